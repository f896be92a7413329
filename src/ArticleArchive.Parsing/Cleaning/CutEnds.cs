using ArticleArchive.Parsing.Formats;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Cleaning;

/// <summary>Finds where the article stops before its end, and sentences inside it that do.</summary>
internal static class CutEnds
{
    /// <summary>A text of more words is hardly the beginning of a paid article.</summary>
    private const int MostWordsBeforeWall = 400;

    /// <summary>So near after the text, a line about registering speaks of this text and not of the site.</summary>
    private const int LinesToWall = 8;

    public static void Add(PageText page, IReadOnlyList<Passage> passages, IReadOnlyList<LineStats> lines, IReadOnlyList<bool> isBody, List<Finding> damage)
    {
        var last = -1;
        var words = 0;
        for (var i = 0; i < passages.Count; i++)
        {
            if (!isBody[i])
                continue;
            words += lines[i].Words;
            if (lines[i].IsProse)
                last = i;
        }

        if (last < 0)
            return;
        AddUnfinished(page, passages, lines, isBody, last, damage);
        var end = passages[last].Span(page).End;
        var isLastOfAll = !Enumerable.Range(last + 1, passages.Count - last - 1).Any(i => isBody[i]);
        if (!isLastOfAll)
            return;

        var line = lines[last];
        if (line.EndsInEllipsis)
            Report(Severity.Serious, "The text ends in an ellipsis: it was probably cut here.");
        else if (line.EndsInColon)
            Report(Severity.Warning, "The text ends with a colon: what it announces is missing.");
        else if (!line.EndsSentence && line.Words >= 20)
            Report(
                // A last line without a full stop may be a credit or an address; one that ends in "of" is none.
                FunctionWords.CannotEnd(Prose.LastWord(passages[last].Text(page))) ? Severity.Serious : Severity.Warning,
                "The text ends without the end of a sentence: it was probably cut here.");
        else if (words <= MostWordsBeforeWall && FindWall(lines, last) is { } wall)
            Report(Severity.Serious, $"The text is short and a line about {(wall == "paywall" ? "paying" : "registering")} follows it: it is probably cut short.");

        void Report(Severity severity, string detail) =>
            damage.Add(new Finding(FindingKind.CutShort, new TextSpan(end, end), severity, detail));
    }

    // A label such as "Log in" is in every page's foot; a sentence about it is not.
    private static string? FindWall(IReadOnlyList<LineStats> lines, int last)
    {
        for (var i = last + 1; i < lines.Count && i <= last + LinesToWall; i++)
        {
            if (lines[i].PhraseClass is "paywall" or "account" && lines[i].Phrase != PhraseMatch.Whole)
                return lines[i].PhraseClass;
        }

        return null;
    }

    // A paragraph of several sentences whose last one has no end. Captions and standfirsts of one sentence often lack
    // the full stop and are whole.
    private static void AddUnfinished(
        PageText page, IReadOnlyList<Passage> passages, IReadOnlyList<LineStats> lines, IReadOnlyList<bool> isBody, int last, List<Finding> damage)
    {
        for (var i = 0; i < last; i++)
        {
            var line = lines[i];
            if (!isBody[i] || !line.IsProse || line.EndsSentence || line.EndsInColon || line.Kind != PageBlockKind.Text
                || passages[i].Joints is [.., JointKind.Tail])
                continue;
            var span = passages[i].Span(page);
            var text = passages[i].Text(page);
            if (!HasSentenceEndInside(text))
                continue;
            var start = text.LastIndexOf(". ", StringComparison.Ordinal) + 2;
            damage.Add(new Finding(FindingKind.UnfinishedSentence, new TextSpan(span.Start + start, span.End), Severity.Warning, "The paragraph's last sentence has no end."));
        }
    }

    private static bool HasSentenceEndInside(ReadOnlySpan<char> text)
    {
        var at = text.LastIndexOf(". ", StringComparison.Ordinal);
        return at > 20 && at + 3 < text.Length && char.IsUpper(text[at + 2]) && char.IsLower(text[at - 1]);
    }
}
