using System.Globalization;
using ArticleArchive.Parsing.Repairs;

namespace ArticleArchive.Parsing.Structure;

/// <summary>Gives the article the properties that a person set.</summary>
internal static class GivenProperties
{
    private const string Basis = "set by an editor";

    private static readonly (string Format, DatePrecision Precision)[] s_formats =
    [
        ("yyyy", DatePrecision.Year), ("yyyy-MM", DatePrecision.Month), ("yyyy-MM-dd", DatePrecision.Day),
        ("yyyy-MM-ddTHH:mm", DatePrecision.Minute), ("yyyy-MM-ddTHH:mm:ss", DatePrecision.Second),
        ("yyyy-MM-ddTHH:mmK", DatePrecision.Minute), ("yyyy-MM-ddTHH:mm:ssK", DatePrecision.Second),
    ];

    /// <param name="structure">What the rules read.</param>
    /// <param name="properties">In order; of two of one kind the first holds.</param>
    public static StructureResult Apply(StructureResult structure, IReadOnlyList<Repair> properties)
    {
        foreach (var repair in properties.DistinctBy(repair => repair.Kind))
        {
            var value = repair.Value.Trim();
            structure = repair.Kind switch
            {
                RepairKind.Title => value.Length == 0 ? structure : structure with { Title = Stated(value)! },
                RepairKind.Authors => structure with { Authors = [.. value.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(name => Stated(name)!)] },
                RepairKind.Publisher => structure with { Publisher = Stated(value) },
                RepairKind.Language => structure with { Language = Stated(value) },
                RepairKind.Published => structure with { Published = ReadDate(value) },
                _ => structure,
            };
        }

        return structure;
    }

    /// <summary>A date in ISO 8601, as precise as it is written; null for anything else.</summary>
    public static PublishedDate? ReadDate(string value)
    {
        foreach (var (format, precision) in s_formats)
        {
            if (!DateTimeOffset.TryParseExact(value, format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment))
                continue;
            var zone = value.Length > 16 && format.EndsWith('K') ? value[^1] == 'Z' ? "Z" : value[^6..] : null;
            return new PublishedDate(moment, precision, value, Origin.Given, zone);
        }

        return null;
    }

    private static StatedValue? Stated(string value) => value.Length == 0 ? null : new StatedValue(value, Origin.Given, Basis);
}
