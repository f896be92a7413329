using System.Diagnostics;
using System.Globalization;
using System.Text;
using ArticleArchive.Benchmarks.Corpus;
using ArticleArchive.Web.Data;
using ArticleArchive.Web.Ingestion;
using ArticleArchive.Web.Ingestion.Lines;

namespace ArticleArchive.Benchmarks.Ingestion;

/// <summary>How fast the one writer is when reading and parsing cost nothing: articles parsed beforehand, stored in batches.</summary>
internal static class WriterBenchmark
{
    public const string Usage = "writer [ARTICLES] [WORDS] [BATCH]   stores parsed articles (default 3000 of 600 words in batches of 500)";

    public static async Task<int> RunAsync(string[] args)
    {
        var count = Argument(args, 0, 3_000);
        var words = Argument(args, 1, 600);
        var batch = Argument(args, 2, 500);
        var directory = Directory.CreateTempSubdirectory("article-archive-benchmark-").FullName;
        try
        {
            using var database = new ArchiveDatabase(directory, ArchiveAccess.Write, "benchmark");
            var corpus = new DamagedArticles(seed: 7);
            var options = new IngestionOptions();
            long rows = 0, bytes = 0;
            var stored = 0;
            double seconds = 0, cpu = 0;
            while (stored < count)
            {
                var prepared = Enumerable.Range(stored, Math.Min(batch, count - stored)).Select(number =>
                {
                    var name = string.Create(CultureInfo.InvariantCulture, $"{number}.txt");
                    var source = new SourceFile(name, name, name, Encoding.UTF8.GetBytes(corpus.Text(number, words)));
                    return (ParsedSource)PreparedSource.From(name, source, options, static _ => false, LearntReading.None, DateTime.UnixEpoch);
                }).ToList();
                var cpuBefore = Process.GetCurrentProcess().TotalProcessorTime;
                var started = Stopwatch.GetTimestamp();
                await database.WriteAsync(
                    async db =>
                    {
                        foreach (var source in prepared)
                            await ArticleStore.StoreAsync(db, source, CancellationToken.None);
                        return prepared.Count;
                    },
                    CancellationToken.None);
                seconds += Stopwatch.GetElapsedTime(started).TotalSeconds;
                cpu += (Process.GetCurrentProcess().TotalProcessorTime - cpuBefore).TotalSeconds;
                stored += prepared.Count;
                bytes += prepared.Sum(source => source.ByteCount);
                rows += prepared.Sum(source => 2L + source.Article.Sections.Count + source.Article.Claims.Count + source.Article.Edits.Count + source.Article.Findings.Count);
            }

            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{stored} articles, {rows} rows, {bytes / 1e6:0.0} MB of text in {seconds:0.00} s ({cpu:0.00} s of processor): {stored / seconds:0} articles a second, {bytes / 1e6 / seconds:0.0} MB a second"));
            return 0;
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    private static int Argument(string[] args, int index, int otherwise) =>
        args.Length > index ? int.Parse(args[index], CultureInfo.InvariantCulture) : otherwise;
}
