using System.Globalization;
using ArticleArchive.Parsing;
using ArticleArchive.Parsing.Models;
using ArticleArchive.Parsing.Text;
using ArticleArchive.Web.Data;
using ArticleArchive.Web.Ingestion.Duplicates;
using ArticleArchive.Web.Ingestion.Lines;

namespace ArticleArchive.Web.Ingestion.Imports;

/// <summary>Reads sources as an import would and says what each is beside the archive and beside those before it; nothing is stored.</summary>
internal sealed class Rehearsal : IDisposable
{
    private const int ChunkSources = 64;

    // The middle of the health scale: here whole passages are doubtful, not a sentence or two.
    private const int LeastHealth = 70;

    private readonly IngestionOptions _options;
    private readonly Microsoft.Data.Sqlite.SqliteConnection _connection;
    private readonly PreparedCommands _commands;
    private readonly Lock _lock = new();
    private readonly Dictionary<string, int> _positionOfBytes = new(StringComparer.Ordinal);
    private readonly Dictionary<long, int> _positionOfText = [];
    private readonly Dictionary<int, int> _positionOfBand = [];
    private readonly Dictionary<int, uint[]> _signatures = [];
    private readonly LearntReading _learnt;
    private int _count;

    /// <param name="database">Compared with; only read.</param>
    /// <param name="options">The limits.</param>
    public Rehearsal(ArchiveDatabase database, IngestionOptions options)
    {
        _options = options;
        _connection = database.OpenReaderConnection();
        _commands = new PreparedCommands(_connection);
        _learnt = LearntReading.Read(_connection);
    }

    /// <summary>An item a source, in order; its <see cref="ImportItem.ImportId"/> is the caller's to fill in.</summary>
    public IEnumerable<ImportItem> Rehearse(IEnumerable<FoundSource> sources, CancellationToken cancellationToken)
    {
        foreach (var chunk in Chunks(sources))
        {
            var prepared = new PreparedSource[chunk.Count];
            Parallel.For(0, chunk.Count, new ParallelOptions { CancellationToken = cancellationToken }, i => prepared[i] = PreparedSource.From(chunk[i], _options, IsKnown, _learnt, DateTime.UnixEpoch));
            foreach (var source in prepared)
            {
                var item = Judge(source);
                item.Position = _count++;
                item.Place = source.Place;
                item.ByteCount = source.ByteCount;
                yield return item;
            }
        }
    }

    public void Dispose()
    {
        _commands.Dispose();
        _connection.Dispose();
    }

    // So many as keep the processors busy, and no more bytes than may be held.
    private IEnumerable<List<FoundSource>> Chunks(IEnumerable<FoundSource> sources)
    {
        var chunk = new List<FoundSource>();
        var bytes = 0L;
        foreach (var source in sources)
        {
            chunk.Add(source);
            bytes += source.ByteCount;
            if (chunk.Count < ChunkSources && bytes < _options.MaxBytesInFlight / 4)
                continue;
            yield return chunk;
            chunk = [];
            bytes = 0;
        }

        if (chunk.Count > 0)
            yield return chunk;
    }

    private bool IsKnown(string sha256)
    {
        lock (_lock)
            return _commands.Scalar("SELECT 1 FROM Articles WHERE Sha256 = $0", sha256) is not null;
    }

    private ImportItem Judge(PreparedSource source) => source switch
    {
        RefusedSource refused => Item(RehearsalVerdict.Refused, refused.Detail),
        KnownSource known => OfKnown(known),
        ParsedSource parsed => OfParsed(parsed),
        _ => throw new ArgumentOutOfRangeException(nameof(source)),
    };

    private ImportItem OfKnown(KnownSource source)
    {
        using var row = _commands.Query("SELECT Id, Title, IsLatest, SourceKey FROM Articles WHERE Sha256 = $0", source.Sha256);
        row.Read();
        var isBack = !row.GetBoolean(2) && UploadNames.SharedKey(row.GetString(3)) == source.Key;
        var item = Item(isBack ? RehearsalVerdict.NewVersion : RehearsalVerdict.SameBytes, isBack ? "These bytes are an earlier version, which would be shown again." : null);
        item.ArticleId = row.GetInt32(0);
        item.Title = row.GetString(1);
        return item;
    }

    private ImportItem OfParsed(ParsedSource source)
    {
        var article = source.Article;
        var item = Item(RehearsalVerdict.New, detail: null);
        Describe(item, article);
        if (UploadNames.IsUpload(article.SourceKey))
            article.SourceKey = ArticleStore.UploadKey(_commands, article);
        Compare(item, source);
        Remember(source);
        return item;
    }

