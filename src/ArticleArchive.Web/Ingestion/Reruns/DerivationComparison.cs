using System.Globalization;
using ArticleArchive.Web.Comparison;
using ArticleArchive.Web.Data;

namespace ArticleArchive.Web.Ingestion.Reruns;

/// <summary>A property of the article that would change.</summary>
/// <param name="Name">Its name for a reader.</param>
/// <param name="Before">As it is; null for unknown.</param>
/// <param name="After">As it would be; null for unknown.</param>
public sealed record PropertyChange(string Name, string? Before, string? After);

/// <summary>A claim that stays under its id, and is elsewhere in the file or has other words.</summary>
public sealed record MovedClaim(Claim Before, Claim After);

/// <summary>What reading an article anew would change.</summary>
/// <param name="Article">The article as it is stored.</param>
/// <param name="Derived">The rows as they would be.</param>
/// <param name="ClaimsKept">Claims in the same place with the same words.</param>
/// <param name="Moved">Claims that stay, elsewhere or in other words.</param>
/// <param name="Added">Claims that would be new.</param>
/// <param name="Lost">Claims that would go; their ids stay reserved.</param>
/// <param name="Properties">Properties that would change.</param>
public sealed record DerivationComparison(
    Article Article,
    Article Derived,
    int ClaimsKept,
    IReadOnlyList<MovedClaim> Moved,
    IReadOnlyList<Claim> Added,
    IReadOnlyList<Claim> Lost,
    IReadOnlyList<PropertyChange> Properties)
{
    /// <summary>True when a claim would go or something known would become unknown: then a person decides.</summary>
    public bool LosesSomething => Lost.Count > 0 || Properties.Any(change => change.After is null);

    /// <summary>Compares a stored article, with its children in order, with rows without ids.</summary>
    public static DerivationComparison Of(Article stored, Article derived)
    {
        ArgumentNullException.ThrowIfNull(stored);
        ArgumentNullException.ThrowIfNull(derived);
        var matches = ArticleReplacement.MatchClaims(stored.Claims, derived.Claims);
        var kept = 0;
        var moved = new List<MovedClaim>();
        var added = new List<Claim>();
        for (var i = 0; i < matches.Count; i++)
        {
            var claim = derived.Claims[i];
            if (matches[i] is not { } match)
                added.Add(claim);
            else if (match.Text == claim.Text && match.SourceStart == claim.SourceStart && match.SourceEnd == claim.SourceEnd)
                kept++;
            else
                moved.Add(new MovedClaim(match, claim));
        }

        return new DerivationComparison(stored, derived, kept, moved, added, [.. stored.Claims.Except(matches.OfType<Claim>())], [.. PropertyChanges(stored, derived)]);
    }

    /// <summary>The comparison as a row of the list.</summary>
    public ArticlePreview ToPreview(int parserVersion, DateTime computedAtUtc)
    {
        var sentences = Article.ReadingText == Derived.ReadingText ? [] : TextComparison.Of(Article, Derived);
        return new ArticlePreview
        {
            ArticleId = Article.Id,
            ParserVersion = parserVersion,
            ComputedAtUtc = computedAtUtc,
            SentencesRemoved = sentences.Count(sentence => sentence.Kind is ChangeKind.Removed or ChangeKind.Changed),
            SentencesAdded = sentences.Count(sentence => sentence.Kind is ChangeKind.Added or ChangeKind.Changed),
            ClaimsKept = ClaimsKept,
            ClaimsMoved = Moved.Count,
            ClaimsAdded = Added.Count,
            ClaimsLost = Lost.Count,
            FindingsBefore = Article.FindingCount,
            FindingsAfter = Derived.FindingCount,
            HealthBefore = Article.Health,
            HealthAfter = Derived.Health,
            MetadataChanged = Properties.Count == 0 ? null : string.Join(", ", Properties.Select(change => change.Name)),
            MetadataLost = Properties.Count(change => change.After is null),
        };
    }

    private static IEnumerable<PropertyChange> PropertyChanges(Article before, Article after)
    {
        (string Name, Func<Article, string?> Value)[] properties =
        [
            ("title", article => article.Title),
            ("standfirst", article => article.Standfirst),
            ("author", article => article.Authors),
            ("publisher", article => article.Publisher),
            ("date", article => article.PublishedAtUtc?.AddMinutes(article.PublishedOffsetMinutes ?? 0).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)),
            ("language", article => article.Language),
            ("address", article => article.Url),
        ];
        foreach (var (name, value) in properties)
        {
            if (value(before) != value(after))
                yield return new PropertyChange(name, value(before), value(after));
        }
    }
}
