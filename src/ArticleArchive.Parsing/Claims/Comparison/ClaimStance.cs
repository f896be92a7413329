using System.Collections.Frozen;
using ArticleArchive.Parsing.Claims.Lexicon;
using ArticleArchive.Parsing.Models;

namespace ArticleArchive.Parsing.Claims.Comparison;

/// <summary>What a text says of a claim.</summary>
public enum ClaimStance
{
    /// <summary>It is so.</summary>
    For,

    /// <summary>It is not so.</summary>
    Against,

    /// <summary>It is passed on, asked or rumoured, without a stand.</summary>
    Observing,
}

/// <summary>Judges what a headline, sentence or post says of a claim: for it, against it, or only passing it on.</summary>
/// <remarks>Fitted on labelled pairs: what the two have in common, how the other text holds it out, and its words that the claim does not have.</remarks>
public static class StanceJudge
{
    internal const string WeightsName = "claim-stance.weights";

    internal static readonly string[] Classes = ["for", "against", "observing"];

    internal static readonly FeatureSpace Space = new([.. Enum.GetNames<ComparisonFeature>(), .. Enum.GetNames<Feature>()], hashBits: 12);

    private const uint Word = 11, Pair = 12, First = 13;

    private static readonly FrozenSet<string> Questions = Claims.Words.Set("is are was were did does do has have had can could will would should who what why how when where which");

    private static readonly FrozenSet<string> Future = Claims.Words.Set("will to could may might plans plan set considers considering mulls mull eyes weighs weighing");

    // Passed on, asked, planned, weighed: no stand.
    private static readonly FrozenSet<string> Tentative = Claims.Words.Set(
        "report reports reported reportedly claim claims claimed claiming allege alleges alleged allegedly allegation allegations rumour rumours rumor rumors rumoured rumored unconfirmed unverified unclear unknown mystery may might could possible possibly potential potentially " +
        "apparently apparent purported purportedly supposed supposedly suspect suspects suspected suspicion suspicions source sources insider insiders blogger accuse accuses accused accusation probe probes probed investigate investigates investigating investigation inquiry looking examine examines " +
        "ask asks asked asking wonder wonders question questions debate debates talk talks speculation fear fears feared hint hints tip tipped expected likely believe believes believed think thinks thought say says said tells told suggest suggests seek seeks consider considers mulls weighs plan plans planned " +
        "want wants threaten threatens warn warns urge urges call calls demand demands if whether maybe perhaps footage video viral watch circulate circulates circulating online tweet tweets post posts theory theories conspiracy story stories witnesses");

    // Says that it is not so.
    private static readonly FrozenSet<string> Refuting = Claims.Words.Set(
        "not no never none nobody nothing false fake faked hoax hoaxes hoaxed myth myths untrue bogus baseless unfounded fabricated debunk debunks debunked debunking misinformation disinformation satire satirical parody spoof misleading photoshopped photoshop doctored lie lies prank stunt phony fictitious nonsense " +
        "refute refutes refuted disprove disproves disproved deny denies denied denial dispute disputes disputed reject rejects rejected dismiss dismisses dismissed rubbishes slams wrong incorrect inaccurate retract retracts retracted retraction correction apologises apologizes admits sorry clears cleared " +
        "actually really truth fact contrary doubt doubts doubtful skeptical sceptical skeptic implausible impossible isn't wasn't aren't weren't didn't doesn't don't won't can't hasn't haven't wouldn't couldn't isnt didnt doesnt dont wont cant snubs refuses safe unharmed alive still stays staying remains instead");

    // Says that it is.
    private static readonly FrozenSet<string> Confirming = Claims.Words.Set(
        "confirm confirms confirmed confirming official officially reveal reveals revealed show shows showed prove proves proved proof find finds found discover discovers discovered announce announces announced record records data study survey court judge ruled rules document documents finally indeed yes real genuine authentic true");

