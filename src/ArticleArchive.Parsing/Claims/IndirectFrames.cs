using System.Collections.Frozen;
using ArticleArchive.Parsing.Claims.Lexicon;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Claims;

/// <summary>Proposes the attributions of a stretch of one sentence whose cue stands outside quotation marks. Several rules may propose for one cue.</summary>
internal sealed class IndirectFrames
{
    private const int FarthestTo = 10;

    // As many words before ", S said." are a statement even where no verb in them is known.
    private const int FewestTrailed = 5;

    private static readonly FrozenSet<string> Adjectives = Words.Set(
        "confident sure certain convinced worried afraid aware hopeful optimistic pessimistic skeptical sceptical adamant concerned doubtful glad proud disappointed surprised adamant sorry fearful unaware unsure mindful");

    // "When the vote was lost, the mayor told the court": when it was told, not what.
    private static readonly FrozenSet<string> Fronted = Words.Set("when while although though whereas as after before since because asked");

    private readonly FrameStretch _stretch;
    private readonly Tokens _tokens;
    private readonly Func<int, bool> _isQuoted;
    private readonly int _from;
    private readonly int _to;
    private readonly ContentStarts _starts;
    private readonly ContentEnds _ends;
    private readonly List<Proposal> _found = [];

    public IndirectFrames(FrameStretch stretch)
    {
        _stretch = stretch;
        (_tokens, _isQuoted, _from, _to) = (stretch.Tokens, stretch.IsQuoted, stretch.From, stretch.To);
        _starts = new ContentStarts(stretch);
        _ends = new ContentEnds(stretch, _starts);
    }

    public IReadOnlyList<Proposal> Find()
    {
        for (var i = _from; i < _to; i++)
        {
            if (!_tokens.IsWord(i) || _isQuoted(i))
                continue;
            var lower = _tokens.Lower(i);
            if (Sourced(i) || (_tokens.IsCapitalised(i) && i > _from))
                continue;
            if (Cues.VerbOf(lower) is { } verb)
                Verb(i, verb);
            if (NounFrames.Nouns.Contains(lower))
                _found.AddRange(NounFrames.At(_tokens, i, _from, _to, start => _ends.ContentEnd(start)));
            if (Adjectives.Contains(lower))
                Adjective(i);
            if (lower == "clear" && _tokens.Lower(_tokens.Is(i - 1, "it") ? i - 2 : i - 1) is "made" or "makes" or "make" && _tokens.Is(i + 1, "that"))
                Add(FrameRule.That, _stretch.Span(_tokens.Is(i - 1, "it") ? i - 2 : i - 1, i), "make clear", Subjects.Before(_tokens, _tokens.Is(i - 1, "it") ? i - 2 : i - 1, _from), i + 2);
        }

        return _found;
    }

    private void Verb(int i, CueVerb verb)
    {
        // "The claims", "its reports": a noun. "The accused man": an attribute.
        if (IsNoun(i, verb))
            return;
        var isPassive = Subjects.IsPassive(_tokens, i);
        if (isPassive && verb.Form is VerbForm.Past or VerbForm.Participle)
        {
            Passive(i, verb);
            return;
        }

        if (verb.Form == VerbForm.Participle && !HasPerfect(i))
            return;
        if (verb.Form == VerbForm.Ing && i == _from && verb.Has(CueUse.That) && _tokens.Is(i + 1, "that"))
        {
            FrontedParticiple(i, verb);
            return;
        }

        var subject = SubjectOf(i, verb);
        if (subject.Kind == MentionKind.None)
        {
            if (verb.Has(CueUse.Inverts) && _tokens.IsMark(i - 1, ',') && verb.Form is VerbForm.Past or VerbForm.Third)
                Trailing(i, i, Speakers.After(_tokens, i + 1), verb);
            return;
        }

        if (_tokens.Is(subject.From - 1, "as") && AsFrame(i, verb, subject))
            return;
        if (verb.Has(CueUse.That) && _tokens.IsMark(BeforeRole(subject.From), ',') && (_ends.EndsFrame(i + 1) || (verb.Has(CueUse.Tells) && verb.Form != VerbForm.Base && !Fronted.Contains(_tokens.Lower(_ends.StartBefore(BeforeRole(subject.From)))) && _ends.EndsTold(i + 1))) && Trailing(i, BeforeRole(subject.From) + 1, subject, verb))
            return;
        Complement(i, verb, subject);
    }

