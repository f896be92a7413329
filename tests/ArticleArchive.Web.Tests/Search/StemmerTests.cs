using ArticleArchive.Web.Search.Analysis;

namespace ArticleArchive.Web.Tests.Search;

/// <summary>Words and stems of the published samples, on folded words, and what must hold of every stemmer.</summary>
public sealed class StemmerTests
{
    [Theory]
    // https://snowballstem.org/algorithms/english/stemmer.html, sample vocabulary.
    [InlineData("consign", "consign")]
    [InlineData("consigned", "consign")]
    [InlineData("consigning", "consign")]
    [InlineData("consignment", "consign")]
    [InlineData("consist", "consist")]
    [InlineData("consisted", "consist")]
    [InlineData("consistency", "consist")]
    [InlineData("consistently", "consist")]
    [InlineData("consolation", "consol")]
    [InlineData("consolations", "consol")]
    [InlineData("consolatory", "consolatori")]
    [InlineData("consoled", "consol")]
    [InlineData("consolidate", "consolid")]
    [InlineData("consolidating", "consolid")]
    [InlineData("conspicuously", "conspicu")]
    [InlineData("conspiracy", "conspiraci")]
    [InlineData("conspirators", "conspir")]
    [InlineData("constable", "constabl")]
    [InlineData("constancy", "constanc")]
    [InlineData("knackeries", "knackeri")]
    [InlineData("knaves", "knave")]
    [InlineData("knavish", "knavish")]
    [InlineData("kneaded", "knead")]
    [InlineData("kneeling", "kneel")]
    [InlineData("knitted", "knit")]
    [InlineData("knives", "knive")]
    [InlineData("knocker", "knocker")]
    [InlineData("knotty", "knotti")]
    [InlineData("skies", "sky")]
    [InlineData("news", "news")]
    [InlineData("generally", "general")]
    [InlineData("generic", "generic")]
    [InlineData("communism", "communism")]
    [InlineData("gas", "gas")]
    [InlineData("gaps", "gap")]
    [InlineData("ties", "tie")]
    [InlineData("cries", "cri")]
    [InlineData("hoping", "hope")]
    [InlineData("hopping", "hop")]
    [InlineData("agreed", "agre")]
    [InlineData("feed", "feed")]
    [InlineData("happy", "happi")]
    [InlineData("say", "say")]
    [InlineData("by", "by")]
    [InlineData("proceedings", "proceed")]
    [InlineData("sanctions", "sanction")]
    [InlineData("elections", "elect")]
    [InlineData("relational", "relat")]
    public void English(string word, string stem) => Stem(StemLanguage.English, word).Should().Be(stem);

    [Theory]
    // https://snowballstem.org/algorithms/german/stemmer.html, sample vocabulary.
    [InlineData("aufeinander", "aufeinand")]
    [InlineData("aufeinanderfolge", "aufeinanderfolg")]
    [InlineData("aufeinanderfolgende", "aufeinanderfolg")]
    [InlineData("auferlegen", "auferleg")]
    [InlineData("auferlegten", "auferlegt")]
    [InlineData("aufessen", "aufess")]
    [InlineData("auffallende", "auffall")]
    [InlineData("auffallig", "auffall")]
    [InlineData("aufgabe", "aufgab")]
    [InlineData("kategorischer", "kategor")]
    [InlineData("katers", "kat")]
    [InlineData("katze", "katz")]
    [InlineData("kaufe", "kauf")]
    [InlineData("kaufleute", "kaufleut")]
    [InlineData("kauffrauen", "kauffrau")]
    [InlineData("hauser", "haus")]
    [InlineData("regierungen", "regier")]
    [InlineData("freiheiten", "freiheit")]
    [InlineData("moglichkeiten", "moglich")]
    public void German(string word, string stem) => Stem(StemLanguage.German, word).Should().Be(stem);

