using System.Collections.Frozen;
using ArticleArchive.Parsing.Claims.Lexicon;

namespace ArticleArchive.Parsing.Claims.Comparison;

/// <summary>Why two statements do not disagree though their words clash.</summary>
/// <param name="Reason">In plain words.</param>
/// <param name="IsOtherMatter">True where they are not known to be of one thing; false where one thing is told of two states of the world.</param>
internal sealed record NoDisagreement(string Reason, bool IsOtherMatter);

/// <summary>
/// Whether two statements are of one thing, so that a clash between them is a disagreement. The fitted score sees how many words are
/// shared, not which: a verb and a number of one unit are shared by every two sentences about growth.
/// </summary>
internal static class SharedMatter
{
    // Less weight has a word that says little of what a statement is about.
    private const float LeastWeight = 0.6f;

    // So far behind a modal stands the "have" that makes it one of the past: "could not have".
    private const int FarthestHave = 2;

    private static readonly FrozenSet<string> BarePronouns = Claims.Words.Set("it he she they we i you this that these those it's he's she's they're we're i'm you're they've we've i've that's he'd she'd they'd we'd it'll we'll they'll he'll she'll i'll");

    private static readonly FrozenSet<string> FiniteBeing = Claims.Words.Set("is are was were be has have had will would can could may might must should shall does did do isn't aren't wasn't weren't hasn't haven't hadn't won't wouldn't can't cannot couldn't mustn't shouldn't doesn't didn't don't");

    private static readonly FrozenSet<string> OfTheKind = Claims.Words.Set("similar another other different rival comparable");

    private static readonly FrozenSet<string> Modals = Claims.Words.Set("could would might may couldn't wouldn't");

    private readonly record struct Subject(int Head, bool IsPronoun, int Verb);

    /// <summary>The first reason against a disagreement, or null.</summary>
    /// <param name="pair">The two.</param>
    /// <param name="isDenial">Whether all that sets them apart is that one denies.</param>
    public static NoDisagreement? Missing(SideBySide pair, bool isDenial)
    {
        var ours = pair.Left.Words;
        var theirs = pair.Right.Words;
        var alignment = pair.Alignment;
        var (left, right) = (SubjectOf(ours), SubjectOf(theirs));

        // Bare pronoun. "It rose by 8 percent": of what, the sentence before tells, and that is not here.
        if (left.IsPronoun || right.IsPronoun)
        {
            var (side, at) = left.IsPronoun ? (pair.Left, left.Head) : (pair.Right, right.Head);
            return new NoDisagreement($"who or what “{side.Words[at].Span.In(side.Text)}” is, the statement does not tell", IsOtherMatter: true);
        }

        // No thing in common. "Rents rose by 8 percent", "emissions rose by 6 percent".
        if (!SharesThing(ours, theirs, alignment))
            return new NoDisagreement("no thing is named in both", IsOtherMatter: true);

        // Other subjects. "Crime in Norvale rose by 8 percent", "rents in Norvale rose by 6 percent".
        if (left.Head >= 0 && right.Head >= 0 && alignment.ToRight[left.Head] < 0 && alignment.ToLeft[right.Head] < 0)
            return new NoDisagreement($"said of “{ours[left.Head].Span.In(pair.Left.Text)}” here, of “{theirs[right.Head].Span.In(pair.Right.Text)}” there", IsOtherMatter: true);

        // Another of the kind. "A similar plan was abandoned" tells nothing of the plan.
        for (var i = 1; i < ours.Length; i++)
        {
            if (alignment.ToRight[i] is > 0 and var k && OfTheKind.Contains(ours[i - 1].Lower) != OfTheKind.Contains(theirs[k - 1].Lower))
                return new NoDisagreement("one speaks of another of the kind", IsOtherMatter: true);
        }

        // Nothing denied in both. "Conti is wrong" denies what Conti said, not what is said of Conti.
        if (isDenial && !SharesPredicate(ours, theirs, alignment, left, right))
            return new NoDisagreement("what one denies the other does not speak of", IsOtherMatter: true);

        // Condition, or what is ahead, against what happened. Both can be true: "unemployment fell", "if trade stops, it could rise".
        var (ourIf, theirIf) = (IsHypothetical(ours), IsHypothetical(theirs));
        if ((ourIf && !theirIf && Happened(theirs)) || (theirIf && !ourIf && Happened(ours)) || TensesDiffer(pair))
            return new NoDisagreement("one tells what happened, the other what may or is to happen", IsOtherMatter: false);
        return null;
    }

    /// <summary>True where a name or a noun of some weight is in both.</summary>
    public static bool HaveThing(SideBySide pair) => SharesThing(pair.Left.Words, pair.Right.Words, pair.Alignment);

