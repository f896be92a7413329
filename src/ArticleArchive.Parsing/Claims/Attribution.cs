using ArticleArchive.Parsing.Claims.Lexicon;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Claims;

/// <summary>How a cue holds a quotation or a statement.</summary>
internal enum FrameKind
{
    /// <summary>A verb of saying right beside the quotation: its words are the statement.</summary>
    Direct,

    /// <summary>The quotation is a part of what the speaker is said to have said.</summary>
    Mixed,

    /// <summary>The source of what is quoted is named: <c>according to S</c>.</summary>
    Indirect,
}

/// <summary>A cue and the subject beside it.</summary>
/// <param name="Kind">How it holds what is said.</param>
/// <param name="Cue">The words that attribute.</param>
/// <param name="Speaker">The subject; not plain or a pronoun where it is not known.</param>
internal sealed record Frame(FrameKind Kind, TextSpan Cue, Mention Speaker);

/// <summary>Finds the frame of a quotation inside one sentence.</summary>
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
        if (before is { Kind: FrameKind.Direct, Speaker.Kind: MentionKind.Name or MentionKind.Role or MentionKind.Noun })
            return before;
        var after = quotation.IsClosed ? AfterQuotation(closing, behind) ?? (text[quotation.Content.End - 1] == ',' && quotation.Outer.Start == opening.Span.Start ? AnyVerb(closing, behind) : null) : null;
        return after is { Speaker.Kind: not MentionKind.None } ? after : before ?? after;
    }

    /// <summary>The frame behind a comma where the closing mark is missing: <c>“C, S said.</c> With the offset at which the content ends.</summary>
    public static (Frame Frame, int ContentEnd)? Inside(Tokens tokens, Quotation quotation)
    {
        for (var i = tokens.FirstFrom(quotation.Content.Start) + 1; i < tokens.Count; i++)
        {
            // "the furniture, Mr Driscoll told LBK radio": a name or role, so that "..., he said, and ..." inside somebody's words is none.
            if (!tokens.IsMark(i, ',') || AfterQuotation(tokens, i + 1) is not { Kind: FrameKind.Direct } frame)
                continue;
            var endsSentence = tokens.FirstFrom(Math.Max(frame.Cue.End, frame.Speaker.Span.End)) >= tokens.Count - 1;
            if (frame.Speaker.Kind is MentionKind.Name or MentionKind.Role || (frame.Speaker.Kind == MentionKind.Pronoun && endsSentence))
                return (frame, tokens[i - 1].End);
        }

        return null;
    }

    private static Frame? BeforeQuotation(Tokens tokens, int quotation)
    {
        var i = quotation - 1;
        while (i >= 0 && !tokens.IsWord(i) && (tokens.IsMark(i, ',') || tokens.IsMark(i, '(')))
            i--;
        if (tokens.IsMark(i, ':') || tokens.IsMark(i, '：'))
            return Colon(tokens, i);

        // "As Henry Keller once put it, “C”"
        if (tokens.IsMark(quotation - 1, ',') && tokens.Is(i, "it") && tokens.Lower(i - 1) is "put" or "puts")
            return new Frame(FrameKind.Direct, new TextSpan(tokens[i - 1].Start, tokens[i].End), Subjects.Before(tokens, i - 1, 0));
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

            if (tokens.IsCapitalised(i) || Grammar.Determiners.Contains(tokens.Lower(i - 1)) || tokens.IsPossessive(i - 1))
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
                return new Frame(adjacent ? FrameKind.Direct : FrameKind.Mixed, tokens[i].Span, speaker);
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
            if (tokens.Lower(i) is "put" or "puts" && tokens.Is(i + 1, "it"))
                return new Frame(FrameKind.Direct, new TextSpan(tokens[i].Start, tokens[i + 1].End), Subjects.Before(tokens, i, 0));
        }

        if (colon < 1 || FactCheckLabels.Contain(tokens.TextOf(0, colon - 1)))
            return null;
        var speaker = Speakers.EndingAt(tokens, colon - 1, 0);
        if (speaker.Kind == MentionKind.Name && speaker.From == 0)
            return new Frame(FrameKind.Direct, tokens[colon].Span, speaker);

        // "Lindqvist was blunt: “...”"
        var subject = Subjects.Main(tokens, colon, 0);
        return subject.Kind is MentionKind.Name or MentionKind.Pronoun ? new Frame(FrameKind.Direct, tokens[colon].Span, subject) : null;
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
            var speaker = Subjects.Before(tokens, verb, i);
            return speaker.Kind != MentionKind.None && speaker.From == i ? new Frame(FrameKind.Direct, tokens[verb].Span, speaker) : null;
        }

        return null;
    }

    /// <summary>The nearest verb before a quotation, with its subject, where it is no auxiliary: <c>TelCor listed the fees as [“...”]</c>.</summary>
    public static Frame? Governing(Tokens tokens, int quotation)
    {
        for (var i = quotation - 1; i > 0 && i > quotation - FarthestCue && tokens.IsWord(i); i--)
        {
            if (!Subjects.IsFinite(tokens, i) && !IsPast(tokens, i) && !IsThird(tokens, i))
                continue;
            if (Grammar.VerbChain.Contains(tokens.Lower(i)) || Grammar.Determiners.Contains(tokens.Lower(i - 1)))
                return null;
            var speaker = Subjects.Before(tokens, i, 0);
            if (speaker.Kind is MentionKind.Name or MentionKind.Role or MentionKind.Pronoun)
                return new Frame(FrameKind.Mixed, tokens[i].Span, speaker);
        }

        return null;
    }

    private static bool IsThird(Tokens tokens, int i) => tokens.Lower(i) is { Length: > 3 } lower && lower[^1] == 's' && lower[^2] is not ('s' or '\'') && !tokens.IsCapitalised(i)
        && EnglishWords.Lemma(lower, WordClasses.Verb) is var lemma && lemma != lower && EnglishWords.ClassOf(lemma) == WordClasses.Verb;

    // “...,” the skipper laughed. “...,” offered Harriet Kyle. Behind the comma any verb attributes.
    private static Frame? AnyVerb(Tokens tokens, int first)
    {
        if (IsPast(tokens, first) && Speakers.After(tokens, first + 1) is { Kind: MentionKind.Name } inverted)
            return new Frame(FrameKind.Direct, tokens[first].Span, inverted);
        for (var verb = first + 1; verb < tokens.Count && verb < first + FarthestCue && (tokens.IsWord(verb) || tokens.IsMark(verb, ',')); verb++)
        {
            if (!IsPast(tokens, verb) && !Subjects.IsFinite(tokens, verb))
                continue;
            var speaker = Subjects.Before(tokens, verb, first);
            return speaker.Kind != MentionKind.None && speaker.From == first ? new Frame(FrameKind.Direct, tokens[verb].Span, speaker) : null;
        }

        return null;
    }

    private static bool IsPast(Tokens tokens, int i) => tokens.IsWord(i) && !tokens.IsCapitalised(i) && tokens.Word(i).Length > 3
        && (tokens.Word(i).EndsWith("ed", StringComparison.Ordinal) || EnglishWords.Lemma(tokens.Lower(i), WordClasses.Verb) is var lemma && lemma != tokens.Lower(i) && !tokens.Lower(i).EndsWith('s') && EnglishWords.Is(lemma, WordClasses.Verb));

    // The subject of a cue; a participle (", adding that ...") shares the subject of the sentence's first verb of saying.
    private static Mention Subject(Tokens tokens, int cue)
    {
        if (!Cues.IsParticiple(tokens.Word(cue)))
            return Subjects.Before(tokens, cue, 0);
        for (var i = Math.Max(0, cue - FarthestSubject); i < cue; i++)
        {
            var word = tokens.Word(i);
            if (!tokens.IsCapitalised(i) && (Cues.IsSpeechVerb(word) || Cues.IsLabellingVerb(word)))
                return Subjects.Before(tokens, i, 0);
        }

        return Mention.None;
    }

    private static Frame? AccordingTo(Tokens tokens, int i)
    {
        if (Cues.SourceCueEnd(tokens, i) is not (>= 0 and var end))
            return null;
        var speaker = Cues.IsForeignSource(tokens.Lower(i)) ? Speakers.After(tokens, end + 1) : SourceNounPhrase.After(tokens, end + 1, tokens.Count);
        return speaker.Kind is MentionKind.None or MentionKind.Pronoun ? null : new Frame(FrameKind.Indirect, new TextSpan(tokens[i].Start, tokens[end].End), speaker);
    }

    private static bool IsQuotation(Tokens tokens, int i) => tokens.Word(i) is { Length: 1 } mark && SentenceMarks.IsQuotationMark(mark[0]);
}
