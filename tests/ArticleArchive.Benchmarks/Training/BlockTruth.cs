using System.Text;

namespace ArticleArchive.Benchmarks.Training;

/// <summary>Says which block of an article each line of a page is, by the article's blocks.</summary>
/// <remarks>
/// Lines and blocks with the same words are paired in order, so that as many words as possible are paired (the longest common
/// subsequence, weighted): "Ingredients" in a menu is not the heading further down. A line that is a part of a block counts as that block.
/// </remarks>
internal sealed class BlockTruth
{
    private const int FewestWordsOfPart = 4;
    private const long MostCells = 40_000_000;

    private readonly IReadOnlyList<TruthBlock> _blocks;
    private readonly string[] _keys;

    public BlockTruth(IReadOnlyList<TruthBlock> blocks)
    {
        _blocks = blocks;
        _keys = blocks.Select(block => Key(block.Text)).ToArray();
    }

    /// <param name="lines">The words of the lines; those of headings and items with or without their numbers.</param>
    /// <returns>For each line its block, or null when it is none of the article's.</returns>
    public TruthBlock?[] Label(IReadOnlyList<(string Text, string Whole)> lines)
    {
        var keys = lines.Select(line => (Text: Key(line.Text), Whole: Key(line.Whole))).ToArray();
        var labels = new TruthBlock?[lines.Count];
        if ((long)keys.Length * _keys.Length <= MostCells)
        {
            foreach (var (line, block) in Pair(keys))
                labels[line] = _blocks[block];
        }

        for (var i = 0; i < labels.Length; i++)
        {
            if (labels[i] is null && keys[i].Text.Count(' ') + 1 >= FewestWordsOfPart)
                labels[i] = _blocks.Zip(_keys).FirstOrDefault(entry => entry.Second.Contains(keys[i].Text, StringComparison.Ordinal)).First;
        }

        return labels;
    }

    private List<(int Line, int Block)> Pair((string Text, string Whole)[] keys)
    {
        var best = new int[keys.Length + 1, _keys.Length + 1];
        for (var i = keys.Length - 1; i >= 0; i--)
        {
            for (var j = _keys.Length - 1; j >= 0; j--)
            {
                best[i, j] = Math.Max(best[i + 1, j], best[i, j + 1]);
                if (IsSame(keys[i], _keys[j]))
                    best[i, j] = Math.Max(best[i, j], best[i + 1, j + 1] + 1 + _keys[j].Length);
            }
        }

        var pairs = new List<(int, int)>();
        for (int i = 0, j = 0; i < keys.Length && j < _keys.Length;)
        {
            if (IsSame(keys[i], _keys[j]) && best[i, j] == best[i + 1, j + 1] + 1 + _keys[j].Length)
                pairs.Add((i++, j++));
            else if (best[i, j] == best[i + 1, j])
                i++;
            else
                j++;
        }

        return pairs;
    }

    private static bool IsSame((string Text, string Whole) line, string block) =>
        block.Length > 0 && (string.Equals(line.Text, block, StringComparison.Ordinal) || string.Equals(line.Whole, block, StringComparison.Ordinal));

    // Letters and digits without case, one blank between words.
    private static string Key(string text)
    {
        var key = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormKC))
        {
            if (char.IsLetterOrDigit(c) || c == '_')
                key.Append(char.ToLowerInvariant(c));
            else if (key.Length > 0 && key[^1] != ' ' && !(char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.Format))
                key.Append(' ');
        }

        return key.ToString().Trim();
    }
}
