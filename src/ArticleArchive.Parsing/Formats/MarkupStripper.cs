using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Formats;

/// <summary>Takes tags out of HTML without building a tree: one pass, for pages that no parser should be given, and for HTML inside Markdown.</summary>
internal static class MarkupStripper
{
    private static readonly HashSet<string> Inline = new(StringComparer.OrdinalIgnoreCase)
    {
        "a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "del", "dfn", "em", "font", "i", "img", "ins", "kbd", "mark", "nobr",
        "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
    };

    private static readonly string[] Code = ["script", "style", "svg", "template", "noscript"];

    /// <summary>The words of a page, a block wherever a tag other than an inline one stands.</summary>
    public static PageText Read(string source)
    {
        var page = new PageTextBuilder();
        Read(source, new TextSpan(0, source.Length), page, span => new PageBlock(PageBlockKind.Text, span));
        return page.Build([]);
    }

    /// <summary>Adds the words of a part of the source to a page.</summary>
    public static void Read(string source, TextSpan part, PageTextBuilder page, Func<TextSpan, PageBlock> block)
    {
        var tags = new Tags(source, part.End);
        var start = -1;
        TextSpan? space = null;
        for (var at = part.Start; at < part.End;)
        {
            if (source[at] == '<' && tags.At(at) is { } tag)
            {
                if (!Inline.Contains(tag.Name))
                    End();
                at = tag.End;
                continue;
            }

            var (text, length) = source[at] == '&' && CharacterReferences.At(source, at) is { } reference
                ? reference
                : (source[at].ToString(), 1);
            length = Math.Min(length, part.End - at);
            Add(text, TextSpan.OfLength(at, length));
            at += length;
        }

        End();

        void Add(string text, TextSpan place)
        {
            if (string.IsNullOrWhiteSpace(text))
            {
                space = space is { } begun ? new TextSpan(begun.Start, place.End) : place;
                return;
            }

            if (start < 0)
            {
                page.Separate(withBlankLine: true);
                start = page.Length;
            }
            else if (space is { } between)
            {
                if (between.Length > 1 || source[between.Start] == ' ')
                    page.Append(' ', between);
                else
                    page.AppendSpace(" ");
            }

            space = null;
            if (text.Length == 1)
                page.Append(text[0], place);
            else
                page.Append(text, place);
        }

        void End()
        {
            if (start >= 0)
                page.AddBlock(start, block);
            start = -1;
            space = null;
        }
    }

    // Finds where tags end. A mark that was not found once is not looked for again, which keeps the pass linear.
    private sealed class Tags(string source, int limit)
    {
        private readonly HashSet<string> _absent = new(StringComparer.OrdinalIgnoreCase);

        // The tag, comment or whole code element that starts at '<'; null when the sign means itself.
        public (string Name, int End)? At(int at)
        {
            if (source.AsSpan(at).StartsWith("<!--", StringComparison.Ordinal) && After("-->", at + 4) is { } commentEnd)
                return ("span", commentEnd);
            var nameStart = at + 1 < limit && source[at + 1] == '/' ? at + 2 : at + 1;
            if (nameStart >= limit || !(char.IsAsciiLetter(source[nameStart]) || source[nameStart] is '!' or '?'))
                return null;
            var nameEnd = nameStart;
            while (nameEnd < limit && nameEnd - nameStart < 32 && char.IsAsciiLetterOrDigit(source[nameEnd]))
                nameEnd++;
            if (After(">", nameEnd) is not { } end)
                return null;
            var name = source[nameStart..nameEnd];
            if (nameStart == at + 1 && Array.Exists(Code, code => code.Equals(name, StringComparison.OrdinalIgnoreCase)))
                end = After($"</{name}", end) is { } close ? After(">", close) ?? limit : end;
            return (name, end);
        }

        private int? After(string mark, int from)
        {
            if (from >= limit || _absent.Contains(mark))
                return null;
            var found = source.IndexOf(mark, from, limit - from, StringComparison.OrdinalIgnoreCase);
            if (found >= 0)
                return found + mark.Length;
            _absent.Add(mark);
            return null;
        }
    }
}
