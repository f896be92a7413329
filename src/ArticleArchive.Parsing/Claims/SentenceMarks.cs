using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Claims;

/// <summary>The characters that end, open and close sentences and quotations.</summary>
internal static class SentenceMarks
{
    /// <summary>Ends a sentence in scripts that put no space after it.</summary>
    public static bool IsFullWidthEnd(char c) => c is '。' or '！' or '？' or '｡';

    public static bool IsEnd(char c) => c switch
    {
        '.' or '!' or '?' or '…' or '‽' => true,
        '。' or '！' or '？' or '｡' => true,
        '।' or '॥' or '؟' or '۔' or '։' or '።' or '။' or '។' or '\u037E' => true,
        _ => false,
    };

    /// <summary>Closes a quotation or bracket; the marks that also open one in some language are decided by their place.</summary>
    public static bool IsCloser(char c) => c is
        ')' or ']' or '}' or '”' or '’' or '»' or '›' or '"' or '\'' or '“' or '«' or '‘' or '）' or '】' or '」' or '』' or '》' or '〉' or '］';

    public static bool IsOpener(char c) => c is
        '(' or '[' or '{' or '“' or '‘' or '«' or '‹' or '„' or '‚' or '"' or '\'' or '¿' or '¡' or '（' or '【' or '「' or '『' or '《' or '〈' or '»' or '”' or '’' or '［' or '⟦';

    public static bool IsQuotationMark(char c) => c is
        '”' or '’' or '»' or '›' or '"' or '\'' or '“' or '«' or '‹' or '‘' or '„' or '‚' or '」' or '』' or '「' or '『';

    /// <summary>White space, and the invisible characters that stand where white space does.</summary>
    public static bool IsGap(char c) => char.IsWhiteSpace(c) || c is '\u200B' or '\uFEFF' or '\u2060' or '\u200E' or '\u200F';

    public static bool IsDash(char c) => c is '-' or '–' or '—' or '―';

    /// <summary>A span without the gaps at its borders.</summary>
    public static TextSpan Trim(string text, int start, int end)
    {
        while (start < end && IsGap(text[start]))
            start++;
        while (end > start && IsGap(text[end - 1]))
            end--;
        return new TextSpan(start, end);
    }
}
