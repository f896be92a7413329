using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Cleaning;

/// <summary>Finds sentences that run together: <c>in 196However, the</c>, <c>logged inPlease refresh</c>, <c>the end.Then</c>.</summary>
/// <remarks>
/// Names in mixed case must stay whole: iPhone, McDonald, LaTeX, YouTube. So the word on the left must be all small
/// letters (two or more) or a number, and the word on the right must be one that often begins a sentence.
/// </remarks>
internal static class GluedSentences
{
    /// <summary>A number of up to this many digits is probably a year that lost its last ones.</summary>
    private const int MostDigitsOfCutNumber = 3;

    public static void Add(string text, TextSpan span, List<Edit> edits, List<Finding> damage)
    {
        for (var i = span.Start + 1; i < span.End; i++)
        {
            if (!char.IsUpper(text[i]) || text[i - 1] is ' ')
                continue;
            var wordEnd = i + 1;
            while (wordEnd < span.End && char.IsLower(text[wordEnd]))
                wordEnd++;
            if (wordEnd < span.End && !char.IsWhiteSpace(text[wordEnd]) && text[wordEnd] is not (',' or ':'))
                continue;

            var word = text.AsSpan(i, wordEnd - i);
            if (text[i - 1] is '.' or '!' or '?')
                AddMissingBlank(text, span, i, word, edits, damage);
            else if (char.IsLower(text[i - 1]) || char.IsAsciiDigit(text[i - 1]))
                AddMissingEnd(text, span, i, word, edits, damage);
        }
    }

    private static void AddMissingBlank(string text, TextSpan span, int at, ReadOnlySpan<char> word, List<Edit> edits, List<Finding> damage)
    {
        var left = LeftRun(text, span.Start, at - 1, char.IsLower);
        if (left.Length < 3 || word.Length < 2 || !IsWhole(text, span.Start, left.Start))
            return;
        edits.Add(Insert(at, " ", "Two sentences stood together without a blank.", 0.9));
        damage.Add(new Finding(FindingKind.GluedSentences, new TextSpan(left.Start, at + word.Length), Severity.Notice, "Two sentences stood together without a blank; one was put between them."));
    }

    private static void AddMissingEnd(string text, TextSpan span, int at, ReadOnlySpan<char> word, List<Edit> edits, List<Finding> damage)
    {
        if (!FunctionWords.OpensSentence(word))
            return;
        var isNumber = char.IsAsciiDigit(text[at - 1]);
        var left = LeftRun(text, span.Start, at, isNumber ? char.IsAsciiDigit : char.IsLower);
        if (left.Length < (isNumber ? 1 : 2) || left.Length > 20 || !IsWhole(text, span.Start, left.Start))
            return;
        edits.Add(Insert(at, ". ", "Two sentences ran together; the missing full stop and blank were put between them.", 0.9));
        damage.Add(new Finding(FindingKind.GluedSentences, new TextSpan(left.Start, at + word.Length), Severity.Warning, "Two sentences ran together here; what stood between them may be lost."));
        if (isNumber && left.Length <= MostDigitsOfCutNumber)
            damage.Add(new Finding(FindingKind.CutNumber, left, Severity.Warning, $"“{left.In(text)}” runs into the next sentence: digits are probably missing, as of a year."));
    }

    private static Edit Insert(int at, string words, string reason, double confidence) =>
        new(new TextSpan(at, at), words, EditKind.Repair, "glued-sentence", "glued-sentences", reason, confidence);

    private static TextSpan LeftRun(string text, int from, int end, Func<char, bool> belongs)
    {
        var start = end;
        while (start > from && end - start <= 40 && belongs(text[start - 1]))
            start--;
        return new TextSpan(start, end);
    }

    // The run on the left is a word of its own, not the tail of a name or an address.
    private static bool IsWhole(string text, int from, int start) =>
        start == from || char.IsWhiteSpace(text[start - 1]) || text[start - 1] is '(' or '“' or '"' or '’' or '-' or '–' or '—';
}
