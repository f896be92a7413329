using ArticleArchive.Benchmarks.Corpus;

namespace ArticleArchive.Benchmarks.Search;

/// <summary>The queries of the benchmark, by class; always the same for a corpus.</summary>
internal static class QueryClasses
{
    public static IReadOnlyList<BenchmarkQuery> Of(SearchCorpus corpus, int articles, int queriesAClass)
    {
        var random = new Random(22);
        string Word(int from, int to) => corpus.Vocabulary.Content(random.Next(from, to));
        string[] Text(int words)
        {
            while (true)
            {
                var text = corpus.Body(random.Next(articles)).Split("\n\n")[0].Split(' ', '.').Where(word => word.Length > 0).ToArray();
                if (text.Length > words)
                    return [.. text.Skip(random.Next(text.Length - words)).Take(words)];
            }
        }

        string Prefix()
        {
            var word = Word(500, 5_000);
            return word[..Math.Min(word.Length, 5)];
        }

        (string Name, QueryKind Kind, Func<string[]> Words)[] classes =
        [
            ("rare word", QueryKind.All, () => [Word(8_000, 40_000)]),
            ("common word", QueryKind.All, () => [Word(100, 1_000)]),
            ("very common word", QueryKind.All, () => [Word(0, 10)]),
            ("two words", QueryKind.All, () => [Word(100, 1_000), Word(100, 1_000)]),
            ("three with OR", QueryKind.Any, () => [Word(100, 1_000), Word(100, 1_000), Word(1_000, 5_000)]),
            ("phrase", QueryKind.Phrase, () => Text(2)),
            ("prefix", QueryKind.Prefix, () => [Prefix()]),
            ("ten-word question", QueryKind.Question, () => Text(10)),
        ];
        return [.. classes.SelectMany(one => Enumerable.Range(0, queriesAClass).Select(_ => new BenchmarkQuery(one.Name, one.Words(), one.Kind)))];
    }
}
