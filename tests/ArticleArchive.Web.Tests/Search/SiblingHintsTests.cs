using System.Net.Http.Json;
using System.Text.Json;
using ArticleArchive.Parsing;
using ArticleArchive.Parsing.Text;
using ArticleArchive.Web.Ingestion;
using ArticleArchive.Web.Search;
using ArticleArchive.Web.Search.QueryLanguage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ArticleArchive.Web.Tests.Search;

public sealed class SiblingHintsTests
{
    [Fact]
    public async Task The_other_seed_proposes_the_year_that_was_cut_and_says_how_alike_it_is()
    {
        await using var app = new ArchiveApp();
        var engine = app.Services.GetRequiredService<SearchEngine>();
        await using var db = app.Database.OpenReader();
        var finding = await db.Findings.Include(row => row.Article).SingleAsync(row => row.Kind == FindingKind.CutNumber);

        var hints = (await engine.HintsAsync(finding.Article!, finding.Kind, new TextSpan(finding.Start, finding.End), CancellationToken.None)).Hints;

        var hint = hints.Should().ContainSingle().Subject;
        hint.Words.Should().Be("1962");
        hint.ArticleId.Should().NotBe(finding.ArticleId);
        hint.Before.Should().EndWith("Caribbean Crisis of ");
        hint.Resemblance.Should().BeInRange(0.05, 0.9);
    }

    [Fact]
    public void A_hole_is_filled_from_the_words_on_both_sides_and_from_nothing_less()
    {
        const string damaged = "The council worried about issues such as ⟦…⟧, and complaints about late boats in winter.";
        var place = SiblingHints.Of(damaged, FindingKind.Hole, new TextSpan(40, 45))!;

        SiblingHints.Align(place, "Yesterday the council worried about issues such as rising fares, and complaints about late boats.")!.Value.Words.Should().Be("rising fares");
        SiblingHints.Align(place, "Issues such as rising fares are old.").Should().BeNull("only one side is the same");
        SiblingHints.Align(place, "about issues such as\n\nOther news, and complaints about late boats").Should().BeNull("it goes across paragraphs");
        SiblingHints.Of(damaged, FindingKind.DoubtfulText, new TextSpan(0, 10)).Should().BeNull();
    }

    [Theory]
    [InlineData("The keeper said that she would stay on the rock until the last", "In May the keeper said that she would stay on the rock until the last ship had found its way home. Then she slept.", "ship had found its way home")]
    [InlineData("The keeper said that she would stay on the rock until the last", "She would stay on the rock until the last.\n\nShip by ship they came.", null)]
    [InlineData("The keeper said that she would stay on the rock until the last", "She waited until the last ship had found its way home.", null)]
    [InlineData("She would stay on the rock until the last\nship had found its way home.", "She would stay on the rock until the last ship had found its way home.", null)]
    public void The_rest_of_a_cut_sentence_comes_from_one_that_begins_with_the_same_five_words(string damaged, string other, string? expected)
    {
        var end = damaged.IndexOf('\n', StringComparison.Ordinal) is >= 0 and var line ? line : damaged.Length;
        var place = SiblingHints.Of(damaged, FindingKind.UnfinishedSentence, new TextSpan(0, end))!;

        (SiblingHints.Align(place, other)?.Words).Should().Be(expected);
        SiblingHints.Of(damaged, FindingKind.CutShort, new TextSpan(end, end))!.Left.Should().Equal(place.Left, "the end of the text is asked for in the same way");
    }

    [Fact]
    public void A_hole_at_the_end_of_a_paragraph_is_filled_with_the_rest_of_the_sentence()
    {
        const string damaged = "The keeper said that she would wait for the ⟦…⟧\n\nThe ferry was late.";
        var place = SiblingHints.Of(damaged, FindingKind.Hole, new TextSpan(44, 47))!;

        SiblingHints.Align(place, "The keeper said that she would wait for the last boat of the year. It came.")!.Value.Words.Should().Be("last boat of the year");
    }

    [Fact]
    public void What_stood_between_two_glued_sentences_comes_from_both_of_them()
    {
        const string damaged = "The boats came back to the harbour. However the lamp stayed dark for a week.";
        var place = SiblingHints.Of(damaged, FindingKind.GluedSentences, new TextSpan(damaged.IndexOf("harbour", StringComparison.Ordinal), damaged.IndexOf(" the lamp", StringComparison.Ordinal)))!;

        SiblingHints.Align(place, "The boats came back to the harbour of Stennis on Friday. However the lamp stayed dark.")!.Value.Words.Should().Be("of Stennis on Friday");
        SiblingHints.Align(place, "The boats came back to the harbour. However the lamp stayed dark.").Should().BeNull("nothing was lost");
    }

    [Fact]
    public void What_stood_before_a_detached_tail_comes_from_between_it_and_the_paragraph_above()
    {
        const string damaged = "The council worried about old issues such as\n\nand complaints about late boats in winter.";
        var place = SiblingHints.Of(damaged, FindingKind.DetachedTail, new TextSpan(damaged.IndexOf("and", StringComparison.Ordinal), damaged.Length))!;

        SiblingHints.Align(place, "They worried about old issues such as rising fares, and complaints about late boats.")!.Value.Words.Should().Be("rising fares");
    }

    [Theory]
    [InlineData("News.\n\nIII. The Conditional Openness of Stennis\n\nText.", "III.")]
    [InlineData("News.\n\nThe Conditional Openness of Stennis\n\nText.", null)]
    [InlineData("Of III. The Conditional Openness of Stennis we know nothing.", null)]
    [InlineData("III. The Conditional Openness of Stennis is a myth.", null)]
    public void The_numeral_of_a_heading_comes_from_the_same_heading(string other, string? expected)
    {
        const string heading = "I The Conditional Openness of Stennis";
        var place = SiblingHints.Of(heading, FindingKind.BrokenNumeral, new TextSpan(0, heading.Length))!;
        (SiblingHints.Align(place, other)?.Words).Should().Be(expected);
    }
}
