using System.Collections.Frozen;
using ArticleArchive.Parsing.Claims.Lexicon;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Claims;

/// <summary>Proposes the attributions of a stretch of one sentence whose cue stands outside quotation marks. Several rules may propose for one cue.</summary>
internal sealed class IndirectFrames
{
    private const int FarthestThat = 14;
    private const int FarthestTo = 10;
    private const int FarthestQuotation = 30;

    // As many words before ", S said." are a statement even where no verb in them is known.
    private const int FewestTrailed = 5;

    private static readonly FrozenSet<string> Wh = Words.Set("whether if how why what who where when which");
    private static readonly FrozenSet<string> AdjunctLeads = Words.Set("in on at to during after before with from for by last this earlier early late next later again also as via through aboard outside inside near over");
    private static readonly FrozenSet<string> AdjunctWords = Words.Set("yesterday today tomorrow earlier later again recently week month year night morning afternoon evening repeatedly publicly twitter facebook however moments shortly");
    private static readonly FrozenSet<string> Recipients = Words.Set("reporters journalists lawmakers investors employees supporters voters viewers listeners readers officials police investigators colleagues people us me him them her parents students delegates senators members");

    private static readonly FrozenSet<string> Adjectives = Words.Set(
        "confident sure certain convinced worried afraid aware hopeful optimistic pessimistic skeptical sceptical adamant concerned doubtful glad proud disappointed surprised adamant sorry fearful unaware unsure mindful");

    private static readonly FrozenSet<string> Media = Words.Set("statement e-mail email interview letter tweet post speech court blog memo note filing report telegram call briefing testimony debate release hearing phone video message");
    private static readonly FrozenSet<string> Fronted = Words.Set("while although though whereas because since if unless");
    private static readonly FrozenSet<string> AuthorsOwn = Words.Set("that there which who whose whom where after before although though despite in has have had was were is are");

    private readonly Tokens _tokens;
    private readonly Func<int, bool> _isQuoted;
    private readonly int _from;
    private readonly int _to;
    private readonly List<Proposal> _found = [];

