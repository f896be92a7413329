using System.CommandLine;
using System.Globalization;
using ArticleArchive.Web.Data;
using ArticleArchive.Web.Ingestion.Reviews;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace ArticleArchive.Web.Commands;

/// <summary><c>import-verdicts FILE...</c>: takes in the <c>ClaimReview</c> objects of files and compares them with the archive's claims.</summary>
internal static class ImportVerdictsCommand
{
    public static Command Create(Option<string?> data)
    {
        var files = new Argument<string[]>("FILE") { Description = "ClaimReview objects as JSON-LD (.json, .jsonld, .ndjson), or a saved page that holds them (.html).", Arity = ArgumentArity.OneOrMore };
        var command = new Command("import-verdicts", "Import the published verdicts of others (schema.org ClaimReview) and find the archive's claims that they may be about. Each match is a candidate until you confirm it.") { files };
        command.SetAction((parse, cancellationToken) => RunAsync(parse.GetValue(data) ?? ArchiveFolder.Default(), parse.GetValue(files)!, Console.Out, Console.Error, cancellationToken));
        return command;
    }

    /// <returns>0 when everything was taken; 1 when a file or an object was refused.</returns>
    internal static async Task<int> RunAsync(string directory, IReadOnlyList<string> files, TextWriter output, TextWriter errors, CancellationToken cancellationToken)
    {
        using var database = new ArchiveDatabase(directory, ArchiveAccess.Write, "import-verdicts");
        var verdicts = new KnownVerdicts(database, TimeProvider.System);
        var isWhole = true;
        foreach (var file in files)
        {
            try
            {
                var contents = ClaimReviewFile.Read(Path.GetFileName(file), await File.ReadAllTextAsync(file, cancellationToken));
                var import = await verdicts.ImportAsync(contents, cancellationToken);
                await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{Printable.Of(file)}: {import.Added} new, {import.Updated} updated, {import.Unchanged} known already, {import.Refused.Count} refused."));
                foreach (var refused in import.Refused)
                    await errors.WriteLineAsync(Printable.Of(refused));
                isWhole &= import.Refused.Count == 0;
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                await errors.WriteLineAsync($"{Printable.Of(file)} could not be read: {exception.Message}");
                isWhole = false;
            }
        }

        try
        {
            using var matching = new KnownVerdictMatching(database, NullLogger<KnownVerdictMatching>.Instance);
            await matching.RunAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await errors.WriteLineAsync("Stopped. The verdicts are stored; the server compares the rest with the archive's claims.");
            return ArchiveCommandLine.Interrupted;
        }

        await using var db = database.OpenReader();
        var undecided = await db.KnownVerdictMatches.CountAsync(
            match => !db.KnownVerdictDecisions.Any(decision => decision.KnownVerdictId == match.KnownVerdictId && decision.WordsHash == match.WordsHash), cancellationToken);
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{undecided} claims of the archive may be what they are about: decide at /verdicts/known in the browser."));
        return isWhole ? 0 : 1;
    }
}
