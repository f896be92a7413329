using AngleSharp.Dom;

namespace ArticleArchive.Parsing.Formats;

/// <summary>What must be known of the whole page before its words are read: which regions to believe, which tables hold data.</summary>
internal sealed class HtmlPageFacts
{
    /// <summary>Texts of this many characters outside links are prose more often than menus.</summary>
    private const int ShortestProse = 60;

    /// <summary>A cell with more is a column of the page, not a datum.</summary>
    private const int LongestCell = 1_000;

    private readonly Dictionary<INode, string> _regions = [];
    private readonly HashSet<INode> _layoutTables = [];

    // What is counted on the way down and compared on the way up.
    private sealed class Open(INode node)
    {
        public INode Node { get; } = node;

        public int NextChild { get; set; }

        public long ProseBefore { get; init; }

        public long TextBefore { get; init; }

        public int HeadlinesBefore { get; init; }

        public int MainsBefore { get; init; }

        public string? Region { get; init; }

        public int Cells { get; set; }
    }

    public static HtmlPageFacts Of(INode root)
    {
        var facts = new HtmlPageFacts();
        facts.Walk(root);
        return facts;
    }

    /// <summary>The region that an element opens, or null when it opens none or is not to be believed.</summary>
    public string? RegionOf(INode element) => _regions.GetValueOrDefault(element);

    /// <summary>True for a table that places parts of the page rather than data.</summary>
    public bool IsLayout(INode table) => _layoutTables.Contains(table);

    private void Walk(INode root)
    {
        long prose = 0, text = 0;
        int headlines = 0, mains = 0, links = 0;
        var doubtful = new List<(INode Node, string Region, long Prose)>();
        var tables = new List<(INode Table, int WidestRow)>();
        var open = new Stack<Open>();
        open.Push(new Open(root));
        while (open.TryPeek(out var top))
        {
            if (top.NextChild < top.Node.ChildNodes.Length)
            {
                var child = top.Node.ChildNodes[top.NextChild++];
                if (child is IText { Data: var data })
                {
                    text += data.Length;
                    if (links == 0 && data.Length >= ShortestProse)
                        prose += data.Length;
                }
                else if (child is IElement element && !HtmlReader.IsSkipped(element))
                {
                    Enter(element);
                    open.Push(new Open(element)
                    {
                        ProseBefore = prose,
                        TextBefore = text,
                        HeadlinesBefore = headlines - (element.LocalName == "h1" ? 1 : 0),
                        MainsBefore = mains - (element.LocalName == "main" ? 1 : 0),
                        Region = HtmlRegions.Of(element),
                    });
                }

                continue;
            }

            open.Pop();
            Leave(top);
        }

        // The part that holds most of the page's prose is not beside the article; it is the article.
        foreach (var (node, region, held) in doubtful)
        {
            if (held * 2 <= prose || region == HtmlRegions.Comments)
                _regions[node] = region;
        }

        void Enter(IElement element)
        {
            switch (element.LocalName)
            {
                case "a":
                    links++;
                    break;
                case "h1":
                    headlines++;
                    MarkTable();
                    break;
                case "main":
                    mains++;
                    MarkTable();
                    break;
                case "article" or "h2" or "h3" or "h4" or "h5" or "h6" or "ul" or "ol" or "section" or "blockquote" or "form" or "figure" or "pre" or "nav":
                    MarkTable();
                    break;
                case "table":
                    MarkTable();
                    tables.Add((element, 0));
                    break;
                case "td" or "th":
                    if (open.TryPeek(out var row))
                        row.Cells++;
                    break;
                default:
                    break;
            }
        }

        void Leave(Open left)
        {
            switch ((left.Node as IElement)?.LocalName)
            {
                case "a":
                    links--;
                    break;
                case "td" or "th" when text - left.TextBefore > LongestCell:
                    MarkTable();
                    break;
                case "tr" when tables.Count > 0:
                    tables[^1] = (tables[^1].Table, Math.Max(tables[^1].WidestRow, left.Cells));
                    break;
                case "table":
                    // One cell a row: nothing is compared with anything.
                    if (tables[^1].WidestRow < 2 || ((IElement)left.Node).GetAttribute("role") is "presentation" or "none")
                        _layoutTables.Add(left.Node);
                    tables.RemoveAt(tables.Count - 1);
                    break;
                default:
                    break;
            }

            if (left.Region is "article" or "main" or "figure")
                _regions[left.Node] = left.Region;
            else if (left.Region is { } region && mains == left.MainsBefore && (headlines == left.HeadlinesBefore || !MayWrapTheHeadline(region)))
                doubtful.Add((left.Node, region, prose - left.ProseBefore));
        }

        void MarkTable()
        {
            if (tables.Count > 0)
                _layoutTables.Add(tables[^1].Table);
        }
    }

    // A form, a hero header or a styled wrapper round the whole page; a menu, a footer or a sidebar has an h1 of its own at most.
    private static bool MayWrapTheHeadline(string region) =>
        region is "header" or "form" or HtmlRegions.Hidden || (region.StartsWith("class:", StringComparison.Ordinal) && region != HtmlRegions.Comments);
}
