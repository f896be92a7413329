using ArticleArchive.Parsing.Cleaning.Html;
using ArticleArchive.Parsing.Formats;
using ArticleArchive.Parsing.Recurring;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Cleaning;

/// <summary>What cleaning proposes.</summary>
/// <param name="Edits">Disjoint, ordered by place; spans in the page text.</param>
/// <param name="Damage">Spans in the page text; they are carried over to the reading text by the assembler.</param>
internal sealed record CleaningResult(IReadOnlyList<Edit> Edits, IReadOnlyList<Finding> Damage);

/// <summary>Finds what does not belong to the article and what is torn, glued or missing.</summary>
/// <remarks>
/// First the blocks that are one torn sentence become one passage, so that its pieces are judged together. Then each
/// passage is measured, scored and kept or removed in runs. Then what is kept is repaired and its white space calmed.
/// Every edit stands alone: refusing any one of them leaves the others valid.
/// </remarks>
internal static class PageCleaner
{
    /// <summary>Less than this share of the page's running text is no article's: then the removal is not trusted.</summary>
    private const double LeastPlausibleShare = 0.2;
    private const int LeastPlausibleWords = 25;
    private const int MostWordsOfLabel = 6;

    private const string KeptInDoubt = "This may belong to the page around the article; it was kept because nothing in its own words says so.";

    public static CleaningResult Clean(PageText page, ParseOptions? options = null)
    {
        options ??= ParseOptions.Default;
        if (page.Blocks.Count == 0)
            return new CleaningResult([], []);
        var edits = new List<Edit>();
        var damage = new List<Finding>();
        var known = RecurringLineRemoval.Find(page, options.KnownLines);
        var passages = Passage.Join(page, known.ContainsKey);
        var lines = LineStats.Of(page, passages);
        var (scores, isBody) = page.IsManuscript ? JudgeManuscript(page, passages, lines, damage)
            : page.Outline is null || passages.Count > HtmlJudge.MostPassages
            ? JudgeLines(page, passages, lines, damage)
            : JudgeHtml(page, passages, lines, options.HtmlJudge ?? HtmlJudge.Shipped, damage);
        Masthead.Keep(page, passages, lines, isBody, near: page.Outline is null ? Masthead.Near : 0);
        Captions.Keep(page, passages, lines, isBody);
        // Nothing of it was looked at, so nothing of it can be judged.
        if (page.EndsUnread)
            isBody[^1] = true;
        var recurring = RecurringLineRemoval.Choose(passages, known, isBody);

        var removals = new Dictionary<int, Edit>();
        AddRemovals(page, passages, lines, scores, isBody, recurring, removals);
        CutEnds.Add(page, passages, lines, isBody, damage);
        var isKept = new bool[page.Blocks.Count];
        var isJoined = new bool[page.Blocks.Count];
        for (var i = 0; i < passages.Count; i++)
        {
            if (removals.ContainsKey(passages[i].First))
                continue;
            Array.Fill(isKept, true, passages[i].First, passages[i].Joints.Count + 1);
            Array.Fill(isJoined, true, passages[i].First + 1, passages[i].Joints.Count);
            PassageRepairs.Add(page, passages[i], edits, damage);
        }

        AddGaps(page, isKept, isJoined, removals, edits);
        if (edits.Count >= ParseLimits.MostSpaceEdits)
            damage.Add(new Finding(FindingKind.PartlyRead, new TextSpan(0, 0), Severity.Warning, "The file has more than 100,000 places with white space to calm. What follows stays as it is."));
        return new CleaningResult(WithoutOverlaps(edits), damage);
    }

    // A writer's own text has no page around it. What a publishing system or a clipping tool left in it goes only where the line's
    // own words are a service's, and never what the writer marked up as a heading, a table or a quotation.
    private static (IReadOnlyList<double> Scores, bool[] IsBody) JudgeManuscript(PageText page, List<Passage> passages, List<LineStats> lines, List<Finding> damage)
    {
        var scores = LineFeatures.Measure(page, passages, lines).ConvertAll(LineScore.Of);
        var isBody = BodyRuns.Choose(scores);
        BodyRuns.Correct(lines, scores, isBody);
        for (var i = 0; i < isBody.Length; i++)
            isBody[i] |= lines[i].Kind is not (PageBlockKind.Text or PageBlockKind.ListItem) || !BodyRuns.SaysItServes(lines[i]);
        KeepWhenImplausible(page, passages, lines, isBody, damage);
        return (scores, isBody);
    }

