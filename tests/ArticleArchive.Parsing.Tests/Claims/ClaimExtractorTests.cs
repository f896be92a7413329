using ArticleArchive.Parsing.Claims;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Tests.Claims;

public sealed class ClaimExtractorTests
{
    [Fact]
    public void Speech_that_opens_with_a_dash_goes_on_behind_its_frame()
    {
        var claims = Extract("—No nos dejaron solos —dijo Marta Gil—. Nos vamos mañana a la ciudad.");
        claims.Select(claim => claim.Speaker?.Name).Should().AllBe("Marta Gil");
        claims[^1].Form.Should().Be(ClaimForm.DirectQuote);
        Extract("—No nos dejaron solos —dijo Marta Gil. La casa —vieja y grande— está vacía.")[^1].Form.Should().Be(ClaimForm.Author);
    }

    [Fact]
    public void A_speaker_goes_on_inside_a_quotation_and_right_after_it_and_no_further()
    {
        var claims = Extract("“It was late. We were tired,” said Mara Holt. “Nobody came to help us.” The road was dark. “It all went wrong that night.”");
        claims.Select(claim => (claim.Text, claim.Speaker?.Name, claim.Speaker?.Evidence)).Should().Equal(
            ("It was late. We were tired", "Mara Holt", SpeakerEvidence.Explicit),
            ("Nobody came to help us.", "Mara Holt", SpeakerEvidence.CarriedOver),
            ("The road was dark.", null, null),
            ("It all went wrong that night.", null, null));
    }

    [Fact]
    public void A_quotation_runs_over_paragraphs_that_open_with_its_mark()
    {
        const string text = "Mara Holt said: “It was very late.\n“Nobody came to help us.”";
        var claims = Extract(text, text.IndexOf('\n', StringComparison.Ordinal));
        claims[^1].Text.Should().Be("Nobody came to help us.");
        claims[^1].Speaker!.Name.Should().Be("Mara Holt");
        claims[^1].Form.Should().Be(ClaimForm.DirectQuote);
    }

    [Theory]
    [InlineData("Who pays for the bridge?", ClaimNature.Question)]
    [InlineData("市长会付钱给我们修桥吗？", ClaimNature.Question)]
    [InlineData("The bridge will open in May.", ClaimNature.Prediction)]
    [InlineData("Havel is likely to test the new council.", ClaimNature.Prediction)]
    [InlineData("The bridge is not expected to last.", ClaimNature.Prediction)]
    [InlineData("They are going to close the school.", ClaimNature.Prediction)]
    [InlineData("A strike could lead to a shortage of grain.", ClaimNature.Prediction)]
    [InlineData("The free will of the people is sacred to them.", ClaimNature.Fact)]
    [InlineData("They are going to the harbour by boat.", ClaimNature.Fact)]
    [InlineData("Will Harlow owns the mill.", ClaimNature.Fact)]
    [InlineData("The bridge would have failed in a storm.", ClaimNature.Fact)]
    [InlineData("The council must close the bridge.", ClaimNature.Proposal)]
    [InlineData("The town needs to build a school.", ClaimNature.Proposal)]
    [InlineData("He spoke of the need to build a school.", ClaimNature.Fact)]
    [InlineData("There are pipes that need to be replaced.", ClaimNature.Fact)]
    [InlineData("We will rebuild the bridge.", ClaimNature.Commitment)]
    [InlineData("I'll pay for the bridge myself.", ClaimNature.Commitment)]
    [InlineData("Unfortunately, the bridge was closed.", ClaimNature.Opinion)]
    [InlineData("The plan is dangerous for the town.", ClaimNature.Opinion)]
    [InlineData("The mill stored dangerous dust.", ClaimNature.Fact)]
    [InlineData("The bridge opened in May.", ClaimNature.Fact)]
    public void A_statement_has_a_nature(string sentence, ClaimNature nature) => Extract(sentence)[0].Nature.Should().Be(nature);

