using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using ArticleArchive.Parsing.Claims.Comparison;
using ArticleArchive.Parsing.Claims.Lexicon;

namespace ArticleArchive.Benchmarks.Claims;

/// <summary>How fast claims are put into their comparable form, compared, and found among many; on the labelled pairs, with themselves and each other.</summary>
internal static class ComparisonBenchmark
{
    public const string Usage = "comparison [--data FOLDER]   claims prepared, compared and looked for in a second, on one core";

    private const int Known = 15_000, Asked = 500;

    public static int Run(string[] args)
    {
        if (args is not ([] or ["--data", _]))
        {
            Console.Error.WriteLine(Usage);
            return 2;
        }

        var folder = Path.Combine(args.Length == 2 ? args[1] : "tests/ArticleArchive.Benchmarks/Claims/Data", "pairs");
        var lines = Directory.GetFiles(folder, "*.jsonl").Order(StringComparer.Ordinal).SelectMany(File.ReadLines).Select(line => JsonDocument.Parse(line).RootElement)
            .SelectMany(line => new[] { line.GetProperty("claim").GetString()!, line.GetProperty("other").GetString()! }).Distinct(StringComparer.Ordinal).ToList();

        var watch = Stopwatch.StartNew();
        EnglishWords.Find("bridge");
        EnglishWords.AreOpposite("rise", "fall");
        EnglishWords.AreSynonyms("car", "automobile");
        KnownNames.IsPlace("norway");
        WordTone.ValenceOf("good");
        WordTone.IsHedge("perhaps");
        Print("lexicon loaded", watch, 1);

        foreach (var line in lines)
            ClaimProfile.Of(line);
        watch.Restart();
        var profiles = lines.Select(line => ClaimProfile.Of(line)).ToList();
        Print("claims prepared", watch, profiles.Count);

        ClaimComparer.Compare(profiles[0], profiles[1]);
        watch.Restart();
        var count = 0;
        for (var i = 0; i < profiles.Count; i++)
        {
            // Neighbours are about the same matter; the others are not.
            for (var k = 1; k <= 40; k++, count++)
                ClaimComparer.Compare(profiles[i], profiles[(i + k) % profiles.Count]);
        }

        Print("pairs compared", watch, count);

        // Invented claims: halves of two, so that words are shared as they are among real ones.
        var finder = new ClaimFinder();
        watch.Restart();
        for (var i = 0; i < Known; i++)
        {
            var (one, other) = (lines[i % lines.Count].Split(' '), lines[(i * 31) % lines.Count].Split(' '));
            finder.Add(ClaimProfile.Of(string.Join(' ', one.Take((one.Length / 2) + 1).Concat(other.Skip(other.Length / 2)))));
        }

        Print($"claims known", watch, Known);
        watch.Restart();
        for (var i = 0; i < Asked; i++)
            finder.Find(profiles[(i * 7) % profiles.Count], 50);
        Print($"texts looked for among {Known}", watch, Asked);
        return 0;
    }

    private static void Print(string what, Stopwatch watch, int count) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture, $"{what}: {count} in {watch.Elapsed.TotalMilliseconds:0} ms, {count / watch.Elapsed.TotalSeconds:0} a second, {watch.Elapsed.TotalMicroseconds / count:0.#} µs each"));
}
