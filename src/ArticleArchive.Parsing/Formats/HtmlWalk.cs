using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Formats;

/// <summary>Walks the tree of a page and composes its words as a browser lays them out. One use.</summary>
internal sealed class HtmlWalk(HtmlPageFacts facts, HtmlSourceMap map)
{
    private static readonly HashSet<string> BlockElements = new(StringComparer.Ordinal)
    {
        "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "dir", "div", "dl", "dt",
        "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html",
        "legend", "li", "listing", "main", "menu", "nav", "ol", "optgroup", "option", "p", "plaintext", "pre", "search", "section",
        "select", "summary", "table", "tbody", "td", "textarea", "tfoot", "th", "thead", "tr", "ul", "xmp",
    };

    private readonly PageTextBuilder _page = new();
    private readonly HtmlOutline _outline = new();
    private readonly List<INode> _hiddenInline = [];

    // The block that is being composed.
    private int _start = -1;
    private INode? _holder;
    private Place _place = Place.Page;
    private int _letters;
    private int _linkLetters;

    // White space since the last word, which counts only when another word follows in the block.
    private TextSpan? _space;
    private int _breaks;
    private int _tabs;
    private bool _afterLink;

    // An emptied link that was passed in this block, until it is known whether a word may stand there.
    private bool _hasEmptied;
    private bool _isBlankBehind;
    private (PageBlockKind Kind, object? List) _previous;
    private ListItem? _previousItem;

    // Where a text stands: what the elements around it make of it.
    private sealed record Place(
        PageBlockKind Kind = PageBlockKind.Text,
        int Level = 0,
        bool Ordered = false,
        string? Region = null,
        bool InLink = false,
        bool IsPreformatted = false,
        bool InDataRow = false,
        int ListDepth = -1,
        object? List = null,
        ListItem? Item = null,
        ListItem? Around = null)
    {
        public static Place Page { get; } = new();
    }

    // Only the first block of an item is the item; further paragraphs in it are text, and know that they go on with it.
    private sealed class ListItem
    {
        public bool IsRead { get; set; }

        public bool HasBlock { get; set; }
    }

    private readonly record struct Frame(INode Node, Place Place, int NextChild, int LastElement);

    public PageText Read(IDocument document, IReadOnlyList<StatedMetadata> metadata)
    {
        Walk(document, Place.Page);
        EndBlock();

        // Words inside a sentence that a browser does not show would tear it: they follow at the end.
        foreach (var hidden in _hiddenInline)
        {
            Walk(hidden, Place.Page with { Region = HtmlRegions.Hidden });
            EndBlock();
        }

        _outline.Close();
        var page = _page.Build(metadata);
        return page with { Blocks = HtmlContents.Mark(page.Text, page.Blocks), Outline = _outline };
    }

    private void Walk(INode root, Place place)
    {
        var frames = new Stack<Frame>();
        frames.Push(new Frame(root, place, 0, PositionOf(root)));
        while (frames.TryPop(out var frame))
        {
            if (frame.NextChild >= frame.Node.ChildNodes.Length)
            {
                if (frames.Count > 0)
                    Leave((IElement)frame.Node, frame.Place);
                continue;
            }

            var child = frame.Node.ChildNodes[frame.NextChild];
            var position = PositionOf(child);
            frames.Push(frame with { NextChild = frame.NextChild + 1, LastElement = position >= 0 ? position : frame.LastElement });
            if (child is IText text)
                Read(text.Data, frame);
            else if (child is IElement element && !HtmlReader.IsSkipped(element) && Enter(element, frame.Place) is { } inner)
                frames.Push(new Frame(element, inner, 0, position >= 0 ? position : frame.LastElement));
        }
    }

    private static int PositionOf(INode node) => node is IElement { SourceReference: { } reference } ? reference.Position.Index : -1;

