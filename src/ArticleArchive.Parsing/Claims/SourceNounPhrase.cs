using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Claims;

/// <summary>The noun phrase behind "according to" and "by": there only a source can stand.</summary>
internal static class SourceNounPhrase
{
    private const int LongestCore = 8;

    /// <param name="tokens">A sentence.</param>
    /// <param name="first">The token behind the cue.</param>
    /// <param name="to">The token behind the last one.</param>
    public static Mention After(Tokens tokens, int first, int to)
    {
        var plain = Speakers.After(tokens, first);
        if (plain.Kind is MentionKind.Name or MentionKind.Role or MentionKind.Pronoun)
            return plain;
        if (plain.Kind is MentionKind.None or MentionKind.Noun && Measured(tokens, first, to))
            return Mention.None;
        return Behind(tokens, first, to);
    }

    private static Mention Behind(Tokens tokens, int first, int to)
    {
        var start = tokens.Lower(first) is "the" or "a" or "an" ? first + 1 : first;
        var end = start;
        while (end < to && end < start + LongestCore && tokens.IsWord(end) && (end == start || !Ends(tokens, end)))
            end++;

        // "two people familiar with the matter": what they are familiar with belongs to them.
        if (tokens.Lower(end - 1) is "familiar" or "close" or "briefed" && tokens.Lower(end) is "with" or "to" or "on" && end + 1 < to && Behind(tokens, end + 1, to) is { Kind: MentionKind.Noun } matter)
            end = tokens.FirstFrom(matter.Span.End);
        return end > start && !Grammar.Prepositions.Contains(tokens.Lower(start)) && !tokens.Is(start, "which")
            ? new Mention(MentionKind.Noun, new TextSpan(tokens[start].Start, tokens[end - 1].End), first)
            : Mention.None;
    }

    // "according to the size of the dog" measures; "according to their means" too.
    private static bool Measured(Tokens tokens, int first, int to)
    {
        for (var i = first; i < to && i < first + 6 && tokens.IsWord(i); i++)
        {
            var lower = tokens.Lower(i);
            if (Grammar.Measures.Contains(lower))
                return true;
            if (Grammar.Prepositions.Contains(lower))
                return false;
        }

        return false;
    }

    private static bool Ends(Tokens tokens, int i)
    {
        var lower = tokens.Lower(i);
        return !tokens.IsCapitalised(i) && (Grammar.Prepositions.Contains(lower) || Grammar.Conjunctions.Contains(lower) || lower is "who" or "which" || Subjects.IsFinite(tokens, i) || Subjects.IsReducedRelative(tokens, i)
            || (lower.EndsWith("ed", StringComparison.Ordinal) && lower.Length > 4) || (lower.EndsWith("ing", StringComparison.Ordinal) && lower.Length > 5));
    }
}
