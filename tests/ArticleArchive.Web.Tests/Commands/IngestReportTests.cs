using ArticleArchive.Web.Commands;
using ArticleArchive.Web.Ingestion;

namespace ArticleArchive.Web.Tests.Commands;

public sealed class IngestReportTests
{
    [Theory]
    [InlineData(1, 1, "just begun")]
    [InlineData(3, 1, "just begun")]
    [InlineData(3, 40, "about 5 s left")]
    [InlineData(29, 4, "just begun")]
    [InlineData(31, 4, "about 12 min left")]
    public void What_the_first_files_took_is_no_guess_at_the_rest(int seconds, int percent, string expected)
    {
        var clock = new Clock();
        var report = new IngestReport(clock);
        clock.Now += TimeSpan.FromSeconds(seconds).Ticks;
        report.Add(new IngestionResult("a.txt", IngestionOutcome.Added, Detail: null, 1, percent * 1_000));

        RemainingTime.Text(report, Task.FromResult((Files: 100L, Bytes: 100_000L))).Should().Be(expected);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_refusal_is_counted_and_named_once(bool namesRefusals)
    {
        var report = new IngestReport(new Clock());
        report.Add(new IngestionResult("b.exe", IngestionOutcome.UnknownFormat, "No text.", ArticleId: null, 1));

        report.Summary(namesRefusals).Contains("b.exe", StringComparison.Ordinal).Should().Be(namesRefusals);
        report.Summary(namesRefusals).Should().MatchRegex("unknown format +1");
    }

    private sealed class Clock : TimeProvider
    {
        public long Now { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Now;
    }
}