    private void Compare(ImportItem item, ParsedSource source)
    {
        var (article, fingerprint) = (source.Article, source.Fingerprint);
        if (_positionOfBytes.TryGetValue(article.Sha256, out var twin))
        {
            (item.Verdict, item.ItemPosition) = (RehearsalVerdict.SameBytes, twin);
            return;
        }

        using (var row = _commands.Query("SELECT Id, ReadingText FROM Articles WHERE SourceKey = $0 AND IsLatest", article.SourceKey))
        {
            if (row.Read())
            {
                (item.Verdict, item.ArticleId) = (RehearsalVerdict.NewVersion, row.GetInt32(0));
                item.Resemblance = TextResemblance.Of(article.ReadingText, row.GetString(1));
                return;
            }
        }

        if (DuplicateIndex.Find(_commands, article, fingerprint) is [var match, ..])
        {
            item.Verdict = match.Kind == ResemblanceKind.SameText ? RehearsalVerdict.SameText : RehearsalVerdict.NearDuplicate;
            (item.ArticleId, item.Resemblance) = (match.ArticleId, match.Share);
            if (match.Kind == ResemblanceKind.EditedVersion)
                item.Detail = "It has the same title: probably an edited version.";
            else if (match.Share < DuplicateIndex.NearDuplicate)
                item.Detail = string.Create(CultureInfo.InvariantCulture, $"{match.Containment:P0} of the shorter text stands in the longer.");
        }
        else if (fingerprint.TextHash is { } hash && _positionOfText.TryGetValue(hash, out var same))
        {
            (item.Verdict, item.ItemPosition, item.Resemblance) = (RehearsalVerdict.SameText, same, 1);
        }
        else if (NearestBefore(fingerprint) is var (position, estimate))
        {
            (item.Verdict, item.ItemPosition, item.Resemblance) = (RehearsalVerdict.NearDuplicate, position, estimate);
        }
    }

    // The texts before are not kept, only their signatures: the figure is an estimate.
    private (int Position, double Estimate)? NearestBefore(BodyFingerprint fingerprint)
    {
        if (fingerprint.Signature is null)
            return null;
        (int Position, double Estimate)? best = null;
        foreach (var band in MinHash.Bands(fingerprint.Signature))
        {
            if (!_positionOfBand.TryGetValue(band, out var position))
                continue;
            var estimate = MinHash.Estimate(fingerprint.Signature, _signatures[position]);
            if (estimate >= DuplicateIndex.NearDuplicate && estimate > (best?.Estimate ?? 0))
                best = (position, estimate);
        }

        return best;
    }

    private void Remember(ParsedSource source)
    {
        _positionOfBytes.TryAdd(source.Article.Sha256, _count);
        if (source.Fingerprint is not { Signature: { } signature, TextHash: { } hash })
            return;
        _positionOfText.TryAdd(hash, _count);
        _signatures[_count] = signature;
        foreach (var band in MinHash.Bands(signature))
            _positionOfBand[band] = _count;
    }

    private static ImportItem Item(RehearsalVerdict verdict, string? detail) => new() { Place = "", Verdict = verdict, Detail = detail, Removals = [], Findings = [] };

    private static void Describe(ImportItem item, Article article)
    {
        item.Title = article.Title;
        item.Published = PublishedOf(article);
        item.Health = article.Health;
        item.IsDamaged = article.Health < LeastHealth || article.Findings.Any(finding => finding.Severity == Severity.Serious);
        item.WordCount = article.WordCount;
        var removals = article.Edits.Where(edit => edit is { Kind: EditKind.Removal, IsUndone: false })
            .GroupBy(edit => edit.Class, StringComparer.Ordinal)
            .Select(group => new NamedCount(group.Key, group.Sum(edit => TextWords.Of(edit.Before).Count)));
        item.Removals = [.. removals.Where(removal => removal.Count > 0).OrderByDescending(removal => removal.Count).ThenBy(removal => removal.Name, StringComparer.Ordinal)];
        item.RemovedWordCount = item.Removals.Sum(removal => removal.Count);
        item.Findings = [.. article.Findings.CountBy(finding => finding.Kind).Select(pair => new NamedCount(pair.Key.ToString(), pair.Value)).OrderByDescending(pair => pair.Count)];
    }

    // ISO 8601, as far as it is known.
    private static string? PublishedOf(Article article) => article.PublishedAtUtc?.AddMinutes(article.PublishedOffsetMinutes ?? 0).ToString(
        article.PublishedPrecision switch
        {
            DatePrecision.Year => "yyyy",
            DatePrecision.Month => "yyyy-MM",
            _ => "yyyy-MM-dd",
        },
        CultureInfo.InvariantCulture);
}
