using ArticleArchive.Parsing.Claims;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Tests.Claims;

public sealed class NameReaderTests
{
    [Theory]
    [InlineData("Anna Keller met President Ada Marsh in Norvale.", "Anna Keller:Person;Ada Marsh:Person;Norvale:Place")]
    [InlineData("The Bank of Norvale closed on Monday.", "Bank of Norvale:Organisation")]
    [InlineData("Germany's army is small.", "Germany:Place")]
    [InlineData("Yesterday the town slept.", "")]
    [InlineData("Children play here.", "")]
    [InlineData("However, NATO expanded to Poland.", "NATO:Organisation;Poland:Place")]
    [InlineData("Doctors at Ellery University say so.", "Ellery University:Organisation")]
    [InlineData("The US and the UK agreed.", "US:Place;UK:Place")]
    [InlineData("In March, Ludwig van Beethoven died.", "Ludwig van Beethoven:Person")]
    public void A_name_has_a_kind_where_it_is_told(string text, string expected) =>
        string.Join(';', NameReader.Read(text, new Tokens(text, new TextSpan(0, text.Length))).Select(name => $"{name.Name}:{name.Kind}")).Should().Be(expected);
}
