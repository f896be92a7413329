using ArticleArchive.Web.Data;

namespace ArticleArchive.Web.Ingestion.Claims;

/// <summary>Names that a person said are nobody's: claims under them have an unknown speaker, in every article and however often it is read anew.</summary>
internal static class NoSpeakers
{
    /// <summary>Takes such names off an article's claims, inside the caller's transaction; the names are kept, so that it can be taken back.</summary>
    /// <param name="commands">The caller's transaction.</param>
    /// <param name="article">With its claims.</param>
    /// <param name="named">The ids of claims whose speaker a person named: there the name stands.</param>
    public static void Apply(PreparedCommands commands, Article article, IReadOnlySet<int> named)
    {
        if (commands.Scalar("SELECT 1 FROM Speakers WHERE IsNoSpeaker LIMIT 1") is null)
            return;
        var speakers = new SpeakerNames(commands, article.SourceKey);
        foreach (var claim in article.Claims.Where(claim => claim.Speaker is not null && !named.Contains(claim.Id) && speakers.IsNoSpeaker(claim.Speaker)))
            (claim.DeniedSpeaker, claim.Speaker) = (claim.Speaker, null);
    }

    /// <summary>Makes an article's claims again what the program read.</summary>
    public static void TakeOff(Article article)
    {
        foreach (var claim in article.Claims.Where(claim => claim.DeniedSpeaker is not null))
            (claim.Speaker, claim.DeniedSpeaker) = (claim.Speaker ?? claim.DeniedSpeaker, null);
    }
}
