using ArticleArchive.Parsing.Formats;

namespace ArticleArchive.Parsing.Cleaning;

/// <summary>What is asked of a passage and its neighbours. Each is 0 to 1.</summary>
internal enum Feature
{
    Always,

    // Length in letters, one of them.
    Chars15, Chars40, Chars80, Chars160, Chars320, CharsMore,

    // Words and signs.
    FunctionWords, NoFunctionWord, Capitals, Numbers, Commas,
    EndsSentence, EndsInEllipsis, EndsInColon, EndsInQuestion, StartsSmall,
    Sign, Time, Joined, Repeated, Prose, LongProse,
    PhraseWhole, PhraseStart, PhraseInside,
    SharedWords, NoSharedWords,

    // What the format's reader says.
    ListItem, Heading, Quotation, Caption, TableRow, Preformatted,
    RegionOutside, RegionInside, LinkDensity,

    // Neighbours and place.
    PreviousProse, NextProse, Previous2Prose, Next2Prose,
    PreviousShort, NextShort, NextPhrase, NearbyPhrases,
    PreviousItem, NextItem, HeadingBeforeProse,
    ProseDensity4, ProseDensity12,
    SinceProseNear, UntilProseNear, UntilProseFar,
    BeforeFirstProse, AfterLastProse, InMainRun, AfterMainRun,
    Early, Late, PagePhrases,
}

/// <summary>Measures the passages of a page for <see cref="LineScore"/>.</summary>
internal static class LineFeatures
{
    public static readonly int Count = Enum.GetValues<Feature>().Length;

    /// <returns>One vector a passage, indexed by <see cref="Feature"/>.</returns>
    public static List<double[]> Measure(PageText page, IReadOnlyList<Passage> passages, IReadOnlyList<LineStats> lines)
    {
        var n = lines.Count;
        var prose = lines.Select(line => line.IsProse).ToArray();
        var density4 = WindowShares(lines, prose, 4);
        var density12 = WindowShares(lines, prose, 12);
        var phrases = WindowShares(lines, lines.Select(line => line.Phrase != PhraseMatch.None).ToArray(), 3);
        var since = Distances(prose, forward: true);
        var until = Distances(prose, forward: false);
        var first = Array.IndexOf(prose, true);
        var last = Array.LastIndexOf(prose, true);
        // The ends of a long page are its menu and its foot; those of a short text are its own.
        var size = Math.Min(1, n / 60.0);
        var pagePhrases = Math.Min(1, 3.0 * lines.Sum(line => line.Phrase != PhraseMatch.None ? WeightOf(line) : 0) / Math.Max(1, lines.Sum(WeightOf)));
        var (mainStart, mainEnd) = MainRun(lines, prose);

        var vocabulary = Vocabulary.Of(page, passages, i => prose[i] && i >= mainStart && i < mainEnd);

        var vectors = new List<double[]>(n);
        for (var i = 0; i < n; i++)
        {
            var line = lines[i];
            var v = new double[Count];
            v[(int)Feature.Always] = 1;
            v[(int)LengthOf(line)] = 1;
            v[(int)Feature.FunctionWords] = Math.Min(1, line.FunctionWordShare * 2);
            v[(int)Feature.NoFunctionWord] = line.FunctionWordShare == 0 ? 1 : 0;
            v[(int)Feature.Capitals] = line.Capitals;
            v[(int)Feature.Numbers] = line.Numbers;
            v[(int)Feature.Commas] = Math.Min(1, line.Commas / 4.0);
            v[(int)Feature.EndsSentence] = line.EndsSentence ? 1 : 0;
            v[(int)Feature.EndsInEllipsis] = line.EndsInEllipsis ? 1 : 0;
            v[(int)Feature.EndsInColon] = line.EndsInColon ? 1 : 0;
            v[(int)Feature.EndsInQuestion] = line.EndsInQuestion ? 1 : 0;
            v[(int)Feature.StartsSmall] = line.StartsSmall ? 1 : 0;
            v[(int)Feature.Sign] = line.HasSign ? 1 : 0;
            v[(int)Feature.Time] = line.HasTime ? 1 : 0;
            v[(int)Feature.Joined] = line.IsJoined ? 1 : 0;
            v[(int)Feature.Repeated] = line.IsRepeated ? 1 : 0;
            v[(int)Feature.Prose] = line.IsProse ? 1 : 0;
            v[(int)Feature.LongProse] = line.IsProse && line.Words >= 40 ? 1 : 0;
            v[(int)Feature.PhraseWhole] = line.Phrase == PhraseMatch.Whole ? 1 : 0;
            v[(int)Feature.PhraseStart] = line.Phrase == PhraseMatch.Start ? 1 : 0;
            v[(int)Feature.PhraseInside] = line.Phrase == PhraseMatch.Inside ? 1 : 0;
            if (KindOf(line.Kind) is { } kind)
                v[(int)kind] = 1;
            v[(int)Feature.PreviousProse] = At(i - 1, line => line.IsProse);
            v[(int)Feature.NextProse] = At(i + 1, line => line.IsProse);
            v[(int)Feature.Previous2Prose] = At(i - 2, line => line.IsProse);
            v[(int)Feature.Next2Prose] = At(i + 2, line => line.IsProse);
            v[(int)Feature.PreviousShort] = At(i - 1, line => line.Chars < 40 && !line.EndsSentence);
            v[(int)Feature.NextShort] = At(i + 1, line => line.Chars < 40 && !line.EndsSentence);
            v[(int)Feature.NextPhrase] = At(i + 1, line => line.Phrase != PhraseMatch.None);
            v[(int)Feature.NearbyPhrases] = phrases[i];
            v[(int)Feature.PreviousItem] = At(i - 1, line => line.Kind == PageBlockKind.ListItem);
            v[(int)Feature.NextItem] = At(i + 1, line => line.Kind == PageBlockKind.ListItem);
            v[(int)Feature.ProseDensity4] = density4[i];
            v[(int)Feature.ProseDensity12] = density12[i];
            v[(int)Feature.HeadingBeforeProse] = !line.IsProse && line.Chars is > 8 and < 120 && At(i + 1, line => line.IsProse) > 0 ? 1 : 0;
            v[(int)Feature.SinceProseNear] = since[i] is > 0 and <= 3 ? 1 : 0;
            v[(int)Feature.UntilProseNear] = until[i] is > 0 and <= 3 ? 1 : 0;
            v[(int)Feature.UntilProseFar] = until[i] > 8 ? 1 : 0;
            v[(int)Feature.BeforeFirstProse] = i < first ? 1 : 0;
            v[(int)Feature.AfterLastProse] = last >= 0 && i > last ? 1 : 0;
            v[(int)Feature.InMainRun] = i >= mainStart && i < mainEnd ? 1 : 0;
            v[(int)Feature.AfterMainRun] = i >= mainEnd ? 1 : 0;
            v[(int)Feature.Early] = size * Math.Max(0, 1 - i / (0.1 * n + 1));
            v[(int)Feature.Late] = size * Math.Max(0, 1 - (n - 1 - i) / (0.2 * n + 1));
            v[(int)Feature.PagePhrases] = pagePhrases;
            var (known, words) = vocabulary.Compare(FirstOf(passages[i].Text(page)));
            v[(int)Feature.SharedWords] = words == 0 ? 0.5 : (double)known / words;
            v[(int)Feature.NoSharedWords] = words > 0 && known == 0 ? 1 : 0;
            v[(int)Feature.RegionOutside] = IsOutside(line.Region) ? 1 : 0;
            v[(int)Feature.RegionInside] = line.Region is "article" or "main" or "figure" or "article:header" ? 1 : 0;
            v[(int)Feature.LinkDensity] = line.LinkDensity;
            vectors.Add(v);
        }

        return vectors;

        double At(int index, Func<LineStats, bool> holds) => index >= 0 && index < n && holds(lines[index]) ? 1 : 0;
    }

