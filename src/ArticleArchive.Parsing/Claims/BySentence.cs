using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Claims;

/// <summary>Things that lie in the sentences of a block, asked by sentence, so that a long block costs no more a sentence than a short one.</summary>
internal sealed class BySentence<T>(IReadOnlyList<Tokens> sentences)
{
    private readonly List<T>?[] _lists = new List<T>?[sentences.Count];

    /// <summary>Adds a thing to every sentence that its span touches.</summary>
    public void Add(TextSpan span, T thing)
    {
        var (first, last) = Range(span);
        for (var i = first; i <= last; i++)
        {
            var list = _lists[i] ??= [];
            if (list.Count == 0 || !Equals(list[^1], thing))
                list.Add(thing);
        }
    }

    public IReadOnlyList<T> At(int sentence) => _lists[sentence] ?? (IReadOnlyList<T>)[];

    /// <summary>The sentences that a span touches; the second is before the first where it touches none.</summary>
    public (int First, int Last) Range(TextSpan span)
    {
        var (low, high) = (0, sentences.Count);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (sentences[middle].Span.End <= span.Start)
                low = middle + 1;
            else
                high = middle;
        }

        var last = low;
        while (last < sentences.Count && sentences[last].Span.Start < span.End)
            last++;
        return (low, last - 1);
    }
}
