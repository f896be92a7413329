using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using ArticleArchive.Parsing;
using ArticleArchive.Web.Commands;
using ArticleArchive.Web.Data;
using ArticleArchive.Web.Exports;
using ArticleArchive.Web.Ingestion.Claims;
using ArticleArchive.Web.Ingestion.Reviews;
using ArticleArchive.Web.Pages.Claims;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ArticleArchive.Web.Tests.Exports;

/// <summary>What leaves the archive must say the same as the archive, in the terms of each format.</summary>
public sealed class ClaimExportTests : IAsyncLifetime
{
    // A character outside the basic plane stands before every claim, so that code points and code units differ.
    private const string Text =
        "Ferry fares rise again \U0001F6A2 on the sound\n\nBy Ada Marsh\n\n4 March 2014\n\n"
        + "The ferry company raised its fares by 12 percent in January. The council lost 4,200 pounds.\n\n"
        + "“We will not pay it,” said Ruth Amory. The company’s answer is expected in May.";

    private static readonly ExportedClaim s_claim = new()
    {
        Id = 1,
        Url = "http://localhost/claims/1",
        Text = "It lost 4,200.50 to 4,300.25 pounds.",
        Prefix = "",
        Suffix = "",
        TextSha256 = "",
        Form = ClaimForm.Author,
        Nature = ClaimNature.Fact,
        Polarity = ClaimPolarity.Affirmed,
        Certainty = ClaimCertainty.Asserted,
        Start = 0,
        End = 36,
        CodePointStart = 0,
        CodePointEnd = 36,
        SourceStart = 0,
        SourceEnd = 36,
        Parts = [],
        Figures = [new ExportedFigure("4,200.50 to 4,300.25 pounds", 4200.5m, 4300.25m, "GBP", FigureQualifier.Between, Of: null, 8, 35)],
        Times = [],
        Names = [],
        CheckWorthiness = 0.625,
        Confidence = 0.75,
        IsQuotable = true,
        Status = ReviewStatus.Auto,
        Why = [],
        KnownVerdicts = [],
        RepeatedIn = 0,
        ContestedBy = 0,
        FirstAppearance = "",
        Article = new ExportedArticle(1, "", "", "Title", IsTitleDerived: false, [], null, null, null, null, null, "a.txt", "", default),
    };

    private readonly ArchiveApp _app = new();
    private HttpClient _client = null!;
    private int _articleId;

