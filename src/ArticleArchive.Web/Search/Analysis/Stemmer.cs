namespace ArticleArchive.Web.Search.Analysis;

/// <summary>
/// Takes the endings off a folded word, so that the forms of a word share a stem. Used when a query is read, never for the
/// index: a new rule needs no rebuild.
/// </summary>
internal abstract class Stemmer
{
    private static readonly Dictionary<StemLanguage, Stemmer> s_stemmers = new()
    {
        [StemLanguage.English] = new EnglishStemmer(),
        [StemLanguage.German] = new GermanStemmer(),
        [StemLanguage.French] = new FrenchStemmer(),
        [StemLanguage.Spanish] = new SpanishStemmer(),
        [StemLanguage.Italian] = new ItalianStemmer(),
        [StemLanguage.Portuguese] = new PortugueseStemmer(),
        [StemLanguage.Russian] = new RussianStemmer(),
        [StemLanguage.Dutch] = new DutchStemmer(),
        [StemLanguage.Swedish] = new SwedishStemmer(),
    };

    /// <summary>The languages that have one.</summary>
    public static IReadOnlyCollection<StemLanguage> Languages => s_stemmers.Keys;

    /// <summary>How many of a stem's last letters may differ from the word's own; all before them are the word's first letters.</summary>
    public abstract int MostChanged { get; }

    /// <summary>The stemmer of a language, or null where there is none.</summary>
    public static Stemmer? For(StemLanguage language) => s_stemmers.GetValueOrDefault(language);

    /// <summary>The stem of a folded word, no longer than the word.</summary>
    public string Stem(ReadOnlySpan<char> word)
    {
        Span<char> letters = stackalloc char[IndexTokenizer.MaxTermLength];
        if (word.Length > letters.Length)
            return word.ToString();
        word.CopyTo(letters);
        return letters[..Stem(letters[..word.Length])].ToString();
    }

    /// <summary>The forms that no rule makes, such as <c>men</c> of <c>man</c>: all of them, with the word itself; empty where there are none.</summary>
    public virtual IReadOnlyList<string> Irregular(string word) => [];

    /// <summary>Stems in place and returns the length of the stem.</summary>
    protected abstract int Stem(Span<char> word);
}