    // "Noting that C, S suggested": whoever the sentence behind the comma is about.
    private void FrontedParticiple(int i, CueVerb verb)
    {
        for (var comma = i + 3; comma < _to; comma++)
        {
            if (!_tokens.IsMark(comma, ',') || Subjects.Main(_tokens, Math.Min(_to, comma + FarthestTo), comma + 1) is not { Kind: not MentionKind.None } source || source.From != comma + 1)
                continue;
            AddParts(FrameRule.That, _stretch.Span(i, i), verb.Lemma, source, [(i + 2, comma)]);
            return;
        }
    }

    private void Complement(int i, CueVerb verb, Mention subject)
    {
        var cue = i;
        var next = i + 1;
        if (verb.Lemma is "point" or "call" or "rule" && _tokens.Is(next, "out"))
            next++;
        if (verb.Lemma == "rule" && next > i + 1 && _starts.StartsNounPhrase(next))
        {
            Add(FrameRule.Object, _stretch.Span(cue, next - 1), "rule out", subject, next);
            return;
        }

        var that = _starts.ThatAfter(next, verb);
        if (that > 0 && verb.Has(CueUse.That) && !_starts.IsPointing(that))
        {
            Add(FrameRule.That, _stretch.Span(cue, cue), verb.Lemma, subject, that + 1);
            return;
        }

        if (verb.Has(CueUse.Asks) && _starts.WhAfter(next, verb) is > 0 and var question)
        {
            Add(FrameRule.Question, _stretch.Span(cue, cue), verb.Lemma, subject, question);
            return;
        }

        if (verb.Has(CueUse.Infinitive) && _starts.InfinitiveAt(next) is > 0 and var infinitive)
        {
            Add(FrameRule.Infinitive, _stretch.Span(cue, infinitive - 1), verb.Lemma, subject, infinitive);
            return;
        }

        if (verb.Has(CueUse.Moves) && _starts.MovedTo(next) > 0)
        {
            Add(FrameRule.Moved, _stretch.Span(cue, cue), verb.Lemma, subject, next);
            return;
        }

        if (PrepositionFrame(cue, verb, subject))
            return;
        if (verb.Has(CueUse.Bare) && _starts.BareStart(next, verb) is > 0 and var bare)
        {
            Add(FrameRule.Bare, _stretch.Span(cue, cue), verb.Lemma, subject, bare);
            return;
        }

        if (verb.Has(CueUse.Gerund) && _tokens.Lower(next) is { Length: > 5 } gerund && gerund.EndsWith("ing", StringComparison.Ordinal))
            Add(FrameRule.Gerund, _stretch.Span(cue, cue), verb.Lemma, subject, next);
        else if (verb.Has(CueUse.Labels) && (_tokens.IsWord(next) || _isQuoted(next)) && next < _to && _tokens.Lower(next) is not ("on" or "in" or "at" or "by" or "and"))
            Add(FrameRule.Label, _stretch.Span(cue, cue), verb.Lemma, subject, next);
        else if (verb.Has(CueUse.Object) && _starts.StartsNounPhrase(next))
            Add(FrameRule.Object, _stretch.Span(cue, cue), verb.Lemma, subject, next);
    }

