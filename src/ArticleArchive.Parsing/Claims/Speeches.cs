using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Claims;

/// <summary>The sentences of a block and what is attributed in it.</summary>
/// <param name="Sentences">In order.</param>
/// <param name="Attributions">Proposals, in the order of their contents; those of one cue may compete.</param>
/// <param name="Quotations">The stretches between quotation marks, in order.</param>
/// <param name="Running">The proposal whose quotation has no end here and may go on in the next block.</param>
internal sealed record BlockSpeeches(IReadOnlyList<Tokens> Sentences, IReadOnlyList<Proposal> Attributions, IReadOnlyList<Quotation> Quotations, Proposal? Running)
{
    /// <summary>The quotation that ends the block, if it could go on in the next: who was asked does not answer in the same breath.</summary>
    public Proposal? Last(string text) => Sentences.Count == 0 || Quotations.Count == 0 ? null : Attributions.LastOrDefault(proposal =>
        proposal is { Rule: FrameRule.Quoted or FrameRule.Carried, Source.Kind: not MentionKind.None } && proposal.Content.End > Sentences[^1].Span.Start && text[proposal.Content.End - 1] != '?');

    /// <summary>The quotations that touch a stretch, in order.</summary>
    public IEnumerable<Quotation> QuotationsAt(TextSpan span)
    {
        for (var i = FirstQuotation(span.Start); i < Quotations.Count && Quotations[i].Outer.Start < span.End; i++)
            yield return Quotations[i];
    }

    /// <summary>Whose words a proposal gives: all, some or none of it between quotation marks.</summary>
    public ClaimForm FormOf(Proposal proposal, string text)
    {
        if ((proposal.Rule == FrameRule.Labelled && !proposal.IsExamined) || (proposal.Rule is FrameRule.Quoted or FrameRule.Carried && proposal.Cue is null))
            return ClaimForm.DirectQuote;
        var (quoted, all) = (0, 0);
        foreach (var part in proposal.Parts)
        {
            all += Tokens.CountWords(text, part);
            foreach (var quotation in QuotationsAt(part))
            {
                var content = quotation.Content;
                if (content.Overlaps(part))
                    quoted += Tokens.CountWords(text, new TextSpan(Math.Max(part.Start, content.Start), Math.Min(part.End, content.End)));
            }
        }

        // What stands inside somebody's quotation is told in that person's words, not in quotation marks of its own.
        if (proposal.Cue is { } cue && IsQuoted(cue))
            return ClaimForm.Indirect;
        return quoted == 0 ? ClaimForm.Indirect : quoted >= all ? ClaimForm.DirectQuote : ClaimForm.MixedQuote;
    }

    /// <summary>True for a span inside a quotation.</summary>
    public bool IsQuoted(TextSpan span) => FirstQuotation(span.Start) is var holder && holder < Quotations.Count && Quotations[holder].Outer.Contains(span);

    // The first quotation that ends behind an offset.
    private int FirstQuotation(int offset)
    {
        var (low, high) = (0, Quotations.Count);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (Quotations[middle].Outer.End <= offset)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}

/// <summary>An attribution that is kept.</summary>
/// <param name="Proposal">What was said, and the cue.</param>
/// <param name="Form">Whose words.</param>
/// <param name="Speaker">Null where the article does not tell.</param>
/// <param name="Confidence">0-1.</param>
internal sealed record Attributed(Proposal Proposal, ClaimForm Form, ClaimSpeaker? Speaker, double Confidence);

/// <summary>Joins the sentences of a block with its quotations and their frames.</summary>
internal static class Speeches
{
    // Shorter stretches in quotation marks are names, titles and distance, not statements.
    private const int FewestQuotedWords = 4;

    private const int MostUnclosed = 2;

    private const int FewestPartWords = 2;

    // A longer sentence is a table or a list run together.
    private const int MostTokens = 1_000;

