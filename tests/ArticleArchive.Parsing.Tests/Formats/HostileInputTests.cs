using System.Net;
using System.Text.RegularExpressions;
using ArticleArchive.Parsing.Formats;

namespace ArticleArchive.Parsing.Tests.Formats;

/// <summary>
/// Inputs made to exhaust a parser. What is measured is work that was counted, or an outcome; the time limit only ends a test that
/// hangs, and is many times what the work takes.
/// </summary>
public sealed class HostileInputTests
{
    private const int TimeLimit = 120_000;
    private const int Size = 150_000;

    private static string Many(string part, int size = Size) => string.Concat(Enumerable.Repeat(part, size / part.Length));

    private static string Numbered(Func<int, string> part, int count) => string.Concat(Enumerable.Range(0, count).Select(part));

    public static TheoryData<string, string> Pages() => new()
    {
        { "nested div", Many("<div>") },
        { "links around blocks", Many("<a><div>") },
        { "bold around paragraphs", Many("<b><p>x") },
        { "formatting that is opened again", "<p>" + Numbered(i => $"<b x{i}>", 1_000) + "</p>" + Many("<p>word</p>", 20_000) },
        { "formatting of many kinds", Numbered(i => $"<font a{i}>x", 10_000) },
        { "text moved out of a table", "<table>" + Many("word<b>") },
        { "nested tables", Many("<table><tr><td>x") },
        { "nested lists", Many("<ul><li>x") },
        { "nested quotations", Many("<blockquote>x") },
        { "ends of what is not open", Many("<i>", 40_000) + Many("</div>") },
        { "attributes", "<p " + Numbered(i => $"a{i} ", 30_000) + ">word" },
        { "unclosed comment", "word" + Many("<!--") },
        { "unclosed scripts", "word" + Many("<script>") },
        { "unclosed tags", "word" + Many("<a href=\"") },
        { "references", Many("&amp;&#8217;&x") },
        { "ampersands", Many("&") },
        { "less than", Many("<") },
        { "one line", Many("word ", 2_000_000) },
        { "svg in svg", Many("<svg><g>word") },
        { "templates", Many("<template>word") },
        { "hidden in hidden", Many("<span hidden>word ") },
        { "line breaks", Many("<br>word") },
        { "class names", Many("<div class='" + Many("a-b ", 1_000) + "'>word</div>") },
        { "itemprops", Many("<div itemprop=author>word") },
    };

