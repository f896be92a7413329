using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Claims;

/// <summary>A stretch between quotation marks.</summary>
/// <param name="Outer">With its marks; without the closing one where that is missing.</param>
/// <param name="Content">Between the marks, trimmed.</param>
/// <param name="IsClosed">True when the closing mark is there.</param>
/// <param name="RunsOn">True when the quotation goes on in the next block, which opens with the same mark.</param>
internal readonly record struct Quotation(TextSpan Outer, TextSpan Content, bool IsClosed, bool RunsOn = false);

/// <summary>Finds quotations by their marks: one state, the mark that would close, and only the outermost quotation counts.</summary>
internal static class Quotations
{
    // An apostrophe looks like a closing mark; a quotation in straight single marks must close within this distance.
    private const int LongestSingleQuoted = 400;

    /// <param name="text">The reading text.</param>
    /// <param name="block">The block to look at.</param>
    /// <param name="next">The body block that follows, or null: one that opens with the same mark continues an unclosed quotation.</param>
    public static List<Quotation> Find(string text, TextSpan block, TextSpan? next)
    {
        var found = new List<Quotation>();
        if (Dialogue(text, block, found))
            return found;
        var open = -1;
        for (var i = block.Start; i < block.End; i++)
        {
            var c = text[i];
            if (open >= 0)
            {
                if (Closes(text, open, i, block))
                {
                    Add(new TextSpan(open, i + 1), isClosed: true);
                    open = -1;
                }
                else if (c == text[open] && Opens(text, i, block) && c is not ('\'' or '‘'))
                {
                    // A second opening mark: the first one's end is missing.
                    Add(new TextSpan(open, i), isClosed: false);
                    open = i;
                }
            }
            else if (SentenceMarks.IsQuotationMark(c) && (Opens(text, i, block) || OpensForNext(text, i, block, next)))
            {
                open = i;
            }
        }

        if (open >= 0)
        {
            Add(new TextSpan(open, block.End), isClosed: false);
            if (found.Count > 0 && next is { } following && text[following.Start] == text[open])
                found[^1] = found[^1] with { RunsOn = true };
        }

        return found;

        void Add(TextSpan outer, bool isClosed)
        {
            var content = SentenceMarks.Trim(text, outer.Start + 1, isClosed ? outer.End - 1 : outer.End);
            if (!content.IsEmpty)
                found.Add(new Quotation(SentenceMarks.Trim(text, outer.Start, outer.End), content, isClosed));
        }
    }

    // —No nos dejaron solos —dijo Marta Gil—. Nos vamos. Spanish and Russian open speech with a dash; only a verb of saying behind a second dash
    // tells it from a list item or a signature.
    private static bool Dialogue(string text, TextSpan block, List<Quotation> found)
    {
        if (block.Length < 4 || text[block.Start] is not ('—' or '–' or '―'))
            return false;
        var mark = text[block.Start];
        var start = SentenceMarks.Trim(text, block.Start + 1, block.End).Start;
        for (var dash = start + 1; dash < block.End - 1; dash++)
        {
            if (text[dash] != mark || !SentenceMarks.IsGap(text[dash - 1]))
                continue;
            var word = SentenceMarks.Trim(text, dash + 1, block.End).Start;
            var wordEnd = word;
            while (wordEnd < block.End && char.IsLetter(text[wordEnd]))
                wordEnd++;
            if (wordEnd == word || !Cues.Inverts(text.AsSpan(word, wordEnd - word)))
                continue;
            found.Add(new Quotation(SentenceMarks.Trim(text, block.Start, dash), SentenceMarks.Trim(text, start, dash), IsClosed: true));
            var again = text.IndexOf(mark, wordEnd, block.End - wordEnd);
            var rest = again < 0 || !ReturnsToSpeech(text.AsSpan(wordEnd, again - wordEnd)) ? block.End : again + 1;
            while (rest < block.End && !char.IsLetterOrDigit(text[rest]) && text[rest] is not ('¿' or '¡'))
                rest++;
            if (rest < block.End)
                found.Add(new Quotation(SentenceMarks.Trim(text, rest, block.End), SentenceMarks.Trim(text, rest, block.End), IsClosed: true));
            return true;
        }

        return false;
    }

