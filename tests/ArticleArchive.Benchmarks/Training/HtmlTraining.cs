using System.Text.Encodings.Web;
using System.Text.Json;
using ArticleArchive.Benchmarks.Parsing;
using ArticleArchive.Parsing;
using ArticleArchive.Parsing.Cleaning;
using ArticleArchive.Parsing.Cleaning.Html;
using ArticleArchive.Parsing.Formats;
using ArticleArchive.Parsing.Models;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Benchmarks.Training;

/// <summary>Fits the weights by which passages of HTML pages are told from the page around the article.</summary>
/// <remarks>
/// The report and the export are cross-validated by page: each page is judged by weights that were fitted without it. The weights
/// that are written are fitted on all pages given.
/// </remarks>
internal static class HtmlTraining
{
    public const string Usage = "train-html SETS_FOLDER [--id-hash-part k[,k...]/n] [--export FILE.json] [--out FOLDER]   cross-validate and write the weights of HTML passages";

    private const string WeightsFolder = "src/ArticleArchive.Parsing/Cleaning/Html";
    private const double Penalty = 1.5e-4;

    // A part of the pages is learned once more as if its language were unknown: no small words, no phrases, no words.
    private static readonly IdHashPart s_foreign = new([0, 1], 7);

    private static readonly JsonSerializerOptions s_output = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static int Run(string[] args)
    {
        string? folder = null, export = null;
        var output = WeightsFolder;
        var part = IdHashPart.All;
        for (var i = 0; i < args.Length; i++)
        {
            if (args[i] is "--out" && i + 1 < args.Length)
                output = args[++i];
            else if (args[i] is "--export" && i + 1 < args.Length)
                export = args[++i];
            else if (args[i] is "--id-hash-part" && i + 1 < args.Length && IdHashPart.TryParse(args[i + 1]) is { } given)
                (part, i) = (given, i + 1);
            else if (folder is null && Directory.Exists(args[i]))
                folder = args[i];
            else
                return Fail($"Not understood: {args[i]}");
        }

        if (folder is null)
            return Fail("The folder of the sets is needed.");

        var set = new TrainingSet(HtmlBlockFeatures.Space, HtmlJudge.Classes);
        var pages = LabelledPage.Read(folder, "html", part);
        var examples = pages.ConvertAll(page => Add(set, page, isForeign: false));
        examples.AddRange(pages.Where(page => s_foreign.Holds(page.Id)).Select(page => Add(set, page, isForeign: true)));
        Console.WriteLine($"{pages.Count} pages, {set.Count} passages");

        var linear = FitFolds(fold => LogisticRegression.Fit(set, i => CrossValidation.FoldOf(set.GroupOf(i)) != fold, Penalty));
        Report("by themselves", set, ScoresOf(set, linear));

        // The second step learns from what the first one says of pages that it never saw.
        var table = new TrainingTable(HtmlContext.Names);
        foreach (var example in examples)
            AddRows(table, set, example, linear[CrossValidation.FoldOf(example.Id)]);
        var boosting = new TreeBoosting(table);
        var trees = FitFolds(fold => boosting.Fit(row => table.Folds[row] != fold));
        Report("with those around", set, table.Rows.Select((row, i) => new[] { trees[table.Folds[i]].Score(row) }).ToArray());

        if (export is not null)
        {
            var options = FitFolds(fold => new ParseOptions { HtmlJudge = new HtmlJudge(linear[fold], trees[fold]) });
            var articles = pages.ToDictionary(page => page.Id, page => ExportedArticle.From(ArticleParser.Parse(page.FileName, page.Bytes, options[CrossValidation.FoldOf(page.Id)])), StringComparer.Ordinal);
            File.WriteAllText(export, JsonSerializer.Serialize(articles, s_output));
        }

        using (var stream = File.Create(Path.Combine(output, HtmlJudge.FirstWeights)))
            LogisticRegression.Fit(set, _ => true, Penalty).Write(stream);
        using (var stream = File.Create(Path.Combine(output, HtmlJudge.SecondWeights)))
            boosting.Fit(_ => true).Write(stream);
        return 0;
    }