    /// <param name="text">The reading text.</param>
    /// <param name="block">A body block.</param>
    /// <param name="next">The body block right after it, or null.</param>
    /// <param name="running">What the block before left open or ended with, or null.</param>
    /// <param name="labels">The speakers of the labels that lead turns (<c>KELLER:</c>).</param>
    /// <param name="sourceBehind">The source of a set-off quotation on the line behind it, or null.</param>
    /// <param name="answerer">Who answers in an interview, where the block is an answer of his.</param>
    /// <param name="isExamined">True under a fact-check's label: what no frame attributes is said by somebody unknown, not by the author.</param>
    /// <param name="most">The sentences after this many are not read.</param>
    public static BlockSpeeches Read(string text, ArticleBlock block, TextSpan? next, Running running, IReadOnlyDictionary<string, string> labels, TextSpan? sourceBehind, Mention? answerer, bool isExamined, int most)
    {
        // The label of a label-and-explanation item states nothing, nor does that of a turn, nor the source behind a set-off quotation.
        var label = SpeakerLabels.LabelOf(text, block.Span, labels);
        var source = block.Kind == BlockKind.Quotation ? SpeakerLabels.SourceOf(text, block.Span) : null;
        var heading = FactCheckLabels.LeadOf(text, block.Span);
        isExamined |= heading is { IsExamined: true };
        var start = Math.Max(Math.Max(block.LabelSpan?.End ?? block.Span.Start, heading?.End ?? block.Span.Start), label is { } led ? led.End + 1 : block.Span.Start);
        if (start == block.Span.Start)
            start = Dateline.EndOf(text, block.Span);
        var body = SentenceMarks.Trim(text, start, Math.Max(start, source?.Start ?? block.Span.End));
        var sentences = SentenceSplitter.Split(text, body, most).Select(span => new Tokens(text, span)).ToList();
        // A block of marks alone, such as a closing quotation mark on its own line, holds no sentence to hang a quotation on.
        if (sentences.Count == 0)
            return new BlockSpeeches([], [], [], null);
        if (sentences.Count == most)
            body = new TextSpan(body.Start, sentences[^1].Span.End);
        var quotations = Quotations.Find(text, body, next);
        var framed = Indirect(sentences, quotations);
        var proposals = framed.SelectMany(frames => frames).ToList();
        Proposal? open = null;

        // A set-off quotation that names its speaker in a frame is read like any paragraph.
        if (label is not null || (block.Kind == BlockKind.Quotation && (quotations.Count == 0 || (source ?? sourceBehind) is not null)))
            Whole(text, sentences, answerer ?? Source(text, block, label, source ?? sourceBehind, labels), proposals);
        else if (answerer is { } who && (quotations.Count == 0 || quotations[0].Outer.Start > body.Start))
            Whole(text, sentences, who, proposals);
        else if (answerer is { } quoted)
            open = Quoted(text, sentences, quotations, framed, new Running(null, new Proposal(FrameRule.Carried, null, "", quoted, [body])), proposals);
        else
            open = Quoted(text, sentences, quotations, framed, isExamined ? default : running, proposals);
        if (isExamined)
            Examined(sentences, quotations, proposals);
        return new BlockSpeeches(sentences, [.. proposals.OrderBy(proposal => proposal.Content.Start)], quotations, open);
    }

    // Every sentence of a turn or of a set-off quotation is its speaker's.
    private static void Whole(string text, List<Tokens> sentences, Mention? source, List<Proposal> proposals)
    {
        if (source is not { } who)
            return;
        foreach (var sentence in sentences)
            proposals.Add(new Proposal(FrameRule.Labelled, null, "", who, [sentence.Span]));
    }

    // A sentence between marks is a quotation already.
    private static void Examined(List<Tokens> sentences, List<Quotation> quotations, List<Proposal> proposals)
    {
        foreach (var sentence in sentences)
        {
            if (!quotations.Exists(quotation => quotation.Outer.Contains(sentence.Span)) && !proposals.Exists(proposal => proposal.Rule == FrameRule.Labelled && proposal.Content == sentence.Span))
                proposals.Add(new Proposal(FrameRule.Labelled, null, "", Mention.None, [sentence.Span]) { IsExamined = true });
        }
    }

    private static Mention? Source(string text, ArticleBlock block, TextSpan? label, TextSpan? source, IReadOnlyDictionary<string, string> labels)
    {
        if (source is { } named)
            return SpeakerLabels.SpeakerOf(new Tokens(text, SentenceMarks.Trim(text, named.Start + 1, named.End)));
        if (label is { } turn && labels.ContainsKey(turn.In(text)))
            return new Mention(MentionKind.Label, turn, 0);
        return block.Kind == BlockKind.Quotation ? Mention.None : null;
    }

