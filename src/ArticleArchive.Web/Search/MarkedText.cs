using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Web.Search;

/// <summary>Text cut at its marks, so that each part is encoded by itself and no markup is ever made by hand.</summary>
public static class MarkedText
{
    /// <param name="text">Any text.</param>
    /// <param name="marks">Spans into <paramref name="text"/>, in order, disjoint.</param>
    /// <returns>The whole text in parts, none empty.</returns>
    public static IEnumerable<(string Part, bool IsMarked)> Split(string text, IReadOnlyList<TextSpan> marks)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(marks);
        return Parts();

        IEnumerable<(string Part, bool IsMarked)> Parts()
        {
            var done = 0;
            foreach (var mark in marks)
            {
                if (mark.Start > done)
                    yield return (text[done..mark.Start], false);
                if (!mark.IsEmpty)
                    yield return (mark.In(text), true);
                done = mark.End;
            }

            if (done < text.Length)
                yield return (text[done..], false);
        }
    }
}