    // Two words that deny together, of which each alone does not.
    private static readonly FrozenSet<string> Phrases = new[]
    {
        "rules out", "ruled out", "ruling out", "rule out", "says no", "said no", "no to", "laughs off", "laughed off", "shoots down", "shot down", "hits back", "hit back", "plays down", "made up", "didn't happen", "never happened", "taken down",
        "not so", "no longer", "out of", "rather than", "instead of", "far from", "nothing to", "no plans", "no sign", "no evidence", "no proof", "no record", "in fact",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly Lazy<LinearModel> s_model = new(() => LinearModel.Embedded(WeightsName, Space, Classes));

    internal enum Feature
    {
        PolarityDiffers,
        OtherDenied,
        OtherRefuted,
        OtherDoubted,
        OtherAsks,
        OtherAttributed,
        OpensAsQuestion,
        QuotationMarks,
        Label,
        Future,
        Hedges,
        ClaimDoubted,
        Contrary,
        RelationSame,
        RelationOpposite,
        RelationFigures,
        TentativeWords,
        RefutingWords,
        ConfirmingWords,
        RefutingUnlikeClaim,
        Contained,
        Tone,
        RelationReports,
        RelationNone,
        Contradicts,
        Unhappened,
        OtherAhead,
        ClaimCovered,
        OtherCovered,
        DenyingPhrases,
    }

    /// <summary>The likeliest stance, and how likely it is (0-1).</summary>
    /// <param name="claim">What is claimed.</param>
    /// <param name="other">What speaks of it.</param>
    public static (ClaimStance Stance, double Score) Judge(ClaimProfile claim, ClaimProfile other)
    {
        ArgumentNullException.ThrowIfNull(claim);
        ArgumentNullException.ThrowIfNull(other);
        var vector = new FeatureVector(Space);
        var pair = new SideBySide(claim, other);
        Fill(vector, pair, ClaimComparer.Model);
        // Another figure of the same thing is not for the claim, however alike the words are.
        var isOtherFigure = !other.IsDoubted && (ClaimComparer.Compare(pair, ClaimComparer.Model).Relation == ClaimRelation.FiguresDiffer || (Growth.Clash(claim, other) is not null && SharedMatter.HaveThing(pair)));
        return Judge(s_model.Value, vector, isOtherFigure);
    }

    private static (ClaimStance Stance, double Score) Judge(LinearModel model, FeatureVector vector, bool isOtherFigure)
    {
        Span<float> scores = stackalloc float[Classes.Length];
        model.Score(vector, scores);
        if (isOtherFigure)
            return (ClaimStance.Against, 1 / (1 + Math.Exp(scores[2] - Math.Max(scores[0], scores[1]))));
        var best = scores[0] >= scores[1] && scores[0] >= scores[2] ? 0 : scores[1] >= scores[2] ? 1 : 2;
        double sum = 0;
        foreach (var score in scores)
            sum += Math.Exp(score - scores[best]);
        return ((ClaimStance)best, 1 / sum);
    }

    /// <param name="vector">Filled anew.</param>
    /// <param name="pair">What is claimed, and what speaks of it.</param>
    /// <param name="matter">The weights of the relation, which is a feature.</param>
    internal static void Fill(FeatureVector vector, SideBySide pair, LinearModel matter)
    {
        vector.Clear();
        var (claim, other) = (pair.Left, pair.Right);
        pair.AddTo(vector);
        var relation = ClaimComparer.Compare(pair, matter, isOneMatter: true).Relation;
        Add(Feature.PolarityDiffers, claim.IsDenied != other.IsDenied);
        Add(Feature.OtherDenied, other.Negation % 2 == 1);
        Add(Feature.OtherRefuted, Has(StanceCues.Refuted));
        Add(Feature.OtherDoubted, Has(StanceCues.Doubted));
        Add(Feature.OtherAsks, Has(StanceCues.Question));
        Add(Feature.OtherAttributed, Has(StanceCues.Attributed));
        var words = other.AllWords;
        Add(Feature.OpensAsQuestion, words.Length > 0 && Questions.Contains(words[0].Lower));
        Add(Feature.QuotationMarks, other.Text.AsSpan().ContainsAny("\"“”‘'"));
        Add(Feature.Label, other.Text.AsSpan(0, Math.Min(40, other.Text.Length)).Contains(':'));
        Add(Feature.ClaimDoubted, claim.IsDoubted);
        Add(Feature.Contrary, pair.Has(ClashKind.Antonym));
        Add(Feature.RelationSame, relation == ClaimRelation.Same);
        Add(Feature.RelationOpposite, relation == ClaimRelation.Opposite);
        Add(Feature.RelationFigures, relation == ClaimRelation.FiguresDiffer);
        Add(Feature.RelationReports, relation == ClaimRelation.Reports);
        Add(Feature.RelationNone, relation == ClaimRelation.None);
        Add(Feature.Contradicts, claim.IsDenied != other.IsDenied != (pair.Clashes.Count(clash => clash.Kind == ClashKind.Antonym) % 2 == 1));
        Add(Feature.Unhappened, pair.Has(ClashKind.Tense));
        vector.Add(ComparisonCount + (int)Feature.ClaimCovered, pair.CoverLeft);
        vector.Add(ComparisonCount + (int)Feature.OtherCovered, pair.CoverRight);

        // What the claim does not have is what the other adds to it: its stand.
        var shared = new HashSet<string>(StringComparer.Ordinal);
        foreach (var word in claim.AllWords)
            shared.Add(word.Stem);
        var (future, hedges, ahead, phrases, tentative, refuting, confirming, tone) = (false, false, false, false, 0, 0, 0, 0.0);
        uint before = 0;
        for (var i = 0; i < words.Length; i++)
        {
            var word = words[i];
            future |= Future.Contains(word.Lower);
            hedges |= WordTone.IsHedge(word.Lower);
            ahead |= word.Tense is VerbTense.Ahead or VerbTense.Owed;
            phrases |= i + 1 < words.Length && Phrases.Contains(word.Lower + " " + words[i + 1].Lower);
            if (!shared.Contains(word.Stem))
            {
                tentative += Tentative.Contains(word.Lower) ? 1 : 0;
                refuting += Refuting.Contains(word.Lower) ? 1 : 0;
                confirming += Confirming.Contains(word.Lower) ? 1 : 0;
                tone += WordTone.ValenceOf(word.Lower);
            }

            var hash = FeatureHash.OfWord(Word, shared.Contains(word.Stem) && word.Kind != ComparableKind.Function ? "=" : word.Kind == ComparableKind.Name ? "Name" : word.Kind == ComparableKind.Number ? "0" : word.Stem);
            if (!shared.Contains(word.Stem) && word.Kind is ComparableKind.Content or ComparableKind.Function)
                vector.AddHashed(hash, 0.5f);
            vector.AddHashed(FeatureHash.OfPair(Pair, before, hash), 0.35f);
            if (i == 0)
                vector.AddHashed(FeatureHash.OfPair(First, 0, hash), 0.5f);
            before = hash;
        }

        Add(Feature.Future, future);
        Add(Feature.Hedges, hedges);
        Add(Feature.OtherAhead, ahead);
        Add(Feature.DenyingPhrases, phrases);
        var deniesToo = claim.IsDenied || claim.Negation > 0;
        vector.Add(ComparisonCount + (int)Feature.TentativeWords, Math.Min(3, tentative) / 3.0);
        vector.Add(ComparisonCount + (int)Feature.RefutingWords, Math.Min(3, refuting) / 3.0);
        vector.Add(ComparisonCount + (int)Feature.ConfirmingWords, Math.Min(2, confirming) / 2.0);
        Add(Feature.RefutingUnlikeClaim, refuting > 0 && !deniesToo);
        Add(Feature.Contained, pair.CoverLeft > 0.8f);
        vector.Add(ComparisonCount + (int)Feature.Tone, Math.Clamp(tone / 4, -1, 1));

        bool Has(StanceCues cue) => (other.Cues & cue) != StanceCues.None;

        void Add(Feature feature, bool holds)
        {
            if (holds)
                vector.Add(ComparisonCount + (int)feature);
        }
    }

    private static readonly int ComparisonCount = Enum.GetNames<ComparisonFeature>().Length;
}
