using System.Text;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Formats;

/// <summary>Composes a page text from pieces of the source, and keeps where each came from.</summary>
internal sealed class PageTextBuilder
{
    private readonly StringBuilder _text = new();
    private readonly List<PageBlock> _blocks = [];
    private readonly List<SourceRun> _runs = [];
    private readonly HashSet<int> _near = [];
    private readonly List<int> _emptiedLinks = [];
    private bool _isFull;

    public int Length => _text.Length;

    /// <summary>The last code unit; a line end when there is none.</summary>
    public char Last => _text.Length == 0 ? '\n' : _text[^1];

    /// <summary>Adds one code unit that was made from a span of the source.</summary>
    public void Append(char c, TextSpan source)
    {
        var at = _text.Length;
        _text.Append(c);
        if (source.Length == 1 && _runs is [.., { } last] && !_near.Contains(_runs.Count - 1) && last.Page.End == at && last.Source.End == source.Start && last.Page.Length == last.Source.Length)
            _runs[^1] = new SourceRun(new TextSpan(last.Page.Start, at + 1), new TextSpan(last.Source.Start, source.End));
        else
            AddRun(new TextSpan(at, at + 1), source);
    }

    /// <summary>Adds one code unit of words whose exact place is not known, only that of their element.</summary>
    public void AppendNear(char c, TextSpan element)
    {
        var at = _text.Length;
        _text.Append(c);
        if (_runs is [.., { } last] && last.Source == element && _near.Contains(_runs.Count - 1))
        {
            _runs[^1] = last with { Page = new TextSpan(last.Page.Start, at + 1) };
            return;
        }

        if (AddRun(new TextSpan(at, at + 1), element))
            _near.Add(_runs.Count - 1);
    }

    /// <summary>Adds words that were made from a span of the source as a whole: only the borders map.</summary>
    public void Append(string words, TextSpan source)
    {
        if (words.Length == 0)
            return;
        AddRun(TextSpan.OfLength(_text.Length, words.Length), source);
        _text.Append(words);
    }

    /// <summary>Adds white space that stands nowhere in the source.</summary>
    public void AppendSpace(string space) => _text.Append(space);

    /// <summary>Notes that a link without words stands at a place of the page text.</summary>
    public void AddEmptiedLink(int at) => _emptiedLinks.Add(at);

    /// <summary>Ends the line, and leaves a blank one where asked, so that the next block stands apart. Nothing at the start.</summary>
    public void Separate(bool withBlankLine)
    {
        if (_text.Length == 0)
            return;
        var ends = 0;
        while (ends < 2 && ends < _text.Length && _text[^(ends + 1)] == '\n')
            ends++;
        _text.Append('\n', Math.Max(0, (withBlankLine ? 2 : 1) - ends));
    }

    /// <summary>
    /// Makes a block of what was added since <paramref name="start"/>; none when that is white space, or when the page has as many
    /// as it may: then the words belong to the last.
    /// </summary>
    public bool AddBlock(int start, Func<TextSpan, PageBlock> block)
    {
        var end = _text.Length;
        while (start < end && char.IsWhiteSpace(_text[start]))
            start++;
        while (end > start && char.IsWhiteSpace(_text[end - 1]))
            end--;
        if (start == end)
            return false;
        if (_blocks.Count <= ParseLimits.MostBlocks)
        {
            _blocks.Add(block(new TextSpan(start, end)));
            return true;
        }

        var last = _blocks[^1];
        _blocks[^1] = new PageBlock(PageBlockKind.Preformatted, new TextSpan(Math.Min(last.Span.Start, last.MarkerSpan?.Start ?? last.Span.Start), end));
        _isFull = true;
        return false;
    }

    // Beyond the limit the last run grows, and only its borders map.
    private bool AddRun(TextSpan page, TextSpan source)
    {
        if (_runs.Count < ParseLimits.MostRuns)
        {
            _runs.Add(new SourceRun(page, source));
            return true;
        }

        var last = _runs[^1];
        _runs[^1] = new SourceRun(new TextSpan(last.Page.Start, page.End), new TextSpan(Math.Min(last.Source.Start, source.Start), Math.Max(last.Source.End, source.End)));
        _near.Add(_runs.Count - 1);
        return false;
    }

    public PageText Build(IReadOnlyList<StatedMetadata> metadata)
    {
        foreach (var i in _near)
        {
            // Equal lengths would say that the run is the source's text.
            if (_runs[i] is var run && run.Page.Length == run.Source.Length)
                _runs[i] = run with { Source = new TextSpan(run.Source.Start, run.Source.End - 1) };
        }

        var page = new PageText(_text.ToString(), _blocks, _runs, metadata) { EndsUnread = _isFull, EmptiedLinks = _emptiedLinks };
        return _isFull ? page.With(FindingKind.PartlyRead, "The page has more than 50,000 blocks. What follows was kept as one block.") : page;
    }
}
