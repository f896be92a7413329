using System.Collections.Frozen;
using ArticleArchive.Parsing.Claims.Lexicon;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Claims;

/// <summary>The subject of a verb: the noun phrase that ends before it, with what is put between them skipped.</summary>
/// <remarks>From right to left, without a parse: what is not plainly a subject is none.</remarks>
internal static class Subjects
{
    private const int LongestChain = 9;
    private const int LongestCore = 8;
    private const int LongestInsertion = 26;
    private const int MostAttached = 3;
    private const int FarthestRelative = 14;

    private static readonly WordMemory<bool> s_roles = new(WorkOutRole);

    private static readonly FrozenSet<string> Auxiliaries = Words.Set(
        "is are was were am be been being has have had will would can could may might must should shall does did do isn't aren't wasn't weren't hasn't haven't hadn't won't wouldn't can't couldn't shouldn't doesn't didn't don't");

    private static readonly FrozenSet<string> Pasts = Words.Set(
        "came went saw gave got became left brought began kept wrote stood ran paid sat spoke led grew lost fell sent built drew broke spent rose drove bought wore chose won sold fought taught caught took made met " +
        "says said told thought felt knew found held showed began flew ate struck quit resigned visited");

    /// <summary>Words that can carry "of", "in", "for" behind them and still be the subject: "some of them", "those in power".</summary>
    public static readonly FrozenSet<string> Quantifiers = Words.Set(
        "some many most all one two three four five several both those others none few majority percent number half people everyone members group part dozens hundreds thousands any neither either");

    private static readonly FrozenSet<string> Several = Words.Set("two three four five six seven eight nine ten several many both most some few dozens hundreds thousands these those all others");

    // Participles that are no past tense: behind a noun they open no clause of its own ("papers seen by the Herald").
    private static readonly FrozenSet<string> Participles = Words.Set("seen written drawn shown given taken known made held led run");

    private static readonly FrozenSet<string> NoSubjects = Words.Set(
        "who which what nothing nobody anyone anybody everything something anything week weeks month months year years day days morning evening night afternoon today yesterday tomorrow time times ago earlier later " +
        "there here then now also however course example instance percent moment");

    private static readonly FrozenSet<string> Attaching = Words.Set("of for at in from by with on to among behind against within inside between");

    /// <summary>True for a word that says of the noun behind it that there are several.</summary>
    public static bool IsSeveral(string lower) => Several.Contains(lower);

    /// <summary>True for a participle behind a noun, with what it depends on behind it: <c>[seen] by the Herald</c>.</summary>
    public static bool IsReducedRelative(Tokens tokens, int i) => Participles.Contains(tokens.Lower(i)) && !tokens.IsCapitalised(i) && Grammar.Prepositions.Contains(tokens.Lower(i + 1));

    /// <summary>True for a word that is surely a finite verb or an auxiliary.</summary>
    public static bool IsFinite(Tokens tokens, int i)
    {
        if (!tokens.IsWord(i) || tokens.IsCapitalised(i))
            return false;
        var lower = tokens.Lower(i);
        if (Auxiliaries.Contains(lower) || Pasts.Contains(lower))
            return true;
        if (CueVerbs.Of(lower) is { Form: VerbForm.Past })
            return !Grammar.Determiners.Contains(tokens.Lower(i - 1));
        if (lower.Length > 3 && lower[^1] == 's' && lower[^2] is not ('s' or '\''))
            return !IsPlural(tokens, i) && ((tokens.IsCapitalised(i - 1) && !EnglishWords.IsFunctionWord(tokens.Lower(i - 1))) || Grammar.Pronouns.Contains(tokens.Lower(i - 1)) || IsRole(tokens.Lower(i - 1))) && EnglishWords.Is(EnglishWords.Lemma(lower, WordClasses.Verb), WordClasses.Verb);
        return (lower.Length > 4 || lower is "sued" or "died" or "lied" or "used" or "owed") && lower.EndsWith("ed", StringComparison.Ordinal) && (tokens.IsCapitalised(i - 1) || Grammar.Pronouns.Contains(tokens.Lower(i - 1)) || IsRole(tokens.Lower(i - 1)));
    }

