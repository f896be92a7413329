using System.Text.Json;
using ArticleArchive.Benchmarks.Parsing;

namespace ArticleArchive.Benchmarks.Training;

/// <summary>A block of an article as the truth has it.</summary>
/// <param name="Type"><c>heading</c>, <c>p</c> or <c>li</c>.</param>
/// <param name="Text">Its words.</param>
/// <param name="Level">Of a heading.</param>
internal sealed record TruthBlock(string Type, string Text, int Level);

/// <summary>A page of a development set and the truth about it.</summary>
/// <param name="Id">The same for all renderings of a page.</param>
/// <param name="Set">The rendering: <c>html</c>, <c>text-full</c> or <c>text-lost</c>.</param>
/// <param name="FileName">With its extension, which decides the format.</param>
/// <param name="Bytes">The page.</param>
/// <param name="Title">The headline, or null.</param>
/// <param name="Body">The article's text alone.</param>
/// <param name="Blocks">The same as blocks.</param>
/// <param name="Author">The authors as the page states them, or null.</param>
internal sealed record LabelledPage(
    string Id, string Set, string FileName, byte[] Bytes, string? Title, string Body, IReadOnlyList<TruthBlock> Blocks, string? Author)
{
    private static readonly JsonSerializerOptions s_json = new() { PropertyNameCaseInsensitive = true };

    /// <param name="folder">The folder of the development sets.</param>
    /// <param name="set">One of them.</param>
    /// <param name="part">Which pages.</param>
    public static List<LabelledPage> Read(string folder, string set, IdHashPart part)
    {
        var path = Path.Combine(folder, set);
        var truths = JsonSerializer.Deserialize<Dictionary<string, Truth>>(File.ReadAllBytes(Path.Combine(path, "truth.json")), s_json)!;
        return EvaluationPage.Of(path, part)
            .Where(page => truths.ContainsKey(page.Id))
            .Select(page =>
            {
                var truth = truths[page.Id];
                return new LabelledPage(page.Id, set, page.Name, page.Bytes, truth.Title, truth.Body ?? "", truth.Blocks ?? [], truth.Author);
            })
            .ToList();
    }

    private sealed record Truth(string? Title, string? Body, IReadOnlyList<TruthBlock>? Blocks, string? Author);
}
