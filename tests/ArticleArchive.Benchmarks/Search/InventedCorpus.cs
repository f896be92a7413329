using System.Text;

namespace ArticleArchive.Benchmarks.Search;

/// <summary>
/// Articles of invented words whose frequencies fall as in a language (Zipf) and whose neighbours repeat, so that rare,
/// common and very common words, phrases and prefixes cost what they cost in real text. The same seed, the same corpus.
/// </summary>
internal sealed class InventedCorpus
{
    private const int VocabularySize = 60_000;
    private const int WordsAnArticle = 650;

    private static readonly string[] s_heads = ["ba", "ke", "li", "mo", "nu", "pra", "sto", "tri", "ve", "wa", "dor", "fen", "gal", "hin", "jus", "qua", "rel", "sil", "cor", "ex"];
    private static readonly string[] s_middles = ["n", "rt", "l", "nd", "ss", "m", "ct", "v", "st", "r", "mp", "d"];
    private static readonly string[] s_ends = ["a", "er", "ing", "ation", "ed", "o", "ment", "y", "ness", "al", "ive", "ity", "s", "en", "ul"];

    private readonly Random _random = new(1987);
    private readonly double[] _cumulated = new double[VocabularySize];

    public InventedCorpus()
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        var letters = new StringBuilder();
        while (words.Count < VocabularySize)
        {
            letters.Clear();
            // Frequent words are short. Each bound lies well below the number of words of that shape.
            for (var i = words.Count < 40 ? 0 : words.Count < 1_500 ? 1 : 2; i > 0; i--)
                letters.Append(s_heads[_random.Next(s_heads.Length)]).Append(i > 1 || _random.Next(3) == 0 ? s_middles[_random.Next(s_middles.Length)] : "");
            letters.Append(words.Count < 40 ? s_heads[_random.Next(s_heads.Length)][..2] : "").Append(s_ends[_random.Next(s_ends.Length)]);
            words.Add(letters.ToString());
        }

        Words = [.. words];
        var sum = 0.0;
        for (var i = 0; i < VocabularySize; i++)
            _cumulated[i] = sum += 1.0 / (i + 2.7);
    }

    /// <summary>From the most to the least frequent.</summary>
    public IReadOnlyList<string> Words { get; }

    public (string Title, IReadOnlyList<string> Paragraphs) NextArticle()
    {
        var length = (int)(WordsAnArticle * (0.4 + (1.2 * _random.NextDouble())));
        var paragraphs = new List<string>();
        while (length > 0)
        {
            var words = Math.Min(length, _random.Next(40, 120));
            paragraphs.Add(Text(words));
            length -= words;
        }

        return (Capital(Words[Next()] + " " + Words[Next()] + " " + Words[Next()] + " " + Words[Next()]), paragraphs);
    }

    private string Text(int words)
    {
        var text = new StringBuilder();
        var previous = 0;
        var inSentence = 0;
        for (var i = 0; i < words; i++)
        {
            // A third of the words are what usually follows the word before.
            var word = i > 0 && _random.Next(3) == 0 ? ((previous * 31) + (_random.Next(20) * 7)) % 30_000 : Next();
            previous = word;
            text.Append(inSentence == 0 ? Capital(Words[word]) : Words[word]);
            inSentence++;
            if (inSentence > 8 && _random.Next(10) == 0 || i == words - 1)
                (inSentence, _) = (0, text.Append('.'));
            text.Append(' ');
        }

        return text.ToString(0, text.Length - 1);
    }

    private int Next()
    {
        var found = Array.BinarySearch(_cumulated, _random.NextDouble() * _cumulated[^1]);
        return found < 0 ? Math.Min(~found, VocabularySize - 1) : found;
    }

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];
}
