using System.Globalization;
using System.Text.Json;
using ArticleArchive.Parsing;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Benchmarks.Claims;

/// <summary>How far two labellers agree who have not seen each other's labels: an upper bound of what a model can be measured to reach.</summary>
internal static class LabelAgreement
{
    /// <param name="data">The data folder; the second labels are in its folder <c>second</c>.</param>
    public static void Run(string data)
    {
        var second = LabelledSentence.ReadFile(Path.Combine(data, "second", "sentences.jsonl")).ToDictionary(one => one.Id, StringComparer.Ordinal);
        var both = LabelledSentence.ReadAll(data).Where(one => second.ContainsKey(one.Id)).Select(one => (One: one, Other: second[one.Id])).ToList();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"two labellers, {both.Count} sentences: agreement, Cohen's kappa"));
        Print("nature", both.ConvertAll(pair => (pair.One.Nature, pair.Other.Nature)));
        Print("subjective", both.ConvertAll(pair => (pair.One.Subjective, pair.Other.Subjective)));
        Print("checkable", both.ConvertAll(pair => (pair.One.Worth > 0, pair.Other.Worth > 0)));
        Print("worth", both.ConvertAll(pair => (pair.One.Worth, pair.Other.Worth)));
        Print("certainty", both.ConvertAll(pair => (pair.One.Certainty, pair.Other.Certainty)));
        Print("polarity", both.ConvertAll(pair => (pair.One.Polarity, pair.Other.Polarity)));

        var labels = Pairs(Path.Combine(data, "second", "pairs.jsonl")).ToDictionary(pair => pair.Id, StringComparer.Ordinal);
        var pairs = Directory.EnumerateFiles(Path.Combine(data, "pairs"), "*.jsonl").SelectMany(Pairs).Where(pair => labels.ContainsKey(pair.Id)).Select(pair => (One: pair, Other: labels[pair.Id])).ToList();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {pairs.Count} pairs"));
        Print("for, against, observing", pairs.ConvertAll(pair => (pair.One.Label, pair.Other.Label)));
        Print("relation", pairs.ConvertAll(pair => (pair.One.Relation, pair.Other.Relation)));

        var first = LabelledArticle.ReadAll(Path.Combine(data, "articles")).ToDictionary(article => article.Id, StringComparer.Ordinal);
        var score = new AttributionScore();
        var articles = LabelledArticle.ReadAll(Path.Combine(data, "second", "articles"));
        foreach (var article in articles)
            score.Add(first[article.Id], article.Attributions.Select(attribution => ClaimOf(article.Text, attribution)));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"  {articles.Count} articles: the second labels against the first, who said what, F1 {score.F1:0.000}, precision {score.Precision:0.000}, recall {score.Recall:0.000}"));
    }

    private static ParsedClaim ClaimOf(string text, LabelledAttribution attribution)
    {
        var span = new TextSpan(attribution.Parts[0].Start, attribution.Parts[^1].End);
        return new ParsedClaim
        {
            Span = span,
            Text = span.In(text),
            Parts = attribution.Parts.Count > 1 ? attribution.Parts : [],
            Section = 0,
            Block = 0,
            Form = attribution.Form,
            Nature = ClaimNature.Fact,
            Speaker = attribution.Speaker is { } name ? new ClaimSpeaker(name, attribution.Source ?? span, SpeakerEvidence.Explicit, 1) : null,
            Mention = attribution.Source,
            Cue = attribution.Cue,
            Confidence = 1,
            IsQuotable = true,
            Why = ["labelled"],
        };
    }

    private static void Print<T>(string what, List<(T One, T Other)> labels)
    {
        var agreement = labels.Average(pair => EqualityComparer<T>.Default.Equals(pair.One, pair.Other) ? 1.0 : 0);
        var classes = labels.SelectMany(pair => new[] { pair.One, pair.Other }).Distinct().ToList();
        var chance = classes.Sum(label => Share(pair => pair.One, label) * Share(pair => pair.Other, label));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"    {what,-45} {agreement:0.000}  {(agreement - chance) / (1 - chance):0.000}"));

        double Share(Func<(T One, T Other), T> side, T label) => labels.Average(pair => EqualityComparer<T>.Default.Equals(side(pair), label) ? 1.0 : 0);
    }

    private static IEnumerable<PairLine> Pairs(string file) =>
        File.ReadLines(file).Where(line => !string.IsNullOrWhiteSpace(line)).Select(line => JsonSerializer.Deserialize<PairLine>(line, s_json)!);

    private static readonly JsonSerializerOptions s_json = new() { PropertyNameCaseInsensitive = true };

    private sealed record PairLine(string Id, string Label, string Relation);
}