    [Theory]
    [InlineData("The bridge was not closed.", ClaimPolarity.Denied)]
    [InlineData("Nobody had any part in it.", ClaimPolarity.Denied)]
    [InlineData("There was no evidence of fire.", ClaimPolarity.Denied)]
    [InlineData("They didn’t close the bridge.", ClaimPolarity.Denied)]
    [InlineData("Not only the bridge was closed.", ClaimPolarity.Affirmed)]
    [InlineData("We will create 12,000 jobs, and not one penny will come from taxes.", ClaimPolarity.Affirmed)]
    [InlineData("Bell said that the firm paid the town, but it did not apologise for the fire.", ClaimPolarity.Affirmed)]
    [InlineData("Bell said that the firm did not pay the town, and it apologised for the fire.", ClaimPolarity.Denied)]
    [InlineData("There is no doubt about the fire.", ClaimPolarity.Affirmed)]
    [InlineData("They came to No. 5 by boat.", ClaimPolarity.Affirmed)]
    [InlineData("They built a peace that is no peace.", ClaimPolarity.Affirmed)]
    [InlineData("While Norvale has denied it, there is evidence.", ClaimPolarity.Affirmed)]
    [InlineData("Although it rained, nobody left.", ClaimPolarity.Denied)]
    public void A_statement_affirms_or_denies(string sentence, ClaimPolarity polarity) => Extract(sentence)[^1].Polarity.Should().Be(polarity);

    [Theory]
    [InlineData("The bridge may be closed.", ClaimCertainty.Hedged)]
    [InlineData("Perhaps the bridge was closed.", ClaimCertainty.Hedged)]
    [InlineData("The bridge closed in May.", ClaimCertainty.Asserted)]
    [InlineData("They could not close the bridge.", ClaimCertainty.Asserted)]
    [InlineData("The bridge was allegedly closed.", ClaimCertainty.Reported)]
    [InlineData("The mayor is said to own it.", ClaimCertainty.Reported)]
    [InlineData("The alleged theft was in May.", ClaimCertainty.Asserted)]
    [InlineData("If it rains, the bridge is closed.", ClaimCertainty.Conditional)]
    [InlineData("Should Havel win, the bridge is closed.", ClaimCertainty.Conditional)]
    [InlineData("It is contingent upon the vote.", ClaimCertainty.Conditional)]
    [InlineData("He looked as if he knew.", ClaimCertainty.Asserted)]
    [InlineData("He asked for a loan, which could ruin the town.", ClaimCertainty.Asserted)]
    public void A_statement_is_more_or_less_sure(string sentence, ClaimCertainty certainty) => Extract(sentence)[0].Certainty.Should().Be(certainty);

    [Theory]
    [InlineData("Comments")]
    [InlineData("Hello everyone.")]
    [InlineData("Thank you very much!")]
    [InlineData("A very expensive garden.")]
    [InlineData("From the harbour to the mill.")]
    [InlineData("Congressional opposition and oversight:")]
    [InlineData("Continued military interventions in neighboring countries:")]
    [InlineData("Port Ellery")]
    [InlineData("What we do not like")]
    [InlineData("kale, spinach, tomatoes, broccoli, cauliflower, carrots, asparagus, peppers, etc.")]
    [InlineData("a large salad topped with fresh vegetables, beans and cheese from the north")]
    public void Greetings_labels_and_fragments_state_nothing(string text) => Extract("The harbour of the town is in the north. " + text).Should().HaveCount(1);

    [Theory]
    [InlineData("Close the upper entrance.")]
    [InlineData("Weigh the hive.")]
    [InlineData("Weigh the hive before the bees are out.")]
    [InlineData("Then close it again.")]
    [InlineData("Do not open the hive in the rain.")]
    [InlineData("Add salt.")]
    public void A_bare_imperative_states_nothing(string text) => Extract("The harbour of the town is in the north. " + text).Should().HaveCount(1);

    [Theory]
    [InlineData("Close races are common here.")]
    [InlineData("Work stopped.")]
    [InlineData("Open every day, the mill draws many guests.")]
    [InlineData("Water is scarce.")]
    [InlineData("Water that the mill uses is clean.")]
    [InlineData("Weigh the hive, which must be done in March.")]
    [InlineData("“Close the upper entrance,” said Mara Lindqvist.")]
    [InlineData("Did the town close the bridge?")]
    public void A_sentence_that_only_begins_like_an_imperative_is_a_claim(string text) =>
        Extract("The harbour of the town is in the north. " + text).Should().HaveCountGreaterThan(1);

    [Theory]
    [InlineData("People want peace.")]
    [InlineData("He left.")]
    [InlineData("The bridge collapses.")]
    [InlineData("Prices doubled.")]
    [InlineData("The puppy is tired or frightened")]
    public void A_short_statement_is_a_claim(string text) => Extract("The harbour of the town is in the north. " + text).Should().HaveCount(2);