    public async ValueTask InitializeAsync()
    {
        _client = _app.CreateClient();
        _articleId = (await _app.IngestAsync("ferry.txt", Text)).ArticleId!.Value;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task Every_line_of_NDJSON_holds_a_claim_whose_words_stand_at_its_offsets()
    {
        var text = await _client.GetStringAsync($"/api/v1/articles/{_articleId}/text");
        var codePoints = text.EnumerateRunes().ToList();

        var claims = await LinesAsync($"/claims/export.ndjson?article={_articleId}");

        claims.Should().HaveCount(await CountAsync()).And.HaveCountGreaterThan(3);
        foreach (var claim in claims)
        {
            var words = claim.GetProperty("text").GetString()!;
            text[Int(claim, "start")..Int(claim, "end")].Should().Be(words);
            string.Concat(codePoints[Int(claim, "codePointStart")..Int(claim, "codePointEnd")]).Should().Be(words);
            text.Should().Contain(claim.GetProperty("prefix").GetString() + words + claim.GetProperty("suffix").GetString());
            Text[Int(claim, "sourceStart")..Int(claim, "sourceEnd")].Should().Be(words);
        }

        Int(claims[^1], "start").Should().Be(Int(claims[^1], "codePointStart") + 1, "one character before it takes two code units");
        claims.Should().Contain(claim => claim.GetProperty("speaker").ValueKind == JsonValueKind.Object && claim.GetProperty("speaker").GetProperty("name").GetString() == "Ruth Amory");
    }

    [Fact]
    public async Task A_table_has_a_row_for_each_claim_and_no_cell_that_a_spreadsheet_would_run()
    {
        await _app.Database.WriteAsync(db => db.Claims.Where(claim => claim.Text.Contains("4,200")).ExecuteUpdateAsync(set => set.SetProperty(claim => claim.Speaker, "=HYPERLINK(\"x\")")), CancellationToken.None);

        var response = await _client.GetAsync($"/claims/export.csv?article={_articleId}");

        response.Content.Headers.ContentDisposition!.FileName.Should().Be("claims.csv");
        var lines = (await response.Content.ReadAsStringAsync()).TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        lines[0].Should().StartWith("id,text,form,nature,polarity,certainty,speaker,");
        lines.Should().HaveCount(1 + await CountAsync());
        lines.Should().ContainSingle(line => line.Contains("\"'=HYPERLINK(\"\"x\"\")\"", StringComparison.Ordinal));
        lines.Should().Contain(line => line.Contains(",\"The council lost 4,200 pounds.\",author,fact,", StringComparison.Ordinal));
    }

    [Fact]
    public void Numbers_are_written_alike_in_every_country()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
            var row = CsvClaims.Row(s_claim);

            row.Should().Contain(",0.625,").And.Contain("4200.5-4300.25 GBP").And.NotContain("0,625").And.NotContain("4200,5");
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public async Task Verdicts_of_others_go_along_and_only_what_a_person_confirmed_is_a_review_of_the_claim()
    {
        var claim = await ClaimAsync("4,200");
        var known = new KnownVerdict { Key = "1", ClaimReviewed = "The council lost 4,200 pounds", Publisher = "Check Example", Url = "https://check.example/1", RatingLabel = "Mostly false", RatingValue = 2.5, SourceName = "checks.json" };
        await _app.Database.WriteAsync(
            async db =>
            {
                db.KnownVerdictMatches.Add(new KnownVerdictMatch { KnownVerdict = known, ClaimId = claim.Id, Score = 0.9, Relation = "Same", WordsHash = "words" });
                return await db.SaveChangesAsync();
            },
            CancellationToken.None);
        (await GraphAsync()).Should().OnlyContain(node => node.GetProperty("@type").GetString() == "Claim", "a candidate is nobody's review of this claim");
        var candidate = (await LinesAsync($"/claims/export.ndjson?article={_articleId}")).Single(line => Int(line, "id") == claim.Id).GetProperty("knownVerdicts")[0];
        candidate.GetProperty("isConfirmed").GetBoolean().Should().BeFalse();
        candidate.GetProperty("rating").GetString().Should().Be("Mostly false");

        await _app.Database.WriteAsync(
            db =>
            {
                db.KnownVerdictDecisions.Add(new KnownVerdictDecision { KnownVerdictId = known.Id, WordsHash = "words", Answer = KnownVerdictAnswer.Same, ClaimText = claim.Text });
                return db.SaveChangesAsync();
            },
            CancellationToken.None);

        var review = (await GraphAsync()).Single(node => node.GetProperty("@type").GetString() == "ClaimReview");
        review.GetProperty("author").GetProperty("name").GetString().Should().Be("Check Example");
        review.GetProperty("itemReviewed").GetProperty("@id").GetString().Should().Be($"http://localhost/claims/{claim.Id}");
        review.GetProperty("reviewRating").GetProperty("alternateName").GetString().Should().Be("Mostly false");
        (await _client.GetStringAsync($"/claims/export.csv?article={_articleId}")).Should().Contain("Check Example: Mostly false <https://check.example/1>");
    }

    [Theory]
    [InlineData(KnownVerdictAnswer.Opposite, "a check of the opposite statement: rated Mostly false")]
    [InlineData(KnownVerdictAnswer.Other, "a check of another statement on the same matter: rated Mostly false")]
    public async Task A_check_of_another_statement_never_rates_the_claim_and_is_shown_as_what_it_is(KnownVerdictAnswer answer, string shown)
    {
        var claim = await ClaimAsync("4,200");
        await _app.Database.WriteAsync(
            async db =>
            {
                var known = new KnownVerdict { Key = "1", ClaimReviewed = "The council did not lose 4,200 pounds", Publisher = "Check Example", Url = "https://check.example/1", RatingLabel = "Mostly false", RatingValue = 2.5, SourceName = "checks.json" };
                db.KnownVerdictMatches.Add(new KnownVerdictMatch { KnownVerdict = known, ClaimId = claim.Id, Score = 0.9, Relation = "Opposite", WordsHash = "words" });
                db.KnownVerdictDecisions.Add(new KnownVerdictDecision { KnownVerdict = known, WordsHash = "words", Answer = answer, ClaimText = claim.Text });
                return await db.SaveChangesAsync();
            },
            CancellationToken.None);

        (await GraphAsync()).Should().OnlyContain(node => node.GetProperty("@type").GetString() == "Claim", "nobody reviewed this statement");
        var row = (await _client.GetStringAsync($"/claims/export.csv?article={_articleId}")).Split("\r\n").Single(line => line.Contains("Check Example") || line.StartsWith($"{claim.Id},", StringComparison.Ordinal));
        row.Contains("“The council did not lose 4,200 pounds”, Check Example: Mostly false", StringComparison.Ordinal).Should().Be(answer == KnownVerdictAnswer.Opposite, "the rating stands with the words that were rated or not at all");
        row.Should().NotContain(",Check Example: Mostly false").And.NotContain("\"Check Example: Mostly false");
        var line = (await LinesAsync($"/claims/export.ndjson?article={_articleId}")).Single(line => Int(line, "id") == claim.Id);
        line.GetProperty("knownVerdicts")[0].GetProperty("checks").GetString().Should().Be(answer.ToString().ToLowerInvariant());
        line.TryGetProperty("verdict", out var verdict).Should().Be(verdict.ValueKind == JsonValueKind.Null, "nobody gave this claim a verdict");
        (await LinesAsync("/claims/export.ndjson?verdict=False")).Should().BeEmpty();
        (await LinesAsync("/claims/export.ndjson?q=verdict:false")).Should().BeEmpty();
        var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await _client.GetStringAsync($"/claims/{claim.Id}"));
        page.QuerySelectorAll(".claim-verdict strong").Should().BeEmpty("the rating is not this claim's");
        page.QuerySelector(".claim-verdict .verdict-rating")!.TextContent.Trim().Should().StartWith(shown);
        (await _client.GetStringAsync($"/claims?article={_articleId}")).Should().NotContain("Mostly false");
        (await _client.GetStringAsync($"/articles/{_articleId}")).Should().NotContain("Mostly false");
    }

