using ArticleArchive.Parsing.Claims.Figures;

namespace ArticleArchive.Parsing.Claims;

/// <summary>Reads the figures, times and names of an article's claims; one for an article, asked in reading order.</summary>
/// <param name="reading">The reading text.</param>
/// <param name="published">The publication date, which "last week" is reckoned from; null when unknown.</param>
/// <param name="complete">The most complete form of a name that the article gives.</param>
internal sealed class ClaimDetails(string reading, DateOnly? published, Func<string, string>? complete)
{
    private readonly TimeReader _times = new(published);

    /// <summary>The claim with its figures, times and names.</summary>
    public ParsedClaim AddTo(ParsedClaim claim)
    {
        var tokens = new Tokens(reading, claim.Span);
        var times = _times.Read(reading, tokens);
        return claim with { Figures = FigureReader.Read(reading, tokens, times), Times = times, Names = NameReader.Read(reading, tokens, complete) };
    }
}
