using ArticleArchive.Parsing.Claims.Lexicon;
using ArticleArchive.Parsing.Models;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Claims;

/// <summary>What the vote sees of the proposals of a block. The names of the features are stored with the weights.</summary>
internal sealed class AttributionFeatures
{
    // Lemmas of cues, and the words around them.
    private const int HashBits = 12;

    private const int ShortContent = 3;
    private const int LongContent = 30;
    private const int FarSource = 6;

    private enum Seen
    {
        PronounSource,
        NounSource,
        RoleSource,
        NameSource,
        NoSource,
        LongSource,
        FarSource,
        InsideQuotation,
        QuotedContent,
        PartlyQuotedContent,
        ShortContent,
        LongContent,
        ContentWithVerb,
        ContentFromStart,
        ContentToEnd,
        BrokenContent,
        Negated,
        Modal,
        InQuestion,
        Rival,
        ConditionBefore,
        TaggedContent,
        TaggedSource,
        TaggedCue,
    }

    private static readonly string[] s_rules = Enum.GetNames<FrameRule>();

    private readonly string _text;
    private readonly BlockSpeeches _speeches;
    private readonly Candidates _candidates;
    private readonly FeatureVector _vector = new(Space);

    public AttributionFeatures(string text, Candidates candidates) => (_text, _candidates, _speeches) = (text, candidates, candidates.Speeches);

    public static FeatureSpace Space { get; } = new([.. s_rules, .. Enum.GetNames<Seen>()], HashBits);

    public static IReadOnlyList<string> Classes { get; } = ["wrong", "right"];

    /// <summary>The features of one of the block's proposals; valid until the next call.</summary>
    public FeatureVector Of(Proposal proposal)
    {
        _vector.Clear();
        _vector.Add((int)proposal.Rule);
        var at = _candidates.SentenceOf(proposal);
        if (at >= _speeches.Sentences.Count)
            return _vector;
        var tokens = _speeches.Sentences[at];
        Source(proposal, tokens);
        Content(proposal, tokens);
        Tagger(proposal, at);
        if (proposal.Cue is { } cue)
            Cue(proposal, cue, tokens, at);
        return _vector;
    }

    private void Source(Proposal proposal, Tokens tokens)
    {
        var source = proposal.Source;
        Add(source.Kind switch
        {
            MentionKind.None => Seen.NoSource,
            MentionKind.Pronoun => Seen.PronounSource,
            MentionKind.Noun => Seen.NounSource,
            MentionKind.Role or MentionKind.Label => Seen.RoleSource,
            _ => Seen.NameSource,
        });
        if (source.Kind == MentionKind.None)
            return;
        Add(Seen.LongSource, Tokens.CountWords(_text, source.Span) > 4);
        Add(Seen.FarSource, proposal.Cue is { } cue && Math.Abs(tokens.FirstFrom(cue.Start) - tokens.FirstFrom(source.Span.Start)) > FarSource);
        if (source.Kind is MentionKind.Noun or MentionKind.Role)
        {
            var head = tokens.FirstFrom(source.Span.End) - 1;
            Hash("head", EnglishWords.Lemma(tokens.Lower(head), WordClasses.Noun));
        }
    }

    // How far the tagger agrees. A cue or source inside the content is that of an attribution in it.
    private void Tagger(Proposal proposal, int at)
    {
        Add(Seen.TaggedContent, proposal.Parts.Average(part => _candidates.Share(at, part, AttributionTag.Content, AttributionTag.Cue)));
        if (proposal.Source.Kind != MentionKind.None)
            Add(Seen.TaggedSource, _candidates.Share(at, proposal.Source.Span, AttributionTag.Source, AttributionTag.Source));
        if (proposal.Cue is { } cue)
            Add(Seen.TaggedCue, _candidates.Share(at, cue, AttributionTag.Cue, AttributionTag.Cue));
    }

    private void Content(Proposal proposal, Tokens tokens)
    {
        var words = proposal.Parts.Sum(part => Tokens.CountWords(_text, part));
        Add(Seen.ShortContent, words <= ShortContent);
        Add(Seen.LongContent, words >= LongContent);
        var form = _speeches.FormOf(proposal, _text);
        Add(Seen.QuotedContent, form == ClaimForm.DirectQuote);
        Add(Seen.PartlyQuotedContent, form == ClaimForm.MixedQuote);
        Add(Seen.ContentFromStart, proposal.Content.Start <= tokens.Span.Start);
        Add(Seen.ContentToEnd, proposal.Content.End >= tokens.Span.End - 1);
        Add(Seen.BrokenContent, proposal.Parts.Count > 1);
        var first = tokens.FirstFrom(proposal.Content.Start);
        var last = tokens.FirstFrom(proposal.Content.End);
        Add(Seen.ContentWithVerb, Enumerable.Range(first, Math.Max(0, last - first)).Any(i => Subjects.IsFinite(tokens, i)));
        Hash("first", First(tokens, first));
        Hash("rule and first", s_rules[(int)proposal.Rule] + First(tokens, first));
    }

    private void Cue(Proposal proposal, TextSpan cue, Tokens tokens, int sentence)
    {
        var at = tokens.FirstFrom(cue.Start);
        Add(Seen.InsideQuotation, _speeches.Quotations.Count > 0 && _speeches.IsQuoted(cue));
        Add(Seen.InQuestion, tokens.IsMark(tokens.Count - 1, '?'));
        Add(Seen.Rival, _candidates.In(sentence).Any(other => other != proposal && other.Cue == proposal.Cue));
        for (var i = at - 1; i >= 0 && i >= at - 4; i--)
        {
            var lower = tokens.Lower(i);
            Add(Seen.Negated, lower is "not" or "never" || lower.EndsWith("n't", StringComparison.Ordinal));
            Add(Seen.Modal, lower is "will" or "would" or "may" or "might" or "could" or "should" or "must" or "can" or "to");
        }

        Add(Seen.ConditionBefore, proposal.Source.From > 0 && tokens.Lower(proposal.Source.From - 1) is "if" or "when" or "unless" or "because" or "before" or "after");
        Hash("cue", proposal.CueWord);
        Hash("rule and cue", s_rules[(int)proposal.Rule] + proposal.CueWord);
        Hash("form", tokens.Lower(at));
        Hash("behind", First(tokens, tokens.FirstFrom(cue.End)));
    }

    // Closed-class words as they stand, the others by their class.
    private static string First(Tokens tokens, int i)
    {
        if (!tokens.IsWord(i))
            return tokens.Word(i).ToString();
        var lower = tokens.Lower(i);
        return EnglishWords.IsFunctionWord(lower) ? lower : tokens.IsCapitalised(i) ? "Name" : EnglishWords.ClassOf(lower).ToString();
    }

    private void Hash(string role, string word)
    {
        if (word.Length > 0)
            _vector.AddHashed(FeatureHash.OfPair(0, FeatureHash.OfWord(1, role), FeatureHash.OfWord(2, word)));
    }

    private void Add(Seen seen, double value) => _vector.Add(s_rules.Length + (int)seen, value);

    private void Add(Seen seen, bool isSeen = true)
    {
        if (isSeen)
            _vector.Add(s_rules.Length + (int)seen);
    }
}
