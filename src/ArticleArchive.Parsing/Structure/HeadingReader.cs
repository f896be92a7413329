using ArticleArchive.Parsing.Formats;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Structure;

/// <summary>Makes a heading of a line that <see cref="RoleReader"/> decided to be one, and reads its number.</summary>
internal static class HeadingReader
{
    public static void Make(DraftBlock draft, string reading, Numeral? numeral)
    {
        draft.Kind = BlockKind.Heading;
        draft.Level = draft.Block.Kind == PageBlockKind.Heading ? draft.Block.Level : 0;
        draft.Ordered = false;
        numeral ??= draft.Marker is null && Numeral.At(reading, draft.Span) is { Punctuation.Length: > 0 } own ? own : null;
        draft.Numeral = numeral;
        if (numeral is null || numeral.Kind == NumeralKind.Word || draft.Marker is not null)
            return;
        draft.Marker = numeral.Span;
        draft.Span = new TextSpan(numeral.TextStart, draft.Span.End);
    }
}
