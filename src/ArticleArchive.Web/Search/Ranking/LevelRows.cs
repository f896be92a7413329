using ArticleArchive.Web.Search.Ranking.Native;

namespace ArticleArchive.Web.Search.Ranking;

/// <summary>The rows that a level can find: their articles and their lengths. Claims and removed passages belong to an article.</summary>
internal sealed class LevelRows
{
    private readonly int[]? _articles;
    private readonly ushort[]? _tokens;

    /// <summary>The articles themselves.</summary>
    public LevelRows(DocumentValues values)
    {
        (Values, Count, MaxId) = (values, values.Count, values.MaxId);
        AverageTokens = values.Count == 0 ? 1 : Math.Max(1, (double)values.TokenCount / values.Count);
    }

    /// <param name="values">The articles.</param>
    /// <param name="articles">The article of each row by its id; 0 where there is none.</param>
    /// <param name="tokens">The words of each row by its id.</param>
    public LevelRows(DocumentValues values, int[] articles, ushort[] tokens)
    {
        (Values, _articles, _tokens, MaxId) = (values, articles, tokens, articles.Length - 1);
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

    /// <summary>The article and the words of each row, where rows are not articles.</summary>
    public (int[] Articles, ushort[] Tokens) Copy() => ([.. _articles!], [.. _tokens!]);

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
