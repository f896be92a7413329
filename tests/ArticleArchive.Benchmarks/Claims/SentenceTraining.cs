using System.Globalization;
using ArticleArchive.Benchmarks.Training;
using ArticleArchive.Parsing;
using ArticleArchive.Parsing.Claims;
using ArticleArchive.Parsing.Claims.Judgement;
using ArticleArchive.Parsing.Models;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Benchmarks.Claims;

/// <summary>Fits the models of <see cref="SentenceModel"/> and measures them on sentences that they never saw.</summary>
/// <remarks>
/// Two measures: folds by a hash of the sentence, and the harder one of a whole writer left out, which says more about
/// texts by people the models have never read.
/// </remarks>
internal static class SentenceTraining
{
    private const double NaturePenalty = 5e-4;
    private const double WorthPenalty = 2e-3;
    private const double StancePenalty = 5e-4;

    /// <param name="folder">The data folder of the guidelines.</param>
    /// <param name="output">Where the weights are written, or null to measure only.</param>
    public static void Run(string folder, string? output)
    {
        var sentences = LabelledSentence.ReadAll(folder);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{sentences.Count} sentences, {sentences.Count(one => one.IsOfDebate)} of them of debates"));
        Measure("folds of sentences and debates", sentences, one => CrossValidation.FoldOf(one.IsOfDebate ? one.File : one.Id).ToString(CultureInfo.InvariantCulture));
        Measure("one writer left out", sentences, one => one.Id[..1] is "n" or "d" ? "first" : "second");
        if (output is null)
            return;
        var (nature, worth, stance) = Fit(sentences);
        Write(nature, Path.Combine(output, "nature.weights"));
        Write(worth, Path.Combine(output, "worth.weights"));
        Write(stance, Path.Combine(output, "stance.weights"));
    }

    private static (LinearModel Nature, LinearModel Worth, LinearModel Stance) Fit(IReadOnlyList<LabelledSentence> sentences)
    {
        var nature = new TrainingSet(SentenceFeatures.Space, SentenceModel.Natures);
        var worth = new TrainingSet(SentenceFeatures.Space, SentenceModel.Worths);
        var stance = new TrainingSet(SentenceFeatures.Space, SentenceModel.Stances);
        var features = new SentenceFeatures();
        foreach (var sentence in sentences)
        {
            var tokens = TokensOf(sentence);
            features.Measure(tokens, Nature.Of(sentence.Text, tokens).Value);
            nature.Add(features.Vector, sentence.NatureLabel, 1, sentence.Id);
            worth.Add(features.Vector, sentence.Worth, 1, sentence.Id);
            stance.Add(features.Vector, sentence.Subjective ? 1 : 0, 1, sentence.Id);
        }

        return (
            LogisticRegression.Fit(nature, static _ => true, NaturePenalty),
            LogisticRegression.Fit(worth, static _ => true, WorthPenalty),
            LogisticRegression.Fit(stance, static _ => true, StancePenalty));
    }

    private static void Measure(string name, List<LabelledSentence> sentences, Func<LabelledSentence, string> groupOf)
    {
        var judged = new List<(LabelledSentence Sentence, Statement Judgement)>();
        foreach (var group in sentences.GroupBy(groupOf, StringComparer.Ordinal))
        {
            var held = group.ToHashSet();
            var rest = sentences.Where(one => !held.Contains(one)).ToList();
            if (rest.Count == 0)
                return;
            var (nature, worth, stance) = Fit(rest);
            var judge = new StatementJudge(new SentenceModel(nature, worth, stance));
            foreach (var sentence in held)
                judged.Add((sentence, judge.Judge(sentence.Text, TokensOf(sentence))));
        }

        Console.WriteLine($"  {name}:");
        var natures = SentenceModel.Natures.Count;
        var predicted = judged.ConvertAll(one => one.Judgement.StatesNothing ? natures - 1 : (int)one.Judgement.Nature);
        var right = judged.ConvertAll(one => one.Sentence.NatureLabel);
        Print("nature: accuracy", Scores.Accuracy(predicted, right));
        Print("nature: macro F1", Scores.MacroF1(predicted, right, natures));
        Print("opinion against objective report: macro F1", Scores.MacroF1(
            judged.Where(one => !one.Sentence.IsOfDebate).Select(one => one.Judgement is { StatesNothing: false, Nature: ClaimNature.Opinion } ? 1 : 0).ToList(),
            judged.Where(one => !one.Sentence.IsOfDebate).Select(one => one.Sentence.Subjective ? 1 : 0).ToList(), 2));
        var checkable = judged.ConvertAll(one => one.Sentence.Worth > 0);
        var found = judged.ConvertAll(one => one.Judgement.CheckWorthiness >= 0.5);
        Print("checkable: F1", Scores.F1(found, checkable));
        Print("checkable: accuracy", Scores.Accuracy(found, checkable));
        var facts = judged.ConvertAll(one => one.Judgement is { StatesNothing: false, Nature: ClaimNature.Fact });
        Print("checkable, taken as nature fact: F1", Scores.F1(facts, checkable));
        Print("checkable, taken as nature fact: accuracy", Scores.Accuracy(facts, checkable));
        Print("checkable: average precision", Scores.AveragePrecision(judged.Select(one => (one.Judgement.CheckWorthiness, one.Sentence.Worth > 0))));
        Print("certainty by the rules: accuracy", judged.Average(one => Named(Stance.Certainty(TokensOf(one.Sentence)).Value) == one.Sentence.Certainty ? 1.0 : 0));
        Print("polarity by the rules: accuracy", judged.Average(one => Named(Stance.Polarity(TokensOf(one.Sentence)).Value) == one.Sentence.Polarity ? 1.0 : 0));
        var debates = judged.Where(one => one.Sentence.IsOfDebate).GroupBy(one => one.Sentence.File, StringComparer.Ordinal).ToList();
        if (debates.Count > 0)
        {
            Print("debates: share worth 3", debates.Average(debate => debate.Average(one => one.Sentence.Worth == 3 ? 1.0 : 0)));
            Print("debates: MAP of worth 3", debates.Average(debate => Scores.AveragePrecision(debate.Select(one => (one.Judgement.CheckWorthiness, one.Sentence.Worth == 3)))));
        }
    }

    private static string Named<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    private static Tokens TokensOf(LabelledSentence sentence) => new(sentence.Text, new TextSpan(0, sentence.Text.Length));

    private static void Print(string what, double value) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"    {what,-45} {value:0.000}"));

    private static void Write(LinearModel model, string file)
    {
        using var stream = File.Create(file);
        model.Write(stream);
    }
}
