using System.Text;
using ArticleArchive.Parsing.Formats;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Tests.Text;

public sealed class EncodingDetectorTests
{
    private const string French = "La rivière a débordé à Valmont ; les élèves ont été évacués dès le matin, et la mairie espère rouvrir l’école bientôt.";
    private const string German = "Der Bürgermeister erklärte, die Brücke über den Fluß werde frühestens im März für Fußgänger geöffnet.";
    private const string Spanish = "Según la alcaldesa, el río creció tres metros en una mañana. ¿Quién pagará los daños de la inundación?";
    private const string Portuguese = "O prefeito disse que a construção da ponte não será concluída até o próximo verão; a população já reclama.";
    private const string Swedish = "Bron över älven öppnas först på våren, säger borgmästaren, och färjan går ännu två gånger i månaden.";
    private const string Icelandic = "Bæjarstjórinn sagði að brúin yfir ána yrði ekki opnuð fyrr en í vor, þótt verkið hafi gengið vel síðan í júlí.";
    private const string Czech = "Starosta řekl, že most přes řeku se otevře až na jaře; děti zatím jezdí do školy přívozem, který už dvakrát uvízl.";
    private const string Polish = "Burmistrz powiedział, że most zostanie otwarty dopiero wiosną, bo część środków wciąż nie dotarła do gminy. Źle się stało.";
    private const string Hungarian = "A polgármester szerint a híd csak tavasszal nyílik meg; a gyerekek addig komppal járnak iskolába, ami kétszer is elsüllyedt. Bűz és gőz van.";
    private const string Turkish = "Belediye başkanı köprünün ancak ilkbaharda açılacağını söyledi; çocuklar şimdilik okula vapurla gidiyor, dönüşte de aynı yolu kullanıyor.";
    private const string Lithuanian = "Meras sakė, kad tiltas per upę bus atidarytas tik pavasarį, nes dalis lėšų dar negauta, o darbų eiga lėtesnė nei žadėta.";
    private const string Russian = "Мэр города сообщил, что мост через реку откроют только весной: деньги ещё не поступили, а рабочие ждут. Кто заплатит за ущерб?";
    private const string Ukrainian = "Мер міста повідомив, що міст через річку відкриють лише навесні: гроші ще не надійшли, а їхні робітники чекають. Хто заплатить?";
    private const string Greek = "Ο δήμαρχος είπε ότι η γέφυρα θα ανοίξει την άνοιξη· τα παιδιά πηγαίνουν στο σχολείο με το πλοίο. Ποιος θα πληρώσει τις ζημιές;";
    private const string Hebrew = "ראש העיר אמר כי הגשר ייפתח רק באביב, והילדים נוסעים בינתיים לבית הספר במעבורת. מי ישלם על הנזק?";
    private const string Arabic = "قال رئيس البلدية إن الجسر لن يفتح قبل الربيع، وإن الأطفال يذهبون إلى المدرسة بالعبارة. من سيدفع ثمن الأضرار؟";
    private const string Thai = "นายกเทศมนตรีกล่าวว่าสะพานข้ามแม่น้ำจะเปิดในฤดูใบไม้ผลิ เด็กๆ ต้องนั่งเรือไปโรงเรียนทุกวัน";
    private const string Simplified = "市长说，新桥要到明年春天才能开放，孩子们现在每天坐船上学。谁来支付这些费用？他没有回答。";
    private const string Traditional = "市長說，新橋要到明年春天才能開放，孩子們現在每天坐船上學。誰來支付這些費用？他沒有回答。";
    private const string Japanese = "市長は、新しい橋は来年の春まで開かないと述べた。子どもたちは毎日フェリーで学校に通っている。";
    private const string Korean = "시장은 새 다리가 내년 봄에야 열릴 것이라고 말했다. 아이들은 지금 매일 배를 타고 학교에 다닌다.";

    public static TheoryData<string, string> Texts() => new()
    {
        { "windows-1252", French }, { "windows-1252", German }, { "windows-1252", Spanish }, { "windows-1252", Portuguese },
        { "windows-1252", Swedish }, { "windows-1252", Icelandic },
        { "iso-8859-15", "Le nœud du problème est au cœur du chœur ; l'œuvre a coûté 40 € à la sœur du maire, dit-il." },
        { "windows-1250", Czech }, { "windows-1250", Polish }, { "windows-1250", Hungarian }, { "iso-8859-2", Czech }, { "iso-8859-2", Polish },
        { "windows-1254", Turkish }, { "windows-1257", Lithuanian },
        { "windows-1251", Russian }, { "windows-1251", Ukrainian }, { "koi8-r", Russian }, { "koi8-u", Ukrainian }, { "iso-8859-5", Russian }, { "ibm866", Russian },
        { "windows-1253", Greek }, { "iso-8859-7", Greek }, { "windows-1255", Hebrew }, { "windows-1256", Arabic }, { "iso-8859-6", Arabic }, { "windows-874", Thai },
        { "gb18030", Simplified }, { "big5", Traditional }, { "shift_jis", Japanese }, { "euc-jp", Japanese }, { "iso-2022-jp", Japanese }, { "euc-kr", Korean },
        { "utf-16", Simplified }, { "utf-16BE", Japanese }, { "utf-16", Korean },
    };

