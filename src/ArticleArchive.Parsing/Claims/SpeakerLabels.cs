using System.Collections.Frozen;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Claims;

/// <summary>The label before a turn of a transcript (<c>KELLER:</c>, <c>Q:</c>) and the source behind a set-off quotation (<c>— Anna Keller</c>).</summary>
internal static class SpeakerLabels
{
    /// <summary>A long play has a hundred speakers.</summary>
    private const int MostLabels = 200;

    private const int LongestLabel = 50;
    private const int LongestSource = 80;
    private const int MostSourceWords = 8;
    private const int MostLabelWords = 4;

    private static readonly FrozenSet<string> Sides = Words.Set("q a question answer");

    // Labels in capitals that head a remark, and parties to an interview whose name is not told.
    private static readonly FrozenSet<string> NotSpeakers = Words.Set(
        "note notes update warning tip tips faq correction photo video source sources breaking exclusive watch read related background summary conclusion disclaimer attention important caution danger pros cons " +
        "ingredients method verdict rating price score unidentified unknown speaker male female voice audience all ps nb tldr");

    /// <summary>The label that leads a block, without its colon, or null: <c>Q</c>, <c>A</c>, up to four words in capitals, or a name that takes turns.</summary>
    /// <param name="text">The reading text.</param>
    /// <param name="block">The block.</param>
    /// <param name="speakers">Of <see cref="Speakers"/>.</param>
    public static TextSpan? LabelOf(string text, TextSpan block, IReadOnlyDictionary<string, string> speakers) =>
        Candidate(text, block, out var isSure) is { } label && (isSure || speakers.ContainsKey(label.In(text))) ? label : null;

    /// <summary><c>q</c> or <c>a</c> where a block opens with such a label, else null.</summary>
    public static char? SideOf(string text, TextSpan block) =>
        Candidate(text, block, out _) is { } label && Sides.Contains(label.In(text).TrimEnd('.').ToLowerInvariant()) ? char.ToLowerInvariant(text[label.Start]) : null;

    // Surely a label, or perhaps one: "Keller: ..." may as well be a name and an explanation.
    private static TextSpan? Candidate(string text, TextSpan block, out bool isSure)
    {
        var (letters, words, isUpper, isName) = (0, 1, true, true);
        isSure = false;
        var stop = Math.Min(block.End - 1, block.Start + LongestLabel);
        for (var i = block.Start; i < stop; i++)
        {
            var c = text[i];
            if (c == ':')
            {
                var label = new TextSpan(block.Start, i);
                var isSide = Sides.Contains(label.In(text).TrimEnd('.').ToLowerInvariant());
                isSure = isSide || (isUpper && letters > 1);
                return SentenceMarks.IsGap(text[i + 1]) && (isSure || isName) && letters > 0 && words <= MostLabelWords ? label : null;
            }

            if (c == '(' && i > block.Start && text.IndexOf(')', i, stop - i) is > 0 and var close)
            {
                i = close; // "Mr. George Purkiss (Wansdyke East): ..."
                continue;
            }

            if (char.IsLetter(c))
            {
                letters++;
                isUpper &= char.IsUpper(c);
                isName &= char.IsUpper(c) || (i > block.Start && char.IsLetter(text[i - 1]));
            }
            else if (c == ' ')
                words++;
            else if (c is not ('.' or '-' or '\'' or '’'))
                return null;
        }

        return null;
    }

    /// <summary>Who speaks behind the labels of an article: those that take turns, and those whose full name stands in the text.</summary>
    public static IReadOnlyDictionary<string, string> Speakers(string text, IReadOnlyList<ArticleBlock> blocks)
    {
        var turns = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var block in blocks)
        {
            if (block.IsBody && Candidate(text, block.Span, out _) is { } label && NameIn(label.In(text)) is not null)
                turns[label.In(text)] = turns.GetValueOrDefault(label.In(text)) + 1;
        }

        var speakers = new Dictionary<string, string>(StringComparer.Ordinal);
        // "Mr. George Purkiss (Wansdyke East)" at first is "Mr. Purkiss" later: counted by the last word.
        var counts = turns.GroupBy(turn => LastWord(turn.Key), StringComparer.OrdinalIgnoreCase).ToDictionary(group => group.Key, group => group.Sum(turn => turn.Value), StringComparer.OrdinalIgnoreCase);
        var takeTurns = counts.Count(turn => turn.Value > 1) > 1;
        // Each is looked for in the whole text.
        foreach (var (label, _) in turns.OrderByDescending(turn => turn.Value).Take(MostLabels))
        {
            var name = NameIn(label)!;
            if ((takeTurns && (counts[LastWord(label)] > 1 || label.Contains('(', StringComparison.Ordinal))) || (IsCapitals(label) && IsNamed(text, name)))
                speakers[label] = name;
        }

