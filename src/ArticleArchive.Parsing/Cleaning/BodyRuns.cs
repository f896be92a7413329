using ArticleArchive.Parsing.Formats;

namespace ArticleArchive.Parsing.Cleaning;

/// <summary>Sentences that score more than this are kept although the runs leave them out: their removal would be as good as a guess.</summary>
/// <param name="Near">For a sentence near the article.</param>
/// <param name="Next">For a sentence right after a sentence of the article, and for one in a language that the score does not know.</param>
/// <param name="Short">For any sentence where little is left: the scores learned from longer articles, and each sentence is much of this one.</param>
internal sealed record DoubtLimits(double Near, double Next, double Short)
{
    /// <summary>For lines without markup: what the page's own lines say of buttons and services scores far lower.</summary>
    public static DoubtLimits OfLines { get; } = new(-2.6, -3.5, -3.5);

    /// <summary>For HTML, whose tree says more than lines can.</summary>
    public static DoubtLimits OfHtml { get; } = new(-0.8, -1.5, -2.5);
}

/// <summary>Chooses what is the article, in runs: a page has few borders between the article and what is around it.</summary>
internal static class BodyRuns
{
    /// <summary>What a border costs, in logits. Two of them must be worth it before a paragraph inside is cut out.</summary>
    public const double BorderCost = 2.0;

    /// <summary>The same for scores that have seen their neighbours' scores: most of what a border costs is in them already.</summary>
    public const double TrainedBorderCost = 0.5;

    private const int LongestRunWithoutProof = 6;

    /// <summary>Lines that score more may be the article's own short ones.</summary>
    private const double UnprovedScore = -1.0;

    /// <summary>A label inside the article that scores less is dropped.</summary>
    private const double StrayLabelScore = 0;

    /// <summary>The same for labels that are no heading of any article.</summary>
    private const double PlainLabelScore = 2.5;

    /// <summary>A service line at the article's end that scores less is dropped.</summary>
    private const double ServiceLineScore = -0.5;

    /// <summary>A longer page shows well enough what is its own; there, sentences kept in doubt would mostly be teasers.</summary>
    private const int MostLinesToDoubt = 60;

    /// <summary>How many lines from the article a sentence may stand to be kept in doubt.</summary>
    private const int DoubtReach = 4;

    /// <summary>With fewer words, what is kept is shorter than nearly all articles.</summary>
    private const int WordsOfShortBody = 250;

    private const int MostTeaserWords = 20;

    /// <summary>The cheapest way through the scores (Viterbi's algorithm with two states).</summary>
    /// <param name="scores">A passage's score; above 0 for the article.</param>
    /// <param name="borderCost">What a border costs.</param>
    /// <returns>True for what belongs to the article.</returns>
    public static bool[] Choose(IReadOnlyList<double> scores, double borderCost = BorderCost) => Choose(scores, _ => borderCost);

    /// <summary>The same where borders cost more at some places than at others.</summary>
    /// <param name="scores">A passage's score; above 0 for the article.</param>
    /// <param name="borderCost">What a border before a passage costs; not asked for the first.</param>
    /// <returns>True for what belongs to the article.</returns>
    public static bool[] Choose(IReadOnlyList<double> scores, Func<int, double> borderCost)
    {
        var n = scores.Count;
        var cameFromOther = new (bool Out, bool In)[n];
        double outside = 0, inside = 0;
        for (var i = 0; i < n; i++)
        {
            var cost = i == 0 ? 0 : borderCost(i);
            var (toOut, toIn) = (inside - cost > outside, outside - cost > inside);
            cameFromOther[i] = (toOut, toIn);
            (outside, inside) = (
                (toOut ? inside - cost : outside) - scores[i] / 2,
                (toIn ? outside - cost : inside) + scores[i] / 2);
        }

        var isBody = new bool[n];
        var state = inside > outside;
        for (var i = n - 1; i >= 0; i--)
        {
            isBody[i] = state;
            if (state ? cameFromOther[i].In : cameFromOther[i].Out)
                state = !state;
        }

        return isBody;
    }

