using ArticleArchive.Parsing.Formats;

namespace ArticleArchive.Parsing.Tests.Formats;

public sealed class HtmlMetadataTests
{
    private static string[] Stated(string source, MetadataField field) =>
        HtmlReader.Read(source).Metadata.Where(stated => stated.Field == field).Select(stated => $"{stated.Origin}: {stated.Value}").ToArray();

    [Fact]
    public void Linked_data_is_trusted_before_tags_and_the_title_last()
    {
        const string source = """
            <html lang=en-GB><title>Rivers run dry | The Daily</title>
            <link rel=canonical href=https://daily.example/rivers>
            <meta name=author content="A. Mason"><meta property="og:title" content="Rivers run dry">
            <meta property="og:site_name" content="The Daily"><meta property="article:published_time" content="2024-05-01">
            <script type="application/ld+json">{"@graph":[{"@type":"WebPage","name":"x"},{"@type":["NewsArticle"],
              "headline":"Rivers run dry &amp; low","datePublished":"2024-05-01T08:00:00Z","inLanguage":"en",
              "author":[{"@type":"Person","name":"Ana Mason"},{"@id":"#2"},"Bo Lind"],"publisher":{"name":"The Daily"}},
              {"@type":"Person","@id":"#2","name":"Cy Orr"}]}</script>
            """;
        Stated(source, MetadataField.Title).Should().Equal("json-ld: Rivers run dry & low", "og:title: Rivers run dry", "title: Rivers run dry");
        Stated(source, MetadataField.Author).Should().Equal("json-ld: Ana Mason", "json-ld: Cy Orr", "json-ld: Bo Lind", "meta author: A. Mason");
        Stated(source, MetadataField.Published).Should().Equal("json-ld: 2024-05-01T08:00:00Z", "article:published_time: 2024-05-01");
        Stated(source, MetadataField.Publisher).Should().Equal("json-ld: The Daily", "og:site_name: The Daily");
        Stated(source, MetadataField.Language).Should().Equal("html lang: en-GB", "json-ld: en");
        Stated(source, MetadataField.Url).Should().Equal("link canonical: https://daily.example/rivers");
    }

    [Theory]
    [InlineData("{\"@type\":\"Article\",\"headline\":\"Two\nlines\",}")]
    [InlineData("<!-- {\"@type\":\"BlogPosting\",\"headline\":\"Two lines\"} -->")]
    [InlineData("[[{\"mainEntity\":{\"@type\":\"http://schema.org/TechArticle\",\"headline\":\"Two lines\"}}]]")]
    public void Careless_linked_data_is_read_all_the_same(string json) =>
        Stated($"<script type='application/ld+json'>{json}</script>", MetadataField.Title).Should().Equal("json-ld: Two lines");

    [Theory]
    [InlineData("{\"@type\":\"Article\",")]
    [InlineData("{\"@type\":\"JobPosting\",\"headline\":\"Cook wanted\"}")]
    [InlineData("{\"@type\":7,\"headline\":\"x\"}")]
    [InlineData("\"NewsArticle\"")]
    public void Broken_or_foreign_linked_data_states_nothing(string json) =>
        Stated($"<script type='application/ld+json'>{json}</script>", MetadataField.Title).Should().BeEmpty();

    [Fact]
    public void Deeply_nested_linked_data_is_let_be() =>
        Stated($"<script type='application/ld+json'>{new string('[', 50_000)}</script>", MetadataField.Title).Should().BeEmpty();

    [Fact]
    public void Microdata_time_and_author_links_are_read()
    {
        const string source = "<article><h1 itemprop=headline>Dry <b>year</b></h1><span itemprop='author' itemscope><span itemprop=name>Ana Mason</span>, editor</span><a rel=author href=/x>Bo Lind</a><time datetime=2024-05-01>1 May</time></article>";
        Stated(source, MetadataField.Title).Should().Equal("itemprop headline: Dry year");
        Stated(source, MetadataField.Author).Should().Equal("itemprop author: Ana Mason", "rel author: Bo Lind");
        Stated(source, MetadataField.Published).Should().Equal("time: 2024-05-01");
    }

