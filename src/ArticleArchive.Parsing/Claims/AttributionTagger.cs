using ArticleArchive.Parsing.Models;

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
