using ArticleArchive.Parsing.Text;
using ArticleArchive.Web.Search.Analysis;
using ArticleArchive.Web.Search.QueryLanguage;

namespace ArticleArchive.Web.Search;

/// <summary>Finds where a typed query hits a text, the same way as the index does (folding, stems, phrases).</summary>
public static class HitMarks
{
    /// <param name="query">What a person typed; may be empty or broken.</param>
    /// <param name="text">A reading text or a part of one.</param>
    /// <param name="language">The article's language tag, or null where it is not known.</param>
    /// <returns>Spans into <paramref name="text"/>, in order, disjoint.</returns>
    public static IReadOnlyList<TextSpan> Find(string query, string text, string? language = null) => Find(query, text, SearchField.Any, language);

    /// <param name="query">What a person typed; may be empty or broken.</param>
    /// <param name="text">The text to mark.</param>
    /// <param name="place">What the text is. <see cref="SearchField.Any"/> is running text: words that must stand in a title, a heading or a name are not marked there.</param>
    /// <param name="language">The article's language tag, or null where it is not known.</param>
    /// <returns>Spans into <paramref name="text"/>, in order, disjoint.</returns>
    public static IReadOnlyList<TextSpan> Find(string query, string text, SearchField place, string? language = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Merge(new HitMatcher(QueryParser.Parse(query), place).Find(text, StemLanguages.Of(language)));
    }

    /// <summary>The hits as marks: overlapping ones become one.</summary>
    internal static List<TextSpan> Merge(List<Hit> hits)
    {
        var marks = new List<TextSpan>(hits.Count);
        // They come by their ends; only overlapping phrases are out of order.
        hits.Sort((left, right) => left.Span.CompareTo(right.Span));
        foreach (var (span, _) in hits)
        {
            if (marks.Count > 0 && span.Start < marks[^1].End)
                marks[^1] = new TextSpan(marks[^1].Start, Math.Max(marks[^1].End, span.End));
            else
                marks.Add(span);
        }

        return marks;
    }

    /// <summary>Cuts a text at its marks, so that each part is encoded by itself and no markup is ever made by hand.</summary>
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