    [Fact]
    public void RDFa_are_read_with_and_without_a_prefix_but_not_beside_the_article()
    {
        const string source = "<article vocab=https://schema.org/ typeof=Article><h1 property=headline>Dry year</h1><div property=schema:author typeof=Person><span property=schema:name>Ana Mason</span>, editor</div><span property='schema:datePublished' content='2024-05-01'>1 May</span></article><aside><b property=author>Bo Lind</b></aside>";
        Stated(source, MetadataField.Title).Should().Equal("property headline: Dry year");
        Stated(source, MetadataField.Author).Should().Equal("property author: Ana Mason");
        Stated(source, MetadataField.Published).Should().Equal("property datePublished: 2024-05-01");
    }

    [Theory]
    [InlineData("<article><h1>Dry year</h1><address>By Ana Mason</address></article>", "Ana Mason")]
    [InlineData("<article><h1>Dry year</h1><address>12 Weir Lane, Millford 40210</address></article>", null)]
    public void The_address_of_an_article_names_its_author_where_it_is_a_name(string source, string? author) =>
        ArticleParser.Parse("a.html", System.Text.Encoding.UTF8.GetBytes(source)).Authors.Select(name => name.Value).Should().Equal(author is null ? [] : [author]);

    [Fact]
    public void An_address_outside_of_the_article_is_the_sites() =>
        Stated("<article><h1>Dry year</h1></article><footer><address>Ana Mason</address></footer>", MetadataField.Author).Should().BeEmpty();

    [Fact]
    public void The_time_of_the_article_is_meant_not_that_of_a_teaser_before_it() =>
        Stated("<div><time datetime=2020-01-01></div><article><time datetime=2024-05-01></article>", MetadataField.Published).Should().Equal("time: 2024-05-01");

    [Theory]
    [InlineData("<h1>Dry year</h1><p class=post-byline>By Ana Mason</p>", "class author: By Ana Mason")]
    [InlineData("<p class=post-byline>By Ana Mason</p><h1>Dry year</h1>", null)]
    [InlineData("<h1>Dry year</h1><div class=comments><b class=comment-author>Bo Lind</b></div>", null)]
    [InlineData("<h1>Dry year</h1><aside><b class=author>Bo Lind</b></aside>", null)]
    public void A_class_tells_the_byline_below_the_headline_and_outside_of_what_is_beside_it(string source, string? author) =>
        Stated(source, MetadataField.Author).Should().Equal(author is null ? [] : [author]);

    [Theory]
    [InlineData("https://social.example/ana")]
    [InlineData("@ana")]
    [InlineData("262588213843476")]
    public void An_address_a_handle_or_a_number_is_no_author(string value) =>
        Stated($"<meta property='article:author' content='{value}'>", MetadataField.Author).Should().BeEmpty();

    [Theory]
    [InlineData("<title>Dry year - The Daily</title><meta property='og:site_name' content='The Daily'>", "Dry year")]
    [InlineData("<title>The Daily | Dry year</title><meta property='og:site_name' content='The Daily'>", "Dry year")]
    [InlineData("<title>Dry year | Daily Post</title><link rel=canonical href='https://www.dailypost.example/a'>", "Dry year")]
    [InlineData("<title>Dry year » News » Post</title><h1>Dry year</h1>", "Dry year")]
    [InlineData("<title>Dry year - what now?</title><h1>Dry year - what now?</h1>", "Dry year - what now?")]
    [InlineData("<title>Oxford - a history</title>", "Oxford - a history")]
    public void The_site_is_cut_off_the_title_where_the_page_names_it(string source, string title) =>
        Stated(source, MetadataField.Title).Should().Equal($"title: {title}");
}
