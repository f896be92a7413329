using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using ArticleArchive.Benchmarks.Corpus;

namespace ArticleArchive.Benchmarks.Search;

/// <summary>
/// Searches a second with many clients at once, over the loopback, from the program in a process of its own that takes in
/// uploaded articles meanwhile. The queries are those of <see cref="QueryClasses"/>, each class as often as the others; every
/// commit of the writer makes the memory of results worthless.
/// </summary>
internal static partial class SearchLoadBenchmark
{
    public const string Usage = "search-load [ARTICLES] [SECONDS] [CLIENTS]   searches a second beside a writer (default 10000 20 16)";

    private const int Words = 650;
    private const int FilesAnUpload = 40;

    public static async Task<int> RunAsync(string[] args)
    {
        int Number(int at, int otherwise) => args.Length > at ? int.Parse(args[at], CultureInfo.InvariantCulture) : otherwise;
        var (count, seconds, clients) = (Number(0, 10_000), Number(1, 20), Number(2, 16));
        var directory = Directory.CreateTempSubdirectory("article-archive-benchmark-").FullName;
        var corpus = new SearchCorpus(Words);
        await SearchBenchmark.FillAsync(directory, corpus, count);
        var queries = QueryClasses.Of(corpus, count, 100).Select(query => query.Typed).ToArray();
        var address = $"http://127.0.0.1:{PageBenchmark.FreePort()}";
        using var server = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "ArticleArchive.Web.dll"), "--data", directory, "--urls", address])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        })!;
        server.BeginErrorReadLine();
        server.BeginOutputReadLine();
        try
        {
            using var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = clients + 2 }) { BaseAddress = new Uri(address) };
            await PageBenchmark.WaitAsync(client);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count} articles of about {Words} words, {clients} clients, {seconds} s a row; {Environment.ProcessorCount} cores"));
            Console.WriteLine();
            Console.WriteLine("| | searches a second | p50 / p99 ms | CPU ms of the program a search | 5xx | stopped by the clock | articles taken in a second |");
            Console.WriteLine("| --- | --- | --- | --- | --- | --- | --- |");
            await MeasureAsync(client, server, "warming up", queries, clients, seconds / 4, withWriter: false);
            await MeasureAsync(client, server, "alone", queries, clients, seconds, withWriter: false);
            await MeasureAsync(client, server, "beside a writer", queries, clients, seconds, withWriter: true);
            return 0;
        }
        finally
        {
            server.Kill();
            await server.WaitForExitAsync();
            Directory.Delete(directory, recursive: true);
        }
    }

    private static async Task MeasureAsync(HttpClient client, Process server, string name, string[] queries, int clients, int seconds, bool withWriter)
    {
        var times = new ConcurrentBag<double>();
        var (failed, stopped) = (0, 0);
        using var end = new CancellationTokenSource();
        var writer = withWriter ? WriteAsync(client, end.Token) : Task.FromResult(0);
        server.Refresh();
        var (clock, used) = (Stopwatch.StartNew(), server.TotalProcessorTime);
        await Task.WhenAll(Enumerable.Range(0, clients).Select(number => Task.Run(async () =>
        {
            var random = new Random(number);
            while (clock.Elapsed.TotalSeconds < seconds)
            {
                var start = Stopwatch.GetTimestamp();
                using var answer = await client.GetAsync("/api/search?q=" + Uri.EscapeDataString(queries[random.Next(queries.Length)]));
                var text = await answer.Content.ReadAsStringAsync();
                times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                if ((int)answer.StatusCode >= 500)
                    Interlocked.Increment(ref failed);
                if (text.Contains("\"isComplete\":false", StringComparison.Ordinal))
                    Interlocked.Increment(ref stopped);
            }
        })));
        var elapsed = clock.Elapsed.TotalSeconds;
        server.Refresh();
        var cpu = (server.TotalProcessorTime - used).TotalMilliseconds;
        await end.CancelAsync();
        var written = await writer;
        var sorted = times.Order().ToList();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {sorted.Count / elapsed:F0} | {sorted[sorted.Count / 2]:F0} / {sorted[sorted.Count * 99 / 100]:F0} | {cpu / sorted.Count:F1} | {failed} | {stopped} | {written / elapsed:F0} |"));
    }

    // As a person's browser does: the page's token, then files, again and again.
    private static async Task<int> WriteAsync(HttpClient client, CancellationToken end)
    {
        var corpus = new DamagedArticles(seed: 12);
        var taken = 0;
        var token = Token().Match(await client.GetStringAsync("/add", CancellationToken.None)).Groups["value"].Value;
        while (!end.IsCancellationRequested)
        {
            using var form = new MultipartFormDataContent { { new StringContent(token), "__RequestVerificationToken" }, { new StringContent("true"), "atOnce" } };
            for (var i = 0; i < FilesAnUpload; i++, taken++)
            {
                var file = new ByteArrayContent(Encoding.UTF8.GetBytes(corpus.Text(taken, 600)));
                file.Headers.ContentType = new MediaTypeHeaderValue("text/plain");
                form.Add(file, "files", string.Create(CultureInfo.InvariantCulture, $"new {taken}.txt"));
            }

            using var answer = await client.PostAsync("/add", form, CancellationToken.None);
            if ((int)answer.StatusCode >= 400)
                throw new InvalidOperationException($"An upload was refused: {(int)answer.StatusCode}");
            // What is uploaded waits in a queue: no faster than it is taken in.
            await Task.Delay(TimeSpan.FromMilliseconds(400), CancellationToken.None);
        }

        return taken;
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"(?<value>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Token();
}
