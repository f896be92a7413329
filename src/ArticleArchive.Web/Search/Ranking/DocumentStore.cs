using System.Collections.Immutable;
using ArticleArchive.Parsing;
using ArticleArchive.Web.Data;
using ArticleArchive.Web.Search.Analysis;
using SQLitePCL;

namespace ArticleArchive.Web.Search.Ranking;

/// <summary>
/// Keeps the articles' values in memory in step with the archive: what changed since the last look is read within the
/// snapshot of the search that asks. Used by many searches at once.
/// </summary>
internal sealed class DocumentStore
{
    private const string Changed =
        "SELECT ArticleId, Tokens, PublishedDay, AddedDay, Words, Claims, Health, Natures, Flags, Language, Facets, Sections FROM SearchRows WHERE Change > ?1";

    private const string NewFacets = "SELECT Id, Kind, Value FROM FacetValues WHERE Id > ?1 ORDER BY Id";

    private readonly Lock _gate = new();
    private readonly Dictionary<SearchLevel, (DocumentValues? Values, LevelRows? Rows)> _levels = [];
    private DocumentValues _values = DocumentValues.Empty;

    /// <summary>The values as of the snapshot that a reader has begun.</summary>
    /// <returns>Null where the time was up, or another search has seen a later state.</returns>
    public DocumentValues? At(SearchReader reader, SearchDeadline? deadline)
    {
        var change = reader.LastChange();
        if (_values.Change == change)
            return _values;
        if (!TryEnter(deadline))
            return null;
        try
        {
            if (_values.Change >= change)
                return _values.Change == change ? _values : null;
            return Read(reader, _values, change, deadline) is { } values ? _values = values : null;
        }
        finally
        {
            _gate.Exit();
        }
    }

    /// <summary>The rows of a level other than articles.</summary>
    /// <returns>Null where the time was up, or another search has seen a later state.</returns>
    public LevelRows? RowsOf(SearchLevel level, DocumentValues values, SearchReader reader, SearchDeadline? deadline)
    {
        if (!TryEnter(deadline))
            return null;
        try
        {
            if (_levels.TryGetValue(level, out var known) && known.Values == values)
                return known.Rows;
            if (known.Values?.Change > values.Change || ReadRows(level, values, known.Rows, reader, deadline) is not { } rows)
                return null;
            _levels[level] = (values, rows);
            return rows;
        }
        finally
        {
            _gate.Exit();
        }
    }

    // What is read the first time takes longer than a search may wait for it.
    private bool TryEnter(SearchDeadline? deadline) =>
        _gate.TryEnter(deadline is null ? Timeout.InfiniteTimeSpan : deadline.Remaining > TimeSpan.Zero ? deadline.Remaining : TimeSpan.Zero);

    private static DocumentValues? Read(SearchReader reader, DocumentValues known, long change, SearchDeadline? deadline)
    {
        var facets = known.Facets.ToBuilder();
        var isWhole = reader.Read(
            NewFacets,
            row =>
            {
                // Numbers may have gaps; what has none is no value of any article.
                var id = raw.sqlite3_column_int(row, 0);
                while (facets.Count < id)
                    facets.Add(default);
                facets.Add(new FacetName(FacetOf((FacetKind)raw.sqlite3_column_int(row, 1)), raw.sqlite3_column_text(row, 2).utf8_to_string()));
            },
            deadline,
            facets.Count - 1);
        var changed = new List<ChangedDocument>();
        isWhole = isWhole && reader.Read(Changed, row => changed.Add(Document(row)), deadline, known.Change);
        return isWhole ? known.With(changed, facets.ToImmutable(), change) : null;
    }

    private static SearchFacet FacetOf(FacetKind kind) => kind switch
    {
        FacetKind.Publisher => SearchFacet.Publisher,
        FacetKind.Author => SearchFacet.Author,
        FacetKind.Speaker => SearchFacet.Speaker,
        FacetKind.Language => SearchFacet.Language,
        _ => SearchFacet.Tag,
    };

