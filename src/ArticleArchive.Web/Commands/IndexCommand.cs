using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using ArticleArchive.Web.Data;
using ArticleArchive.Web.Ingestion;
using ArticleArchive.Web.Search;

namespace ArticleArchive.Web.Commands;

/// <summary><c>index rebuild|verify|state</c>: the index of the search, built anew, compared with the articles, or described.</summary>
internal static class IndexCommand
{
    public static Command Create(Option<string?> data)
    {
        var json = new Option<bool>("--json") { Description = "Print a JSON object." };
        var rebuild = new Command("rebuild", "Build the index anew from the stored articles. The archive must not be in use.");
        rebuild.SetAction((parse, cancellationToken) => RebuildAsync(Folder(parse), Console.Out, Console.Error, cancellationToken));
        var verify = new Command("verify", "Compare the index with the stored articles and name what differs; also while the archive is in use.") { json };
        verify.SetAction((parse, cancellationToken) => VerifyAsync(Folder(parse), parse.GetValue(json), Console.Out, Console.Error, cancellationToken));
        var state = new Command("state", "Print how the index stands: articles, words, size, last comparison.") { json };
        state.SetAction((parse, cancellationToken) => StateAsync(Folder(parse), parse.GetValue(json), Console.Out, cancellationToken));
        return new Command("index", "The index of the search: build it anew, compare it with the articles, or see how it stands.") { rebuild, verify, state };

        string Folder(ParseResult parse) => parse.GetValue(data) ?? ArchiveFolder.Default();
    }

    /// <returns>0 when the index is whole.</returns>
    internal static async Task<int> RebuildAsync(string directory, TextWriter output, TextWriter errors, CancellationToken cancellationToken)
    {
        using var database = new ArchiveDatabase(directory, ArchiveAccess.Write, "index rebuild");
        var maintenance = new IndexMaintenance(database, TimeProvider.System);
        try
        {
            await maintenance.EmptyAsync(cancellationToken);
            await maintenance.BuildAsync(new Lines(errors, "indexed"), cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await errors.WriteLineAsync("Stopped. The next start of the program goes on where this was.");
            return ArchiveCommandLine.Interrupted;
        }

        await WriteStateAsync(database, json: false, output, cancellationToken);
        return 0;
    }

    /// <returns>0 when nothing differs.</returns>
    internal static async Task<int> VerifyAsync(string directory, bool json, TextWriter output, TextWriter errors, CancellationToken cancellationToken)
    {
        try
        {
            var (articles, differences) = await CompareAsync(directory, errors, cancellationToken);
            await RecordAsync(directory, articles, differences, errors, cancellationToken);
            if (json)
                await output.WriteLineAsync(JsonSerializer.Serialize(new { articles, differences }, JsonSerializerOptions.Web));
            else if (differences.Count == 0)
                await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{articles} articles compared; the index has what they have."));
            foreach (var difference in json ? [] : differences)
                await output.WriteLineAsync(Printable.Of(difference));
            if (differences.Count > 0)
                await errors.WriteLineAsync("Build the index anew: index rebuild.");
            return differences.Count == 0 ? 0 : 1;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await errors.WriteLineAsync("Stopped. Nothing was changed.");
            return ArchiveCommandLine.Interrupted;
        }
    }

    // Reads only, so that it can run while the archive is in use.
    private static async Task<(int Articles, IReadOnlyList<string> Differences)> CompareAsync(string directory, TextWriter errors, CancellationToken cancellationToken)
    {
        using var database = new ArchiveDatabase(directory, ArchiveAccess.Read, "index verify");
        return await new IndexVerification(database).RunAsync(new Lines(errors, "compared"), cancellationToken);
    }

    // What was found is kept for "index state"; another process that writes the archive keeps its own.
    private static async Task RecordAsync(string directory, int articles, IReadOnlyList<string> differences, TextWriter errors, CancellationToken cancellationToken)
    {
        try
        {
            using var database = new ArchiveDatabase(directory, ArchiveAccess.Write, "index verify");
            await new IndexMaintenance(database, TimeProvider.System).RecordAsync(articles, differences, cancellationToken);
        }
        catch (Exception exception) when (exception is ArchiveUnavailableException or StorageUnavailableException)
        {
            await errors.WriteLineAsync("The archive is in use or cannot be written: this comparison is not kept for index state.");
        }
    }

    internal static async Task<int> StateAsync(string directory, bool json, TextWriter output, CancellationToken cancellationToken)
    {
        using var database = new ArchiveDatabase(directory, ArchiveAccess.Read, "index state");
        await WriteStateAsync(database, json, output, cancellationToken);
        return 0;
    }

    private static async Task WriteStateAsync(ArchiveDatabase database, bool json, TextWriter output, CancellationToken cancellationToken)
    {
        await using var db = database.OpenReader();
        var status = await IndexStatus.ReadAsync(db, cancellationToken);
        if (json)
        {
            await output.WriteLineAsync(JsonSerializer.Serialize(status, JsonSerializerOptions.Web));
            return;
        }

        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{status.Articles} of {status.AllArticles} articles, {status.Words} words, {ByteText.Of(status.Bytes ?? 0)}{(status.IsWhole ? "" : "; it is being built: start the program, or run index rebuild")}."));
        await output.WriteLineAsync(status.VerifiedAtUtc is { } at
            ? string.Create(CultureInfo.InvariantCulture, $"Compared with {status.VerifiedArticles} articles at {at:yyyy-MM-dd HH:mm} UTC: {(status.Differences.Count == 0 ? "nothing differs" : $"{status.Differences.Count} differences")}.")
            : "Not compared with the articles yet: index verify.");
    }

    // A line now and then: a terminal that is read by a program must not fill.
    private sealed class Lines(TextWriter errors, string verb) : IProgress<IndexProgress>
    {
        private int _tenths;

        public void Report(IndexProgress value)
        {
            var tenths = value.Total == 0 ? 10 : (int)(10L * value.Done / value.Total);
            if (tenths <= _tenths)
                return;
            _tenths = tenths;
            errors.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{value.Done} of {value.Total} articles {verb}"));
        }
    }
}
