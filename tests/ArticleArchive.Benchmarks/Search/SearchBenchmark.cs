using System.Diagnostics;
using System.Globalization;
using System.Text;
using ArticleArchive.Benchmarks.Corpus;
using ArticleArchive.Benchmarks.Search.Peers;
using ArticleArchive.Web.Data;
using ArticleArchive.Web.Search;

namespace ArticleArchive.Benchmarks.Search;

/// <summary>
/// A whole first page of results (exact count, 20 hits, marked passages) by class of query, beside other engines on the
/// same articles and queries in the same run.
/// </summary>
internal static class SearchBenchmark
{
    public const string Usage =
        "search [ARTICLES] [WORDS] [--folder DIR] [--queries N] [--class NAME] [--alone | --peers]   a page of results by class of query beside other engines (default 10000 650); the folder is kept and used again";

    private const int Batch = 5_000;

    public static async Task<int> RunAsync(string[] args)
    {
        var numbers = args.TakeWhile(arg => !arg.StartsWith('-')).Select(arg => int.Parse(arg, CultureInfo.InvariantCulture)).ToList();
        var (count, words) = (numbers.ElementAtOrDefault(0) is > 0 and var articles ? articles : 10_000, numbers.ElementAtOrDefault(1) is > 0 and var length ? length : 650);
        var queries = Option(args, "--queries") is { } many ? int.Parse(many, CultureInfo.InvariantCulture) : 60;
        var folder = Option(args, "--folder");
        var directory = folder ?? Directory.CreateTempSubdirectory("article-archive-benchmark-").FullName;
        try
        {
            Directory.CreateDirectory(directory);
            var corpus = new SearchCorpus(words);
            await FillAsync(directory, corpus, count);
            // The archive's writer would look through the whole file first, in this process and on its processor time.
            using var database = new ArchiveDatabase(directory, ArchiveAccess.Read, "benchmark");
            Console.WriteLine(Line($"{count} articles of about {words} words; {Environment.ProcessorCount} cores, {Environment.OSVersion.Platform}, .NET {Environment.Version}; index {IndexShare(database):P0} of the text"));
            List<ISearchPeer> peers = args.Contains("--alone") ? [new OwnEngine(database, withFacets: false), new OwnEngine(database, withFacets: true)] : [.. Peers(database), .. args.Contains("--peers") ? ProcessPeer.All(database, directory) : []];
            var only = Option(args, "--class");
            await CompletionMeasure.RunAsync(database, corpus);
            await CompareAsync(peers, [.. QueryClasses.Of(corpus, count, queries).Where(query => only is null || query.Class == only)]);
            return 0;
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            if (folder is null)
                Directory.Delete(directory, recursive: true);
        }
    }

    // The first is what the others are compared with.
    private static List<ISearchPeer> Peers(ArchiveDatabase database) =>
    [
        new OwnEngine(database, withFacets: false),
        new OwnEngine(database, withFacets: true),
        new RankAndSnippet(database),
    ];

