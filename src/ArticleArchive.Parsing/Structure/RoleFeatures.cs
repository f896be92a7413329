using System.Runtime.InteropServices;
using ArticleArchive.Parsing.Formats;
using ArticleArchive.Parsing.Models;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Structure;

/// <summary>Measures the lines of an article for <see cref="RoleModel"/>: each line, its neighbours, and its fellows.</summary>
/// <remarks>
/// A feature is a question (<see cref="Ask"/>) and its answer, hashed. Most questions are put together with the line's look,
/// because what stands around a short line means another thing than the same around running text.
/// </remarks>
internal sealed class RoleFeatures
{
    private enum Ask : uint
    {
        Look = 1, Size, End, Start, Case, Label, SmallWords, Asks, InnerEnd, Numeral, Digits, ListMark,
        SizeEnd, SizeCase, SizeStart, LookNumeral, LookLabel, CaseEnd, SmallWordsSize,
        GapBefore, GapAfter, Gaps, LookGaps,
        Above, Below, Above2, Below2, Around, AboveBelow, AboveTwice, BelowTwice, BelowSize, AboveEnd, BelowLabel, AboveLabel, BelowStart,
        LikeAbove, LikeBelow, Opens, OpensAgain, FellowOpens,
        Fellows, FellowEnds, Copies, RunLength, RunPlace, SinceProse, UntilProse, Mentioned, InTitle, Place, BeforeBody, IsLast, Count, Bareness,
        SinceFellow, UntilFellow, Kin, SinceKin, UntilKin,
        Edge, EdgeGap, EdgeLike, EdgeLooks, EdgeLook, EdgeLabel, EdgeNumeral, EdgeFirstWord, EdgeEnds,
    }

    private readonly string _text;
    private readonly List<DraftBlock> _drafts;
    private readonly LineTraits[] _lines;
    private readonly int _bodyStart;
    private readonly int _closeness;
    private readonly int _bareness;
    private readonly int _count;
    private readonly int[] _sinceProse;
    private readonly int[] _untilProse;
    private readonly int[] _runStart;
    private readonly int[] _runEnd;
    private readonly (int Since, int Until, int Count)[] _fellows;
    private readonly (int Since, int Until, int Count)[] _kin;
    private readonly Dictionary<uint, int> _texts = [];
    private readonly Dictionary<uint, int> _openings = [];
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _titleWords;

    /// <param name="text">The reading text.</param>
    /// <param name="drafts">Its blocks.</param>
    /// <param name="bodyStart">The first block of the body.</param>
    /// <param name="readsLetters">False to train as on a text in a script without capitals and a language that no list knows.</param>
    public RoleFeatures(string text, List<DraftBlock> drafts, int bodyStart, bool readsLetters = true)
    {
        (_text, _drafts, _bodyStart) = (text, drafts, bodyStart);
        _lines = drafts.Select(draft => LineTraits.Of(text, draft)).Select(line => readsLetters ? line : line.WithoutLetters()).ToArray();
        var n = _lines.Length;
        (_sinceProse, _untilProse, _runStart, _runEnd) = (new int[n], new int[n], new int[n], new int[n]);
        int close = 0, bare = 0;
        for (var i = 0; i < n; i++)
        {
            var line = _lines[i];
            close += line.Gap == 1 ? 1 : 0;
            bare += line.IsBare ? 1 : 0;
            _sinceProse[i] = i > 0 && _lines[i - 1].Look != LineLook.Prose ? _sinceProse[i - 1] + 1 : 1;
            _runStart[i] = i > 0 && _lines[i - 1].Look == line.Look ? _runStart[i - 1] : i;
            if (line.Words <= 18)
                CollectionsMarshal.GetValueRefOrAddDefault(_texts, line.Text, out _)++;
            if (line.IsBare)
                CollectionsMarshal.GetValueRefOrAddDefault(_openings, line.FirstWord, out _)++;
        }

        for (var i = n - 1; i >= 0; i--)
        {
            _untilProse[i] = i + 1 < n && _lines[i + 1].Look != LineLook.Prose ? _untilProse[i + 1] + 1 : 1;
            _runEnd[i] = i + 1 < n && _lines[i + 1].Look == _lines[i].Look ? _runEnd[i + 1] : i + 1;
        }

        _fellows = Recurrences(ShapeOf);
        _kin = Recurrences(KinOf);
        _closeness = close * 20 < n ? 0 : close * 2 < n ? 1 : 2;
        _bareness = n == 0 ? 0 : bare * 5 / n;
        _count = n switch { < 10 => 0, < 25 => 1, < 60 => 2, < 150 => 3, _ => 4 };
        var words = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var draft in drafts.Where(draft => draft.Kind == BlockKind.Title).Take(1))
            words.UnionWith(ContentWords(draft.Span).Select(word => word.In(text)));
        _titleWords = words.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public int Count => _lines.Length;

