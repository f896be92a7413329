using ArticleArchive.Web.Data;
using ArticleArchive.Web.Ingestion.Claims;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace ArticleArchive.Web.Pages.Speakers;

/// <summary>Whose words the archive holds.</summary>
public sealed class SpeakersModel(ArchiveDbContext db, CountCache cache) : PageModel
{
    private const int PageSize = 40;

    /// <summary>A part of the name.</summary>
    [BindProperty(Name = "name", SupportsGet = true)]
    public string? Part { get; set; }

    /// <summary><c>name</c> or <c>contested</c>; else those with most claims first.</summary>
    [BindProperty(Name = "sort", SupportsGet = true)]
    public string? Sort { get; set; }

    [BindProperty(Name = "p", SupportsGet = true)]
    public int PageNumber { get; set; } = 1;

    public IReadOnlyList<SpeakerRow> Speakers { get; private set; } = [];

    public Paging Paging { get; private set; } = null!;

    /// <summary>The most claims that anybody has, for the bars.</summary>
    public int Most { get; private set; }

    /// <summary>Names that a person said are no speakers.</summary>
    public IReadOnlyList<(int Id, string Name)> Denied { get; private set; } = [];

    /// <summary>How many speakers there are without the filter.</summary>
    public int Total { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid || PageNumber is < 1 or > 100_000 || Sort is not (null or "name" or "contested") || Part?.Length > 200)
            return BadRequest();
        var all = await SpeakerRow.AllAsync(db, cache, cancellationToken);
        (Total, Most) = (all.Count, all.Count == 0 ? 1 : all[0].Claims);
        var key = SpeakerNames.KeyOf(Part ?? "");
        var found = (key.Length == 0 ? all : all.Where(speaker => SpeakerNames.KeyOf(speaker.Name).Contains(key, StringComparison.Ordinal))).ToList();
        Denied = [.. (await db.Speakers.Where(speaker => speaker.IsNoSpeaker).OrderBy(speaker => speaker.Name).Select(speaker => new { speaker.Id, speaker.Name }).Take(200).ToListAsync(cancellationToken)).Select(speaker => (speaker.Id, speaker.Name))];
        Paging = new Paging(PageNumber, PageSize, found.Count);
        if (PageNumber > Paging.Last)
            return NotFound();
        IEnumerable<SpeakerRow> ordered = Sort switch
        {
            "name" => found.OrderBy(speaker => speaker.Name, StringComparer.CurrentCultureIgnoreCase).ThenBy(speaker => speaker.Id),
            "contested" => found.OrderByDescending(speaker => speaker.Contested).ThenByDescending(speaker => speaker.Claims).ThenBy(speaker => speaker.Id),
            _ => found,
        };
        Speakers = [.. ordered.Skip((PageNumber - 1) * PageSize).Take(PageSize)];
        return Page();
    }
}
