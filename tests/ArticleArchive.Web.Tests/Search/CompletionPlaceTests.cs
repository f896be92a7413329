using ArticleArchive.Web.Search;

namespace ArticleArchive.Web.Tests.Search;

public sealed class CompletionPlaceTests
{
    // ^ is the caret; the span is what a completion replaces.
    [Theory]
    [InlineData("rus^", null, "rus", "rus")]
    [InlineData("cold rus^ war", null, "rus", "rus")]
    [InlineData("ru^ssia war", null, "ru", "russia")]
    [InlineData("-rus^", null, "rus", "rus")]
    [InlineData("(rus^", null, "rus", "rus")]
    [InlineData("a|rus^", null, "rus", "rus")]
    [InlineData("publisher:^", "publisher", "", "")]
    [InlineData("publisher:ind^", "publisher", "ind", "ind")]
    [InlineData("-publisher:ind^", "publisher", "ind", "ind")]
    [InlineData("crisis publisher:\"BBC Ne^", "publisher", "BBC Ne", "\"BBC Ne")]
    [InlineData("publisher:\"BBC Ne^\" x", "publisher", "BBC Ne", "\"BBC Ne\"")]
    [InlineData("\"reset but^", null, "reset but", "\"reset but")]
    [InlineData("\"a b\" rus^", null, "rus", "rus")]
    [InlineData("^", null, "", "")]
    [InlineData("10:30^", null, "10:30", "10:30")]
    public void The_word_at_the_caret_is_what_is_completed(string typed, string? field, string text, string replaced)
    {
        var caret = typed.IndexOf('^', StringComparison.Ordinal);
        var query = typed.Remove(caret, 1);

        var place = CompletionPlace.At(query, caret);

        (place.Field, place.Text, query[place.Word.Start..place.Word.End]).Should().Be((field, text, replaced));
    }

    [Fact]
    public void No_place_of_any_query_is_out_of_range()
    {
        var random = new Random(7);
        for (var i = 0; i < 3_000; i++)
        {
            var query = HostileQueries.Next(random);
            var place = CompletionPlace.At(query, random.Next(-2, query.Length + 3));
            (place.Word.Start >= 0 && place.Word.Start <= place.Word.End && place.Word.End <= query.Length).Should().BeTrue(query);
        }
    }
}
