using System.Text;
using ArticleArchive.Parsing;
using ArticleArchive.Web.Ingestion;
using Microsoft.EntityFrameworkCore;

namespace ArticleArchive.Web.Tests.Ingestion;

public sealed class RecordLinesTests
{
    [Fact]
    public void Each_line_is_a_source_with_its_number_and_its_identifier()
    {
        var found = Read("""{"id":"a","text":"One."}""" + "\n" + """{"id":17,"text":"Two."}""" + "\r\n" + """{"text":"Three."}""");
        found.Cast<FoundBytes>().Select(source => (source.Place, source.Source.Name, source.Source.Key)).Should().Equal(
            ("/x/set.ndjson line 1", "set.ndjson line 1", "/x/set.ndjson#a"),
            ("/x/set.ndjson line 2", "set.ndjson line 2", "/x/set.ndjson#17"),
            ("/x/set.ndjson line 3", "set.ndjson line 3", "/x/set.ndjson#3"));
        found.Cast<FoundBytes>().Should().OnlyContain(source => source.Source.Bytes.First() == '{' && source.Source.Bytes.Last() == '}');
    }

    [Fact]
    public void A_mark_at_the_start_and_blank_lines_are_passed_over()
    {
        var found = Read("\uFEFF" + """{"text":"One."}""" + "\n\n  \t\r\n" + """{"text":"Two."}""" + "\n\n");
        found.Select(source => source.Place).Should().Equal("/x/set.ndjson line 1", "/x/set.ndjson line 4");
        found.Should().AllBeOfType<FoundBytes>();
    }

    [Theory]
    [InlineData("no json", "no JSON object")]
    [InlineData("[1]", "no JSON object")]
    [InlineData("{\"text\":\"x\"} {}", "no JSON object")]
    [InlineData("{\"text\":", "no JSON object")]
    [InlineData("{\"id\":\"\\ud800\",\"text\":\"x\"}", "surrogate")]
    public void What_is_no_record_is_refused_with_its_line_and_the_rest_goes_on(string line, string why)
    {
        var found = Read(line + "\n" + """{"text":"Good."}""");
        found.Should().HaveCount(2);
        var refusal = found[0].Should().BeOfType<FoundRefusal>().Subject;
        refusal.Outcome.Should().Be(IngestionOutcome.BadRecord);
        refusal.Place.Should().EndWith("line 1");
        refusal.Detail.Should().Contain(why);
    }

    [Theory]
    [InlineData("{}", "no text field")]
    [InlineData("{\"id\":\"only\"}", "no text field")]
    [InlineData("{\"text\":null}", "no text field")]
    [InlineData("{\"text\":\" \"}", "empty")]
    [InlineData("{\"words\":\"of another name\"}", "--map text=FIELD")]
    public async Task A_record_without_text_is_refused_and_not_kept_as_JSON(string line, string why)
    {
        using var archive = new TempArchive();
        archive.Write("set.ndjson", line + "\n" + """{"text":"Good."}""");
        archive.Write("zone.json", line);
        var results = await archive.IngestAsync();
        results.Select(result => result.Outcome).Should().Equal(IngestionOutcome.BadRecord, IngestionOutcome.Added, IngestionOutcome.BadRecord);
        results[0].Detail.Should().Contain(why);
    }

    [Fact]
    public async Task A_record_of_more_than_is_looked_at_is_an_article_still()
    {
        using var archive = new TempArchive();
        archive.Write("long.json", $$"""{"text":"{{string.Concat(Enumerable.Repeat("It rained on. ", 41_000))}}"}""");
        (await archive.IngestAsync()).Single().Outcome.Should().Be(IngestionOutcome.Added);
        await using var db = archive.Database.OpenReader();
        (await db.Findings.Select(finding => finding.Kind).ToListAsync()).Should().Contain(FindingKind.PartlyRead);
    }

    [Fact]
    public void A_line_above_the_limit_is_refused_without_holding_it()
    {
        var found = Read("{\"text\":\"" + new string('x', 300_000) + "\"}\n" + """{"text":"Good."}""", limit: 100_000);
        found[0].Should().BeOfType<FoundRefusal>().Which.Outcome.Should().Be(IngestionOutcome.TooLarge);
        found[1].Should().BeOfType<FoundBytes>().Which.Place.Should().EndWith("line 2");
    }

