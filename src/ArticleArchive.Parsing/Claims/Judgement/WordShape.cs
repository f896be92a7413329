using System.Collections.Frozen;
using ArticleArchive.Parsing.Claims.Lexicon;

namespace ArticleArchive.Parsing.Claims.Judgement;

/// <summary>What a word does in its sentence, as far as the word alone tells.</summary>
internal enum WordShape
{
    Determiner,
    I,
    We,
    You,
    They,
    Question,
    Be,
    Have,
    Do,
    Modal,
    Negation,
    Preposition,
    Conjunction,
    To,
    Number,
    Name,
    Past,
    Participle,
    Verb,
    Noun,
    Adjective,
    Adverb,
    Other,
}

/// <summary>Tells the shapes of words: few enough that runs of three recur in a small set of examples.</summary>
internal static class WordShapes
{
    private static readonly FrozenDictionary<string, WordShape> Closed = Table(
        (WordShape.Determiner, "the a an this that these those some any every each all both another my your his her its our their no"),
        (WordShape.I, "i me myself i'm i've i'd i'll"),
        (WordShape.We, "we us ourselves we're we've we'd we'll let's"),
        (WordShape.You, "you yourself you're you've you'd you'll"),
        (WordShape.They, "he she it they him them himself herself itself themselves he's she's it's they're they've they'd they'll he'd she'd he'll she'll nobody everybody someone everyone who"),
        (WordShape.Question, "what which when where why how whom whose"),
        (WordShape.Be, "be am is are was were been being isn't aren't wasn't weren't there's that's"),
        (WordShape.Have, "has have had having hasn't haven't hadn't"),
        (WordShape.Do, "do does did done don't doesn't didn't"),
        (WordShape.Modal, "will would shall should can could may might must ought won't wouldn't can't cannot couldn't shouldn't"),
        (WordShape.Negation, "not never none nothing neither nor without"),
        (WordShape.Preposition, "of in on at by for from with into about against between among during under over near through across after before within per via than since until toward towards upon amid"),
        (WordShape.Conjunction, "and or but so because although though while if unless whether whereas as"),
        (WordShape.To, "to"));

    /// <param name="tokens">A sentence.</param>
    /// <param name="i">A word of it.</param>
    public static WordShape Of(Tokens tokens, int i)
    {
        var word = tokens.Lower(i);
        if (Closed.TryGetValue(word, out var shape))
            return shape;
        if (char.IsDigit(word[0]))
            return WordShape.Number;
        if (tokens.IsCapitalised(i) && i > 0 && tokens.IsWord(i - 1))
            return WordShape.Name;
        if (word.Length > 4 && word.EndsWith("ed", StringComparison.Ordinal))
            return WordShape.Past;
        if (word.Length > 5 && word.EndsWith("ing", StringComparison.Ordinal))
            return WordShape.Participle;
        return EnglishWords.ClassOf(word) switch
        {
            WordClasses.Verb => WordShape.Verb,
            WordClasses.Noun => WordShape.Noun,
            WordClasses.Adjective => WordShape.Adjective,
            WordClasses.Adverb => WordShape.Adverb,
            _ => WordShape.Other,
        };
    }

    private static FrozenDictionary<string, WordShape> Table(params ReadOnlySpan<(WordShape Shape, string Words)> rows)
    {
        var table = new Dictionary<string, WordShape>(StringComparer.Ordinal);
        foreach (var (shape, words) in rows)
        {
            foreach (var word in words.Split(' '))
                table.TryAdd(word, shape);
        }

        return table.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
