using ArticleArchive.Parsing.Claims.Judgement;
using ArticleArchive.Parsing.Formats;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Claims;

/// <summary>Makes claims of the sentences and attributions of a block: a claim for what was said, and one for what the author states.</summary>
/// <param name="reading">The reading text.</param>
/// <param name="unsafePlaces">What is not safe to quote.</param>
/// <param name="isEnglish">Fragments and instructions are only known in English.</param>
/// <param name="judge">What sort of statement each is.</param>
/// <param name="details">Its figures, times and names.</param>
internal sealed class ClaimUnits(string reading, UnsafePlaces unsafePlaces, bool isEnglish, StatementJudge judge, ClaimDetails details)
{
    // "in a statement on Monday", "who leads the council": what stands around a frame and states nothing by itself.
    private const int FewestOwnWords = 6;

    // ", despite worries over fares and complaints about late boats in the winter": so much says something without a verb too.
    private const int FewestVerblessWords = 12;

    private sealed record Unit(Tokens Tokens, ClaimForm Form, Attributed? Attributed)
    {
        public TextSpan Span => Tokens.Span;
    }

    /// <param name="claims">Takes in the claims of the block, in order; a claim inside another comes behind it.</param>
    /// <param name="block">A body block.</param>
    /// <param name="blockIndex">Its index.</param>
    /// <param name="sentences">Its sentences.</param>
    /// <param name="attributions">What is attributed in it, in order.</param>
    public void Add(List<ParsedClaim> claims, ArticleBlock block, int blockIndex, IReadOnlyList<Tokens> sentences, IReadOnlyList<Attributed> attributions)
    {
        // A turn or a set-off quotation is a speaker's as a whole; what of it states nothing is no claim.
        var units = attributions.Select(attributed => new Unit(new Tokens(reading, attributed.Proposal.Content), attributed.Form, attributed))
            .Where(unit => unit.Attributed!.Proposal.Rule != FrameRule.Labelled || IsStatement(unit.Tokens, isQuotation: true)).ToList();
        var places = new BySentence<Attributed>(sentences);
        foreach (var attributed in attributions)
        {
            places.Add(attributed.Proposal.Content, attributed);
            if (attributed.Proposal.Cue is { } cue)
                places.Add(cue, attributed);
        }

        for (var i = 0; i < sentences.Count; i++)
        {
            var sentence = sentences[i];
            var inside = places.At(i);
            if (!IsStatement(sentence, block.Kind == BlockKind.Quotation) || inside.Any(attributed => CutsAcross(attributed.Proposal.Content, sentence.Span)))
                continue;
            var form = block.Kind == BlockKind.Quotation ? ClaimForm.DirectQuote : ClaimForm.Author;
            foreach (var proposition in Stated(sentence, inside, form))
            {
                var about = proposition == sentence ? inside : [.. inside.Where(attributed => proposition.Span.Contains(attributed.Proposal.Content))];
                if (about.Count == 0 || StatesItsOwn(proposition, about))
                    units.Add(new Unit(proposition, form, null));
            }
        }

        var open = new Stack<int>();
        foreach (var unit in units.OrderBy(unit => unit.Span.Start).ThenByDescending(unit => unit.Span.End).ThenBy(unit => unit.Attributed is not null))
        {
            if (claims.Count == ParseLimits.MostClaims)
                return;
            while (open.Count > 0 && !claims[open.Peek()].Span.Contains(unit.Span))
                open.Pop();
            if (Claim(unit, block, blockIndex, open.Count > 0 ? open.Peek() : null) is not { } claim)
                continue;
            claims.Add(claim);
            open.Push(claims.Count - 1);
        }
    }

    // What somebody is quoted with stays as it was said. A frame is not cut from its statement.
    private IReadOnlyList<Tokens> Stated(Tokens sentence, IReadOnlyList<Attributed> inside, ClaimForm form)
    {
        if (!isEnglish || form != ClaimForm.Author)
            return [sentence];
        var spans = Propositions.Of(sentence);
        var isOne = spans.Count == 1 || inside.Any(attributed => !spans.Any(span => span.Contains(attributed.Proposal.Content) && (attributed.Proposal.Cue is not { } cue || span.Contains(cue))));
        return isOne ? [sentence] : [.. spans.Select(span => new Tokens(reading, span))];
    }

    private bool IsStatement(Tokens sentence, bool isQuotation)
    {
        var isEnded = SentenceMarks.IsEnd(LastMark(sentence.Span));
        return Statements.Contain(sentence, isEnglish, isEnded) && (!isEnglish || isQuotation || !Statements.IsInstruction(sentence));
    }

