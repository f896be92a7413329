namespace ArticleArchive.Parsing.Claims;

/// <summary>What the cue of an attribution says of its content.</summary>
public static class ClaimCues
{
    /// <summary>True where the speaker says that the content is not so: <c>denied</c>, <c>has rejected</c>.</summary>
    /// <param name="cue">The cue as it stands in the text.</param>
    public static bool Deny(ReadOnlySpan<char> cue)
    {
        foreach (var range in cue.Split(' '))
        {
            if (CueVerbs.Of(cue[range].ToString().ToLowerInvariant()) is { } verb && Cues.Denies(verb.Lemma))
                return true;
        }

        return false;
    }
}
