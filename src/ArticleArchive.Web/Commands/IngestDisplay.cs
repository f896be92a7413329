using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using ArticleArchive.Web.Ingestion;
using Spectre.Console;

namespace ArticleArchive.Web.Commands;

/// <summary>Shows a run while it goes on, and what came of it.</summary>
internal abstract class IngestDisplay(IngestReport report)
{
    protected IngestReport Report { get; } = report;

    /// <summary>Shows the results as they come, until there are no more.</summary>
    public abstract Task ShowAsync(IAsyncEnumerable<IngestionResult> results, CancellationToken cancellationToken);

    /// <summary>Shows the summary, also of a run that was stopped.</summary>
    public abstract void Conclude();
}

/// <summary>For machines: a JSON object a source after its commit, and one for the whole at the end.</summary>
internal sealed class JsonDisplay(IngestReport report, TextWriter output) : IngestDisplay(report)
{
    // The text is read by a JSON parser and by people in a terminal, by no browser: letters need no escape.
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public override async Task ShowAsync(IAsyncEnumerable<IngestionResult> results, CancellationToken cancellationToken)
    {
        await foreach (var result in results.WithCancellation(cancellationToken))
        {
            Report.Add(result);
            await WriteAsync(new { source = result.SourceName, outcome = Code(result.Outcome), articleId = result.ArticleId, detail = result.Detail });
        }
    }

    public override void Conclude() => output.WriteLine(JsonSerializer.Serialize(
        new
        {
            summary = new
            {
                total = Report.Total,
                added = Report.Count(IngestionOutcome.Added),
                unchanged = Report.Count(IngestionOutcome.Unchanged),
                newVersion = Report.Count(IngestionOutcome.NewVersion),
                reread = Report.Count(IngestionOutcome.Reread),
                refused = Report.Refusals.Sum(refusal => refusal.Value),
                refusals = Report.Refusals.ToDictionary(refusal => Code(refusal.Key), refusal => refusal.Value, StringComparer.Ordinal),
                seconds = Math.Round(Report.Elapsed.TotalSeconds, 3),
                interrupted = Report.IsInterrupted,
                exitStatus = Report.ExitStatus,
            },
        },
        s_json));

    private Task WriteAsync(object value) => output.WriteLineAsync(JsonSerializer.Serialize(value, s_json));

    private static string Code(IngestionOutcome outcome) => JsonNamingPolicy.CamelCase.ConvertName(outcome.ToString());
}

/// <summary>For a log file or a pipe: a line now and then, and one for each refusal.</summary>
internal sealed class LineDisplay(IngestReport report, TextWriter progress, TextWriter output, Func<(long Files, long Bytes)> measure) : IngestDisplay(report)
{
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(2);

    public override async Task ShowAsync(IAsyncEnumerable<IngestionResult> results, CancellationToken cancellationToken)
    {
        var measured = Task.Run(measure, CancellationToken.None);
        var last = TimeSpan.Zero;
        await foreach (var result in results.WithCancellation(cancellationToken))
        {
            Report.Add(result);
            if (!result.IsStored)
                await progress.WriteLineAsync($"{IngestReport.Name(result.Outcome)}: {Printable.Of(result.SourceName)}: {Printable.Of(result.Detail ?? "")}");
            if (Report.Elapsed - last < s_pause)
                continue;
            last = Report.Elapsed;
            await progress.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"{Report.Total:N0} done, {Report.PerSecond:0} a second, {RemainingTime.Text(Report, measured)}, at {Printable.Of(result.SourceName)}"));
        }
    }

    // Each refusal was named when it came.
    public override void Conclude() => output.WriteLine(Report.Summary(namesRefusals: false));
}

/// <summary>For a terminal: a bar that moves.</summary>
internal sealed class LiveDisplay(IngestReport report, IAnsiConsole console, TextWriter output, Func<(long Files, long Bytes)> measure) : IngestDisplay(report)
{
    private const int MaxNameLength = 40;

    public override Task ShowAsync(IAsyncEnumerable<IngestionResult> results, CancellationToken cancellationToken)
    {
        var measured = Task.Run(measure, CancellationToken.None);
        return console.Progress().AutoClear(true)
            .Columns(new ProgressBarColumn { Width = 24 }, new TaskDescriptionColumn { Alignment = Justify.Left })
            .StartAsync(async context =>
            {
                var bar = context.AddTask("looking for files", maxValue: double.MaxValue);
                await foreach (var result in results.WithCancellation(cancellationToken))
                {
                    Report.Add(result);
                    if (measured.IsCompletedSuccessfully)
                        bar.MaxValue = Math.Max(1, Math.Max(measured.Result.Bytes, Report.Bytes));
                    bar.Value = Report.Bytes;
                    var name = Printable.Of(Path.GetFileName(result.SourceName));
                    bar.Description = Markup.Escape(string.Create(
                        CultureInfo.InvariantCulture,
                        $"{Report.Total:N0} done, {Report.PerSecond:0} a second, {RemainingTime.Text(Report, measured)}, {(name.Length > MaxNameLength ? name[..MaxNameLength] + "…" : name)}"));
                }
            });
    }

    public override void Conclude() => output.WriteLine(Report.Summary(namesRefusals: true));
}

/// <summary>How long a run will still take: by bytes, since the articles of a data set are not counted beforehand.</summary>
internal static class RemainingTime
{
    // A guess from less than this is off by minutes.
    private static readonly TimeSpan s_leastTime = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan s_longestWait = TimeSpan.FromSeconds(30);
    private const double LeastShare = 0.05;

    public static string Text(IngestReport report, Task<(long Files, long Bytes)> measured)
    {
        if (!measured.IsCompletedSuccessfully || report.Bytes == 0)
            return "counting";
        // The first files pay for the start of the program: what they say of the rest holds only once some of it is done.
        if (report.Elapsed < s_leastTime || (report.Bytes < measured.Result.Bytes * LeastShare && report.Elapsed < s_longestWait))
            return "just begun";
        var seconds = report.Elapsed.TotalSeconds * Math.Max(0, measured.Result.Bytes - report.Bytes) / report.Bytes;
        return seconds < 90
            ? string.Create(CultureInfo.InvariantCulture, $"about {Math.Ceiling(seconds):0} s left")
            : string.Create(CultureInfo.InvariantCulture, $"about {seconds / 60:0} min left");
    }
}