    public LineTraits Line(int i) => i >= 0 && i < _lines.Length ? _lines[i] : LineTraits.Border;

    /// <summary>Adds what is known of a line whatever the line above it is.</summary>
    public void AddLine(int i, FeatureVector to)
    {
        var (line, above, below, above2, below2) = (_lines[i], Line(i - 1), Line(i + 1), Line(i - 2), Line(i + 2));
        var look = (int)line.Look;
        var size = line.Size;
        var gapBelow = i + 1 < _lines.Length ? below.Gap : 0;
        Add(to, Ask.Look, look);
        Add(to, Ask.Size, size, line.Look == LineLook.Marked ? 1 : 0);
        Add(to, Ask.End, (int)line.End, look);
        Add(to, Ask.Start, (int)line.Start, look);
        Add(to, Ask.Case, (int)line.Case, look);
        Add(to, Ask.Label, line.Label, look);
        Add(to, Ask.SmallWords, line.SmallWords, look);
        Add(to, Ask.Asks, line.Asks ? 1 : 0, look);
        Add(to, Ask.InnerEnd, line.HasInnerEnd ? 1 : 0, look);
        Add(to, Ask.Numeral, line.Numeral, look);
        Add(to, Ask.Digits, line.Digits, look);
        Add(to, Ask.SizeEnd, size, (int)line.End);
        Add(to, Ask.SizeCase, size, (int)line.Case);
        Add(to, Ask.SizeStart, size, (int)line.Start);
        Add(to, Ask.CaseEnd, (int)line.Case, (int)line.End);
        Add(to, Ask.SmallWordsSize, size, line.SmallWords);
        if (line.Look == LineLook.Marked)
            Add(to, Ask.ListMark, _drafts[i].Block.Ordered ? 1 : 0, size, (int)line.End);

        Add(to, Ask.GapBefore, line.Gap, _closeness);
        Add(to, Ask.GapAfter, gapBelow, _closeness);
        Add(to, Ask.Gaps, line.Gap, gapBelow, _closeness);
        Add(to, Ask.LookGaps, look, line.Gap, gapBelow);
        Add(to, Ask.Above, (int)above.Look, look);
        Add(to, Ask.Below, (int)below.Look, look);
        Add(to, Ask.Above2, (int)above2.Look, look);
        Add(to, Ask.Below2, (int)below2.Look, look);
        Add(to, Ask.Around, (int)above.Look, (int)below.Look);
        Add(to, Ask.AboveBelow, (int)above.Look, (int)below.Look, look);
        Add(to, Ask.AboveTwice, (int)above.Look, (int)above2.Look, look);
        Add(to, Ask.BelowTwice, (int)below.Look, (int)below2.Look, look);
        Add(to, Ask.BelowSize, below.Size, gapBelow, look);
        Add(to, Ask.AboveEnd, (int)above.End, look, line.Gap);
        Add(to, Ask.BelowLabel, below.Label, look);
        Add(to, Ask.AboveLabel, above.Label, line.Label);
        Add(to, Ask.BelowStart, (int)below.Start, look);
        Add(to, Ask.LikeAbove, Likeness(line, above), look, line.Gap);
        Add(to, Ask.LikeBelow, Likeness(line, below), look, gapBelow);
        if (line.Words > 0 && line.FirstWord == above.FirstWord)
            Add(to, Ask.Opens, look);
        if (line.Words > 0 && line.FirstWord == below.FirstWord)
            Add(to, Ask.OpensAgain, look);

        var fellows = Few(_fellows[i].Count);
        Add(to, Ask.SinceFellow, _fellows[i].Since, look);
        Add(to, Ask.UntilFellow, _fellows[i].Until, look);
        Add(to, Ask.Kin, Few(_kin[i].Count), look, _count);
        Add(to, Ask.SinceKin, _kin[i].Since, look, fellows);
        Add(to, Ask.UntilKin, _kin[i].Until, look, fellows);
        Add(to, Ask.Fellows, fellows, look);
        Add(to, Ask.FellowEnds, fellows, (int)below.Look, look);
        Add(to, Ask.RunLength, Few(_runEnd[i] - _runStart[i]), look, (int)Line(_runEnd[i]).Look);
        Add(to, Ask.RunPlace, i == _runStart[i] ? 0 : i + 1 == _runEnd[i] ? 2 : 1, look, (int)Line(_runStart[i] - 1).Look);
        Add(to, Ask.SinceProse, Math.Min(6, _sinceProse[i]), look);
        Add(to, Ask.UntilProse, Math.Min(6, _untilProse[i]), look);
        Add(to, Ask.Place, i * 6 / _lines.Length, look);
        Add(to, Ask.BeforeBody, i < _bodyStart ? 1 : 0, look);
        Add(to, Ask.IsLast, Math.Min(3, _lines.Length - 1 - i), look);
        Add(to, Ask.Count, _count, look);
        Add(to, Ask.Bareness, _bareness, look);
        if (!line.IsBare)
            return;

        Add(to, Ask.FellowOpens, Few(_openings.GetValueOrDefault(line.FirstWord) - 1), look);
        Add(to, Ask.Copies, Few(_texts.GetValueOrDefault(line.Text) - 1), look);
        var (mentioned, inTitle, words) = Mentions(i);
        Add(to, Ask.Mentioned, words == 0 ? 9 : mentioned * 4 / words, (int)below.Look);
        Add(to, Ask.InTitle, words == 0 || _titleWords.Set.Count == 0 ? 9 : inTitle * 3 / words, look);
    }

