using ArticleArchive.Parsing.Formats;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Claims;

/// <summary>Finds the claims of an article: sentences, their quotations, who said them, what sort they are.</summary>
/// <remarks>Each step is a pure function of the one before; trained models may later vote beside the rules in each.</remarks>
internal static class ClaimExtractor
{
    /// <param name="reading">The reading text.</param>
    /// <param name="blocks">Its blocks; only those with <see cref="ArticleBlock.IsBody"/> give claims.</param>
    /// <param name="unsafeSpans">Spans of the reading text that are damaged or repaired: a claim touching one is not quotable.</param>
    /// <param name="published">The day of publication, which "last week" is reckoned from; null when unknown.</param>
    public static IReadOnlyList<ParsedClaim> Extract(
        string reading, IReadOnlyList<ArticleBlock> blocks, IReadOnlyList<TextSpan> unsafeSpans, DateOnly? published = null) => Extract(reading, blocks, unsafeSpans, published, out _);

    /// <inheritdoc cref="Extract(string, IReadOnlyList{ArticleBlock}, IReadOnlyList{TextSpan}, DateOnly?)"/>
    /// <param name="reading">The reading text.</param>
    /// <param name="blocks">Its blocks.</param>
    /// <param name="unsafeSpans">What is not safe to quote.</param>
    /// <param name="published">The day of publication.</param>
    /// <param name="isWhole">False when <see cref="ParseLimits"/> ended the search before the text's end.</param>
    public static IReadOnlyList<ParsedClaim> Extract(
        string reading, IReadOnlyList<ArticleBlock> blocks, IReadOnlyList<TextSpan> unsafeSpans, DateOnly? published, out bool isWhole)
    {
        var claims = new List<ParsedClaim>();
        var names = new NameIndex();
        var details = new ClaimDetails(reading, published, names.Complete);
        var unsafePlaces = new UnsafePlaces(unsafeSpans);
        var isEnglish = Statements.IsEnglish(reading);
        var labels = SpeakerLabels.Speakers(reading, blocks);
        Speech? running = null;
        var sentences = 0;
        for (var i = 0; i < blocks.Count && sentences < ParseLimits.MostSentences; i++)
        {
            if (!blocks[i].IsBody)
                continue;
            var speeches = Speeches.Read(reading, blocks[i], NextBody(blocks, i), names, running, labels, SpeakerLabels.SourceBehind(reading, blocks, i), ParseLimits.MostSentences - sentences);
            running = speeches.Running;
            sentences += speeches.Sentences.Count;
            foreach (var sentence in speeches.Sentences)
                AddClaims(claims, reading, blocks[i], i, sentence, unsafePlaces, isEnglish, details);
        }

        isWhole = sentences < ParseLimits.MostSentences && claims.Count < ParseLimits.MostClaims;
        return claims;
    }

    private static TextSpan? NextBody(IReadOnlyList<ArticleBlock> blocks, int i) =>
        i + 1 < blocks.Count && blocks[i + 1].IsBody ? blocks[i + 1].Span : null;

    private static void AddClaims(
        List<ParsedClaim> claims, string reading, ArticleBlock block, int blockIndex, SpokenSentence sentence, UnsafePlaces unsafePlaces, bool isEnglish, ClaimDetails details)
    {
        if (claims.Count == ParseLimits.MostClaims)
            return;
        var tokens = sentence.Tokens;
        var isEnded = SentenceMarks.IsEnd(LastMark(reading, tokens.Span));
        if (!Statements.Contain(tokens, isEnglish, isEnded) || (isEnglish && sentence.Form == ClaimForm.Author && Statements.IsInstruction(tokens)))
            return;

        var parent = claims.Count;
        claims.Add(Claim(tokens, sentence.Form, sentence.Speech, sentence.Why, parent: null));
        foreach (var part in sentence.Quoted.Take(ParseLimits.MostClaims - claims.Count))
        {
            var words = new Tokens(reading, part.Content);
            claims.Add(Claim(words, ClaimForm.DirectQuote, part.Speech, [$"{Tokens.CountWords(reading, part.Content)} words between quotation marks", .. part.Speech.Why], parent));
        }

        ParsedClaim Claim(Tokens of, ClaimForm form, Speech? speech, IReadOnlyList<string> because, int? parent)
        {
            var nature = Nature.Of(reading, of);
            var polarity = Stance.Polarity(of);
            var certainty = Stance.Certainty(of);
            var why = new List<string>(because);
            foreach (var reason in new[] { nature.Because, polarity.Because, certainty.Because })
            {
                if (reason is not null)
                    why.Add(reason);
            }

            if (why.Count == 0)
                why.Add("a statement of the body");
            return details.AddTo(new ParsedClaim
            {
                Span = of.Span,
                Text = of.Span.In(reading),
                Section = block.Section,
                Block = blockIndex,
                Parent = parent,
                Form = form,
                Nature = nature.Value,
                Polarity = polarity.Value,
                Certainty = certainty.Value,
                Speaker = speech?.Speaker,
                Cue = speech?.Cue,
                Confidence = Confidence(form, speech, nature.Value),
                IsQuotable = !unsafePlaces.Touch(of.Span),
                Why = why,
            });
        }
    }

    // Not fitted: an order of trust. Rules that saw a marker are surer than the fact that is left over.
    private static double Confidence(ClaimForm form, Speech? speech, ClaimNature nature)
    {
        var known = form == ClaimForm.Author ? 0.8 : speech?.Speaker?.Confidence ?? 0.6;
        return Math.Round(nature == ClaimNature.Fact ? known * 0.9 : known, 2);
    }

    private static char LastMark(string reading, TextSpan span)
    {
        for (var i = span.End - 1; i >= span.Start; i--)
        {
            if (char.IsLetterOrDigit(reading[i]) || SentenceMarks.IsEnd(reading[i]))
                return reading[i];
        }

        return ' ';
    }
}
