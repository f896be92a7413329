using System.Globalization;
using System.Text.Json;
using ArticleArchive.Parsing;
using ArticleArchive.Parsing.Models;
using ArticleArchive.Web.Data;

namespace ArticleArchive.Web.Ingestion.Duplicates;

/// <summary>An article whose body has much in common with another's.</summary>
/// <param name="ArticleId">The article found.</param>
/// <param name="Kind">What it probably is.</param>
/// <param name="Share">See <see cref="Resemblance.Share"/>.</param>
/// <param name="Containment">See <see cref="Resemblance.Containment"/>.</param>
internal sealed record TextMatch(int ArticleId, ResemblanceKind Kind, double Share, double Containment);

/// <summary>
/// Keeps the fingerprints of the newest versions, the pairs among them that resemble each other and the groups that these make;
/// inside the caller's transaction, beside the search index and as often.
/// </summary>
internal static class DuplicateIndex
{
    /// <summary>From here on two bodies are shown together: half of the runs are those of both, which no two reports of one event have.</summary>
    public const double NearDuplicate = 0.5;

    /// <summary>Or so much of the shorter one stands in the longer: a copy that was cut, or taken over into another text.</summary>
    public const double Contained = 0.8;

    // Of a text that very many share (a form letter, a login page) the newest are compared: storing must not become slower with each.
    private const int MostOfBand = 24;
    private const int MostCompared = 6;

    // An estimate this far below the bound is not worth the count.
    private const double LeastEstimate = 0.3;

    // As the context writes blocks; the borders of bodies are all that is asked.
    private static readonly JsonSerializerOptions s_blocks = new();

    /// <summary>Adds an article that has its id; it must not be in the index.</summary>
    public static void Add(ArchiveDbContext db, Article article, BodyFingerprint fingerprint)
    {
        var commands = db.Commands;
        commands.Execute(
            "INSERT INTO TextFingerprints (ArticleId, GroupId, WordCount, TextHash, Signature) VALUES ($0, NULL, $1, $2, $3)",
            article.Id, fingerprint.WordCount, fingerprint.TextHash, fingerprint.Signature is null ? null : MinHash.ToBytes(fingerprint.Signature));
        if (fingerprint.Signature is null)
            return;
        var matches = Find(commands, article, fingerprint);
        foreach (var band in MinHash.Bands(fingerprint.Signature).Distinct())
            commands.Execute("INSERT INTO TextBands (Key, ArticleId) VALUES ($0, $1)", band, article.Id);
        foreach (var match in matches)
        {
            var (left, right) = match.ArticleId < article.Id ? (match.ArticleId, article.Id) : (article.Id, match.ArticleId);
            commands.Execute(
                "INSERT INTO Resemblances (LeftId, RightId, Kind, Share, Containment) VALUES ($0, $1, $2, $3, $4)",
                left, right, match.Kind.ToString(), match.Share, match.Containment);
            if (DuplicateGroups.RelationOf(commands, article.SourceKey, match.ArticleId) != ArticleRelation.Different)
                DuplicateGroups.Join(commands, left, right);
        }
    }

    /// <summary>Takes an article out, with its pairs; what resembled each other only through it is no group any more.</summary>
    public static void Remove(ArchiveDbContext db, int articleId)
    {
        var commands = db.Commands;
        int? group = null;
        byte[]? signature = null;
        using (var row = commands.Query("SELECT GroupId, Signature FROM TextFingerprints WHERE ArticleId = $0", articleId))
        {
            if (!row.Read())
                return;
            group = row.IsDBNull(0) ? null : row.GetInt32(0);
            signature = row.IsDBNull(1) ? null : row.GetFieldValue<byte[]>(1);
        }

        if (signature is not null)
        {
            foreach (var band in MinHash.Bands(MinHash.FromBytes(signature)))
                commands.Execute("DELETE FROM TextBands WHERE Key = $0 AND ArticleId = $1", band, articleId);
        }

        commands.Execute("DELETE FROM Resemblances WHERE LeftId = $0", articleId);
        commands.Execute("DELETE FROM Resemblances WHERE RightId = $0", articleId);
        commands.Execute("DELETE FROM TextFingerprints WHERE ArticleId = $0", articleId);
        if (group is { } id)
            DuplicateGroups.Divide(commands, id);
    }

    /// <summary>The articles that resemble one most, best first: a few index seeks, and as many texts read as look alike.</summary>
    /// <param name="commands">On any connection; nothing is written.</param>
    /// <param name="article">The article, stored or not; another version of its own source is none of its duplicates.</param>
    /// <param name="fingerprint">The article's.</param>
    public static IReadOnlyList<TextMatch> Find(PreparedCommands commands, Article article, BodyFingerprint fingerprint)
    {
        if (fingerprint.Signature is null)
            return [];
        return [.. Candidates(commands, article, fingerprint.Signature)
            .Select(candidate => Compare(commands, article, fingerprint, candidate)).OfType<TextMatch>()
            .OrderByDescending(match => match.Kind == ResemblanceKind.SameText).ThenByDescending(match => match.Share).ThenBy(match => match.ArticleId)];
    }

    private static IEnumerable<int> Candidates(PreparedCommands commands, Article article, uint[] signature)
    {
        var found = new HashSet<int>();
        foreach (var band in MinHash.Bands(signature))
        {
            using var rows = commands.Query("SELECT ArticleId FROM TextBands WHERE Key = $0 ORDER BY ArticleId DESC LIMIT $1", band, MostOfBand);
            while (rows.Read())
                found.Add(rows.GetInt32(0));
        }

        found.Remove(article.Id);
        var estimates = new List<(int Id, double Estimate)>();
        foreach (var id in found)
        {
            if (commands.Scalar("SELECT Signature FROM TextFingerprints WHERE ArticleId = $0", id) is byte[] other)
                estimates.Add((id, MinHash.Estimate(signature, MinHash.FromBytes(other))));
        }

        return estimates.Where(one => one.Estimate >= LeastEstimate).OrderByDescending(one => one.Estimate).ThenByDescending(one => one.Id)
            .Take(MostCompared).Select(one => one.Id);
    }

    private static TextMatch? Compare(PreparedCommands commands, Article article, BodyFingerprint fingerprint, int candidate)
    {
        using var row = commands.Query("SELECT SourceKey, Title, TitleOrigin, PublishedAtUtc, ReadingText, Blocks FROM Articles WHERE Id = $0", candidate);
        if (!row.Read() || row.GetString(0) == article.SourceKey)
            return null;
        var other = BodyFingerprint.Of(row.GetString(4), JsonSerializer.Deserialize<List<ArticleBlock>>(row.GetString(5), s_blocks)!);
        var (share, containment) = Shingles.Compare(fingerprint.Shingles, other.Shingles);
        if (other.TextHash == fingerprint.TextHash && other.WordCount == fingerprint.WordCount)
            return new TextMatch(candidate, ResemblanceKind.SameText, share, containment);
        if (share < NearDuplicate && containment < Contained)
            return null;
        var hasSameTitle = article.TitleOrigin == Origin.Found && row.GetString(2) == nameof(Origin.Found)
            && TextWords.Of(row.GetString(1)).SequenceEqual(TextWords.Of(article.Title));
        DateTime? published = row.IsDBNull(3) ? null : DateTime.Parse(row.GetString(3), CultureInfo.InvariantCulture);
        var hasOtherDate = published is { } theirs && article.PublishedAtUtc is { } ours && theirs != ours;
        return new TextMatch(candidate, hasSameTitle && !hasOtherDate ? ResemblanceKind.EditedVersion : ResemblanceKind.NearDuplicate, share, containment);
    }
}
