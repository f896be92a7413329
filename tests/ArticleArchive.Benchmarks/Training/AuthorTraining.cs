using System.Globalization;
using ArticleArchive.Benchmarks.Parsing;
using ArticleArchive.Parsing;
using ArticleArchive.Parsing.Cleaning;
using ArticleArchive.Parsing.Formats;
using ArticleArchive.Parsing.Models;
using ArticleArchive.Parsing.Structure;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Benchmarks.Training;

/// <summary>Fits the trees of <see cref="AuthorJudge"/>: which of a page's names is its author's, where no byline says so.</summary>
internal static class AuthorTraining
{
    public const string Usage = "train-authors SETS_FOLDER [--out authors.weights] [--id-hash-part k[,k...]/n]   fit the weights of authors' names";

    private const int Copies = 3;
    private const double LossOfMentions = 0.35;

    private static readonly string[] s_sets = ["text-full", "text-lost"];
    private static readonly float[] s_thresholds = [-1.5f, -1, -0.5f, 0, 0.4f, 0.8f, 1.2f, 1.6f, 2];

    /// <param name="Page">The page with its truth.</param>
    /// <param name="Names">The keys of the true authors; empty for none.</param>
    /// <param name="IsAsked">True when no byline gives the authors, so that the program asks the trees.</param>
    /// <param name="ByRules">The keys of what the weaker rules found.</param>
    /// <param name="Keys">Of the candidates, in the order of their rows.</param>
    /// <param name="Rows">The index of the first row of the table.</param>
    private sealed record Example(LabelledPage Page, HashSet<string> Names, bool IsAsked, List<string> ByRules, List<string> Keys, int Rows);

    public static int Run(string[] args)
    {
        string? folder = null, output = null;
        var part = IdHashPart.All;
        for (var i = 0; i < args.Length; i++)
        {
            if (args[i] is "--out" && i + 1 < args.Length)
                output = args[++i];
            else if (args[i] is "--id-hash-part" && i + 1 < args.Length && IdHashPart.TryParse(args[i + 1]) is { } given)
                (part, i) = (given, i + 1);
            else
                folder = folder is null && Directory.Exists(args[i]) ? args[i] : null;
        }

        if (folder is null)
        {
            Console.Error.WriteLine(Usage);
            return 2;
        }

        var table = new TrainingTable(AuthorFeatures.Names);
        var examples = s_sets.SelectMany(set => LabelledPage.Read(folder, set, part)).Select(page => Measure(page, table)).ToList();
        Console.WriteLine($"{examples.Count} pages, {table.Rows.Count} names, {table.Labels.Count(label => label)} of them authors'");
        var boosting = new TreeBoosting(table) { Trees = 150, Leaves = 16, Rate = 0.05, RowShare = 0.5, FeatureShare = 0.2 };
        var scores = new float[table.Rows.Count];
        for (var fold = 0; fold < CrossValidation.Folds; fold++)
        {
            var trees = boosting.Fit(row => table.Folds[row] != fold);
            for (var row = 0; row < scores.Length; row++)
                scores[row] = table.Folds[row] == fold ? trees.Score(table.Rows[row]) : scores[row];
        }

        foreach (var set in s_sets)
            Report(set, examples.Where(example => example.Page.Set == set && example.IsAsked).ToList(), scores);
        if (output is null)
            return 0;
        using var file = File.Create(output);
        boosting.Fit(_ => true).Write(file);
        return 0;
    }

