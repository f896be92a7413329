namespace ArticleArchive.Parsing.Recurring;

/// <summary>A line that a person accepted as the page's and not the article's, because many files of the source have it.</summary>
/// <param name="SeenIn">In how many different articles it stood when it was accepted.</param>
/// <param name="OutOf">How many different articles of the source there were then.</param>
public sealed record KnownLine(int SeenIn, int OutOf)
{
    /// <summary>How sure the removal is: each further article that has the very line makes it less likely to be one article's own.</summary>
    public double Confidence => Math.Round(SeenIn / (SeenIn + 1.0), 2);
}