    [Fact]
    public void JSON_nested_without_end_is_refused()
    {
        Read("{\"text\":\"x\",\"a\":" + new string('[', 100_000)).Should().ContainSingle().Which.Should().BeOfType<FoundRefusal>();
    }

    [Fact]
    public void UTF_16_is_refused_once_and_not_line_by_line()
    {
        var found = RecordLines.Read(
            new MemoryStream([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("{\"text\":\"x\"}\n{\"text\":\"y\"}\n")]), "/x/set.ndjson", "/x/set.ndjson", "set.ndjson", fields: null, 1_000).ToList();
        found.Should().ContainSingle().Which.Should().BeOfType<FoundRefusal>().Which.Detail.Should().Contain("UTF-16");
    }

    [Fact]
    public async Task An_identifier_twice_is_two_articles_and_a_second_run_changes_nothing()
    {
        using var archive = new TempArchive();
        archive.Write("set.ndjson", """{"id":"a","text":"The first of that name."}""" + "\n" + """{"id":"a","text":"The second of that name."}""" + "\n");

        (await archive.IngestAsync()).Should().OnlyContain(result => result.Outcome == IngestionOutcome.Added).And.HaveCount(2);
        (await archive.IngestAsync()).Should().OnlyContain(result => result.Outcome == IngestionOutcome.Unchanged);
        (await archive.ArticlesAsync()).Should().OnlyContain(article => article.IsLatest).And.HaveCount(2);
    }

    [Fact]
    public async Task A_changed_record_is_a_new_version_wherever_its_line_went()
    {
        using var archive = new TempArchive();
        archive.Write("set.ndjson", """{"id":"a","text":"Old words."}""");
        await archive.IngestAsync();
        archive.Write("set.ndjson", """{"id":"b","text":"Another."}""" + "\n" + """{"id":"a","text":"New words."}""");

        (await archive.IngestAsync()).Select(result => result.Outcome).Should().Equal(IngestionOutcome.Added, IngestionOutcome.NewVersion);
    }

    [Fact]
    public async Task Wrong_field_names_are_put_right_by_another_run()
    {
        using var archive = new TempArchive();
        archive.Write("set.ndjson", """{"id":"1","teaser":"A short teaser stands here.","story":"The harbour was closed on Monday after a storm."}""");
        (await archive.IngestAsync(new Dictionary<string, string>(StringComparer.Ordinal) { ["text"] = "teaser" })).Single().Outcome.Should().Be(IngestionOutcome.Added);

        var right = new Dictionary<string, string>(StringComparer.Ordinal) { ["text"] = "story" };
        (await archive.IngestAsync(right)).Single().Outcome.Should().Be(IngestionOutcome.Reread);
        (await archive.IngestAsync(right)).Single().Outcome.Should().Be(IngestionOutcome.Unchanged);
        (await archive.ArticlesAsync()).Single().ReadingText.Should().Contain("closed on Monday").And.NotContain("teaser");

        var refused = (await archive.IngestAsync(new Dictionary<string, string>(StringComparer.Ordinal) { ["text"] = "nothing" })).Single();
        refused.Outcome.Should().Be(IngestionOutcome.BadRecord);
        refused.Detail.Should().Contain("stays as it was");
        (await archive.ArticlesAsync()).Single().ReadingText.Should().Contain("closed on Monday");
        await ArchiveInspection.ShouldBeWholeAsync(archive.Database);
    }

    [Fact]
    public async Task The_names_of_fields_are_kept_with_the_article_for_deriving_it_again()
    {
        using var archive = new TempArchive();
        archive.Write("set.ndjson", """{"nr":"a","body":"One sentence."}""");
        var results = await archive.IngestAsync(new Dictionary<string, string>(StringComparer.Ordinal) { ["text"] = "body", ["id"] = "nr" });

        results.Should().ContainSingle().Which.Outcome.Should().Be(IngestionOutcome.Added);
        var article = (await archive.ArticlesAsync()).Single();
        article.RecordFields.Should().Be("""{"id":"nr","text":"body"}""");
        article.SourceKey.Should().EndWith("set.ndjson#a");
        ArticleEditing.FileNameOf(article).Should().Be("set.ndjson");
    }

    private static List<FoundSource> Read(string text, int limit = 1_000_000) =>
        [.. RecordLines.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), "/x/set.ndjson", "/x/set.ndjson", "set.ndjson", fields: null, limit)];
}
