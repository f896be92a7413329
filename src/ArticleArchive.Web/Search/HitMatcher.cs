using ArticleArchive.Parsing.Text;
using ArticleArchive.Web.Search.Analysis;
using ArticleArchive.Web.Search.QueryLanguage;

namespace ArticleArchive.Web.Search;

/// <summary>A place where a query hits a text.</summary>
/// <param name="Span">In the text; a phrase is one hit.</param>
/// <param name="Term">Which word or phrase of the query, counted from 0.</param>
internal readonly record struct Hit(TextSpan Span, int Term);

/// <summary>
/// The words and phrases of a query that count in one sort of text, ready to be found there as the index finds them.
/// Linear in the text: a word is looked up once, and a phrase compared backwards from its last word.
/// </summary>
internal sealed class HitMatcher
{
    // No phrase has more words: a query has at most 512 characters.
    private const int MaxPhraseWords = 256;

    private readonly Dictionary<string, int> _wordIds = new(StringComparer.Ordinal);
    private readonly Dictionary<int, List<Pattern>> _byLastWord = [];
    private readonly HashSet<char> _firstCharacters = [];
    private readonly List<(string Prefix, Pattern Pattern)> _prefixes = [];

    // Ids of the words before the last; the last is the key it is stored under.
    private sealed record Pattern(int[] Before, int Term);

    /// <param name="query">The query read.</param>
    /// <param name="place">What the text is: terms of another field do not count there.</param>
    public HitMatcher(ParsedQuery query, SearchField place)
    {
        Collect(query.Root, SearchField.Any, place);
    }

    /// <summary>Number of words and phrases that may be hit.</summary>
    public int TermCount { get; private set; }

    /// <summary>Finds the hits in order of their ends.</summary>
    /// <param name="text">The text.</param>
    /// <param name="maxHits">Looks no further after so many.</param>
    public List<Hit> Find(ReadOnlySpan<char> text, int maxHits = int.MaxValue)
    {
        var hits = new List<Hit>();
        if (TermCount == 0)
            return hits;
        var words = _wordIds.GetAlternateLookup<ReadOnlySpan<char>>();
        Span<int> ids = stackalloc int[MaxPhraseWords];
        Span<int> starts = stackalloc int[MaxPhraseWords];
        var inBlock = 0;
        var previousEnd = 0;
        var tokenizer = new IndexTokenizer(text);
        while (hits.Count < maxHits && tokenizer.NextWord())
        {
            // Most words begin like none of the query and need no stem; to a phrase they are a gap.
            if (!_firstCharacters.Contains(tokenizer.Term[0]))
            {
                inBlock = 0;
                continue;
            }

            tokenizer.Stem();
            if (HasBlankLine(text[previousEnd..tokenizer.Start]))
                inBlock = 0;
            previousEnd = tokenizer.End;
            var id = words.TryGetValue(tokenizer.Term, out var known) ? known : -1;
            ids[inBlock % MaxPhraseWords] = id;
            starts[inBlock % MaxPhraseWords] = tokenizer.Start;
            inBlock++;
            if (id >= 0 && _byLastWord.TryGetValue(id, out var patterns))
            {
                foreach (var pattern in patterns)
                    Match(pattern, ids, starts, inBlock, tokenizer.End, hits);
            }

            foreach (var (prefix, pattern) in _prefixes)
            {
                if (tokenizer.Term.StartsWith(prefix, StringComparison.Ordinal))
                    Match(pattern, ids, starts, inBlock, tokenizer.End, hits);
            }
        }

        return hits;
    }

    private static void Match(Pattern pattern, ReadOnlySpan<int> ids, ReadOnlySpan<int> starts, int inBlock, int end, List<Hit> hits)
    {
        var first = inBlock - 1 - pattern.Before.Length;
        if (first < 0)
            return;
        for (var i = pattern.Before.Length - 1; i >= 0; i--)
        {
            if (ids[(first + i) % MaxPhraseWords] != pattern.Before[i])
                return;
        }

        hits.Add(new Hit(new TextSpan(starts[first % MaxPhraseWords], end), pattern.Term));
    }

    // A paragraph's end: the index puts a word between the blocks, so no phrase goes across.
    private static bool HasBlankLine(ReadOnlySpan<char> gap)
    {
        var line = gap.IndexOf('\n');
        if (line < 0)
            return false;
        foreach (var c in gap[(line + 1)..])
        {
            if (c == '\n')
                return true;
            if (!char.IsWhiteSpace(c))
                return false;
        }

        return false;
    }

    // What is left out is not there to be marked. As deep as the tree, which the parser bounds.
    private void Collect(QueryNode? node, SearchField field, SearchField place)
    {
        switch (node)
        {
            case TermNode term when CountsIn(field, place):
                Add(term);
                break;
            case FieldNode inner:
                Collect(inner.Child, inner.Field, place);
                break;
            case AndNode and:
                foreach (var child in and.Children)
                    Collect(child, field, place);
                break;
            case OrNode or:
                foreach (var child in or.Children)
                    Collect(child, field, place);
                break;
        }
    }

    // A claim is a part of the text, so what must stand in a claim is marked in both.
    private static bool CountsIn(SearchField field, SearchField place) =>
        field == SearchField.Any || field == place || (field is SearchField.Claim or SearchField.Body && place == SearchField.Any);

    private void Add(TermNode term)
    {
        var text = IndexText.Of(term.Text);
        var number = TermCount++;
        AddPattern(text, number, term.IsPrefix);
        if (term.IsPrefix)
        {
            foreach (var word in PrefixEndings.Complete(text))
                AddPattern(word, number, isPrefix: false);
        }
    }

    private void AddPattern(string text, int number, bool isPrefix)
    {
        var terms = IndexTokenizer.Terms(text);
        foreach (var term in terms)
            _firstCharacters.Add(term[0]);
        var pattern = new Pattern([.. terms.SkipLast(1).Select(IdOf)], number);
        if (isPrefix)
            _prefixes.Add((terms[^1], pattern));
        else if (_byLastWord.TryGetValue(IdOf(terms[^1]), out var patterns))
            patterns.Add(pattern);
        else
            _byLastWord.Add(IdOf(terms[^1]), [pattern]);
    }

    private int IdOf(string term)
    {
        if (!_wordIds.TryGetValue(term, out var id))
            _wordIds.Add(term, id = _wordIds.Count);
        return id;
    }
}
