using System.Security.Cryptography;
using System.Text;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Web.Ingestion.Reviews;

/// <summary>Finds a claim's words again, and names them.</summary>
internal static class ClaimAnchor
{
    private const int ContextLength = 32;

    /// <summary>Up to 32 code units on each side of a place.</summary>
    public static (string Prefix, string Suffix) Around(string text, int start, int end)
    {
        var from = Math.Max(0, start - ContextLength);
        var to = Math.Min(text.Length, end + ContextLength);
        // Half a surrogate pair is no text and would not survive being stored.
        if (from < start && char.IsLowSurrogate(text[from]))
            from++;
        if (to > end && char.IsHighSurrogate(text[to - 1]))
            to--;
        return (text[from..start], text[end..to]);
    }

    /// <summary>The one place of some words with what stood around them; else the one place of the words alone; else null: words never move silently to a look-alike.</summary>
    public static TextSpan? Find(string text, string words, string prefix, string suffix)
    {
        if (Only(text, prefix + words + suffix) is { } whole)
            return TextSpan.OfLength(whole + prefix.Length, words.Length);
        return Only(text, words) is { } alone ? TextSpan.OfLength(alone, words.Length) : null;
    }

    /// <summary>The place of some words within a span that is nearest to another place, or null where they do not stand there.</summary>
    public static TextSpan? Nearest(string text, TextSpan within, string words, int near)
    {
        TextSpan? best = null;
        for (var at = IndexOf(text, words, within.Start, within.End); at >= 0; at = IndexOf(text, words, at + 1, within.End))
        {
            if (best is null || Math.Abs(at - near) < Math.Abs(best.Value.Start - near))
                best = TextSpan.OfLength(at, words.Length);
        }

        return best;
    }

    /// <summary>Names a wording: the same for the same letters and digits in the same order, whatever the case, marks and spaces.</summary>
    public static string HashOf(string words)
    {
        var folded = new StringBuilder(words.Length);
        foreach (var c in words.Normalize(NormalizationForm.FormKC))
        {
            if (char.IsLetterOrDigit(c) || char.IsSurrogate(c))
                folded.Append(char.ToLowerInvariant(c));
            else if (folded.Length > 0 && folded[^1] != ' ' && c is not ('\'' or '’'))
                folded.Append(' ');
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(folded.ToString().TrimEnd())))[..32];
    }

    private static int? Only(string text, string words)
    {
        var first = words.Length == 0 ? -1 : text.IndexOf(words, StringComparison.Ordinal);
        return first >= 0 && text.IndexOf(words, first + 1, StringComparison.Ordinal) < 0 ? first : null;
    }

    private static int IndexOf(string text, string words, int from, int end) =>
        words.Length == 0 || from + words.Length > end ? -1 : text.IndexOf(words, from, end - from, StringComparison.Ordinal);
}