    /// <summary>Corrections that single lines need after the runs are chosen.</summary>
    /// <param name="lines">What each passage looks like.</param>
    /// <param name="scores">Its score.</param>
    /// <param name="isBody">The choice, corrected in place.</param>
    public static void Correct(IReadOnlyList<LineStats> lines, IReadOnlyList<double> scores, bool[] isBody)
    {
        for (var start = 0; start < isBody.Length;)
        {
            var end = start + 1;
            while (end < isBody.Length && isBody[end] == isBody[start])
                end++;
            if (isBody[start])
            {
                DropLabels(lines, scores, isBody, start, end);
                DropEnd(lines, scores, isBody, start, end);
            }
            else if (!HasProof(lines, start, end))
                Array.Fill(isBody, true, start, end - start);
            start = end;
        }
    }

    /// <summary>Headings and items that are to go although nothing among them speaks for the page stay on a short page, where the scores are in doubt.</summary>
    /// <param name="lines">What each passage looks like.</param>
    /// <param name="scores">Its score.</param>
    /// <param name="isBody">The choice, corrected in place.</param>
    public static void KeepUnproved(IReadOnlyList<LineStats> lines, IReadOnlyList<double> scores, bool[] isBody)
    {
        if (lines.Count > MostLinesToDoubt)
            return;
        for (var start = 0; start < isBody.Length;)
        {
            var end = start + 1;
            while (end < isBody.Length && isBody[end] == isBody[start])
                end++;
            if (!isBody[start] && end - start <= LongestRunWithoutProof && !HasProof(lines, start, end) && Enumerable.Range(start, end - start).All(i => scores[i] > UnprovedScore))
                Array.Fill(isBody, true, start, end - start);
            start = end;
        }
    }

    /// <summary>Sentences that were to go only because of the lines around them stay, where the score is in doubt.</summary>
    /// <param name="lines">What each passage looks like.</param>
    /// <param name="scores">Its score.</param>
    /// <param name="isBody">The choice, corrected in place.</param>
    /// <param name="doubt">Where the scale of these scores begins to be sure.</param>
    /// <returns>The lines that were kept so.</returns>
    public static List<int> KeepDoubtful(IReadOnlyList<LineStats> lines, IReadOnlyList<double> scores, bool[] isBody, DoubtLimits doubt)
    {
        var kept = new List<int>();
        if (lines.Count > MostLinesToDoubt)
            return kept;
        var isShort = Enumerable.Range(0, isBody.Length).Sum(i => isBody[i] ? lines[i].Words : 0) < WordsOfShortBody;
        var lastBody = -DoubtReach - 1;
        for (var i = 0; i < isBody.Length; i++)
        {
            if (!isBody[i] && i - lastBody <= DoubtReach && IsDoubtful(i))
                Keep(i);
            if (isBody[i])
                lastBody = i;
        }

        var nextBody = isBody.Length + DoubtReach;
        for (var i = isBody.Length - 1; i >= 0; i--)
        {
            if (!isBody[i] && nextBody - i <= DoubtReach && IsDoubtful(i))
                Keep(i);
            if (isBody[i])
                nextBody = i;
        }

        return kept;

        void Keep(int i)
        {
            isBody[i] = true;
            kept.Add(i);
        }

        bool IsDoubtful(int i)
        {
            if (!lines[i].EndsSentence && !lines[i].IsProse && !lines[i].HoldsSentence)
                return false;
            var goesOn = i > 0 && isBody[i - 1];
            // An item of a list goes with the item before it.
            if (goesOn && IsItem(lines[i]) && IsItem(lines[i - 1]))
                return true;
            // Where no word is known, as in a language without a list of small words, the score knows less.
            var isUnknown = lines[i] is { FunctionWordShare: 0, Phrase: PhraseMatch.None, Chars: >= 20 };
            return !SpeaksForThePage(lines[i]) && scores[i] > (isShort ? doubt.Short : isUnknown || (goesOn && lines[i - 1].EndsSentence) ? doubt.Next : doubt.Near);
        }
    }