    // The last noun before the first verb that stands behind no preposition; a comma begins anew ("In May, rents rose").
    private static Subject SubjectOf(ReadOnlySpan<ComparableWord> words)
    {
        var (head, isPronoun) = (-1, false);
        for (var i = 0; i < words.Length; i++)
        {
            var word = words[i];
            if (word.Kind == ComparableKind.Function)
            {
                if (FiniteBeing.Contains(word.Lower) && (head >= 0 || isPronoun))
                    return Of(words, head, isPronoun, i);
                if (head < 0 && word.Slot.Length == 0 && BarePronouns.Contains(word.Lower) && !(word.Lower is "this" or "that" or "these" or "those" && i + 1 < words.Length && IsThing(words, i + 1)))
                    (head, isPronoun) = (i, true);
                continue;
            }

            var isThing = IsThing(words, i);
            // "Rose" and "closed" are listed as other classes too; their tense tells.
            if (word.Kind == ComparableKind.Content && !isThing && (word.Class == WordClasses.Verb || word.Tense != VerbTense.Open) && !word.Lower.EndsWith("ing", StringComparison.Ordinal) && head >= 0)
                return Of(words, head, isPronoun, i);
            if (word.Slot.Length == 0 && isThing && !isPronoun)
                head = i;
        }

        return new Subject(-1, false, -1);
    }

    private static Subject Of(ReadOnlySpan<ComparableWord> words, int head, bool isPronoun, int verb) =>
        isPronoun && IsExpletive(words, head) ? new Subject(-1, false, verb) : new Subject(head, isPronoun, verb);

    // "It is safe to drink the water": "it" stands for what follows.
    private static bool IsExpletive(ReadOnlySpan<ComparableWord> words, int pronoun)
    {
        if (words[pronoun].Lower is not ("it" or "it's"))
            return false;
        for (var i = pronoun + 1; i < words.Length; i++)
        {
            if (words[i].Lower is "to" or "that")
                return words[i].Lower == "that" || (i + 1 < words.Length && words[i + 1].Class == WordClasses.Verb);
        }

        return false;
    }

    // Behind an article, or first of all, what is mostly a verb is a noun: "the aid", "Rents rose".
    private static bool IsThing(ReadOnlySpan<ComparableWord> words, int i)
    {
        var word = words[i];
        if (word.Kind != ComparableKind.Content || word.IsReckoned)
            return word.Kind == ComparableKind.Name;
        return word.Weight >= LeastWeight && word.Tense == VerbTense.Open && !Opposites.IsChange(word.Stem)
            && (word.Class == WordClasses.Noun || EnglishWords.Find(word.Stem) is null || ((i == 0 || Grammar.Determiners.Contains(words[i - 1].Lower)) && EnglishWords.Is(word.Stem, WordClasses.Noun)));
    }

    private static bool SharesThing(ReadOnlySpan<ComparableWord> ours, ReadOnlySpan<ComparableWord> theirs, WordAlignment alignment)
    {
        for (var i = 0; i < ours.Length; i++)
        {
            if (alignment.ToRight[i] is >= 0 and var k && (IsThing(ours, i) || IsThing(theirs, k)))
                return true;
        }

        return false;
    }

    private static bool SharesPredicate(ReadOnlySpan<ComparableWord> ours, ReadOnlySpan<ComparableWord> theirs, WordAlignment alignment, Subject left, Subject right)
    {
        if (left.Verb < 0 && right.Verb < 0)
            return true;
        for (var i = 0; i < ours.Length; i++)
        {
            // What is before the verb in both names whom it is said of.
            if (alignment.ToRight[i] is >= 0 and var k && (left.Verb < 0 || i >= left.Verb) && (right.Verb < 0 || k >= right.Verb))
                return true;
        }

        // "The council closed the library", "the library was not closed": its words stand on both sides of the verb.
        for (var i = 0; i < ours.Length; i++)
        {
            if (alignment.ToRight[i] is >= 0 and var k && ours[i].Kind == ComparableKind.Content && theirs[k].Kind == ComparableKind.Content && (ours[i].Class == WordClasses.Verb || theirs[k].Class == WordClasses.Verb))
                return true;
        }

        return false;
    }

    private static bool IsHypothetical(ReadOnlySpan<ComparableWord> words)
    {
        for (var i = 0; i < words.Length; i++)
        {
            if (words[i].Lower is "if" or "unless")
                return true;
            if (words[i].Kind != ComparableKind.Function || !Modals.Contains(words[i].Lower))
                continue;
            var isPast = false;
            for (var k = i + 1; k <= Math.Min(words.Length - 1, i + FarthestHave); k++)
                isPast |= words[k].Lower == "have";
            if (!isPast)
                return true;
        }

        return false;
    }

    private static bool Happened(ReadOnlySpan<ComparableWord> words)
    {
        foreach (var word in words)
        {
            if (word.Tense == VerbTense.Done)
                return true;
        }

        return false;
    }

    // Of the verbs that correspond, and of those that are each other's contrary.
    private static bool TensesDiffer(SideBySide pair)
    {
        foreach (var clash in pair.Clashes)
        {
            if (clash.Kind == ClashKind.Tense || (clash.Kind == ClashKind.Antonym && VerbTenses.Differ(TenseAt(pair.Left.Words, clash.Spans.Left), TenseAt(pair.Right.Words, clash.Spans.Right))))
                return true;
        }

        return false;
    }

    private static VerbTense TenseAt(ReadOnlySpan<ComparableWord> words, Text.TextSpan place)
    {
        foreach (var word in words)
        {
            if (word.Span == place)
                return word.Tense;
        }

        return VerbTense.Open;
    }
}
