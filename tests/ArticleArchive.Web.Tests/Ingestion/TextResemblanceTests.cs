using ArticleArchive.Web.Ingestion;

namespace ArticleArchive.Web.Tests.Ingestion;

public sealed class TextResemblanceTests
{
    [Theory]
    [InlineData("One two three four five six.", "One, two: three FOUR five six!", 1.0)]
    [InlineData("one two three four five", "one two three four nine", 1.0 / 3)]
    [InlineData("one two three four five", "five four three two one", 0.0)]
    [InlineData("Short.", "short", 1.0)]
    [InlineData("Short.", "Other.", 0.0)]
    [InlineData("", "", 0.0)]
    [InlineData("港口周一关闭", "港口周一开放", 0.2)]
    public void It_is_the_share_of_four_words_in_a_row_that_both_have(string left, string right, double expected)
    {
        TextResemblance.Of(left, right).Should().BeApproximately(expected, 1e-9);
        TextResemblance.Of(right, left).Should().BeApproximately(expected, 1e-9);
    }
}
