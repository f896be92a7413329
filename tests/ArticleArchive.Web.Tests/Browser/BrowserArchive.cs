using System.Text;
using ArticleArchive.Web.Data;
using ArticleArchive.Web.Ingestion.Imports;
using ArticleArchive.Web.Tests.Pages;
using Microsoft.Extensions.DependencyInjection;

namespace ArticleArchive.Web.Tests.Browser;

/// <summary>What every browser test's archive holds at its start; made once.</summary>
/// <param name="Files">To be copied.</param>
/// <param name="SpecimenId">The article with every kind of block, claim, damage and edit.</param>
/// <param name="CleanedId">The article of <c>seeds/000</c>, whose service lines are removed.</param>
/// <param name="DamagedId">The article of <c>seeds/003</c>, with holes and broken numerals.</param>
/// <param name="CopyId">An article that resembles another one.</param>
/// <param name="RehearsalId">A rehearsal that waits for a person, with every kind of source.</param>
internal sealed record BrowserArchive(PreparedArchive Files, int SpecimenId, int CleanedId, int DamagedId, int CopyId, int RehearsalId)
{
    private const string Harbour = "Ferries stay in port\n\nMonday 5 March 2018\n\nThe harbour of Lerwick was closed on Monday after a storm tore two ships from their moorings. "
        + "Nobody was hurt, the port authority said, and the ferries will sail again on Wednesday.\n\n"
        + "“We have never seen such waves,” said the harbour master, Inga Sinclair. The damage is put at two million pounds.\n\n"
        + "Twelve boats sank in the small harbour. The lifeboat was out three times in the night and brought eleven people home. The school stays closed until the roads are clear.";

    private const string Garden = "Stay up to date with notifications from The Gazette\n\nNotifications can be managed in browser preferences.\n\nA walled garden is given back to the town\n\nTuesday 12 June 2018\n\n"
        + "The walled garden behind the old hospital, closed for thirty years, was opened to the town on Tuesday. Volunteers had cleared it of brambles over issues such as\n\n, and of two cars.\n\n"
        + "“We found a sundial under the ivy,” said Ruth Amory, who leads the volunteers. The council will pay for a gardener until 2020.\n\nJoin our commenting forum\n\nThank you for registering\n\n"
        + "Please refresh the page or navigate to another page on the site to be automatically logged in\n";

    private static readonly Lazy<Task<BrowserArchive>> s_prepared = new(MakeAsync);

    public static Task<BrowserArchive> PreparedAsync() => s_prepared.Value;

    private static async Task<BrowserArchive> MakeAsync()
    {
        BrowserArchive? ids = null;
        var files = await PreparedArchive.MakeAsync(async folder =>
        {
            PreparedArchive.WithSeeds.CopyTo(folder);
            await using var app = ArchiveApp.Of(folder);
            app.StartServer();
            ids = await FillAsync(app);
        });
        return ids! with { Files = files };
    }

    private static async Task<BrowserArchive> FillAsync(ArchiveApp app)
    {
        var specimen = await Specimen.StoreAsync(app.Database);
        await using var db = app.Database.OpenReader();
        var cleaned = db.Articles.Single(article => article.SourceName.Contains("000_")).Id;
        var damaged = db.Articles.Single(article => article.SourceName.Contains("003_")).Id;
        await app.IngestAsync("harbour.txt", Harbour);
        await app.IngestAsync("harbour.txt", Harbour.Replace("two million", "nearly four million", StringComparison.Ordinal).Replace("Twelve boats sank in the small harbour. ", "", StringComparison.Ordinal) + " The council meets on Thursday.");
        var copy = (await app.IngestAsync("harbour from an agency.txt", Harbour.Replace("Ferries stay in port", "Storm closes a harbour", StringComparison.Ordinal).Replace("Nobody was hurt", "No one was injured", StringComparison.Ordinal))).ArticleId!.Value;

        var rehearsal = await app.Services.GetRequiredService<ImportQueue>().RehearseAsync(
            [.. new (string Name, string Text)[]
            {
                ("news/new.txt", Garden),
                ("news/harbour copy.txt", Harbour.Replace("on Wednesday", "on Thursday", StringComparison.Ordinal)),
                ("news/the same.txt", Harbour + "\n"),
                ("news/slides.pptx", "x"),
                ("news/new again.txt", "A short note\n\nOne sentence of it."),
            }.Select(file => UploadedFile.Of(file.Name, Encoding.UTF8.GetBytes(file.Text)))],
            CancellationToken.None);
        await Eventually.IsAsync(() => db.Imports.Any(import => import.Id == rehearsal && import.State == ImportState.Rehearsed), "the rehearsal waits for a person");
        await ClaimTexts.StoreAsync(app);
        return new BrowserArchive(null!, specimen, cleaned, damaged, copy, rehearsal);
    }
}
