using ArticleArchive.Parsing;
using ArticleArchive.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace ArticleArchive.Web.Pages.Speakers;

/// <summary>A speaker with what the archive holds of it, under all its names.</summary>
/// <param name="Id">The speaker's.</param>
/// <param name="Name">As it is shown.</param>
/// <param name="Claims">How many claims.</param>
/// <param name="Articles">In how many articles.</param>
/// <param name="Contested">How many of the claims somebody contradicts.</param>
/// <param name="Natures">The claims by nature.</param>
public sealed record SpeakerRow(int Id, string Name, int Claims, int Articles, int Contested, IReadOnlyDictionary<ClaimNature, int> Natures)
{
    /// <summary>Everybody of whom there is a claim, those with most claims first.</summary>
    public static Task<List<SpeakerRow>> AllAsync(ArchiveDbContext db, CountCache cache, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(cache);
        return cache.GetAsync("speakers", () => ReadAsync(db, cancellationToken));
    }

    private static async Task<List<SpeakerRow>> ReadAsync(ArchiveDbContext db, CancellationToken cancellationToken)
    {
        var names = await db.Speakers.Where(speaker => speaker.MergedIntoId == null).ToDictionaryAsync(speaker => speaker.Id, speaker => speaker.Name, cancellationToken);
        var articles = await (from linked in db.LinkedClaims
                              join born in db.Speakers on linked.SpeakerId equals born.Id
                              group linked by born.MergedIntoId ?? born.Id into said
                              select new { said.Key, Articles = said.Select(row => row.ArticleId).Distinct().Count() }).ToDictionaryAsync(said => said.Key, said => said.Articles, cancellationToken);
        var counts = await (from linked in db.LinkedClaims
                            join claim in db.Claims on linked.ClaimId equals claim.Id
                            join born in db.Speakers on linked.SpeakerId equals born.Id
                            group linked by new { Id = born.MergedIntoId ?? born.Id, claim.Nature } into said
                            select new { said.Key.Id, said.Key.Nature, Claims = said.Count(), Contested = said.Count(row => row.ContestCount > 0) }).ToListAsync(cancellationToken);
        return [.. counts.GroupBy(count => count.Id)
            .Select(said => new SpeakerRow(said.Key, names[said.Key], said.Sum(count => count.Claims), articles[said.Key], said.Sum(count => count.Contested), said.ToDictionary(count => count.Nature, count => count.Claims)))
            .OrderByDescending(speaker => speaker.Claims).ThenBy(speaker => speaker.Name, StringComparer.CurrentCulture)];
    }
}
