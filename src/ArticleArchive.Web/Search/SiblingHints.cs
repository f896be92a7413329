using System.Buffers;
using ArticleArchive.Parsing;
using ArticleArchive.Parsing.Claims;
using ArticleArchive.Parsing.Text;
using ArticleArchive.Web.Search.Analysis;
using ArticleArchive.Web.Search.QueryLanguage;

namespace ArticleArchive.Web.Search;

/// <summary>What another article has where this one is damaged. A proposal for a person, never applied by itself.</summary>
/// <param name="ArticleId">The other article.</param>
/// <param name="Title">Its title.</param>
/// <param name="Words">The words between, to be supplied.</param>
/// <param name="Resemblance">0 to 1: how many of the words around the damage stand around them there too.</param>
/// <param name="Before">What stands before them there.</param>
/// <param name="After">What stands after them there.</param>
/// <param name="Place">Where they stand in the other reading text.</param>
public sealed record SiblingHint(int ArticleId, string Title, string Words, double Resemblance, string Before, string After, TextSpan Place);

/// <summary>What was found for a damaged place.</summary>
/// <param name="Hints">The most alike first.</param>
/// <param name="IsComplete">False when the time ended before all articles were looked at.</param>
public sealed record HintResults(IReadOnlyList<SiblingHint> Hints, bool IsComplete)
{
    public static readonly HintResults None = new([], IsComplete: true);
}

/// <summary>A damaged place as another article is asked about it.</summary>
/// <param name="Question">What the index is asked, most exact first.</param>
/// <param name="Left">The words before the place, nearest last.</param>
/// <param name="Right">The words after it, nearest first.</param>
/// <param name="Wanted">What is looked for in the other article.</param>
internal sealed record DamagedPlace(IReadOnlyList<QueryNode> Question, IReadOnlyList<PlacedWord> Left, IReadOnlyList<PlacedWord> Right, WantedWords Wanted)
{
    /// <summary>For a number that lost its end: the digits that are left; else empty.</summary>
    public string Digits { get; init; } = "";
}

/// <summary>What another article is asked for.</summary>
internal enum WantedWords
{
    /// <summary>The words between two that are here.</summary>
    Between,

    /// <summary>The rest of a sentence whose beginning is here.</summary>
    Rest,

    /// <summary>A number that goes on after the digits that are here.</summary>
    Number,

    /// <summary>The numeral before a heading's words.</summary>
    Numeral,
}

/// <summary>A word of a text as the index sees it.</summary>
internal readonly record struct PlacedWord(TextSpan Span, string Term, string Text);

/// <summary>Aligns a damaged place with intact ones of other articles. Pure: what is asked of the index is asked elsewhere.</summary>
internal static class SiblingHints
{
    /// <summary>So many words on each side are compared.</summary>
    private const int ContextWords = 8;

    /// <summary>A number is recognised by what the whole passage is about, so more words are looked at.</summary>
    private const int NumberContextWords = 30;

    /// <summary>What was lost is a link's words, not a paragraph.</summary>
    private const int MostWordsBetween = 25;

    /// <summary>So many words before a lost rest must be the same, in a row.</summary>
    private const int LeastBeforeRest = 5;

    /// <summary>The rest of a sentence, not of a paragraph.</summary>
    private const int LongestRest = 400;

    /// <summary>One common word says nothing, neither on a side of a gap nor in two passages about a year.</summary>
    private const int LeastShared = 2;

    private static readonly SearchValues<char> s_marks = SearchValues.Create(" .,;:!?”’\"'");

    private const int MaxTextLength = 1_000_000;
    private const int ExcerptLength = 90;

