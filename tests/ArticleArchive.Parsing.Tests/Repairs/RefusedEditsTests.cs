using System.Text;
using ArticleArchive.Parsing.Recurring;
using ArticleArchive.Parsing.Repairs;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Tests.Repairs;

public sealed class RefusedEditsTests
{
    // Two paragraphs, so that both are the article's although service lines stand before them.
    private static readonly string[] s_closing =
    [
        "The town gathered four thousand names against the plan, and the council has promised to hear them before the end of the winter.",
        "The Harbour Letter, which comes every Friday, said that the lamp would burn and that the keeper would stay on the rock.",
    ];

    private const string Page = """
        The lighthouse that would not go dark

        The lighthouse at Stennis has burned since 1858, and the ministry wanted to close it because of the cost of the oil that it needs.

        The keeper, who has lived on the rock for thirty years, said that she would stay until the last ship had found its way home.

        The ministry answered that no ship had been lost in a century, and the fishermen said that the lamp was the reason for it.

        Share this article

        Log in to comment

        The town gathered four thousand names against the plan, and the council has promised to hear them before the end of the winter.

        The Harbour Letter, which comes every Friday, said that the lamp would burn and that the keeper would stay on the rock.
        """;

    private static readonly Dictionary<long, KnownLine> s_accepted = s_closing.ToDictionary(line => LineFingerprint.Of(line)!.Value, _ => new KnownLine(41, 53));

    private static ParsedArticle Parse(bool accepted, params string[] refused) => ArticleParser.Parse("page.txt", Encoding.UTF8.GetBytes(Page), new ParseOptions
    {
        KnownLines = accepted ? s_accepted : new Dictionary<long, KnownLine>(),
        UndoneEdits = refused.ToHashSet(StringComparer.Ordinal),
    });

    private static Edit Removal(ParsedArticle article, string words) => article.Edits.Single(edit => edit.Kind == EditKind.Removal && edit.Span.In(Page).Trim() == words);

    [Theory]
    [InlineData("Share this article", "Log in to comment")]
    [InlineData("Log in to comment", "Share this article")]
    public void A_refused_removal_stays_refused_when_another_decision_moves_the_white_space_around_it(string refused, string other)
    {
        var before = Removal(Parse(accepted: false), refused);
        var after = Parse(accepted: true, before.Key);
        after.ReadingText.Should().NotContainAny(s_closing).And.Contain(refused).And.NotContain(other, "each removal is refused for itself");
        var edit = Removal(after, refused);
        edit.IsUndone.Should().BeTrue();
        edit.Key.Should().NotBe(before.Key, "the line after it is no longer kept, so that the white space before it goes with it");
        Removal(after, other).IsUndone.Should().BeFalse();

        // And back again, with the key that is on the ledger now.
        var back = Parse(accepted: false, edit.Key);
        back.ReadingText.Should().ContainAll(s_closing).And.Contain(refused).And.NotContain(other);
        Removal(back, refused).Key.Should().Be(before.Key);
    }

    [Fact]
    public void The_order_of_the_decisions_makes_no_difference()
    {
        var refusedFirst = Parse(accepted: true, Removal(Parse(accepted: false), "Share this article").Key);
        var acceptedFirst = Parse(accepted: true, Removal(Parse(accepted: true), "Share this article").Key);
        refusedFirst.ReadingText.Should().Be(acceptedFirst.ReadingText);
        refusedFirst.Edits.Should().Equal(acceptedFirst.Edits);
    }

    [Fact]
    public void A_refusal_holds_whatever_rule_removes_the_words()
    {
        var key = Removal(Parse(accepted: true), s_closing[0]).Key;
        key.Should().StartWith("recurring-line:");
        Parse(accepted: true, "another-rule" + key[key.IndexOf(':', StringComparison.Ordinal)..]).ReadingText.Should().Contain(s_closing[0]);
        Parse(accepted: true, key[..key.LastIndexOf(':')]).ReadingText.Should().Contain(s_closing[0], "older keys have no length");
    }

    [Fact]
    public void A_refusal_with_its_words_holds_where_the_file_has_them_elsewhere_and_says_what_became_of_it()
    {
        var before = Parse(accepted: false);
        var edit = Removal(before, "Log in to comment");
        var refusal = new EditRefusal(edit.Key, TextAnchor.At(before.Page, edit.Span));

        Read("Posted by the harbour office, and corrected on the same day.\n\n" + Page).Should().Match<ParsedArticle>(article => article.ReadingText.Contains("Log in to comment"))
            .And.Subject.As<ParsedArticle>().Refusals.Single().Should().Match<RefusalResult>(result => result.HasEdit && result.Page != edit.Span && result.Refusal.Key != edit.Key);
        Read(Page.Replace("Log in to comment", "", StringComparison.Ordinal)).Refusals.Single().Page.Should().BeNull("the words are gone");
        Read(Page + "\n\n" + Page).Refusals.Single().Should().Match<RefusalResult>(result => result.Page == edit.Span, "at its own place it needs no second look");
        Read("x\n\n" + Page + "\n\n" + Page).Refusals.Single().Page.Should().BeNull("of two that look alike, neither is it");

        ParsedArticle Read(string page) => ArticleParser.Parse("page.txt", Encoding.UTF8.GetBytes(page), new ParseOptions { Refusals = [refusal] });
    }

    [Theory]
    [InlineData("")]
    [InlineData("torn-sentence:0-999999:0")]
    [InlineData("not-the-article:9-4:0")]
    [InlineData("not-the-article:-4-9:0")]
    [InlineData("not-the-article:99999999999-99999999999:0")]
    [InlineData("torn-sentence:300-460:1")]
    public void A_key_of_something_else_refuses_no_removal(string key) => Parse(accepted: true, key).Edits.Should().OnlyContain(edit => !edit.IsUndone);
}
