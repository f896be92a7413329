using System.CommandLine;
using System.Text.Json;
using ArticleArchive.Parsing;
using ArticleArchive.Web.Data;
using ArticleArchive.Web.Ingestion;
using ArticleArchive.Web.Ingestion.Reruns;
using Microsoft.EntityFrameworkCore;
using Spectre.Console;

namespace ArticleArchive.Web.Commands;

/// <summary>
/// <c>reparse</c>: reads articles anew that an older parser read. <c>--dry-run</c> opens the archive for reading only, so it
/// works while the server runs.
/// </summary>
internal static class ReparseCommand
{
    public static Command Create(Option<string?> data)
    {
        var ids = new Argument<int[]>("ID") { Description = "These articles only. Default: every article that an older version of the rules read.", Arity = ArgumentArity.ZeroOrMore };
        var dryRun = new Option<bool>("--dry-run") { Description = "Change nothing; print what would change." };
        var all = new Option<bool>("--all") { Description = "Also where claims would be lost. What was refused stays as it is." };
        var json = new Option<bool>("--json") { Description = "Print a JSON object an article and a summary at the end." };
        var command = new Command("reparse", "Read articles anew that an older version of the rules read: those that lose nothing by it, or all. The way back stays open.") { ids, dryRun, all, json };
        command.SetAction((parse, cancellationToken) => RunAsync(
            parse.GetValue(data) ?? ArchiveFolder.Default(), parse.GetValue(ids) ?? [], parse.GetValue(dryRun), parse.GetValue(all), parse.GetValue(json), Console.Out, Console.Error, cancellationToken));
        return command;
    }

    /// <returns>0 when each article was dealt with; 1 when there is no archive, an id that is none, or an article that could not be derived.</returns>
    internal static async Task<int> RunAsync(
        string directory, IReadOnlyList<int> ids, bool dryRun, bool all, bool json, TextWriter output, TextWriter errors, CancellationToken cancellationToken)
    {
        using var database = new ArchiveDatabase(directory, dryRun ? ArchiveAccess.Read : ArchiveAccess.Write, "reparse");
        var reruns = new ArticleReruns(database, TimeProvider.System);
        await using var db = database.OpenReader();
        var missing = ids.Except(await db.Articles.Where(article => ids.Contains(article.Id)).Select(article => article.Id).ToListAsync(cancellationToken)).ToList();
        foreach (var id in missing)
            await errors.WriteLineAsync($"There is no article {id}.");
        if (missing.Count > 0)
            return 1;
        var outdated = await ArticleReruns.Outdated(db).Where(article => ids.Count == 0 || ids.Contains(article.Id)).OrderBy(article => article.Id).Select(article => article.Id).ToListAsync(cancellationToken);

        var report = new ReparseReport(output, json);
        var failed = 0;
        try
        {
            foreach (var id in outdated)
            {
                cancellationToken.ThrowIfCancellationRequested();
                try
                {
                    if (await reruns.CompareAsync(id, cancellationToken) is not { } comparison)
                        continue;
                    RerunOutcome? outcome = dryRun ? null : await database.WriteAsync(
                        writer => ArticleReruns.AcceptAsync(writer, id, acceptLosses: all, againstRefusal: ids.Count > 0, cancellationToken), cancellationToken);
                    report.Add(comparison, outcome);
                }
                catch (Exception exception) when (RerunRunner.IsOfArticle(exception, cancellationToken))
                {
                    // Nothing of it was written; the others must not wait for it.
                    failed++;
                    await errors.WriteLineAsync($"Article {id} could not be derived and stays as it is: {Printable.Of(exception.Message)}");
                }
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await errors.WriteLineAsync("Stopped. What was read anew so far is stored; the same command goes on with the rest.");
            return ArchiveCommandLine.Interrupted;
        }

        report.Conclude(dryRun);
        if (failed > 0)
            await errors.WriteLineAsync($"{failed} could not be derived. The reasons stand above.");
        return failed == 0 ? 0 : 1;
    }
}

/// <summary>Prints what reading anew changes: a table for a person, lines of JSON for a program.</summary>
internal sealed class ReparseReport(TextWriter output, bool json)
{
    private readonly Table _table = new Table().Border(TableBorder.Simple)
        .AddColumns("article", "title", "sentences", "claims kept", "moved", "new", "lost", "damage", "health", "known", "");

