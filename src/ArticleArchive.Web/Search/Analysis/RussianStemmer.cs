using System.Buffers;

namespace ArticleArchive.Web.Search.Analysis;

/// <summary>Snowball's Russian stemmer (https://snowballstem.org/algorithms/russian/stemmer.html); ё is folded to е before, as it asks.</summary>
internal sealed class RussianStemmer : Stemmer
{
    private const string Vowels = "аеиоуыэюя";

    private static readonly SearchValues<char> s_vowels = SearchValues.Create(Vowels);

    // The endings of the first of each pair follow а or я only.
    private static readonly (string[] AfterA, string[] Any) s_gerund = Pair("в вши вшись", "ив ивши ившись ыв ывши ывшись");
    private static readonly (string[] AfterA, string[] Any) s_participle = Pair("ем нн вш ющ щ", "ивш ывш ующ");
    private static readonly (string[] AfterA, string[] Any) s_verb = Pair(
        "ла на ете йте ли й л ем н ло но ет ют ны ть ешь нно",
        "ила ыла ена ейте уйте ите или ыли ей уй ил ыл им ым ен ило ыло ено ят ует уют ит ыт ены ить ыть ишь ую ю");

    private static readonly string[] s_adjective = Suffixes.LongestFirst("ее ие ые ое ими ыми ей ий ый ой ем им ым ом его ого ему ому их ых ую юю ая яя ою ею");
    private static readonly string[] s_noun = Suffixes.LongestFirst("а ев ов ие ье е иями ями ами еи ии и ией ей ой ий й иям ям ием ем ам ом о у ах иях ях ы ь ию ью ю ия ья я");
    private static readonly string[] s_reflexive = ["ся", "сь"];
    private static readonly string[] s_superlative = ["ейше", "ейш"];

    public override int MostChanged => 0;

    protected override int Stem(Span<char> word)
    {
        var vowel = word.IndexOfAny(s_vowels);
        if (vowel < 0)
            return word.Length;
        var rv = vowel + 1;
        var (_, r2) = Suffixes.Regions(word, Vowels, leastBefore: 0);
        var length = word.Length;
        if (!Cut(word, ref length, rv, s_gerund))
        {
            Cut(word, ref length, rv, s_reflexive);
            if (Cut(word, ref length, rv, s_adjective))
                Cut(word, ref length, rv, s_participle);
            else if (!Cut(word, ref length, rv, s_verb))
                Cut(word, ref length, rv, s_noun);
        }

        if (length > rv && word[length - 1] == 'и')
            length--;
        var derived = word[..length].EndsWith("ость") ? 4 : word[..length].EndsWith("ост") ? 3 : 0;
        if (derived > 0 && length - derived >= Math.Max(rv, r2))
            length -= derived;
        if (Cut(word, ref length, rv, s_superlative) || (length > rv && word[length - 1] == 'н'))
            return length - 2 >= rv && word[..length].EndsWith("нн") ? length - 1 : length;
        return length > rv && word[length - 1] == 'ь' ? length - 1 : length;
    }

    private static (string[] AfterA, string[] Any) Pair(string afterA, string any) => (Suffixes.LongestFirst(afterA), Suffixes.LongestFirst(any));

    private static bool Cut(Span<char> word, ref int length, int rv, string[] endings)
    {
        if (Suffixes.Longest(word[rv..length], endings) is not { } suffix)
            return false;
        length -= suffix.Length;
        return true;
    }

    // The longest of both lists; where its condition fails, no shorter one is tried.
    private static bool Cut(Span<char> word, ref int length, int rv, (string[] AfterA, string[] Any) endings)
    {
        var afterA = Suffixes.Longest(word[rv..length], endings.AfterA);
        var any = Suffixes.Longest(word[rv..length], endings.Any);
        if (any is not null && any.Length >= (afterA?.Length ?? 0))
        {
            length -= any.Length;
            return true;
        }

        if (afterA is null || length - afterA.Length <= rv || word[length - afterA.Length - 1] is not ('а' or 'я'))
            return false;
        length -= afterA.Length;
        return true;
    }
}