    [Theory]
    [InlineData(10, 10, false, true)] // a place inside the first sentence
    [InlineData(16, 16, false, false)] // its end is the border of one and one character before the other
    [InlineData(17, 17, true, false)]
    [InlineData(18, 24, true, false)]
    [InlineData(16, 17, true, true)] // the space between the two
    public void A_claim_that_touches_damage_is_not_quotable(int start, int end, bool first, bool second)
    {
        var claims = ClaimExtractor.Extract("The bridge fell. It is closed.", [Paragraph(0, 30)], [new TextSpan(start, end)]);
        claims.Select(claim => claim.IsQuotable).Should().Equal(first, start == 16 && end == 16 ? true : second);
    }

    [Fact]
    public void The_label_of_an_item_is_no_part_of_its_claims()
    {
        const string text = "Lower tolls: The council voted for them.";
        ClaimExtractor.Extract(text, [Paragraph(0, text.Length) with { Kind = BlockKind.ListItem, LabelSpan = new TextSpan(0, 12) }], [])
            .Single().Text.Should().Be("The council voted for them.");
    }

    [Fact]
    public void Only_the_body_gives_claims_and_a_set_off_quotation_is_not_the_authors()
    {
        const string text = "The bridge is closed today.";
        ClaimExtractor.Extract(text, [Paragraph(0, text.Length) with { Kind = BlockKind.Caption }], []).Should().BeEmpty();
        ClaimExtractor.Extract(text, [Paragraph(0, text.Length) with { Kind = BlockKind.Quotation }], []).Single().Form.Should().Be(ClaimForm.DirectQuote);
    }

    // Were any step quadratic, these would not end.
    [Theory]
    [InlineData("“We go,” said Mara. ")]
    [InlineData("“We will all go now,” adding that ")]
    [InlineData("he said, adding ‘a b c d’ ")]
    [InlineData("“We go. ")]
    [InlineData("\"a b c d\" ")]
    [InlineData("' a")]
    [InlineData("A, B, said ")]
    [InlineData("Mara Lindqvist ")]
    [InlineData("if that is no ")]
    public void A_very_long_line_is_read_in_one_pass(string unit)
    {
        var text = string.Concat(Enumerable.Repeat(unit, 20_000));
        Extract(text).All(claim => claim.Span.In(text) == claim.Text).Should().BeTrue();
    }

    [Theory]
    [InlineData("We lost a whole summer. — Anna Keller", "We lost a whole summer.", "Anna Keller")]
    [InlineData("“We lost a whole summer.”\n— a resident", "“We lost a whole summer.”", "resident")]
    [InlineData("“We lost a whole summer” — Anna Keller, mayor of Norvale", "“We lost a whole summer”", "Anna Keller")]
    [InlineData("We lost a whole summer. — The Old Mill", "We lost a whole summer.", null)]
    [InlineData("We lost a whole summer — and a whole winter", "We lost a whole summer — and a whole winter", null)]
    public void The_source_behind_a_set_off_quotation_is_its_speaker_and_no_part_of_it(string text, string content, string? speaker)
    {
        var claim = ClaimExtractor.Extract(text, [Paragraph(0, text.Length) with { Kind = BlockKind.Quotation }], [])[0];
        (claim.Text, claim.Form, claim.Speaker?.Name).Should().Be((content, ClaimForm.DirectQuote, speaker));
    }

    [Fact]
    public void The_source_on_the_line_behind_a_set_off_quotation_is_its_speaker()
    {
        const string text = "We lost a whole summer.\n— Anna Keller";
        ArticleBlock[] blocks = [Paragraph(0, 23) with { Kind = BlockKind.Quotation }, Paragraph(24, text.Length) with { Kind = BlockKind.Quotation }];
        ClaimExtractor.Extract(text, blocks, []).Select(claim => (claim.Text, claim.Speaker?.Name)).Should().Equal(("We lost a whole summer.", "Anna Keller"));
    }