    /// <summary>True for a word in -s that is the subject of the verb behind it, not a verb: <c>Immigrant advocates counter that</c>, <c>Industry groups sued</c>.</summary>
    public static bool IsPlural(Tokens tokens, int i)
    {
        var lower = tokens.Lower(i);
        if (lower.Length < 4 || lower[^1] != 's' || !EnglishWords.Is(EnglishWords.Lemma(lower, WordClasses.Noun), WordClasses.Noun))
            return false;
        var verb = i + 1;
        while (tokens.Lower(verb).EndsWith("ly", StringComparison.Ordinal))
            verb++;
        var next = tokens.Lower(verb);
        return tokens.IsWord(verb) && !tokens.IsCapitalised(verb)
            && (next is "are" or "were" or "have" or "had" or "do" or "did" or "will" or "would" || Pasts.Contains(next) || CueVerbs.Of(next) is { Form: VerbForm.Base or VerbForm.Past }
                || (next.Length > 3 && next.EndsWith("ed", StringComparison.Ordinal) && !tokens.IsWord(verb + 1)));
    }

    /// <summary>True where a word between subject and verb says that the subject suffers the verb: <c>was told</c>.</summary>
    public static bool IsPassive(Tokens tokens, int verb)
    {
        for (var i = verb - 1; i >= 0 && i >= verb - 3 && IsChain(tokens, i); i--)
        {
            if (tokens.Lower(i) is "is" or "are" or "was" or "were" or "be" or "been" or "being" or "am" or "gets" or "got")
                return true;
            if (tokens.Lower(i) is "has" or "have" or "had")
                return false;
        }

        return false;
    }

    /// <summary>The subject of a verb: <c>Dmitry Peskov, the spokesman, has even gone so far as to [suggest]</c>.</summary>
    /// <param name="tokens">A sentence.</param>
    /// <param name="verb">The verb's token.</param>
    /// <param name="from">The first token that may be a part of the subject.</param>
    public static Mention Before(Tokens tokens, int verb, int from)
    {
        var i = verb - 1;
        var isFinite = !tokens.Is(i, "to");
        for (var skipped = 0; i >= from && skipped < LongestChain && IsChain(tokens, i); skipped++)
        {
            isFinite |= tokens.Lower(i) is "used" or "has" or "have" or "had" or "went" or "was" or "is" or "are" or "were" or "began" or "begins" or "continued" or "continues";
            i--;
        }

        // "It is common for students to say": an infinitive has no subject of its own. "Putin seized this opportunity to warn": this one has the sentence's.
        if (i >= from && !isFinite && tokens.Lower(i) is "opportunity" or "chance" or "occasion" or "moment" or "platform" or "podium" or "twitter" or "speech" or "interview" or "visit")
            return Main(tokens, i, from);

        // "All agreed", "Nearly all predicted": what opens the clause is its subject.
        if (isFinite && i < verb - 1 && Quantifiers.Contains(tokens.Lower(i + 1)) && (i < from || (i == from && tokens.Lower(i) is "nearly" or "almost" or "not" or "virtually" or "practically")))
            return new Mention(MentionKind.Role, new TextSpan(tokens[Math.Max(i, from)].Start, tokens[i + 1].End), Math.Max(i, from));
        if (i < from || !isFinite)
            return Mention.None;
        if (tokens.IsMark(i, ')'))
            i = SkipBracket(tokens, i, from);
        if (tokens.IsMark(i, ',') || tokens.IsMark(i, '—') || tokens.IsMark(i, '–') || (tokens.IsMark(i, '-') && !tokens.IsWord(i - 1)))
            return BeforeInsertion(tokens, i, from);
        if (tokens.Lower(i) is "who" or "that" or "which")
            return Antecedent(tokens, i, from);
        if (tokens.Lower(i) is "and" or "but" or "then")
            return Main(tokens, i, Embedded(tokens, i, from)) is { Kind: not MentionKind.None } shared ? shared : Main(tokens, i, from);
        return NounPhrase(tokens, i, from);
    }

