namespace ArticleArchive.Web.Search.Analysis;

/// <summary>What counts as a form of a word in one language: the same stem, or the stem of an irregular form of it.</summary>
internal sealed class StemForms
{
    private readonly Stemmer _stemmer;
    private readonly HashSet<string> _stems;

    public StemForms(Stemmer stemmer, string word)
    {
        _stemmer = stemmer;
        _stems = new HashSet<string>(stemmer.Irregular(word).Append(word).Select(form => stemmer.Stem(form)), StringComparer.Ordinal);
        // What lies inside another stretch need not be read twice.
        var starts = _stems.Select(stem => stem[..Math.Max(1, stem.Length - stemmer.MostChanged)]).Distinct(StringComparer.Ordinal).ToList();
        Starts = [.. starts.Where(start => !starts.Exists(other => other != start && start.StartsWith(other, StringComparison.Ordinal)))];
    }

    /// <summary>Every form begins with one of these.</summary>
    public IReadOnlyList<string> Starts { get; }

    /// <summary>Whether a folded word is a form.</summary>
    public bool Has(ReadOnlySpan<char> word) => _stems.Contains(_stemmer.Stem(word));
}
