using System.Collections.Frozen;
using ArticleArchive.Parsing.Claims.Lexicon;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Claims;

/// <summary>Where what is said begins behind its verb: over when and where it was said, and to whom.</summary>
internal sealed class ContentStarts
{
    private const int FarthestThat = 14;
    private const int FarthestTo = 10;

    private static readonly FrozenSet<string> Wh = Words.Set("whether if how why what who where when which");
    private static readonly FrozenSet<string> AdjunctWords = Words.Set("yesterday today tomorrow earlier later again recently week month year night morning afternoon evening repeatedly publicly twitter facebook however moments shortly");
    private static readonly FrozenSet<string> Media = Words.Set("statement e-mail email interview letter tweet post speech court blog memo note filing report telegram call briefing testimony debate release hearing phone video message");

    private readonly FrameStretch _stretch;
    private readonly Tokens _tokens;
    private readonly Func<int, bool> _isQuoted;
    private readonly int _from;
    private readonly int _to;

    public ContentStarts(FrameStretch stretch)
    {
        _stretch = stretch;
        (_tokens, _isQuoted, _from, _to) = (stretch.Tokens, stretch.IsQuoted, stretch.From, stretch.To);
    }

    /// <summary>The "that" behind a verb, over "on Monday", "in a statement" and the recipient of "told", or -1.</summary>
    public int ThatAfter(int i, CueVerb verb)
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
            var isAdjunct = ContentEnds.AdjunctLeads.Contains(lower) || AdjunctWords.Contains(lower) || Grammar.DaysAndMonths.Contains(lower) || lower.EndsWith("ly", StringComparison.Ordinal);
            if (k == i && !isAdjunct && !takesRecipient)
                return -1;
        }

        return -1;
    }

    /// <summary>True for the "that" of <c>disputed that account: “...”</c>, which points at a noun and opens no clause.</summary>
    public bool IsPointing(int that)
    {
        for (var i = that + 1; i < _to && i < that + 4 && _tokens.IsWord(i); i++)
        {
            if (_tokens.IsMark(i + 1, ':'))
                return !_stretch.HasFinite(that + 1, i + 1);
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

    /// <summary>The "why" or "whether" behind a verb and whom it is told, or -1.</summary>
    public int WhAfter(int i, CueVerb verb)
    {
        var k = verb.Has(CueUse.Tells) || verb.Lemma is "ask" ? AfterRecipient(i) : i;
        return Wh.Contains(_tokens.Lower(k)) && k + 1 < _to && !_isQuoted(k) ? k : -1;
    }

    /// <summary>The infinitive at a token, without its "to", or -1.</summary>
    public int InfinitiveAt(int i)
    {
        // "agreed on Tuesday to renew"
        while (i < _to && (Grammar.DaysAndMonths.Contains(_tokens.Lower(i)) || AdjunctWords.Contains(_tokens.Lower(i)) || (_tokens.Lower(i) is "on" or "last" or "this" && (Grammar.DaysAndMonths.Contains(_tokens.Lower(i + 1)) || AdjunctWords.Contains(_tokens.Lower(i + 1))))))
            i++;
        if (_tokens.Lower(i) is "not" or "never")
            i++;
        if (_tokens.Is(i, "to") && _stretch.IsQuotationMark(i + 1) && _tokens.IsWord(i + 2) && i + 2 < _to)
            return i + 1; // to “think before you bin”
        return _tokens.Is(i, "to") && _tokens.IsWord(i + 1) && i + 1 < _to && !_tokens.IsCapitalised(i + 1) && !Grammar.Determiners.Contains(_tokens.Lower(i + 1)) ? i + 1 : -1;
    }

    /// <summary>The "to" behind whoever is urged, or -1.</summary>
    public int MovedTo(int i)
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

        return ContentEnds.Recipients.Contains(_tokens.Lower(i)) || Subjects.IsRole(_tokens.Lower(i)) ? i + 1 : i;
    }

    /// <summary>Where a clause without "that" begins, or -1.</summary>
    public int BareStart(int i, CueVerb verb)
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
            else if (_tokens.IsWord(i) && _stretch.IsVerb(i) && !(_stretch.IsVerb(i - 1) && i > from) && --inside < 0)
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

    /// <summary>True where a noun phrase can begin.</summary>
    public bool StartsNounPhrase(int i) => i < _to && _tokens.IsWord(i)
        && (Grammar.Determiners.Contains(_tokens.Lower(i)) || _tokens.IsCapitalised(i) || _isQuoted(i) || (_tokens.Word(i).Length > 3 && !Grammar.Prepositions.Contains(_tokens.Lower(i)) && !Grammar.Conjunctions.Contains(_tokens.Lower(i))));
}
