using System.Collections.Frozen;
using ArticleArchive.Parsing.Claims.Lexicon;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Claims;

/// <summary>Parts a sentence of the author's into what it states: clauses side by side that each have a subject and a finite verb of their own.</summary>
/// <remarks>Without a parse, so only where both halves are plain: what is left whole is one claim that states two things, what is cut wrongly states neither.</remarks>
internal static class Propositions
{
    private const int LongestSubject = 10;
    private const int FewestWords = 3;

    private static readonly FrozenSet<string> Joining = Words.Set("and but yet so while whereas although though");
    private static readonly FrozenSet<string> Conceding = Words.Set("while although though whereas");

    // What holds of one clause under these holds of the next: "if it rains, the match is off, and nobody pays".
    private static readonly FrozenSet<string> Conditions = Words.Set("if unless should were had whether until once provided assuming");

    // A clause behind these may go on behind the comma: "left because the pay was bad, and the hours were long".
    private static readonly FrozenSet<string> Subordinators = Words.Set("because when after before as since that how why what until while so than whether if unless where although though");

    private static readonly FrozenSet<string> Fronting = Words.Set("when after before because as since following");
    private static readonly FrozenSet<string> Relatives = Words.Set("who whom whose which that where when because if although though while as after before since to how why what");
    private static readonly FrozenSet<string> SubjectPronouns = Words.Set("i we you he she it they there nobody everybody everyone somebody someone nothing everything this these those");

    // "neither rose, nor", "not only is it late, but it is wrong", "so large that it fell, and": the halves need each other.
    private static readonly FrozenSet<string> Correlatives = Words.Set("neither either both only");

    private static readonly FrozenSet<string> Auxiliaries = Words.Set("is are was were am has have had will would can could may might must shall should does did do");

    // Pasts that are no participle, so that behind a noun they can only be its verb.
    private static readonly FrozenSet<string> Pasts = Words.Set("came went saw gave became began wrote rose drove wore chose fell grew drew broke spoke took flew sank sang swam drank ate knew threw shook ran stole froze swore tore woke");

    /// <returns>The clauses in order, without the comma and conjunction between them; the whole sentence where it is one.</returns>
    /// <param name="tokens">A sentence.</param>
    public static IReadOnlyList<TextSpan> Of(Tokens tokens)
    {
        if (tokens.Count < 2 * FewestWords || tokens.IsMark(tokens.Count - 1, '?') || Conditions.Contains(tokens.Lower(0)))
            return [tokens.Span];
        List<TextSpan>? found = null;
        var (from, isQuoted, brackets) = (0, false, 0);
        var isConceded = Conceding.Contains(tokens.Lower(0));
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens.IsMark(i, '"') || tokens.IsMark(i, '“') || tokens.IsMark(i, '”'))
                isQuoted = tokens.IsMark(i, '“') || (!tokens.IsMark(i, '”') && !isQuoted);
            brackets += tokens.IsMark(i, '(') || tokens.IsMark(i, '[') ? 1 : tokens.IsMark(i, ')') || tokens.IsMark(i, ']') ? -1 : 0;
            if (isQuoted || brackets != 0)
                continue;

            // "While Russia has denied it, there is evidence.": what is conceded is stated too.
            if (isConceded && found is null && tokens.IsMark(i, ','))
            {
                if (!Stands(tokens, 1, i, isConceded: true) || !Opens(tokens, i + 1, tokens.Count))
                    return [tokens.Span];
                found = [Span(tokens, 1, i)];
                from = i + 1;
                continue;
            }

