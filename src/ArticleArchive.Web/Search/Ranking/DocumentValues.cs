using System.Collections.Immutable;
using ArticleArchive.Web.Data;

namespace ArticleArchive.Web.Search.Ranking;

/// <summary>What the search knows of an article beside its words. Days count from 1 January of the year 1, as <see cref="DateOnly.DayNumber"/>.</summary>
/// <param name="PublishedDay">-1 when unknown.</param>
/// <param name="PublishedMonth">Months since January of the year 0; -1 when unknown.</param>
/// <param name="AddedDay">When it came into the archive.</param>
/// <param name="Words">Number of words.</param>
/// <param name="Claims">Number of claims.</param>
/// <param name="Health">0 to 100.</param>
/// <param name="Natures">A bit for each <c>ClaimNature</c> that one of its claims has.</param>
/// <param name="Language">The bit of its language.</param>
internal readonly record struct DocumentRow(
    int PublishedDay, int PublishedMonth, int AddedDay, int Words, int Claims, byte Health, byte Natures, SearchRowFlags Flags, uint Language);

/// <summary>
/// The values of all articles in memory, by article id, as of one state of the archive. A state never changes: a newer one
/// shares the chunks that are the same, so a search that has begun goes on undisturbed while articles are added.
/// </summary>
internal sealed class DocumentValues
{
    /// <summary>Articles of a chunk: a power of two. So many are copied at most when one of them changes.</summary>
    public const int ChunkSize = 1 << ChunkBits;

    private const int ChunkBits = 13;

    public static readonly DocumentValues Empty = new([], ImmutableArray<FacetName>.Empty, change: 0);

    private readonly DocumentChunk?[] _chunks;

    private DocumentValues(DocumentChunk?[] chunks, ImmutableArray<FacetName> facets, long change)
    {
        (_chunks, Facets, Change) = (chunks, facets, change);
        foreach (var chunk in chunks)
        {
            if (chunk is null)
                continue;
            Count += chunk.Count;
            TokenCount += chunk.TokenCount;
            NewestDay = Math.Max(NewestDay, chunk.NewestDay);
        }

        if (Array.FindLastIndex(chunks, chunk => chunk is not null) is >= 0 and var last)
            MaxId = (last << ChunkBits) + Array.FindLastIndex(chunks[last]!.Tokens, tokens => tokens >= 0);
    }

    /// <summary>The number of the last change that is in here.</summary>
    public long Change { get; }

    /// <summary>Number of articles that can be found.</summary>
    public int Count { get; }

    /// <summary>Words of all of them, as the index counts.</summary>
    public long TokenCount { get; }

    /// <summary>The last day of publication; 0 when no day is known.</summary>
    public int NewestDay { get; }

    /// <summary>No article that can be found has a greater id.</summary>
    public int MaxId { get; }

    /// <summary>The values that articles have, by their number.</summary>
    public ImmutableArray<FacetName> Facets { get; }

    /// <returns>Null where no article of the chunk is known.</returns>
    public DocumentChunk? ChunkOf(long id) => (ulong)id >> ChunkBits < (ulong)_chunks.Length ? _chunks[id >> ChunkBits] : null;

    /// <summary>The article's place in its chunk.</summary>
    public static int IndexOf(long id) => (int)(id & (ChunkSize - 1));

    /// <summary>True where an article can be found.</summary>
    public bool Contains(long id) => ChunkOf(id) is { } chunk && chunk.Tokens[IndexOf(id)] >= 0;

    /// <summary>Number of articles that have each of <see cref="Facets"/>.</summary>
    public int[] CountFacets()
    {
        var counts = new int[Facets.Length];
        foreach (var chunk in _chunks)
            chunk?.CountFacets(counts);
        return counts;
    }

    /// <summary>The state after some changes.</summary>
    /// <param name="changed">The rows that changed, in any order; a row twice counts as the last.</param>
    /// <param name="facets">All values of facets, by number.</param>
    /// <param name="change">The number of the last change.</param>
    public DocumentValues With(IEnumerable<ChangedDocument> changed, ImmutableArray<FacetName> facets, long change)
    {
        var chunks = _chunks;
        foreach (var group in changed.GroupBy(row => row.Id >> ChunkBits))
        {
            if (ReferenceEquals(chunks, _chunks))
                chunks = [.. _chunks];
            if (group.Key >= chunks.Length)
                Array.Resize(ref chunks, group.Key + 1);
            chunks[group.Key] = DocumentChunk.From(chunks[group.Key], group);
        }

        return new DocumentValues(chunks, facets, change);
    }
}

