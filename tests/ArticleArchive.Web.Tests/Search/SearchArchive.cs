using ArticleArchive.Parsing;
using ArticleArchive.Parsing.Formats;
using ArticleArchive.Parsing.Text;
using ArticleArchive.Web.Data;
using ArticleArchive.Web.Search;

namespace ArticleArchive.Web.Tests.Search;

/// <summary>An article made for a search: what it holds is said here, and not left to the parser.</summary>
internal sealed record Draft(string Title, params string[] Paragraphs)
{
    public string? Publisher { get; init; }

    public string? Authors { get; init; }

    public string? Heading { get; init; }

    /// <summary>The line of a table of contents.</summary>
    public string? Contents { get; init; }

    public string? Url { get; init; }

    public string? ExternalId { get; init; }

    /// <summary>Who says a claim, by its place; every paragraph is one claim.</summary>
    public IReadOnlyDictionary<int, string> Speakers { get; init; } = new Dictionary<int, string>();

    public DateTime? Published { get; init; }

    public string? Language { get; init; }

    /// <summary>Stored, but replaced by a newer version.</summary>
    public bool IsOld { get; init; }
}

/// <summary>A real database in a folder of its own with the articles of a test.</summary>
internal sealed class SearchArchive : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("article-archive-search-").FullName;

    private SearchArchive()
    {
        PreparedArchive.Empty.CopyTo(_directory);
        Database = new ArchiveDatabase(_directory);
        Engine = new SearchEngine(Database.ReaderConnectionString, mostRemembered: 256, patience: 60);
    }

    public string DataDirectory => _directory;

    public ArchiveDatabase Database { get; }

    public SearchEngine Engine { get; }

    public static async Task<SearchArchive> WithAsync(params Draft[] drafts)
    {
        var archive = new SearchArchive();
        await AddAsync(archive.Database, drafts);
        return archive;
    }

    /// <summary>Stores articles with their index, as ingestion does. Ids count up from the first free one.</summary>
    public static Task<List<int>> AddAsync(ArchiveDatabase database, params Draft[] drafts) => database.WriteAsync(
        async db =>
        {
            var ids = new List<int>();
            foreach (var draft in drafts)
            {
                var article = Row(draft);
                db.Originals.Add(new Original { Sha256 = article.Sha256, Bytes = [] });
                db.Articles.Add(article);
                await db.SaveChangesAsync();
                if (article.IsLatest)
                    await SearchIndex.AddAsync(db, article, CancellationToken.None);
                ids.Add(article.Id);
            }

            return ids;
        },
        CancellationToken.None);

    public async Task<IReadOnlyList<int>> IdsAsync(string query, SearchLevel level = SearchLevel.Articles, int size = 100) =>
        [.. (await Engine.FindAsync(new SearchRequest(query, level, size), CancellationToken.None)).Items.Select(hit => hit.Id)];

    public Task<SearchResults> FindAsync(string query, SearchLevel level = SearchLevel.Articles, int size = 100) =>
        Engine.FindAsync(new SearchRequest(query, level, size), CancellationToken.None);

    public void Dispose()
    {
        Engine.Dispose();
        Database.Dispose();
        Directory.Delete(_directory, recursive: true);
    }

    public static Article Row(Draft draft)
    {
        var lines = new List<(BlockKind Kind, string Text)> { (BlockKind.Title, draft.Title) };
        if (draft.Heading is not null)
            lines.Add((BlockKind.Heading, draft.Heading));
        if (draft.Contents is not null)
            lines.Add((BlockKind.Contents, draft.Contents));
        lines.AddRange(draft.Paragraphs.Select(paragraph => (BlockKind.Paragraph, paragraph)));
        var blocks = new List<ArticleBlock>();
        var text = "";
        foreach (var (kind, line) in lines)
        {
            blocks.Add(new ArticleBlock(kind, TextSpan.OfLength(text.Length, line.Length), 0));
            text += line + "\n\n";
        }

        var article = new Article
        {
            SourceName = draft.Title,
            SourceKey = "test:" + Guid.NewGuid(),
            Sha256 = Guid.NewGuid().ToString("N"),
            Format = SourceFormat.PlainText,
            Encoding = "utf-8",
            Title = draft.Title,
            TitleBasis = "a test",
            Publisher = draft.Publisher,
            Authors = draft.Authors,
            PublishedAtUtc = draft.Published,
            PublishedPrecision = draft.Published is null ? null : DatePrecision.Day,
            Language = draft.Language,
            Url = draft.Url,
            ExternalId = draft.ExternalId,
            IsLatest = !draft.IsOld,
            ReadingText = text,
            Blocks = blocks,
        };
        article.Sections.Add(new Section { Heading = draft.Heading, End = text.Length });
        var paragraphs = blocks.Where(block => block.Kind == BlockKind.Paragraph).ToList();
        article.Claims.AddRange(paragraphs.Select((block, i) => new Claim
        {
            Position = i,
            Section = article.Sections[0],
            Start = block.Span.Start,
            End = block.Span.End,
            Text = block.Span.In(text),
            Speaker = draft.Speakers.GetValueOrDefault(i),
            IsQuotable = true,
            Why = ["a test"],
        }));
        return article;
    }
}
