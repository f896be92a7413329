using System.Text;

namespace ArticleArchive.Benchmarks.Training;

/// <summary>Says which lines of a page are the article's, by the article's text.</summary>
/// <remarks>
/// A line of four words or more is the article's when at least half of its words stand in runs of four words of the text.
/// Shorter lines ("Share", "Conclusion") occur anywhere: such a line is the article's when the text has it right behind the
/// line of the article that stands above it, or right before the one below.
/// </remarks>
internal sealed class BodyTruth
{
    private const int RunLength = 4;

    private readonly List<string> _words;
    private readonly HashSet<(string, string, string, string)> _runs = [];
    private readonly Dictionary<string, List<int>> _places = new(StringComparer.Ordinal);

    public BodyTruth(string body)
    {
        _words = Words(body);
        for (var i = 0; i < _words.Count; i++)
        {
            if (i + RunLength <= _words.Count)
                _runs.Add((_words[i], _words[i + 1], _words[i + 2], _words[i + 3]));
            if (!_places.TryGetValue(_words[i], out var places))
                _places.Add(_words[i], places = []);
            places.Add(i);
        }
    }

    /// <param name="lines">The page's lines in order.</param>
    /// <returns>True for the article's.</returns>
    public bool[] Label(IReadOnlyList<string> lines)
    {
        var words = lines.Select(Words).ToList();
        var labels = new bool[lines.Count];
        var ends = new int[lines.Count]; // where in the text a line of the article ends, and where it starts
        var starts = new int[lines.Count];
        for (var i = 0; i < labels.Length; i++)
        {
            if (words[i].Count < RunLength)
                continue;
            labels[i] = 2 * Covered(words[i]) >= words[i].Count;
            (starts[i], ends[i]) = (Find(words[i], fromStart: true), Find(words[i], fromStart: false));
        }

        var above = 0;
        for (var i = 0; i < labels.Length; i++)
        {
            if (!labels[i] && words[i].Count is > 0 and < RunLength && StandsAt(words[i], above))
                (labels[i], starts[i], ends[i]) = (true, above, above + words[i].Count);
            if (labels[i] && ends[i] >= 0)
                above = ends[i];
        }

        var below = _words.Count;
        for (var i = labels.Length - 1; i >= 0; i--)
        {
            if (!labels[i] && words[i].Count is > 0 and < RunLength && StandsAt(words[i], below - words[i].Count))
                (labels[i], starts[i]) = (true, below - words[i].Count);
            if (labels[i] && starts[i] >= 0)
                below = starts[i];
        }

        return labels;
    }

    private int Covered(List<string> words)
    {
        int covered = 0, until = 0;
        for (var i = 0; i + RunLength <= words.Count; i++)
        {
            if (!_runs.Contains((words[i], words[i + 1], words[i + 2], words[i + 3])))
                continue;
            covered += i + RunLength - Math.Max(i, until);
            until = i + RunLength;
        }

        return covered;
    }

    // The place of a line's first (last) four words in the text; -1 when they are not in it or more than once.
    private int Find(List<string> words, bool fromStart)
    {
        var run = fromStart ? words[..RunLength] : words[^RunLength..];
        var found = _places.GetValueOrDefault(run[0], []).Where(place => StandsAt(run, place)).Take(2).ToList();
        return found.Count != 1 ? -1 : fromStart ? found[0] : found[0] + RunLength;
    }

    private bool StandsAt(List<string> words, int place)
    {
        if (place < 0 || place + words.Count > _words.Count)
            return false;
        for (var i = 0; i < words.Count; i++)
        {
            if (!string.Equals(_words[place + i], words[i], StringComparison.Ordinal))
                return false;
        }

        return true;
    }

    // Runs of letters and digits; in scripts that write no blanks, single characters.
    private static List<string> Words(string text)
    {
        var words = new List<string>();
        var folded = text.Normalize(NormalizationForm.FormKC).ToLowerInvariant();
        for (var i = 0; i < folded.Length;)
        {
            var start = i;
            while (i < folded.Length && char.IsLetterOrDigit(folded[i]) && folded[i] < '\u2E80')
                i++;
            if (i == start)
            {
                i++;
                if (!char.IsLetterOrDigit(folded[start]))
                    continue;
            }

            words.Add(folded[start..i]);
        }

        return words;
    }
}
