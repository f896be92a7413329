using ArticleArchive.Parsing.Claims;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Tests.Claims;

/// <summary>Who said what, one frame a case. Braces stand around what was said; they are not in the text that is read.</summary>
public sealed class AttributionTests
{
    // speaker: "?" where it is not plain.
    [Theory]
    // S cue C
    [InlineData("Mara Lindqvist said, “{We will open the bridge in May.}”", ClaimForm.DirectQuote, "Mara Lindqvist")]
    [InlineData("Mara Lindqvist told the council on Monday that “{the bridge will open in May.}”", ClaimForm.DirectQuote, "Mara Lindqvist")]
    [InlineData("The mayor said in a statement: “{We will open the bridge in May.}”", ClaimForm.DirectQuote, "mayor")]
    [InlineData("Mara Lindqvist: “{We will open the bridge in May.}”", ClaimForm.DirectQuote, "Mara Lindqvist")]
    [InlineData("Mara Lindqvist was blunt: “{We will open the bridge in May.}”", ClaimForm.DirectQuote, "Mara Lindqvist")]
    [InlineData("Mara Lindqvist said: “{The bridge is safe. It always was.}”", ClaimForm.DirectQuote, "Mara Lindqvist")]
    [InlineData("Mara Lindqvist said: “{The bridge is open again}", ClaimForm.DirectQuote, "Mara Lindqvist")]
    [InlineData("Le maire Paul Duval a déclaré : « {Nous ne fermerons pas l’école.} »", ClaimForm.DirectQuote, "Paul Duval")]
    [InlineData("Frau Weidlich sagte: „{Wir haben nichts davon gewusst.}“", ClaimForm.DirectQuote, "Weidlich")]
    // C, cue S and C, S cue
    [InlineData("“{We will open the bridge in May},” said Mara Lindqvist, who leads the council.", ClaimForm.DirectQuote, "Mara Lindqvist")]
    [InlineData("\"{We will open the bridge in May},\" Mara Lindqvist said.", ClaimForm.DirectQuote, "Mara Lindqvist")]
    [InlineData("'{We will open the bridge in May},' Mara Lindqvist said.", ClaimForm.DirectQuote, "Mara Lindqvist")]
    [InlineData("‘{We will open the bridge in May},’ said Sen. Paul Whitcombe on Monday.", ClaimForm.DirectQuote, "Paul Whitcombe")]
    [InlineData("“{We will open the bridge in May},” Mara Lindqvist, 43, the mayor of Norvale, said.", ClaimForm.DirectQuote, "Mara Lindqvist")]
    [InlineData("“{We will open the bridge in May},” said US president Ada Marsh.", ClaimForm.DirectQuote, "Ada Marsh")]
    [InlineData("“{We will open the bridge in May},” said a spokesman for the ministry.", ClaimForm.DirectQuote, "spokesman for the ministry")]
    [InlineData("“{Who pays for all of this?}” Mara Lindqvist asked.", ClaimForm.DirectQuote, "Mara Lindqvist")]
    [InlineData("“{Wir haben nichts gewusst und gesehen}”, sagte Ines Weidlich.", ClaimForm.DirectQuote, "Ines Weidlich")]
    [InlineData("«{Мы давно ждём ответа города}», — сказал Иван Орлов.", ClaimForm.DirectQuote, "Иван Орлов")]
    [InlineData("“{The bridge},” said Mara Lindqvist, “{will open again in May.}”", ClaimForm.DirectQuote, "Mara Lindqvist")]
    // Whose subject is not plain
    [InlineData("“{We will open the bridge in May},” he said.", ClaimForm.DirectQuote, "?")]
    [InlineData("“{We will open the bridge in May},” said Tom and Mara.", ClaimForm.DirectQuote, "Tom and Mara")]
    [InlineData("“{We will open the bridge in May},” the weaver muses.", ClaimForm.DirectQuote, "weaver")]
    // Parts of a statement
    [InlineData("A Norvale senator explicitly accused {Havel of “returning the town to the dark years”}.", ClaimForm.MixedQuote, "Norvale senator")]
    [InlineData("Ada Marsh described {the plan as “a very expensive garden for nobody”}.", ClaimForm.MixedQuote, "Ada Marsh")]
    [InlineData("{The bridge “will open in May},” Ada Marsh said.", ClaimForm.MixedQuote, "Ada Marsh")]
    // Indirect speech
    [InlineData("Mara Lindqvist said that {the bridge was closed}.", ClaimForm.Indirect, "Mara Lindqvist")]
    [InlineData("Mara Lindqvist said {the bridge was closed}.", ClaimForm.Indirect, "Mara Lindqvist")]
    [InlineData("Mara Lindqvist has even gone so far as to suggest that {the bridge was never safe}.", ClaimForm.Indirect, "Mara Lindqvist")]
    [InlineData("The station’s expert, Zane Holt, suggested that {the bridge was never safe}.", ClaimForm.Indirect, "Zane Holt")]
    [InlineData("According to Mara Lindqvist, {the bridge was never safe}.", ClaimForm.Indirect, "Mara Lindqvist")]
    [InlineData("{The bridge was never safe}, according to a spokesman for the ministry.", ClaimForm.Indirect, "spokesman for the ministry")]
    [InlineData("{The bridge was never safe} according to Mara Lindqvist.", ClaimForm.Indirect, "Mara Lindqvist")]
    [InlineData("{The bridge was never safe}, Mara Lindqvist said on Monday.", ClaimForm.Indirect, "Mara Lindqvist")]
    [InlineData("As Mara Lindqvist said, {the bridge was never safe}.", ClaimForm.Indirect, "Mara Lindqvist")]
    [InlineData("He said that {the bridge was closed}.", ClaimForm.Indirect, "?")]
    [InlineData("The mayor of Norvale said that {the bridge was closed}.", ClaimForm.Indirect, "mayor of Norvale")]
    [InlineData("{Prices will rise by four per cent in June}, the operator said on Tuesday.", ClaimForm.Indirect, "operator")]
    [InlineData("{Prices will rise by four per cent in June}, the ferry line said on Tuesday.", ClaimForm.Indirect, "ferry line")]
    [InlineData("{Most phones listen to nothing at all}, says privacy researcher Lena Vogt.", ClaimForm.Indirect, "Lena Vogt")]
    [InlineData("{Most phones}, says Lena Vogt, {listen to nothing at all}.", ClaimForm.Indirect, "Lena Vogt")]
    [InlineData("{Dogs must be leashed}, according to the ordinance.", ClaimForm.Indirect, "ordinance")]
    [InlineData("{The bridge was never safe}, according to the owner, Fjordmedia.", ClaimForm.Indirect, "Fjordmedia")]
    [InlineData("{The bridge was never safe}, editor Per Moe said.", ClaimForm.Indirect, "Per Moe")]
    [InlineData("Two people familiar with the inquiry said {the bridge was closed}.", ClaimForm.Indirect, "Two people familiar with the inquiry")]
    [InlineData("Critics have long argued that {the bridge was never safe}.", ClaimForm.Indirect, "Critics")]
    [InlineData("Mara Lindqvist explained {why the bridge was closed}.", ClaimForm.Indirect, "Mara Lindqvist")]
    [InlineData("Mara Lindqvist is confident that {the bridge is safe}.", ClaimForm.Indirect, "Mara Lindqvist")]
    [InlineData("Mara Lindqvist made clear that {the bridge would stay closed}.", ClaimForm.Indirect, "Mara Lindqvist")]
    // Orders, promises, refusals
    [InlineData("Mara Lindqvist promised to {open the bridge in May}.", ClaimForm.Indirect, "Mara Lindqvist")]
    [InlineData("Mara Lindqvist urged {the council to open the bridge}.", ClaimForm.Indirect, "Mara Lindqvist")]
    [InlineData("Mara Lindqvist accused {the council of hiding the price}.", ClaimForm.Indirect, "Mara Lindqvist")]
    [InlineData("Mara Lindqvist called for {a new vote on the bridge}.", ClaimForm.Indirect, "Mara Lindqvist")]
    [InlineData("Mara Lindqvist denied {closing the bridge}.", ClaimForm.Indirect, "Mara Lindqvist")]
    // Nouns that attribute, and the passive
    [InlineData("The town laughed at Mara Lindqvist’s claim that {the bridge was safe}.", ClaimForm.Indirect, "Mara Lindqvist")]
    [InlineData("It was reported by Mara Lindqvist that {the bridge was closed}.", ClaimForm.Indirect, "Mara Lindqvist")]
    // Few words, with a cue right beside them
    [InlineData("« {C’est un soulagement} », confie M. Duval.", ClaimForm.DirectQuote, "M. Duval")]
    [InlineData("« {C'est un soulagement} », confie M. Duval.", ClaimForm.DirectQuote, "M. Duval")]
    [InlineData("«{È una festa}», dice Anna Russo.", ClaimForm.DirectQuote, "Anna Russo")]
    [InlineData("«{Мы давно ждём ответа города}», — рассказала учительница Ханна Лунд.", ClaimForm.DirectQuote, "Ханна Лунд")]
    [InlineData("„{Das ist gut}“, sagte Bürgermeisterin Karin Holz.", ClaimForm.DirectQuote, "Karin Holz")]
    [InlineData("Anna Keller said: “{It works.}”", ClaimForm.DirectQuote, "Anna Keller")]
    // Speech that opens with a dash, and scripts without spaces
    [InlineData("—{No nos dejaron solos} —dijo Marta Gil.", ClaimForm.DirectQuote, "Marta Gil")]
    [InlineData("— {Мы давно ждём ответа}, — сказал Иван Орлов.", ClaimForm.DirectQuote, "Иван Орлов")]
    [InlineData("“{大桥明天就会开放。}”李梅说。", ClaimForm.DirectQuote, "李梅")]
    [InlineData("“{大桥明天就会开放}，”李梅表示。", ClaimForm.DirectQuote, "李梅")]
    [InlineData("李梅说：“{大桥明天就会开放。}”", ClaimForm.DirectQuote, "李梅")]
    [InlineData("“{大桥明天就会开放}，”他说。", ClaimForm.DirectQuote, "?")]
    [InlineData("市长李梅说：“{大桥明天就会开放。}”", ClaimForm.DirectQuote, "?")]
    [InlineData("「{橋は明日から開きます}」と店主は話した。", ClaimForm.DirectQuote, "店主")]
    [InlineData("店主は「{橋は明日から開きます}」と話した。", ClaimForm.DirectQuote, "店主")]
    [InlineData("「{橋は明日から開きます}」と田中さんは話した。", ClaimForm.DirectQuote, "田中")]
    // A word or two, a frame that breaks a clause, a participle between, a bracket between, an adjunct between
    [InlineData("“{No},” Ada Marsh said.", ClaimForm.DirectQuote, "Ada Marsh")]
    [InlineData("The bridge, Ada Marsh said, was closed.", ClaimForm.Indirect, "Ada Marsh", "{The bridge}, Ada Marsh said, {was closed}.")]
    [InlineData("{Havel}, Ada Marsh said, “{doesn’t have the stamina.}”", ClaimForm.MixedQuote, "Ada Marsh")]
    [InlineData("The mayor said, citing two officials, that {the bridge was closed}.", ClaimForm.Indirect, "mayor")]
    [InlineData("Ada Marsh replied (fair play, on the same day) that {the bridge was closed}.", ClaimForm.Indirect, "Ada Marsh")]
    [InlineData("Ada Marsh said in an e-mail {the bridge was closed}.", ClaimForm.Indirect, "Ada Marsh")]
    [InlineData("Ada Marsh told me {the mayor lied}.", ClaimForm.Indirect, "Ada Marsh")]
    // Bodies with small words in their names, reports and papers
    [InlineData("The Office for National Statistics said {prices had fallen by 3 percent}.", ClaimForm.Indirect, "Office for National Statistics")]
    [InlineData("The Department of Health and Human Services said {the bridge was closed}.", ClaimForm.Indirect, "Department of Health and Human Services")]
    [InlineData("{The bridge was never safe}, said the Bank of England on Monday.", ClaimForm.Indirect, "Bank of England")]
    [InlineData("The University of Oxford’s Jane Bright said {the bridge was closed}.", ClaimForm.Indirect, "Jane Bright")]
    [InlineData("A report by Oxfam found that {the bridge was never safe}.", ClaimForm.Indirect, "report by Oxfam")]
    [InlineData("Documents seen by Reuters show {the ministry knew about the leak}.", ClaimForm.Indirect, "Documents")]
    // Subjects: nouns that are no roles, two roles, insertions, a relative clause behind a preposition
    [InlineData("“{They should dump it all on his lawn},” said one of them.", ClaimForm.DirectQuote, "one of them")]
    [InlineData("“{You would hear him before you saw him},” said friend and former postman Malcolm Tye.", ClaimForm.DirectQuote, "Malcolm Tye")]
    [InlineData("One local mum, who asked not to be named, stormed: “{They should dump it all on his lawn.}”", ClaimForm.DirectQuote, "One local mum")]
    [InlineData("State television, which had been silent on Friday, said that {the paper had known of it}.", ClaimForm.Indirect, "State television")]
    [InlineData("Its lobbyist, William Marsh, called {the fees “a tax on having a barn”}.", ClaimForm.MixedQuote, "William Marsh")]
    [InlineData("As one reader put it: “{Every bypass I ever saw was full by noon.}”", ClaimForm.DirectQuote, "one reader")]
    [InlineData("“{I am not a scientist},” de Gaulle said.", ClaimForm.DirectQuote, "de Gaulle")]
    // A part in quotation marks behind another verb than one of saying
    [InlineData("Mara Lindqvist reproached {the minister with making policy “for the regulars at the inn”}.", ClaimForm.MixedQuote, "Mara Lindqvist")]
    // Marks that a scrape has lost or moved
    [InlineData("“{My members have had enough of it}, Mara Lindqvist told the radio.", ClaimForm.DirectQuote, "Mara Lindqvist")]
    [InlineData("Mara Lindqvist replied : \" {This strike is about power} . \"", ClaimForm.DirectQuote, "Mara Lindqvist", "Mara Lindqvist replied : \" {This strike is about power .} \"")]
    // What was said ends where the author goes on
    [InlineData("Washington accused {Norvale of the attack} and moved a squadron to the coast.", ClaimForm.Indirect, "Washington")]
    [InlineData("The council agreed on Tuesday to {renew the contract for the ferry}.", ClaimForm.Indirect, "council")]
    [InlineData("Mara Lindqvist’s claim that {taxes doubled} is false.", ClaimForm.Indirect, "Mara Lindqvist")]
    // Who is told, where and when, stands behind the frame
    [InlineData("{Ada Marsh took 250,000 euros from the builder}, prosecutor Lena Vogt told the court on Friday.", ClaimForm.Indirect, "Lena Vogt")]
    [InlineData("{The planned tunnel will cost four billion}, the transport secretary, Daniel Holt, told MPs on Monday.", ClaimForm.Indirect, "Daniel Holt")]
    [InlineData("{The price has doubled}, the firm’s chairman told shareholders.", ClaimForm.Indirect, "firm’s chairman")]
    [InlineData("{Some 300 people died in the fire}, the Red Crescent told AFP by telephone.", ClaimForm.Indirect, "Red Crescent")]
    [InlineData("{Some 300 people died in the fire}, Lena Vogt reported from Norvale.", ClaimForm.Indirect, "Lena Vogt")]
    [InlineData("The day after the fire, the mayor told lies.", null, null)]
    [InlineData("{The bridge will cost four billion}, sagte Verkehrsminister Daniel Holt am Montag im Parlament.", ClaimForm.Indirect, "Daniel Holt")]
    [InlineData("„{Das ist wirklich sehr gut}“, sagte Karin Holz der Zeitung.", ClaimForm.DirectQuote, "Karin Holz")]
    [InlineData("„{Das ist wirklich sehr gut}“, sagte sie der Zeitung.", ClaimForm.DirectQuote, "?")]
    [InlineData("„{Das ist wirklich sehr gut}“, sagte Ursula von der Leyen.", ClaimForm.DirectQuote, "Ursula von der Leyen")]
    [InlineData("„{Das ist wirklich sehr gut}“, sagte ein Sprecher der Partei.", ClaimForm.DirectQuote, "Sprecher der Partei")]
    // Newspapers and bodies whose names are common words, studies and those who made them, a role with its name behind it
    [InlineData("{Norvale’s allies have delivered 90 tanks}, the New York Times reported last week.", ClaimForm.Indirect, "New York Times")]
    [InlineData("The UN says {6,050 lorries have crossed the border since October}.", ClaimForm.Indirect, "UN")]
    [InlineData("{Most parents trust the vaccine}, a survey of 2,300 families by the University of Leeds has found.", ClaimForm.Indirect, "survey of 2,300 families by the University of Leeds")]
    [InlineData("{The bridge will cost six billion}, according to leaked Treasury papers seen by the Herald.", ClaimForm.Indirect, "leaked Treasury papers")]
    [InlineData("{Norvale does not emit more per head}, said its envoy, Lena Vogt.", ClaimForm.Indirect, "Lena Vogt")]
    [InlineData("According to the National Audit Office, {three of the last five tunnel projects in Norvale overran}.", ClaimForm.Indirect, "National Audit Office")]
    [InlineData("{Construction would begin in May}, the papers say, eighteen months later than promised.", ClaimForm.Indirect, "papers")]
    [InlineData("As Henry Keller once put it, “{peace is not the absence of war}”.", ClaimForm.DirectQuote, "Henry Keller")]
    // The second half of a comparison belongs to the first
    [InlineData("China emits 31 %, Lena Vogt said, while America emits 13 %.", ClaimForm.Indirect, "Lena Vogt", "{China emits 31 %}, Lena Vogt said, {while America emits 13 %}.")]
    [InlineData("{The bridge was closed}, Lena Vogt said, while her deputy was on holiday.", ClaimForm.Indirect, "Lena Vogt")]
    // Nouns that look like verbs, questions about who believes it, contents that say nothing, the sources of a source
    [InlineData("It is a foolish vanity project that nobody in Weston asked for.", null, null)]
    [InlineData("Helen Brandt said that {trust had not collapsed}, but who believes that she is right?", ClaimForm.Indirect, "Helen Brandt")]
    [InlineData("Mara Lindqvist denies this.", null, null)]
    [InlineData("Mara Lindqvist disputes the findings.", null, null)]
    [InlineData("Mara Lindqvist expressed her condolences.", null, null)]
    [InlineData("The assessment says 8,000, most of them temporary.", null, null)]
    [InlineData("{The bridge was closed}, the Gazette reported, citing two people in the administration.", ClaimForm.Indirect, "Gazette")]
    [InlineData("When the vote was lost, the mayor told the court the truth.", null, null)]
    // What looks like speech
    [InlineData("It is common for students in Norvale to say, “I would rather be in Ellery.”", null, null)]
    [InlineData("The so-called “reset button” of 2009 did little.", null, null)]
    [InlineData("They sang “The Old Man and the River” at the harbour.", null, null)]
    [InlineData("The “bridge was closed in the spring of that year.", null, null)]
    [InlineData("—La casa está vacía —una casa grande y vieja.", null, null)]
    [InlineData("『古い橋と川』は町の本です。", null, null)]
    [InlineData("Selon le ministère, la ville de Valmont paie tout.", null, null)]
    [InlineData("The boxes were sorted, according to the size of the dog.", null, null)]
    [InlineData("The priest came, said Mass and left.", null, null)]
    [InlineData("Reports that show falling prices came from Norvale.", null, null)]
    [InlineData("Every firm says they are honest.", null, null)]
    [InlineData("Brown did not say that the tax would rise.", null, null)]
    [InlineData("The ministry could not confirm that five people had died.", null, null)]
    [InlineData("Whether Bell said that the bridge was safe is unclear.", null, null)]
    [InlineData("We would suggest that you keep a copy of the letter.", null, null)]
    [InlineData("There is little indication that Norvale intends to open the bridge.", null, null)]
    [InlineData("The bridge was closed on Monday.", null, null)]
    public void A_frame_tells_what_was_said_and_by_whom(string marked, ClaimForm? form, string? speaker, string? expected = null)
    {
        expected ??= marked;
        var text = marked.Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal);
        var attributed = Extract(text).Where(claim => claim.Form != ClaimForm.Author).ToList();
        if (form is null)
        {
            attributed.Should().BeEmpty();
            return;
        }

