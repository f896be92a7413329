using System.Text;
using ArticleArchive.Web.Search.Analysis;
using Microsoft.Data.Sqlite;

namespace ArticleArchive.Web.Tests.Search;

/// <summary>The analyser marks what the index finds, so it is compared with SQLite's own tokenizer and not with expectations.</summary>
public sealed class IndexTokenizerTests
{
    [Fact]
    public void Every_character_of_the_basic_plane_is_folded_as_the_index_folds_it()
    {
        var characters = Enumerable.Range(1, 0xFFFF).Where(c => c is < 0xD800 or > 0xDFFF).Select(c => (char)c).ToList();
        ShouldAgree("unicode61 remove_diacritics 2", characters.ConvertAll(c => $"b{c}b {c}"), stem: false);
    }

    [Fact]
    public void Characters_beyond_the_basic_plane_are_folded_as_the_index_folds_them()
    {
        var codePoints = Enumerable.Range(0x10000, 0x10000).Where(c => c % 7 == 0 || c is >= 0x10400 and <= 0x1044F)
            .Concat([0x1F600, 0x20000, 0x2F800, 0xE0001, 0xE0100, 0xF0000, 0x10FFFD]);
        ShouldAgree("unicode61 remove_diacritics 2", [.. codePoints.Select(c => $"b{char.ConvertFromUtf32(c)}b {char.ConvertFromUtf32(c)}")], stem: false);
    }

    [Fact]
    public void Thousands_of_words_get_the_stems_of_the_index()
    {
        string[] roots = ["relat", "gener", "hop", "hopp", "nation", "universe", "agre", "fe", "s", "y", "sky", "by", "tr", "controll", "fall", "size", "activ", "digit", "rational", "press", "bless", "plastic", "motor", "conflat", "troubl", "fil", "happ", "analog", "decis", "vietnam", "differ", "radical", "vil", "sens", "form", "call", "electr", "adjust", "reviv", "inf", "gyroscop", "defens", "irrit", "homolog", "effect", "bowdl", "ceas", "rol", "über", "naïv", "путин", "ѐ", "日本", "ab\u0301c", "yy", "ay", "oyy", "aaa", "x", "ss", "ies", "eed", "bl", "at", "iz"];
        string[] endings = ["", "s", "es", "ies", "sses", "ss", "ed", "eed", "ing", "ings", "ational", "tional", "enci", "anci", "izer", "bli", "alli", "entli", "eli", "ousli", "ization", "ation", "ator", "alism", "iveness", "fulness", "ousness", "aliti", "iviti", "biliti", "logi", "icate", "ative", "alize", "iciti", "ical", "ful", "ness", "al", "ance", "ence", "er", "ic", "able", "ible", "ant", "ement", "ment", "ent", "ion", "sion", "tion", "ou", "ism", "ate", "iti", "ous", "ive", "ize", "e", "ee", "le", "ll", "lle", "y", "ying", "yed", "ly", "ity", "ities", "lled", "lling", "tted", "zzing"];
        ShouldAgree("porter unicode61 remove_diacritics 2", [.. from root in roots from ending in endings select root + ending], stem: true);
    }

    [Fact]
    public void Mixed_scripts_punctuation_and_long_words_are_cut_as_the_index_cuts_them()
    {
        var random = new Random(61);
        string[] pieces = ["U.S.-Russia", "don’t", "l’été", "Ångström", "ÇA", "ﬁne", "İstanbul", "ΣΊΣΥΦΟΣ", "Ёлка", "мира́", "हिन्दी", "ภาษาไทย", "日本語", "한국어", "عَرَبِيّ", "e\u0301", "\u0301x", "1,000.50", "½", "²", "Ⅳ", "①", "_under_", "ABC123", "😀", "𝔘𝔫𝔦", "\uFFFD", "—", "\u00A0", "\u2028", "\uE000", "ß", "ŉ", "ǆ"];
        var texts = Enumerable.Range(0, 3_000).Select(_ => string.Concat(Enumerable.Range(0, random.Next(1, 8)).Select(_ =>
            pieces[random.Next(pieces.Length)] + (random.Next(2) == 0 ? " " : "") + (random.Next(10) == 0 ? ((char)random.Next(1, 0xD800)).ToString() : ""))))
            .Append(new string('a', 63) + "s").Append(new string('a', 64) + "s").Append(new string('é', 31) + "es").Append(new string('é', 70) + "ing").Append(new string('z', 500));
        ShouldAgree("porter unicode61 remove_diacritics 2", [.. texts], stem: true);
    }

