using System.Collections.Frozen;
using System.Globalization;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Claims;

/// <summary>Splits text into sentences, offsets first.</summary>
/// <remarks>
/// One pass; at each mark that can end a sentence the words on both sides decide, each looked at within a bounded
/// distance, so that the time is linear in the text whatever it holds. In doubt the text stays one sentence.
/// </remarks>
public static class SentenceSplitter
{
    private const int LongestWord = 32;
    private const int LongestBracket = 240;

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

    /// <summary>Finds the sentences of a stretch of text.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="span">The stretch, such as a block.</param>
    /// <param name="most">The sentences after this many are left out.</param>
    /// <returns>Trimmed, disjoint spans inside <paramref name="span"/>, in order, that together hold all its words.</returns>
    public static IReadOnlyList<TextSpan> Split(string text, TextSpan span, int most = int.MaxValue)
    {
        var sentences = new List<TextSpan>();
        var start = SkipGap(text, span.Start, span.End);
        var bracketEnd = -1;
        for (var i = start; i < span.End && sentences.Count < most;)
        {
            var c = text[i];
            if (c is '(' or '[' && i > start && bracketEnd < i)
            {
                // A bracket inside a sentence belongs to it, full stops and all.
                var length = Math.Min(LongestBracket, span.End - i);
                bracketEnd = text.IndexOf(c == '(' ? ')' : ']', i, length);
            }

            if (c == '\n' && IsBlankLine(text, i, span.End))
            {
                i = Close(text, sentences, start, i, span.End);
                start = i;
                continue;
            }

            var isGreekQuestion = c == ';' && i > start && text[i - 1] is >= '\u0370' and <= '\u03FF' && i + 1 < span.End && text[i + 1] == ' ';
            if ((!SentenceMarks.IsEnd(c) && !isGreekQuestion) || i <= bracketEnd || IsHole(text, i))
            {
                i++;
                continue;
            }

            var end = EndOfMarks(text, i, span.End, start);
            if (!IsBoundary(text, start, i, end, span.End))
            {
                i = end;
                continue;
            }

            i = Close(text, sentences, start, end, span.End);
            start = i;
        }

        if (sentences.Count < most)
            Close(text, sentences, start, span.End, span.End);
        return sentences;
    }

    // Adds the sentence and returns where the next begins. What holds no word (a stray mark) stays with the sentence before.
    private static int Close(string text, List<TextSpan> sentences, int start, int end, int limit)
    {
        var sentence = SentenceMarks.Trim(text, start, end);
        if (HasWord(text, sentence))
            sentences.Add(sentence);
        else if (sentences.Count > 0 && !sentence.IsEmpty)
            sentences[^1] = new TextSpan(sentences[^1].Start, sentence.End);
        return SkipGap(text, end, limit);
    }

    // From the first end mark over the run of marks, closing quotation marks, brackets and footnote numbers behind it.
    private static int EndOfMarks(string text, int i, int limit, int start)
    {
        i++;
        while (i < limit)
        {
            var c = text[i];
            if (SentenceMarks.IsEnd(c) || (SentenceMarks.IsCloser(c) && ClosesHere(text, i, limit, start)))
                i++;
            else if (c == ' ' && i + 1 < limit && text[i - 1] == '.' && text[i + 1] == '.')
                i++; // ". . ."
            else if (c is ' ' or '\u00A0' or '\u202F' && i + 1 < limit && text[i + 1] is '»' or '›' && !(i + 2 < limit && char.IsLetterOrDigit(text[i + 2])))
                i++;
            else if (c == ' ' && PictographEnd(text, i + 1, limit) is var pictograph and > 0)
                i = pictograph;
            else if (c == '[' && FootnoteEnd(text, i, limit) is var footnote and > 0)
                i = footnote;
            else if (c is '¹' or '²' or '³' or (>= '⁰' and <= '⁹'))
                i++;
            else
                break;
        }

        return i;
    }

    // A mark right after a sentence's end closes, unless a word begins right behind a mark that can open.
    private static bool ClosesHere(string text, int i, int limit, int start)
    {
        var c = text[i];
        var beforeWord = i + 1 < limit && char.IsLetterOrDigit(text[i + 1]);
        return c switch
        {
            '"' or '\'' => !beforeWord || IsOpenedBefore(text, c, start, i),
            '“' => !beforeWord || IsOpenedBefore(text, '„', start, i),
            '«' => !beforeWord || IsOpenedBefore(text, '»', start, i),
            '‘' => !beforeWord || IsOpenedBefore(text, '‚', start, i),
            '»' => !beforeWord || IsOpenedBefore(text, '«', start, i),
            _ => true,
        };
    }

