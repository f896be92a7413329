using System.Globalization;
using ArticleArchive.Web.Data;
using ArticleArchive.Web.Search.Analysis;

namespace ArticleArchive.Web.Search;

/// <summary>
/// Writes the index on the writer's connection. Claims go in at once, since the next article's are compared with them; the rows of articles
/// and of removed passages and the counts of words are gathered and written before the commit.
/// </summary>
internal sealed class SearchIndexWriter : IWriterPart
{
    // Of publishers, authors and speakers, whose ids are asked for with each article.
    private const int MostRememberedValues = 50_000;

    private readonly PreparedCommands _commands;
    private readonly IndexStatement _addClaim;
    private readonly IndexStatement _addRow;
    private readonly IndexStatement _deleteRow;
    private readonly PendingRows _articles;
    private readonly PendingRows _removed;
    private readonly VocabularyWriter _vocabulary;
    private readonly ArticleAnalysis _analysis = new();
    private readonly WordTally _tally = new();
    private readonly Dictionary<(FacetKind Kind, string Value), int> _facets = [];
    private Totals? _totals;
    private Totals? _marked;

    public SearchIndexWriter(PreparedCommands commands)
    {
        _commands = commands;
        var connection = commands.Connection;
        _addClaim = new IndexStatement(connection, "INSERT INTO ClaimIndex (rowid, text, speaker, names) VALUES (?1, ?2, ?3, ?4)");
        _deleteRow = new IndexStatement(connection, "DELETE FROM SearchRows WHERE ArticleId = ?1");
        // A row that an article left behind has its id. Not "OR REPLACE": a statement that may have to be taken back makes FTS5 write out what it has gathered so far.
        _addRow = new IndexStatement(
            connection, "INSERT INTO SearchRows (ArticleId, Change, Tokens, PublishedDay, AddedDay, Words, Claims, Health, Language, Flags, Natures, Facets, Sections) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)");
        _articles = new PendingRows(
            new IndexStatement(connection, "INSERT INTO ArticleIndex (rowid, body, title, headings, authors, publisher, speakers, source) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)"), columns: 7);
        _removed = new PendingRows(new IndexStatement(connection, "INSERT INTO RemovedIndex (rowid, text) VALUES (?1, ?2)"), columns: 1);
        _vocabulary = new VocabularyWriter(connection);
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
        _articles.Begin(article.Id, article.Id);
        _analysis.Columns(indexed, _tally, _articles.Add);
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
            _removed.Begin(article.Id, removal.Id);
            _removed.Add(_analysis.Words(removal.Before));
        }

        var totals = (_totals ?? ReadTotals()).With(indexed.Language, 1);
        _totals = totals;
        var row = _analysis.Row(indexed, ArticleAnalysis.Facets(indexed).Select(facet => IdOf(facet.Kind, facet.Value)), totals.LastChange);
        _deleteRow.Bind(1, row.ArticleId);
        _deleteRow.Run();
        Insert(row);
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
        _articles.Take(id);
        _removed.Take(id);
        var totals = (_totals ?? ReadTotals()).With(language, -1);
        _totals = totals;
        _commands.Execute("UPDATE SearchRows SET Flags = Flags | 1, Change = $1 WHERE ArticleId = $0", id, totals.LastChange);
    }

    public void Mark()
    {
        _tally.Mark();
        _articles.Mark();
        _removed.Mark();
        _marked = _totals;
    }

    public void Undo()
    {
        _tally.Undo();
        _articles.Undo();
        _removed.Undo();
        _totals = _marked;
        // Some of their rows went with the savepoint.
        _facets.Clear();
    }

    public void Write()
    {
        if (_totals is not { } totals)
            return;
        _articles.Write();
        _removed.Write();
        _vocabulary.Write(_tally);
        _commands.Execute(
            "UPDATE IndexStates SET LastChange = $0, Articles = $1, KnownLanguages = $2, EnglishArticles = $3, Languages = $4 WHERE Id = 1",
            totals.LastChange, totals.Articles, totals.KnownLanguages, totals.EnglishArticles, totals.Languages);
        _tally.Clear();
        _totals = null;
    }

    public void Forget()
    {
        // Written already, unless the transaction failed: then the ids of its values are gone as well.
        _articles.Clear();
        _removed.Clear();
        if (_totals is not null)
        {
            _tally.Clear();
            _totals = null;
            _facets.Clear();
        }
    }

    public void Dispose()
    {
        _addClaim.Dispose();
        _addRow.Dispose();
        _deleteRow.Dispose();
        _articles.Dispose();
        _removed.Dispose();
        _vocabulary.Dispose();
    }

    private void Insert(SearchRow row)
    {
        _addRow.Bind(1, row.ArticleId);
        _addRow.Bind(2, row.Change);
        ReadOnlySpan<long?> numbers = [row.Tokens, row.PublishedDay, row.AddedDay, row.Words, row.Claims, row.Health, row.Language, row.Flags, row.Natures];
        for (var i = 0; i < numbers.Length; i++)
            _addRow.Bind(3 + i, numbers[i]);
        _addRow.BindBlob(12, row.Facets);
        _addRow.BindBlob(13, row.Sections);
        _addRow.Run();
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
