using AngleSharp.Dom;

namespace ArticleArchive.Parsing.Formats;

/// <summary>An element that holds words of the page, and what it says of itself.</summary>
/// <param name="Parent">Index of the element around it, or -1; always smaller than its own.</param>
/// <param name="Depth">Number of elements around it.</param>
/// <param name="Name">Its local name.</param>
/// <param name="Words">Of its class and id, in small letters: each name as it is and, where it has several, its words.</param>
/// <param name="Role">The region that its name, ARIA role or class speaks of (see <see cref="HtmlRegions"/>), believed or not; or null.</param>
/// <param name="IsArticleBody">Microdata call it the article's text.</param>
internal sealed record HtmlElement(int Parent, int Depth, string Name, IReadOnlyList<string> Words, string? Role, bool IsArticleBody);

/// <summary>The page's tree as far as it holds words, without AngleSharp's: what stays for judging the blocks.</summary>
internal sealed class HtmlOutline
{
    /// <summary>Names of a class attribute beyond these are written by programs, and say nothing.</summary>
    private const int MostWordsOfElement = 24;

    private const int LongestName = 32;

    // Attributes whose words say what an element is.
    private static readonly string[] s_naming = ["class", "id", "itemprop", "aria-label", "data-testid", "data-component", "data-module", "data-name", "data-type"];

    private readonly List<HtmlElement> _elements = [];
    private readonly List<int> _blocks = [];
    private readonly Dictionary<INode, int> _indexes = [];

    /// <summary>Parents before their children.</summary>
    public IReadOnlyList<HtmlElement> Elements => _elements;

    /// <summary>For each block of the page, in order: the innermost element around its first letter, or -1.</summary>
    public IReadOnlyList<int> Blocks => _blocks;

    /// <summary>Adds the next block.</summary>
    /// <param name="holder">The node that its first text stands in.</param>
    public void Add(INode? holder) => _blocks.Add(Index(holder as IElement));

    /// <summary>The tree is complete: lets go of the parser's.</summary>
    public void Close() => _indexes.Clear();

    private int Index(IElement? element)
    {
        // From the outside in, so that parents come first; without recursion, for the depth is the page's choice.
        var unknown = new Stack<IElement>();
        var index = -1;
        for (; element is not null; element = element.ParentElement)
        {
            if (_indexes.TryGetValue(element, out index))
                break;
            index = -1;
            unknown.Push(element);
        }

        while (unknown.TryPop(out var next))
        {
            _elements.Add(Describe(next, index));
            index = _elements.Count - 1;
            _indexes.Add(next, index);
        }

        return index;
    }

    private HtmlElement Describe(IElement element, int parent) => new(
        parent,
        parent < 0 ? 0 : _elements[parent].Depth + 1,
        element.LocalName,
        element.LocalName is "html" or "body" ? [] : WordsOf(element),
        HtmlRegions.Of(element),
        element.GetAttribute("itemprop") is { } property && property.Contains("articleBody", StringComparison.OrdinalIgnoreCase));

    private static List<string> WordsOf(IElement element)
    {
        var words = new List<string>();
        foreach (var name in s_naming.SelectMany(attribute => HtmlRegions.Names(element.GetAttribute(attribute))))
        {
            // Names with many digits are a program's: "css-1x2y3z", "post-48213".
            if (name.Length > LongestName)
                continue;
            if (!name.Any(char.IsAsciiDigit))
                Add(name.ToLowerInvariant());
            foreach (var word in HtmlRegions.WordsOf(name))
                Add(word);
        }

        return words;

        void Add(string word)
        {
            if (word.Length > 1 && words.Count < MostWordsOfElement && !words.Contains(word, StringComparer.Ordinal))
                words.Add(word);
        }
    }
}
