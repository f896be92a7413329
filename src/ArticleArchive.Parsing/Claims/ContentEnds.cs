using System.Collections.Frozen;
using ArticleArchive.Parsing.Claims.Lexicon;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Claims;

/// <summary>Where what is said ends and what frames it stands: at another frame, at a clause of the author's, at the stretch's end.</summary>
internal sealed class ContentEnds
{
    private const int FarthestTo = 10;
    private const int FarthestQuotation = 30;
    private const int LongestTold = 4;

    // Bodies and media that are told something, beside those that are roles.
    private static readonly FrozenSet<string> Told = Words.Set("court inquiry hearing tribunal jury paper newspaper magazine radio station broadcaster programme program panel house assembly audience crowd meeting conference press website agency");

    /// <summary>Words that lead when, where and how something was said.</summary>
    public static readonly FrozenSet<string> AdjunctLeads = Words.Set("in on at to during after before with from for by last this earlier early late next later again also as via through aboard outside inside near over");

    /// <summary>People in the plural who are told something.</summary>
    public static readonly FrozenSet<string> Recipients = Words.Set("reporters journalists lawmakers investors employees supporters voters viewers listeners readers officials police investigators colleagues people us me him them her parents students delegates senators members");

    private static readonly FrozenSet<string> Fronted = Words.Set("while although though whereas because since if unless");
    private static readonly FrozenSet<string> AuthorsOwn = Words.Set("that there which who whose whom where after before although though despite in has have had was were is are");

    // "told the agency by telephone"
    private static readonly FrozenSet<string> Means = Words.Set("telephone phone email e-mail text letter video radio");

    private readonly FrameStretch _stretch;
    private readonly Tokens _tokens;
    private readonly Func<int, bool> _isQuoted;
    private readonly int _from;
    private readonly int _to;
    private readonly ContentStarts _starts;

    public ContentEnds(FrameStretch stretch, ContentStarts starts)
    {
        (_stretch, _starts) = (stretch, starts);
        (_tokens, _isQuoted, _from, _to) = (stretch.Tokens, stretch.IsQuoted, stretch.From, stretch.To);
    }

    /// <summary>True where nothing of a frame stands any more, or only when, where and to whom it was said.</summary>
    public bool EndsFrame(int i) => i >= _to || !_tokens.IsWord(i) || Grammar.DaysAndMonths.Contains(_tokens.Lower(i))
        || _tokens.Lower(i) is "in" or "on" or "at" or "during" or "after" or "last" or "this" or "yesterday" or "today" or "earlier" || (_tokens.Is(i, "from") && _tokens.IsCapitalised(i + 1)) || (_tokens.Is(i, "by") && Means.Contains(_tokens.Lower(i + 1))) || (_tokens.Is(i, "to") && Recipients.Contains(_tokens.Lower(i + 1))) || (Recipients.Contains(_tokens.Lower(i)) && (i + 1 >= _to || !_tokens.IsWord(i + 1) || AdjunctLeads.Contains(_tokens.Lower(i + 1))));

    /// <summary>True where a frame ends behind the one who is told: <c>told [the court on Friday]</c>. What is told itself ("told the truth") is nobody.</summary>
    public bool EndsTold(int i)
    {
        var end = Grammar.Determiners.Contains(_tokens.Lower(i)) ? i + 1 : i;
        var first = end;
        while (end < _to && end < first + LongestTold && _tokens.IsWord(end) && !EndsFrame(end) && !Grammar.That.Contains(_tokens.Lower(end)))
            end++;
        return end > first && EndsFrame(end) && (_tokens.IsCapitalised(end - 1) || Told.Contains(_tokens.Lower(end - 1)) || Subjects.IsRole(_tokens.Lower(end - 1)) || IsAudience(_tokens.Lower(end - 1)));
    }

    // "shareholders", not "lies"
    private static bool IsAudience(string lower) => lower.EndsWith('s') && lower is not ("lies" or "stories" or "tales" or "jokes" or "truths") && EnglishWords.ClassOf(EnglishWords.Lemma(lower, WordClasses.Noun)) == WordClasses.Noun;

