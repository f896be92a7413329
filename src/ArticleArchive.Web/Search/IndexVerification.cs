using System.Globalization;
using System.Text;
using ArticleArchive.Web.Data;
using ArticleArchive.Web.Search.Analysis;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace ArticleArchive.Web.Search;

/// <summary>
/// Analyses every article again and compares: the row that search reads, the words of the vocabulary with their counts, the words
/// that the full-text index itself has, and that each claim and each removed passage has its row. All in one snapshot, so
/// that what is stored meanwhile makes no difference.
/// </summary>
internal sealed class IndexVerification(ArchiveDatabase database)
{
    private const int ArticlesOfBatch = 100;

    // Enough to see what is wrong; a broken index would name every article.
    private const int MostNamed = 50;

    private readonly List<string> _differences = [];
    private readonly WordTally _tally = new();
    private readonly ArticleAnalysis _analysis = new();
    private readonly Dictionary<(int Kind, string Value), int> _facets = [];
    private int _unnamed;

    /// <returns>How many articles were compared, and what differs, in sentences.</returns>
    public async Task<(int Articles, IReadOnlyList<string> Differences)> RunAsync(IProgress<IndexProgress>? progress, CancellationToken cancellationToken)
    {
        await using var connection = database.OpenReaderConnection();
        await using var snapshot = connection.BeginTransaction(deferred: true);
        var options = new DbContextOptionsBuilder<ArchiveDbContext>().UseSqlite(connection).UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking).Options;
        await using var db = new ArchiveDbContext(options);
        await db.Database.UseTransactionAsync(snapshot, cancellationToken);

        var state = await db.IndexStates.SingleAsync(cancellationToken);
        if (state.RebuiltUpTo is not null)
            return (0, ["The index is being built; there is nothing to compare yet."]);
        foreach (var value in await db.FacetValues.ToListAsync(cancellationToken))
            _facets[(value.Kind, value.Value)] = value.Id;

        var total = await db.Articles.CountAsync(article => article.IsLatest, cancellationToken);
        var (last, done, known, english) = (0, 0, 0, 0);
        while (await NextAsync(db, last, cancellationToken) is { Count: > 0 } ids)
        {
            var rows = await db.SearchRows.Where(row => ids.Contains(row.ArticleId)).ToDictionaryAsync(row => row.ArticleId, cancellationToken);
            foreach (var article in await IndexedArticle.ReadAsync(db, ids, cancellationToken))
            {
                Compare(article, rows.GetValueOrDefault(article.Article.Id));
                known += article.Language == StemLanguage.Unknown ? 0 : 1;
                english += article.Language == StemLanguage.English ? 1 : 0;
            }

            done += ids.Count;
            last = ids[^1];
            progress?.Report(new IndexProgress(done, total));
        }