    private static ReadOnlySpan<char> FirstOf(ReadOnlySpan<char> text) => text[..Math.Min(text.Length, 400)];

    /// <summary>The markup says that this part of the page is not its main part.</summary>
    public static bool IsOutside(string? region) =>
        region is "nav" or "header" or "footer" or "aside" or "form" or "dialog" or "hidden"
        || region?.StartsWith("class:", StringComparison.Ordinal) == true;

    private static Feature LengthOf(LineStats line) => line.Chars switch
    {
        < 15 => Feature.Chars15,
        < 40 => Feature.Chars40,
        < 80 => Feature.Chars80,
        < 160 => Feature.Chars160,
        < 320 => Feature.Chars320,
        _ => Feature.CharsMore,
    };

    private static Feature? KindOf(PageBlockKind kind) => kind switch
    {
        PageBlockKind.ListItem => Feature.ListItem,
        PageBlockKind.Heading => Feature.Heading,
        PageBlockKind.Quotation => Feature.Quotation,
        PageBlockKind.Caption => Feature.Caption,
        PageBlockKind.TableRow => Feature.TableRow,
        PageBlockKind.Preformatted => Feature.Preformatted,
        _ => null,
    };

    private static int WeightOf(LineStats line) => Math.Min(line.Chars, 400) + 20;

    // The share of letters around each line that stand in lines of a sort.
    private static double[] WindowShares(IReadOnlyList<LineStats> lines, bool[] counted, int reach)
    {
        var sums = new double[lines.Count + 1];
        var totals = new double[lines.Count + 1];
        for (var i = 0; i < lines.Count; i++)
        {
            // A line end weighs too: ten labels are more than one paragraph's interruption.
            var weight = WeightOf(lines[i]);
            sums[i + 1] = sums[i] + (counted[i] ? weight : 0);
            totals[i + 1] = totals[i] + weight;
        }

        var shares = new double[lines.Count];
        for (var i = 0; i < lines.Count; i++)
        {
            var (from, to) = (Math.Max(0, i - reach), Math.Min(lines.Count, i + reach + 1));
            shares[i] = (sums[to] - sums[from]) / (totals[to] - totals[from]);
        }

        return shares;
    }

    // Lines since (or until) the nearest line of running text; far away where there is none.
    private static int[] Distances(bool[] prose, bool forward)
    {
        var distances = new int[prose.Length];
        var distance = prose.Length + 100;
        for (var k = 0; k < prose.Length; k++)
        {
            var i = forward ? k : prose.Length - 1 - k;
            distance = prose[i] ? 0 : distance + 1;
            distances[i] = distance;
        }

        return distances;
    }

    // The stretch with the most running text against what interrupts it: the article, roughly.
    private static (int Start, int End) MainRun(IReadOnlyList<LineStats> lines, bool[] prose)
    {
        double best = 0, sum = 0;
        int bestStart = 0, bestEnd = 0, start = 0;
        for (var i = 0; i < lines.Count; i++)
        {
            var service = lines[i].Phrase switch { PhraseMatch.None => 0, PhraseMatch.Whole => 3, _ => 1.5 };
            sum += prose[i] ? Math.Min(lines[i].Words, 100) / 20.0 : -0.35 - service;
            if (sum <= 0)
            {
                sum = 0;
                start = i + 1;
            }
            else if (sum > best)
            {
                (best, bestStart, bestEnd) = (sum, start, i + 1);
            }
        }

        return (bestStart, bestEnd);
    }
}
