using ArticleArchive.Parsing.Formats;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Tests.Formats;

public sealed class HtmlReaderTests
{
    private static PageText Read(string source)
    {
        var page = HtmlReader.Read(source);
        page.ShouldKeepItsPromises(source);
        return page;
    }

    private static string[] Blocks(string source)
    {
        var page = Read(source);
        return page.Blocks.Select(block => $"{block.Kind}{(block.Kind is PageBlockKind.Heading or PageBlockKind.ListItem ? $" {block.Level}" : "")}: {block.Span.In(page.Text)}").ToArray();
    }

    private static string?[] Regions(string source) => Read(source).Blocks.Select(block => block.Region).ToArray();

    [Theory]
    [InlineData("")]
    [InlineData("   \n ")]
    [InlineData("<p>")]
    [InlineData("<!-- words -->")]
    [InlineData("<p>&nbsp;</p>")]
    public void A_page_without_words_has_no_blocks(string source) => Read(source).Blocks.Should().BeEmpty();

    [Fact]
    public void Headings_paragraphs_quotations_captions_and_bare_text_are_blocks() =>
        Blocks("<h1>River</h1>Bare.<div>More <b>bare</b>.</div><p>One.<p>Two.<h3>Why</h3><blockquote><p>Said.</p></blockquote><figure><img><figcaption>A boat</figcaption></figure>")
            .Should().Equal("Heading 1: River", "Text: Bare.", "Text: More bare.", "Text: One.", "Text: Two.", "Heading 3: Why", "Quotation: Said.", "Caption: A boat");

    [Fact]
    public void A_caption_may_be_said_by_a_class() =>
        Blocks("<div><img><p class='wp-caption-text'>The old lock</p></div>").Should().Equal("Caption: The old lock");

    [Fact]
    public void Items_know_their_depth_and_their_order()
    {
        const string source = "<ol start=3><li>One<ul><li>Inner</ul><li><p>Two</p><p>More</p></ol>";
        Blocks(source).Should().Equal("ListItem 0: One", "ListItem 1: Inner", "ListItem 0: Two", "Text: More");
        var page = Read(source);
        page.Blocks.Select(block => block.Ordered).Should().Equal(true, false, true, false);
        page.Text.Should().Be("One\n\nInner\n\nTwo\n\nMore", "a number that the browser prints is no word of the file");
        page.Blocks.Should().OnlyContain(block => block.MarkerSpan == null);
    }

    [Fact]
    public void Terms_and_explanations_are_items() =>
        Blocks("<dl><dt>Weir</dt><dd>A low dam.</dd></dl>").Should().Equal("ListItem 0: Weir", "ListItem 0: A low dam.");

    [Fact]
    public void A_table_of_data_is_rows_of_cells() =>
        Blocks("<table><caption>Flow</caption><tr><th>Year<th>Litres<tr><td>1990<td><p>40</p><br>about</table>")
            .Should().Equal("Caption: Flow", "TableRow: Year\tLitres", "TableRow: 1990\t40 about");

    [Theory]
    [InlineData("<table><tr><td>Menu<td><h1>River</h1><p>One.</p></table>", "Text: Menu", "Heading 1: River", "Text: One.")]
    [InlineData("<table><tr><td>Alone<tr><td>Below</table>", "Text: Alone", "Text: Below")]
    [InlineData("<table role=presentation><tr><td>Left<td>Right</table>", "Text: Left", "Text: Right")]
    public void A_table_that_lays_out_the_page_is_not_data(string source, params string[] blocks) => Blocks(source).Should().Equal(blocks);

    [Fact]
    public void White_space_collapses_as_in_a_browser_and_words_are_never_torn() =>
        Blocks("<p>  un<b>believ</b>able \n\t flow <i> here </i> ,\n and&nbsp;there</p>").Should().Equal("Text: unbelievable flow here , and\u00A0there");

    [Fact]
    public void A_line_break_stays_in_its_paragraph_and_two_part_it() =>
        Blocks("<p>12 Mill Lane<br>Oxford<br><br>Open daily</p>").Should().Equal("Text: 12 Mill Lane\nOxford", "Text: Open daily");

    [Fact]
    public void Preformatted_text_keeps_its_lines() =>
        Blocks("<pre>\nif a:\n    b  c\n</pre>").Should().Equal("Preformatted: if a:\n    b  c");

    [Fact]
    public void Links_side_by_side_are_words_apart() =>
        Blocks("<div><a>Home</a><a>News</a> <a>Map</a>.</div>").Should().Equal("Text: Home News Map.");

    [Fact]
    public void Code_styles_and_pictures_are_not_words() =>
        Blocks("<title>T</title><style>p{}</style><p>One <script>var a;</script><svg><text>x</text></svg>two <i class='icon' aria-hidden=true>share</i></p><noscript>Enable</noscript><template>t</template>")
            .Should().Equal("Text: One two");

