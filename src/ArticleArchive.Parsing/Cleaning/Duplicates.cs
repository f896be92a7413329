using ArticleArchive.Parsing.Formats;

namespace ArticleArchive.Parsing.Cleaning;

/// <summary>Finds the poorer copies of lines that stand on the page twice.</summary>
internal static class Duplicates
{
    /// <summary>Far from its first copy only a text of at least this many letters is a copy; refrains are shorter.</summary>
    private const int ShortestFarCopy = 120;
    private const int ShortestNearCopy = 12;
    private const int LongestCredit = 80;

    /// <returns>For the index of each kept passage that is a copy, why.</returns>
    public static Dictionary<int, string> Find(PageText page, IReadOnlyList<Passage> passages, IReadOnlyList<bool> isKept)
    {
        var copies = new Dictionary<int, string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var previous = -1;
        for (var i = 0; i < passages.Count; i++)
        {
            if (!isKept[i] || page.Blocks[passages[i].First].Kind is PageBlockKind.Preformatted or PageBlockKind.TableRow)
                continue;
            var text = passages[i].Text(page);
            if (previous >= 0)
            {
                var before = passages[previous].Text(page);
                if (text.Length >= ShortestNearCopy && text.SequenceEqual(before))
                    copies[i] = "The same line stands right before it.";
                else if (IsWithCredit(text, before))
                    copies[previous] = "The line after it is the same caption with its credit.";
                else if (IsWithCredit(before, text))
                    copies[i] = "The line before it is the same caption with its credit.";
            }

            if (text.Length >= ShortestFarCopy && !seen.Add(text.ToString()) && !copies.ContainsKey(i))
                copies[i] = "The same paragraph stands further up.";
            previous = i;
        }

        return copies;
    }

    // The same words, and then a credit in brackets: "(Getty)", "[Photo: AP]".
    private static bool IsWithCredit(ReadOnlySpan<char> full, ReadOnlySpan<char> bare)
    {
        if (bare.Length < ShortestNearCopy || full.Length <= bare.Length + 2 || !full.StartsWith(bare, StringComparison.Ordinal))
            return false;
        var credit = full[bare.Length..].Trim();
        return credit.Length <= LongestCredit && ((credit[0], credit[^1]) is ('(', ')') or ('[', ']'));
    }
}