    // Frames outside the quotation marks, then those inside, sentence by sentence.
    private static List<Proposal>[] Indirect(List<Tokens> sentences, List<Quotation> quotations)
    {
        var found = new List<Proposal>[sentences.Count];
        var first = 0;
        for (var s = 0; s < sentences.Count; s++)
        {
            var sentence = sentences[s];
            found[s] = [];
            if (sentence.Count > MostTokens)
                continue;
            while (first < quotations.Count && quotations[first].Outer.End <= sentence.Span.Start)
                first++;
            var isQuoted = new bool[sentence.Count + 1];
            var last = first;
            for (; last < quotations.Count && quotations[last].Outer.Start < sentence.Span.End; last++)
            {
                for (var i = sentence.FirstFrom(quotations[last].Outer.Start); i < sentence.Count && sentence[i].Start < quotations[last].Outer.End; i++)
                    isQuoted[i] = true;
            }

            found[s].AddRange(new IndirectFrames(new FrameStretch(sentence, i => i >= 0 && i < isQuoted.Length && isQuoted[i], 0, sentence.Count)).Find());
            for (var q = first; q < last; q++)
            {
                var from = sentence.FirstFrom(quotations[q].Content.Start);
                var to = sentence.FirstFrom(quotations[q].Content.End);
                if (to - from >= FewestQuotedWords)
                    found[s].AddRange(new IndirectFrames(new FrameStretch(sentence, _ => false, from, to)).Find());
            }
        }

        return found;
    }

    private static Proposal? Quoted(string text, List<Tokens> sentences, List<Quotation> quotations, List<Proposal>[] framed, Running running, List<Proposal> proposals)
    {
        Proposal? previous = null;
        var previousEnd = -1;
        var at = 0;
        Proposal? open = null;
        for (var q = 0; q < quotations.Count; q++)
        {
            var quotation = quotations[q];
            while (at < sentences.Count - 1 && sentences[at].Span.End <= quotation.Outer.Start)
                at++;
            if (sentences[at].Count > MostTokens)
                continue;
            var closing = at;
            while (closing < sentences.Count - 1 && sentences[closing].Span.End < quotation.Outer.End)
                closing++;
            var known = quotation.IsClosed || quotation.RunsOn ? quotation : Cut(text, quotation, sentences[at].Span);
            var frame = Attribution.Of(text, sentences[at], known.IsClosed || known.RunsOn ? sentences[closing] : sentences[at], known);
            if (!known.IsClosed && frame is not { Kind: FrameKind.Direct } && Inside(sentences, at, closing, quotation) is { } inside)
            {
                quotations[q] = quotation = new Quotation(new TextSpan(quotation.Outer.Start, inside.ContentEnd), new TextSpan(quotation.Content.Start, inside.ContentEnd), IsClosed: false, quotation.RunsOn);
                previous = new Proposal(FrameRule.Quoted, inside.Frame.Cue, CueWord(text, inside.Frame.Cue), inside.Frame.Speaker, [new TextSpan(known.Content.Start, inside.ContentEnd)]);
                previousEnd = quotation.Outer.End;
                proposals.Add(previous);
                open = quotation.RunsOn ? previous : null;
                continue;
            }

            if (!known.IsClosed && !known.RunsOn && frame is not { Kind: FrameKind.Direct })
            {
                if (known.Outer.Start == sentences[at].Span.Start && Before(sentences, at, known, previous, running, framed) is { } before)
                    proposals.Add(new Proposal(FrameRule.Carried, null, "", before.Source, [known.Content]));
                continue;
            }

            // The frame of the quotation before stands between the two: this one goes on with it.
            if (frame is not null && previous is { Rule: FrameRule.Quoted, Cue: { } shared } && shared.Overlaps(frame.Cue) && shared.Start >= previousEnd && shared.End <= quotation.Outer.Start)
                frame = null;
            var proposal = frame is not null
                ? Framed(text, sentences[at], sentences[closing], known, frame, framed[at])
                : Unframed(text, sentences, at, closing, known, previous, previousEnd, running, framed);
            if (proposal is not null && frame is null && previous is not null && previous.Cue == proposal.Cue && proposal.Cue is not null)
            {
                // “A,” said Mara, “b.”
                proposals.RemoveAt(proposals.LastIndexOf(previous));
                proposal = previous with { Parts = [.. previous.Parts, .. proposal.Parts] };
            }

            proposal ??= Partial(text, sentences[at], quotation, framed[at]);
            if (proposal is not null)
                proposals.Add(proposal);
            open = quotation.RunsOn ? proposal : null;
            (previous, previousEnd) = (proposal, quotation.Outer.End);
        }

        return open;
    }

    // Without its end a quotation is only sure from its cue to the end of its sentence.
    private static Quotation Cut(string text, Quotation quotation, TextSpan sentence)
    {
        var end = Math.Min(quotation.Outer.End, sentence.End);
        return new Quotation(new TextSpan(quotation.Outer.Start, end), SentenceMarks.Trim(text, quotation.Content.Start, Math.Max(quotation.Content.Start, end)), IsClosed: false);
    }

