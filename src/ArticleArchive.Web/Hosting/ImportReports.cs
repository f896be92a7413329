using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using ArticleArchive.Web.Data;
using ArticleArchive.Web.Ingestion;
using Microsoft.EntityFrameworkCore;

namespace ArticleArchive.Web.Hosting;

/// <summary>Gives what became of each source of a run, and what a rehearsal found each to be, as files to keep: CSV and NDJSON.</summary>
internal static class ImportReports
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void MapImportReports(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/add/{runId:int}/report.csv", (int runId, ArchiveDbContext db, HttpContext context) => RunAsync(runId, isCsv: true, db, context));
        endpoints.MapGet("/add/{runId:int}/report.ndjson", (int runId, ArchiveDbContext db, HttpContext context) => RunAsync(runId, isCsv: false, db, context));
        endpoints.MapGet("/add/rehearsal/{importId:int}/report.csv", (int importId, ArchiveDbContext db, HttpContext context) => RehearsalAsync(importId, isCsv: true, db, context));
        endpoints.MapGet("/add/rehearsal/{importId:int}/report.ndjson", (int importId, ArchiveDbContext db, HttpContext context) => RehearsalAsync(importId, isCsv: false, db, context));
    }

    private static async Task RunAsync(int runId, bool isCsv, ArchiveDbContext db, HttpContext context)
    {
        if (!await db.IngestionRuns.AnyAsync(run => run.Id == runId, context.RequestAborted))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var rows = db.IngestionItems.Where(item => item.RunId == runId).OrderBy(item => item.Id).AsAsyncEnumerable();
        await WriteAsync(context, isCsv, string.Create(CultureInfo.InvariantCulture, $"import-{runId}"), ["source", "outcome", "article", "detail"], rows, item =>
            [item.SourceName, Code(item.Outcome), item.ArticleId, item.Detail]);
    }

    private static async Task RehearsalAsync(int importId, bool isCsv, ArchiveDbContext db, HttpContext context)
    {
        if (!await db.Imports.AnyAsync(import => import.Id == importId, context.RequestAborted))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var rows = db.ImportItems.Where(item => item.ImportId == importId).OrderBy(item => item.Position).AsAsyncEnumerable();
        await WriteAsync(context, isCsv, string.Create(CultureInfo.InvariantCulture, $"rehearsal-{importId}"), RehearsalColumns, rows, RehearsalValues);
    }

    /// <summary>The columns of a rehearsal's report.</summary>
    public static IReadOnlyList<string> RehearsalColumns { get; } =
        ["source", "verdict", "article", "copyOf", "resemblance", "leftOut", "damaged", "health", "title", "published", "words", "removedWords", "removed", "findings", "detail"];

    /// <summary>One source of a rehearsal, by <see cref="RehearsalColumns"/>.</summary>
    public static IReadOnlyList<object?> RehearsalValues(ImportItem item)
    {
        var isRead = item.Title is not null && item.Verdict != RehearsalVerdict.SameBytes;
        return
        [
            item.Place, Code(item.Verdict), item.ArticleId, item.ItemPosition + 1, item.Resemblance is { } share ? Math.Round(share, 3) : null, item.IsLeftOut,
            isRead ? item.IsDamaged : null, isRead ? item.Health : null, item.Title, item.Published, isRead ? item.WordCount : null, isRead ? item.RemovedWordCount : null,
            Joined(item.Removals), Joined(item.Findings), item.Detail,
        ];
    }

    /// <summary>A row as an object of a JSON line.</summary>
    public static string JsonLine(IReadOnlyList<string> columns, IReadOnlyList<object?> values) =>
        JsonSerializer.Serialize(columns.Zip(values).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal), s_json);

    /// <summary>A cell that no spreadsheet takes for a formula, whatever a file is called.</summary>
    internal static string Cell(object? value)
    {
        var text = Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
        if (value is string && text.AsSpan().TrimStart() is ['=' or '+' or '-' or '@', ..] || text is ['\t' or '\r' or '\n', ..])
            text = "'" + text;
        return text.AsSpan().IndexOfAny("\",\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    private static async Task WriteAsync<T>(
        HttpContext context, bool isCsv, string name, IReadOnlyList<string> columns, IAsyncEnumerable<T> rows, Func<T, IReadOnlyList<object?>> values)
    {
        var response = context.Response;
        response.ContentType = isCsv ? "text/csv; charset=utf-8" : "application/x-ndjson; charset=utf-8";
        response.Headers.ContentDisposition = $"attachment; filename=\"{name}.{(isCsv ? "csv" : "ndjson")}\"";
        // The mark at the start tells spreadsheets that it is UTF-8; a line of JSON must not have it.
        await using var writer = new StreamWriter(response.Body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: isCsv));
        if (isCsv)
            await writer.WriteAsync(string.Join(',', columns) + "\r\n");
        await foreach (var row in rows.WithCancellation(context.RequestAborted))
            await writer.WriteAsync(isCsv ? string.Join(',', values(row).Select(Cell)) + "\r\n" : JsonLine(columns, values(row)) + "\n");
    }

    private static string Joined(IReadOnlyList<NamedCount> counts) =>
        string.Join("; ", counts.Select(count => string.Create(CultureInfo.InvariantCulture, $"{count.Name} {count.Count}")));

    private static string Code<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