    // The place inside an element, or null when its words are put off.
    private Place? Enter(IElement element, Place place)
    {
        var name = element.LocalName;
        var isBlock = BlockElements.Contains(name);
        var region = facts.RegionOf(element);
        if (!isBlock && region == HtmlRegions.Hidden && place.Region != HtmlRegions.Hidden)
        {
            _hiddenInline.Add(element);
            return null;
        }

        if (isBlock)
            Break(place);
        else if (region is not null && region.StartsWith("class:", StringComparison.Ordinal))
            region = null;
        var inner = region is null ? place : place with { Region = Nested(place.Region, region) };
        switch (name)
        {
            case "br" when place.InDataRow:
                Break(place);
                break;
            case "br":
                LineBreak(place);
                break;
            case "a" or "button":
                if (IsWordPlace() && EmptiedLink.Is(element))
                    (_hasEmptied, _isBlankBehind) = (true, false);
                // Links side by side (menus, tags) are set apart by styles.
                if (_afterLink && _space is null)
                    _space = new TextSpan(0, 0);
                return name == "a" ? inner with { InLink = true } : inner;
            case "h1" or "h2" or "h3" or "h4" or "h5" or "h6":
                return inner with { Kind = PageBlockKind.Heading, Level = name[1] - '0', Item = null };
            case "ul" or "ol" or "dl" or "menu" or "dir":
                return inner with { ListDepth = place.ListDepth + 1, List = element, Ordered = name == "ol", Kind = PageBlockKind.Text, Item = null };
            case "li" or "dt" or "dd":
                var item = new ListItem();
                return inner with
                {
                    Kind = PageBlockKind.ListItem,
                    Level = Math.Max(0, inner.ListDepth),
                    Ordered = inner.Ordered && name == "li",
                    Item = item,
                    Around = item,
                };
            case "blockquote":
                return inner with { Kind = PageBlockKind.Quotation, Level = 0, Item = null };
            case "figcaption" or "caption":
                return inner with { Kind = PageBlockKind.Caption, Level = 0, Item = null };
            case "pre" or "listing" or "xmp" or "plaintext" or "textarea":
                return inner with { Kind = PageBlockKind.Preformatted, Level = 0, IsPreformatted = true, Item = null };
            case "tr" when !IsLayoutRow(element):
                return inner with { Kind = PageBlockKind.TableRow, Level = 0, InDataRow = true, Item = null };
            case "td" or "th" when place.InDataRow && _start >= 0:
                _tabs++;
                break;
            case "td" or "th" when !place.InDataRow:
                return inner with { Kind = PageBlockKind.Text, Level = 0, Item = null };
            default:
                if (inner.Kind == PageBlockKind.Text && HtmlRegions.IsCaption(element))
                    return inner with { Kind = PageBlockKind.Caption };
                break;
        }

        return inner;
    }

    private void Leave(IElement element, Place inner)
    {
        if (element.LocalName == "tr")
            EndBlock();
        else if (BlockElements.Contains(element.LocalName))
            Break(inner with { InDataRow = inner.InDataRow && element.LocalName != "table" });
        else if (element.LocalName is "a" or "button")
            _afterLink = true;
    }

    // An article's own header and footer are not the page's; and what stands in a menu, a sidebar or the comments belongs to it.
    private static string Nested(string? outer, string inner) => (outer, inner) switch
    {
        (HtmlRegions.Hidden, _) => HtmlRegions.Hidden,
        ("article" or "main" or "article:header", "header") => "article:header",
        ("article" or "main" or "article:footer", "footer") => "article:footer",
        (not null and not ("article" or "main" or "form" or "header"), "article" or "main" or "figure" or "header") => outer,
        _ => inner,
    };

    private bool IsLayoutRow(IElement row)
    {
        var table = row.ParentElement;
        while (table is not null and not IHtmlTableElement && table is IHtmlTableSectionElement)
            table = table.ParentElement;
        return table is not IHtmlTableElement || facts.IsLayout(table);
    }

    private void Read(string data, Frame frame)
    {
        var (place, near) = (frame.Place, frame.LastElement);
        if (data.AsSpan().IndexOfAnyExcept(" \n\t\f\r") < 0)
        {
            if (place.IsPreformatted)
                _breaks += _start >= 0 ? data.Count(c => c == '\n') : 0;
            else if (_start >= 0)
                _space ??= new TextSpan(0, 0);
            _isBlankBehind = true;
            return;
        }

        var places = map.Find(data, near);
        for (var i = 0; i < data.Length; i++)
        {
            var c = data[i];
            TextSpan? source = places.IsEmpty ? null : places[i];
            if (!place.IsPreformatted && c is ' ' or '\n' or '\t' or '\f' or '\r')
            {
                _isBlankBehind = true;
                _space = _space is { IsEmpty: false } begun && source is { } more && more.Start == begun.End ? new TextSpan(begun.Start, more.End) : _space ?? source ?? new TextSpan(0, 0);
            }
            else if (_start >= 0 || !char.IsWhiteSpace(c))
                Write(c, source, frame);
        }
    }

