using System.Security.Cryptography;
using System.Text;
using ArticleArchive.Parsing.Claims;
using ArticleArchive.Parsing.Claims.Judgement;
using ArticleArchive.Parsing.Models;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing;

/// <summary>What a person said of a claim.</summary>
/// <param name="Text">The claim's words.</param>
/// <param name="Nature">What sort of statement it is; null where it is no claim.</param>
/// <param name="Group">What it comes from: of one article's claims, none is learned from and measured on beside another.</param>
public sealed record ClaimCorrection(string Text, ClaimNature? Nature, string Group);

/// <summary>Weights that learnt from corrections, and whether they are any better.</summary>
/// <param name="Weights">Fitted on what was not held out, so that the figures are theirs.</param>
/// <param name="Learned">How many corrections they learned from.</param>
/// <param name="HeldOut">How many they were measured on.</param>
/// <param name="Before">With how many of these the weights before agree.</param>
/// <param name="After">With how many the new ones agree.</param>
public sealed record RetrainingResult(ClaimWeights Weights, int Learned, int HeldOut, int Before, int After);

/// <summary>
/// Fits the weights that ship to what people said of an archive's claims. The two logistic regressions of nature and worth are fitted anew
/// on the corrections, held to the shipped weights by a penalty; words that no correction holds keep theirs.
/// </summary>
/// <remarks>A pure function without a random part: the same corrections give the same weights.</remarks>
public static class ClaimRetraining
{
    /// <summary>Fewer corrections than this teach nothing that could be measured.</summary>
    public const int LeastCorrections = 60;

    /// <summary>Fewer are no measure.</summary>
    public const int LeastHeldOut = 12;

    private const double HeldOutShare = 0.2;

    // About the weight that the penalty of the shipped fits has beside their 2,400 sentences.
    private const double Penalty = 1.2;

    /// <summary>True for texts whose claims the weights judge: those in English.</summary>
    public static bool Reads(string readingText) => Statements.IsEnglish(readingText);

    /// <param name="corrections">In any order; of the same words twice, the last counts.</param>
    /// <returns>Null where there are too few, or all from one article, so that none can be held out.</returns>
    public static RetrainingResult? Fit(IReadOnlyList<ClaimCorrection> corrections)
    {
        ArgumentNullException.ThrowIfNull(corrections);
        var examples = corrections.GroupBy(correction => correction.Text, StringComparer.Ordinal).Select(same => same.Last())
            .OrderBy(correction => correction.Text, StringComparer.Ordinal).ToList();
        var held = HoldOut(examples);
        if (examples.Count < LeastCorrections || held.Count < LeastHeldOut || held.Count > examples.Count / 2)
            return null;
        var shipped = SentenceModel.Shipped;
        var weights = Fit([.. examples.Except(held)], shipped);
        return new RetrainingResult(weights, examples.Count - held.Count, held.Count, Agreeing(held, shipped), Agreeing(held, weights));
    }

    // Whole articles, chosen by a hash, so that more corrections do not move what was held out before.
    private static List<ClaimCorrection> HoldOut(List<ClaimCorrection> examples)
    {
        var held = new List<ClaimCorrection>();
        foreach (var group in examples.GroupBy(correction => correction.Group, StringComparer.Ordinal)
            .OrderBy(group => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(group.Key))), StringComparer.Ordinal))
        {
            if (held.Count >= Math.Max(LeastHeldOut, examples.Count * HeldOutShare))
                break;
            held.AddRange(group);
        }

        return held;
    }

    private static ClaimWeights Fit(List<ClaimCorrection> corrections, ClaimWeights shipped)
    {
        var natures = new TrainingSet(SentenceFeatures.Space, SentenceModel.Natures);
        var worths = new TrainingSet(SentenceFeatures.Space, SentenceModel.Worths);
        var features = new SentenceFeatures();
        Span<float> scores = stackalloc float[SentenceModel.Worths.Count];
        foreach (var correction in corrections)
        {
            var tokens = TokensOf(correction.Text);
            features.Measure(tokens, Nature.Of(correction.Text, tokens).Value);
            natures.Add(features.Vector, correction.Nature is { } nature ? (int)nature : SentenceModel.Natures.Count - 1, 1, correction.Group);
            // Nobody says how much a claim is worth. What was let stand keeps the worth that it had, lest the rejected ones pull everything down.
            shipped.Worth.Score(features.Vector, scores);
            worths.Add(features.Vector, correction.Nature is null ? 0 : scores.IndexOf(Highest(scores)), 1, correction.Group);
        }

        var penalty = Penalty / corrections.Count;
        return new ClaimWeights(
            LogisticRegression.Fit(natures, static _ => true, penalty, prior: shipped.Nature),
            LogisticRegression.Fit(worths, static _ => true, penalty, prior: shipped.Worth));
    }

    // What a person kept must have the nature that it was given; what was rejected must not pass for worth checking.
    private static int Agreeing(List<ClaimCorrection> corrections, ClaimWeights weights)
    {
        var judge = new StatementJudge(isEnglish: true, weights);
        return corrections.Count(correction =>
        {
            var judged = judge.Judge(correction.Text, TokensOf(correction.Text));
            return correction.Nature is { } nature ? !judged.StatesNothing && judged.Nature == nature : judged.StatesNothing || judged.CheckWorthiness < 0.5;
        });
    }

    private static float Highest(ReadOnlySpan<float> scores)
    {
        var highest = scores[0];
        foreach (var score in scores)
            highest = Math.Max(highest, score);
        return highest;
    }

    private static Tokens TokensOf(string text) => new(text, new TextSpan(0, text.Length));
}
