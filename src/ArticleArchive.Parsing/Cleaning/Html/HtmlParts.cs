using ArticleArchive.Parsing.Formats;

namespace ArticleArchive.Parsing.Cleaning.Html;

/// <summary>What an element holds, its descendants' passages included.</summary>
internal struct PartStats
{
    public int Passages;
    public int Prose;
    public int Headings;
    public int Words;
    public int ProseWords;

    /// <summary>Words in links, by the passages' link density.</summary>
    public double LinkWords;

    public readonly double LinkShare => Words == 0 ? 0 : LinkWords / Words;

    public readonly double ProseShare => Words == 0 ? 0 : (double)ProseWords / Words;

    public void Add(in PartStats other)
    {
        Passages += other.Passages;
        Prose += other.Prose;
        Headings += other.Headings;
        Words += other.Words;
        ProseWords += other.ProseWords;
        LinkWords += other.LinkWords;
    }
}

/// <summary>The parts of a page: what each element holds, and which element is likely to hold the article.</summary>
/// <remarks>
/// Two opinions that are found independently. <see cref="Favourite"/> is found from below, as Readability does: each
/// paragraph votes for the elements around it, by its length and commas. <see cref="Bulk"/> is found from above: the
/// smallest element that still holds most of the running text. Where they disagree, the passages' scores decide.
/// </remarks>
internal sealed class HtmlParts
{
    /// <summary>The share of the page's running text that the bulk must hold.</summary>
    private const double BulkShare = 0.6;

    private const int MostLevels = 64;

    private readonly IReadOnlyList<HtmlElement> _elements;
    private readonly PartStats[] _stats;
    private readonly bool[] _holdsFavourite;

    private HtmlParts(IReadOnlyList<HtmlElement> elements, int[] holders)
    {
        _elements = elements;
        Holders = holders;
        _stats = new PartStats[elements.Count];
        _holdsFavourite = new bool[elements.Count];
    }

    /// <summary>True for the favourite and the elements around it.</summary>
    public bool HoldsFavourite(int element) => _holdsFavourite[element];

    /// <summary>For each passage the innermost element around it, or -1.</summary>
    public IReadOnlyList<int> Holders { get; }

    /// <summary>The element that the paragraphs vote for, or -1.</summary>
    public int Favourite { get; private set; } = -1;

    /// <summary>The smallest element with most of the running text, or -1.</summary>
    public int Bulk { get; private set; } = -1;

    public PartStats Page { get; private set; }

    public static HtmlParts Of(HtmlOutline outline, IReadOnlyList<Passage> passages, IReadOnlyList<LineStats> lines)
    {
        var parts = new HtmlParts(outline.Elements, passages.Select(passage => outline.Blocks[passage.First]).ToArray());
        parts.Count(lines);
        parts.Favourite = parts.FindFavourite(lines);
        parts.Bulk = parts.FindBulk();
        for (var i = parts.Favourite; i >= 0; i = parts._elements[i].Parent)
            parts._holdsFavourite[i] = true;
        return parts;
    }

    public HtmlElement Element(int index) => _elements[index];

    public ref readonly PartStats this[int element] => ref _stats[element];

    /// <summary>True when <paramref name="element"/> is <paramref name="around"/> or stands in it.</summary>
    public bool IsIn(int element, int around)
    {
        if (around < 0)
            return false;
        var depth = _elements[around].Depth;
        while (element >= 0 && _elements[element].Depth > depth)
            element = _elements[element].Parent;
        return element == around;
    }

    /// <summary>The largest element around one that does not hold the favourite; -1 when that is the favourite or holds it.</summary>
    public int Branch(int element)
    {
        var branch = -1;
        for (; element >= 0 && !_holdsFavourite[element]; element = _elements[element].Parent)
            branch = element;
        return branch;
    }

    /// <summary>The smallest element around one that holds more than its own passage.</summary>
    public int Group(int element)
    {
        while (element >= 0 && _stats[element].Passages < 2 && _elements[element].Parent >= 0)
            element = _elements[element].Parent;
        return element;
    }

    private void Count(IReadOnlyList<LineStats> lines)
    {
        var page = default(PartStats);
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            var one = new PartStats
            {
                Passages = 1,
                Prose = line.IsProse ? 1 : 0,
                Headings = line.Kind == PageBlockKind.Heading ? 1 : 0,
                Words = line.Words,
                ProseWords = line.IsProse ? line.Words : 0,
                LinkWords = line.Words * line.LinkDensity,
            };
            page.Add(one);
            if (Holders[i] >= 0)
                _stats[Holders[i]].Add(one);
        }

        Page = page;
        for (var i = _elements.Count - 1; i > 0; i--)
        {
            if (_elements[i].Parent >= 0)
                _stats[_elements[i].Parent].Add(_stats[i]);
        }
    }

    private int FindFavourite(IReadOnlyList<LineStats> lines)
    {
        var votes = new double[_elements.Count];
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            if (Holders[i] < 0 || line.Words < 8 || line.LinkDensity > 0.5 || LineFeatures.IsOutside(line.Region))
                continue;
            var vote = (1 + Math.Min(line.Commas, 8) + Math.Min(line.Chars / 100.0, 3)) * (1 - line.LinkDensity);
            var element = _elements[BlockOf(Holders[i])].Parent;
            for (var level = 0; level < 5 && element >= 0; level++, element = _elements[element].Parent)
                votes[element] += vote / (level == 0 ? 1 : 2 * level);
        }

        var best = -1;
        double most = 0;
        for (var i = 0; i < votes.Length; i++)
        {
            var vote = votes[i] * (1 - _stats[i].LinkShare);
            if (vote > most)
                (best, most) = (i, vote);
        }

        return best;
    }

    private int FindBulk()
    {
        var bulk = -1;
        for (var i = 0; i < _elements.Count; i++)
        {
            // Parents come first, so the last that holds enough is the smallest.
            if (_stats[i].ProseWords >= BulkShare * Page.ProseWords && Page.ProseWords > 0 && (bulk < 0 || IsIn(i, bulk)))
                bulk = i;
        }

        return bulk;
    }

    /// <summary>The innermost element around one, itself included, that is laid out as a block.</summary>
    public int BlockOf(int element)
    {
        for (var level = 0; level < MostLevels && element > 0 && _elements[element].Name is "a" or "span" or "b" or "strong" or "i" or "em" or "u" or "font" or "small" or "code" or "sup" or "sub" or "mark" or "time" or "label" or "button" or "cite" or "abbr" or "q" or "s" or "del" or "ins"; level++)
            element = _elements[element].Parent;
        return element;
    }
}