    /// <returns>Null where nothing can be asked: no words around the place, or damage of another sort.</returns>
    public static DamagedPlace? Of(string text, FindingKind kind, TextSpan span) => kind switch
    {
        FindingKind.CutNumber => OfNumber(text, span),
        FindingKind.Hole => OfHole(text, span),
        FindingKind.GluedSentences => OfGlue(text, span),
        // What stood before a tail may be the end of the paragraph above.
        FindingKind.DetachedTail => OfGap(Words(text, LineStart(text, LastWordBefore(text, span.Start)), span.Start), Words(text, span.Start, LineEnd(text, span.Start))),
        FindingKind.UnfinishedSentence or FindingKind.CutShort => OfRest(text, span.End),
        FindingKind.BrokenNumeral => OfNumeral(text, span),
        _ => null,
    };

    /// <summary>The best alignment of a damaged place with a text, or null.</summary>
    public static (string Words, double Resemblance, TextSpan Place)? Align(DamagedPlace place, string text)
    {
        var words = Words(text, 0, Math.Min(text.Length, MaxTextLength));
        return place.Wanted switch
        {
            WantedWords.Number => AlignNumber(place, words),
            WantedWords.Rest => AlignRest(place, text, words),
            WantedWords.Numeral => AlignNumeral(place, text, words),
            _ => AlignHole(place, text, words),
        };
    }

    /// <summary>What stands before and after a place, cut at words.</summary>
    public static (string Before, string After) Around(string text, TextSpan place)
    {
        var from = Math.Max(LineStart(text, place.Start), place.Start - ExcerptLength);
        while (from > 0 && from < place.Start && !char.IsWhiteSpace(text[from - 1]))
            from++;
        var to = Math.Min(LineEnd(text, place.End), place.End + ExcerptLength);
        while (to < text.Length && to > place.End && !char.IsWhiteSpace(text[to]))
            to--;
        return (text[from..place.Start], text[place.End..to]);
    }

    private static DamagedPlace? OfHole(string text, TextSpan span)
    {
        var from = Math.Max(0, span.Start - 1);
        var mark = text.IndexOf(HoleMark.Text, from, Math.Min(text.Length, span.End + 1) - from, StringComparison.Ordinal);
        if (mark < 0)
            return null;
        var right = Words(text, mark + HoleMark.Text.Length, LineEnd(text, mark));
        // At the end of a paragraph nothing stands behind the hole: what is lost is the rest of its sentence.
        return right.Count == 0 ? OfRest(text, mark) : OfGap(Words(text, LineStart(text, mark), mark), right);
    }

    // The second sentence begins with the last word of the place. A number before it may have lost its end and is not compared.
    private static DamagedPlace? OfGlue(string text, TextSpan span)
    {
        if (Words(text, span.Start, span.End) is not [.., var opening])
            return null;
        var left = Words(text, LineStart(text, opening.Span.Start), opening.Span.Start);
        return OfGap(left is [.. var before, { } last] && last.Text.All(char.IsAsciiDigit) ? before : left, Words(text, opening.Span.Start, LineEnd(text, opening.Span.Start)));
    }

    private static DamagedPlace? OfGap(IEnumerable<PlacedWord> before, IEnumerable<PlacedWord> after)
    {
        List<PlacedWord> left = [.. before.TakeLast(ContextWords)], right = [.. after.Take(ContextWords)];
        var questions = new List<QueryNode>();
        foreach (var length in (ReadOnlySpan<int>)[4, 3, 2])
        {
            if (left.Count >= length && right.Count >= length)
                questions.Add(new AndNode(default, [Phrase(left.TakeLast(length)), Phrase(right.Take(length))]));
        }

        return questions.Count == 0 ? null : new DamagedPlace(questions, left, right, WantedWords.Between);
    }

    // Only one side is there, so more of it must be the same. What follows here already is no rest.
    private static DamagedPlace? OfRest(string text, int end)
    {
        var left = Words(text, LineStart(text, end), end).TakeLast(ContextWords).ToList();
        return left.Count < LeastBeforeRest
            ? null
            : new DamagedPlace([Phrase(left.TakeLast(LeastBeforeRest))], left, Words(text, end, Math.Min(text.Length, end + 200)).Take(LeastShared).ToList(), WantedWords.Rest);
    }

