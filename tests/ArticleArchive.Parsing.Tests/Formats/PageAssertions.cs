using System.Net;
using ArticleArchive.Parsing.Formats;

namespace ArticleArchive.Parsing.Tests.Formats;

/// <summary>What holds for every page, whatever its format.</summary>
internal static class PageAssertions
{
    public static void ShouldKeepItsPromises(this PageText page, string source)
    {
        var at = 0;
        foreach (var block in page.Blocks)
        {
            var start = block.MarkerSpan?.Start ?? block.Span.Start;
            start.Should().BeGreaterThanOrEqualTo(at, "blocks are in order and disjoint");
            page.Text[at..start].Any(char.IsLetterOrDigit).Should().BeFalse("every word is in a block or its marker: {0}", page.Text[at..start]);
            if (at > 0)
                page.Text[at..start].Should().Contain("\n", "blocks are separated by a line end");
            var words = block.Span.In(page.Text);
            words.Should().NotBeEmpty().And.Be(words.Trim());
            block.LinkDensity.Should().BeInRange(0, 1);
            at = block.Span.End;
        }

        page.Text[at..].Any(char.IsLetterOrDigit).Should().BeFalse();
        if (page.Runs is not { } runs)
        {
            page.Text.Should().Be(source);
            return;
        }

        var end = 0;
        foreach (var run in runs)
        {
            run.Page.Start.Should().BeGreaterThanOrEqualTo(end, "runs are in order and disjoint");
            page.Text[end..run.Page.Start].Any(char.IsLetterOrDigit).Should().BeFalse("every word has a place");
            end = run.Page.End;
            if (run.Page.Length == run.Source.Length)
                run.Page.In(page.Text).Should().Be(run.Source.In(source));
            else
                run.Source.Should().Match<ArticleArchive.Parsing.Text.TextSpan>(span => span.Start >= 0 && span.End <= source.Length && span.Start <= span.End);
        }

        page.Text[end..].Any(char.IsLetterOrDigit).Should().BeFalse("every word has a place");
    }

    public static IEnumerable<string> Words(this PageText page) => page.Blocks.Select(block => block.Span.In(page.Text));

    /// <summary>The source of a piece of the page text, with its character references read.</summary>
    public static string SourceOf(this PageText page, string source, string words)
    {
        var at = page.Text.IndexOf(words, StringComparison.Ordinal);
        at.Should().BeGreaterThanOrEqualTo(0, "the page has these words: {0}", words);
        return WebUtility.HtmlDecode(page.ToSource(ArticleArchive.Parsing.Text.TextSpan.OfLength(at, words.Length)).In(source));
    }
}
