namespace ArticleArchive.Web.Search.Ranking;

/// <summary>What a place in each column of a level's index counts.</summary>
internal sealed class ColumnWeights
{
    /// <summary>Columns of the index of articles, in its order.</summary>
    public const int Body = 0;

    /// <inheritdoc cref="Body"/>
    public const int Title = 1;

    /// <inheritdoc cref="Body"/>
    public const int Headings = 2;

    /// <summary>
    /// Running text, title, headings, authors, publisher, speakers (which only repeat names of the text), source. The running text comes first
    /// because a place in the first column is two bytes shorter.
    /// </summary>
    public static readonly ColumnWeights Articles = new(["body", "title", "headings", "authors", "publisher", "speakers", "source"], [1, 5, 2, 1, 1, 0, 0.5]);

    /// <summary>A claim's words, its speaker, and the names it mentions (which only repeat words of it).</summary>
    public static readonly ColumnWeights Claims = new(["text", "speaker", "names"], [1, 0.5, 0]);

    public static readonly ColumnWeights Removed = new(["text"], [1]);

    private readonly double[] _weights;
    private readonly double[] _greatestFrom;

    private ColumnWeights(string[] names, double[] weights)
    {
        (Names, _weights, _greatestFrom) = (names, weights, [.. weights]);
        for (var i = weights.Length - 2; i >= 0; i--)
            _greatestFrom[i] = Math.Max(_greatestFrom[i], _greatestFrom[i + 1]);
    }

    public IReadOnlyList<string> Names { get; }

    public ReadOnlySpan<double> All => _weights;

    /// <summary>The number of a column.</summary>
    public int ColumnOf(string name) => Array.IndexOf([.. Names], name);

    public static ColumnWeights Of(SearchLevel level) => level switch
    {
        SearchLevel.Claims => Claims,
        SearchLevel.Removed => Removed,
        _ => Articles,
    };

    /// <summary>The greatest weight of a column and those after it: no place from there on counts more.</summary>
    public double GreatestFrom(int column) => _greatestFrom[column];
}
