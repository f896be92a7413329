using System.Text;
using ArticleArchive.Parsing.Cleaning;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Tests.Text;

public sealed class MisdecodingTests
{
    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;
    private static readonly Encoding Windows1251 = CodePagesEncodingProvider.Instance.GetEncoding(1251)!;
    private static readonly Encoding MacRoman = CodePagesEncodingProvider.Instance.GetEncoding(10000)!;

    private static string Misread(string text, Encoding encoding) => encoding.GetString(Encoding.UTF8.GetBytes(text));

    private static string Restored(string text) =>
        EditedText.Apply(text, EncodingRepair.Add(text, new CleaningResult([], [])).Edits).Reading;

    [Theory]
    [InlineData("It doesn’t rain.")]
    [InlineData("The café is shut – “for good”, they say…")]
    [InlineData("Good 🙂 news")]
    [InlineData("Žluťoučký kůň a česká řeka")]
    [InlineData("Мэр сообщил, что мост откроют весной.")]
    [InlineData("市长说，新桥要到明年春天才能开放。")]
    [InlineData("Ο δήμαρχος είπε ότι θα ανοίξει.")]
    public void Utf8_read_as_windows_1252_is_restored_also_when_it_was_done_twice(string text)
    {
        Restored(Misread(text, Windows1252)).Should().Be(text);
        Restored(Misread(Misread(text, Windows1252), Windows1252)).Should().Be(text);
        Restored(Misread(text, Encoding.Latin1)).Should().Be(text);
    }

    [Theory]
    [InlineData("Мэр города сообщил, что мост и паром закроют в мае, а рабочие ждут.")]
    [InlineData("Мер міста повідомив, що міст і пором закриють у травні.")]
    public void Utf8_read_as_windows_1251_is_restored_with_its_short_words(string text)
    {
        Restored(Misread(text, Windows1251)).Should().Be(text);
        Restored(Misread(Misread(text, Windows1252), Windows1251)).Should().Be(text);
    }

    [Fact]
    public void One_word_misread_first_as_1252_and_then_as_1251_is_restored() => Restored("ГђВџ").Should().Be("П");

    [Fact]
    public void Utf8_read_as_mac_roman_is_restored()
    {
        const string text = "It doesn’t open before “spring”, said José.";
        Restored(Misread(text, MacRoman)).Should().Be(text);
    }

    [Theory]
    [InlineData("SÃO PAULO E A REGIÃO")]
    [InlineData("L’Âge d’or : Â « fin »")]
    [InlineData("naïve façade, coöperate, Ångström, þing, ÿ")]
    [InlineData("„MENÜ“, „TÜV“ und „Ö“")]
    [InlineData("« Le café»… et « l’été »… dit-elle")]
    [InlineData("Рік і Рівне, Сєвєродонецьк; Ріо; “Рё” – ні")]
    [InlineData("Наши дети и Ђорђе Ђурић")]
    [InlineData("Â£5")]
    public void Letters_that_are_meant_are_no_damage(string text)
    {
        var result = EncodingRepair.Add(text, new CleaningResult([], []));
        result.Edits.Should().BeEmpty();
        result.Damage.Should().BeEmpty();
    }

    [Fact]
    public void What_is_not_certain_is_a_finding_with_what_it_may_have_been()
    {
        var damage = EncodingRepair.Add("It cost Â£5, then Â£6.", new CleaningResult([], [])).Damage;
        damage.Should().HaveCount(2).And.OnlyContain(finding => finding.Kind == FindingKind.Mojibake && finding.Suggestion == "£");
    }

    [Fact]
    public void A_restored_claim_is_quotable_and_one_whose_repair_is_refused_is_not()
    {
        var text = "The ferry to Norvale stops in May, said the mayor of the town on Monday. “Nobody hasn’t been asked about it,” said Jane Roe, who leads the union of the harbour.\n";
        var bytes = Encoding.UTF8.GetBytes(Misread(text, Windows1252));
        var article = ArticleParser.Parse("a.txt", bytes);
        article.ReadingText.Should().Be(text.TrimEnd());
        article.Edits.Should().Contain(edit => edit.Class == EncodingRepair.Class);
        article.Claims.Should().NotBeEmpty().And.OnlyContain(claim => claim.IsQuotable);

        var refused = article.Edits.Where(edit => edit.Class == EncodingRepair.Class).Select(edit => edit.Key).ToHashSet(StringComparer.Ordinal);
        var undone = ArticleParser.Parse("a.txt", bytes, new ParseOptions { UndoneEdits = refused });
        undone.Findings.Count(finding => finding.Kind == FindingKind.Mojibake).Should().Be(refused.Count);
    }

    [Fact]
    public void White_space_gives_way_to_a_repair_and_a_removal_does_not()
    {
        const string text = "dÃ©jÃ\u00A0 vu";
        Edit At(int start, int end, EditKind kind) => new(new TextSpan(start, end), "", kind, "rule", "class", "reason", 1);
        EditedText.Apply(text, EncodingRepair.Add(text, new CleaningResult([At(5, 6, EditKind.Whitespace)], [])).Edits).Reading.Should().Be("déjà vu");
        EditedText.Apply(text, EncodingRepair.Add(text, new CleaningResult([At(0, 6, EditKind.Removal)], [])).Edits).Reading.Should().Be(" vu");
    }
}
