using System.Text;
using System.Text.Json;
using ArticleArchive.Parsing.Formats;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Tests.Formats;

public sealed class RecordReaderTests
{
    private static PageText Read(string source, IReadOnlyDictionary<string, string>? fields = null)
    {
        var page = RecordReader.Read(source, fields);
        page.ShouldKeepItsPromises(source);
        return page;
    }

    [Fact]
    public void The_fields_of_a_record_state_and_its_text_is_the_page()
    {
        var page = Read("""{"id": 17, "url": "https://river.example/dry", "title": "Dry", "author": ["Ana Mason", {"name": "Bo Lind"}], "publisher": "The Daily", "published_at": "2024-05-01", "text": "One line.\n\nTwo."}""");
        page.Text.Should().Be("One line.\n\nTwo.");
        page.Metadata.Should().Equal(
            new StatedMetadata(MetadataField.ExternalId, "17", "field id"),
            new StatedMetadata(MetadataField.Url, "https://river.example/dry", "field url"),
            new StatedMetadata(MetadataField.Title, "Dry", "field title"),
            new StatedMetadata(MetadataField.Author, "Ana Mason", "field author"),
            new StatedMetadata(MetadataField.Author, "Bo Lind", "field author"),
            new StatedMetadata(MetadataField.Publisher, "The Daily", "field publisher"),
            new StatedMetadata(MetadataField.Published, "2024-05-01", "field published_at"));
        page.Damage.Should().BeEmpty();
    }

    [Fact]
    public void A_caller_may_name_the_fields()
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal) { ["text"] = "story", ["title"] = "head" };
        var page = Read("""{"text": "not this", "story": "This.", "title": "nor this", "head": "Dry"}""", fields);
        page.Text.Should().Be("This.");
        page.Metadata.Should().Equal(new StatedMetadata(MetadataField.Title, "Dry", "field head"));
    }

    [Fact]
    public void A_json_file_with_one_object_is_a_record()
    {
        Read("\n{\n  // exported\n  \"body\": \"Words.\",\n}\n").Text.Should().Be("Words.");
    }

    [Fact]
    public void Markup_in_the_text_is_taken_out_and_the_words_keep_their_places()
    {
        const string source = """{"text": "<p>One <b>bold<\/b> word &amp; a \"quote\".</p>\n<p>Two.</p>"}""";
        var page = Read(source);
        page.Text.Should().Be("One bold word & a \"quote\".\n\nTwo.");
        page.Blocks.Should().HaveCount(2);
        page.ToSource(TextSpan.OfLength(4, 4)).In(source).Should().Be("bold");
        page.ToSource(TextSpan.OfLength(14, 1)).In(source).Should().Be("&amp;");
        page.ToSource(TextSpan.OfLength(18, 7)).In(source).Should().Be("\\\"quote\\\"");
    }

    [Theory]
    [InlineData("<p> opens a paragraph, and a < b > c opens none.")]
    [InlineData("Write <p>, <b> and <i>, then </i>, </b> and </p>.")]
    [InlineData("<http://river.example> says <so>, and <so> it is.")]
    public void Signs_that_are_no_markup_stay(string text) =>
        Read(JsonSerializer.Serialize(new { text })).Text.Should().Be(text);

    [Theory]
    [InlineData("not json at all")]
    [InlineData("[1, 2]")]
    [InlineData("{\"text\": \"cut")]
    [InlineData("{\"text\": \"one\"}\n{\"text\": \"two\"}")]
    [InlineData("{\"text\": 7, \"title\": \"Dry\"}")]
    [InlineData("{\"title\": \"Dry\"}")]
    [InlineData("{}")]
    public void Anything_else_is_plain_text_and_says_so(string source)
    {
        var page = Read(source);
        page.Text.Should().Be(source);
        page.Damage.Should().ContainSingle().Which.Kind.Should().Be(FindingKind.NoRecord);
    }

    [Fact]
    public void An_empty_text_is_an_empty_article()
    {
        var page = Read("""{"text": ""}""");
        page.Text.Should().BeEmpty();
        page.Damage.Should().BeEmpty();
    }

    [Fact]
    public void Escapes_are_places_of_their_own_and_the_text_between_them_is_exact()
    {
        const string source = """{"größe": "ß", "text": "He \"said\" caf\u00e9 \ud83d\udc1f \\ \u0000 \ud83d end\r\nnext"}""";
        var page = Read(source);
        page.Text.Should().Be("He \"said\" café 🐟 \\ \uFFFD \uFFFD end\nnext");
        Place("said").Should().Be("said");
        Place("café").Should().Be("caf\\u00e9");
        Place("🐟").Should().Be("\\ud83d\\udc1f");
        Place("\"said\"").Should().Be("\\\"said\\\"");
        Place("\n").Should().Be("\\r\\n");
        Place("next").Should().Be("next");

        string Place(string words) => page.ToSource(TextSpan.OfLength(page.Text.IndexOf(words, StringComparison.Ordinal), words.Length)).In(source);
    }

    [Fact]
    public void Any_text_survives_the_way_through_json()
    {
        var random = new Random(11);
        for (var i = 0; i < 200; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 60)).Select(_ => new Rune(random.Next(4) switch { 0 => random.Next(1, 13), 1 => random.Next(0x1F300, 0x1F5FF), 2 => random.Next(0xA0, 0x2FF), _ => random.Next(32, 127) }).ToString()));
            RecordReader.Read(JsonSerializer.Serialize(new { title = "é🐟", text }), fields: null).Text.Should().Be(text);
        }
    }
}
