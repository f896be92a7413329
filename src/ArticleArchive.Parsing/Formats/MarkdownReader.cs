using ArticleArchive.Parsing.Text;
using Markdig;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Syntax;

namespace ArticleArchive.Parsing.Formats;

/// <summary>Reads Markdown (CommonMark, tables, footnotes, front matter) with Markdig: the words without their marks, each with its place.</summary>
internal static class MarkdownReader
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UseYamlFrontMatter()
        .UsePipeTables()
        .UseFootnotes()
        .UseEmphasisExtras(EmphasisExtraOptions.Strikethrough)
        .UsePreciseSourceLocation()
        .Build();

    public static PageText Read(string source)
    {
        if (!MarkdownBudget.Allows(source))
            return AsPlainText(source, "The file has more Markdown marks in one paragraph than the reader allows.");
        MarkdownDocument document;
        try
        {
            document = Markdown.Parse(source, Pipeline);
        }
        catch (ArgumentException)
        {
            // What Markdig throws for lists, quotations or links nested more than 128 deep.
            return AsPlainText(source, "The file's Markdown is nested too deeply.");
        }

        return new MarkdownWalk(source).Read(document);
    }

    private static PageText AsPlainText(string source, string why) => PlainTextReader.Read(source).With(FindingKind.Degraded, $"{why} It was read as plain text.");
}
