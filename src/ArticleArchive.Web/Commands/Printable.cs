using System.Globalization;
using System.Text;

namespace ArticleArchive.Web.Commands;

/// <summary>Names as a terminal may show them.</summary>
internal static class Printable
{
    /// <summary>The text with control, direction-changing and broken characters written out: a file's name must not drive the terminal.</summary>
    public static string Of(string text)
    {
        if (text.All(c => c is >= ' ' and < '\u007f'))
            return text;
        var printable = new StringBuilder(text.Length + 8);
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
                printable.Append(CultureInfo.InvariantCulture, $"\\u{{{rune.Value:X}}}");
            else
                printable.Append(rune.ToString());
        }

        return printable.ToString();
    }
}
