using System.Text;

namespace ArticleArchive.Parsing.Tests;

public sealed class PropertyLengthTests
{
    [Fact]
    public void A_title_of_any_length_is_cut_and_says_so()
    {
        var record = $$"""{"title": "{{string.Concat(Enumerable.Repeat("😀 endless ", 400))}}", "text": "The river rose in the night and the town moved its archive upstairs."}""";

        var title = ArticleParser.Parse("record.json", Encoding.UTF8.GetBytes(record)).Title;

        title.Value.Length.Should().BeLessThanOrEqualTo(ArticleParser.MaxPropertyLength);
        title.Value.Should().EndWith("…").And.Subject.EnumerateRunes().Should().NotContain(Rune.ReplacementChar);
        title.Origin.Should().Be(Origin.Derived);
    }
}
