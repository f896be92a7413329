using ArticleArchive.Web.Data;
using ArticleArchive.Web.Ingestion.Reviews;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace ArticleArchive.Web.Pages.Verdicts;

/// <summary>The verdicts of others: their import, and the claims of the archive that they may be about.</summary>
public sealed class KnownVerdictsModel(ArchiveDbContext db, KnownVerdicts verdicts) : PageModel
{
    public const string ToDecide = "decide", Confirmed = "confirmed", Refused = "refused", All = "all", Lost = "lost";

    private const int PageSize = 20;

    [BindProperty(Name = "show", SupportsGet = true)]
    public string? Choice { get; set; }

    public string Show => Choice ?? ToDecide;

    [BindProperty(Name = "p", SupportsGet = true)]
    public int PageNumber { get; set; } = 1;

    public IReadOnlyList<KnownMatch> Matches { get; private set; } = [];

    public IReadOnlyList<KnownVerdict> Rows { get; private set; } = [];

    /// <summary>Decisions whose claim is gone.</summary>
    public IReadOnlyList<KnownVerdictDecision> Orphans { get; private set; } = [];

    public Paging Paging { get; private set; } = null!;

    public (int ToDecide, int Confirmed, int Refused, int All, int Lost) Counts { get; private set; }

    /// <summary>How many articles were not yet compared with every verdict.</summary>
    public int Waiting { get; private set; }

    /// <summary>What the import just now did.</summary>
    public KnownVerdictImport? Imported { get; private set; }

    public string? Fault { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid || PageNumber is < 1 or > 1_000_000 || Show is not (ToDecide or Confirmed or Refused or All or Lost))
            return BadRequest();
        return await ReadAsync(cancellationToken) ? Page() : NotFound();
    }

    /// <summary>Takes in files.</summary>
    public async Task<IActionResult> OnPostAsync(List<IFormFile>? files, CancellationToken cancellationToken)
    {
        if (files is null || files.Count == 0)
            Fault = "Choose at least one file first.";
        try
        {
            var (added, updated, unchanged, refused) = (0, 0, 0, new List<string>());
            foreach (var file in files ?? [])
            {
                using var reader = new StreamReader(file.OpenReadStream());
                var import = await verdicts.ImportAsync(ClaimReviewFile.Read(file.FileName, await reader.ReadToEndAsync(cancellationToken)), cancellationToken);
                (added, updated, unchanged) = (added + import.Added, updated + import.Updated, unchanged + import.Unchanged);
                refused.AddRange(import.Refused);
            }

            if (files is { Count: > 0 })
                Imported = new KnownVerdictImport(added, updated, unchanged, refused);
        }
        catch (StorageUnavailableException)
        {
            return StatusCode(StatusCodes.Status503ServiceUnavailable);
        }

        (Choice, PageNumber) = (All, 1);
        await ReadAsync(cancellationToken);
        return Page();
    }

    /// <summary>Says which statement a verdict checks, and comes back.</summary>
    public async Task<IActionResult> OnPostDecideAsync(int verdict, string? words, KnownVerdictAnswer? answer, string? back, CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid || words is null)
            return BadRequest();
        try
        {
            return await verdicts.DecideAsync(verdict, words, answer, Request.Cookies[EditorCookie.Name], cancellationToken)
                ? LocalRedirect(QueryLinks.IsLocal(back) ? back! : "/verdicts/known") : NotFound();
        }
        catch (StorageUnavailableException)
        {
            return StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
    }

    private async Task<bool> ReadAsync(CancellationToken cancellationToken)
    {
        var all = KnownMatch.Of(db, KnownMatch.FirstOfWording(db));
        var orphans = db.KnownVerdictDecisions.Where(decision => !db.KnownVerdictMatches.Any(match => match.KnownVerdictId == decision.KnownVerdictId && match.WordsHash == decision.WordsHash));
        Counts = (
            await all.CountAsync(match => match.Answer == null, cancellationToken), await all.CountAsync(match => match.Answer != null && match.Answer != KnownVerdictAnswer.Unrelated, cancellationToken),
            await all.CountAsync(match => match.Answer == KnownVerdictAnswer.Unrelated, cancellationToken), await db.KnownVerdicts.CountAsync(cancellationToken), await orphans.CountAsync(cancellationToken));
        var last = await db.KnownVerdicts.MaxAsync(row => (int?)row.Id, cancellationToken) ?? 0;
        Waiting = last == 0 ? 0 : await db.Articles.CountAsync(article => article.IsLatest && !db.KnownVerdictRuns.Any(run => run.ArticleId == article.Id && run.UpToId >= last), cancellationToken);
        Paging = new Paging(PageNumber, PageSize, Show switch { ToDecide => Counts.ToDecide, Confirmed => Counts.Confirmed, Refused => Counts.Refused, Lost => Counts.Lost, _ => Counts.All });
        // The last match of the last page may just have been decided about.
        if (PageNumber > Paging.Last)
            return false;
        var skip = (PageNumber - 1) * PageSize;
        if (Show == All)
            Rows = await db.KnownVerdicts.OrderByDescending(row => row.Id).Skip(skip).Take(PageSize).ToListAsync(cancellationToken);
        else if (Show == Lost)
            Orphans = await orphans.Include(row => row.KnownVerdict).OrderByDescending(row => row.DecidedAtUtc).Skip(skip).Take(PageSize).ToListAsync(cancellationToken);
        else
        {
            var wanted = Show switch
            {
                Confirmed => all.Where(match => match.Answer != null && match.Answer != KnownVerdictAnswer.Unrelated),
                Refused => all.Where(match => match.Answer == KnownVerdictAnswer.Unrelated),
                _ => all.Where(match => match.Answer == null),
            };
            Matches = await wanted.OrderByDescending(match => match.Match.Score).ThenBy(match => match.Match.ClaimId).Skip(skip).Take(PageSize).ToListAsync(cancellationToken);
        }

        return true;
    }
}
