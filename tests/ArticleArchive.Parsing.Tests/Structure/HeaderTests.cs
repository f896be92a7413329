using ArticleArchive.Parsing.Formats;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Tests.Structure;

public sealed class HeaderTests
{
    private static readonly string s_body = string.Join("\n\n", Read.Prose("bridge"), Read.Prose("bridge over the river"), Read.Prose("old bridge"));

    [Fact]
    public void A_headline_shaped_line_above_the_body_is_the_title()
    {
        var read = Read.Page("Old bridge over the river opens at last\n\n" + s_body);
        read.Result.Title.Value.Should().Be("Old bridge over the river opens at last");
        read.Result.Title.Origin.Should().Be(Origin.Found);
        read.In(read.Result.Title.Span).Should().Be(read.Result.Title.Value);
    }

    [Theory]
    [InlineData("Mayor's farewell", true)]
    [InlineData("The night shift", true)]
    [InlineData("Results", true)]
    [InlineData("So it was.", false)]
    [InlineData("Dear reader:", false)]
    public void A_few_words_alone_above_the_text_are_its_title(string line, bool isTitle) =>
        (Read.Page($"{line}\n\n{s_body}").Result.Title.Value == line).Should().Be(isTitle);

    [Fact]
    public void A_first_paragraph_is_never_a_title()
    {
        var read = Read.Page(s_body);
        read.Result.Title.Origin.Should().Be(Origin.Derived);
        read.Result.Title.Value.Should().Be("The bridge was opened in spring, and most people in the valley came to see it");
        read.Result.Blocks.Should().OnlyContain(block => block.Kind == BlockKind.Paragraph);
    }

    [Fact]
    public void A_derived_title_is_cut_at_a_word()
    {
        var read = Read.Page("When the committee of the valley met for the third time in that long and rainy month of October, nobody believed in the bridge any more. It was cold.");
        read.Result.Title.Value.Should().Be("When the committee of the valley met for the third time in that long and rainy month of…");
    }

    [Fact]
    public void The_line_that_the_text_speaks_of_wins_over_a_menu_line()
    {
        var read = Read.Page("Get to know all of us\n\nOld Bridge Over The River Opens\n\n" + s_body);
        read.Result.Title.Value.Should().Be("Old Bridge Over The River Opens");
    }

    [Fact]
    public void Headline_summary_author_and_date_are_told_apart()
    {
        var read = Read.Page("Old bridge opens\n\nAfter nine years of work the river can be crossed on foot again\n\nBy Jane Roe and Joe van der Berg\n\nPublished 1 May 2020\n\nUpdated 3 May 2020\n\n" + s_body);
        read.Result.Title.Value.Should().Be("Old bridge opens");
        read.Result.Standfirst!.Value.Should().StartWith("After nine years");
        read.Result.Authors.Select(author => author.Value).Should().Equal("Jane Roe", "Joe van der Berg");
        read.Result.Published!.Words.Should().Be("1 May 2020");
        read.Words(BlockKind.Byline).Should().Equal("By Jane Roe and Joe van der Berg");
        read.Words(BlockKind.Dateline).Should().Equal("Published 1 May 2020", "Updated 3 May 2020");
        read.Words(BlockKind.Paragraph).Should().HaveCount(3);
    }

    [Theory]
    [InlineData("By Jane Roe", "Jane Roe")]
    [InlineData("BY JANE ROE", "JANE ROE")]
    [InlineData("by rogerbw", null)]
    [InlineData("Written by: Jane Roe, Senior Editor", "Jane Roe")]
    [InlineData("By Jane Roe, MD", "Jane Roe, MD")]
    [InlineData("By Jane Roe, Joe Poe & Ann O’Neil | Contributors", "Jane Roe|Joe Poe|Ann O’Neil")]
    [InlineData("By Jane Roe • March 12, 2025", "Jane Roe")]
    [InlineData("By Jane Roe Jan 5, 2025", "Jane Roe")]
    [InlineData("Published on December 2nd, 2025 by Jane Roe and Joe Poe", "Jane Roe|Joe Poe")]
    [InlineData("Von Jana Röhm", "Jana Röhm")]
    [InlineData("Por María Pérez y Juan Gómez", "María Pérez|Juan Gómez")]
    [InlineData("Par Élodie Duval", "Élodie Duval")]
    [InlineData("Автор: Анна Петрова", "Анна Петрова")]
    [InlineData("作者：王小明", "王小明")]
    [InlineData("By 2030 every house will be warm", null)]
    [InlineData("Por qué el puente importa", null)]
    [InlineData("By the river", null)]
    public void A_byline_names_people_and_nothing_else(string line, string? names)
    {
        var read = Read.Page($"Old bridge over the river opens at last\n\n{line}\n\n{s_body}");
        read.Result.Authors.Select(author => author.Value).Should().Equal(names?.Split('|') ?? []);
    }

