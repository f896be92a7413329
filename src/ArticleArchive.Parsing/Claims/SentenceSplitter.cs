using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Claims;

/// <summary>Splits text into sentences, offsets first.</summary>
internal static class SentenceSplitter
{
    /// <returns>Trimmed, disjoint spans inside <paramref name="span"/>, in order, that together hold all its words.</returns>
    public static IReadOnlyList<TextSpan> Split(string text, TextSpan span)
    {
        var sentences = new List<TextSpan>();
        var start = span.Start;
        for (var i = span.Start; i < span.End; i++)
        {
            if (text[i] is not ('.' or '!' or '?') || (i + 1 < span.End && !char.IsWhiteSpace(text[i + 1])))
                continue;
            sentences.Add(new TextSpan(start, i + 1));
            start = i + 1;
            while (start < span.End && char.IsWhiteSpace(text[start]))
                start++;
            i = start - 1;
        }

        if (start < span.End)
            sentences.Add(new TextSpan(start, span.End));
        return sentences;
    }
}
