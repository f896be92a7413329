using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Claims;

/// <summary>The shape of an attribution.</summary>
internal enum FrameRule
{
    /// <summary>Words between quotation marks beside a cue: <c>“C,” S said</c>.</summary>
    Quoted,

    /// <summary>A quotation whose speaker is that of the attribution before.</summary>
    Carried,

    /// <summary>The label of a turn, or the source behind a set-off quotation.</summary>
    Labelled,

    /// <summary><c>S said that C</c></summary>
    That,

    /// <summary><c>S said C</c></summary>
    Bare,

    /// <summary><c>S explained why C</c></summary>
    Question,

    /// <summary><c>C, S said</c>; <c>C, said S</c>; <c>C1, S said, C2</c></summary>
    Trailing,

    /// <summary><c>According to S, C</c></summary>
    According,

    /// <summary><c>As S said, C</c></summary>
    As,

    /// <summary><c>S promised to C</c></summary>
    Infinitive,

    /// <summary><c>S urged X to C</c></summary>
    Moved,

    /// <summary><c>S accused X of C</c>, <c>S called for C</c></summary>
    Preposition,

    /// <summary><c>S denied C-ing</c></summary>
    Gerund,

    /// <summary><c>S described C</c>: a verb that labels, with all that it governs.</summary>
    Label,

    /// <summary><c>S announced C</c></summary>
    Object,

    /// <summary><c>S's claim that C</c></summary>
    NounThat,

    /// <summary><c>criticism of C by S</c>, <c>S's call for C</c></summary>
    NounOf,

    /// <summary><c>S is sure that C</c></summary>
    Adjective,

    /// <summary><c>it was reported by S that C</c></summary>
    Passive,

    /// <summary><c>S listed X as “C”</c>: a verb that is no verb of saying, before a part in quotation marks.</summary>
    Partial,

    /// <summary>No rule: the words that the tagger marked.</summary>
    Tagged,
}

/// <summary>One attribution as a rule or the tagger proposes it.</summary>
/// <param name="Rule">Its shape.</param>
/// <param name="Cue">The words that attribute, or null where they are carried over.</param>
/// <param name="CueWord">The dictionary form of the cue's main word; empty without a cue.</param>
/// <param name="Source">Who, beside the cue.</param>
/// <param name="Parts">What was said, in order; the cue may stand between two.</param>
internal sealed record Proposal(FrameRule Rule, TextSpan? Cue, string CueWord, Mention Source, IReadOnlyList<TextSpan> Parts)
{
    /// <summary>True for what stands under a fact-check's label such as "What was claimed": somebody's claim, which the author only examines.</summary>
    public bool IsExamined { get; init; }

    /// <summary>From the first part's start to the last part's end.</summary>
    public TextSpan Content => new(Parts[0].Start, Parts[^1].End);
}
