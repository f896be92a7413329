using System.Globalization;

namespace ArticleArchive.Benchmarks.Training;

/// <summary>The body's precision, recall and F1 over runs of four words, as the development set's scorer has them, for a choice of lines.</summary>
internal sealed class BodyMeasure
{
    private readonly List<(TrainingPage Page, Dictionary<ulong, int> Truth, ulong[][] Words)> _pages = [];

    public BodyMeasure(IEnumerable<TrainingPage> pages)
    {
        foreach (var page in pages)
        {
            var truth = new Dictionary<ulong, int>();
            foreach (var run in Runs([Words(page.Truth)]))
                truth[run] = truth.GetValueOrDefault(run) + 1;
            _pages.Add((page, truth, page.Passages.Select(passage => Words(passage.Text(page.Text))).ToArray()));
        }
    }

    /// <param name="choose">Which lines of a page are its body.</param>
    /// <returns>Macro-averaged F1, precision, recall, and the share of pages under one half.</returns>
    public (double F1, double Precision, double Recall, double Lost) Of(Func<TrainingPage, bool[]> choose)
    {
        double precision = 0, recall = 0;
        var lost = 0;
        foreach (var (page, truth, words) in _pages)
        {
            var kept = choose(page);
            int hits = 0, count = 0;
            var left = new Dictionary<ulong, int>(truth);
            foreach (var run in Runs(words.Where((_, i) => kept[i])))
            {
                count++;
                if (left.TryGetValue(run, out var more) && more > 0)
                    (left[run], hits) = (more - 1, hits + 1);
            }

            var (p, r) = (count == 0 ? 0 : (double)hits / count, (double)hits / Math.Max(1, truth.Values.Sum()));
            precision += p;
            recall += r;
            lost += 2 * p * r < 0.5 * (p + r) || hits == 0 ? 1 : 0;
        }

        (precision, recall) = (precision / _pages.Count, recall / _pages.Count);
        return (2 * precision * recall / (precision + recall), precision, recall, (double)lost / _pages.Count);
    }

    public static string Show((double F1, double Precision, double Recall, double Lost) result) => string.Create(
        CultureInfo.InvariantCulture, $"F1 {result.F1:0.0000}  precision {result.Precision:0.000}  recall {result.Recall:0.000}  under .5 {result.Lost:0.000}");

    private static IEnumerable<ulong> Runs(IEnumerable<ulong[]> lines)
    {
        ulong a = 0, b = 0, c = 0;
        var count = 0;
        foreach (var word in lines.SelectMany(line => line))
        {
            if (++count >= 4)
                yield return unchecked(((((a * 1000003) ^ b) * 1000003 ^ c) * 1000003) ^ word);
            (a, b, c) = (b, c, word);
        }
    }

    private static ulong[] Words(ReadOnlySpan<char> text)
    {
        var words = new List<ulong>();
        for (var i = 0; i < text.Length;)
        {
            var hash = 14695981039346656037UL;
            var start = i;
            for (; i < text.Length && (char.IsLetterOrDigit(text[i]) || text[i] == '_'); i++)
                hash = unchecked((hash ^ text[i]) * 1099511628211UL);
            if (i == start)
                i++;
            else
                words.Add(hash);
        }

        return [.. words];
    }
}
