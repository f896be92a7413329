using ArticleArchive.Parsing.Claims.Lexicon;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Claims;

/// <summary>A stretch of one sentence, outside the quotation marks or between two of them, in which frames are looked for.</summary>
internal sealed class FrameStretch
{
    private readonly Tokens _tokens;

    /// <param name="tokens">The sentence.</param>
    /// <param name="isQuoted">True for the tokens between quotation marks, which hold no cue of the author's.</param>
    /// <param name="from">The first token to look at.</param>
    /// <param name="to">The token behind the last one.</param>
    public FrameStretch(Tokens tokens, Func<int, bool> isQuoted, int from, int to)
    {
        (_tokens, IsQuoted, From, To) = (tokens, isQuoted, from, to);
        while (To > from && !tokens.IsWord(To - 1) && !tokens.IsMark(To - 1, '%') && !tokens.IsMark(To - 1, ')'))
            To--;
    }

    public Tokens Tokens => _tokens;

    /// <summary>True for the tokens between quotation marks.</summary>
    public Func<int, bool> IsQuoted { get; }

    /// <summary>The first token.</summary>
    public int From { get; }

    /// <summary>The token behind the last one that can hold something: the marks at the end are left out.</summary>
    public int To { get; }

    /// <summary>From the first to the last of some tokens.</summary>
    public TextSpan Span(int first, int last) => new(_tokens[first].Start, _tokens[last].End);

    /// <summary>True where one of the tokens from one to before another can be a finite verb.</summary>
    public bool HasFinite(int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (_tokens.IsWord(i) && IsVerb(i))
                return true;
        }

        return false;
    }

    /// <summary>True for a word that can be a finite verb: more of them than <see cref="Subjects.IsFinite"/>, which is sure.</summary>
    public bool IsVerb(int i)
    {
        var lower = _tokens.Lower(i);
        if (Subjects.IsFinite(_tokens, i) || Statements.IsVerb(lower) || (lower.Length > 4 && lower.EndsWith("ed", StringComparison.Ordinal)) || lower is "lied" or "died" or "tied" or "used" || lower.EndsWith("n't", StringComparison.Ordinal))
            return true;
        if (lower.Length > 3 && lower[^1] == 's' && EnglishWords.Is(EnglishWords.Lemma(lower, WordClasses.Verb), WordClasses.Verb) && i > 0 && EnglishWords.ClassOf(_tokens.Lower(i - 1)) == WordClasses.Noun)
            return true;
        return lower.IndexOf('\'', StringComparison.Ordinal) is > 0 and var mark && Grammar.Pronouns.Contains(lower[..mark]);
    }

    public bool IsQuotationMark(int i) => i < _tokens.Count && !_tokens.IsWord(i) && SentenceMarks.IsQuotationMark(_tokens.Word(i)[0]);
}