    // "dijo Marta Gil—." and "сказал он. —": a dash further on, behind the start of another sentence, is the author's.
    private static bool ReturnsToSpeech(ReadOnlySpan<char> frame)
    {
        var words = frame.TrimEnd();
        return words.IndexOfAny('.', '!', '?') is var stop && (stop < 0 || stop == words.Length - 1);
    }

    private static bool Opens(string text, int i, TextSpan block)
    {
        var afterGap = i == block.Start || SentenceMarks.IsGap(text[i - 1]) || SentenceMarks.IsDash(text[i - 1]) || text[i - 1] is '(' or '[' or ':' or '：' or '，';
        var beforeWord = i + 1 < block.End && !SentenceMarks.IsGap(text[i + 1]);
        return text[i] switch
        {
            '“' or '„' or '「' or '『' or '‹' => i + 1 < block.End,
            '«' => i + 1 < block.End && (afterGap || beforeWord),
            '"' => (afterGap && (beforeWord || IsBehindColon(text, i, block))) || (beforeWord && !char.IsLetterOrDigit(text[i - 1]) && char.IsUpper(text[i + 1])),
            '”' or '»' => afterGap && beforeWord && char.IsLetter(text[i + 1]),
            '‘' or '‚' => afterGap && beforeWord && ClosesNearby(text, i, block, '’', '‘'),
            '\'' => afterGap && beforeWord && char.IsLetter(text[i + 1]) && ClosesNearby(text, i, block, '\'', '\''),
            _ => false,
        };
    }

    // said : " C ". Scrapes put blanks around marks.
    private static bool IsBehindColon(string text, int i, TextSpan block)
    {
        var before = i - 1;
        while (before > block.Start && SentenceMarks.IsGap(text[before]))
            before--;
        return before > block.Start && text[before] == ':' && i + 1 < block.End;
    }

    // S said: 'C. / 'C.': a single mark that the next block repeats, since the quotation goes on there.
    private static bool OpensForNext(string text, int i, TextSpan block, TextSpan? next)
    {
        if (text[i] is not ('\'' or '‘') || next is not { } following || text[following.Start] != text[i] || i + 1 >= block.End || !char.IsUpper(text[i + 1]))
            return false;
        var before = i - 1;
        while (before >= block.Start && SentenceMarks.IsGap(text[before]))
            before--;
        return before < block.Start || (before < i - 1 && text[before] is ':' or ',');
    }

    private static bool Closes(string text, int open, int i, TextSpan block)
    {
        var c = text[i];
        return text[open] switch
        {
            '“' => c is '”' || (c == '"' && !OpensStraight(text, i, block)),
            '„' => c is '“' or '”' || (c == '"' && !OpensStraight(text, i, block)),
            '"' => c is '"' or '”' && !OpensStraight(text, i, block),
            '”' => c == '”',
            '«' => c == '»',
            '»' => c == '«',
            '‹' => c == '›',
            '「' => c == '」',
            '『' => c == '』',
            '‘' => c == '’' && EndsSingle(text, i, block),
            '‚' => c is '‘' or '’' && EndsSingle(text, i, block),
            '\'' => c == '\'' && EndsSingle(text, i, block),
            _ => false,
        };
    }

    // The shape of an opening straight mark: after a gap and before a word.
    private static bool OpensStraight(string text, int i, TextSpan block) =>
        i > block.Start && SentenceMarks.IsGap(text[i - 1]) && i + 1 < block.End && char.IsLetterOrDigit(text[i + 1]);

    // An apostrophe stands before a letter or ends a plural (workers' rights); a closing mark follows a mark or ends a phrase.
    private static bool EndsSingle(string text, int i, TextSpan block)
    {
        var before = text[i - 1];
        if (i + 1 < block.End && char.IsLetterOrDigit(text[i + 1]))
            return false;
        return before != 's' || i + 1 >= block.End || !SentenceMarks.IsGap(text[i + 1]);
    }

    private static bool ClosesNearby(string text, int open, TextSpan block, char mark, char otherMark)
    {
        var stop = Math.Min(block.End, open + LongestSingleQuoted);
        for (var i = open + 2; i < stop; i++)
        {
            if ((text[i] == mark || text[i] == otherMark) && EndsSingle(text, i, block))
                return true;
        }

        return false;
    }
}