    [Fact]
    public void Soft_hyphens_and_full_width_forms_do_not_hide_a_word()
    {
        IndexTokenizer.Terms("re\u00ADlation").Should().Equal(IndexTokenizer.Terms("relation"));
        IndexTokenizer.Terms("ＮＡＴＯ２").Should().Equal("nato2");
        IndexText.Of("re\u00ADlation ＮＡＴＯ").Should().Be("relation NATO");
        var tokenizer = new IndexTokenizer("x re\u00ADset.");
        tokenizer.Next();
        tokenizer.Next();
        (tokenizer.Start, tokenizer.End).Should().Be((2, 8));
    }

    [Theory]
    [InlineData("presiden", "president")]
    [InlineData("electio", "election")]
    [InlineData("generati", "generation")]
    [InlineData("sanctionin", "sanctioning")]
    [InlineData("organisatio", "organisations")]
    [InlineData("diplomatica", "diplomatically")]
    public void A_prefix_longer_than_the_stem_still_finds_the_word(string prefix, string word)
    {
        var own = IndexTokenizer.Terms(prefix)[0];
        var found = PrefixEndings.Complete(prefix).Select(completed => IndexTokenizer.Terms(completed)[0]).ToList();
        var term = IndexTokenizer.Terms(word)[0];
        (term.StartsWith(own, StringComparison.Ordinal) || found.Contains(term)).Should().BeTrue($"{prefix}* stands for {word}, indexed as {term}");
    }

    private static void ShouldAgree(string tokenize, List<string> texts, bool stem)
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        Run(connection, $"CREATE VIRTUAL TABLE t USING fts5(x, tokenize='{tokenize}'); CREATE VIRTUAL TABLE v USING fts5vocab(t, 'instance')");
        using (var transaction = connection.BeginTransaction())
        {
            using var insert = connection.CreateCommand();
            insert.CommandText = "INSERT INTO t(rowid, x) VALUES ($id, $text)";
            var id = insert.Parameters.Add("$id", SqliteType.Integer);
            var text = insert.Parameters.Add("$text", SqliteType.Text);
            for (var i = 0; i < texts.Count; i++)
            {
                (id.Value, text.Value) = (i + 1, IndexText.Of(texts[i]));
                insert.ExecuteNonQuery();
            }

            transaction.Commit();
        }

        var theirs = texts.ConvertAll(_ => new SortedDictionary<int, string>());
        using var vocabulary = connection.CreateCommand();
        vocabulary.CommandText = "SELECT doc, offset, term FROM v";
        using (var reader = vocabulary.ExecuteReader())
        {
            while (reader.Read())
                theirs[reader.GetInt32(0) - 1].Add(reader.GetInt32(1), reader.GetString(2));
        }

        var differences = new StringBuilder();
        for (var i = 0; i < texts.Count; i++)
        {
            var ours = stem ? IndexTokenizer.Terms(texts[i]) : Folded(texts[i]);
            if (!ours.SequenceEqual(theirs[i].Values, StringComparer.Ordinal))
                differences.Append(System.Globalization.CultureInfo.InvariantCulture, $"{Escaped(texts[i])}: ours {Escaped(string.Join('|', ours))}, index {Escaped(string.Join('|', theirs[i].Values))}").Append('\n');
        }

        differences.ToString().Should().BeEmpty();
    }

    // The words of these cases are too short to be stemmed, but for a letter that folds to several bytes.
    private static List<string> Folded(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var rune in IndexText.Of(text).EnumerateRunes())
        {
            var folded = Unicode61.Fold(rune.Value);
            if (folded > 0)
                word.Append(char.ConvertFromUtf32(folded));
            else if (folded == Unicode61.Separator && word.Length > 0)
                (words, word) = ([.. words, word.ToString()], new StringBuilder());
        }

        return word.Length > 0 ? [.. words, word.ToString()] : words;
    }

    private static string Escaped(string text) => string.Concat(text.Select(c => c is > ' ' and < '\x7F' ? c.ToString() : $"\\u{(int)c:X4}"));

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
