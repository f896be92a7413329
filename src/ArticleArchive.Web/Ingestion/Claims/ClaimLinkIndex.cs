using System.Runtime.InteropServices;
using ArticleArchive.Parsing;
using ArticleArchive.Parsing.Claims;
using ArticleArchive.Parsing.Claims.Comparison;
using ArticleArchive.Web.Data;

namespace ArticleArchive.Web.Ingestion.Claims;

/// <summary>
/// Keeps the claims of the newest versions findable by what they say, and the links among them; inside the caller's transaction,
/// beside the search index and as often.
/// </summary>
internal static class ClaimLinkIndex
{
    // What is merely about the same matter is worth a look only where there is little of it.
    private const int MostRelated = 3;
    private const double LeastRelated = 0.6;

    /// <summary>Adds an article's claims, which must have their ids and stand in the full-text index.</summary>
    public static void Add(ArchiveDbContext db, Article article)
    {
        var commands = db.Commands;
        var candidates = ClaimCandidates.Of(commands);
        var speakers = new SpeakerNames(commands, article.SourceKey);
        var published = article.PublishedAtUtc is { } moment ? DateOnly.FromDateTime(moment) : (DateOnly?)null;
        // The author's sentence around a statement repeats it.
        var parents = article.Claims.Select(claim => claim.ParentPosition).OfType<int>().ToHashSet();
        var links = new List<ClaimLink>();
        foreach (var claim in article.Claims)
        {
            var words = Duplicates.TextWords.Of(claim.Text);
            var isDenial = IsDenial(article, claim);
            var compared = new ComparedClaim(claim.Id, article.Id, article.SourceKey, published, claim.Start, claim.End, claim.Text, isDenial ? ClaimWords.Denied(ClaimWords.HashOf(words)) : ClaimWords.HashOf(words), isDenial);
            var isAround = claim.Form == ClaimForm.Author && parents.Contains(claim.Position);
            // A question states nothing, and what a person rejected is no claim.
            var isCompared = claim.Status != ReviewStatus.Rejected && words.Count >= ClaimWords.LeastWords && claim.Nature != ClaimNature.Question && !isAround;
            int[] keys = isCompared ? ClaimWords.KeysOf(candidates.ProfileOf(claim.Text, published, isDenial)) : [];
            db.Insert(new LinkedClaim
            {
                ClaimId = claim.Id,
                ArticleId = article.Id,
                Words = compared.Words,
                Keys = isCompared ? MemoryMarshal.AsBytes(keys.AsSpan()).ToArray() : null,
                SpeakerId = claim.Speaker is null || claim.Status == ReviewStatus.Rejected ? null : speakers.IdOf(claim.Speaker),
            });
            if (!isCompared)
                continue;
            links.AddRange(Link(db, compared, candidates.Find(compared, keys)));
            links.AddRange(DecidedLinks.Restore(db, compared, candidates));
            foreach (var key in keys)
                commands.Execute("INSERT INTO ClaimKeys (Key, ClaimId) VALUES ($0, $1)", key, claim.Id);
        }

        ClaimClusters.Join(commands, links);
        ClaimCopies.Unlink(commands, article.Id);
    }

    // The words of what somebody denied say the opposite of what was meant; where the denial is in the words ("did not"), they say it themselves.
    private static bool IsDenial(Article article, Claim claim) =>
        claim is { Polarity: ClaimPolarity.Denied, CueStart: { } start, CueEnd: { } end } && ClaimCues.Deny(article.ReadingText.AsSpan(start, end - start));

    /// <summary>Takes an article's claims out with their links; their rows may still be there or not.</summary>
    public static void Remove(ArchiveDbContext db, int articleId)
    {
        var commands = db.Commands;
        var claims = new Dictionary<int, byte[]>();
        using (var rows = commands.Query("SELECT ClaimId, Keys FROM LinkedClaims WHERE ArticleId = $0", articleId))
        {
            while (rows.Read())
                claims.Add(rows.GetInt32(0), rows.IsDBNull(1) ? [] : rows.GetFieldValue<byte[]>(1));
        }

        var clusters = ClaimClusters.ClustersAround(commands, claims.Keys);
        var neighbours = new HashSet<int>();
        foreach (var (id, keys) in claims)
        {
            neighbours.UnionWith(ClaimClusters.Neighbours(commands, id));
            commands.Execute("DELETE FROM ClaimLinks WHERE LeftId = $0", id);
            commands.Execute("DELETE FROM ClaimLinks WHERE RightId = $0", id);
            foreach (var key in MemoryMarshal.Cast<byte, int>(keys))
                commands.Execute("DELETE FROM ClaimKeys WHERE Key = $0 AND ClaimId = $1", key, id);
            commands.Execute("DELETE FROM LinkedClaims WHERE ClaimId = $0", id);
        }

        ClaimClusters.Divide(commands, clusters, []);
        foreach (var neighbour in neighbours)
            ClaimClusters.Contest(commands, neighbour);
    }

    /// <summary>What two claims are to each other, or <see cref="ClaimRelation.None"/> where there is nothing to show.</summary>
    internal static ClaimComparison Compare(ClaimCandidates candidates, ComparedClaim left, ComparedClaim right) =>
        ClaimOccasions.Compare(candidates.ProfileOf(left.Text, left.Published, left.IsDenial), candidates.ProfileOf(right.Text, right.Published, right.IsDenial));

    /// <summary>A link's score: no program is quite sure.</summary>
    internal static double ScoreOf(ClaimComparison comparison) => Math.Round(Math.Min(comparison.Score, 0.99), 3);

    private static List<ClaimLink> Link(ArchiveDbContext db, ComparedClaim claim, List<ComparedClaim> others)
    {
        var candidates = ClaimCandidates.Of(db.Commands);
        var made = new List<ClaimLink>();
        foreach (var other in others)
        {
            var comparison = Compare(candidates, claim, other);
            var isRelated = comparison.Relation == ClaimRelation.Related;
            if (!IsShown(db.Commands, claim, other, comparison) || (isRelated && made.Count(link => link.Relation == ClaimRelation.Related) == MostRelated))
                continue;
            var (left, right) = claim.Id < other.Id ? (claim, other) : (other, claim);
            var link = new ClaimLink { LeftId = left.Id, RightId = right.Id, Relation = comparison.Relation, Score = ScoreOf(comparison) };
            if (DecidedLinks.Find(db.Commands, left, right) is { } decision)
                DecidedLinks.Apply(link, decision);
            if (DecidedLinks.Insert(db, link))
                made.Add(link);
        }

        return made;
    }

    /// <summary>Whether what the program found is worth showing.</summary>
    internal static bool IsShown(PreparedCommands commands, ComparedClaim claim, ComparedClaim other, ClaimComparison comparison)
    {
        if (comparison.Relation == ClaimRelation.None || (comparison.Relation == ClaimRelation.Related && comparison.Score < LeastRelated))
            return false;
        if (claim.ArticleId != other.ArticleId)
            return !ClaimCopies.IsEdit(commands, claim, other, comparison);
        // Within one article only what clashes is news, and not a statement with the sentence around it.
        return comparison.Relation is ClaimRelation.Opposite or ClaimRelation.FiguresDiffer && (claim.End <= other.Start || other.End <= claim.Start);
    }
}
