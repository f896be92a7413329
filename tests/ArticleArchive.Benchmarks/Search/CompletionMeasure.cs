using System.Diagnostics;
using System.Globalization;
using ArticleArchive.Benchmarks.Corpus;
using ArticleArchive.Web.Data;
using ArticleArchive.Web.Search;
using ArticleArchive.Web.Search.Saved;

namespace ArticleArchive.Benchmarks.Search;

/// <summary>Completion as somebody types, key by key: words of all frequencies, and names behind a field.</summary>
internal static class CompletionMeasure
{
    private const int Typed = 60;

    public static async Task RunAsync(ArchiveDatabase database, SearchCorpus corpus)
    {
        using var engine = new SearchEngine(database.ReaderConnectionString, mostRemembered: 0, patience: 20);
        await engine.WarmAsync(CancellationToken.None);
        var completion = new SearchCompletion(database, engine, new SavedSearches(database, engine, TimeProvider.System));
        var random = new Random(41);
        var keys = Enumerable.Range(0, Typed).SelectMany(i => Keys(i % 6 == 0 ? $"author:Author {random.Next(5_000)}" : corpus.Vocabulary.Content((int)(20_000 * Math.Pow(random.NextDouble(), 3))))).ToList();
        var (times, cpu) = (new List<double>(), TimeSpan.Zero);
        for (var round = 0; round < 2; round++)
        {
            foreach (var key in keys)
            {
                var (start, used) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
                await completion.OfAsync(key, key.Length, [], CancellationToken.None);
                if (round == 0)
                    continue;
                times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                cpu += Environment.CpuUsage.TotalTime - used;
            }
        }

        times.Sort();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"completion, {times.Count} keys: p50 {times[times.Count / 2]:F1}, p99 {times[times.Count * 99 / 100]:F1} ms; {cpu.TotalMilliseconds / times.Count:F1} ms of CPU"));
    }

    private static IEnumerable<string> Keys(string word) => Enumerable.Range(1, word.Length).Select(length => word[..length]);
}