    /// <summary>Where a content begins that a frame behind a comma closes: behind a semicolon, or with the stretch.</summary>
    public int StartBefore(int comma)
    {
        for (var i = comma - 1; i > _from; i--)
        {
            if (_tokens.IsMark(i, ';'))
                return i + 1;
        }

        return _tokens.Lower(_from) is "but" or "and" or "meanwhile" or "still" && _from + 1 < comma ? _from + (_tokens.IsMark(_from + 1, ',') ? 2 : 1) : _from;
    }

    /// <summary>Where a content that starts at a token ends: at the stretch's end, or where a frame beside it begins.</summary>
    public int ContentEnd(int start)
    {
        var isInFront = Fronted.Contains(_tokens.Lower(_from)) && !Enumerable.Range(_from, start - _from).Any(i => _tokens.IsMark(i, ','));
        for (var i = start + 1; i < _to; i++)
        {
            if (_isQuoted(i))
                continue;
            if (_tokens.IsMark(i, ';') || (_isQuoted(i - 1) && IsParticipleCue(i)))
                return i;

            // "While S has denied C, there is evidence": the clause in front ends at its comma.
            if (_tokens.IsMark(i, ',') && isInFront)
                return i;
            var isComma = _tokens.IsMark(i, ',') || _tokens.IsMark(i, '—') || _tokens.IsMark(i, '–');
            var next = isComma ? i + 1 : i;
            if (isComma && (_tokens.Is(next, "according") || IsParticipleCue(next)))
                return i;
            if (isComma && _tokens.Lower(next) is "and" or "but" or "though" or "although" or "while" && OpensQuotation(next + 1))
                return i;
            if (_tokens.Lower(next) is "and" or "but" or "while" or "whereas" or "although" or "though" or "yet" && !Grammar.That.Contains(_tokens.Lower(next + 1)) && OpensFrame(next + 1))
                return i;
            if (isComma && ClosesFrame(next))
                return i;
        }

        return _to;
    }

    /// <summary>Where the second half of a comparison begins that a frame parts from the first, or -1: <c>it emits 31 %, S said, [while America emits 13 %]</c>.</summary>
    /// <remarks>The same verb on both sides shows that one comparison is meant; otherwise what follows may be the author's.</remarks>
    public int Contrast(int start, int comma, int next)
    {
        if (_tokens.Lower(next) is not ("while" or "whereas") || ContentEnd(next + 1) < _to)
            return -1;
        for (var i = next + 2; i < _to; i++)
        {
            if (FullVerb(i) is { } verb)
                return Enumerable.Range(start + 1, Math.Max(0, comma - start - 1)).Any(k => FullVerb(k) == verb) ? next : -1;
        }

        return -1;
    }

    // "was", "has" and "will" are no likeness.
    private string? FullVerb(int i) =>
        _tokens.IsWord(i) && !_tokens.IsCapitalised(i) && !Subjects.IsChain(_tokens, i) && EnglishWords.Lemma(_tokens.Lower(i), WordClasses.Verb) is var lemma && EnglishWords.Find(lemma) is { Likeliest: WordClasses.Verb } ? lemma : null;

    // "believes the court got it wrong, the press secretary told reporters": a frame around this one ends the sentence.
    private bool ClosesFrame(int from)
    {
        for (var i = from + 1; i < _to && i < from + FarthestTo && _tokens.IsWord(i); i++)
        {
            if (CueVerbs.Of(_tokens.Lower(i)) is { Form: VerbForm.Past or VerbForm.Third } verb && verb.Has(CueUse.That) && EndsFrame(i + 1) && !Enumerable.Range(i, _to - i).Any(k => _tokens.IsMark(k, ',')))
                return Subjects.Before(_tokens, i, from) is { Kind: not MentionKind.None } source && source.From == from;
        }

        return false;
    }

    // ", but in 2002, when asked about it, he replied, “...”": the next frame, however far its cue.
    private bool OpensQuotation(int from)
    {
        for (var i = from; i < _to && i < from + FarthestQuotation; i++)
        {
            if (!_isQuoted(i))
                continue;
            var cue = i - 1;
            while (cue > from && !_tokens.IsWord(cue))
                cue--;
            return CueVerbs.Of(_tokens.Lower(cue)) is { } verb && verb.Has(CueUse.Quotes) && Subjects.Before(_tokens, cue, from).Kind != MentionKind.None;
        }

        return false;
    }

