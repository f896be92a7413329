using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Claims;

/// <summary>Finds the claims of an article.</summary>
internal static class ClaimExtractor
{
    /// <param name="reading">The reading text.</param>
    /// <param name="blocks">Its blocks; only those with <see cref="ArticleBlock.IsBody"/> give claims.</param>
    /// <param name="unsafeSpans">Spans of the reading text that are damaged or repaired: a claim touching one is not quotable.</param>
    public static IReadOnlyList<ParsedClaim> Extract(
        string reading, IReadOnlyList<ArticleBlock> blocks, IReadOnlyList<TextSpan> unsafeSpans)
    {
        var claims = new List<ParsedClaim>();
        for (var i = 0; i < blocks.Count; i++)
        {
            if (!blocks[i].IsBody)
                continue;
            foreach (var sentence in SentenceSplitter.Split(reading, blocks[i].Span))
            {
                claims.Add(new ParsedClaim
                {
                    Span = sentence,
                    Text = sentence.In(reading),
                    Section = blocks[i].Section,
                    Block = i,
                    Form = ClaimForm.Author,
                    Nature = ClaimNature.Fact,
                    Confidence = 0.5,
                    IsQuotable = !unsafeSpans.Any(sentence.Overlaps),
                    Why = ["a sentence of the body"],
                });
            }
        }

        return claims;
    }
}
