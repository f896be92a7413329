using System.Diagnostics;
using System.Globalization;
using System.Text;
using ArticleArchive.Benchmarks.Corpus;
using ArticleArchive.Parsing;
using ArticleArchive.Web.Data;
using ArticleArchive.Web.Ingestion;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace ArticleArchive.Benchmarks.Ingestion;

/// <summary>
/// The whole way from a folder of damaged files to an archive on disk (read, parse, store, index, commit), beside parsing
/// alone and beside the floor: the same texts inserted into a bare FTS5 table, in the same run.
/// </summary>
internal static class PipelineBenchmark
{
    public const string Usage = "ingest [ARTICLES] [WORDS]   a folder of damaged articles into an archive (default 10000 of about 600 words)";

    public static async Task<int> RunAsync(string[] args)
    {
        var count = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 10_000;
        var words = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 600;
        var directory = Directory.CreateTempSubdirectory("article-archive-benchmark-").FullName;
        try
        {
            var texts = await WriteCorpusAsync(Path.Combine(directory, "corpus"), count, words);
            var bytes = texts.Sum(text => (long)text.Length);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count} articles, {bytes / 1e6:0.0} MB; {Environment.ProcessorCount} cores, .NET {Environment.Version}, SQLite {new SqliteConnection().ServerVersion}"));
            Console.WriteLine();
            Console.WriteLine("| what | articles a second | MB a second | processor ms an article |");
            Console.WriteLine("| --- | --- | --- | --- |");
            Measure("parse alone, one core", () => ParseAll(texts));
            await MeasureAsync("whole pipeline", () => IngestAsync(Path.Combine(directory, "corpus"), Path.Combine(directory, "archive"), count));
            await MeasureAsync("the same folder again (nothing changes)", () => IngestAsync(Path.Combine(directory, "corpus"), Path.Combine(directory, "archive"), count));
            Measure("bare FTS5 insert of the same texts, batches of 500", () => InsertBare(Path.Combine(directory, "bare.db"), texts));
            return 0;

            void Measure(string name, Action action) => MeasureAsync(name, () =>
            {
                action();
                return Task.CompletedTask;
            }).GetAwaiter().GetResult();

            async Task MeasureAsync(string name, Func<Task> action)
            {
                var cpu = Environment.CpuUsage.TotalTime;
                var started = Stopwatch.GetTimestamp();
                await action();
                var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
                cpu = Environment.CpuUsage.TotalTime - cpu;
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {count / seconds:0} | {bytes / 1e6 / seconds:0.0} | {cpu.TotalMilliseconds / count:0.00} |"));
            }
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(directory, recursive: true);
        }
    }

    private static async Task<List<byte[]>> WriteCorpusAsync(string folder, int count, int words)
    {
        Directory.CreateDirectory(folder);
        var corpus = new DamagedArticles(seed: 11);
        var texts = new List<byte[]>(count);
        for (var i = 0; i < count; i++)
        {
            texts.Add(Encoding.UTF8.GetBytes(corpus.Text(i, words)));
            await File.WriteAllBytesAsync(Path.Combine(folder, i.ToString("00000", CultureInfo.InvariantCulture) + ".txt"), texts[^1]);
        }

        return texts;
    }

    private static void ParseAll(List<byte[]> texts)
    {
        foreach (var text in texts)
            ArticleParser.Parse("article.txt", text);
    }

    private static async Task IngestAsync(string folder, string archive, int expected)
    {
        using var database = new ArchiveDatabase(archive, ArchiveAccess.Write, "benchmark");
        var options = new IngestionOptions();
        var ingestion = new IngestionService(database, Options.Create(options), TimeProvider.System);
        var run = await ingestion.StartRunAsync("benchmark", expected, CancellationToken.None);
        var stored = 0;
        await foreach (var result in ingestion.RunAsync(run, FolderSources.Find([folder], fields: null, options), CancellationToken.None))
            stored += result.Outcome is IngestionOutcome.Added or IngestionOutcome.Unchanged ? 1 : 0;
        await ingestion.FinishRunAsync(run, CancellationToken.None);
        await database.CheckpointAsync(CancellationToken.None);
        if (stored != expected)
            throw new InvalidOperationException($"{stored} of {expected} articles were stored.");
    }

    private static void InsertBare(string file, List<byte[]> texts)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=false");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE VIRTUAL TABLE bare USING fts5(text, tokenize = 'porter unicode61 remove_diacritics 2')";
        command.ExecuteNonQuery();
        command.CommandText = "INSERT INTO bare (text) VALUES ($text)";
        var parameter = command.Parameters.Add("$text", SqliteType.Text);
        for (var i = 0; i < texts.Count;)
        {
            using var transaction = connection.BeginTransaction();
            command.Transaction = transaction;
            for (var end = Math.Min(i + 500, texts.Count); i < end; i++)
            {
                parameter.Value = Encoding.UTF8.GetString(texts[i]);
                command.ExecuteNonQuery();
            }

            transaction.Commit();
        }
    }
}
