using ArticleArchive.Parsing;
using ArticleArchive.Web.Data;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace ArticleArchive.Web.Pages.Care;

/// <summary>A bar of the damage map.</summary>
/// <param name="Label">What is counted.</param>
/// <param name="Count">How many places.</param>
/// <param name="Share">Its length, in hundredths of the longest bar; at least 1.</param>
/// <param name="Address">The queue of these places.</param>
public sealed record DamageBar(string Label, int Count, int Share, string Address);

/// <summary>Where the archive is damaged: places by kind and by publisher.</summary>
public sealed class DamageMapModel(ArchiveDbContext db, CountCache cache) : PageModel
{
    private const int MostPublishers = 25;

    public IReadOnlyList<CareCategory> Categories { get; private set; } = [];

    public IReadOnlyList<DamageBar> Kinds { get; private set; } = [];

    public IReadOnlyList<DamageBar> Publishers { get; private set; } = [];

    /// <summary>For each bar of <see cref="Publishers"/> its places by the sorts of <see cref="Categories"/>.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Places { get; private set; } = [];

    /// <summary>How many publishers are not shown.</summary>
    public int MorePublishers { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var counts = await cache.GetAsync("damage map", async () => await db.Findings.Where(finding => finding.Resolution == FindingResolution.Open && finding.Article!.IsLatest)
            .GroupBy(finding => new { finding.Article!.Publisher, finding.Kind })
            .Select(group => new PlaceCount(group.Key.Publisher, group.Key.Kind, group.Count())).ToListAsync(cancellationToken));
        var byCategory = counts.GroupBy(count => CareCategory.Of(count.Kind)).ToDictionary(group => group.Key, group => group.Sum(count => count.Places));
        Categories = [.. CareCategory.All.Where(byCategory.ContainsKey)];
        Kinds = Bars(Categories.Select(category => (category.Title, byCategory[category], $"/care?kind={category.Value}")));

        var byPublisher = counts.GroupBy(count => count.Publisher, StringComparer.Ordinal).Select(group => (Publisher: group.Key, Counts: group.ToList(), Total: group.Sum(count => count.Places)))
            .OrderByDescending(group => group.Total).ThenBy(group => group.Publisher, StringComparer.Ordinal).ToList();
        MorePublishers = Math.Max(0, byPublisher.Count - MostPublishers);
        var shown = byPublisher.Take(MostPublishers).ToList();
        Publishers = Bars(shown.Select(group => (group.Publisher ?? "publisher unknown", group.Total, $"/care?publisher={Uri.EscapeDataString(group.Publisher ?? Facet.Unknown)}")));
        Places = [.. shown.Select(group => (IReadOnlyList<int>)[.. Categories.Select(category => group.Counts.Where(count => category.Kinds.Contains(count.Kind)).Sum(count => count.Places))])];
    }

    private static List<DamageBar> Bars(IEnumerable<(string Label, int Count, string Address)> rows)
    {
        var list = rows.ToList();
        var longest = list.Count == 0 ? 1 : list.Max(row => row.Count);
        return list.ConvertAll(row => new DamageBar(row.Label, row.Count, Math.Max(1, 100 * row.Count / longest), row.Address));
    }

    private sealed record PlaceCount(string? Publisher, FindingKind Kind, int Places);
}
