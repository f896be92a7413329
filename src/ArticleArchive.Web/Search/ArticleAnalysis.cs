using ArticleArchive.Parsing;
using ArticleArchive.Parsing.Text;
using ArticleArchive.Web.Data;
using ArticleArchive.Web.Search.Analysis;

namespace ArticleArchive.Web.Search;

/// <summary>Makes of an article what the index holds of it: words by column, and the row that a search reads. Used again for the next.</summary>
internal sealed class ArticleAnalysis
{
    private readonly AnalysedText _text = new();
    private readonly List<byte> _numbers = [];

    /// <summary>Takes a column's words.</summary>
    public delegate void Column(ReadOnlySpan<byte> words);

    /// <summary>Number of words in all columns.</summary>
    public int Tokens { get; private set; }

    /// <summary><see cref="SearchRow.Sections"/>.</summary>
    public byte[] Sections { get; private set; } = [];

    /// <summary>Analyses the columns of an article's row, in their order.</summary>
    /// <param name="tally">Counts the words, or null.</param>
    /// <param name="column">Takes each column, or null.</param>
    public void Columns(IndexedArticle indexed, WordTally? tally, Column? column)
    {
        var article = indexed.Article;
        Tokens = 0;
        var bodies = new int[indexed.Sections.Count];
        _text.Clear();
        var section = 0;
        foreach (var block in indexed.Body)
        {
            while (section < bodies.Length && indexed.Sections[section].Start <= block.Span.Start)
                bodies[section++] = _text.Count;
            _text.AddBlock(article.ReadingText.AsSpan(block.Span.Start, block.Span.Length), tally);
        }

        bodies.AsSpan(section).Fill(_text.Count);
        Take(_text.Bytes);
        Take(Words([article.Title], tally));
        var headings = new int[indexed.Sections.Count];
        _text.Clear();
        for (var i = 0; i < headings.Length; i++)
        {
            headings[i] = _text.Count;
            if (indexed.Sections[i].Heading is { } heading)
                _text.AddBlock(heading, tally);
        }

        Take(_text.Bytes);
        Take(Words(indexed.Authors, tally));
        Take(Words([article.Publisher ?? ""], tally));
        // A person may give them other names at any time, and their words stand in the text: neither counted nor part of the length.
        column?.Invoke(Words(indexed.SpeakerNames));
        Take(Words(indexed.Source, tally));
        _numbers.Clear();
        for (var i = 0; i < headings.Length; i++)
        {
            AddNumber(_numbers, headings[i] - (i > 0 ? headings[i - 1] : 0));
            AddNumber(_numbers, bodies[i] - (i > 0 ? bodies[i - 1] : 0));
        }

        Sections = [.. _numbers];

        void Take(ReadOnlySpan<byte> words)
        {
            column?.Invoke(words);
            Tokens += _text.Count;
        }
    }

    /// <summary>The words of a text, good until the next call.</summary>
    public ReadOnlySpan<byte> Words(string? text)
    {
        _text.Clear();
        if (text is not null)
            _text.AddBlock(text, tally: null);
        return _text.Bytes;
    }

    /// <summary>The words of blocks, good until the next call.</summary>
    public ReadOnlySpan<byte> Words(IEnumerable<string> blocks, WordTally? tally = null)
    {
        _text.Clear();
        foreach (var block in blocks)
            _text.AddBlock(block, tally);
        return _text.Bytes;
    }

    /// <summary>What search knows of the article whose columns were analysed last.</summary>
    /// <param name="facets">Ids of its <see cref="Facets"/> in their order.</param>
    public SearchRow Row(IndexedArticle indexed, IEnumerable<int> facets, long change)
    {
        var article = indexed.Article;
        _numbers.Clear();
        foreach (var id in facets)
            AddNumber(_numbers, id);
        var flags = (article.FindingCount > 0 ? SearchRowFlags.Damaged : SearchRowFlags.None)
            | (article.PublishedPrecision == DatePrecision.Month ? SearchRowFlags.PublishedMonth : SearchRowFlags.None)
            | (article.PublishedPrecision == DatePrecision.Year ? SearchRowFlags.PublishedYear : SearchRowFlags.None)
            | (indexed.Claims.Any(claim => claim.HasFigure) ? SearchRowFlags.HasFigure : SearchRowFlags.None)
            | (article.PreviousVersionId is null ? SearchRowFlags.None : SearchRowFlags.HasEarlierVersion);
        return new SearchRow
        {
            ArticleId = article.Id,
            Change = change,
            Tokens = Tokens,
            PublishedDay = article.PublishedAtUtc is { } published ? DateOnly.FromDateTime(published.AddMinutes(article.PublishedOffsetMinutes ?? 0)).DayNumber : null,
            AddedDay = DateOnly.FromDateTime(article.FirstSeenAtUtc).DayNumber,
            Words = article.WordCount,
            Claims = indexed.Claims.Count,
            Health = article.Health,
            Language = (int)indexed.Language,
            Flags = (int)flags,
            Natures = indexed.Claims.Aggregate(0, (natures, claim) => natures | (1 << (int)claim.Nature)),
            Facets = [.. _numbers],
            Sections = Sections,
        };
    }

    /// <summary>What the article can be counted by, in the order in which it is stored.</summary>
    public static IEnumerable<(FacetKind Kind, string Value)> Facets(IndexedArticle indexed)
    {
        var article = indexed.Article;
        if (!string.IsNullOrEmpty(article.Publisher))
            yield return (FacetKind.Publisher, article.Publisher);
        foreach (var author in indexed.Authors)
            yield return (FacetKind.Author, author);
        foreach (var speaker in indexed.Speakers)
            yield return (FacetKind.Speaker, speaker);
        if (!string.IsNullOrEmpty(article.Language))
            yield return (FacetKind.Language, article.Language);
    }

    private static void AddNumber(List<byte> bytes, int number)
    {
        var rest = (uint)Math.Max(0, number);
        while (rest >= 0x80)
        {
            bytes.Add((byte)(rest | 0x80));
            rest >>= 7;
        }

        bytes.Add((byte)rest);
    }
}
