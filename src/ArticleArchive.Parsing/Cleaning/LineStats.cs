using ArticleArchive.Parsing.Formats;
using ArticleArchive.Parsing.Structure;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Cleaning;

/// <summary>What one passage looks like by itself.</summary>
internal sealed record LineStats
{
    /// <summary>Counting stops here: a paragraph longer than this is one whatever else it holds.</summary>
    private const int MostChars = 4_000;

    /// <summary>So many words a line has, and so many characters stand before the end, where a sentence ends inside it.</summary>
    private const int WordsAroundSentence = 12;
    private const int SentenceLength = 40;

    private static readonly string[] s_timeWords =
        ["ago", "min", "mins", "minute", "minutes", "read", "hours", "days", "views", "likes", "shares", "comments", "replies", "am", "pm"];

    public required int Chars { get; init; }

    public required int Words { get; init; }

    /// <summary>Share of words that begin with a capital.</summary>
    public required double Capitals { get; init; }

    /// <summary>Share of words that are function words of some language.</summary>
    public required double FunctionWordShare { get; init; }

    /// <summary>Share of words that are numbers or begin with a digit.</summary>
    public required double Numbers { get; init; }

    public required int Commas { get; init; }

    public required bool EndsSentence { get; init; }

    /// <summary>A sentence of some length ends inside it, as where the rest of a line was lost.</summary>
    public required bool HoldsSentence { get; init; }

    public required bool EndsInEllipsis { get; init; }

    public required bool EndsInColon { get; init; }

    public required bool EndsInQuestion { get; init; }

    public required bool StartsSmall { get; init; }

    /// <summary>A sign that running text lacks: ©, |, », arrows, ...</summary>
    public required bool HasSign { get; init; }

    /// <summary>Words like <c>3 days ago</c>, <c>5 min read</c>, a clock time.</summary>
    public required bool HasTime { get; init; }

    public required PhraseMatch Phrase { get; init; }

    public required string PhraseClass { get; init; }

    public required PageBlockKind Kind { get; init; }

    public required string? Region { get; init; }

    public required double LinkDensity { get; init; }

    /// <summary>The passage was joined from torn pieces.</summary>
    public required bool IsJoined { get; init; }

    /// <summary>The same words stand elsewhere on the page.</summary>
    public required bool IsRepeated { get; init; }

    /// <summary>Reads as running text: a sentence of some length with small words in it.</summary>
    public bool IsProse => Words >= 12 && Capitals < 0.5 && (EndsSentence || Words >= 25) && FunctionWordShare + (HasNoKnownLanguage ? 1 : 0) > 0.15;

    /// <summary>No function word at all in a long line, or no blanks between words: a language that the list does not know.</summary>
    public bool HasNoKnownLanguage => (Words >= 20 || HasNoBlanks) && FunctionWordShare == 0;

    /// <summary>Begins in a script that writes words without blanks.</summary>
    public required bool HasNoBlanks { get; init; }

    /// <summary>An item of a list that the markup does not call a menu.</summary>
    public bool IsPlainItem => Kind == PageBlockKind.ListItem && LinkDensity <= 0.5 && !LineFeatures.IsOutside(Region);

    public static List<LineStats> Of(PageText page, IReadOnlyList<Passage> passages)
    {
        var seen = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (var passage in passages)
        {
            if (passage.Span(page) is { Length: < 300 } span)
                seen[span.In(page.Text)] = seen.GetValueOrDefault(span.In(page.Text)) + 1;
        }

        var lines = passages.Select(passage => Of(page, passage, seen)).ToList();
        ForgetPhrasesOfLists(lines, i => IsNumbered(page.Blocks[passages[i].First]));
        return lines;
    }

    /// <summary>An item that the author numbered.</summary>
    public static bool IsNumbered(PageBlock block) => block is { Kind: PageBlockKind.ListItem, Ordered: true, MarkerSpan: not null };