    [Fact]
    public async Task A_published_verdict_stands_wherever_the_same_words_do()
    {
        var other = (await _app.IngestAsync("other.txt", "Losses of the council\n\n12 May 2014\n\nThe fares rise again. The council lost 4,200 pounds. The fares did not fall after that, and nobody said why.")).ArticleId!.Value;
        await _app.IngestAsync("third.txt", "The council again\n\n12 June 2014\n\nThe council lost 4,300 pounds. The fares did not fall in the month after that, and nobody could say why.");
        var claim = await ClaimAsync("4,200");
        var id = await BeginAndPublishAsync(claim);

        (await _client.GetStringAsync($"/claims?article={other}")).Should().Contain("verdict: false, on the same words");
        (await _client.GetStringAsync($"/claims?article={_articleId}")).Should().Contain("verdict: false<");
        (await _client.GetStringAsync($"/articles/{other}")).Should().Contain("verdict: false, on the same words");
        (await _client.GetStringAsync("/search?level=claims&q=lost")).Should().Contain("verdict: false, on the same words").And.Contain("4,300");
        (await LinesAsync("/claims/export.ndjson?verdict=False")).Select(line => line.GetProperty("text").GetString()).Should().Equal("The council lost 4,200 pounds.", "The council lost 4,200 pounds.");
        (await LinesAsync("/claims/export.ndjson?q=verdict:false")).Should().HaveCount(2);
        (await LinesAsync($"/claims/export.ndjson?article={other}&verdict=any")).Single().GetProperty("verdict").GetProperty("isOwn").GetBoolean().Should().BeFalse();

        await _app.Services.GetRequiredService<VerdictWriting>().MoveAsync(id, VerdictStatus.Withdrawn, seen: 3, editor: null, note: null, CancellationToken.None);
        (await _client.GetStringAsync($"/claims?article={other}")).Should().NotContain("verdict: false");
    }

    [Fact]
    public async Task A_speaker_leaves_by_the_name_that_people_gave_with_the_article_s_own_beside_it()
    {
        var id = (await ClaimAsync("We will not pay")).Id;
        await using var db = _app.Database.OpenReader();
        var speaker = await db.Speakers.SingleAsync(row => row.Name == "Ruth Amory");
        await _app.Services.GetRequiredService<SpeakerDecisions>().RenameAsync(speaker.Id, "Ruth Amory, miller", CancellationToken.None);

        var exported = (await LinesAsync($"/claims/export.ndjson?speaker={Uri.EscapeDataString("Ruth Amory, miller")}")).Single(line => Int(line, "id") == id).GetProperty("speaker");

        exported.GetProperty("name").GetString().Should().Be("Ruth Amory, miller");
        exported.GetProperty("namedAs").GetString().Should().Be("Ruth Amory");
    }