    private static Example Measure(LabelledPage labelled, TrainingTable table)
    {
        var format = FormatDetector.Detect(labelled.FileName);
        var source = PageReader.Read(format, TextDecoder.Decode(labelled.Bytes, format).Text, ParseOptions.Default);
        var text = EditedText.Apply(source.Text, PageCleaner.Clean(source, ParseOptions.Default).Edits);
        var (drafts, header) = ArticleStructure.ReadHeader(text, ReadingBlocks.Map(source, text), source.Metadata, ArticleStructure.Language(text.Reading, source.Metadata), authorJudge: null);
        var title = header.Title.Origin == Origin.Found ? header.Title.Value : "";
        var found = header.Authors.Select(author => TitleReader.Key(author.Value)).ToList();
        var page = AuthorCandidates.Find(text, drafts, header.BodyStart, title, found);
        var hasByline = header.Authors.Any(author => author.Origin == Origin.Found);
        if (hasByline)
            page = WithoutByline(page, found);
        var names = NamesIn(labelled.Author);
        var smallWords = AuthorReader.SmallWords(text.Reading, drafts, header.BodyStart);
        string[] bases = hasByline ? [] : [.. found];
        var example = new Example(labelled, names, !hasByline, found, page.Candidates.ConvertAll(candidate => candidate.Key), table.Rows.Count);
        Add(page);
        // The same page with other lines lost, as links are: there are few pages to learn from.
        for (var copy = 0; copy < Copies; copy++)
            Add(WithLosses(page, new Random(CrossValidation.FoldOf(labelled.Id) + (copy * 1000) + labelled.Bytes.Length)));
        return example;

        void Add(AuthorPage page)
        {
            var features = new AuthorFeatures(page, title, smallWords, bases);
            foreach (var candidate in page.Candidates)
            {
                table.Rows.Add(features.Of(candidate).ToArray());
                table.Labels.Add(names.Contains(candidate.Key));
                table.Weights.Add(1 / MathF.Sqrt(page.Candidates.Count));
                table.Folds.Add(CrossValidation.FoldOf(labelled.Id));
            }
        }
    }

    private static AuthorPage WithLosses(AuthorPage page, Random random)
    {
        var left = page.Candidates
            .ConvertAll(candidate => candidate with { Mentions = candidate.Mentions.FindAll(_ => random.NextDouble() > LossOfMentions) })
            .FindAll(candidate => candidate.Mentions.Count > 0);
        return page with { Candidates = left };
    }

    // The trees are asked only where a page has no byline: a page that has one is learned from as if it had lost it.
    private static AuthorPage WithoutByline(AuthorPage page, List<string> authors)
    {
        var (first, last) = (Math.Min(page.Title ?? page.Body, page.Body) - 5, Math.Max(page.Title ?? 0, page.Body) + 3);
        var left = page.Candidates
            .ConvertAll(candidate => authors.Contains(candidate.Key)
                ? candidate with { Mentions = candidate.Mentions.FindAll(mention => mention.Line < first || mention.Line > last) } : candidate)
            .FindAll(candidate => candidate.Mentions.Count > 0);
        return page with { Candidates = left };
    }

    private static HashSet<string> NamesIn(string? author) =>
        (author ?? "").Split([";", ",", "|", "/", "&", "\n", " and ", " und ", " et ", " y "], StringSplitOptions.RemoveEmptyEntries)
            .Select(TitleReader.Key)
            .Where(key => key.Length > 0)
            .ToHashSet(StringComparer.Ordinal);

    // What a threshold gives: right authors, wrong ones, and authors on pages that have none.
    private static void Report(string set, List<Example> examples, float[] scores)
    {
        var here = examples.Count(example => example.Keys.Exists(example.Names.Contains));
        Console.WriteLine($"{set}: no byline on {examples.Count} pages; the author among the names on {here}; rules: {Outcome(examples, example => example.ByRules)}");
        foreach (var threshold in s_thresholds)
        {
            var chosen = Outcome(examples, example => IsLikely(example, scores) ? example.ByRules : Best(example, scores, threshold));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {threshold,4}: {chosen}"));
        }
    }

    // What a rule found stands unless the trees speak against it.
    private static bool IsLikely(Example example, float[] scores) =>
        example.ByRules.Exists(key => ScoreOf(example, key, scores) is not { } score || score >= AuthorJudge.LeastOfRule);

    private static string Outcome(List<Example> examples, Func<Example, List<string>> answer)
    {
        var (right, wrong, invented) = (0, 0, 0);
        foreach (var example in examples)
        {
            var given = answer(example);
            right += given.Count > 0 && example.Names.SetEquals(given) ? 1 : 0;
            wrong += given.Count > 0 && example.Names.Count > 0 && !example.Names.SetEquals(given) ? 1 : 0;
            invented += given.Count > 0 && example.Names.Count == 0 ? 1 : 0;
        }

        return $"{right} right, {wrong} wrong, {invented} invented";
    }

    private static List<string> Best(Example example, float[] scores, float threshold)
    {
        var best = Enumerable.Range(0, example.Keys.Count).OrderByDescending(i => scores[example.Rows + i]).FirstOrDefault(-1);
        return best >= 0 && scores[example.Rows + best] >= threshold ? [example.Keys[best]] : [];
    }

    private static float? ScoreOf(Example example, string key, float[] scores)
    {
        var at = example.Keys.IndexOf(key);
        return at < 0 ? null : scores[example.Rows + at];
    }
}
