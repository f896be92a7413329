using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using ArticleArchive.Parsing.Recurring;
using ArticleArchive.Web.Data;

namespace ArticleArchive.Web.Ingestion.Lines;

/// <summary>Counts the lines that the articles of a source have in common, inside the transaction that stores an article.</summary>
/// <remarks>
/// One row for each short line of a source, and one a file only for lines that were seen twice. A text that the source had
/// already, or most of whose paragraphs it had, adds nothing to the counts: copies of one article show what the article
/// says, and not what the page has around it.
/// </remarks>
internal static class LineLearning
{
    // SQLite reads the lines from JSON: a statement an article, where one a line would cost the writer a tenth of its speed.
    private const string AddLines = """
        INSERT INTO SourceLines (SourceId, Fingerprint, ArticleCount, FileCount, FirstArticleId, FirstIsKept)
        SELECT $0, value ->> 0, $2, 1, $1, value ->> 1 FROM json_each($3) WHERE true
        ON CONFLICT (SourceId, Fingerprint) DO UPDATE SET ArticleCount = ArticleCount + excluded.ArticleCount, FileCount = FileCount + 1
        """;

    private const string NameLines = """
        UPDATE SourceLines SET Text = line.value ->> 2 FROM json_each($1) AS line
        WHERE SourceLines.SourceId = $0 AND SourceLines.Fingerprint = line.value ->> 0 AND SourceLines.Text IS NULL AND SourceLines.FileCount > 1
        """;

    private const string AddFirstPlaces = """
        INSERT OR IGNORE INTO LinePlaces (SourceId, Fingerprint, ArticleId, IsKept)
        SELECT SourceId, Fingerprint, FirstArticleId, FirstIsKept FROM json_each($1) JOIN SourceLines ON SourceId = $0 AND Fingerprint = value ->> 0
        WHERE FileCount = 2
        """;

    private const string AddPlaces = """
        INSERT OR IGNORE INTO LinePlaces (SourceId, Fingerprint, ArticleId, IsKept)
        SELECT SourceId, Fingerprint, $1, value ->> 1 FROM json_each($2) JOIN SourceLines ON SourceId = $0 AND Fingerprint = value ->> 0
        WHERE FileCount > 1
        """;

    /// <summary>Counts the lines of an article that was just stored.</summary>
    public static void Learn(ArchiveDbContext db, int articleId, LearntLines learnt)
    {
        var commands = db.Commands;
        if (Number(commands.Scalar("SELECT Id FROM LineSources WHERE Name = $0", learnt.Source)) is not { } source)
        {
            commands.Execute("INSERT INTO LineSources (Name, ArticleCount) VALUES ($0, 0)", learnt.Source);
            source = commands.LastInsertedId;
        }

        var body = learnt.Lines.Body;
        var known = body.Count(fingerprint => commands.Scalar("SELECT 1 FROM LearntBodies WHERE SourceId = $0 AND Fingerprint = $1", source, fingerprint) is not null);
        var isTeaching = body.Count > 0 && 2 * known < body.Count;
        commands.Execute("INSERT INTO LineLearners (ArticleId, SourceId, IsTeaching) VALUES ($0, $1, $2)", articleId, source, isTeaching);
        if (isTeaching)
            commands.Execute("UPDATE LineSources SET ArticleCount = ArticleCount + 1 WHERE Id = $0", source);
        foreach (var fingerprint in body)
            commands.Execute("INSERT OR IGNORE INTO LearntBodies (SourceId, Fingerprint) VALUES ($0, $1)", source, fingerprint);
        if (learnt.Lines.Lines.Count == 0)
            return;

        var lines = Json(learnt.Lines.Lines);
        commands.Execute(AddLines, source, articleId, isTeaching ? 1 : 0, lines);
        commands.Execute(NameLines, source, lines);
        commands.Execute(AddFirstPlaces, source, lines);
        commands.Execute(AddPlaces, source, articleId, lines);
    }

    /// <summary>Writes down which of an article's lines its reading text has now; the counts stay, since the file is the same.</summary>
    public static void Update(ArchiveDbContext db, int articleId, RecurringLines lines) => db.Commands.Execute(
        """
        UPDATE LinePlaces SET IsKept = line.value ->> 1 FROM json_each($1) AS line, LineLearners AS learner
        WHERE learner.ArticleId = $0 AND LinePlaces.ArticleId = $0 AND LinePlaces.SourceId = learner.SourceId AND LinePlaces.Fingerprint = line.value ->> 0
        """,
        articleId,
        Json(lines.Lines));

    private static string Json(IReadOnlyList<PageLine> lines)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartArray();
            foreach (var line in lines)
            {
                writer.WriteStartArray();
                writer.WriteNumberValue(line.Fingerprint);
                writer.WriteNumberValue(line.IsKept ? 1 : 0);
                writer.WriteStringValue(line.Text);
                writer.WriteEndArray();
            }

            writer.WriteEndArray();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static int? Number(object? value) => value is null ? null : Convert.ToInt32(value, CultureInfo.InvariantCulture);
}
