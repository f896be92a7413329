using System.IO.Compression;
using System.Text.Json;
using ArticleArchive.Parsing.Containers;

namespace ArticleArchive.Parsing.Tests.Golden;

/// <summary>One golden case of a book: the folder <c>source.epub</c> holds its files unpacked, <c>expected.json</c> what each document of its spine gives.</summary>
/// <param name="Name">The folder, relative to <c>Cases</c>.</param>
/// <param name="Folder">The unpacked book in the source tree.</param>
internal sealed record BookCase(string Name, string Folder)
{
    public string ExpectedPath => Path.Combine(Path.GetDirectoryName(Folder)!, "expected.json");

    public static IReadOnlyList<BookCase> All() => [.. Directory.EnumerateDirectories(CaseFolders.CasesRoot, "source.epub", SearchOption.AllDirectories)
        .Order(StringComparer.Ordinal)
        .Select(folder => new BookCase(Path.GetRelativePath(CaseFolders.CasesRoot, Path.GetDirectoryName(folder)!).Replace('\\', '/'), folder))];

    /// <summary>A chapter as the archive stores it, with the book's properties beside its bytes; or why it is none.</summary>
    public string Read()
    {
        using var zip = new MemoryStream();
        ZipFile.CreateFromDirectory(Folder, zip);
        using var folder = new ZipFolder(zip, new ContainerLimits());
        var book = EpubBook.Read(folder);
        var options = new ParseOptions { RecordFields = book.Properties };
        var chapters = book.Chapters.Select(chapter => (object)new
        {
            Chapter = chapter.Path,
            chapter.Refusal,
            Article = chapter.Refusal is not null ? null
                : GoldenJson.Shape(ArticleParser.Parse(Path.GetFileName(chapter.Path), folder.Read(folder.Files.Single(file => file.Path == chapter.Path)), options)),
        });
        return JsonSerializer.Serialize(chapters, GoldenJson.Layout) + "\n";
    }
}
