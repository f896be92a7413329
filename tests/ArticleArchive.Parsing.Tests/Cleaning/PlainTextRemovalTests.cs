using System.Text;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Tests.Cleaning;

public sealed class PlainTextRemovalTests
{
    private const string Headline = "Old pier will be torn down before winter";

    private static readonly string[] s_paragraphs =
    [
        "The old pier of the harbour will be torn down before the winter, the town council decided on Monday after three hours of debate. Engineers had warned that its piles are hollow and that nobody should stand on it any longer.",
        "For a hundred years the pier was where the ferries from the islands came in, and many of the people who came to listen had been married on it. They left the hall without a word when the mayor had read out the result of the vote.",
        "What will become of the ferries? Nobody in the hall had an answer to that.",
        "The company that runs them said that it would look for another place on the coast, but that it did not expect to find one this year. The islands would then have no connection to the mainland until the spring, as in the years of the war.",
    ];

    private static string Article => string.Join("\n\n", s_paragraphs);

    private static ParsedArticle Parse(string text) => ArticleParser.Parse("a.txt", Encoding.UTF8.GetBytes(text));

    [Fact]
    public void Service_lines_around_the_article_go_each_with_its_class_and_reason()
    {
        var article = Parse($"""
            Skip to content
            Menu
            Sign in
            We use cookies to improve your experience on this site. Accept all cookies

            {Headline}

            By Ann Lake

            12 October 2021

            {Article}

            Share this article

            Sign up for our newsletter and get the latest news straight to your inbox

            Join our commenting forum

            © 2021 Harbour Post. All rights reserved.
            """.ReplaceLineEndings("\n"));
        article.ReadingText.Should().Be($"{Headline}\n\nBy Ann Lake\n\n12 October 2021\n\n{Article}");
        var removals = article.Edits.Where(edit => edit.Kind == EditKind.Removal).ToList();
        removals.Select(edit => edit.Class).Should().Equal("menu", "menu", "account", "cookie", "share", "newsletter", "comments", "legal");
        removals.Should().OnlyContain(edit => edit.Reason.Length > 10 && edit.Confidence > 0.5 && edit.Confidence <= 1);
    }

    [Theory]
    [InlineData("Sunday 4 March 2018 09:15 GMT")]
    [InlineData("By Ann Lake")]
    public void A_date_or_byline_right_above_the_headline_stays(string line) =>
        Parse($"Menu\nSign in\nComments\n\n{line}\n\n{Headline}\n\n{Article}\n\nShare this article")
            .ReadingText.Should().Be($"{line}\n\n{Headline}\n\n{Article}");

    [Fact]
    public void A_line_beside_a_service_line_is_not_called_one()
    {
        var removals = Parse($"{Headline}\n\n{Article}\n\nShare this article\n\nGreen valley, grey sea\n\nFollow us on Facebook\n\nLog in\n\nRegister")
            .Edits.Where(edit => edit.Kind == EditKind.Removal);
        removals.Select(edit => edit.Class).Should().Equal("share", "around", "share", "account", "account");
    }

    [Fact]
    public void Doubtful_lines_in_a_row_are_one_doubt() =>
        Parse("Log in\n\nSubscribe\n\nCookie settings").Findings.Count(finding => finding.Kind == FindingKind.DoubtfulText).Should().Be(1);

    [Theory]
    [InlineData("1. Close\n2. Sell\n3. Forget")]
    [InlineData("1. Close\n2. Share\n3. Forget")]
    [InlineData("- Close the pier\n- Share\n- Forget the ferries")]
    public void A_list_inside_the_article_is_kept_as_a_whole(string list)
    {
        var text = $"{Headline}\n\n{s_paragraphs[0]}\n\nThree ways are open to the town:\n\n{list}\n\n{s_paragraphs[1]}\n\n{s_paragraphs[3]}";
        Parse($"{text}\n\nShare this article\n\n1. Log in\n2. Register\n").ReadingText.Should().Be(text);
    }