    private static bool IsOpenedBefore(string text, char mark, int start, int i)
    {
        var from = Math.Max(start, i - LongestBracket);
        var count = 0;
        foreach (var c in text.AsSpan(from, i - from))
        {
            if (c == mark)
                count++;
        }

        return (count & 1) == 1;
    }

    // [12], [a]
    private static int FootnoteEnd(string text, int i, int limit)
    {
        var end = i + 1;
        while (end < limit && end < i + 5 && char.IsAsciiDigit(text[end]))
            end++;
        return end > i + 1 && end < limit && text[end] == ']' ? end + 1 : -1;
    }

    // A pictograph between two sentences goes with the first.
    private static int PictographEnd(string text, int i, int limit)
    {
        var end = i;
        while (end < limit && end < i + 8 && (char.IsSurrogate(text[end]) || text[end] == '\uFE0F' || char.GetUnicodeCategory(text[end]) == UnicodeCategory.OtherSymbol))
            end++;
        return end > i && (end == limit || SentenceMarks.IsGap(text[end])) ? end : -1;
    }

    // Does the sentence from `start`, whose end marks are [mark, end), end there?
    private static bool IsBoundary(string text, int start, int mark, int end, int limit)
    {
        var next = SkipGap(text, end, limit);
        if (next >= limit)
            return true;
        if (SentenceMarks.IsFullWidthEnd(text[mark]))
            return IsFullWidthBoundary(text, start, mark, end, next);
        if (next == end)
            return IsGluedBoundary(text, start, mark, end, limit);
        if (BlankLineBetween(text, end, next))
            return true;

        var first = FirstOfWord(text, next, limit);
        if (first >= limit)
            return false; // Only marks follow: they stay with this sentence.
        if (text[next] is ',' or ';' or ':' || (SentenceMarks.IsDash(text[next]) && char.IsLower(text[first])))
            return false;

        var word = WordAt(text, first, limit);
        if (char.IsLower(text[first]) && !(word.Length > 1 && char.IsUpper(word[1])) && !IsParticleBeforeName(text, first, word, limit))
            return OpensAgain(text, mark, end, next);
        if (HoldsQuotationMark(text, mark, end) && text[mark] is '?' or '!' && SpeechFollows(text, first, limit))
            return false;

        if (text[mark] == '.' && !(mark + 1 < limit && text[mark + 1] == '.'))
            return IsFullStopBoundary(text, start, mark, end, first, word, limit);
        if (text[mark] is '…' or '.')
            return !(word is "I") && !IsInBrackets(text, mark, end);
        if (text[mark] == '!' && NameWithMarkLookup.Contains(WordBefore(text, mark, start)))
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
        if (end > mark + 1 && HoldsQuotationMark(text, mark, end))
            return true;
        var word = WordBefore(text, mark, start);
        var wordStart = mark - word.Length;
        var nextIsDigit = char.IsDigit(text[first]);
        var nextHasStop = first + next.Length < limit && text[first + next.Length] == '.' && next.Length <= 2;
        var opens = SentenceStarters.ContainsOrParticle(next) && !nextHasStop;

        // "1. The", "IV. Challenges", "b) ..." at the start: the label of a list item or heading.
        if (wordStart == start && IsLabel(word))
            return false;

        if (word.Length > 0 && IsDigits(word))
            return !(word.Length <= 2 && (OrdinalLookup.Contains(next) || OrdinalLeadLookup.Contains(WordBefore(text, GapBefore(text, wordStart, start), start))));

        switch (Abbreviations.KindOf(word))
        {
            case AbbreviationKind.Leads:
                return false;
            case AbbreviationKind.LeadsNumber:
                if (nextIsDigit || IsRoman(next))
                    return false;
                return word.Length > 1 || opens;
            case AbbreviationKind.MayEnd:
                if (word is "г" or "гг" or "в" or "вв")
                    return char.IsDigit(text[Math.Max(start, GapBefore(text, wordStart, start) - 1)]);
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
        var first = FirstOfWord(text, end, limit);
        if (first >= limit || !char.IsUpper(text[first]))
            return false;
        var word = WordAt(text, first, limit);
        if (!SentenceStarters.Contains(word) || word.Length < 2)
            return false;
        if (first + word.Length < limit && text[first + word.Length] is '.' or '/' or '_')
            return false;
        var before = WordBefore(text, mark, start);
        return before.Length >= 2 && !before.Contains('.') && !before.Contains('/') && (IsDigits(before) || char.IsLower(before[^1]));
    }

    // “…！”她表示: the frame of a quotation that opened the sentence belongs to it, and so does と after 」.
    private static bool IsFullWidthBoundary(string text, int start, int mark, int end, int next)
    {
        if (next > end || !HoldsQuotationMark(text, mark, end) || !char.IsLetter(text[next]))
            return true;
        return !SentenceMarks.IsOpener(text[start]) && text[next] is not ('と' or 'っ');
    }

    // “Who pays?” Mara Lindqvist asked: up to four capitalised words and then a verb of saying.
    private static bool SpeechFollows(string text, int first, int limit)
    {
        for (var words = 0; words < 5 && first < limit; words++)
        {
            var word = WordAt(text, first, limit);
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

    private static bool HoldsQuotationMark(string text, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (SentenceMarks.IsQuotationMark(text[i]))
                return true;
        }

        return false;
    }

    // The ellipsis of "[...]" and "(…)" says that words were left out, not that a sentence ends.
    private static bool IsInBrackets(string text, int mark, int end) =>
        mark > 0 && text[mark - 1] is '[' or '(' && text[end - 1] is ']' or ')';

    private static bool IsHole(string text, int i) => text[i] == HoleMark.Text[1] && i > 0 && text[i - 1] == HoleMark.Text[0];

    // The first letter or digit at or after a place, over quotation marks, brackets, dashes and pictographs.
    private static int FirstOfWord(string text, int i, int limit)
    {
        var stop = Math.Min(limit, i + LongestWord);
        while (i < stop && !char.IsLetterOrDigit(text[i]) && text[i] != '⟦')
            i++;
        return i < stop ? i : limit;
    }

    private static ReadOnlySpan<char> WordAt(string text, int i, int limit)
    {
        var end = i;
        var stop = Math.Min(limit, i + LongestWord);
        while (end < stop && (char.IsLetterOrDigit(text[end]) || (text[end] is '\'' or '’' && end + 1 < stop && char.IsLetter(text[end + 1]))))
            end++;
        return text.AsSpan(i, end - i);
    }

    // The word that a full stop ends, inner full stops and hyphens included: "U.S", "J.-C", "www.example.org".
    private static ReadOnlySpan<char> WordBefore(string text, int mark, int start)
    {
        var from = mark;
        var stop = Math.Max(start, mark - LongestWord);
        while (from > stop && (char.IsLetterOrDigit(text[from - 1]) || text[from - 1] is '.' or '-' or '_' or '/' or '№' or '\u00AD'))
            from--;
        while (from < mark && text[from] is '.' or '-')
            from++;
        return text.AsSpan(from, mark - from);
    }

    private static int GapBefore(string text, int i, int start)
    {
        while (i > start && SentenceMarks.IsGap(text[i - 1]))
            i--;
        return i;
    }

    private static bool IsLabel(ReadOnlySpan<char> word) =>
        word.Length is > 0 and <= 5 && ((IsDigits(word) && word.Length <= 3) || (word.Length == 1 && char.IsLetter(word[0])) || IsRoman(word) || IsOutlineNumber(word));

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

    private static bool IsDigits(ReadOnlySpan<char> word)
    {
        foreach (var c in word)
        {
            if (!char.IsDigit(c))
                return false;
        }

        return true;
    }

    private static bool IsRoman(ReadOnlySpan<char> word) => word.Length is > 0 and <= 6 && word.TrimEnd("IVXLC").IsEmpty;

    private static bool HasWord(string text, TextSpan span)
    {
        for (var i = span.Start; i < span.End; i++)
        {
            if (char.IsLetterOrDigit(text[i]) || char.IsSurrogate(text[i]) || text[i] == '⟦')
                return true;
        }

        return false;
    }

    private static int SkipGap(string text, int i, int limit)
    {
        while (i < limit && SentenceMarks.IsGap(text[i]))
            i++;
        return i;
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

    private static bool IsBlankLine(string text, int i, int limit)
    {
        for (var j = i + 1; j < limit && SentenceMarks.IsGap(text[j]); j++)
        {
            if (text[j] == '\n')
                return true;
        }

        return false;
    }
}
