using ArticleArchive.Parsing;
using ArticleArchive.Parsing.Text;
using ArticleArchive.Web.Search.Analysis;
using ArticleArchive.Web.Search.QueryLanguage;

namespace ArticleArchive.Web.Search;

/// <summary>A part of a text that shows why it was found.</summary>
/// <param name="Text">Exactly what stands at <paramref name="Span"/>.</param>
/// <param name="Span">Place in the reading text, in UTF-16 code units.</param>
/// <param name="Marks">The hits, as places in <paramref name="Text"/>.</param>
/// <param name="CutBefore">The sentence starts before the passage.</param>
/// <param name="CutAfter">The sentence goes on after the passage.</param>
public sealed record Passage(string Text, TextSpan Span, IReadOnlyList<TextSpan> Marks, bool CutBefore, bool CutAfter);

/// <summary>
/// Chooses the passages of an article that show most of a query: where most different words of it stand close together,
/// from a sentence's start to a sentence's end where that is near. Only looks at a bounded part of the text.
/// </summary>
internal sealed class PassageCutter(ParsedQuery query, SearchField place = SearchField.Any)
{
    /// <summary>Passages of an article.</summary>
    public const int MaxPassages = 3;

    /// <summary>Hits that lie within so many code units can share a passage.</summary>
    private const int WindowLength = 240;

    /// <summary>How far a passage may reach beyond its first and last hit to begin and end with a sentence.</summary>
    private const int Reach = 140;

    /// <summary>Text beyond this is not looked at.</summary>
    private const int MaxTextLength = 2_000_000;

    private const int MaxHits = 2_000;

    private readonly HitMatcher _text = new(query, place);
    private readonly HitMatcher _speaker = new(query, SearchField.Speaker);
    private readonly HitMatcher _section = new(query, SearchField.Section);

    /// <summary>
    /// The best passages in the order of the text. Where the running text is not hit: where a speaker is named, the start of
    /// the section that was asked for, or the opening.
    /// </summary>
    /// <param name="text">The reading text.</param>
    /// <param name="blocks">Its blocks.</param>
    /// <param name="language">Its language.</param>
    public IReadOnlyList<Passage> Cut(string text, IReadOnlyList<ArticleBlock> blocks, StemLanguage language = StemLanguage.Unknown)
    {
        var body = blocks.Where(block => block.IsRunningText && !block.Span.IsEmpty).ToList();
        var hits = HitsOf(text, body, _text, language);
        if (hits.Count == 0)
            hits = HitsOf(text, body, _speaker, language);
        if (hits.Count == 0)
            return Opening(text, body, SectionStart(text, blocks, language));

        var windows = Choose(hits);
        return [.. windows.Select(window => Passage(text, window, hits)).OrderBy(passage => passage.Span)];
    }

    /// <summary>A whole short text, such as a claim's, as a passage.</summary>
    public static Passage Whole(string text, TextSpan span, HitMatcher matcher, StemLanguage language = StemLanguage.Unknown) =>
        new(text, span, HitMarks.Merge(matcher.Find(text, language, MaxHits)), CutBefore: false, CutAfter: false);

    private readonly record struct BlockHit(TextSpan Span, int Term, TextSpan Block);

    private readonly record struct Window(int First, int Last, TextSpan Block);

    private static List<BlockHit> HitsOf(string text, List<ArticleBlock> body, HitMatcher matcher, StemLanguage language)
    {
        var hits = new List<BlockHit>();
        foreach (var block in body)
        {
            var end = Math.Min(block.Span.End, Math.Min(text.Length, MaxTextLength));
            if (block.Span.Start >= end || hits.Count >= MaxHits)
                break;
            foreach (var hit in matcher.Find(text.AsSpan(block.Span.Start, end - block.Span.Start), language, MaxHits - hits.Count))
                hits.Add(new BlockHit(new TextSpan(block.Span.Start + hit.Span.Start, block.Span.Start + hit.Span.End), hit.Term, block.Span));
        }

        hits.Sort((left, right) => left.Span.CompareTo(right.Span));
        return hits;
    }

    // Greedy: each round takes the window that shows most words not shown yet.
    private static List<Window> Choose(List<BlockHit> hits)
    {
        var shown = new HashSet<int>();
        var chosen = new List<Window>();
        while (chosen.Count < MaxPassages)
        {
            Window? best = null;
            var bestScore = 0;
            for (int first = 0, last = 0; first < hits.Count; first++)
            {
                last = Math.Max(last, first);
                while (last + 1 < hits.Count && hits[last + 1].Block == hits[first].Block && hits[last + 1].Span.End - hits[first].Span.Start <= WindowLength)
                    last++;
                var window = new Window(first, last, hits[first].Block);
                if (chosen.Exists(other => Touches(window, other, hits)))
                    continue;
                var score = Score(window, hits, shown);
                if (score > bestScore)
                    (best, bestScore) = (window, score);
            }

            if (best is not { } found)
                break;
            chosen.Add(found);
            for (var i = found.First; i <= found.Last; i++)
                shown.Add(hits[i].Term);
        }

        return chosen;
    }