    [Fact]
    public void A_name_beside_the_date_is_derived_and_says_so()
    {
        var read = Read.Page("Old bridge opens at last\n\nJane Roe\n\nMay 1, 2020\n\n" + s_body);
        read.Result.Authors.Should().ContainSingle().Which.Should().Match<StatedValue>(author => author.Value == "Jane Roe" && author.Origin == Origin.Derived);
    }

    [Fact]
    public void Capitalised_words_that_the_text_writes_small_are_no_name()
    {
        var read = Read.Page("Old bridge opens at last\n\nRiver Valley\n\nMay 1, 2020\n\n" + s_body);
        read.Result.Authors.Should().BeEmpty();
    }

    [Fact]
    public void A_cue_on_its_own_line_takes_the_name_from_the_next() =>
        Read.Page("Old bridge opens at last\n\nBy\n\nJane Roe , Contributor\n\n" + s_body).Result.Authors.Single().Value.Should().Be("Jane Roe");

    [Theory]
    [InlineData("Posted by", "Harbour Construction", "Harbour Construction")]
    [InlineData("Written by", "Eliz - Product marketer", "Eliz")]
    [InlineData("By", "The Ledger Team", "The Ledger Team")]
    [InlineData("By", "The Harbour Works", null)]
    [InlineData("Written by", "RN, BSN", null)]
    [InlineData("Written by", "Gardener, Astrologer", null)]
    [InlineData("Posted by", "March 12, 2020", null)]
    public void Who_stands_below_a_cue_may_be_a_house_but_not_what_a_lost_name_left_behind(string cue, string line, string? name)
    {
        var read = Read.Page($"Old bridge opens at last\n\n{cue}\n\n{line}\n\n{s_body}");
        read.Result.Authors.Select(author => author.Value).Should().Equal(name is null ? [] : [name]);
    }

    [Fact]
    public void A_date_in_running_text_is_no_publication_date() =>
        Read.Page("Old bridge opens at last\n\n" + s_body + "\n\nThe first bridge fell on 3 March 1911. It was a Friday, and it rained.").Result.Published.Should().BeNull();

    [Fact]
    public void A_label_on_the_line_above_belongs_to_the_date()
    {
        var read = Read.Page("Old bridge opens at last\n\nUpdated\n\nMay 3, 2020\n\nPublished\n\nMay 1, 2020\n\n" + s_body);
        read.Result.Published!.Words.Should().Be("May 1, 2020");
    }

    [Fact]
    public void What_cleaning_took_out_of_the_header_is_still_known()
    {
        const string top = "Menu\n\nOld bridge over the river opens at last\n\nBy Jane Roe\n\nPosted May 1, 2020\n\n";
        var read = Read.Page(top + s_body, Read.Removal(top, top.TrimEnd()));
        read.Result.Title.Value.Should().Be("Old bridge over the river opens at last");
        read.Result.Title.Span.Should().BeNull();
        read.Result.Authors.Single().Value.Should().Be("Jane Roe");
        read.Result.Published!.Words.Should().Be("May 1, 2020");
        read.Result.Published.Span.Should().BeNull();
    }

    [Fact]
    public void Markup_is_believed_before_the_look_of_a_line()
    {
        var page = "Welcome to the valley news site\n\nOld bridge opens\n\n" + s_body;
        var read = Read.Page(PageReader.Read(SourceFormat.PlainText, page, ParseOptions.Default) with
        {
            Metadata =
            [
                new StatedMetadata(MetadataField.Title, "Old bridge opens | Valley News", "og:title"),
                new StatedMetadata(MetadataField.Author, "Jane Roe", "meta author"),
                new StatedMetadata(MetadataField.Author, "https://example.org/jane", "article:author"),
                new StatedMetadata(MetadataField.Published, "2020-05-01T10:00:00Z", "json-ld"),
                new StatedMetadata(MetadataField.Publisher, "Valley News", "og:site_name"),
                new StatedMetadata(MetadataField.Language, "en-GB", "html lang"),
            ],
        });
        read.Result.Title.Value.Should().Be("Old bridge opens");
        read.Result.Authors.Select(author => author.Value).Should().Equal("Jane Roe");
        read.Result.Published!.Zone.Should().Be("Z");
        read.Result.Publisher.Should().Be(new StatedValue("Valley News", Origin.Found, "stated by the file (og:site_name)"));
        read.Result.Language!.Value.Should().Be("en-GB");
    }

