using ArticleArchive.Parsing.Formats;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Structure;

/// <summary>Finds the headings of sections: by markup where there is any, else among the bare lines.</summary>
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