        var claim = attributed.Should().ContainSingle().Which;
        var parts = claim.Parts.Count > 0 ? claim.Parts : [claim.Span];
        (Marked(text, parts), claim.Form, claim.Speaker?.Name).Should().Be((expected, form.Value, speaker == "?" ? null : speaker), string.Join("; ", claim.Why));
    }

    [Fact]
    public void A_broken_quotation_starts_with_its_first_part_and_ends_with_its_last()
    {
        const string text = "“The bridge,” said Mara Lindqvist, “will open again in May.”";
        var claim = Extract(text).Single();
        claim.Text.Should().Be("The bridge,” said Mara Lindqvist, “will open again in May.");
        claim.Parts.Select(part => part.In(text)).Should().Equal("The bridge", "will open again in May.");
        (claim.Cue!.Value.In(text), claim.Mention!.Value.In(text)).Should().Be(("said", "Mara Lindqvist"));
    }

    [Fact]
    public void What_somebody_says_that_somebody_else_said_is_a_claim_inside_a_claim()
    {
        var claims = Extract("Mara Lindqvist said that Paul Whitcombe had denied that the bridge was closed.");
        claims.Select(claim => (claim.Text, claim.Speaker?.Name, claim.Parent)).Should().Equal(
            ("Paul Whitcombe had denied that the bridge was closed", "Mara Lindqvist", null),
            ("the bridge was closed", "Paul Whitcombe", 0));
    }

    [Fact]
    public void Frames_side_by_side_are_claims_of_their_own()
    {
        var claims = Extract("Mara Lindqvist said the bridge was safe, while Paul Whitcombe warned that it would fall, adding that nobody had looked.");
        claims.Select(claim => (claim.Text, claim.Speaker?.Name)).Should().Equal(
            ("the bridge was safe", "Mara Lindqvist"), ("it would fall", "Paul Whitcombe"), ("nobody had looked", "Paul Whitcombe"));
    }

    [Fact]
    public void The_authors_sentence_around_an_attribution_stays_a_claim_where_it_states_something_of_its_own()
    {
        var claims = Extract("The bridge was closed for two years after the storm, and Mara Lindqvist said that it was safe.");
        claims.Select(claim => (claim.Form, claim.Parent)).Should().Equal((ClaimForm.Author, null), (ClaimForm.Indirect, 0));
        Extract("On Monday Mara Lindqvist said in a statement that it was safe.").Should().ContainSingle();
    }

    [Theory]
    [InlineData("Dmitry Orlov came. “The bridge is safe today,” Orlov said.", "Dmitry Orlov")]
    [InlineData("Dmitry Orlov and Anna Orlov came. “The bridge is safe today,” Orlov said.", "Orlov")]
    [InlineData("Dmitry Orlov, the mayor of Norvale, came. The mayor said that the bridge was safe.", "Dmitry Orlov")]
    [InlineData("Harbour spokesman Dmitry Orlov came. “The bridge is safe today,” the spokesman said.", "Dmitry Orlov")]
    [InlineData("The mayor Dmitry Orlov met the mayor Anna Holt. The mayor said that the bridge was safe.", "mayor")]
    [InlineData("Dmitry Orlov came. He said that the bridge was safe.", "Dmitry Orlov")]
    [InlineData("Dmitry Orlov met Anna Keller. She said that the bridge was safe.", "Anna Keller")]
    [InlineData("Anna Keller came. He said that the bridge was safe.", null)]
    [InlineData("Mark and Lisa Dunn came. Mrs Dunn said that the bridge was safe.", "Lisa Dunn")]
    [InlineData("Mark and Lisa Dunn came. Dunn said that the bridge was safe.", "Dunn")]
    [InlineData("Yeshi Alemu and Lisa Holt came. Lisa said that the bridge was safe.", "Lisa Holt")]
    [InlineData("Given Norvale’s debts, nobody came. While Norvale has denied that the bridge was safe, it was.", "Norvale")]
    [InlineData("Brask himself came late. He said that the bridge was safe.", "Brask")]
    [InlineData("Justice Minister Omar Said came. Said said that the bridge was safe.", "Omar Said")]
    [InlineData("The Global Carbon Forum came. He said that the bridge was safe.", null)]
    [InlineData("Anna Keller came. It rained. It snowed. The wind blew. The road froze. Night fell. She said that the bridge was safe.", null)]
    public void A_mention_is_resolved_within_the_article_or_stays_unknown(string text, string? speaker) =>
        Extract(text).Single(claim => claim.Form != ClaimForm.Author).Speaker?.Name.Should().Be(speaker);

    [Fact]
    public void A_quotation_alone_belongs_to_who_spoke_in_the_sentence_before()
    {
        var claims = Extract("Mara Holt said the bridge was unsafe. “We must close it today.” The road was dark. “It all went wrong that night.”");
        claims.Select(claim => (claim.Text, claim.Speaker?.Name, claim.Speaker?.Evidence)).Should().Equal(
            ("the bridge was unsafe", "Mara Holt", SpeakerEvidence.Explicit),
            ("We must close it today.", "Mara Holt", SpeakerEvidence.CarriedOver),
            ("The road was dark.", null, null),
            ("It all went wrong that night.", null, null));
    }

    [Fact]
    public void What_goes_on_with_a_quotation_is_said_by_whoever_its_pronoun_stands_for()
    {
        var claims = Extract("Rod Pilling, who used to plan roads, came to the door. “Do not get me started on it,” he said. “We knew in 1986 that new lanes fill up.”");
        claims.Where(claim => claim.Form == ClaimForm.DirectQuote).Select(claim => claim.Speaker?.Name).Should().Equal("Rod Pilling", "Rod Pilling");
    }

    [Fact]
    public void A_participle_behind_the_frame_of_a_quotation_shares_its_speaker()
    {
        var claims = Extract("“We have to rebuild our bridges,” said Mara Lindqvist, adding that the country had spent six billion.");
        claims.Select(claim => (claim.Text, claim.Speaker?.Name)).Should().Equal(("We have to rebuild our bridges", "Mara Lindqvist"), ("the country had spent six billion", "Mara Lindqvist"));
    }

    [Fact]
    public void What_is_told_of_the_speaker_beside_a_quotation_makes_no_claim_that_holds_the_quotation()
    {
        Extract("“This is not who we are,” said Ada Marsh, who was campaigning in Ohio with a senator from Norvale.").Should().ContainSingle().Which.Form.Should().Be(ClaimForm.DirectQuote);
        Extract("The council voted against the plan by six to three, and “this is not who we are,” said Ada Marsh.").Should().Contain(claim => claim.Form == ClaimForm.Author);
    }

    [Theory]
    [InlineData("Q: Why no chair?\n\nA: People stand, so they get to the point.\n\nQ: Do you regret it?\n\nA: Nobody likes it at all.")]
    [InlineData("Why is there no chair in here?\n\nI like people to stand, so they get to the point.\n\nDo you regret it?\n\nNo. Nobody likes it at all.\n\nWill you stay?\n\nI will stay for another year.")]
    [InlineData("Why is there no chair in here?\n\n“People stand, so they get to the point.”\n\nDo you regret it?\n\n“Nobody likes it at all.”\n\nWill you stay?\n\n“They will change the locks first.”")]
    public void The_answers_of_an_interview_are_the_one_persons_whom_its_introduction_names(string turns)
    {
        Said("Odile Brandt has run the town for eleven years.").Should().NotBeEmpty().And.AllBe("Odile Brandt");
        Said("Odile Brandt and Mark Holt have run the town for eleven years.").Should().NotContain("Odile Brandt").And.NotContain("Mark Holt");

        List<string?> Said(string introduction) => [.. Extract(introduction + "\n\n" + turns).Where(claim => claim.Form == ClaimForm.DirectQuote).Select(claim => claim.Speaker?.Name)];
    }

    [Theory]
    [InlineData("KYIV, Ukraine (Reuters) - The bridge was closed, the mayor said.", "The bridge was closed")]
    [InlineData("ST. ALBAN — The bridge was closed, the mayor said.", "The bridge was closed")]
    [InlineData("Washington (AP) — The bridge was closed in spring.", "The bridge was closed in spring.")]
    [InlineData("The bridge – the old one – was closed in spring.", "The bridge – the old one – was closed in spring.")]
    [InlineData("NATO is dead - the mayor said so himself.", "NATO is dead - the mayor said so himself.")]
    public void A_dateline_is_no_part_of_what_is_claimed(string text, string first) => Extract(text)[0].Text.Should().Be(first);

    [Fact]
    public void A_sentence_too_long_to_be_read_for_speakers_still_gives_its_claim() =>
        Extract("The harbour " + string.Concat(Enumerable.Repeat("of the old town and ", 400)) + "was closed.").Should().ContainSingle().Which.Form.Should().Be(ClaimForm.Author);

    [Theory]
    [InlineData("Mara Lindqvist decided to close the bridge.", ClaimNature.Commitment)]
    [InlineData("Mara Lindqvist urged the council to close the bridge.", ClaimNature.Proposal)]
    [InlineData("Mara Lindqvist expects to close the bridge in May.", ClaimNature.Prediction)]
    public void An_infinitive_has_the_nature_that_its_verb_gives_it(string text, ClaimNature nature) => Extract(text).Single(claim => claim.Form == ClaimForm.Indirect).Nature.Should().Be(nature);

    [Fact]
    public void Names_that_take_turns_are_labels_and_a_heading_before_a_colon_is_none()
    {
        const string text = "Anna Keller: The bridge is open.\nPaul Orlov: It is not safe.\nAnna Keller: It is safe.\nPaul Orlov: It never was.";
        PlainClaims.Find(text).Select(claim => (claim.Text, claim.Speaker?.Name)).Should().Equal(
            ("The bridge is open.", "Anna Keller"), ("It is not safe.", "Paul Orlov"), ("It is safe.", "Anna Keller"), ("It never was.", "Paul Orlov"));
        PlainClaims.Find("Open Questions: The bridge is closed.").Single().Form.Should().Be(ClaimForm.Author);
    }

    [Theory]
    [InlineData("What was claimed\n[The tunnel will create 12,000 jobs.]\nOur verdict\nThe tunnel was never built.")]
    [InlineData("The claim:\n[The tunnel will create 12,000 jobs.]\n[It will cost nothing at all.]\nVerdict: it was never built.")]
    [InlineData("The claim\n[The tunnel will create 12,000 jobs.]\nThe tunnel was never built.")] // no label ends it: only the first is surely the claim
    [InlineData("Claim: [The tunnel will create 12,000 jobs.]\nThe tunnel was never built.")]
    [InlineData("CLAIM: [The tunnel will create 12,000 jobs.]")]
    [InlineData("Behauptung: [The tunnel will create 12,000 jobs.]")]
    public void What_a_fact_check_examines_is_somebodys_claim_and_not_the_authors(string marked)
    {
        var text = marked.Replace("[", "", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal);
        var claims = Extract(text);
        var examined = claims.Where(claim => claim.Certainty == ClaimCertainty.Reported).ToList();
        examined.Should().OnlyContain(claim => claim.Form == ClaimForm.Indirect && claim.Speaker == null);
        examined.Aggregate(text, (found, claim) => found.Replace(claim.Text, $"[{claim.Text}]", StringComparison.Ordinal)).Should().Be(marked);
        claims.Except(examined).Should().NotContain(claim => claim.Form != ClaimForm.Author);
    }

    [Theory]
    [InlineData("Claim: “We have created 400,000 jobs since May.”", null)]
    [InlineData("Fact: “We have created 400,000 jobs since May.”", null)]
    [InlineData("Claim: Paul Grady said that crime has doubled since May.", "Paul Grady")]
    [InlineData("Our verdict: “We have created no jobs since May,” Paul Grady said.", "Paul Grady")]
    public void The_label_of_a_fact_check_is_nobodys_name(string text, string? speaker) =>
        Extract(text)[^1].Speaker?.Name.Should().Be(speaker);

    [Theory]
    [InlineData("Fact: Crime rose by 8 percent in May.", "Crime rose by 8 percent in May.")]
    [InlineData("Fact: Crime rose by 8 percent, Ada Marsh said.", "Crime rose by 8 percent")]
    [InlineData("False: Crime rose by 8 percent in May.", "False: Crime rose by 8 percent in May.")]
    public void The_label_of_a_finding_is_no_part_of_it(string text, string claim) => Extract(text).Should().ContainSingle().Which.Text.Should().Be(claim);

    private static string Marked(string text, IReadOnlyList<TextSpan> parts)
    {
        foreach (var part in parts.OrderByDescending(part => part.Start))
            text = text.Insert(part.End, "}").Insert(part.Start, "{");
        return text;
    }

    private static IReadOnlyList<ParsedClaim> Extract(string text) => PlainClaims.Find(text);

    [Fact]
    public void A_quotation_that_its_frame_breaks_is_one_claim_of_two_parts()
    {
        const string Text = "“We have turned the corner,” Ada Marsh said, “and nobody in the country should pretend otherwise.”";

        var claim = Extract(Text).Single(found => found.Form == ClaimForm.DirectQuote);

        claim.Parts.Select(part => part.In(Text)).Should().Equal("We have turned the corner", "and nobody in the country should pretend otherwise.");
        claim.Speaker!.Name.Should().Be("Ada Marsh");
    }

    [Fact]
    public void What_somebody_denies_is_denied()
    {
        var claim = Extract("Ada Marsh denied that the council had taken the money.").Single(found => found.Form == ClaimForm.Indirect);

        claim.Text.Should().Be("the council had taken the money");
        claim.Polarity.Should().Be(ClaimPolarity.Denied);
    }
}