    private static Proposal? Framed(string text, Tokens opening, Tokens closing, Quotation quotation, Frame frame, List<Proposal> framed)
    {
        var content = WithoutComma(text, quotation.Content);
        var words = Tokens.CountWords(text, content);
        var word = CueWord(text, frame.Cue);
        var first = opening.FirstFrom(quotation.Outer.Start);
        var isBehind = frame.Cue.Start >= quotation.Outer.End;
        if (!isBehind)
        {
            // told “Fox Sunday” that: the title of a programme.
            if (opening == closing && closing.Is(closing.FirstFrom(quotation.Outer.End), "that") && words < FewestQuotedWords && char.IsUpper(text[quotation.Content.Start]))
                return null;

            // "said that the vote was “a fresh start” for the town": the statement holds the quotation.
            var holder = framed.Find(proposal => proposal.Cue is { } cue && cue.Overlaps(frame.Cue) && proposal.Content.Contains(quotation.Content));
            var isWhole = frame.Kind == FrameKind.Direct && (holder is null || char.IsUpper(text[quotation.Content.Start]) || holder.Content.End <= quotation.Outer.End + 1);
            if (holder is not null && !(isWhole && holder.Content.Start >= quotation.Outer.Start))
                return null;
            if (frame.Kind == FrameKind.Mixed && (words < 2 || frame.Speaker.Kind == MentionKind.None))
                return null;
            if (frame.Kind == FrameKind.Indirect)
                return null;
            if (frame.Kind == FrameKind.Mixed)
            {
                var behindCue = opening.FirstFrom(frame.Cue.End);
                if (opening.Is(behindCue, "that"))
                    behindCue++;
                return new Proposal(FrameRule.Label, frame.Cue, word, frame.Speaker, [new TextSpan(opening[behindCue].Start, Math.Max(opening[behindCue].End, quotation.Outer.End))]);
            }

            return words >= FewestQuotedWords || FollowsFrame(text, quotation) || frame.Kind == FrameKind.Direct ? new Proposal(FrameRule.Quoted, frame.Cue, word, frame.Speaker, [content]) : null;
        }

        if (first > 0 && !framed.Exists(proposal => proposal.Cue is { } cue && cue.Start < quotation.Outer.Start && cue.Start >= opening.Span.Start) && opening == closing && opening.IsWord(first - 1) && !(opening.Lower(first - 1) is "and" or "but" && opening.IsMark(first - 2, ','))
            && (frame.Speaker.Kind == MentionKind.None || frame.Speaker.Span.Start >= quotation.Outer.End))
        {
            // The bridge “will open in May,” Lindqvist said.
            return new Proposal(FrameRule.Quoted, frame.Cue, word, frame.Speaker, [new TextSpan(opening.Span.Start, content.End)]);
        }

        return frame.Kind == FrameKind.Indirect && words < FewestQuotedWords ? null : new Proposal(FrameRule.Quoted, frame.Cue, word, frame.Speaker, [content]);
    }

    // "The firm listed the fees as “site acquisition costs”": a part of a sentence in marks is the words of whoever its verb is said of. A title begins with a capital.
    private static Proposal? Partial(string text, Tokens sentence, Quotation quotation, List<Proposal> framed)
    {
        var first = sentence.FirstFrom(quotation.Outer.Start);
        if (!quotation.IsClosed || quotation.Outer.End > sentence.Span.End || first == 0 || !char.IsLower(text[quotation.Content.Start]) || Tokens.CountWords(text, quotation.Content) < FewestPartWords
            || framed.Exists(proposal => proposal.Content.Overlaps(quotation.Content)))
            return null;
        return Attribution.Governing(sentence, first) is { } frame
            ? new Proposal(FrameRule.Partial, frame.Cue, CueWord(text, frame.Cue), frame.Speaker, [ContentFrom(sentence, sentence.FirstFrom(frame.Cue.End), first, quotation)])
            : null;
    }

    private static TextSpan ContentFrom(Tokens sentence, int start, int first, Quotation quotation) =>
        start >= first ? quotation.Content : new TextSpan(sentence[start].Start, quotation.Outer.End);

