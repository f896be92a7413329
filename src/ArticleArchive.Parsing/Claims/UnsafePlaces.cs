using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Claims;

/// <summary>The damaged and repaired places of an article, asked by span.</summary>
internal sealed class UnsafePlaces
{
    private readonly TextSpan[] _spans;
    private readonly int[] _farthestEnds;

    public UnsafePlaces(IReadOnlyList<TextSpan> spans)
    {
        _spans = [.. spans.Order()];
        _farthestEnds = new int[_spans.Length];
        for (var i = 0; i < _spans.Length; i++)
            _farthestEnds[i] = Math.Max(i > 0 ? _farthestEnds[i - 1] : 0, _spans[i].End);
    }

    /// <summary>True when a place lies in a span; an empty one (between two characters) counts at its borders too.</summary>
    public bool Touch(TextSpan span)
    {
        int low = 0, high = _spans.Length;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (_spans[middle].Start <= span.End)
                low = middle + 1;
            else
                high = middle;
        }

        for (var i = low - 1; i >= 0 && _farthestEnds[i] >= span.Start; i--)
        {
            if (_spans[i].IsEmpty ? _spans[i].Start >= span.Start : _spans[i].Overlaps(span))
                return true;
        }

        return false;
    }
}
