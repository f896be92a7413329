using ArticleArchive.Web.Ingestion.Duplicates;

namespace ArticleArchive.Web.Ingestion;

/// <summary>How much two texts have in common.</summary>
internal static class TextResemblance
{
    /// <summary>
    /// From here on two texts are versions of one. Unrelated articles share hardly any four words in a row; one that was
    /// rewritten in large parts still shares a third. Too high a bound shows two articles; too low a one would hide one of them.
    /// </summary>
    public const double SameArticle = 1.0 / 3;

    /// <summary>
    /// The share of four words in a row that both texts have, of all that either has (0 to 1): it follows what is said,
    /// not what it is about, and order within a sentence counts while the order of paragraphs does not.
    /// </summary>
    public static double Of(string left, string right) =>
        Shingles.Compare(Shingles.Of(TextWords.Of(left)), Shingles.Of(TextWords.Of(right))).Resemblance;
}