            if ((isConceded && found is null) || Boundary(tokens, i) is not { } boundary)
                continue;
            if (!Stands(tokens, from, boundary.End) || !Opens(tokens, boundary.Next, tokens.Count))
                continue;
            found ??= [];
            found.Add(Span(tokens, from, boundary.End));
            from = boundary.Next;
        }

        if (found is null)
            return [tokens.Span];
        found.Add(new TextSpan(tokens[from].Start, tokens.Span.End));
        return found;
    }

    // "; ", ", and ", and without a comma only before a pronoun that can be nothing but a subject: "and he won".
    private static (int End, int Next)? Boundary(Tokens tokens, int i)
    {
        if (tokens.IsMark(i, ';'))
            return (i, Joining.Contains(tokens.Lower(i + 1)) ? i + 2 : i + 1);
        if (!Joining.Contains(tokens.Lower(i)) || i == 0 || tokens.Is(i + 1, "that"))
            return null;
        if (tokens.IsMark(i - 1, ','))
            return (i - 1, i + 1);
        return tokens.Lower(i) is "and" or "but" && tokens.Lower(i + 1) is "he" or "she" or "they" or "we" or "i" ? (i, i + 1) : null;
    }

    // What stands left of the boundary is a sentence by itself, and nothing in it reaches over the boundary.
    private static bool Stands(Tokens tokens, int from, int end, bool isConceded = false)
    {
        var start = from;
        if (Fronting.Contains(tokens.Lower(from)))
        {
            while (start < end && !tokens.IsMark(start, ','))
                start++;
            start++;
        }

        var (words, verb) = (0, -1);
        for (var i = start; i < end; i++)
        {
            if (!tokens.IsWord(i))
                continue;
            words++;
            var lower = tokens.Lower(i);
            if (Correlatives.Contains(lower) || Conditions.Contains(lower) && !Auxiliaries.Contains(lower))
                return false;
            if (verb < 0 && (IsVerb(tokens, i, end) || (isConceded && IsPast(tokens, i))) && i > start && !IsInRelative(tokens, i, start))
                verb = i;
            else if (verb >= 0 && Subordinators.Contains(lower) && !Stance.IsRelative(tokens, i) && !IsClosed(tokens, i, end))
                return false;
        }

        // "issues like trade, crime, and rights": a list, whose last member the next clause seems to open with.
        var last = end - 1;
        while (last > verb && !tokens.IsMark(last, ','))
            last--;
        if (verb >= 0 && last > verb && !Enumerable.Range(last, end - last).Any(i => IsVerb(tokens, i, end)))
            return false;
        return verb >= 0 && words >= FewestWords && !EndsOnAuxiliary(tokens, end - 1);
    }

    // "but they did", with no full verb behind it; "in May" ends on none.
    private static bool EndsOnAuxiliary(Tokens tokens, int last) => !tokens.IsCapitalised(last) && !tokens.Is(last - 1, "to") && Auxiliaries.Contains(tokens.Lower(last));

    // A subordinate clause ends at a comma.
    private static bool IsClosed(Tokens tokens, int from, int end)
    {
        for (var i = from; i < end; i++)
        {
            if (tokens.IsMark(i, ','))
                return true;
        }

        return false;
    }

    // "who [had]": back to the next comma.
    private static bool IsInRelative(Tokens tokens, int verb, int from)
    {
        for (var i = verb - 1; i >= from && !tokens.IsMark(i, ','); i--)
        {
            if (tokens.IsWord(i) && Relatives.Contains(tokens.Lower(i)))
                return true;
        }

        return false;
    }

    // A subject right at its start, its verb behind it, and enough more to say something: not "but they did not".
    private static bool Opens(Tokens tokens, int from, int end)
    {
        var subject = from;
        if (tokens.Lower(subject) is "now" or "then" or "today" or "still" or "later" or "so" || (tokens.Lower(subject).EndsWith("ly", StringComparison.Ordinal) && !tokens.IsCapitalised(subject)))
            subject++;
        if (tokens.Lower(subject) is "about" or "nearly" or "almost" or "over" or "some" && tokens.Word(subject + 1) is { Length: > 0 } figure && char.IsAsciiDigit(figure[0]))
            subject++;
        var words = 0;
        for (var i = from; i < end; i++)
            words += tokens.IsWord(i) ? 1 : 0;
        var last = end - 1;
        while (last > from && !tokens.IsWord(last))
            last--;
        // "but their relations did not improve": whose, only the half before tells.
        if (tokens.Lower(subject) is "its" or "their" or "his" or "her" || words < FewestWords || EndsOnAuxiliary(tokens, last) || tokens.Lower(last) is "not" or "too" || !StartsSubject(tokens, subject))
            return false;
        if (SubjectPronouns.Contains(tokens.Lower(subject)))
        {
            var verb = subject + 1;
            while (Subjects.IsChain(tokens, verb) && !Auxiliaries.Contains(tokens.Lower(verb)) && !IsVerb(tokens, verb, end))
                verb++;
            if (Auxiliaries.Contains(tokens.Lower(verb)) || IsVerb(tokens, verb, end))
                return true;
            if (tokens.Lower(subject) is not ("this" or "these" or "those"))
                return tokens.Lower(subject) is "i" or "we" or "you" or "they" && EnglishWords.Is(tokens.Lower(verb), WordClasses.Verb);
        }

        for (var i = subject + 1; i < end && i < subject + LongestSubject && (tokens.IsWord(i) || tokens.IsMark(i, '%')); i++)
        {
            if (IsVerb(tokens, i, end))
                return true;
            if (Relatives.Contains(tokens.Lower(i)) || Grammar.Conjunctions.Contains(tokens.Lower(i)))
                return false;
        }

        return false;
    }

    private static bool StartsSubject(Tokens tokens, int i) => tokens.IsWord(i)
        && (SubjectPronouns.Contains(tokens.Lower(i)) || Grammar.Determiners.Contains(tokens.Lower(i)) || tokens.IsCapitalised(i) || char.IsAsciiDigit(tokens.Word(i)[0])
            || Subjects.Quantifiers.Contains(tokens.Lower(i)) || (EnglishWords.ClassOf(EnglishWords.Lemma(tokens.Lower(i), WordClasses.Noun)) is WordClasses.Noun or WordClasses.Adjective && !Grammar.Prepositions.Contains(tokens.Lower(i))));

    // Surely finite: what may be a participle ("the men accused of it") only where no preposition follows.
    private static bool IsVerb(Tokens tokens, int i, int end)
    {
        if (!tokens.IsWord(i) || tokens.IsCapitalised(i))
            return false;
        var lower = tokens.Lower(i);
        if (Auxiliaries.Contains(lower) || Pasts.Contains(lower) || lower.EndsWith("n't", StringComparison.Ordinal))
            return true;
        if (Grammar.Determiners.Contains(tokens.Lower(i - 1)) || tokens.Is(i - 1, "to"))
            return false;
        if (lower.Length > 3 && lower[^1] == 's' && lower[^2] is not ('s' or '\''))
        {
            return !Subjects.IsPlural(tokens, i) && EnglishWords.Find(EnglishWords.Lemma(lower, WordClasses.Verb)) is { Likeliest: WordClasses.Verb }
                && EnglishWords.ClassOf(tokens.Lower(i - 1)) != WordClasses.Adjective && (Subjects.IsFinite(tokens, i) || EnglishWords.ClassOf(EnglishWords.Lemma(tokens.Lower(i - 1), WordClasses.Noun)) == WordClasses.Noun);
        }

        // "Oklahoma cut its top rate", "farmers sell their grain"
        if (Grammar.Determiners.Contains(tokens.Lower(i + 1)) && EnglishWords.Find(lower) is { Likeliest: WordClasses.Verb } && (tokens.IsCapitalised(i - 1) || tokens.Lower(i - 1).EndsWith('s')))
            return true;
        return (Subjects.IsFinite(tokens, i) || IsPast(tokens, i)) && (i + 1 >= end || SubjectPronouns.Contains(tokens.Lower(i - 1)) || !(Grammar.Prepositions.Contains(tokens.Lower(i + 1)) || tokens.Is(i + 1, "as")));
    }

    private static bool IsPast(Tokens tokens, int i) => tokens.Lower(i) is { Length: > 4 } lower && !tokens.IsCapitalised(i) && lower.EndsWith("ed", StringComparison.Ordinal) && EnglishWords.Is(EnglishWords.Lemma(lower, WordClasses.Verb), WordClasses.Verb);

    private static TextSpan Span(Tokens tokens, int from, int end)
    {
        while (end > from && tokens.IsMark(end - 1, ','))
            end--;
        return new TextSpan(tokens[from].Start, tokens[end - 1].End);
    }
}
