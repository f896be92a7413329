using ArticleArchive.Parsing.Formats;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Structure;

/// <summary>What is known of the page when its lines are looked at as headlines.</summary>
/// <param name="Above">How often each line stands above the body, by <see cref="TitleReader.Key"/>.</param>
/// <param name="Below">How often each line stands below the body's start.</param>
/// <param name="BodyWords">What the article is about: how often each long word stands in its sentences.</param>
/// <param name="Body">Index of the body's first line among the lines.</param>
internal sealed record TitleContext(Dictionary<string, int> Above, Dictionary<string, int> Below, Dictionary<string, int> BodyWords, int Body);

/// <summary>What can be seen of a line as a headline, in numbers, for <see cref="TitleModel"/>.</summary>
/// <remarks>Nothing here knows a language's words: position, length, case, punctuation, repetition, neighbours, and what the text is about.</remarks>
internal static class TitleFeatures
{
    /// <summary>Names of the numbers, in order; the weights are stored under them.</summary>
    public static readonly IReadOnlyList<string> Names =
    [
        "none", "words-1", "words-2", "words-3", "words-4-6", "words-7-12", "words-13-18", "words-19-24", "words-25+",
        "taken-out", "starts-small", "ends-sentence", "ends-question", "ends-colon", "inner-end", "has-hole", "title-case", "all-capitals", "starts-digit",
        "mark-1-below", "mark-2-below", "mark-3-4-below", "mark-1-above", "mark-2-above", "is-mark", "above-summary", "above-prose", "below-prose",
        "first-line", "lines-to-body", "right-above-body", "in-body", "prose-before", "later",
        "share-in-body", "topic-words", "share-of-long", "twice-above", "many-above", "below-once", "below-many", "begins-other", "ends-other", "crumb", "separator",
        "longer-than-next", "longer-than-last", "list-item", "short-neighbours", "more-wordy-above",
        "holds-other-begin", "holds-other-end", "copy-near", "share-in-next", "first-kept",
    ];

    private static readonly System.Buffers.SearchValues<char> CrumbSigns = System.Buffers.SearchValues.Create("»›>→▸/");

    /// <summary>The numbers of "no line is a headline", against which the lines stand.</summary>
    public static double[] OfNone()
    {
        var values = new double[Names.Count];
        values[0] = 1;
        return values;
    }

    /// <summary>The numbers of a line; null for a line that cannot be a headline.</summary>
    public static double[]? Of(List<HeaderLine> lines, int i, TitleContext context)
    {
        var line = lines[i];
        var shape = line.Draft.Shape;
        if (line.Draft.Kind is not null || line.Draft.Block.Kind is not (PageBlockKind.Text or PageBlockKind.Heading or PageBlockKind.ListItem) || !shape.HasLetter || shape.Words > 40 || shape.EndsComma)
            return null;
        // The first paragraph is never the headline.
        if (shape.IsProse && line.Draft.Block.Kind != PageBlockKind.Heading)
            return null;
        // A line that is nothing but author or date; a headline may begin with "By" and hold a year.
        if (line.IsMark && (shape.Words <= 4 || line.Names is { Count: > 0 }))
            return null;
        var words = line.Words;
        var key = line.Key;
        if (key.Length == 0 || words.Contains('©', StringComparison.Ordinal))
            return null;
        return Measure(lines, i, context, words, key);
    }

    private static double[] Measure(List<HeaderLine> lines, int i, TitleContext context, string words, string key)
    {
        var (line, shape) = (lines[i], lines[i].Draft.Shape);
        var values = new double[Names.Count];
        var f = 1;
        foreach (var (least, most) in (ReadOnlySpan<(int, int)>)[(0, 1), (2, 2), (3, 3), (4, 6), (7, 12), (13, 18), (19, 24), (25, 40)])
            values[f++] = shape.Words >= least && shape.Words <= most ? 1 : 0;
        Add(!line.IsKept);
        Add(shape.StartsLower);
        Add(shape.EndsSentence && !shape.EndsQuestion);
        Add(shape.EndsQuestion);
        Add(shape.EndsColon);
        Add(shape.HasInnerSentenceEnd);
        Add(shape.HasHole);
        Add(shape.IsTitleCase);
        Add(shape.Words > 1 && words.Any(char.IsUpper) && !words.Any(char.IsLower));
        Add(char.IsDigit(words[0]));

        var toMark = ToMark(lines, i);
        Add(toMark == 1);
        Add(toMark == 2);
        Add(toMark is 3 or 4);
        Add(i > 0 && lines[i - 1].IsMark);
        Add(i > 1 && lines[i - 2].IsMark);
        Add(line.IsMark);
        Add(toMark == 2 && IsWordier(lines, i + 1, shape.Words + 3));
        Add(i + 1 < lines.Count && lines[i + 1].Draft.Shape.IsProse);
        Add(i > 0 && lines[i - 1].Draft.Shape.IsProse);

        var toBody = context.Body - i;
        Add(i == 0);
        values[f++] = Math.Log(1 + Math.Max(0, toBody));
        Add(toBody == 1);
        Add(toBody <= 0);
        var prose = 0;
        for (var j = 0; j < i; j++)
            prose += lines[j] is { IsKept: true, Draft.Shape.IsProse: true } ? lines[j].Draft.Shape.Words : 0;
        values[f++] = Math.Log(1 + (prose / 20.0));
        values[f++] = Math.Log(1 + Math.Max(0, -toBody));

        var (share, topic, all) = Vocabulary(line.LongWords, context.BodyWords);
        values[f++] = share;
        values[f++] = topic;
        values[f++] = share * Math.Min(all, 6) / 6.0;

        var above = context.Above.GetValueOrDefault(key);
        var below = context.Below.GetValueOrDefault(key);
        Add(above == 2);
        Add(above > 2);
        Add(below == 1);
        Add(below > 1);
        var near = Compare(lines, i, key);
        Add(near.Begins);
        Add(near.Ends);
        Add(words.AsSpan().IndexOfAny(CrumbSigns) >= 0);
        Add(words.Contains(" | ", StringComparison.Ordinal) || words.Contains(" - ", StringComparison.Ordinal) || words.Contains(" – ", StringComparison.Ordinal));
        Add(i + 1 < lines.Count && shape.Words > lines[i + 1].Draft.Shape.Words);
        Add(i > 0 && shape.Words > lines[i - 1].Draft.Shape.Words);
        Add(line.Draft.Block.Kind == PageBlockKind.ListItem);
        Add(IsAmongShort(lines, i));
        Add(HasWordyRivalAbove(lines, i));
        Add(near.HoldsBegin);
        Add(near.HoldsEnd);
        Add(near.HasCopy);
        values[f++] = ShareInNext(lines, i);
        Add(line.IsKept && lines.FindIndex(above => above.IsKept) == i);
        return values;

        void Add(bool value) => values[f++] = value ? 1 : 0;
    }

