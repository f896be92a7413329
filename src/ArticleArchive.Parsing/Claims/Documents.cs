namespace ArticleArchive.Parsing.Claims;

/// <summary>Writings that speak for those who made them.</summary>
internal static class Documents
{
    // "a survey of 2,300 families by"
    private const int MostOf = 6;

    /// <summary>True where a noun before "by" is a writing, or what a writing is of: <c>a report [by Oxfam found]</c>, <c>a survey of 2,300 families [by the university found]</c>.</summary>
    public static bool MadeBy(Tokens tokens, int last, int from)
    {
        if (Is(tokens.Lower(last)))
            return true;
        for (var i = last; i > from && i > last - MostOf && tokens.IsWord(i) && !Subjects.IsFinite(tokens, i); i--)
        {
            if (Grammar.Prepositions.Contains(tokens.Lower(i)))
                return tokens.Lower(i) is "of" or "on" or "into" or "among" && Is(tokens.Lower(i - 1));
        }

        return false;
    }

    private static bool Is(string lower) => lower is "report" or "reports" or "study" or "studies" or "survey" or "poll" or "paper" or "statement" or "document" or "documents" or "analysis" or "review" or "article" or "research" or "audit";
}
