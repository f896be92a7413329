using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens;

namespace ArticleArchive.Parsing.Formats;

/// <summary>The page would cost the HTML parser more time or memory than any real page does.</summary>
internal sealed class HtmlBudgetException(string limit) : Exception($"The page has {limit} than the HTML reader allows.");

/// <summary>
/// Counts, token by token, what AngleSharp is about to spend. Its cost is not linear in two places: each tag may search all open
/// elements (200 kB of nested div: 24 s), and each piece of text re-opens all formatting elements that a closed parent left
/// open (23 kB: 1.4 million nodes). Counting is pure, where a clock or a heap limit would give another article on another machine.
/// </summary>
internal sealed class HtmlBudget
{
    /// <summary>About half a kilobyte each in memory; a saved page has 1,000 to 10,000.</summary>
    public const int MostNodes = 500_000;

    /// <summary>Open elements passed over in searches: the sum of the depths of all tags; about half a second.</summary>
    public const long MostSearchSteps = 20_000_000;

    /// <summary>Of all elements together; what comes after is not kept. Attributes hold no words, so this degrades nothing.</summary>
    public const int MostAttributes = 300_000;

    /// <summary>Of one element. The parser compares each new one with those before it.</summary>
    public const int MostAttributesOfElement = 200;

    // Elements that the tree builder re-opens; see "the list of active formatting elements" in the HTML standard.
    private static readonly HashSet<string> Formatting = new(StringComparer.Ordinal)
    {
        "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u",
    };

    private static readonly HashSet<string> Void = new(StringComparer.Ordinal)
    {
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
    };

    // Elements whose end tag pages leave out: the next of their kind closes them.
    private static readonly HashSet<string> ClosedByTheNext = new(StringComparer.Ordinal)
    {
        "a", "dd", "dt", "li", "option", "p", "tbody", "td", "tfoot", "th", "thead", "tr",
    };

    private readonly List<string> _open = [];
    private readonly Dictionary<string, int> _openByName = new(StringComparer.Ordinal);
    private readonly List<string> _formatting = [];
    private readonly Dictionary<string, int> _formattingByName = new(StringComparer.Ordinal);

    private int _attributes;

    /// <summary>Elements and texts that the tokens so far can have made, copies included: never less than the true number.</summary>
    public long Nodes { get; private set; }

    /// <summary>Open elements that the tokens so far can have made the parser look at.</summary>
    public long SearchSteps { get; private set; }

    /// <summary>Counts an attribute, and says whether it is to be kept.</summary>
    /// <param name="before">The number of attributes that the element has already.</param>
    public bool KeepsAttribute(int before) => before < MostAttributesOfElement && _attributes++ < MostAttributes;

    /// <exception cref="HtmlBudgetException">A limit is passed.</exception>
    public void Spend(HtmlToken token)
    {
        switch (token.Type)
        {
            case HtmlTokenType.StartTag:
                Nodes += 2 + _formatting.Count + (token.Name == "a" && _formattingByName.GetValueOrDefault("a") > 0 ? 32 : 0);
                Open(token.Name);
                break;
            case HtmlTokenType.EndTag:
                // A formatting element that ends below other open ones is split into copies ("the adoption agency"), 8 rounds of 4 at most.
                Nodes += Formatting.Contains(token.Name) && !(_open is [.., { } last] && last == token.Name) ? 32 : 1;
                Close(token.Name);
                break;
            case HtmlTokenType.Character:
                Nodes += 1 + _formatting.Count;
                break;
            default:
                Nodes++;
                break;
        }

        SearchSteps += _open.Count + ((long)_formatting.Count * _formatting.Count / 16);
        if (Nodes > MostNodes)
            throw new HtmlBudgetException("more elements");
        if (SearchSteps > MostSearchSteps)
            throw new HtmlBudgetException("elements nested deeper");
    }

    private void Open(string name)
    {
        if (Void.Contains(name))
            return;
        if (ClosedByTheNext.Contains(name))
            CloseNear(name);
        if (Formatting.Contains(name))
        {
            // A new link ends the one before it.
            if (name == "a")
                EndFormatting(name);
            _formatting.Add(name);
            _formattingByName[name] = _formattingByName.GetValueOrDefault(name) + 1;
        }

        _open.Add(name);
        _openByName[name] = _openByName.GetValueOrDefault(name) + 1;
    }

    private void Close(string name)
    {
        if (Formatting.Contains(name))
            EndFormatting(name);
        if (_openByName.GetValueOrDefault(name) > 0)
            PopTo(name);
    }

    private void CloseNear(string name)
    {
        for (var i = _open.Count - 1; i >= Math.Max(0, _open.Count - 16); i--)
        {
            if (_open[i] == name)
            {
                PopTo(name);
                return;
            }

            if (!Formatting.Contains(_open[i]) && !ClosedByTheNext.Contains(_open[i]))
                return;
        }
    }

    private void PopTo(string name)
    {
        string popped;
        do
        {
            popped = _open[^1];
            _open.RemoveAt(_open.Count - 1);
            _openByName[popped]--;
        }
        while (popped != name);
    }

    private void EndFormatting(string name)
    {
        if (_formattingByName.GetValueOrDefault(name) == 0)
            return;
        _formatting.RemoveAt(_formatting.LastIndexOf(name));
        _formattingByName[name]--;
    }
}
