using ArticleArchive.Parsing.Repairs;
using ArticleArchive.Web.Data;
using ArticleArchive.Web.Ingestion;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ArticleArchive.Web.Tests.Pages;

public sealed class RepairPageTests : ArchivePages
{
    private const string Text = "# The lighthouse that would not go dark\n\nBy Ada Marsh\n\n4 March 2014\n\nThe lighthouse at Stennis has burned since 1858. The ministry wanted to close it because of the cost of oil.\n";

    private int _id;

    protected override async Task ArrangeAsync() => _id = (await App.IngestAsync("light.md", Text)).ArticleId!.Value;

    [Fact]
    public async Task A_corrected_title_stands_over_the_article_with_the_printed_one_below_it()
    {
        var printed = (await GetAsync($"/articles/{_id}")).QuerySelector("h1")!.TextContent;
        printed.Should().Be("The lighthouse that would not go dark");

        await App.Services.GetRequiredService<ArticleEditing>().RepairAsync(_id, new RepairRequest(RepairKind.Title, "The lighthouse of Stennis"), CancellationToken.None);

        foreach (var view in new[] { "", "/ledger", "/repair", "/versions" })
            (await GetAsync($"/articles/{_id}{view}")).QuerySelector("h1")!.TextContent.Trim().Should().Contain("The lighthouse of Stennis", view);
        (await GetAsync($"/articles/{_id}")).QuerySelector(".title-note")!.TextContent.Should().Contain("Corrected by hand").And.Contain(printed, "what the file prints is not lost");
        using var answer = await Client.GetAsync($"/api/v1/articles/{_id}/text");
        answer.Headers.GetValues("X-Article-Title").Should().Equal("The%20lighthouse%20of%20Stennis");
        (await answer.Content.ReadAsStringAsync()).Should().Contain("would not go dark", "offsets count in the text as it is printed");
    }

    [Theory]
    [InlineData("published", "last week", "date was not understood")]
    [InlineData("language", "!", "language was not understood")]
    [InlineData("title", " ", "title must not be empty")]
    public async Task A_form_with_one_wrong_field_saves_nothing_and_keeps_what_was_written(string field, string value, string said)
    {
        var form = (await GetAsync($"/articles/{_id}/repair")).QuerySelector("form[action*=Properties]")!;

        var answer = await PostAsync(form, ("publisher", "The Harbour Press"), ("authors", "Ada Marsh; Jan Olafsson"), ("note", "the printed edition"), (field, value));

        answer.QuerySelector("#said")!.TextContent.Should().Contain(said).And.Contain("nothing was saved");
        answer.QuerySelector("#publisher")!.GetAttribute("value").Should().Be("The Harbour Press");
        answer.QuerySelector($"#{field}")!.GetAttribute("value").Should().Be(value == " " ? null : value);
        answer.QuerySelector("#properties input[name=note]")!.GetAttribute("value").Should().Be("the printed edition");
        await using var db = App.Database.OpenReader();
        (await db.Repairs.CountAsync()).Should().Be(0, "all or nothing");
        (await db.Articles.Where(row => row.Id == _id).Select(row => row.Publisher).SingleAsync()).Should().BeNull();
    }

    [Fact]
    public async Task Several_properties_are_saved_together()
    {
        var form = (await GetAsync($"/articles/{_id}/repair")).QuerySelector("form[action*=Properties]")!;

        await PostAsync(form, ("publisher", "The Harbour Press"), ("authors", "Ada Marsh; Jan Olafsson"), ("published", "2014-03"));

        await using var db = App.Database.OpenReader();
        (await db.Repairs.Where(row => !row.IsUndone).Select(row => row.Kind).ToListAsync()).Should().BeEquivalentTo([RepairKind.Publisher, RepairKind.Authors, RepairKind.Published]);
        (await db.Articles.SingleAsync(row => row.Id == _id)).Should().BeEquivalentTo(new { Publisher = "The Harbour Press", Authors = "Ada Marsh; Jan Olafsson", PublishedPrecision = ArticleArchive.Parsing.DatePrecision.Month });
    }

    [Fact]
    public async Task A_form_that_comes_too_late_keeps_what_was_written()
    {
        var form = (await GetAsync($"/articles/{_id}/repair?at=60-70")).QuerySelector("#place form")!;
        await App.Services.GetRequiredService<ArticleEditing>().RepairAsync(_id, new RepairRequest(RepairKind.Words, "long") { Place = Place("burned") }, CancellationToken.None);

        var answer = await PostAsync(form, ("value", "these words are not lost"));

        answer.QuerySelector("#said")!.TextContent.Should().Contain("The text has changed");
        answer.QuerySelector("#at-words")!.GetAttribute("value").Should().Be("these words are not lost");
    }

    private ArticleArchive.Parsing.Text.TextSpan Place(string before)
    {
        using var db = App.Database.OpenReader();
        var at = db.Articles.Single(row => row.Id == _id).ReadingText.IndexOf(before, StringComparison.Ordinal);
        return new ArticleArchive.Parsing.Text.TextSpan(at, at);
    }
}
