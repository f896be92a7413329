using System.Text;
using ArticleArchive.Web.Search.Analysis;
using Microsoft.Data.Sqlite;

namespace ArticleArchive.Web.Tests.Search;

/// <summary>What the analyser makes of a text goes into a real full-text table as the archive's is, and a query finds it there or not.</summary>
public sealed class IndexedTextFindingTests : IDisposable
{
    private readonly SqliteConnection _connection = new("Data Source=:memory:");

    public IndexedTextFindingTests()
    {
        _connection.Open();
        Run("CREATE VIRTUAL TABLE t USING fts5(x, content='', contentless_delete=1, tokenize='ascii'); CREATE VIRTUAL TABLE v USING fts5vocab(t, 'instance')");
    }

    public void Dispose() => _connection.Dispose();

    [Theory]
    // Case, accents, ligatures, full-width.
    [InlineData("The NATO summit", "nato")]
    [InlineData("Müller", "muller")]
    [InlineData("Muller", "MÜLLER")]
    [InlineData("naïve café", "naive cafe")]
    [InlineData("e\u0301te\u0301", "été")]
    [InlineData("Straße", "strasse")]
    [InlineData("STRASSE", "straße")]
    [InlineData("GROẞ", "gross")]
    [InlineData("Søren Kierkegaard", "soren")]
    [InlineData("Łódź", "lodz")]
    [InlineData("Æsop", "aesop")]
    [InlineData("œuvre", "oeuvre")]
    [InlineData("ﬁnal ofﬁce", "final office")]
    [InlineData("ＮＡＴＯ２", "nato2")]
    [InlineData("𝐍𝐀𝐓𝐎", "nato")]
    [InlineData("İstanbul", "istanbul")]
    [InlineData("ISTANBUL", "istanbul")]
    [InlineData("Diyarbakır", "diyarbakir")]
    [InlineData("Đặng Thị Ngọc Thịnh", "dang thi ngoc thinh")]
    [InlineData("Nguyễn", "nguyen")]
    [InlineData("km² and m³", "km2")]
    [InlineData("Ⅳ", "iv")]
    // Invisible characters, quotes, dashes.
    [InlineData("re\u00ADlation", "relation")]
    [InlineData("rela\u200Btion", "relation")]
    [InlineData("\u2067Trump\u2069", "trump")]
    [InlineData("don’t", "don't")]
    [InlineData("don't", "don’t")]
    [InlineData("don\u02BCt", "don't")]
    [InlineData("Trump’s", "trump")]
    [InlineData("l’été", "été")]
    [InlineData("multi–agent", "multi-agent")]
    [InlineData("multi‑agent", "multi agent")]
    [InlineData("“reset button”", "reset button")]
    [InlineData("1,000,000", "1 000 000")]
    [InlineData("1.000.000", "1,000,000")]
    [InlineData("COVID-19", "covid 19")]
    // Numbers: grouped or not, with whatever sign; units close to them.
    [InlineData("6,050 lorries", "6050")]
    [InlineData("6050 lorries", "6,050")]
    [InlineData("250\u202F000 Euro", "250,000")]
    [InlineData("250'000 Franken", "250 000")]
    [InlineData("1.000,50 Euro", "1,000.50")]
    [InlineData("6,8 Milliarden", "6.8")]
    [InlineData("costs £6.8bn", "£6.8 bn")]
    [InlineData("costs £6.8bn", "6.8")]
    [InlineData("at 4am", "4 am")]
    [InlineData("on 12.05.2018", "2018")]
    [InlineData("version 1.2.3", "1.2.3")]
    [InlineData("192.168.0.1", "192.168.0.1")]
    [InlineData("1,2,3,4,5,6,7,8", "7")]
    [InlineData("the 3D film and 5G", "3d")]
    // Initials.
    [InlineData("the U.S. and Russia", "US")]
    [InlineData("the US and Russia", "U.S.")]
    [InlineData("the U.S.-Russia talks", "us russia")]
    [InlineData("J.D. Vance", "JD Vance")]
    [InlineData("J. D. Vance", "J.D. Vance")]
    [InlineData("В. В. Путин", "В.В. Путин")]
    [InlineData("at 7 a.m. today", "7 am today")]
    // Greek, Cyrillic, Hebrew, Arabic.
    [InlineData("Αθήνα", "αθηνα")]
    [InlineData("ΣΊΣΥΦΟΣ", "σίσυφος")]
    [InlineData("ёлка", "елка")]
    [InlineData("Елка", "ЁЛКА")]
    [InlineData("Толсто\u0438\u0306", "толстой")]
    [InlineData("мира\u0301", "мира")]
    [InlineData("Ки\u0456\u0308в", "київ")]
    [InlineData("שָׁלוֹם", "שלום")]
    [InlineData("مُحَمَّد", "محمد")]
    [InlineData("أحمد", "احمد")]
    [InlineData("الإسلام", "الاسلام")]
    [InlineData("مـــحمد", "محمد")]
    [InlineData("مدرسة", "مدرسه")]
    [InlineData("على", "علي")]
    [InlineData("می\u200Cخواهم", "میخواهم")]
    [InlineData("\uFE8D\uFEDF\uFEB4\uFEFC\uFEE1", "السلام")]
    [InlineData("١٩٤٨", "1948")]
    [InlineData("हिन्दी", "हिन्दी")]
    // Scripts without spaces: any part, from one character on.
    [InlineData("中国与俄罗斯的关系", "中")]
    [InlineData("中国与俄罗斯的关系", "系")]
    [InlineData("中国与俄罗斯的关系", "俄罗")]
    [InlineData("中国与俄罗斯的关系", "俄罗斯")]
    [InlineData("中国与俄罗斯的关系", "俄罗斯的关系")]
    [InlineData("中", "中")]
    [InlineData("NATO的扩张", "NATO的扩张")]
    [InlineData("NATO的扩张", "扩张")]
    [InlineData("NATO的扩张", "nato")]
    [InlineData("2018年10月", "2018年10月")]
    [InlineData("2018年10月", "年10月")]
    [InlineData("東京タワーで会った", "タワー")]
    [InlineData("東京ﾀﾜｰで会った", "タワー")]
    [InlineData("カ\u3099ス", "ガス")]
    [InlineData("ｶﾞｽ", "ガス")]
    [InlineData("日本語 abc", "本語 abc")]
    [InlineData("𠮷野家", "𠮷野")]
    [InlineData("ประเทศไทย", "ไทย")]
    [InlineData("ประเทศไทย", "ไ")]
    [InlineData("대학교에서 만났다", "학교")]
    [InlineData("대학교에서 만났다", "대학교")]
    [InlineData("\u1112\u1161\u11A8\u1100\u116D", "학교")]
    public void Finds(string text, string query) => Find(text, query).Should().BeTrue($"{query} is in {text}");

