using System.Globalization;

namespace ArticleArchive.Parsing.Text;

/// <summary>Finds what went wrong between a file's bytes and its text.</summary>
internal static class DecodingDamage
{
    private const char Replacement = '\uFFFD';

    /// <summary>A file in the wrong encoding has thousands of bad places; a reader needs the first ones and their number.</summary>
    private const int MostPlaces = 20;

    /// <param name="bytes">The file.</param>
    /// <param name="text">What was read from it.</param>
    /// <param name="others">The encodings that were nearly as likely as the one it was read in.</param>
    public static IReadOnlyList<Finding> Of(ReadOnlySpan<byte> bytes, string text, IReadOnlyList<string> others)
    {
        var findings = new List<Finding>();
        if (SourceSniffer.LooksBinary(bytes))
        {
            findings.Add(new Finding(
                FindingKind.BinaryContent, new TextSpan(0, text.Length), Severity.Serious, "The file does not look like text."));
        }

        findings.AddRange(Replaced(text));
        if (others.Count > 0)
            findings.AddRange(Doubtful(text, others));
        return findings;
    }

    private static IEnumerable<Finding> Replaced(string text)
    {
        var places = new List<TextSpan>();
        for (var at = text.IndexOf(Replacement, StringComparison.Ordinal); at >= 0; at = text.IndexOf(Replacement, at))
        {
            var start = at;
            while (at < text.Length && text[at] == Replacement)
                at++;
            places.Add(new TextSpan(start, at));
            if (at == text.Length)
                break;
        }

        var lost = places.Sum(place => (long)place.Length);
        var severity = lost * 20 > text.Length ? Severity.Serious : Severity.Warning;
        return Limited(places, (place, more) => new Finding(
            FindingKind.ReplacedBytes,
            place,
            severity,
            string.Create(CultureInfo.InvariantCulture, $"{place.Length} unreadable character(s) stand here as U+FFFD{more}.")));
    }

    private static IEnumerable<Finding> Doubtful(string text, IReadOnlyList<string> others)
    {
        var places = new List<TextSpan>();
        for (var i = 0; i < text.Length; i++)
        {
            var start = i;
            while (i < text.Length && text[i] >= 0x80)
                i++;
            if (i > start)
                places.Add(new TextSpan(start, i));
        }

        return Limited(places, (place, more) => new Finding(
            FindingKind.DoubtfulEncoding,
            place,
            Severity.Notice,
            $"The file does not say in which encoding it is, and these bytes could be {string.Join(" or ", others)} as well{more}."));
    }

    private static IEnumerable<Finding> Limited(List<TextSpan> places, Func<TextSpan, string, Finding> finding) =>
        places.Take(MostPlaces).Select((place, i) => finding(
            place,
            i == MostPlaces - 1 && places.Count > MostPlaces
                ? string.Create(CultureInfo.InvariantCulture, $"; {places.Count - MostPlaces} further places follow")
                : ""));
}