    [Theory(Timeout = TimeLimit)]
    [MemberData(nameof(Pages))]
    public Task No_page_hangs_the_reader_or_loses_its_words(string name, string source) => Task.Run(() =>
    {
        var page = HtmlReader.Read(source);
        page.Blocks.Should().NotContain(block => block.Span.IsEmpty, name);
        Letters(page.Text).Should().Be(Letters(WebUtility.HtmlDecode(Regex.Replace(source, "<[^>]*>?", "", RegexOptions.NonBacktracking, TimeSpan.FromMilliseconds(TimeLimit)))), name);
    });

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetter));

    [Fact]
    public void A_page_that_costs_too_much_is_read_without_a_tree_and_says_so()
    {
        var source = "<h1>Dry &amp; low</h1><script>var x;</script>" + Many("<div>", 200_000) + "<p>The last <b>words</b>.</p>";
        var page = HtmlReader.Read(source);
        page.ShouldKeepItsPromises(source);
        page.Words().Should().Equal("Dry & low", "The last words.");
        page.Damage.Should().ContainSingle().Which.Kind.Should().Be(FindingKind.Degraded);
    }

    [Fact]
    public void The_budget_never_counts_fewer_nodes_than_the_parser_makes()
    {
        string[] parts = ["<b>", "<i c=1>", "<a>", "<font x>", "</b>", "</i>", "</a>", "<p>", "</p>", "<div>", "</div>", "<table>", "<tr>", "<td>", "</table>", "<li>", "<ul>", "</ul>", "w", "<em d>", "</em>", "<button>", "<h1>", "</h1>", "<nobr>"];
        for (var seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            var source = string.Concat(Enumerable.Range(0, random.Next(10, 400)).Select(_ => parts[random.Next(parts.Length)]));
            var budget = new HtmlBudget();
            var parser = new AngleSharp.Html.Parser.HtmlParser(new() { OnToken = (token, _) => budget.Spend(token) });
            var made = parser.ParseDocument(source).All.Sum(element => 1 + element.ChildNodes.Count(node => node is AngleSharp.Dom.IText));
            (budget.Nodes + 8).Should().BeGreaterThanOrEqualTo(made, "seed {0}", seed);
        }
    }

    [Fact]
    public void An_ordinary_page_is_far_from_the_budget()
    {
        var item = "<article class=post><h2><a href=/x><b>Title</b></a></h2><p>Some <em>text</em> with <a href=/y>a link</a>.<p>More.<ul><li>One<li>Two</ul></article>";
        HtmlReader.Read("<main>" + Many(item, 1_500_000) + "</main>").Damage.Should().NotContain(finding => finding.Kind == FindingKind.Degraded);
    }

    public static TheoryData<string, string> Texts() => new()
    {
        { "open links", Many("[a](b") },
        { "bold", Many("**a**") },
        { "bold left open", Many("**a *b ") },
        { "underscores", Many("*a_ ") },
        { "quotations in quotations", Many("> ") },
        { "items in items", Many("- ") },
        { "starred items in items", Many("* ") + "a" },
        { "numbers in numbers", Many("1. ") },
        { "brackets", Many("[") },
        { "closing brackets", Many("]") },
        { "pictures", Many("![[[") },
        { "links in links", Many("[", 75_000) + "a" + Many("](b)", 75_000) },
        { "tags", Many("<a><a>") },
        { "instructions", Many("x<?") },
        { "declarations", Many("x<![CDATA[") },
        { "backticks", Numbered(i => new string('`', i) + " ", 540) },
        { "pipes", Many("a|") + "\n" + Many("-|") },
        { "rows of pipes", "|a|b|\n|-|-|\n" + Many("|x|y|\n") },
        { "small tables", Many("a|b\n-|-\nc|d\n\n") },
        { "definitions", Many("[a]: b\n\n", 600_000) },
        { "footnotes", Many("[^a]: b\n\n", 600_000) },
        { "underlined headings", Many("a\n=\n\n", 600_000) },
        { "strikes", Many("~~a") },
        { "lines of brackets", Many("[x\n") },
        { "items with brackets", Many("- [x\n") },
        { "numbered items with brackets", Many("1. [x\n") },
        { "headings with brackets", Many("# [x\n") },
        { "quoted brackets", Many("> [x\n") },
        { "entities", Many("&amp;") },
        { "many lines", Many("a\n", 2_000_000) },
        { "front matter without end", "---\n" + Many("a: b\n") },
        { "html blocks", Many("<div>\n\n") },
        { "nested list", Numbered(i => new string(' ', i * 2) + "- a\n", 250) },
    };

    [Theory(Timeout = TimeLimit)]
    [MemberData(nameof(Texts))]
    public Task No_markdown_hangs_the_reader_or_loses_its_words(string name, string source) => Task.Run(() =>
    {
        var page = MarkdownReader.Read(source);
        page.Blocks.Should().NotContain(block => block.Span.IsEmpty, name);
        if (page.Damage.Count > 0)
            page.Text.Should().Be(source, "what is not read as Markdown is read as it stands");
    });

    [Theory]
    [InlineData("[a](b", "The file has more Markdown marks")]
    [InlineData("> ", "The file has more Markdown marks")]
    [InlineData("> > > > > > > > > > ", "The file has more Markdown marks")]
    public void Markdown_that_would_cost_too_much_is_plain_text_and_says_so(string part, string why) =>
        MarkdownReader.Read(Many(part)).Damage.Should().ContainSingle(finding => finding.Kind == FindingKind.Degraded)
            .Which.Detail.Should().StartWith(why);

    [Fact]
    public void Markdown_nested_too_deeply_is_plain_text_and_says_so() =>
        MarkdownReader.Read(Many("> ", 600) + "a").Damage.Should().ContainSingle(finding => finding.Kind == FindingKind.Degraded)
            .Which.Detail.Should().Contain("nested too deeply");

    [Fact]
    public void A_long_ordinary_file_is_read_as_markdown()
    {
        const string section = "## A heading\n\nSome **bold** text with [a link](https://river.example/a_b) and `code`, *twice*.\nA second line (with brackets).\n\n- one [link](x)\n- two\n\n| a | b |\n|---|---|\n| c | d |\n\n";
        MarkdownReader.Read(Many(section, 1_500_000)).Damage.Should().BeEmpty();
    }

    [Fact(Timeout = TimeLimit)]
    public Task Records_nested_too_deeply_are_plain_text() => Task.Run(() =>
    {
        foreach (var source in new[] { "{\"text\":" + Many("["), Many("{\"a\":"), "{" + Many("\"text\":1,") + "\"x\":0}" })
        {
            var page = RecordReader.Read(source, fields: null);
            page.Text.Should().Be(source);
            page.Damage.Should().ContainSingle().Which.Kind.Should().Be(FindingKind.NoRecord);
        }
    });

    [Fact(Timeout = TimeLimit)]
    public Task A_record_of_escapes_is_read_whole() => Task.Run(() =>
    {
        var page = RecordReader.Read("{\"text\":\"" + Many("\\u0041") + "\"}", fields: null);
        page.Text.Should().Be(new string('A', Size / 6));
        page.Damage.Should().BeEmpty();
    });
}
