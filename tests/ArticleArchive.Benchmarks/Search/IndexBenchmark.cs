using System.Globalization;
using System.Text;
using ArticleArchive.Parsing;
using ArticleArchive.Parsing.Formats;
using ArticleArchive.Parsing.Text;
using ArticleArchive.Web.Data;
using ArticleArchive.Web.Search;
using Microsoft.Data.Sqlite;

namespace ArticleArchive.Benchmarks.Search;

/// <summary>
/// <c>index [ARTICLES [WORDS [BATCH]]]</c>: what indexing costs in time and room, beside a bare FTS5 table with the same texts in the same
/// batches, batch by batch in turn.
/// </summary>
internal static class IndexBenchmark
{
    public const string Usage = "index [ARTICLES [WORDS [BATCH]]]   the index's speed and size beside a bare FTS5 table (default 20000 of 200 words, 500 a batch)";

    public static async Task<int> RunAsync(string[] args)
    {
        int Argument(int at, int standard) => args.Length > at ? int.Parse(args[at], CultureInfo.InvariantCulture) : standard;
        var (count, length, batch) = (Argument(0, 20_000), Argument(1, 200), Argument(2, 500));
        var directory = Directory.CreateTempSubdirectory("article-archive-benchmark-").FullName;
        try
        {
            // What is measured is the work, not the compiling of it: a first round of other texts, told to nobody.
            await MeasureAsync(Path.Combine(directory, "warm"), 6_000, length, batch, TextWriter.Null);
            await Task.Delay(TimeSpan.FromSeconds(1));
            await MeasureAsync(Path.Combine(directory, "index"), count, length, batch, Console.Out);
            return 0;
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(directory, recursive: true);
        }
    }

    private static async Task MeasureAsync(string directory, int count, int length, int batch, TextWriter output)
    {
        using var database = new ArchiveDatabase(directory);
        using var bare = new BareIndex(Path.Combine(directory, "bare.db"));
        var corpus = new InflectedCorpus(length);
        var (own, other) = (TimeSpan.Zero, TimeSpan.Zero);
        long bytes = 0;
        var empty = await PagesAsync(database);
        for (var done = 0; done < count; done += batch)
        {
            var articles = Enumerable.Range(done + 1, Math.Min(batch, count - done)).Select(corpus.Next).ToList();
            bytes += articles.Sum(article => (long)Encoding.UTF8.GetByteCount(article.ReadingText));
            var texts = articles.ConvertAll(article => (article.Id, article.Title, Body: string.Join('\n', article.Blocks.Where(block => block.IsRunningText).Select(block => block.Span.In(article.ReadingText)))));
            var start = Environment.CpuUsage.TotalTime;
            bare.Add(texts);
            other += Environment.CpuUsage.TotalTime - start;
            start = Environment.CpuUsage.TotalTime;
            await database.WriteAsync(
                async db =>
                {
                    foreach (var article in articles)
                        await SearchIndex.AddAsync(db, article, CancellationToken.None);
                    return 0;
                },
                CancellationToken.None);
            own += Environment.CpuUsage.TotalTime - start;
        }

        var unmerged = await PagesAsync(database) - empty;
        var beforeMerge = Environment.CpuUsage.TotalTime;
        await SearchIndex.MergeAsync(database, CancellationToken.None);
        var merge = Environment.CpuUsage.TotalTime - beforeMerge;
        var size = await PagesAsync(database) - empty;
        output.WriteLine(Line($"{count} articles of about {length} words, {batch} a batch: {bytes / 1e6:F1} MB of text"));
        output.WriteLine(Line($"ours {bytes / 1e6 / own.TotalSeconds:F1} MB a CPU second, bare FTS5 {bytes / 1e6 / other.TotalSeconds:F1}: {other / own:P0} of its speed, {other / (own + merge):P0} with the merge at the end"));
        output.WriteLine(Line($"size of all tables of the search: {size / (double)bytes:F3} of the text, {unmerged / (double)bytes:F3} before the merge; bare FTS5 {bare.Pages / (double)bytes:F3}"));
        using var connection = database.OpenReaderConnection();
        using (var words = connection.CreateCommand())
        {
            // What the rows hold; pages are fuller or emptier.
            words.CommandText = "SELECT (SELECT sum(length(block)) FROM ArticleIndex_data), (SELECT sum(length(Words) + length(First) + 8) FROM WordBlocks), (SELECT sum(length(Facets) + length(Sections) + 30) FROM SearchRows)";
            using var reader = words.ExecuteReader();
            reader.Read();
            output.WriteLine(Line($"  of it the full-text index {reader.GetInt64(0) / (double)bytes:F3}, words {reader.GetInt64(1) / (double)bytes:F3}, rows {reader.GetInt64(2) / (double)bytes:F3}"));
        }

        using var vocabulary = connection.CreateCommand();
        vocabulary.CommandText = "SELECT sum(Count) FROM WordBlocks";
        output.WriteLine(Line($"{vocabulary.ExecuteScalar()} different words"));
    }

    private static async Task<long> PagesAsync(ArchiveDatabase database)
    {
        await database.CheckpointAsync(CancellationToken.None);
        using var connection = database.OpenReaderConnection();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT ((SELECT page_count FROM pragma_page_count) - (SELECT freelist_count FROM pragma_freelist_count)) * (SELECT page_size FROM pragma_page_size)";
        return (long)command.ExecuteScalar()!;
    }