    [Theory]
    // https://snowballstem.org/algorithms/russian/stemmer.html, sample vocabulary.
    [InlineData("в", "в")]
    [InlineData("вавиловка", "вавиловк")]
    [InlineData("вагнера", "вагнер")]
    [InlineData("вагон", "вагон")]
    [InlineData("вагоном", "вагон")]
    [InlineData("важная", "важн")]
    [InlineData("важнее", "важн")]
    [InlineData("важнейшие", "важн")]
    [InlineData("важности", "важност")]
    [InlineData("валериановых", "валерианов")]
    [InlineData("пасмурно", "пасмурн")]
    [InlineData("падающее", "пада")]
    [InlineData("падение", "паден")]
    [InlineData("палатой", "палат")]
    [InlineData("пальцами", "пальц")]
    [InlineData("памятью", "памят")]
    public void Russian(string word, string stem) => Stem(StemLanguage.Russian, word).Should().Be(stem);

    [Theory]
    // https://snowballstem.org/algorithms/swedish/stemmer.html, sample vocabulary; å, ä and ö folded.
    [InlineData("jaktkarlarne", "jaktkarl")]
    [InlineData("jaktkarl", "jaktkarl")]
    [InlineData("jamrande", "jamr")]
    [InlineData("jordbruken", "jordbruk")]
    [InlineData("klostergarden", "klostergard")]
    [InlineData("klosterliv", "klosterliv")]
    [InlineData("klubbade", "klubb")]
    public void Swedish(string word, string stem) => Stem(StemLanguage.Swedish, word).Should().Be(stem);

    [Theory]
    // https://snowballstem.org/algorithms/dutch_porter/stemmer.html, sample vocabulary.
    [InlineData("lichaam", "licham")]
    [InlineData("lichaamsziek", "lichaamsziek")]
    [InlineData("lichamelijk", "licham")]
    [InlineData("lichamelijke", "licham")]
    [InlineData("lichtvoetige", "lichtvoet")]
    [InlineData("liedje", "liedj")]
    [InlineData("opgelicht", "opgelicht")]
    [InlineData("opglimlachten", "opglimlacht")]
    [InlineData("opgetogenheid", "opgetog")]
    [InlineData("opheffen", "opheff")]
    public void Dutch(string word, string stem) => Stem(StemLanguage.Dutch, word).Should().Be(stem);

    [Theory]
    [InlineData(StemLanguage.English, "sanction sanctions sanctioned sanctioning")]
    [InlineData(StemLanguage.English, "relation relations related relate")]
    [InlineData(StemLanguage.English, "city cities")]
    [InlineData(StemLanguage.English, "visible visibility")]
    [InlineData(StemLanguage.English, "men man")]
    [InlineData(StemLanguage.English, "crisis crises")]
    [InlineData(StemLanguage.English, "die died dies dying")]
    [InlineData(StemLanguage.English, "thieves thief")]
    [InlineData(StemLanguage.German, "haus hauser hausern hauses")]
    [InlineData(StemLanguage.German, "wahl wahlen")]
    [InlineData(StemLanguage.German, "regierung regierungen")]
    [InlineData(StemLanguage.French, "cheval chevaux")]
    [InlineData(StemLanguage.French, "elections election")]
    [InlineData(StemLanguage.French, "gouvernements gouvernement")]
    [InlineData(StemLanguage.French, "journal journaux")]
    [InlineData(StemLanguage.French, "parler parle parlee")]
    [InlineData(StemLanguage.French, "ministre ministres")]
    [InlineData(StemLanguage.Spanish, "casa casas")]
    [InlineData(StemLanguage.Spanish, "luz luces")]
    [InlineData(StemLanguage.Spanish, "eleccion elecciones")]
    [InlineData(StemLanguage.Spanish, "gobierno gobiernos")]
    [InlineData(StemLanguage.Italian, "libro libri")]
    [InlineData(StemLanguage.Italian, "amico amici amica amiche")]
    [InlineData(StemLanguage.Italian, "elezione elezioni")]
    [InlineData(StemLanguage.Portuguese, "eleicao eleicoes")]
    [InlineData(StemLanguage.Portuguese, "animal animais")]
    [InlineData(StemLanguage.Portuguese, "homem homens")]
    [InlineData(StemLanguage.Portuguese, "governo governos")]
    [InlineData(StemLanguage.Russian, "президент президента президентом президенты")]
    [InlineData(StemLanguage.Russian, "санкция санкции санкций санкциями")]
    [InlineData(StemLanguage.Russian, "говорил говорила говорили")]
    [InlineData(StemLanguage.Dutch, "verkiezing verkiezingen")]
    [InlineData(StemLanguage.Dutch, "brood broden")]
    [InlineData(StemLanguage.Swedish, "val valen")]
    [InlineData(StemLanguage.Swedish, "regering regeringen regeringar")]
    internal void Forms_of_a_word_find_each_other(StemLanguage language, string forms)
    {
        var all = forms.Split(' ');
        foreach (var typed in all)
        {
            var own = new StemForms(Stemmer.For(language)!, typed);
            all.Should().AllSatisfy(form => (form == typed || own.Has(form)).Should().BeTrue($"{typed} finds {form}"));
            all.Should().AllSatisfy(form => own.Starts.Any(start => form.StartsWith(start, StringComparison.Ordinal)).Should().BeTrue($"{form} lies in what is read for {typed}"));
        }
    }

