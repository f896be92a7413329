using System.Collections.Frozen;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Formats;

/// <summary>HTML in a record's text: many data sets keep the body of a page as it was.</summary>
internal static class RecordMarkup
{
    private const int FewestTags = 3;
    private const int LongestTag = 500;
    private const int LongestName = 10;

    // Only these make a text markup: an article may write "a < b > c" or name one tag, but does not open with one and use several.
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> s_names =
        "p div br b strong i em a ul ol li h1 h2 h3 h4 h5 h6 blockquote span img figure section article"
        .Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Whether a text is markup: it opens with a tag and holds several.</summary>
    public static bool IsIn(string text)
    {
        var first = 0;
        while (first < text.Length && char.IsWhiteSpace(text[first]))
            first++;
        var tags = 0;
        for (var at = text.IndexOf('<', StringComparison.Ordinal); at >= 0; at = text.IndexOf('<', at + 1))
        {
            if (!IsTag(text, at))
                continue;
            // Counted only from a tag at the start on: an article about HTML names tags, but does not open with one.
            if (at != first && tags == 0)
                return false;
            tags++;
            if (tags >= FewestTags)
                return true;
        }

        return false;
    }

    /// <summary>The words without the tags, and where in the source each stretch of them stands.</summary>
    public static (string Text, IReadOnlyList<SourceRun> Runs) Strip(string text, IReadOnlyList<SourceRun> runs)
    {
        var stripped = MarkupStripper.Read(text);
        return (stripped.Text, Compose(stripped.Runs!, runs));
    }

    // Both lists are in order, so one pass over both is enough.
    private static List<SourceRun> Compose(IReadOnlyList<SourceRun> outer, IReadOnlyList<SourceRun> inner)
    {
        var composed = new List<SourceRun>(outer.Count);
        var next = 0;
        foreach (var run in outer)
        {
            while (next < inner.Count && inner[next].Page.End <= run.Source.Start)
                next++;
            var isExact = run.Page.Length == run.Source.Length;
            TextSpan? whole = null;
            for (var i = next; i < inner.Count && inner[i].Page.Start < run.Source.End; i++)
            {
                var middle = new TextSpan(Math.Max(run.Source.Start, inner[i].Page.Start), Math.Min(run.Source.End, inner[i].Page.End));
                var source = inner[i].Page.Length == inner[i].Source.Length
                    ? TextSpan.OfLength(inner[i].Source.Start + middle.Start - inner[i].Page.Start, middle.Length)
                    : inner[i].Source;
                if (isExact)
                    composed.Add(new SourceRun(TextSpan.OfLength(run.Page.Start + middle.Start - run.Source.Start, middle.Length), source));
                else
                    whole = new TextSpan(whole?.Start ?? source.Start, source.End);
            }

            if (whole is { } found)
                composed.Add(new SourceRun(run.Page, found));
        }

        return composed;
    }

    private static bool IsTag(string text, int at)
    {
        var start = at + 1 < text.Length && text[at + 1] == '/' ? at + 2 : at + 1;
        var end = start;
        while (end < text.Length && end - start <= LongestName && char.IsAsciiLetterOrDigit(text[end]))
            end++;
        if (end == text.Length || text[end] is not ('>' or '/' or ' ' or '\n') || !s_names.Contains(text.AsSpan(start, end - start)))
            return false;
        return text.AsSpan(end, Math.Min(LongestTag, text.Length - end)).Contains('>');
    }
}