    [Theory]
    [InlineData("Partager cet article", "share")]
    [InlineData("Leggi anche", "related")]
    [InlineData("Newsletter abonnieren", "newsletter")]
    [InlineData("Zur Startseite", "menu")]
    [InlineData("Подпишитесь на наш телеграм-канал", "newsletter")]
    [InlineData("Войдите, чтобы оставить комментарий", "comments")]
    [InlineData("You have read 3 of 5 free articles", "paywall")]
    public void Service_lines_of_many_languages_go(string line, string name)
    {
        var article = Parse($"{Headline}\n\n{Article}\n\n{line}\n");
        article.ReadingText.Should().Be($"{Headline}\n\n{Article}");
        article.Edits.Single(edit => edit.Kind == EditKind.Removal).Class.Should().Be(name);
    }

    [Fact]
    public void Titles_under_a_label_at_the_end_go_with_it() =>
        Parse($"{Headline}\n\n{Article}\n\nMost popular\n\nTen walks along the harbour\n\nWho will buy the old mill?\n\nA garden on the roof of the station\n")
            .ReadingText.Should().Be($"{Headline}\n\n{Article}");

    [Fact]
    public void Stray_labels_inside_the_article_go()
    {
        var article = Parse($"{Headline}\n\n{s_paragraphs[0]}\n\nAdvertisement\n\n{s_paragraphs[1]}\n\nShare\n\n{s_paragraphs[2]}\n\n{s_paragraphs[3]}");
        article.ReadingText.Should().Be($"{Headline}\n\n{Article}");
    }

    [Fact]
    public void An_article_without_service_lines_loses_nothing()
    {
        var text = $"{Headline}\n\nWhat the council knew\n\n{Article}\n\nWhat comes next\n\n- a new pier\n- or none at all";
        Parse(text).Edits.Should().NotContain(edit => edit.Kind == EditKind.Removal);
    }

    [Fact]
    public void A_text_of_nothing_but_service_lines_is_kept_with_doubts()
    {
        var article = Parse("Log in\n\nSubscribe\n\nCookie settings");
        article.ReadingText.Should().Contain("Log in").And.Contain("Cookie settings");
        article.Findings.Should().Contain(finding => finding.Kind == FindingKind.DoubtfulText);
    }

    [Theory]
    [InlineData("Thank you for registering with us", true)]
    [InlineData("Subscribe to continue reading this article", true)]
    [InlineData("Join our commenting forum", false)]
    [InlineData("© 2021 Harbour Post. All rights reserved.", false)]
    public void Only_a_wall_right_after_a_short_text_says_that_it_was_cut(string line, bool isCut) =>
        Parse($"{Headline}\n\n{Article}\n\n{line}").Findings.Any(finding => finding.Kind == FindingKind.CutShort).Should().Be(isCut);

    [Theory]
    [InlineData("The harbour master, who had seen the piles when the divers brought them up, told the council that he would not let any of his")]
    [InlineData("The harbour master, who had seen the piles when the divers brought them up, told the council...")]
    public void A_text_that_stops_in_a_sentence_was_cut(string end) =>
        Parse($"{Headline}\n\n{Article}\n\n{end}").Findings.Should().Contain(finding => finding.Kind == FindingKind.CutShort);

    [Fact]
    public void Refusing_any_edit_brings_its_words_back_and_leaves_the_others()
    {
        var bytes = Encoding.UTF8.GetBytes($"Menu\nSign in\n\n{Headline}\n\n{s_paragraphs[0]} As of\n\n, it was over in 196However, he stayed.\n\nAdvertisement\n\n{Article}\n\nShare this article\n\nRelated articles");
        var all = ArticleParser.Parse("a.txt", bytes);
        all.Edits.Select(edit => edit.Key).Should().OnlyHaveUniqueItems();
        all.Edits.Should().Contain(edit => edit.Kind == EditKind.Removal).And.Contain(edit => edit.Kind == EditKind.Repair);
        foreach (var edit in all.Edits)
        {
            var options = new ParseOptions { UndoneEdits = new HashSet<string>([edit.Key], StringComparer.Ordinal) };
            var without = ArticleParser.Parse("a.txt", bytes, options);
            without.Edits.Select(other => other.Key).Should().Equal(all.Edits.Select(other => other.Key));
            without.Text.ToReading(edit.Span).In(without.ReadingText).Should().Be(edit.Span.In(all.Page.Text));
            if (edit.Kind == EditKind.Removal)
                without.ReadingText.Split('\n').Should().Contain(edit.Span.In(all.Page.Text).Trim());
        }
    }

