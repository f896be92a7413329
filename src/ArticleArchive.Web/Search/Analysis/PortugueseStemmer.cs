namespace ArticleArchive.Web.Search.Analysis;

/// <summary>
/// The light Portuguese stemmer of J. Savoy ("Light stemming approaches for the French, Portuguese, German and Hungarian languages", 2006), its endings without
/// accents.
/// </summary>
internal sealed class PortugueseStemmer : Stemmer
{
    // The first that fits; for "es" the letter before decides.
    private static readonly (int MinLength, string Suffix, string By)[] s_plural =
    [
        (5, "res", "r"), (5, "ses", "s"), (5, "les", "l"), (5, "zes", "z"), (4, "ns", "m"), (5, "eis", "el"), (5, "ais", "al"), (5, "ois", "ol"), (5, "is", "il"), (4, "oes", "ao"), (4, "aes", "ao"), (7, "mente", ""), (4, "s", ""),
    ];

    private static readonly (int MinLength, string Suffix, string By)[] s_feminine =
    [
        (8, "inha", "inho"), (8, "iaca", "iaco"), (8, "eira", "eiro"), (7, "osa", "oso"), (7, "ica", "ico"), (7, "ida", "ido"), (7, "ada", "ado"), (7, "iva", "ivo"), (7, "ama", "amo"),
        (7, "ona", "ao"), (7, "ora", "or"), (7, "esa", "es"), (7, "na", "no"),
    ];

    public override int MostChanged => 2;

    protected override int Stem(Span<char> word)
    {
        if (word.Length < 4)
            return word.Length;
        var length = Replace(word, word.Length, s_plural);
        if (length > 3 && word[length - 1] == 'a')
            length = Replace(word, length, s_feminine);
        return length > 4 && word[length - 1] is 'e' or 'a' or 'o' ? length - 1 : length;
    }

    private static int Replace(Span<char> word, int length, (int MinLength, string Suffix, string By)[] rules)
    {
        foreach (var (minLength, suffix, by) in rules)
        {
            if (length < minLength || !word[..length].EndsWith(suffix))
                continue;
            length -= suffix.Length;
            by.CopyTo(word[length..]);
            return length + by.Length;
        }

        return length;
    }
}
