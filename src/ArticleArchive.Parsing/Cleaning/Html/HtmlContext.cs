using ArticleArchive.Parsing.Formats;
using ArticleArchive.Parsing.Models;

namespace ArticleArchive.Parsing.Cleaning.Html;

/// <summary>What is known of a passage once every passage of the page has a first score: how those around it were judged.</summary>
internal enum HtmlContextFeature
{
    Score,
    Previous, Next, Previous2, Next2,
    Window3, Window10, Page,
    Group, Branch, Favourite, Shape,
    HeadingAbove, SectionBelow,
    ShareBefore, ShareAfter, SinceSure, UntilSure, Chars, GroupPassages,
}

/// <summary>Measures how the passages around each were judged: in the order of reading and in the tree.</summary>
/// <remarks>A passage's own score is left out of all that describes what is around it.</remarks>
internal sealed class HtmlContext
{
    /// <summary>A paragraph with a greater chance to be the article's marks a place in it.</summary>
    private const double Sure = 0.8;

    private const int LongestSection = 40;

    private readonly PageText _page;
    private readonly IReadOnlyList<Passage> _passages;
    private readonly IReadOnlyList<LineStats> _lines;
    private readonly HtmlParts _parts;
    private readonly HtmlShapes _shapes;
    private readonly float[] _scores;
    private readonly double[] _chances;
    private readonly double[] _weights;
    private readonly double[] _sums;
    private readonly double[] _totals;
    private readonly double[] _elementChances;
    private readonly double[] _elementWeights;
    private readonly Dictionary<uint, (double Chance, double Weight)> _shapeChances = [];
    private readonly int[] _sinceSure;
    private readonly int[] _untilSure;
    private readonly int[] _headingAbove;

    /// <param name="page">The page.</param>
    /// <param name="passages">Its passages.</param>
    /// <param name="lines">What each looks like.</param>
    /// <param name="parts">The parts of the tree.</param>
    /// <param name="shapes">The passages' shapes.</param>
    /// <param name="scores">The first score of each passage, in logits.</param>
    public HtmlContext(PageText page, IReadOnlyList<Passage> passages, IReadOnlyList<LineStats> lines, HtmlParts parts, HtmlShapes shapes, float[] scores)
    {
        (_page, _passages, _lines, _parts, _shapes, _scores) = (page, passages, lines, parts, shapes, scores);
        var n = lines.Count;
        _chances = Array.ConvertAll(scores, score => 1 / (1 + Math.Exp(-score)));
        _weights = lines.Select(line => Math.Sqrt(1 + Math.Min(line.Words, 200))).ToArray();
        (_sums, _totals) = (new double[n + 1], new double[n + 1]);
        var elements = page.Outline!.Elements;
        (_elementChances, _elementWeights) = (new double[elements.Count], new double[elements.Count]);
        for (var i = 0; i < n; i++)
        {
            var weighed = _chances[i] * _weights[i];
            (_sums[i + 1], _totals[i + 1]) = (_sums[i] + weighed, _totals[i] + _weights[i]);
            var (chance, weight) = _shapeChances.GetValueOrDefault(shapes.ShapeOf(i));
            _shapeChances[shapes.ShapeOf(i)] = (chance + weighed, weight + _weights[i]);
            if (parts.Holders[i] is >= 0 and var holder)
                (_elementChances[holder], _elementWeights[holder]) = (_elementChances[holder] + weighed, _elementWeights[holder] + _weights[i]);
        }

        for (var i = elements.Count - 1; i > 0; i--)
        {
            if (elements[i].Parent is >= 0 and var parent)
                (_elementChances[parent], _elementWeights[parent]) = (_elementChances[parent] + _elementChances[i], _elementWeights[parent] + _elementWeights[i]);
        }

        var sure = lines.Select((line, i) => line.IsProse && _chances[i] > Sure).ToArray();
        (_sinceSure, _untilSure) = (Distances(sure, forward: true), Distances(sure, forward: false));
        _headingAbove = new int[n];
        for (int i = 0, heading = -1; i < n; i++)
        {
            _headingAbove[i] = heading;
            heading = lines[i].Kind == PageBlockKind.Heading ? i : heading;
        }
    }

    /// <summary>The features' names: those of <see cref="HtmlFeature"/> and then those of <see cref="HtmlContextFeature"/>.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Enum.GetNames<HtmlFeature>(), .. Enum.GetNames<HtmlContextFeature>()];

