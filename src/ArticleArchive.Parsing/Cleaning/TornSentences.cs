using ArticleArchive.Parsing.Formats;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Cleaning;

/// <summary>How two neighbouring blocks belong together.</summary>
internal enum JointKind
{
    /// <summary>They do not.</summary>
    None,

    /// <summary>Words are missing between them.</summary>
    Hole,

    /// <summary>The second is the rest of the first one's sentence; nothing is missing between them.</summary>
    Tail,

    /// <summary>The first is a list item's label, the second its explanation under a number of its own.</summary>
    Label,
}

/// <summary>Finds sentences that were torn where a link's text was lost, or that a line end broke.</summary>
internal static class TornSentences
{
    /// <summary>A line of at least this many words is running text and no label or menu entry.</summary>
    private const int WordsOfRunningText = 8;

    /// <summary>How the block at <paramref name="next"/> belongs to the block before it.</summary>
    /// <param name="page">The page.</param>
    /// <param name="next">Index of the second block; 1 or more.</param>
    /// <param name="joinedBefore">True when the first block is itself joined to the one before it: it is running text.</param>
    public static JointKind Judge(PageText page, int next, bool joinedBefore)
    {
        var (first, second) = (page.Blocks[next - 1], page.Blocks[next]);
        if (first.Kind is not (PageBlockKind.Text or PageBlockKind.ListItem or PageBlockKind.Quotation or PageBlockKind.Caption)
            || second.Kind is not (PageBlockKind.Text or PageBlockKind.Quotation)
            || second.MarkerSpan is not null
            || !string.Equals(first.Region, second.Region, StringComparison.Ordinal))
        {
            return JointKind.None;
        }

        var before = page.Text.AsSpan(first.Span.Start, first.Span.Length);
        var after = page.Text.AsSpan(second.Span.Start, second.Span.Length);
        if (StartsWithClosingMark(after))
            return Prose.EndsSentence(before) && !joinedBefore && after.Length < 3 ? JointKind.None : JointKind.Hole;

        if (IsCueBeforeName(page, next))
            return JointKind.None;
        var goesOn = Prose.StartsSmall(after) || (after[0] is '–' or '—' or '-' && after.Length > 2 && after[1] == ' ' && char.IsLower(after[2]));
        if (!goesOn)
            return JointKind.None;
        if (Prose.EndsSentence(before))
            return IsUnderItem(page, next) && IsRunning(after) ? JointKind.Hole : JointKind.None;
        if (before[^1] is ':' or ';' or '|')
            return JointKind.None;

        var isUnfinished = before[^1] is ',' || FunctionWords.CannotEnd(Prose.LastWord(before));
        if (before[^1] is ',' && FunctionWords.OpensTail(Prose.FirstWord(after)))
            return JointKind.Tail;
        // "(see ⟦…⟧ and ⟦…⟧)": a line of small words alone stood between two links.
        if (isUnfinished || IsOnlyFunctionWords(after))
            return JointKind.Hole;
        if (BeginsLikeSentence(before) && IsRunning(after))
            return JointKind.Hole;
        return (joinedBefore || IsRunning(before)) && (IsRunning(after) || Prose.EndsSentence(after)) ? JointKind.Hole : JointKind.None;
    }

    /// <summary>True when a block's first sentence lost its beginning and nothing before the block can be joined to it.</summary>
    public static bool LostItsStart(PageText page, int block)
    {
        var text = TextOf(page, block);
        // After "these:" and "...;" a line of a list may begin small.
        if (block > 0 && page.Text[page.Blocks[block - 1].Span.End - 1] is ':' or ';' or ',')
            return false;
        return page.Blocks[block].Kind is PageBlockKind.Text && Prose.StartsSmall(text) && IsRunning(text) && HasSentenceEnd(text);
    }

    /// <summary>True when a block's last sentence lost its end and nothing after the block can be joined to it.</summary>
    public static bool LostItsEnd(PageText page, int block)
    {
        var text = TextOf(page, block);
        if (page.Blocks[block].Kind is not (PageBlockKind.Text or PageBlockKind.ListItem) || !Prose.IsWordPart(text[^1]))
            return false;
        // A heading in capitals or title case may end with any word.
        var (words, capitals) = Prose.CountWords(text, most: 200);
        if (words < 6 || capitals * 2 >= words)
            return false;
        // A single line without a full stop is a headline as often as not: "Die Fähre stellt den Betrieb ein" has lost nothing.
        var last = Prose.LastWord(text);
        return HasSentenceEnd(text) ? FunctionWords.CannotEnd(last) : FunctionWords.CannotEndAnything(last);
    }

