namespace ArticleArchive.Web.Search.Analysis;

/// <summary>
/// The light French stemmer of J. Savoy ("Light stemming approaches for the French, Portuguese, German and Hungarian languages", 2006), which folds
/// accents itself. Double letters inside a word stay: all forms of a word have them, and a stem begins like its word.
/// </summary>
internal sealed class FrenchStemmer : Stemmer
{
    // In this order; a rule that ends the work is followed by the endings of all words.
    private static readonly (int MinLength, string Suffix, string By, bool Ends)[] s_rules =
    [
        (9, "issement", "ir", true), (8, "issant", "ir", true), (12, "ficatrice", "fier", true), (11, "ficateur", "fier", true), (10, "catrice", "quer", true), (9, "cateur", "quer", true),
        (9, "atrice", "er", false), (8, "ateur", "er", false), (7, "trice", "teur", false), (6, "ieme", "", true), (8, "teuse", "ter", true), (7, "teur", "ter", true), (6, "euse", "eu", true),
        (9, "ere", "er", true), (8, "ive", "if", true), (5, "folle", "fou", true), (5, "molle", "mou", true), (10, "nnelle", "n", true), (10, "nnel", "n", true), (5, "ete", "et", false),
        (9, "ique", "", false), (9, "esse", "e", true), (8, "inage", "in", true), (10, "isation", "", true), (10, "isateur", "", true), (9, "ation", "", true), (9, "ition", "", true),
    ];

    public override int MostChanged => 3;

    protected override int Stem(Span<char> word)
    {
        var length = Plural(word, word.Length);
        if (length > 6 && word[..length].EndsWith("ement"))
        {
            length -= 4;
            if (length > 3 && word[..length].EndsWith("ive"))
                word[--length - 1] = 'f';
            return Final(word, length);
        }

        foreach (var (minLength, suffix, by, ends) in s_rules)
        {
            if (length < minLength || !word[..length].EndsWith(suffix))
                continue;
            length -= suffix.Length;
            by.CopyTo(word[length..]);
            length += by.Length;
            if (ends)
                break;
        }

        return Final(word, length);
    }

    private static int Plural(Span<char> word, int length)
    {
        if (length > 5 && word[length - 1] == 'x')
        {
            if (word[length - 3] == 'a' && word[length - 2] == 'u' && word[length - 4] != 'e')
                word[length - 2] = 'l';
            length--;
        }

        if (length > 3 && word[length - 1] == 'x')
            length--;
        return length > 3 && word[length - 1] == 's' ? length - 1 : length;
    }

    private static int Final(Span<char> word, int length)
    {
        if (length > 4 && word[..length].EndsWith("ie"))
            length -= 2;
        if (length <= 4)
            return length;
        if (word[length - 1] == 'r')
            length--;
        if (word[length - 1] == 'e')
            length--;
        if (word[length - 1] == 'e')
            length--;
        return word[length - 1] == word[length - 2] ? length - 1 : length;
    }
}
