using ArticleArchive.Web.Data;

namespace ArticleArchive.Web.Pages.Verdicts;

/// <summary>A known verdict beside a claim of the archive, and what a person said of the two.</summary>
public sealed record KnownMatch
{
    /// <summary>What somebody else found.</summary>
    public required KnownVerdict Known { get; init; }

    /// <summary>How the two were found to match.</summary>
    public required KnownVerdictMatch Match { get; init; }

    public required string ClaimText { get; init; }

    public int ArticleId { get; init; }

    public required string ArticleTitle { get; init; }

    public string? Language { get; init; }

    /// <summary>Null while nobody has decided.</summary>
    public KnownVerdictAnswer? Answer { get; init; }

    /// <summary>What a person said of it, or what the program proposes to say.</summary>
    public KnownVerdictAnswer Means => Answer ?? Match.Proposal;

    /// <summary>In how many places of the archive the claim stands in these words: what is decided is decided for all of them.</summary>
    public int Places { get; init; }

    public int ClaimId => Match.ClaimId;

    /// <summary>Matches with both sides and the decision.</summary>
    public static IQueryable<KnownMatch> Of(ArchiveDbContext db, IQueryable<KnownVerdictMatch> matches) =>
        from match in matches
        join known in db.KnownVerdicts on match.KnownVerdictId equals known.Id
        join claim in db.Claims on match.ClaimId equals claim.Id
        join article in db.Articles.Where(row => row.IsLatest) on claim.ArticleId equals article.Id
        select new KnownMatch
        {
            Known = known,
            Match = match,
            ClaimText = claim.Text,
            ArticleId = article.Id,
            ArticleTitle = article.Title,
            Language = article.Language,
            Places = db.KnownVerdictMatches.Count(other => other.KnownVerdictId == match.KnownVerdictId && other.WordsHash == match.WordsHash && other.Claim!.Article!.IsLatest),
            Answer = db.KnownVerdictDecisions.Where(decision => decision.KnownVerdictId == match.KnownVerdictId && decision.WordsHash == match.WordsHash).Select(decision => (KnownVerdictAnswer?)decision.Answer).FirstOrDefault(),
        };

    /// <summary>Of each verdict and wording the match that came first: a person is asked once about the same words.</summary>
    public static IQueryable<KnownVerdictMatch> FirstOfWording(ArchiveDbContext db)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.KnownVerdictMatches.Where(match => match.Claim!.Article!.IsLatest
            && !db.KnownVerdictMatches.Any(other => other.KnownVerdictId == match.KnownVerdictId && other.WordsHash == match.WordsHash && other.ClaimId < match.ClaimId && other.Claim!.Article!.IsLatest));
    }

    /// <summary>The relation in words, from the archive's claim to the one that was checked.</summary>
    public string RelationInWords => Match.Relation switch
    {
        "Same" => "says the same",
        "Opposite" => "says the opposite",
        "FiguresDiffer" => "gives another figure",
        "Reports" => "one only passes it on",
        _ => "about the same matter",
    };
}

/// <summary>A known verdict as it is shown.</summary>
/// <param name="Known">The verdict.</param>
/// <param name="Checks">Which statement it checks, where it stands beside a claim as one on it; null where it stands for itself.</param>
public sealed record KnownVerdictView(KnownVerdict Known, KnownVerdictAnswer? Checks = null);

/// <summary>The buttons to decide about a match.</summary>
/// <param name="Match">The match.</param>
/// <param name="Back">The page to come back to.</param>
public sealed record KnownMatchForm(KnownMatch Match, string Back);