    private bool IsParticipleCue(int i)
    {
        if (_tokens.Lower(i).EndsWith("ly", StringComparison.Ordinal))
            i++;
        return CueVerbs.Of(_tokens.Lower(i)) is { Form: VerbForm.Ing } verb && verb.Has(CueUse.Quotes | CueUse.That | CueUse.Labels) && (_tokens.Is(i + 1, "that") || Grammar.Determiners.Contains(_tokens.Lower(i + 1)) || _isQuoted(i + 1) || Grammar.Pronouns.Contains(_tokens.Lower(i + 1)) || _tokens.IsCapitalised(i + 1));
    }

    // "and warned that", "while Lindqvist said"
    private bool OpensFrame(int i)
    {
        for (var k = i; k < _to && k < i + 12 && _tokens.IsWord(k); k++)
        {
            if (_tokens.IsCapitalised(k) || CueVerbs.Of(_tokens.Lower(k)) is not { } verb || !(verb.Form is VerbForm.Past or VerbForm.Third || IsPluralCue(k, verb)) || !verb.Has(CueUse.Quotes | CueUse.That | CueUse.Labels | CueUse.Infinitive | CueUse.Moves))
                continue;
            if (Subjects.IsPassive(_tokens, k))
                return false;
            if (k == i || Enumerable.Range(i, k - i).All(j => Subjects.IsChain(_tokens, j)))
                return _tokens.Is(k + 1, "that") || verb.Has(CueUse.Bare | CueUse.Labels) || _tokens.Is(k + 1, "to") || _isQuoted(k + 1) || (verb.Has(CueUse.Moves) && _starts.MovedTo(k + 1) > 0);
            var subject = Subjects.Before(_tokens, k, i);
            return subject.Kind != MentionKind.None && subject.From <= i + 1;
        }

        return false;
    }

    // "and his advisers say it will": in the form of the dictionary only behind a plural.
    private bool IsPluralCue(int i, CueVerb verb) => verb.Form == VerbForm.Base && verb.Has(CueUse.Bare) && _tokens.IsWord(i - 1) && _tokens.Lower(i - 1).EndsWith('s') && Subjects.IsRole(_tokens.Lower(i - 1));

    /// <summary>Where a content that is a phrase ends: <c>denied rumours of cholera, which spread on Friday</c>. What follows behind a comma is the author's.</summary>
    public int PhraseEnd(int start, int end)
    {
        for (var i = start + 1; i < end - 1; i++)
        {
            if (_isQuoted(i))
                continue;
            if (_tokens.IsMark(i, ',') && (AuthorsOwn.Contains(_tokens.Lower(i + 1)) || OpensOwnClause(i + 1, end)))
                return i;
            if (OpensPredicate(i, end))
                return i;
        }

        return end;
    }

    // ", and the harbour master was pleased with it"
    private bool OpensOwnClause(int and, int end)
    {
        if (_tokens.Lower(and) is not ("and" or "but" or "so" or "while"))
            return false;
        for (var verb = and + 2; verb < end && verb < and + FarthestTo && _tokens.IsWord(verb); verb++)
        {
            if (Subjects.IsFinite(_tokens, verb))
                return Subjects.Before(_tokens, verb, and + 1) is { Kind: not MentionKind.None } subject && subject.From == and + 1;
        }

        return false;
    }

    // "accused Assad of the attack and moved a squadron": a phrase has no verb in the past of its own, so this is the speaker's next deed.
    private bool OpensPredicate(int and, int end)
    {
        if (_tokens.Lower(and) is not ("and" or "but") || and + 2 >= end)
            return false;
        var lower = _tokens.Lower(and + 1);
        var isPast = !_tokens.IsCapitalised(and + 1) && lower.Length > 3 && EnglishWords.Lemma(lower, WordClasses.Verb) is var lemma && lemma != lower && !lower.EndsWith('s') && !lower.EndsWith("ing", StringComparison.Ordinal) && EnglishWords.Is(lemma, WordClasses.Verb);
        return isPast && (Grammar.Determiners.Contains(_tokens.Lower(and + 2)) || Grammar.Pronouns.Contains(_tokens.Lower(and + 2)) || _tokens.Lower(and + 2) is "him" or "them" or "back" or "home" or "to");
    }
}