    [Theory]
    [InlineData("KELLER: The bridge is open. It is safe.", "Anna Keller", ClaimForm.DirectQuote)]
    [InlineData("ANNA KELLER: The bridge is open. It is safe.", "Anna Keller", ClaimForm.DirectQuote)]
    [InlineData("NOTE: The bridge is open. It is safe.", null, ClaimForm.Author)]
    [InlineData("ORLOV: The bridge is open. It is safe.", null, ClaimForm.Author)]
    [InlineData("A: The bridge is open. It is safe.", null, ClaimForm.Author)]
    public void The_label_of_a_turn_is_no_part_of_its_claims_and_a_name_there_is_the_speaker(string turn, string? speaker, ClaimForm form)
    {
        const string lead = "The mayor, Anna Keller, came to the harbour.";
        var claims = Extract($"{lead}\n{turn}", lead.Length);
        claims.Skip(1).Select(claim => (claim.Text, claim.Speaker?.Name, claim.Form)).Should().Equal(("The bridge is open.", speaker, form), ("It is safe.", speaker, form));
    }

    [Fact]
    public void Labels_that_take_turns_are_speakers()
    {
        var lines = new[] { "KELLER: The bridge is open.", "ORLOV: It is not safe.", "KELLER: It is safe.", "ORLOV: It never was." };
        var text = string.Join('\n', lines);
        var breaks = lines.Take(3).Select((_, i) => lines.Take(i + 1).Sum(line => line.Length) + i).ToArray();
        Extract(text, breaks).Select(claim => claim.Speaker?.Name).Should().Equal("Keller", "Orlov", "Keller", "Orlov");
    }

    [Fact]
    public void The_label_of_an_answer_does_not_make_a_fragment_a_claim() =>
        Extract("The harbour of the town is in the north.\nA: A bath.", 40).Should().HaveCount(1);

    // A closing mark alone on its line once had no sentence to hang on.
    [Theory]
    [InlineData("“")]
    [InlineData("“., ”")]
    [InlineData("”")]
    [InlineData("«»")]
    [InlineData("「」")]
    [InlineData("\"")]
    [InlineData("—")]
    [InlineData("— “")]
    public void A_block_of_quotation_marks_alone_never_throws(string marks)
    {
        var text = $"Mara Holt said: “It was late.\n{marks}\nThe road was dark.";
        var end = text.IndexOf('\n', StringComparison.Ordinal);
        foreach (var kind in new[] { BlockKind.Paragraph, BlockKind.Quotation, BlockKind.ListItem })
        {
            ArticleBlock[] blocks = [Paragraph(0, end), Paragraph(end + 1, end + 1 + marks.Length) with { Kind = kind }, Paragraph(end + 2 + marks.Length, text.Length)];
            ClaimExtractor.Extract(text, blocks, []).Should().Contain(claim => claim.Text == "The road was dark.");
            ClaimExtractor.Extract(marks, [Paragraph(0, marks.Length) with { Kind = kind }], []).Should().BeEmpty();
        }

        var article = ArticleParser.Parse("a.txt", System.Text.Encoding.UTF8.GetBytes($"The keeper\n\nHe still writes the weather down every evening.\n\n{marks}\n\nThe lamp is lit at dusk every day of the year.\n"));
        article.Claims.Should().Contain(claim => claim.Text == "The lamp is lit at dusk every day of the year.");
    }

    private static IReadOnlyList<ParsedClaim> Extract(string text, params int[] breaks)
    {
        var blocks = new List<ArticleBlock>();
        var start = 0;
        foreach (var end in breaks.Append(text.Length))
        {
            blocks.Add(Paragraph(start, end));
            start = end + 1;
        }

        return ClaimExtractor.Extract(text, blocks, []);
    }

    private static ArticleBlock Paragraph(int start, int end) => new(BlockKind.Paragraph, new TextSpan(start, end), Section: 0);

    [Theory]
    [InlineData("“Somebody should.”", "Somebody should.", ClaimForm.DirectQuote)]
    [InlineData("“Is he here?”", "Is he here?", ClaimForm.DirectQuote)]
    [InlineData("“The Last Lighthouse” was his only book.", "“The Last Lighthouse” was his only book.", ClaimForm.Author)]
    public void A_short_sentence_wholly_between_quotation_marks_is_a_quotation(string sentence, string content, ClaimForm form)
    {
        var article = ArticleParser.Parse("a.txt", System.Text.Encoding.UTF8.GetBytes($"The keeper\n\nHe still writes the weather down every evening of the year.\n\n{sentence}\n"));
        article.Claims.Should().Contain(claim => claim.Span.In(article.ReadingText) == content).Which.Form.Should().Be(form);
    }
}
