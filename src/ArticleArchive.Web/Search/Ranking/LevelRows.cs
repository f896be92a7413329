using ArticleArchive.Parsing;
using ArticleArchive.Web.Search.Ranking.Native;

namespace ArticleArchive.Web.Search.Ranking;

/// <summary>The rows that a level can find: their articles and their lengths. Claims and removed passages belong to an article.</summary>
internal sealed class LevelRows
{
    private readonly int[]? _articles;
    private readonly ushort[]? _tokens;
    private readonly ClaimCounts[]? _claims;

    /// <summary>The articles themselves.</summary>
    public LevelRows(DocumentValues values)
    {
        (Values, Count, MaxId) = (values, values.Count, values.MaxId);
        AverageTokens = values.Count == 0 ? 1 : Math.Max(1, (double)values.TokenCount / values.Count);
    }

    /// <param name="values">The articles.</param>
    /// <param name="articles">The article of each row by its id; 0 where there is none.</param>
    /// <param name="tokens">The words of each row by its id.</param>
    /// <param name="claims">What each claim is counted by, by its id; null where the rows are no claims.</param>
    public LevelRows(DocumentValues values, int[] articles, ushort[] tokens, ClaimCounts[]? claims)
    {
        (Values, _articles, _tokens, _claims, MaxId) = (values, articles, tokens, claims, articles.Length - 1);
        long sum = 0;
        for (var i = 0; i < articles.Length; i++)
        {
            if (articles[i] == 0 || !values.Contains(articles[i]))
                continue;
            Count++;
            sum += tokens[i];
        }

        AverageTokens = Count == 0 ? 1 : Math.Max(1, (double)sum / Count);
    }

    public DocumentValues Values { get; }

    /// <summary>Number of rows that can be found.</summary>
    public int Count { get; }

    /// <summary>No row has a greater id.</summary>
    public int MaxId { get; }

    /// <summary>Words of a row on average; at least 1.</summary>
    public double AverageTokens { get; }

    /// <summary>True where the rows are articles.</summary>
    public bool AreArticles => _articles is null;

    /// <returns>0 where there is no such row.</returns>
    public int ArticleOf(long id) => _articles is null ? (int)id : (ulong)id < (ulong)_articles.Length ? _articles[id] : 0;

    /// <summary>What a claim is counted by; null where the rows are no claims.</summary>
    public ClaimCounts? ClaimOf(long id) => _claims?[id];

    /// <summary>The article and the words of each row, and what it is counted by where it is a claim; rows are not articles.</summary>
    public (int[] Articles, ushort[] Tokens, ClaimCounts[]? Claims) Copy() => ([.. _articles!], [.. _tokens!], _claims is null ? null : [.. _claims]);

    /// <summary>Opens a row that can be found.</summary>
    /// <returns>False where there is none, or it came later than the statistics.</returns>
    public bool TryOpen(long id, Match match, QueryStatistics statistics, out RowView row)
    {
        row = default;
        var article = ArticleOf(id);
        if (article == 0 || id > statistics.MaxId || Values.ChunkOf(article) is not { } chunk)
            return false;
        var index = DocumentValues.IndexOf(article);
        var tokens = chunk.Tokens[index];
        if (tokens < 0)
            return false;
        row = new RowView { Match = match, Id = id, Article = article, Chunk = chunk, Index = index, Norm = statistics.NormOf(_tokens is null ? tokens : _tokens[id]) };
        return true;
    }
}

/// <summary>What a claim is counted by, beside its article's values; in four bytes, since there are millions.</summary>
internal readonly struct ClaimCounts(ClaimNature nature, int speaker)
{
    private const int NatureBits = 3;

    private readonly int _bits = (speaker << NatureBits) | (int)nature;

    public ClaimNature Nature => (ClaimNature)(_bits & ((1 << NatureBits) - 1));

    /// <summary>The number of its speaker among the values of facets; 0 for none.</summary>
    public int Speaker => _bits >> NatureBits;
}
