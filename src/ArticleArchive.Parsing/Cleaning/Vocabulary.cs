using ArticleArchive.Parsing.Formats;

namespace ArticleArchive.Parsing.Cleaning;

/// <summary>The longer words of some running text, to ask of another line whether it speaks of the same thing.</summary>
internal sealed class Vocabulary
{
    /// <summary>A bounded number: a book's first pages say what it is about.</summary>
    private const int MostWords = 4_000;

    private readonly HashSet<ulong> _stems = [];

    /// <param name="page">The page.</param>
    /// <param name="passages">Its passages.</param>
    /// <param name="belongs">Whether a passage's words are taken.</param>
    public static Vocabulary Of(PageText page, IReadOnlyList<Passage> passages, Func<int, bool> belongs)
    {
        var vocabulary = new Vocabulary();
        for (var i = 0; i < passages.Count && vocabulary._stems.Count < MostWords; i++)
        {
            if (!belongs(i))
                continue;
            var text = passages[i].Text(page);
            for (var position = 0; NextStem(text, ref position) is { } stem;)
                vocabulary._stems.Add(stem);
        }

        return vocabulary;
    }

    /// <summary>The longer words of one text.</summary>
    public static Vocabulary OfText(ReadOnlySpan<char> text)
    {
        var vocabulary = new Vocabulary();
        for (var position = 0; vocabulary._stems.Count < MostWords && NextStem(text, ref position) is { } stem;)
            vocabulary._stems.Add(stem);
        return vocabulary;
    }

    /// <summary>How many longer words a line has, and how many of them are known.</summary>
    public (int Known, int Count) Compare(ReadOnlySpan<char> text)
    {
        int known = 0, count = 0;
        for (var position = 0; NextStem(text, ref position) is { } stem;)
        {
            count++;
            known += _stems.Contains(stem) ? 1 : 0;
        }

        return (known, count);
    }

    private static ulong? NextStem(ReadOnlySpan<char> text, ref int position)
    {
        while (Stems.Next(text, ref position, out var word) is { } stem)
        {
            if (char.IsLetter(text[word.Start]) && !FunctionWords.IsCommon(text[word.Start..word.End]))
                return Hash(text[stem.Start..stem.End]);
        }

        return null;
    }

    // FNV-1a over small letters.
    private static ulong Hash(ReadOnlySpan<char> word)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in word)
            hash = unchecked((hash ^ char.ToLowerInvariant(c)) * 1099511628211UL);
        return hash;
    }
}
