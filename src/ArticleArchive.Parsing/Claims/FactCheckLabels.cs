using System.Collections.Frozen;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Claims;

/// <summary>The labels that fact-checks put before a claim and before their own finding: <c>What was claimed</c>, <c>Claim:</c>, <c>Our verdict</c>.</summary>
/// <remarks>None of them is anybody's name. What stands under the first sort is somebody's claim that the author examines, not what the author asserts.</remarks>
internal static class FactCheckLabels
{
    private const int LongestLabel = 40;

    // A claim of several paragraphs ends at the next heading or label; without one within so many, only the first is surely the claim.
    private const int MostClaimed = 4;

    private static readonly FrozenSet<string> Claimed = Set(
        "claim|claims|the claim|the claims|claim made|viral claim|the viral claim|what was claimed|what is claimed|what's claimed|what is being claimed|claim reviewed|the allegation|allegation|myth|the myth|rumour|rumor|the rumour|the rumor|" +
        "behauptung|die behauptung|was behauptet wird|was behauptet wurde|affirmation|l'affirmation|ce qui est affirmé|ce qui a été affirmé|afirmación|la afirmación|bulo|el bulo|affermazione|l'affermazione|alegação|a alegação|bewering|de bewering|twierdzenie|утверждение");

    private static readonly FrozenSet<string> Found = Set(
        "verdict|the verdict|our verdict|rating|the rating|our rating|ruling|our ruling|conclusion|our conclusion|fact|the fact|facts|the facts|fact check|fact-check|truth|the truth|reality|context|finding|our finding|what we found|" +
        "urteil|unser urteil|bewertung|unsere bewertung|einschätzung|fazit|fakt|fakten|verdict de la rédaction|notre verdict|les faits|veredicto|nuestro veredicto|los hechos|verdetto|il verdetto|i fatti|veredito|oordeel|ons oordeel|feiten|вердикт|факт|ocena");

    // They head a finding, and tell what it is: "False: nothing of the kind was built" states so.
    private static readonly FrozenSet<string> Ratings = Set("false|true|mostly false|mostly true|half true|misleading|missing context|falsch|richtig|irreführend|faux|vrai|falso|verdadero|vero|ложь|правда");

    /// <summary>True for a label of either sort, without its colon.</summary>
    public static bool Contain(ReadOnlySpan<char> words) => Key(words) is { } key && (Claimed.Contains(key) || Found.Contains(key) || Ratings.Contains(key));

    /// <summary>The label that leads a block, which is no part of what it states: where it ends, colon included, and whether it says that what follows is a claim under examination.</summary>
    /// <returns>Null where none does: <c>Claim: Crime has doubled.</c>, <c>Fact: It has not.</c> have one, <c>False: it has not.</c> is a statement.</returns>
    public static (int End, bool IsExamined)? LeadOf(string text, TextSpan block)
    {
        var colon = text.IndexOf(':', block.Start, Math.Min(block.Length, LongestLabel));
        if (colon <= block.Start || colon >= block.End - 1 || Key(text.AsSpan(block.Start, colon - block.Start)) is not { } key)
            return null;
        return Claimed.Contains(key) ? (colon + 1, true) : Found.Contains(key) ? (colon + 1, false) : null;
    }

    /// <summary>The indices of the body blocks that stand under a label on a line of its own.</summary>
    public static IReadOnlySet<int> ClaimedBlocks(string text, IReadOnlyList<ArticleBlock> blocks)
    {
        var found = new HashSet<int>();
        for (var i = 0; i + 1 < blocks.Count; i++)
        {
            if (blocks[i].Span.Length > LongestLabel || Key(text.AsSpan(blocks[i].Span.Start, blocks[i].Span.Length)) is not { } key || !Claimed.Contains(key))
                continue;
            var end = i + 1;
            while (end < blocks.Count && end <= i + MostClaimed && blocks[end].IsBody && !IsLabel(text, blocks[end].Span))
                end++;
            var isBounded = end < blocks.Count && (!blocks[end].IsBody || IsLabel(text, blocks[end].Span));
            for (var k = i + 1; k < (isBounded ? end : Math.Min(end, i + 2)); k++)
                found.Add(k);
        }

        return found;
    }

    // "Our verdict" on a line of its own, or before its finding: "Verdict: false".
    private static bool IsLabel(string text, TextSpan block)
    {
        var words = text.AsSpan(block.Start, block.Length);
        return Contain(words.IndexOf(':') is > 0 and var colon ? words[..colon] : words);
    }

    private static string? Key(ReadOnlySpan<char> words)
    {
        var plain = words.Trim().TrimEnd(':').Trim();
        return plain.Length is 0 or > LongestLabel ? null : plain.ToString().ToLowerInvariant().Replace('’', '\'');
    }

    private static FrozenSet<string> Set(string labels) => labels.Split('|').ToFrozenSet(StringComparer.Ordinal);
}
