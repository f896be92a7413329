using ArticleArchive.Parsing.Formats;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Structure;

/// <summary>A block while its role is being worked out.</summary>
internal sealed class DraftBlock(PageBlock block, BlockShape shape)
{
    /// <summary>What its format's reader saw.</summary>
    public PageBlock Block { get; } = block;

    public BlockShape Shape { get; } = shape;

    /// <summary>Null while undecided.</summary>
    public BlockKind? Kind { get; set; }

    public TextSpan Span { get; set; } = block.Span;

    public TextSpan? Marker { get; set; } = block.MarkerSpan;

    public int Level { get; set; }

    public bool Ordered { get; set; } = block.Ordered;

    public string? CorrectedMarker { get; set; }

    public TextSpan? LabelSpan { get; set; }

    public TextSpan? CreditSpan { get; set; }

    /// <summary>The numeral of a heading.</summary>
    public Numeral? Numeral { get; set; }

    public int Section { get; set; }

    /// <summary>With its marker.</summary>
    public TextSpan Whole => Marker is { } marker ? new TextSpan(Math.Min(marker.Start, Span.Start), Span.End) : Span;

    public bool IsUndecidedText => Kind is null && Block.Kind == PageBlockKind.Text;

    public string TextIn(string reading) => Span.In(reading);

    public ArticleBlock ToArticleBlock() =>
        new(Kind ?? BlockKind.Paragraph, Span, Section, Level, Ordered, Marker, CorrectedMarker, LabelSpan, CreditSpan) { ItemPart = Block.ItemPart };

    /// <summary>The blocks with their shapes.</summary>
    public static List<DraftBlock> Of(EditedText text, IReadOnlyList<PageBlock> blocks)
    {
        var drafts = new List<DraftBlock>(blocks.Count);
        foreach (var block in blocks)
        {
            var start = text.ToPage(new TextSpan(block.MarkerSpan?.Start ?? block.Span.Start, block.Span.End)).Start;
            var lineEnds = 0;
            for (var i = start - 1; i >= 0 && char.IsWhiteSpace(text.Page[i]); i--)
            {
                if (text.Page[i] == '\n')
                    lineEnds++;
            }

            drafts.Add(new DraftBlock(block, BlockShape.Of(text.Reading, block.Span, lineEnds)));
        }

        return drafts;
    }
}
