using ArticleArchive.Parsing.Claims;
using ArticleArchive.Parsing.Claims.Judgement;
using ArticleArchive.Parsing.Text;
using FluentAssertions;

namespace ArticleArchive.Parsing.Tests.Claims.Judgement;

public class StatementJudgeTests
{
    [Theory]
    [InlineData("The ministry spent 4.2 million crowns on the new archive in 2021.", ClaimNature.Fact)]
    [InlineData("Two of the four judges had voted for the party at the last congress.", ClaimNature.Fact)]
    [InlineData("By the spring half of the harbour will have silted up.", ClaimNature.Prediction)]
    [InlineData("This is the shabbiest trick that a government ever played on its own nurses.", ClaimNature.Opinion)]
    [InlineData("It is simply disgraceful how little these people care.", ClaimNature.Opinion)]
    [InlineData("Parliament should abolish the levy before the next harvest.", ClaimNature.Proposal)]
    [InlineData("I will open the files to the public on my first day.", ClaimNature.Commitment)]
    [InlineData("Who signed the lease?", ClaimNature.Question)]
    public void Tells_what_sort_of_statement_a_sentence_is(string sentence, ClaimNature nature) => Judge(sentence).Nature.Should().Be(nature);

    [Fact]
    public void Ranks_what_a_fact_checker_would_take_up_first_before_what_anybody_may_say()
    {
        string[] byWorth =
        [
            "Unemployment in the province doubled to 14 percent while Governor Halloran was in office.",
            "The council met in the old town hall in March.",
            "I really think that we are on the right path, my friends.",
            "Thank you very much, and good evening.",
        ];

        byWorth.Select(sentence => Judge(sentence).CheckWorthiness).Should().BeInDescendingOrder();
    }

    [Fact]
    public void Says_with_which_words_a_statement_is_worth_checking()
    {
        var statement = Judge("Unemployment in the province doubled to 14 percent while Governor Halloran was in office.");

        statement.CheckWorthiness.Should().BeGreaterThan(0.5);
        statement.Why.Should().ContainMatch("*“*”: can be checked");
    }

    [Fact]
    public void Leaves_out_what_states_nothing_only_without_a_doubt()
    {
        Judge("Let me come to that in a moment.").StatesNothing.Should().BeTrue();
        Judge("Senator Moss thanked the firemen of Aldergrove.").StatesNothing.Should().BeFalse();
    }

    [Fact]
    public void Ranks_other_languages_by_what_needs_no_words()
    {
        var judge = new StatementJudge(isEnglish: false);

        var plain = Judge(judge, "Das Dorf liegt am Fluss.").CheckWorthiness;
        var figures = Judge(judge, "Im Jahr 2019 zogen 412 Familien nach Oberhausen.").CheckWorthiness;

        figures.Should().BeGreaterThan(plain);
        Judge(judge, "Wer bezahlt das?").CheckWorthiness.Should().BeLessThan(plain);
    }

    private static Statement Judge(string sentence) => Judge(new StatementJudge(isEnglish: true), sentence);

    private static Statement Judge(StatementJudge judge, string sentence) => judge.Judge(sentence, new Tokens(sentence, new TextSpan(0, sentence.Length)));
}
