using System.Globalization;
using System.Text.Json;
using ArticleArchive.Benchmarks.Training;
using ArticleArchive.Parsing.Claims.Comparison;
using ArticleArchive.Parsing.Models;

namespace ArticleArchive.Benchmarks.Claims;

/// <summary>Fits the weights of the comparison: same matter or not, for or against, which known claim a post repeats.</summary>
/// <remarks>Measured by five-fold cross-validation over claims, so that no claim is learned from and measured on.</remarks>
internal static class ComparisonTraining
{
    /// <summary>The order of fitting: the stance's features use the fitted relation.</summary>
    /// <param name="data">The folder with <c>pairs</c> and <c>repeats</c>.</param>
    /// <param name="output">Where to write the weights; null to measure only.</param>
    /// <param name="errors">Where to write what is judged wrongly; null for nowhere.</param>
    public static void Run(string data, string? output, TextWriter? errors)
    {
        var pairs = Lines<PairLine>(Path.Combine(data, "pairs"));
        var repeats = Lines<RepeatLine>(Path.Combine(data, "repeats"));
        var matter = Matter(pairs, output);
        Relations(pairs, matter, errors);
        Bands(pairs, matter);
        Stances(pairs, matter, output, errors);
        Finder(repeats, output, errors);
    }

    private static LinearModel Matter(List<PairLine> pairs, string? output)
    {
        const double Penalty = 1e-3;
        var set = new TrainingSet(SideBySide.Space, ClaimComparer.Classes);
        var vector = new FeatureVector(SideBySide.Space);
        for (var i = 0; i < pairs.Count; i++)
        {
            Add(pairs[i].Claim, pairs[i].Other, pairs[i].Relation == "related" ? 0 : 1, 1);
            // The same claim with what was said of others.
            for (var k = 1; k <= 4; k++)
            {
                var other = pairs[(i + (k * 97)) % pairs.Count];
                if (other.Claim != pairs[i].Claim)
                    Add(pairs[i].Claim, other.Other, 0, 0.5f);
            }
        }

        var scores = CrossValidation.Scores(set, belongs => LogisticRegression.Fit(set, belongs, Penalty));
        var right = Enumerable.Range(0, set.Count).Count(i => scores[i][0] > 0 == (set.LabelOf(i) == 1));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"same matter: {set.Count} pairs, accuracy {(double)right / set.Count:0.000} in five-fold cross-validation"));
        var model = LogisticRegression.Fit(set, _ => true, Penalty);
        Write(model, output, ClaimComparer.WeightsName);
        return model;

        void Add(string claim, string other, int label, float weight)
        {
            vector.Clear();
            new SideBySide(ClaimProfile.Of(claim), ClaimProfile.Of(other)).AddTo(vector);
            set.Add(vector, label, weight, claim);
        }
    }

    // By the rules over the fitted score: a table of what is said for what is labelled.
    private static void Relations(List<PairLine> pairs, LinearModel matter, TextWriter? errors)
    {
        var table = new Dictionary<(string Label, ClaimRelation Said), int>();
        foreach (var pair in pairs)
        {
            var said = ClaimComparer.Compare(new SideBySide(ClaimProfile.Of(pair.Claim), ClaimProfile.Of(pair.Other)), matter);
            table[(pair.Relation, said.Relation)] = table.GetValueOrDefault((pair.Relation, said.Relation)) + 1;
            if (Name(said.Relation) != pair.Relation)
                errors?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"relation\t{pair.Relation}\t{said.Relation}\t{said.Score:0.00}\t{pair.Claim}\t{pair.Other}\t{said.Why[0]}"));
        }

        Console.WriteLine("relation: labelled, then what is said of it");
        foreach (var group in table.GroupBy(entry => entry.Key.Label, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal))
            Console.WriteLine($"  {group.Key,-16}{string.Join("  ", group.OrderByDescending(entry => entry.Value).Select(entry => $"{Name(entry.Key.Said)} {entry.Value}"))}");
    }

    // What a score is worth where it matters: each claim with its own texts, and with as many that belong to other claims and score highest.
    private static void Bands(List<PairLine> pairs, LinearModel matter)
    {
        double[] borders = [0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 1.01];
        var (right, all) = (new int[borders.Length], new int[borders.Length]);
        var others = pairs.Select(pair => (pair.Claim, Profile: ClaimProfile.Of(pair.Other))).ToList();
        foreach (var group in pairs.GroupBy(pair => pair.Claim, StringComparer.Ordinal))
        {
            var claim = ClaimProfile.Of(group.Key);
            var own = group.ToList();
            foreach (var pair in own)
                Count(Score(claim, ClaimProfile.Of(pair.Other)), pair.Relation != "related");
            foreach (var score in others.Where(other => other.Claim != group.Key).Select(other => Score(claim, other.Profile)).OrderDescending().Take(own.Count))
                Count(score, false);
        }

        Console.WriteLine("bands: from a score of, share of one matter among own texts and as many of the likest of other claims");
        for (var band = 1; band < borders.Length; band++)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {borders[band - 1]:0.00}  {(double)right[band] / Math.Max(1, all[band]):0.000} of {all[band]}"));

        double Score(ClaimProfile one, ClaimProfile other) => ClaimComparer.Compare(new SideBySide(one, other), matter).Score;

        void Count(double score, bool isRight)
        {
            var band = Array.FindIndex(borders, border => score < border);
            all[band]++;
            right[band] += isRight ? 1 : 0;
        }
    }

    private static void Stances(List<PairLine> pairs, LinearModel matter, string? output, TextWriter? errors)
    {
        var set = new TrainingSet(StanceJudge.Space, StanceJudge.Classes);
        var vector = new FeatureVector(StanceJudge.Space);
        foreach (var pair in pairs)
        {
            StanceJudge.Fill(vector, new SideBySide(ClaimProfile.Of(pair.Claim), ClaimProfile.Of(pair.Other)), matter);
            set.Add(vector, Array.IndexOf(StanceJudge.Classes, pair.Label), 1, pair.Claim);
        }

        var real = set.Count;
        foreach (var (claim, other, label) in SilverHeadlines.Of(pairs.Where(pair => pair.Label == "for").Select(pair => (pair.Claim, pair.Other)).Concat(pairs.Select(pair => (pair.Claim, Other: pair.Claim)).Distinct())))
        {
            StanceJudge.Fill(vector, new SideBySide(ClaimProfile.Of(claim), ClaimProfile.Of(other)), matter);
            set.Add(vector, Array.IndexOf(StanceJudge.Classes, label), SilverHeadlines.Weight, claim);
        }

        const double Penalty = 1e-3;
        var scores = CrossValidation.Scores(set, belongs => LogisticRegression.Fit(set, belongs, Penalty));
        var said = scores.Take(real).Select(CrossValidation.ClassOf).ToList();
        var right = said.Where((stance, example) => stance == set.LabelOf(example)).Count();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"stance: {real} pairs and {set.Count - real} generated ones, of the pairs, accuracy {(double)right / real:0.000} in five-fold cross-validation (always \"for\": {pairs.Count(pair => pair.Label == "for") / (double)pairs.Count:0.000})"));
        // The files differ in kind: w3 is politics only, and mostly what headlines answer to a claim.
        foreach (var file in Enumerable.Range(0, real).GroupBy(example => pairs[example].Id[0]))
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  of those with ids in {file.Key}: {file.Count()}, accuracy {file.Average(example => said[example] == set.LabelOf(example) ? 1.0 : 0):0.000}"));
        for (var label = 0; label < 3; label++)
            Console.WriteLine($"  {StanceJudge.Classes[label],-12}{string.Join("  ", Enumerable.Range(0, 3).Select(to => $"{StanceJudge.Classes[to]} {Enumerable.Range(0, real).Count(i => said[i] == to && set.LabelOf(i) == label)}"))}");
        for (var example = 0; example < real; example++)
        {
            if (said[example] != set.LabelOf(example))
                errors?.WriteLine($"stance\t{pairs[example].Label}\t{StanceJudge.Classes[said[example]]}\t{pairs[example].Claim}\t{pairs[example].Other}");
        }

        Write(LogisticRegression.Fit(set, _ => true, Penalty), output, StanceJudge.WeightsName);
    }

    private static void Finder(List<RepeatLine> repeats, string? output, TextWriter? errors)
    {
        var claims = repeats.Select(line => line.Doc).Distinct(StringComparer.Ordinal).ToList();
        var finder = new ClaimFinder();
        foreach (var claim in claims)
            finder.Add(ClaimProfile.Of(claim));
        var asked = repeats.Where(line => line.Query is not null).ToList();
        var set = new TrainingSet(ClaimFinder.Space, ClaimFinder.Classes);
        var missed = 0;
        foreach (var line in asked)
        {
            var truth = claims.IndexOf(line.Doc);
            var isFound = false;
            foreach (var (index, vector) in finder.CandidatesOf(ClaimProfile.Of(line.Query!)))
            {
                set.Add(vector, index == truth ? 1 : 0, index == truth ? 5 : 1, line.Doc);
                isFound |= index == truth;
            }

            missed += isFound ? 0 : 1;
        }

        double precision = 0, plain = 0;
        for (var fold = 0; fold < CrossValidation.Folds; fold++)
        {
            var model = LogisticRegression.Fit(set, example => CrossValidation.FoldOf(set.GroupOf(example)) != fold, 1e-4);
            foreach (var line in asked.Where(line => CrossValidation.FoldOf(line.Doc) == fold))
            {
                var query = ClaimProfile.Of(line.Query!);
                var truth = claims.IndexOf(line.Doc);
                var found = finder.Find(query, 5, model).ToList();
                var rank = found.FindIndex(match => match.Index == truth);
                precision += rank < 0 ? 0 : 1.0 / (1 + rank);
                var first = finder.CandidatesOf(query).Take(5).Select(candidate => candidate.Index).ToList().IndexOf(truth);
                plain += first < 0 ? 0 : 1.0 / (1 + first);
                if (rank != 0)
                    errors?.WriteLine($"finder\t{rank}\t{line.Query}\t{line.Doc}\t{(found.Count > 0 ? claims[found[0].Index] : "")}");
            }
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"repeats: {asked.Count} texts, {claims.Count} claims: MAP@5 {precision / asked.Count:0.000} in five-fold cross-validation, {plain / asked.Count:0.000} by the index alone; {missed} not among the first 100"));
        Write(LogisticRegression.Fit(set, _ => true, 1e-4), output, ClaimFinder.WeightsName);
    }

    private static void Write(LinearModel model, string? output, string name)
    {
        if (output is null)
            return;
        using var stream = File.Create(Path.Combine(output, name));
        model.Write(stream);
    }

    private static List<T> Lines<T>(string folder) =>
        Directory.GetFiles(folder, "*.jsonl").Order(StringComparer.Ordinal).SelectMany(File.ReadLines).Where(line => line.Length > 0)
            .Select(line => JsonSerializer.Deserialize<T>(line, JsonSerializerOptions.Web)!).ToList();

    private static string Name(ClaimRelation relation) => relation switch
    {
        ClaimRelation.FiguresDiffer => "figures_differ",
        _ => relation.ToString().ToLowerInvariant(),
    };

    private sealed record PairLine(string Id, string Claim, string Other, string Label, string Relation);

    private sealed record RepeatLine(string Id, string? Query, string Doc);
}