    private static ChangedDocument Document(sqlite3_stmt row)
    {
        var flags = (SearchRowFlags)raw.sqlite3_column_int(row, 8);
        var hasDay = raw.sqlite3_column_type(row, 2) != raw.SQLITE_NULL;
        var day = hasDay ? raw.sqlite3_column_int(row, 2) : -1;
        var date = hasDay ? DateOnly.FromDayNumber(day) : default;
        var stored = raw.sqlite3_column_blob(row, 10);
        var facets = new List<int>();
        for (var at = 0; at < stored.Length;)
            facets.Add(VariableLength.Read(stored, ref at));
        var values = new DocumentRow(
            day,
            hasDay ? (date.Year * 12) + date.Month - 1 : -1,
            raw.sqlite3_column_int(row, 3),
            raw.sqlite3_column_int(row, 4),
            raw.sqlite3_column_int(row, 5),
            (byte)Math.Clamp(raw.sqlite3_column_int(row, 6), 0, 100),
            (byte)raw.sqlite3_column_int(row, 7),
            flags,
            ((StemLanguage)raw.sqlite3_column_int(row, 9)).Bit());
        var tokens = (flags & SearchRowFlags.Removed) != SearchRowFlags.None ? -1 : raw.sqlite3_column_int(row, 1);
        return new ChangedDocument(raw.sqlite3_column_int(row, 0), tokens, values, [.. facets], raw.sqlite3_column_blob(row, 11).ToArray());
    }

    // Only what belongs to articles that changed since the rows were read is read again.
    private static LevelRows? ReadRows(SearchLevel level, DocumentValues values, LevelRows? known, SearchReader reader, SearchDeadline? deadline)
    {
        var (articles, tokens, claims) = known?.Copy() ?? (new int[1024], new ushort[1024], level == SearchLevel.Claims ? new ClaimCounts[1024] : null);
        var speakers = claims is null ? null : Speakers(values);
        var since = known?.Values.Change ?? 0;
        if (known is not null)
        {
            var changed = new HashSet<int>();
            if (!reader.Read("SELECT ArticleId FROM SearchRows WHERE Change > ?1", row => changed.Add(raw.sqlite3_column_int(row, 0)), deadline, since))
                return null;
            for (var i = 0; i < articles.Length; i++)
            {
                if (articles[i] != 0 && changed.Contains(articles[i]))
                    articles[i] = 0;
            }
        }

        var most = known?.MaxId ?? 0;
        var isWhole = reader.Read(
            (level, known) switch
            {
                (SearchLevel.Claims, null) => "SELECT c.Id, c.ArticleId, d.sz, c.Nature, c.Speaker FROM ClaimIndex_docsize d CROSS JOIN Claims c ON c.Id = d.id",
                (SearchLevel.Claims, _) => "SELECT c.Id, c.ArticleId, d.sz, c.Nature, c.Speaker FROM SearchRows s CROSS JOIN Claims c ON c.ArticleId = s.ArticleId CROSS JOIN ClaimIndex_docsize d ON d.id = c.Id WHERE s.Change > ?1",
                (_, null) => "SELECT e.Id, e.ArticleId, d.sz FROM RemovedIndex_docsize d CROSS JOIN Edits e ON e.Id = d.id",
                _ => "SELECT e.Id, e.ArticleId, d.sz FROM SearchRows s CROSS JOIN Edits e ON e.ArticleId = s.ArticleId CROSS JOIN RemovedIndex_docsize d ON d.id = e.Id WHERE s.Change > ?1",
            },
            row =>
            {
                var id = raw.sqlite3_column_int(row, 0);
                if (id >= articles.Length)
                {
                    Array.Resize(ref articles, Math.Max(id + 1, articles.Length * 2));
                    Array.Resize(ref tokens, articles.Length);
                    if (claims is not null)
                        Array.Resize(ref claims, articles.Length);
                }

                most = Math.Max(most, id);
                articles[id] = raw.sqlite3_column_int(row, 1);
                tokens[id] = (ushort)Math.Min(ushort.MaxValue, Sizes(raw.sqlite3_column_blob(row, 2)));
                if (claims is not null)
                    claims[id] = new ClaimCounts(Enum.Parse<ClaimNature>(raw.sqlite3_column_text(row, 3).utf8_to_string()), speakers!.GetValueOrDefault(raw.sqlite3_column_text(row, 4).utf8_to_string() ?? ""));
            },
            deadline,
            since);
        return isWhole ? new LevelRows(values, articles[..(most + 1)], tokens[..(most + 1)], claims?[..(most + 1)]) : null;
    }

    private static Dictionary<string, int> Speakers(DocumentValues values)
    {
        var speakers = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < values.Facets.Length; i++)
        {
            if (values.Facets[i] is { Kind: SearchFacet.Speaker, Value: { } name })
                speakers[name] = i;
        }

        return speakers;
    }

    // SQLite's integers, one for each column: seven bits a byte, the most significant first.
    private static int Sizes(ReadOnlySpan<byte> stored)
    {
        var (sum, value) = (0, 0);
        foreach (var part in stored)
        {
            value = (value << 7) | (part & 0x7F);
            if (part >= 0x80)
                continue;
            sum += value;
            value = 0;
        }

        return sum;
    }
}