    [Theory]
    [InlineData("Толстой", "толсти")]
    [InlineData("и", "й")]
    [InlineData("їжак", "іжак")]
    [InlineData("relations", "relation")]
    [InlineData("category", "cat")]
    [InlineData("example.com", "examplecom")]
    [InlineData("vitamin A. Be well", "abe")]
    [InlineData("see file.a.b", "ab")]
    [InlineData("don't", "dont")]
    [InlineData("Mueller", "Müller")]
    [InlineData("中国与俄罗斯", "中俄")]
    [InlineData("中国 与", "国与")]
    [InlineData("日本 abc", "本語 abc")]
    [InlineData("日 abc", "日本")]
    [InlineData("日本語abc", "本 abc")]
    [InlineData("が", "か")]
    [InlineData("a \uE000 b", "\uE000")]
    [InlineData("a ★ b", "★")]
    [InlineData("8,000 people", "8")]
    [InlineData("6.8 percent", "8%")]
    [InlineData("H2O and MP3", "h 2 o")]
    [InlineData("in 2018 300 people", "2018300")]
    public void Does_not_find(string text, string query) => Find(text, query).Should().BeFalse($"{query} is not in {text}");

    [Theory]
    [InlineData("presidents", "presi", true)]
    [InlineData("president", "presidents", false)]
    [InlineData("the reset button", "reset butt", true)]
    [InlineData("Müllerin", "müll", true)]
    [InlineData("日本語", "日本", true)]
    public void Finds_what_goes_on(string text, string prefix, bool isFound) => Find(text, prefix, isPrefix: true).Should().Be(isFound);

