using ArticleArchive.Parsing;
using ArticleArchive.Parsing.Text;
using ArticleArchive.Web.Search;
using ArticleArchive.Web.Search.QueryLanguage;

namespace ArticleArchive.Web.Tests.Search;

public sealed class HitMarksTests
{
    [Theory]
    [InlineData("relation", "Relations are related to a relation.", "[Relations] are [related] to a [relation].")]
    [InlineData("RESET", "The reset, resetting.", "The [reset], [resetting].")]
    [InlineData("\"reset button\"", "A reset. The reset button; reset buttons.", "A reset. The [reset button]; reset buttons.")]
    [InlineData("“reset button”", "The “reset button” incident", "The “[reset button]” incident")]
    [InlineData("sanction*", "Sanctions, sanctioned, sanctity", "[Sanctions], [sanctioned], sanctity")]
    [InlineData("presiden*", "The president; presidents", "The [president]; [presidents]")]
    [InlineData("multi-agent", "A multi-agent system, multi agent, agent multi", "A [multi-agent] system, [multi agent], agent multi")]
    [InlineData("don't", "We don’t and don't", "We [don’t] and [don't]")]
    [InlineData("U.S.", "the U.S. and us", "the [U.S]. and [us]")]
    [InlineData("cafe", "Café CAFÉ cafe\u0301", "[Café] [CAFÉ] [cafe\u0301]")]
    [InlineData("путин", "Путин сказал", "[Путин] сказал")]
    [InlineData("relation", "a re\u00ADla\u00ADtion", "a [re\u00ADla\u00ADtion]")]
    [InlineData("trump -putin", "Trump and Putin", "[Trump] and Putin")]
    [InlineData("trump NOT (putin OR reset)", "Trump, Putin, reset", "[Trump], Putin, reset")]
    [InlineData("trump OR putin", "Trump and Putin", "[Trump] and [Putin]")]
    [InlineData("title:trump putin", "Trump and Putin", "Trump and [Putin]")]
    [InlineData("claim:(trump reset)", "Trump and reset", "[Trump] and [reset]")]
    [InlineData("speaker:peskov", "Peskov said", "Peskov said")]
    [InlineData("\"a b\" \"b c\"", "a b c", "[a b c]")]
    [InlineData("\"cold war\"", "cold\n\nwar cold\nwar", "cold\n\nwar [cold\nwar]")]
    [InlineData("\"a a b\"", "a a a b", "a [a a b]")]
    [InlineData("\"the reset butt\"*", "press the reset buttons", "press [the reset buttons]")]
    [InlineData("中", "与中国", "与[中]国")]
    [InlineData("中国", "与中国人", "与[中国]人")]
    [InlineData("俄罗斯", "中国与俄罗斯的关系", "中国与[俄罗斯]的关系")]
    [InlineData("系", "关系", "关[系]")]
    [InlineData("ไทย", "ประเทศไทย", "ประเทศ[ไทย]")]
    [InlineData("학교", "대학교에서", "대[학교]에서")]
    [InlineData("NATO的", "NATO的扩张", "[NATO的]扩张")]
    [InlineData("*anction*", "Sanctions and sanctity", "[Sanctions] and sanctity")]
    [InlineData("puttin~1", "Putin and Puttin and Putting and Martin", "[Putin] and [Puttin] and [Putting] and Martin")]
    [InlineData("men", "A man and two men, a woman", "A [man] and two [men], a woman")]
    [InlineData("NEAR(trump putin, 2)", "Trump met Putin. Then Trump went home, and much later he called Putin again.", "[Trump] met [Putin]. Then [Trump] went home, and much later he called Putin again.")]
    [InlineData("NEAR(trump putin, 2)", "Trump\n\nPutin", "Trump\n\nPutin")]
    [InlineData("", "nothing", "nothing")]
    [InlineData("\"", "nothing \"", "nothing \"")]
    public void Marks_what_the_index_finds(string query, string text, string marked) => Marked(text, HitMarks.Find(query, text)).Should().Be(marked);

    [Theory]
    [InlineData("title:trump putin section:reset", SearchField.Title, "[Trump] [Putin] reset")]
    [InlineData("title:trump putin section:reset", SearchField.Section, "Trump [Putin] [reset]")]
    [InlineData("claim:trump speaker:putin", SearchField.Claim, "[Trump] Putin reset")]
    [InlineData("claim:trump speaker:putin", SearchField.Speaker, "Trump [Putin] reset")]
    public void Words_of_a_field_are_marked_only_there(string query, SearchField place, string marked) =>
        Marked("Trump Putin reset", HitMarks.Find(query, "Trump Putin reset", place)).Should().Be(marked);

    [Fact(Timeout = 120_000)]
    public async Task Takes_time_in_proportion_to_the_text_whatever_the_query()
    {
        var text = string.Concat(Enumerable.Repeat("a a a a b ", 20_000));
        var query = string.Join(" OR ", Enumerable.Range(1, 20).Select(i => "\"" + string.Concat(Enumerable.Repeat("a ", i)) + "b\""));
        // What took time with the product of both would not come to an end before the test's limit.
        (await Task.Run(() => HitMarks.Find(query, text))).Should().NotBeEmpty();
    }