    private static bool Touches(Window window, Window other, List<BlockHit> hits) =>
        window.Block == other.Block
        && hits[window.First].Span.Start - (2 * Reach) < hits[other.Last].Span.End
        && hits[other.First].Span.Start < hits[window.Last].Span.End + (2 * Reach);

    private static int Score(Window window, List<BlockHit> hits, HashSet<int> shown)
    {
        // A query has at most 32 terms.
        uint terms = 0, fresh = 0;
        for (var i = window.First; i <= window.Last; i++)
        {
            terms |= 1u << hits[i].Term;
            if (!shown.Contains(hits[i].Term))
                fresh |= 1u << hits[i].Term;
        }

        return (20 * int.PopCount((int)fresh)) + (6 * int.PopCount((int)terms)) + Math.Min(5, window.Last - window.First + 1);
    }

    private static Passage Passage(string text, Window window, List<BlockHit> hits)
    {
        var start = hits[window.First].Span.Start;
        var end = start;
        for (var i = window.First; i <= window.Last; i++)
            end = Math.Max(end, hits[i].Span.End);
        var from = StartBefore(text, start, window.Block.Start);
        var to = EndAfter(text, end, window.Block.End);
        var marks = hits.Where(hit => hit.Span.Start >= from && hit.Span.End <= to).Select(hit => new Hit(new TextSpan(hit.Span.Start - from, hit.Span.End - from), hit.Term));
        return new Passage(
            text[from..to],
            new TextSpan(from, to),
            HitMarks.Merge([.. marks]),
            CutBefore: from > window.Block.Start && !IsSentenceStart(text, from, window.Block.Start),
            CutAfter: to < window.Block.End && !IsSentenceEnd(text, to));
    }

    private int SectionStart(string text, IReadOnlyList<ArticleBlock> blocks, StemLanguage language) =>
        blocks.FirstOrDefault(block => block.Kind == BlockKind.Heading && _section.Find(text.AsSpan(block.Span.Start, block.Span.Length), language, maxHits: 1).Count > 0)?.Span.End ?? 0;

    private static IReadOnlyList<Passage> Opening(string text, List<ArticleBlock> body, int start)
    {
        var block = body.Find(candidate => candidate.IsBody && candidate.Span.Start >= start) ?? body.Find(candidate => candidate.IsBody) ?? body.FirstOrDefault();
        if (block is null)
            return [];
        var to = EndAfter(text, block.Span.Start, block.Span.End);
        var span = new TextSpan(block.Span.Start, to);
        return [new Passage(span.In(text), span, [], CutBefore: false, CutAfter: to < block.Span.End && !IsSentenceEnd(text, to))];
    }

    // The nearest sentence start within reach, else a word's start.
    private static int StartBefore(string text, int start, int floor)
    {
        var limit = Math.Max(floor, start - Reach);
        for (var i = start; i > limit; i--)
        {
            if (IsSentenceStart(text, i, floor))
                return i;
        }

        if (limit == floor)
            return floor;
        var word = limit;
        while (word < start && !char.IsWhiteSpace(text[word]))
            word++;
        while (word < start && char.IsWhiteSpace(text[word]))
            word++;
        return word;
    }

    private static int EndAfter(string text, int end, int ceiling)
    {
        var limit = Math.Min(ceiling, end + Reach);
        for (var i = end; i < limit; i++)
        {
            if (IsSentenceEnd(text, i))
                return i;
        }

        if (limit == ceiling)
            return ceiling;
        var word = limit;
        while (word > end && !char.IsWhiteSpace(text[word]))
            word--;
        while (word > end && char.IsWhiteSpace(text[word - 1]))
            word--;
        return word > end ? word : SafeCut(text, limit);
    }

    private static int SafeCut(string text, int offset) => char.IsLowSurrogate(text[offset]) ? offset - 1 : offset;

    // Only chooses where to cut, so it may be simpler than the sentences that claims are made of.
    private static bool IsSentenceStart(string text, int offset, int floor)
    {
        if (offset <= floor)
            return offset == floor;
        if (!char.IsWhiteSpace(text[offset - 1]) || !(char.IsUpper(text[offset]) || char.IsDigit(text[offset]) || text[offset] is '“' or '"' or '‘' or '«'))
            return false;
        var end = offset - 1;
        while (end > floor && char.IsWhiteSpace(text[end - 1]))
            end--;
        return end > floor && IsSentenceEnd(text, end);
    }

    // After the mark and its closing quotes; a full stop after a short capitalised word (U.S., J., Mr., Gen.) is no end.
    private static bool IsSentenceEnd(string text, int offset)
    {
        if (offset < text.Length && !char.IsWhiteSpace(text[offset]))
            return false;
        var mark = offset - 1;
        while (mark > 0 && text[mark] is '”' or '"' or '’' or '\'' or ')' or ']' or '»')
            mark--;
        if (mark < 1 || text[mark] is not ('.' or '!' or '?' or '…'))
            return false;
        if (text[mark] != '.')
            return true;
        var word = mark;
        while (word > 0 && mark - word <= 3 && char.IsLetter(text[word - 1]))
            word--;
        return mark - word > 3 || word == mark || !char.IsUpper(text[word]);
    }
}
