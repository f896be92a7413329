using ArticleArchive.Web.Search.QueryLanguage;

namespace ArticleArchive.Web.Tests.Search;

public sealed class QueryParserTests
{
    [Theory]
    // Words
    [InlineData("putin", "putin")]
    [InlineData("  putin  ", "putin")]
    [InlineData("putin reset", "(and putin reset)")]
    [InlineData("putin\treset\nrussia", "(and putin reset russia)")]
    [InlineData("putin\u00A0reset", "(and putin reset)")]
    [InlineData("PUTIN", "PUTIN")]
    [InlineData("multi-agent", "multi-agent")]
    [InlineData("a'b", "a'b")]
    [InlineData("don’t", "don’t")]
    [InlineData("U.S.", "U.S.")]
    [InlineData("U.S.-Russia", "U.S.-Russia")]
    [InlineData("putin, reset.", "(and putin, reset.)")]
    [InlineData("13:57", "13:57")]
    [InlineData("http://example.org/a?b=c", "http://example.org/a?b=c")]
    [InlineData("AT&T", "AT&T")]
    [InlineData("C#", "C#")]
    [InlineData("50%", "50%")]
    [InlineData("and or not", "(and and or not)")]
    [InlineData("Путин", "Путин")]
    [InlineData("naïve café", "(and naïve café)")]
    [InlineData("日本", "日本")]
    [InlineData("a;b", "a;b")]
    [InlineData("NEAR", "NEAR")]
    [InlineData("{title}", "{title}")]
    [InlineData("^start", "^start")]
    [InlineData("a+b", "a+b")]
    [InlineData("rock'n'roll ‘90s", "(and rock'n'roll ‘90s)")]
    [InlineData("co\u00ADop", "co\u00ADop")]
    [InlineData("ＰＵＴＩＮ", "ＰＵＴＩＮ")]
    [InlineData("a\u3000b", "(and a b)")]
    [InlineData("普京，特朗普。制裁", "(and 普京 特朗普 制裁)")]
    [InlineData("ドナルド・トランプ", "ドナルド・トランプ")]
    [InlineData("ประเทศไทย", "ประเทศไทย")]
    [InlineData("대한민국 서울", "(and 대한민국 서울)")]
    [InlineData("العربية النص", "(and العربية النص)")]
    [InlineData("\u200Fפוטין\u200F טראמפ", "(and פוטין טראמפ)")]
    [InlineData("\uFEFFputin", "putin")]
    // AND
    [InlineData("a AND b", "(and a b)")]
    [InlineData("a && b", "(and a b)")]
    [InlineData("a & b", "(and a b)")]
    [InlineData("a AND b AND c", "(and a b c)")]
    [InlineData("a ＆ b", "(and a b)")]
    // OR
    [InlineData("a OR b", "(or a b)")]
    [InlineData("a | b", "(or a b)")]
    [InlineData("a|b", "(or a b)")]
    [InlineData("a || b", "(or a b)")]
    [InlineData("a ｜ b", "(or a b)")]
    [InlineData("a OR b OR c", "(or a b c)")]
    [InlineData("a b OR c d", "(or (and a b) (and c d))")]
    [InlineData("a OR b c", "(or a (and b c))")]
    // Brackets
    [InlineData("(a OR b) c", "(and (or a b) c)")]
    [InlineData("（a OR b）c", "(and (or a b) c)")]
    [InlineData("(a)", "a")]
    [InlineData("((a))", "a")]
    [InlineData("a(b)c", "(and a b c)")]
    [InlineData("(a b) OR (c d)", "(or (and a b) (and c d))")]
    [InlineData("((a OR b) (c OR d)) e", "(and (and (or a b) (or c d)) e)")]
    // Leaving out
    [InlineData("a -b", "(and a -b)")]
    [InlineData("a !b", "(and a -b)")]
    [InlineData("a NOT b", "(and a -b)")]
    [InlineData("a AND NOT b", "(and a -b)")]
    [InlineData("a \u2212b", "(and a -b)")]
    [InlineData("a –b", "(and a -b)")]
    [InlineData("a \u2010b", "(and a -b)")]
    [InlineData("a \u2011b", "(and a -b)")]
    [InlineData("a －b", "(and a -b)")]
    [InlineData("a \u200F-b", "(and a -b)")]
    [InlineData("a -nature:fact", "(and a -nature:Fact)")]
    [InlineData("a NOT (b c)", "(and a -(and b c))")]
    [InlineData("你好！普京", "(and 你好 普京)")]
    [InlineData("a -\"b c\"", "(and a -\"b c\")")]
    [InlineData("a -(b OR c)", "(and a -(or b c))")]
    [InlineData("a --b", "(and a b)")]
    [InlineData("a NOT -b", "(and a b)")]
    [InlineData("a -title:b", "(and a -title:b)")]
    [InlineData("a title:-b", "(and a -title:b)")]
    [InlineData("a OR -b", "(or a -b)")]
    [InlineData("well-known -b", "(and well-known -b)")]
    // Phrases
    [InlineData("\"reset button\"", "\"reset button\"")]
    [InlineData("“reset button”", "\"reset button\"")]
    [InlineData("„reset button“", "\"reset button\"")]
    [InlineData("”reset button”", "\"reset button\"")]
    [InlineData("«reset button»", "\"reset button\"")]
    [InlineData("\"reset button”", "\"reset button\"")]
    [InlineData("“reset button\"", "\"reset button\"")]
    [InlineData("\uFF02reset button\uFF02", "\"reset button\"")]
    [InlineData("«the \"new\" order»", "\"the \"new\" order\"")]
    [InlineData("「重启 按钮」", "\"重启 按钮\"")]
    [InlineData("『東京』", "\"東京\"")]
    [InlineData("〝a b〞", "\"a b\"")]
    [InlineData("‘reset button’", "(and ‘reset button’)")]
    [InlineData("\"OR\"", "\"OR\"")]
    [InlineData("\"a\" \"b\"", "(and \"a\" \"b\")")]
    [InlineData("\"a\"b", "(and \"a\" b)")]
    [InlineData("a\"b c\"", "(and a \"b c\")")]
    [InlineData("\"title:a\"", "\"title:a\"")]
    [InlineData("\"-a (b)\"", "\"-a (b)\"")]
    // Prefixes
    [InlineData("sanction*", "sanction*")]
    [InlineData("sanction**", "sanction*")]
    [InlineData("\"reset butt\"*", "\"reset butt\"*")]
    [InlineData("title:sanction*", "title:sanction*")]
    [InlineData("(sanction* OR embargo*)", "(or sanction* embargo*)")]
    [InlineData("a*|b*", "(or a* b*)")]
    [InlineData("sanction＊", "sanction*")]
    [InlineData("multi-agent*", "multi-agent*")]
    [InlineData("日本*", "日本")]
    // Inside words
    [InlineData("title:(*6050* OR *6060*)", "title:(or *6050* *6060*)", "slower")]
    [InlineData("*6050*", "*6050*", "slower")]
    [InlineData("**6050**", "*6050*", "slower")]
    [InlineData("*日本*", "日本")]
    // Almost the word
    [InlineData("putin~1", "putin~1")]
    [InlineData("putin~", "putin~1")]
    [InlineData("putin~2", "putin~2")]
    [InlineData("title:putin~1", "title:putin~1")]
    [InlineData("putin～1", "putin~1")]
    [InlineData("putin~0", "\"putin\"")]
    [InlineData("(putin~1)", "putin~1")]
    [InlineData("日本~1", "日本")]
    // Near
    [InlineData("\"trump putin\"~10", "(near10 \"trump\" \"putin\")")]
    [InlineData("“trump putin”~3", "(near3 \"trump\" \"putin\")")]
    [InlineData("\"trump putin\"~", "(near10 \"trump\" \"putin\")")]
    [InlineData("\"trump putin\"~0", "(near0 \"trump\" \"putin\")")]
    [InlineData("\"trump puti\"*~5", "(near5 \"trump\" \"puti\"*)")]
    [InlineData("NEAR(trump putin, 10)", "(near10 trump putin)")]
    [InlineData("NEAR(trump putin)", "(near10 trump putin)")]
    [InlineData("NEAR(trump, putin, helsinki, 5)", "(near5 trump putin helsinki)")]
    [InlineData("NEAR(\"cold war\" sanction*, 4)", "(near4 \"cold war\" sanction*)")]
    [InlineData("NEAR(trump putin，10）", "(near10 trump putin)")]
    [InlineData("NEAR( a  b ,3 )", "(near3 a b)")]
    [InlineData("NEAR(a\\,b c)", "(near10 a,b c)")]
    [InlineData("-NEAR(a b) c", "(and -(near10 a b) c)")]
    [InlineData("title:NEAR(a b, 2)", "title:(near2 a b)")]
    [InlineData("speaker:\"a b\"~2", "speaker:(near2 \"a\" \"b\")")]
    [InlineData("near (a b)", "(and near (and a b))")]
    [InlineData("NEAR (a b)", "(and NEAR (and a b))")]
    // Fields
    [InlineData("title:reset", "title:reset")]
    [InlineData("TITLE:reset", "title:reset")]
    [InlineData("section:reset", "section:reset")]
    [InlineData("claim:reset", "claim:reset")]
    [InlineData("speaker:peskov", "speaker:peskov")]
    [InlineData("publisher:independent", "publisher:independent")]
    [InlineData("author:smith", "author:smith")]
    [InlineData("title: reset", "title:reset")]
    [InlineData("title:\"reset button\"", "title:\"reset button\"")]
    [InlineData("title:“reset button”", "title:\"reset button\"")]
    [InlineData("title:(a OR b)", "title:(or a b)")]
    [InlineData("claim:(a b -c)", "claim:(and a b -c)")]
    [InlineData("claim:(a speaker:b)", "claim:(and a speaker:b)")]
    [InlineData("title:a b", "(and title:a b)")]
    [InlineData("title:a OR title:b", "(or title:a title:b)")]
    [InlineData("title:U.S.-Russia", "title:U.S.-Russia")]
    [InlineData("title:a:b", "title:a:b")]
    [InlineData("heading:reset", "section:reset")]
    [InlineData("body:reset", "body:reset")]
    [InlineData("text:reset", "body:reset")]
    [InlineData("by:smith", "author:smith")]
    [InlineData("entity:nato", "entity:nato")]
    [InlineData("source:example.org", "source:example.org")]
    [InlineData("file:notes.txt", "source:notes.txt")]
    [InlineData("url:https://example.org/a", "source:https://example.org/a")]
    [InlineData("site:example.org", "source:example.org")]
    [InlineData("removed:cookies", "removed:cookies")]
    [InlineData("title：重启", "title:重启")]
    [InlineData("title:\u200Fפוטין", "title:פוטין")]
    [InlineData("title:（a OR b）", "title:(or a b)")]
    [InlineData("Title: the reset", "(and title:the reset)")]
    [InlineData("title:(a author:b)", "title:(and a author:b)")]
    [InlineData("a in:title b", "title:(and a b)")]
    [InlineData("in:title a OR b", "(or title:a b)")]
    [InlineData("in:title (a OR b)", "title:(or a b)")]
    [InlineData("in:claim a -b", "claim:(and a -b)")]
    [InlineData("in:\"title\" a", "title:a")]
    [InlineData("in:TITLE a", "title:a")]
    [InlineData("in:body (in:title a b) c", "body:(and title:(and a b) c)")]
    // Properties of claims
    [InlineData("nature:fact", "nature:Fact")]
    [InlineData("Nature:PREDICTION ice", "(and nature:Prediction ice)")]
    [InlineData("form:quote OR form:indirect", "(or form:Quote form:Indirect)")]
    [InlineData("form:direct_quote", "form:DirectQuote")]
    [InlineData("-is:damaged has:figure", "(and -is:damaged has:figure)")]
    [InlineData("verdict:mostly-false", "verdict:MostlyFalse")]
    [InlineData("verdict:\"mostly false\" a", "(and verdict:MostlyFalse a)")]
    [InlineData("certainty:hedged(a)", "(and certainty:Hedged a)")]
    [InlineData("event:1962", "event:1962-01-01..1962-12-31")]
    [InlineData("event:1964-02", "event:1964-02-01..1964-02-29")]
    [InlineData("event:1962-10-28", "event:1962-10-28..1962-10-28")]
    [InlineData("event:1962..1963-03", "event:1962-01-01..1963-03-31")]
    [InlineData("event:1962..", "event:1962-01-01..9999-12-31")]
    [InlineData("event:..1962", "event:0001-01-01..1962-12-31")]
    [InlineData("event:<1962", "event:0001-01-01..1961-12-31")]
    [InlineData("verdict:mostly_false", "verdict:MostlyFalse")]
    [InlineData("no:verdict a", "(and verdict:none a)")]
    [InlineData("has:verdict", "verdict:any")]
    [InlineData("has:quote", "form:Quote")]
    [InlineData("nature:(fact OR question)", "(or nature:Fact nature:Question)")]
    [InlineData("nature:（fact｜question）", "(or nature:Fact nature:Question)")]
    [InlineData("-nature:(fact OR question) a", "(and -(or nature:Fact nature:Question) a)")]
    [InlineData("claim:nature:fact", "claim:nature:Fact")]
    [InlineData("verdict:(\"mostly false\" OR false)", "(or verdict:MostlyFalse verdict:False)")]
    // States
    [InlineData("is:damaged", "is:damaged")]
    [InlineData("is:duplicate", "is:duplicate")]
    [InlineData("IS:Duplicate a", "(and is:duplicate a)")]
    [InlineData("has:claim", "has:claim")]
    [InlineData("no:date", "no:date")]
    [InlineData("no:author no:publisher", "(and no:author no:publisher)")]
    [InlineData("no:(date OR author)", "(or no:date no:author)")]
    [InlineData("-has:section a", "(and -has:section a)")]
    // Properties of articles
    [InlineData("lang:de", "language:de")]
    [InlineData("lang:German", "language:de")]
    [InlineData("lang:deutsch", "language:de")]
    [InlineData("language:PT-br", "language:pt-BR")]
    [InlineData("lang:pt_BR", "language:pt-BR")]
    [InlineData("lang:zh-hans-cn", "language:zh-Hans-CN")]
    [InlineData("lang:rus", "language:ru")]
    [InlineData("lang:\"scottish gaelic\"", "language:gd")]
    [InlineData("lang:norwegian", "language:no")]
    [InlineData("lang:chinese", "language:zh")]
    [InlineData("lang:(de OR fr) a", "(and (or language:de language:fr) a)")]
    [InlineData("lang:unknown", "no:language")]
    [InlineData("type:html", "type:Html")]
    [InlineData("type:.htm", "type:Html")]
    [InlineData("format:md", "type:Markdown")]
    [InlineData("type:txt", "type:PlainText")]
    [InlineData("type:mhtml", "type:Message")]
    [InlineData("type:ndjson", "type:Record")]
    [InlineData("id:12", "id:12")]
    [InlineData("id:\"a b\"", "id:a b")]
    [InlineData("id:tass-2018/10", "id:tass-2018/10")]
    [InlineData("id:(12 OR 13)", "(or id:12 id:13)")]
    [InlineData("words:500", "words:500..500")]
    [InlineData("words:>500", "words:501..2147483647")]
    [InlineData("words:>=500", "words:500..2147483647")]
    [InlineData("words:≥500", "words:500..2147483647")]
    [InlineData("words:<500", "words:0..499")]
    [InlineData("words:<=500", "words:0..500")]
    [InlineData("words:=500", "words:500..500")]
    [InlineData("words:500..1000", "words:500..1000")]
    [InlineData("words:500-1000", "words:500..1000")]
    [InlineData("words:500..", "words:500..2147483647")]
    [InlineData("words:..500", "words:0..500")]
    [InlineData("claims:>=3", "claims:3..2147483647")]
    [InlineData("claims:0", "claims:0..0")]
    [InlineData("health:<60", "health:0..59")]
    [InlineData("health:(<60 OR >=90)", "(or health:0..59 health:90..2147483647)")]
    [InlineData("#1 a", "(and #1 a)")]
    [InlineData("C# a", "(and C# a)")]
    // Days; today is Thursday, 29 February 2024
    [InlineData("published:2018", "published:2018-01-01..2018-12-31")]
    [InlineData("date:2018", "published:2018-01-01..2018-12-31")]
    [InlineData("published:2018-2", "published:2018-02-01..2018-02-28")]
    [InlineData("published:2018/02/03", "published:2018-02-03..2018-02-03")]
    [InlineData("published:2018.2.3", "published:2018-02-03..2018-02-03")]
    [InlineData("published:2018-10..2019-02", "published:2018-10-01..2019-02-28")]
    [InlineData("published:2018-10…2019-02", "published:2018-10-01..2019-02-28")]
    [InlineData("published:2018–2019", "published:2018-01-01..2019-12-31")]
    [InlineData("published:2018...2019", "published:2018-01-01..2019-12-31")]
    [InlineData("published:2018-10-28..", "published:2018-10-28..9999-12-31")]
    [InlineData("published:..2018", "published:0001-01-01..2018-12-31")]
    [InlineData("published:>=2018-10-01", "published:2018-10-01..9999-12-31")]
    [InlineData("published:>2018", "published:2019-01-01..9999-12-31")]
    [InlineData("published:<2018-10", "published:0001-01-01..2018-09-30")]
    [InlineData("published:<=2018-10", "published:0001-01-01..2018-10-31")]
    [InlineData("published:(2018 OR 2020)", "(or published:2018-01-01..2018-12-31 published:2020-01-01..2020-12-31)")]
    [InlineData("before:2018", "published:0001-01-01..2017-12-31")]
    [InlineData("after:2018", "published:2019-01-01..9999-12-31")]
    [InlineData("after:2018-10-28", "published:2018-10-29..9999-12-31")]
    [InlineData("since:2018", "published:2018-01-01..9999-12-31")]
    [InlineData("until:2018-10", "published:0001-01-01..2018-10-31")]
    [InlineData("after:2017 before:2019", "(and published:2018-01-01..9999-12-31 published:0001-01-01..2018-12-31)")]
    [InlineData("published:today", "published:2024-02-29..2024-02-29")]
    [InlineData("added:today", "added:2024-02-29..2024-02-29")]
    [InlineData("added:Yesterday", "added:2024-02-28..2024-02-28")]
    [InlineData("added:this-week", "added:2024-02-26..2024-03-03")]
    [InlineData("added:last-week", "added:2024-02-19..2024-02-25")]
    [InlineData("added:this-month", "added:2024-02-01..2024-02-29")]
    [InlineData("added:last-month", "added:2024-01-01..2024-01-31")]
    [InlineData("added:this-year", "added:2024-01-01..2024-12-31")]
    [InlineData("added:last-year..", "added:2023-01-01..9999-12-31")]
    [InlineData("added:>=yesterday", "added:2024-02-28..9999-12-31")]
    [InlineData("age:<6m", "published:2023-08-30..9999-12-31")]
    [InlineData("age:<=6m", "published:2023-08-29..9999-12-31")]
    [InlineData("age:6m", "published:2023-08-29..9999-12-31")]
    [InlineData("age:>1y", "published:0001-01-01..2023-02-27")]
    [InlineData("age:>=1Y", "published:0001-01-01..2023-02-28")]
    [InlineData("age:1y..2y", "published:2022-02-28..2023-02-28")]
    [InlineData("age:2y..1y", "published:2022-02-28..2023-02-28")]
    [InlineData("age:<7d", "published:2024-02-23..9999-12-31")]
    [InlineData("age:<2w", "published:2024-02-16..9999-12-31")]
    [InlineData("claim:(ice nature:fact)", "claim:(and ice nature:Fact)")]
    [InlineData("\"nature:fact\"", "\"nature:fact\"")]
    [InlineData("nature\\:fact", "nature:fact")]
    // Taken literally
    [InlineData("\\-a", "-a")]
    [InlineData("\\OR", "OR")]
    [InlineData("a \\OR b", "(and a OR b)")]
    [InlineData("title\\:a", "title:a")]
    [InlineData("\\(a\\)", "(a)")]
    [InlineData("a\\*", "a*")]
    [InlineData("\\\"a", "\"a")]
    [InlineData("a\\ b", "a b")]
    [InlineData("\"a\\\"b\"", "\"a\"b\"")]
    [InlineData("\\*a\\*", "*a*")]
    [InlineData("putin\\~1", "putin~1")]
    [InlineData("\\#energy", "#energy")]
    [InlineData("\"#energy\"", "\"#energy\"")]
    [InlineData("\\NEAR\\(a b\\)", "(and NEAR(a b))")]
    [InlineData("sort\\:added", "sort:added")]
    [InlineData("a\\", "a\\")]
    [InlineData("a\\|b", "a|b")]
    [InlineData("\\!a", "!a")]
    public void A_well_formed_query_is_read_without_a_repair(string query, string tree, string? hint = null)
    {
        var parsed = Parse(query);
        parsed.Root!.ToString().Should().Be(tree);
        parsed.Repairs.Should().BeEmpty();
        if (hint is not null)
            parsed.Warnings.Should().Contain(warning => warning.Message.Contains(hint, StringComparison.Ordinal));
    }

