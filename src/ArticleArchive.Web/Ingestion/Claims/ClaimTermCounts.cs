using System.Globalization;
using ArticleArchive.Web.Data;
using ArticleArchive.Web.Search.Analysis;

namespace ArticleArchive.Web.Ingestion.Claims;

/// <summary>A word of a claim with how much it tells.</summary>
/// <param name="Term">Its stem: claims are compared by stems.</param>
/// <param name="Word">As the index has it.</param>
/// <param name="Claims">How many claims have the word.</param>
internal readonly record struct ClaimTerm(string Term, string Word, int Claims);

/// <summary>How many claims have a word, asked of the full-text index and remembered for common words, whose counts hardly change.</summary>
internal sealed class ClaimTermCounts
{
    // A count below this is asked again each time: it may be the very claim that has just come.
    private const int LeastRemembered = 8;

    private const int MostRemembered = 20_000;

    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);
    private int _total;
    private int _sinceCounted = int.MaxValue;

    /// <summary>How many claims the index holds, at least 1.</summary>
    public int Total(PreparedCommands commands)
    {
        // Doubling halves no weight worth speaking of; counting reads every row.
        if (_sinceCounted++ > _total / 4)
        {
            _total = Math.Max(1, Convert.ToInt32(commands.Scalar("SELECT count(*) FROM LinkedClaims"), CultureInfo.InvariantCulture));
            _sinceCounted = 0;
            _counts.Clear();
        }

        return _total;
    }

    /// <summary>The distinct words of a text with their counts.</summary>
    public List<ClaimTerm> Of(PreparedCommands commands, string text)
    {
        var terms = new List<ClaimTerm>();
        var tokenizer = new IndexTokenizer(text);
        while (tokenizer.Next())
        {
            var term = Stem(tokenizer.Term);
            if (terms.Exists(known => known.Term == term))
                continue;
            var word = tokenizer.Term.ToString();
            terms.Add(new ClaimTerm(term, word, Count(commands, word)));
        }

        return terms;
    }

    /// <summary>The stem that claims are compared by.</summary>
    // Claims are read in English only.
    public static string Stem(ReadOnlySpan<char> word) => Stemmer.For(StemLanguage.English)!.Stem(word);

    private int Count(PreparedCommands commands, string term)
    {
        if (_counts.TryGetValue(term, out var known))
            return known;
        var count = Convert.ToInt32(commands.Scalar("SELECT doc FROM ClaimTerms WHERE term = $0", term) ?? 0, CultureInfo.InvariantCulture);
        if (count >= LeastRemembered && _counts.Count < MostRemembered)
            _counts.Add(term, count);
        return count;
    }
}
