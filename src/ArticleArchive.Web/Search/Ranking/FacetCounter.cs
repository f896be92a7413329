using System.Globalization;
using ArticleArchive.Parsing;

namespace ArticleArchive.Web.Search.Ranking;

/// <summary>Divides hits by facets and by time while they are counted.</summary>
internal sealed class FacetCounter(LevelRows rows)
{
    /// <summary>Values of a facet that are listed.</summary>
    private const int MostValues = 12;

    /// <summary>Within so many months bars are months, beyond it years.</summary>
    private const int MonthsShownSingly = 36;

    private const int HealthBand = 20;

    private readonly int[] _values = new int[rows.Values.Facets.Length];
    private readonly int[] _months = new int[(rows.Values.NewestDay == 0 ? 0 : DateOnly.FromDayNumber(rows.Values.NewestDay).Year * 12) + 12];
    private readonly int[] _health = new int[(100 / HealthBand) + 1];
    private readonly int[] _natures = new int[8];

    // Hits lie far apart in memory: several at a time are waited for together.
    private readonly (DocumentChunk Chunk, int Index, ClaimCounts? Claim)[] _waiting = new (DocumentChunk, int, ClaimCounts?)[32];
    private int _waitingCount;

    public void Add(in RowView row)
    {
        _waiting[_waitingCount++] = (row.Chunk, row.Index, rows.ClaimOf(row.Id));
        if (_waitingCount == _waiting.Length)
            Count();
    }

    /// <summary>Adds what another range counted.</summary>
    public void Add(FacetCounter other)
    {
        Count();
        other.Count();
        Add(_values, other._values);
        Add(_months, other._months);
        Add(_health, other._health);
        Add(_natures, other._natures);
    }

    /// <summary>The facets that have a value, in the order of <see cref="SearchFacet"/>.</summary>
    public IReadOnlyList<FacetCounts> Facets()
    {
        Count();
        var found = new List<FacetCounts>();
        foreach (var facet in Enum.GetValues<SearchFacet>())
        {
            var (values, count) = facet switch
            {
                SearchFacet.Year => All(Years()),
                SearchFacet.Health => All(Health()),
                SearchFacet.Nature => All(Natures()),
                _ => Named(facet),
            };
            if (count > 0)
                found.Add(new FacetCounts(facet, [.. values.Take(MostValues)], Math.Max(0, count - MostValues)));
        }

        return found;
    }

    /// <summary>The hits by time, from the first to the last, without gaps.</summary>
    public IReadOnlyList<HistogramBar> Histogram()
    {
        Count();
        var first = Array.FindIndex(_months, count => count > 0);
        var last = Array.FindLastIndex(_months, count => count > 0);
        if (first < 0 || first == last)
            return [];
        var step = last - first < MonthsShownSingly ? 1 : 12;
        var bars = new List<HistogramBar>();
        for (var month = first - (first % step); month <= last; month += step)
        {
            var from = new DateOnly(month / 12, (month % 12) + 1, 1);
            bars.Add(new HistogramBar(from, from.AddMonths(step).AddDays(-1), _months.AsSpan(month, step).ToArray().Sum()));
        }

        return bars;
    }

    private void Count()
    {
        var waiting = _waiting.AsSpan(0, _waitingCount);
        _waitingCount = 0;
        foreach (var (chunk, index, claim) in waiting)
        {
            ref readonly var values = ref chunk.Rows[index];
            if (values.PublishedMonth >= 0 && values.PublishedMonth < _months.Length)
                _months[values.PublishedMonth]++;
            _health[values.Health / HealthBand]++;
            for (int natures = claim is null ? values.Natures : 0; natures != 0; natures &= natures - 1)
                _natures[int.TrailingZeroCount(natures)]++;
        }

        foreach (var (chunk, index, claim) in waiting)
        {
            foreach (var value in chunk.FacetsOf(index))
            {
                // Of a claim's article others speak too.
                if (claim is null || rows.Values.Facets[value].Kind != SearchFacet.Speaker)
                    _values[value]++;
            }

            if (claim is not { } own)
                continue;
            if (own.Speaker > 0)
                _values[own.Speaker]++;
            _natures[(int)own.Nature]++;
        }
    }

    private static void Add(int[] counts, int[] more)
    {
        for (var i = 0; i < counts.Length; i++)
            counts[i] += more[i];
    }

    private static (List<FacetCount> Values, int Count) All(IEnumerable<FacetCount> values) => values.ToList() is var all ? (all, all.Count) : ([], 0);

    // The most frequent; and how many there are.
    private (List<FacetCount> Values, int Count) Named(SearchFacet facet)
    {
        var names = rows.Values.Facets;
        var most = new PriorityQueue<int, (int Count, string Name)>(Comparer<(int Count, string Name)>.Create(
            (left, right) => left.Count != right.Count ? left.Count.CompareTo(right.Count) : string.CompareOrdinal(right.Name, left.Name)));
        var all = 0;
        for (var i = 0; i < _values.Length; i++)
        {
            if (_values[i] == 0 || names[i].Kind != facet)
                continue;
            all++;
            if (most.Count < MostValues)
                most.Enqueue(i, (_values[i], names[i].Value));
            else
                most.EnqueueDequeue(i, (_values[i], names[i].Value));
        }

        var field = facet switch { SearchFacet.Publisher => "publisher", SearchFacet.Author => "author", SearchFacet.Speaker => "speaker", SearchFacet.Language => "lang", _ => "tag" };
        var values = new List<FacetCount>();
        while (most.TryDequeue(out _, out var value))
            values.Add(new FacetCount(facet == SearchFacet.Language ? LanguageName(value.Name) : value.Name, $"{field}:{Quoted(value.Name)}", value.Count));
        values.Reverse();
        return (values, all);
    }

    private IEnumerable<FacetCount> Years()
    {
        for (var year = (_months.Length / 12) - 1; year >= 0; year--)
        {
            var count = 0;
            for (var month = 0; month < 12; month++)
                count += _months[(year * 12) + month];
            if (count > 0)
                yield return new FacetCount(Number(year), "published:" + year.ToString("0000", CultureInfo.InvariantCulture), count);
        }
    }

    private IEnumerable<FacetCount> Health()
    {
        for (var band = _health.Length - 1; band >= 0; band--)
        {
            var from = band * HealthBand;
            var label = from == 100 ? "100" : $"{Number(from)}–{Number(from + HealthBand - 1)}";
            if (_health[band] > 0)
                yield return new FacetCount(label, from == 100 ? "health:100" : $"health:{Number(from)}..{Number(from + HealthBand - 1)}", _health[band]);
        }
    }

    private IEnumerable<FacetCount> Natures() =>
        from nature in Enum.GetValues<ClaimNature>()
        let count = _natures[(int)nature]
        where count > 0
        orderby count descending
        select new FacetCount(nature.ToString(), "nature:" + nature.ToString().ToLowerInvariant(), count);

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Quoted(string value) =>
        value.All(char.IsAsciiLetterOrDigit) ? value : "\"" + value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + "\"";

    private static string LanguageName(string tag)
    {
        try
        {
            return CultureInfo.GetCultureInfo(tag).EnglishName is { Length: > 0 } name ? name : tag;
        }
        catch (CultureNotFoundException)
        {
            return tag;
        }
    }
}
