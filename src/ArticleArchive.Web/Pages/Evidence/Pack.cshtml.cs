using System.Globalization;
using ArticleArchive.Parsing;
using ArticleArchive.Web.Data;
using ArticleArchive.Web.Exports;
using ArticleArchive.Web.Hosting;
using ArticleArchive.Web.Pages.Claims;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace ArticleArchive.Web.Pages.Evidence;

/// <summary>A claim of a pack.</summary>
/// <param name="Context">Its paragraph with its neighbours.</param>
/// <param name="Quotation">To be copied.</param>
/// <param name="Unsafe">Why it is not safe to quote, each a sentence.</param>
internal sealed record PackedClaim(ExportedClaim Claim, ClaimContext Context, ClaimQuotation Quotation, IReadOnlyList<string> Unsafe);

/// <summary>A file that the pack carries inside itself.</summary>
/// <param name="Address">The whole file, as a <c>data:</c> address.</param>
internal sealed record PackedFile(string Name, string Use, string FileName, string Address);

/// <summary>The chosen claims as one HTML file that needs nothing beside itself: given to keep, never shown as a page of this site.</summary>
public sealed class EvidencePackModel(ArchiveDbContext db, TimeProvider time) : PageModel
{
    [BindProperty(Name = "title", SupportsGet = true)]
    public string? Title { get; set; }

    [BindProperty(Name = "by", SupportsGet = true)]
    public string? CompiledBy { get; set; }

    [BindProperty(Name = "note", SupportsGet = true)]
    public string? Note { get; set; }

    public DateTime CompiledAtUtc { get; private set; }

    public string Address { get; private set; } = "";

    internal IReadOnlyList<PackedClaim> Claims { get; private set; } = [];

    internal IReadOnlyList<PackedFile> Files { get; private set; } = [];

    /// <summary>The articles behind the claims, in the order of their first claim.</summary>
    internal IEnumerable<ExportedArticle> Articles => Claims.Select(packed => packed.Claim.Article).DistinctBy(article => article.Id);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid || Title?.Length > 200 || CompiledBy?.Length > 100 || Note?.Length > 2_000)
            return BadRequest();
        Address = ClaimDownloads.AddressOf(Request);
        CompiledAtUtc = time.GetUtcNow().UtcDateTime;
        var exported = new List<ExportedClaim>();
        await foreach (var claim in new ExportedClaims(db, Address).ReadAsync(await EvidenceBasket.PackedAsync(Request, db, cancellationToken), cancellationToken))
            exported.Add(claim);
        if (exported.Count == 0)
            return LocalRedirect("/evidence");

        var packed = new List<PackedClaim>();
        // One article after the other: a text may be long, and its claims stand together in the pack only if a person put them so.
        foreach (var claims in exported.GroupBy(claim => claim.Article.Id))
        {
            var article = await db.Articles.SingleAsync(row => row.Id == claims.Key, cancellationToken);
            foreach (var claim in claims)
            {
                var row = await db.Claims.SingleAsync(one => one.Id == claim.Id, cancellationToken);
                packed.Add(new PackedClaim(claim, ClaimContext.Of(article, row), ClaimQuotation.Of(article, row, claim.Url), row.IsQuotable ? [] : await ReasonsAsync(row, cancellationToken)));
            }
        }

        Claims = [.. exported.Select(claim => packed.First(one => one.Claim.Id == claim.Id))];
        Files = await FilesAsync(exported, cancellationToken);
        Response.Headers.ContentDisposition = string.Create(CultureInfo.InvariantCulture, $"attachment; filename=\"evidence-{CompiledAtUtc:yyyy-MM-dd}.html\"");
        return Page();
    }

    private async Task<IReadOnlyList<string>> ReasonsAsync(Claim claim, CancellationToken cancellationToken) =>
        await db.Findings
            .Where(finding => finding.ArticleId == claim.ArticleId && finding.Start <= claim.End && finding.End >= claim.Start && finding.Severity != Severity.Notice && finding.Resolution == FindingResolution.Open)
            .OrderBy(finding => finding.Position).Take(5).Select(finding => finding.Detail).ToListAsync(cancellationToken);

    private async Task<IReadOnlyList<PackedFile>> FilesAsync(List<ExportedClaim> claims, CancellationToken cancellationToken)
    {
        var files = new List<PackedFile>();
        foreach (var facts in ClaimFormatFacts.All)
        {
            using var bytes = new MemoryStream();
            await new ClaimExport(Address).WriteAsync(facts.Format, claims.ToAsyncEnumerable(), claims.Count, Address + "/evidence", bytes, cancellationToken);
            files.Add(new PackedFile(facts.Name, facts.Use, "evidence." + facts.Suffix, $"data:{facts.MediaType.Split(';')[0]};charset=utf-8;base64,{Convert.ToBase64String(bytes.GetBuffer().AsSpan(0, (int)bytes.Length))}"));
        }

        return files;
    }
}