    private void Write(char c, TextSpan? source, Frame frame)
    {
        var (place, near) = (frame.Place, frame.LastElement);
        var isEmptied = _hasEmptied && (_isBlankBehind || EmptiedLink.MayFollowWord(c));
        if (isEmptied && _start >= 0)
            _page.AddEmptiedLink(_page.Length);
        _hasEmptied = false;
        if (_start < 0)
            Begin(frame, isEmptied);
        else if (_tabs > 0)
            _page.AppendSpace(new string('\t', _tabs));
        else if (_breaks > 0)
            _page.AppendSpace(new string('\n', place.IsPreformatted ? _breaks : 1));
        else if (_space is { Length: > 1 } || (_space is { Length: 1 } one && map.IsBlankAt(one.Start)))
            _page.Append(' ', _space.Value);
        else if (_space is not null)
            _page.AppendSpace(" ");
        ForgetSpace();

        if (source is { } exact)
            _page.Append(c, exact);
        else
            _page.AppendNear(c, TextSpan.OfLength(Math.Max(0, near), near < 0 ? 0 : 2));
        if (!char.IsLetterOrDigit(c))
            return;
        _letters++;
        if (place.InLink)
            _linkLetters++;
    }

    private void Begin(Frame frame, bool isBehindEmptiedLink)
    {
        var place = frame.Place;
        // Items of one list and rows of one table follow each other line by line.
        var isNext = place.Kind == _previous.Kind && place.List == _previous.List
            && place.Kind is PageBlockKind.ListItem or PageBlockKind.TableRow && place.Item is null or { IsRead: false };
        _page.Separate(withBlankLine: !isNext);
        _start = _page.Length;
        if (isBehindEmptiedLink)
            _page.AddEmptiedLink(_start);
        _place = place;
        _holder = frame.Node;
        _letters = 0;
        _linkLetters = 0;
    }

    private void LineBreak(Place place)
    {
        if (_start < 0)
            return;
        _breaks++;

        // Two in a row are how old pages part paragraphs.
        if (_breaks > 1 && !place.IsPreformatted)
            EndBlock();
    }

    // The edge of a block element: inside a row of data it only sets words apart.
    private void Break(Place place)
    {
        if (!place.InDataRow)
            EndBlock();
        else if (_start >= 0)
            _space ??= new TextSpan(0, 0);
    }

    // A word may stand at a block's start, behind a blank and behind an opening mark.
    private bool IsWordPlace() => _start < 0 || _space is not null || _breaks > 0 || EmptiedLink.MayPrecedeWord(_page.Last);

    private void EndBlock()
    {
        if (_start >= 0)
        {
            if (_hasEmptied)
                _page.AddEmptiedLink(_page.Length);
            var place = _place;
            var isLaterParagraph = place is { Kind: PageBlockKind.ListItem, Item.IsRead: true };
            var density = _letters == 0 ? 0 : Math.Round((double)_linkLetters / _letters, 3);
            var part = PartOf(place);
            var isAdded = _page.AddBlock(_start, span => isLaterParagraph
                ? new PageBlock(PageBlockKind.Text, span, Region: place.Region, LinkDensity: density, ItemPart: part)
                : new PageBlock(place.Kind, span, place.Level, place.Ordered, Region: place.Region, LinkDensity: density, ItemPart: part));
            if (isAdded)
                _outline.Add(_holder);
            if (place.Item is { } item)
                item.IsRead = true;
            if (place.Around is { } around)
                around.HasBlock = true;
            _previousItem = place.Around;
            _previous = (place.Kind, place.List);
            _start = -1;
        }

        _hasEmptied = false;
        ForgetSpace();
    }

    // What follows an inner list in its outer item goes on with no item right before it.
    private ItemPart PartOf(Place place) => place.Around switch
    {
        null => ItemPart.None,
        { HasBlock: false } => ItemPart.First,
        { } around => around == _previousItem ? ItemPart.Further : ItemPart.None,
    };

    private void ForgetSpace()
    {
        _space = null;
        _breaks = 0;
        _tabs = 0;
        _afterLink = false;
    }
}
