using ArticleArchive.Parsing.Formats;
using ArticleArchive.Parsing.Structure;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Tests.Structure;

/// <summary>What structure makes of a plain text, with edits chosen by the test instead of the cleaner's.</summary>
internal sealed record Read(EditedText Text, StructureResult Result)
{
    public static Read Page(string page, params Edit[] edits) => Page(PageReader.Read(SourceFormat.PlainText, page, ParseOptions.Default), edits);

    public static Read Page(PageText page, params Edit[] edits)
    {
        var text = EditedText.Apply(page.Text, edits);
        return new Read(text, ArticleStructure.Read(text, ReadingBlocks.Map(page, text), page.Metadata));
    }

    public static Edit Removal(string page, string words)
    {
        var start = page.IndexOf(words, StringComparison.Ordinal);
        start.Should().BeGreaterThanOrEqualTo(0, "the page should hold {0}", words);
        return new Edit(new TextSpan(start, start + words.Length), "", EditKind.Removal, "test", "test", "A test.", 1);
    }

    public static Edit Repair(string page, string words, string with)
    {
        var start = page.IndexOf(words, StringComparison.Ordinal);
        start.Should().BeGreaterThanOrEqualTo(0, "the page should hold {0}", words);
        return new Edit(new TextSpan(start, start + words.Length), with, EditKind.Repair, "test", "test", "A test.", 1);
    }

    public string In(TextSpan? span) => span is { } here ? here.In(Text.Reading) : "";

    public IEnumerable<string> Words(BlockKind kind) => Result.Blocks.Where(block => block.Kind == kind).Select(block => In(block.Span));

    /// <summary>The sections as lines of two spaces a level, label and heading.</summary>
    public IEnumerable<string> Outline() => Result.Sections.Where(section => section.Heading is not null)
        .Select(section => new string(' ', 2 * (section.Level - 1)) + $"{section.PrintedLabel} {section.Heading}".Trim());

    /// <summary>A paragraph that is beyond doubt running text.</summary>
    public static string Prose(string topic) =>
        $"The {topic} was opened in spring, and most people in the valley came to see it. Nobody had expected such weather. The mayor spoke for an hour about the {topic} and its long history.";
}
