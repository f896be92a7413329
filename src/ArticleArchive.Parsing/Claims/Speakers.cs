using ArticleArchive.Parsing.Claims.Lexicon;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Claims;

/// <summary>What stands in a speaker's place beside a cue.</summary>
internal enum MentionKind
{
    /// <summary>Nothing that is plainly a subject.</summary>
    None,

    /// <summary>A pronoun: somebody, unknown.</summary>
    Pronoun,

    /// <summary>A noun phrase that is not known to stand for people or a body: <c>the filing</c>.</summary>
    Noun,

    /// <summary>A role or a body: <c>a Russian senator</c>, <c>the ministry</c>; several speakers at once.</summary>
    Role,

    /// <summary>The label of a turn: who it names was found with the other labels.</summary>
    Label,

    /// <summary>A name.</summary>
    Name,
}

/// <summary>A subject or an inverted subject beside a cue.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Span">Its words.</param>
/// <param name="From">Its first token, the parts around a name included.</param>
internal readonly record struct Mention(MentionKind Kind, TextSpan Span, int From)
{
    public static Mention None { get; } = new(MentionKind.None, default, -1);
}

/// <summary>Finds who stands beside a verb of saying. Whatever is not plain is nobody: a wrong speaker is worse than none.</summary>
internal static class Speakers
{
    /// <summary>The subject behind an inverted verb: <c>[said] US president Donald Trump on Monday</c>.</summary>
    public static Mention After(Tokens tokens, int first)
    {
        var end = first;
        var isForeign = Cues.IsForeign(tokens.Lower(first - 1));
        while (end < tokens.Count && end < first + 9 && tokens.IsWord(end))
        {
            var lower = Grammar.Bare(tokens.Lower(end));
            if (isForeign && end > first && OpensGermanAdjunct(tokens, end))
                break;
            if (!tokens.IsCapitalised(end) && (Grammar.Prepositions.Contains(lower) && !IsParticleInside(tokens, end)
                || (Grammar.Conjunctions.Contains(lower) && !IsParticleInside(tokens, end) && !JoinsRoles(tokens, end)) || lower is "who" or "which" or "said" or "told" or "was" or "is" or "were" or "are" or "had" or "has"))
                break;
            end++;
        }

        if (end == first)
            return Mention.None;
        if (tokens.Is(end, "and") && tokens.IsCapitalised(end + 1) && tokens.IsCapitalised(end - 1))
        {
            var second = end + 1;
            while (tokens.IsCapitalised(second + 1))
                second++;
            return new Mention(MentionKind.Role, new TextSpan(tokens[Subjects.WithoutDeterminer(tokens, first)].Start, tokens[second].End), first);
        }

        if (end == first + 1 && Grammar.Pronouns.Contains(tokens.Lower(first)))
            return new Mention(MentionKind.Pronoun, tokens[first].Span, first);
        while (end > first && (Grammar.DaysAndMonths.Contains(tokens.Lower(end - 1)) || (!tokens.IsCapitalised(end - 1) && tokens.Lower(end - 1).EndsWith("ly", StringComparison.Ordinal))))
            end--;
        if (end == first)
            return Mention.None;

        // "a spokesman for the ministry": the role with what it belongs to.
        var last = Grammar.Bare(tokens.Lower(end - 1));
        if (tokens.IsCapitalised(end - 1))
        {
            // "a recent Harlow & Sons": with an indefinite article only a role makes the name a person's.
            var name = NameEndingAt(tokens, end - 1, first);
            var isIndefinite = tokens.Lower(first) is "a" or "an" && !Grammar.Roles.Contains(tokens.Lower(name.From - 1));
            return isIndefinite ? Mention.None : name;
        }

        if (!Subjects.IsRole(last))
            return NounAfter(tokens, first, end);
        var stop = end;
        if (tokens.Lower(end) is "of" or "for" or "at" or "from")
        {
            var of = end + 1;
            if (Grammar.Determiners.Contains(tokens.Lower(of)))
                of++;
            while (of < tokens.Count && of < end + 6 && (tokens.IsCapitalised(of) || Grammar.Roles.Contains(tokens.Lower(of))))
                stop = ++of;
        }

        return Apposition(tokens, stop, new Mention(MentionKind.Role, new TextSpan(tokens[Subjects.WithoutDeterminer(tokens, first)].Start, tokens[stop - 1].End), first));
    }