    // accused X of C, blamed X for C, called for C, warned of C, called on X to C
    private bool PrepositionFrame(int cue, CueVerb verb, Mention subject)
    {
        var next = _tokens.Lower(cue + 1);
        var direct = (verb.Lemma, next) is ("call", "for") or ("warn", "of") or ("warn", "against") or ("complain", "about") or ("boast", "of") or ("boast", "about") or ("brag", "about") or ("argue", "for") or ("argue", "against")
            or ("hint", "at") or ("plead", "for") or ("worry", "about") or ("hope", "for") or ("ask", "for") or ("agree", "with") or ("disagree", "with") or ("object", "to") or ("insist", "on") or ("apologize", "for") or ("advocate", "for");
        if (direct)
        {
            Add(FrameRule.Preposition, _stretch.Span(cue, cue + 1), verb.Lemma + " " + next, subject, cue + 2);
            return true;
        }

        if (verb.Lemma == "call" && next == "on" && _starts.MovedTo(cue + 2) > 0)
        {
            Add(FrameRule.Moved, _stretch.Span(cue, cue + 1), "call on", subject, cue + 2);
            return true;
        }

        // "put the cost at 40 million"
        var holds = verb.Lemma switch { "accuse" => "of", "put" => "at", _ => null };
        if (holds is null)
            return false;
        for (var i = cue + 2; i < _to && i < cue + FarthestTo; i++)
        {
            if (!_tokens.Is(i, holds))
                continue;
            Add(FrameRule.Preposition, _stretch.Span(cue, cue), verb.Lemma, subject, cue + 1);
            return true;
        }

        return false;
    }

    // "As S said, C"; "C, as S said"
    private bool AsFrame(int i, CueVerb verb, Mention subject)
    {
        var end = i + 1;
        while (end < _to && !_tokens.IsMark(end, ','))
            end++;
        if (subject.From - 1 == _from && end + 1 < _to && verb.Has(CueUse.Quotes))
            AddParts(FrameRule.As, _stretch.Span(i, i), verb.Lemma, subject, [(end + 1, _ends.ContentEnd(end + 1))]);
        else if (_tokens.IsMark(subject.From - 2, ',') && end >= _to && verb.Has(CueUse.Quotes))
            AddParts(FrameRule.As, _stretch.Span(i, i), verb.Lemma, subject, [(_from, subject.From - 2)]);
        else
            return false;
        return true;
    }

    // C, S said. C, said S. C1, S said, C2.
    private bool Trailing(int cue, int frame, Mention source, CueVerb verb)
    {
        if (source.Kind == MentionKind.None)
            return false;
        var comma = frame - 1;
        var behind = Math.Max(cue + 1, _tokens.FirstFrom(source.Span.End));
        if (behind > cue + 1 && _tokens.Is(behind, "and") && !_tokens.IsCapitalised(behind + 1))
            return false; // "The priest came, said Mass and left."
        while (behind < _to && !_tokens.IsMark(behind, ',') && !_tokens.IsMark(behind, ';'))
            behind++;
        var start = _ends.StartBefore(comma);
        if (comma <= start)
            return false;
        var parts = new List<(int From, int To)> { (start, comma) };

        // "It failed because, S said, it was wet": what was said is the reason.
        if (behind + 1 < _to && _tokens.Lower(comma - 1) is "because" or "that" or "if" or "when" or "while" or "since" or "which")
            parts = [(behind + 1, _ends.ContentEnd(behind + 1))];

        // "The bridge, S said, is open": what stands before is no sentence yet.
        else if (behind + 1 < _to && !_stretch.HasFinite(start, comma))
            parts.Add((behind + 1, _ends.ContentEnd(behind + 1)));
        else if (!_stretch.HasFinite(start, comma) && (behind < _to || comma - start < FewestTrailed))
            return false;
        // "China emits 31 %, S said, while America emits 13 %": the second half of a comparison belongs to the first.
        else if (_ends.Contrast(start, comma, behind + 1) is > 0 and var second)
            parts.Add((second, _ends.ContentEnd(second)));
        AddParts(FrameRule.Trailing, _stretch.Span(cue, cue), verb.Lemma, source, parts);
        return true;
    }