    private static Encoding Named(string name) => CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);

    [Theory, MemberData(nameof(Texts))]
    public void A_text_that_states_no_encoding_is_read_in_its_own(string name, string text)
    {
        var bytes = Named(name).GetBytes(text);
        var expected = Named(name).GetString(bytes);
        SourceSniffer.LooksBinary(bytes).Should().BeFalse();
        var decoded = TextDecoder.Decode(bytes, SourceFormat.PlainText);
        decoded.Text.Should().Be(expected, "it was read as {0}", decoded.Encoding);
        decoded.Damage.Should().BeEmpty();
    }

    [Theory, MemberData(nameof(Texts))]
    public void A_text_among_english_words_is_read_in_its_own_encoding_too(string name, string text)
    {
        var page = "Home\nContact us\nThe Norvale Courier\n\n" + text + "\n\nAll rights reserved.\n";
        TextDecoder.Decode(Named(name).GetBytes(page), SourceFormat.PlainText).Text.Should().Be(page);
    }

    [Fact]
    public void A_vietnamese_text_is_read_in_windows_1258()
    {
        // The code page writes most tones as marks after the letter.
        const string text = "Thị trưởng nói rằng cây cầu mới sẽ mở cửa vào mùa xuân, và trẻ em đi học bằng phà mỗi ngày.";
        var bytes = Named("windows-1258").GetBytes(text.Normalize(NormalizationForm.FormD)
            .Replace("a\u0306", "ă", StringComparison.Ordinal).Replace("a\u0302", "â", StringComparison.Ordinal).Replace("e\u0302", "ê", StringComparison.Ordinal)
            .Replace("o\u0302", "ô", StringComparison.Ordinal).Replace("o\u031B", "ơ", StringComparison.Ordinal).Replace("u\u031B", "ư", StringComparison.Ordinal));
        TextDecoder.Decode(bytes, SourceFormat.PlainText).Encoding.Should().Be("windows-1258");
    }

    [Theory]
    [InlineData("The café in São Lucas was closed; “nobody” knew why, said Søren Müller – a friend of José’s.")]
    [InlineData("It’s a report – in plain English – that cost £5 and was “free”…")]
    [InlineData("A naïve coöperation.")]
    [InlineData("The temperature rose by 3° on 5½ days; © 2019 The Norvale Courier™")]
    public void An_english_text_with_a_few_other_letters_is_windows_1252(string text)
    {
        var decoded = TextDecoder.Decode(Named("windows-1252").GetBytes(text), SourceFormat.PlainText);
        decoded.Text.Should().Be(text);
        decoded.Damage.Should().BeEmpty();
    }

    [Fact]
    public void Too_few_letters_to_tell_are_windows_1252_and_a_finding_that_names_the_others()
    {
        var decoded = TextDecoder.Decode(Named("windows-1250").GetBytes("The engineer Jiří Novák drew the bridge over the river in a single night, people in the town say."), SourceFormat.PlainText);
        decoded.Encoding.Should().Be("windows-1252");
        decoded.Damage.Should().NotBeEmpty().And.OnlyContain(finding => finding.Kind == FindingKind.DoubtfulEncoding && finding.Detail.Contains("windows-1250", StringComparison.Ordinal));
        decoded.Damage[0].Span.In(decoded.Text).Should().Be("øí");
    }

    [Fact]
    public void A_page_that_declares_nothing_is_judged_by_its_bytes()
    {
        var page = $"<html><body><p>{Russian}</p></body></html>";
        TextDecoder.Decode(Named("koi8-r").GetBytes(page), SourceFormat.Html).Text.Should().Be(page);
    }

    [Fact]
    public void The_sample_may_end_inside_a_character()
    {
        var text = string.Concat(Enumerable.Repeat(Simplified + "a", 2_000));
        TextDecoder.Decode(Named("gb18030").GetBytes(text), SourceFormat.PlainText).Text.Should().Be(text);
    }

    [Fact]
    public void Random_bytes_are_windows_1252()
    {
        var bytes = new byte[4_000];
        new Random(3).NextBytes(bytes);
        EncodingDetector.Detect(bytes).Encoding.WebName.Should().Be("windows-1252");
    }
}