    [Theory]
    [InlineData("30 April 2020", "2020-04-30")]
    [InlineData("Published: 30 April 2020", "2020-04-30")]
    [InlineData("1 May 2020", "2020-05-01")]
    [InlineData("Updated on 9 May 2020", "2020-05-01")]
    public void The_day_that_the_page_shows_at_its_headline_goes_before_the_one_stated_for_programs(string shown, string day)
    {
        var read = Read.Page(PageReader.Read(SourceFormat.PlainText, $"Old bridge opens\n\n{shown}\n\n{s_body}", ParseOptions.Default) with
        {
            Metadata = [new StatedMetadata(MetadataField.Published, "2020-05-01T02:00:00Z", "json-ld")],
        });
        read.Result.Published!.Value.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture).Should().Be(day);
    }

    [Fact]
    public void A_stated_title_that_stands_nowhere_loses_the_sites_name()
    {
        var page = PageReader.Read(SourceFormat.PlainText, s_body, ParseOptions.Default) with
        {
            Metadata = [new StatedMetadata(MetadataField.Title, "How the bridge was built | Valley News", "title")],
        };
        Read.Page(page).Result.Title.Value.Should().Be("How the bridge was built");
    }

    [Theory]
    [InlineData("Stay up to date with notifications from The Valley Post", "The Valley Post")]
    [InlineData("Join the talk, follow other Valley Post readers and see their replies", "Valley Post")]
    [InlineData("This article was originally published in The Valley Post.", "The Valley Post")]
    [InlineData("© 2020 Valley Media Group. All rights reserved.", "Valley Media Group")]
    [InlineData("Copyright (c) Valley Media Group 2020", "Valley Media Group")]
    [InlineData("© Getty", null)]
    [InlineData("Subscribe to our newsletter", null)]
    [InlineData("Sign up for updates", null)]
    public void The_publisher_is_worked_out_from_its_own_service_lines(string line, string? publisher)
    {
        var page = $"Old bridge opens at last\n\n{s_body}\n\n{line}";
        var kept = Read.Page(page).Result.Publisher;
        var removed = Read.Page(page, Read.Removal(page, line)).Result.Publisher;
        (kept?.Value).Should().Be(publisher);
        removed.Should().Be(kept, "an edit that is undone or not changes nothing about it");
        if (kept is not null)
        {
            kept.Origin.Should().Be(Origin.Derived);
            kept.Basis.Should().Contain(line[..30]);
        }
    }

    [Fact]
    public void Headings_of_markup_hold_the_title()
    {
        const string page = "Valley News\n\nOld bridge opens\n\nSo it was.";
        var read = Read.Page(new PageText(page,
        [
            new PageBlock(PageBlockKind.Text, new TextSpan(0, 11)),
            new PageBlock(PageBlockKind.Heading, new TextSpan(13, 29), Level: 1),
            new PageBlock(PageBlockKind.Text, new TextSpan(31, 41)),
        ],
        null,
        []));
        read.Result.Title.Value.Should().Be("Old bridge opens");
        read.Result.Title.Basis.Should().Be("the page's main heading");
    }

    [Fact]
    public void A_headline_stands_out_among_the_lines_of_a_menu()
    {
        var read = Read.Page("Products\n\nPricing plans for teams\n\nCareers and culture\n\nThe old bridge opens again after nine years\n\nMay 1, 2020\n\n" + s_body);
        read.Result.Title.Value.Should().Be("The old bridge opens again after nine years");
    }

    [Fact]
    public void The_numbered_copy_of_a_headline_is_its_place_in_the_site()
    {
        var read = Read.Page("Menu\n\n2. The old bridge opens again\n\nThe old bridge opens again\n\n" + s_body);
        read.Result.Title.Value.Should().Be("The old bridge opens again");
    }

    [Fact]
    public void A_lone_by_under_the_headline_is_no_torn_sentence()
    {
        var article = ArticleParser.Parse("a.txt", System.Text.Encoding.UTF8.GetBytes("The old bridge opens again after nine years\n\nby\n\nMay 1, 2020\n\n" + s_body));
        article.Title.Value.Should().Be("The old bridge opens again after nine years");
        article.Published!.Words.Should().Be("May 1, 2020");
    }

    [Theory]
    [InlineData("Jane Roe, Joe Poe & Ann O’Neil", "Jane Roe|Joe Poe|Ann O’Neil")]
    [InlineData("Jane Roe, MD, PhD", "Jane Roe, MD, PhD")]
    [InlineData("Jane Roe and Joe Poe | Guest Columnists", "Jane Roe|Joe Poe")]
    [InlineData("ACME Bridge Works", "")]
    [InlineData("Jane RobertsPublished", "")]
    [InlineData("River Bridge", "")]
    [InlineData("Thank You", "")]
    [InlineData("Valley Media Group", "")]
    public void Names_beside_the_date_need_no_word_that_says_by(string line, string names)
    {
        var read = Read.Page($"Why the old bridge matters to us\n\n{line}\n\nMay 1, 2020\n\n{s_body}");
        string.Join('|', read.Result.Authors.Select(author => author.Value)).Should().Be(names);
        read.Result.Authors.All(author => author.Origin == Origin.Derived).Should().BeTrue();
    }

    [Fact]
    public void A_hole_parts_the_names_of_a_byline()
    {
        var read = Read.Page($"Why the old bridge matters to us\n\nBy Jane Roe {HoleMark.Text}, and Joe Poe\n\nMay 1, 2020\n\n{s_body}");
        read.Result.Authors.Select(author => author.Value).Should().Equal("Jane Roe", "Joe Poe");
    }

    [Fact]
    public void A_menu_that_sorts_by_something_names_nobody() =>
        Read.Page($"Why the old bridge matters to us\n\nBy River\n\nBy Bridge\n\nBy Challenge\n\nBy User\n\n{s_body}").Result.Authors.Should().BeEmpty();

    [Theory]
    [InlineData("Jane Roe is a freelance writer who lives by the sea.", "Jane Roe")]
    [InlineData("About the author: Jane Roe grew up in the valley.", "Jane Roe")]
    [InlineData("Über die Autorin\n\nJane Roe wuchs im Tal auf und kam später zurück.", "Jane Roe")]
    [InlineData("Jane Roe\n\nJane wuchs im Tal auf und kam nach vielen Jahren zurück.", "Jane Roe")]
    [InlineData("Latest posts by Jane Roe (see all)", "Jane Roe")]
    [InlineData("© 2020 Jane Roe · Privacy", "Jane Roe")]
    [InlineData("© 2020 Valley Media Group", null)]
    [InlineData("Jane Roe is glad that it rains.", null)]
    public void The_note_about_the_author_tells_who_wrote_where_nothing_else_does(string note, string? name)
    {
        var read = Read.Page($"Why the old bridge matters to us\n\n{s_body}\n\n{note}");
        read.Result.Authors.Select(author => author.Value).Should().Equal(name is null ? [] : [name]);
        read.Result.Authors.All(author => author.Origin == Origin.Derived).Should().BeTrue();
    }

    [Fact]
    public void Who_is_spoken_of_in_the_text_is_not_its_author()
    {
        var read = Read.Page($"Why the old bridge matters to us\n\nThe bridge was closed when Jane Roe fell from it, and it took the town many years to open it again.\n\n{s_body}\n\nJane Roe is a writer who lives by the sea.");
        read.Result.Authors.Should().BeEmpty();
    }

    [Theory]
    [InlineData("<meta name=author content='jroe77'><span class=post-author>By Jane Roe</span>", "Jane Roe")]
    [InlineData("<meta name=author content='Jane Roe'><a rel=author href=/x>Joe Poe</a>", "Jane Roe")]
    [InlineData("<div class=author-box><img><span class=author__name>Jane Roe</span> <p>Jane Roe has written this and very much more for us in many years.</p></div>", "Jane Roe")]
    [InlineData("<a rel=author href=/x>View all posts by Jane Roe</a>", "")]
    [InlineData("<meta name=author content='undefined'>", "")]
    [InlineData("<meta name=author content='Jane Roe'><meta property='og:site_name' content='Jane Roe'>", "Jane Roe")]
    [InlineData("<meta name=author content='Valley Media Group'><meta property='og:site_name' content='Valley Media Group'>", "")]
    public void Of_the_sources_that_state_an_author_the_first_that_names_one_is_believed(string markup, string names)
    {
        var html = $"<html><body><article><h1>Why the old bridge matters to us</h1>{markup}<p>{s_body}</p></article></body></html>";
        var article = ArticleParser.Parse("a.html", System.Text.Encoding.UTF8.GetBytes(html));
        string.Join('|', article.Authors.Select(author => author.Value)).Should().Be(names);
    }

    [Fact]
    public void A_date_in_the_address_is_derived()
    {
        var html = $"<html><head><link rel=canonical href='https://post.example/2018/10/28/old-bridge'></head><body><h1>Why the old bridge matters to us</h1><p>{s_body}</p></body></html>";
        var published = ArticleParser.Parse("a.html", System.Text.Encoding.UTF8.GetBytes(html)).Published!;
        published.Value.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture).Should().Be("2018-10-28");
        published.Origin.Should().Be(Origin.Derived);
        published.Words.Should().Be("2018/10/28");
    }

    [Theory]
    [InlineData("<time>Sep 27, 2024</time>")]
    [InlineData("<p class=article__date>September 27, 2024</p>")]
    [InlineData("<meta name=published content='September 27, 2024'>")]
    public void A_date_may_be_stated_in_words_or_by_a_class(string markup)
    {
        var html = $"<html><body><h1>Why the old bridge matters to us</h1>{markup}<p>{s_body}</p></body></html>";
        ArticleParser.Parse("a.html", System.Text.Encoding.UTF8.GetBytes(html)).Published!.Value.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture).Should().Be("2024-09-27");
    }
}
