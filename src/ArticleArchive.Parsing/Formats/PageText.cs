using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Formats;

/// <summary>The file formats that have a reader.</summary>
public enum SourceFormat
{
    /// <summary>Text without markup: the floor that every other format falls back to.</summary>
    PlainText,

    /// <summary>HTML, read with AngleSharp.</summary>
    Html,

    /// <summary>Markdown (CommonMark and front matter), read with Markdig.</summary>
    Markdown,

    /// <summary>One JSON object (a line of a data set) whose fields are an article's text and metadata.</summary>
    Record,

    /// <summary>An Internet message: an e-mail, or a page saved with its pictures. The part with the article is read as HTML or plain text.</summary>
    Message,
}

/// <summary>What a stretch of the page looked like to its format's reader.</summary>
public enum PageBlockKind
{
    /// <summary>Running text, or a bare line whose role is not known yet.</summary>
    Text,

    /// <summary>A heading by markup (never set by the plain-text reader).</summary>
    Heading,

    /// <summary>An item with a printed or implied list mark.</summary>
    ListItem,

    /// <summary>A quotation by markup or by a leading <c>&gt;</c>.</summary>
    Quotation,

    /// <summary>A caption by markup.</summary>
    Caption,

    /// <summary>Text whose line breaks matter.</summary>
    Preformatted,

    /// <summary>One row of a table.</summary>
    TableRow,

    /// <summary>An entry of the article's own table of contents.</summary>
    Contents,
}

/// <summary>A stretch of the page text, before cleaning and structure.</summary>
/// <param name="Kind">What it looked like.</param>
/// <param name="Span">In the page text; trimmed of white space; without the list mark.</param>
/// <param name="Level">1-6 for a heading, 0-based depth for a list item, else 0.</param>
/// <param name="Ordered">True for an item with a printed number or letter, or one of an ordered list.</param>
/// <param name="MarkerSpan">The printed list mark or heading mark, such as <c>1.</c>, or null.</param>
/// <param name="Region">
/// What the markup says about where the block stands: <c>nav</c>, <c>header</c>, <c>footer</c>, <c>aside</c>, <c>form</c>,
/// <c>article</c>, <c>main</c>, <c>figure</c>, <c>dialog</c> (an element's name or ARIA role); <c>article:header</c> and
/// <c>article:footer</c> for those of an article and not of the page; <c>class:comments</c> and the like where a class or id
/// says it (see <see cref="HtmlRegions"/>); <c>hidden</c> for words that a browser does not show; null where nothing says anything.
/// </param>
/// <param name="LinkDensity">Share of the block's letters that stand in links, 0-1; 0 where links are not known.</param>
/// <param name="ItemPart">Which part of a list item it is, where markup says so.</param>
public sealed record PageBlock(
    PageBlockKind Kind,
    TextSpan Span,
    int Level = 0,
    bool Ordered = false,
    TextSpan? MarkerSpan = null,
    string? Region = null,
    double LinkDensity = 0,
    ItemPart ItemPart = ItemPart.None);

/// <summary>A run of the page text and where in the source text it stands.</summary>
/// <param name="Page">In the page text.</param>
/// <param name="Source">In the source text (the decoded file).</param>
/// <remarks>When both lengths are equal the run is the same text, code unit by code unit; otherwise only its borders map.</remarks>
public readonly record struct SourceRun(TextSpan Page, TextSpan Source);