    // True where a stretch outside contents and frames has a verb of its own, or is long.
    private static bool StatesItsOwn(Tokens sentence, IReadOnlyList<Attributed> inside)
    {
        var (words, hasVerb, isBeside) = (0, false, false);
        for (var i = 0; i <= sentence.Count; i++)
        {
            if (i < sentence.Count && !inside.Any(attributed => Holds(attributed.Proposal, sentence[i].Span)))
            {
                if (sentence.IsWord(i) && words == 0)
                    isBeside = IsBeside(sentence, i);
                words += sentence.IsWord(i) ? 1 : 0;
                hasVerb |= Subjects.IsFinite(sentence, i);
                continue;
            }

            if (!isBeside && words >= (hasVerb ? FewestOwnWords : FewestVerblessWords))
                return true;
            (words, hasVerb) = (0, false);
        }

        return false;
    }

    // "said Clinton, who was campaigning in Ohio": what is told of the speaker or of the occasion goes with the frame.
    private static bool IsBeside(Tokens sentence, int i) =>
        i > 0 && sentence.Lower(i) is "who" or "whose" or "whom" or "when" or "as" or "after" or "before" or "while" or "in" or "on" or "at" or "during" or "a" or "an" or "the" or "where" or "from";

    private static bool Holds(Proposal proposal, TextSpan token)
    {
        if (proposal.Parts.Any(part => part.Overlaps(token)))
            return true;
        if (proposal.Cue is not { } cue)
            return false;
        var source = proposal.Source.Kind == MentionKind.None ? cue : proposal.Source.Span;
        var frame = new TextSpan(Math.Min(cue.Start, source.Start), Math.Max(cue.End, source.End));
        return frame.Overlaps(token) && !(frame.Start < proposal.Content.Start && frame.End > proposal.Content.End);
    }

    private static bool CutsAcross(TextSpan one, TextSpan other) => one.Overlaps(other) && !one.Contains(other) && !other.Contains(one);

    // Null for what states nothing: somebody else's words are a claim of theirs all the same.
    private ParsedClaim? Claim(Unit unit, ArticleBlock block, int blockIndex, int? parent)
    {
        var statement = judge.Judge(reading, unit.Tokens);
        if (statement.StatesNothing && unit.Form == ClaimForm.Author)
            return null;
        var proposal = unit.Attributed?.Proposal;
        List<string> why = [.. Why(unit), .. statement.Why];
        if (why.Count == 0)
            why.Add("a statement of the body");
        return details.AddTo(new ParsedClaim
        {
            Span = unit.Span,
            Text = unit.Span.In(reading),
            Parts = proposal is { Parts.Count: > 1 } ? proposal.Parts : [],
            Section = block.Section,
            Block = blockIndex,
            Parent = parent,
            Form = unit.Form,
            Nature = proposal is null ? statement.Nature : Nature.OfContent(proposal) ?? statement.Nature,
            Polarity = proposal is not null && Cues.Denies(proposal.CueWord) ? ClaimPolarity.Denied : statement.Polarity,
            Certainty = proposal is { IsExamined: true } ? ClaimCertainty.Reported : statement.Certainty,
            CheckWorthiness = statement.CheckWorthiness,
            Speaker = unit.Attributed?.Speaker,
            Mention = proposal is { Source.Kind: not MentionKind.None } ? proposal.Source.Span : null,
            Cue = proposal?.Cue,
            Confidence = Confidence(unit, statement),
            IsQuotable = !unsafePlaces.Touch(unit.Span),
            Why = why,
        });
    }

    private List<string> Why(Unit unit)
    {
        var why = new List<string>();
        if (unit.Form == ClaimForm.Author)
            return why;
        if (unit.Attributed is not { } attributed)
            return ["a quotation set off from the text"];
        if (attributed.Proposal.IsExamined)
            return ["a claim that the article examines", "who said it is not plain"];
        if (unit.Form is ClaimForm.DirectQuote or ClaimForm.MixedQuote)
            why.Add(attributed.Proposal.Rule == FrameRule.Labelled ? "all of it is the speaker's" : unit.Form == ClaimForm.DirectQuote ? "between quotation marks" : "partly between quotation marks");
        if (attributed.Proposal.Rule == FrameRule.Carried)
            why.Add("the quotation before goes on");
        var who = attributed.Speaker is { } speaker ? $"it to {speaker.Name}" : "it";
        if (attributed.Proposal.Rule == FrameRule.Labelled && attributed.Proposal.Source.Kind == MentionKind.Label)
            why.Add($"the label of the turn names {attributed.Speaker?.Name}");
        else if (attributed.Proposal.Cue is { } cue)
            why.Add($"“{cue.In(reading)}” attributes {who}");
        if (attributed.Speaker is null)
            why.Add("who said it is not plain");
        return why;
    }

    // Of both: that it was said by whom, and that it is of this nature.
    private static double Confidence(Unit unit, Statement statement)
    {
        var known = unit.Attributed is { } attributed ? attributed.Confidence : unit.Form == ClaimForm.Author ? 0.95 : 0.7;
        return Math.Round(known * statement.Confidence, 2);
    }

    private char LastMark(TextSpan span)
    {
        for (var i = span.End - 1; i >= span.Start; i--)
        {
            if (char.IsLetterOrDigit(reading[i]) || SentenceMarks.IsEnd(reading[i]))
                return reading[i];
        }

        return ' ';
    }
}