    private static DamagedPlace? OfNumeral(string text, TextSpan span)
    {
        var heading = Words(text, span.Start, span.End);
        return heading.Count <= LeastShared ? null : new DamagedPlace([Phrase(heading.Skip(1))], [], heading.GetRange(1, heading.Count - 1), WantedWords.Numeral);
    }

    private static DamagedPlace? OfNumber(string text, TextSpan span)
    {
        var digits = span.In(text);
        if (digits.Length == 0 || !digits.All(char.IsAsciiDigit))
            return null;
        var left = Words(text, LineStart(text, span.Start), span.Start).TakeLast(NumberContextWords).Where(Says).ToList();
        var right = Words(text, span.End, LineEnd(text, span.End)).Take(NumberContextWords).Where(Says).ToList();
        var around = left.AsEnumerable().Reverse().Concat(right).DistinctBy(word => word.Term, StringComparer.Ordinal).Take(14).ToList();
        if (around.Count < LeastShared)
            return null;
        var question = new AndNode(default, [new TermNode(default, digits, Match: WordMatch.Prefix), new OrNode(default, [.. around.Select(word => new TermNode(default, word.Text))])]);
        return new DamagedPlace([question], left, right, WantedWords.Number) { Digits = digits };
    }

    // Short words and numbers are in every passage.
    private static bool Says(PlacedWord word) => word.Term.Length >= 3 && word.Text.Length >= 4 && word.Text.All(char.IsLetter);

    private static (string, double, TextSpan)? AlignNumber(DamagedPlace place, List<PlacedWord> words)
    {
        var wanted = place.Left.Concat(place.Right).Select(word => word.Term).ToHashSet(StringComparer.Ordinal);
        (string, double, TextSpan)? best = null;
        var most = LeastShared - 1;
        for (var i = 0; i < words.Count; i++)
        {
            var number = words[i].Text;
            if (number.Length <= place.Digits.Length || number.Length > 4 || !number.StartsWith(place.Digits, StringComparison.Ordinal) || !number.All(char.IsAsciiDigit))
                continue;
            var from = Math.Max(0, i - NumberContextWords);
            var shared = words.Skip(from).Take((2 * NumberContextWords) + 1).Select(word => word.Term).Where(wanted.Contains).Distinct(StringComparer.Ordinal).Count();
            if (shared > most)
                (most, best) = (shared, (number, (double)shared / wanted.Count, words[i].Span));
        }

        return best;
    }

    private static (string, double, TextSpan)? AlignHole(DamagedPlace place, string text, List<PlacedWord> words)
    {
        (string, double, TextSpan)? best = null;
        var most = 0.0;
        for (var i = 1; i < words.Count; i++)
        {
            var left = Matching(place.Left, words, i - 1, step: -1);
            if (left < LeastShared)
                continue;
            for (var j = i + 1; j < words.Count && j <= i + MostWordsBetween; j++)
            {
                var right = Matching(place.Right, words, j, step: 1);
                if (right < LeastShared)
                    continue;
                var gap = new TextSpan(words[i - 1].Span.End, words[j].Span.Start);
                var between = Trim(text, gap);
                var resemblance = (double)(left + right) / (place.Left.Count + place.Right.Count);
                if (between.IsEmpty || resemblance <= most || gap.In(text).AsSpan().ContainsAny("\n⟦⟧[]"))
                    continue;
                (most, best) = (resemblance, (between.In(text), resemblance, between));
            }
        }

        return best;
    }

    private static (string, double, TextSpan)? AlignRest(DamagedPlace place, string text, List<PlacedWord> words)
    {
        (string, double, TextSpan)? best = null;
        var most = 0.0;
        for (var i = 0; i < words.Count - 1; i++)
        {
            var left = Matching(place.Left, words, i, step: -1);
            var resemblance = (double)left / place.Left.Count;
            var isHereAlready = place.Right.Count > 0 && Matching(place.Right, words, i + 1, step: 1) == place.Right.Count;
            if (left < LeastBeforeRest || resemblance <= most || isHereAlready)
                continue;
            var rest = Trim(text, new TextSpan(words[i].Span.End, SentenceEnd(text, words[i].Span)));
            if (rest.IsEmpty || rest.In(text).AsSpan().ContainsAny("\n⟦⟧[]"))
                continue;
            (most, best) = (resemblance, (rest.In(text), resemblance, rest));
        }

        return best;
    }

