using System.Runtime.CompilerServices;
using ArticleArchive.Parsing;
using ArticleArchive.Parsing.Text;
using ArticleArchive.Web.Data;
using ArticleArchive.Web.Ingestion.Claims;
using ArticleArchive.Web.Search.Analysis;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace ArticleArchive.Web.Search;

/// <summary>Keeps the full-text index in step with the rows, inside the caller's transaction.</summary>
internal static class SearchIndex
{
    // Statements belong to a connection; a writer that keeps its connection keeps them too.
    private static readonly ConditionalWeakTable<SqliteConnection, Statements> s_statements = [];

    /// <summary>Adds an article (its newest version), its claims and what was removed from it, which must have their ids.</summary>
    public static Task AddAsync(ArchiveDbContext db, Article article, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var headings = article.Sections.Select(section => section.Heading).OfType<string>();
        var body = article.Blocks
            .Where(block => block.IsRunningText)
            .Select(block => block.Span.In(article.ReadingText));
        var names = new SpeakerNames(db.Commands, article.SourceKey);
        var speakers = article.Claims.Where(claim => claim.Status != ReviewStatus.Rejected).Select(claim => claim.Speaker).OfType<string>().SelectMany(names.AllOf).Distinct(StringComparer.Ordinal);
        var statements = StatementsOf(db);
        statements.AddArticle.Run(
            article.Id, IndexText.Of(article.Title), Blocks(headings), Blocks(body), Blocks((article.Authors ?? "").Split("; ")), IndexText.Of(article.Publisher ?? ""), Blocks(speakers));
        foreach (var claim in article.Claims.Where(claim => claim.Status != ReviewStatus.Rejected))
            statements.AddClaim.Run(claim.Id, IndexText.Of(claim.Text), claim.Speaker is null ? "" : Blocks(names.AllOf(claim.Speaker)));
        foreach (var removal in article.Edits.Where(edit => edit is { Kind: EditKind.Removal, IsUndone: false }))
            statements.AddRemoved.Run(removal.Id, IndexText.Of(removal.Before));
        return Task.CompletedTask;
    }

    /// <summary>Takes an article, its claims and what was removed from it out of the index; their rows must still be there.</summary>
    public static Task RemoveAsync(ArchiveDbContext db, int articleId, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var statements = StatementsOf(db);
        statements.RemoveClaims.Run(articleId);
        statements.RemoveRemoved.Run(articleId);
        statements.RemoveArticle.Run(articleId);
        return Task.CompletedTask;
    }

    private static string Blocks(IEnumerable<string> parts) => IndexText.Of(string.Join(IndexText.BlockBreak, parts));

    private static Statements StatementsOf(ArchiveDbContext db)
    {
        var connection = (SqliteConnection)db.Database.GetDbConnection();
        var statements = s_statements.GetValue(connection, created => new Statements(created));
        statements.Use((SqliteTransaction?)db.Database.CurrentTransaction?.GetDbTransaction());
        return statements;
    }

    private sealed class Statements(SqliteConnection connection)
    {
        public Statement AddArticle { get; } = new(connection, "INSERT INTO ArticleIndex (rowid, title, headings, body, authors, publisher, speakers) VALUES ($1, $2, $3, $4, $5, $6, $7)", 7);

        public Statement AddClaim { get; } = new(connection, "INSERT INTO ClaimIndex (rowid, text, speaker) VALUES ($1, $2, $3)", 3);

        public Statement AddRemoved { get; } = new(connection, "INSERT INTO RemovedIndex (rowid, text) VALUES ($1, $2)", 2);

        public Statement RemoveArticle { get; } = new(connection, "DELETE FROM ArticleIndex WHERE rowid = $1", 1);

        public Statement RemoveClaims { get; } = new(connection, "DELETE FROM ClaimIndex WHERE rowid IN (SELECT Id FROM Claims WHERE ArticleId = $1)", 1);

        public Statement RemoveRemoved { get; } = new(connection, "DELETE FROM RemovedIndex WHERE rowid IN (SELECT Id FROM Edits WHERE ArticleId = $1 AND Kind = 'Removal')", 1);

        public void Use(SqliteTransaction? transaction)
        {
            foreach (var statement in (ReadOnlySpan<Statement>)[AddArticle, AddClaim, AddRemoved, RemoveArticle, RemoveClaims, RemoveRemoved])
                statement.Use(transaction);
        }
    }

    private sealed class Statement
    {
        private readonly SqliteCommand _command;
        private readonly SqliteParameter[] _parameters;

        public Statement(SqliteConnection connection, string sql, int parameterCount)
        {
            _command = connection.CreateCommand();
            _command.CommandText = sql;
            _parameters = [.. Enumerable.Range(1, parameterCount).Select(number => new SqliteParameter("$" + number.ToString(System.Globalization.CultureInfo.InvariantCulture), value: null))];
            _command.Parameters.AddRange(_parameters);
        }

        public void Use(SqliteTransaction? transaction) => _command.Transaction = transaction;

        // SQLite does not wait for anything that could be awaited.
        public void Run(params ReadOnlySpan<object> values)
        {
            for (var i = 0; i < _parameters.Length; i++)
                _parameters[i].Value = values[i];
            _command.ExecuteNonQuery();
        }
    }
}