    /// <summary>What stands between two torn pieces: the hole's mark, with blanks as the neighbours ask for.</summary>
    public static string HoleBetween(ReadOnlySpan<char> before, ReadOnlySpan<char> after)
    {
        var left = before[^1] is '(' or '[' or '“' or '„' or '«' or '‘' or '$' or '€' or '£' or '#' or '@' or '/' ? "" : " ";
        var right = StartsWithClosingMark(after) ? "" : " ";
        return left + HoleMark.Text + right;
    }

    private static ReadOnlySpan<char> TextOf(PageText page, int block) =>
        page.Text.AsSpan(page.Blocks[block].Span.Start, page.Blocks[block].Span.Length);

    // Punctuation that cannot begin a line: what it closes stood before it. ".NET", "...", "?!" and smileys may.
    private static bool StartsWithClosingMark(ReadOnlySpan<char> text)
    {
        if (text[0] is '’' or '\'')
            return text.Length > 2 && text[1] == 's' && text[2] == ' ';
        // A German closing mark is an English opening one: what follows it tells.
        if (text[0] is '“')
            return text.Length == 1 || text[1] is ',' or '.' or ';';
        if (text[0] is not (',' or '.' or ';' or ':' or ')' or ']' or '!' or '?' or '”' or '»' or '"'))
            return false;
        if (text.Length == 1)
            return text[0] is not ('"' or '»' or ':');
        if (text[0] is '"' or '»')
            return text[1] is ',' or '.' or ';' or ')' || (text[1] == ' ' && text.Length > 2 && char.IsLower(text[2]));
        return char.IsWhiteSpace(text[1]) || text[1] is '”' or '"' or ')' or ',' or '!' or '.' && !(text[0] == '.' && text[1] == '.');
    }

    // "by" alone under a line: the link behind it was the author's name, unless the text goes on in the middle of a sentence.
    private static bool IsCueBeforeName(PageText page, int block)
    {
        if (!FunctionWords.IntroducesName(TextOf(page, block)))
            return false;
        if (block + 1 >= page.Blocks.Count)
            return true;
        var after = TextOf(page, block + 1);
        return !StartsWithClosingMark(after) && !Prose.StartsSmall(after);
    }

    /// <summary>True for a line of eight words or more that is written as sentences are, and no label or menu entry.</summary>
    public static bool IsRunning(ReadOnlySpan<char> text)
    {
        var (words, capitals) = Prose.CountWords(text, WordsOfRunningText);
        return words >= WordsOfRunningText && capitals * 2 < words;
    }

    private static bool IsOnlyFunctionWords(ReadOnlySpan<char> text)
    {
        if (text.Length > 20)
            return false;
        foreach (var range in text.Split(' '))
        {
            var word = text[range];
            if (!word.IsEmpty && !FunctionWords.IsCommon(word))
                return false;
        }

        return true;
    }

    // "The data", "One of the many": a few words in sentence case that begin with a small word, and are no question.
    private static bool BeginsLikeSentence(ReadOnlySpan<char> text)
    {
        var (words, capitals) = Prose.CountWords(text, WordsOfRunningText);
        var first = Prose.FirstWord(text);
        return words > 1 && capitals < 2 && char.IsUpper(text[0]) && FunctionWords.IsCommon(first) && !FunctionWords.Asks(first);
    }

    private static bool HasSentenceEnd(ReadOnlySpan<char> text) => Prose.EndsSentence(text) || text.Contains(". ", StringComparison.Ordinal);

    // Text that is indented at least as deep as the words of the list item before it goes on with that item.
    private static bool IsUnderItem(PageText page, int block)
    {
        if (page.Blocks[block - 1] is not { Kind: PageBlockKind.ListItem, MarkerSpan: { } mark })
            return false;
        return Indent(page.Text, page.Blocks[block].Span.Start) > Indent(page.Text, mark.Start);
    }

    private static int Indent(string text, int at)
    {
        var start = at;
        while (start > 0 && text[start - 1] is ' ' or '\t' or '\u00A0')
            start--;
        return start == 0 || text[start - 1] == '\n' ? at - start : 0;
    }
}