    // "[sagte] Okafor am Montag im Parlament", "[sagte] sie der Zeitung": when, where and to whom, which German writes with a capital too. "ein Sprecher der Partei", "Ursula von der Leyen": behind a role and inside a name it is none.
    private static bool OpensGermanAdjunct(Tokens tokens, int i)
    {
        if (tokens.IsCapitalised(i))
            return false;
        var lower = tokens.Lower(i);
        return lower is "am" or "im" or "ins" or "vom" or "zum" or "zur" or "beim" or "auf" or "an" or "vor" or "über" or "gegenüber"
            || (lower is "der" or "dem" or "den" or "einer" or "einem" && tokens.Lower(i - 1) is not ("von" or "van" or "in" or "op") && !(tokens.IsCapitalised(i - 1) && Grammar.IsGermanRole(tokens.Lower(i - 1))));
    }

    // "friend and former postman Malcolm Tye"
    private static bool JoinsRoles(Tokens tokens, int and)
    {
        if (!tokens.Is(and, "and") || !Subjects.IsRole(tokens.Lower(and - 1)))
            return false;
        var i = and + 1;
        while (tokens.IsWord(i) && !tokens.IsCapitalised(i) && i < and + 4)
            i++;
        return i > and + 1 && tokens.IsCapitalised(i);
    }

    // "one of them", "the widow": behind the verb only a subject can stand that begins with a determiner.
    private static Mention NounAfter(Tokens tokens, int first, int end)
    {
        if (Subjects.Quantifiers.Contains(tokens.Lower(first)) && end == first + 1 && tokens.Is(end, "of"))
        {
            var last = end + 1;
            while (last + 1 < tokens.Count && last < end + 5 && tokens.IsWord(last + 1) && !Grammar.Prepositions.Contains(tokens.Lower(last + 1)) && !Grammar.Conjunctions.Contains(tokens.Lower(last + 1)) && tokens.Lower(last) is not "them")
                last++;
            return tokens.IsWord(last) ? new Mention(MentionKind.Noun, new TextSpan(tokens[first].Start, tokens[last].End), first) : Mention.None;
        }

        var opens = tokens.Lower(first) is "the" or "a" or "an" or "one" or "another" or "his" or "her" or "their" or "its" or "our" or "my";
        return opens && end > first + 1 && EnglishWords.ClassOf(tokens.Lower(end - 1)) == WordClasses.Noun
            ? Apposition(tokens, end, new Mention(MentionKind.Noun, new TextSpan(tokens[Subjects.WithoutDeterminer(tokens, first)].Start, tokens[end - 1].End), first))
            : Mention.None;
    }

    // "the owner, Fjordmedia.": the name in apposition, unless what follows is a list or goes on as the statement ("the ministry, Norvale, the capital, pays").
    private static Mention Apposition(Tokens tokens, int comma, Mention role)
    {
        if (!tokens.IsMark(comma, ',') || !tokens.IsCapitalised(comma + 1))
            return role;
        var last = comma + 1;
        while (tokens.IsCapitalised(last + 1) || IsParticleInside(tokens, last + 1))
            last++;
        var ends = last + 1 >= tokens.Count || tokens.IsMark(last + 1, '.');
        if (!ends && !(tokens.IsMark(last + 1, ',') && Enumerable.Range(last + 2, Math.Max(0, Math.Min(30, tokens.Count - last - 2))).All(i => !tokens.IsMark(i, ','))))
            return role;
        var name = NameEndingAt(tokens, last, comma + 1);
        return name.Kind == MentionKind.Name ? name with { From = role.From } : role;
    }

