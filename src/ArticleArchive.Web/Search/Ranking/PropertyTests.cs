using ArticleArchive.Parsing;
using ArticleArchive.Web.Data;

namespace ArticleArchive.Web.Search.Ranking;

/// <summary>The properties of articles that their values in memory answer.</summary>
internal static class PropertyTests
{
    public static RowTest IsDamaged { get; } = new ValueTest(row => (row.Flags & SearchRowFlags.Damaged) != SearchRowFlags.None);

    /// <param name="value">A <see cref="ClaimNature"/>.</param>
    public static RowTest Nature(string value)
    {
        var bit = 1 << (int)Enum.Parse<ClaimNature>(value);
        return new ValueTest(row => (row.Natures & bit) != 0);
    }

    /// <returns>Null where no value in memory answers.</returns>
    public static RowTest? Has(string value, DocumentValues values) => value switch
    {
        "claim" => new ValueTest(row => row.Claims > 0),
        "date" => new ValueTest(row => row.PublishedDay >= 0),
        "author" => Facet(values, SearchFacet.Author, _ => true),
        "publisher" => Facet(values, SearchFacet.Publisher, _ => true),
        "speaker" => Facet(values, SearchFacet.Speaker, _ => true),
        "language" => Facet(values, SearchFacet.Language, _ => true),
        "tag" => Facet(values, SearchFacet.Tag, _ => true),
        _ => null,
    };

    /// <param name="value">A BCP 47 tag; those that begin with it count too.</param>
    public static RowTest Language(string value, DocumentValues values) => Facet(
        values,
        SearchFacet.Language,
        tag => tag.Equals(value, StringComparison.OrdinalIgnoreCase) || (tag.Length > value.Length && tag[value.Length] == '-' && tag.StartsWith(value, StringComparison.OrdinalIgnoreCase)));

    public static RowTest Tag(string value, DocumentValues values) => Facet(values, SearchFacet.Tag, tag => tag.Equals(value, StringComparison.OrdinalIgnoreCase));

    /// <summary>Published on one of the days; of a date that is only a month or a year, a day in common is enough.</summary>
    public static RowTest Published((DateOnly From, DateOnly To) days)
    {
        var (from, to) = (days.From.DayNumber, days.To.DayNumber);
        return new ValueTest(row => row.PublishedDay >= 0 && row.PublishedDay <= to && LastDay(row) >= from);
    }

    public static RowTest Added((DateOnly From, DateOnly To) days) => Between((days.From.DayNumber, days.To.DayNumber), row => row.AddedDay);

    public static RowTest Between((int From, int To) range, Func<DocumentRow, int> value) =>
        new ValueTest(row => value(row) is var number && number >= range.From && number <= range.To);

    private static int LastDay(in DocumentRow row)
    {
        if ((row.Flags & (SearchRowFlags.PublishedMonth | SearchRowFlags.PublishedYear)) == SearchRowFlags.None)
            return row.PublishedDay;
        var first = DateOnly.FromDayNumber(row.PublishedDay);
        return (row.Flags & SearchRowFlags.PublishedYear) != SearchRowFlags.None
            ? new DateOnly(first.Year, 12, 31).DayNumber
            : new DateOnly(first.Year, first.Month, DateTime.DaysInMonth(first.Year, first.Month)).DayNumber;
    }

    private static FacetTest Facet(DocumentValues values, SearchFacet facet, Func<string, bool> isMeant) => new(
        Enumerable.Range(0, values.Facets.Length).Where(i => values.Facets[i].Kind == facet && isMeant(values.Facets[i].Value)).ToHashSet());
}
