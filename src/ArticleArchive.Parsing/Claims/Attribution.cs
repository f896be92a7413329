using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Claims;

/// <summary>How a cue holds a quotation or a statement.</summary>
internal enum FrameKind
{
    /// <summary>A verb of saying right beside the quotation: its words are the statement.</summary>
    Direct,

    /// <summary>The quotation is a part of what the speaker is said to have said.</summary>
    Mixed,

    /// <summary>A statement in the author's words: <c>S said that C</c>, <c>according to S</c>.</summary>
    Indirect,
}

/// <summary>A cue and the subject beside it.</summary>
/// <param name="Kind">How it holds what is said.</param>
/// <param name="Cue">The words that attribute.</param>
/// <param name="Speaker">The subject; not plain or a pronoun where it is not known.</param>
internal sealed record Frame(FrameKind Kind, TextSpan Cue, Mention Speaker);

/// <summary>Finds the frame of a quotation or of indirect speech inside one sentence. Rules only; a trained tagger may vote here later.</summary>
internal static class Attribution
{
    private const int FarthestCue = 12;
    private const int LongestRecipient = 6;
    private const int FarthestSubject = 60;

    /// <summary>The frame of a quotation: <c>S cue C</c>, <c>C, cue S</c>, <c>C, S cue</c>, <c>according to S</c>, <c>S: C</c>.</summary>
    /// <param name="text">The reading text.</param>
    /// <param name="opening">The sentence in which the quotation opens.</param>
    /// <param name="closing">The sentence in which it closes; the same or a later one.</param>
    /// <param name="quotation">The quotation.</param>
    public static Frame? Of(string text, Tokens opening, Tokens closing, Quotation quotation)
    {
        var first = opening.FirstFrom(quotation.Outer.Start);
        var behind = quotation.IsClosed ? closing.FirstFrom(quotation.Outer.End) : -1;
        if (EastAsianFrames.Before(text, opening, first, opening == closing ? behind : -1) is { } written)
            return written;
        if (behind >= 0 && EastAsianFrames.After(text, closing, behind) is { } writtenBehind)
            return writtenBehind;
        var before = first > 0 ? BeforeQuotation(opening, first) : null;
        if (before is { Speaker.Kind: MentionKind.Name or MentionKind.Role })
            return before;
        var after = quotation.IsClosed ? AfterQuotation(closing, behind) : null;
        return after ?? before;
    }

    /// <summary>Indirect speech: <c>S said that C</c>, <c>according to S, C</c>, <c>C, S said.</c></summary>
    public static Frame? Indirect(Tokens tokens)
    {
        if (AccordingTo(tokens, 0) is { } opening)
            return opening;
        for (var i = 0; i < tokens.Count; i++)
        {
            if (!tokens.IsWord(i) || tokens.IsCapitalised(i))
                continue;
            if (tokens.Is(i, "according") && tokens.IsMark(i - 1, ',') && AccordingTo(tokens, i) is { } closing)
                return closing;
            if (tokens.IsMark(i - 1, ',') && Cues.Trails(tokens.Word(i)) && Trailing(tokens, i) is { } trailing)
                return trailing;
            var isSpeech = Cues.IsSpeechVerb(tokens.Word(i));
            if (!isSpeech && !Cues.IsHoldingVerb(tokens.Word(i)))
                continue;
            var that = ThatAfter(tokens, i);
            var isBare = tokens.Word(i) is "said" or "says" && StartsStatement(tokens, i + 1);
            if (that > 0 || isBare)
            {
                var speaker = Speakers.Before(tokens, i, 0);
                if (speaker.Kind != MentionKind.None)
                    return new Frame(FrameKind.Indirect, that == i + 1 ? new TextSpan(tokens[i].Start, tokens[that].End) : tokens[i].Span, speaker);
            }
            else if (Cues.Closes(tokens.Word(i)) && EndsFrame(tokens, i + 1))
            {
                // "The bridge will open in May, Mara Lindqvist said." "..., the ferry operator said on Tuesday."
                var speaker = Speakers.Before(tokens, i, 0);
                if (speaker.Kind == MentionKind.None)
                    speaker = Speakers.NounPhraseBetween(tokens, i);
                if (speaker.Kind != MentionKind.None && tokens.IsMark(BeforeRole(tokens, speaker.From), ','))
                    return new Frame(FrameKind.Indirect, tokens[i].Span, speaker);
            }
        }

        return null;
    }

    // "the editor Per Moe": the token before the role that leads a name.
    private static int BeforeRole(Tokens tokens, int from)
    {
        var before = from - 1;
        while (before > from - 4 && Grammar.Roles.Contains(tokens.Lower(before)))
            before--;
        return before < from - 1 && Grammar.Determiners.Contains(tokens.Lower(before)) ? before - 1 : before;
    }