    /// <summary>A number for each of <see cref="Names"/>: what <see cref="HtmlBlockFeatures"/> said of a passage, the rest still 0.</summary>
    public static float[] RowOf(FeatureVector own)
    {
        var row = new float[Names.Count];
        for (var k = 0; k < own.Count; k++)
        {
            if (own.Indexes[k] < HtmlBlockFeatures.Space.NamedCount)
                row[own.Indexes[k]] += own.Values[k];
        }

        return row;
    }

    /// <summary>Writes what is around a passage into its row.</summary>
    /// <param name="i">The passage.</param>
    /// <param name="row">From <see cref="RowOf"/>.</param>
    public void Complete(int i, float[] row)
    {
        var named = HtmlBlockFeatures.Space.NamedCount;
        Set(HtmlContextFeature.Score, _scores[i]);
        Set(HtmlContextFeature.Previous, ScoreAt(i - 1));
        Set(HtmlContextFeature.Next, ScoreAt(i + 1));
        Set(HtmlContextFeature.Previous2, ScoreAt(i - 2));
        Set(HtmlContextFeature.Next2, ScoreAt(i + 2));
        Set(HtmlContextFeature.Window3, Window(i, 3));
        Set(HtmlContextFeature.Window10, Window(i, 10));
        Set(HtmlContextFeature.Page, _sums[^1] / _totals[^1]);
        Set(HtmlContextFeature.Chars, Math.Min(_lines[i].Chars, 2_000));
        if (_parts.Holders[i] is >= 0 and var holder)
        {
            var group = _parts.Group(holder);
            Set(HtmlContextFeature.Group, MeanOf(group, i));
            Set(HtmlContextFeature.GroupPassages, Math.Min(_parts[group].Passages, 1_000));
            Set(HtmlContextFeature.Branch, _parts.Branch(holder) is >= 0 and var branch ? MeanOf(branch, i) : -1);
            Set(HtmlContextFeature.Favourite, _parts.Favourite >= 0 ? MeanOf(_parts.Favourite, -1) : -1);
        }

        var (chance, weight) = _shapeChances[_shapes.ShapeOf(i)];
        Set(HtmlContextFeature.Shape, weight - _weights[i] < 0.01 ? -1 : (chance - _chances[i] * _weights[i]) / (weight - _weights[i]));
        Set(HtmlContextFeature.HeadingAbove, _headingAbove[i] < 0 ? -10 : _scores[_headingAbove[i]]);
        Set(HtmlContextFeature.SectionBelow, SectionBelow(i));
        var all = Math.Max(0.01, _sums[^1]);
        Set(HtmlContextFeature.ShareBefore, _sums[i] / all);
        Set(HtmlContextFeature.ShareAfter, (all - _sums[i + 1]) / all);
        Set(HtmlContextFeature.SinceSure, Math.Min(_sinceSure[i], 200));
        Set(HtmlContextFeature.UntilSure, Math.Min(_untilSure[i], 200));

        void Set(HtmlContextFeature feature, double value) => row[named + (int)feature] = (float)value;
    }

    // A heading is what stands under it, up to the next heading of its level or above; -1 for what is none or has nothing under it.
    private double SectionBelow(int i)
    {
        if (_lines[i].Kind != PageBlockKind.Heading)
            return -1;
        var level = _page.Blocks[_passages[i].First].Level;
        var end = i + 1;
        while (end < _lines.Count && end - i < LongestSection && !(_lines[end].Kind == PageBlockKind.Heading && _page.Blocks[_passages[end].First].Level <= level))
            end++;
        return end == i + 1 ? -1 : (_sums[end] - _sums[i + 1]) / (_totals[end] - _totals[i + 1]);
    }

    private double ScoreAt(int i) => i >= 0 && i < _scores.Length ? _scores[i] : -10;

    private double Window(int i, int reach)
    {
        var (from, to) = (Math.Max(0, i - reach), Math.Min(_chances.Length, i + reach + 1));
        var weight = _totals[to] - _totals[from] - _weights[i];
        return weight < 0.01 ? -1 : (_sums[to] - _sums[from] - _chances[i] * _weights[i]) / weight;
    }

    private double MeanOf(int element, int without)
    {
        var (own, ownWeight) = without < 0 ? (0, 0) : (_chances[without] * _weights[without], _weights[without]);
        var weight = _elementWeights[element] - ownWeight;
        return weight < 0.01 ? -1 : (_elementChances[element] - own) / weight;
    }

    private static int[] Distances(bool[] marked, bool forward)
    {
        var distances = new int[marked.Length];
        var distance = marked.Length + 100;
        for (var k = 0; k < marked.Length; k++)
        {
            var i = forward ? k : marked.Length - 1 - k;
            distance = marked[i] ? 0 : distance + 1;
            distances[i] = distance;
        }

        return distances;
    }
}