    [Fact]
    public async Task In_schema_org_terms_a_claim_has_its_appearance_and_is_reviewed_only_by_a_published_verdict()
    {
        var claim = await ClaimAsync("We will not pay");
        await StoreVerdictAsync(claim, VerdictStatus.Draft);
        var before = await GraphAsync();
        before.Should().OnlyContain(node => node.GetProperty("@type").GetString() == "Claim", "a draft is nobody's verdict yet");

        await _app.Database.WriteAsync(db => db.Verdicts.ExecuteUpdateAsync(set => set.SetProperty(verdict => verdict.Status, VerdictStatus.Published)), CancellationToken.None);
        var graph = await GraphAsync();

        var node = graph.Single(one => one.GetProperty("@id").GetString() == $"http://localhost/claims/{claim.Id}");
        node.GetProperty("text").GetString().Should().Be(claim.Text);
        node.GetProperty("author").GetProperty("name").GetString().Should().Be("Ruth Amory");
        node.GetProperty("appearance").GetProperty("@type").GetString().Should().Be("Article");
        node.GetProperty("appearance").GetProperty("datePublished").GetString().Should().Be("2014-03-04");
        node.GetProperty("firstAppearance").GetProperty("@id").GetString().Should().Be($"http://localhost/articles/{_articleId}");
        node.GetProperty("claimInterpreter").GetProperty("name").GetString().Should().Be("Article Archive");
        var review = graph.Single(one => one.GetProperty("@type").GetString() == "ClaimReview");
        review.GetProperty("itemReviewed").GetProperty("@id").GetString().Should().Be($"http://localhost/claims/{claim.Id}");
        review.GetProperty("reviewRating").GetProperty("ratingValue").GetInt32().Should().Be(1, "false is the lowest");
        review.GetProperty("citation")[0].GetProperty("url").GetString().Should().Be("https://example.org/minutes");
    }

    [Fact]
    public async Task A_claim_that_is_repeated_names_the_article_that_said_it_first()
    {
        var earlier = (await _app.IngestAsync("earlier.txt", "Fares on the sound\n\n3 March 2014\n\nThe ferry company raised its fares by 12 percent in January. Nobody was asked on the islands, the mayor says.")).ArticleId!.Value;
        var claim = await ClaimAsync("12 percent");

        using var one = JsonDocument.Parse(await _client.GetStringAsync($"/api/v1/claims/{claim.Id}"));

        Int(one.RootElement, "repeatedIn").Should().Be(1);
        one.RootElement.GetProperty("firstAppearance").GetString().Should().Be($"http://localhost/articles/{earlier}");
        (await LinesAsync("/claims/export.ndjson?q=is%3Arepeated")).Select(line => Int(line, "id")).Should().Contain(claim.Id);
        (await LinesAsync($"/claims/export.ndjson?q=is%3Acontested&article={_articleId}")).Should().BeEmpty();
    }

    [Fact]
    public async Task W3C_annotations_select_by_quote_and_by_position_in_code_points()
    {
        var codePoints = (await _client.GetStringAsync($"/api/v1/articles/{_articleId}/text")).EnumerateRunes().ToList();

        using var document = JsonDocument.Parse(await _client.GetStringAsync($"/claims/export.annotations.jsonld?article={_articleId}"));

        var root = document.RootElement;
        root.GetProperty("@context").GetString().Should().Be("http://www.w3.org/ns/anno.jsonld");
        root.GetProperty("type").GetString().Should().Be("AnnotationCollection");
        var items = root.GetProperty("first").GetProperty("items").EnumerateArray().ToList();
        items.Should().HaveCount(root.GetProperty("total").GetInt32()).And.HaveCount(await CountAsync());
        foreach (var target in items.Select(item => item.GetProperty("target")))
        {
            target.GetProperty("source").GetProperty("id").GetString().Should().Be($"http://localhost/api/v1/articles/{_articleId}/text");
            var quote = target.GetProperty("selector")[0];
            var position = target.GetProperty("selector")[1];
            string.Concat(codePoints[Int(position, "start")..Int(position, "end")]).Should().Be(quote.GetProperty("exact").GetString());
        }
    }