    /// <summary>Adds what depends on the role of the line above.</summary>
    public void AddEdge(int i, LineRole roleAbove, FeatureVector to)
    {
        var (line, above) = (_lines[i], Line(i - 1));
        var role = (int)roleAbove;
        Add(to, Ask.Edge, role);
        Add(to, Ask.EdgeGap, role, line.Gap, _closeness);
        Add(to, Ask.EdgeLike, role, Likeness(line, above), line.Gap);
        Add(to, Ask.EdgeLook, role, (int)line.Look);
        Add(to, Ask.EdgeLooks, role, (int)above.Look, (int)line.Look);
        Add(to, Ask.EdgeLabel, role, above.Label, line.Label);
        Add(to, Ask.EdgeEnds, role, (int)above.End, (int)line.End);
        if (line.Numeral > 0 || above.Numeral > 0)
            Add(to, Ask.EdgeNumeral, role, above.Numeral, line.Numeral);
        if (line.FirstWord == above.FirstWord)
            Add(to, Ask.EdgeFirstWord, role);
    }

    // 0 to 5: how many of end, start, case, length and label two lines have alike.
    private static int Likeness(in LineTraits a, in LineTraits b) =>
        (a.End == b.End ? 1 : 0) + (a.Start == b.Start ? 1 : 0) + (a.Case == b.Case ? 1 : 0) + (a.Label == b.Label ? 1 : 0)
        + (2 * Math.Min(a.Words, b.Words) >= Math.Max(a.Words, b.Words) ? 1 : 0);

    private static int Few(int count) => count switch { <= 0 => 0, 1 => 1, <= 3 => 2, <= 6 => 3, <= 12 => 4, _ => 5 };

