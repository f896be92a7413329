namespace ArticleArchive.Web.Search.Ranking;

/// <summary>What a place in each column of a level's index counts.</summary>
internal sealed class ColumnWeights
{
    /// <summary>Columns of the index of articles, in its order.</summary>
    public const int Title = 0;

    /// <inheritdoc cref="Title"/>
    public const int Headings = 1;

    /// <inheritdoc cref="Title"/>
    public const int Body = 2;

    /// <summary>Title, headings, running text, authors, publisher, speakers (which only repeat names of the text), source.</summary>
    public static readonly ColumnWeights Articles = new(["title", "headings", "body", "authors", "publisher", "speakers", "source"], [5, 2, 1, 1, 1, 0, 0.5]);

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

    public static ColumnWeights Of(SearchLevel level) => level switch
    {
        SearchLevel.Claims => Claims,
        SearchLevel.Removed => Removed,
        _ => Articles,
    };

    /// <summary>The greatest weight of a column and those after it: no place from there on counts more.</summary>
    public double GreatestFrom(int column) => _greatestFrom[column];
}
