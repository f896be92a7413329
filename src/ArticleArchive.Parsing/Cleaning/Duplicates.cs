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
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        var farCopies = new List<(int Copy, int Original)>();
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

            if (text.Length >= ShortestFarCopy && !seen.TryAdd(text.ToString(), i) && copies.TryAdd(i, "The same paragraph stands further up."))
                farCopies.Add((i, seen[text.ToString()]));
            previous = i;
        }

        foreach (var (copy, original) in farCopies)
        {
            AddBeside(page, passages, isKept, copies, copy, original, step: -1);
            AddBeside(page, passages, isKept, copies, copy, original, step: 1);
        }

        return copies;
    }

    // A page that carries its text twice, for wide and for narrow screens, carries the short lines twice as well: a heading of three
    // words is a copy where the paragraph beside it is one and the same heading stands beside the first.
    private static void AddBeside(
        PageText page, IReadOnlyList<Passage> passages, IReadOnlyList<bool> isKept, Dictionary<int, string> copies, int copy, int original, int step)
    {
        for (var (i, k) = (Next(copy), Next(original)); i >= 0 && k >= 0 && i != original && k != copy; (i, k) = (Next(i), Next(k)))
        {
            if (!passages[i].Text(page).SequenceEqual(passages[k].Text(page)) || !copies.TryAdd(i, "The same line stands further up, beside the same paragraph."))
                return;
        }

        int Next(int from)
        {
            for (var i = from + step; i >= 0 && i < passages.Count; i += step)
            {
                if (isKept[i])
                    return i;
            }

            return -1;
        }
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