    // A leap day, a Thursday.
    private static readonly DateTimeOffset s_now = new(2024, 2, 29, 23, 59, 0, TimeSpan.Zero);

    private sealed class StandingClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => s_now;
    }

    private static ParsedQuery Parse(string? query) => QueryParser.Parse(query, new StandingClock());

    [Theory]
    [InlineData("\"reset button", "\"reset button\"", 0, "never closed")]
    [InlineData("a “b c", "(and a \"b c\")", 2, "never closed")]
    [InlineData("a\"", "a", 1, "never closed")]
    [InlineData("(a b", "(and a b)", 0, "never closed")]
    [InlineData("a (b (c", "(and a (and b c))", 2, "never closed")]
    [InlineData("a b)", "(and a b)", 3, "closes nothing")]
    [InlineData(")a", "a", 0, "closes nothing")]
    [InlineData("a ) OR b", "(or a b)", 2, "closes nothing")]
    [InlineData("OR a", "a", 0, "nothing before it")]
    [InlineData("a OR", "a", 2, "nothing after it")]
    [InlineData("a OR OR b", "(or a b)", 5, "nothing before it")]
    [InlineData("a | | b", "(or a b)", 4, "nothing before it")]
    [InlineData("(OR a)", "a", 1, "nothing before it")]
    [InlineData("AND a", "a", 0, "nothing before it")]
    [InlineData("a AND", "a", 2, "nothing after it")]
    [InlineData("a AND AND b", "(and a b)", 6, "nothing before it")]
    [InlineData("a AND OR b", "(or a b)", 2, "nothing after it")]
    [InlineData("a NOT", "a", 2, "nothing that it could leave out")]
    [InlineData("a -", "a", 2, "nothing that it could leave out")]
    [InlineData("a - b", "(and a b)", 2, "nothing that it could leave out")]
    [InlineData("a NOT OR b", "(or a b)", 2, "nothing that it could leave out")]
    [InlineData("() a", "a", 0, "hold nothing")]
    [InlineData("a ( ( ) )", "a", 2, "hold nothing")]
    [InlineData("\"\" a", "a", 0, "no word")]
    [InlineData("\"...\" a", "a", 0, "no word")]
    [InlineData("a …", "a", 2, "no letter or digit")]
    [InlineData("a *", "a", 2, "no letter or digit")]
    [InlineData("sanc*ion", "sanc ion", 4, "at its beginning and its end")]
    [InlineData("title:", "title", 0, "nothing after it")]
    [InlineData("a title: OR b", "(or (and a title) b)", 2, "nothing after it")]
    [InlineData("title:author:a", "author:a", 0, "stands before another field")]
    [InlineData("foo:bar", "foo:bar", 0, "no field")]
    [InlineData("nature:lie a", "(and nature:lie a)", 0, "fact, prediction, opinion")]
    [InlineData("nature:1", "nature:1", 0, "fact, prediction, opinion")]
    [InlineData("verdict:fact", "verdict:fact", 0, "mostly-false")]
    [InlineData("tilte:reset a", "(and tilte:reset a)", 0, "did you mean “title:”")]
    [InlineData("publsher:bbc", "publsher:bbc", 0, "did you mean “publisher:”")]
    [InlineData("*tion", "*tion*", 0, "by their end")]
    [InlineData("*multi-agent*", "multi-agent*", 0, "one word without marks")]
    [InlineData("*multi-agent", "multi-agent", 0, "one word without marks")]
    [InlineData("*a*", "a*", 0, "two letters")]
    [InlineData("*putin~1", "putin~1", 0, "cannot stand at one word")]
    [InlineData("putin~9", "putin~2", 5, "2 letters differ at most")]
    [InlineData("eu~1", "eu", 0, "three letters")]
    [InlineData("multi-agent~1", "multi-agent", 0, "one word without marks")]
    [InlineData("\"putin\"~3", "\"putin\"", 0, "two or more")]
    [InlineData("\"a b\"~1000", "(near100 \"a\" \"b\")", 5, "100 words lie between at most")]
    [InlineData("NEAR(a b, 99999999999)", "(near100 a b)", 8, "100 words")]
    [InlineData("NEAR(a b, 3", "(near3 a b)", 0, "never closed")]
    [InlineData("NEAR(a b c", "(near10 a b c)", 0, "never closed")]
    [InlineData("NEAR(a)", "a", 0, "two or more")]
    [InlineData("a NEAR()", "a", 2, "two or more")]
    [InlineData("NEAR(a OR b)", "(near10 a b)", 7, "only words and phrases")]
    [InlineData("NEAR(a -b)", "(near10 a b)", 7, "only words and phrases")]
    [InlineData("NEAR(a (b c))", "(near10 a b c)", 7, "only words and phrases")]
    [InlineData("NEAR(a b~1)", "(near10 a b)", 8, "means nothing")]
    [InlineData("NEAR(*foo* b)", "(near10 foo* b)", 5, "only words and phrases")]
    [InlineData("NEAR(title:a b)", "(near10 title:a b)", 5, "searched as text")]
    [InlineData("title:nature:fact", "nature:Fact", 0, "stands before another field")]
    [InlineData("title:lang:(de OR fr)", "(or language:de language:fr)", 0, "stands before another field")]
    [InlineData("is:nice a", "(and is:nice a)", 0, "damaged, duplicate, quotable")]
    [InlineData("has:nothing", "has:nothing", 0, "claim, figure, time")]
    [InlineData("lang:klingonish", "lang:klingonish", 0, "English name")]
    [InlineData("lang:(de OR klingonish)", "(or language:de klingonish)", 12, "English name")]
    [InlineData("lang:() a", "a", 5, "hold nothing")]
    [InlineData("lang:(de", "language:de", 5, "never closed")]
    [InlineData("type:exe", "type:exe", 0, "html, markdown")]
    [InlineData("a nature:", "(and a nature:)", 2, "a value missing")]
    [InlineData("words: 500", "(and words: 500)", 0, "a value missing")]
    [InlineData("words:many", "words:many", 0, ">500")]
    [InlineData("words:1000..500", "words:500..1000", 0, "backwards")]
    [InlineData("words:<0", "words:<0", 0, ">500")]
    [InlineData("event:1965..1962", "event:1962-01-01..1965-12-31", 0, "backwards")]
    [InlineData("published:28.10.2018", "published:28.10.2018", 0, "2018-10-28")]
    [InlineData("published:2018-13", "published:2018-13", 0, "2018-10-28")]
    [InlineData("published:2018-02-30", "published:2018-02-30", 0, "2018-10-28")]
    [InlineData("published:soon", "published:soon", 0, "last-month")]
    [InlineData("published:..", "published:..", 0, "2018..2020")]
    [InlineData("before:2018..2019", "before:2018..2019", 0, "2018-10")]
    [InlineData("age:6", "age:6", 0, "<6m")]
    [InlineData("age:<5000y", "age:<5000y", 0, "<6m")]
    [InlineData("in:nowhere reset", "(and in:nowhere reset)", 0, "in:title, in:section")]
    [InlineData("a in:", "(and a in:)", 2, "a place missing")]
    [InlineData("-in:title a", "title:a", 0, "nothing that it could leave out")]
    [InlineData("a sort:price", "a", 2, "relevance, published-desc")]
    [InlineData("a sort:relevance-asc", "a", 2, "is no order")]
    [InlineData("a sort:", "(and a sort:)", 2, "an order missing")]
    [InlineData("a sort:added sort:words", "a", 2, "beside another order")]
    [InlineData("a -sort:added", "a", 2, "nothing that it could leave out")]
    [InlineData("title:「a b", "title:\"a b\"", 6, "never closed")]
    [InlineData("a —", "a", 2, "no letter or digit")]
    [InlineData("a 😀", "a", 2, "no letter or digit")]
    public void A_broken_query_is_repaired_and_the_repair_is_told_with_its_place(string query, string tree, int position, string told)
    {
        var parsed = Parse(query);
        parsed.Root!.ToString().Should().Be(tree);
        parsed.Repairs.Should().Contain(warning => warning.Position == position && warning.Message.Contains(told, StringComparison.Ordinal))
            .And.OnlyContain(warning => warning.Message.StartsWith("At character ") && warning.Message.EndsWith('.'));
    }

    [Theory]
    [InlineData("-a", 0, "only words to leave out")]
    [InlineData("-a -b", 0, "only words to leave out")]
    [InlineData("NOT (a OR b)", 0, "only words to leave out")]
    [InlineData("a *6050*", 2, "slower")]
    [InlineData("a \"sanction* list\"", 2, "no more than text")]
    [InlineData("tag:energy", 0, "no tags yet")]
    [InlineData("a #energy", 2, "no tags yet")]
    [InlineData("a (#energy, OR #gas)", 3, "no tags yet")]
    [InlineData("has:tag", 0, "no tags yet")]
    [InlineData("no:tag", 0, "all articles are meant")]
    [InlineData("a note:check", 2, "no notes yet")]
    [InlineData("in:note check", 0, "no notes yet")]
    [InlineData("no:note", 0, "no notes yet")]
    public void What_is_worth_knowing_is_a_hint_and_not_refused_by_a_strict_caller(string query, int position, string told)
    {
        var parsed = Parse(query);
        parsed.Root.Should().NotBeNull();
        parsed.Warnings.Should().Contain(warning => warning.Position == position && warning.Message.Contains(told, StringComparison.Ordinal));
        parsed.Repairs.Should().BeEmpty();
    }

    [Theory]
    [InlineData("a sort:published", SearchSort.Published, true)]
    [InlineData("a sort:published-asc", SearchSort.Published, false)]
    [InlineData("sort:ADDED-Desc a", SearchSort.Added, true)]
    [InlineData("a sort:date", SearchSort.Published, true)]
    [InlineData("a order:words", SearchSort.Words, true)]
    [InlineData("(a sort:health-asc) b", SearchSort.Health, false)]
    [InlineData("a sort:\"relevance\"", SearchSort.Relevance, true)]
    [InlineData("a sort:added sort:words-asc", SearchSort.Words, false)]
    [InlineData("a", null, false)]
    [InlineData("a \"sort:words\"", null, false)]
    public void An_order_is_the_whole_query_s(string query, SearchSort? sort, bool isDescending) =>
        Parse(query).Should().Match<ParsedQuery>(parsed => parsed.Sort == sort && parsed.IsDescending == isDescending);

    [Theory]
    [InlineData("did putin call the collapse a catastrophe", true)]
    [InlineData("Did Putin call it (the collapse) a catastrophe?", true)]
    [InlineData("Johnson & Johnson paid two billion dollars", true)]
    [InlineData("he said – twice – that nothing was signed", true)]
    [InlineData("who killed skripal?", true)]
    [InlineData("пять слов этого достаточно чтобы спросить", true)]
    [InlineData("谁 杀了 斯克里帕尔？", true)]
    [InlineData("putin trump helsinki summit 2018", false)]
    [InlineData("who killed", false)]
    [InlineData("putin?", false)]
    [InlineData("did putin AND trump ever meet in helsinki", false)]
    [InlineData("did putin or trump OR xi ever meet", false)]
    [InlineData("did putin call the \"collapse\" a catastrophe", false)]
    [InlineData("did putin call the collapse a -catastrophe", false)]
    [InlineData("did putin call the collapse a catastroph*", false)]
    [InlineData("did putin call (the OR collapse) a catastrophe", false)]
    [InlineData("did putin call the \\collapse a catastrophe", true)]
    [InlineData("title:did putin call the collapse a catastrophe", false)]
    [InlineData("in:title did putin call the collapse a catastrophe", false)]
    [InlineData("did putin call the collapse a catastrophe sort:added", false)]
    public void Words_without_an_operator_are_a_sentence_where_they_are_many_or_asked(string query, bool isQuestion) =>
        Parse(query).Should().Match<ParsedQuery>(parsed => parsed.IsQuestion == isQuestion && (!isQuestion || ((AndNode)parsed.Root!).Children.All(child => child is TermNode)));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("\"")]
    [InlineData("()")]
    [InlineData("OR")]
    [InlineData("AND OR NOT")]
    [InlineData("- ! |")]
    [InlineData("… — ·")]
    [InlineData("\0")]
    [InlineData("\uD800")]
    public void Nothing_to_search_for_is_no_error(string? query) => QueryParser.Parse(query).Root.Should().BeNull();

    [Fact]
    public void A_query_is_cut_at_512_characters_and_never_inside_a_character()
    {
        var parsed = QueryParser.Parse(new string('a', 511) + "😀 b");
        parsed.Text.Should().HaveLength(511);
        parsed.Warnings.Should().ContainSingle(warning => warning.Position == 511 && warning.Message.Contains("512 characters"));
    }

    [Fact]
    public void Words_beyond_the_32nd_are_left_out_and_told()
    {
        var parsed = QueryParser.Parse(string.Join(' ', Enumerable.Range(0, 40).Select(i => $"w{i}")));
        ((AndNode)parsed.Root!).Children.Should().HaveCount(32);
        parsed.Warnings.Should().ContainSingle(warning => warning.Message.Contains("32 words"));
    }

    [Fact]
    public void Deep_nesting_is_flattened_and_told()
    {
        var parsed = QueryParser.Parse(new string('(', 200) + "a b" + new string(')', 200) + " c");
        parsed.Root!.ToString().Should().Be("(and (and a b) c)");
        parsed.Warnings.Should().Contain(warning => warning.Message.Contains("8 deep"));
    }

    [Fact]
    public void Every_node_knows_its_place_in_the_query()
    {
        const string Query = "putin -title:(reset OR \"cold war\") sanction*";
        var and = (AndNode)QueryParser.Parse(Query).Root!;
        and.Children.Select(child => child.Span.In(Query)).Should().Equal("putin", "-title:(reset OR \"cold war\")", "sanction*");
    }

    [Fact]
    public void Any_text_gives_a_tree_of_bounded_depth_and_size()
    {
        var random = new Random(20261122);
        for (var i = 0; i < 20_000; i++)
        {
            var parsed = QueryParser.Parse(HostileQueries.NextOfLanguage(random));
            Depth(parsed.Root).Should().BeLessThanOrEqualTo(40);
            parsed.Warnings.All(warning => warning.Position is >= 0 and <= QueryParser.MaxLength).Should().BeTrue();
        }
    }

    private static int Depth(QueryNode? node) => node switch
    {
        null => 0,
        FieldNode field => 1 + Depth(field.Child),
        NotNode not => 1 + Depth(not.Child),
        AndNode and => 1 + and.Children.Max(Depth),
        OrNode or => 1 + or.Children.Max(Depth),
        _ => 1,
    };

    [Theory]
    [InlineData("*")]
    [InlineData("((")]
    [InlineData("a (((")]
    public void One_fault_is_told_once(string query) => QueryParser.Parse(query).Warnings.Should().ContainSingle();
}
