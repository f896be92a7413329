namespace ArticleArchive.Web.Search.Analysis;

/// <summary>
/// The light Italian stemmer of J. Savoy ("Report on CLEF-2001 experiments", 2002): number and gender of nouns and adjectives. From four letters on instead
/// of six, so that <c>libro</c> and <c>libri</c> meet.
/// </summary>
internal sealed class ItalianStemmer : Stemmer
{
    public override int MostChanged => 0;

    protected override int Stem(Span<char> word)
    {
        var length = word.Length;
        if (length < 4 || word[^1] is not ('a' or 'e' or 'i' or 'o'))
            return length;
        var isSoft = word[^2] == 'i' || (word[^2] == 'h' && word[^1] is 'e' or 'i');
        return isSoft ? length - 2 : length - 1;
    }
}
