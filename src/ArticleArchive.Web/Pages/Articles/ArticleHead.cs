using ArticleArchive.Parsing;
using ArticleArchive.Parsing.Text;
using ArticleArchive.Web.Data;
using ArticleArchive.Web.Pages.Reading;
using Microsoft.EntityFrameworkCore;

namespace ArticleArchive.Web.Pages.Articles;

/// <summary>What stands above each of an article's views, the same and in the same place on all, so that its tabs stay put.</summary>
/// <param name="Article">Whose views they are.</param>
/// <param name="Current">The view, as the tabs name it.</param>
/// <param name="HasSerious">Whether serious damage was found.</param>
/// <param name="Latest">The newest version where this is an older one, else null.</param>
public sealed record ArticleHead(Article Article, string Current, bool HasSerious, ArticleVersion? Latest)
{
    /// <summary>The title with its marks, where the view has any.</summary>
    public ReadingBlock? Title { get; init; }

    /// <summary>True where a person corrected the title that the text prints.</summary>
    public bool IsRetitled => Title is not null && Article.TitleOrigin == Origin.Given && Title.Block.Span.In(Article.ReadingText) != Article.Title;

    /// <summary>The standfirst with its marks, where the view has any.</summary>
    public ReadingBlock? Standfirst { get; init; }

    /// <summary>How many other articles of its group resemble it.</summary>
    public int CopyCount { get; init; }

    /// <summary>How many of its edits a person undid.</summary>
    public int UndoneCount { get; init; }

    /// <summary>How many versions its source has.</summary>
    public int VersionCount { get; init; } = 1;

    public ReadingNotes Notes { get; init; } = ReadingNotes.None;

    public static async Task<ArticleHead> ReadAsync(ArchiveDbContext db, Article article, string current, CancellationToken cancellationToken)
    {
        var hasSerious = await db.Findings.AnyAsync(finding => finding.ArticleId == article.Id && finding.Severity == Severity.Serious && finding.Resolution == FindingResolution.Open, cancellationToken);
        var latest = article.IsLatest ? null : await db.Articles.Where(row => row.SourceKey == article.SourceKey && row.IsLatest)
            .Select(row => new ArticleVersion(row.Id, row.Version, row.FirstSeenAtUtc, row.IsLatest)).FirstOrDefaultAsync(cancellationToken);
        var group = await db.TextFingerprints.Where(row => row.ArticleId == article.Id).Select(row => row.GroupId).FirstOrDefaultAsync(cancellationToken);
        return new ArticleHead(article, current, hasSerious, latest)
        {
            CopyCount = group is null ? 0 : await db.TextFingerprints.CountAsync(row => row.GroupId == group, cancellationToken) - 1,
            UndoneCount = await db.Edits.CountAsync(edit => edit.ArticleId == article.Id && edit.IsUndone && edit.Kind != EditKind.Whitespace, cancellationToken),
            VersionCount = await db.Articles.CountAsync(row => row.SourceKey == article.SourceKey, cancellationToken),
        };
    }
}
