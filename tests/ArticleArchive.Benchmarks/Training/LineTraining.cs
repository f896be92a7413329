using System.Diagnostics;
using ArticleArchive.Benchmarks.Parsing;
using ArticleArchive.Parsing.Cleaning;
using ArticleArchive.Parsing.Models;

namespace ArticleArchive.Benchmarks.Training;

/// <summary>Fits the weights by which lines of plain text are told from the page around the article.</summary>
internal static class LineTraining
{
    public const string Usage = "train-lines SETS_FOLDER [--id-hash-part k[,k...]/n] [--out FOLDER]   cross-validate and write the weights of lines";

    private const double Penalty = 2e-5;
    private const int Steps = 80;

    public static int Run(string[] args)
    {
        string? folder = null;
        var output = "src/ArticleArchive.Parsing/Cleaning";
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
        var pages = ((string[])["text-full", "text-lost"])
            .SelectMany(name => LabelledPage.Read(folder, name, part))
            .SelectMany(TrainingPage.From)
            .ToList();
        Console.WriteLine($"{pages.Count} pages, {pages.Sum(page => page.Lines.Count)} lines, {watch.Elapsed.TotalSeconds:0} s");

        var first = FitFirst(pages);
        Console.WriteLine($"first look: {watch.Elapsed.TotalSeconds:0} s");
        Report(pages, page => page.FirstScores);
        var second = FitSecond(pages);
        Console.WriteLine($"second look: {watch.Elapsed.TotalSeconds:0} s");
        Report(pages, page => page.FirstScores.Zip(page.Scores, LineScore.Together).ToArray());
        using (var stream = File.Create(Path.Combine(output, LineScore.FirstWeights)))
            first.Write(stream);
        using (var stream = File.Create(Path.Combine(output, LineScore.SecondWeights)))
            second.Write(stream);
        Console.WriteLine($"weights written to {output}, {watch.Elapsed.TotalSeconds:0} s");
        return 0;
    }

    private static LinearModel FitFirst(List<TrainingPage> pages)
    {
        var set = new TrainingSet(LineScore.Space, LineScore.Classes);
        var vector = new FeatureVector(set.Space);
        foreach (var page in pages)
        {
            for (var i = 0; i < page.Lines.Count; i++)
            {
                page.Fill(vector, i);
                set.Add(vector, page.Labels[i] ? 1 : 0, page.WeightOf(i), page.Id);
            }
        }

        var scores = CrossValidation.Scores(set, belongs => LogisticRegression.Fit(set, belongs, Penalty, Steps));
        foreach (var line in CrossValidation.Report(set, scores))
            Console.WriteLine(line);
        var at = 0;
        foreach (var page in pages)
        {
            for (var i = 0; i < page.Lines.Count; i++)
                page.FirstScores[i] = scores[at++][0];
        }

        return LogisticRegression.Fit(set, _ => true, Penalty, Steps);
    }

    private static BoostedTrees FitSecond(List<TrainingPage> pages)
    {
        var table = new TrainingTable(LineContext.Names);
        foreach (var page in pages)
        {
            var context = LineContext.Measure(page.Text, page.Passages, page.Lines, page.Features, page.FirstScores);
            for (var i = 0; i < page.Lines.Count; i++)
            {
                table.Rows.Add(context[(i * LineContext.Names.Length)..((i + 1) * LineContext.Names.Length)]);
                table.Labels.Add(page.Labels[i]);
                table.Weights.Add(page.WeightOf(i));
                table.Folds.Add(page.Fold);
            }
        }

        var boosting = new TreeBoosting(table);
        for (var fold = 0; fold < CrossValidation.Folds; fold++)
        {
            var model = boosting.Fit(row => table.Folds[row] != fold);
            var at = 0;
            foreach (var page in pages)
            {
                for (var i = 0; i < page.Lines.Count; i++, at++)
                {
                    if (page.Fold == fold)
                        page.Scores[i] = model.Score(table.Rows[at]);
                }
            }
        }

        return boosting.Fit(_ => true);
    }

    private static void Report(List<TrainingPage> pages, Func<TrainingPage, double[]> scores)
    {
        foreach (var group in pages.GroupBy(page => (page.Set, page.IsWhole, page.IsForeign)).OrderByDescending(group => group.Key))
        {
            var measure = new BodyMeasure(group);
            Console.WriteLine($"{group.Key.Set}{(group.Key.IsWhole ? "" : ", cut down")}{(group.Key.IsForeign ? ", unknown language" : "")}: {group.Count()} pages, best {BodyMeasure.Show(measure.Of(page => page.Labels))}");
            Console.WriteLine($"    {BodyMeasure.Show(measure.Of(page => BodyRuns.Choose(scores(page), BodyRuns.TrainedBorderCost)))}");
        }
    }

    private static int Fail(string message)
    {
        Console.Error.WriteLine(message);
        Console.Error.WriteLine(Usage);
        return 2;
    }
}
