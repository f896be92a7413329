using System.Collections.Frozen;
using ArticleArchive.Parsing.Claims.Lexicon;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Claims.Comparison;

/// <summary>What sets two statements apart.</summary>
internal enum ClashKind
{
    /// <summary>A figure, a number or a date is another one.</summary>
    Figure,

    /// <summary>Somebody or some place else.</summary>
    Name,

    /// <summary>Who does it and to whom it is done have changed places.</summary>
    Roles,

    /// <summary>Another word in the same place.</summary>
    Word,

    /// <summary>Another part of the same thing: it goes there or comes from there.</summary>
    Direction,

    /// <summary>It happened, or it is yet to happen, or ought to.</summary>
    Tense,

    /// <summary>A word and its contrary.</summary>
    Antonym,

    /// <summary>A figure of something, and none of it; a cause, and no link.</summary>
    NoneOf,
}

/// <summary>A difference with both places.</summary>
internal readonly record struct Clash(ClashKind Kind, SpanPair Spans);

/// <summary>Finds the differences between two aligned statements.</summary>
internal static class ClashReader
{
    private static readonly FrozenDictionary<string, int> Quantities = new Dictionary<string, int>(StringComparer.Ordinal)
    {
        ["all"] = 1,
        ["every"] = 1,
        ["each"] = 1,
        ["entire"] = 1,
        ["whole"] = 1,
        ["most"] = 2,
        ["some"] = 3,
        ["few"] = 3,
        ["several"] = 3,
        ["partly"] = 3,
        ["many"] = 4,
        ["only"] = 5,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenSet<(string, string)> Contraries = new[] { ("for", "against"), ("with", "without"), ("before", "after"), ("above", "below"), ("over", "under"), ("inside", "outside"), ("up", "down"), ("on", "off"), ("more", "less"), ("more", "fewer") }
        .SelectMany(pair => new[] { pair, (pair.Item2, pair.Item1) }).ToFrozenSet();

    private static readonly FrozenSet<string> Being = Claims.Words.Set("is are was were be been being get gets got");

    public static List<Clash> Find(ClaimProfile left, ClaimProfile right, WordAlignment alignment)
    {
        var clashes = new List<Clash>();
        Figures(left, right, clashes);
        Times(left, right, clashes);
        Words(left, right, alignment, clashes);
        Contrasts(left, right, alignment, clashes);
        if (NameIdentity.Clash(left, right) is { } another)
            clashes.Add(new Clash(ClashKind.Name, another));
        if (RolesSwapped(left, right, alignment) is { } swapped)
            clashes.Add(new Clash(ClashKind.Roles, swapped));
        if (NoneOf.Clash(left, right) is { } none)
            clashes.Add(new Clash(ClashKind.NoneOf, none));
        if (SidesSwapped(left.Words, right.Words, alignment) is { } sides)
            clashes.Add(new Clash(ClashKind.Antonym, sides));
        return clashes;
    }

    /// <summary>How many figures and times agree.</summary>
    public static (int Figures, int Times) Agreements(ClaimProfile left, ClaimProfile right) =>
        (left.Figures.Count(one => right.Figures.Any(other => FigureAgreement.Agree(one, other) == true)), left.Times.Count(one => right.Times.Any(other => FigureAgreement.Agree(one, other))));

    private static void Figures(ClaimProfile left, ClaimProfile right, List<Clash> clashes)
    {
        var ours = left.Figures.Where(one => !right.Figures.Any(other => FigureAgreement.Agree(one, other) == true)).ToList();
        var theirs = right.Figures.Where(one => !left.Figures.Any(other => FigureAgreement.Agree(one, other) == true)).ToList();
        foreach (var one in ours)
        {
            foreach (var other in theirs)
            {
                if (FigureAgreement.Agree(one, other) != false || !SameThing(one.Of, other.Of))
                    continue;
                clashes.Add(new Clash(ClashKind.Figure, new SpanPair(one.Span, other.Span)));
                return;
            }
        }

        if (Growth.Clash(left, right) is { } growth)
            clashes.Add(new Clash(ClashKind.Figure, growth));
        if (FigureRoles.Displaced(left.PlacedFigures, right.PlacedFigures) is { } displaced)
            clashes.Add(new Clash(ClashKind.Figure, displaced));
    }

    private static void Times(ClaimProfile left, ClaimProfile right, List<Clash> clashes)
    {
        var ours = left.Times.Where(one => !right.Times.Any(other => FigureAgreement.Agree(one, other))).ToList();
        var theirs = right.Times.Where(one => !left.Times.Any(other => FigureAgreement.Agree(one, other))).ToList();
        if (ours.Count > 0 && theirs.Count > 0)
            clashes.Add(new Clash(ClashKind.Figure, new SpanPair(ours[0].Span, theirs[0].Span)));
    }

    private static bool SameThing(string? one, string? other)
    {
        if (one is null || other is null)
            return true;
        var (ours, theirs) = (Head(one), Head(other));
        return ours == theirs || WordForms.RootOf(ours) == WordForms.RootOf(theirs) || EnglishWords.AreSynonyms(ours, theirs)
            || one.Split(' ').Select(word => WordForms.StemOf(word.ToLowerInvariant(), isName: false)).Intersect(other.Split(' ').Select(word => WordForms.StemOf(word.ToLowerInvariant(), isName: false)), StringComparer.Ordinal).Any();
    }

    private static string Head(string phrase) => WordForms.StemOf(phrase.Split(' ')[^1].ToLowerInvariant(), isName: false);

    private static void Words(ClaimProfile left, ClaimProfile right, WordAlignment alignment, List<Clash> clashes)
    {
        var ours = left.Words;
        var theirs = right.Words;
        var taken = new HashSet<int>();
        // Contraries first: a word that has one is no substitute for another.
        for (var pass = 0; pass < 2; pass++)
        {
            for (var i = 0; i < ours.Length; i++)
            {
                if (alignment.ToRight[i] >= 0 || ours[i].Kind == ComparableKind.Function || taken.Contains(i))
                    continue;
                for (var k = 0; k < theirs.Length; k++)
                {
                    if (alignment.ToLeft[k] >= 0 || theirs[k].Kind == ComparableKind.Function || taken.Contains(~k))
                        continue;
                    if ((pass == 0 ? Contrary(left, right, i, k) : Substitute(ours[i], theirs[k])) is not { } kind)
                        continue;
                    clashes.Add(new Clash(kind, new SpanPair(ours[i].Span, theirs[k].Span)));
                    taken.Add(i);
                    taken.Add(~k);
                    break;
                }
            }
        }

        if (Quantity(left) is { } all && Quantity(right) is { } some && Quantities[all.Lower] != Quantities[some.Lower])
            clashes.Add(new Clash(ClashKind.Word, new SpanPair(all.Span, some.Span)));
    }

    // What the words say that correspond: the preposition before them, the particle behind them, the tense.
    private static void Contrasts(ClaimProfile left, ClaimProfile right, WordAlignment alignment, List<Clash> clashes)
    {
        var ours = left.Words;
        var theirs = right.Words;
        var isContrary = false;
        for (var i = 0; i < ours.Length; i++)
        {
            var k = alignment.ToRight[i];
            if (k < 0)
                continue;
            if (i + 1 < ours.Length && k + 1 < theirs.Length && Contraries.Contains((ours[i + 1].Lower, theirs[k + 1].Lower)) && !ours[i + 1].IsReckoned)
                clashes.Add(new Clash(ClashKind.Antonym, new SpanPair(ours[i + 1].Span, theirs[k + 1].Span)));
            else if (ours[i].Kind is ComparableKind.Content or ComparableKind.Name && Comparison.Prepositions.Clash(ours[i].Governor, theirs[k].Governor) is { } kind)
                clashes.Add(new Clash(kind, new SpanPair(ours[i].Span, theirs[k].Span)));
            else if (VerbTenses.Differ(ours[i].Tense, theirs[k].Tense))
                clashes.Add(new Clash(ClashKind.Tense, new SpanPair(ours[i].Span, theirs[k].Span)));
            else
                continue;
            // The word before the preposition and the one behind it show the same contrary; a second one would turn it back.
            if (clashes[^1].Kind == ClashKind.Antonym && isContrary)
                clashes.RemoveAt(clashes.Count - 1);
            isContrary |= clashes.Count > 0 && clashes[^1].Kind == ClashKind.Antonym;
        }
    }

    // The "most" of "at most 12" is a part of the figure.
    private static ComparableWord? Quantity(ClaimProfile profile)
    {
        foreach (var word in profile.Words)
        {
            if (Quantities.ContainsKey(word.Lower) && !word.IsReckoned)
                return word;
        }

        return null;
    }

    private static bool IsBeforeName(ClaimProfile profile, int i) =>
        i + 1 < profile.Words.Length && profile.Words[i + 1].Kind == ComparableKind.Name && char.IsUpper(profile.Text[profile.Words[i].Span.Start]);

    private static ClashKind? Contrary(ClaimProfile left, ClaimProfile right, int i, int k)
    {
        var (one, other) = (left.Words[i], right.Words[k]);
        // "East Timor" and "West Timor" are two places, not a contrary; the "maximum" of a figure is compared with it.
        var areNames = IsBeforeName(left, i) && IsBeforeName(right, k);
        var areCompared = areNames || (one.Kind == ComparableKind.Content && other.Kind == ComparableKind.Content && !(one.IsReckoned && other.IsReckoned));
        if (!areCompared)
            return null;
        // Most words have no contrary in any list, and need not be looked up with each other word.
        var isListed = one.Traits.HasContrary || other.Traits.HasContrary || WordTraits.Of(one.Lower).HasContrary || WordTraits.Of(other.Lower).HasContrary;
        if (!isListed)
            return Opposites.ArePrefixed(one.Stem, other.Stem) ? areNames ? ClashKind.Name : ClashKind.Antonym : null;
        return (Opposites.Are(one.Stem, other.Stem) || Opposites.Are(one.Lower, other.Lower)) ? areNames ? ClashKind.Name : ClashKind.Antonym : null;
    }

    private static ClashKind? Substitute(in ComparableWord one, in ComparableWord other)
    {
        if (one.IsReckoned || other.IsReckoned)
            return null;
        if (one.Kind is ComparableKind.Number or ComparableKind.Time || other.Kind is ComparableKind.Number or ComparableKind.Time)
            return one.Kind == other.Kind ? ClashKind.Figure : null;
        if (one.Kind == ComparableKind.Name && other.Kind == ComparableKind.Name)
            return ClashKind.Name;
        // An adverb or a word of little content replaces nothing, unless it is the verb.
        var areVerbs = one.Class == WordClasses.Verb && other.Class == WordClasses.Verb;
        if ((!areVerbs && (one.Weight < 0.6f || other.Weight < 0.6f)) || !SameSlot(one.Slot, other.Slot))
            return null;
        return (Group(one) & Group(other)) == WordClasses.None ? null
            : one.Kind == ComparableKind.Name || other.Kind == ComparableKind.Name || (IsActor(one) && IsActor(other)) ? ClashKind.Name : ClashKind.Word;
    }

    private static bool IsActor(in ComparableWord word) => EnglishWords.Find(word.Stem) is { } entry && (entry.IsRole || entry.IsBody);

    private static bool SameSlot(string one, string other) => one == other || (one is "" or "by" && other is "" or "by");

    // A verb's form stands where verbs stand, and a participle where adjectives do; a base form may be of several classes.
    private static WordClasses Group(in ComparableWord word)
    {
        if (word.Kind == ComparableKind.Name)
            return WordClasses.Noun;
        if (word.Lower != word.Stem && EnglishWords.Is(word.Stem, WordClasses.Verb) && !word.Lower.EndsWith('s'))
            return WordClasses.Verb;
        return EnglishWords.Find(word.Stem) is { } entry ? entry.All : word.Class is WordClasses.None ? WordClasses.Noun : word.Class;
    }

    // "Norvale sued Ellery" against "Ellery sued Norvale"; in "Ellery was sued by Norvale" they have not changed places.
    private static SpanPair? RolesSwapped(ClaimProfile left, ClaimProfile right, WordAlignment alignment)
    {
        var ours = left.Words;
        var theirs = right.Words;
        for (var verb = 0; verb < ours.Length; verb++)
        {
            var other = alignment.ToRight[verb];
            if (other < 0 || ours[verb].Kind != ComparableKind.Content || theirs[other].Kind != ComparableKind.Content || !IsVerb(ours[verb]) || !IsVerb(theirs[other]))
                continue;
            var (ourPassive, theirPassive) = (IsPassive(ours, verb), IsPassive(theirs, other));
            int? agent = null, patient = null;
            for (var i = 0; i < ours.Length; i++)
            {
                var k = alignment.ToRight[i];
                if (k < 0 || i == verb || !IsNoun(ours[i]) || !IsNoun(theirs[k]))
                    continue;
                var (ourRole, theirRole) = (RoleOf(ours, i, verb, ourPassive), RoleOf(theirs, k, other, theirPassive));
                if (ourRole == 1 && theirRole == 2)
                    agent ??= i;
                else if (ourRole == 2 && theirRole == 1)
                    patient ??= i;
            }

            if (agent is { } first && patient is { })
                return new SpanPair(ours[first].Span, theirs[alignment.ToRight[first]].Span);
        }

        return null;
    }

    // "Coal is cheaper than gas" against "Gas is cheaper than coal": what is compared and what with have changed places.
    private static SpanPair? SidesSwapped(ReadOnlySpan<ComparableWord> ours, ReadOnlySpan<ComparableWord> theirs, WordAlignment alignment)
    {
        int? ourStandard = null, theirStandard = null;
        for (var i = 0; i < ours.Length; i++)
        {
            var k = alignment.ToRight[i];
            // Not only nouns: "solar is cheaper than coal".
            if (k < 0 || ours[i].Class == WordClasses.Verb || ours[i].Kind is not (ComparableKind.Content or ComparableKind.Name) || ours[i].Governor == theirs[k].Governor)
                continue;
            if (ours[i].Governor == "than")
                ourStandard ??= i;
            else if (theirs[k].Governor == "than")
                theirStandard ??= i;
        }

        return ourStandard is { } standard && theirStandard is not null ? new SpanPair(ours[standard].Span, theirs[alignment.ToRight[standard]].Span) : null;
    }

    private static bool IsVerb(in ComparableWord word) => word.Class == WordClasses.Verb || EnglishWords.Is(word.Stem, WordClasses.Verb);

    private static bool IsNoun(in ComparableWord word) => word.Kind == ComparableKind.Name || (word.Kind == ComparableKind.Content && word.Class == WordClasses.Noun);

    private static bool IsPassive(ReadOnlySpan<ComparableWord> words, int verb)
    {
        for (var i = Math.Max(0, verb - 3); i < verb; i++)
        {
            if (Being.Contains(words[i].Lower))
                return !words[verb].Lower.EndsWith("ing", StringComparison.Ordinal) && words[verb].Lower != words[verb].Stem;
        }

        return false;
    }

    // 1: does it; 2: has it done; 0: neither.
    private static int RoleOf(ReadOnlySpan<ComparableWord> words, int i, int verb, bool isPassive)
    {
        if (isPassive)
            return i < verb ? words[i].Slot.Length == 0 ? 2 : 0 : words[i].Slot == "by" ? 1 : 0;
        return words[i].Slot.Length > 0 ? 0 : i < verb ? 1 : 2;
    }
}