        return speakers;
    }

    /// <summary>The source that ends a set-off quotation, from its dash on, or null.</summary>
    public static TextSpan? SourceOf(string text, TextSpan block)
    {
        for (var i = block.End - 2; i > block.Start && i > block.End - LongestSource; i--)
        {
            if (text[i] is not ('—' or '–' or '―'))
                continue;
            var before = i - 1;
            while (before > block.Start && SentenceMarks.IsGap(text[before]))
                before--;
            var endsBefore = SentenceMarks.IsEnd(text[before]) || SentenceMarks.IsCloser(text[before]) || text.AsSpan(before, i - before).Contains('\n');
            var source = new TextSpan(i, block.End);
            return endsBefore && IsSource(text, source) ? source : null;
        }

        return null;
    }

    /// <summary>The source on a line of its own right behind a set-off quotation, or null.</summary>
    public static TextSpan? SourceBehind(string text, IReadOnlyList<ArticleBlock> blocks, int quotation)
    {
        if (blocks[quotation].Kind != BlockKind.Quotation || quotation + 1 >= blocks.Count || blocks[quotation + 1].Kind != BlockKind.Quotation)
            return null;
        var span = blocks[quotation + 1].Span;
        return !span.IsEmpty && span.Length <= LongestSource && text[span.Start] is '—' or '–' or '―' && IsSource(text, span) ? span : null;
    }

    // A dash and a few words that end no sentence.
    private static bool IsSource(string text, TextSpan fromDash)
    {
        var source = SentenceMarks.Trim(text, fromDash.Start + 1, fromDash.End);
        return !source.IsEmpty && char.IsLetter(text[source.Start]) && !SentenceMarks.IsEnd(text[source.End - 1]) && Tokens.CountWords(text, source) <= MostSourceWords;
    }

    /// <summary>Who a source names: a name, or a role such as <c>a resident</c>. A title (<c>The Old Mill</c>) is nobody.</summary>
    public static Mention SpeakerOf(Tokens source)
    {
        var last = 0;
        while (last + 1 < source.Count && source.IsWord(last + 1))
            last++;
        var mention = Claims.Speakers.EndingAt(source, last, 0);
        var isPlain = mention.From == 0 && (mention.Kind == MentionKind.Role || (mention.Kind == MentionKind.Name && !Grammar.Determiners.Contains(source.Lower(0))));
        return isPlain ? mention : Mention.None;
    }

    // "ANNA KELLER" as one writes it; null where the label names nobody.
    private static string? NameIn(string label)
    {
        if (Sides.Contains(label.TrimEnd('.').ToLowerInvariant()) || FactCheckLabels.Contain(label))
            return null;
        var bracket = label.IndexOf('(', StringComparison.Ordinal);
        var words = (bracket > 0 ? label[..bracket] : label).Split(' ', StringSplitOptions.RemoveEmptyEntries).ToList();
        if (words.Any(word => NotSpeakers.Contains(word.ToLowerInvariant())))
            return null;
        while (words.Count > 1 && Grammar.Titles.Contains(words[0].TrimEnd('.').ToLowerInvariant()))
            words.RemoveAt(0);
        return words.Count == 0 ? null : string.Join(' ', words.Select(word => IsCapitals(word) ? word[..1] + word[1..].ToLowerInvariant() : word));
    }

    private static string LastWord(string label)
    {
        var name = NameIn(label)!;
        return name[(name.LastIndexOf(' ') + 1)..];
    }

    private static bool IsCapitals(string label) => !label.Any(char.IsLower);

    // "Anna Keller" for ANNA KELLER; for KELLER a word with a capital before the surname.
    private static bool IsNamed(string text, string name)
    {
        if (name.Contains(' ', StringComparison.Ordinal))
            return text.Contains(name, StringComparison.Ordinal);
        for (var i = text.IndexOf(' ' + name, StringComparison.Ordinal); i > 0; i = text.IndexOf(' ' + name, i + 1, StringComparison.Ordinal))
        {
            var first = i;
            while (first > 0 && first > i - LongestLabel && (char.IsLetter(text[first - 1]) || text[first - 1] == '.'))
                first--;
            var end = i + 1 + name.Length;
            if (first < i && char.IsUpper(text[first]) && (end >= text.Length || !char.IsLetter(text[end])) && !SentenceStarters.ContainsOrParticle(text.AsSpan(first, i - first)))
                return true;
        }

        return false;
    }
}