    // Behind the last word of a sentence, the next one: the text here was cut after its full stop.
    private static int SentenceEnd(string text, TextSpan word)
    {
        var ends = SentenceSplitter.Split(text, new TextSpan(word.Start, Math.Min(LineEnd(text, word.End), word.End + LongestRest))).Select(sentence => sentence.End);
        return ends.FirstOrDefault(end => text.AsSpan(word.End, end - word.End).ContainsAnyExcept(s_marks), word.End);
    }

    private static (string, double, TextSpan)? AlignNumeral(DamagedPlace place, string text, List<PlacedWord> words)
    {
        for (var i = 0; i < words.Count - place.Right.Count; i++)
        {
            var start = LineStart(text, words[i].Span.Start);
            // The numeral, the heading's words and nothing else are a line there.
            if (!string.IsNullOrWhiteSpace(text[start..words[i].Span.Start]) || Matching(place.Right, words, i + 1, step: 1) < place.Right.Count)
                continue;
            var last = words[i + place.Right.Count];
            if (last.Span.End > LineEnd(text, start) || text[last.Span.End..LineEnd(text, start)].Any(char.IsLetterOrDigit) || !IsNumeral(words[i].Text))
                continue;
            var numeral = new TextSpan(words[i].Span.Start, words[i].Span.End < text.Length && text[words[i].Span.End] is '.' or ')' ? words[i].Span.End + 1 : words[i].Span.End);
            return (numeral.In(text), 1, numeral);
        }

        return null;
    }

    private static bool IsNumeral(string word) => word.All(char.IsAsciiDigit) || word.All(c => c is 'I' or 'V' or 'X' or 'L' or 'C');

    // How many words in a row are the same, going away from the place.
    private static int Matching(IReadOnlyList<PlacedWord> ours, List<PlacedWord> theirs, int at, int step)
    {
        var count = 0;
        while (count < ours.Count && at >= 0 && at < theirs.Count && theirs[at].Term == (step > 0 ? ours[count] : ours[^(count + 1)]).Term)
        {
            count++;
            at += step;
        }

        return count;
    }

    // Punctuation at the borders stands around the hole already.
    private static TextSpan Trim(string text, TextSpan span)
    {
        var (start, end) = (span.Start, span.End);
        while (start < end && (char.IsWhiteSpace(text[start]) || text[start] is ',' or ';' or ':' or '.'))
            start++;
        while (end > start && (char.IsWhiteSpace(text[end - 1]) || text[end - 1] is ',' or ';' or ':' or '.'))
            end--;
        return new TextSpan(start, end);
    }

    private static TermNode Phrase(IEnumerable<PlacedWord> words) => new(default, string.Join(' ', words.Select(word => word.Text)), IsPhrase: true, Match: WordMatch.Exact);

    private static List<PlacedWord> Words(string text, int start, int end)
    {
        var words = new List<PlacedWord>();
        var tokenizer = new IndexTokenizer(text.AsSpan(start, Math.Max(0, end - start)));
        while (tokenizer.Next())
        {
            var span = new TextSpan(start + tokenizer.Start, start + tokenizer.End);
            words.Add(new PlacedWord(span, tokenizer.Term.ToString(), span.In(text)));
        }

        return words;
    }

    private static int LastWordBefore(string text, int offset)
    {
        while (offset > 0 && char.IsWhiteSpace(text[offset - 1]))
            offset--;
        return offset;
    }

    private static int LineStart(string text, int offset) => offset == 0 ? 0 : text.LastIndexOf('\n', offset - 1) + 1;

    private static int LineEnd(string text, int offset) => text.IndexOf('\n', offset) is >= 0 and var end ? end : text.Length;
}
