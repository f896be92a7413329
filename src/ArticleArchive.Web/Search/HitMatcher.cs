using ArticleArchive.Parsing.Text;
using ArticleArchive.Web.Search.Analysis;
using ArticleArchive.Web.Search.QueryLanguage;

namespace ArticleArchive.Web.Search;

/// <summary>A place where a query hits a text.</summary>
/// <param name="Span">In the text; a phrase is one hit.</param>
/// <param name="Term">Which word or phrase of the query, counted from 0.</param>
internal readonly record struct Hit(TextSpan Span, int Term);

/// <summary>
/// The words and phrases of a query that count in one sort of text, ready to be found there as the index finds them. Linear in
/// the text: each different word is compared with the query once, and a phrase backwards from its last word.
/// </summary>
internal sealed class HitMatcher
{
    // No phrase has more words: a query has at most 512 characters.
    private const int MaxPhraseWords = 256;

    // Different words remembered with what they hit.
    private const int MostRemembered = 50_000;

    private static readonly int[] s_none = [];

    private readonly List<WordTest> _tests = [];
    private readonly List<NearGroup> _nears = [];
    private readonly Dictionary<StemLanguage, Words> _words = [];

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
    /// <param name="language">Its language: which endings do not matter. Unknown counts as English, as it mostly does in the index.</param>
    /// <param name="maxHits">Looks no further after so many.</param>
    public List<Hit> Find(ReadOnlySpan<char> text, StemLanguage language = StemLanguage.Unknown, int maxHits = int.MaxValue)
    {
        if (TermCount == 0)
            return [];
        var words = WordsOf(language);
        var found = new List<PlacedHit>();
        var matched = new int[MaxPhraseWords][];
        Span<int> starts = stackalloc int[MaxPhraseWords];
        var (position, inBlock, previousEnd) = (0, 0, 0);
        var tokenizer = new IndexTokenizer(text);
        while (found.Count < maxHits && tokenizer.Next())
        {
            // Pairs of characters overlap.
            if (tokenizer.Start > previousEnd && HasBlankLine(text[previousEnd..tokenizer.Start]))
            {
                inBlock = 0;
                // Further than any nearness reaches.
                position += 1 << 16;
            }

            previousEnd = tokenizer.End;
            position++;
            var tests = words.Matched(tokenizer.Term);
            matched[inBlock % MaxPhraseWords] = tests;
            starts[inBlock % MaxPhraseWords] = tokenizer.Start;
            inBlock++;
            foreach (var test in tests)
            {
                // Of two characters found by the first, the first is marked.
                var end = _tests[test].IsFirstCharacter ? tokenizer.FirstEnd : tokenizer.End;
                foreach (var pattern in _tests[test].Last)
                    Match(pattern, matched, starts, inBlock, position, end, found);
            }
        }

        foreach (var near in _nears)
            near.Filter(found);
        return found.ConvertAll(hit => new Hit(hit.Span, hit.Term));
    }

