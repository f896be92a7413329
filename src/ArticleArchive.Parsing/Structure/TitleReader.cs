using System.Text;
using ArticleArchive.Parsing.Formats;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Structure;

/// <summary>A headline and the line that holds it.</summary>
internal sealed record TitleFound(StatedValue? Value, int? Line);

/// <summary>Finds the headline: what the markup states, else the line above the body that looks most like one.</summary>
internal static class TitleReader
{
    private const double LeastScore = 1.5;
    private const int MaxBodyLength = 30_000;

    public static TitleFound Find(EditedText text, List<DraftBlock> drafts, List<HeaderLine> lines, int end, int bodyStart, IReadOnlyList<StatedMetadata> stated)
    {
        var titles = stated.Where(value => value.Field == MetadataField.Title).ToList();
        var context = new TitleContext(
            titles.ConvertAll(title => Key(title.Value)), RepeatedLines(text, bodyStart < drafts.Count ? text.ToPage(drafts[bodyStart].Span).Start : text.Page.Length),
            BodyLines(text.Reading, drafts, bodyStart), BodyWords(text.Reading, drafts, bodyStart), end);
        var best = -1;
        var bestScore = double.MinValue;
        for (var i = 0; i < lines.Count; i++)
        {
            if (i >= end && lines[i].Draft.Block.Kind != PageBlockKind.Heading)
                continue;
            if (Score(lines, i, context) is { } score && score > bestScore)
                (best, bestScore) = (i, score);
        }

        if (best >= 0 && bestScore >= LeastScore)
        {
            var line = lines[best];
            var agrees = context.Stated.FindIndex(key => Agrees(key, Key(line.Words)));
            // Without agreement, a stated headline stands above the look of a plain line, but not above a top heading.
            if (agrees >= 0 || titles.Count == 0 || line.Draft.Block is { Kind: PageBlockKind.Heading, Level: 1 })
            {
                var basis = line.Draft.Block.Kind == PageBlockKind.Heading ? "the page's main heading"
                    : agrees >= 0 ? $"the line that the file states as its title ({titles[agrees].Origin})" : "a line above the text that looks like a headline";
                var value = line.Value(line.Draft.Span, Origin.Found, basis);
                return new TitleFound(value with { Value = OneLine(value.Value) }, best);
            }
        }

        return new TitleFound(
            titles.Count > 0 ? new StatedValue(WithoutSite(titles[0].Value, stated), Origin.Found, $"stated by the file ({titles[0].Origin})") : null, null);
    }

    /// <summary>Letters and digits in small letters: what two copies of a headline have in common.</summary>
    public static string Key(string value)
    {
        var key = new StringBuilder(value.Length);
        foreach (var c in value)
        {
            if (char.IsLetterOrDigit(c))
                key.Append(char.ToLowerInvariant(c));
        }

        return key.ToString();
    }

    /// <param name="Stated">Keys of the titles that the markup states.</param>
    /// <param name="Repeated">How often each line stands above the body, by key.</param>
    /// <param name="BodyLines">The short lines of the body, by key.</param>
    /// <param name="BodyWords">What the article is about.</param>
    /// <param name="End">Index of the body's first line.</param>
    private sealed record TitleContext(List<string> Stated, Dictionary<string, int> Repeated, HashSet<string> BodyLines, HashSet<string> BodyWords, int End);

