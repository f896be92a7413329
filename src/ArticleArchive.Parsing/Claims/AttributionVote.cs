using ArticleArchive.Parsing.Models;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Claims;

/// <summary>Decides which proposals are kept and how sure they are: a logistic regression over what <see cref="AttributionFeatures"/> sees.</summary>
/// <remarks>The weights are fitted by the benchmarks' command <c>train-claims</c> (docs/claims.md).</remarks>
internal sealed class AttributionVote(LinearModel weights, AttributionTagger tagger, double least = AttributionVote.Least)
{
    public const string ResourceName = "attribution.weights";

    private static readonly System.Collections.Frozen.FrozenSet<string> Unreal = Claims.Words.Set("not never neither nor cannot will would could may might should");

    // F1 on the hold-out hardly changes between 0.3 and 0.6; precision does, and other people's texts are harder.
    public const double Least = 0.5;

    // Marks and a cue beside them are plain also in languages that the articles of the fit are not in.
    private const double LeastQuoted = 0.6;

    // No rule stands behind it, and the articles of the fit are fuller of attributions than most texts.
    private const double LeastTagged = 0.8;

    private static readonly Lazy<AttributionVote> s_shipped = new(() => new AttributionVote(LinearModel.Embedded(ResourceName, AttributionFeatures.Space, AttributionFeatures.Classes), AttributionTagger.Shipped));

    /// <summary>With the weights that the program carries.</summary>
    public static AttributionVote Shipped => s_shipped.Value;

    /// <returns>The kept proposals with their confidence, in the order of their contents: one a cue, and none that cuts across another.</returns>
    public IReadOnlyList<(Proposal Proposal, double Confidence)> Keep(string text, BlockSpeeches speeches)
    {
        var candidates = new Candidates(speeches, tagger);
        var features = new AttributionFeatures(text, candidates);
        var judged = candidates.All.Where(proposal => IsPossible(text, proposal, speeches.Quotations)).Select(proposal => (Proposal: proposal, Confidence: Confidence(features, proposal))).Where(entry => entry.Confidence >= least)
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

    // The label of a turn and the marks around a quotation are no guess.
    private double Confidence(AttributionFeatures features, Proposal proposal)
    {
        if (proposal.Rule == FrameRule.Labelled || (proposal.Rule == FrameRule.Quoted && proposal.Source.Kind == MentionKind.None))
            return 0.9;
        var likely = 1 / (1 + Math.Exp(-weights.Score(features.Of(proposal))));
        return proposal.Rule switch
        {
            FrameRule.Quoted => Math.Max(LeastQuoted, likely),
            FrameRule.Tagged when likely < LeastTagged => 0,
            _ => likely,
        };
    }

    // What no weight may outvote. Quotations and turns have their bounds from their marks.
    private static bool IsPossible(string text, Proposal proposal, IReadOnlyList<Quotation> quotations) =>
        proposal.Rule is FrameRule.Quoted or FrameRule.Carried or FrameRule.Labelled
        || !(IsUnreal(text, proposal) || CutsAcrossQuotation(proposal, quotations) || GoesOnUnquoted(proposal, quotations) || EndsOpen(text, proposal.Content));

    // "did not say that", "could not confirm that", "will say on Monday that", "whether Bell said": nobody said it.
    private static bool IsUnreal(string text, Proposal proposal)
    {
        if (proposal.Cue is not { } cue || proposal.Source.Kind == MentionKind.None || proposal.Source.Span.Start >= cue.Start)
            return false;
        var between = new Tokens(text, new TextSpan(Math.Min(proposal.Source.Span.End, cue.Start), cue.Start));
        for (var i = between.Count - 1; i >= Math.Max(0, between.Count - LongestChain) && between.IsWord(i); i--)
        {
            if (Unreal.Contains(between.Lower(i)) || between.Lower(i).EndsWith("n't", StringComparison.Ordinal))
                return true;
        }

        var before = new Tokens(text, new TextSpan(Math.Max(0, proposal.Source.Span.Start - 12), Math.Min(text.Length, proposal.Source.Span.End)));
        return before.Words().Any(word => word is "whether" or "if" or "unless" or "neither");
    }

    // "to withdraw from the": what was said does not end before the noun that its last word announces.
    private static bool EndsOpen(string text, TextSpan content)
    {
        var start = content.End;
        while (start > content.Start && char.IsLetter(text[start - 1]))
            start--;
        return text.AsSpan(start, content.End - start) is "the" or "a" or "an" or "of" or "its" or "their" or "and" or "or";
    }

    // "has not so far publicly said"
    private const int LongestChain = 5;

    // The mark that closes a quotation takes a comma or stop before it along.
    private const int ClosingMarks = 3;

    // What was said holds a quotation whole, is inside it, or is beside it: one that leaves a quotation in the middle has run over its frame.
    private static bool CutsAcrossQuotation(Proposal proposal, IReadOnlyList<Quotation> quotations) => proposal.Parts.Any(part => quotations.Any(quotation =>
        quotation.IsClosed && part.Overlaps(quotation.Content)
        && (part.Start >= quotation.Content.Start ? part.End > quotation.Outer.End : part.End < quotation.Content.End - ClosingMarks)));

    // “C,” said S, who sat in the hall: behind the frame of a quotation only another quotation is said.
    private static bool GoesOnUnquoted(Proposal proposal, IReadOnlyList<Quotation> quotations) =>
        proposal.Parts.Count > 1
        && proposal.Parts.Any(part => quotations.Any(quotation => quotation.Outer.Contains(part)))
        && proposal.Parts.Any(part => !quotations.Any(quotation => quotation.Content.Overlaps(part)));

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
}
