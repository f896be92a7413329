using System.Runtime.CompilerServices;
using ArticleArchive.Parsing.Claims.Comparison;
using ArticleArchive.Web.Data;
using ArticleArchive.Web.Search.Analysis;

namespace ArticleArchive.Web.Ingestion.Claims;

/// <summary>A claim as it is compared.</summary>
/// <param name="Id">Its id.</param>
/// <param name="ArticleId">Its article's.</param>
/// <param name="SourceKey">Its article's source.</param>
/// <param name="Published">The day that its "yesterday" is reckoned from, or null.</param>
/// <param name="Start">Its place in the article's reading text.</param>
/// <param name="End">The place's end.</param>
/// <param name="Text">What it says.</param>
/// <param name="Words">See <see cref="LinkedClaim.Words"/>.</param>
internal sealed record ComparedClaim(int Id, int ArticleId, string SourceKey, DateOnly? Published, int Start, int End, string Text, long Words);

/// <summary>
/// The claims of the archive that are worth comparing with one: those of the same words, those that share a place in the index of
/// claims, and those that share two of its rarest words. Every look-up is bounded, so that a claim costs the same in a large archive.
/// </summary>
internal sealed class ClaimCandidates
{
    // Of a place that very many claims share, the newest: linking must not become slower with each.
    private const int MostOfKey = 24;
    private const int MostOfWords = 8;
    private const int MostOfSearch = 32;

    // Looked at by their words alone; and of these compared.
    private const int MostLookedAt = 20;
    private const int MostCompared = 8;

    // Words that more claims have do not find a claim again, and cost time to intersect.
    private const int MostOfRareTerm = 400;
    private const int RareTerms = 4;

    // The share of the shorter claim's weight of words that the other must have: less was never the same matter in the labelled pairs.
    private const double LeastShared = 0.3;

    private const int MostProfiles = 3_000;

    private static readonly ConditionalWeakTable<PreparedCommands, ClaimCandidates> s_writers = [];

    private readonly PreparedCommands _commands;
    private readonly ClaimTermCounts _counts = new();
    private readonly Dictionary<(string, DateOnly?), ClaimProfile> _profiles = [];

    private ClaimCandidates(PreparedCommands commands) => _commands = commands;

    /// <summary>What belongs to a writer's connection: what it remembers of words and of claims just compared.</summary>
    public static ClaimCandidates Of(PreparedCommands commands) => s_writers.GetValue(commands, created => new ClaimCandidates(created));

    /// <summary>A claim's comparable form, remembered for a while.</summary>
    public ClaimProfile ProfileOf(string text, DateOnly? published)
    {
        if (_profiles.TryGetValue((text, published), out var known))
            return known;
        if (_profiles.Count >= MostProfiles)
            _profiles.Clear();
        return _profiles[(text, published)] = ClaimProfile.Of(text, published);
    }

    /// <summary>The candidates, the likeliest first.</summary>
    public List<ComparedClaim> Find(ComparedClaim claim, ReadOnlySpan<int> keys)
    {
        var tally = new Dictionary<int, int>();
        Tally(tally, _commands.Query("SELECT ClaimId FROM LinkedClaims WHERE Words = $0 ORDER BY ClaimId DESC LIMIT $1", claim.Words, MostOfWords), weight: 100);
        foreach (var key in keys)
            Tally(tally, _commands.Query("SELECT ClaimId FROM ClaimKeys WHERE Key = $0 ORDER BY ClaimId DESC LIMIT $1", key, MostOfKey), weight: 2);
        var total = _counts.Total(_commands);
        var terms = _counts.Of(_commands, claim.Text);
        if (SearchFor(terms) is { } query)
            Tally(tally, _commands.Query("SELECT rowid FROM ClaimIndex WHERE ClaimIndex MATCH $0 ORDER BY rowid DESC LIMIT $1", query, MostOfSearch), weight: 3);
        tally.Remove(claim.Id);

        var ours = terms.ToDictionary(term => term.Term, term => Weight(term.Claims, total), StringComparer.Ordinal);
        var found = new List<(ComparedClaim Claim, double Shared)>();
        foreach (var (id, _) in tally.OrderByDescending(pair => pair.Value).ThenByDescending(pair => pair.Key).Take(MostLookedAt))
        {
            if (Read(id, mustBeCompared: true) is { } other && Shared(ours, other.Text) is >= LeastShared and var shared)
                found.Add((other, shared));
        }

        return [.. found.OrderByDescending(one => one.Claim.Words == claim.Words).ThenByDescending(one => one.Shared).ThenByDescending(one => one.Claim.Id).Take(MostCompared).Select(one => one.Claim)];
    }

