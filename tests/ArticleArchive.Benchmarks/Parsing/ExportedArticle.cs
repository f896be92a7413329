using System.Text;
using ArticleArchive.Parsing;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Benchmarks.Parsing;

/// <summary>A parsed article in the form that the evaluation sets' scorer reads.</summary>
internal sealed record ExportedArticle(
    string? Title, IReadOnlyList<string>? Author, string? Date, string Body, IReadOnlyList<ExportedBlock> Blocks)
{
    public static ExportedArticle From(ParsedArticle article)
    {
        var blocks = new List<ExportedBlock>();
        var body = new StringBuilder();
        var exported = article.Blocks.Where(block => block.IsBody || block.Kind is BlockKind.Heading or BlockKind.TableRow or BlockKind.Preformatted or BlockKind.Contents).ToList();
        var isInItem = false;
        for (var i = 0; i < exported.Count; i++)
        {
            var block = exported[i];
            var words = WordsOf(block, article.ReadingText);
            isInItem = block.ItemPart switch
            {
                ItemPart.First => block.Kind is BlockKind.ListItem or BlockKind.Heading,
                ItemPart.Further => isInItem,
                _ => false,
            };

            // To the sets an item is one block with all its words, and a heading in it stands besides.
            if (isInItem && block.ItemPart == ItemPart.First)
                blocks.Add(new ExportedBlock("li", block.Level, string.Join(' ', exported.Skip(i + 1).TakeWhile(next => next.ItemPart == ItemPart.Further).Select(next => WordsOf(next, article.ReadingText)).Prepend(words))));
            if (!isInItem || block.Kind == BlockKind.Heading)
                blocks.Add(new ExportedBlock(block.Kind switch { BlockKind.Heading => "heading", BlockKind.ListItem or BlockKind.Contents => "li", _ => "p" }, block.Level, words));
            // A table of contents repeats the headings: it is a list of the article, and no part of its text.
            if (block.Kind != BlockKind.Contents)
                body.Append(words).Append("\n\n");
        }

        // A title that was worked out is the program's, not the file's.
        return new ExportedArticle(
            article.Title.Origin == Origin.Found ? article.Title.Value : null,
            article.Authors.Count == 0 ? null : article.Authors.Select(author => author.Value).ToList(),
            article.Published is { Precision: >= DatePrecision.Day } published ? published.Value.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) : null,
            body.ToString(),
            blocks);
    }

    // A heading's printed number is a part of its words for the scorer, a list mark is not.
    private static string WordsOf(ArticleBlock block, string text) =>
        WithoutMarks((block is { Kind: BlockKind.Heading, MarkerSpan: { } marker } ? new TextSpan(marker.Start, block.Span.End) : block.Span).In(text));

    private static string WithoutMarks(string text) => text.Replace(HoleMark.Text, "", StringComparison.Ordinal);
}

/// <param name="Type"><c>heading</c>, <c>li</c> or <c>p</c>.</param>
/// <param name="Level">1-6 for a heading, depth for a list item.</param>
/// <param name="Text">Its words.</param>
internal sealed record ExportedBlock(string Type, int Level, string Text);
