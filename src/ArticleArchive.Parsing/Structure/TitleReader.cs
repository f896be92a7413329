using System.Text;
using ArticleArchive.Parsing.Cleaning;
using ArticleArchive.Parsing.Formats;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Structure;

/// <summary>A headline and the line that holds it.</summary>
internal sealed record TitleFound(StatedValue? Value, int? Line);

/// <summary>Finds the headline: what the markup states, else the line above the body that looks most like one.</summary>
internal static class TitleReader
{
    // A doubtful headline that the file holds tells more than the first words of the text would.
    private const double Doubt = 2;

    // Files that hold nothing but an article are rare among the pages that the weights were learned from.
    private const double BareFirstLine = 6;
    private const int MostWordsOfBareLine = 14;

    // Of a line that shares no word with the text.
    private const double Stranger = 3;

    private const double StatedWeight = 12;
    private const double MainHeadingWeight = 10;
    private const double HeadingWeight = 4;
    private const int MaxCountedLines = 2_000;
    private const int MaxBodyLength = 30_000;

    /// <param name="text">Page text and reading text.</param>
    /// <param name="drafts">The blocks of the reading text.</param>
    /// <param name="lines">The lines around the body's start.</param>
    /// <param name="body">Index among <paramref name="lines"/> of the body's first line.</param>
    /// <param name="bodyStart">Index among <paramref name="drafts"/> of the body's first block.</param>
    /// <param name="stated">What the markup states.</param>
    public static TitleFound Find(EditedText text, List<DraftBlock> drafts, List<HeaderLine> lines, int body, int bodyStart, IReadOnlyList<StatedMetadata> stated)
    {
        var titles = stated.Where(value => value.Field == MetadataField.Title).ToList();
        var keys = titles.ConvertAll(title => Key(title.Value));
        if (titles.FindIndex(title => title.Origin.StartsWith(FrontMatter.Origin, StringComparison.Ordinal)) is >= 0 and var own)
            return OfFrontMatter(titles[own], keys[own], lines);
        var context = Context(text, drafts, body, bodyStart);
        var best = -1;
        var bestScore = TitleModel.Score(TitleFeatures.OfNone()) - Doubt;
        for (var i = 0; i < lines.Count; i++)
        {
            if (IsService(lines[i]) || TitleFeatures.Of(lines, i, context) is not { } features)
                continue;
            var score = TitleModel.Score(features) + ByMarkup(lines[i], i <= body, keys) + (i == 0 && IsBareFirstLine(lines) ? BareFirstLine : 0);
            // A headline says what the text is about; a menu line does not.
            if (context.BodyWords.Count > 0 && lines[i].Draft.Shape.Words >= 4 && !lines[i].LongWords.Any(context.BodyWords.ContainsKey))
                score -= Stranger;
            if (score > bestScore)
                (best, bestScore) = (i, score);
        }

        // Where no line looks like a headline, the first one that stands alone and speaks of what the text speaks of is it.
        if (best < 0 && titles.Count == 0 && IsAboveText(lines) && SpeaksOf(lines[0], context))
            best = 0;
        if (best >= 0)
        {
            var line = lines[best];
            var agrees = keys.FindIndex(key => Agrees(key, line.Key));
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

    // Front matter is written by the text's own writer, for this text: what it states is the title, and another heading is a section's.
    private static TitleFound OfFrontMatter(StatedMetadata stated, string key, List<HeaderLine> lines)
    {
        var basis = $"stated by the file ({stated.Origin})";
        var line = lines.FindIndex(line => line is { IsKept: true, Draft: { Kind: null, Block.Kind: PageBlockKind.Heading or PageBlockKind.Text } } && line.Key == key);
        return line < 0 ? new TitleFound(new StatedValue(OneLine(stated.Value), Origin.Found, basis), null)
            : new TitleFound(lines[line].Value(lines[line].Draft.Span, Origin.Found, basis) is var value ? value with { Value = OneLine(value.Value) } : null, line);
    }

    /// <summary>What the page says about its lines as headlines.</summary>
    public static TitleContext Context(EditedText text, List<DraftBlock> drafts, int body, int bodyStart)
    {
        var start = bodyStart < drafts.Count ? text.ToPage(drafts[bodyStart].Span).Start : text.Page.Length;
        return new TitleContext(CountLines(text.Page, 0, start), CountLines(text.Page, start, text.Page.Length), BodyWords(text.Reading, drafts, bodyStart), body);
    }

    // "Results", a blank line, and then the text: whoever writes so few words above a sentence names the text with them.
    private static bool IsBareFirstLine(List<HeaderLine> lines) =>
        IsAboveText(lines) && lines[0].Draft.Shape.Words <= 3 && lines[1].Draft.Shape is { EndsSentence: true, Words: >= 4 };

    private static bool IsAboveText(List<HeaderLine> lines)
    {
        if (lines.Count < 2 || lines[0] is not { IsKept: true, Draft.Shape: { Words: <= MostWordsOfBareLine, EndsSentence: false, EndsColon: false } } first || lines[1] is not { IsKept: true } next)
            return false;
        var between = first.Text.AsSpan(first.Draft.Span.End, Math.Max(0, next.Draft.Whole.Start - first.Draft.Span.End));
        return next.Draft.Block.Kind == PageBlockKind.Text && between.Count('\n') >= 2;
    }

    // "Stay up to date with notifications from The Courier": a line that went for what its own words say heads no article.
    private static bool IsService(HeaderLine line) => !line.IsKept && ServicePhrases.Find(line.Words, out _) is PhraseMatch.Whole or PhraseMatch.Start;

    private static bool SpeaksOf(HeaderLine line, TitleContext context)
    {
        var known = line.LongWords.Select(context.BodyWords.ContainsKey).ToList();
        return known.Count >= 2 && 2 * known.Count(isKnown => isKnown) >= known.Count;
    }

    // Markup says what the look of a line can only suggest: these stand above every sum of the model's weights.
    private static double ByMarkup(HeaderLine line, bool isAboveBody, List<string> stated)
    {
        var score = stated.Exists(title => Agrees(title, line.Key)) ? StatedWeight : 0;
        if (line.Draft.Block.Kind == PageBlockKind.Heading)
            score += line.Draft.Block.Level == 1 ? MainHeadingWeight : isAboveBody ? HeadingWeight : 0;
        return score;
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

    private static Dictionary<string, int> BodyWords(string reading, List<DraftBlock> drafts, int bodyStart)
    {
        var words = new Dictionary<string, int>(StringComparer.Ordinal);
        var left = MaxBodyLength;
        for (var i = bodyStart; i < drafts.Count && left > 0; i++)
        {
            // Headings repeat the headline's words on every page; only what is said in sentences counts.
            if (!drafts[i].Shape.EndsSentence)
                continue;
            var span = new TextSpan(drafts[i].Span.Start, Math.Min(drafts[i].Span.End, drafts[i].Span.Start + left));
            left -= span.Length;
            foreach (var word in LongWords(reading, span))
                words[word] = words.GetValueOrDefault(word) + 1;
        }

        return words;
    }

    internal static IEnumerable<string> LongWords(string text, TextSpan span)
    {
        for (var position = 0; Stems.Next(text.AsSpan(span.Start, span.Length), ref position, out _) is { } stem;)
            yield return text[(span.Start + stem.Start)..(span.Start + stem.End)].ToLowerInvariant();
    }

    private static Dictionary<string, int> CountLines(string page, int start, int end)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var lines = 0; start < end && lines < MaxCountedLines; lines++)
        {
            var stop = page.IndexOf('\n', start, end - start);
            stop = stop < 0 ? end : stop;
            if (stop - start is > 2 and < 300)
            {
                var key = Key(page[start..stop]);
                counts[key] = counts.GetValueOrDefault(key) + 1;
            }

            start = stop + 1;
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