    [Fact]
    public void A_page_twice_as_long_gets_twice_the_edits()
    {
        // Work is counted by its outcome: no rule may propose more than some edits for each line.
        static int Edits(int times) => Parse(string.Concat(Enumerable.Repeat("Menu\nThe  ferry of the\n\n, which was late.In 12However it came.\n\n", times))).Edits.Count;
        var (one, two) = (Edits(200), Edits(400));
        two.Should().BeInRange(one * 19 / 10, one * 21 / 10);
    }

    [Fact]
    public void Service_lines_all_through_a_short_article_go_and_its_sentences_stay()
    {
        string[] sentences =
        [
            "Fares on the harbour ferry will rise by 8 percent in June, the operator said on Tuesday.",
            "It blamed fuel prices. A return ticket will cost $6.40.",
            "Pensioners will still travel free.",
            "She wants a vote in September.",
        ];
        var article = Parse($"Harbour ferry fares to rise\n\nShare this article\n\n{sentences[0]}\n\nRead more: Ten walks along the harbour\n\n{sentences[1]}\n\nSign up for our newsletter\n\n{sentences[2]}\n\n{sentences[3]}\n\nLog in\n");
        article.ReadingText.Should().Be($"Harbour ferry fares to rise\n\n{string.Join("\n\n", sentences)}");
    }

    [Theory]
    [InlineData("The last train leaves on 31 March.\n\nTickets are free that day.\n\nNobody has asked for the bell.")]
    [InlineData("1. Water the soil in the afternoon.\n2. Cover before dusk.\n3. Follow the forecast.\n4. Subscribe to the frost warning.")]
    public void The_last_sentences_of_a_short_article_stay_above_service_lines(string end)
    {
        var text = $"{Headline}\n\n{s_paragraphs[0]}\n\n{s_paragraphs[1]}\n\n{end}";
        Parse($"{text}\n\nShare\n\nSign up for our newsletter\n").ReadingText.Should().Be(text);
    }

    [Fact]
    public void The_first_paragraph_between_service_lines_stays_with_its_headline()
    {
        string[] paragraphs =
        [
            "Die Talbahn wird im März nach 112 Jahren eingestellt, sagte der Eigentümer am Donnerstag, weil zu wenige Fahrgäste sie nutzen und die Brücken saniert werden müssen.",
            "Die Strecke ist 34 Kilometer lang. Sie wurde 1907 eröffnet, um Schiefer zu befördern, und trug später Soldaten, Schulkinder und Skifahrer.",
            "Der Eigentümer verlor im vergangenen Jahr 3,1 Mio. Kronen und bot die Gleise dem Landkreis für eine Krone an, doch der lehnte ab.",
        ];
        Parse($"Talbahn wird im März eingestellt\n\nTeilen\n\n{paragraphs[0]}\n\nLesen Sie auch: Die zehn schönsten Bahnfahrten\n\n{paragraphs[1]}\n\n{paragraphs[2]}\n")
            .ReadingText.Should().Be($"Talbahn wird im März eingestellt\n\n{string.Join("\n\n", paragraphs)}");
    }

    // The scores fall towards a page's end; nothing but a number tells the last paragraphs from those before.
    [Theory]
    [InlineData("Paragraph {0} says that the bridge was closed in the winter.", 400)]
    [InlineData("The mayor said “we will open bridge {0}” and left.", 61)]
    [InlineData("In 1962 the council of Norvale decided to build bridge number {0}, and the river rose by 3.4 metres.", 400)]
    public void The_last_of_many_alike_paragraphs_stay(string paragraph, int count)
    {
        var text = string.Join("\n\n", Enumerable.Range(0, count).Select(number => paragraph.Replace("{0}", $"{number}", StringComparison.Ordinal)));
        Parse(text).Edits.Should().NotContain(edit => edit.Kind == EditKind.Removal);
    }

    [Fact]
    public void A_list_that_a_kept_line_announces_stays_whole_at_the_pages_end()
    {
        var article = Parse($"{Headline}\n\n{Article}\n\nWhat to keep ready on an island:\n\n1. a boat that two people can row\n2. a radio\n3. food for nine days\n");
        article.Blocks.TakeLast(3).Select(block => block.Span.In(article.ReadingText)).Should().Equal("a boat that two people can row", "a radio", "food for nine days");
    }
}