    // How many lines below the nearest byline or dateline stands, 1 for the next; 0 when none is near.
    private static int ToMark(List<HeaderLine> lines, int i)
    {
        for (var j = i + 1; j < Math.Min(lines.Count, i + 5); j++)
        {
            if (lines[j].IsMark || lines[j].Names is not null)
                return j - i;
        }

        return 0;
    }

    private static bool IsWordier(List<HeaderLine> lines, int i, int words) => i < lines.Count && lines[i].Draft.Shape.Words > words && !lines[i].IsMark;

    // The site's title line is the headline and the site's name; a crumb or a menu entry is the headline's first or last words.
    private static (bool Begins, bool Ends, bool HoldsBegin, bool HoldsEnd, bool HasCopy) Compare(List<HeaderLine> lines, int i, string key)
    {
        var (begins, ends, holdsBegin, holdsEnd, copy) = (false, false, false, false, false);
        for (var j = Math.Max(0, i - 20); j < Math.Min(lines.Count, i + 20) && key.Length >= 8; j++)
        {
            if (j == i || lines[j].Draft.Shape.IsProse)
                continue;
            var other = lines[j].Key;
            copy |= other == key;
            if (other.Length > key.Length)
            {
                begins |= other.StartsWith(key, StringComparison.Ordinal);
                ends |= other.EndsWith(key, StringComparison.Ordinal);
            }
            else if (other.Length >= 8 && other.Length < key.Length)
            {
                holdsBegin |= key.StartsWith(other, StringComparison.Ordinal);
                holdsEnd |= key.EndsWith(other, StringComparison.Ordinal);
            }
        }

        return (begins, ends, holdsBegin, holdsEnd, copy);
    }

    // How much of the line's vocabulary the first sentences below it take up.
    private static double ShareInNext(List<HeaderLine> lines, int i)
    {
        var own = lines[i].LongWords.ToHashSet(StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var texts = 0;
        for (var j = i + 1; j < lines.Count && texts < 2; j++)
        {
            if (!lines[j].Draft.Shape.EndsSentence || lines[j].Draft.Shape.Words < 8)
                continue;
            texts++;
            seen.UnionWith(lines[j].OpeningWords.Where(own.Contains));
        }

        return (double)seen.Count / Math.Max(2, own.Count);
    }

    // Menus are rows of short lines.
    private static bool IsAmongShort(List<HeaderLine> lines, int i)
    {
        var near = 0;
        for (var j = Math.Max(0, i - 2); j <= Math.Min(lines.Count - 1, i + 2); j++)
            near += j != i && lines[j].Draft.Shape.Words <= 4 && !lines[j].IsMark ? 1 : 0;
        return near >= 4;
    }

    // Of lines that look alike the first is the headline.
    private static bool HasWordyRivalAbove(List<HeaderLine> lines, int i)
    {
        for (var j = Math.Max(0, i - 3); j < i; j++)
        {
            if (lines[j].IsKept && lines[j].Draft.Shape is { Words: >= 4 and <= 24, EndsSentence: false })
                return true;
        }

        return false;
    }

    private static (double Share, double Topic, int All) Vocabulary(IReadOnlyList<string> longWords, Dictionary<string, int> bodyWords)
    {
        var (all, shared, often) = (0, 0, 0);
        foreach (var word in longWords)
        {
            all++;
            var count = bodyWords.GetValueOrDefault(word);
            shared += count > 0 ? 1 : 0;
            often += count >= 4 ? 1 : 0;
        }

        return ((double)shared / Math.Max(all, 2), (double)often / Math.Max(all, 2), all);
    }
}
