using ArticleArchive.Parsing.Formats;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Repairs;

/// <summary>The edits that a person refused.</summary>
/// <remarks>
/// An edit is known by its key. A removal is also known by its words, whatever rule makes it: which white space goes with
/// them depends on what is kept around them, and another decision may change that.
/// </remarks>
internal sealed class RefusedEdits
{
    private readonly IReadOnlySet<string> _keys;
    private readonly string _page;

    // Disjoint and in order.
    private readonly List<TextSpan> _words = [];

    /// <param name="keys">The keys (<see cref="Edit.Key"/>) of the edits when they were refused.</param>
    /// <param name="page">The page text.</param>
    public RefusedEdits(IReadOnlySet<string> keys, string page)
    {
        (_keys, _page) = (keys, page);
        foreach (var span in keys.Select(Edit.TakenOutBy).OfType<TextSpan>().Where(span => span.End <= page.Length).Select(span => Blank.Trim(page, span)).Order())
        {
            if (_words.Count > 0 && span.Start < _words[^1].End)
                _words[^1] = new TextSpan(_words[^1].Start, Math.Max(_words[^1].End, span.End));
            else if (!span.IsEmpty)
                _words.Add(span);
        }
    }

    public bool Contains(Edit edit) => _keys.Contains(edit.Key) || (edit.Kind == EditKind.Removal && AreRefused(Blank.Trim(_page, edit.Span)));

    // Most of them: the borders of a block may have moved a little since.
    private bool AreRefused(TextSpan words)
    {
        var next = _words.BinarySearch(new TextSpan(words.Start, words.Start));
        var shared = 0;
        for (var i = Math.Max(0, (next < 0 ? ~next : next) - 1); i < _words.Count && _words[i].Start < words.End; i++)
            shared += Math.Max(0, Math.Min(_words[i].End, words.End) - Math.Max(_words[i].Start, words.Start));
        return 2 * shared > words.Length;
    }
}
