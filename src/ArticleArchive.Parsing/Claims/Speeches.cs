using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Claims;

/// <summary>Who said something, by which cue, and why that is believed.</summary>
/// <param name="Speaker">Null when a cue is there but not plainly who.</param>
/// <param name="Cue">The cue's words, or null.</param>
/// <param name="Kind">How the cue holds what is said.</param>
/// <param name="Why">Short phrases for a reader.</param>
internal sealed record Speech(ClaimSpeaker? Speaker, TextSpan? Cue, FrameKind Kind, IReadOnlyList<string> Why);

/// <summary>The part of a quotation that is a claim of its own inside its sentence.</summary>
internal readonly record struct QuotedPart(TextSpan Content, Speech Speech);

/// <summary>A sentence and whose words it gives.</summary>
internal sealed record SpokenSentence(Tokens Tokens, ClaimForm Form, Speech? Speech, IReadOnlyList<QuotedPart> Quoted, IReadOnlyList<string> Why);

/// <summary>The sentences of a block.</summary>
/// <param name="Sentences">In order.</param>
/// <param name="Running">Who speaks on in the next block, where a quotation has no end here.</param>
internal sealed record BlockSpeeches(IReadOnlyList<SpokenSentence> Sentences, Speech? Running);

/// <summary>Joins the sentences of a block with its quotations and their speakers.</summary>
internal static class Speeches
{
    // Shorter stretches in quotation marks are names, titles and distance, not statements.
    private const int FewestQuotedWords = 4;

    // "With a tone of certainty, the mayor said, ..." is still frame and quotation, nothing else.
    private const int LongestFrame = 10;

    private sealed record SpokenQuotation(Quotation Quotation, Speech? Speech, int Words);

    /// <param name="text">The reading text.</param>
    /// <param name="block">A body block.</param>
    /// <param name="next">The body block right after it, or null.</param>
    /// <param name="names">The names so far; those of this block are added.</param>
    /// <param name="running">The speaker of a quotation that the block before left open, or null.</param>
    /// <param name="labels">The speakers of the labels that lead turns (<c>KELLER:</c>).</param>
    /// <param name="sourceBehind">The source of a set-off quotation on the line behind it, or null.</param>
    /// <param name="most">The sentences after this many are not read.</param>
    public static BlockSpeeches Read(string text, ArticleBlock block, TextSpan? next, NameIndex names, Speech? running, IReadOnlyDictionary<string, string> labels, TextSpan? sourceBehind, int most)
    {
        // The label of a label-and-explanation item states nothing, nor does that of a turn, nor the source behind a set-off quotation.
        var label = SpeakerLabels.LabelOf(text, block.Span);
        var source = block.Kind == BlockKind.Quotation ? SpeakerLabels.SourceOf(text, block.Span) : null;
        var start = Math.Max(block.LabelSpan?.End ?? block.Span.Start, label is { } led ? led.End + 1 : block.Span.Start);
        var body = SentenceMarks.Trim(text, start, Math.Max(start, source?.Start ?? block.Span.End));
        var sentences = SentenceSplitter.Split(text, body, most).Select(span => new Tokens(text, span)).ToList();
        // A block of marks alone, such as a closing quotation mark on its own line, holds no sentence to hang a quotation on.
        if (sentences.Count == 0)
            return new BlockSpeeches([], null);
        if (sentences.Count == most)
            body = new TextSpan(body.Start, sentences[^1].Span.End);
        var quotations = Quotations.Find(text, body, next);
        var spoken = new List<SpokenQuotation>(quotations.Count);
        var (read, at) = (0, 0);
        foreach (var quotation in quotations)
        {
            while (at < sentences.Count - 1 && sentences[at].Span.End <= quotation.Outer.Start)
                at++;
            var closing = at;
            while (closing < sentences.Count - 1 && sentences[closing].Span.End < quotation.Outer.End)
                closing++;
            for (; read <= closing; read++)
                names.Read(text, sentences[read]);
            spoken.Add(Speak(text, quotation, sentences, at, closing, names, spoken, running));
        }

        for (; read < sentences.Count; read++)
            names.Read(text, sentences[read]);

        var result = new List<SpokenSentence>(sentences.Count);
        var first = 0;
        foreach (var tokens in sentences)
        {
            while (first < spoken.Count && spoken[first].Quotation.Outer.End <= tokens.Span.Start)
                first++;
            result.Add(Join(text, block, tokens, spoken, first, names));
        }

        if ((source ?? sourceBehind) is { } named)
            Give(result, Source(text, named, names), isWhole: true);
        else if (label is { } turn && labels.TryGetValue(turn.In(text), out var name))
            Give(result, Turn(turn, names.Complete(name)), isWhole: false);

        var last = spoken.Count > 0 ? spoken[^1] : null;
        return new BlockSpeeches(result, last is { Quotation.RunsOn: true } ? last.Speech : null);
    }

