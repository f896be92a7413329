using System.Globalization;
using ArticleArchive.Web.Ingestion;

namespace ArticleArchive.Web.Commands;

/// <summary>Counts what became of the sources of a run, so that the sum is the number of sources.</summary>
internal sealed class IngestReport(TimeProvider time)
{
    private const int MaxNamed = 10;
    private readonly SortedDictionary<IngestionOutcome, int> _counts = [];
    private readonly List<IngestionResult> _carried = [];
    private readonly Dictionary<IngestionOutcome, List<IngestionResult>> _refused = [];
    private readonly long _started = time.GetTimestamp();

    public int Total { get; private set; }

    public long Bytes { get; private set; }

    public bool HasFailed => _counts.ContainsKey(IngestionOutcome.NotWritten);

    public bool IsInterrupted { get; set; }

    public TimeSpan Elapsed => time.GetElapsedTime(_started);

    public double PerSecond => Total / Math.Max(0.001, Elapsed.TotalSeconds);

    /// <summary>0: every source was stored or refused with a reason. 1: the storage failed. 130: stopped by a person.</summary>
    public int ExitStatus => IsInterrupted ? ArchiveCommandLine.Interrupted : HasFailed ? 1 : 0;

    public void Add(IngestionResult result)
    {
        Total++;
        Bytes += result.ByteCount;
        _counts[result.Outcome] = Count(result.Outcome) + 1;
        // What was put right in the version before, and where it is listed if it did not fit.
        if (result is { Outcome: IngestionOutcome.NewVersion, Detail: not null } && _carried.Count < MaxNamed)
            _carried.Add(result);
        if (result.IsStored)
            return;
        if (!_refused.TryGetValue(result.Outcome, out var refused))
            _refused.Add(result.Outcome, refused = []);
        // The counts are exact; of the names only as many are kept as are shown.
        if (refused.Count < MaxNamed)
            refused.Add(result);
    }

    public int Count(IngestionOutcome outcome) => _counts.GetValueOrDefault(outcome);

    public IEnumerable<KeyValuePair<IngestionOutcome, int>> Refusals => _counts.Where(count => _refused.ContainsKey(count.Key));

    /// <param name="namesRefusals">False where each refusal was named already.</param>
    public string Summary(bool namesRefusals)
    {
        var lines = new List<string>
        {
            string.Create(CultureInfo.InvariantCulture, $"{Total:N0} {(Total == 1 ? "file or record" : "files and records")} in {Elapsed.TotalSeconds:0.0} s ({PerSecond:0} a second, {ByteText.Of(Bytes)})"),
            Line("added", Count(IngestionOutcome.Added)),
            Line("unchanged", Count(IngestionOutcome.Unchanged)),
            Line("new version", Count(IngestionOutcome.NewVersion)),
        };
        lines.AddRange(_carried.Select(carried => $"      {Printable.Of(carried.SourceName)}: {Printable.Of(carried.Detail ?? "")}"));
        lines.AddRange(
        [
            Line("read anew", Count(IngestionOutcome.Reread)),
            Line("refused", Refusals.Sum(refusal => refusal.Value)),
        ]);
        foreach (var (outcome, count) in Refusals)
        {
            lines.Add("  " + Line(Name(outcome), count));
            if (!namesRefusals)
                continue;
            lines.AddRange(_refused[outcome].Select(refused => $"      {Printable.Of(refused.SourceName)}: {Printable.Of(refused.Detail ?? "")}"));
            if (count > _refused[outcome].Count)
                lines.Add(string.Create(CultureInfo.InvariantCulture, $"      and {count - _refused[outcome].Count:N0} more, which --json lists"));
        }

        if (HasFailed)
            lines.Add("The run stopped because the archive could not be written. What is counted as added is stored; run the same command again for the rest.");
        if (IsInterrupted)
            lines.Add("The run was stopped. What is counted as added is stored; run the same command again for the rest.");
        return string.Join('\n', lines);
    }

    /// <summary>An outcome in a reader's words.</summary>
    public static string Name(IngestionOutcome outcome) => outcome switch
    {
        IngestionOutcome.Added => "added",
        IngestionOutcome.Unchanged => "unchanged",
        IngestionOutcome.NewVersion => "new version",
        IngestionOutcome.Reread => "read anew",
        IngestionOutcome.LeftOut => "left out",
        IngestionOutcome.UnknownFormat => "unknown format",
        IngestionOutcome.Empty => "empty",
        IngestionOutcome.TooLarge => "too large",
        IngestionOutcome.Binary => "no text",
        IngestionOutcome.Unreadable => "unreadable",
        IngestionOutcome.BadRecord => "no record",
        IngestionOutcome.NotWritten => "not written",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, message: null),
    };

    private static string Line(string name, int count) => string.Create(CultureInfo.InvariantCulture, $"  {name,-16}{count,10:N0}");
}
