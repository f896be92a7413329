using ArticleArchive.Parsing.Formats;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Repairs;

/// <summary>
/// A place that is found again after the file was read anew, by other rules too: by its place in the file, else by its
/// words with those around them. What fits nowhere, or in several places, is found nowhere: an anchor never moves silently
/// to a look-alike.
/// </summary>
/// <param name="Source">Place in the source text.</param>
/// <param name="Quote">The page's words there; empty for a place between two characters.</param>
/// <param name="Before">Up to 48 code units of the page text before it.</param>
/// <param name="After">Up to 48 code units after it.</param>
public sealed record TextAnchor(TextSpan Source, string Quote, string Before, string After)
{
    private const int ContextLength = 48;

    /// <summary>An anchor for a span of the page text.</summary>
    public static TextAnchor At(PageText page, TextSpan span)
    {
        ArgumentNullException.ThrowIfNull(page);
        var text = page.Text;
        var before = Math.Max(0, span.Start - ContextLength);
        var after = Math.Min(text.Length, span.End + ContextLength);
        // Half a surrogate pair is no text and would not survive being stored.
        if (before < span.Start && char.IsLowSurrogate(text[before]))
            before++;
        if (after > span.End && char.IsHighSurrogate(text[after - 1]))
            after--;
        return new TextAnchor(page.ToSource(span), span.In(text), text[before..span.Start], text[span.End..after]);
    }

    /// <summary>The place in a page text, or null where there is none or no single one.</summary>
    internal TextSpan? Find(PageText page)
    {
        var near = page.FromSource(Source).Start;
        if (Fits(page.Text, near) && page.ToSource(SpanAt(near)) == Source)
            return SpanAt(near);

        var context = Before + Quote + After;
        if (context.Length == 0)
            return null;
        TextSpan? only = null, same = null;
        int count = 0, sameCount = 0;
        for (var at = page.Text.IndexOf(context, StringComparison.Ordinal); at >= 0; at = page.Text.IndexOf(context, at + 1, StringComparison.Ordinal))
        {
            only = SpanAt(at + Before.Length);
            count++;
            if (page.ToSource(only.Value) != Source)
                continue;
            same = only;
            sameCount++;
        }

        return sameCount == 1 ? same : count == 1 ? only : null;
    }

    private TextSpan SpanAt(int start) => TextSpan.OfLength(start, Quote.Length);

    /// <summary>Whether the words stand at a place of a text, with those around them.</summary>
    internal bool Fits(string text, int start) =>
        start >= Before.Length && start + Quote.Length + After.Length <= text.Length
        && text.AsSpan(start - Before.Length, Before.Length).SequenceEqual(Before)
        && text.AsSpan(start, Quote.Length).SequenceEqual(Quote)
        && text.AsSpan(start + Quote.Length, After.Length).SequenceEqual(After);
}
