using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using ArticleArchive.Benchmarks.Parsing;
using ArticleArchive.Parsing;
using ArticleArchive.Parsing.Cleaning;
using ArticleArchive.Parsing.Formats;
using ArticleArchive.Parsing.Structure;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Benchmarks.Training;

/// <summary>Fits the weights that tell headings and list items from paragraphs, and measures them on pages they never saw.</summary>
internal static class StructureTraining
{
    public const string Usage = "train-structure SETS_FOLDER [--out structure.weights] [--cross-validated FOLDER] [--id-hash-part k[,k...]/n]   fit the weights of headings and lists";

    private const double Penalty = 5e-5;
    private const int Steps = 80;
    private const int Folds = 5;

    /// <summary>Every so many pages one is learned a second time without its letters: the pages are English, the articles to be read are not.</summary>
    private const int PagesForOneWithoutLetters = 3;

    private static readonly string[] s_sets = ["text-full", "text-lost"];

    public static int Run(string[] args)
    {
        string? folder = null, output = null, exports = null;
        var part = IdHashPart.All;
        for (var i = 0; i < args.Length; i++)
        {
            if (args[i] is "--out" && i + 1 < args.Length)
                output = args[++i];
            else if (args[i] is "--cross-validated" && i + 1 < args.Length)
                exports = args[++i];
            else if (args[i] is "--id-hash-part" && i + 1 < args.Length && IdHashPart.TryParse(args[i + 1]) is { } given)
                (part, i) = (given, i + 1);
            else if (folder is null && Directory.Exists(args[i]))
                folder = args[i];
            else
                folder = null;
        }

        if (folder is null)
        {
            Console.Error.WriteLine(Usage);
            return 2;
        }

        var pages = s_sets.SelectMany(set => LabelledPage.Read(folder, set, part)).ToList();
        var chains = pages.ConvertAll(page => Measure(page));
        chains.AddRange(pages.Where((_, i) => i % PagesForOneWithoutLetters == 0).Select(page => Measure(page, readsLetters: false)));
        Console.WriteLine($"{pages.Count} pages, {chains.Sum(chain => chain.Labels.Length)} lines");
        if (output is not null)
        {
            using var file = File.Create(output);
            RoleFit.Fit(chains, Penalty, Steps).Write(file);
        }

        if (exports is not null)
            CrossValidate(pages, chains, exports);
        return 0;
    }

    private static void CrossValidate(List<LabelledPage> pages, List<RoleChain> chains, string folder)
    {
        var exported = s_sets.ToDictionary(set => set, _ => new SortedDictionary<string, ExportedArticle>(StringComparer.Ordinal), StringComparer.Ordinal);
        for (var fold = 0; fold < Folds; fold++)
        {
            var watch = Stopwatch.StartNew();
            var heldBack = new IdHashPart([fold], Folds);
            var options = new ParseOptions { Roles = new RoleModel(RoleFit.Fit(chains.Where(chain => !heldBack.Holds(chain.Group)).ToList(), Penalty, Steps)) };
            foreach (var page in pages.Where(page => heldBack.Holds(page.Id)))
                exported[page.Set].Add(page.Id, ExportedArticle.From(ArticleParser.Parse(page.FileName, page.Bytes, options)));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"fold {fold}: {watch.Elapsed.TotalSeconds:0} s"));
        }

        Directory.CreateDirectory(folder);
        foreach (var (set, articles) in exported)
            File.WriteAllText(Path.Combine(folder, set + ".json"), JsonSerializer.Serialize(articles, ParsingBenchmark.Output));
    }

    private static RoleChain Measure(LabelledPage labelled, bool readsLetters = true)
    {
        var format = FormatDetector.Detect(labelled.FileName);
        var decoded = TextDecoder.Decode(labelled.Bytes, format);
        var page = PageReader.Read(format, decoded.Text, ParseOptions.Default);
        var text = EditedText.Apply(page.Text, PageCleaner.Clean(page, ParseOptions.Default).Edits);
        var (drafts, header) = ArticleStructure.ReadHeader(text, ReadingBlocks.Map(page, text), page.Metadata, ArticleStructure.Language(text.Reading, page.Metadata), AuthorJudge.Shipped);
        var rules = RoleRules.Of(text.Reading, drafts, header.BodyStart);
        var truth = new BlockTruth(labelled.Blocks).Label(drafts.ConvertAll(draft => (draft.TextIn(text.Reading), draft.Whole.In(text.Reading))));
        var labels = truth.Select((block, i) => Label(block, rules.Allowed[i])).ToArray();
        return RoleChain.Of(labelled.Id, new RoleFeatures(text.Reading, drafts, header.BodyStart, readsLetters), rules.Allowed, labels);
    }

    private static LineRole Label(TruthBlock? block, AllowedRoles allowed)
    {
        var role = block?.Type switch { "heading" => LineRole.Heading, "li" => LineRole.ListItem, _ => LineRole.Paragraph };
        if (allowed.HasFlag((AllowedRoles)(1 << (int)role)))
            return role;
        return allowed.HasFlag(AllowedRoles.Paragraph) ? LineRole.Paragraph : allowed.HasFlag(AllowedRoles.ListItem) ? LineRole.ListItem : LineRole.Heading;
    }
}
