using System.Globalization;
using ArticleArchive.Parsing.Claims.Lexicon;
using ArticleArchive.Parsing.Models;

namespace ArticleArchive.Parsing.Claims;

/// <summary>What the tagger sees of a sentence.</summary>
internal sealed class TaggerView
{
    private const int FarCue = 8;

    private static readonly string[] Distances = [.. Enumerable.Range(0, FarCue + 1).Select(distance => distance.ToString(CultureInfo.InvariantCulture))];

    private static readonly WordMemory<SeenWord> s_words = new(WorkOut);

    private readonly Tokens _tokens;
    private readonly bool[] _isQuoted;
    private readonly string[] _words;
    private readonly string[] _classes;
    private readonly int[] _cueBefore;
    private readonly int[] _cueBehind;

    public TaggerView(Tokens tokens, Func<int, bool> isQuoted)
    {
        _tokens = tokens;
        _isQuoted = new bool[tokens.Count];
        _words = new string[tokens.Count];
        _classes = new string[tokens.Count];
        _cueBefore = new int[tokens.Count];
        _cueBehind = new int[tokens.Count];
        for (var i = 0; i < tokens.Count; i++)
        {
            _isQuoted[i] = isQuoted(i);
            (_words[i], _classes[i]) = Read(i);
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
        Join(At(_classes, i - 1), _classes[i]);
        Join(_classes[i], At(_classes, i + 1));
        Join(At(_classes, i - 1), _classes[i], At(_classes, i + 1));
        Join(At(_classes, i - 2), At(_classes, i - 1), _classes[i]);
        Join(At(_words, i - 1), " ", _words[i]);
        Join(_words[i], " ", At(_words, i + 1));
        Add(_classes[i]);
        Add(_isQuoted[i] ? "quoted" : "plain");
        Join(Quoted(i), Distances[_cueBefore[i]]);
        Join(Quoted(i), Distances[_cueBehind[i]]);
        Join(_cueBefore[i] == FarCue ? "-" : "b", _cueBehind[i] == FarCue ? "-" : "a", _classes[i]);
        Add(i == 0 ? "first" : i == _tokens.Count - 1 ? "last" : "inner");
        if (i > 0 && _cueBefore[i] < FarCue)
            Join(_words[i - _cueBefore[i]], _classes[i]);
        else
            role++;
        if (_cueBehind[i] < FarCue)
            Join(_words[i + _cueBehind[i]], _classes[i]);

        void Add(string value) => vector.AddHashed(FeatureHash.OfWord(role++, value));

        void Join(string first, string second, string third = "") => vector.AddHashed(FeatureHash.OfWord(role++, first, second, third));
    }

    public void AddEdge(int i, AttributionTag before, FeatureVector vector)
    {
        var tag = (uint)before + 100;
        vector.AddHashed(FeatureHash.OfWord(tag, ""));
        vector.AddHashed(FeatureHash.OfWord(tag + 10, _words[i]));
        vector.AddHashed(FeatureHash.OfWord(tag + 20, _classes[i]));
        vector.AddHashed(FeatureHash.OfWord(tag + 30, At(_words, i - 1)));
        vector.AddHashed(FeatureHash.OfWord(tag + 40, At(_classes, i - 1), Quoted(i)));
    }

    private static string At(string[] values, int i) => i < 0 ? "<" : i >= values.Length ? ">" : values[i];

    private bool IsCue(int i) => _classes[i] is "Say" or "Hold" or "Order" || _words[i] == "according";

    private string Quoted(int i) => _isQuoted[i] ? "q" : "p";

    private (string Word, string Class) Read(int i)
    {
        if (!_tokens.IsWord(i))
        {
            var mark = _tokens.Word(i).ToString();
            return (mark, mark);
        }

        var word = s_words.Of(_tokens.Lower(i));
        var isName = _tokens.IsCapitalised(i);
        return (word.Word, isName ? word.Function ?? (i > 0 ? "Name" : word.Other) : word.Cue ?? word.Function ?? word.Other);
    }

    private static SeenWord WorkOut(string lower)
    {
        var verb = CueVerbs.Of(lower);
        return new SeenWord(
            verb is null ? lower : verb.Lemma,
            verb is null ? null : verb.Has(CueUse.Quotes) ? "Say" : verb.Has(CueUse.Holds) ? "Hold" : "Order",
            EnglishWords.IsFunctionWord(lower) ? FunctionClass(lower) : null,
            NounFrames.Nouns.Contains(lower) ? "SayingNoun" : Subjects.IsRole(lower) ? "Role" : EnglishWords.ClassOf(lower).ToString());
    }

    private static string FunctionClass(string lower) =>
        Grammar.Pronouns.Contains(lower) ? "Pronoun" : Grammar.Determiners.Contains(lower) ? "Determiner" : Grammar.Prepositions.Contains(lower) ? "Preposition" : Grammar.VerbChain.Contains(lower) ? "Auxiliary" : lower;

    /// <summary>A word by itself, without its case and place.</summary>
    /// <param name="Word">The word, or the base form of a verb of saying.</param>
    /// <param name="Cue">The class of a verb of saying, or null.</param>
    /// <param name="Function">The class of a word of grammar, or null.</param>
    /// <param name="Other">The class of any other word.</param>
    private sealed record SeenWord(string Word, string? Cue, string? Function, string Other);
}