/// <summary>A row of the archive that is new or different.</summary>
/// <param name="Tokens">Number of its words in the index; -1 where the article can no longer be found.</param>
/// <param name="Facets">Numbers of facet values.</param>
/// <param name="Sections">As the index writes them: where the sections begin.</param>
internal readonly record struct ChangedDocument(int Id, int Tokens, DocumentRow Row, int[] Facets, byte[] Sections);

/// <summary>A value of a facet; its number is its place in the list.</summary>
internal readonly record struct FacetName(SearchFacet Kind, string Value);

/// <summary>The values of articles whose ids follow each other.</summary>
internal sealed class DocumentChunk
{
    private readonly int[] _facets;
    private readonly int[] _facetEnds = new int[DocumentValues.ChunkSize];
    private readonly byte[] _sections;
    private readonly int[] _sectionEnds = new int[DocumentValues.ChunkSize];
    private (int Value, int Count)[]? _facetCounts;

    private DocumentChunk(int[] facets, byte[] sections) => (_facets, _sections) = (facets, sections);

    /// <summary>Words of each article in the index; -1 where there is none to be found.</summary>
    public int[] Tokens { get; } = new int[DocumentValues.ChunkSize];

    public DocumentRow[] Rows { get; } = new DocumentRow[DocumentValues.ChunkSize];

    public int Count { get; private set; }

    public long TokenCount { get; private set; }

    public int NewestDay { get; private set; }

    public ReadOnlySpan<int> FacetsOf(int index) => _facets.AsSpan((index == 0 ? 0 : _facetEnds[index - 1])..(_facetEnds[index]));

    /// <summary>Adds the chunk's articles to the number of those that have each facet value.</summary>
    public void CountFacets(int[] counts)
    {
        // Chunks never change, so most of them have been counted for an earlier state.
        foreach (var (value, count) in _facetCounts ??= [.. Enumerable.Range(0, DocumentValues.ChunkSize).Where(index => Tokens[index] >= 0)
            .SelectMany(index => FacetsOf(index).ToArray()).CountBy(value => value).Select(pair => (pair.Key, pair.Value))])
            counts[value] += count;
    }

    public ReadOnlySpan<byte> SectionsOf(int index) => _sections.AsSpan((index == 0 ? 0 : _sectionEnds[index - 1])..(_sectionEnds[index]));

    public static DocumentChunk From(DocumentChunk? old, IEnumerable<ChangedDocument> changed)
    {
        var rows = new Dictionary<int, ChangedDocument>();
        foreach (var row in changed)
            rows[DocumentValues.IndexOf(row.Id)] = row;
        var facets = new List<int>();
        var sections = new List<byte>();
        var facetEnds = new int[DocumentValues.ChunkSize];
        var sectionEnds = new int[DocumentValues.ChunkSize];
        for (var i = 0; i < DocumentValues.ChunkSize; i++)
        {
            if (rows.TryGetValue(i, out var row))
            {
                facets.AddRange(row.Facets);
                sections.AddRange(row.Sections);
            }
            else if (old is not null)
            {
                facets.AddRange(old.FacetsOf(i));
                sections.AddRange(old.SectionsOf(i));
            }

            (facetEnds[i], sectionEnds[i]) = (facets.Count, sections.Count);
        }

        var chunk = new DocumentChunk([.. facets], [.. sections]);
        facetEnds.CopyTo(chunk._facetEnds, 0);
        sectionEnds.CopyTo(chunk._sectionEnds, 0);
        for (var i = 0; i < DocumentValues.ChunkSize; i++)
        {
            var isChanged = rows.TryGetValue(i, out var row);
            var tokens = chunk.Tokens[i] = isChanged ? row.Tokens : old?.Tokens[i] ?? -1;
            chunk.Rows[i] = isChanged ? row.Row : old?.Rows[i] ?? default;
            if (tokens < 0)
                continue;
            chunk.Count++;
            chunk.TokenCount += tokens;
            chunk.NewestDay = Math.Max(chunk.NewestDay, chunk.Rows[i].PublishedDay);
        }

        return chunk;
    }
}