    private static Speech Source(string text, TextSpan source, NameIndex names)
    {
        var tokens = new Tokens(text, SentenceMarks.Trim(text, source.Start + 1, source.End));
        names.Read(text, tokens);
        return Speech(text, new Frame(FrameKind.Direct, new TextSpan(source.Start, source.Start + 1), SpeakerLabels.SpeakerOf(tokens)), names, SpeakerEvidence.Explicit);
    }

    private static Speech Turn(TextSpan label, string name) =>
        new(new ClaimSpeaker(name, label, SpeakerEvidence.Explicit, 0.85), label, FrameKind.Direct, [$"the label of the turn names {name}"]);

    // What nobody else is known to have said.
    private static void Give(List<SpokenSentence> sentences, Speech speech, bool isWhole)
    {
        for (var i = 0; i < sentences.Count; i++)
        {
            var sentence = sentences[i];
            if (sentence.Speech is null && (isWhole || sentence.Form == ClaimForm.Author))
                sentences[i] = sentence with { Form = ClaimForm.DirectQuote, Speech = speech, Why = [.. sentence.Why, .. speech.Why] };
        }
    }

    private static SpokenQuotation Speak(
        string text, Quotation quotation, List<Tokens> sentences, int opening, int closing, NameIndex names, List<SpokenQuotation> before, Speech? running)
    {
        var words = Tokens.CountWords(text, quotation.Content);
        var isKept = quotation.IsClosed || quotation.RunsOn;
        if (!isKept)
        {
            // Without its end a quotation is only sure from its cue to the end of its sentence.
            var end = Math.Min(quotation.Outer.End, sentences[opening].Span.End);
            var known = new Quotation(new TextSpan(quotation.Outer.Start, end), SentenceMarks.Trim(text, quotation.Content.Start, Math.Max(quotation.Content.Start, end)), IsClosed: false);
            var frame = Attribution.Of(text, sentences[opening], sentences[opening], known);
            return new SpokenQuotation(known, frame is { Kind: FrameKind.Direct } ? Speech(text, frame, names, SpeakerEvidence.Explicit) : null, Tokens.CountWords(text, known.Content));
        }

        if (Attribution.Of(text, sentences[opening], sentences[closing], quotation) is { } found)
            return new SpokenQuotation(quotation, Speech(text, found, names, SpeakerEvidence.Explicit), words);

        var startsSentence = quotation.Outer.Start == sentences[opening].Span.Start;
        if (before.Count == 0)
            return new SpokenQuotation(quotation, startsSentence && opening == 0 && running is not null ? CarriedOver(running) : null, words);

        // “A,” said Mara, “b.”, and “A,” said Mara. “B.”: the same speaker goes on.
        var previous = before[^1];
        var inSameSentence = previous.Quotation.Outer.End > sentences[opening].Span.Start;
        var rightAfter = startsSentence && opening > 0 && previous.Quotation.Outer.End > sentences[opening - 1].Span.Start && quotation.Outer.End >= sentences[closing].Span.End;
        if (previous.Speech is { Kind: FrameKind.Direct, Speaker: not null } speech && (inSameSentence || rightAfter))
            return new SpokenQuotation(quotation, inSameSentence ? speech : CarriedOver(speech), words);
        return new SpokenQuotation(quotation, null, words);
    }

