using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using ArticleArchive.Benchmarks.Corpus;
using ArticleArchive.Web.Data;
using ArticleArchive.Web.Ingestion;
using Microsoft.Extensions.Options;

namespace ArticleArchive.Benchmarks;

/// <summary>How long a reader waits: whole pages from the program in a process of its own, over the loopback, one after the other.</summary>
internal static class PageBenchmark
{
    public const string Usage = "pages [ARTICLES]   latency of the pages (default 2000 articles)";

    private const int Requests = 200;

    public static async Task<int> RunAsync(string[] args)
    {
        var count = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 2_000;
        var directory = Directory.CreateTempSubdirectory("article-archive-benchmark-").FullName;
        var address = $"http://127.0.0.1:{FreePort()}";
        var corpus = new DamagedArticles(seed: 11);
        await FillAsync(directory, corpus, count);
        var program = Path.Combine(AppContext.BaseDirectory, "ArticleArchive.Web.dll");
        using var server = Process.Start(new ProcessStartInfo("dotnet", [program, "--data", directory, "--urls", address]) { RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false })!;
        server.BeginErrorReadLine();
        server.BeginOutputReadLine();
        try
        {
            using var client = new HttpClient { BaseAddress = new Uri(address) };
            await WaitAsync(client);
            var random = new Random(5);
            int Article() => random.Next(1, count + 1);
            string Common() => corpus.Vocabulary.Content(random.Next(50, 500));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count} articles of about 600 words; {Environment.ProcessorCount} cores, {Requests} requests a row"));
            Console.WriteLine();
            Console.WriteLine("| page | p50 ms | p99 ms | kB |");
            Console.WriteLine("| --- | --- | --- | --- |");
            await MeasureAsync(client, "a page without data (`/settings`)", () => "/settings");
            await MeasureAsync(client, "home", () => "/");
            await MeasureAsync(client, "articles, with facets", () => "/articles");
            await MeasureAsync(client, "article", () => $"/articles/{Article()}");
            await MeasureAsync(client, "article, hits marked", () => $"/articles/{Article()}?q={Common()}");
            await MeasureAsync(client, "ledger", () => $"/articles/{Article()}/ledger");
            await MeasureAsync(client, "claims, with facets", () => "/claims");
            await MeasureAsync(client, "search, common word", () => $"/search?q={Common()}");
            await MeasureAsync(client, "search, two words", () => $"/search?q={Common()}+{Common()}");
            return 0;
        }
        finally
        {
            server.Kill();
            await server.WaitForExitAsync();
            Directory.Delete(directory, recursive: true);
        }
    }

    private static async Task FillAsync(string directory, DamagedArticles corpus, int count)
    {
        using var database = new ArchiveDatabase(directory, ArchiveAccess.Write, "benchmark");
        var options = new IngestionOptions();
        var ingestion = new IngestionService(database, Options.Create(options), TimeProvider.System);
        var run = await ingestion.StartRunAsync("benchmark", count, CancellationToken.None);
        var sources = Enumerable.Range(0, count).Select(number =>
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"{number}.txt");
            return new FoundBytes(name, new SourceFile(name, name, name, Encoding.UTF8.GetBytes(corpus.Text(number, 600))));
        });
        await foreach (var result in ingestion.RunAsync(run, sources, CancellationToken.None))
        {
            if (result.Outcome != IngestionOutcome.Added)
                throw new InvalidOperationException($"{result.SourceName}: {result.Outcome} {result.Detail}");
        }

        await ingestion.FinishRunAsync(run, CancellationToken.None);
    }

    private static async Task MeasureAsync(HttpClient client, string name, Func<string> path)
    {
        var times = new List<double>();
        long bytes = 0;
        for (var i = -20; i < Requests; i++)
        {
            var started = Stopwatch.GetTimestamp();
            var page = await client.GetByteArrayAsync(path());
            if (i < 0)
                continue; // warming up
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            bytes += page.Length;
        }

        times.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {times[times.Count / 2]:0.0} | {times[times.Count * 99 / 100]:0.0} | {bytes / 1e3 / Requests:0} |"));
    }

    /// <summary>Waits until the program answers.</summary>
    public static async Task WaitAsync(HttpClient client)
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                await client.GetByteArrayAsync("/");
                return;
            }
            catch (HttpRequestException) when (tries < 300)
            {
                await Task.Delay(100);
            }
        }
    }

    /// <summary>A port that nobody listens on.</summary>
    public static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
