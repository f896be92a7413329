namespace ArticleArchive.Benchmarks.Corpus;

/// <summary>
/// Words as news English uses them: about a hundred function words make up almost half of all running text, content words
/// follow Zipf's law (frequency proportional to 1 / rank).
/// </summary>
internal sealed class Vocabulary
{
    private const int ContentWords = 40_000;

    private static readonly string[] FunctionWords =
        ("the of and to in a that is for on it with as was by at be this from are which or have an not but had his they were " +
         "their has its more been who one we would when will if than no so about up out she he there some what only can other " +
         "into could new them these also two may then do first any my now such like our over even most after made many before " +
         "must through years where much your way well down should because each those people how too good very make world still").Split(' ');

    private static readonly string[] Onsets = ["b", "br", "c", "ch", "cl", "cr", "d", "dr", "f", "fl", "g", "gr", "h", "j", "k", "l", "m", "n", "p", "pl", "pr", "qu", "r", "s", "sh", "sl", "st", "str", "t", "th", "tr", "v", "w"];
    private static readonly string[] Nuclei = ["a", "e", "i", "o", "u", "ai", "ea", "ee", "io", "ou"];
    private static readonly string[] Codas = ["", "n", "r", "l", "s", "t", "nd", "nt", "ck", "m", "st", "rd"];
    private static readonly string[] s_inflections = ["s", "s", "s", "ed", "ing"];
    private static readonly string[] Endings = ["", "", "", "s", "ed", "ing", "tion", "er", "ity", "al", "ly", "ment"];

    private readonly string[] _content = new string[ContentWords];
    private readonly double[] _cumulative = new double[ContentWords];

    public Vocabulary(int seed)
    {
        var random = new Random(seed);
        var seen = new HashSet<string>(FunctionWords, StringComparer.Ordinal);
        double sum = 0;
        for (var i = 0; i < ContentWords; i++)
        {
            string word;
            do
            {
                word = Syllables(random, i < 500 ? 1 : random.Next(1, 4)) + Pick(random, Endings);
            }
            while (word.Length < 3 || !seen.Add(word));
            _content[i] = word;
            sum += 1.0 / (i + 3);
            _cumulative[i] = sum;
        }
    }

    /// <summary>The content word of a rank: 0 is the most frequent.</summary>
    public string Content(int rank) => _content[rank];

    /// <summary>A word as running text has it.</summary>
    public string Next(Random random)
    {
        if (random.NextDouble() < 0.45)
            return FunctionWords[(int)(FunctionWords.Length * Math.Pow(random.NextDouble(), 2))];
        return NextContent(random);
    }

    /// <summary>A word as running text has it, and every third content word in another form than the dictionary's.</summary>
    public string NextInflected(Random random)
    {
        var word = Next(random);
        return word.Length < 4 || random.Next(3) > 0 ? word : word + Pick(random, s_inflections);
    }

    /// <summary>A content word, by its frequency.</summary>
    public string NextContent(Random random)
    {
        var at = Array.BinarySearch(_cumulative, random.NextDouble() * _cumulative[^1]);
        return _content[Math.Min(at < 0 ? ~at : at, ContentWords - 1)];
    }

    private static string Syllables(Random random, int count) =>
        string.Concat(Enumerable.Range(0, count).Select(_ => Pick(random, Onsets) + Pick(random, Nuclei) + Pick(random, Codas)));

    private static string Pick(Random random, string[] from) => from[random.Next(from.Length)];
}