    // "..., says privacy researcher Lena Vogt": the subject must end its phrase, or "said Mass and left" would have one.
    private static Frame? Trailing(Tokens tokens, int cue)
    {
        var speaker = Speakers.After(tokens, cue + 1);
        if (speaker.Kind == MentionKind.None || tokens.Is(tokens.FirstFrom(speaker.Span.End), "and"))
            return null;
        return new Frame(FrameKind.Indirect, tokens[cue].Span, speaker);
    }

    private static Frame? BeforeQuotation(Tokens tokens, int quotation)
    {
        var i = quotation - 1;
        while (i >= 0 && !tokens.IsWord(i) && (tokens.IsMark(i, ',') || tokens.IsMark(i, '(')))
            i--;
        if (tokens.IsMark(i, ':') || tokens.IsMark(i, '：'))
            return Colon(tokens, i);
        var hasThat = i >= 0 && Grammar.That.Contains(tokens.Lower(i));
        if (hasThat)
            i--;
        for (var distance = 0; i >= 0 && distance < FarthestCue; i--, distance++)
        {
            if (!tokens.IsWord(i))
            {
                if (tokens.IsMark(i, ',') || IsQuotation(tokens, i))
                    continue;
                return null;
            }

            if (tokens.IsCapitalised(i))
                continue;
            var word = tokens.Word(i);
            var isSpeech = Cues.IsSpeechVerb(word);
            if (isSpeech || Cues.IsLabellingVerb(word))
            {
                var speaker = Subject(tokens, i);
                var isTell = word is "told" or "tells" or "tell" or "telling" or "asked" or "warned" or "assured";
                var adjacent = isSpeech && (distance == 0 || (isTell && distance <= LongestRecipient && (hasThat || tokens.IsMark(quotation - 1, ','))));
                if (speaker.Kind == MentionKind.None && (!adjacent || tokens.Is(i - 1, "to")))
                    return null;
                return new Frame(adjacent ? FrameKind.Direct : FrameKind.Mixed, hasThat && distance == 0 ? new TextSpan(tokens[i].Start, tokens[i + 1].End) : tokens[i].Span, speaker);
            }

            if (tokens.Is(i, "to") && tokens.Is(i - 1, "according"))
                return AccordingTo(tokens, i - 1);
        }

        return tokens.Is(0, "according") ? AccordingTo(tokens, 0) : null;
    }

    // "S said in a statement: ", "Mara Lindqvist: "
    private static Frame? Colon(Tokens tokens, int colon)
    {
        for (var i = colon - 1; i >= 0 && i >= colon - FarthestCue; i--)
        {
            if (!tokens.IsWord(i) && !tokens.IsMark(i, ','))
                break;
            if (Cues.IsSpeechVerb(tokens.Word(i)))
                return new Frame(FrameKind.Direct, tokens[i].Span, Subject(tokens, i));
        }

        if (colon is < 1 or > 5)
            return null;
        var speaker = Speakers.EndingAt(tokens, colon - 1, 0);
        return speaker.Kind == MentionKind.Name && speaker.From == 0 ? new Frame(FrameKind.Direct, tokens[colon].Span, speaker) : null;
    }

    private static Frame? AfterQuotation(Tokens tokens, int first)
    {
        var i = first;
        while (i < tokens.Count && (tokens.IsMark(i, ',') || tokens.IsMark(i, '–') || tokens.IsMark(i, '—') || tokens.IsMark(i, '-')))
            i++;
        if (i >= tokens.Count || !tokens.IsWord(i))
            return null;
        if (AccordingTo(tokens, i) is { } source)
            return source;
        var auxiliary = tokens.Lower(i) is "a" or "ha" or "hat" ? 1 : 0; // « … », a dit le maire
        if (Cues.Inverts(tokens.Word(i + auxiliary)))
            return new Frame(FrameKind.Direct, tokens[i + auxiliary].Span, Speakers.After(tokens, i + auxiliary + 1));

        // C, S cue; an appositive between commas may stand between them.
        for (var verb = i + 1; verb < tokens.Count && verb < i + 2 * FarthestCue; verb++)
        {
            if (!tokens.IsWord(verb))
            {
                if (tokens.IsMark(verb, ',') || tokens.IsMark(verb, '.') || tokens.IsMark(verb, '-'))
                    continue;
                return null;
            }

            if (tokens.IsCapitalised(verb) || !Cues.IsSpeechVerb(tokens.Word(verb)))
                continue;
            var speaker = Speakers.Before(tokens, verb, i);
            return speaker.Kind != MentionKind.None && speaker.From == i ? new Frame(FrameKind.Direct, tokens[verb].Span, speaker) : null;
        }

        return null;
    }