    /// <summary>The subject that ends at a token, name or role.</summary>
    public static Mention EndingAt(Tokens tokens, int last, int from)
    {
        if (last < from || !tokens.IsWord(last) || tokens.IsPossessive(last))
            return Mention.None;
        var lower = Grammar.Bare(tokens.Lower(last));
        if (Grammar.Pronouns.Contains(lower))
            return lower is "who" or "it" or "you" or "i" or "we" ? Mention.None : new Mention(MentionKind.Pronoun, tokens[last].Span, last);
        if (lower.Contains('\'', StringComparison.Ordinal) && Grammar.Pronouns.Contains(lower[..lower.IndexOf('\'', StringComparison.Ordinal)]))
            return Mention.None;
        if (tokens.IsCapitalised(last))
        {
            var name = NameEndingAt(tokens, last, from);
            if (name.Kind == MentionKind.None)
                return name;
            var before = name.From - 1;
            if (before < from || !tokens.IsWord(before))
                return name;
            var word = tokens.Lower(before);
            if (word is "and" or "or" or "&" && tokens.IsCapitalised(before - 1))
                return Mention.None;
            if (tokens.IsMark(before, '&'))
                return Mention.None;
            return Grammar.Prepositions.Contains(word) ? RoleBefore(tokens, before, last, from)
                : Grammar.Determiners.Contains(word) && before - 1 >= from && Grammar.Prepositions.Contains(tokens.Lower(before - 1)) ? RoleBefore(tokens, before - 1, last, from)
                : name;
        }

        if (!Grammar.Roles.Contains(lower))
            return Mention.None;
        var start = NounPhraseStart(tokens, last, from);
        if (tokens.Lower(start) is "every" or "each" or "no" or "any" or "another")
            return Mention.None; // Nobody in particular.
        if (start - 1 >= from && Grammar.Prepositions.Contains(tokens.Lower(start - 1)))
            return RoleBefore(tokens, start - 1, last, from);
        return new Mention(MentionKind.Role, new TextSpan(tokens[Subjects.WithoutDeterminer(tokens, start)].Start, tokens[last].End), start);
    }

    // "the mayor of [Norvale]", "a spokesman for [the ministry]": the subject is the role before the preposition, if it is one.
    private static Mention RoleBefore(Tokens tokens, int preposition, int last, int from)
    {
        if (tokens.Lower(preposition) is not ("of" or "for" or "at" or "from") || preposition - 1 < from || !Grammar.Roles.Contains(Grammar.Bare(tokens.Lower(preposition - 1))))
            return Mention.None;
        var start = NounPhraseStart(tokens, preposition - 1, from);
        if (start - 1 >= from && Grammar.Prepositions.Contains(tokens.Lower(start - 1)))
            return Mention.None;
        return new Mention(MentionKind.Role, new TextSpan(tokens[Subjects.WithoutDeterminer(tokens, start)].Start, tokens[last].End), start);
    }

    // Back over adjectives to the determiner: at most six words, no mark, no closed-class word.
    private static int NounPhraseStart(Tokens tokens, int noun, int from)
    {
        var start = noun;
        for (var i = noun - 1; i >= from && i > noun - 7 && tokens.IsWord(i); i--)
        {
            var lower = tokens.Lower(i);
            if (Grammar.Determiners.Contains(lower))
                return i;
            if (Grammar.Prepositions.Contains(lower) || Grammar.Conjunctions.Contains(lower) || Grammar.Pronouns.Contains(lower) || Grammar.VerbChain.Contains(lower)
                || Cues.IsSpeechVerb(tokens.Word(i)))
                break;
            start = i;
        }

        return start;
    }

