using System.Text;

namespace ArticleArchive.Web.Tests.Search;

/// <summary>Queries as nobody writes them, unless to break something.</summary>
internal static class HostileQueries
{
    private static readonly string[] s_parts =
    [
        "\"", "“", "”", "«", "»", "'", "’", "(", ")", "((((", "))))", "|", "||", "OR", "AND", "NOT", "NEAR", "NEAR(a b, 3)", "-", "--", "!", "*", "**", ":", "::",
        "title:", "section:", "claim:", "speaker:", "publisher:", "author:", "rowid:", "foo:", "{title body}:", "^", "+", "~", "~10", "\\", "\\\\", "\0", "\uD800", "\uDC00", "\u00AD",
        "\u200B", "\uFEFF", "\u0301", "é", "Ü", "ß", "İ", "ﬁ", "Ω", "Путин", "日本語", "ภาษา", "العربية", "😀", "𝔘", "\uE000", ";", "--", "/*", "';DROP TABLE Articles;--", "%", "_",
        "<script>alert(1)</script>", "&amp;", "river", "danube", "the", "bridge", "treaty", "a", "b", "1987", "U.S.", "multi-agent", "a'b", "x*", "running", "presiden*", "<", ">", "[", "]", "$match", "?1", "@p",
    ];

    // What the language has words, fields and marks for.
    private static readonly string[] s_language =
    [
        .. s_parts,
        "in:title", "in:removed", "in:", "sort:added-asc", "sort:", "lang:de", "lang:(de OR fr)", "type:html", "id:12", "tag:x", "#energy", "published:2018..2019", "published:", "before:2018", "age:<6m",
        "words:>500", "words:500..10", "health:<60", "is:damaged", "is:x", "has:claim", "no:date", "nature:(fact OR question)", "verdict:\"mostly false\"", "*ver*", "*tion", "putin~1", "rivr~2", "~2", "\"river bridge\"~5",
        "NEAR(river \"old bridge\" ice*, 4)", "NEAR(", "entity:nato", "source:a.txt", "（", "）", "｜", "：", "＊", "「", "」", "、", "！", "\u200F", "\u202E", "普京，特朗普", "대한민국",
    ];

    public static string Next(Random random) => Next(random, s_parts);

    /// <summary>A query of every part of the language, well-formed and not.</summary>
    public static string NextOfLanguage(Random random) => Next(random, s_language);

    private static string Next(Random random, string[] parts)
    {
        var query = new StringBuilder();
        for (var i = random.Next(1, 14); i > 0; i--)
        {
            query.Append(parts[random.Next(parts.Length)]);
            if (random.Next(3) > 0)
                query.Append(' ');
            if (random.Next(40) == 0)
                query.Append(parts[random.Next(parts.Length)][0], random.Next(300));
            if (random.Next(25) == 0)
                query.Append((char)random.Next(0x10000));
        }

        return query.ToString();
    }
}