    private static double? Score(List<HeaderLine> lines, int i, TitleContext context)
    {
        var line = lines[i];
        var (draft, shape) = (line.Draft, line.Draft.Shape);
        var isHeading = draft.Block.Kind == PageBlockKind.Heading;
        if (draft.Kind is not null || draft.Block.Kind is not (PageBlockKind.Text or PageBlockKind.Heading) || !shape.HasLetter || shape.Words > 40)
            return null;
        if (!isHeading && (line.IsMark || shape.StartsLower || shape.EndsComma || (shape.HasHole && shape.Words < 5)))
            return null;
        var words = line.Words;
        var key = Key(words);
        if (key.Length == 0 || words.Contains('©', StringComparison.Ordinal))
            return null;
        var score = line.IsKept ? 0 : -1.5;
        if (context.Stated.Exists(value => Agrees(value, key)))
            score += 8;
        if (isHeading)
            score += draft.Block.Level == 1 ? 7 : i <= context.End ? 3 : 0;
        score += shape.Words switch { >= 4 and <= 15 => 2, > 15 and <= 24 => 1.3, 3 => 1, 2 => 0.2, 1 => -1, _ => 0.3 };
        if (shape.EndsSentence && !shape.EndsQuestion)
            score -= shape.HasInnerSentenceEnd ? 2.5 : 1.5;
        if (shape.EndsColon)
            score -= 1.5;
        var toMark = HeaderMarkWithin(lines, i, Math.Min(lines.Count, context.End + 1));
        if (toMark is { } distance)
            score += 2.2 - (0.2 * distance);
        else if (lines.Skip(Math.Max(0, i - 2)).Take(Math.Min(i, 2)).Any(above => above.IsMark))
            score += 1.2;
        if (IsAboveSummary(lines, i))
            score += 1.5;
        if (i == 0 && IsBareFirstLine(lines))
            score += shape.Words == 1 ? 2.7 : 1.5;
        if (shape.IsTitleCase)
            score += 0.6;
        // A headline says what the text is about; a menu line does not.
        score += 4 * ShareInBody(line.Text, draft.Span, context.BodyWords);
        if (context.Repeated.GetValueOrDefault(key) > 1 && shape.Words >= 3)
            score += 1.2;
        // What stands again as a heading in the body is a line of the table of contents, unless author or date follow it here.
        if (context.BodyLines.Contains(key) && toMark is not (1 or 2))
            score -= 1.5;
        // A numbered or crumbed copy of a line is its place in the site.
        var isCrumb = char.IsAsciiDigit(key[0]) && context.Repeated.ContainsKey(key.TrimStart('0', '1', '2', '3', '4', '5', '6', '7', '8', '9'));
        if (isCrumb || words.AsSpan().IndexOfAny('»', '›', '>') >= 0 || words.Contains(" / ", StringComparison.Ordinal))
            score -= 2;
        // Of lines that look alike the first is the headline and the next its summary; but the further up, the more it is the site's.
        return score - (0.02 * i) - (0.04 * Math.Max(0, context.End - i - 10));
    }

    // The longer line between a headline and the line with author or date is the headline's summary.
    private static bool IsAboveSummary(List<HeaderLine> lines, int i) =>
        i + 2 < lines.Count && lines[i + 1] is { IsMark: false, IsKept: true } summary && summary.Draft.Shape.Words >= 8
        && summary.Draft.Shape.Words > lines[i].Draft.Shape.Words + 3 && (lines[i + 2].IsMark || lines[i + 2].Names is not null);

    // "Results", a blank line, and then the text: whoever writes so few words above a sentence names the text with them.
    private static bool IsBareFirstLine(List<HeaderLine> lines)
    {
        if (lines.Count < 2 || lines[0] is not { IsKept: true, Draft.Shape: { Words: <= 3, EndsSentence: false, EndsColon: false } } first || lines[1] is not { IsKept: true } next)
            return false;
        var between = first.Text.AsSpan(first.Draft.Span.End, Math.Max(0, next.Draft.Whole.Start - first.Draft.Span.End));
        return next.Draft.Block.Kind == PageBlockKind.Text && next.Draft.Shape is { EndsSentence: true, Words: >= 4 } && between.Count('\n') >= 2;
    }

    private static HashSet<string> BodyLines(string reading, List<DraftBlock> drafts, int bodyStart)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        // A page may print its headline once more right above the text.
        foreach (var draft in drafts.Skip(bodyStart + 3))
        {
            if (draft.Shape.IsBare)
                keys.Add(Key(draft.TextIn(reading)));
        }