    [Fact]
    public void Passages_show_most_words_and_begin_and_end_with_sentences()
    {
        const string Text = "The harbour was quiet. The Danube carried ice past the old bridge in March! Nobody spoke.";
        var block = new ArticleBlock(BlockKind.Paragraph, new TextSpan(0, Text.Length), 0);
        var passage = Cutter("danube bridge").Cut(Text, [block]).Should().ContainSingle().Subject;
        Text[passage.Span.Start..passage.Span.End].Should().Be(passage.Text);
        Marked(passage.Text, passage.Marks).Should().Be("The [Danube] carried ice past the old [bridge] in March!");
        (passage.CutBefore, passage.CutAfter).Should().Be((false, false));
    }

    [Fact]
    public void An_article_shows_three_passages_at_most_that_do_not_overlap_and_cover_all_words()
    {
        var filler = string.Concat(Enumerable.Repeat("Lorem ipsum dolor sit amet elit. ", 20));
        var text = string.Concat(Enumerable.Range(0, 6).Select(i => $"{filler}Word{i} and alpha stand here. ")) + filler + "Omega stands alone.";
        var block = new ArticleBlock(BlockKind.Paragraph, new TextSpan(0, text.Length), 0);
        var passages = Cutter("alpha omega").Cut(text, [block]);
        passages.Should().HaveCount(3);
        passages.Zip(passages.Skip(1)).Should().OnlyContain(pair => pair.First.Span.End <= pair.Second.Span.Start);
        passages.Should().OnlyContain(passage => passage.Text.Length < 700 && passage.Marks.Count > 0);
        passages.Should().Contain(passage => passage.Text.Contains("Omega"));
    }

    [Fact]
    public void Titles_and_headings_are_no_passages_and_an_article_without_hits_shows_its_opening()
    {
        const string Text = "Alpha title\n\nAlpha heading\n\nThe opening sentence. Another one.";
        var blocks = new[]
        {
            new ArticleBlock(BlockKind.Title, new TextSpan(0, 11), 0),
            new ArticleBlock(BlockKind.Heading, new TextSpan(13, 26), 0),
            new ArticleBlock(BlockKind.Paragraph, new TextSpan(28, Text.Length), 0),
        };
        Cutter("alpha").Cut(Text, blocks).Should().ContainSingle().Which.Text.Should().Be("The opening sentence.");
    }

    [Fact]
    public void A_section_or_speaker_asked_for_alone_is_shown_where_it_stands()
    {
        const string Text = "The opening.\n\nCold winter\n\nSnow fell. Ada Smith slept.";
        var blocks = new[]
        {
            new ArticleBlock(BlockKind.Paragraph, new TextSpan(0, 12), 0),
            new ArticleBlock(BlockKind.Heading, new TextSpan(14, 25), 1),
            new ArticleBlock(BlockKind.Paragraph, new TextSpan(27, Text.Length), 1),
        };
        Cutter("section:winter").Cut(Text, blocks).Should().ContainSingle().Which.Text.Should().Be("Snow fell.");
        Cutter("speaker:smith").Cut(Text, blocks).Should().ContainSingle().Which.Text.Should().Be("Ada Smith slept.");
    }

    [Fact]
    public void Passages_of_any_text_are_inside_it_and_marked_inside_themselves()
    {
        var random = new Random(3);
        for (var i = 0; i < 500; i++)
        {
            var text = string.Concat(Enumerable.Range(0, 30).Select(_ => HostileQueries.Next(random) + (random.Next(3) == 0 ? ". " : " river ")));
            var half = random.Next(text.Length);
            ArticleBlock[] blocks = [new(BlockKind.Paragraph, new TextSpan(0, half), 0), new(BlockKind.ListItem, new TextSpan(half, text.Length), 0)];
            foreach (var passage in Cutter("river OR the OR \"a b\" OR x*").Cut(text, blocks))
            {
                text[passage.Span.Start..passage.Span.End].Should().Be(passage.Text);
                passage.Marks.All(mark => mark.Start >= 0 && mark.End <= passage.Text.Length && !mark.IsEmpty).Should().BeTrue();
            }
        }
    }

    [Theory]
    [InlineData("wahl", "de", "Die Wahlen", "Die [Wahlen]")]
    [InlineData("wahl", "en", "The Wahlen", "The Wahlen")]
    [InlineData("sanction", "de", "Sanctioned", "Sanctioned")]
    [InlineData("президент", "ru", "слова президента", "слова [президента]")]
    [InlineData("cheval", "fr-CA", "les chevaux", "les [chevaux]")]
    [InlineData("\"die wahl\"", "de", "Die Wahlen, die Wahl", "Die Wahlen, [die Wahl]")]
    [InlineData("relation", "zh", "Relations, relation", "Relations, [relation]")]
    public void The_forms_are_those_of_the_language(string query, string language, string text, string marked) =>
        Marked(text, HitMarks.Find(query, text, language)).Should().Be(marked);

    private static PassageCutter Cutter(string query) => new(QueryParser.Parse(query));

    private static string Marked(string text, IReadOnlyList<TextSpan> marks) =>
        string.Concat(HitMarks.Split(text, marks).Select(part => part.IsMarked ? $"[{part.Part}]" : part.Part));
}