    /// <summary>The subject of the sentence's first finite verb: the one that a later verb without a subject shares.</summary>
    public static Mention Main(Tokens tokens, int before, int from)
    {
        for (var i = from + 1; i < before; i++)
        {
            if (!IsFinite(tokens, i) || tokens.Lower(i - 1) is "who" or "which" or "that")
                continue;
            var mention = Before(tokens, i, from);
            if (mention.Kind != MentionKind.None)
                return mention;
        }

        return Mention.None;
    }

    // "Weil told the panel that the chief of staff came to her desk and [said]": the subject is that of the clause behind "that".
    private static int Embedded(Tokens tokens, int before, int from)
    {
        for (var i = before - 1; i > from + 1; i--)
        {
            if (tokens.Is(i, "that") && !tokens.IsCapitalised(i) && tokens.IsWord(i + 1) && (CueVerbs.Of(tokens.Lower(i - 1)) is not null || CueVerbs.Of(tokens.Lower(i - 2)) is not null || CueVerbs.Of(tokens.Lower(i - 3)) is not null))
                return i + 1;
        }

        return from;
    }

    // "Mara Lindqvist, the mayor of Norvale, [said]"; "The station's expert, Zane Merva, [said]"
    private static Mention BeforeInsertion(Tokens tokens, int end, int from)
    {
        var inner = NounPhrase(tokens, end - 1, from);
        if (inner.Kind == MentionKind.Name && tokens.IsMark(inner.From - 1, ',') && NounPhrase(tokens, inner.From - 2, from) is { Kind: MentionKind.Role or MentionKind.Name or MentionKind.Noun } role
            && (role.Kind is MentionKind.Role or MentionKind.Noun || IsRole(tokens.Lower(tokens.FirstFrom(role.Span.End) - 1))))
            return inner with { From = role.From };
        for (var i = end - 1; i > from && i > end - LongestInsertion; i--)
        {
            if (tokens.IsMark(i, ';') || tokens.IsMark(i, ':') || tokens.IsMark(i, '”') || tokens.IsMark(i, '"'))
                return Mention.None;
            if (!tokens.IsMark(i, ',') && !tokens.IsMark(i, '—') && !tokens.IsMark(i, '–'))
                continue;
            // "and, asked whether the fleet was safe, [answered]"
            if (tokens.Lower(i - 1) is "and" or "but")
                return Main(tokens, i - 1, from);
            var found = NounPhrase(tokens, i - 1, from);

            // "State television, which had not mentioned it, [said]": what opens its clause is its subject.
            var opensClause = found.Kind == MentionKind.Noun && tokens.Lower(i + 1) is "who" or "which" or "whose" && (found.From == from || !tokens.IsWord(found.From - 1));
            if (found.Kind is not (MentionKind.Name or MentionKind.Role) && !opensClause)
                continue;

            // "Lindqvist, mayor of Norvale, a town, [said]": the insertion has a comma of its own.
            var outer = found.Kind == MentionKind.Role && tokens.IsMark(found.From - 1, ',') ? NounPhrase(tokens, found.From - 2, from) : Mention.None;
            return outer.Kind == MentionKind.Name ? outer : found;
        }

        return Mention.None;
    }

