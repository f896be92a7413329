using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ArticleArchive.Parsing;
using ArticleArchive.Parsing.Formats;
using ArticleArchive.Parsing.Text;
using ArticleArchive.Web.Data;
using ArticleArchive.Web.Search;
using Microsoft.Data.Sqlite;

namespace ArticleArchive.Benchmarks.Search;

/// <summary>
/// <c>search [ARTICLES]</c>: a whole first page of results (count, 20 hits, marked passages) by class of query, beside
/// the plain way (count, <c>ORDER BY rank LIMIT 20</c> with <c>snippet()</c>) on the same file in the same run.
/// </summary>
internal static class SearchBenchmark
{
    public const string Usage = "search [ARTICLES]   a page of results by class of query, beside rank and snippet() (default 10000)";

    private const int QueriesAClass = 40;

    private static readonly Random s_random = new(22);

    public static async Task<int> RunAsync(string[] args)
    {
        var count = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 10_000;
        var directory = Directory.CreateTempSubdirectory("article-archive-benchmark-").FullName;
        try
        {
            using var database = new ArchiveDatabase(directory);
            var corpus = new InventedCorpus();
            var texts = new List<string>();
            var clock = Stopwatch.StartNew();
            var bytes = await FillAsync(database, corpus, count, texts);
            Console.WriteLine(Line($"{count} articles, {bytes / 1e6:F1} MB of text, stored and indexed in {clock.Elapsed.TotalSeconds:F1} s; {Environment.ProcessorCount} cores, {Environment.OSVersion.Platform}, .NET {Environment.Version}"));
            AddPlainIndex(directory, out var plainBytes);
            Console.WriteLine(Line($"index: {IndexBytes(directory) / (double)bytes:P0} of the text; plain index with its own copy of the text: {plainBytes / (double)bytes:P0}"));
            await CompareAsync(database, directory, Classes(corpus, texts));
            return 0;
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(directory, recursive: true);
        }
    }

    private static async Task CompareAsync(ArchiveDatabase database, string directory, IReadOnlyList<(string Name, List<string> Queries)> classes)
    {
        using var engine = new SearchEngine(database.ReaderConnectionString);
        using var plain = new PlainEngine(directory);
        // Compiled before anything is timed.
        foreach (var query in classes.SelectMany(one => one.Queries).Concat(classes.SelectMany(one => one.Queries)))
            await engine.FindAsync(new SearchRequest(query, SearchLevel.Articles, 20), CancellationToken.None);
        Console.WriteLine();
        Console.WriteLine("| class | hits (median) | page p50 / p99 ms | rank + snippet() p50 / p99 ms | page CPU ms | rank + snippet() CPU ms | times faster (CPU) |");
        Console.WriteLine("| --- | --- | --- | --- | --- | --- | --- |");
        foreach (var (name, queries) in classes)
        {
            // A round that warms both, and compares what they found.
            var hits = new List<double>();
            foreach (var query in queries)
            {
                var ours = await engine.FindAsync(new SearchRequest(query, SearchLevel.Articles, 20), CancellationToken.None);
                var theirs = plain.Find(query);
                // The plain index lets phrases go across paragraphs, and misses words whose stem is shorter than the prefix.
                var isAsFar = query.Contains('"', StringComparison.Ordinal) ? ours.Total <= theirs : query.EndsWith('*') ? ours.Total >= theirs : ours.Total == theirs;
                if (!isAsFar)
                    throw new InvalidOperationException($"{query}: {ours.Total} hits, the plain way {theirs}");
                hits.Add(ours.Total);
            }

            var (own, other) = (new List<double>(), new List<double>());
            var (ownCpu, otherCpu) = (TimeSpan.Zero, TimeSpan.Zero);
            for (var round = 0; round < 3; round++)
            {
                foreach (var query in queries)
                {
                    var cpu = Environment.CpuUsage.TotalTime;
                    var start = Stopwatch.GetTimestamp();
                    await engine.FindAsync(new SearchRequest(query, SearchLevel.Articles, 20), CancellationToken.None);
                    own.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                    ownCpu += Environment.CpuUsage.TotalTime - cpu;
                    cpu = Environment.CpuUsage.TotalTime;
                    start = Stopwatch.GetTimestamp();
                    plain.Find(query);
                    other.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                    otherCpu += Environment.CpuUsage.TotalTime - cpu;
                }
            }

            Console.WriteLine(Line($"| {name} | {At(hits, .5):F0} | {At(own, .5):F2} / {At(own, .99):F1} | {At(other, .5):F2} / {At(other, .99):F1} | {ownCpu.TotalMilliseconds / own.Count:F2} | {otherCpu.TotalMilliseconds / other.Count:F2} | {otherCpu / ownCpu:F1} |"));
        }
    }

    private static List<(string Name, List<string> Queries)> Classes(InventedCorpus corpus, List<string> texts)
    {
        string Word(int from, int to) => corpus.Words[s_random.Next(from, to)];
        string Phrase()
        {
            var words = texts[s_random.Next(texts.Count)].Split(' ');
            var at = s_random.Next(words.Length - 1);
            return $"\"{words[at].Trim('.')} {words[at + 1].Trim('.')}\"";
        }

        string Question() => string.Join(" OR ", texts[s_random.Next(texts.Count)].Split(' ').Skip(s_random.Next(20)).Take(10).Select(word => word.Trim('.')));
        List<string> Many(Func<string> query) => [.. Enumerable.Range(0, QueriesAClass).Select(_ => query())];
        return
        [
            ("rare word", Many(() => Word(10_000, 40_000))),
            ("common word", Many(() => Word(100, 1_000))),
            ("very common word", Many(() => Word(0, 10))),
            ("two words", Many(() => Word(100, 1_000) + " " + Word(100, 1_000))),
            ("three with OR", Many(() => $"{Word(100, 1_000)} OR {Word(100, 1_000)} OR {Word(1_000, 5_000)}")),
            ("phrase", Many(Phrase)),
            ("prefix", Many(() => Word(5_000, 20_000)[..5] + "*")),
            ("ten-word question (OR)", Many(Question)),
        ];
    }