    private static (IReadOnlyList<double> Scores, bool[] IsBody) JudgeLines(PageText page, List<Passage> passages, List<LineStats> lines, List<Finding> damage)
    {
        var scores = page.IsPlainText
            ? LineScore.OfPlainText(page, passages, lines)
            : LineFeatures.Measure(page, passages, lines).ConvertAll(LineScore.Of);
        var isBody = BodyRuns.Choose(scores, page.IsPlainText ? BodyRuns.TrainedBorderCost : BodyRuns.BorderCost);
        if (page.IsPlainText)
            BodyRuns.KeepUnproved(lines, scores, isBody);
        else
            BodyRuns.Correct(lines, scores, isBody);
        KeepWhenImplausible(page, passages, lines, isBody, damage);
        AddDoubts(page, passages, BodyRuns.KeepDoubtful(lines, scores, isBody, DoubtLimits.OfLines), KeptInDoubt, damage);
        AlikeLines.Keep(page, passages, lines, isBody);
        BodyRuns.KeepContents(lines, isBody);
        BodyRuns.KeepListsWhole(lines, i => LineStats.IsNumbered(page.Blocks[passages[i].First]), isBody);
        BodyRuns.DropTeasers(lines, isBody);
        return (scores, isBody);
    }

    private static (IReadOnlyList<double> Scores, bool[] IsBody) JudgeHtml(
        PageText page, List<Passage> passages, List<LineStats> lines, HtmlJudge judge, List<Finding> damage)
    {
        var parts = HtmlParts.Of(page.Outline!, passages, lines);
        var scores = judge.Score(page, passages, lines, parts);
        var isBody = HtmlJudge.Choose(parts, scores);
        KeepWhenImplausible(page, passages, lines, isBody, damage);
        var doubtful = Enumerable.Range(0, isBody.Length).Where(i => isBody[i] && HtmlJudge.IsDoubtful(scores[i]) && lines[i].IsProse).ToList();
        AddDoubts(page, passages, doubtful, "This may belong to the page around the article; its place and its words do not say so clearly.", damage);
        AddDoubts(page, passages, BodyRuns.KeepDoubtful(lines, scores, isBody, DoubtLimits.OfHtml), KeptInDoubt, damage);
        AlikeLines.Keep(page, passages, lines, isBody);
        HtmlJudge.KeepFurniture(page, passages, lines, isBody);
        HtmlJudge.DropNumberRows(page, passages, lines, isBody);
        return (scores, isBody);
    }

    private static void KeepWhenImplausible(
        PageText page, List<Passage> passages, List<LineStats> lines, bool[] isBody, List<Finding> damage)
    {
        int kept = 0, prose = 0;
        for (var i = 0; i < lines.Count; i++)
        {
            kept += isBody[i] ? lines[i].Words : 0;
            prose += lines[i].IsProse ? lines[i].Words : 0;
        }

        if (kept >= LeastPlausibleWords && kept >= LeastPlausibleShare * prose)
            return;

        // Then only what shows by itself that it is the page's may go, and only if sentences stay.
        var hasOther = lines.Any(line => line.EndsSentence && !IsThePages(line));
        var doubtful = new List<int>();
        for (var i = 0; i < lines.Count; i++)
        {
            if (isBody[i] || (hasOther && IsThePages(lines[i])))
                continue;
            if (lines[i].Phrase != PhraseMatch.None)
                doubtful.Add(i);
            isBody[i] = true;
        }

        AddDoubts(page, passages, doubtful, "This may belong to the page and not to the article; too little would be left without such lines.", damage);
    }

    // "We use cookies to improve your experience. Accept all": too short for a paragraph, and a page's wording in it.
    private static bool IsThePages(LineStats line) =>
        BodyRuns.SpeaksForThePage(line) || (line is { Phrase: PhraseMatch.Inside, IsProse: false } && (line.PhraseClass != "service" || line.Words <= MostWordsOfLabel));

