using System.Text.Json;
using System.Text.Json.Serialization;
using ArticleArchive.Parsing;

namespace ArticleArchive.Benchmarks.Claims;

/// <summary>A sentence with its labels, as <c>docs/claims-guidelines.md</c> describes them.</summary>
internal sealed record LabelledSentence(
    string Id, string Genre, string? Context, string Text, string Nature, bool Subjective, int Worth, string Certainty, string Polarity, string? Speaker)
{
    private static readonly JsonSerializerOptions s_json = new() { PropertyNameCaseInsensitive = true, NumberHandling = JsonNumberHandling.AllowReadingFromString };

    /// <summary>The file it comes from, without its ending: the unit that a writer wrote at one go.</summary>
    [JsonIgnore]
    public string File { get; private init; } = "";

    /// <summary>Whether it stands in the running order of a debate.</summary>
    [JsonIgnore]
    public bool IsOfDebate { get; private init; }

    /// <summary>The label's place in the list of natures, the last for a sentence that states nothing.</summary>
    [JsonIgnore]
    public int NatureLabel => Nature == "none" ? Enum.GetValues<ClaimNature>().Length : (int)Enum.Parse<ClaimNature>(Nature, ignoreCase: true);

    /// <summary>Reads <c>sentences/*.jsonl</c> and <c>debates/*.jsonl</c> of a data folder, in the order of their names.</summary>
    public static List<LabelledSentence> ReadAll(string folder) =>
        [.. Read(Path.Combine(folder, "sentences"), isOfDebate: false), .. Read(Path.Combine(folder, "debates"), isOfDebate: true)];

    private static IEnumerable<LabelledSentence> Read(string folder, bool isOfDebate)
    {
        if (!Directory.Exists(folder))
            yield break;
        foreach (var file in Directory.EnumerateFiles(folder, "*.jsonl").Order(StringComparer.Ordinal))
        {
            foreach (var sentence in ReadFile(file))
                yield return sentence with { IsOfDebate = isOfDebate };
        }
    }

    /// <summary>Reads one file.</summary>
    public static IEnumerable<LabelledSentence> ReadFile(string file)
    {
        foreach (var line in System.IO.File.ReadLines(file).Where(line => !string.IsNullOrWhiteSpace(line)))
        {
            var sentence = JsonSerializer.Deserialize<LabelledSentence>(line, s_json) ?? throw new InvalidDataException($"{file}: an empty line of JSON");
            yield return sentence with { File = Path.GetFileNameWithoutExtension(file) };
        }
    }
}