    // Lines that are built alike and stand alike: the headings of one article are often such fellows.
    private uint ShapeOf(int i)
    {
        var (line, below) = (_lines[i], Line(i + 1));
        var seen = ((uint)line.Look * 16) + (uint)line.End;
        seen = (seen * 8 + (uint)line.Case) * 8 + (uint)line.Label;
        return FeatureHash.OfPair(0, seen, (uint)((((int)below.Look * 8) + line.Gap) * 16 + line.Numeral));
    }

    // The same, but coarser: lines that may be of one rank although one is longer or numbered.
    private uint KinOf(int i)
    {
        var (line, below) = (_lines[i], Line(i + 1));
        var look = line.Look is LineLook.Tiny or LineLook.Short or LineLook.Middling ? LineLook.Short : line.Look;
        var isAboveText = below.Look is LineLook.Prose or LineLook.Sentence or LineLook.Long;
        return FeatureHash.OfPair(1, (uint)look, (uint)((((int)line.Case * 4) + Math.Min(1, line.Label)) * 2) + (isAboveText ? 1u : 0));
    }

    // For each line how many lines above and below it the next one with the same key is (6: far or none), and how many there are.
    private (int Since, int Until, int Count)[] Recurrences(Func<int, uint> keyOf)
    {
        var found = new (int Since, int Until, int Count)[_lines.Length];
        var last = new Dictionary<uint, (int Place, int Count)>();
        for (var i = 0; i < found.Length; i++)
        {
            ref var seen = ref CollectionsMarshal.GetValueRefOrAddDefault(last, keyOf(i), out var exists);
            found[i] = (exists ? Distance(i - seen.Place) : 6, 6, 0);
            if (exists)
                found[seen.Place].Until = found[i].Since;
            seen = (i, seen.Count + 1);
        }

        for (var i = 0; i < found.Length; i++)
            found[i].Count = last[keyOf(i)].Count - 1;
        return found;

        static int Distance(int lines) => lines switch { 1 => 0, 2 => 1, 3 => 2, <= 5 => 3, <= 9 => 4, _ => 5 };
    }

    // How many of the words of a line come again in the next, and in the title: a heading names what follows.
    private (int Mentioned, int InTitle, int Words) Mentions(int i)
    {
        int mentioned = 0, inTitle = 0, words = 0;
        if (i + 1 >= _drafts.Count)
            return (0, 0, 0);
        var next = _text.AsSpan(_drafts[i + 1].Span.Start, Math.Min(_drafts[i + 1].Span.Length, 600));
        foreach (var word in ContentWords(_drafts[i].Span))
        {
            if (++words > 6)
                return (mentioned, inTitle, 6);
            var chars = _text.AsSpan(word.Start, word.Length);
            // The stem of a word, nearly: its last letters change with number and case.
            var stem = chars.Length > 5 ? chars[..^2] : chars;
            if (next.Contains(stem, StringComparison.OrdinalIgnoreCase))
                mentioned++;
            if (_titleWords.Contains(chars))
                inTitle++;
        }

        return (mentioned, inTitle, words);
    }

    // Words of four letters or more; where words are written without blanks, pairs of characters.
    private IEnumerable<TextSpan> ContentWords(TextSpan span)
    {
        for (var i = span.Start; i < span.End;)
        {
            if (!char.IsLetter(_text[i]))
            {
                i++;
                continue;
            }

            var start = i;
            if (BlockShape.IsDense(_text[i]))
            {
                i = Math.Min(i + 2, span.End);
                if (i - start == 2 && BlockShape.IsDense(_text[i - 1]))
                    yield return new TextSpan(start, i);
                continue;
            }

            while (i < span.End && char.IsLetter(_text[i]) && !BlockShape.IsDense(_text[i]))
                i++;
            if (i - start >= 4)
                yield return new TextSpan(start, i);
        }
    }

    private static void Add(FeatureVector to, Ask ask, int a, int b = 0, int c = 0) =>
        to.AddHashed(FeatureHash.OfPair((uint)ask, (uint)((a * 32) + b + 1), (uint)(c + 1)));
}
