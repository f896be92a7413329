using System.Collections.Frozen;
using ArticleArchive.Parsing.Claims.Lexicon;
using ArticleArchive.Parsing.Models;

namespace ArticleArchive.Parsing.Claims.Judgement;

/// <summary>Features of a sentence that have a name; the hashed ones are its words, pairs of words and runs of word classes.</summary>
internal enum SentenceFeature
{
    Length,
    IsShort,
    EndsAsQuestion,
    EndsAsExclamation,
    Digits,
    Year,
    MoneyOrPercent,
    NumberWord,
    Names,
    OpensWithName,
    FirstPerson,
    OpensWithFirstPerson,
    FirstPersonPlural,
    SecondPerson,
    ThirdPerson,
    Past,
    Perfect,
    Present,
    Will,
    Ought,
    Possible,
    GoingTo,
    Negation,
    Comparison,
    Superlative,
    Cause,
    Intensity,
    MindVerb,
    SpeechVerb,
    Hedge,
    Ritual,
    Imperative,
    Condition,
    TimeWords,
    Quotation,
    Valence,
    Charge,
    RuleFact,
    RulePrediction,
    RuleOpinion,
    RuleProposal,
    RuleCommitment,
}

/// <summary>Measures a sentence for <see cref="SentenceModel"/>.</summary>
/// <remarks>Named features are shares or marks of about 0 to 1. Which token a feature comes from is kept, so that a reader can be told what decided.</remarks>
internal sealed class SentenceFeatures
{
    /// <summary>2 to this power buckets for words.</summary>
    public const int HashBits = 13;

    public static readonly FeatureSpace Space = FeatureSpace.Of<SentenceFeature>(HashBits);

    private const uint Word = 1, Pair = 2, Opening = 3, ClassRun = 4, ClassOpening = 5, Skip = 6;

    private static readonly FrozenSet<string> Superlatives = Words.Set("most least best worst first last only ever never record highest lowest largest biggest smallest greatest longest oldest fastest");

    private static readonly FrozenSet<string> Comparatives = Words.Set("more less fewer than better worse higher lower larger bigger smaller greater longer faster doubled tripled halved compared versus twice");

    private static readonly FrozenSet<string> Causes = Words.Set("because caused causes cause led due thanks result resulted therefore prompted triggered forced contributed responsible blame reason");

    private static readonly FrozenSet<string> Intensifiers = Words.Set(
        "very really so too absolutely totally completely utterly truly simply just clearly obviously certainly surely indeed quite such extremely incredibly deeply plainly merely frankly sheer mere entire whatsoever");

    private static readonly FrozenSet<string> Rituals = Words.Set("thank thanks welcome god bless ladies gentlemen friends congratulations hello good evening morning folks please sorry applause okay ok yes well");

    private static readonly FrozenSet<string> NumberWords = Words.Set(
        "two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands million millions billion billions trillion half third quarter dozen dozens percent per");

    private static readonly FrozenSet<string> Times = Words.Set(
        "year years month months week weeks day days today yesterday decade decades century since ago last monday tuesday wednesday thursday friday saturday sunday " +
        "january february march april june july august september october november december");

    private readonly FeatureVector _vector = new(Space);
    private readonly List<int> _tokens = [];

    /// <summary>What <see cref="Measure"/> filled last.</summary>
    public FeatureVector Vector => _vector;

    /// <summary>The token that the feature at an index of the vector comes from, or -1 for the whole sentence.</summary>
    public int TokenOf(int entry) => _tokens[entry];

