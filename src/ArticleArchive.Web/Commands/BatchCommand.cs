using System.Globalization;
using ArticleArchive.Web.Data;
using ArticleArchive.Web.Search;
using ArticleArchive.Web.Search.Batch;

namespace ArticleArchive.Web.Commands;

/// <summary>A wish to search for a list of queries.</summary>
/// <param name="File">The list.</param>
/// <param name="AsCsv">Write the sheet, else a table for a person.</param>
/// <param name="OnlyNotFound">Leave out everything but what was searched and not found.</param>
internal sealed record BatchRequest(string File, bool AsCsv, bool OnlyNotFound);

/// <summary><c>search --batch FILE</c>: the page of many queries in the terminal. Opens the archive for reading only.</summary>
internal static class BatchCommand
{
    /// <returns>0 when every line was answered; 1 when there is no archive, the file cannot be read, or a line could not be answered.</returns>
    internal static async Task<int> RunAsync(string directory, BatchRequest request, TextWriter output, TextWriter errors, CancellationToken cancellationToken)
    {
        string text;
        try
        {
            if (new FileInfo(request.File).Length > QueryList.LongestText)
            {
                await errors.WriteLineAsync($"{Printable.Of(request.File)} is longer than {QueryList.LongestText.ToString("N0", CultureInfo.InvariantCulture)} bytes. Divide it.");
                return 1;
            }

            text = await File.ReadAllTextAsync(request.File, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            await errors.WriteLineAsync($"{Printable.Of(request.File)} could not be read: {exception.Message}");
            return 1;
        }

        var (queries, leftOut) = QueryList.Read(text, request.File);
        if (leftOut > 0)
            await errors.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"Only the first {QueryList.MostQueries} queries are searched; {leftOut} are left out."));
        try
        {
            using var database = new ArchiveDatabase(directory, ArchiveAccess.Read);
            using var engine = new SearchEngine(database.ReaderConnectionString);
            var archive = await BatchQueue.LookAsync(database, cancellationToken);
            return await SearchAsync(engine, queries, archive, request, output, errors, cancellationToken) && leftOut == 0 ? 0 : 1;
        }
        catch (ArchiveUnavailableException exception)
        {
            await errors.WriteLineAsync(exception.Message);
            return 1;
        }
    }

    private static async Task<bool> SearchAsync(
        SearchEngine engine, IReadOnlyList<string> queries, SearchedArchive archive, BatchRequest request, TextWriter output, TextWriter errors, CancellationToken cancellationToken)
    {
        await output.WriteLineAsync(request.AsCsv ? BatchSheet.Header : "articles sections   claims  removed  query");
        var isWhole = true;
        // A list that goes to a file leaves the terminal free to tell how far it is.
        var tells = Console.IsOutputRedirected && !Console.IsErrorRedirected && ReferenceEquals(errors, Console.Error);
        for (var i = 0; i < queries.Count; i++)
        {
            var row = await BatchSearch.SearchAsync(engine, queries[i], TimeProvider.System, cancellationToken);
            isWhole &= row.Outcome is BatchOutcome.Found or BatchOutcome.NotFound;
            if (!request.OnlyNotFound || row.Outcome == BatchOutcome.NotFound)
                await output.WriteLineAsync(request.AsCsv ? BatchSheet.Row(row, archive) : Line(row));
            if (tells)
                await errors.WriteAsync(string.Create(CultureInfo.InvariantCulture, $"\r{i + 1} of {queries.Count}"));
        }

        if (tells)
            await errors.WriteLineAsync();
        return isWhole;
    }

    private static string Line(BatchRow row)
    {
        var counts = string.Concat(BatchSearch.Levels.Select(level => (row.Counts.TryGetValue(level, out var count) ? count.ToString(CultureInfo.InvariantCulture) : "-").PadLeft(8) + " "));
        var notes = row.Notes.Count == 0 ? "" : "  (" + string.Join(' ', row.Notes) + ")";
        return counts + " " + Printable.Of(row.Query) + Printable.Of(notes);
    }
}
