using ArticleArchive.Parsing.Text;
using Markdig.Extensions.Footnotes;
using Markdig.Extensions.Tables;
using Markdig.Extensions.Yaml;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace ArticleArchive.Parsing.Formats;

/// <summary>Walks Markdig's tree and composes the page's words. One use. The tree is at most 128 deep, so recursion is safe.</summary>
internal sealed class MarkdownWalk(string source)
{
    private readonly PageTextBuilder _page = new();
    private readonly List<StatedMetadata> _metadata = [];
    private readonly List<TextSpan> _read = [];
    private readonly List<LinkInline> _images = [];
    private int _letters;
    private int _linkLetters;

    // What the containers around a paragraph make of it.
    private sealed record Place(PageBlockKind Kind = PageBlockKind.Text, int Level = 0, bool Ordered = false, int ListDepth = -1);

    public PageText Read(MarkdownDocument document)
    {
        foreach (var block in document)
        {
            Read(block, new Place(), isTight: false);

            // The two groups gather blocks from anywhere in the file: their members' places count, not the group's.
            if (block is LinkReferenceDefinitionGroup definitions)
                _read.AddRange(definitions.Where(one => one is not FootnoteLinkReferenceDefinition { Footnote.Order: < 0 }).Select(one => SpanOf(one.Span)));
            else if (block is not FootnoteGroup)
                _read.Add(SpanOf(block.Span));
        }

        ReadRest();
        return _page.Build(_metadata) with { IsManuscript = true };
    }

    // Markdig's spans name the last code unit; ours the one after it. Nowhere else is this added.
    private static TextSpan SpanOf(SourceSpan span) => span.IsEmpty ? new TextSpan(0, 0) : new TextSpan(span.Start, span.End + 1);

    private void Read(Block block, Place place, bool isTight)
    {
        switch (block)
        {
            case YamlFrontMatterBlock front:
                _metadata.AddRange(FrontMatter.Read(SpanOf(front.Span).In(source)));
                break;
            case HeadingBlock heading:
                ReadLeaf(heading, new Place(PageBlockKind.Heading, heading.Level), isTight: false, marker: null);
                break;
            case ParagraphBlock paragraph:
                ReadLeaf(paragraph, place, isTight, marker: null);
                break;
            case ListBlock list:
                ReadList(list, place);
                break;
            case QuoteBlock quote:
                ReadAll(quote, place with { Kind = PageBlockKind.Quotation, Level = 0, Ordered = false });
                break;
            case CodeBlock code:
                ReadCode(code);
                break;
            case HtmlBlock html:
                MarkupStripper.Read(source, SpanOf(html.Span), _page, span => new PageBlock(place.Kind, span, place.Level, place.Ordered));
                break;
            case Table table:
                ReadTable(table);
                break;
            case LinkReferenceDefinition or LinkReferenceDefinitionGroup or ThematicBreakBlock:
                break;
            case ContainerBlock container:
                ReadAll(container, place);
                break;
            case LeafBlock leaf:
                ReadLeaf(leaf, place, isTight: false, marker: null);
                break;
        }
    }

    private void ReadAll(ContainerBlock container, Place place)
    {
        foreach (var child in container)
            Read(child, place, isTight: false);
        if (container is Footnote)
            _read.Add(SpanOf(container.Span));
    }

    private void ReadList(ListBlock list, Place outer)
    {
        var place = new Place(PageBlockKind.ListItem, outer.ListDepth + 1, list.IsOrdered, outer.ListDepth + 1);
        var isFirst = true;
        foreach (var item in list.OfType<ListItemBlock>())
        {
            var inner = place;
            foreach (var child in item)
            {
                if (child is ParagraphBlock paragraph && inner.Kind == PageBlockKind.ListItem)
                {
                    ReadLeaf(paragraph, inner, isTight: !isFirst || outer.ListDepth >= 0, list.IsOrdered ? MarkerOf(item) : null);

                    // Further paragraphs of the item are text in it, not items.
                    inner = inner with { Kind = PageBlockKind.Text, Level = 0, Ordered = false };
                }
                else
                {
                    Read(child, inner, isTight: false);
                }
            }

            isFirst = false;
        }
    }

    // A printed number is a word of the file ("3." may be cited); a bullet is only a mark.
    private TextSpan? MarkerOf(ListItemBlock item)
    {
        var start = item.Span.Start;
        var end = start;
        while (end < source.Length && char.IsAsciiDigit(source[end]))
            end++;
        return end > start && end < source.Length && source[end] is '.' or ')' ? new TextSpan(start, end + 1) : null;
    }

    private void ReadTable(Table table)
    {
        var isFirst = true;
        foreach (var row in table.OfType<TableRow>())
        {
            _page.Separate(withBlankLine: isFirst);
            var start = Begin();
            var cells = row.OfType<TableCell>().ToList();
            for (var i = 0; i < cells.Count; i++)
            {
                if (i > 0)
                    _page.AppendSpace("\t");
                foreach (var leaf in cells[i].OfType<LeafBlock>())
                    ReadInlines(leaf.Inline, inLink: false);
            }

            _page.AddBlock(start, span => new PageBlock(PageBlockKind.TableRow, span, LinkDensity: LinkDensity()));
            isFirst = false;
        }

        ReadImages();
    }

