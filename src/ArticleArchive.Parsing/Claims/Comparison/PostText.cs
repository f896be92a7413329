using System.Collections.Frozen;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Claims.Comparison;

/// <summary>Splits a statement, headline or post into words: hashtags and handles taken apart, addresses and emoji left out.</summary>
internal static class PostText
{
    private const int MostWords = 400;

    private static readonly FrozenSet<string> AddressEnds = Words.Set("com org net co gov edu ly uk de info");

    /// <summary>The words' places, in order; of a handle or hashtag, those of its parts.</summary>
    public static List<TextSpan> Split(string text)
    {
        var words = new List<TextSpan>();
        for (var i = 0; i < text.Length && words.Count < MostWords;)
        {
            if (char.IsWhiteSpace(text[i]))
            {
                i++;
                continue;
            }

            var end = i;
            while (end < text.Length && !char.IsWhiteSpace(text[end]))
                end++;
            if (!IsAddress(text.AsSpan(i, end - i)))
                Chunk(text, i, end, words);
            i = end;
        }

        return words;
    }

    private static bool IsAddress(ReadOnlySpan<char> chunk)
    {
        chunk = chunk.Trim("()[]<>\"'“”‘’.,;:!?");
        if (chunk.StartsWith("http", StringComparison.OrdinalIgnoreCase) && chunk.IndexOf("://") > 0 || chunk.StartsWith("www.", StringComparison.OrdinalIgnoreCase) || chunk.StartsWith("pic.twitter", StringComparison.OrdinalIgnoreCase))
            return true;
        var slash = chunk.IndexOf('/');
        var host = slash < 0 ? chunk : chunk[..slash];
        var dot = host.LastIndexOf('.');
        return dot > 0 && (slash > dot || dot < host.Length - 2) && AddressEnds.Contains(host[(dot + 1)..].ToString().ToLowerInvariant()) && !host.ContainsAny('\'', '’') && host.Length > 5;
    }

    private static void Chunk(string text, int start, int end, List<TextSpan> words)
    {
        for (var i = start; i < end;)
        {
            if (!IsPart(text[i]))
            {
                i++;
                continue;
            }

            var isTag = i > start && text[i - 1] is '#' or '@';
            var stop = i + 1;
            while (stop < end && (IsPart(text[stop]) || (stop + 1 < end && IsPart(text[stop + 1]) && IsInner(text, stop))))
                stop++;
            if (stop < end && text[stop] == '.' && IsInitials(text.AsSpan(i, stop - i)))
                stop++;
            if (isTag)
                Tag(text, i, stop, words);
            else
                words.Add(new TextSpan(i, stop));
            i = stop;
        }
    }

    // "ClimateChange", "BREAKING_news", "Covid19", "NHSCuts": at a capital behind a small letter, before the last capital of a run, at digits.
    private static void Tag(string text, int start, int end, List<TextSpan> words)
    {
        var first = start;
        for (var i = start + 1; i <= end; i++)
        {
            var isBorder = i == end || text[i] == '_' || text[i - 1] == '_'
                || (char.IsUpper(text[i]) && (char.IsLower(text[i - 1]) || (i + 1 < end && char.IsLower(text[i + 1]) && char.IsUpper(text[i - 1]))))
                || (char.IsDigit(text[i]) != char.IsDigit(text[i - 1]));
            if (!isBorder)
                continue;
            if (text[first] == '_')
                first++;
            if (i > first)
                words.Add(new TextSpan(first, i));
            first = i;
        }
    }

    private static bool IsPart(char c) => char.IsLetterOrDigit(c) || c == '_';

    private static bool IsInner(string text, int i) => text[i] switch
    {
        '\'' or '’' => true,
        '.' => char.IsDigit(text[i - 1]) == char.IsDigit(text[i + 1]) && (char.IsDigit(text[i - 1]) || i < 2 || !char.IsLetter(text[i - 2])),
        ',' => char.IsDigit(text[i - 1]) && char.IsDigit(text[i + 1]),
        _ => false,
    };

    private static bool IsInitials(ReadOnlySpan<char> word) => word.Length >= 3 && word[1] == '.' && char.IsUpper(word[0]);
}
