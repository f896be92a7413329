using System.Text;
using ArticleArchive.Web.Search.Analysis;
using Microsoft.Data.Sqlite;

namespace ArticleArchive.Web.Search;

/// <summary>A word of the archive.</summary>
/// <param name="Word">As the index has it.</param>
/// <param name="Languages">The languages of the articles that it counts in, a bit each (<see cref="StemLanguages"/>).</param>
/// <param name="Documents">In how many such articles it stands.</param>
internal readonly record struct WordVariant(string Word, uint Languages, int Documents);

/// <summary>
/// The words of all articles, asked of one reader connection: the forms of a word, what begins or goes on with letters, what is
/// spelled almost so. Used by one search at a time.
/// </summary>
internal sealed class Vocabulary(SqliteConnection connection) : IDisposable
{
    // A word that no article has costs nothing to ask for, but a scan over half of all words would.
    private const int MostScanned = 400_000;

    private readonly SqliteCommand _exact = Prepare(connection, "SELECT Words FROM WordBlocks WHERE First <= $from ORDER BY First DESC LIMIT 1");
    private readonly SqliteCommand _range = Prepare(connection, "SELECT Words FROM WordBlocks WHERE First >= (SELECT max(First) FROM WordBlocks WHERE First <= $from) AND First < $to ORDER BY First");
    private readonly SqliteCommand _state = Prepare(connection, "SELECT KnownLanguages, EnglishArticles, Languages FROM IndexStates");

    private readonly record struct Row(string Word, StemLanguage Language, int Articles);

    /// <summary>The languages of the archive whose words have stems, and what articles of unknown language count as.</summary>
    public (uint Languages, StemLanguage Unknown) Languages()
    {
        using var row = _state.ExecuteReader();
        if (!row.Read())
            return (0, StemLanguage.Unknown);
        // Few articles have no known language, short ones mostly. They are taken for English where most others are.
        var unknown = row.GetInt32(1) * 2 >= row.GetInt32(0) ? StemLanguage.English : StemLanguage.Unknown;
        return ((uint)row.GetInt32(2), unknown);
    }

