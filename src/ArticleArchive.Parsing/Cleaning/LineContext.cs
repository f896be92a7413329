using ArticleArchive.Parsing.Formats;

namespace ArticleArchive.Parsing.Cleaning;

/// <summary>What the second look at a line asks: its first score among those of its page, its neighbours and its place.</summary>
internal enum ContextFeature
{
    // The first scores around the line, and what they say of the page.
    Score, Previous, Previous2, Previous3, Next, Next2, Next3, Around2, Around5, Around12,
    Behind, Ahead, BodyBefore, BodyAfter, BodyShare,

    // The runs that the first scores alone would choose.
    Chosen, RunWords, RunShare, InMain, FromMainStart, ToMainEnd, SinceBody, UntilBody,

    // The line itself.
    Letters, Words, FunctionWords, Capitals, Numbers, Commas, EndsSentence, EndsInColon, EndsInQuestion, EndsInEllipsis,
    StartsSmall, Sign, Time, Joined, Repeated, Prose, Phrase, ListItem, TableRow, SharedWords,

    // Its neighbours and the page.
    PreviousLetters, NextLetters, PreviousEnds, NextEnds, PreviousPhrase, NextPhrase, PreviousCapitals, NextCapitals,
    GapBefore, GapAfter, ShortNear, SameShapeNear, TimesNear, PhrasesNear, PhrasesBehind, PhrasesAhead,
    SinceComments, SinceRelated, SinceNewsletter, SinceAuthor, SinceTags, SinceShare,
    Position, Lines, PageFunctionWords, PagePhrases,
}

/// <summary>Measures lines for the second look.</summary>
internal static class LineContext
{
    public static readonly string[] Names = Enum.GetNames<ContextFeature>();

    /// <summary>Beyond this a score says no more; so one odd line does not drown its neighbours.</summary>
    private const float SurestScore = 5;

    /// <summary>Farther away is the same as nowhere.</summary>
    private const int Far = 60;

    private static readonly (string Class, ContextFeature Feature)[] s_sections =
    [
        ("comments", ContextFeature.SinceComments), ("related", ContextFeature.SinceRelated), ("newsletter", ContextFeature.SinceNewsletter),
        ("author-bio", ContextFeature.SinceAuthor), ("tags", ContextFeature.SinceTags), ("share", ContextFeature.SinceShare),
    ];

    /// <param name="page">The page.</param>
    /// <param name="passages">Its passages.</param>
    /// <param name="lines">What each looks like.</param>
    /// <param name="features">The first look's features.</param>
    /// <param name="firstScores">The first look's scores, logits.</param>
    /// <returns>One row a line after the other, each as long as <see cref="Names"/>.</returns>
    public static float[] Measure(
        PageText page, IReadOnlyList<Passage> passages, IReadOnlyList<LineStats> lines, IReadOnlyList<double[]> features, IReadOnlyList<double> firstScores)
    {
        var n = lines.Count;
        var width = Names.Length;
        var table = new float[n * width];
        var scores = new float[n];
        for (var i = 0; i < n; i++)
            scores[i] = (float)Math.Clamp(firstScores[i], -SurestScore, SurestScore);
        AddScores(lines, scores, table);
        AddRuns(lines, BodyRuns.Choose(firstScores), table);
        AddLines(lines, features, table);
        AddNeighbours(page, passages, lines, table);
        AddSections(lines, table);
        return table;
    }

    private static void AddScores(IReadOnlyList<LineStats> lines, float[] scores, float[] table)
    {
        var n = scores.Length;
        var (sums, weights) = (new float[n + 1], new float[n + 1]);
        float before = 0, all = 0;
        for (var i = 0; i < n; i++)
        {
            var weight = WeightOf(lines[i]);
            sums[i + 1] = sums[i] + weight * scores[i];
            weights[i + 1] = weights[i] + weight;
            all += scores[i] > 0 ? lines[i].Words : 0;
        }

        float behind = 0, ahead = 0;
        for (var i = 0; i < n; i++)
        {
            Set(table, i, ContextFeature.Score, scores[i]);
            Set(table, i, ContextFeature.Previous, At(i - 1));
            Set(table, i, ContextFeature.Previous2, At(i - 2));
            Set(table, i, ContextFeature.Previous3, At(i - 3));
            Set(table, i, ContextFeature.Next, At(i + 1));
            Set(table, i, ContextFeature.Next2, At(i + 2));
            Set(table, i, ContextFeature.Next3, At(i + 3));
            Set(table, i, ContextFeature.Around2, Mean(i, 2));
            Set(table, i, ContextFeature.Around5, Mean(i, 5));
            Set(table, i, ContextFeature.Around12, Mean(i, 12));
            // How good a run that ends right before this line could be.
            Set(table, i, ContextFeature.Behind, behind);
            behind = Math.Max(0, behind + scores[i] * WeightOf(lines[i]));
            Set(table, i, ContextFeature.BodyBefore, all == 0 ? 0 : before / all);
            before += scores[i] > 0 ? lines[i].Words : 0;
            Set(table, i, ContextFeature.BodyAfter, all == 0 ? 0 : 1 - before / all);
        }

        float total = 0;
        foreach (var line in lines)
            total += line.Words;
        for (var i = n - 1; i >= 0; i--)
        {
            Set(table, i, ContextFeature.Ahead, ahead);
            ahead = Math.Max(0, ahead + scores[i] * WeightOf(lines[i]));
            Set(table, i, ContextFeature.BodyShare, total == 0 ? 0 : all / total);
        }

        float At(int i) => i >= 0 && i < n ? scores[i] : -SurestScore;

        float Mean(int i, int reach)
        {
            var (from, to) = (Math.Max(0, i - reach), Math.Min(n, i + reach + 1));
            return (sums[to] - sums[from]) / (weights[to] - weights[from]);
        }
    }

