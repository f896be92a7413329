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
        Report(pages, page => page.Scores);
        using (var dump = new StreamWriter("/tmp/team/body/dump.txt"))
        {
            foreach (var page in pages.Where(page => page.IsWhole && !page.IsForeign))
            {
                var chosen = BodyRuns.Choose(Array.ConvertAll(page.Scores, score => score + 0.3), 0.7);
                for (var i = 0; i < page.Lines.Count; i++)
                {
                    var t = page.Passages[i].Text(page.Text).ToString().Replace('\n', ' ');
                    dump.WriteLine($"{page.Set}\t{page.Id}\t{i}\t{(page.Labels[i] ? 1 : 0)}\t{(chosen[i] ? 1 : 0)}\t{page.FirstScores[i]:0.0}\t{page.Scores[i]:0.0}\t{page.Lines[i].Words}\t{t[..Math.Min(110, t.Length)]}");
                }
            }
        }

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
            foreach (var lean in (double[])[0.2, 0.5])
            {
                foreach (var cost in (double[])[0.3, 0.7])
                    Console.WriteLine($"    lean {lean} border {cost}: {BodyMeasure.Show(measure.Of(page => Choose(page, lean, cost, corrections: 0)))}");
            }

            for (var corrections = 1; corrections <= 1; corrections++)
                Console.WriteLine($"    lean 0.3 border 1, corrections to {corrections}: {BodyMeasure.Show(measure.Of(page => Choose(page, 0.3, 1, corrections)))}");
        }

        bool[] Choose(TrainingPage page, double lean, double cost, int corrections)
        {
            var leaning = Array.ConvertAll(scores(page), score => score + lean);
            var isBody = BodyRuns.Choose(leaning, cost);
            if (corrections > 0)
                BodyRuns.Correct(page.Lines, leaning, isBody);
            if (corrections > 1)
                BodyRuns.KeepDoubtful(page.Lines, leaning, isBody);
            if (corrections > 2)
                BodyRuns.DropTeasers(page.Lines, isBody);
            return isBody;
        }
    }

    private static int Fail(string message)
    {
        Console.Error.WriteLine(message);
        Console.Error.WriteLine(Usage);
        return 2;
    }
}