    // One finding a run: ten lines of one menu are one doubt.
    private static void AddDoubts(PageText page, List<Passage> passages, List<int> doubtful, string detail, List<Finding> damage)
    {
        doubtful.Sort();
        for (var k = 0; k < doubtful.Count;)
        {
            var first = k++;
            while (k < doubtful.Count && doubtful[k] == doubtful[k - 1] + 1)
                k++;
            var span = new TextSpan(passages[doubtful[first]].Span(page).Start, passages[doubtful[k - 1]].Span(page).End);
            damage.Add(new Finding(FindingKind.DoubtfulText, span, Severity.Notice, detail));
        }
    }

    private static void AddRemovals(
        PageText page, List<Passage> passages, List<LineStats> lines, IReadOnlyList<double> scores, bool[] isBody, Dictionary<int, KnownLine> recurring, Dictionary<int, Edit> removals)
    {
        var (first, last) = (Array.IndexOf(isBody, true), Array.LastIndexOf(isBody, true));
        var copies = page.IsManuscript ? [] : Duplicates.Find(page, passages, isBody);
        for (var i = 0; i < passages.Count; i++)
        {
            string rule, name, reason;
            double confidence;
            if (QuoteMarks.IsBlankLine(page, page.Blocks[passages[i].First]))
            {
                removals[passages[i].First] = QuoteMarks.BlankLine(page.Blocks[passages[i].First].Span);
                continue;
            }

            if (copies.TryGetValue(i, out var why))
            {
                (rule, name, reason, confidence) = ("doubled-text", "duplicate", why, 0.95);
            }
            else if (recurring.TryGetValue(i, out var line))
            {
                (rule, confidence) = (RecurringLineRemoval.Rule, line.Confidence);
                (name, reason) = RecurringLineRemoval.Describe(line, lines[i]);
            }
            else if (!isBody[i])
            {
                (name, reason) = RemovalClass.Of(lines, isBody, i, first, last);
                (rule, confidence) = ("not-the-article", Math.Round(1 / (1 + Math.Exp(Math.Min(scores[i], 0))), 2));
            }
            else
            {
                continue;
            }

            for (var block = passages[i].First; block <= passages[i].Last; block++)
                removals[block] = new Edit(WholeSpan(page.Blocks[block]), "", EditKind.Removal, rule, name, reason, confidence);
        }
    }

    // Each removal takes the white space up to the next block with it; after the last kept block, the white space before
    // it: so a refused removal brings its words back on a line of their own, and the text ends without white space.
    private static void AddGaps(PageText page, bool[] isKept, bool[] isJoined, Dictionary<int, Edit> removals, List<Edit> edits)
    {
        var blocks = page.Blocks;
        var lastKept = Array.LastIndexOf(isKept, true);
        Whitespace.AddOutside(page, new TextSpan(0, WholeSpan(blocks[0]).Start), edits);
        Whitespace.AddOutside(page, new TextSpan(WholeSpan(blocks[^1]).End, page.Text.Length), edits);
        for (var i = 0; i < blocks.Count; i++)
        {
            var span = WholeSpan(blocks[i]);
            if (removals.TryGetValue(i, out var removal))
            {
                edits.Add(removal with
                {
                    Span = i > lastKept
                        ? new TextSpan(WholeSpan(blocks[i - 1]).End, span.End)
                        : new TextSpan(span.Start, WholeSpan(blocks[i + 1]).Start),
                });
                continue;
            }

            Whitespace.AddInside(page, blocks[i], edits);
            var next = i < lastKept ? Array.IndexOf(isKept, true, i + 1) : -1;
            if (next > 0 && !isJoined[i + 1])
                Whitespace.AddBetween(page, new TextSpan(span.End, WholeSpan(blocks[i + 1]).Start), blocks[i], blocks[next], next == i + 1, edits);
        }
    }

    // Repairs come before white space in the list and the sort is stable, so what gives way is white space.
    private static List<Edit> WithoutOverlaps(List<Edit> edits)
    {
        var ordered = edits.OrderBy(edit => edit.Span).ToList();
        var disjoint = new List<Edit>(ordered.Count);
        foreach (var edit in ordered)
        {
            if (disjoint.Count == 0 || edit.Span.Start >= disjoint[^1].Span.End)
                disjoint.Add(edit);
        }

        return disjoint;
    }

    private static TextSpan WholeSpan(PageBlock block) => block.MarkerSpan is { } mark
        ? new TextSpan(Math.Min(mark.Start, block.Span.Start), Math.Max(mark.End, block.Span.End))
        : block.Span;
}
