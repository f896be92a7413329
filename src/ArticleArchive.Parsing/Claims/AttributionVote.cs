using ArticleArchive.Parsing.Models;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Claims;

/// <summary>Decides which proposals are kept and how sure they are: a logistic regression over what <see cref="AttributionFeatures"/> sees.</summary>
/// <remarks>The weights are fitted by the benchmarks' command <c>train-claims</c> (docs/claims.md).</remarks>
internal sealed class AttributionVote(LinearModel weights, AttributionTagger tagger, double least = AttributionVote.Least)
{
    public const string ResourceName = "attribution.weights";

    // F1 on the hold-out hardly changes between 0.3 and 0.6; precision does, and other people's texts are harder.
    public const double Least = 0.5;

    // Marks and a cue beside them, and a verb of saying before its "that", are plain also in languages that the articles of the fit are not in.
    private const double LeastQuoted = 0.6;

    // No rule stands behind it, and the articles of the fit are fuller of attributions than most texts.
    private const double LeastTagged = 0.8;

    // With a quotation in it the marks stand behind it.
    private const double LeastTaggedQuoted = 0.5;

    private static readonly Lazy<AttributionVote> s_shipped = new(() => new AttributionVote(LinearModel.Embedded(ResourceName, AttributionFeatures.Space, AttributionFeatures.Classes), AttributionTagger.Shipped));

    /// <summary>With the weights that the program carries.</summary>
    public static AttributionVote Shipped => s_shipped.Value;

    /// <returns>The kept proposals with their confidence, in the order of their contents: one a cue, and none that cuts across another.</returns>
    public IReadOnlyList<(Proposal Proposal, double Confidence)> Keep(string text, BlockSpeeches speeches)
    {
        var candidates = new Candidates(speeches, tagger);
        var features = new AttributionFeatures(text, candidates);
        var judged = candidates.All.Where(proposal => AttributionBounds.Allow(text, proposal, speeches)).Select(proposal => (Proposal: proposal, Confidence: Confidence(text, speeches, features, proposal))).Where(entry => entry.Confidence >= least)
            .OrderByDescending(entry => entry.Confidence).ThenBy(entry => entry.Proposal.Content.Start).ToList();
        var kept = new List<(Proposal Proposal, double Confidence)>();
        var places = new BySentence<Proposal>(speeches.Sentences);
        foreach (var entry in judged)
        {
            var reach = Reach(entry.Proposal);
            var (first, last) = places.Range(reach);
            var clashes = false;
            for (var i = first; i <= last && !clashes; i++)
                clashes = places.At(i).Any(other => Clash(entry.Proposal, other) || Repeats(entry.Proposal, other));
            if (clashes)
                continue;
            kept.Add(entry);
            places.Add(reach, entry.Proposal);
        }

        return [.. kept.OrderBy(entry => entry.Proposal.Content.Start).ThenByDescending(entry => entry.Proposal.Content.End)];
    }

    // The label of a turn and the marks around a quotation are no guess.
    private double Confidence(string text, BlockSpeeches speeches, AttributionFeatures features, Proposal proposal)
    {
        if (proposal.Rule == FrameRule.Labelled || (proposal.Rule == FrameRule.Quoted && proposal.Source.Kind == MentionKind.None))
            return 0.9;
        var likely = 1 / (1 + Math.Exp(-weights.Score(features.Of(proposal))));
        return proposal.Rule switch
        {
            FrameRule.Quoted => Math.Max(LeastQuoted, likely),
            FrameRule.That when Cues.IsForeign(proposal.CueWord) => Math.Max(LeastQuoted, likely),
            FrameRule.Tagged when likely < (speeches.FormOf(proposal, text) == ClaimForm.Indirect ? LeastTagged : LeastTaggedQuoted) => 0,
            _ => likely,
        };
    }

    // The content with its cue.
    private static TextSpan Reach(Proposal proposal) => proposal.Cue is { } cue ? new TextSpan(Math.Min(cue.Start, proposal.Content.Start), Math.Max(cue.End, proposal.Content.End)) : proposal.Content;

    // The tagger finds a second cue for what a rule has read already.
    private static bool Repeats(Proposal one, Proposal other) => one.Rule == FrameRule.Tagged && other.Rule != FrameRule.Tagged && one.Source.Span == other.Source.Span && one.Content.Start == other.Content.Start;

    private static bool Clash(Proposal one, Proposal other)
    {
        if (one.Cue is { } cue && other.Cue is { } otherCue && cue.Overlaps(otherCue))
            return true;
        if (one.Content == other.Content)
            return true;
        return one.Content.Overlaps(other.Content) && !one.Content.Contains(other.Content) && !other.Content.Contains(one.Content);
    }
}
