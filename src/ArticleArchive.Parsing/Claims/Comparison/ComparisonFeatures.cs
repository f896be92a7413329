using ArticleArchive.Parsing.Models;

namespace ArticleArchive.Parsing.Claims.Comparison;

/// <summary>What the fitted score of "the same matter" looks at; each about 0 to 1.</summary>
internal enum ComparisonFeature
{
    /// <summary>Weight of the corresponding words of all words, twice over (Dice).</summary>
    Dice,

    /// <summary>The larger of the two shares that correspond.</summary>
    Contained,

    /// <summary>The smaller of the two.</summary>
    Covered,

    /// <summary>Cosine of the sets of five letters in a row.</summary>
    Letters,

    /// <summary>Shared runs of three words (Jaccard).</summary>
    Shingles,

    /// <summary>Share of names that both have.</summary>
    Names,

    /// <summary>Both name somebody, and nobody is in both.</summary>
    NoName,

    /// <summary>Figures that agree.</summary>
    Figures,

    /// <summary>A figure or date clashes.</summary>
    FigureClash,

    /// <summary>Times that agree.</summary>
    Times,

    /// <summary>Corresponding words that the lexicon does not know, or names: rare ones.</summary>
    Rare,

    /// <summary>A word and its contrary.</summary>
    Antonym,

    /// <summary>Another name in the place of one.</summary>
    NameClash,

    /// <summary>Words replaced by others, by fours.</summary>
    WordClash,

    /// <summary>Corresponding words, by tens.</summary>
    Shared,

    /// <summary>How much longer one is.</summary>
    Length,
}

/// <summary>Two statements laid side by side: alignment, differences and the features of both.</summary>
internal sealed class SideBySide
{
    public static readonly FeatureSpace Space = FeatureSpace.Of<ComparisonFeature>(hashBits: 0);

    public SideBySide(ClaimProfile left, ClaimProfile right)
    {
        Left = left;
        Right = right;
        Alignment = WordAlignment.Of(left.Words, right.Words);
        Clashes = ClashReader.Find(left, right, Alignment);
        (FiguresAgree, TimesAgree) = ClashReader.Agreements(left, right);
        float shared = 0, ours = 0, theirs = 0, rare = 0;
        var names = 0;
        for (var i = 0; i < left.Words.Length; i++)
        {
            var weight = left.Words[i].Weight;
            ours += weight;
            if (Alignment.ToRight[i] < 0)
                continue;
            shared += weight * Alignment.Quality[i];
            if (weight > 1.2f)
                rare++;
            names += left.Words[i].Kind == ComparableKind.Name ? 1 : 0;
        }

        foreach (var word in right.Words)
            theirs += word.Weight;
        (Shared, CoverLeft, CoverRight) = (shared, ours == 0 ? 0 : shared / ours, theirs == 0 ? 0 : Math.Min(1, shared / theirs));
        Dice = ours + theirs == 0 ? 0 : 2 * shared / (ours + theirs);
        RareShared = rare;
        NamesShared = names;
    }

    public ClaimProfile Left { get; }

    public ClaimProfile Right { get; }

    public WordAlignment Alignment { get; }

    public List<Clash> Clashes { get; }

    public int FiguresAgree { get; }

    public int TimesAgree { get; }

    public float Shared { get; }

    public float CoverLeft { get; }

    public float CoverRight { get; }

    public float Dice { get; }

    public float RareShared { get; }

    public int NamesShared { get; }

    public bool Has(ClashKind kind)
    {
        foreach (var clash in Clashes)
        {
            if (clash.Kind == kind)
                return true;
        }

        return false;
    }

    /// <summary>Puts the features into a vector of <see cref="Space"/>, or of a space that begins with these.</summary>
    public void AddTo(FeatureVector vector)
    {
        var (ourNames, theirNames) = (Count(Left.Words, ComparableKind.Name), Count(Right.Words, ComparableKind.Name));
        Add(ComparisonFeature.Dice, Dice);
        Add(ComparisonFeature.Contained, Math.Max(CoverLeft, CoverRight));
        Add(ComparisonFeature.Covered, Math.Min(CoverLeft, CoverRight));
        Add(ComparisonFeature.Letters, Cosine(Left.CharGrams, Right.CharGrams));
        Add(ComparisonFeature.Shingles, Jaccard(Left.Shingles, Right.Shingles));
        Add(ComparisonFeature.Names, Math.Max(ourNames, theirNames) == 0 ? 0 : (double)NamesShared / Math.Max(1, Math.Min(ourNames, theirNames)));
        Add(ComparisonFeature.NoName, ourNames > 0 && theirNames > 0 && NamesShared == 0 ? 1 : 0);
        Add(ComparisonFeature.Figures, Math.Min(2, FiguresAgree) / 2.0);
        Add(ComparisonFeature.FigureClash, Has(ClashKind.Figure) ? 1 : 0);
        Add(ComparisonFeature.Times, Math.Min(1, TimesAgree));
        Add(ComparisonFeature.Rare, Math.Min(4, RareShared) / 4);
        Add(ComparisonFeature.Antonym, Has(ClashKind.Antonym) ? 1 : 0);
        Add(ComparisonFeature.NameClash, Has(ClashKind.Name) ? 1 : 0);
        Add(ComparisonFeature.WordClash, Math.Min(4, Clashes.Count(clash => clash.Kind == ClashKind.Word)) / 4.0);
        Add(ComparisonFeature.Shared, Math.Min(10, Shared) / 10);
        Add(ComparisonFeature.Length, Math.Min(1, Math.Abs(Math.Log((1.0 + Left.Words.Length) / (1 + Right.Words.Length))) / 2));

        void Add(ComparisonFeature feature, double value) => vector.Add((int)feature, value);
    }

    private static int Count(ReadOnlySpan<ComparableWord> words, ComparableKind kind)
    {
        var count = 0;
        foreach (var word in words)
            count += word.Kind == kind ? 1 : 0;
        return count;
    }

    public static double Cosine(uint[] left, uint[] right) => left.Length == 0 || right.Length == 0 ? 0 : Common(left, right) / Math.Sqrt((double)left.Length * right.Length);

    private static double Jaccard(uint[] left, uint[] right) => left.Length == 0 || right.Length == 0 ? 0 : Common(left, right) is var common ? (double)common / (left.Length + right.Length - common) : 0;

    private static int Common(uint[] left, uint[] right)
    {
        var common = 0;
        for (int i = 0, k = 0; i < left.Length && k < right.Length;)
        {
            if (left[i] == right[k])
            {
                common++;
                i++;
                k++;
            }
            else if (left[i] < right[k])
            {
                i++;
            }
            else
            {
                k++;
            }
        }

        return common;
    }
}
