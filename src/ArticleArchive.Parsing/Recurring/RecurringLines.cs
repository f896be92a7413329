using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Recurring;

/// <summary>A line of a page that other pages of the source may have too.</summary>
/// <param name="Fingerprint">See <see cref="LineFingerprint"/>; each stands once in an article's list.</param>
/// <param name="Text">As it stands in the page text.</param>
/// <param name="IsKept">True where the reading text has it, as a paragraph, an item or a caption.</param>
public sealed record PageLine(long Fingerprint, string Text, bool IsKept);

/// <summary>What one article shows of its source's recurring lines.</summary>
/// <param name="Lines">The short lines of the page, removed or kept; without title, headings, byline and dateline, which recur by nature.</param>
/// <param name="Body">A few fingerprints that stand for the article's own text: a copy of the same text has most of them.</param>
public sealed record RecurringLines(IReadOnlyList<PageLine> Lines, IReadOnlyList<long> Body)
{
    /// <summary>More lines than this, in one page, are those of a list or a table; what a page has around its article is less.</summary>
    private const int MostLines = 400;

    private const int BodyFingerprints = 4;

    /// <summary>Shorter paragraphs may well be the same in two different articles.</summary>
    private const int ShortestOwnParagraph = 80;

    /// <summary>Nothing: an article that teaches nothing.</summary>
    public static RecurringLines None { get; } = new([], []);

    /// <summary>Reads them from a parsed article.</summary>
    public static RecurringLines Of(ParsedArticle article)
    {
        ArgumentNullException.ThrowIfNull(article);
        return new RecurringLines(LinesOf(article), BodyOf(article));
    }

    private static List<PageLine> LinesOf(ParsedArticle article)
    {
        var page = article.Page;
        var lines = new List<PageLine>();
        var seen = new HashSet<long>();
        var removals = article.Edits.Where(edit => edit is { Kind: EditKind.Removal, IsUndone: false }).ToList();
        int removal = 0, block = 0;
        foreach (var pageBlock in page.Blocks)
        {
            var span = pageBlock.Span;
            if (lines.Count == MostLines || LineFingerprint.Of(page.Text.AsSpan(span.Start, span.Length)) is not { } fingerprint)
                continue;
            while (removal < removals.Count && removals[removal].Span.End <= span.Start)
                removal++;
            var isKept = removal == removals.Count || removals[removal].Span.Start >= span.End;
            if (isKept)
            {
                var start = article.Text.ToReading(span).Start;
                while (block < article.Blocks.Count - 1 && article.Blocks[block].Span.End <= start)
                    block++;
                if (article.Blocks.Count > 0 && !article.Blocks[block].IsBody && article.Blocks[block].Kind != BlockKind.Caption)
                    continue;
            }

            if (seen.Add(fingerprint))
                lines.Add(new PageLine(fingerprint, span.In(page.Text), isKept));
        }

        return lines;
    }

    // The smallest of the paragraphs' fingerprints: the same few, whichever copy of the text is looked at.
    private static List<long> BodyOf(ParsedArticle article)
    {
        var text = article.ReadingText;
        var paragraphs = article.Blocks.Where(block => block.IsBody && block.Span.Length >= ShortestOwnParagraph)
            .Select(block => LineFingerprint.OfText(text.AsSpan(block.Span.Start, block.Span.Length))).OfType<long>()
            .Distinct().Order().Take(BodyFingerprints).ToList();
        return paragraphs.Count == 0 && LineFingerprint.OfText(text) is { } whole ? [whole] : paragraphs;
    }
}
