using System.Buffers;
using ArticleArchive.Parsing.Formats;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Structure;

/// <summary>Reads the person's name in a line of rights: <c>© 2026 Jane Roe</c>.</summary>
/// <remarks>Where a person and no house holds the rights of a page, that person mostly wrote it. The name is derived.</remarks>
internal static class RightsReader
{
    private static readonly SearchValues<char> Signs = SearchValues.Create("·|,•–—");

    private static readonly string[] Marks = ["©", "(c)", "copyright", "all rights reserved", "ⓒ"];

    /// <param name="lines">The last lines of the body and what was taken out behind it.</param>
    public static StatedValue? Find(IEnumerable<HeaderLine> lines)
    {
        foreach (var line in lines)
        {
            if (line.Draft.Shape.Words <= 10 && Holder(line.Text, line.Draft.Span) is { } name)
                return line.Value(name, Origin.Derived, $"the line of rights “{line.Words}”");
        }

        return null;
    }

    // A mark, years, and then nothing but a person's name up to a sign.
    private static TextSpan? Holder(string text, TextSpan line)
    {
        var start = line.Start;
        var isMarked = false;
        for (var hasMoved = true; hasMoved && start < line.End;)
        {
            hasMoved = false;
            while (start < line.End && !char.IsLetter(text[start]) && text[start] is not ('©' or 'ⓒ' or '('))
                (start, hasMoved) = (start + 1, true);
            foreach (var mark in Marks)
            {
                if (text.AsSpan(start, line.End - start).StartsWith(mark, StringComparison.OrdinalIgnoreCase))
                    (start, hasMoved, isMarked) = (start + mark.Length, true, true);
            }
        }

        if (!isMarked)
            return null;
        var end = text.AsSpan(start, line.End - start).IndexOfAny(Signs);
        var name = Blank.Trim(text, new TextSpan(start, end < 0 ? line.End : start + end));
        if (name.In(text).IndexOf(". ", StringComparison.Ordinal) is > 2 and var stop)
            name = new TextSpan(name.Start, name.Start + stop);
        name = name.Length > 0 && text[name.End - 1] == '.' ? new TextSpan(name.Start, name.End - 1) : name;
        var words = name.In(text).Split([' ', '\u00A0'], StringSplitOptions.RemoveEmptyEntries);
        return words.Length is 2 or 3 && GivenNames.Contains(words[0]) && PersonalNames.IsPersonShaped(name.In(text)) ? name : null;
    }
}