    private int _articles;
    private int _losing;
    private int _done;
    private int _left;

    public void Add(DerivationComparison comparison, RerunOutcome? outcome)
    {
        var preview = comparison.ToPreview(ArticleParser.Version, DateTime.UnixEpoch);
        _articles++;
        _losing += comparison.LosesSomething ? 1 : 0;
        _done += outcome == RerunOutcome.Done ? 1 : 0;
        _left += outcome is null or RerunOutcome.Done ? 0 : 1;
        if (json)
        {
            output.WriteLine(JsonSerializer.Serialize(
                new
                {
                    article = preview.ArticleId,
                    title = comparison.Article.Title,
                    fromVersion = comparison.Article.ParserVersion,
                    toVersion = preview.ParserVersion,
                    sentences = new { removed = preview.SentencesRemoved, added = preview.SentencesAdded },
                    claims = new { kept = preview.ClaimsKept, moved = preview.ClaimsMoved, added = preview.ClaimsAdded, lost = comparison.Lost.Select(claim => new { claim.Id, claim.Text }) },
                    findings = new { before = preview.FindingsBefore, after = preview.FindingsAfter },
                    health = new { before = preview.HealthBefore, after = preview.HealthAfter },
                    properties = comparison.Properties,
                    losesSomething = comparison.LosesSomething,
                    outcome = Words(outcome),
                },
                JsonSerializerOptions.Web));
            return;
        }

        _table.AddRow(new[]
        {
            $"{preview.ArticleId}", Short(comparison.Article.Title), $"-{preview.SentencesRemoved} +{preview.SentencesAdded}", $"{preview.ClaimsKept}", $"{preview.ClaimsMoved}", $"{preview.ClaimsAdded}",
            $"{preview.ClaimsLost}", $"{preview.FindingsBefore} > {preview.FindingsAfter}", $"{preview.HealthBefore} > {preview.HealthAfter}", preview.MetadataChanged ?? "", Words(outcome),
        }.Select(cell => new Text(cell)));
    }

    public void Conclude(bool dryRun)
    {
        if (json)
        {
            output.WriteLine(JsonSerializer.Serialize(new { summary = new { articles = _articles, wouldLose = _losing, readAnew = _done, leftAsTheyAre = _left, dryRun } }, JsonSerializerOptions.Web));
            return;
        }

        var isTerminal = ReferenceEquals(output, Console.Out) && !Console.IsOutputRedirected;
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output), Ansi = isTerminal ? AnsiSupport.Detect : AnsiSupport.No });
        if (!isTerminal)
            console.Profile.Width = 10_000;
        if (_articles > 0)
            console.Write(_table);
        console.WriteLine(_articles == 0 ? "Every article was read by this version of the rules."
            : dryRun ? $"{_articles} would be read anew; {_losing} of them would lose something. Nothing was changed."
            : $"{_done} read anew, {_left} left as they are.");
        if (_left > 0)
            console.WriteLine("Those that would lose something: look at them at /update in the browser, or take all with reparse --all.");
    }

    private static string Words(RerunOutcome? outcome) => outcome switch
    {
        null => "",
        RerunOutcome.Done => "read anew",
        RerunOutcome.WouldLose => "left: would lose",
        RerunOutcome.Refused => "left: refused",
        _ => "left",
    };

    private static string Short(string title) => Printable.Of(title.Length <= 50 ? title : title[..49] + "…");
}
