using System.Globalization;
using System.Text.Json;
using ArticleArchive.Parsing.Cleaning;
using ArticleArchive.Parsing.Formats;
using ArticleArchive.Parsing.Structure;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Benchmarks.Parsing;

/// <summary>
/// Learns the weights of <c>TitleModel</c>: among a page's lines, and "none", the line that is the headline shall score highest
/// (multinomial logistic regression over the candidates of each page, L2 penalty, full-batch gradient ascent).
/// </summary>
internal static class TitleTrainer
{
    public const string Usage = "train-titles SET_FOLDER... [--out FILE.txt] [--id-hash-part k[,k...]/n]   learn the headline's weights";

    private const int Rounds = 400;
    private const double Step = 0.3;
    private const double Penalty = 0.0005;
    private const int Folds = 5;

    /// <param name="Id">The page's; forms of one page share it, so that they stay in one fold.</param>
    /// <param name="IsWhole">False for the article alone, without the page around it.</param>
    /// <param name="Lines">The features of each candidate, "none" first.</param>
    /// <param name="Right">Indices of the candidates that are the headline.</param>
    private sealed record Page(string Id, bool IsWhole, List<double[]> Lines, List<int> Right);

    public static int Run(string[] args)
    {
        var part = IdHashPart.All;
        string? output = null;
        var pages = new List<Page>();
        var sets = new List<string>();
        for (var i = 0; i < args.Length; i++)
        {
            if (args[i] is "--out" && i + 1 < args.Length)
                output = args[++i];
            else if (args[i] is "--id-hash-part" && i + 1 < args.Length && IdHashPart.TryParse(args[i + 1]) is { } given)
                (part, i) = (given, i + 1);
            else if (Directory.Exists(args[i]))
                sets.Add(args[i]);
            else
                return Fail(args[i]);
        }

        foreach (var set in sets)
            Read(set, part, pages);
        if (pages.Count == 0)
            return Fail("no pages");

        var (right, all) = (0, 0);
        for (var fold = 0; fold < Folds; fold++)
        {
            var held = IdHashPart.TryParse($"{fold}/{Folds}")!;
            var weights = Learn(pages.Where(page => !held.Holds(page.Id)).ToList());
            var tested = pages.Where(page => page.IsWhole && held.Holds(page.Id) && !page.Right.Contains(0)).ToList();
            right += tested.Count(page => page.Right.Contains(Best(page, weights)));
            all += tested.Count;
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{pages.Count} pages; {Folds}-fold: headline right on {right} of the {all} pages that have it among their lines ({(double)right / Math.Max(1, all):0.000})"));
        var learned = Learn(pages);
        var text = string.Join('\n', TitleFeatures.Names.Select((name, i) => string.Create(CultureInfo.InvariantCulture, $"{name}\t{learned[i]:0.###}"))) + "\n";
        if (output is not null)
            File.WriteAllText(output, text);
        else
            Console.Write(text);
        return 0;
    }

    private static void Read(string set, IdHashPart part, List<Page> pages)
    {
        using var truth = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(set, "truth.json")));
        using var manifest = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(set, "manifest.json")));
        foreach (var entry in manifest.RootElement.EnumerateArray())
        {
            var id = entry.GetProperty("id").GetString()!;
            if (!part.Holds(id) || !truth.RootElement.TryGetProperty(id, out var known) || known.GetProperty("title").GetString() is not { Length: > 0 } title)
                continue;
            var file = Path.Combine(set, entry.GetProperty("path").GetString()!);
            var format = FormatDetector.Detect(file);
            var source = TextDecoder.Decode(File.ReadAllBytes(file), format).Text;
            pages.Add(Measure(id, format, source, title, isWhole: true));

            // Many files hold the article alone: every page is seen once more as such a file, from its headline on.
            if (StartOf(source, TitleReader.Key(title)) is > 0 and var start)
                pages.Add(Measure(id, format, source[start..], title, isWhole: false));
        }
    }

    private static int StartOf(string text, string key)
    {
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end;
            if (end - start < 400 && TitleReader.Key(text[start..end]) == key)
                return start;
            start = end + 1;
        }

        return 0;
    }

    private static Page Measure(string id, SourceFormat format, string content, string title, bool isWhole)
    {
        var source = PageReader.Read(format, content, ArticleArchive.Parsing.ParseOptions.Default);
        var text = EditedText.Apply(source.Text, PageCleaner.Clean(source, ArticleArchive.Parsing.ParseOptions.Default).Edits.ToList());
        var drafts = DraftBlock.Of(text, ReadingBlocks.Map(source, text));
        var (lines, bodyStart) = HeaderReader.Lines(text, drafts, null);
        var context = TitleReader.Context(text, drafts, HeaderReader.BodyLine(lines, drafts, bodyStart), bodyStart);
        var page = new Page(id, isWhole, [TitleFeatures.OfNone()], []);
        var key = TitleReader.Key(title);
        for (var i = 0; i < lines.Count; i++)
        {
            if (TitleFeatures.Of(lines, i, context) is not { } features)
                continue;
            if (lines[i].Key == key)
                page.Right.Add(page.Lines.Count);
            page.Lines.Add(features);
        }

        if (page.Right.Count == 0)
            page.Right.Add(0);
        return page;
    }

    private static double[] Learn(List<Page> pages)
    {
        var weights = new double[TitleFeatures.Names.Count];
        var momentum = new double[weights.Length];
        for (var round = 0; round < Rounds; round++)
        {
            var gradient = new double[weights.Length];
            foreach (var page in pages)
                AddGradient(page, weights, gradient);
            for (var w = 0; w < weights.Length; w++)
            {
                momentum[w] = (0.9 * momentum[w]) + (gradient[w] / pages.Count) - (Penalty * weights[w]);
                weights[w] += Step * momentum[w];
            }
        }

        return weights;
    }

    // d log(sum of P over the right lines): what the right lines have, less what all lines have, each by its probability.
    private static void AddGradient(Page page, double[] weights, double[] gradient)
    {
        var scores = page.Lines.ConvertAll(line => Dot(line, weights));
        var top = scores.Max();
        var chances = scores.ConvertAll(score => Math.Exp(score - top));
        var all = chances.Sum();
        var right = page.Right.Sum(i => chances[i]);
        for (var i = 0; i < page.Lines.Count; i++)
        {
            var pull = (page.Right.Contains(i) ? chances[i] / right : 0) - (chances[i] / all);
            if (Math.Abs(pull) < 1e-6)
                continue;
            for (var w = 0; w < gradient.Length; w++)
                gradient[w] += pull * page.Lines[i][w];
        }
    }

    private static int Best(Page page, double[] weights)
    {
        var best = 0;
        for (var i = 1; i < page.Lines.Count; i++)
        {
            if (Dot(page.Lines[i], weights) > Dot(page.Lines[best], weights))
                best = i;
        }

        return best;
    }

    private static double Dot(double[] line, double[] weights)
    {
        var sum = 0.0;
        for (var w = 0; w < weights.Length; w++)
            sum += line[w] * weights[w];
        return sum;
    }

    private static int Fail(string what)
    {
        Console.Error.WriteLine($"Not understood: {what}");
        Console.Error.WriteLine(Usage);
        return 2;
    }
}
