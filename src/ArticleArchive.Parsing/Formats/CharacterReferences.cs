using System.Globalization;
using System.Text;
using AngleSharp.Html;

namespace ArticleArchive.Parsing.Formats;

/// <summary>Reads HTML's <c>&amp;amp;</c>, <c>&amp;#8217;</c> and the like.</summary>
internal static class CharacterReferences
{
    /// <summary>The longest name in the standard is <c>CounterClockwiseContourIntegral;</c>.</summary>
    private const int LongestName = 32;

    /// <summary>Reads the reference that starts at an ampersand.</summary>
    /// <returns>What it stands for and its length in the source, or null for an ampersand that means itself.</returns>
    public static (string Text, int Length)? At(string source, int ampersand)
    {
        var at = ampersand + 1;
        if (at >= source.Length)
            return null;
        return source[at] == '#' ? Numeric(source, ampersand) : Named(source, ampersand);
    }

    private static (string Text, int Length)? Numeric(string source, int ampersand)
    {
        var at = ampersand + 2;
        var isHex = at < source.Length && source[at] is 'x' or 'X';
        if (isHex)
            at++;
        var start = at;
        long code = 0;
        while (at < source.Length && (isHex ? char.IsAsciiHexDigit(source[at]) : char.IsAsciiDigit(source[at])))
        {
            code = Math.Min(0x200000, (code * (isHex ? 16 : 10)) + int.Parse(source.AsSpan(at, 1), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
            at++;
        }

        if (at == start)
            return null;
        if (at < source.Length && source[at] == ';')
            at++;
        return (Character(code), at - ampersand);
    }

    private static string Character(long code)
    {
        // Pages written under Windows number its code page; the standard asks for the characters that were meant.
        if (code is >= 0x80 and <= 0x9F)
            return Text.Encodings.Fallback.GetString([(byte)code]);
        return code != 0 && Rune.IsValid((int)code) ? new Rune((int)code).ToString() : "\uFFFD";
    }

    private static (string Text, int Length)? Named(string source, int ampersand)
    {
        var at = ampersand + 1;
        while (at < source.Length && at - ampersand <= LongestName && char.IsAsciiLetterOrDigit(source[at]))
            at++;
        if (at < source.Length && source[at] == ';'
            && HtmlEntityProvider.Resolver.GetSymbol(source.Substring(ampersand + 1, at - ampersand)) is { } closed)
        {
            return (closed, at + 1 - ampersand);
        }

        // The oldest names work without a semicolon: &copy 2018.
        for (var end = Math.Min(at, ampersand + 7); end > ampersand + 2; end--)
        {
            if (HtmlEntityProvider.Resolver.GetSymbol(source[(ampersand + 1)..end]) is { } open)
                return (open, end - ampersand);
        }

        return null;
    }
}