    private static List<T> FitFolds<T>(Func<int, T> fit) => Enumerable.Range(0, CrossValidation.Folds).Select(fit).ToList();

    private static float[][] ScoresOf(TrainingSet set, List<LinearModel> models)
    {
        var vector = new FeatureVector(set.Space);
        var scores = new float[set.Count][];
        for (var i = 0; i < set.Count; i++)
        {
            set.CopyTo(i, vector);
            scores[i] = [models[CrossValidation.FoldOf(set.GroupOf(i))].Score(vector)];
        }

        return scores;
    }

    private static void Report(string what, TrainingSet set, float[][] scores)
    {
        Console.WriteLine($"passages {what}:");
        foreach (var line in CrossValidation.Report(set, scores))
            Console.WriteLine("  " + line);
    }

    private static Example Add(TrainingSet set, LabelledPage page, bool isForeign)
    {
        var text = PageReader.Read(SourceFormat.Html, TextDecoder.Decode(page.Bytes, SourceFormat.Html).Text, ParseOptions.Default);
        var passages = Passage.Join(text);
        var lines = LineStats.Of(text, passages);
        if (isForeign)
            lines = lines.ConvertAll(TrainingPage.WithoutLanguage);
        var parts = HtmlParts.Of(text.Outline!, passages, lines);
        var features = new HtmlBlockFeatures(text, passages, lines, parts, readsWords: !isForeign);
        var labels = new BodyTruth(page.Body).Label(passages.ConvertAll(passage => passage.Text(text).ToString()));

        // A page counts by what share of its words is judged right, a heading for more than its words.
        var words = 1 + lines.Where((_, i) => labels[i]).Sum(line => line.Words);
        var pageWeight = Math.Clamp(Math.Sqrt(1_000.0 / words), 0.5, 2);
        var vector = new FeatureVector(set.Space);
        var start = set.Count;
        for (var i = 0; i < lines.Count; i++)
        {
            features.Fill(vector, i);
            // What the reader knows already teaches nothing.
            var weight = lines[i].Kind == PageBlockKind.Contents ? 0 : (float)(pageWeight * Math.Max(2, Math.Sqrt(lines[i].Words + 1)));
            set.Add(vector, labels[i] ? 1 : 0, weight, page.Id);
        }

        return new Example(page.Id, start, text, passages, lines, parts, features.Shapes);
    }

    private static void AddRows(TrainingTable table, TrainingSet set, Example example, LinearModel model)
    {
        var vector = new FeatureVector(set.Space);
        var scores = new float[example.Lines.Count];
        for (var i = 0; i < scores.Length; i++)
        {
            set.CopyTo(example.Start + i, vector);
            scores[i] = model.Score(vector);
        }

        var context = new HtmlContext(example.Text, example.Passages, example.Lines, example.Parts, example.Shapes, scores);
        for (var i = 0; i < scores.Length; i++)
        {
            set.CopyTo(example.Start + i, vector);
            var row = HtmlContext.RowOf(vector);
            context.Complete(i, row);
            table.Rows.Add(row);
            table.Labels.Add(set.LabelOf(example.Start + i) == 1);
            table.Weights.Add(set.WeightOf(example.Start + i));
            table.Folds.Add(CrossValidation.FoldOf(example.Id));
        }
    }

    // Where a page's passages start in the set, and what is needed to measure them again.
    private sealed record Example(
        string Id, int Start, PageText Text, List<Passage> Passages, List<LineStats> Lines, HtmlParts Parts, HtmlShapes Shapes);

    private static int Fail(string message)
    {
        Console.Error.WriteLine(message);
        Console.Error.WriteLine(Usage);
        return 2;
    }
}
