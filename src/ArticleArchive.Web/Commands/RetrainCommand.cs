using System.CommandLine;
using System.Globalization;
using ArticleArchive.Parsing;
using ArticleArchive.Web.Data;
using ArticleArchive.Web.Ingestion;
using ArticleArchive.Web.Ingestion.Reviews;
using Microsoft.EntityFrameworkCore;

namespace ArticleArchive.Web.Commands;

/// <summary><c>retrain</c>: learns from the reviews of an archive's claims what sort of statement a claim is and whether it is worth checking.</summary>
internal static class RetrainCommand
{
    public static Command Create(Option<string?> data)
    {
        var reset = new Option<bool>("--reset") { Description = "Remove the archive's own weights: claims are judged by those that ship again." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Print what would be gained; write nothing." };
        var apply = new Option<bool>("--apply") { Description = "Afterwards judge the claims of all articles anew with the weights in force. The server must not run." };
        var command = new Command("retrain", $"Learn from what you confirmed, put right and rejected (at least {ClaimRetraining.LeastCorrections} different claims) what sort of statement a claim is and how much it is worth checking. Who said what is not learned. A part is held out; weights that do worse there are not written.") { reset, dryRun, apply };
        command.SetAction((parse, cancellationToken) => RunAsync(
            parse.GetValue(data) ?? ArchiveFolder.Default(), parse.GetValue(reset), parse.GetValue(dryRun), parse.GetValue(apply), Console.Out, Console.Error, cancellationToken));
        return command;
    }

    /// <returns>0 when the weights were fitted, or removed; 1 when there are too few reviews, the weights are no better, or nothing could be written.</returns>
    internal static async Task<int> RunAsync(string directory, bool reset, bool dryRun, bool apply, TextWriter output, TextWriter errors, CancellationToken cancellationToken)
    {
        // With --apply the articles are written; without, the weights alone, beside a server that may be running.
        using var database = new ArchiveDatabase(directory, apply ? ArchiveAccess.Write : ArchiveAccess.Read, "retrain");
        try
        {
            if (reset)
                await output.WriteLineAsync(ArchiveWeights.Remove(database.Directory) ? "The archive's own weights are removed; claims are judged by those that ship." : "The archive has no weights of its own.");
            else if (!await FitAsync(database, dryRun, output, errors, cancellationToken))
                return 1;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            await errors.WriteLineAsync($"{Path.Combine(database.Directory, ArchiveWeights.FileName)} could not be written: {exception.Message}");
            return 1;
        }

        return !apply || dryRun || await ApplyAsync(database, output, errors, cancellationToken) ? 0 : 1;
    }

    private static async Task<bool> FitAsync(ArchiveDatabase database, bool dryRun, TextWriter output, TextWriter errors, CancellationToken cancellationToken)
    {
        await using var db = database.OpenReader();
        var corrections = await ReviewedClaims.CorrectionsAsync(db, cancellationToken);
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{corrections.Count} reviewed claims in English: {corrections.Count(row => row.Nature is not null)} kept, {corrections.Count(row => row.Nature is null)} rejected."));
        if (ClaimRetraining.Fit(corrections) is not { } result)
        {
            await errors.WriteLineAsync($"Too few to learn from: at least {ClaimRetraining.LeastCorrections} different ones are needed, from several articles, so that {ClaimRetraining.LeastHeldOut} or more can be held out. Nothing was changed.");
            return false;
        }

        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"Fitted on {result.Learned}, measured on {result.HeldOut} that were held out. Agreement with you: {result.Before} of {result.HeldOut} ({Share(result.Before, result.HeldOut)}) with the weights that ship, {result.After} of {result.HeldOut} ({Share(result.After, result.HeldOut)}) with these."));
        if (result.After < result.Before)
        {
            await errors.WriteLineAsync("The new weights agree less with you than those that ship: they were not written, and nothing was changed.");
            return false;
        }

        if (dryRun)
            return true;
        ArchiveWeights.Write(database.Directory, result.Weights);
        await output.WriteLineAsync("Written. What comes in from now on is judged by them; `retrain --apply` judges the articles that are here anew, `retrain --reset` goes back.");
        return true;
    }

    // Each article is derived as its next edit would derive it; what people decided holds. Of what an older version read, `reparse` knows better.
    private static async Task<bool> ApplyAsync(ArchiveDatabase database, TextWriter output, TextWriter errors, CancellationToken cancellationToken)
    {
        await using var db = database.OpenReader();
        var articles = await db.Articles.Where(article => article.IsLatest && article.ParserVersion == ArticleParser.Version).OrderBy(article => article.Id).Select(article => new { article.Id, article.RecordFields }).ToListAsync(cancellationToken);
        var outdated = await db.Articles.CountAsync(article => article.IsLatest && article.ParserVersion < ArticleParser.Version, cancellationToken);
        var failed = 0;
        foreach (var article in articles)
        {
            if (cancellationToken.IsCancellationRequested)
            {
                await errors.WriteLineAsync("Stopped. The articles so far are judged anew; the same command begins again.");
                return false;
            }

            if (await database.WriteAsync(writer => ArticleEditing.RereadAsync(writer, article.Id, article.RecordFields, cancellationToken), cancellationToken) is not { } why)
                continue;
            failed++;
            await errors.WriteLineAsync($"Article {article.Id} stays as it is: {Printable.Of(why)}");
        }

        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{articles.Count - failed} articles judged anew.{(outdated == 0 ? "" : $" {outdated} were read by an older version of the rules: `reparse` reads them with these weights.")}"));
        return failed == 0;
    }

    private static string Share(int part, int whole) => ((double)part / whole).ToString("P0", CultureInfo.InvariantCulture);
}
