using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ArticleArchive.Parsing;
using ArticleArchive.Parsing.Formats;
using ArticleArchive.Parsing.Text;
using ArticleArchive.Web.Data;

namespace ArticleArchive.Benchmarks.Corpus;

/// <summary>
/// Articles as a search meets them: words as frequent as in news, a third of them in another form than the dictionary's,
/// neighbours that come again (so that phrases are found), publishers, authors and days. Article n is always the same.
/// </summary>
/// <param name="words">Words of an article, on average.</param>
internal sealed class SearchCorpus(int words)
{
    private const int Publishers = 300;
    private const int Authors = 5_000;
    private const int Days = 20 * 365;
    private static readonly DateTime s_firstDay = new(2005, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    public Vocabulary Vocabulary { get; } = new(seed: 1987);

    public int Words => words;

    /// <summary>The text of an article without its title.</summary>
    public string Body(int number)
    {
        var random = new Random(number);
        var length = (int)(words * (0.4 + (1.2 * random.NextDouble())));
        var text = new StringBuilder();
        while (length > 0)
        {
            var paragraph = Math.Min(length, random.Next(40, 120));
            if (text.Length > 0)
                text.Append("\n\n");
            Paragraph(text, random, paragraph);
            length -= paragraph;
        }

        return text.ToString();
    }

    public Article Article(int number)
    {
        var random = new Random(-number - 1);
        var title = string.Join(' ', Enumerable.Range(0, 6).Select(i => i == 0 ? Capital(Vocabulary.NextContent(random)) : Vocabulary.NextInflected(random)));
        var body = Body(number);
        var blocks = new List<ArticleBlock> { new(BlockKind.Title, new TextSpan(0, title.Length), 0) };
        var start = title.Length + 2;
        foreach (var paragraph in body.Split("\n\n"))
        {
            blocks.Add(new ArticleBlock(BlockKind.Paragraph, TextSpan.OfLength(start, paragraph.Length), 0));
            start += paragraph.Length + 2;
        }

        var text = $"{title}\n\n{body}";
        var name = string.Create(CultureInfo.InvariantCulture, $"{number}.txt");
        var article = new Article
        {
            SourceName = name,
            SourceKey = "benchmark:" + name,
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(BitConverter.GetBytes(number))),
            Format = SourceFormat.PlainText,
            Encoding = "utf-8",
            Title = title,
            TitleBasis = "invented",
            Publisher = "Publisher " + Few(random, Publishers),
            Authors = "Author " + Few(random, Authors),
            PublishedAtUtc = s_firstDay.AddDays(random.Next(Days)),
            PublishedPrecision = DatePrecision.Day,
            Language = "en",
            ReadingText = text,
            Blocks = blocks,
            WordCount = words,
            Health = 100,
            FirstSeenAtUtc = s_firstDay.AddDays(Days),
        };
        article.Sections.Add(new Section { Start = 0, End = text.Length });
        return article;
    }

    // A few have most.
    private static string Few(Random random, int count) => ((int)(count * Math.Pow(random.NextDouble(), 3))).ToString(CultureInfo.InvariantCulture);

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];

    private void Paragraph(StringBuilder text, Random random, int length)
    {
        var inSentence = 0;
        var pair = 0;
        for (var i = 0; i < length; i++)
        {
            // One word in eight begins a pair of words that comes again and again.
            string word;
            if (pair > 0)
                (word, pair) = (Vocabulary.Content(pair), 0);
            else if (random.Next(8) == 0 && (int)(2_000 * Math.Pow(random.NextDouble(), 2)) is var first)
                (word, pair) = (Vocabulary.Content(first), (first * 7) + 11);
            else
                word = Vocabulary.NextInflected(random);
            text.Append(inSentence == 0 ? Capital(word) : word);
            inSentence = inSentence > 8 && random.Next(10) == 0 || i == length - 1 ? 0 : inSentence + 1;
            text.Append(inSentence == 0 ? "." : "").Append(i == length - 1 ? "" : " ");
        }
    }
}
