using System.Security.Cryptography;
using System.Text;
using ArticleArchive.Parsing;
using ArticleArchive.Parsing.Formats;
using ArticleArchive.Parsing.Text;
using ArticleArchive.Web.Data;
using ArticleArchive.Web.Ingestion;

namespace ArticleArchive.Web.Tests.Pages;

/// <summary>
/// A short made-up article with every kind of block, claim, edit and finding, filled in by hand: what the pages show does
/// not then hang on what the rules of parsing find today.
/// </summary>
internal static class Specimen
{
    // Characters that an editor would not show are written as names.
    private static readonly string Source = """
        Subscribe to our newsletter
        The lighthouse that would not go dark
        How a harbour town kept its keeper, and what the ministry has to say
        By Ada Marsh and Jan Ólafsson
        Tuesday 4 March 2014
        The keeper, Ruth Haldane, on the gallery (Harbour Press)
        The lighthouse at Stennis has burned since 1858. The ministry wanted to close it because of ⟦…⟧ and the cost of oil. Minister Paul Verney called the plan “a matter of arithmetic,” and said that “the lamp will go out by June.”
        “I will stay,” Ruth Haldane said. Her petition gathered 4,200 names in 196However, the ministry did not answer it.
        I Causes
        Money:
        1. Oil: the lamp burns 900 litres a month, which the town cannot pay.
        2. Repairs: the gallery, last painted in 1991, should be mended before winter.
        a. Rust on the rail.
        3. Staff
        A light is a promise, and nobody breaks a promise to the sea.
        IV. What comes next
        The vote is expected in May. If the council agrees, the tower could pass to the town.
        Year	Ships	Wrecks
        2012	1,204	0
        2013	1,377	1
        N 58° 02'  W 003° 07'
           Fl(2) W 10s
        She signed the letter {RLO}drawkcab{PDF} and zero{ZWSP}width.
        Averyveryverylongwordthathasnospaceanywhereinitandmustnotpushthepagewiderthantheglassitisreadonwhateverhappens.
        Should the light be kept? The town waits for
        Log in to comment
        """.Replace("{RLO}", "\u202E").Replace("{PDF}", "\u202C").Replace("{ZWSP}", "\u200B");