    [Fact]
    public void A_phrase_does_not_go_on_in_the_next_block()
    {
        Find("reset\n\n", "reset button", "button").Should().BeFalse();
        Find("the reset button", "reset button", "").Should().BeTrue();
    }

    [Fact]
    public void The_index_has_each_word_of_the_analyser_as_one_word()
    {
        // Every character of the basic plane between two letters, alone, and after a letter of a script without spaces.
        var text = new StringBuilder();
        for (var c = 1; c < 0x10000; c++)
        {
            if (c is < 0xD800 or > 0xDFFF)
                text.Append('b').Append((char)c).Append("b ").Append((char)c).Append(" 日").Append((char)c).Append("  ");
        }

        foreach (var c in Enumerable.Range(0x10000, 0x10000).Where(c => c % 7 == 0))
            text.Append('b').Append(char.ConvertFromUtf32(c)).Append("b 日").Append(char.ConvertFromUtf32(c)).Append(' ');
        var source = text.ToString();

        Index(source);

        var indexed = new List<string>();
        using (var vocabulary = _connection.CreateCommand())
        {
            vocabulary.CommandText = "SELECT term FROM v ORDER BY offset";
            using var reader = vocabulary.ExecuteReader();
            while (reader.Read())
                indexed.Add(reader.GetString(0));
        }

        indexed.Should().HaveCountGreaterThan(100_000).And.Equal(IndexTokenizer.Terms(source));
    }

    [Fact]
    public void Folding_twice_changes_nothing()
    {
        for (var c = '\u0001'; c < '\uFFFF'; c++)
        {
            var once = string.Join(' ', IndexTokenizer.Terms(c.ToString()));
            string.Join(' ', IndexTokenizer.Terms(once)).Should().Be(once, $"U+{(int)c:X4} is folded once");
        }
    }

    [Theory]
    [InlineData("x re\u00ADset.", 1, "re\u00ADset")]
    [InlineData("in the U.S. today", 2, "U.S")]
    [InlineData("e\u0301te\u0301 x", 0, "e\u0301te\u0301")]
    [InlineData("soft\u00AD- end", 0, "soft")]
    [InlineData("東京ﾀﾜｰ", 1, "京ﾀ")]
    [InlineData("カ\u3099ス", 0, "カ\u3099ス")]
    public void A_word_stands_where_its_letters_stand(string text, int word, string expected)
    {
        var tokenizer = new IndexTokenizer(text);
        for (var i = 0; i <= word; i++)
            tokenizer.Next();
        text[tokenizer.Start..tokenizer.End].Should().Be(expected);
    }

    [Fact]
    public void Very_long_words_are_cut_alike_in_text_and_query()
    {
        var word = string.Concat(Enumerable.Repeat("abcdefghij", 50));
        Find(word, word).Should().BeTrue();
        IndexTokenizer.Terms(word).Should().Equal(word[..64]);
        IndexTokenizer.Terms(new string('é', 200) + "x").Should().Equal(new string('e', 64));
    }

    private bool Find(string text, string query, bool isPrefix = false)
    {
        Index(text);
        return Matches(query, isPrefix);
    }

    private bool Find(string first, string query, string second)
    {
        Index(first, second);
        return Matches(query, isPrefix: false);
    }

    private bool Matches(string query, bool isPrefix)
    {
        var (words, isLastPrefix) = QueryWords.Of(query, isPrefix);
        if (words.Count == 0)
            return false;
        using var command = _connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM t WHERE t MATCH $match";
        command.Parameters.AddWithValue("$match", $"\"{string.Join(' ', words)}\"{(isLastPrefix ? "*" : "")}");
        return (long)command.ExecuteScalar()! > 0;
    }

    private void Index(params string[] blocks)
    {
        var analysed = new AnalysedText();
        foreach (var block in blocks)
            analysed.AddBlock(block, tally: null);
        using var insert = new Web.Search.IndexStatement(_connection, "INSERT INTO t (rowid, x) VALUES (1, ?1)");
        insert.Bind(1, analysed.Bytes);
        insert.Run();
    }

    private void Run(string sql)
    {
        using var command = _connection.CreateCommand();
#pragma warning disable CA2100 // A constant of this test.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
