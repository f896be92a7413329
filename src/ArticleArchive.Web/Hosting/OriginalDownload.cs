using System.Globalization;
using System.Text;
using ArticleArchive.Parsing.Formats;
using ArticleArchive.Web.Data;
using ArticleArchive.Web.Ingestion;
using Microsoft.EntityFrameworkCore;

namespace ArticleArchive.Web.Hosting;

/// <summary>Gives an article's file back as it came, byte for byte; never for a browser to open here.</summary>
internal static class OriginalDownload
{
    private const int MaxNameLength = 120;

    public static void MapOriginals(this IEndpointRouteBuilder endpoints) => endpoints.MapGet("/originals/{articleId:int}", GetAsync);

    private static async Task<IResult> GetAsync(int articleId, ArchiveDbContext db, HttpContext context, CancellationToken cancellationToken)
    {
        var found = await db.Articles.Where(article => article.Id == articleId)
            .Join(db.Originals, article => article.Sha256, original => original.Sha256, (article, original) => new { article.SourceName, article.Format, original })
            .SingleOrDefaultAsync(cancellationToken);
        if (found is null)
            return Results.NotFound();
        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        // The digest lets whoever keeps the file check it against the archive (RFC 9530).
        context.Response.Headers["Repr-Digest"] = $"sha-256=:{Convert.ToBase64String(Convert.FromHexString(found.original.Sha256))}:";
        return Results.File(OriginalBytes.Of(found.original), "application/octet-stream", FileName(found.SourceName, found.Format));
    }

    /// <summary>A name that every file system takes and that looks like what it is: no path, no control or direction-changing characters.</summary>
    internal static string FileName(string sourceName, SourceFormat format)
    {
        var line = format == SourceFormat.Record ? sourceName.LastIndexOf(RecordLines.LineMark, StringComparison.Ordinal) : -1;
        if (line >= 0)
            sourceName = $"{Path.GetFileNameWithoutExtension(sourceName[..line])}{sourceName[line..]}.json";
        var name = new StringBuilder();
        foreach (var rune in sourceName.EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            if (category is UnicodeCategory.Format or UnicodeCategory.Control or UnicodeCategory.Surrogate or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
                continue;
            if (rune.Value is '/' or '\\' or ':' or '*' or '?' or '"' or '<' or '>' or '|')
                name.Append('_');
            else
                name.Append(rune.ToString());
        }

        var safe = name.ToString().Trim(' ', '.');
        if (safe.Length > MaxNameLength)
        {
            var extension = Path.GetExtension(safe);
            safe = extension.Length is > 0 and < 12 ? safe[..(MaxNameLength - extension.Length)] + extension : safe[..MaxNameLength];
        }

        return safe.Length == 0 ? "original" : safe;
    }
}
