using System.Globalization;
using System.Text;
using ArticleArchive.Web.Data;
using ArticleArchive.Web.Search.Analysis;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ArticleArchive.Web.Search;

/// <summary>
/// Writes the index on the writer's connection. Rows go in at once; the counts of words are gathered and written before the
/// commit, one statement a word of the batch and not one a word of each article.
/// </summary>
internal sealed class SearchIndexWriter : IWriterPart
{
    // Of publishers, authors and speakers, whose ids are asked for with each article.
    private const int MostRememberedValues = 50_000;

    private readonly PreparedCommands _commands;
    private readonly IndexStatement _addArticle;
    private readonly IndexStatement _addClaim;
    private readonly IndexStatement _addRemoved;
    private readonly IndexStatement _addWord;
    private readonly ArticleAnalysis _analysis = new();
    private readonly WordTally _tally = new();
    private readonly Dictionary<(FacetKind Kind, string Value), int> _facets = [];
    private Totals? _totals;
    private Totals? _marked;

    public SearchIndexWriter(PreparedCommands commands)
    {
        _commands = commands;
        _addArticle = new IndexStatement(commands.Connection, "INSERT INTO ArticleIndex (rowid, title, headings, body, authors, publisher, speakers, source) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)");
        _addClaim = new IndexStatement(commands.Connection, "INSERT INTO ClaimIndex (rowid, text, speaker, names) VALUES (?1, ?2, ?3, ?4)");
        _addRemoved = new IndexStatement(commands.Connection, "INSERT INTO RemovedIndex (rowid, text) VALUES (?1, ?2)");
        _addWord = new IndexStatement(commands.Connection, "INSERT INTO Words (Word, Language, Articles) VALUES (?1, ?2, ?3) ON CONFLICT DO UPDATE SET Articles = Articles + excluded.Articles");
    }

    private readonly record struct Totals(long LastChange, int Articles, int KnownLanguages, int EnglishArticles, int Languages)
    {
        public Totals With(StemLanguage language, int sign) => new(
            LastChange + 1,
            Articles + sign,
            KnownLanguages + (language == StemLanguage.Unknown ? 0 : sign),
            EnglishArticles + (language == StemLanguage.English ? sign : 0),
            Languages | (int)language.Bit());
    }

    /// <summary>Whether the article is in the index.</summary>
    public bool Holds(int articleId) =>
        _commands.Scalar("SELECT 1 FROM SearchRows WHERE ArticleId = $0 AND Flags & 1 = 0", articleId) is not null;

    /// <summary>Adds an article that is not there.</summary>
    public void Add(IndexedArticle indexed)
    {
        var article = indexed.Article;
        _tally.Begin(indexed.Language, 1);
        _analysis.Columns(indexed, _tally, (number, words) => _addArticle.Bind(number + 1, words));
        _addArticle.Bind(1, article.Id);
        _addArticle.Run();
        foreach (var claim in indexed.Claims)
        {
            _addClaim.Bind(1, claim.Id);
            _addClaim.Bind(2, _analysis.Words(claim.Text));
            _addClaim.Bind(3, _analysis.Words(indexed.NamesOf(claim)));
            _addClaim.Bind(4, _analysis.Words(claim.Names.Select(name => name.Name).Distinct(StringComparer.Ordinal)));
            _addClaim.Run();
        }

        foreach (var removal in indexed.Removed)
        {
            _addRemoved.Bind(1, removal.Id);
            _addRemoved.Bind(2, _analysis.Words(removal.Before));
            _addRemoved.Run();
        }

        var totals = (_totals ?? ReadTotals()).With(indexed.Language, 1);
        _totals = totals;
        var row = _analysis.Row(indexed, ArticleAnalysis.Facets(indexed).Select(facet => IdOf(facet.Kind, facet.Value)), totals.LastChange);
        // Not "OR REPLACE": a statement that may have to be taken back makes FTS5 write out what it has gathered so far.
        _commands.Execute("DELETE FROM SearchRows WHERE ArticleId = $0", row.ArticleId);
        _commands.Execute(
            "INSERT INTO SearchRows (ArticleId, Change, Tokens, PublishedDay, AddedDay, Words, Claims, Health, Language, Flags, Natures, Facets, Sections) VALUES ($0, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
            row.ArticleId, row.Change, row.Tokens, row.PublishedDay, row.AddedDay, row.Words, row.Claims, row.Health, row.Language, row.Flags, row.Natures, row.Facets, row.Sections);
    }

