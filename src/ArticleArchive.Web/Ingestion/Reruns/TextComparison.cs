using DiffPlex;
using DiffPlex.Model;

namespace ArticleArchive.Web.Ingestion.Reruns;

/// <summary>What became of a sentence.</summary>
public enum SentenceChange
{
    /// <summary>It stands in both texts.</summary>
    Same,

    /// <summary>Only the old text has it.</summary>
    Removed,

    /// <summary>Only the new text has it.</summary>
    Added,
}

/// <summary>A sentence, or a line without an end, of one text or both.</summary>
public sealed record ComparedSentence(SentenceChange Change, string Text);

/// <summary>Compares two texts sentence by sentence.</summary>
public static class TextComparison
{
    /// <summary>Beyond this many differing sentences the order is not compared any more: that would take their number squared.</summary>
    private const int MostCompared = 4_000;

    /// <summary>The sentences of both texts in reading order; where they differ, the old ones before the new.</summary>
    public static IReadOnlyList<ComparedSentence> Of(string before, string after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        string[] old = Sentences(before), now = Sentences(after);
        var start = 0;
        while (start < old.Length && start < now.Length && old[start] == now[start])
            start++;
        var end = 0;
        while (end < old.Length - start && end < now.Length - start && old[^(end + 1)] == now[^(end + 1)])
            end++;

        var compared = new List<ComparedSentence>(Math.Max(old.Length, now.Length));
        compared.AddRange(old[..start].Select(Same));
        compared.AddRange(Middle(old[start..^end], now[start..^end]));
        compared.AddRange(old[^end..].Select(Same));
        return compared;
    }

    private static List<ComparedSentence> Middle(string[] old, string[] now)
    {
        if (old.Length == 0 || now.Length == 0)
            return [.. old.Select(Removed), .. now.Select(Added)];
        if (old.Length + now.Length > MostCompared)
        {
            HashSet<string> left = [.. old], right = [.. now];
            return [.. old.Where(text => !right.Contains(text)).Select(Removed), .. now.Select(text => left.Contains(text) ? Same(text) : Added(text))];
        }

        // The sentences are cut here; the comparer takes them as lines.
        var result = new Differ().CreateLineDiffs(string.Join('\n', old), string.Join('\n', now), ignoreWhitespace: false);
        return Merged(result, old, now);
    }

    private static List<ComparedSentence> Merged(DiffResult result, string[] old, string[] now)
    {
        var compared = new List<ComparedSentence>();
        int left = 0, right = 0;
        foreach (var block in result.DiffBlocks)
        {
            for (; left < block.DeleteStartA; left++, right++)
                compared.Add(Same(old[left]));
            for (; left < block.DeleteStartA + block.DeleteCountA; left++)
                compared.Add(Removed(old[left]));
            for (; right < block.InsertStartB + block.InsertCountB; right++)
                compared.Add(Added(now[right]));
        }

        for (; left < old.Length; left++)
            compared.Add(Same(old[left]));
        return compared;
    }

    // Good enough to show and to count; what is a claim is decided by the parser and not here.
    private static string[] Sentences(string text)
    {
        var sentences = new List<string>();
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var isEnd = text[i] is '\n' or '。' or '！' or '？'
                || (text[i] is '.' or '!' or '?' or '…' && i + 2 < text.Length && text[i + 1] == ' ' && !char.IsLower(text[i + 2]));
            if (!isEnd)
                continue;
            Add(i + 1);
            start = i + 1;
        }

        Add(text.Length);
        return [.. sentences];

        void Add(int end)
        {
            if (text[start..end].Trim() is { Length: > 0 } sentence)
                sentences.Add(sentence);
        }
    }

    private static ComparedSentence Same(string text) => new(SentenceChange.Same, text);

    private static ComparedSentence Removed(string text) => new(SentenceChange.Removed, text);

    private static ComparedSentence Added(string text) => new(SentenceChange.Added, text);
}