    private static string Line(FormattableString line) => line.ToString(CultureInfo.InvariantCulture);

    /// <summary>What the manual shows, contentless, with the pragmas of the archive's writer.</summary>
    private sealed class BareIndex : IDisposable
    {
        private readonly SqliteConnection _connection;
        private readonly SqliteCommand _insert;

        public BareIndex(string file)
        {
            _connection = new SqliteConnection($"Data Source={file}");
            _connection.Open();
            ConnectionPragmas.Apply(_connection, ConnectionPragmas.Writer);
            ConnectionPragmas.Apply(_connection, "CREATE VIRTUAL TABLE bare USING fts5(title, body, content='', contentless_delete=1, tokenize='porter unicode61 remove_diacritics 2')");
            _insert = _connection.CreateCommand();
            _insert.CommandText = "INSERT INTO bare (rowid, title, body) VALUES ($id, $title, $body)";
            _insert.Parameters.Add("$id", SqliteType.Integer);
            _insert.Parameters.Add("$title", SqliteType.Text);
            _insert.Parameters.Add("$body", SqliteType.Text);
        }

        public long Pages
        {
            get
            {
                using var command = _connection.CreateCommand();
                command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE); SELECT ((SELECT page_count FROM pragma_page_count) - (SELECT freelist_count FROM pragma_freelist_count)) * (SELECT page_size FROM pragma_page_size)";
                using var reader = command.ExecuteReader();
                reader.NextResult();
                reader.Read();
                return reader.GetInt64(0);
            }
        }

        public void Add(List<(int Id, string Title, string Body)> texts)
        {
            using var transaction = _connection.BeginTransaction();
            _insert.Transaction = transaction;
            foreach (var (id, title, body) in texts)
            {
                (_insert.Parameters[0].Value, _insert.Parameters[1].Value, _insert.Parameters[2].Value) = (id, title, body);
                _insert.ExecuteNonQuery();
            }

            transaction.Commit();
        }

        public void Dispose()
        {
            _insert.Dispose();
            _connection.Dispose();
        }
    }

    /// <summary>
    /// News-like articles: the words of <see cref="Corpus.Vocabulary"/>, among them numbers and names that stand in few articles, so that the number of different words
    /// goes on growing as it does in real text.
    /// </summary>
    private sealed class InflectedCorpus(int words)
    {
        private static readonly string[] s_syllables = ["ba", "ko", "len", "mar", "tin", "ov", "ski", "der", "san", "chi", "ro", "vel", "gha", "nak", "ur", "el", "os", "fei", "zho", "quin"];

        private readonly Corpus.Vocabulary _vocabulary = new(seed: 7);
        private readonly Random _random = new(2026);

        public Article Next(int id)
        {
            var title = Text(8);
            var blocks = new List<ArticleBlock> { new(BlockKind.Title, new TextSpan(0, title.Length), 0) };
            var text = new StringBuilder(title);
            var left = (int)(words * (0.5 + _random.NextDouble()));
            while (left > 0)
            {
                var paragraph = Text(Math.Min(left, _random.Next(30, 70)));
                left -= 70;
                text.Append("\n\n");
                blocks.Add(new ArticleBlock(BlockKind.Paragraph, TextSpan.OfLength(text.Length, paragraph.Length), 0));
                text.Append(paragraph);
            }

            var article = new Article
            {
                Id = id,
                SourceName = $"{id}.txt",
                SourceKey = $"benchmark:{id}",
                Sha256 = "",
                Format = SourceFormat.PlainText,
                Encoding = "utf-8",
                Language = "en",
                Title = title,
                TitleBasis = "invented",
                Publisher = "The Daily " + _vocabulary.Content(_random.Next(200)),
                Authors = "Ada " + _vocabulary.Content(_random.Next(3_000)),
                PublishedAtUtc = new DateTime(2015, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddDays(_random.Next(3_000)),
                PublishedPrecision = DatePrecision.Day,
                ReadingText = text.ToString(),
                Blocks = blocks,
                WordCount = words,
                Health = 90,
            };
            article.Sections.Add(new Section { End = text.Length });
            return article;
        }

        private string Text(int count)
        {
            var text = new StringBuilder();
            for (var i = 0; i < count; i++)
            {
                var word = _random.Next(200) switch
                {
                    < 3 => Name(),
                    < 6 => _random.Next(2_100).ToString(CultureInfo.InvariantCulture),
                    _ => _vocabulary.Next(_random),
                };
                text.Append(i == 0 ? char.ToUpperInvariant(word[0]) + word[1..] : word).Append(i % 14 == 13 ? ". " : i % 9 == 8 ? ", " : " ");
            }

            return text.ToString(0, text.Length - 1) + ".";
        }

        private string Name()
        {
            // A square root of a uniform number: some names are met again and again.
            var parts = Enumerable.Range(0, 2 + _random.Next(3)).Select(_ => s_syllables[(int)(s_syllables.Length * Math.Pow(_random.NextDouble(), 2))]);
            var name = string.Concat(parts);
            return char.ToUpperInvariant(name[0]) + name[1..];
        }
    }
}
