namespace ArticleArchive.Parsing.Formats;

/// <summary>
/// How much a file may cost, counted in the things that a parse makes and not in seconds, so that the same bytes give the same
/// article on every machine. The longest text that a person saves, a book of 2 MB, has 20,000 paragraphs, 30,000 wrapped lines and
/// 15,000 sentences: it stays below half of each limit. What is beyond one is kept as it stands, and a finding says so.
/// </summary>
internal static class ParseLimits
{
    /// <summary>Lines of plain text that are looked at one by one. The rest is one block.</summary>
    public const int MostLines = 100_000;

    /// <summary>Blocks of a page, of about a kilobyte each until the article is done. The rest is one block.</summary>
    public const int MostBlocks = 50_000;

    /// <summary>Stretches of the page text with a place of their own in the file. Of what follows only the place as a whole is known.</summary>
    public const int MostRuns = 400_000;

    /// <summary>Edits on white space. What white space follows stays as it is.</summary>
    public const int MostSpaceEdits = 100_000;

    /// <summary>Places read in the wrong encoding that are looked at. What follows is not restored.</summary>
    public const int MostMisdecodedRuns = 50_000;

    /// <summary>Sentences that are looked at for claims.</summary>
    public const int MostSentences = 40_000;

    /// <summary>Words and marks of a sentence. What is longer has no end marks, and only its start is looked at.</summary>
    public const int MostTokens = 100_000;

    /// <summary>Claims of an article.</summary>
    public const int MostClaims = 40_000;
}
