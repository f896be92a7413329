using System.Collections.Frozen;

namespace ArticleArchive.Parsing.Claims.Lexicon;

/// <summary>The word classes that a word can be of.</summary>
[Flags]
internal enum WordClasses
{
    /// <summary>Not told.</summary>
    None = 0,

    /// <summary>A noun.</summary>
    Noun = 1,

    /// <summary>A verb.</summary>
    Verb = 2,

    /// <summary>An adjective.</summary>
    Adjective = 4,

    /// <summary>An adverb.</summary>
    Adverb = 8,

    /// <summary>A word of grammar: article, pronoun, preposition, auxiliary, conjunction.</summary>
    Function = 16,
}

/// <summary>What the lexicon says of a base form.</summary>
/// <param name="Likeliest">The class it mostly is in tagged text.</param>
/// <param name="All">Every class it can be.</param>
/// <param name="Says">A verb of saying (WordNet's field of communication).</param>
/// <param name="Believes">A verb of knowing or believing (its field of cognition).</param>
/// <param name="IsRole">A noun for a person by what the person is: minister, nurse, neighbour.</param>
/// <param name="IsBody">A noun for a group of people: ministry, committee, police.</param>
internal readonly record struct WordEntry(WordClasses Likeliest, WordClasses All, bool Says, bool Believes, bool IsRole, bool IsBody);

/// <summary>English words: class, base form, opposites, words of one meaning.</summary>
/// <remarks>The lists are made from WordNet 3.0 and compromise 14 (docs/notices.md); they are read at the first question, in a few milliseconds.</remarks>
internal static class EnglishWords
{
    private static readonly Lazy<LexiconFile> s_words = new(() => LexiconFile.Embedded("lexicon-words.txt"));
    private static readonly Lazy<LexiconFile> s_antonyms = new(() => LexiconFile.Embedded("lexicon-antonyms.txt"));
    private static readonly Lazy<LexiconFile> s_synonyms = new(() => LexiconFile.Embedded("lexicon-synonyms.txt"));

    private static readonly WordMemory<WordClasses> s_classes = new(WorkOutClass);

    private static readonly FrozenSet<string> FunctionWords = Words.Set(
        "the a an this that these those such some any no every each either neither both all another other same own " +
        "i me my mine myself you your yours yourself he him his himself she her hers herself it its itself we us our ours ourselves they them their theirs themselves who whom whose which what one ones " +
        "of in on at by for from with to into about against between among during under over near through across after before outside inside within without per via than since until till toward towards upon amid onto off out up down along around behind beside besides beyond despite except like unlike as " +
        "and or but nor so yet if whether because although though while when where why how unless whereas once " +
        "be am is are was were been being have has had having do does did doing done will would shall should can could may might must ought cannot " +
        "not never n't there here then now also too very just only even still again already more most less least much many few several quite rather almost ever " +
        "don't doesn't didn't isn't aren't wasn't weren't won't wouldn't can't couldn't shouldn't hasn't haven't hadn't it's he's she's that's there's i'm you're we're they're i've we've they've you've i'd i'll we'll they'll he'll she'll let's what's who's");

    /// <summary>True for a word of grammar, which carries no content.</summary>
    public static bool IsFunctionWord(string lower) => FunctionWords.Contains(lower);

    /// <summary>What the lexicon says of a base form (small letters), or null when it does not have it.</summary>
    public static WordEntry? Find(ReadOnlySpan<char> lower)
    {
        if (!s_words.Value.TryFind(lower, out var flags))
            return null;
        WordClasses all = WordClasses.None, likeliest = WordClasses.None;
        foreach (var flag in flags)
        {
            var one = flag switch
            {
                'n' => WordClasses.Noun,
                'v' => WordClasses.Verb,
                'a' => WordClasses.Adjective,
                'r' => WordClasses.Adverb,
                _ => WordClasses.None,
            };
            if (all == WordClasses.None)
                likeliest = one;
            all |= one;
        }

        return new WordEntry(likeliest, all, flags.Contains('S'), flags.Contains('K'), flags.Contains('P'), flags.Contains('G'));
    }

    /// <summary>True when the lexicon has the base form in one of the classes.</summary>
    public static bool Is(ReadOnlySpan<char> lower, WordClasses classes) => Find(lower) is { } entry && (entry.All & classes) != WordClasses.None;

    /// <summary>The class that a word as it stands in a text most likely is: by the lexicon, its base form, its ending.</summary>
    public static WordClasses ClassOf(string lower) => s_classes.Of(lower);

    private static WordClasses WorkOutClass(string lower)
    {
        if (FunctionWords.Contains(lower))
            return WordClasses.Function;
        if (Find(lower) is { } entry)
            return entry.Likeliest;
        foreach (var wordClass in (ReadOnlySpan<WordClasses>)[WordClasses.Verb, WordClasses.Noun, WordClasses.Adjective])
        {
            var lemma = Lemmas.Of(lower, wordClass);
            if (lemma != lower && Find(lemma) is { } known && (known.All & wordClass) != WordClasses.None)
                return wordClass == WordClasses.Verb && IsPluralLike(lower) ? known.Likeliest : wordClass;
        }

        return Lemmas.ClassByEnding(lower);
    }

    /// <summary>The base form of a word in one class; the word itself when no rule applies.</summary>
    public static string Lemma(string lower, WordClasses wordClass) => Lemmas.Of(lower, wordClass);

    /// <summary>The base form of a word whose class is not known: of its likeliest class.</summary>
    public static string Lemma(string lower) => ClassOf(lower) switch
    {
        WordClasses.Verb => Lemmas.Of(lower, WordClasses.Verb),
        WordClasses.Adjective => Lemmas.Of(lower, WordClasses.Adjective),
        WordClasses.Noun => Lemmas.Of(lower, WordClasses.Noun),
        WordClasses.Function => Lemmas.IrregularOf(lower, WordClasses.Verb) ?? lower,
        _ => lower,
    };

    /// <summary>True for two base forms of which one is the other's opposite (rise and fall, guilty and innocent).</summary>
    public static bool AreOpposite(ReadOnlySpan<char> one, ReadOnlySpan<char> other) => HasOpposite(one, other) || HasOpposite(other, one);

    /// <summary>The opposites of a base form.</summary>
    public static IReadOnlyList<string> OppositesOf(ReadOnlySpan<char> lemma) =>
        s_antonyms.Value.TryFind(lemma, out var opposites) ? opposites.ToString().Split(' ') : [];

    /// <summary>True for two base forms whose commonest meaning is one and the same (car and automobile).</summary>
    public static bool AreSynonyms(ReadOnlySpan<char> one, ReadOnlySpan<char> other) =>
        s_synonyms.Value.TryFind(one, out var meaning) && s_synonyms.Value.TryFind(other, out var second) && meaning.SequenceEqual(second);

    /// <summary>A key that base forms of one commonest meaning share, or null.</summary>
    public static string? MeaningOf(ReadOnlySpan<char> lemma) => s_synonyms.Value.TryFind(lemma, out var meaning) ? meaning.ToString() : null;

    private static bool HasOpposite(ReadOnlySpan<char> one, ReadOnlySpan<char> other)
    {
        if (!s_antonyms.Value.TryFind(one, out var opposites))
            return false;
        foreach (var part in opposites.Split(' '))
        {
            if (opposites[part].SequenceEqual(other))
                return true;
        }

        return false;
    }

    // "claims" is a verb's form as well as a plural; "claimed" is not.
    private static bool IsPluralLike(string lower) => lower.EndsWith('s') && !lower.EndsWith("ss", StringComparison.Ordinal);
}