    private static Mention Antecedent(Tokens tokens, int relative, int from)
    {
        var last = tokens.IsMark(relative - 1, ',') ? relative - 2 : relative - 1;
        if (tokens.Is(relative, "that") && last == relative - 1 && !IsRole(tokens.Lower(last)))
            return Mention.None;
        var found = NounPhrase(tokens, last, from);

        // "a claim aired by Marcus Yeo, who [said]": whatever governs the name, "who" is he.
        if (found.Kind == MentionKind.None && tokens.Is(relative, "who") && tokens.IsCapitalised(last))
            found = Speakers.NameEndingAt(tokens, last, from);

        // "was criticized by gay-rights groups, who [said]"
        else if (found.Kind == MentionKind.None && tokens.Is(relative, "who") && IsRole(tokens.Lower(last)) && Core(tokens, last, from) is var core && core <= last)
            found = Kind(tokens, core, last, last, from);
        return found.Kind is MentionKind.Name or MentionKind.Role ? found : Mention.None;
    }

    /// <summary>The noun phrase that ends at a token, where it can be a subject.</summary>
    public static Mention NounPhrase(Tokens tokens, int last, int from)
    {
        var core = Core(tokens, last, from);
        if (core > last)
            return Mention.None;
        var head = last;
        var start = core;
        var reached = core;
        for (var attached = 0; attached < MostAttached && reached - 2 >= from && Attaching.Contains(tokens.Lower(reached - 1)); attached++)
        {
            var left = reached - 2;
            if (tokens.Lower(left) is "familiar" or "close" && left - 1 >= from)
                left--; // "two people familiar with the inquiry"
            if (!tokens.IsWord(left) || (tokens.Is(reached - 1, "by") && !Documents.MadeBy(tokens, left, from)))
                break;
            var leftCore = Core(tokens, left, from);

            // "Allotment holders in Burrow Road [say]": a plural that opens its clause.
            var opensClause = leftCore <= left && (leftCore == from || !tokens.IsWord(leftCore - 1)) && tokens.Lower(left).EndsWith('s') && EnglishWords.ClassOf(tokens.Lower(left)) == WordClasses.Noun && !NoSubjects.Contains(tokens.Lower(left));
            var carries = opensClause || IsRole(tokens.Lower(left)) || Quantifiers.Contains(tokens.Lower(left)) || (tokens.IsCapitalised(left) && !Grammar.DaysAndMonths.Contains(tokens.Lower(left)));
            if (leftCore > left)
                break;

            // "Secretary of State Brad Raffner [said]": the person, not the office.
            if (tokens.Is(reached - 1, "of") && Holder(tokens, left, reached, last) is >= 0 and var holder)
                return new Mention(MentionKind.Name, new TextSpan(tokens[holder].Start, tokens[last].End), leftCore);

            // "the mediator between the sides of the conflict": "sides" carries nobody, the mediator before it does.
            reached = leftCore;
            if (carries)
                (start, head) = (leftCore, left);
        }

        if (start - 1 >= from && tokens.IsWord(start - 1))
        {
            var before = tokens.Lower(start - 1);
            if (before is "and" or "or" or "&" && IsJoint(tokens, start - 2, from, out var joint))
                return new Mention(MentionKind.Role, new TextSpan(tokens[WithoutDeterminer(tokens, joint)].Start, tokens[last].End), joint);
            if (RelativeBefore(tokens, start - 1, from) is >= 0 and var relative)
                return Antecedent(tokens, relative, from);
            if (Grammar.Prepositions.Contains(before) && before is not ("as" or "like" or "than" or "since" or "until" or "after" or "before") && !OpensClause(tokens, start - 1, from))
                return Mention.None;
        }

        if (tokens.IsMark(start - 1, '&') && start - 1 >= from)
            return Mention.None;
        return Kind(tokens, start, head, last, from);
    }

    private static int Holder(Tokens tokens, int title, int from, int last)
    {
        if (!tokens.IsCapitalised(title) || !Grammar.Titles.Contains(Grammar.Bare(tokens.Lower(title))))
            return -1;
        for (var i = from + 1; i < last; i++)
        {
            if (tokens.IsCapitalised(i) && tokens.IsCapitalised(i + 1) && Genders.IsFirstName(tokens.Lower(i)))
                return i;
        }

        return -1;
    }

