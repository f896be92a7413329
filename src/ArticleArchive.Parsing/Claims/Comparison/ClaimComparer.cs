using ArticleArchive.Parsing.Models;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Claims.Comparison;

/// <summary>Says what one claim is to another, and why.</summary>
/// <remarks>
/// The score is fitted; the relation follows from it by rules, so that a changed figure, date, name or word or a negation is never
/// taken for the same, whatever the score.
/// </remarks>
public static class ClaimComparer
{
    /// <summary>From here on two statements are likely of one matter: 96 in 100 of the own pairs among as many alike ones of other claims (<c>train-claims</c> prints the bands).</summary>
    public const double LikelyOneMatter = 0.98;

    /// <summary>From here on they are possibly of one matter (69 in 100), below it rarely (22 in 100).</summary>
    public const double PossiblyOneMatter = 0.9;

    internal const string WeightsName = "comparison.weights";

    // From here on they are held to be about the same matter, or at least related; both read off the labelled pairs.
    private const double SameMatter = 0.5, Related = 0.2;

    // How much of the shorter and of the longer statement must correspond for one to stand for the other.
    private const float LeastContained = 0.72f, LeastCovered = 0.4f;

    // Less than this in common, and a clash says nothing of the statements as wholes.
    private const float LeastOfClash = 0.45f;

    // What is not known to be of one thing is never surer than this, however many words are shared.
    private const double OtherMatter = 0.45;

    internal static readonly string[] Classes = ["other matter", "same matter"];

    // With another word beside it, a figure must clash within a statement that is otherwise much the same.
    private const float LeastWithWord = 0.55f;

    private static readonly Lazy<LinearModel> s_model = new(() => LinearModel.Embedded(WeightsName, SideBySide.Space, Classes));

    /// <summary>Compares two statements.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other; changed round, the relation is the same.</param>
    public static ClaimComparison Compare(ClaimProfile left, ClaimProfile right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return Compare(new SideBySide(left, right), Model);
    }

    /// <summary>The weights that ship.</summary>
    internal static LinearModel Model => s_model.Value;

    /// <param name="pair">The two.</param>
    /// <param name="model">The weights of the score.</param>
    /// <param name="isOneMatter">True where they were laid side by side as being of one matter, so that it need not be found.</param>
    internal static ClaimComparison Compare(SideBySide pair, LinearModel model, bool isOneMatter = false)
    {
        var vector = new FeatureVector(SideBySide.Space);
        pair.AddTo(vector);
        return Decide(pair, 1 / (1 + Math.Exp(-model.Score(vector))), isOneMatter);
    }

