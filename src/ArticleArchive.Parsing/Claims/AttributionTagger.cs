using ArticleArchive.Parsing.Claims.Lexicon;
using ArticleArchive.Parsing.Models;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Claims;

/// <summary>What a token is in an attribution.</summary>
internal enum AttributionTag
{
    /// <summary>Nothing of one.</summary>
    None,

    /// <summary>A word of what was said.</summary>
    Content,

    /// <summary>A word of the cue.</summary>
    Cue,

    /// <summary>A word of the source.</summary>
    Source,
}

/// <summary>Marks the tokens of a sentence as content, cue or source, without rules of grammar.</summary>
/// <remarks>
/// A linear chain: a token's score is what stands around it plus how its tag goes with the tag before; the tags with the highest
/// sum are found by Viterbi's algorithm. An averaged perceptron (Collins 2002, "Discriminative training methods for hidden Markov
/// models"), fitted by the benchmarks' command <c>train-claims</c>.
/// </remarks>
internal sealed class AttributionTagger(LinearModel weights)
{
    public const string ResourceName = "attribution-tags.weights";

    private const int HashBits = 13;

    public static FeatureSpace Space { get; } = new([], HashBits);

    public static IReadOnlyList<string> Classes { get; } = Enum.GetNames<AttributionTag>();

    private static readonly Lazy<AttributionTagger> s_shipped = new(() => new AttributionTagger(LinearModel.Embedded(ResourceName, Space, Classes)));

    /// <summary>With the weights that the program carries.</summary>
    public static AttributionTagger Shipped => s_shipped.Value;

    /// <param name="tokens">A sentence.</param>
    /// <param name="isQuoted">True for tokens between quotation marks.</param>
    public AttributionTag[] Tag(Tokens tokens, Func<int, bool> isQuoted)
    {
        var tags = Classes.Count;
        var view = new TaggerView(tokens, isQuoted);
        var vector = new FeatureVector(Space);
        var cameFrom = new byte[tokens.Count, tags];
        Span<float> best = stackalloc float[tags];
        Span<float> next = stackalloc float[tags];
        Span<float> own = stackalloc float[tags];
        Span<float> edge = stackalloc float[tags];
        for (var i = 0; i < tokens.Count; i++)
        {
            vector.Clear();
            view.AddToken(i, vector);
            weights.Score(vector, own);
            next.Fill(float.NegativeInfinity);
            for (var before = 0; before < tags; before++)
            {
                if (i == 0 && before > 0)
                    break;
                vector.Clear();
                view.AddEdge(i, (AttributionTag)before, vector);
                weights.Score(vector, edge);
                for (var tag = 0; tag < tags; tag++)
                {
                    var score = (i == 0 ? 0 : best[before]) + own[tag] + edge[tag];
                    if (score > next[tag])
                        (next[tag], cameFrom[i, tag]) = (score, (byte)before);
                }
            }

            next.CopyTo(best);
        }

        var found = new AttributionTag[tokens.Count];
        var current = 0;
        for (var tag = 1; tag < tags && tokens.Count > 0; tag++)
            current = best[tag] > best[current] ? tag : current;
        for (var i = tokens.Count - 1; i >= 0; i--)
        {
            found[i] = (AttributionTag)current;
            current = cameFrom[i, current];
        }

        return found;
    }
}

/// <summary>What the tagger sees of a sentence.</summary>
internal sealed class TaggerView
{
    private const int FarCue = 8;

    private readonly Tokens _tokens;
    private readonly Func<int, bool> _isQuoted;
    private readonly string[] _words;
    private readonly string[] _classes;
    private readonly int[] _cueBefore;
    private readonly int[] _cueBehind;

