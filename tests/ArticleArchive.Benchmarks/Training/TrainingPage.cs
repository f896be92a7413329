using System.Text;
using ArticleArchive.Parsing;
using ArticleArchive.Parsing.Cleaning;
using ArticleArchive.Parsing.Formats;
using ArticleArchive.Parsing.Models;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Benchmarks.Training;

/// <summary>A page as the cleaner sees it, with the truth about its lines.</summary>
internal sealed class TrainingPage
{
    private readonly string? _truth;
    private readonly float _words;

    private TrainingPage(LabelledPage page, string source, bool isWhole, bool isForeign)
    {
        Fold = CrossValidation.FoldOf(page.Id);
        (Id, Set, IsWhole, IsForeign) = (page.Id, page.Set, isWhole, isForeign);
        Text = PageReader.Read(SourceFormat.PlainText, source, ParseOptions.Default);
        Passages = Passage.Join(Text);
        Lines = LineStats.Of(Text, Passages);
        if (isForeign)
            Lines = Lines.ConvertAll(WithoutLanguage);
        Features = LineFeatures.Measure(Text, Passages, Lines);
        _truth = page.Body;
        Labels = new BodyTruth(page.Body).Label(Passages.ConvertAll(passage => passage.Text(Text).ToString()));
        FirstScores = new double[Lines.Count];
        Scores = new double[Lines.Count];
        _words = Lines.Sum(line => line.Words + 1);
    }

    public string Id { get; }

    public string Set { get; }

    public int Fold { get; }

    /// <summary>The page as it is; else one cut down to the article and a few lines around it.</summary>
    public bool IsWhole { get; }

    /// <summary>What is known by words is hidden: the page as it would look in a language that no list knows.</summary>
    public bool IsForeign { get; }

    public PageText Text { get; }

    public List<Passage> Passages { get; }

    public List<LineStats> Lines { get; }

    public List<double[]> Features { get; }

    public bool[] Labels { get; }

    public string Truth => _truth ?? "";

    /// <summary>Of the first look, from models that did not see the page.</summary>
    public double[] FirstScores { get; }

    /// <summary>Of the second look, likewise.</summary>
    public double[] Scores { get; }

    /// <summary>The weight of a line: of a long one more, of a long page's lines less.</summary>
    public float WeightOf(int line) => MathF.Pow(Lines[line].Words + 1, 0.75f) / MathF.Pow(_words + 50, 0.6f);

    /// <summary>The page whole, cut down, and for some pages each of them as in an unknown language.</summary>
    public static IEnumerable<TrainingPage> From(LabelledPage page)
    {
        var source = TextDecoder.Decode(page.Bytes, SourceFormat.PlainText).Text;
        var whole = new TrainingPage(page, source, isWhole: true, isForeign: false);
        yield return whole;
        var seed = Hash(page.Id + page.Set);
        var cut = CutDown(whole, seed);
        if (cut is not null)
            yield return new TrainingPage(page, cut, isWhole: false, isForeign: false);
        if (seed % 4 == 0)
            yield return new TrainingPage(page, source, isWhole: true, isForeign: true);
        if (seed % 4 == 1 && cut is not null)
            yield return new TrainingPage(page, cut, isWhole: false, isForeign: true);
    }

    public void Fill(FeatureVector vector, int line)
    {
        if (IsForeign)
            LineScore.Fill(vector, Features[line], default);
        else
            LineScore.Fill(vector, Features[line], Passages[line].Text(Text));
    }

    private static string? CutDown(TrainingPage page, uint seed)
    {
        var (first, last) = (Array.IndexOf(page.Labels, true), Array.LastIndexOf(page.Labels, true));
        if (first < 0)
            return null;
        first = Math.Max(0, first - (int)(seed / 4 % 7));
        last = Math.Min(page.Labels.Length - 1, last + (int)(seed / 28 % 7));
        var (from, to) = (page.Passages[first].Span(page.Text).Start, page.Passages[last].Span(page.Text).End);
        return page.Text.Text[from..to];
    }

    /// <summary>What a line looks like to one who knows no word of its language.</summary>
    public static LineStats WithoutLanguage(LineStats line) =>
        line with { FunctionWordShare = 0, Phrase = PhraseMatch.None, PhraseClass = "", Capitals = 0, StartsSmall = false, HasTime = false };

    private static uint Hash(string text) => FeatureHash.OfPair(0, (uint)text.Length, Encoding.UTF8.GetBytes(text).Aggregate(17u, (sum, b) => unchecked(sum * 31 + b)));
}
