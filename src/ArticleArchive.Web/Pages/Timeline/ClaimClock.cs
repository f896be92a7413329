using ArticleArchive.Parsing;
using ArticleArchive.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace ArticleArchive.Web.Pages.Timeline;

/// <summary>By which time claims are put in order.</summary>
public enum ClaimClock
{
    /// <summary>When what they say happened.</summary>
    Event,

    /// <summary>When their article was published.</summary>
    Published,

    /// <summary>When their article came into the archive.</summary>
    Archived,
}

/// <summary>Counts claims by a clock.</summary>
internal static class ClaimClocks
{
    /// <summary>The dated ones among the claims, summed by days and nature, and how many have no date.</summary>
    public static async Task<(List<DatedCount> Dated, int Undated)> CountAsync(ArchiveDbContext db, IQueryable<Claim> claims, ClaimClock clock, CancellationToken cancellationToken)
    {
        if (clock == ClaimClock.Event)
        {
            var events = await (from claim in claims.Where(claim => claim.EventFrom != null)
                                join linked in db.LinkedClaims on claim.Id equals linked.ClaimId
                                group linked by new { claim.EventFrom, claim.EventTo, claim.Nature } into day
                                select new { day.Key, Count = day.Count(), Contested = day.Count(row => row.ContestCount > 0) }).ToListAsync(cancellationToken);
            return (events.ConvertAll(day => new DatedCount(day.Key.EventFrom!.Value, day.Key.EventTo ?? day.Key.EventFrom.Value, day.Key.Nature, day.Count, day.Contested)),
                await claims.CountAsync(claim => claim.EventFrom == null, cancellationToken));
        }

        var articles = await (from claim in claims
                              join linked in db.LinkedClaims on claim.Id equals linked.ClaimId
                              group linked by new { claim.ArticleId, claim.Nature } into article
                              select new { article.Key.ArticleId, article.Key.Nature, Count = article.Count(), Contested = article.Count(row => row.ContestCount > 0) }).ToListAsync(cancellationToken);
        var days = await db.Articles.Where(article => article.IsLatest)
            .Select(article => new { article.Id, article.PublishedAtUtc, article.PublishedOffsetMinutes, article.PublishedPrecision, article.FirstSeenAtUtc }).ToListAsync(cancellationToken);
        var dates = days.ToDictionary(article => article.Id, article => clock == ClaimClock.Archived
            ? (DateOnly.FromDateTime(article.FirstSeenAtUtc), DateOnly.FromDateTime(article.FirstSeenAtUtc))
            : Published(article.PublishedAtUtc, article.PublishedOffsetMinutes, article.PublishedPrecision));
        var dated = new List<DatedCount>();
        var undated = 0;
        foreach (var group in articles)
        {
            if (dates.GetValueOrDefault(group.ArticleId) is var (from, to))
                dated.Add(new DatedCount(from, to, group.Nature, group.Count, group.Contested));
            else
                undated += group.Count;
        }

        return (dated, undated);
    }

    /// <summary>The claims whose time on a clock begins within days.</summary>
    public static IQueryable<Claim> Within(IQueryable<Claim> claims, ClaimClock clock, DateOnly? from, DateOnly? to)
    {
        // Times are stored in UTC and shown as printed: a day more on each side, which the reader's eye forgives, and nothing is left out.
        var (start, end) = (from?.ToDateTime(TimeOnly.MinValue), to is { } last && last < DateOnly.MaxValue ? last.AddDays(1).ToDateTime(TimeOnly.MinValue) : (DateTime?)null);
        return clock switch
        {
            ClaimClock.Event => claims.Where(claim => claim.EventFrom != null && (from == null || claim.EventFrom >= from) && (to == null || claim.EventFrom <= to)),
            ClaimClock.Published => claims.Where(claim => claim.Article!.PublishedAtUtc != null && (start == null || claim.Article.PublishedAtUtc >= start) && (end == null || claim.Article.PublishedAtUtc < end)),
            _ => claims.Where(claim => (start == null || claim.Article!.FirstSeenAtUtc >= start) && (end == null || claim.Article!.FirstSeenAtUtc < end)),
        };
    }

    /// <summary>The claims in the order of a clock.</summary>
    public static IQueryable<Claim> InOrder(IQueryable<Claim> claims, ClaimClock clock) => (clock switch
    {
        ClaimClock.Event => claims.OrderBy(claim => claim.EventFrom).ThenBy(claim => claim.EventTo),
        ClaimClock.Published => claims.OrderBy(claim => claim.Article!.PublishedAtUtc),
        _ => claims.OrderBy(claim => claim.Article!.FirstSeenAtUtc),
    }).ThenBy(claim => claim.ArticleId).ThenBy(claim => claim.Position);

    /// <summary>The days that a publication can mean; null when it is unknown.</summary>
    public static (DateOnly From, DateOnly To)? Published(DateTime? utc, int? offsetMinutes, DatePrecision? precision)
    {
        if (utc is not { } moment)
            return null;
        var day = DateOnly.FromDateTime(moment.AddMinutes(offsetMinutes ?? 0));
        return precision switch
        {
            DatePrecision.Year => (new DateOnly(day.Year, 1, 1), new DateOnly(day.Year, 12, 31)),
            DatePrecision.Month => (new DateOnly(day.Year, day.Month, 1), new DateOnly(day.Year, day.Month, 1).AddMonths(1).AddDays(-1)),
            _ => (day, day),
        };
    }
}
