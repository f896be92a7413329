using System.Globalization;
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
    public const string Usage = "train-html SETS_FOLDER [--id-hash-part k[,k...]/n] [--export FILE.json] [--out FILE]   cross-validate and write the weights of HTML passages";

    private const string Weights = "src/ArticleArchive.Parsing/Cleaning/Html/" + HtmlJudge.Weights;
    private const int Folds = 5;
    private const double Penalty = 1.5e-4;

    private static readonly JsonSerializerOptions s_output = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static int Run(string[] args)
    {
        string? folder = null, export = null;
        var output = Weights;
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
        foreach (var page in pages)
            Add(set, page);
        Console.WriteLine($"{pages.Count} pages, {set.Count} passages");

        var foldOf = pages.ToDictionary(page => page.Id, page => Enumerable.Range(0, Folds).First(fold => new IdHashPart([fold], Folds).Holds(page.Id)), StringComparer.Ordinal);
        var models = Enumerable.Range(0, Folds).Select(fold => LogisticRegression.Fit(set, i => foldOf[set.GroupOf(i)] != fold, Penalty)).ToList();
        var scores = new float[set.Count][];
        var vector = new FeatureVector(set.Space);
        for (var i = 0; i < set.Count; i++)
        {
            set.CopyTo(i, vector);
            scores[i] = [models[foldOf[set.GroupOf(i)]].Score(vector)];
        }

        foreach (var line in CrossValidation.Report(set, scores))
            Console.WriteLine("  " + line);
        if (export is not null)
        {
            var options = models.ConvertAll(model => new ParseOptions { HtmlJudge = new HtmlJudge(model) });
            var articles = pages.ToDictionary(page => page.Id, page => ExportedArticle.From(ArticleParser.Parse(page.FileName, page.Bytes, options[foldOf[page.Id]])));
            File.WriteAllText(export, JsonSerializer.Serialize(articles, s_output));
        }

        using var stream = File.Create(output);
        LogisticRegression.Fit(set, _ => true, Penalty).Write(stream);
        return 0;
    }

    private static void Add(TrainingSet set, LabelledPage page)
    {
        var text = PageReader.Read(SourceFormat.Html, TextDecoder.Decode(page.Bytes, SourceFormat.Html).Text, ParseOptions.Default);
        var passages = Passage.Join(text);
        var lines = LineStats.Of(text, passages);
        var parts = HtmlParts.Of(text.Outline!, passages, lines);
        var own = new HtmlBlockFeatures(text, passages, lines, parts);
        var labels = new BodyTruth(page.Body).Label(passages.ConvertAll(passage => passage.Text(text).ToString()));

        // A page counts by what share of its words is judged right, a heading for more than its words.
        var words = 1 + lines.Where((_, i) => labels[i]).Sum(line => line.Words);
        var pageWeight = Math.Clamp(Math.Sqrt(1_000.0 / words), 0.5, 2);
        var vector = new FeatureVector(set.Space);
        for (var i = 0; i < lines.Count; i++)
        {
            own.Fill(vector, i);
            // What the reader knows already teaches nothing.
            var weight = lines[i].Kind == PageBlockKind.Contents ? 0 : (float)(pageWeight * Math.Max(2, Math.Sqrt(lines[i].Words + 1)));
            set.Add(vector, labels[i] ? 1 : 0, weight, page.Id);
        }
    }

    private static int Fail(string message)
    {
        Console.Error.WriteLine(message);
        Console.Error.WriteLine(Usage);
        return 2;
    }
}