        return keys;
    }

    private static HashSet<string> BodyWords(string reading, List<DraftBlock> drafts, int bodyStart)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        var left = MaxBodyLength;
        for (var i = bodyStart; i < drafts.Count && left > 0; i++)
        {
            // Headings repeat the headline's words on every page; only what is said in sentences counts.
            if (!drafts[i].Shape.EndsSentence)
                continue;
            var span = new TextSpan(drafts[i].Span.Start, Math.Min(drafts[i].Span.End, drafts[i].Span.Start + left));
            left -= span.Length;
            words.UnionWith(LongWords(reading, span));
        }

        return words;
    }

    private static double ShareInBody(string reading, TextSpan line, HashSet<string> bodyWords)
    {
        var (all, shared) = (0, 0);
        foreach (var word in LongWords(reading, line))
        {
            all++;
            if (bodyWords.Contains(word))
                shared++;
        }

        return (double)shared / Math.Max(all, 3);
    }

    // Words of four letters or more; pairs of characters in scripts without spaces. Long words are compared by their
    // start, because endings change from sentence to sentence.
    private static IEnumerable<string> LongWords(string text, TextSpan span)
    {
        for (var i = span.Start; i < span.End;)
        {
            var start = i;
            if (BlockShape.IsDense(text[i]))
            {
                i++;
                if (i < span.End && BlockShape.IsDense(text[i]))
                    yield return text[start..(i + 1)];
                continue;
            }

            while (i < span.End && char.IsLetterOrDigit(text[i]) && !BlockShape.IsDense(text[i]))
                i++;
            if (i - start >= 4)
                yield return text[start..Math.Min(i, start + 6)].ToLowerInvariant();
            if (i == start)
                i++;
        }
    }

    // How many lines below the nearest byline or dateline stands, 1 for the next; null when none is near.
    private static int? HeaderMarkWithin(List<HeaderLine> lines, int i, int end)
    {
        for (var j = i + 1; j < Math.Min(end, i + 5); j++)
        {
            if (lines[j].IsMark || lines[j].Names is not null)
                return j - i;
        }

        return null;
    }

    // How often each line occurs above the body, breadcrumbs ("» Headline") included.
    private static Dictionary<string, int> RepeatedLines(EditedText text, int body)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        var start = 0;
        for (var lines = 0; start < body && lines < 1_000; lines++)
        {
            var end = text.Page.IndexOf('\n', start);
            end = end < 0 ? text.Page.Length : end;
            if (end - start is > 8 and < 300)
            {
                var key = Key(text.Page[start..end]);
                counts[key] = counts.GetValueOrDefault(key) + 1;
            }

            start = end + 1;
        }

        return counts;
    }

    // Equal, or the stated title is the line with the site's name added.
    private static bool Agrees(string stated, string line) =>
        line.Length > 0 && (stated == line || (line.Length >= 12 && line.Length * 2 >= stated.Length && (stated.StartsWith(line, StringComparison.Ordinal) || stated.EndsWith(line, StringComparison.Ordinal)))
            || (stated.Length >= 12 && stated.Length * 10 >= line.Length * 8 && line.StartsWith(stated, StringComparison.Ordinal)));

    // "Headline | The Paper" and "Headline - The Paper", where the tail is the publisher or is much shorter than the head.
    private static string WithoutSite(string title, IReadOnlyList<StatedMetadata> stated)
    {
        var publisher = stated.FirstOrDefault(value => value.Field == MetadataField.Publisher)?.Value;
        foreach (var separator in (ReadOnlySpan<string>)[" | ", " — ", " – ", " - ", " :: ", " » "])
        {
            var at = title.LastIndexOf(separator, StringComparison.Ordinal);
            if (at < 12)
                continue;
            var tail = title[(at + separator.Length)..];
            var isSite = publisher is not null ? Key(tail) == Key(publisher) : separator == " | " && tail.Length < at && tail.Count(c => c == ' ') < 5;
            if (isSite)
                return OneLine(title[..at]);
        }

        return OneLine(title);
    }

    private static string OneLine(string value) => string.Join(' ', value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
