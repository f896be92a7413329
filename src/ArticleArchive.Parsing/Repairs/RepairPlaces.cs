using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Repairs;

/// <summary>Where in the page a repair belongs that a person asked for in the reading text.</summary>
public static class RepairPlaces
{
    private const int RoleQuoteLength = 80;

    /// <summary>The place of words that mend a finding: its hole, behind an unfinished sentence, or the damaged words themselves.</summary>
    public static TextSpan ForFinding(ParsedArticle article, Finding finding)
    {
        ArgumentNullException.ThrowIfNull(article);
        ArgumentNullException.ThrowIfNull(finding);
        var page = article.Text.ToPage(finding.Span);
        return finding.Kind switch
        {
            FindingKind.UnfinishedSentence or FindingKind.CutShort => new TextSpan(page.End, page.End),
            FindingKind.DetachedTail => new TextSpan(page.Start, page.Start),
            // Between the two sentences, where the rule put its full stop.
            FindingKind.GluedSentences when article.Text.EditsTouching(finding.Span).FirstOrDefault(edit => edit.Class == "glued-sentences") is { } glued =>
                new TextSpan(glued.Span.Start, glued.Span.Start),
            _ => ForWords(article, finding.Span),
        };
    }

    /// <summary>The place of words that a person supplies at a span of the reading text; an empty one is between two characters.</summary>
    public static TextSpan ForWords(ParsedArticle article, TextSpan reading)
    {
        ArgumentNullException.ThrowIfNull(article);
        var hole = article.Text.EditsTouching(reading).FirstOrDefault(edit => edit.Replacement.Contains(HoleMark.Text, StringComparison.Ordinal));
        if (hole is null)
            return article.Text.ToPage(reading);
        if (string.IsNullOrWhiteSpace(hole.Span.In(article.Page.Text)))
            return hole.Span;
        // The rule put its mark beside a word of the file, which stays.
        var at = hole.Replacement.StartsWith(HoleMark.Text, StringComparison.Ordinal) ? hole.Span.Start : hole.Span.End;
        return new TextSpan(at, at);
    }

    /// <summary>The place where a block is split.</summary>
    public static TextSpan ForSplit(ParsedArticle article, int reading)
    {
        ArgumentNullException.ThrowIfNull(article);
        var at = article.Text.ToPage(new TextSpan(reading, reading)).Start;
        return new TextSpan(at, at);
    }

    /// <summary>The end of a block that is to go on with the next.</summary>
    public static TextSpan ForJoin(ParsedArticle article, ArticleBlock block)
    {
        ArgumentNullException.ThrowIfNull(article);
        ArgumentNullException.ThrowIfNull(block);
        var at = article.Text.ToPage(block.Span).End;
        return new TextSpan(at, at);
    }

    /// <summary>The first words of a block, which stand for it.</summary>
    public static TextSpan ForRole(ParsedArticle article, ArticleBlock block)
    {
        ArgumentNullException.ThrowIfNull(article);
        ArgumentNullException.ThrowIfNull(block);
        var page = article.Text.ToPage(block.MarkerSpan is { } marker ? new TextSpan(Math.Min(marker.Start, block.Span.Start), block.Span.End) : block.Span);
        var end = Math.Min(page.End, page.Start + RoleQuoteLength);
        return new TextSpan(page.Start, end < page.End && char.IsLowSurrogate(article.Page.Text[end]) ? end - 1 : end);
    }

    /// <summary>The place of a finding, for a dismissal.</summary>
    public static TextSpan ForDismissal(ParsedArticle article, Finding finding)
    {
        ArgumentNullException.ThrowIfNull(article);
        ArgumentNullException.ThrowIfNull(finding);
        var page = article.Text.ToPage(finding.Span);
        var end = Math.Min(page.End, page.Start + RoleQuoteLength);
        return new TextSpan(page.Start, end < page.End && end > page.Start && char.IsLowSurrogate(article.Page.Text[end]) ? end - 1 : end);
    }
}
