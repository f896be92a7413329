using System.Runtime.InteropServices;
using ArticleArchive.Parsing.Models;

namespace ArticleArchive.Parsing.Claims.Comparison;

/// <summary>A known claim that a text may repeat.</summary>
/// <param name="Index">Its place in the list that the finder was made from.</param>
/// <param name="Score">0-1, fitted; comparable between texts.</param>
public readonly record struct ClaimMatch(int Index, double Score);

/// <summary>Finds among many known claims the ones that a new text repeats: an index of base forms and letters first, a fitted order of the best then.</summary>
/// <remarks>Of a claim it keeps its comparable form and its places in the index, about 6 KB.</remarks>
public sealed class ClaimFinder
{
    internal const string WeightsName = "finder.weights";

    internal static readonly string[] Classes = ["another claim", "the claim"];

    internal static readonly FeatureSpace Space = new([.. Enum.GetNames<ComparisonFeature>(), .. Enum.GetNames<Feature>()], hashBits: 0);

    // So many of the index's best are looked at closely.
    private const int Candidates = 100;

    private static readonly int s_comparisonCount = Enum.GetNames<ComparisonFeature>().Length;

    private static readonly Lazy<LinearModel> s_model = new(() => LinearModel.Embedded(WeightsName, Space, Classes));

    private readonly List<ClaimProfile> _claims = [];
    private readonly TermIndex[] _indexes = [new(saturation: 1.2f, byLength: 0.5f), new(saturation: 1.2f, byLength: 0.5f), new(saturation: 0.8f, byLength: 0.4f)];

    internal enum Feature
    {
        Terms,
        TermsOfBest,
        Roots,
        Grams,
        GramsOfBest,
        RankTerms,
        ClaimCovered,
        QueryCovered,
    }

    /// <summary>How many claims it knows.</summary>
    public int Count => _claims.Count;

    /// <summary>Adds a known claim; its index is the number of those before it.</summary>
    /// <param name="claim">The claim.</param>
    public void Add(ClaimProfile claim)
    {
        ArgumentNullException.ThrowIfNull(claim);
        _claims.Add(claim);
        for (var i = 0; i < _indexes.Length; i++)
            _indexes[i].Add(TermsOf(claim, i));
    }

    /// <summary>The claims that a text most likely repeats, best first.</summary>
    /// <param name="query">The text.</param>
    /// <param name="count">How many at most; up to 100.</param>
    public IReadOnlyList<ClaimMatch> Find(ClaimProfile query, int count) => Find(query, count, s_model.Value);

    internal IReadOnlyList<ClaimMatch> Find(ClaimProfile query, int count, LinearModel model)
    {
        ArgumentNullException.ThrowIfNull(query);
        var matches = new List<ClaimMatch>();
        foreach (var (index, vector) in CandidatesOf(query))
            matches.Add(new ClaimMatch(index, 1 / (1 + Math.Exp(-model.Score(vector)))));
        matches.Sort((one, other) => one.Score != other.Score ? other.Score.CompareTo(one.Score) : one.Index.CompareTo(other.Index));
        return matches.Count <= count ? matches : matches[..count];
    }

    /// <summary>The index's best with their features; the vector is filled anew for each.</summary>
    internal IEnumerable<(int Index, FeatureVector Vector)> CandidatesOf(ClaimProfile query)
    {
        var terms = new[] { _indexes[0].Score(TermsOf(query, 0)), _indexes[1].Score(TermsOf(query, 1)), _indexes[2].Score(TermsOf(query, 2)) };
        var selves = new float[3];
        var bests = new float[3];
        var totals = new float[_claims.Count];
        for (var i = 0; i < 3; i++)
        {
            selves[i] = Math.Max(1e-6f, _indexes[i].SelfScore(TermsOf(query, i)));
            foreach (var score in terms[i])
                bests[i] = Math.Max(bests[i], score);
            for (var claim = 0; claim < totals.Length; claim++)
                totals[claim] += (i == 0 ? 1f : i == 1 ? 0.6f : 0.9f) * terms[i][claim] / selves[i];
        }

        var order = Best(totals);
        var vector = new FeatureVector(Space);
        for (var rank = 0; rank < order.Count; rank++)
        {
            var claim = order[rank];
            vector.Clear();
            new SideBySide(query, _claims[claim]).AddTo(vector);
            Add(Feature.Terms, terms[0][claim] / selves[0]);
            Add(Feature.TermsOfBest, bests[0] == 0 ? 0 : terms[0][claim] / bests[0]);
            Add(Feature.Roots, terms[1][claim] / selves[1]);
            Add(Feature.Grams, terms[2][claim] / selves[2]);
            Add(Feature.GramsOfBest, bests[2] == 0 ? 0 : terms[2][claim] / bests[2]);
            Add(Feature.RankTerms, 1.0 / (1 + rank));
            var (ofClaim, ofQuery) = _indexes[1].Covered(TermsOf(query, 1), TermsOf(_claims[claim], 1));
            Add(Feature.ClaimCovered, ofClaim);
            Add(Feature.QueryCovered, ofQuery);
            yield return (claim, vector);
        }

        void Add(Feature feature, double value) => vector.Add(s_comparisonCount + (int)feature, value);
    }