    /// <summary>A list is the article's as a whole: "1. Close 2. Sell 3. Forget" is no menu because one item says what a button says.</summary>
    /// <param name="lines">What each passage looks like.</param>
    /// <param name="isNumbered">Which passages are items with a printed number.</param>
    /// <param name="isBody">The choice, corrected in place.</param>
    public static void KeepListsWhole(IReadOnlyList<LineStats> lines, Func<int, bool> isNumbered, bool[] isBody)
    {
        var (first, last) = (Array.IndexOf(isBody, true), Array.LastIndexOf(isBody, true));
        for (var start = 0; start < lines.Count;)
        {
            var end = start + 1;
            if (!lines[start].IsPlainItem)
            {
                start = end;
                continue;
            }

            var kept = isBody[start] ? 1 : 0;
            for (; end < lines.Count && lines[end].IsPlainItem && isNumbered(end) == isNumbered(start); end++)
                kept += isBody[end] ? 1 : 0;
            // Inside the article a numbered list under no label such as "Most read" is its own, whatever the items say.
            var isInside = start > first && end <= last && isNumbered(start) && isBody[start - 1];
            // What a kept line with a colon announces is the article's too, on a short page to its last line.
            isInside |= lines.Count <= MostLinesToDoubt && start > 0 && isNumbered(start) && isBody[start - 1] && isBody[start] && lines[start - 1].EndsInColon;
            if (isInside || (kept > 0 && 2 * kept >= end - start))
                Array.Fill(isBody, true, start, end - start);
            start = end;
        }
    }

    /// <summary>The article's own table of contents stays: it is no text, and structure gives it a kind of its own.</summary>
    public static void KeepContents(IReadOnlyList<LineStats> lines, bool[] isBody)
    {
        for (var i = 0; i < isBody.Length; i++)
            isBody[i] |= lines[i].Kind == PageBlockKind.Contents;
    }

    /// <summary>Titles under a label such as "Most popular" or "Comments", from there to the page's end, go with the label.</summary>
    public static void DropTeasers(IReadOnlyList<LineStats> lines, bool[] isBody)
    {
        for (var i = lines.Count - 1; i > 0; i--)
        {
            var line = lines[i];
            if (line is { Phrase: PhraseMatch.Whole, PhraseClass: "related" or "comments" })
            {
                if (lines.Take(i).Any(above => above.IsProse))
                    Array.Fill(isBody, false, i, lines.Count - i);
            }
            else if (line.Phrase == PhraseMatch.None && (line.Words > MostTeaserWords || (line.EndsSentence && !line.EndsInQuestion)))
            {
                return;
            }
        }
    }

    /// <summary>The line itself, and not only what stands around it, shows that it is the page's.</summary>
    public static bool SpeaksForThePage(LineStats line) =>
        SaysItServes(line) || line.LinkDensity > 0.5 || LineFeatures.IsOutside(line.Region);

    /// <summary>The line's own words are a service's.</summary>
    public static bool SaysItServes(LineStats line) => line.Phrase == PhraseMatch.Whole || (line.Phrase == PhraseMatch.Start && !line.IsProse);

    private static bool IsItem(LineStats line) =>
        line.EndsSentence && line.IsPlainItem;

    // "Advertisement" between two paragraphs is not worth two borders, and yet it is no paragraph.
    private static void DropLabels(IReadOnlyList<LineStats> lines, IReadOnlyList<double> scores, bool[] isBody, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (lines[i] is not { Phrase: PhraseMatch.Whole, Kind: not PageBlockKind.Heading } line)
                continue;
            if (scores[i] < (line.PhraseClass is "advertisement" or "comments" or "share" ? PlainLabelScore : StrayLabelScore))
                isBody[i] = false;
        }
    }

    // One service line after the last paragraph is not worth a border either.
    private static void DropEnd(IReadOnlyList<LineStats> lines, IReadOnlyList<double> scores, bool[] isBody, int start, int end)
    {
        for (var i = end - 1; i > start && lines[i].Phrase != PhraseMatch.None && scores[i] < ServiceLineScore; i--)
            isBody[i] = false;
    }

    // Short lines that say nothing of a menu, a button or a service may be the author's headings and list.
    private static bool HasProof(IReadOnlyList<LineStats> lines, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (lines[i].Phrase != PhraseMatch.None || lines[i].LinkDensity > 0.5 || LineFeatures.IsOutside(lines[i].Region))
                return true;
        }

        return false;
    }
}
