using System.Globalization;
using ArticleArchive.Parsing.Formats;
using ArticleArchive.Parsing.Recurring;

namespace ArticleArchive.Parsing.Cleaning;

/// <summary>Removes what a person accepted as a recurring line of the article's source, where nothing else removes it.</summary>
internal static class RecurringLineRemoval
{
    public const string Rule = "recurring-line";

    /// <returns>The page's blocks that are known lines, by index.</returns>
    public static Dictionary<int, KnownLine> Find(PageText page, IReadOnlyDictionary<long, KnownLine> knownLines)
    {
        var found = new Dictionary<int, KnownLine>();
        for (var i = 0; i < page.Blocks.Count && knownLines.Count > 0; i++)
        {
            var span = page.Blocks[i].Span;
            if (LineFingerprint.Of(page.Text.AsSpan(span.Start, span.Length)) is { } fingerprint && knownLines.TryGetValue(fingerprint, out var line))
                found.Add(i, line);
        }

        return found;
    }

    /// <summary>Takes the known lines out of the article, unless nothing else would be left of it.</summary>
    /// <param name="passages">The passages; a known line is one of its own.</param>
    /// <param name="known">What <see cref="Find"/> found.</param>
    /// <param name="isBody">The choice, corrected in place.</param>
    /// <returns>The passages that were the article's and are not now, by index.</returns>
    public static Dictionary<int, KnownLine> Choose(IReadOnlyList<Passage> passages, IReadOnlyDictionary<int, KnownLine> known, bool[] isBody)
    {
        var chosen = new Dictionary<int, KnownLine>();
        for (var i = 0; i < passages.Count && known.Count > 0; i++)
        {
            if (isBody[i] && known.TryGetValue(passages[i].First, out var line))
                chosen.Add(i, line);
        }

        if (chosen.Count == isBody.Count(body => body))
            chosen.Clear();
        foreach (var i in chosen.Keys)
            isBody[i] = false;
        return chosen;
    }

    public static (string Class, string Reason) Describe(KnownLine line, LineStats stats) => (
        stats.Phrase == PhraseMatch.None ? "recurring" : stats.PhraseClass,
        string.Create(CultureInfo.InvariantCulture, $"The line stood in {line.SeenIn} of {line.OutOf} articles of this source when it was accepted as the page's own."));
}