    private static async Task<long> FillAsync(ArchiveDatabase database, InventedCorpus corpus, int count, List<string> texts)
    {
        long bytes = 0;
        for (var done = 0; done < count; done += 500)
        {
            await database.WriteAsync(
                async db =>
                {
                    var articles = new List<Article>();
                    for (var i = done; i < Math.Min(done + 500, count); i++)
                    {
                        var (title, paragraphs) = corpus.NextArticle();
                        var article = Row(i, title, paragraphs);
                        bytes += Encoding.UTF8.GetByteCount(article.ReadingText);
                        texts.Add(paragraphs[0]);
                        db.Originals.Add(new Original { Sha256 = article.Sha256, Bytes = [] });
                        articles.Add(article);
                    }

                    db.Articles.AddRange(articles);
                    await db.SaveChangesAsync();
                    foreach (var article in articles)
                        await SearchIndex.AddAsync(db, article, CancellationToken.None);
                    return 0;
                },
                CancellationToken.None);
        }

        return bytes;
    }

    private static Article Row(int number, string title, IReadOnlyList<string> paragraphs)
    {
        var blocks = new List<ArticleBlock> { new(BlockKind.Title, new TextSpan(0, title.Length), 0) };
        var text = new StringBuilder(title);
        foreach (var paragraph in paragraphs)
        {
            text.Append("\n\n");
            blocks.Add(new ArticleBlock(BlockKind.Paragraph, TextSpan.OfLength(text.Length, paragraph.Length), 0));
            text.Append(paragraph);
        }

        return new Article
        {
            SourceName = $"{number}.txt",
            SourceKey = $"benchmark:{number}",
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(BitConverter.GetBytes(number))),
            Format = SourceFormat.PlainText,
            Encoding = "utf-8",
            Title = title,
            TitleBasis = "invented",
            ReadingText = text.ToString(),
            Blocks = blocks,
        };
    }

    // What a program would do first: one FTS5 table with the text in it, as the manual shows it.
    private static void AddPlainIndex(string directory, out long bytes)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(directory, "archive.db")}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText =
            """
            CREATE VIRTUAL TABLE PlainIndex USING fts5(title, body, tokenize='porter unicode61 remove_diacritics 2');
            INSERT INTO PlainIndex (rowid, title, body) SELECT Id, Title, substr(ReadingText, length(Title) + 3) FROM Articles;
            """;
        command.ExecuteNonQuery();
        bytes = Size(connection, "PlainIndex");
    }

    private static long IndexBytes(string directory)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(directory, "archive.db")}");
        connection.Open();
        return Size(connection, "ArticleIndex");
    }

    private static long Size(SqliteConnection connection, string index)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT sum(length(block)) FROM {index}_data";
        var bytes = (long)command.ExecuteScalar()!;
        if (index != "PlainIndex")
            return bytes;
        command.CommandText = $"SELECT sum(length(c0) + length(c1)) FROM {index}_content";
        return bytes + (long)command.ExecuteScalar()!;
    }

    private static double At(List<double> values, double part) => values.Order().ElementAt((int)((values.Count - 1) * part));

    private static string Line(FormattableString line) => line.ToString(CultureInfo.InvariantCulture);

    private sealed class PlainEngine : IDisposable
    {
        private readonly SqliteConnection _connection;
        private readonly SqliteCommand _page;
        private readonly SqliteCommand _count;

        public PlainEngine(string directory)
        {
            _connection = new SqliteConnection($"Data Source={Path.Combine(directory, "archive.db")};Mode=ReadOnly");
            _connection.Open();
            _page = _connection.CreateCommand();
            _page.CommandText = "PRAGMA mmap_size = 2147483648; PRAGMA cache_size = -32768";
            _page.ExecuteNonQuery();
            _page.CommandText = "SELECT rowid, title, snippet(PlainIndex, 1, '[', ']', '...', 40), rank FROM PlainIndex WHERE PlainIndex MATCH $match AND rank MATCH 'bm25(5.0, 1.0)' ORDER BY rank LIMIT 20";
            _page.Parameters.Add("$match", SqliteType.Text);
            _count = _connection.CreateCommand();
            _count.CommandText = "SELECT count(*) FROM PlainIndex WHERE PlainIndex MATCH $match";
            _count.Parameters.Add("$match", SqliteType.Text);
        }

        /// <summary>Reads the page and returns the number of all hits. The queries of this program are FTS5's syntax as they stand.</summary>
        public int Find(string query)
        {
            _page.Parameters[0].Value = query;
            _count.Parameters[0].Value = query;
            using (var reader = _page.ExecuteReader())
            {
                while (reader.Read())
                    _ = (reader.GetString(1), reader.GetString(2));
            }

            return Convert.ToInt32(_count.ExecuteScalar(), CultureInfo.InvariantCulture);
        }

        public void Dispose()
        {
            _page.Dispose();
            _count.Dispose();
            _connection.Dispose();
        }
    }
}