    private void ReadCode(CodeBlock code)
    {
        _page.Separate(withBlankLine: true);
        var start = Begin();
        for (var i = 0; i < code.Lines.Count; i++)
        {
            var line = code.Lines.Lines[i];
            var text = line.Slice.ToString();
            if (i > 0)
                _page.AppendSpace("\n");
            Append(text, PlaceOf(text, new TextSpan(Math.Min(line.Position, source.Length), Math.Min(line.Position + text.Length, source.Length))), inLink: false);
        }

        _page.AddBlock(start, span => new PageBlock(PageBlockKind.Preformatted, span));
    }

    private void ReadLeaf(LeafBlock leaf, Place place, bool isTight, TextSpan? marker)
    {
        _page.Separate(withBlankLine: !isTight);
        TextSpan? printed = null;
        var markerStart = _page.Length;
        if (marker is { } mark)
        {
            Append(mark.In(source), mark, inLink: false);
            printed = new TextSpan(markerStart, _page.Length);
            _page.AppendSpace(" ");
        }

        var start = Begin();
        ReadInlines(leaf.Inline, inLink: false);
        if (!_page.AddBlock(start, span => new PageBlock(place.Kind, span, place.Level, place.Ordered, printed, LinkDensity: LinkDensity())))
            _page.AddBlock(markerStart, span => new PageBlock(PageBlockKind.Text, span));
        ReadImages();
    }

    private int Begin()
    {
        (_letters, _linkLetters) = (0, 0);
        return _page.Length;
    }

    private double LinkDensity() => _letters == 0 ? 0 : Math.Round((double)_linkLetters / _letters, 3);

    private void ReadInlines(ContainerInline? container, bool inLink)
    {
        for (var inline = container?.FirstChild; inline is not null; inline = inline.NextSibling)
        {
            var span = SpanOf(inline.Span);
            switch (inline)
            {
                case LiteralInline literal:
                    Append(literal.Content.ToString(), span, inLink);
                    break;
                case CodeInline code:
                    Append(code.Content, span, inLink);
                    break;
                case HtmlEntityInline entity:
                    Append(entity.Transcoded.ToString(), span, inLink);
                    break;
                case AutolinkInline address:
                    Append(address.Url, span, inLink: true);
                    break;
                case LineBreakInline line:
                    _page.AppendSpace(line.IsHard ? "\n" : " ");
                    break;
                case HtmlInline html when html.Tag.StartsWith("<br", StringComparison.OrdinalIgnoreCase):
                    _page.AppendSpace("\n");
                    break;
                case HtmlInline or FootnoteLink:
                    break;
                case LinkInline { IsImage: true } image:
                    _images.Add(image);
                    break;
                case LinkInline { FirstChild: null, Url: { } url } when EmptiedLink.IsOfText(url):
                    _page.AddEmptiedLink(_page.Length);
                    break;
                case ContainerInline inner:
                    ReadInlines(inner, inLink || inner is LinkInline);
                    break;
            }
        }
    }

    // A picture inside a sentence must not put its description there.
    private void ReadImages()
    {
        foreach (var image in _images.ToList())
        {
            _page.Separate(withBlankLine: true);
            var start = Begin();
            ReadInlines(image, inLink: false);
            _page.AddBlock(start, span => new PageBlock(PageBlockKind.Caption, span));
        }

        _images.Clear();
    }

    private void Append(string text, TextSpan place, bool inLink)
    {
        var exact = PlaceOf(text, place);
        if (exact.Length == text.Length)
        {
            for (var i = 0; i < text.Length; i++)
                _page.Append(text[i], TextSpan.OfLength(exact.Start + i, 1));
        }
        else
        {
            _page.Append(text, exact);
        }

        var letters = text.Count(char.IsLetterOrDigit);
        _letters += letters;
        _linkLetters += inLink ? letters : 0;
    }

    // The stretch of a span that is the text itself, without backslash or backticks; the whole span where there is none.
    private TextSpan PlaceOf(string text, TextSpan span)
    {
        if (span.End > source.Length)
            span = new TextSpan(Math.Min(span.Start, source.Length), source.Length);
        var at = source.AsSpan(span.Start, span.Length).IndexOf(text, StringComparison.Ordinal);
        if (at >= 0)
            return TextSpan.OfLength(span.Start + at, text.Length);

        // Equal lengths would say that the text stands there.
        return span.Length == text.Length ? new TextSpan(span.Start, span.Start) : span;
    }

    // Markdig drops a footnote that nothing refers to. Words are not dropped: what no block has read follows as text.
    private void ReadRest()
    {
        _read.Sort();
        var at = 0;
        foreach (var span in _read)
        {
            ReadGap(at, span.Start);
            at = Math.Max(at, span.End);
        }

        ReadGap(at, source.Length);
    }

    private void ReadGap(int start, int end)
    {
        var hasWords = false;
        for (var i = start; i < end && !hasWords; i++)
            hasWords = char.IsLetterOrDigit(source[i]);
        if (!hasWords)
            return;
        MarkupStripper.Read(source, new TextSpan(start, end), _page, span => new PageBlock(PageBlockKind.Text, span));
    }
}
