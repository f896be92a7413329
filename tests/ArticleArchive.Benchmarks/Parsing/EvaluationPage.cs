using System.IO.Compression;
using System.Text.Json;

namespace ArticleArchive.Benchmarks.Parsing;

/// <summary>A page of an evaluation set.</summary>
/// <param name="Id">As the set's manifest has it.</param>
/// <param name="Name">Its file's name without <c>.gz</c>; the extension chooses the reader.</param>
/// <param name="Bytes">Unpacked.</param>
internal sealed record EvaluationPage(string Id, string Name, byte[] Bytes)
{
    private static readonly JsonSerializerOptions s_input = new() { PropertyNameCaseInsensitive = true };

    /// <summary>The pages of a set (a folder with <c>manifest.json</c>) that belong to a part of it, in the manifest's order.</summary>
    public static IReadOnlyList<EvaluationPage> Of(string set, IdHashPart part)
    {
        var manifest = JsonSerializer.Deserialize<List<ManifestEntry>>(File.ReadAllBytes(Path.Combine(set, "manifest.json")), s_input) ?? [];
        return [.. manifest.Where(entry => part.Holds(entry.Id)).Select(entry => Read(set, entry))];
    }

    // "a-0001.html.gz" is the page "a-0001.html".
    private static EvaluationPage Read(string set, ManifestEntry entry)
    {
        var file = Path.Combine(set, entry.Path);
        if (!file.EndsWith(".gz", StringComparison.OrdinalIgnoreCase))
            return new EvaluationPage(entry.Id, Path.GetFileName(file), File.ReadAllBytes(file));
        using var packed = new GZipStream(File.OpenRead(file), CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        packed.CopyTo(bytes);
        return new EvaluationPage(entry.Id, Path.GetFileNameWithoutExtension(file), bytes.ToArray());
    }

    private sealed record ManifestEntry(string Id, string Path);
}
