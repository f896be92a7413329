using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Threading.Channels;
using ArticleArchive.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace ArticleArchive.Web.Search.Batch;

/// <summary>A batch on its way.</summary>
/// <param name="Id">Its name in addresses.</param>
/// <param name="Total">Number of queries.</param>
/// <param name="LeftOut">Number of lines beyond what a batch takes.</param>
/// <param name="Archive">What the archive held when it began.</param>
/// <param name="Rows">What is searched by now, in the list's order.</param>
public sealed record BatchState(string Id, int Total, int LeftOut, SearchedArchive Archive, DateTime BegunAtUtc, IReadOnlyList<BatchRow> Rows)
{
    public bool IsRunning => Rows.Count < Total;
}

/// <summary>
/// Searches lists in the background, one list after the other, so that a long one takes one core and no more. What was found
/// is kept in memory only: it is a table to be taken away, and made again at any time.
/// </summary>
[SuppressMessage("Naming", "CA1711", Justification = "It is a queue: lists wait in it.")]
public sealed class BatchQueue(ArchiveDatabase database, SearchEngine engine, TimeProvider time) : BackgroundService
{
    /// <summary>Lists that are kept; the oldest goes when another comes.</summary>
    public const int MostKept = 20;

    /// <summary>Lists that may wait; more are refused.</summary>
    public const int MostWaiting = 5;

    private readonly ConcurrentQueue<Batch> _batches = new();
    private readonly Channel<Batch> _waiting = Channel.CreateBounded<Batch>(MostWaiting);

    /// <summary>Takes a list in.</summary>
    /// <returns>Its name, or null where too many lists wait already.</returns>
    public async Task<string?> AddAsync(IReadOnlyList<string> queries, int leftOut, CancellationToken cancellationToken)
    {
        var batch = new Batch(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8)), queries, leftOut, await LookAsync(database, cancellationToken), time.GetUtcNow().UtcDateTime);
        if (!_waiting.Writer.TryWrite(batch))
            return null;
        _batches.Enqueue(batch);
        while (_batches.Count > MostKept)
            _batches.TryDequeue(out _);
        return batch.Id;
    }

    /// <summary>How far a list is; null where it is not kept any more, as after a restart.</summary>
    public BatchState? Find(string id) => _batches.FirstOrDefault(batch => batch.Id == id)?.State();

    /// <summary>What an archive holds now.</summary>
    internal static async Task<SearchedArchive> LookAsync(ArchiveDatabase database, CancellationToken cancellationToken)
    {
        await using var db = database.OpenReader();
        return new SearchedArchive(await db.Articles.CountAsync(article => article.IsLatest, cancellationToken), await db.Articles.MaxAsync(article => (int?)article.Id, cancellationToken) ?? 0);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var batch in _waiting.Reader.ReadAllAsync(stoppingToken))
        {
            foreach (var query in batch.Queries)
                batch.Add(await BatchSearch.SearchAsync(engine, query, time, stoppingToken));
        }
    }

    private sealed class Batch(string id, IReadOnlyList<string> queries, int leftOut, SearchedArchive archive, DateTime begunAtUtc)
    {
        private readonly List<BatchRow> _rows = [];

        public string Id => id;

        public IReadOnlyList<string> Queries => queries;

        public void Add(BatchRow row)
        {
            lock (_rows)
                _rows.Add(row);
        }

        public BatchState State()
        {
            lock (_rows)
                return new BatchState(id, queries.Count, leftOut, archive, begunAtUtc, [.. _rows]);
        }
    }
}