    /// <summary>Takes out an article that is there, as it was when it came in.</summary>
    public void Remove(IndexedArticle indexed)
    {
        var id = indexed.Article.Id;
        // As it was counted, whatever is known of the language by now.
        var language = (StemLanguage)Convert.ToInt32(_commands.Scalar("SELECT Language FROM SearchRows WHERE ArticleId = $0", id), CultureInfo.InvariantCulture);
        _tally.Begin(language, -1);
        _analysis.Columns(indexed, _tally, column: null);
        _commands.Execute("DELETE FROM ClaimIndex WHERE rowid IN (SELECT Id FROM Claims WHERE ArticleId = $0)", id);
        _commands.Execute("DELETE FROM RemovedIndex WHERE rowid IN (SELECT Id FROM Edits WHERE ArticleId = $0 AND Kind = 'Removal')", id);
        _commands.Execute("DELETE FROM ArticleIndex WHERE rowid = $0", id);
        var totals = (_totals ?? ReadTotals()).With(language, -1);
        _totals = totals;
        _commands.Execute("UPDATE SearchRows SET Flags = Flags | 1, Change = $1 WHERE ArticleId = $0", id, totals.LastChange);
    }

    public void Mark()
    {
        _tally.Mark();
        _marked = _totals;
    }

    public void Undo()
    {
        _tally.Undo();
        _totals = _marked;
        // Some of their rows went with the savepoint.
        _facets.Clear();
    }

    public void Write()
    {
        if (_totals is not { } totals)
            return;
        _tally.ForEach((word, language, change) =>
        {
            _addWord.Bind(1, word);
            _addWord.Bind(2, (int)language);
            _addWord.Bind(3, change);
            _addWord.Run();
            if (change < 0)
                _commands.Execute("DELETE FROM Words WHERE Word = $0 AND Language = $1 AND Articles <= 0", Encoding.UTF8.GetString(word), (int)language);
        });
        _commands.Execute(
            "UPDATE IndexStates SET LastChange = $0, Articles = $1, KnownLanguages = $2, EnglishArticles = $3, Languages = $4 WHERE Id = 1",
            totals.LastChange, totals.Articles, totals.KnownLanguages, totals.EnglishArticles, totals.Languages);
        _tally.Clear();
        _totals = null;
    }

    public void Forget()
    {
        // Written already, unless the transaction failed: then the ids of its values are gone as well.
        if (_totals is not null)
        {
            _tally.Clear();
            _totals = null;
            _facets.Clear();
        }
    }

    public void Dispose()
    {
        foreach (var statement in (ReadOnlySpan<IndexStatement>)[_addArticle, _addClaim, _addRemoved, _addWord])
            statement.Dispose();
    }

    private int IdOf(FacetKind kind, string value)
    {
        if (_facets.TryGetValue((kind, value), out var id))
            return id;
        if (_facets.Count >= MostRememberedValues)
            _facets.Clear();
        if (_commands.Scalar("SELECT Id FROM FacetValues WHERE Kind = $0 AND Value = $1", (int)kind, value) is { } known)
        {
            id = Convert.ToInt32(known, CultureInfo.InvariantCulture);
        }
        else
        {
            _commands.Execute("INSERT INTO FacetValues (Kind, Value) VALUES ($0, $1)", (int)kind, value);
            id = _commands.LastInsertedId;
        }

        _facets.Add((kind, value), id);
        return id;
    }

    private Totals ReadTotals()
    {
        using var row = _commands.Query("SELECT LastChange, Articles, KnownLanguages, EnglishArticles, Languages FROM IndexStates WHERE Id = 1");
        row.Read();
        return new Totals(row.GetInt64(0), row.GetInt32(1), row.GetInt32(2), row.GetInt32(3), row.GetInt32(4));
    }
}

/// <summary>A statement below the driver, which would make a string of every text on its way.</summary>
internal sealed class IndexStatement : IDisposable
{
    private readonly sqlite3 _connection;
    private readonly sqlite3_stmt _statement;

    public IndexStatement(SqliteConnection connection, string sql)
    {
        _connection = connection.Handle!;
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v2(_connection, sql, out _statement), _connection);
    }

    public void Bind(int parameter, int value) => SqliteException.ThrowExceptionForRC(raw.sqlite3_bind_int(_statement, parameter, value), _connection);

    public void Bind(int parameter, ReadOnlySpan<byte> utf8) => SqliteException.ThrowExceptionForRC(raw.sqlite3_bind_text(_statement, parameter, utf8), _connection);

    public void Run()
    {
        var result = raw.sqlite3_step(_statement);
        // Reset says again what the step said.
        _ = raw.sqlite3_reset(_statement);
        if (result != raw.SQLITE_DONE)
            SqliteException.ThrowExceptionForRC(result, _connection);
    }

    public void Dispose() => _statement.Dispose();
}