    private static void AddRuns(IReadOnlyList<LineStats> lines, bool[] chosen, float[] table)
    {
        var n = chosen.Length;
        int mainStart = 0, mainEnd = 0;
        float mainWords = -1, allWords = 0;
        for (var start = 0; start < n;)
        {
            var (end, words) = (start, 0f);
            while (end < n && chosen[end] == chosen[start])
                words += lines[end++].Words;
            if (chosen[start])
            {
                allWords += words;
                if (words > mainWords)
                    (mainStart, mainEnd, mainWords) = (start, end, words);
            }

            for (var i = start; i < end; i++)
            {
                Set(table, i, ContextFeature.Chosen, chosen[i] ? 1 : 0);
                Set(table, i, ContextFeature.RunWords, MathF.Log2(1 + words));
                Set(table, i, ContextFeature.RunShare, words);
            }

            start = end;
        }

        var since = Far;
        for (var i = 0; i < n; i++)
        {
            since = chosen[i] ? 0 : Math.Min(Far, since + 1);
            Set(table, i, ContextFeature.SinceBody, since);
            table[i * Names.Length + (int)ContextFeature.RunShare] /= Math.Max(1, allWords);
            Set(table, i, ContextFeature.InMain, i >= mainStart && i < mainEnd ? 1 : 0);
            Set(table, i, ContextFeature.FromMainStart, Math.Clamp(i - mainStart, -Far, Far));
            Set(table, i, ContextFeature.ToMainEnd, Math.Clamp(mainEnd - i, -Far, Far));
        }

        var until = Far;
        for (var i = n - 1; i >= 0; i--)
        {
            until = chosen[i] ? 0 : Math.Min(Far, until + 1);
            Set(table, i, ContextFeature.UntilBody, until);
        }
    }