    /// <summary>
    /// The words that stand for a typed one: itself, which counts in every article, and what has the same stem in a language, which
    /// counts in articles of that language. The word itself comes first, even where no article has it.
    /// </summary>
    /// <param name="word">One word as the index has it.</param>
    public IReadOnlyList<WordVariant> Variants(string word)
    {
        var (languages, unknown) = Languages();
        var variants = new Dictionary<string, (uint Languages, int Documents)>(StringComparer.Ordinal) { [word] = (StemLanguages.All, 0) };
        foreach (var row in Exact(word))
            variants[word] = (StemLanguages.All, variants[word].Documents + row.Articles);
        foreach (var language in Stemmer.Languages)
        {
            var counted = (languages & language.Bit()) | (unknown == language ? languages & StemLanguage.Unknown.Bit() : 0);
            if (counted == 0)
                continue;
            var forms = new StemForms(Stemmer.For(language)!, word);
            foreach (var start in forms.Starts)
            {
                foreach (var row in Range(start))
                {
                    if ((row.Language.Bit() & counted) == 0 || row.Word == word || !forms.Has(row.Word))
                        continue;
                    var known = variants.GetValueOrDefault(row.Word);
                    if ((known.Languages & row.Language.Bit()) == 0)
                        variants[row.Word] = (known.Languages | row.Language.Bit(), known.Documents + row.Articles);
                }
            }
        }

        return [.. variants.OrderByDescending(pair => pair.Key == word).ThenByDescending(pair => pair.Value.Documents).ThenBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => new WordVariant(pair.Key, pair.Value.Languages, pair.Value.Documents))];
    }

    /// <summary>In how many articles a word stands, just as it is.</summary>
    public int Documents(string word) => Exact(word).Sum(row => row.Articles);

    /// <summary>The languages of the articles that a word stands in, a bit each.</summary>
    public uint LanguagesOf(string word) => Exact(word).Aggregate(0u, (languages, row) => languages | row.Language.Bit());

    /// <summary>Words that begin so, the most frequent first; counted in every article.</summary>
    public IReadOnlyList<WordVariant> WithPrefix(string prefix, int limit) => Most(Range(prefix), limit);

    /// <summary>Words that have these letters anywhere, the most frequent first. Reads all words, up to a bound.</summary>
    public IReadOnlyList<WordVariant> Containing(string infix, int limit) =>
        Most(Range("").Where(row => row.Word.Contains(infix, StringComparison.Ordinal)), limit);

    /// <summary>
    /// Words that become this one by so many changes (a letter more, less, other, or two swapped), the nearest first, then the most frequent. The
    /// first letter counts as right, or as swapped with the second.
    /// </summary>
    public IReadOnlyList<WordVariant> Near(string word, int edits, int limit)
    {
        if (word.Length == 0)
            return [];
        var starts = word.Length > 1 && word[1] != word[0] ? new[] { word[..1], word[1..2] } : [word[..1]];
        var near = new Dictionary<string, (int Distance, int Documents)>(StringComparer.Ordinal);
        foreach (var row in starts.SelectMany(Range))
        {
            if (EditDistance.Within(word, row.Word, edits) is { } distance)
                near[row.Word] = (distance, near.GetValueOrDefault(row.Word).Documents + row.Articles);
        }

        return [.. near.OrderBy(pair => pair.Value.Distance).ThenByDescending(pair => pair.Value.Documents).ThenBy(pair => pair.Key, StringComparer.Ordinal).Take(limit)
            .Select(pair => new WordVariant(pair.Key, StemLanguages.All, pair.Value.Documents))];
    }

    /// <summary>What a word that is being typed may become.</summary>
    public IReadOnlyList<WordVariant> Completions(string prefix, int limit) =>
        Most(Range(prefix).Where(row => !CharacterFolding.IsUnspaced(row.Word[0])), limit);

    /// <summary>The likeliest word of the archive for one that finds nothing or little; null where there is none.</summary>
    public WordVariant? DidYouMean(string word)
    {
        if (word.Length < 4 || CharacterFolding.IsUnspaced(word[0]))
            return null;
        var own = Exact(word).Sum(row => row.Articles);
        var near = Near(word, word.Length < 8 ? 1 : 2, 20).Where(one => one.Word != word && one.Documents > own * 10).ToList();
        return near.Count == 0 ? null : near[0];
    }

    public void Dispose()
    {
        _exact.Dispose();
        _range.Dispose();
        _state.Dispose();
    }

    private static SqliteCommand Prepare(SqliteConnection connection, string sql)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // Constants of this class.
        command.CommandText = sql;
#pragma warning restore CA2100
        if (sql.Contains("$from", StringComparison.Ordinal))
            command.Parameters.Add("$from", SqliteType.Text);
        if (sql.Contains("$to", StringComparison.Ordinal))
            command.Parameters.Add("$to", SqliteType.Text);
        return command;
    }

    private static List<WordVariant> Most(IEnumerable<Row> rows, int limit)
    {
        var documents = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var row in rows)
            documents[row.Word] = documents.GetValueOrDefault(row.Word) + row.Articles;
        return [.. documents.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).Take(limit).Select(pair => new WordVariant(pair.Key, StemLanguages.All, pair.Value))];
    }

    private IEnumerable<Row> Exact(string word)
    {
        _exact.Parameters[0].Value = word;
        var bytes = Encoding.UTF8.GetBytes(word);
        return Read(_exact, bytes, [.. bytes, 0]);
    }

    // In the order of UTF-8, which is that of code points.
    private IEnumerable<Row> Range(string prefix)
    {
        var end = prefix + "\U0010FFFF";
        _range.Parameters[0].Value = prefix;
        _range.Parameters[1].Value = end;
        return Read(_range, Encoding.UTF8.GetBytes(prefix), Encoding.UTF8.GetBytes(end)).Take(MostScanned);
    }

    private static IEnumerable<Row> Read(SqliteCommand command, byte[] from, byte[] to)
    {
        using var blocks = command.ExecuteReader();
        while (blocks.Read())
        {
            foreach (var row in WordsOf(blocks.GetFieldValue<byte[]>(0), from, to))
                yield return row;
        }
    }

    private static List<Row> WordsOf(byte[] block, byte[] from, byte[] to)
    {
        var rows = new List<Row>();
        var words = new WordBlockReader(block);
        while (words.MoveNext() && words.Word.SequenceCompareTo(to) < 0)
        {
            if (words.Word.SequenceCompareTo(from) >= 0)
                rows.Add(new Row(words.Text, words.Language, words.Articles));
        }

        return rows;
    }
}
