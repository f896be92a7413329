using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Structure;

/// <summary>Finds characters that make a text look other than it is.</summary>
internal static class TextFindings
{
    // More would bury the rest of the damage map; the last one says so.
    private const int MaxFindings = 50;

    public static void AddDeceptiveCharacters(string text, List<Finding> damage)
    {
        var found = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] < '\u00AD' || Describe(text, i) is not { } description)
                continue;
            var start = i;
            while (i + 1 < text.Length && (Describe(text, i + 1) is not null || char.IsLowSurrogate(text[i + 1])))
                i++;
            found++;
            if (found > MaxFindings)
                return;
            var detail = found == MaxFindings ? "More hidden characters follow; they are not listed one by one." : description;
            damage.Add(new Finding(FindingKind.DeceptiveCharacters, new TextSpan(start, i + 1), IsOverride(text[start]) ? Severity.Warning : Severity.Notice, detail));
        }
    }

    private static bool IsOverride(char c) => c is '\u202D' or '\u202E';

    private static string? Describe(string text, int i)
    {
        switch (text[i])
        {
            case '\u202D' or '\u202E':
                return "A hidden character forces the direction of the text, so that it may read otherwise than it is stored.";
            case '\u202A' or '\u202B' or '\u202C' or (>= '\u2066' and <= '\u2069') when !IsAmongRightToLeft(text, i):
                return "A hidden character changes the direction of the text.";
            case '\u200B' or '\u2060' or '\uFEFF' or '\u180E' or '\u3164' or '\u115F' or '\u1160' when IsInsideWord(text, i):
                return "An invisible character stands inside a word, so that searching for the word may miss it.";
            case '\uDB40' when i + 1 < text.Length && text[i + 1] is >= '\uDC00' and <= '\uDC7F' && !IsFlag(text, i):
                return "Invisible tag characters can carry hidden text.";
            default:
                return null;
        }
    }

    // Embeddings and isolates are ordinary in Arabic and Hebrew text.
    private static bool IsAmongRightToLeft(string text, int i)
    {
        for (var k = Math.Max(0, i - 40); k < Math.Min(text.Length, i + 40); k++)
        {
            if (text[k] is >= '\u0590' and <= '\u08FF')
                return true;
        }

        return false;
    }

    private static bool IsInsideWord(string text, int i) =>
        i > 0 && i + 1 < text.Length && char.IsLetter(text[i - 1]) && char.IsLetter(text[i + 1]) && !BlockShape.IsDense(text[i - 1]);

    // The flags of England, Scotland and Wales are spelled with tag characters behind a black flag.
    private static bool IsFlag(string text, int i)
    {
        var k = i;
        while (k >= 2 && text[k - 2] == '\uDB40')
            k -= 2;
        return k >= 2 && text[k - 2] == '\uD83C' && text[k - 1] == '\uDFF4';
    }
}