    /// <param name="tokens">The sentence.</param>
    /// <param name="isQuoted">True for the tokens between quotation marks, which hold no cue of the author's.</param>
    /// <param name="from">The first token to look at.</param>
    /// <param name="to">The token behind the last one.</param>
    public IndirectFrames(Tokens tokens, Func<int, bool> isQuoted, int from, int to)
    {
        (_tokens, _isQuoted, _from) = (tokens, isQuoted, from);
        _to = to;
        while (_to > from && !tokens.IsWord(_to - 1) && !tokens.IsMark(_to - 1, '%') && !tokens.IsMark(_to - 1, ')'))
            _to--;
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
                _found.AddRange(NounFrames.At(_tokens, i, _from, _to, start => ContentEnd(start)));
            if (Adjectives.Contains(lower))
                Adjective(i);
            if (lower == "clear" && _tokens.Lower(_tokens.Is(i - 1, "it") ? i - 2 : i - 1) is "made" or "makes" or "make" && _tokens.Is(i + 1, "that"))
                Add(FrameRule.That, Span(_tokens.Is(i - 1, "it") ? i - 2 : i - 1, i), "make clear", Subjects.Before(_tokens, _tokens.Is(i - 1, "it") ? i - 2 : i - 1, _from), i + 2);
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
        if (verb.Has(CueUse.That) && _tokens.IsMark(BeforeRole(subject.From), ',') && EndsFrame(i + 1) && Trailing(i, BeforeRole(subject.From) + 1, subject, verb))
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
            AddParts(FrameRule.That, Span(i, i), verb.Lemma, source, [(i + 2, comma)]);
            return;
        }
    }

    private void Complement(int i, CueVerb verb, Mention subject)
    {
        var cue = i;
        var next = i + 1;
        if (verb.Lemma is "point" or "call" or "rule" && _tokens.Is(next, "out"))
            next++;
        if (verb.Lemma == "rule" && next > i + 1 && StartsNounPhrase(next))
        {
            Add(FrameRule.Object, Span(cue, next - 1), "rule out", subject, next);
            return;
        }

        var that = ThatAfter(next, verb);
        if (that > 0 && verb.Has(CueUse.That) && !IsPointing(that))
        {
            Add(FrameRule.That, Span(cue, cue), verb.Lemma, subject, that + 1);
            return;
        }

        if (verb.Has(CueUse.Asks) && WhAfter(next, verb) is > 0 and var question)
        {
            Add(FrameRule.Question, Span(cue, cue), verb.Lemma, subject, question);
            return;
        }

        if (verb.Has(CueUse.Infinitive) && InfinitiveAt(next) is > 0 and var infinitive)
        {
            Add(FrameRule.Infinitive, Span(cue, infinitive - 1), verb.Lemma, subject, infinitive);
            return;
        }

        if (verb.Has(CueUse.Moves) && MovedTo(next) > 0)
        {
            Add(FrameRule.Moved, Span(cue, cue), verb.Lemma, subject, next);
            return;
        }

        if (PrepositionFrame(cue, verb, subject))
            return;
        if (verb.Has(CueUse.Bare) && BareStart(next, verb) is > 0 and var bare)
        {
            Add(FrameRule.Bare, Span(cue, cue), verb.Lemma, subject, bare);
            return;
        }

        if (verb.Has(CueUse.Gerund) && _tokens.Lower(next) is { Length: > 5 } gerund && gerund.EndsWith("ing", StringComparison.Ordinal))
            Add(FrameRule.Gerund, Span(cue, cue), verb.Lemma, subject, next);
        else if (verb.Has(CueUse.Labels) && (_tokens.IsWord(next) || _isQuoted(next)) && next < _to && _tokens.Lower(next) is not ("on" or "in" or "at" or "by" or "and"))
            Add(FrameRule.Label, Span(cue, cue), verb.Lemma, subject, next);
        else if (verb.Has(CueUse.Object) && StartsNounPhrase(next))
            Add(FrameRule.Object, Span(cue, cue), verb.Lemma, subject, next);
    }

    // accused X of C, blamed X for C, called for C, warned of C, called on X to C
    private bool PrepositionFrame(int cue, CueVerb verb, Mention subject)
    {
        var next = _tokens.Lower(cue + 1);
        var direct = (verb.Lemma, next) is ("call", "for") or ("warn", "of") or ("warn", "against") or ("complain", "about") or ("boast", "of") or ("boast", "about") or ("brag", "about") or ("argue", "for") or ("argue", "against")
            or ("hint", "at") or ("plead", "for") or ("worry", "about") or ("hope", "for") or ("ask", "for") or ("agree", "with") or ("disagree", "with") or ("object", "to") or ("insist", "on") or ("apologize", "for") or ("advocate", "for");
        if (direct)
        {
            Add(FrameRule.Preposition, Span(cue, cue + 1), verb.Lemma + " " + next, subject, cue + 2);
            return true;
        }

        if (verb.Lemma == "call" && next == "on" && MovedTo(cue + 2) > 0)
        {
            Add(FrameRule.Moved, Span(cue, cue + 1), "call on", subject, cue + 2);
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
            Add(FrameRule.Preposition, Span(cue, cue), verb.Lemma, subject, cue + 1);
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
            AddParts(FrameRule.As, Span(i, i), verb.Lemma, subject, [(end + 1, ContentEnd(end + 1))]);
        else if (_tokens.IsMark(subject.From - 2, ',') && end >= _to && verb.Has(CueUse.Quotes))
            AddParts(FrameRule.As, Span(i, i), verb.Lemma, subject, [(_from, subject.From - 2)]);
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
        var start = StartBefore(comma);
        if (comma <= start)
            return false;
        var parts = new List<(int From, int To)> { (start, comma) };

        // "It failed because, S said, it was wet": what was said is the reason.
        if (behind + 1 < _to && _tokens.Lower(comma - 1) is "because" or "that" or "if" or "when" or "while" or "since" or "which")
            parts = [(behind + 1, ContentEnd(behind + 1))];

        // "The bridge, S said, is open": what stands before is no sentence yet.
        else if (behind + 1 < _to && !HasFinite(start, comma))
            parts.Add((behind + 1, ContentEnd(behind + 1)));
        else if (!HasFinite(start, comma) && (behind < _to || comma - start < FewestTrailed))
            return false;
        AddParts(FrameRule.Trailing, Span(cue, cue), verb.Lemma, source, parts);
        return true;
    }

    // A frame before has ended at a semicolon, or the content begins with the sentence.
    private int StartBefore(int comma)
    {
        for (var i = comma - 1; i > _from; i--)
        {
            if (_tokens.IsMark(i, ';'))
                return i + 1;
        }

        return _tokens.Lower(_from) is "but" or "and" or "meanwhile" or "still" && _from + 1 < comma ? _from + (_tokens.IsMark(_from + 1, ',') ? 2 : 1) : _from;
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
            parts.Add((behind + 1, ContentEnd(behind + 1)));
        }
        else
        {
            var stop = _tokens.IsMark(i - 1, ',') || _tokens.IsMark(i - 1, '—') || _tokens.IsMark(i - 1, '–') ? i - 1 : i;
            parts.Add((StartBefore(stop), stop));
            if (behind + 1 < _to && !HasFinite(_from, stop))
                parts.Add((behind + 1, ContentEnd(behind + 1)));
        }

        AddParts(FrameRule.According, Span(i, end), "according", source, parts);
        return true;
    }

    private void Adjective(int i)
    {
        var be = i - 1;
        while (be > _from && Subjects.IsChain(_tokens, be) && _tokens.Lower(be) is not ("is" or "was" or "are" or "were" or "be"))
            be--;
        if (_tokens.Lower(be) is not ("is" or "was" or "are" or "were" or "remains" or "remained" or "seems" or "seemed" or "feels"))
            return;
        var start = _tokens.Is(i + 1, "that") ? i + 2 : _tokens.IsWord(i + 1) && (Grammar.Pronouns.Contains(_tokens.Lower(i + 1)) || _tokens.Is(i + 1, "the")) && HasFinite(i + 2, _to) ? i + 1 : -1;
        if (start > 0)
            Add(FrameRule.Adjective, Span(i, i), _tokens.Lower(i), Subjects.Before(_tokens, be, _from), start);
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
            Add(FrameRule.Passive, Span(i, by), verb.Lemma + " by", source, behind + 1);
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
            if (Grammar.Determiners.Contains(before) || _tokens.IsPossessive(i - 1) || (Grammar.Prepositions.Contains(before) && before != "to" && i - 1 >= _from))
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

    private bool EndsFrame(int i) => i >= _to || !_tokens.IsWord(i) || Grammar.DaysAndMonths.Contains(_tokens.Lower(i))
        || _tokens.Lower(i) is "in" or "on" or "at" or "during" or "after" or "last" or "this" or "yesterday" or "today" or "earlier" || (_tokens.Is(i, "to") && Recipients.Contains(_tokens.Lower(i + 1))) || (Recipients.Contains(_tokens.Lower(i)) && (i + 1 >= _to || !_tokens.IsWord(i + 1) || AdjunctLeads.Contains(_tokens.Lower(i + 1))));

    // Behind "said": over "on Monday", "in a statement", and a recipient of "told"; the index of "that", or -1.
    private int ThatAfter(int i, CueVerb verb)
    {
        var takesRecipient = verb.Has(CueUse.Tells);
        for (var k = i; k < _to && k < i + FarthestThat; k++)
        {
            if (_tokens.IsMark(k, ',') && _tokens.Lower(k + 1) is "dass" or "что")
                return k + 1;
            if (_tokens.IsMark(k, ','))
                return ThatBehindInsertion(k);
            if (_tokens.IsMark(k, '(') && k == i)
            {
                while (k < _to && !_tokens.IsMark(k, ')'))
                    k++;
                return Grammar.That.Contains(_tokens.Lower(k + 1)) ? k + 1 : -1;
            }

            // told “Fox Sunday” that; said on NBC’s “Meet the Press” that: the title of a programme.
            if (_isQuoted(k) && (k > i || takesRecipient))
            {
                while (k < _to && _isQuoted(k))
                    k++;
                return Grammar.That.Contains(_tokens.Lower(k)) ? k : -1;
            }

            if (!_tokens.IsWord(k) || _isQuoted(k))
                return -1;
            var lower = _tokens.Lower(k);
            if (Grammar.That.Contains(lower) && !(k > i && Grammar.Prepositions.Contains(_tokens.Lower(k - 1))))
                return k == i || k + 1 >= _to || !Stance.IsRelative(_tokens, k) ? k : -1;
            if (Subjects.IsFinite(_tokens, k) || Grammar.Conjunctions.Contains(lower))
                return -1;
            var isAdjunct = AdjunctLeads.Contains(lower) || AdjunctWords.Contains(lower) || Grammar.DaysAndMonths.Contains(lower) || lower.EndsWith("ly", StringComparison.Ordinal);
            if (k == i && !isAdjunct && !takesRecipient)
                return -1;
        }

        return -1;
    }

    // "disputed that account: “...”": it points at a noun and opens no clause.
    private bool IsPointing(int that)
    {
        for (var i = that + 1; i < _to && i < that + 4 && _tokens.IsWord(i); i++)
        {
            if (_tokens.IsMark(i + 1, ':'))
                return !HasFinite(that + 1, i + 1);
        }

        return false;
    }

    // "said, citing two officials, that"
    private int ThatBehindInsertion(int comma)
    {
        for (var k = comma + 1; k < _to && k < comma + FarthestThat; k++)
        {
            if (_isQuoted(k))
                return -1;
            if (_tokens.IsMark(k, ','))
                return Grammar.That.Contains(_tokens.Lower(k + 1)) ? k + 1 : -1;
        }

        return -1;
    }

    private int WhAfter(int i, CueVerb verb)
    {
        var k = verb.Has(CueUse.Tells) || verb.Lemma is "ask" ? AfterRecipient(i) : i;
        return Wh.Contains(_tokens.Lower(k)) && k + 1 < _to && !_isQuoted(k) ? k : -1;
    }

    private int InfinitiveAt(int i)
    {
        // "agreed on Tuesday to renew"
        while (i < _to && (Grammar.DaysAndMonths.Contains(_tokens.Lower(i)) || AdjunctWords.Contains(_tokens.Lower(i)) || (_tokens.Lower(i) is "on" or "last" or "this" && (Grammar.DaysAndMonths.Contains(_tokens.Lower(i + 1)) || AdjunctWords.Contains(_tokens.Lower(i + 1))))))
            i++;
        if (_tokens.Lower(i) is "not" or "never")
            i++;
        if (_tokens.Is(i, "to") && IsQuotationMark(i + 1) && _tokens.IsWord(i + 2) && i + 2 < _to)
            return i + 1; // to “think before you bin”
        return _tokens.Is(i, "to") && _tokens.IsWord(i + 1) && i + 1 < _to && !_tokens.IsCapitalised(i + 1) && !Grammar.Determiners.Contains(_tokens.Lower(i + 1)) ? i + 1 : -1;
    }

    private int MovedTo(int i)
    {
        for (var k = i + 1; k < _to && k < i + FarthestTo; k++)
        {
            if (!_tokens.IsWord(k) || Subjects.IsFinite(_tokens, k) || Grammar.Conjunctions.Contains(_tokens.Lower(k)) && !_tokens.Is(k, "and"))
                return -1;
            if (_tokens.Is(k, "to") && InfinitiveAt(k) > 0)
                return k;
        }

        return -1;
    }

    // "told reporters", "told CNN", "told the council"
    private int AfterRecipient(int i)
    {
        if (Grammar.Determiners.Contains(_tokens.Lower(i)))
        {
            for (var k = i + 1; k < i + 6; k++)
            {
                if (Subjects.IsRole(_tokens.Lower(k)))
                    return k + 1;
            }

            return i;
        }

        if (_tokens.IsCapitalised(i))
        {
            while (_tokens.IsCapitalised(i))
                i++;
            return _tokens.IsPossessive(i - 1) ? (_tokens.IsCapitalised(i) ? AfterRecipient(i) : i + 1) : i;
        }

        return Recipients.Contains(_tokens.Lower(i)) || Subjects.IsRole(_tokens.Lower(i)) ? i + 1 : i;
    }

    // Where a clause without "that" begins, or -1.
    private int BareStart(int i, CueVerb verb)
    {
        var k = verb.Has(CueUse.Tells) && verb.Lemma is not "write" ? AfterRecipient(i) : i;
        if (verb.Lemma is "tell" or "remind" or "inform" or "assure" && k == i)
            return -1;
        while (k < _to && (Grammar.DaysAndMonths.Contains(_tokens.Lower(k)) || AdjunctWords.Contains(_tokens.Lower(k)) || (_tokens.Lower(k) is "last" or "on" && (Grammar.DaysAndMonths.Contains(_tokens.Lower(k + 1)) || AdjunctWords.Contains(_tokens.Lower(k + 1))))))
            k++;
        k = BehindMedium(k);
        if (k + 1 >= _to || !(_tokens.IsWord(k) || _isQuoted(k)))
            return -1;
        var lower = _tokens.Lower(k);
        var opens = Grammar.Determiners.Contains(lower) || Grammar.Pronouns.Contains(lower) || _tokens.IsCapitalised(k) || lower is "there" or "he's" or "it's" or "they're" or "she's" or "that's" or "there's" or "he'd" or "he'll" or "such" or "most" or "if"
            || (verb.Lemma is "say" or "tell" or "estimate" && lower is "about" or "over" or "under" or "around" or "between" && _tokens.Word(k + 1) is { Length: > 0 } figure && (char.IsAsciiDigit(figure[0]) || figure[0] is '$' or '€' or '£'))
            || (lower is "under" && _tokens.Is(k + 1, "current")) || (lower == "outside" && EnglishWords.ClassOf(EnglishWords.Lemma(_tokens.Lower(k + 1), WordClasses.Noun)) == WordClasses.Noun && _tokens.Lower(k + 1).EndsWith('s'))
            || (verb.Lemma is "say" && !Grammar.Prepositions.Contains(lower) && lower is not ("so" or "goodbye" or "yes" or "no" or "as" or "it" or "to" or "and" or "but" or "more" or "nothing" or "anything" or "something"));
        var isSubject = lower is "he" or "she" or "they" or "we" or "i" || (lower is "it" && verb.Lemma is not ("find" or "call" or "show"));
        return opens && (isSubject || HasPredicate(k + 1)) ? k : -1;
    }

    // "found no evidence that bias affected it": the only verb is that of the clause inside the phrase.
    private bool HasPredicate(int from)
    {
        var inside = 0;
        for (var i = from; i < _to; i++)
        {
            if (_tokens.Lower(i) is "that" or "who" or "which" && i > from && _tokens.IsWord(i - 1) && CueVerbs.Of(_tokens.Lower(i - 1)) is not { Form: not VerbForm.Base })
                inside++;
            else if (_tokens.IsWord(i) && IsVerb(i) && !(IsVerb(i - 1) && i > from) && --inside < 0)
                return true;
        }

        return false;
    }

    // "in a statement", "in an e-mail to the paper": where the clause behind it begins with a determiner, a pronoun or a name.
    private int BehindMedium(int i)
    {
        if (_tokens.Lower(i) is not ("in" or "on" or "by" or "at" or "during"))
            return i;
        for (var k = i + 1; k < _to && k < i + 5 && _tokens.IsWord(k); k++)
        {
            if (!Media.Contains(_tokens.Lower(k)))
                continue;
            while (Grammar.DaysAndMonths.Contains(_tokens.Lower(k + 1)) || AdjunctWords.Contains(_tokens.Lower(k + 1)))
                k++;
            return k + 1 < _to && (Grammar.Determiners.Contains(_tokens.Lower(k + 1)) || Grammar.Pronouns.Contains(_tokens.Lower(k + 1)) || _tokens.IsCapitalised(k + 1)) ? k + 1 : i;
        }

        return i;
    }

    private bool StartsNounPhrase(int i) => i < _to && _tokens.IsWord(i)
        && (Grammar.Determiners.Contains(_tokens.Lower(i)) || _tokens.IsCapitalised(i) || _isQuoted(i) || (_tokens.Word(i).Length > 3 && !Grammar.Prepositions.Contains(_tokens.Lower(i)) && !Grammar.Conjunctions.Contains(_tokens.Lower(i))));

    private bool HasFinite(int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (_tokens.IsWord(i) && IsVerb(i))
                return true;
        }

        return false;
    }

    private bool IsVerb(int i)
    {
        var lower = _tokens.Lower(i);
        if (Subjects.IsFinite(_tokens, i) || Statements.IsVerb(lower) || (lower.Length > 4 && lower.EndsWith("ed", StringComparison.Ordinal)) || lower is "lied" or "died" or "tied" or "used" || lower.EndsWith("n't", StringComparison.Ordinal))
            return true;
        if (lower.Length > 3 && lower[^1] == 's' && EnglishWords.Is(EnglishWords.Lemma(lower, WordClasses.Verb), WordClasses.Verb) && i > 0 && EnglishWords.ClassOf(_tokens.Lower(i - 1)) == WordClasses.Noun)
            return true;
        return lower.IndexOf('\'', StringComparison.Ordinal) is > 0 and var mark && Grammar.Pronouns.Contains(lower[..mark]);
    }

    /// <summary>Where a content that starts at a token ends: at the stretch's end, or where a frame beside it begins.</summary>
    private int ContentEnd(int start)
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
                return _tokens.Is(k + 1, "that") || verb.Has(CueUse.Bare | CueUse.Labels) || _tokens.Is(k + 1, "to") || _isQuoted(k + 1) || (verb.Has(CueUse.Moves) && MovedTo(k + 1) > 0);
            var subject = Subjects.Before(_tokens, k, i);
            return subject.Kind != MentionKind.None && subject.From <= i + 1;
        }

        return false;
    }

    // "and his advisers say it will": in the form of the dictionary only behind a plural.
    private bool IsPluralCue(int i, CueVerb verb) => verb.Form == VerbForm.Base && verb.Has(CueUse.Bare) && _tokens.IsWord(i - 1) && _tokens.Lower(i - 1).EndsWith('s') && Subjects.IsRole(_tokens.Lower(i - 1));

    private bool IsQuotationMark(int i) => i < _tokens.Count && !_tokens.IsWord(i) && SentenceMarks.IsQuotationMark(_tokens.Word(i)[0]);

    private TextSpan Span(int first, int last) => new(_tokens[first].Start, _tokens[last].End);

    private void Add(FrameRule rule, TextSpan cue, string word, Mention source, int start) =>
        AddParts(rule, cue, word, source, [(start, rule is FrameRule.That or FrameRule.Bare or FrameRule.Question or FrameRule.Adjective ? ContentEnd(start) : PhraseEnd(start, ContentEnd(start)))]);

    // What was said is a phrase: "denied rumours of cholera, which spread on Friday". What follows it behind a comma is the author's.
    private int PhraseEnd(int start, int end)
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
            if (last > first + 1 && IsQuotationMark(first) && Enumerable.Range(first, last - first + 1).All(_isQuoted))
                (first, last) = (first + 1, IsQuotationMark(last) ? last - 1 : last);
            spans.Add(Span(first, last));
        }

        if (spans.Count > 0)
            _found.Add(new Proposal(rule, cue, word, source, spans));
    }
}
