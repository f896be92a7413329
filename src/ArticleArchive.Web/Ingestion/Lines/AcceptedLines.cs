using System.Collections.Frozen;
using ArticleArchive.Parsing;
using ArticleArchive.Parsing.Recurring;
using ArticleArchive.Web.Data;
using Microsoft.Data.Sqlite;

namespace ArticleArchive.Web.Ingestion.Lines;

/// <summary>The recurring lines that a person accepted, by source.</summary>
internal sealed class AcceptedLines
{
    private static readonly IReadOnlyDictionary<long, KnownLine> s_none = new Dictionary<long, KnownLine>();

    private readonly FrozenDictionary<string, Dictionary<long, KnownLine>> _bySource;

    private AcceptedLines(Dictionary<string, Dictionary<long, KnownLine>> bySource) => _bySource = bySource.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>No line of any source.</summary>
    public static AcceptedLines None { get; } = new([]);

    public static AcceptedLines Read(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT s.Name, r.Fingerprint, r.SeenIn, r.OutOf FROM LineRules r JOIN LineSources s ON s.Id = r.SourceId WHERE r.Decision = 'Accepted'";
        using var rows = command.ExecuteReader();
        var bySource = new Dictionary<string, Dictionary<long, KnownLine>>(StringComparer.Ordinal);
        while (rows.Read())
        {
            if (!bySource.TryGetValue(rows.GetString(0), out var lines))
                bySource.Add(rows.GetString(0), lines = []);
            lines[rows.GetInt64(1)] = new KnownLine(rows.GetInt32(2), rows.GetInt32(3));
        }

        return new AcceptedLines(bySource);
    }

    /// <summary>The lines of an article's source; which that is, is decided when the article is stored, and stays.</summary>
    public static IReadOnlyDictionary<long, KnownLine> Of(ArchiveDbContext db, int articleId)
    {
        var lines = db.LineRules.Where(rule => rule.Decision == LineDecision.Accepted
            && db.LineLearners.Any(learner => learner.ArticleId == articleId && learner.SourceId == rule.SourceId));
        return lines.Select(rule => new { rule.Fingerprint, rule.SeenIn, rule.OutOf }).ToDictionary(rule => rule.Fingerprint, rule => new KnownLine(rule.SeenIn, rule.OutOf));
    }

    /// <summary>Parses a file, and once more where an accepted line of its source stands in the article.</summary>
    /// <param name="parse">Parses it with the lines given.</param>
    /// <param name="toRow">Makes the row that the source is named by.</param>
    /// <returns>The article, its row, and the lines that it teaches.</returns>
    public (ParsedArticle Parsed, Article Row, LearntLines Learnt) Apply(
        Func<IReadOnlyDictionary<long, KnownLine>, ParsedArticle> parse, Func<ParsedArticle, Article> toRow)
    {
        var parsed = parse(s_none);
        var row = toRow(parsed);
        var name = LineSourceName.Of(row);
        var lines = RecurringLines.Of(parsed);
        if (_bySource.TryGetValue(name, out var accepted) && lines.Lines.Any(line => line.IsKept && accepted.ContainsKey(line.Fingerprint)))
        {
            parsed = parse(accepted);
            row = toRow(parsed);
            lines = RecurringLines.Of(parsed);
        }

        return (parsed, row, new LearntLines(name, lines));
    }
}

/// <summary>What an article teaches, and about which source.</summary>
internal sealed record LearntLines(string Source, RecurringLines Lines);