/// <summary>
/// The words of a page as a reader of the raw file would see them, nothing removed, and their way back into the file.
/// For plain text this is the source text itself. Edits apply to this text.
/// </summary>
/// <param name="Text">The page's words, with <c>\n</c> line ends; blocks are separated by at least one line end.</param>
/// <param name="Blocks">In order, disjoint, inside <paramref name="Text"/>; every word of the text is in a block or its marker.</param>
/// <param name="Runs">Ordered by page text and disjoint in it; null when the page text is the source text.</param>
/// <param name="Metadata">What the markup states about the article, in order of trust; empty for plain text.</param>
public sealed record PageText(
    string Text,
    IReadOnlyList<PageBlock> Blocks,
    IReadOnlyList<SourceRun>? Runs,
    IReadOnlyList<StatedMetadata> Metadata)
{
    /// <summary>What the reader could not read as it should; spans are in <see cref="Text"/>.</summary>
    public IReadOnlyList<Finding> Damage { get; init; } = [];

    /// <summary>Where the running text has a link without words, in <see cref="Text"/>; ordered. Only places where a word may stand: see <see cref="EmptiedLink"/>.</summary>
    internal IReadOnlyList<int> EmptiedLinks { get; init; } = [];

    /// <summary>The file is its writer's own text, as Markdown is, and no page of a site: nothing stands around the article.</summary>
    internal bool IsManuscript { get; init; }

    /// <summary>The last block is the rest of a page that has more of them than <see cref="ParseLimits"/> allows: it was not looked at.</summary>
    internal bool EndsUnread { get; init; }

    /// <summary>The elements around the blocks, for HTML; else null.</summary>
    internal HtmlOutline? Outline { get; init; }

    /// <summary>The article's text as the markup's metadata give it, or null.</summary>
    internal string? StatedBody { get; init; }

    /// <summary>The page text is the source text: nothing but line ends and signs says what a line is.</summary>
    internal bool IsPlainText => Runs is null;

    /// <summary>The page, with a finding about how it was read as a whole.</summary>
    internal PageText With(FindingKind kind, string detail, Severity severity = Severity.Warning) =>
        this with { Damage = [.. Damage, new Finding(kind, new TextSpan(0, 0), severity, detail)] };

    /// <summary>The smallest span of the source text that holds a span of the page text.</summary>
    public TextSpan ToSource(TextSpan page)
    {
        if (Runs is null)
            return page;
        int? start = null;
        var end = 0;
        var first = FirstRunAfter(page.Start);
        for (var i = first; i < Runs.Count; i++)
        {
            var run = Runs[i];
            if (run.Page.Start >= page.End && !(page.IsEmpty && run.Page.Start == page.Start))
                break;
            var exact = run.Page.Length == run.Source.Length;
            var from = exact ? run.Source.Start + Math.Max(0, page.Start - run.Page.Start) : run.Source.Start;
            var to = exact ? run.Source.End - Math.Max(0, run.Page.End - page.End) : run.Source.End;
            start = Math.Min(start ?? from, from);
            end = Math.Max(end, to);
        }

        if (start is { } found)
            return new TextSpan(found, Math.Max(found, end));

        // White space that the reader put between two runs stands where the words before it end.
        var before = first > 0 ? Runs[first - 1].Source.End : 0;
        return new TextSpan(before, before);
    }

    /// <summary>The smallest span of the page text that holds the words made from a span of the source text; empty when none were.</summary>
    public TextSpan FromSource(TextSpan source)
    {
        if (Runs is null)
            return source;
        int? start = null;
        var end = 0;
        foreach (var run in Runs)
        {
            if (run.Source.End <= source.Start || (run.Source.Start >= source.End && !(source.IsEmpty && run.Source.Start == source.Start)))
                continue;
            var exact = run.Page.Length == run.Source.Length;
            var from = exact ? run.Page.Start + Math.Max(0, source.Start - run.Source.Start) : run.Page.Start;
            var to = exact ? run.Page.End - Math.Max(0, run.Source.End - source.End) : run.Page.End;
            start = Math.Min(start ?? from, from);
            end = Math.Max(end, to);
        }

        return start is { } found ? new TextSpan(found, Math.Max(found, end)) : new TextSpan(0, 0);
    }

    // The first run that ends after an offset: runs are ordered by page, so this is found by halving.
    private int FirstRunAfter(int offset)
    {
        int low = 0, high = Runs!.Count;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (Runs[middle].Page.End <= offset)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}

/// <summary>The article's properties that markup or a data set can state.</summary>
public enum MetadataField
{
    /// <summary>The headline.</summary>
    Title,

    /// <summary>The summary under the headline.</summary>
    Standfirst,

    /// <summary>One author's name.</summary>
    Author,

    /// <summary>Who published it.</summary>
    Publisher,

    /// <summary>When it was published, in any notation.</summary>
    Published,

    /// <summary>BCP 47 language tag.</summary>
    Language,

    /// <summary>The page's canonical address.</summary>
    Url,

    /// <summary>The identifier that a data set gives the article.</summary>
    ExternalId,
}

/// <summary>One property as stated.</summary>
/// <param name="Field">Which property.</param>
/// <param name="Value">As it stands, trimmed; never empty.</param>
/// <param name="Origin">Where: <c>json-ld</c>, <c>og:title</c>, <c>meta author</c>, <c>front matter</c>, <c>field title</c>, ...</param>
public sealed record StatedMetadata(MetadataField Field, string Value, string Origin);
