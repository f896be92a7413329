using System.Xml;

namespace ArticleArchive.Parsing.Containers;

/// <summary>A document of a book, in reading order.</summary>
/// <param name="Path">Its path in the ZIP.</param>
/// <param name="Refusal">Why it is no chapter, or null.</param>
public sealed record EpubChapter(string Path, string? Refusal);

/// <summary>What a book (EPUB 2 and 3) says of itself: its chapters in order and its properties.</summary>
public sealed record EpubBook
{
    private const string ContainerPath = "META-INF/container.xml";
    private const int MaxChapters = 10_000;

    // Elements of the Dublin Core in the package document, and the properties that they are here.
    private static readonly Dictionary<string, string> s_properties = new(StringComparer.Ordinal)
    {
        ["title"] = "title",
        ["creator"] = "author",
        ["publisher"] = "publisher",
        ["date"] = "published",
        ["language"] = "language",
    };

    /// <summary>The documents of the spine (EPUB 3.3, section 5.7), and those that are no chapters.</summary>
    public required IReadOnlyList<EpubChapter> Chapters { get; init; }

    /// <summary>Title, author (several on a line each), publisher, published, language, as far as stated.</summary>
    public required IReadOnlyDictionary<string, string> Properties { get; init; }

    /// <param name="folder">The book's files.</param>
    /// <exception cref="ContainerException">The ZIP is no book, or one whose package document cannot be read.</exception>
    public static EpubBook Read(ZipFolder folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var files = folder.Files.ToDictionary(file => file.Path, StringComparer.Ordinal);
        try
        {
            var packagePath = PackagePath(Open(ContainerPath));
            return ReadPackage(Open(packagePath), packagePath);
        }
        catch (XmlException exception)
        {
            throw new ContainerException("It is no EPUB book that can be read: its package document is no plain XML.", exception);
        }

        byte[] Open(string path) => files.TryGetValue(path, out var file)
            ? folder.Read(file)
            : throw new ContainerException($"It is no EPUB book: {path} is not in it.");
    }

    // META-INF/container.xml names the package document (EPUB Open Container Format, section 4.2.6.3.1).
    private static string PackagePath(byte[] container)
    {
        using var xml = Xml(container);
        while (xml.Read())
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "rootfile" } && xml.GetAttribute("full-path") is { Length: > 0 } path)
                return path;
        }

        throw new ContainerException("It is no EPUB book: its container names no package document.");
    }

    private static EpubBook ReadPackage(byte[] package, string packagePath)
    {
        var items = new Dictionary<string, (string Path, string Type, string Properties)>(StringComparer.Ordinal);
        var spine = new List<string>();
        var guide = new Dictionary<string, string>(StringComparer.Ordinal);
        var properties = new Dictionary<string, string>(StringComparer.Ordinal);
        using var xml = Xml(package);
        for (var more = xml.Read(); more;)
        {
            if (xml.NodeType == XmlNodeType.Element && s_properties.TryGetValue(xml.LocalName, out var property) && xml.NamespaceURI.Contains("/dc/", StringComparison.Ordinal))
            {
                // Reading the words moves on by itself.
                var words = string.Join(' ', xml.ReadElementContentAsString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
                if (words.Length > 0 && (property == "author" || !properties.ContainsKey(property)))
                    properties[property] = properties.TryGetValue(property, out var before) ? $"{before}\n{words}" : words;
                continue;
            }

            if (xml.NodeType == XmlNodeType.Element)
            {
                switch (xml.LocalName)
                {
                    case "item" when xml.GetAttribute("id") is { } id && xml.GetAttribute("href") is { } href && Resolve(packagePath, href) is { } path:
                        items.TryAdd(id, (path, xml.GetAttribute("media-type") ?? "", xml.GetAttribute("properties") ?? ""));
                        break;
                    case "itemref" when xml.GetAttribute("idref") is { } idref && spine.Count < MaxChapters:
                        spine.Add(idref);
                        break;
                    case "reference" when xml.GetAttribute("href") is { } target && Resolve(packagePath, target) is { } referred:
                        guide[referred] = xml.GetAttribute("type") ?? "";
                        break;
                    default:
                        break;
                }
            }

            more = xml.Read();
        }

        var chapters = spine.Distinct(StringComparer.Ordinal).Where(items.ContainsKey).Select(id => items[id])
            .Select(item => new EpubChapter(item.Path, WhyNoChapter(item.Type, item.Properties, guide.GetValueOrDefault(item.Path, ""))))
            .DistinctBy(chapter => chapter.Path, StringComparer.Ordinal)
            .ToList();
        if (chapters.Count == 0)
            throw new ContainerException("The book has no chapters: its spine is empty.");
        return new EpubBook { Chapters = chapters, Properties = properties };
    }

    private static string? WhyNoChapter(string type, string properties, string guide)
    {
        if (properties.Split(' ').Contains("nav", StringComparer.Ordinal) || guide == "toc")
            return "It is the book's table of contents.";
        if (guide == "cover")
            return "It is the book's cover.";
        return type is "application/xhtml+xml" or "text/html" or "application/xml" or "" ? null : $"It is no text but {type}.";
    }

    // An address relative to the package document, as a path in the ZIP; null when it leads out of it.
    private static string? Resolve(string packagePath, string href)
    {
        var folder = packagePath.Split('/')[..^1];
        var parts = new List<string>(folder);
        foreach (var part in Uri.UnescapeDataString(href.Split('#', '?')[0]).Split('/'))
        {
            if (part is "" or ".")
                continue;
            if (part != "..")
                parts.Add(part);
            else if (parts.Count == 0)
                return null;
            else
                parts.RemoveAt(parts.Count - 1);
        }

        return string.Join('/', parts);
    }

    private static XmlReader Xml(byte[] bytes) => XmlReader.Create(new MemoryStream(bytes), new XmlReaderSettings
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    });
}