    [Fact]
    public async Task An_article_is_cited_once_in_the_three_formats_of_bibliographies()
    {
        await _app.Database.WriteAsync(
            db => db.Articles.Where(article => article.Id == _articleId).ExecuteUpdateAsync(set => set.SetProperty(article => article.Title, "Fares & {profits}: 12% more").SetProperty(article => article.Authors, "Ada Marsh; Jan Ólafsson")),
            CancellationToken.None);

        var bibtex = await _client.GetStringAsync($"/claims/export.bib?article={_articleId}");
        bibtex.Should().StartWith($"@misc{{archive{_articleId},\n").And.Contain("title = {{Fares \\& \\{profits\\}: 12\\% more}}").And.Contain("author = {Ada Marsh and Jan Ólafsson}").And.Contain("month = mar");
        bibtex.Split("@misc").Should().HaveCount(2);

        var ris = await _client.GetStringAsync($"/claims/export.ris?article={_articleId}");
        ris.Should().StartWith("TY  - NEWS\r\n").And.Contain("AU  - Ada Marsh\r\nAU  - Jan Ólafsson\r\n").And.Contain("DA  - 2014/03/04\r\n").And.EndWith("ER  - \r\n\n");

        using var csl = JsonDocument.Parse(await _client.GetStringAsync($"/claims/export.csl.json?article={_articleId}"));
        var item = csl.RootElement.EnumerateArray().Should().ContainSingle().Subject;
        item.GetProperty("issued").GetProperty("date-parts")[0].EnumerateArray().Select(part => part.GetInt32()).Should().Equal(2014, 3, 4);
        item.GetProperty("author")[0].GetProperty("literal").GetString().Should().Be("Ada Marsh");
    }

    [Fact]
    public async Task A_search_is_exported_as_it_is_found_and_rejected_claims_stay_behind()
    {
        await _app.Database.WriteAsync(db => db.Claims.Where(claim => claim.Text.Contains("expected in May")).ExecuteUpdateAsync(set => set.SetProperty(claim => claim.Status, ReviewStatus.Rejected)), CancellationToken.None);

        var found = await LinesAsync($"/claims/export.ndjson?q={Uri.EscapeDataString("\"lost 4,200\" OR \"expected in may\"")}&article={_articleId}");

