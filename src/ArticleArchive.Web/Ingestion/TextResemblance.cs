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
    public static double Of(string left, string right) => Of(RunsOf(left), right);

    /// <summary>The same, for a text that is compared with several.</summary>
    /// <param name="left"><see cref="RunsOf"/> it.</param>
    /// <param name="right">The other text.</param>
    public static double Of(uint[] left, string right) => Shingles.Compare(left, RunsOf(right)).Resemblance;

    /// <summary>The runs of words of a text.</summary>
    public static uint[] RunsOf(string text) => Shingles.Of(TextWords.Of(text));
}
