using ArticleArchive.Parsing;
using ArticleArchive.Parsing.Formats;
using ArticleArchive.Parsing.Text;
using ArticleArchive.Web.Data;
using ArticleArchive.Web.Ingestion.Claims;
using ArticleArchive.Web.Search.Analysis;
using Microsoft.EntityFrameworkCore;

namespace ArticleArchive.Web.Search;

/// <summary>What the index takes from an article, column by column, blocks apart.</summary>
internal sealed class IndexedArticle
{
    private readonly Func<string, IReadOnlyList<string>> _namesOf;

    private IndexedArticle(Article article, Func<string, IReadOnlyList<string>> namesOf)
    {
        _namesOf = namesOf;
        Article = article;
        Claims = [.. article.Claims.Where(claim => claim.Status != ReviewStatus.Rejected)];
        Sections = [.. article.Sections.OrderBy(section => section.Position)];
        Body = [.. article.Blocks.Where(block => block.IsRunningText)];
        Authors = [.. (article.Authors ?? "").Split("; ", StringSplitOptions.RemoveEmptyEntries)];
        Speakers = [.. Claims.Select(claim => claim.Speaker).OfType<string>().Distinct(StringComparer.Ordinal)];
        Removed = [.. article.Edits.Where(edit => edit is { Kind: EditKind.Removal, IsUndone: false })];
        Source = [FileOf(article), .. (article.OtherNames ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries), .. Uri.TryCreate(article.Url, UriKind.Absolute, out var url) ? [url.IdnHost] : Array.Empty<string>()];
    }

    public Article Article { get; }

    /// <summary>Without those that a person rejected.</summary>
    public IReadOnlyList<Claim> Claims { get; }

    public IReadOnlyList<Section> Sections { get; }

    /// <summary>The running text, in its order.</summary>
    public IReadOnlyList<ArticleBlock> Body { get; }

    public IReadOnlyList<string> Authors { get; }

    public IReadOnlyList<string> Speakers { get; }

    /// <summary>Every name that the speakers are found by: as the article gives them and as people put names together.</summary>
    public IEnumerable<string> SpeakerNames => Speakers.SelectMany(_namesOf).Distinct(StringComparer.Ordinal);

    /// <summary>The names that a claim is found by; none where its speaker is unknown.</summary>
    public IReadOnlyList<string> NamesOf(Claim claim) => claim.Speaker is { } speaker ? _namesOf(speaker) : [];

    /// <summary>The removals in force.</summary>
    public IReadOnlyList<LedgerEdit> Removed { get; }

    /// <summary>The file's names and the web site's.</summary>
    public IReadOnlyList<string> Source { get; }

    public StemLanguage Language => StemLanguages.Of(Article.Language);

    /// <param name="article">With its sections, claims and edits.</param>
    /// <param name="names">Under which names people know its speakers.</param>
    public static IndexedArticle Of(Article article, SpeakerNames names) => new(article, names.AllOf);

    /// <summary>The article as it is stored; null when there is none of that id.</summary>
    public static async Task<IndexedArticle?> ReadAsync(ArchiveDbContext db, int id, CancellationToken cancellationToken) =>
        (await ReadAsync(db, [id], cancellationToken)).SingleOrDefault();

    /// <summary>Articles as they are stored, by their ids.</summary>
    /// <param name="commands">The writer's, where they go into the index: speakers then have all their names. Nothing that is counted depends on these.</param>
    public static async Task<List<IndexedArticle>> ReadAsync(ArchiveDbContext db, IReadOnlyCollection<int> ids, CancellationToken cancellationToken, PreparedCommands? commands = null)
    {
        var articles = await db.Articles.AsNoTracking().AsSplitQuery()
            .Include(row => row.Sections).Include(row => row.Claims.OrderBy(claim => claim.Position)).Include(row => row.Edits.Where(edit => edit.Kind == EditKind.Removal))
            .Where(row => ids.Contains(row.Id)).OrderBy(row => row.Id).ToListAsync(cancellationToken);
        return articles.ConvertAll(article => new IndexedArticle(article, commands is null ? name => [name] : new SpeakerNames(commands, article.SourceKey).AllOf));
    }

    // A record of a data set is called "set.ndjson line 12"; the number would be found in every article of that line.
    private static string FileOf(Article article)
    {
        var line = article.Format == SourceFormat.Record ? article.SourceName.LastIndexOf(" line ", StringComparison.Ordinal) : -1;
        return line < 0 ? article.SourceName : article.SourceName[..line];
    }
}
