using ArticleArchive.Parsing.Models;

namespace ArticleArchive.Parsing.Claims.Judgement;

/// <summary>What the models say about a sentence.</summary>
/// <param name="Nature">The likeliest nature; null where the sentence most likely states nothing.</param>
/// <param name="Else">The likeliest nature if it states something.</param>
/// <param name="NatureConfidence">0-1: the probability of <paramref name="Nature"/>.</param>
/// <param name="OfRule">0-1: the probability of the nature that the rules say.</param>
/// <param name="Subjectivity">0-1: how likely the words show their writer's stance.</param>
/// <param name="Checkable">0-1: how likely it states something that can be checked.</param>
/// <param name="CheckWorthiness">0-1: the rank for a fact-checker; from 0.5 on where <paramref name="Checkable"/> is.</param>
/// <param name="Because">The words that spoke most for the nature, or null.</param>
/// <param name="Loaded">The words that spoke most for a stance, or null.</param>
/// <param name="Worthy">The words that spoke most for checking it, or null.</param>
internal sealed record SentenceJudgement(
    ClaimNature? Nature, ClaimNature Else, double NatureConfidence, double OfRule, double Subjectivity, double Checkable, double CheckWorthiness, string? Because, string? Loaded, string? Worthy);

/// <summary>Judges sentences: three logistic regressions over <see cref="SentenceFeatures"/>, fitted by <c>train-claims</c> on this project's own examples.</summary>
/// <remarks>Not thread-safe, like the vector that it fills again for each sentence; make one for each article.</remarks>
internal sealed class SentenceModel
{
    /// <summary>The natures, and last a sentence that states nothing.</summary>
    public static readonly IReadOnlyList<string> Natures = [.. Enum.GetNames<ClaimNature>(), "None"];

    /// <summary>The steps of worth of the guidelines, 0 to 3.</summary>
    public static readonly IReadOnlyList<string> Worths = ["0", "1", "2", "3"];

    /// <summary>Whether the words show their writer's stance.</summary>
    public static readonly IReadOnlyList<string> Stances = ["Objective", "Subjective"];

    // A phrase for a reader names few words.
    private const int MostWords = 3;

    private static readonly Lazy<LinearModel> s_nature = new(() => LinearModel.Embedded("nature.weights", SentenceFeatures.Space, Natures));
    private static readonly Lazy<LinearModel> s_worth = new(() => LinearModel.Embedded("worth.weights", SentenceFeatures.Space, Worths));
    private static readonly Lazy<LinearModel> s_stance = new(() => LinearModel.Embedded("stance.weights", SentenceFeatures.Space, Stances));

    private readonly SentenceFeatures _features = new();
    private readonly LinearModel _nature;
    private readonly LinearModel _worth;
    private readonly LinearModel _stance;

    /// <summary>With the weights that ship.</summary>
    public SentenceModel()
        : this(s_nature.Value, s_worth.Value, s_stance.Value)
    {
    }

    /// <summary>With an archive's own weights where it has some; loaded wording is judged by the weights that ship.</summary>
    public SentenceModel(ClaimWeights weights)
        : this(weights.Nature, weights.Worth, s_stance.Value)
    {
    }

    /// <summary>The weights that ship and that an archive can adapt.</summary>
    public static ClaimWeights Shipped => new(s_nature.Value, s_worth.Value);

    /// <param name="nature">Over <see cref="Natures"/>.</param>
    /// <param name="worth">Over <see cref="Worths"/>.</param>
    /// <param name="stance">Over <see cref="Stances"/>.</param>
    public SentenceModel(LinearModel nature, LinearModel worth, LinearModel stance) => (_nature, _worth, _stance) = (nature, worth, stance);

    /// <param name="tokens">A sentence or the words of a claim.</param>
    /// <param name="rule">What the rules of <see cref="Nature"/> say.</param>
    public SentenceJudgement Judge(Tokens tokens, ClaimNature rule)
    {
        _features.Measure(tokens, rule);
        Span<float> natures = stackalloc float[Natures.Count];
        _nature.Score(_features.Vector, natures);
        Softmax(natures);
        Span<float> worths = stackalloc float[Worths.Count];
        _worth.Score(_features.Vector, worths);
        Softmax(worths);
        var subjectivity = 1 / (1 + Math.Exp(-_stance.Score(_features.Vector)));

        var best = Largest(natures);
        var checkable = 1 - worths[0];
        var worth = CheckWorthiness(checkable, worths[2] + worths[3], worths[3]);
        return new SentenceJudgement(
            best == Natures.Count - 1 ? null : (ClaimNature)best,
            (ClaimNature)Largest(natures[..^1]),
            natures[best],
            natures[(int)rule],
            subjectivity,
            checkable,
            worth,
            Phrase(Deciding(tokens, _nature, best), Says(best)),
            subjectivity < 0.5 ? null : Phrase(Deciding(tokens, _stance, 0), "the wording takes a side"),
            worth < 0.5 ? null : Phrase(Deciding(tokens, _worth, worths[3] > worths[2] ? 3 : 2), "can be checked"));
    }

    private static string? Phrase(string words, string says) => words.Length == 0 ? null : $"{words}: {says}";

    // Under the middle it is the probability that there is anything to check; above, what is worth more goes before what is only certain.
    private static double CheckWorthiness(double checkable, double matters, double first) =>
        checkable < 0.5 ? checkable : 0.5 + (checkable - 0.5) * (0.5 + (0.25 * matters) + (0.25 * first));

    private static string Says(int nature) => nature == Natures.Count - 1 ? "states nothing" : (ClaimNature)nature switch
    {
        ClaimNature.Fact => "says what is or was",
        ClaimNature.Prediction => "says what will or may come",
        ClaimNature.Opinion => "values",
        ClaimNature.Proposal => "says what ought to be done",
        ClaimNature.Commitment => "binds its speaker",
        _ => "asks",
    };

    // The words whose features add most to a class above the mean of the classes.
    private string Deciding(Tokens tokens, LinearModel model, int column)
    {
        Span<float> terms = stackalloc float[model.Columns];
        var byToken = new float[tokens.Count];
        var indexes = _features.Vector.Indexes;
        var values = _features.Vector.Values;
        for (var entry = 0; entry < indexes.Length; entry++)
        {
            var token = _features.TokenOf(entry);
            if (token < 0)
                continue;
            model.Terms(indexes[entry], values[entry], terms);
            // A column alone (two classes) is the score itself.
            var mean = 0f;
            for (var i = 0; i < terms.Length && terms.Length > 1; i++)
                mean += terms[i] / terms.Length;
            byToken[token] = byToken[token] + terms[column] - mean;
        }

        var words = Enumerable.Range(0, tokens.Count).Where(i => byToken[i] > 0.15f && tokens.IsWord(i))
            .OrderByDescending(i => byToken[i]).Take(MostWords).Order()
            .Select(i => $"“{tokens.Word(i)}”");
        return string.Join(", ", words);
    }

    private static int Largest(ReadOnlySpan<float> values)
    {
        var best = 0;
        for (var i = 1; i < values.Length; i++)
        {
            if (values[i] > values[best])
                best = i;
        }

        return best;
    }

    private static void Softmax(Span<float> scores)
    {
        var largest = scores[Largest(scores)];
        var sum = 0f;
        foreach (ref var score in scores)
            sum += score = MathF.Exp(score - largest);
        foreach (ref var score in scores)
            score /= sum;
    }
}