    private static void Match(Pattern pattern, int[][] matched, ReadOnlySpan<int> starts, int inBlock, int position, int end, List<PlacedHit> found)
    {
        var first = inBlock - pattern.Tests.Length;
        if (first < 0)
            return;
        for (var i = pattern.Tests.Length - 2; i >= 0; i--)
        {
            if (Array.IndexOf(matched[(first + i) % MaxPhraseWords], pattern.Tests[i]) < 0)
                return;
        }

        found.Add(new PlacedHit(new TextSpan(starts[first % MaxPhraseWords], end), pattern.Term, position - pattern.Tests.Length + 1, position));
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

    private Words WordsOf(StemLanguage language)
    {
        if (!_words.TryGetValue(language, out var words))
            _words.Add(language, words = new Words(_tests, language == StemLanguage.Unknown ? StemLanguage.English : language));
        return words;
    }

    // What is left out is not there to be marked. As deep as the tree, which the parser bounds.
    private void Collect(QueryNode? node, SearchField field, SearchField place)
    {
        switch (node)
        {
            case TermNode term when CountsIn(field, place):
                Add(term);
                break;
            case NearNode near when CountsIn(field, place):
                var first = TermCount;
                foreach (var term in near.Terms)
                    Add(term);
                _nears.Add(new NearGroup(first, TermCount - first, near.Distance));
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
        var number = TermCount++;
        var (words, isLastPrefix) = QueryWords.Of(term.Text, term.IsPrefix);
        if (words.Count == 0)
            return;
        // The words of a phrase are as they are; alone a word is compared as the query says.
        var match = words.Count > 1 || term.IsPhrase ? WordMatch.Exact : term.Match;
        var tests = words.Select((word, i) => TestOf(word, i == words.Count - 1 ? (isLastPrefix ? WordMatch.Prefix : match) : WordMatch.Exact, term.Edits)).ToArray();
        var pattern = new Pattern(tests, number);
        _tests[tests[^1]].Last.Add(pattern);
    }

    private int TestOf(string word, WordMatch match, int edits)
    {
        var index = _tests.FindIndex(test => test.Word == word && test.Match == match && test.Edits == edits);
        if (index >= 0)
            return index;
        _tests.Add(new WordTest(word, match, edits));
        return _tests.Count - 1;
    }

    private readonly record struct PlacedHit(TextSpan Span, int Term, int First, int Last);

    // Numbers of the tests that its words must pass, in their order.
    private sealed record Pattern(int[] Tests, int Term);

    private sealed record WordTest(string Word, WordMatch Match, int Edits)
    {
        public List<Pattern> Last { get; } = [];

        // A single character of a script without spaces.
        public bool IsFirstCharacter => Match == WordMatch.Prefix && CharacterFolding.IsUnspaced(Word[0]);
    }

    private sealed record NearGroup(int FirstTerm, int Count, int Distance)
    {
        // A hit counts where hits of all other terms lie so near that at most so many other words stand between them.
        public void Filter(List<PlacedHit> found)
        {
            var own = found.Where(IsOwn).OrderBy(hit => hit.First).ToList();
            var kept = new HashSet<PlacedHit>();
            var inWindow = new int[Count];
            for (int from = 0, to = 0; from < own.Count; from++)
            {
                while (to < own.Count && own[to].First - own[from].Last - 1 <= Distance)
                    inWindow[own[to++].Term - FirstTerm]++;
                if (Array.TrueForAll(inWindow, count => count > 0))
                {
                    for (var i = from; i < to && kept.Add(own[i]); i++)
                    {
                    }

                    for (var i = to - 1; i > from && kept.Add(own[i]); i--)
                    {
                    }
                }

                inWindow[own[from].Term - FirstTerm]--;
            }

            found.RemoveAll(hit => IsOwn(hit) && !kept.Contains(hit));
        }

        private bool IsOwn(PlacedHit hit) => hit.Term >= FirstTerm && hit.Term < FirstTerm + Count;
    }

    /// <summary>What each different word of texts in one language hits.</summary>
    private sealed class Words
    {
        private readonly Dictionary<string, int[]> _known = new(StringComparer.Ordinal);
        private readonly List<Func<string, bool>> _tests = [];
        private readonly HashSet<char>? _firsts = [];

        public Words(List<WordTest> tests, StemLanguage language)
        {
            foreach (var test in tests)
            {
                switch (test.Match)
                {
                    case WordMatch.Prefix:
                        _firsts?.Add(test.Word[0]);
                        _tests.Add(word => word.StartsWith(test.Word, StringComparison.Ordinal));
                        break;
                    case WordMatch.Infix:
                        _firsts = null;
                        _tests.Add(word => word.Contains(test.Word, StringComparison.Ordinal));
                        break;
                    case WordMatch.Fuzzy:
                        _firsts?.UnionWith(test.Word[..Math.Min(2, test.Word.Length)]);
                        _tests.Add(word => EditDistance.IsNear(test.Word, word, test.Edits));
                        break;
                    case WordMatch.Stem when Stemmer.For(language) is { } stemmer:
                        var forms = new StemForms(stemmer, test.Word);
                        _firsts?.Add(test.Word[0]);
                        _firsts?.UnionWith(forms.Starts.Select(start => start[0]));
                        _tests.Add(word => word == test.Word || forms.Has(word));
                        break;
                    default:
                        _firsts?.Add(test.Word[0]);
                        _tests.Add(word => word == test.Word);
                        break;
                }
            }
        }

        public int[] Matched(ReadOnlySpan<char> term)
        {
            // Most words begin like none of the query.
            if (_firsts is not null && !_firsts.Contains(term[0]))
                return s_none;
            if (_known.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(term, out var known))
                return known;
            if (_known.Count >= MostRemembered)
                _known.Clear();
            var word = term.ToString();
            var matched = Enumerable.Range(0, _tests.Count).Where(test => _tests[test](word)).ToArray();
            return _known[word] = matched.Length == 0 ? s_none : matched;
        }
    }
}