    /// <summary>The run of capitalised words that ends at a token, without the titles before the name.</summary>
    public static Mention NameEndingAt(Tokens tokens, int last, int from)
    {
        if (BodyNames.StartOf(tokens, last, from) is >= 0 and var body)
            return new Mention(MentionKind.Name, new TextSpan(tokens[body].Start, tokens[last].End), body > from && tokens.Is(body - 1, "the") ? body - 1 : body);
        var first = last;
        while (first > from && (tokens.IsCapitalised(first - 1) || IsParticleInside(tokens, first - 1)) && !tokens.IsPossessive(first - 1))
            first--;
        if (first > from && LeadsName(tokens, first - 1, from))
            return new Mention(MentionKind.Name, new TextSpan(tokens[first - 1].Start, tokens[last].End), first - 1);
        var name = first;
        var isBody = Subjects.IsBody(tokens.Lower(last));
        while (name < last && !(isBody && Grammar.Origins.Contains(tokens.Lower(name))) && (Grammar.Titles.Contains(Grammar.Bare(tokens.Lower(name))) || Grammar.Roles.Contains(tokens.Lower(name)) || Grammar.IsGermanRole(tokens.Lower(name))
            || OpensSentence(tokens, name) || tokens.Is(name, "a")))
            name++;

        // "Sprecher der Partei": the role is all the name there is.
        if (name > first && name < last && tokens.Lower(name) is "der" && !tokens.IsCapitalised(name))
            name--;

        // "Florida Sen. Marco Rubio": what stands before the title is the title's.
        for (var title = name + 1; title < last; title++)
        {
            if (Grammar.Titles.Contains(Grammar.Bare(tokens.Lower(title))) || Grammar.Roles.Contains(tokens.Lower(title)))
                name = title + 1;
        }

        var only = Grammar.Bare(tokens.Lower(last));
        if (Grammar.DaysAndMonths.Contains(only) || (only == "may" && tokens.IsWord(last - 1) && char.IsAsciiDigit(tokens.Word(last - 1)[0])) || (name == last && (Grammar.Pronouns.Contains(only) || SentenceStarters.Contains(tokens.Word(last)))))
            return Mention.None;
        if (name == last && (Grammar.Titles.Contains(only) || Grammar.Roles.Contains(only)))
        {
            if (first > from && tokens.IsPossessive(first - 1))
                first--; // "Hyundai's CEO"
            return Grammar.Roles.Contains(only)
                ? new Mention(MentionKind.Role, new TextSpan(tokens[Subjects.WithoutDeterminer(tokens, first)].Start, tokens[last].End), first)
                : Mention.None;
        }

        return last - name > 4 ? Mention.None : new Mention(MentionKind.Name, new TextSpan(tokens[name].Start, tokens[last].End), first);
    }

    // "de Gaulle": a name may begin small where its clause does.
    public static bool LeadsName(Tokens tokens, int i, int from) =>
        tokens.Lower(i) is "de" or "van" or "von" or "di" or "da" or "du" or "del" or "della" or "bin" or "al" && !tokens.IsCapitalised(i) && tokens.IsCapitalised(i + 1) && (i == from || !tokens.IsWord(i - 1));

    // "editor Per Moe": a word that opens sentences is a name's where a word stands before it.
    private static bool OpensSentence(Tokens tokens, int i) =>
        SentenceStarters.Contains(tokens.Word(i)) && (!tokens.IsWord(i - 1) || tokens.IsCapitalised(i - 1));

    public static bool IsParticleInside(Tokens tokens, int i) =>
        BodyNames.Joins(tokens, i, 0)
        || Grammar.NameParticles.Contains(tokens.Lower(i)) && tokens.IsWord(i)
        && (tokens.IsCapitalised(i - 1) || IsParticle(tokens, i - 1)) && (tokens.IsCapitalised(i + 1) || IsParticle(tokens, i + 1));

    private static bool IsParticle(Tokens tokens, int i) => tokens.IsWord(i) && !tokens.IsCapitalised(i) && Grammar.NameParticles.Contains(tokens.Lower(i));
}