    private static ClaimComparison Decide(SideBySide pair, double score, bool isOneMatter)
    {
        var aligned = Aligned(pair);
        var why = new List<string>();
        // What the fitted score cannot know: identical words are the same matter.
        if (pair.Dice > 0.9f)
            score = Math.Max(score, 0.9);
        if (score < Related || aligned.Count == 0)
            return new ClaimComparison(ClaimRelation.None, score, aligned, null, ["little in common"]);

        var contained = Math.Max(pair.CoverLeft, pair.CoverRight);
        var antonyms = pair.Clashes.Where(clash => clash.Kind == ClashKind.Antonym).ToList();
        // "Denied" against "confirmed" is one contrary, not a contrary and a denial.
        var isTwice = antonyms.Any(clash => clash.Spans.Left == pair.Left.Cue || clash.Spans.Right == pair.Right.Cue);
        var isContrary = isTwice || pair.Left.IsDenied != pair.Right.IsDenied != (antonyms.Count % 2 == 1);
        // "Not guilty" and "innocent": the contrary and the negation make up for each other.
        var isMadeUpFor = antonyms.Count == 1 && !isContrary && pair.Left.IsDenied != pair.Right.IsDenied;
        if (isMadeUpFor)
            antonyms.Clear();
        var other = pair.Clashes.FirstOrDefault(clash => clash.Kind is ClashKind.Name or ClashKind.Roles) is { Spans: var name } named && name != default ? named : (Clash?)null;
        var figure = First(pair, ClashKind.Figure);
        // "Took no money" against "took 250,000 euros": the figure stands where the denied noun does, so no other word has replaced it.
        var none = First(pair, ClashKind.NoneOf);
        var word = none is null ? First(pair, ClashKind.Word) ?? First(pair, ClashKind.Direction) : null;
        var tense = First(pair, ClashKind.Tense);
        why.Add(Common(pair, aligned));

        if (other is { } changed)
        {
            why.Insert(0, changed.Kind == ClashKind.Roles ? $"“{changed.Spans.Left.In(pair.Left.Text)}” has another part in it" : Instead(pair, changed));
            return new ClaimComparison(ClaimRelation.Related, score, aligned, changed.Spans, why);
        }

        var isOpposite = score >= (none is null ? SameMatter : Related) && isContrary && contained >= LeastOfClash && (word is null || contained >= LeastContained);
        var isDiffering = score >= SameMatter && figure is not null && contained >= LeastOfClash && (word is null || contained >= LeastWithWord) && !isContrary;
        if (!isOneMatter && (isOpposite || isDiffering) && SharedMatter.Missing(pair, isOpposite && antonyms.Count == 0 && none is null) is { } missing)
        {
            why.Insert(0, missing.Reason);
            return new ClaimComparison(ClaimRelation.Related, missing.IsOtherMatter ? Math.Min(score, OtherMatter) : score, aligned, null, why);
        }

        if (isOpposite)
        {
            var clash = antonyms.Count > 0 ? antonyms[0].Spans : none?.Spans ?? Denial(pair);
            why.Insert(0, antonyms.Count > 0 ? $"{Instead(pair, antonyms[0])}: the contrary" : none is { } nothing ? Instead(pair, nothing) : Denies(pair));
            return new ClaimComparison(ClaimRelation.Opposite, score, aligned, clash, why);
        }

        if (isDiffering && figure is { } differing)
        {
            why.Insert(0, Instead(pair, differing));
            return new ClaimComparison(ClaimRelation.FiguresDiffer, score, aligned, differing.Spans, why);
        }

        var isPassedOn = score >= SameMatter && !isContrary && figure is null && antonyms.Count == 0 && pair.Left.IsDoubted != pair.Right.IsDoubted
            && contained >= (word is null ? LeastOfClash : LeastWithWord);
        if (!isPassedOn && ((word ?? figure ?? tense ?? (antonyms.Count > 0 ? antonyms[0] : (Clash?)null)) is not null || isContrary))
        {
            var found = word ?? figure ?? (antonyms.Count > 0 ? antonyms[0] : (Clash?)null) ?? (isContrary ? null : tense);
            why.Insert(0, found is { } shown ? Instead(pair, shown) : Denies(pair));
            return new ClaimComparison(ClaimRelation.Related, score, aligned, found?.Spans ?? Denial(pair), why);
        }

        if (isPassedOn)
        {
            var doubted = pair.Left.IsDoubted ? pair.Left : pair.Right;
            var cue = doubted.Cue ?? new TextSpan(0, 0);
            why.Insert(0, $"“{cue.In(doubted.Text)}”: one only passes it on");
            return new ClaimComparison(ClaimRelation.Reports, score, aligned, pair.Left.IsDoubted ? new SpanPair(cue, default) : new SpanPair(default, cue), why);
        }

        if (score >= SameMatter && contained >= (isMadeUpFor ? LeastWithWord : LeastContained) && Math.Min(pair.CoverLeft, pair.CoverRight) >= LeastCovered)
            return new ClaimComparison(ClaimRelation.Same, score, aligned, null, why);
        why.Insert(0, "each says something that the other does not");
        return new ClaimComparison(ClaimRelation.Related, score, aligned, null, why);
    }

    private static Clash? First(SideBySide pair, ClashKind kind)
    {
        foreach (var clash in pair.Clashes)
        {
            if (clash.Kind == kind)
                return clash;
        }

        return null;
    }

    private static List<SpanPair> Aligned(SideBySide pair)
    {
        var aligned = new List<SpanPair>();
        for (var i = 0; i < pair.Left.Words.Length; i++)
        {
            if (pair.Alignment.ToRight[i] is >= 0 and var k)
                aligned.Add(new SpanPair(pair.Left.Words[i].Span, pair.Right.Words[k].Span));
        }

        return aligned;
    }

    private static string Common(SideBySide pair, List<SpanPair> aligned) =>
        "both have " + string.Join(", ", aligned.Take(6).Select(span => $"“{span.Left.In(pair.Left.Text)}”")) + (aligned.Count > 6 ? " and more" : "")
        + (pair.FiguresAgree > 0 ? "; their figures agree" : "");

    private static string Instead(SideBySide pair, Clash clash) => $"“{clash.Spans.Left.In(pair.Left.Text)}” here, “{clash.Spans.Right.In(pair.Right.Text)}” there";

    private static SpanPair Denial(SideBySide pair)
    {
        var denied = pair.Left.IsDenied ? pair.Left : pair.Right;
        var span = denied.NegationSpan ?? denied.Cue ?? new TextSpan(0, 0);
        return pair.Left.IsDenied ? new SpanPair(span, default) : new SpanPair(default, span);
    }

    private static string Denies(SideBySide pair)
    {
        var denied = pair.Left.IsDenied ? pair.Left : pair.Right;
        // The content of a denial does not have its cue.
        return (denied.NegationSpan ?? denied.Cue) is { } cue ? $"“{cue.In(denied.Text)}” denies what the other affirms" : "one is said to be so, the other is denied";
    }
}
