using System.Globalization;
using System.Text;
using ArticleArchive.Parsing;
using ArticleArchive.Parsing.Text;
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
    private readonly AnalysedText _text = new();
    private readonly WordTally _tally = new();
    private readonly Dictionary<(FacetKind Kind, string Value), int> _facets = [];
    private readonly List<byte> _sections = [];
    private readonly List<byte> _facetIds = [];
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
        var tokens = AddColumns(indexed, _addArticle);
        _addArticle.Bind(1, article.Id);
        _addArticle.Run();
        foreach (var claim in indexed.Claims)
        {
            _addClaim.Bind(1, claim.Id);
            _addClaim.Bind(2, Analysed(claim.Text));
            _addClaim.Bind(3, Analysed(claim.Speaker));
            _addClaim.Bind(4, Analysed(claim.Names.Select(name => name.Name).Distinct(StringComparer.Ordinal), tally: null));
            _addClaim.Run();
        }

        foreach (var removal in indexed.Removed)
        {
            _addRemoved.Bind(1, removal.Id);
            _addRemoved.Bind(2, Analysed(removal.Before));
            _addRemoved.Run();
        }

        var totals = (_totals ?? ReadTotals()).With(indexed.Language, 1);
        _totals = totals;
        AddRow(indexed, tokens, totals.LastChange);
    }

    /// <summary>Takes out an article that is there, as it was when it came in.</summary>
    public void Remove(IndexedArticle indexed)
    {
        var id = indexed.Article.Id;
        // As it was counted, whatever is known of the language by now.
        var language = (StemLanguage)Convert.ToInt32(_commands.Scalar("SELECT Language FROM SearchRows WHERE ArticleId = $0", id), CultureInfo.InvariantCulture);
        _tally.Begin(language, -1);
        AddColumns(indexed, statement: null);
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

    // Binds the columns where there is a statement; counts their words either way.
    private int AddColumns(IndexedArticle indexed, IndexStatement? statement)
    {
        var article = indexed.Article;
        var tokens = 0;
        Column(2, Analysed([article.Title], _tally));
        var headings = new int[indexed.Sections.Count];
        _text.Clear();
        for (var i = 0; i < headings.Length; i++)
        {
            headings[i] = _text.Count;
            if (indexed.Sections[i].Heading is { } heading)
                _text.AddBlock(heading, _tally);
        }

        Column(3, _text.Bytes);
        var bodies = new int[indexed.Sections.Count];
        _text.Clear();
        var section = 0;
        foreach (var block in indexed.Body)
        {
            while (section < bodies.Length && indexed.Sections[section].Start <= block.Span.Start)
                bodies[section++] = _text.Count;
            _text.AddBlock(article.ReadingText.AsSpan(block.Span.Start, block.Span.Length), _tally);
        }

        while (section < bodies.Length)
            bodies[section++] = _text.Count;
        Column(4, _text.Bytes);
        Column(5, Analysed(indexed.Authors, _tally));
        Column(6, Analysed([article.Publisher ?? ""], _tally));
        Column(7, Analysed(indexed.Speakers, _tally));
        Column(8, Analysed(indexed.Source, _tally));
        _sections.Clear();
        for (var i = 0; i < headings.Length; i++)
        {
            AddNumber(_sections, headings[i] - (i > 0 ? headings[i - 1] : 0));
            AddNumber(_sections, bodies[i] - (i > 0 ? bodies[i - 1] : 0));
        }

        return tokens;

        void Column(int number, ReadOnlySpan<byte> text)
        {
            statement?.Bind(number, text);
            tokens += _text.Count;
        }
    }

    private void AddRow(IndexedArticle indexed, int tokens, long change)
    {
        var article = indexed.Article;
        _facetIds.Clear();
        AddFacet(FacetKind.Publisher, article.Publisher);
        foreach (var author in indexed.Authors)
            AddFacet(FacetKind.Author, author);
        foreach (var speaker in indexed.Speakers)
            AddFacet(FacetKind.Speaker, speaker);
        AddFacet(FacetKind.Language, article.Language);
        var flags = (article.FindingCount > 0 ? SearchRowFlags.Damaged : 0)
            | (article.PublishedPrecision == DatePrecision.Month ? SearchRowFlags.PublishedMonth : 0)
            | (article.PublishedPrecision == DatePrecision.Year ? SearchRowFlags.PublishedYear : 0)
            | (indexed.Claims.Any(claim => claim.HasFigure) ? SearchRowFlags.HasFigure : 0)
            | (article.PreviousVersionId is null ? 0 : SearchRowFlags.HasEarlierVersion);
        _commands.Execute(
            "INSERT OR REPLACE INTO SearchRows (ArticleId, Change, Tokens, PublishedDay, AddedDay, Words, Claims, Health, Language, Flags, Natures, Facets, Sections) VALUES ($0, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
            article.Id,
            change,
            tokens,
            article.PublishedAtUtc is { } published ? DateOnly.FromDateTime(published.AddMinutes(article.PublishedOffsetMinutes ?? 0)).DayNumber : null,
            DateOnly.FromDateTime(article.FirstSeenAtUtc).DayNumber,
            article.WordCount,
            indexed.Claims.Count,
            article.Health,
            (int)indexed.Language,
            (int)flags,
            indexed.Claims.Aggregate(0, (natures, claim) => natures | (1 << (int)claim.Nature)),
            _facetIds.ToArray(),
            _sections.ToArray());
    }

    private void AddFacet(FacetKind kind, string? value)
    {
        if (string.IsNullOrEmpty(value))
            return;
        if (!_facets.TryGetValue((kind, value), out var id))
        {
            if (_facets.Count >= MostRememberedValues)
                _facets.Clear();
            id = _commands.Scalar("SELECT Id FROM FacetValues WHERE Kind = $0 AND Value = $1", (int)kind, value) is { } known
                ? Convert.ToInt32(known, CultureInfo.InvariantCulture)
                : Insert();
            _facets.Add((kind, value), id);
        }

        AddNumber(_facetIds, id);

        int Insert()
        {
            _commands.Execute("INSERT INTO FacetValues (Kind, Value) VALUES ($0, $1)", (int)kind, value);
            return _commands.LastInsertedId;
        }
    }

    private ReadOnlySpan<byte> Analysed(string? text)
    {
        _text.Clear();
        if (text is not null)
            _text.AddBlock(text, tally: null);
        return _text.Bytes;
    }

    private ReadOnlySpan<byte> Analysed(IEnumerable<string> blocks, WordTally? tally)
    {
        _text.Clear();
        foreach (var block in blocks)
            _text.AddBlock(block, tally);
        return _text.Bytes;
    }

    private Totals ReadTotals()
    {
        using var row = _commands.Query("SELECT LastChange, Articles, KnownLanguages, EnglishArticles, Languages FROM IndexStates WHERE Id = 1");
        row.Read();
        return new Totals(row.GetInt64(0), row.GetInt32(1), row.GetInt32(2), row.GetInt32(3), row.GetInt32(4));
    }

    private static void AddNumber(List<byte> bytes, int number)
    {
        var rest = (uint)Math.Max(0, number);
        while (rest >= 0x80)
        {
            bytes.Add((byte)(rest | 0x80));
            rest >>= 7;
        }

        bytes.Add((byte)rest);
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