    // "Two lawmakers who attended the closed part of the session [said]": the noun phrase is the object of a relative clause.
    private static int RelativeBefore(Tokens tokens, int before, int from)
    {
        if (tokens.IsCapitalised(before) || Grammar.Conjunctions.Contains(tokens.Lower(before)))
            return -1;
        for (var i = before; i >= from && i > before - FarthestRelative && tokens.IsWord(i); i--)
        {
            if (tokens.Lower(i) is "who" || (tokens.Lower(i) is "that" or "which" && i > from && IsRole(tokens.Lower(i - 1))))
                return i;

            // "Engineers hired by the council [say]", "Documents seen by the paper [show]"
            if (i > from && (tokens.Lower(i).EndsWith("ed", StringComparison.Ordinal) || Participles.Contains(tokens.Lower(i))) && Grammar.Prepositions.Contains(tokens.Lower(i + 1)) && IsRole(tokens.Lower(i - 1)))
                return i;
            if (CueVerbs.Of(tokens.Lower(i)) is not null)
                return -1;
        }

        return -1;
    }

    private static Mention Kind(Tokens tokens, int start, int head, int last, int from)
    {
        var lower = Grammar.Bare(tokens.Lower(head));
        if (start == last && Grammar.Pronouns.Contains(lower))
            return lower is "who" or "you" or "i" or "we" or "us" ? Mention.None : new Mention(MentionKind.Pronoun, tokens[last].Span, last);
        if (lower.Contains('\'', StringComparison.Ordinal) && Grammar.Pronouns.Contains(lower[..lower.IndexOf('\'', StringComparison.Ordinal)]))
            return Mention.None;
        // "the New York Times [reported]"
        var isTime = NoSubjects.Contains(lower) && !(tokens.IsCapitalised(head) && head > from && tokens.IsWord(head - 1));
        if (isTime || Grammar.DaysAndMonths.Contains(lower) || tokens.Lower(start) is "every" or "each" or "no" or "any" or "another" || char.IsDigit(lower[0]))
            return Mention.None;
        if (tokens.IsCapitalised(head) && !(Quantifiers.Contains(lower) && head == from))
        {
            var name = Speakers.NameEndingAt(tokens, head, from);
            return name.Kind == MentionKind.Name ? name with { From = start } : name;
        }

        var isRole = IsRole(lower) || Quantifiers.Contains(lower);
        var first = WithoutDeterminer(tokens, start);
        if (!isRole && start == head && !lower.EndsWith('s'))
            return Mention.None; // A bare word that is no plural: more often an adverb or a verb than somebody.
        if (!isRole && lower.EndsWith("ly", StringComparison.Ordinal))
            return Mention.None;
        return new Mention(isRole ? MentionKind.Role : MentionKind.Noun, new TextSpan(tokens[first].Start, tokens[last].End), start);
    }

    /// <summary>The token behind the article that leads a noun phrase, or the phrase's first.</summary>
    public static int WithoutDeterminer(Tokens tokens, int start) => tokens.Lower(start) is "the" or "a" or "an" && tokens.IsWord(start + 1) ? start + 1 : start;

