using System.Collections.Frozen;
using ArticleArchive.Parsing.Claims.Lexicon;

namespace ArticleArchive.Parsing.Claims.Comparison;

/// <summary>Whether what a verb says has happened.</summary>
internal enum VerbTense
{
    /// <summary>Not told, or the present, which headlines use for both.</summary>
    Open,

    /// <summary>It happened: closed, has closed, was closed.</summary>
    Done,

    /// <summary>It is yet to happen: will close, is to close, plans to close.</summary>
    Ahead,

    /// <summary>It ought to happen: should close, must close.</summary>
    Owed,
}

/// <summary>Reads off the words before a verb whether it tells of what has happened, is yet to happen or ought to.</summary>
internal static class VerbTenses
{
    // So far before a verb stand its auxiliaries.
    private const int LongestChain = 5;

    private static readonly FrozenSet<string> Wills = Claims.Words.Set("will shall won't wont would wouldn't i'll we'll they'll he'll she'll you'll it'll i'd");

    private static readonly FrozenSet<string> Oughts = Claims.Words.Set("should must ought shouldn't mustn't");

    private static readonly FrozenSet<string> Pasts = Claims.Words.Set("was were has have had did wasn't weren't hasn't haven't hadn't didn't i've we've they've you've");

    private static readonly FrozenSet<string> Presents = Claims.Words.Set("is are am does do isn't aren't doesn't don't can may might could cannot can't couldn't");

    // Between the auxiliary and the verb.
    private static readonly FrozenSet<string> Between = Claims.Words.Set("not never be been being have to also just already now then soon still even only ever almost");

    // "plans to close", "is due to close"
    private static readonly FrozenSet<string> Plans = Claims.Words.Set(
        "plan expect intend want vow promise pledge threaten propose aim seek hope decide agree set due likely about ready prepare consider schedule poise slate go going project forecast predict be is are was were");

    // "Is set to open", "plans to open": they say no more than "will", so they are compared as tense, not as words.
    private static readonly FrozenSet<string> Auxiliaries = Claims.Words.Set("expect set due likely schedule poise slate go going plan intend aim prepare");

    private static readonly FrozenSet<string> Needs = Claims.Words.Set("need have has had ought require oblige");

    // One form for present and past.
    private static readonly FrozenSet<string> Unchanged = Claims.Words.Set("cut hit put shut set let cost hurt split spread quit beat bid cast burst shed thrust");

    private static readonly FrozenSet<string> Articles = Claims.Words.Set("the a an his her its their this that our my your last");

    /// <summary>What the verb at a place tells; <see cref="VerbTense.Open"/> for what is no verb.</summary>
    public static VerbTense Of(ReadOnlySpan<ComparableWord> words, int i)
    {
        var verb = words[i];
        if (verb.Kind != ComparableKind.Content || !(EnglishWords.Is(verb.Stem, WordClasses.Verb) || EnglishWords.Find(verb.Stem) is null))
            return VerbTense.Open;
        for (var k = i - 1; k >= Math.Max(0, i - LongestChain); k--)
        {
            var word = words[k].Lower;
            if (word == "to")
                return OfInfinitive(words, k);
            // "The will was found": a noun.
            if (Wills.Contains(word) && (k == 0 || !Articles.Contains(words[k - 1].Lower)))
                return VerbTense.Ahead;
            if (Oughts.Contains(word))
                return VerbTense.Owed;
            if (Pasts.Contains(word) && !(word == "have" && k > 0 && Wills.Contains(words[k - 1].Lower)))
                return IsForm(verb) || word is "did" or "didn't" ? VerbTense.Done : VerbTense.Open;
            if (Presents.Contains(word))
                return VerbTense.Open;
            if (!Between.Contains(word) && words[k].Class != WordClasses.Adverb)
                break;
        }

        // "The closed bridge" tells of no closing.
        return (IsPastForm(verb) || IsUnchangedPast(words, i)) && (i == 0 || !Articles.Contains(words[i - 1].Lower)) ? VerbTense.Done : VerbTense.Open;
    }

    /// <summary>True for a word before "to" and a verb that only puts that verb ahead.</summary>
    public static bool IsAuxiliary(ReadOnlySpan<ComparableWord> words, int i) =>
        i + 2 < words.Length && words[i + 1].Lower == "to" && (words[i + 2].Tense == VerbTense.Ahead || words[i + 2].Lower == "be") && (Auxiliaries.Contains(words[i].Lower) || Auxiliaries.Contains(words[i].Stem));

    /// <summary>True where the one has happened and the other has not, or only ought to.</summary>
    public static bool Differ(VerbTense one, VerbTense other) => one != other && one != VerbTense.Open && other != VerbTense.Open;

    private static VerbTense OfInfinitive(ReadOnlySpan<ComparableWord> words, int to)
    {
        var k = to - 1;
        while (k >= 0 && (words[k].Lower is "not" or "never" || words[k].Class == WordClasses.Adverb))
            k--;
        if (k < 0)
            return VerbTense.Open;
        if (Needs.Contains(words[k].Lower) || Needs.Contains(words[k].Stem))
            return VerbTense.Owed;
        if (Plans.Contains(words[k].Lower) || Plans.Contains(words[k].Stem))
            return VerbTense.Ahead;
        // "Council to close pool": a headline without another verb.
        for (var i = 0; i < to; i++)
        {
            if (words[i].Kind == ComparableKind.Function ? !Articles.Contains(words[i].Lower) && Grammar.VerbChain.Contains(words[i].Lower) : IsPastForm(words[i]) || words[i].Class == WordClasses.Verb)
                return VerbTense.Open;
        }

        return VerbTense.Ahead;
    }

    private static bool IsForm(in ComparableWord word) => word.Lower != word.Stem || Unchanged.Contains(word.Lower) || IsPastForm(word);

    // "The dam burst": in the present it would have an s behind one thing.
    private static bool IsUnchangedPast(ReadOnlySpan<ComparableWord> words, int i) =>
        i > 0 && Unchanged.Contains(words[i].Lower) && words[i - 1] is { Kind: ComparableKind.Content or ComparableKind.Name, Class: WordClasses.Noun } subject && subject.Lower == subject.Stem && subject.Lower[^1] != 's';

    private static bool IsPastForm(in ComparableWord word) =>
        (word.Lower == word.Stem && word.Lower.EndsWith("ed", StringComparison.Ordinal) && EnglishWords.Find(word.Lower) is null)
        || word.Lower != word.Stem && word.Lower[^1] != 's' && !word.Lower.EndsWith("ing", StringComparison.Ordinal) && EnglishWords.Is(word.Stem, WordClasses.Verb)
        && (word.Lower.EndsWith("ed", StringComparison.Ordinal) || Lemmas.IrregularOf(word.Lower, WordClasses.Verb) is not null);
}
