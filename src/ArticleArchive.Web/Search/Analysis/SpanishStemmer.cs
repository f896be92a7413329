namespace ArticleArchive.Web.Search.Analysis;

/// <summary>
/// The light Spanish stemmer of J. Savoy ("Report on CLEF-2001 experiments", 2002): number and gender of nouns and adjectives, which are most of
/// what is searched. From four letters on instead of five, so that <c>casa</c> and <c>casas</c> meet.
/// </summary>
internal sealed class SpanishStemmer : Stemmer
{
    public override int MostChanged => 1;

    protected override int Stem(Span<char> word)
    {
        var length = word.Length;
        if (length < 4)
            return length;
        if (word[^1] is 'o' or 'a' or 'e')
            return length - 1;
        if (word[^1] != 's')
            return length;
        if (word.EndsWith("eses"))
            return length - 2;
        if (word.EndsWith("ces"))
        {
            word[^3] = 'z';
            return length - 2;
        }

        return word[^2] is 'o' or 'a' or 'e' ? length - 2 : length;
    }
}