    /// <param name="tokens">A sentence or the words of a claim.</param>
    /// <param name="rule">What the rules of <see cref="Nature"/> say.</param>
    public void Measure(Tokens tokens, ClaimNature rule)
    {
        _vector.Clear();
        _tokens.Clear();
        var words = 0;
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens.IsWord(i))
                words++;
        }

        if (words == 0)
            return;
        AddNamed(tokens, words, rule);
        AddHashed(tokens, words);
    }

    private void AddNamed(Tokens tokens, int words, ClaimNature rule)
    {
        Set(SentenceFeature.Length, Math.Min(1, words / 40.0));
        if (words < 6)
            Set(SentenceFeature.IsShort, 1);
        var last = tokens.Count - 1;
        while (last > 0 && !tokens.IsWord(last) && !tokens.IsMark(last, '?') && !tokens.IsMark(last, '!') && !tokens.IsMark(last, '.'))
            last--;
        if (tokens.IsMark(last, '?'))
            Set(SentenceFeature.EndsAsQuestion, 1, last);
        if (tokens.IsMark(last, '!'))
            Set(SentenceFeature.EndsAsExclamation, 1, last);
        var feature = rule switch
        {
            ClaimNature.Prediction => SentenceFeature.RulePrediction,
            ClaimNature.Opinion => SentenceFeature.RuleOpinion,
            ClaimNature.Proposal => SentenceFeature.RuleProposal,
            ClaimNature.Commitment => SentenceFeature.RuleCommitment,
            _ => SentenceFeature.RuleFact,
        };
        Set(feature, 1);

        double valence = 0, charge = 0;
        for (var i = 0; i < tokens.Count; i++)
        {
            if (!tokens.IsWord(i))
            {
                if (tokens.Word(i) is { Length: 1 } mark && (SentenceMarks.IsQuotationMark(mark[0]) && mark[0] is not ('\'' or '’')))
                    Set(SentenceFeature.Quotation, 0.5, i);
                if (tokens.Word(i) is ['$' or '€' or '£' or '¥' or '₹' or '%'])
                    Set(SentenceFeature.MoneyOrPercent, 1, i);
                continue;
            }

            AddWord(tokens, i, rule);
            var value = WordTone.ValenceOf(tokens.Lower(i));
            valence += value;
            charge += Math.Abs(value);
        }

        Set(SentenceFeature.Valence, Math.Clamp(valence / 6, -1, 1));
        Set(SentenceFeature.Charge, Math.Min(1, charge / 8));
    }

    private void AddWord(Tokens tokens, int i, ClaimNature rule)
    {
        var word = tokens.Lower(i);
        var bare = tokens.Word(i);
        if (char.IsAsciiDigit(bare[0]))
        {
            var isYear = bare.Length == 4 && (bare[0], bare[1]) is ('1', '7' or '8' or '9') or ('2', '0');
            Set(isYear ? SentenceFeature.Year : SentenceFeature.Digits, 0.7, i);
        }
        else if (NumberWords.Contains(word))
        {
            Set(word is "percent" or "per" ? SentenceFeature.MoneyOrPercent : SentenceFeature.NumberWord, 0.6, i);
        }

        if (tokens.IsCapitalised(i) && word is not "i" && !word.StartsWith("i'", StringComparison.Ordinal))
        {
            if (i > 0)
                Set(SentenceFeature.Names, 0.25, i);
            else if (tokens.IsCapitalised(1) || EnglishWords.ClassOf(word) == WordClasses.None)
                Set(SentenceFeature.OpensWithName, 1, i);
        }

        switch (word)
        {
            case "i" or "me" or "my" or "i'm" or "i've" or "i'd" or "i'll" or "myself":
                Set(i < 2 ? SentenceFeature.OpensWithFirstPerson : SentenceFeature.FirstPerson, 0.6, i);
                break;
            case "we" or "us" or "our" or "we're" or "we've" or "we'd" or "we'll" or "let's":
                Set(SentenceFeature.FirstPersonPlural, 0.6, i);
                break;
            case "you" or "your" or "you're" or "you've" or "yourself":
                Set(SentenceFeature.SecondPerson, 0.6, i);
                break;
            case "he" or "she" or "his" or "her" or "they" or "their" or "it" or "its":
                Set(SentenceFeature.ThirdPerson, 0.5, i);
                break;
            case "will" or "won't" or "shall" or "would" when !IsName(tokens, i):
                Set(SentenceFeature.Will, 1, i);
                break;
            case "should" or "must" or "ought":
            case "need" or "needs" when rule == ClaimNature.Proposal:
                Set(SentenceFeature.Ought, 1, i);
                break;
            case "can" or "could" or "may" or "might" or "can't" or "cannot":
                Set(SentenceFeature.Possible, 0.7, i);
                break;
            case "going" when tokens.Is(i + 1, "to"):
                Set(SentenceFeature.GoingTo, 1, i);
                break;
            case "has" or "have" or "had" or "hasn't" or "haven't":
                Set(SentenceFeature.Perfect, 0.7, i);
                break;
            case "was" or "were" or "did" or "didn't" or "wasn't" or "weren't":
                Set(SentenceFeature.Past, 0.7, i);
                break;
            case "is" or "are" or "am" or "isn't" or "aren't":
                Set(SentenceFeature.Present, 0.7, i);
                break;
            case "not" or "no" or "never" or "none" or "nothing" or "nobody" or "neither" or "without":
                Set(SentenceFeature.Negation, 0.7, i);
                break;
            case "if" or "unless" or "whether":
                Set(SentenceFeature.Condition, 0.8, i);
                break;
        }

        if (word.Length > 4 && word.EndsWith("ed", StringComparison.Ordinal))
            Set(SentenceFeature.Past, 0.5, i);
        if (Comparatives.Contains(word))
            Set(SentenceFeature.Comparison, 0.6, i);
        if (Superlatives.Contains(word) || (word.Length > 5 && word.EndsWith("est", StringComparison.Ordinal)))
            Set(SentenceFeature.Superlative, 0.6, i);
        if (Causes.Contains(word))
            Set(SentenceFeature.Cause, 0.7, i);
        if (Intensifiers.Contains(word))
            Set(SentenceFeature.Intensity, 0.5, i);
        if (Times.Contains(word))
            Set(SentenceFeature.TimeWords, 0.5, i);
        if (i < 4 && Rituals.Contains(word))
            Set(SentenceFeature.Ritual, 0.7, i);
        if (WordTone.IsHedge(word))
            Set(SentenceFeature.Hedge, 0.6, i);
        if (Cues.IsSpeechVerb(word))
            Set(SentenceFeature.SpeechVerb, 0.6, i);
        if (word is "think" or "believe" or "feel" or "hope" or "know" or "want" or "guess" or "love" or "hate" or "wish" or "suppose" or "doubt")
            Set(SentenceFeature.MindVerb, 0.7, i);
    }

    private void AddHashed(Tokens tokens, int words)
    {
        // Long sentences have more words, not more reasons.
        var weight = (float)(1 / Math.Sqrt(Math.Max(4, words)));
        uint before = 0;
        int classBefore = 0, classBeforeThat = 0, seen = 0;
        for (var i = 0; i < tokens.Count; i++)
        {
            if (!tokens.IsWord(i))
            {
                if (tokens.IsMark(i, ',') || tokens.IsMark(i, ':') || tokens.IsMark(i, ';'))
                    continue;
                before = FeatureHash.OfWord(Word, tokens.Word(i));
                continue;
            }

            var lemma = EnglishWords.Lemma(tokens.Lower(i));
            var hash = FeatureHash.OfWord(Word, lemma);
            var isName = IsName(tokens, i);
            // A name says little that holds for other names.
            if (!isName)
                AddHashed(hash, weight, i);
            if (before != 0)
                AddHashed(FeatureHash.OfPair(Pair, before, isName ? 7 : hash), weight, i);
            var wordClass = (int)WordShapes.Of(tokens, i) + 1;
            AddHashed(FeatureHash.OfPair(ClassRun, (uint)(classBeforeThat * 64 + classBefore), (uint)wordClass), weight, i);
            AddHashed(FeatureHash.OfPair(Skip, (uint)classBefore, isName ? 7 : hash), weight, i);
            if (seen < 3)
            {
                AddHashed(FeatureHash.OfPair(Opening, (uint)seen, isName ? 7 : hash), 0.4f, i);
                AddHashed(FeatureHash.OfPair(ClassOpening, (uint)seen, (uint)wordClass), 0.4f, i);
            }

            before = isName ? 7 : hash;
            (classBeforeThat, classBefore) = (classBefore, wordClass);
            seen++;
        }
    }

    // The first word of a sentence is a name where another one follows: "Will Harlow", but not "The United Nations".
    private static bool IsName(Tokens tokens, int i) =>
        tokens.IsCapitalised(i) && (i > 0 || (tokens.IsCapitalised(1) && WordShapes.Of(tokens, 0) is WordShape.Modal or WordShape.Noun or WordShape.Verb or WordShape.Adjective or WordShape.Other));

    private void AddHashed(uint hash, float value, int token)
    {
        _vector.AddHashed(hash, value);
        _tokens.Add(token);
    }

    private void Set(SentenceFeature feature, double value, int token = -1)
    {
        if (value == 0)
            return;
        _vector.Add((int)feature, value);
        _tokens.Add(token);
    }
}
