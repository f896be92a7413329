using ArticleArchive.Parsing;
using ArticleArchive.Parsing.Claims;
using ArticleArchive.Parsing.Models;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Benchmarks.Claims;

/// <summary>A sentence with its right tags.</summary>
internal sealed record TaggedSentence(string Group, Tokens Tokens, bool[] IsQuoted, AttributionTag[] Tags);

/// <summary>Fits <see cref="AttributionTagger"/>: an averaged perceptron, in a fixed order, so that the same sentences give the same weights.</summary>
internal static class TaggerTraining
{
    private const int Epochs = 8;

    public static IEnumerable<TaggedSentence> Sentences(LabelledArticle article)
    {
        foreach (var speeches in ClaimExtractor.Propose(article.Text, PlainClaims.Blocks(article.Text)))
        {
            foreach (var tokens in speeches.Sentences)
            {
                var isQuoted = Enumerable.Range(0, tokens.Count).Select(i => speeches.IsQuoted(tokens[i].Span)).ToArray();
                yield return new TaggedSentence(article.Id, tokens, isQuoted, Tags(tokens, article.Attributions));
            }
        }
    }

    public static AttributionTagger Fit(IReadOnlyList<TaggedSentence> sentences) => new(FitWeights(sentences));

    public static LinearModel FitWeights(IReadOnlyList<TaggedSentence> sentences)
    {
        var size = AttributionTagger.Space.Count + 1;
        var tags = AttributionTagger.Classes.Count;
        var weights = new double[tags * size];
        var sums = new double[tags * size];
        var step = 1;
        var vector = new FeatureVector(AttributionTagger.Space);
        var views = sentences.Select(sentence => new TaggerView(sentence.Tokens, i => i >= 0 && i < sentence.IsQuoted.Length && sentence.IsQuoted[i])).ToList();
        var features = views.Select((view, s) => Measure(view, sentences[s].Tokens.Count)).ToList();
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            for (var s = 0; s < sentences.Count; s++, step++)
            {
                var right = sentences[s].Tags;
                var guess = Decode(features[s], weights, size);
                for (var i = 0; i < right.Length; i++)
                {
                    var (before, guessBefore) = (i == 0 ? 0 : (int)right[i - 1], i == 0 ? 0 : guess[i - 1]);
                    if ((int)right[i] == guess[i] && before == guessBefore)
                        continue;
                    Update((int)right[i], features[s].Own[i], 1);
                    Update((int)right[i], features[s].Edges[i][before], 1);
                    Update(guess[i], features[s].Own[i], -1);
                    Update(guess[i], features[s].Edges[i][guessBefore], -1);
                }
            }
        }

        // The mean of the weights over all steps.
        for (var i = 0; i < weights.Length; i++)
            weights[i] -= sums[i] / step;
        return LinearModel.FromWeights(AttributionTagger.Space, AttributionTagger.Classes, weights);

        void Update(int tag, int[] indexes, double amount)
        {
            foreach (var index in indexes)
            {
                weights[(tag * size) + 1 + index] += amount;
                sums[(tag * size) + 1 + index] += amount * step;
            }
        }

        (int[][] Own, int[][][] Edges) Measure(TaggerView view, int count)
        {
            var own = new int[count][];
            var edges = new int[count][][];
            for (var i = 0; i < count; i++)
            {
                vector.Clear();
                view.AddToken(i, vector);
                own[i] = vector.Indexes.ToArray();
                edges[i] = new int[tags][];
                for (var before = 0; before < tags; before++)
                {
                    vector.Clear();
                    view.AddEdge(i, (AttributionTag)before, vector);
                    edges[i][before] = vector.Indexes.ToArray();
                }
            }

            return (own, edges);
        }
    }

    private static int[] Decode((int[][] Own, int[][][] Edges) features, double[] weights, int size)
    {
        var tags = AttributionTagger.Classes.Count;
        var count = features.Own.Length;
        var best = new double[count, tags];
        var cameFrom = new int[count, tags];
        for (var i = 0; i < count; i++)
        {
            for (var tag = 0; tag < tags; tag++)
            {
                var own = Sum(features.Own[i], tag);
                best[i, tag] = double.NegativeInfinity;
                for (var before = 0; before < (i == 0 ? 1 : tags); before++)
                {
                    var score = (i == 0 ? 0 : best[i - 1, before]) + own + Sum(features.Edges[i][before], tag);
                    if (score > best[i, tag])
                        (best[i, tag], cameFrom[i, tag]) = (score, before);
                }
            }
        }

        var found = new int[count];
        var current = Enumerable.Range(0, tags).MaxBy(tag => count == 0 ? 0 : best[count - 1, tag]);
        for (var i = count - 1; i >= 0; i--)
        {
            found[i] = current;
            current = cameFrom[i, current];
        }

        return found;

        double Sum(int[] indexes, int tag)
        {
            double sum = 0;
            foreach (var index in indexes)
                sum += weights[(tag * size) + 1 + index];
            return sum;
        }
    }

    // A cue or source inside somebody's content is marked as what it is: the tagger sees the innermost frame.
    private static AttributionTag[] Tags(Tokens tokens, IReadOnlyList<LabelledAttribution> attributions)
    {
        var tags = new AttributionTag[tokens.Count];
        foreach (var attribution in attributions.Where(attribution => attribution.Parts[0].Start < tokens.Span.End && attribution.Parts[^1].End > tokens.Span.Start || attribution.Cue is { } cue && tokens.Span.Contains(cue)))
        {
            foreach (var part in attribution.Parts)
                Mark(part, AttributionTag.Content, only: true);
            if (attribution.Cue is { } marked)
                Mark(marked, AttributionTag.Cue, only: false);
            if (attribution.Source is { } source)
                Mark(source, AttributionTag.Source, only: false);
        }

        return tags;

        void Mark(TextSpan span, AttributionTag tag, bool only)
        {
            for (var i = tokens.FirstFrom(span.Start); i < tokens.Count && tokens[i].Start < span.End; i++)
            {
                if (!only || tags[i] == AttributionTag.None)
                    tags[i] = tag;
            }
        }
    }
}