        if ((state.Articles, state.KnownLanguages, state.EnglishArticles) != (done, known, english))
            Differs($"The index counts {state.Articles} articles ({state.KnownLanguages} of known language, {state.EnglishArticles} English); there are {done} ({known}, {english}).");
        CompareWords(connection);
        CompareRows(connection, "ArticleIndex_docsize", "Articles", "SELECT Id FROM Articles WHERE IsLatest");
        CompareRows(connection, "ClaimIndex_docsize", "Claims", "SELECT c.Id FROM Claims c JOIN Articles a ON a.Id = c.ArticleId WHERE a.IsLatest AND c.Status <> 'Rejected'");
        CompareRows(connection, "RemovedIndex_docsize", "Removed passages", "SELECT e.Id FROM Edits e JOIN Articles a ON a.Id = e.ArticleId WHERE a.IsLatest AND e.Kind = 'Removal' AND NOT e.IsUndone");
        CompareRows(connection, "SearchRows WHERE Flags & 1 = 0", "Articles that search knows", "SELECT Id FROM Articles WHERE IsLatest", "ArticleId");
        if (_unnamed > 0)
            _differences.Add(string.Create(CultureInfo.InvariantCulture, $"And {_unnamed} more differences."));
        return (done, _differences);
    }

    private static Task<List<int>> NextAsync(ArchiveDbContext db, int last, CancellationToken cancellationToken) =>
        db.Articles.Where(article => article.IsLatest && article.Id > last).OrderBy(article => article.Id).Select(article => article.Id).Take(ArticlesOfBatch).ToListAsync(cancellationToken);

    private void Compare(IndexedArticle article, SearchRow? stored)
    {
        _tally.Begin(article.Language, 1);
        _analysis.Columns(article, _tally, column: null);
        _tally.Mark();
        if (stored is null)
            return;
        var row = _analysis.Row(article, ArticleAnalysis.Facets(article).Select(facet => _facets.GetValueOrDefault(((int)facet.Kind, facet.Value))), stored.Change);
        foreach (var (what, indexed, expected) in new (string, object?, object?)[]
        {
            ("words in its row of the index", stored.Tokens, row.Tokens), ("its publication day", stored.PublishedDay, row.PublishedDay), ("the day it was added", stored.AddedDay, row.AddedDay),
            ("its words", stored.Words, row.Words), ("its claims", stored.Claims, row.Claims), ("its health", stored.Health, row.Health), ("its language", stored.Language, row.Language),
            ("its flags", stored.Flags, row.Flags), ("the natures of its claims", stored.Natures, row.Natures), ("its facets", Convert.ToHexString(stored.Facets), Convert.ToHexString(row.Facets)),
            ("its sections", Convert.ToHexString(stored.Sections), Convert.ToHexString(row.Sections)),
        })
        {
            if (!Equals(indexed, expected))
                Differs($"Article {row.ArticleId}: {what}: {indexed ?? "none"} in the index, {expected ?? "none"} in the article.");
        }
    }

    private void CompareWords(SqliteConnection connection)
    {
        var articles = new Dictionary<string, int>(StringComparer.Ordinal);
        var counted = CountedWords(connection);
        foreach (var index in _tally.Changes())
        {
            var (text, of, expected) = (Encoding.UTF8.GetString(_tally.WordOf(index)), _tally.LanguageOf(index), _tally.ChangeOf(index));
            articles[text] = articles.GetValueOrDefault(text) + expected;
            counted.Remove((text, of), out var known);
            if (known != expected)
                Differs($"The word “{text}” ({of}) stands in {expected} articles; the vocabulary counts {known}.");
        }

        foreach (var ((text, of), known) in counted)
            Differs($"The word “{text}” ({of}) stands in no article; the vocabulary counts {known}.");

        using var outsideSpeakers = connection.CreateCommand();
        outsideSpeakers.CommandText = "SELECT count(*) FROM ArticleIndex WHERE ArticleIndex MATCH $words";
        var words = outsideSpeakers.Parameters.Add("$words", SqliteType.Text);
        using var terms = connection.CreateCommand();
        terms.CommandText = "SELECT term, doc FROM ArticleTerms";
        using var reader = terms.ExecuteReader();
        while (reader.Read())
        {
            var term = reader.GetString(0);
            if (term == IndexTokenizer.BlockBreak)
                continue;
            articles.Remove(term, out var expected);
            // The names that people gave a speaker are found, but not counted; the other columns are asked only where that may be the difference.
            if (reader.GetInt32(1) == expected)
                continue;
            words.Value = $"- speakers : \"{term}\"";
            if (Convert.ToInt32(outsideSpeakers.ExecuteScalar(), CultureInfo.InvariantCulture) is var found && found != expected)
                Differs($"The word “{term}” stands in {expected} articles; the full-text index finds {found}.");
        }

        foreach (var (missing, expected) in articles)
            Differs($"The word “{missing}” stands in {expected} articles; the full-text index does not have it.");
    }

    private void CompareRows(SqliteConnection connection, string indexed, string what, string expected, string id = "id")
    {
        foreach (var (sql, message) in new[]
        {
            ($"SELECT Id FROM ({expected}) EXCEPT SELECT {id} FROM {indexed}", "are missing from the index"),
            ($"SELECT {id} FROM {indexed} EXCEPT SELECT Id FROM ({expected})", "are in the index, but not to be found"),
        })
        {
            using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Constants of this class.
            command.CommandText = sql;
#pragma warning restore CA2100
            var ids = new List<long>();
            using var reader = command.ExecuteReader();
            while (reader.Read())
                ids.Add(reader.GetInt64(0));
            if (ids.Count > 0)
                Differs($"{what} {message}: {string.Join(", ", ids.Take(20))}{(ids.Count > 20 ? $" and {ids.Count - 20} more" : "")}.");
        }
    }

    // What the vocabulary counts; a word that stands where no search looks for it is not among it.
    private Dictionary<(string Word, StemLanguage Language), int> CountedWords(SqliteConnection connection)
    {
        var counted = new Dictionary<(string, StemLanguage), int>();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT First, Words, Count, lead(First) OVER (ORDER BY First) FROM WordBlocks ORDER BY First";
        using var blocks = command.ExecuteReader();
        while (blocks.Read())
        {
            var (first, next) = (Encoding.UTF8.GetBytes(blocks.GetString(0)), blocks.IsDBNull(3) ? null : Encoding.UTF8.GetBytes(blocks.GetString(3)));
            try
            {
                var words = new WordBlockReader(blocks.GetFieldValue<byte[]>(1));
                var count = 0;
                for (; words.MoveNext(); count++)
                {
                    if (words.Word.SequenceCompareTo(first) < 0 || (next is not null && words.Word.SequenceCompareTo(next) >= 0) || !counted.TryAdd((words.Text, words.Language), words.Articles))
                        Differs($"The word “{words.Text}” ({words.Language}) stands in the wrong row of the vocabulary.");
                }

                if (count != blocks.GetInt32(2))
                    Differs($"A row of the vocabulary has {count} words and says {blocks.GetInt32(2)}.");
            }
            catch (InvalidDataException damaged)
            {
                Differs($"{damaged.Message}");
            }
        }

        return counted;
    }

    private void Differs(FormattableString difference)
    {
        if (_differences.Count < MostNamed)
            _differences.Add(difference.ToString(CultureInfo.InvariantCulture));
        else
            _unnamed++;
    }
}