    // "1. Close 2. Sell 3. Forget": a list is no menu because one of its items says what a button says. Menus are
    // seldom numbered, so there one other item is enough; else most items must be others and a sentence must lead to them.
    private static void ForgetPhrasesOfLists(List<LineStats> lines, Func<int, bool> isNumbered)
    {
        for (var start = 0; start < lines.Count;)
        {
            int end = start, phrases = 0;
            for (; end < lines.Count && lines[end].IsPlainItem && isNumbered(end) == isNumbered(start); end++)
                phrases += lines[end].Phrase != PhraseMatch.None ? 1 : 0;
            var isMenu = isNumbered(start) ? phrases == end - start : 2 * phrases >= end - start || start == 0 || !(lines[start - 1].EndsInColon || lines[start - 1].EndsSentence);
            for (var i = start; i < end && !isMenu; i++)
                lines[i] = lines[i] with { Phrase = PhraseMatch.None, PhraseClass = "" };
            start = Math.Max(end, start + 1);
        }
    }

    private static LineStats Of(PageText page, Passage passage, Dictionary<string, int> seen)
    {
        var span = passage.Span(page);
        var whole = passage.Text(page);
        var text = whole[..Math.Min(whole.Length, MostChars)];
        int words = 0, capitals = 0, function = 0, numbers = 0, commas = 0;
        bool hasSign = false, hasTime = false;
        for (var i = 0; i < text.Length;)
        {
            if (!Prose.IsWordPart(text[i]))
            {
                commas += text[i] is ',' or '，' or '、' ? 1 : 0;
                hasSign |= text[i] is '©' or '|' or '»' or '›' or '→' or '←' or '↓' or '↑' or '•' or '®';
                i++;
                continue;
            }

            var start = i;
            while (i < text.Length && Prose.IsWordPart(text[i]))
                i++;
            var word = text[start..i];
            words += Prose.WordsIn(word);
            capitals += char.IsUpper(word[0]) ? 1 : 0;
            numbers += char.IsDigit(word[0]) ? 1 : 0;
            function += FunctionWords.IsCommon(word) ? 1 : 0;
            hasTime |= words > 1 && IsTimeWord(word);
        }

        var phrase = ServicePhrases.Find(whole, out var phraseClass);
        var blocks = page.Blocks;
        return new LineStats
        {
            Chars = whole.Length,
            Words = words,
            Capitals = words == 0 ? 0 : (double)capitals / words,
            FunctionWordShare = words == 0 ? 0 : (double)function / words,
            Numbers = words == 0 ? 0 : (double)numbers / words,
            Commas = commas,
            EndsSentence = Prose.EndsSentence(whole),
            HasNoBlanks = Prose.FirstWord(text) is [var letter, ..] && BlockShape.IsDense(letter),
            HoldsSentence = words >= WordsAroundSentence && HoldsSentenceEnd(text),
            EndsInEllipsis = whole[^1] is '…' || whole.EndsWith("...", StringComparison.Ordinal),
            EndsInColon = whole[^1] is ':',
            EndsInQuestion = whole[^1] is '?',
            StartsSmall = char.IsLower(whole[0]),
            HasSign = hasSign,
            HasTime = hasTime && words < 15,
            Phrase = phrase,
            PhraseClass = phraseClass,
            Kind = blocks[passage.First].Kind,
            Region = blocks[passage.First].Region,
            LinkDensity = blocks[passage.First].LinkDensity,
            IsJoined = passage.Joints.Count > 0,
            IsRepeated = span.Length < 300 && seen[span.In(page.Text)] > 1,
        };
    }

    // ". A" behind a small letter, so that no initial and no abbreviation of capitals is taken for an end.
    private static bool HoldsSentenceEnd(ReadOnlySpan<char> text)
    {
        for (var i = text.IndexOf(". ", StringComparison.Ordinal); i >= 0 && i + 2 < text.Length;)
        {
            if (i > SentenceLength && char.IsLower(text[i - 1]) && char.IsLower(text[i - 2]) && char.IsUpper(text[i + 2]))
                return true;
            var next = text[(i + 1)..].IndexOf(". ", StringComparison.Ordinal);
            i = next < 0 ? -1 : i + 1 + next;
        }

        return false;
    }

    private static bool IsTimeWord(ReadOnlySpan<char> word)
    {
        foreach (var time in s_timeWords)
        {
            if (word.Equals(time, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}
