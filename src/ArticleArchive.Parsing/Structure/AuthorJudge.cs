using ArticleArchive.Parsing.Models;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Structure;

/// <summary>Says which of the names on a page is its author's, where no byline does: boosted trees over <see cref="AuthorFeatures"/>.</summary>
/// <remarks>
/// The weights are the resource <c>authors.weights</c>, written by <c>train-authors</c> in tests/ArticleArchive.Benchmarks. A name
/// that a rule found is asked for less than one that nothing but the score speaks for: nobody shall be made an author who is none.
/// </remarks>
internal sealed class AuthorJudge(BoostedTrees trees)
{
    /// <summary>
    /// The least score, as a logit, of a name that no rule found. The fit is shy: cross-validated, of the names between this and 0
    /// two in three were the author's, and below it fewer than half.
    /// </summary>
    public const float Least = -0.5f;

    /// <summary>The least score of a name that a rule found.</summary>
    public const float LeastOfRule = -0.5f;

    private const string Resource = "authors.weights";

    // Co-authors stand beside each other, and each is beyond doubt.
    private const float LeastOfFellow = 1;
    private const int FellowReach = 2;

    private static readonly Lazy<AuthorJudge> FromResource = new(() => new AuthorJudge(BoostedTrees.Embedded(Resource, AuthorFeatures.Names)));

    /// <summary>With the weights that ship.</summary>
    public static AuthorJudge Shipped => FromResource.Value;

    /// <param name="text">Page text and reading text.</param>
    /// <param name="drafts">The blocks of the reading text; the one that is nothing but the author's name is marked.</param>
    /// <param name="bodyStart">Index of the body's first block.</param>
    /// <param name="title">The headline; empty for none.</param>
    /// <param name="smallWords">The words that the body writes with a small first letter.</param>
    /// <param name="byRules">What the rules found.</param>
    /// <returns>The authors; empty when none is likely.</returns>
    public List<StatedValue> Decide(EditedText text, List<DraftBlock> drafts, int bodyStart, string title, HashSet<string> smallWords, List<StatedValue> byRules)
    {
        var keys = byRules.ConvertAll(value => TitleReader.Key(value.Value));
        var page = AuthorCandidates.Find(text, drafts, bodyStart, title, keys);
        var features = new AuthorFeatures(page, title, smallWords, keys);
        var scored = page.Candidates.ConvertAll(candidate => (Candidate: candidate, Score: trees.Score(features.Of(candidate))));
        if (byRules.Count > 0)
        {
            var known = scored.Where(entry => keys.Contains(entry.Candidate.Key, StringComparer.Ordinal)).ToList();
            if (known.Count == 0 || known.Max(entry => entry.Score) >= LeastOfRule)
                return byRules;
            foreach (var draft in drafts.Where(draft => draft.Kind == BlockKind.Byline))
                draft.Kind = null;
        }

        // Someone whom the text speaks of is not its author.
        scored.RemoveAll(entry => entry.Score < Least || features.IsWrittenSmall(entry.Candidate) || features.TimesSpokenOf(entry.Candidate) > 0);
        if (scored.Count == 0)
            return [];
        var first = scored.MaxBy(entry => entry.Score).Candidate;
        var best = features.Best(first).Line;
        return scored
            .Where(entry => entry.Candidate == first || entry.Score >= LeastOfFellow)
            .Select(entry => features.Best(entry.Candidate))
            .Where(mention => Math.Abs(mention.Line - best) <= FellowReach)
            .Select(mention => Value(page, drafts, mention))
            .ToList();
    }

    private static StatedValue Value(AuthorPage page, List<DraftBlock> drafts, AuthorMention mention)
    {
        var line = page.Lines[mention.Line];
        var mentioned = WithDegree(page.Text.Page, line.Span, mention.Span);
        var name = mentioned.In(page.Text.Page).Replace('\u00A0', ' ');
        var words = line.Span.In(page.Text.Page).Replace('\u00A0', ' ');
        var basis = $"of the names on the page the likeliest, by the line “{(words.Length > 100 ? words[..100] + "…" : words)}”";
        var span = page.Text.ToReading(mentioned);
        if (line.RemovalClass is not null || span.In(page.Text.Reading) != mentioned.In(page.Text.Page))
            return new StatedValue(name, Origin.Derived, basis + ", among the lines that were taken out");
        // A line of the article that is nothing but the author's name is no text of it.
        if (drafts.Find(draft => draft.Span == span) is { Kind: null } whole)
            whole.Kind = BlockKind.Byline;
        return new StatedValue(name, Origin.Derived, basis, span);
    }

    // "Jane Roe, MD, PhD": degrees belong to the name as it is printed.
    private static TextSpan WithDegree(string page, TextSpan line, TextSpan name)
    {
        while (name.End + 1 < line.End && page[name.End] == ',')
        {
            var stop = page.IndexOf(',', name.End + 1, line.End - name.End - 1);
            var part = new TextSpan(name.End + 1, stop < 0 ? line.End : stop);
            if (!PersonalNames.IsDegree(part.In(page)))
                break;
            name = new TextSpan(name.Start, part.End);
        }

        return name;
    }
}