    [Theory]
    [InlineData(StemLanguage.English, "universe", "university")]
    [InlineData(StemLanguage.English, "news", "new")]
    [InlineData(StemLanguage.English, "organ", "organization")]
    [InlineData(StemLanguage.German, "welt", "wald")]
    [InlineData(StemLanguage.Spanish, "caso", "caza")]
    internal void Different_words_keep_apart(StemLanguage language, string typed, string other) => new StemForms(Stemmer.For(language)!, typed).Has(other).Should().BeFalse();

    [Fact]
    public void A_stem_begins_like_its_word_so_that_its_forms_stand_together_in_the_vocabulary()
    {
        var random = new Random(11);
        string[] roots = ["relat", "gener", "hop", "nation", "univers", "agre", "sky", "tr", "control", "haus", "frei", "mogl", "ministr", "chev", "eleic", "anim", "qualif", "indic", "gouvern", "президент", "санкц", "говор", "верн", "brood", "lichaam", "klost", "lost"];
        string[] endings = ["", "s", "es", "ies", "ed", "ing", "ational", "iveness", "ization", "biliti", "bility", "ously", "y", "ying", "ungen", "lichkeit", "heiten", "erin", "isch", "aux", "eux", "issement", "issants", "ficatrice", "catrice", "ateur", "euse", "ive", "nnelles", "ique", "isation", "oes", "ais", "eis", "mente", "inha", "ces", "eses", "chi", "ами", "иями", "ейшие", "ость", "ившись", "ующий", "heden", "elijke", "baar", "ing", "aan", "heterna", "fullt", "lost", "igt"];
        foreach (var language in Stemmer.Languages)
        {
            var stemmer = Stemmer.For(language)!;
            foreach (var word in roots.SelectMany(root => endings, (root, ending) => root + ending).Concat(Enumerable.Range(0, 2_000).Select(_ => Letters(random))))
            {
                var stem = stemmer.Stem(word);
                stem.Length.Should().BeLessThanOrEqualTo(word.Length);
                var same = word.AsSpan().CommonPrefixLength(stem);
                same.Should().BeGreaterThanOrEqualTo(Math.Max(1, stem.Length - stemmer.MostChanged), $"{language}: the stem of {word} is {stem}");
                stem.Should().MatchRegex("^[a-zа-я0-9]+$", $"{language}: {word}");
            }
        }
    }

    private static string Letters(Random random) => string.Concat(Enumerable.Range(0, random.Next(1, 16)).Select(_ => "aaeeiioouusstnrlyxdhgmkvc"[random.Next(25)]));

    private static string Stem(StemLanguage language, string word) => Stemmer.For(language)!.Stem(word);
}