    public static async Task<int> StoreAsync(ArchiveDatabase database)
    {
        var parsed = Parse();
        var bytes = Encoding.UTF8.GetBytes(Source);
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes));
        var row = ArticleRows.NewArticle(parsed);
        row.SourceName = "stennis-light.txt";
        row.SourceKey = "test:stennis-light.txt";
        row.Sha256 = sha256;
        row.ByteCount = bytes.Length;
        row.FirstSeenAtUtc = new DateTime(2026, 11, 22, 9, 30, 0, DateTimeKind.Utc);
        var original = OriginalBytes.ToRow(sha256, bytes, row.FirstSeenAtUtc);
        var stored = await database.WriteAsync(
            db => ArticleStore.StoreAsync(db, new ParsedSource(row.SourceName, bytes.Length, row, original), CancellationToken.None), CancellationToken.None);
        return stored.ArticleId!.Value;
    }

    public static ParsedArticle Parse()
    {
        var edits = new List<Edit>
        {
            EditOf("Subscribe to our newsletter\n", "", EditKind.Removal, "service-line", "newsletter", "A line of the site around the article asks to subscribe.", 0.98),
            EditOf("196However", "196. However", EditKind.Repair, "glued-sentence", "glued-sentences", "A full stop and a space were lost between two sentences.", 0.9),
            EditOf("  W 003°", " W 003°", EditKind.Whitespace, "spaces", "spaces", "Two spaces stand where one is enough.", 1),
            EditOf("\nLog in to comment", "", EditKind.Removal, "service-line", "account", "A line of the site around the article asks to log in.", 0.97),
        };
        var text = EditedText.Apply(Source, edits);
        var reading = text.Reading;
        var blocks = Blocks(reading).ToList();
        var findings = new List<Finding>
        {
            new(FindingKind.Hole, At(reading, HoleMark.Text), Severity.Warning, "Words are missing inside the sentence, as where a link's text was lost."),
            new(FindingKind.CutNumber, At(reading, "196"), Severity.Warning, "A year lost its last digit.", "1962"),
            new(FindingKind.BrokenNumeral, At(reading, "I Causes") is var i ? new TextSpan(i.Start, i.Start + 1) : default, Severity.Notice, "The section is printed “I”; its place asks for “III.”."),
            new(FindingKind.MissingSection, new TextSpan(At(reading, "I Causes").Start - 1, At(reading, "I Causes").Start - 1), Severity.Serious, "Section II is not in the file."),
            new(FindingKind.DeceptiveCharacters, At(reading, "\u202Edrawkcab\u202C"), Severity.Notice, "Characters turn the direction of the text."),
            new(FindingKind.CutShort, new TextSpan(reading.Length, reading.Length), Severity.Serious, "The text stops in the middle of a sentence."),
        };
        findings.Sort((left, right) => left.Span.CompareTo(right.Span));
        return new ParsedArticle
        {
            Format = SourceFormat.PlainText,
            Encoding = "utf-8",
            SourceText = Source,
            Page = new PageText(Source, [], null, []),
            Text = text,
            Edits = edits,
            Findings = findings,
            Title = new StatedValue("The lighthouse that would not go dark", Origin.Found, "the line above the summary"),
            Standfirst = new StatedValue("How a harbour town kept its keeper, and what the ministry has to say", Origin.Found, "the line below the headline"),
            Authors = [new("Ada Marsh", Origin.Found, "the byline"), new("Jan Ólafsson", Origin.Found, "the byline")],
            Publisher = new StatedValue("Harbour Press", Origin.Derived, "the credit of a picture"),
            Published = new PublishedDate(new DateTimeOffset(2014, 3, 4, 0, 0, 0, TimeSpan.Zero), DatePrecision.Day, "Tuesday 4 March 2014", Origin.Found),
            Language = new StatedValue("en", Origin.Derived, "its commonest words"),
            Blocks = blocks,
            Sections = Sections(reading),
            Claims = Claims(reading, blocks, findings),
            WordCount = 190,
            Health = HealthScore.Of(findings, 190),
        };
    }

    private static IEnumerable<ArticleBlock> Blocks(string reading)
    {
        var section = 0;
        for (var start = 0; start < reading.Length;)
        {
            var end = reading.IndexOf('\n', start) is >= 0 and var newline ? newline : reading.Length;
            var line = reading[start..end];
            var span = new TextSpan(start, end);
            if (line is "I Causes" or "Money:" || line.StartsWith("IV.", StringComparison.Ordinal))
                section++;
            yield return BlockOf(line, span, section);
            start = end + 1;
        }
    }

    private static ArticleBlock BlockOf(string line, TextSpan span, int section)
    {
        TextSpan Part(int from, int to) => new(span.Start + from, span.Start + to);
        return line.Split(' ')[0] switch
        {
            "The" when line.Contains("not go dark", StringComparison.Ordinal) => new ArticleBlock(BlockKind.Title, span, section),
            "How" => new ArticleBlock(BlockKind.Standfirst, span, section),
            "By" => new ArticleBlock(BlockKind.Byline, span, section),
            "Tuesday" => new ArticleBlock(BlockKind.Dateline, span, section),
            "The" when line.EndsWith(')') => new ArticleBlock(BlockKind.Caption, span, section, CreditSpan: Part(line.IndexOf('(', StringComparison.Ordinal), line.Length)),
            "I" => new ArticleBlock(BlockKind.Heading, Part(2, line.Length), section, Level: 1, MarkerSpan: Part(0, 1), CorrectedMarker: "III."),
            "IV." => new ArticleBlock(BlockKind.Heading, Part(4, line.Length), section, Level: 1, MarkerSpan: Part(0, 3)),
            "Money:" => new ArticleBlock(BlockKind.Heading, span, section, Level: 2),
            "1." or "2." or "3." => new ArticleBlock(
                BlockKind.ListItem, Part(3, line.Length), section, Ordered: true, MarkerSpan: Part(0, 2),
                LabelSpan: line.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon ? Part(3, colon + 1) : null),
            "a." => new ArticleBlock(BlockKind.ListItem, Part(3, line.Length), section, Level: 1, Ordered: true, MarkerSpan: Part(0, 2)),
            "A" => new ArticleBlock(BlockKind.Quotation, span, section),
            "N" => new ArticleBlock(BlockKind.Preformatted, span, section),
            "" => new ArticleBlock(BlockKind.Preformatted, span, section),
            _ when line.Contains('\t', StringComparison.Ordinal) => new ArticleBlock(BlockKind.TableRow, span, section),
            _ => new ArticleBlock(BlockKind.Paragraph, span, section),
        };
    }

    private static List<ParsedSection> Sections(string reading)
    {
        int Start(string heading) => At(reading, heading).Start;
        return
        [
            new ParsedSection(null, 0, null, null, null, null, new TextSpan(0, Start("I Causes"))),
            new ParsedSection(null, 1, "Causes", "I", "III.", At(reading, "Causes"), new TextSpan(Start("I Causes"), Start("Money:"))),
            new ParsedSection(1, 2, "Money:", null, null, At(reading, "Money:"), new TextSpan(Start("Money:"), Start("IV."))),
            new ParsedSection(null, 1, "What comes next", "IV.", null, At(reading, "What comes next"), new TextSpan(Start("IV."), reading.Length)),
        ];
    }

    private static List<ParsedClaim> Claims(string reading, List<ArticleBlock> blocks, List<Finding> findings)
    {
        var claims = new List<ParsedClaim>();
        void Add(string words, ClaimForm form, ClaimNature nature, ClaimSpeaker? speaker = null, int? parent = null, ClaimPolarity polarity = default, ClaimCertainty certainty = default)
        {
            var span = At(reading, words);
            var block = blocks.FindIndex(one => one.Span.Contains(span));
            claims.Add(new ParsedClaim
            {
                Span = span,
                Text = words,
                Section = blocks[block].Section,
                Block = block,
                Parent = parent,
                Form = form,
                Nature = nature,
                Polarity = polarity,
                Certainty = certainty,
                Speaker = speaker,
                Confidence = 0.8,
                IsQuotable = !findings.Any(finding => finding.Severity != Severity.Notice && finding.Span.Overlaps(span)),
                Why = ["a sentence of the body", "marker: " + words.Split(' ')[0]],
            });
        }

        var verney = new ClaimSpeaker("Paul Verney", At(reading, "Minister Paul Verney"), SpeakerEvidence.Explicit, 0.95);
        var haldane = new ClaimSpeaker("Ruth Haldane", At(reading, "Ruth Haldane said"), SpeakerEvidence.Explicit, 0.97);
        Add("The lighthouse at Stennis has burned since 1858.", ClaimForm.Author, ClaimNature.Fact);
        Add("The ministry wanted to close it because of ⟦…⟧ and the cost of oil.", ClaimForm.Author, ClaimNature.Fact);
        Add("Minister Paul Verney called the plan “a matter of arithmetic,” and said that “the lamp will go out by June.”", ClaimForm.MixedQuote, ClaimNature.Opinion, verney);
        Add("“the lamp will go out by June.”", ClaimForm.DirectQuote, ClaimNature.Prediction, verney, parent: 2);
        Add("“I will stay,”", ClaimForm.DirectQuote, ClaimNature.Commitment, haldane);
        Add("However, the ministry did not answer it.", ClaimForm.Author, ClaimNature.Fact, polarity: ClaimPolarity.Denied);
        Add("the lamp burns 900 litres a month, which the town cannot pay.", ClaimForm.Author, ClaimNature.Fact);
        Add("the gallery, last painted in 1991, should be mended before winter.", ClaimForm.Author, ClaimNature.Proposal);
        Add("A light is a promise, and nobody breaks a promise to the sea.", ClaimForm.Author, ClaimNature.Opinion);
        Add("The vote is expected in May.", ClaimForm.Author, ClaimNature.Prediction, certainty: ClaimCertainty.Hedged);
        Add("If the council agrees, the tower could pass to the town.", ClaimForm.Author, ClaimNature.Prediction, certainty: ClaimCertainty.Conditional);
        Add("Should the light be kept?", ClaimForm.Author, ClaimNature.Question);
        return claims;
    }

    private static Edit EditOf(string words, string replacement, EditKind kind, string rule, string name, string reason, double confidence) =>
        new(At(Source, words), replacement, kind, rule, name, reason, confidence);

    private static TextSpan At(string text, string words)
    {
        var start = text.IndexOf(words, StringComparison.Ordinal);
        start.Should().BeGreaterThanOrEqualTo(0, "the specimen holds {0}", words);
        return TextSpan.OfLength(start, words.Length);
    }
}
