using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Claims;

/// <summary>Decides which proposals are kept and how sure they are.</summary>
internal static class AttributionVote
{
    private const double Least = 0.5;

    /// <returns>The kept proposals with their confidence, in the order of their contents: one a cue, and none that cuts across another.</returns>
    public static IReadOnlyList<(Proposal Proposal, double Confidence)> Keep(BlockSpeeches speeches)
    {
        var judged = speeches.Attributions.Select(proposal => (Proposal: proposal, Confidence: Confidence(proposal))).Where(entry => entry.Confidence >= Least)
            .OrderByDescending(entry => entry.Confidence).ThenBy(entry => entry.Proposal.Content.Start).ToList();
        var kept = new List<(Proposal Proposal, double Confidence)>();
        var places = new BySentence<Proposal>(speeches.Sentences);
        foreach (var entry in judged)
        {
            var reach = Reach(entry.Proposal);
            var (first, last) = places.Range(reach);
            var clashes = false;
            for (var i = first; i <= last && !clashes; i++)
                clashes = places.At(i).Any(other => Clash(entry.Proposal, other));
            if (clashes)
                continue;
            kept.Add(entry);
            places.Add(reach, entry.Proposal);
        }

        return [.. kept.OrderBy(entry => entry.Proposal.Content.Start).ThenByDescending(entry => entry.Proposal.Content.End)];
    }

    // The content with its cue.
    private static TextSpan Reach(Proposal proposal) => proposal.Cue is { } cue ? new TextSpan(Math.Min(cue.Start, proposal.Content.Start), Math.Max(cue.End, proposal.Content.End)) : proposal.Content;

    private static bool Clash(Proposal one, Proposal other)
    {
        if (one.Cue is { } cue && other.Cue is { } otherCue && cue.Overlaps(otherCue))
            return true;
        if (one.Content == other.Content)
            return true;
        return one.Content.Overlaps(other.Content) && !one.Content.Contains(other.Content) && !other.Content.Contains(one.Content);
    }

    private static double Confidence(Proposal proposal)
    {
        var rule = proposal.Rule switch
        {
            FrameRule.Quoted or FrameRule.Labelled => 0.95,
            FrameRule.Carried => 0.8,
            FrameRule.That or FrameRule.Trailing or FrameRule.According or FrameRule.As => 0.9,
            FrameRule.Bare => 0.8,
            FrameRule.NounThat or FrameRule.Question or FrameRule.Label or FrameRule.Preposition or FrameRule.Passive => 0.7,
            FrameRule.Adjective or FrameRule.Infinitive or FrameRule.Moved => 0.6,
            FrameRule.Gerund or FrameRule.NounOf => 0.55,
            _ => 0.4,
        };
        return proposal.Source.Kind == MentionKind.Noun ? rule - 0.1 : rule;
    }
}