    private bool Sourced(int i)
    {
        if (Cues.SourceCueEnd(_tokens, i) is not (>= 0 and var end))
            return false;
        var source = Cues.IsForeignSource(_tokens.Lower(i)) ? Speakers.After(_tokens, end + 1) : SourceNounPhrase.After(_tokens, end + 1, _to);
        if (source.Kind == MentionKind.None)
            return false;
        var behind = Math.Max(end + 1, _tokens.FirstFrom(source.Span.End));
        while (behind < _to && !_tokens.IsMark(behind, ','))
            behind++;
        var parts = new List<(int From, int To)>();
        if (i == _from)
        {
            // "According to the owner, Fjordmedia, the bridge ...": the insertion belongs to the source.
            if (_tokens[Math.Min(behind, _tokens.Count - 1)].End <= source.Span.Start)
                return false;
            if (behind + 1 >= _to)
                return false;
            parts.Add((behind + 1, _ends.ContentEnd(behind + 1)));
        }
        else
        {
            var stop = _tokens.IsMark(i - 1, ',') || _tokens.IsMark(i - 1, '—') || _tokens.IsMark(i - 1, '–') ? i - 1 : i;
            parts.Add((_ends.StartBefore(stop), stop));
            if (behind + 1 < _to && !_stretch.HasFinite(_from, stop))
                parts.Add((behind + 1, _ends.ContentEnd(behind + 1)));
        }

        AddParts(FrameRule.According, _stretch.Span(i, end), "according", source, parts);
        return true;
    }

    private void Adjective(int i)
    {
        var be = i - 1;
        while (be > _from && Subjects.IsChain(_tokens, be) && _tokens.Lower(be) is not ("is" or "was" or "are" or "were" or "be"))
            be--;
        if (_tokens.Lower(be) is not ("is" or "was" or "are" or "were" or "remains" or "remained" or "seems" or "seemed" or "feels"))
            return;
        var start = _tokens.Is(i + 1, "that") ? i + 2 : _tokens.IsWord(i + 1) && (Grammar.Pronouns.Contains(_tokens.Lower(i + 1)) || _tokens.Is(i + 1, "the")) && _stretch.HasFinite(i + 2, _to) ? i + 1 : -1;
        if (start > 0)
            Add(FrameRule.Adjective, _stretch.Span(i, i), _tokens.Lower(i), Subjects.Before(_tokens, be, _from), start);
    }

    // "It was reported by S that C", "X was told by S that C", "S was quoted as saying C"
    private void Passive(int i, CueVerb verb)
    {
        var by = i + 1;
        while (by < _to && by < i + 4 && !_tokens.Is(by, "by"))
            by++;
        if (!_tokens.Is(by, "by"))
            return;
        var source = SourceNounPhrase.After(_tokens, by + 1, _to);
        if (source.Kind == MentionKind.None)
            return;
        var behind = _tokens.FirstFrom(source.Span.End);
        if (_tokens.Lower(behind) is "that" or "to" or "of" or "as")
            Add(FrameRule.Passive, _stretch.Span(i, by), verb.Lemma + " by", source, behind + 1);
    }

    private Mention SubjectOf(int i, CueVerb verb)
    {
        if (verb.Form != VerbForm.Ing)
            return Subjects.Before(_tokens, i, _from);
        if (_tokens.Is(i - 1, "as") && _tokens.Lower(i - 2) is "quoted" or "cited")
            return Subjects.Before(_tokens, i - 2, _from);
        if (_tokens.Lower(i - 1) is "is" or "are" or "was" or "were" or "been" || (Subjects.IsChain(_tokens, i - 1) && Subjects.IsPassive(_tokens, i)))
            return Subjects.Before(_tokens, i, _from);
        if (!_tokens.IsMark(i - 1, ',') && !(_tokens.IsMark(i - 2, ',') && Subjects.IsChain(_tokens, i - 1)) && _tokens.Lower(i - 1) is not ("by" or "and"))
            return Mention.None;

        // ", adding that ...": whoever said what stands before.
        for (var k = _found.Count - 1; k >= 0; k--)
        {
            if (_found[k].Cue is { } cue && cue.End <= _tokens[i].Start)
                return _found[k].Source;
        }

        return i == _from ? Mention.None : Quoting(i) is { Kind: not MentionKind.None } quoting ? quoting : Plain(Subjects.Main(_tokens, i, _from));
    }

