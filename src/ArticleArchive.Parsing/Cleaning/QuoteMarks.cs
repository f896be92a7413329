using ArticleArchive.Parsing.Formats;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Cleaning;

/// <summary>Takes the signs out that a mail program put before the lines of a quotation: <c>&gt;</c>.</summary>
/// <remarks>They are no white space, so each goes by an edit of its own; and no word of the author's, so that what is quoted stays quotable.</remarks>
internal static class QuoteMarks
{
    /// <summary>The <see cref="Edit.Class"/> of these edits.</summary>
    public const string Class = "quotation-mark";

    private const string Rule = "quoted-line";

    /// <summary>Between two lines of one paragraph.</summary>
    public static void AddJoint(TextSpan run, List<Edit> edits) =>
        edits.Add(new Edit(run, " ", EditKind.Repair, Rule, Class, "The quotation was broken into lines with a sign before each.", Confidence: 0.95));

    /// <summary>True for a line of the quotation that holds nothing but signs.</summary>
    public static bool IsBlankLine(PageText page, PageBlock block) =>
        block is { Kind: PageBlockKind.Quotation, MarkerSpan: null } && page.IsPlainText && page.Text.AsSpan(block.Span.Start, block.Span.Length).IndexOfAnyExcept("> \t") < 0;

    public static Edit BlankLine(TextSpan line) =>
        new(line, "", EditKind.Removal, Rule, Class, "A blank line of the quotation; only its sign stood there.", Confidence: 0.99);
}
