using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Formats;

/// <summary>Reads text without markup: the page text is the source text.</summary>
internal static class PlainTextReader
{
    public static PageText Read(string source)
    {
        var blocks = new List<PageBlock>();
        var position = 0;
        while (position < source.Length)
        {
            var end = source.IndexOf('\n', position);
            if (end < 0)
                end = source.Length;
            var start = position;
            var stop = end;
            while (start < stop && char.IsWhiteSpace(source[start]))
                start++;
            while (stop > start && char.IsWhiteSpace(source[stop - 1]))
                stop--;
            if (stop > start)
                blocks.Add(new PageBlock(PageBlockKind.Text, new TextSpan(start, stop)));
            position = end + 1;
        }

        return new PageText(source, blocks, Runs: null, Metadata: []);
    }
}
