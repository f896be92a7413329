using System.Text;
using ArticleArchive.Web.Search.Batch;

namespace ArticleArchive.Web.Hosting;

/// <summary>Gives a searched list of queries as a file: all of it, or what was searched and not found.</summary>
internal static class BatchSheets
{
    public static void MapBatchSheets(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/search/batch/{id}/sheet.csv", (string id, BatchQueue batches) => Sheet(id, batches, onlyNotFound: false));
        endpoints.MapGet("/search/batch/{id}/not-found.csv", (string id, BatchQueue batches) => Sheet(id, batches, onlyNotFound: true));
    }

    private static IResult Sheet(string id, BatchQueue batches, bool onlyNotFound)
    {
        if (batches.Find(id) is not { } batch)
            return Results.Problem("The list is not kept any more. Search for it again.", statusCode: StatusCodes.Status404NotFound, title: "Not found");
        // Half a sheet would be taken for the whole.
        if (batch.IsRunning)
            return Results.Problem("The list is still being searched.", statusCode: StatusCodes.Status409Conflict, title: "Not yet");
        var rows = onlyNotFound ? batch.Rows.Where(row => row.Outcome == BatchOutcome.NotFound) : batch.Rows;
        var text = string.Concat(rows.Select(row => BatchSheet.Row(row, batch.Archive)).Prepend(BatchSheet.Header).Select(line => line + "\r\n"));
        // The mark at the start tells spreadsheets that it is UTF-8.
        byte[] bytes = [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)];
        var day = batch.BegunAtUtc.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        return Results.File(bytes, "text/csv; charset=utf-8", $"{(onlyNotFound ? "searched-not-found" : "searched")}-{day}.csv");
    }
}