    // The subject of a cue; a participle (", adding that ...") shares the subject of the sentence's first verb of saying.
    private static Mention Subject(Tokens tokens, int cue)
    {
        if (!Cues.IsParticiple(tokens.Word(cue)))
            return Speakers.Before(tokens, cue, 0);
        for (var i = Math.Max(0, cue - FarthestSubject); i < cue; i++)
        {
            var word = tokens.Word(i);
            if (!tokens.IsCapitalised(i) && (Cues.IsSpeechVerb(word) || Cues.IsLabellingVerb(word)))
                return Speakers.Before(tokens, i, 0);
        }

        return Mention.None;
    }

    private static Frame? AccordingTo(Tokens tokens, int i)
    {
        var (isEnglish, cueEnd) = tokens.Is(i, "according") && tokens.Is(i + 1, "to") ? (true, i + 1) : (false, i);
        if (!isEnglish)
        {
            // "Selon M. Duval, ...", "Volgens dhr. De Wit ...", "По словам г-на Орлова, ..."
            if (tokens.Is(i, "по") && tokens.Is(i + 1, "словам"))
                cueEnd = i + 1;
            else if (!(tokens.Lower(i) is "selon" or "según" or "segundo" or "secondo" or "volgens" or "laut"))
                return null;
        }

        var speaker = Speakers.After(tokens, cueEnd + 1);

        // "according to the ordinance": somebody else's words, though nobody is named.
        var isSource = speaker.Kind is MentionKind.Name or MentionKind.Role || (isEnglish && IsImpersonalSource(tokens, cueEnd + 1));
        return isSource ? new Frame(FrameKind.Indirect, new TextSpan(tokens[i].Start, tokens[cueEnd].End), speaker) : null;
    }

    // "according to the size of the dog" measures; "according to their means" too.
    private static bool IsImpersonalSource(Tokens tokens, int i)
    {
        if (tokens.Lower(i) is not ("the" or "a" or "an" or "this" or "these" or "those"))
            return false;
        for (var noun = i + 1; noun < tokens.Count && tokens.IsWord(noun) && noun < i + 6; noun++)
        {
            var word = tokens.Lower(noun);
            if (Grammar.Measures.Contains(word))
                return false;
            if (Grammar.Prepositions.Contains(word))
                break;
        }

        return tokens.IsWord(i + 1);
    }

    // "said that", "told the council that", "said on Monday that": the index of "that", or -1.
    private static int ThatAfter(Tokens tokens, int cue)
    {
        var isTell = tokens.Word(cue) is "told" or "tells" or "tell" or "warned" or "warns" or "assured" or "reminded";
        for (var i = cue + 1; i <= cue + LongestRecipient && tokens.IsWord(i); i++)
        {
            if (Grammar.That.Contains(tokens.Lower(i)))
                return Stance.IsRelative(tokens, i) ? -1 : i; // "reports that show" are things, not speech.
            if (!isTell && i > cue && !Grammar.DaysAndMonths.Contains(tokens.Lower(i)) && tokens.Lower(i) is not ("on" or "in" or "last" or "this" or "week" or "month" or "year" or "statement" or "a" or "interview" or "also"))
                return -1;
        }

        // German and the languages that ask for a comma before it: "sagte, dass", "сказал, что".
        return tokens.IsMark(cue + 1, ',') && tokens.Lower(cue + 2) is "dass" or "что" ? cue + 2 : -1;
    }

    // "said the bridge was closed", "said it would": a noun phrase and no frame of a quotation.
    private static bool StartsStatement(Tokens tokens, int i) =>
        tokens.IsWord(i) && !Grammar.DaysAndMonths.Contains(tokens.Lower(i))
        && (Grammar.Determiners.Contains(tokens.Lower(i)) || Grammar.Pronouns.Contains(tokens.Lower(i)) || tokens.Is(i, "there") || tokens.IsCapitalised(i));

    private static bool EndsFrame(Tokens tokens, int i) =>
        i >= tokens.Count || !tokens.IsWord(i) || Grammar.DaysAndMonths.Contains(tokens.Lower(i)) || tokens.Lower(i) is "in" or "on" or "at" or "during" or "after" or "last" or "this" or "yesterday" or "today";

    private static bool IsQuotation(Tokens tokens, int i) => tokens.Word(i) is { Length: 1 } mark && SentenceMarks.IsQuotationMark(mark[0]);
}
