using ArticleArchive.Parsing.Formats;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Repairs;

/// <summary>The edits that a person refused.</summary>
/// <remarks>
/// An edit is known by rule, place and replacement. A removal is also known by its words, whatever rule makes it: which white
/// space goes with them depends on what is kept around them, and another decision may change that.
/// </remarks>
internal sealed class RefusedEdits
{
    private readonly HashSet<string> _keys = new(StringComparer.Ordinal);
    private readonly PageText _page;
    private readonly List<(EditRefusal Given, TextSpan? Place, string Key)> _refusals = [];

    // Disjoint and in order.
    private readonly List<TextSpan> _words = [];

    public RefusedEdits(IEnumerable<EditRefusal> refusals, PageText page)
    {
        _page = page;
        foreach (var refusal in refusals)
        {
            var place = refusal.Find(page);
            var key = place is { } found && Edit.ReadKey(refusal.Key) is { } was && was.Span != found ? Edit.KeyOf(was.Rule, found, was.Length) : refusal.Key;
            _refusals.Add((refusal, place, key));
            if (place is not null)
                _keys.Add(key);
        }

        foreach (var span in _refusals.Select(refusal => WordsOf(refusal.Key, refusal.Place)).OfType<TextSpan>().Order())
        {
            if (_words.Count > 0 && span.Start < _words[^1].End)
                _words[^1] = new TextSpan(_words[^1].Start, Math.Max(_words[^1].End, span.End));
            else
                _words.Add(span);
        }
    }

    public bool Contains(Edit edit) => _keys.Contains(edit.Key) || (edit.Kind == EditKind.Removal && AreRefused(Blank.Trim(_page.Text, edit.Span)));

    /// <summary>What became of each refusal.</summary>
    /// <param name="edits">The edits, those that are refused marked.</param>
    public IReadOnlyList<RefusalResult> Results(IEnumerable<Edit> edits)
    {
        if (_refusals.Count == 0)
            return [];
        var undone = edits.Where(edit => edit.IsUndone).ToList();
        var keys = undone.Select(edit => edit.Key).ToHashSet(StringComparer.Ordinal);
        return _refusals.ConvertAll(refusal =>
        {
            if (refusal.Place is not { } place)
                return new RefusalResult(refusal.Given, refusal.Given, Page: null, HasEdit: false);
            var hasEdit = keys.Contains(refusal.Key)
                || (WordsOf(refusal.Key, place) is { } words && undone.Exists(edit => edit.Kind == EditKind.Removal && edit.Span.Overlaps(words)));
            return new RefusalResult(new EditRefusal(refusal.Key, TextAnchor.At(_page, place)), refusal.Given, place, hasEdit);
        });
    }

    // Only a removal is known by its words; null for other edits, and where there are none.
    private TextSpan? WordsOf(string key, TextSpan? place) =>
        place is { } span && Edit.ReadKey(key) is { Length: 0 } && Blank.Trim(_page.Text, span) is { IsEmpty: false } words ? words : null;

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
