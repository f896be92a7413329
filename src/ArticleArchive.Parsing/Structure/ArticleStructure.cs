using ArticleArchive.Parsing.Formats;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Structure;

/// <summary>The article's parts and properties.</summary>
internal sealed record StructureResult(
    StatedValue Title,
    StatedValue? Standfirst,
    IReadOnlyList<StatedValue> Authors,
    StatedValue? Publisher,
    PublishedDate? Published,
    StatedValue? Language,
    IReadOnlyList<ArticleBlock> Blocks,
    IReadOnlyList<ParsedSection> Sections,
    IReadOnlyList<Finding> Damage);

/// <summary>Gives each block of the reading text its role and builds the tree of sections.</summary>
internal static class ArticleStructure
{
    public static StructureResult Read(EditedText text, IReadOnlyList<PageBlock> blocks, IReadOnlyList<StatedMetadata> stated)
    {
        var reading = text.Reading;
        var title = blocks.Count > 0 ? blocks[0].Span.In(reading) : "Untitled";
        var articleBlocks = blocks.Select(block => new ArticleBlock(BlockKind.Paragraph, block.Span, Section: 0)).ToList();
        var lead = new ParsedSection(null, 0, null, null, null, null, new TextSpan(0, reading.Length));
        return new StructureResult(
            new StatedValue(title, Origin.Derived, "the first line of the text"), null, [], null, null, null, articleBlocks, [lead], []);
    }
}
