using System.CommandLine;
using System.Globalization;
using ArticleArchive.Web.Data;
using ArticleArchive.Web.Exports;
using ArticleArchive.Web.Hosting;
using ArticleArchive.Web.Pages.Claims;
using ArticleArchive.Web.Search;

namespace ArticleArchive.Web.Commands;

/// <summary><c>export claims</c>: claims as a file. Opens the archive for reading only, so it works while the server runs.</summary>
internal static class ExportCommand
{
    /// <param name="Format">What to write.</param>
    /// <param name="Selection">Which claims.</param>
    /// <param name="Output">The file, or null for the standard output.</param>
    /// <param name="Address">What permanent addresses begin with.</param>
    internal sealed record ExportRequest(ClaimFormatFacts Format, ClaimSelection Selection, string? Output, string Address);

    public static Command Create(Option<string?> data)
    {
        var names = string.Join("|", ClaimFormatFacts.All.Select(facts => facts.Format.ToString().ToLowerInvariant()));
        var format = new Option<ClaimFormatFacts?>("--format")
        {
            Description = "What to write.",
            HelpName = names,
            Required = true,
            CustomParser = result =>
            {
                var word = result.Tokens is [var token] ? token.Value : "";
                if (ClaimFormatFacts.Find(word) is { } facts)
                    return facts;
                result.AddError($"--format is one of {names.Replace("|", ", ", StringComparison.Ordinal)}, not {Printable.Of(word)}.");
                return null;
            },
        };
        var query = new Option<string?>("--query") { Description = "Only claims that a search finds, such as 'speaker:peskov has:figure'. Without it: all.", HelpName = "QUERY" };
        var worth = new Option<bool>("--by-worth") { Description = "The claims most worth checking first, instead of article by article." };
        var output = new Option<string?>("--output") { Description = "The file to write; it must not exist yet. Without it: the standard output.", HelpName = "FILE" };
        var address = new Option<string>("--address")
        {
            Description = "What permanent addresses begin with.",
            HelpName = "URL",
            DefaultValueFactory = _ => string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{ServerAddress.UsualPort}"),
        };
        address.Validators.Add(result =>
        {
            if (!Uri.TryCreate(result.GetValueOrDefault<string>(), UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
                result.AddError("--address is a web address, such as https://archive.example.org.");
        });
        var claims = new Command("claims", "Write claims with their places, speakers, articles and hashes.") { format, query, worth, output, address };
        claims.SetAction((parse, cancellationToken) =>
        {
            var filter = new ClaimFilter { Sort = parse.GetValue(worth) ? ClaimFilter.ByWorth : ClaimFilter.ByText };
            var request = new ExportRequest(
                parse.GetValue(format)!, new ClaimSelection(filter, parse.GetValue(query) is { Length: > 0 } asked ? asked : null), parse.GetValue(output), parse.GetValue(address)!.TrimEnd('/'));
            return RunAsync(parse.GetValue(data) ?? ArchiveFolder.Default(), request, Console.OpenStandardOutput, Console.Error, cancellationToken);
        });
        return new Command("export", "Write what the archive holds as files for other programs.") { claims };
    }

    /// <returns>0 when all was written; 1 when there is no archive, the file cannot be written, or the search took too long.</returns>
    internal static async Task<int> RunAsync(string directory, ExportRequest request, Func<Stream> standardOutput, TextWriter errors, CancellationToken cancellationToken)
    {
        try
        {
            using var database = new ArchiveDatabase(directory, ArchiveAccess.Read);
            using var engine = new SearchEngine(database.ReaderConnectionString);
            await using var db = database.OpenReader();
            if (await request.Selection.IdsAsync(db, engine, cancellationToken) is not { } ids)
            {
                await errors.WriteLineAsync("The search took longer than half a minute, and nothing was written. Ask for less at once.");
                return 1;
            }

            await using var stream = request.Output is { } file ? new FileStream(file, FileMode.CreateNew, FileAccess.Write, FileShare.Read) : standardOutput();
            var list = request.Address + "/claims" + (request.Selection.Query is { } query ? "?q=" + Uri.EscapeDataString(query) : "");
            var claims = new ExportedClaims(db, request.Address).ReadAsync(ids, cancellationToken);
            await new ClaimExport(request.Address).WriteAsync(request.Format.Format, claims, ids.Count, list, stream, cancellationToken);
            if (request.Output is not null)
                await errors.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{ids.Count} {(ids.Count == 1 ? "claim" : "claims")} written to {Printable.Of(request.Output)}."));
            return 0;
        }
        catch (ArchiveUnavailableException exception)
        {
            await errors.WriteLineAsync(exception.Message);
            return 1;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            await errors.WriteLineAsync($"The export could not be written: {exception.Message}");
            return 1;
        }
    }
}
