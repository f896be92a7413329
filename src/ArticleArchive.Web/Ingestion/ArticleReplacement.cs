using ArticleArchive.Parsing;
using ArticleArchive.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace ArticleArchive.Web.Ingestion;

/// <summary>Puts a newly derived article in the place of the stored one, row by row, so that what is still there keeps its id.</summary>
internal static class ArticleReplacement
{
    // What no derivation decides.
    private static readonly HashSet<string> s_identity = new(StringComparer.Ordinal)
    {
        nameof(Article.Id), nameof(Article.SourceName), nameof(Article.OtherNames), nameof(Article.SourceKey), nameof(Article.Sha256), nameof(Article.ByteCount), nameof(Article.FirstSeenAtUtc),
        nameof(Article.RecordFields), nameof(Article.Version), nameof(Article.PreviousVersionId), nameof(Article.IsLatest),
    };

    /// <param name="db">The context that tracks <paramref name="stored"/> with all its children, each list in order.</param>
    /// <param name="stored">The row to change.</param>
    /// <param name="retired">The article's claims that went before and may come back.</param>
    /// <param name="derived">What the same bytes give now, or gave before; its rows but the claims' are without ids.</param>
    /// <returns>How many claims kept their ids, came and went.</returns>
    public static (int Kept, int Added, int Removed) Replace(ArchiveDbContext db, Article stored, IReadOnlyList<RetiredClaim> retired, Article derived)
    {
        // Of two that fit equally, the claim that is there goes before the one that was.
        var present = stored.Claims.ToHashSet<Claim>(ReferenceEqualityComparer.Instance);
        var matches = MatchClaims([.. stored.Claims, .. retired.Select(Former)], derived.Claims);
        Claim?[] claims = [.. matches.Select(match => match is not null && present.Contains(match) ? match : null)];
        Claim?[] returning = [.. matches.Select(match => match is not null && !present.Contains(match) ? match : null)];
        var kept = claims.Count(match => match is not null);
        var removed = stored.Claims.Count - kept;
        Retire(db, stored.Claims.Except(claims.OfType<Claim>()), stored.Id);
        db.RemoveRange(retired.IntersectBy(returning.OfType<Claim>().Select(claim => claim.Id), row => row.ClaimId));

        // A section is known by its place in the order, a finding and an edit by nothing else that anyone refers to.
        var sections = Merge(db, stored.Sections, derived.Sections, [.. derived.Sections.Select((_, i) => stored.Sections.ElementAtOrDefault(i))], stored.Id);
        foreach (var claim in derived.Claims)
            claim.SectionId = null;
        var sectionOf = derived.Claims.Select(claim => claim.Section!.Position).ToList();
        foreach (var claim in derived.Claims)
            claim.Section = null;
        var merged = Merge(db, stored.Claims, derived.Claims, claims, stored.Id);
        for (var i = 0; i < merged.Count; i++)
        {
            if (returning[i] is { } former)
            {
                // Said outright: a row that comes with an id would be taken for one that is there.
                merged[i].Id = former.Id;
                db.Entry(merged[i]).State = EntityState.Added;
            }

            merged[i].Section = sections[sectionOf[i]];
        }

        var edits = stored.Edits.GroupBy(edit => edit.Key, StringComparer.Ordinal).ToDictionary(same => same.Key, same => same.First(), StringComparer.Ordinal);
        Merge(db, stored.Edits, derived.Edits, [.. derived.Edits.Select(edit => edits.Remove(edit.Key, out var same) ? same : null)], stored.Id);
        Merge(db, stored.Findings, derived.Findings, [.. derived.Findings.Select((_, i) => stored.Findings.ElementAtOrDefault(i))], stored.Id);

        CopyProperties(db, derived, stored);
        return (kept, derived.Claims.Count - kept, removed);
    }

    /// <summary>
    /// The same claim: the same place in the file and the same form; else, where a repair moved its borders, the same words and form.
    /// </summary>
    /// <returns>For each derived claim the stored one that it is, or null; none twice.</returns>
    internal static IReadOnlyList<Claim?> MatchClaims(IReadOnlyList<Claim> stored, IReadOnlyList<Claim> derived)
    {
        var matches = new Claim?[derived.Count];
        var taken = new HashSet<Claim>(ReferenceEqualityComparer.Instance);
        Match(claim => (claim.SourceStart, claim.SourceEnd, claim.Form, claim.Text));
        Match(claim => (claim.SourceStart, claim.SourceEnd, claim.Form, ""));
        Match(claim => (0, 0, claim.Form, claim.Text));
        return matches;

        void Match(Func<Claim, (int, int, ClaimForm, string)> identity)
        {
            var free = new Dictionary<(int, int, ClaimForm, string), Queue<Claim>>();
            foreach (var claim in stored.Where(claim => !taken.Contains(claim)))
            {
                if (!free.TryGetValue(identity(claim), out var same))
                    free.Add(identity(claim), same = new Queue<Claim>());
                same.Enqueue(claim);
            }

            for (var i = 0; i < matches.Length; i++)
            {
                if (matches[i] is not null || !free.TryGetValue(identity(derived[i]), out var same) || !same.TryDequeue(out var match))
                    continue;
                matches[i] = match;
                taken.Add(match);
            }
        }
    }

    // Everything but what the article is called by and where it came from, whatever columns there are.
    private static void CopyProperties(ArchiveDbContext db, Article from, Article to)
    {
        var entry = db.Entry(to);
        foreach (var property in entry.Metadata.GetProperties().Where(property => !s_identity.Contains(property.Name)))
            entry.Property(property.Name).CurrentValue = property.PropertyInfo!.GetValue(from);
    }

    private static void Retire(ArchiveDbContext db, IEnumerable<Claim> going, int articleId) => db.AddRange(going.Select(claim => new RetiredClaim
    {
        ClaimId = claim.Id,
        ArticleId = articleId,
        SourceStart = claim.SourceStart,
        SourceEnd = claim.SourceEnd,
        Form = claim.Form,
        Text = claim.Text,
    }));

    private static Claim Former(RetiredClaim row) =>
        new() { Id = row.ClaimId, SourceStart = row.SourceStart, SourceEnd = row.SourceEnd, Form = row.Form, Text = row.Text, Why = [] };

    // Matched rows take the new values under their old id; the others go; what is new is added.
    private static List<T> Merge<T>(ArchiveDbContext db, List<T> stored, List<T> derived, T?[] matches, int articleId)
        where T : class
    {
        var result = new List<T>(derived.Count);
        for (var i = 0; i < derived.Count; i++)
        {
            var row = derived[i];
            db.Entry(row).Property("ArticleId").CurrentValue = articleId;
            if (matches[i] is { } match)
            {
                db.Entry(row).Property("Id").CurrentValue = db.Entry(match).Property("Id").CurrentValue;
                db.Entry(match).CurrentValues.SetValues(row);
                row = match;
            }

            result.Add(row);
        }

        var staying = result.ToHashSet<T>(ReferenceEqualityComparer.Instance);
        db.RemoveRange(stored.Where(row => !staying.Contains(row)));
        stored.Clear();
        stored.AddRange(result);
        return result;
    }
}