    // "Putin's confidence came from the candidate, criticizing ...": a participle far from a thing is not said of it.
    private static Mention Plain(Mention subject) => subject.Kind == MentionKind.Noun ? Mention.None : subject;

    // “C,” said S, adding that ...
    private Mention Quoting(int i)
    {
        for (var k = i - 1; k > _from; k--)
        {
            if (_isQuoted(k))
                return _tokens.IsWord(k + 1) && Cues.Inverts(_tokens.Word(k + 1)) ? Speakers.After(_tokens, k + 2) : Mention.None;
        }

        return Mention.None;
    }

    private bool HasPerfect(int i)
    {
        for (var k = i - 1; k >= _from && k >= i - 4; k--)
        {
            if (_tokens.Lower(k) is "has" or "have" or "had" || _tokens.Lower(k).EndsWith("'ve", StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    private bool IsNoun(int i, CueVerb verb)
    {
        var (before, lower) = (_tokens.Lower(i - 1), _tokens.Lower(i));
        if (verb.Form is VerbForm.Base or VerbForm.Third)
        {
            // "The UN says": letters that are a determiner in another language.
            var isDeterminer = Grammar.Determiners.Contains(before) && !(before.Length > 1 && _tokens.Word(i - 1).IndexOfAnyInRange('a', 'z') < 0);
            if (isDeterminer || _tokens.IsPossessive(i - 1) || (Grammar.Prepositions.Contains(before) && before != "to" && i - 1 >= _from))
                return before is not ("that" or "this") || verb.Form == VerbForm.Base;

            // "resisted pressure to overturn it"
            if (verb.Form == VerbForm.Base && before.Length > 4 && before.EndsWith("ed", StringComparison.Ordinal) && EnglishWords.Is(lower, WordClasses.Noun))
                return true;
            return _tokens.Is(i + 1, "of") || (verb.Form == VerbForm.Third && Subjects.IsPlural(_tokens, i));
        }

        return verb.Form == VerbForm.Past && ((Grammar.Determiners.Contains(before) && !Subjects.Quantifiers.Contains(before)) || (i + 1 < _to && before is "of" or "with" or "by"));
    }

    // "the editor Per Moe": the token before the role that leads a name.
    private int BeforeRole(int from)
    {
        var before = from - 1;
        while (before > from - 4 && Grammar.Roles.Contains(_tokens.Lower(before)))
            before--;
        return before < from - 1 && Grammar.Determiners.Contains(_tokens.Lower(before)) ? before - 1 : before;
    }

    private void Add(FrameRule rule, TextSpan cue, string word, Mention source, int start) =>
        AddParts(rule, cue, word, source, [(start, rule is FrameRule.That or FrameRule.Bare or FrameRule.Question or FrameRule.Adjective ? _ends.ContentEnd(start) : _ends.PhraseEnd(start, _ends.ContentEnd(start)))]);

    private void AddParts(FrameRule rule, TextSpan cue, string word, Mention source, IReadOnlyList<(int From, int To)> parts)
    {
        if (source.Kind == MentionKind.None)
            return;
        var spans = new List<TextSpan>();
        foreach (var (from, to) in parts)
        {
            var (first, last) = (from, Math.Min(to, _to) - 1);
            while (last >= first && _tokens.IsMark(last, ','))
                last--;
            while (first <= last && _tokens.IsMark(first, ','))
                first++;
            if (first > last)
                continue;

            // A quotation in it keeps its closing mark; one that is all of it loses both.
            while (last + 1 < _tokens.Count && _isQuoted(last) && _isQuoted(last + 1))
                last++;
            if (last > first + 1 && _stretch.IsQuotationMark(first) && Enumerable.Range(first, last - first + 1).All(_isQuoted))
                (first, last) = (first + 1, _stretch.IsQuotationMark(last) ? last - 1 : last);
            spans.Add(_stretch.Span(first, last));
        }

        if (spans.Count > 0)
            _found.Add(new Proposal(rule, cue, word, source, spans));
    }
}
