using System.Collections.Frozen;

namespace ArticleArchive.Parsing.Claims;

/// <summary>Whether a sentence ends at a mark that can end one: the words on both sides decide. In doubt it does not.</summary>
internal static class SentenceBoundaries
{
    // German writes ordinals with a full stop: "am 3. Oktober", "der 2. Weltkrieg". The word before shows it.
    private static readonly FrozenSet<string> OrdinalLeads = new[]
    {
        "am", "der", "die", "das", "dem", "den", "des", "im", "vom", "zum", "zur", "ab", "beim", "ein", "eine", "einen", "einem", "einer", "jeder", "jedem", "ihr", "ihren",
        "sein", "seinen", "seine", "und", "bis", "Am", "Der", "Die", "Das", "Dem", "Den", "Im", "Vom", "Zum", "Zur", "Ab", "Beim", "Ein", "seit",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> DatesAndOrdinals = new[]
    {
        "Januar", "Jänner", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember", "Jahrhundert", "Jahrhunderts",
        "Weltkrieg", "Weltkriegs",
    }.ToFrozenSet(StringComparer.Ordinal);

    // After "9 a.m." these continue the time of day.
    private static readonly FrozenSet<string> AfterTimes = new[]
    {
        "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "Eastern", "Pacific", "Central", "Mountain", "Greenwich", "UTC", "GMT", "EST", "EDT",
        "ET", "CT", "MT", "PT", "PST", "PDT", "CST", "CDT", "MST", "BST", "CET", "CEST", "IST", "AEST", "January", "February", "March", "April", "May", "June", "July",
        "August", "September", "October", "November", "December", "Jan", "Feb", "Mar", "Apr", "Aug", "Sept", "Oct", "Nov", "Dec",
    }.ToFrozenSet(StringComparer.Ordinal);

    // Names that are written with a mark of exclamation.
    private static readonly FrozenSet<string> NamesWithMark = new[] { "Yahoo", "Jeopardy", "Yum", "Mamma Mia" }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> OrdinalLeadLookup = OrdinalLeads.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> OrdinalLookup = DatesAndOrdinals.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> AfterTimeLookup = AfterTimes.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> NameWithMarkLookup = NamesWithMark.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Does the sentence from <paramref name="start"/>, whose end marks are [<paramref name="mark"/>, <paramref name="end"/>), end there?</summary>
    public static bool IsBoundary(string text, int start, int mark, int end, int limit)
    {
        var next = WordsAround.SkipGap(text, end, limit);
        if (next >= limit)
            return true;
        if (SentenceMarks.IsFullWidthEnd(text[mark]))
            return IsFullWidthBoundary(text, start, mark, end, next);
        if (next == end)
            return IsGluedBoundary(text, start, mark, end, limit);
        if (BlankLineBetween(text, end, next))
            return true;

        var first = WordsAround.FirstOfWord(text, next, limit);
        if (first >= limit)
            return false; // Only marks follow: they stay with this sentence.
        if (text[next] is ',' or ';' or ':' || (SentenceMarks.IsDash(text[next]) && char.IsLower(text[first])))
            return false;

        var word = WordsAround.WordAt(text, first, limit);
        if (char.IsLower(text[first]) && !(word.Length > 1 && char.IsUpper(word[1])) && !IsParticleBeforeName(text, first, word, limit))
            return OpensAgain(text, mark, end, next);
        if (WordsAround.HoldsQuotationMark(text, mark, end) && text[mark] is '?' or '!' && SpeechFollows(text, first, limit))
            return false;

        if (text[mark] == '.' && !(mark + 1 < limit && text[mark + 1] == '.'))
            return IsFullStopBoundary(text, start, mark, end, first, word, limit);
        if (text[mark] is '…' or '.')
            return !(word is "I") && !IsInBrackets(text, mark, end);
        if (text[mark] == '!' && NameWithMarkLookup.Contains(WordsAround.WordBefore(text, mark, start)))
            return SentenceStarters.Contains(word);
        return true;
    }

    // "de Gaulle said no.": a name may begin small.
    private static bool IsParticleBeforeName(string text, int first, ReadOnlySpan<char> word, int limit) =>
        word is "de" or "van" or "von" or "der" or "di" or "da" or "du" or "del" or "della" or "bin" or "al" or "ibn" && first + word.Length + 1 < limit
        && text[first + word.Length] is ' ' or '-' && char.IsUpper(text[first + word.Length + 1]);

    // A lower-case word after the end: a new sentence only where a quotation opens after a plain full stop.
    private static bool OpensAgain(string text, int mark, int end, int next) =>
        end == mark + 1 && text[mark] == '.' && text[next] is '“' or '„' && char.IsLower(text[Math.Max(0, mark - 1)]);

    private static bool IsFullStopBoundary(string text, int start, int mark, int end, int first, ReadOnlySpan<char> next, int limit)
    {
        if (end > mark + 1 && WordsAround.HoldsQuotationMark(text, mark, end))
            return true;
        var word = WordsAround.WordBefore(text, mark, start);
        var wordStart = mark - word.Length;
        var nextIsDigit = char.IsDigit(text[first]);
        var nextHasStop = first + next.Length < limit && text[first + next.Length] == '.' && next.Length <= 2;
        var opens = SentenceStarters.ContainsOrParticle(next) && !nextHasStop;

        // "1. The", "IV. Challenges", "b) ..." at the start: the label of a list item or heading.
        if (wordStart == start && IsLabel(word))
            return false;

        if (word.Length > 0 && WordsAround.IsDigits(word))
            return !(word.Length <= 2 && (OrdinalLookup.Contains(next) || OrdinalLeadLookup.Contains(WordsAround.WordBefore(text, WordsAround.GapBefore(text, wordStart, start), start))));

        switch (Abbreviations.KindOf(word))
        {
            case AbbreviationKind.Leads:
                return false;
            case AbbreviationKind.LeadsNumber:
                if (nextIsDigit || WordsAround.IsRoman(next))
                    return false;
                return word.Length > 1 || opens;
            case AbbreviationKind.MayEnd:
                if (word is "г" or "гг" or "в" or "вв")
                    return char.IsDigit(text[Math.Max(start, WordsAround.GapBefore(text, wordStart, start) - 1)]);
                return opens;
            case AbbreviationKind.Ends:
                return !AfterTimeLookup.Contains(next);
        }

        // An initial: "J. K. Rowling", "z. B. Berlin"; but "Plan B. They".
        if (word.Length == 1 && char.IsLetter(word[0]))
            return SentenceStarters.Contains(next) && !nextHasStop;
        return true;
    }

    // "war.The" is two sentences where the text says so: a plain word before and a word that opens sentences after.
    private static bool IsGluedBoundary(string text, int start, int mark, int end, int limit)
    {
        var c = text[end];
        if (!char.IsUpper(c) && !SentenceMarks.IsOpener(c))
            return false;
        var first = WordsAround.FirstOfWord(text, end, limit);
        if (first >= limit || !char.IsUpper(text[first]))
            return false;
        var word = WordsAround.WordAt(text, first, limit);
        if (!SentenceStarters.Contains(word) || word.Length < 2)
            return false;
        if (first + word.Length < limit && text[first + word.Length] is '.' or '/' or '_')
            return false;
        var before = WordsAround.WordBefore(text, mark, start);
        return before.Length >= 2 && !before.Contains('.') && !before.Contains('/') && (WordsAround.IsDigits(before) || char.IsLower(before[^1]));
    }

    // “…！”她表示: the frame of a quotation that opened the sentence belongs to it, and so does と after 」.
    private static bool IsFullWidthBoundary(string text, int start, int mark, int end, int next)
    {
        if (next > end || !WordsAround.HoldsQuotationMark(text, mark, end) || !char.IsLetter(text[next]))
            return true;
        return !SentenceMarks.IsOpener(text[start]) && text[next] is not ('と' or 'っ');
    }

    // “Who pays?” Mara Lindqvist asked: up to four capitalised words and then a verb of saying.
    private static bool SpeechFollows(string text, int first, int limit)
    {
        for (var words = 0; words < 5 && first < limit; words++)
        {
            var word = WordsAround.WordAt(text, first, limit);
            if (word.IsEmpty)
                return false;
            if (char.IsLower(word[0]))
                return words > 0 && Cues.IsSpeechVerb(word);
            if (SentenceStarters.Contains(word) && words == 0 && word is not ("He" or "She" or "They" or "The"))
                return false;
            first += word.Length;
            if (first < limit && text[first] == '.')
                first++;
            if (first >= limit || text[first] != ' ')
                return false;
            first++;
        }

        return false;
    }

    // The ellipsis of "[...]" and "(…)" says that words were left out, not that a sentence ends.
    private static bool IsInBrackets(string text, int mark, int end) =>
        mark > 0 && text[mark - 1] is '[' or '(' && text[end - 1] is ']' or ')';

    private static bool IsLabel(ReadOnlySpan<char> word) =>
        word.Length is > 0 and <= 5 && ((WordsAround.IsDigits(word) && word.Length <= 3) || (word.Length == 1 && char.IsLetter(word[0])) || WordsAround.IsRoman(word) || IsOutlineNumber(word));

    // 2.1, 4.1.3
    private static bool IsOutlineNumber(ReadOnlySpan<char> word)
    {
        foreach (var c in word)
        {
            if (!char.IsAsciiDigit(c) && c != '.')
                return false;
        }

        return true;
    }

    private static bool BlankLineBetween(string text, int from, int to)
    {
        var lines = 0;
        for (var i = from; i < to; i++)
        {
            if (text[i] == '\n' && ++lines == 2)
                return true;
        }

        return false;
    }
}