    private static SpokenSentence Join(string text, ArticleBlock block, Tokens tokens, List<SpokenQuotation> spoken, int first, NameIndex names)
    {
        var sentence = tokens.Span;
        var quoted = new List<QuotedPart>();
        SpokenQuotation? holder = null;
        var quotedWords = 0;
        for (var i = first; i < spoken.Count && spoken[i].Quotation.Outer.Start < sentence.End; i++)
        {
            var (quotation, speech, words) = (spoken[i].Quotation, spoken[i].Speech, spoken[i].Words);
            // “Somebody should.” is short and yet said: a name or a title in quotation marks ends no sentence.
            if (quotation.Outer.Start <= sentence.Start && quotation.Outer.End >= sentence.End
                && (words >= FewestQuotedWords || (quotation.IsClosed && SentenceMarks.IsEnd(text[quotation.Content.End - 1]))))
                return Whole(tokens, spoken[i]);
            var opensFrame = speech is { Kind: FrameKind.Direct } && (quotation.Outer.Start == sentence.Start || FollowsFrame(text, quotation));
            if (speech is null || (words < FewestQuotedWords && !opensFrame && speech.Kind == FrameKind.Direct))
                continue;
            var content = Clip(text, quotation.Content, sentence);
            var partWords = Tokens.CountWords(text, content);
            quotedWords += partWords;
            if (speech.Kind == FrameKind.Direct && partWords >= FewestQuotedWords)
                quoted.Add(new QuotedPart(content, speech));
            if (words >= FewestQuotedWords || opensFrame)
                holder ??= spoken[i];
        }

        if (block.Kind == BlockKind.Quotation && holder is null)
            return new SpokenSentence(tokens, ClaimForm.DirectQuote, null, [], ["a quotation set off from the text"]);

        var indirect = Attribution.Indirect(tokens);
        if (indirect is not null && (holder?.Speech is null || indirect.Cue.Start < holder.Speech.Cue?.Start || holder.Speech.Kind == FrameKind.Indirect))
        {
            var speech = Speech(text, indirect, names, SpeakerEvidence.Explicit);
            return new SpokenSentence(tokens, ClaimForm.Indirect, speech, quoted, speech.Why);
        }

        if (holder?.Speech is { } said)
        {
            var frameWords = tokens.CountWords(sentence) - quotedWords;
            var isDirect = said.Kind == FrameKind.Direct && (quotedWords >= frameWords || frameWords <= LongestFrame);
            var form = isDirect || holder.Quotation.Outer.Start <= sentence.Start ? ClaimForm.DirectQuote : ClaimForm.MixedQuote;
            return new SpokenSentence(tokens, form, said, quoted, [$"{quotedWords} words between quotation marks", .. said.Why]);
        }

        // “...,” the artist muses. The comma shows that a frame follows, whoever it names.
        if (first < spoken.Count && spoken[first] is { Words: >= FewestQuotedWords, Quotation: { IsClosed: true } opened } && opened.Outer.Start <= sentence.Start
            && (text[opened.Content.End - 1] is ',' || (opened.Outer.End < sentence.End && text[opened.Outer.End] == ',')))
        {
            return new SpokenSentence(tokens, ClaimForm.DirectQuote, null, quoted, ["a quotation and its frame", "who said it is not plain"]);
        }

        return new SpokenSentence(tokens, ClaimForm.Author, null, quoted, []);
    }

    // Mara Holt said: “It works.” A whole sentence right behind its frame is said, however short; a title there has no end mark.
    private static bool FollowsFrame(string text, Quotation quotation)
    {
        var before = quotation.Outer.Start - 1;
        while (before > 0 && SentenceMarks.IsGap(text[before]))
            before--;
        return quotation.IsClosed && before > 0 && text[before] is ':' or '：' or ',' && char.IsUpper(text[quotation.Content.Start]) && SentenceMarks.IsEnd(text[quotation.Content.End - 1]);
    }

    // A sentence inside a quotation is the quotation's; only the one with the cue names its speaker itself.
    private static SpokenSentence Whole(Tokens tokens, SpokenQuotation spoken)
    {
        var speech = spoken.Speech is { Speaker.Evidence: SpeakerEvidence.Explicit } told ? CarriedOver(told) : spoken.Speech;
        return new SpokenSentence(tokens, ClaimForm.DirectQuote, speech, [], ["wholly between quotation marks", .. speech?.Why ?? []]);
    }

    private static Speech Speech(string text, Frame frame, NameIndex names, SpeakerEvidence evidence)
    {
        var cue = frame.Cue.In(text);
        if (frame.Speaker.Kind is MentionKind.None or MentionKind.Pronoun)
            return new Speech(null, frame.Cue, frame.Kind, [$"“{cue}” attributes it", "who said it is not plain"]);
        var words = frame.Speaker.Span.In(text);
        var name = frame.Speaker.Kind == MentionKind.Name ? names.Complete(words) : WithoutArticle(words);
        var confidence = frame.Kind switch { FrameKind.Direct => 0.95, FrameKind.Mixed => 0.85, _ => 0.85 };
        return new Speech(new ClaimSpeaker(name, frame.Speaker.Span, evidence, confidence), frame.Cue, frame.Kind, [$"“{cue}” attributes it to {name}"]);
    }

    private static Speech CarriedOver(Speech speech) => speech with
    {
        Speaker = speech.Speaker is { } speaker ? speaker with { Evidence = SpeakerEvidence.CarriedOver, Confidence = 0.75 } : null,
        Why = ["the quotation before goes on", .. speech.Why],
    };

    // "a Russian senator" is the mention; "Russian senator" is what one would look for.
    private static string WithoutArticle(string role)
    {
        var space = role.IndexOf(' ', StringComparison.Ordinal);
        return space > 0 && role[..space] is "a" or "A" or "an" or "An" or "the" or "The" ? role[(space + 1)..] : role;
    }

    // The quotation's words in this sentence, without the comma that only the frame asked for.
    private static TextSpan Clip(string text, TextSpan content, TextSpan sentence)
    {
        var span = SentenceMarks.Trim(text, Math.Max(content.Start, sentence.Start), Math.Min(content.End, sentence.End));
        return !span.IsEmpty && text[span.End - 1] is ',' or '，' ? SentenceMarks.Trim(text, span.Start, span.End - 1) : span;
    }
}