    /// <summary>The claims of the same words, the newest first.</summary>
    public List<ComparedClaim> OfWords(long words)
    {
        var tally = new Dictionary<int, int>();
        Tally(tally, _commands.Query("SELECT ClaimId FROM LinkedClaims WHERE Words = $0 ORDER BY ClaimId DESC LIMIT $1", words, MostOfWords), weight: 1);
        return [.. tally.Keys.Select(id => Read(id)).OfType<ComparedClaim>()];
    }

    /// <summary>A claim of a newest version; null when there is none of that id, or it is not compared and must be.</summary>
    public ComparedClaim? Read(int id, bool mustBeCompared = false)
    {
        using var row = _commands.Query(
            "SELECT c.ArticleId, a.SourceKey, a.PublishedAtUtc, c.Start, c.End, c.Text, l.Words FROM LinkedClaims l JOIN Claims c ON c.Id = l.ClaimId JOIN Articles a ON a.Id = c.ArticleId WHERE l.ClaimId = $0 AND (l.Keys IS NOT NULL OR NOT $1)",
            id, mustBeCompared);
        return row.Read()
            ? new ComparedClaim(id, row.GetInt32(0), row.GetString(1), row.IsDBNull(2) ? null : DateOnly.FromDateTime(row.GetDateTime(2)), row.GetInt32(3), row.GetInt32(4), row.GetString(5), row.GetInt64(6))
            : null;
    }

    private static void Tally(Dictionary<int, int> tally, Microsoft.Data.Sqlite.SqliteDataReader rows, int weight)
    {
        using (rows)
        {
            while (rows.Read())
            {
                var id = rows.GetInt32(0);
                tally[id] = tally.GetValueOrDefault(id) + weight;
            }
        }
    }

    // Any two of the rarest words; each quoted, so that nothing in a text is a query.
    private static string? SearchFor(List<ClaimTerm> terms)
    {
        // The claim itself is in the index: a word that only it has finds nothing.
        var rare = terms.Where(term => term.Claims is >= 2 and <= MostOfRareTerm).OrderBy(term => term.Claims).Take(RareTerms).Select(term => $"\"{term.Word.Replace("\"", "\"\"", StringComparison.Ordinal)}\"").ToList();
        if (rare.Count < 2)
            return null;
        var pairs = new List<string>();
        for (var i = 0; i < rare.Count; i++)
        {
            for (var k = i + 1; k < rare.Count; k++)
                pairs.Add($"({rare[i]} AND {rare[k]})");
        }

        return $"text : ({string.Join(" OR ", pairs)})";
    }

    // Only our words' counts are known; a word that is not ours weighs as much as ours do on the whole. To ask the index for each would
    // cost more than the comparison that this is to save.
    private static double Shared(Dictionary<string, double> ours, string text)
    {
        if (ours.Count == 0)
            return 0;
        var sum = ours.Values.Sum();
        var usual = sum / ours.Count;
        double shared = 0, all = 0;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var tokenizer = new IndexTokenizer(text);
        while (tokenizer.Next())
        {
            var term = ClaimTermCounts.Stem(tokenizer.Term);
            if (!seen.Add(term))
                continue;
            var isOurs = ours.TryGetValue(term, out var weight);
            all += isOurs ? weight : usual;
            shared += isOurs ? weight : 0;
        }

        return all == 0 ? 0 : shared / Math.Min(all, sum);
    }

    private static double Weight(int claims, int total) => Math.Log(1 + (total / (1.0 + claims)));
}