    // Back over nouns and adjectives to the determiner.
    private static int Core(Tokens tokens, int last, int from)
    {
        var start = last + 1;
        for (var i = last; i >= from && i > last - LongestCore && tokens.IsWord(i); i--)
        {
            var lower = tokens.Lower(i);
            if (i < last && tokens.IsCapitalised(i) && Grammar.DaysAndMonths.Contains(lower))
                break;
            if (BodyNames.StartOf(tokens, i, from) is >= 0 and var body && body < i)
            {
                (start, i) = (body, body);
                continue;
            }

            if (lower is "that" && CueVerbs.Of(tokens.Lower(i - 1)) is not null)
                break; // "admits that 61 forms were found"
            if (Grammar.Determiners.Contains(lower) && lower is not "as" && !(tokens.IsCapitalised(i) && i > from && lower is not ("the" or "a")))
            {
                start = i;
                while (start - 1 >= from && tokens.IsWord(start - 1) && tokens.Lower(start - 1) is "the" or "all" or "both" or "these" or "those" or "many")
                    start--;
                return start;
            }

            if (Grammar.Pronouns.Contains(lower) && !tokens.IsCapitalised(i) || i == last && Grammar.Pronouns.Contains(lower))
                return i == last ? i : start;
            if (i == from && Grammar.Pronouns.Contains(lower))
                return start;
            var isParticle = Speakers.IsParticleInside(tokens, i) || Speakers.LeadsName(tokens, i, from);
            if (!isParticle && !tokens.IsCapitalised(i)
                && (Grammar.Prepositions.Contains(lower) || Grammar.Conjunctions.Contains(lower) || Auxiliaries.Contains(lower) || Pasts.Contains(lower) || lower is "not" or "who" or "which" or "what" or "why" or "how"))
                break;
            if (i < last && !tokens.IsCapitalised(i) && IsFinite(tokens, i))
                break;

            // "In" and "But" at the start of the sentence are no part of a name.
            if (i < last && !isParticle && (i == from || !tokens.IsWord(i - 1)) && (Grammar.Prepositions.Contains(lower) || Grammar.Conjunctions.Contains(lower)))
                break;
            start = i;
        }

        return start;
    }

    // "Tom Pike and Ada Marsh [said]": where the first of the two opens its clause.
    private static bool IsJoint(Tokens tokens, int last, int from, out int start)
    {
        start = Core(tokens, last, from);
        if (start > last || !(tokens.IsCapitalised(last) || IsRole(tokens.Lower(last))))
            return false;
        return start == from || !tokens.IsWord(start - 1) || Grammar.Conjunctions.Contains(tokens.Lower(start - 1));
    }

    // "On Monday Lindqvist [said]": the phrase before is none that governs the name.
    private static bool OpensClause(Tokens tokens, int preposition, int from) => preposition > from && Grammar.DaysAndMonths.Contains(tokens.Lower(preposition + 1)) && !tokens.IsWord(preposition - 1);

    private static int SkipBracket(Tokens tokens, int close, int from)
    {
        for (var i = close - 1; i > from && i > close - 12; i--)
        {
            if (tokens.IsMark(i, '('))
                return i - 1;
        }

        return close;
    }

    /// <summary>True for a noun that stands for a speaker, in the singular or the plural.</summary>
    public static bool IsRole(string lower) => s_roles.Of(lower);

    private static bool WorkOutRole(string lower)
    {
        lower = Grammar.Bare(lower);
        if (Grammar.Roles.Contains(lower))
            return true;
        var lemma = EnglishWords.Lemma(lower, WordClasses.Noun);
        return Grammar.Roles.Contains(lemma) || EnglishWords.Find(lemma) is { IsRole: true } or { IsBody: true };
    }

    /// <summary>True for a noun that stands for a group of people: <c>ministry</c>, <c>campaign</c>.</summary>
    public static bool IsBody(string lower) => EnglishWords.Find(EnglishWords.Lemma(lower, WordClasses.Noun)) is { IsBody: true } || lower is "campaign" or "university" or "times" or "post" or "news";

    public static bool IsChain(Tokens tokens, int i)
    {
        if (!tokens.IsWord(i))
            return false;
        var word = tokens.Word(i);
        return !tokens.IsCapitalised(i)
            ? Grammar.VerbChain.Contains(tokens.Lower(i)) || (word.Length > 4 && word.EndsWith("ly", StringComparison.Ordinal) && !word.EndsWith("family", StringComparison.Ordinal)) || word.EndsWith("n't", StringComparison.Ordinal) || word.EndsWith("n’t", StringComparison.Ordinal)
            : Grammar.DaysAndMonths.Contains(tokens.Lower(i));
    }
}