        found.Should().ContainSingle().Which.GetProperty("text").GetString().Should().Be("The council lost 4,200 pounds.");
    }

    [Theory]
    [InlineData("/claims/export.csv?nature=lie", HttpStatusCode.BadRequest)]
    [InlineData("/claims/export.docx", HttpStatusCode.NotFound)]
    public async Task What_cannot_be_exported_is_refused(string path, HttpStatusCode status) =>
        (await _client.GetAsync(path)).StatusCode.Should().Be(status);

    [Fact]
    public async Task The_command_writes_what_the_server_gives_and_overwrites_nothing()
    {
        var file = Path.Combine(_app.DataDirectory, "claims.ndjson");
        var request = new ExportCommand.ExportRequest(
            ClaimFormatFacts.Find("ndjson")!, new ClaimSelection(new ClaimFilter(), "ferry OR council"), file, "http://localhost");
        var errors = new StringWriter();

        (await ExportCommand.RunAsync(_app.DataDirectory, request, () => Stream.Null, errors, CancellationToken.None)).Should().Be(0);

        (await File.ReadAllTextAsync(file)).Should().Be(await _client.GetStringAsync("/claims/export.ndjson?q=ferry%20OR%20council")).And.Contain("4,200");
        (await ExportCommand.RunAsync(_app.DataDirectory, request, () => Stream.Null, errors, CancellationToken.None)).Should().Be(1);
        errors.ToString().Should().Contain("could not be written");
    }

    [Fact]
    public async Task The_API_gives_each_claim_once_page_by_page()
    {
        var ids = new List<int>();
        for (var path = "/api/v1/claims?size=3"; path is not null;)
        {
            using var page = JsonDocument.Parse(await _client.GetStringAsync(path));
            ids.AddRange(page.RootElement.GetProperty("items").EnumerateArray().Select(item => Int(item, "id")));
            path = page.RootElement.GetProperty("next").GetString() is { } next ? "/api/v1/claims?size=3&cursor=" + next : null!;
        }

        await using var db = _app.Database.OpenReader();
        ids.Should().Equal(db.Claims.Select(claim => claim.Id).OrderBy(id => id));
        using var one = JsonDocument.Parse(await _client.GetStringAsync($"/api/v1/claims/{ids[0]}"));
        one.RootElement.GetProperty("article").GetProperty("sha256").GetString().Should().HaveLength(64);
    }

    [Fact]
    public async Task The_API_counts_what_each_speaker_said()
    {
        using var page = JsonDocument.Parse(await _client.GetStringAsync("/api/v1/speakers?size=500"));

        var amory = page.RootElement.GetProperty("items").EnumerateArray().Single(item => item.GetProperty("name").GetString() == "Ruth Amory");
        Int(amory, "claims").Should().Be(amory.GetProperty("natures").EnumerateObject().Sum(nature => nature.Value.GetInt32())).And.BePositive();
        amory.GetProperty("names").EnumerateArray().Select(name => name.GetString()).Should().Equal("Ruth Amory");
        (await LinesAsync($"/claims/export.ndjson?speaker={Uri.EscapeDataString("Ruth Amory")}")).Should().NotBeEmpty();
        Int(amory, "articles").Should().Be(1);
    }

    [Theory]
    [InlineData("/api/v1/claims?nature=lie", "nature")]
    [InlineData("/api/v1/claims?size=0", "size")]
    [InlineData("/api/v1/claims?cursor=abc", "cursor")]
    [InlineData("/api/v1/claims?colour=red", "colour")]
    [InlineData("/api/v1/speakers?q=x", "q")]
    public async Task What_a_parameter_cannot_mean_is_refused_with_its_name(string path, string parameter)
    {
        var response = await _client.GetAsync(path);

        response.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        response.Content.Headers.ContentType!.MediaType.Should().Be("application/problem+json");
        using var problem = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        problem.RootElement.GetProperty("parameter").GetString().Should().Be(parameter);
    }

    [Theory]
    [InlineData("/api/v1/claims/999999")]
    [InlineData("/api/v1/articles/999999/text")]
    [InlineData("/api/v1/verdicts")]
    public async Task What_is_not_there_is_told_to_programs_in_their_terms(string path)
    {
        var response = await _client.GetAsync(path);

        response.StatusCode.Should().Be(HttpStatusCode.NotFound);
        response.Content.Headers.ContentType!.MediaType.Should().Be("application/problem+json");
    }

    private async Task<List<JsonElement>> LinesAsync(string path) =>
        [.. (await _client.GetStringAsync(path)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];

    private async Task<List<JsonElement>> GraphAsync() =>
        [.. JsonDocument.Parse(await _client.GetStringAsync($"/claims/export.jsonld?article={_articleId}")).RootElement.GetProperty("@graph").EnumerateArray()];

    private async Task<int> CountAsync()
    {
        await using var db = _app.Database.OpenReader();
        return await db.Claims.CountAsync(claim => claim.ArticleId == _articleId);
    }

    private async Task<Claim> ClaimAsync(string words)
    {
        await using var db = _app.Database.OpenReader();
        return await db.Claims.OrderByDescending(claim => claim.Position).FirstAsync(claim => claim.ArticleId == _articleId && claim.Text.Contains(words));
    }

    private async Task<int> BeginAndPublishAsync(Claim claim)
    {
        var writing = _app.Services.GetRequiredService<VerdictWriting>();
        var id = (await writing.BeginAsync(claim.Id, new VerdictText(VerdictRating.False, RatingWords: null, "It lost nothing.", [new VerdictSource("https://example.org", null)]), "Ada", CancellationToken.None))!.Value;
        await writing.MoveAsync(id, VerdictStatus.InReview, seen: 1, editor: null, note: null, CancellationToken.None);
        await writing.MoveAsync(id, VerdictStatus.Published, seen: 2, editor: null, note: null, CancellationToken.None);
        return id;
    }

    private Task<int> StoreVerdictAsync(Claim claim, VerdictStatus status) => _app.Database.WriteAsync(
        async db =>
        {
            db.Verdicts.Add(new Verdict
            {
                ClaimId = claim.Id,
                ArticleId = claim.ArticleId,
                ClaimText = claim.Text,
                Prefix = "",
                Suffix = "",
                Rating = VerdictRating.False,
                Reason = "She paid.",
                Sources = [new VerdictSource("https://example.org/minutes", "Minutes")],
                Author = "Ada",
                Status = status,
                PublishedAtUtc = new DateTime(2026, 1, 2, 0, 0, 0, DateTimeKind.Utc),
            });
            return await db.SaveChangesAsync();
        },
        CancellationToken.None);

    private static int Int(JsonElement element, string name) => element.GetProperty(name).GetInt32();
}