    private static async Task CompareAsync(List<ISearchPeer> peers, IReadOnlyList<BenchmarkQuery> queries)
    {
        foreach (var peer in peers.ToList())
        {
            var start = Stopwatch.GetTimestamp();
            if (await peer.PrepareAsync())
            {
                Console.WriteLine(Line($"{peer.Name}: ready in {Stopwatch.GetElapsedTime(start).TotalSeconds:F1} s"));
                continue;
            }

            Console.WriteLine($"{peer.Name} is not on this machine and was left out");
            peers.Remove(peer);
            peer.Dispose();
        }

        Console.WriteLine();
        Console.WriteLine("| class | hits (median) | " + string.Join(" | ", peers.Select(peer => $"{peer.Name}: p50 / p99 ms | CPU ms{(peer.TellsTop ? " | best 20 alone, p50 ms" : "")}")) + " |");
        Console.WriteLine("| --- | --- |" + string.Concat(peers.Select(peer => peer.TellsTop ? " --- | --- | --- |" : " --- | --- |")));
        foreach (var one in queries.GroupBy(query => query.Class, StringComparer.Ordinal))
        {
            var times = peers.ConvertAll(_ => new List<double>());
            var cpu = new double[peers.Count];
            var tops = peers.ConvertAll(_ => new List<double>());
            var hits = new List<double>();
            // The first round warms all of them; then they take turns, so that what else the machine does hits each alike.
            for (var round = 0; round < 2; round++)
            {
                foreach (var query in one)
                {
                    for (var i = 0; i < peers.Count; i++)
                    {
                        var (start, used) = (Stopwatch.GetTimestamp(), peers[i].ProcessorTime);
                        var found = peers[i].Find(query);
                        if (round == 0)
                            continue;
                        times[i].Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                        cpu[i] += (peers[i].ProcessorTime - used).TotalMilliseconds;
                        if (i == 0)
                            hits.Add(found.Total);
                        if (found.TopMilliseconds is { } top)
                            tops[i].Add(top);
                    }
                }
            }

            var line = new StringBuilder(Line($"| {one.Key} | {At(hits, .5):F0} |"));
            for (var i = 0; i < peers.Count; i++)
                line.Append(Line($" {At(times[i], .5):F1} / {At(times[i], .99):F0} | {cpu[i] / times[i].Count:F1} |")).Append(peers[i].TellsTop ? Line($" {At(tops[i], .5):F1} |") : "");
            Console.WriteLine(line);
        }

        peers.ForEach(peer => peer.Dispose());
    }

    private static int Stored(string directory)
    {
        if (!File.Exists(Path.Combine(directory, "archive.db")))
            return 0;
        using var database = new ArchiveDatabase(directory, ArchiveAccess.Read, "benchmark");
        using var db = database.OpenReader();
        return db.Articles.Count();
    }

    /// <summary>Fills a folder's archive up to a number of articles.</summary>
    public static async Task FillAsync(string directory, SearchCorpus corpus, int count)
    {
        var clock = Stopwatch.StartNew();
        var first = Stored(directory);
        if (first >= count)
            return;
        using var database = new ArchiveDatabase(directory, ArchiveAccess.Write, "benchmark");
        for (var done = first; done < count; done += Batch)
        {
            var from = done;
            // Made beside the writer, which is not measured here.
            var articles = ParallelEnumerable.Range(from, Math.Min(Batch, count - from)).AsOrdered().Select(corpus.Article).ToList();
            await database.WriteAsync(
                async db =>
                {
                    foreach (var article in articles)
                    {
                        db.Insert(new Original { Sha256 = article.Sha256, Bytes = [] });
                        article.Id = db.Insert(article);
                        foreach (var section in article.Sections)
                        {
                            section.ArticleId = article.Id;
                            db.Insert(section);
                        }

                        await SearchIndex.AddAsync(db, article, CancellationToken.None);
                    }

                    return 0;
                },
                CancellationToken.None);
            if (done / Batch % 20 == 0)
                Console.Error.WriteLine(Line($"{done + articles.Count} articles, {clock.Elapsed.TotalSeconds:F0} s"));
        }

        await database.CheckpointAsync(CancellationToken.None);
    }

    private static double IndexShare(ArchiveDatabase database)
    {
        using var connection = database.OpenReaderConnection();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT (SELECT sum(length(block)) FROM ArticleIndex_data) * 1.0 / (SELECT sum(octet_length(ReadingText)) FROM Articles)";
        return (double)command.ExecuteScalar()!;
    }

    private static string? Option(string[] args, string name) => Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;

    private static double At(List<double> values, double part) => values.Order().ElementAt((int)((values.Count - 1) * part));

    private static string Line(FormattableString line) => line.ToString(CultureInfo.InvariantCulture);
}
