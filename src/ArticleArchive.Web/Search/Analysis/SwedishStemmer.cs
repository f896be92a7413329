namespace ArticleArchive.Web.Search.Analysis;

/// <summary>Snowball's Swedish stemmer (https://snowballstem.org/algorithms/swedish/stemmer.html), on words whose å, ä and ö are folded.</summary>
internal sealed class SwedishStemmer : Stemmer
{
    private static readonly string[] s_step1 = Suffixes.LongestFirst(
        "a arna erna heterna orna ad e ade ande arne are aste en anden aren heten ern ar er heter or as arnas ernas ornas es ades andes ens arens hetens erns at andet het ast s");

    private static readonly string[] s_step2 = ["dd", "gd", "nn", "dt", "gt", "kt", "tt"];
    private static readonly string[] s_step3 = ["fullt", "lost", "els", "lig", "ig"];

    public override int MostChanged => 0;

    protected override int Stem(Span<char> word)
    {
        var (r1, _) = Suffixes.Regions(word, "aeiouy", leastBefore: 3);
        var length = word.Length;
        if (r1 < length && Suffixes.Longest(word[r1..length], s_step1) is { } ending && (ending != "s" || "bcdfghjklmnoprtvy".Contains(word[length - 2])))
            length -= ending.Length;
        if (length - 2 >= r1 && Suffixes.Longest(word[r1..length], s_step2) is not null)
            length--;
        if (length <= r1 || Suffixes.Longest(word[r1..length], s_step3) is not { } derived)
            return length;
        return derived is "fullt" or "lost" ? length - 1 : length - derived.Length;
    }
}
