using System.Diagnostics;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using ArticleArchive.Parsing;
using ArticleArchive.Parsing.Cleaning;

namespace ArticleArchive.Benchmarks.Parsing;

/// <summary>
/// Parses every page of an evaluation set on one core, writes what the set's scorer reads and prints the speed.
/// A set is a folder with <c>manifest.json</c> (<c>[{id, path}]</c>) and the pages that it names, gzipped or not.
/// </summary>
internal static class ParsingBenchmark
{
    public const string Usage = "parsing SET_FOLDER --out FILE.json [--id-hash-part k[,k...]/n]   score a set of pages";

    /// <summary>The form that the sets' scorer reads.</summary>
    public static JsonSerializerOptions Output { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.Never,
        // Articles of all scripts stay readable; the file is never put into a page.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static int Run(string[] args)
    {
        string? set = null, output = null;
        var part = IdHashPart.All;
        for (var i = 0; i < args.Length; i++)
        {
            if (args[i] is "--out" && i + 1 < args.Length)
                output = args[++i];
            else if (args[i] is "--id-hash-part" && i + 1 < args.Length && IdHashPart.TryParse(args[i + 1]) is { } given)
                (part, i) = (given, i + 1);
            else if (set is null && Directory.Exists(args[i]))
                set = args[i];
            else
                return Fail($"Not understood: {args[i]}");
        }

        if (set is null || output is null)
            return Fail("A set folder and --out are needed.");

        var pages = EvaluationPage.Of(set, part);
        // The just-in-time compiler's share is not the parser's: what is measured is the pace of a long run.
        foreach (var (_, name, bytes) in pages)
            ArticleParser.Parse(name, bytes);

        var exports = new SortedDictionary<string, ExportedArticle>(StringComparer.Ordinal);
        var slowest = (Id: "-", Elapsed: TimeSpan.Zero);
        var total = TimeSpan.Zero;
        // Processor time is what one core needs; on a busy machine the clock shows more.
        var processor = TimeSpan.Zero;
        foreach (var (id, name, bytes) in pages)
        {
            var start = Stopwatch.GetTimestamp();
            var processorStart = Environment.CpuUsage.TotalTime;
            var article = ArticleParser.Parse(name, bytes);
            processor += Environment.CpuUsage.TotalTime - processorStart;
            var elapsed = Stopwatch.GetElapsedTime(start);
            total += elapsed;
            if (elapsed > slowest.Elapsed)
                slowest = (id, elapsed);
            exports.Add(id, ExportedArticle.From(AsInTheFile(name, bytes, article)));
        }

        // Claims are a budget of their own, by the thousand words.
        var withoutClaims = new ParseOptions { LeavesOutClaims = true };
        var reading = Environment.CpuUsage.TotalTime;
        foreach (var (_, name, bytes) in pages)
            ArticleParser.Parse(name, bytes, withoutClaims);
        reading = Environment.CpuUsage.TotalTime - reading;

        var megabytes = pages.Sum(page => (long)page.Bytes.Length) / 1e6;
        File.WriteAllText(output, JsonSerializer.Serialize(exports, Output));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{pages.Count} pages, {megabytes:0.0} MB in {total.TotalSeconds:0.00} s: {pages.Count / total.TotalSeconds:0} pages/s, {megabytes / total.TotalSeconds:0.0} MB/s; {pages.Count / processor.TotalSeconds:0} pages per second of processor time ({pages.Count / reading.TotalSeconds:0} without looking for claims); slowest {slowest.Id} {slowest.Elapsed.TotalMilliseconds:0} ms"));
        return 0;
    }

    // The scorer compares words with those of the file, where a misread character stands as it is: "donâ€™t" and not "don’t".
    private static ParsedArticle AsInTheFile(string name, byte[] bytes, ParsedArticle article)
    {
        var restored = article.Edits.Where(edit => edit.Class == EncodingRepair.Class).Select(edit => edit.Key).ToHashSet(StringComparer.Ordinal);
        return restored.Count == 0 ? article : ArticleParser.Parse(name, bytes, new ParseOptions { UndoneEdits = restored });
    }

    private static int Fail(string message)
    {
        Console.Error.WriteLine(message);
        Console.Error.WriteLine(Usage);
        return 2;
    }
}
