using System.Net;
using System.Text;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using ArticleArchive.Web.Commands;
using ArticleArchive.Web.Search.Batch;

namespace ArticleArchive.Web.Tests.Search;

/// <summary>Many queries at once: a table of hits, bad lines alone, and a dated sheet of what was not found.</summary>
public sealed class BatchSearchTests(SearchSite site) : IClassFixture<SearchSite>
{
    [Fact]
    public async Task A_pasted_list_becomes_a_table_in_which_a_bad_line_fails_alone()
    {
        var table = await DoneAsync(await PostAsync(("text", "quokka\n()\nxyzzy island\n\"quokka lives\nkeeper leaves")));

        var rows = table.QuerySelectorAll(".batch-table tbody tr").Select(row => (Query: row.QuerySelector("th bdi")!.TextContent, Outcome: row.QuerySelector(".tag")!.TextContent)).ToList();
        rows.Should().Equal(("quokka", "found"), ("()", "failed"), ("xyzzy island", "not found"), ("\"quokka lives", "found"), ("keeper leaves", "found"));
        table.QuerySelectorAll(".batch-table tbody tr")[0].QuerySelectorAll("td.number").Select(cell => cell.TextContent.Trim()).First().Should().Be("1");
        table.QuerySelectorAll(".batch-table tbody tr")[3].QuerySelector(".batch-note")!.TextContent.Should().Contain("never closed");
        table.QuerySelector("[role=status]")!.TextContent.Replace('\u00A0', ' ').Should().Contain("5 queries were searched: 3 found, 1 not found, 1 that could not be answered");
    }

    [Fact]
    public async Task What_was_not_found_is_a_dated_sheet_that_no_spreadsheet_takes_for_formulas()
    {
        var table = await DoneAsync(await PostAsync(("text", "quokka\n-quokka xyzzy\n\"a, xyzzy\"")));

        var answer = await site.Client.GetAsync(table.QuerySelector("a[href$='not-found.csv']")!.GetAttribute("href"));

        answer.Content.Headers.ContentDisposition!.FileName.Should().MatchRegex("^searched-not-found-[0-9]{4}-[0-9]{2}-[0-9]{2}\\.csv$");
        var lines = (await answer.Content.ReadAsStringAsync()).TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        lines[0].Should().Be("query,outcome,articles,sections,claims,removed,readAs,notes,searchedAt,archiveArticles,archiveNewestArticle");
        lines.Should().HaveCount(3, "what was found is not in it");
        lines[1].Should().StartWith("'-quokka xyzzy,\"searched, not found\",0,0,0,0,").And.MatchRegex("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}Z,[0-9]+,[0-9]+$");
        lines[2].Should().StartWith("\"\"\"a, xyzzy\"\"\",");
    }

    [Fact]
    public async Task A_file_is_a_list_too()
    {
        using var form = await FormAsync();
        form.Add(new ByteArrayContent(Encoding.UTF8.GetBytes("query,why\r\nquokka,because\r\nxyzzy,\r\n")), "file", "list.csv");
        var table = await DoneAsync(await site.Client.PostAsync("/search/batch", form));
        table.QuerySelectorAll(".batch-table tbody th bdi").Select(query => query.TextContent).Should().Equal("quokka", "xyzzy");
    }

    [Fact]
    public async Task Nothing_to_search_for_is_refused_and_what_was_typed_stays()
    {
        var answer = await PostAsync(("text", " \n "));
        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync()).Should().Contain("Paste a list of queries");
        using var form = await FormAsync();
        form.Add(new ByteArrayContent([0x50, 0x4B, 0, 0, 1]), "file", "list.zip");
        (await site.Client.PostAsync("/search/batch", form)).StatusCode.Should().Be(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_list_that_is_not_kept_says_so()
    {
        var answer = await site.Client.GetAsync("/search/batch/0123456789abcdef");
        answer.StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await site.Client.GetAsync("/search/batch/0123456789abcdef/sheet.csv")).StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_command_prints_the_same_sheet()
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, "quokka\nxyzzy\n()\n");
            var (output, errors) = (new StringWriter(), new StringWriter());

            (await BatchCommand.RunAsync(site.App.DataDirectory, new BatchRequest(file, AsCsv: true, OnlyNotFound: false), output, errors, CancellationToken.None)).Should().Be(1, "a line could not be answered");

            var lines = output.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
            lines.Should().HaveCount(4);
            (lines[0], lines[1][..13], lines[2][..28], lines[3][..9]).Should().Be((BatchSheet.Header, "quokka,found,", "xyzzy,\"searched, not found\",", "(),failed"));
            output = new StringWriter();
            await BatchCommand.RunAsync(site.App.DataDirectory, new BatchRequest(file, AsCsv: true, OnlyNotFound: true), output, errors, CancellationToken.None);
            output.ToString().Should().Contain("xyzzy").And.NotContain("quokka,found");
            (await BatchCommand.RunAsync(site.App.DataDirectory, new BatchRequest(file + ".none", AsCsv: true, OnlyNotFound: false), output, errors, CancellationToken.None)).Should().Be(1);
            errors.ToString().Should().Contain("could not be read");
        }
        finally
        {
            File.Delete(file);
        }
    }

    private async Task<MultipartFormDataContent> FormAsync(params (string Name, string Value)[] fields)
    {
        var page = new HtmlParser().ParseDocument(await site.Client.GetStringAsync("/search/batch"));
        var form = new MultipartFormDataContent { { new StringContent(page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!), "__RequestVerificationToken" } };
        foreach (var (name, value) in fields)
            form.Add(new StringContent(value), name);
        return form;
    }

    private async Task<HttpResponseMessage> PostAsync(params (string Name, string Value)[] fields)
    {
        using var form = await FormAsync(fields);
        return await site.Client.PostAsync("/search/batch", form);
    }

    private async Task<IHtmlDocument> DoneAsync(HttpResponseMessage answer)
    {
        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        var address = answer.RequestMessage!.RequestUri!;
        address.AbsolutePath.Should().MatchRegex("^/search/batch/[0-9a-f]{16}$");
        IHtmlDocument page = null!;
        await Eventually.IsAsync(
            async () =>
            {
                page = new HtmlParser().ParseDocument(await site.Client.GetStringAsync(address));
                return page.QuerySelector("[data-run-state=over]") is not null;
            },
            "the list is searched");
        return page;
    }
}