    [Fact]
    public void The_closest_element_names_the_region() =>
        Regions("<header>a</header><nav>b</nav><main><article><header>c</header><p>d</p><footer>e</footer></article></main><aside>f</aside><form>g</form><footer>h</footer><p>i")
            .Should().Equal("header", "nav", "article:header", "article", "article:footer", "aside", "form", "footer", null);

    [Fact]
    public void A_role_or_a_class_may_name_it() =>
        Regions("<div role=navigation>a</div><div class='post-comments'>b</div><div id=relatedPosts>c</div><div class='entry-share'>d</div><div class='has-sidebar tag-share'>e</div>")
            .Should().Equal("nav", "class:comments", "class:related", "class:share", null);

    [Fact]
    public void A_comment_in_an_article_element_is_still_a_comment() =>
        Regions("<div class=comments><article><p>I agree</p></article></div>").Should().Equal("class:comments");

    [Fact]
    public void A_region_that_holds_most_of_the_prose_is_not_beside_the_article()
    {
        var prose = string.Concat(Enumerable.Repeat("<p>The river has fallen by a metre since the spring, the water board said on Monday.</p>", 4));
        Regions($"<form><div class='sidebar-page'>{prose}</div></form>").Should().OnlyContain(region => region == null);
        Regions($"<div style='display: none'><h1>Dry</h1>{prose}</div>").Should().OnlyContain(region => region == null);
    }

    [Fact]
    public void What_a_browser_does_not_show_is_kept_and_marked()
    {
        Regions("<p>Shown</p><div hidden>One</div><div style='color:red; display : none'>Two</div><dialog>Three</dialog>")
            .Should().Equal(null, "hidden", "hidden", "hidden");
        Blocks("<p>The river <span style='display:none'>secretly </span>fell.</p><p>It rained.</p>")
            .Should().Equal(["Text: The river fell.", "Text: It rained.", "Text: secretly"], "hidden words must not tear a sentence");
    }

    [Fact]
    public void Link_density_is_the_share_of_letters_in_links()
    {
        var page = Read("<p><a>abc</a> def ghi jkl</p><p>none</p><li><a>all</a></li>");
        page.Blocks.Select(block => block.LinkDensity).Should().Equal(0.25, 0, 1);
    }

    [Fact]
    public void Every_word_knows_its_place_in_the_file()
    {
        const string source = "<!-- Fish --><script>Fish</script><h1>Fish &amp; chips&nbsp;&copy; 2018</h1>\n<p class='Fish'>Fish <b>are &#8220;back&#8221;</b> in\n   the <a href=x>river</a> 🐟 again.</p>";
        var page = Read(source);
        page.Text.Should().Be("Fish & chips\u00A0© 2018\n\nFish are “back” in the river 🐟 again.");
        foreach (var words in new[] { "Fish & chips", "© 2018", "“back”", "river", "🐟 again." })
            page.SourceOf(source, words).Should().Be(words);
        page.ToSource(new TextSpan(0, 4)).Start.Should().Be(source.IndexOf("Fish &amp;", StringComparison.Ordinal));
        var second = page.Text.LastIndexOf("Fish", StringComparison.Ordinal);
        page.ToSource(TextSpan.OfLength(second, 4)).Start.Should().Be(source.IndexOf("Fish <b>", StringComparison.Ordinal));
        page.FromSource(TextSpan.OfLength(source.IndexOf("river", StringComparison.Ordinal), 5)).In(page.Text).Should().Be("river");
    }

    [Theory]
    [InlineData("<ul><li>a<li>b</ul><p>c", "First First None")]
    [InlineData("<ul><li><h3>a</h3><p>b</p><p>c</p></li><li><p>d</p></li></ul>", "First Further Further First")]
    [InlineData("<ul><li>a<ul><li>b</ul>c<li>d</ul>", "First First None First")]
    public void A_block_knows_what_it_is_of_its_item(string source, string parts) =>
        string.Join(' ', Read(source).Blocks.Select(block => block.ItemPart)).Should().Be(parts);

    [Theory]
    [InlineData("<p>a &copy 2018</p>", "©", "&copy")]
    [InlineData("<p>a &#x201C;b</p>", "“", "&#x201C;")]
    [InlineData("<p>a &#146;b</p>", "’", "&#146;")]
    [InlineData("<p>a &#128031; b</p>", "🐟", "&#128031;")]
    [InlineData("<p>AT&T &unknown; &lt;b&gt;</p>", "&T &unknown; <", "&T &unknown; &lt;")]
    public void A_character_reference_is_one_place(string source, string words, string place)
    {
        var page = Read(source);
        page.ToSource(TextSpan.OfLength(page.Text.IndexOf(words, StringComparison.Ordinal), words.Length)).In(source).Should().Be(place);
    }

    [Fact]
    public void Text_that_the_parser_moves_keeps_its_place()
    {
        const string source = "<table><tr><td>cell one<td>cell two</tr>stray words</table><p>After</p><b><p>bold</b> tail</p>";
        var page = Read(source);
        foreach (var words in new[] { "stray words", "cell one", "cell two", "After", "bold", "tail" })
            page.SourceOf(source, words).Should().Be(words);
    }
}