    private static void AddLines(IReadOnlyList<LineStats> lines, IReadOnlyList<double[]> features, float[] table)
    {
        double words = 0, function = 0;
        foreach (var line in lines)
            (words, function) = (words + line.Words, function + line.FunctionWordShare * line.Words);
        var pageFunctionWords = words == 0 ? 0 : (float)(function / words);
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            Set(table, i, ContextFeature.Letters, line.Chars);
            Set(table, i, ContextFeature.Words, line.Words);
            Set(table, i, ContextFeature.FunctionWords, (float)line.FunctionWordShare);
            Set(table, i, ContextFeature.Capitals, (float)line.Capitals);
            Set(table, i, ContextFeature.Numbers, (float)line.Numbers);
            Set(table, i, ContextFeature.Commas, line.Commas);
            Set(table, i, ContextFeature.EndsSentence, line.EndsSentence ? 1 : 0);
            Set(table, i, ContextFeature.EndsInColon, line.EndsInColon ? 1 : 0);
            Set(table, i, ContextFeature.EndsInQuestion, line.EndsInQuestion ? 1 : 0);
            Set(table, i, ContextFeature.EndsInEllipsis, line.EndsInEllipsis ? 1 : 0);
            Set(table, i, ContextFeature.StartsSmall, line.StartsSmall ? 1 : 0);
            Set(table, i, ContextFeature.Sign, line.HasSign ? 1 : 0);
            Set(table, i, ContextFeature.Time, line.HasTime ? 1 : 0);
            Set(table, i, ContextFeature.Joined, line.IsJoined ? 1 : 0);
            Set(table, i, ContextFeature.Repeated, line.IsRepeated ? 1 : 0);
            Set(table, i, ContextFeature.Prose, line.IsProse ? 1 : 0);
            Set(table, i, ContextFeature.Phrase, (int)line.Phrase);
            Set(table, i, ContextFeature.ListItem, line.Kind == PageBlockKind.ListItem ? 1 : 0);
            Set(table, i, ContextFeature.TableRow, line.Kind == PageBlockKind.TableRow ? 1 : 0);
            Set(table, i, ContextFeature.SharedWords, (float)features[i][(int)Feature.SharedWords]);
            Set(table, i, ContextFeature.PagePhrases, (float)features[i][(int)Feature.PagePhrases]);
            Set(table, i, ContextFeature.PageFunctionWords, pageFunctionWords);
            Set(table, i, ContextFeature.Position, (i + 0.5f) / lines.Count);
            Set(table, i, ContextFeature.Lines, lines.Count);
        }
    }

    private static void AddNeighbours(PageText page, IReadOnlyList<Passage> passages, IReadOnlyList<LineStats> lines, float[] table)
    {
        var n = lines.Count;
        for (var i = 0; i < n; i++)
        {
            var (before, after) = (i > 0 ? lines[i - 1] : null, i + 1 < n ? lines[i + 1] : null);
            Set(table, i, ContextFeature.PreviousLetters, before?.Chars ?? 0);
            Set(table, i, ContextFeature.NextLetters, after?.Chars ?? 0);
            Set(table, i, ContextFeature.PreviousEnds, before?.EndsSentence == true ? 1 : 0);
            Set(table, i, ContextFeature.NextEnds, after?.EndsSentence == true ? 1 : 0);
            Set(table, i, ContextFeature.PreviousPhrase, before is null ? 0 : (int)before.Phrase);
            Set(table, i, ContextFeature.NextPhrase, after is null ? 0 : (int)after.Phrase);
            Set(table, i, ContextFeature.PreviousCapitals, before is null ? 1 : (float)before.Capitals);
            Set(table, i, ContextFeature.NextCapitals, after is null ? 1 : (float)after.Capitals);
            Set(table, i, ContextFeature.GapBefore, i == 0 ? 0 : LineEnds(page, passages[i - 1], passages[i]));
            Set(table, i, ContextFeature.GapAfter, i + 1 == n ? 0 : LineEnds(page, passages[i], passages[i + 1]));
            int shorts = 0, sameShape = 0, times = 0, behind = 0, ahead = 0, near = 0;
            for (var k = Math.Max(0, i - 6); k < Math.Min(n, i + 7); k++)
            {
                if (k == i)
                    continue;
                var distance = Math.Abs(k - i);
                shorts += distance <= 4 && lines[k].Chars < 40 ? 1 : 0;
                times += distance <= 4 && lines[k].HasTime ? 1 : 0;
                sameShape += ShapeOf(lines[k]) == ShapeOf(lines[i]) ? 1 : 0;
                if (lines[k].Phrase == PhraseMatch.None)
                    continue;
                near += distance <= 2 ? 1 : 0;
                behind += k < i ? 1 : 0;
                ahead += k > i ? 1 : 0;
            }

            Set(table, i, ContextFeature.ShortNear, shorts);
            Set(table, i, ContextFeature.SameShapeNear, sameShape);
            Set(table, i, ContextFeature.TimesNear, times);
            Set(table, i, ContextFeature.PhrasesNear, near);
            Set(table, i, ContextFeature.PhrasesBehind, behind);
            Set(table, i, ContextFeature.PhrasesAhead, ahead);
        }
    }

    // How many lines ago a label or wording of a class stood: what follows "Comments" are comments, until it ends.
    private static void AddSections(IReadOnlyList<LineStats> lines, float[] table)
    {
        foreach (var (name, feature) in s_sections)
        {
            var since = 2 * Far;
            for (var i = 0; i < lines.Count; i++)
            {
                since = lines[i].Phrase is PhraseMatch.Whole or PhraseMatch.Start && lines[i].PhraseClass == name ? 0 : Math.Min(2 * Far, since + 1);
                Set(table, i, feature, since);
            }
        }
    }

    // Lines of a list, of teasers or of comments resemble each other more than paragraphs do.
    private static int ShapeOf(LineStats line) =>
        (int)Math.Log2(1 + line.Chars) * 4 + (line.EndsSentence ? 2 : 0) + (line.HasTime ? 1 : 0);

    private static float WeightOf(LineStats line) => MathF.Sqrt(1 + line.Words);

    private static int LineEnds(PageText page, Passage before, Passage after)
    {
        var from = before.Span(page).End;
        return Math.Min(4, page.Text.AsSpan(from, Math.Max(0, after.Span(page).Start - from)).Count('\n'));
    }

    private static void Set(float[] table, int line, ContextFeature feature, float value) => table[line * Names.Length + (int)feature] = value;
}
