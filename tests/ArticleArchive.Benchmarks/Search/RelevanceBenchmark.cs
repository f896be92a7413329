using System.Globalization;
using ArticleArchive.Parsing;
using ArticleArchive.Parsing.Formats;
using ArticleArchive.Parsing.Text;
using ArticleArchive.Web.Data;
using ArticleArchive.Web.Search;
using ArticleArchive.Web.Search.QueryLanguage;
using Microsoft.Data.Sqlite;

namespace ArticleArchive.Benchmarks.Search;

/// <summary>
/// How good the first ten hits are (nDCG@10) on a small collection written for the purpose: short reports, and questions
/// as people ask them, judged by hand before anything was ranked. Beside it what FTS5 gives by itself: any of the words, Porter's
/// stems, <c>bm25()</c>.
/// </summary>
internal static class RelevanceBenchmark
{
    public const string Usage = "relevance   nDCG@10 on the shipped questions, beside any of the words by bm25() with stems";

    private const int Depth = 10;

    private sealed record Judged(string Question, IReadOnlyDictionary<int, int> Grades);

    public static async Task<int> RunAsync(string[] args)
    {
        var data = Path.Combine(AppContext.BaseDirectory, "Search", "Data");
        var documents = File.ReadLines(Path.Combine(data, "documents.tsv")).Select(line => line.Split('\t')).ToList();
        var questions = File.ReadLines(Path.Combine(data, "questions.tsv")).Select(line => line.Split('\t'))
            .Select(parts => new Judged(parts[0], parts[1].Split(' ').Select(grade => grade.Split(':')).ToDictionary(grade => Number(grade[0]), grade => Number(grade[1])))).ToList();
        var directory = Directory.CreateTempSubdirectory("article-archive-benchmark-").FullName;
        try
        {
            using var database = new ArchiveDatabase(directory, ArchiveAccess.Write, "benchmark");
            await FillAsync(database, documents);
            using var engine = new SearchEngine(database.ReaderConnectionString);
            using var plain = Plain(documents, title: 1);
            using var weighted = Plain(documents, title: 5);
            var (own, any, titled) = (new List<double>(), new List<double>(), new List<double>());
            foreach (var judged in questions)
            {
                // A question of few words asks for all of them; here it is ranked by any, as the search offers.
                var isSentence = QueryParser.Parse(judged.Question).IsQuestion;
                var asked = isSentence ? judged.Question : string.Join(" OR ", judged.Question.Split(' '));
                var results = await engine.FindAsync(new SearchRequest(asked, SearchLevel.Articles, Depth), CancellationToken.None);
                var best = results.Items.Select(hit => Number(hit.ExternalId!)).ToList();
                own.Add(Gain(best, judged.Grades));
                any.Add(Gain(Ask(plain, judged.Question), judged.Grades));
                titled.Add(Gain(Ask(weighted, judged.Question), judged.Grades));
                if (args.Contains("--each"))
                    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{own[^1]:F3} {any[^1]:F3}  {judged.Question}  [{string.Join(' ', best.Take(5))}]{(isSentence ? "" : "  asked with OR")}"));
            }

            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{documents.Count} documents, {questions.Count} questions, nDCG@{Depth}: {own.Average():F3}; any word by bm25() with stems {any.Average():F3}, title 5: {titled.Average():F3}"));
            return 0;
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(directory, recursive: true);
        }
    }

    private static double Gain(IReadOnlyList<int> ranked, IReadOnlyDictionary<int, int> grades)
    {
        double Sum(IEnumerable<int> found) => found.Take(Depth).Select((grade, i) => (Math.Pow(2, grade) - 1) / Math.Log2(i + 2)).Sum();
        return Sum(ranked.Select(id => grades.GetValueOrDefault(id))) / Sum(grades.Values.OrderDescending());
    }

    private static List<int> Ask(SqliteConnection plain, string question)
    {
        using var command = plain.CreateCommand();
        command.CommandText = "SELECT rowid FROM Plain WHERE Plain MATCH $match ORDER BY rank LIMIT 10";
        command.Parameters.AddWithValue("$match", string.Join(" OR ", question.Split(' ').Select(word => $"\"{word}\"")));
        var found = new List<int>();
        using var reader = command.ExecuteReader();
        while (reader.Read())
            found.Add(reader.GetInt32(0));
        return found;
    }

    private static SqliteConnection Plain(IEnumerable<string[]> documents, int title)
    {
        var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        using var create = connection.CreateCommand();
        create.CommandText = "CREATE VIRTUAL TABLE Plain USING fts5(title, body, tokenize='porter unicode61'); INSERT INTO Plain (Plain, rank) VALUES ('rank', $rank)";
        create.Parameters.AddWithValue("$rank", string.Create(CultureInfo.InvariantCulture, $"bm25({title}.0, 1.0)"));
        create.ExecuteNonQuery();
        foreach (var document in documents)
        {
            using var insert = connection.CreateCommand();
            insert.CommandText = "INSERT INTO Plain (rowid, title, body) VALUES ($id, $title, $body)";
            insert.Parameters.AddWithValue("$id", Number(document[0]));
            insert.Parameters.AddWithValue("$title", document[1]);
            insert.Parameters.AddWithValue("$body", document[2]);
            insert.ExecuteNonQuery();
        }

        return connection;
    }

    private static Task<int> FillAsync(ArchiveDatabase database, IEnumerable<string[]> documents) => database.WriteAsync(
        async db =>
        {
            foreach (var document in documents)
            {
                var text = $"{document[1]}\n\n{document[2]}";
                var article = new Article
                {
                    SourceName = document[0],
                    SourceKey = "benchmark:" + document[0],
                    Sha256 = "relevance " + document[0],
                    ExternalId = document[0],
                    Format = SourceFormat.PlainText,
                    Encoding = "utf-8",
                    Title = document[1],
                    TitleBasis = "invented",
                    Language = "en",
                    ReadingText = text,
                    Blocks =
                    [
                        new ArticleBlock(BlockKind.Title, new TextSpan(0, document[1].Length), 0),
                        new ArticleBlock(BlockKind.Paragraph, new TextSpan(document[1].Length + 2, text.Length), 0),
                    ],
                };
                db.Insert(new Original { Sha256 = article.Sha256, Bytes = [] });
                article.Id = db.Insert(article);
                await SearchIndex.AddAsync(db, article, CancellationToken.None);
            }

            return 0;
        },
        CancellationToken.None);

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
