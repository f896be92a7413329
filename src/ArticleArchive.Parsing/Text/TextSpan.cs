namespace ArticleArchive.Parsing.Text;

/// <summary>A half-open range of UTF-16 code units: <paramref name="Start"/> inclusive, <paramref name="End"/> exclusive.</summary>
/// <param name="Start">Offset of the first code unit; 0 or more.</param>
/// <param name="End">Offset after the last code unit; <paramref name="Start"/> or more.</param>
public readonly record struct TextSpan(int Start, int End) : IComparable<TextSpan>
{
    /// <summary>Number of UTF-16 code units.</summary>
    public int Length => End - Start;

    /// <summary>True for a span of no code units: a place between two.</summary>
    public bool IsEmpty => End == Start;

    /// <summary>True when <paramref name="other"/> lies wholly inside this span.</summary>
    public bool Contains(TextSpan other) => Start <= other.Start && other.End <= End;

    /// <summary>True when <paramref name="offset"/> is one of this span's code units.</summary>
    public bool Contains(int offset) => Start <= offset && offset < End;

    /// <summary>True when both spans share a code unit, or an empty span lies strictly inside the other.</summary>
    public bool Overlaps(TextSpan other) => Start < other.End && other.Start < End;

    /// <summary>The words at this span.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The span does not lie inside <paramref name="text"/>.</exception>
    public string In(string text) => text[Start..End];

    /// <summary>Orders by start, then by end.</summary>
    public int CompareTo(TextSpan other) => Start != other.Start ? Start.CompareTo(other.Start) : End.CompareTo(other.End);

    /// <summary>A span from a start and a length.</summary>
    public static TextSpan OfLength(int start, int length) => new(start, start + length);

    /// <inheritdoc/>
    public override string ToString() => $"[{Start},{End})";

    /// <summary>Orders by start, then by end.</summary>
    public static bool operator <(TextSpan left, TextSpan right) => left.CompareTo(right) < 0;

    /// <summary>Orders by start, then by end.</summary>
    public static bool operator >(TextSpan left, TextSpan right) => left.CompareTo(right) > 0;

    /// <summary>Orders by start, then by end.</summary>
    public static bool operator <=(TextSpan left, TextSpan right) => left.CompareTo(right) <= 0;

    /// <summary>Orders by start, then by end.</summary>
    public static bool operator >=(TextSpan left, TextSpan right) => left.CompareTo(right) >= 0;
}
