using ArticleArchive.Parsing.Claims.Judgement;
using ArticleArchive.Parsing.Formats;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Claims;

/// <summary>Finds the claims of an article: sentences, their quotations, who said them, what sort they are.</summary>
/// <remarks>Each step is a pure function of the one before.</remarks>
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
    /// <param name="weights">An archive's own weights for what sort of statement it is, or null for those that ship.</param>
    public static IReadOnlyList<ParsedClaim> Extract(
        string reading, IReadOnlyList<ArticleBlock> blocks, IReadOnlyList<TextSpan> unsafeSpans, DateOnly? published, out bool isWhole, ClaimWeights? weights = null) =>
        Extract(reading, blocks, unsafeSpans, published, AttributionVote.Shipped, out isWhole, weights);

    /// <inheritdoc cref="Extract(string, IReadOnlyList{ArticleBlock}, IReadOnlyList{TextSpan}, DateOnly?, out bool, ClaimWeights?)"/>
    /// <param name="reading">The reading text.</param>
    /// <param name="blocks">Its blocks.</param>
    /// <param name="unsafeSpans">What is not safe to quote.</param>
    /// <param name="published">The day of publication.</param>
    /// <param name="vote">Which attributions are believed.</param>
    /// <param name="isWhole">False when the search ended before the text's end.</param>
    /// <param name="weights">An archive's own weights, or null.</param>
    public static IReadOnlyList<ParsedClaim> Extract(
        string reading, IReadOnlyList<ArticleBlock> blocks, IReadOnlyList<TextSpan> unsafeSpans, DateOnly? published, AttributionVote vote, out bool isWhole, ClaimWeights? weights = null)
    {
        var claims = new List<ParsedClaim>();
        var names = new NameIndex();
        var isEnglish = Statements.IsEnglish(reading);
        var units = new ClaimUnits(reading, new UnsafePlaces(unsafeSpans), isEnglish, new StatementJudge(isEnglish, weights), new ClaimDetails(reading, published, names.Complete));
        var resolver = new SpeakerResolver(names);
        var labels = SpeakerLabels.Speakers(reading, blocks);
        var sentences = 0;
        foreach (var (i, speeches) in Read(reading, blocks, labels))
        {
            if (claims.Count == ParseLimits.MostClaims)
                break;
            sentences += speeches.Sentences.Count;
            var attributions = Resolve(reading, vote.Keep(reading, speeches), speeches, resolver, labels);
            units.Add(claims, blocks[i], i, speeches.Sentences, attributions);
        }

        isWhole = sentences < ParseLimits.MostSentences && claims.Count < ParseLimits.MostClaims;
        return claims;
    }

    /// <summary>What could be attributed in each body block: the candidates that the vote decides about.</summary>
    public static IEnumerable<BlockSpeeches> Propose(string reading, IReadOnlyList<ArticleBlock> blocks) => Read(reading, blocks, SpeakerLabels.Speakers(reading, blocks)).Select(block => block.Speeches);

    private static IEnumerable<(int Block, BlockSpeeches Speeches)> Read(string reading, IReadOnlyList<ArticleBlock> blocks, IReadOnlyDictionary<string, string> labels)
    {
        var running = default(Running);
        var answers = Interviews.Answers(reading, blocks);
        var examined = FactCheckLabels.ClaimedBlocks(reading, blocks);
        var sentences = 0;
        for (var i = 0; i < blocks.Count && sentences < ParseLimits.MostSentences; i++)
        {
            if (!blocks[i].IsBody)
                continue;
            var speeches = Speeches.Read(reading, blocks[i], NextBody(blocks, i), running, labels, SpeakerLabels.SourceBehind(reading, blocks, i), answers.TryGetValue(i, out var who) ? who : null, examined.Contains(i), ParseLimits.MostSentences - sentences);
            running = new Running(speeches.Running, speeches.Last(reading));
            sentences += speeches.Sentences.Count;
            yield return (i, speeches);
        }
    }

    // In reading order, since a name counts from the sentence on in which it stands.
    private static List<Attributed> Resolve(
        string reading, IReadOnlyList<(Proposal Proposal, double Confidence)> kept, BlockSpeeches speeches, SpeakerResolver resolver, IReadOnlyDictionary<string, string> labels)
    {
        var result = new List<Attributed>(kept.Count);
        var read = 0;
        foreach (var (proposal, confidence) in kept)
        {
            var end = Math.Max(proposal.Content.End, Math.Max(proposal.Cue?.End ?? 0, proposal.Source.Span.End));
            while (read < speeches.Sentences.Count && speeches.Sentences[read].Span.Start < end)
                resolver.Read(reading, speeches.Sentences[read++]);
            var labelled = proposal.Source.Kind == MentionKind.Label ? labels.GetValueOrDefault(proposal.Source.Span.In(reading)) : null;
            result.Add(new Attributed(proposal, speeches.FormOf(proposal, reading), resolver.Resolve(reading, proposal, labelled), confidence));
        }

        while (read < speeches.Sentences.Count)
            resolver.Read(reading, speeches.Sentences[read++]);
        return result;
    }

    private static TextSpan? NextBody(IReadOnlyList<ArticleBlock> blocks, int i) =>
        i + 1 < blocks.Count && blocks[i + 1].IsBody ? blocks[i + 1].Span : null;
}
