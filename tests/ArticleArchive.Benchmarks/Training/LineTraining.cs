using System.Diagnostics;
using ArticleArchive.Benchmarks.Parsing;
using ArticleArchive.Parsing.Cleaning;
using ArticleArchive.Parsing.Formats;
using ArticleArchive.Parsing.Models;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Benchmarks.Training;

/// <summary>Fits the weights by which lines of plain text are told from the page around the article.</summary>
internal static class LineTraining
{
    public const string Usage = "train-lines SETS_FOLDER [--id-hash-part k[,k...]/n] [--out FILE]   cross-validate and write the weights of lines";

    private const string Weights = "src/ArticleArchive.Parsing/Cleaning/line-score.weights";
    private const double Penalty = 2e-5;

    public static int Run(string[] args)
    {
        string? folder = null;
        var output = Weights;
        var part = IdHashPart.All;
        for (var i = 0; i < args.Length; i++)
        {
            if (args[i] is "--out" && i + 1 < args.Length)
                output = args[++i];
            else if (args[i] is "--id-hash-part" && i + 1 < args.Length && IdHashPart.TryParse(args[i + 1]) is { } given)
                (part, i) = (given, i + 1);
            else if (folder is null && Directory.Exists(args[i]))
                folder = args[i];
            else
                return Fail($"Not understood: {args[i]}");
        }

        if (folder is null)
            return Fail("The folder of the sets is needed.");

        var watch = Stopwatch.StartNew();
        var set = new TrainingSet(LineScore.Space, LineScore.Classes);
        foreach (var name in (string[])["text-full", "text-lost"])
        {
            foreach (var page in LabelledPage.Read(folder, name, part))
                Add(set, page);
        }

        Console.WriteLine($"{set.Count} lines, {watch.Elapsed.TotalSeconds:0} s");
        var scores = CrossValidation.Scores(set, belongs => LogisticRegression.Fit(set, belongs, Penalty));
        foreach (var line in CrossValidation.Report(set, scores))
            Console.WriteLine(line);
        var model = LogisticRegression.Fit(set, _ => true, Penalty);
        using (var stream = File.Create(output))
            model.Write(stream);
        Console.WriteLine($"{output} written, {watch.Elapsed.TotalSeconds:0} s");
        return 0;
    }

    private static void Add(TrainingSet set, LabelledPage page)
    {
        var text = PageReader.Read(SourceFormat.PlainText, TextDecoder.Decode(page.Bytes, SourceFormat.PlainText).Text, ArticleArchive.Parsing.ParseOptions.Default);
        var passages = Passage.Join(text);
        var labels = new BodyTruth(page.Body).Label(passages.ConvertAll(passage => passage.Text(text).ToString()));
        var lines = LineStats.Of(text, passages);
        var features = LineFeatures.Measure(text, passages, lines);
        var vector = new FeatureVector(set.Space);
        for (var i = 0; i < passages.Count; i++)
        {
            LineScore.Fill(vector, features[i], passages[i].Text(text));
            set.Add(vector, labels[i] ? 1 : 0, MathF.Sqrt(lines[i].Words + 1), page.Id);
        }
    }

    private static int Fail(string message)
    {
        Console.Error.WriteLine(message);
        Console.Error.WriteLine(Usage);
        return 2;
    }
}