    private static Proposal? Unframed(
        string text, List<Tokens> sentences, int opening, int closing, Quotation quotation, Proposal? previous, int previousEnd, Running running, List<Proposal>[] framed)
    {
        var words = Tokens.CountWords(text, quotation.Content);
        var content = WithoutComma(text, quotation.Content);
        var startsSentence = quotation.Outer.Start == sentences[opening].Span.Start;
        var isWhole = startsSentence && quotation.Outer.End >= sentences[closing].Span.End;
        var isSaid = words >= FewestQuotedWords || (quotation.IsClosed && SentenceMarks.IsEnd(text[quotation.Content.End - 1]));

        // “A,” said Mara, “b.”
        if (previous is { Rule: FrameRule.Quoted, Cue: { } cue } && previousEnd > sentences[opening].Span.Start && cue.Start >= previousEnd && cue.End <= quotation.Outer.Start)
            return new Proposal(FrameRule.Quoted, cue, previous.CueWord, previous.Source, [content]);
        if (previous is { Rule: FrameRule.Quoted, Source.Kind: not MentionKind.None } && previousEnd > sentences[opening].Span.Start && !startsSentence)
            return words >= FewestQuotedWords ? new Proposal(FrameRule.Carried, null, "", previous.Source, [content]) : null;
        if (!isWhole || !isSaid)
        {
            // “...,” the artist muses. The comma shows that a frame follows, whoever it names.
            var hasFrame = startsSentence && words >= FewestQuotedWords && quotation.IsClosed
                && (text[quotation.Content.End - 1] is ',' || (quotation.Outer.End < sentences[closing].Span.End && text[quotation.Outer.End] == ','));
            return hasFrame ? new Proposal(FrameRule.Quoted, null, "", Mention.None, [content]) : null;
        }

        var carried = Before(sentences, opening, quotation, previous, running, framed);
        return new Proposal(carried is null ? FrameRule.Quoted : FrameRule.Carried, null, "", carried?.Source ?? Mention.None, [content]);
    }

    private static Proposal? Before(List<Tokens> sentences, int opening, Quotation quotation, Proposal? previous, Running running, List<Proposal>[] framed) =>
        opening > 0 ? Last(framed[opening - 1], previous, sentences[opening - 1].Span) : running.For(quotation);

    // Without its closing mark a quotation is looked through for its frame as far as it goes for a few sentences.
    private static (Frame Frame, int ContentEnd)? Inside(List<Tokens> sentences, int opening, int closing, Quotation quotation)
    {
        for (var s = opening; s <= Math.Min(closing, opening + MostUnclosed); s++)
        {
            if (Attribution.Inside(sentences[s], quotation) is { } inside)
                return inside;
        }

        return null;
    }

    // Whoever spoke in the sentence before: of its quotation, or of its indirect speech.
    private static Proposal? Last(List<Proposal> framed, Proposal? previous, TextSpan sentence)
    {
        if (previous is { Source.Kind: not MentionKind.None } && previous.Content.End > sentence.Start)
            return previous;
        return framed.FindLast(proposal => proposal.Cue is { } cue && sentence.Contains(cue) && proposal.Rule is FrameRule.That or FrameRule.Bare or FrameRule.Trailing or FrameRule.According or FrameRule.Question);
    }

    // Mara Holt said: “It works.” A whole sentence right behind its frame is said, however short; a title there has no end mark.
    private static bool FollowsFrame(string text, Quotation quotation)
    {
        var before = quotation.Outer.Start - 1;
        while (before > 0 && SentenceMarks.IsGap(text[before]))
            before--;
        return quotation.IsClosed && before > 0 && text[before] is ':' or '：' or ',' && char.IsUpper(text[quotation.Content.Start]) && SentenceMarks.IsEnd(text[quotation.Content.End - 1]);
    }

    private static string CueWord(string text, TextSpan cue)
    {
        var word = cue.In(text).ToLowerInvariant();
        return Cues.VerbOf(word)?.Lemma ?? word;
    }

    // Without the comma that only the frame asked for.
    private static TextSpan WithoutComma(string text, TextSpan content) =>
        content.Length > 1 && text[content.End - 1] is ',' or '，' ? SentenceMarks.Trim(text, content.Start, content.End - 1) : content;
}

/// <summary>What a block may take over from the one before.</summary>
/// <param name="Open">The proposal whose quotation ran on.</param>
/// <param name="Last">The proposal that ended the block, where its last sentence was a quotation.</param>
internal readonly record struct Running(Proposal? Open, Proposal? Last)
{
    /// <summary>The speech that a quotation at the start of a block continues, or null.</summary>
    public Proposal? For(Quotation quotation) => quotation.Outer.IsEmpty ? null : Open ?? Last;
}
