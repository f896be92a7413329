using System.Globalization;
using System.Text;

namespace ArticleArchive.Benchmarks.Corpus;

/// <summary>Saved articles as scrapers leave them, generated: headline, date, body, and the damage of the seed files.</summary>
internal sealed class DamagedArticles(int seed)
{
    private static readonly string[] ServiceBefore =
        ["Stay up to date with notifications from The Gazette", "Notifications can be managed in browser preferences.", "Sign in to continue reading", "We use cookies to improve your experience. Accept all", "Subscribe to our newsletter"];

    private static readonly string[] ServiceAfter =
        ["Join our commenting forum", "Comments", "Thank you for registering", "Please refresh the page or navigate to another page on the site to be automatically logged in", "Read more", "Share this article", "Related articles", "All rights reserved."];

    private static readonly string[] Names =
        ["Anna Keller", "Marco Ruiz", "Priya Nair", "John Okafor", "Elena Petrova", "David Lindqvist", "Mei Tanaka", "Sarah Whitcombe"];

    private readonly Vocabulary _vocabulary = new(seed);

    /// <summary>The words that the texts are made of.</summary>
    public Vocabulary Vocabulary => _vocabulary;

    /// <summary>The article of a number: always the same text for the same seed, number and length.</summary>
    public string Text(int number, int words)
    {
        var random = new Random(unchecked((seed * 486187739) + number));
        var text = new StringBuilder(words * 7);
        if (random.Next(2) == 0)
            text.Append(ServiceBefore[random.Next(ServiceBefore.Length)]).Append("\n\n");
        text.Append(Capitalised(Phrase(random, random.Next(5, 11)))).Append("\n\n");
        var date = new DateTime(2012, 1, 1, 0, 0, 0, DateTimeKind.Unspecified).AddDays(random.Next(5000));
        text.Append(date.ToString("dddd d MMMM yyyy HH:mm 'GMT'", CultureInfo.InvariantCulture)).Append("\n\n");
        if (random.Next(3) == 0)
        {
            var caption = Capitalised(Phrase(random, 9));
            text.Append(caption).Append('\n').Append(caption).Append(" (Reuters)\n\n");
        }

        var written = 0;
        while (written < words)
        {
            if (random.Next(7) == 0)
                text.Append(Capitalised(Phrase(random, random.Next(2, 6)))).Append("\n\n");
            written += Paragraph(random, text);
        }

        for (var i = random.Next(4); i > 0; i--)
            text.Append(ServiceAfter[random.Next(ServiceAfter.Length)]).Append("\n\n");
        return text.ToString();
    }

    private int Paragraph(Random random, StringBuilder text)
    {
        var words = 0;
        for (var sentences = random.Next(2, 6); sentences > 0; sentences--)
        {
            var length = random.Next(8, 28);
            words += length;
            var phrase = Phrase(random, length);
            text.Append(random.Next(24) switch
            {
                // A hole where a link's text was lost.
                0 => Capitalised(phrase) + " such as\n\n, and " + Phrase(random, 5),
                1 => Names[random.Next(Names.Length)] + " said that " + phrase,
                2 => "“" + Capitalised(phrase) + ",” said " + Names[random.Next(Names.Length)],
                3 => Capitalised(phrase) + " in " + random.Next(1950, 2026).ToString(CultureInfo.InvariantCulture),
                4 => Capitalised(phrase) + ", up " + random.Next(2, 90).ToString(CultureInfo.InvariantCulture) + " per cent",
                _ => Capitalised(phrase),
            }).Append(". ");
        }

        text.Append("\n\n");
        return words;
    }

    private string Phrase(Random random, int words) => string.Join(' ', Enumerable.Range(0, words).Select(_ => _vocabulary.Next(random)));

    private static string Capitalised(string phrase) => char.ToUpperInvariant(phrase[0]) + phrase[1..];
}
