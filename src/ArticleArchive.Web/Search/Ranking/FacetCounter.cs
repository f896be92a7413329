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

    public void Add(in RowView row)
    {
        ref readonly var values = ref row.Values;
        var claim = rows.ClaimOf(row.Id);
        foreach (var value in row.Chunk.FacetsOf(row.Index))
        {
            // Of a claim's article others speak too.
            if (claim is null || rows.Values.Facets[value].Kind != SearchFacet.Speaker)
                _values[value]++;
        }

        if (claim is { } own)
        {
            if (own.Speaker > 0)
                _values[own.Speaker]++;
            _natures[(int)own.Nature]++;
        }

        if (values.PublishedMonth >= 0 && values.PublishedMonth < _months.Length)
            _months[values.PublishedMonth]++;
        _health[values.Health / HealthBand]++;
        for (int natures = claim is null ? values.Natures : 0; natures != 0; natures &= natures - 1)
            _natures[int.TrailingZeroCount(natures)]++;
    }

    /// <summary>Adds what another range counted.</summary>
    public void Add(FacetCounter other)
    {
        Add(_values, other._values);
        Add(_months, other._months);
        Add(_health, other._health);
        Add(_natures, other._natures);
    }

    /// <summary>The facets that have a value, in the order of <see cref="SearchFacet"/>.</summary>
    public IReadOnlyList<FacetCounts> Facets()
    {
        var found = new List<FacetCounts>();
        foreach (var facet in Enum.GetValues<SearchFacet>())
        {
            var values = facet switch
            {
                SearchFacet.Year => [.. Years()],
                SearchFacet.Health => [.. Health()],
                SearchFacet.Nature => [.. Natures()],
                _ => Named(facet),
            };
            if (values.Count > 0)
                found.Add(new FacetCounts(facet, [.. values.Take(MostValues)], Math.Max(0, values.Count - MostValues)));
        }

        return found;
    }

    /// <summary>The hits by time, from the first to the last, without gaps.</summary>
    public IReadOnlyList<HistogramBar> Histogram()
    {
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

    private static void Add(int[] counts, int[] more)
    {
        for (var i = 0; i < counts.Length; i++)
            counts[i] += more[i];
    }

    private List<FacetCount> Named(SearchFacet facet)
    {
        var names = rows.Values.Facets;
        var found = new List<(string Name, int Count)>();
        for (var i = 0; i < _values.Length; i++)
        {
            if (_values[i] > 0 && names[i].Kind == facet)
                found.Add((names[i].Value, _values[i]));
        }

        found.Sort((left, right) => left.Count != right.Count ? right.Count.CompareTo(left.Count) : string.CompareOrdinal(left.Name, right.Name));
        var field = facet switch { SearchFacet.Publisher => "publisher", SearchFacet.Author => "author", SearchFacet.Speaker => "speaker", SearchFacet.Language => "lang", _ => "tag" };
        return found.ConvertAll(value => new FacetCount(facet == SearchFacet.Language ? LanguageName(value.Name) : value.Name, $"{field}:{Quoted(value.Name)}", value.Count));
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