    private static List<int> Best(float[] totals)
    {
        var heap = new PriorityQueue<int, (float, int)>();
        for (var claim = 0; claim < totals.Length; claim++)
        {
            if (totals[claim] <= 0)
                continue;
            if (heap.Count < Candidates)
                heap.Enqueue(claim, (totals[claim], -claim));
            else
                heap.EnqueueDequeue(claim, (totals[claim], -claim));
        }

        var order = new List<int>(heap.Count);
        while (heap.TryDequeue(out var claim, out _))
            order.Add(claim);
        order.Reverse();
        return order;
    }

    // 0: base forms and figures; 1: roots and meanings; 2: letters, five in a row.
    private static List<uint> TermsOf(ClaimProfile profile, int field)
    {
        var terms = new List<uint>();
        switch (field)
        {
            case 0:
                foreach (var word in profile.AllWords)
                {
                    if (word.Kind != ComparableKind.Function)
                        terms.Add(FeatureHash.OfWord(1, word.Stem) ^ (word.Kind == ComparableKind.Number ? Exact(word.Lower) : 0));
                }

                foreach (var figure in profile.Figures)
                    terms.Add(Exact(FigureAgreement.Rounded(figure)));
                break;
            case 1:
                foreach (var word in profile.AllWords)
                {
                    if (word.Kind != ComparableKind.Function)
                        terms.Add(Lexicon.EnglishWords.MeaningOf(word.Stem) is { } meaning ? Exact("m" + meaning) : FeatureHash.OfWord(2, word.Root) ^ (word.Kind == ComparableKind.Number ? Exact(word.Lower) : 0));
                }

                break;
            default:
                foreach (var word in profile.AllWords)
                {
                    if (word.Kind == ComparableKind.Function)
                        continue;
                    var padded = " " + word.Lower + " ";
                    for (var i = 0; i + 4 <= padded.Length; i++)
                        terms.Add(FeatureHash.OfWord(4, padded.AsSpan(i, 4)));
                }

                break;
        }

        return terms;
    }

    // FeatureHash takes all digits for one; a figure is known by its own.
    private static uint Exact(string word)
    {
        var hash = 2166136261u;
        foreach (var c in word)
            hash = (hash ^ c) * 16777619;
        return hash ^ (hash >> 13);
    }

    /// <summary>An inverted index in memory, with the weights of BM25 (Robertson and Zaragoza, 2009).</summary>
    private sealed class TermIndex(float saturation, float byLength)
    {
        private readonly Dictionary<uint, List<(int Claim, byte Times)>> _places = [];
        private readonly List<int> _lengths = [];
        private long _total;

        public void Add(List<uint> terms)
        {
            var claim = _lengths.Count;
            foreach (var (term, times) in Counted(terms))
            {
                ref var places = ref CollectionsMarshal.GetValueRefOrAddDefault(_places, term, out _);
                (places ??= []).Add((claim, (byte)Math.Min(255, times)));
            }

            _lengths.Add(terms.Count);
            _total += terms.Count;
        }

        public float[] Score(List<uint> query)
        {
            var scores = new float[_lengths.Count];
            var mean = Math.Max(1f, (float)_total / Math.Max(1, _lengths.Count));
            foreach (var (term, _) in Counted(query))
            {
                if (!_places.TryGetValue(term, out var places))
                    continue;
                var weight = Weight(places.Count);
                foreach (var (claim, times) in places)
                    scores[claim] += weight * times * (saturation + 1) / (times + (saturation * (1 - byLength + (byLength * _lengths[claim] / mean))));
            }

            return scores;
        }

        /// <summary>What a claim of exactly these words would score: the scale of the others.</summary>
        public float SelfScore(List<uint> query) => Counted(query).Sum(term => Weight(_places.TryGetValue(term.Key, out var places) ? places.Count : 0));

        /// <summary>The shares of the claim's and the query's weight that lie in terms of both.</summary>
        public (double OfClaim, double OfQuery) Covered(List<uint> query, List<uint> claim)
        {
            var (ours, theirs) = (query.ToHashSet(), claim.ToHashSet());
            double all = 0, asked = 0, shared = 0;
            foreach (var term in ours)
                asked += Weight(_places.TryGetValue(term, out var places) ? places.Count : 0);
            foreach (var term in theirs)
            {
                var weight = Weight(_places.TryGetValue(term, out var places) ? places.Count : 0);
                all += weight;
                if (ours.Contains(term))
                    shared += weight;
            }

            return (all == 0 ? 0 : shared / all, asked == 0 ? 0 : shared / asked);
        }

        private float Weight(int claims) => MathF.Log(1 + ((_lengths.Count - claims + 0.5f) / (claims + 0.5f)));

        private static Dictionary<uint, int> Counted(List<uint> terms)
        {
            var counted = new Dictionary<uint, int>(terms.Count);
            foreach (var term in terms)
                CollectionsMarshal.GetValueRefOrAddDefault(counted, term, out _)++;
            return counted;
        }
    }
}
