using System.Globalization;
using System.Text;

namespace ArticleArchive.Parsing.Text;

/// <summary>Finds what went wrong between a text and its bytes, here or before the file came to us.</summary>
internal static class DecodingDamage
{
    private const char Replacement = '\uFFFD';

    /// <summary>A file in the wrong encoding has thousands of bad places; a reader needs the first ones and their number.</summary>
    private const int MostPlaces = 20;

    // Windows-1252 characters of the bytes 0x80 to 0x9F, in order; a blank where the code page has none.
    private const string Windows1252 = "€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ";

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
        findings.AddRange(Mojibake(text));
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

    private static IEnumerable<Finding> Mojibake(string text)
    {
        var places = new List<TextSpan>();
        var weak = 0;
        for (var i = text.AsSpan().IndexOfAnyInRange('\u00C2', '\u00F4'); i >= 0 && i < text.Length; i++)
        {
            if (text[i] is < '\u00C2' or > '\u00F4' || MisreadLength(text, i) is not (> 0 and var length))
                continue;
            places.Add(TextSpan.OfLength(i, length));

            // A capital A with circumflex before a sign can be meant; with a second one, or any other pair, it is not.
            weak += text[i] == '\u00C2' ? 1 : 0;
            i += length - 1;
        }

        return places.Count == weak && weak < 2
            ? []
            : Limited(places, (place, more) => new Finding(
                FindingKind.Mojibake,
                place,
                Severity.Warning,
                $"“{place.In(text)}” is probably one character, read in the wrong encoding before the file was saved{more}.",
                Restored(place.In(text))));
    }

    private static IEnumerable<Finding> Limited(List<TextSpan> places, Func<TextSpan, string, Finding> finding) =>
        places.Take(MostPlaces).Select((place, i) => finding(
            place,
            i == MostPlaces - 1 && places.Count > MostPlaces
                ? string.Create(CultureInfo.InvariantCulture, $"; {places.Count - MostPlaces} further places follow")
                : ""));

    // Number of characters whose Windows-1252 bytes together are one UTF-8 sequence; 0 when they are not.
    private static int MisreadLength(string text, int at)
    {
        var length = text[at] switch { < '\u00E0' => 2, < '\u00F0' => 3, _ => 4 };
        if (at + length > text.Length)
            return 0;
        for (var i = at + 1; i < at + length; i++)
        {
            if (ByteOf(text[i]) is not (>= 0x80 and <= 0xBF))
                return 0;
        }

        return Restored(text.Substring(at, length)) is { } restored && !restored.Contains(Replacement, StringComparison.Ordinal) ? length : 0;
    }

    private static string? Restored(string misread) =>
        Encoding.UTF8.GetString(misread.Select(c => (byte)ByteOf(c)).ToArray());

    private static int ByteOf(char c)
    {
        if (c <= '\u00FF')
            return c;
        var index = Windows1252.IndexOf(c, StringComparison.Ordinal);
        return index >= 0 ? 0x80 + index : -1;
    }
}