    public TaggerView(Tokens tokens, Func<int, bool> isQuoted)
    {
        (_tokens, _isQuoted) = (tokens, isQuoted);
        _words = new string[tokens.Count];
        _classes = new string[tokens.Count];
        _cueBefore = new int[tokens.Count];
        _cueBehind = new int[tokens.Count];
        for (var i = 0; i < tokens.Count; i++)
        {
            _words[i] = tokens.IsWord(i) ? Word(i) : tokens.Word(i).ToString();
            _classes[i] = ClassOf(i);
            _cueBefore[i] = IsCue(i) ? 0 : i == 0 ? FarCue : Math.Min(FarCue, _cueBefore[i - 1] + 1);
        }

        for (var i = tokens.Count - 1; i >= 0; i--)
            _cueBehind[i] = IsCue(i) ? 0 : i == tokens.Count - 1 ? FarCue : Math.Min(FarCue, _cueBehind[i + 1] + 1);
    }

    public void AddToken(int i, FeatureVector vector)
    {
        uint role = 1;
        Add("");
        Add(_words[i]);
        Add(At(_words, i - 1));
        Add(At(_words, i + 1));
        Add(At(_words, i - 2));
        Add(At(_words, i + 2));
        Add(At(_classes, i - 1) + _classes[i]);
        Add(_classes[i] + At(_classes, i + 1));
        Add(At(_classes, i - 1) + _classes[i] + At(_classes, i + 1));
        Add(At(_classes, i - 2) + At(_classes, i - 1) + _classes[i]);
        Add(At(_words, i - 1) + " " + _words[i]);
        Add(_words[i] + " " + At(_words, i + 1));
        Add(_classes[i]);
        Add(_isQuoted(i) ? "quoted" : "plain");
        Add((_isQuoted(i) ? "q" : "p") + _cueBefore[i]);
        Add((_isQuoted(i) ? "q" : "p") + _cueBehind[i]);
        Add((_cueBefore[i] == FarCue ? "-" : "b") + (_cueBehind[i] == FarCue ? "-" : "a") + _classes[i]);
        Add(i == 0 ? "first" : i == _tokens.Count - 1 ? "last" : "inner");
        if (i > 0 && _cueBefore[i] < FarCue)
            Add(_words[i - _cueBefore[i]] + _classes[i]);
        else
            role++;
        if (_cueBehind[i] < FarCue)
            Add(_words[i + _cueBehind[i]] + _classes[i]);

        void Add(string value) => vector.AddHashed(FeatureHash.OfWord(role++, value));
    }

    public void AddEdge(int i, AttributionTag before, FeatureVector vector)
    {
        var tag = (uint)before + 100;
        vector.AddHashed(FeatureHash.OfWord(tag, ""));
        vector.AddHashed(FeatureHash.OfWord(tag + 10, _words[i]));
        vector.AddHashed(FeatureHash.OfWord(tag + 20, _classes[i]));
        vector.AddHashed(FeatureHash.OfWord(tag + 30, At(_words, i - 1)));
        vector.AddHashed(FeatureHash.OfWord(tag + 40, At(_classes, i - 1) + (_isQuoted(i) ? "q" : "p")));
    }

    private static string At(string[] values, int i) => i < 0 ? "<" : i >= values.Length ? ">" : values[i];

    private bool IsCue(int i) => _classes[i] is "Say" or "Hold" or "Order" || _words[i] == "according";

    private string Word(int i)
    {
        var lower = _tokens.Lower(i);
        return CueVerbs.Of(lower) is { } verb ? verb.Lemma : lower;
    }

    private string ClassOf(int i)
    {
        if (!_tokens.IsWord(i))
            return _words[i];
        var lower = _tokens.Lower(i);
        if (!_tokens.IsCapitalised(i) && CueVerbs.Of(lower) is { } verb)
            return verb.Has(CueUse.Quotes) ? "Say" : verb.Has(CueUse.Holds) ? "Hold" : "Order";
        if (EnglishWords.IsFunctionWord(lower))
            return Grammar.Pronouns.Contains(lower) ? "Pronoun" : Grammar.Determiners.Contains(lower) ? "Determiner" : Grammar.Prepositions.Contains(lower) ? "Preposition" : Grammar.VerbChain.Contains(lower) ? "Auxiliary" : lower;
        if (_tokens.IsCapitalised(i) && i > 0)
            return "Name";
        if (NounFrames.Nouns.Contains(lower))
            return "SayingNoun";
        return Subjects.IsRole(lower) ? "Role" : EnglishWords.ClassOf(lower).ToString();
    }
}
