using ArticleArchive.Parsing.Recurring;
using ArticleArchive.Parsing.Text;
using ArticleArchive.Web.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace ArticleArchive.Web.Pages.Rules;

/// <summary>An article that has the line.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">Its title.</param>
/// <param name="Language">Its language, or null.</param>
/// <param name="Before">The block before the line in the text, or null.</param>
/// <param name="Line">The line as it stands there; null where the text does not have it.</param>
/// <param name="After">The block after it, or null.</param>
public sealed record LineExample(int Id, string Title, string? Language, string? Before, string? Line, string? After);

/// <summary>One recurring line and where it stands: what would be removed, or was.</summary>
public sealed class LineModel(ArchiveDbContext db) : PageModel
{
    private const int MostExamples = 25;

    public LineRow Row { get; private set; } = null!;

    public IReadOnlyList<LineExample> Kept { get; private set; } = [];

    public IReadOnlyList<LineExample> Gone { get; private set; } = [];

    public int GoneCount { get; private set; }

    public async Task<IActionResult> OnGetAsync(int source, long line, CancellationToken cancellationToken)
    {
        var row = await db.SourceLines.SingleOrDefaultAsync(one => one.SourceId == source && one.Fingerprint == line, cancellationToken);
        if (row?.Text is null)
            return NotFound();
        var of = await db.LineSources.SingleAsync(one => one.Id == source, cancellationToken);
        var places = db.LinePlaces.Where(place => place.SourceId == source && place.Fingerprint == line);
        var decision = await db.LineRules.Where(rule => rule.SourceId == source && rule.Fingerprint == line).Select(rule => (LineDecision?)rule.Decision).FirstOrDefaultAsync(cancellationToken);
        Row = new LineRow(source, of.Name, line, row.Text, row.ArticleCount, of.ArticleCount, await places.CountAsync(place => place.IsKept, cancellationToken), decision);
        GoneCount = await places.CountAsync(place => !place.IsKept, cancellationToken);
        Kept = await ExamplesAsync(places.Where(place => place.IsKept), line, cancellationToken);
        Gone = await ExamplesAsync(places.Where(place => !place.IsKept), line, cancellationToken);
        return Page();
    }

    private async Task<List<LineExample>> ExamplesAsync(IQueryable<LinePlace> places, long fingerprint, CancellationToken cancellationToken)
    {
        var articles = await db.Articles.Where(article => places.Any(place => place.ArticleId == article.Id)).OrderBy(article => article.Id).Take(MostExamples)
            .Select(article => new { article.Id, article.Title, article.Language, article.ReadingText, article.Blocks }).ToListAsync(cancellationToken);
        return articles.ConvertAll(article =>
        {
            var blocks = article.Blocks;
            var at = Enumerable.Range(0, blocks.Count).FirstOrDefault(
                i => LineFingerprint.Of(article.ReadingText.AsSpan(blocks[i].Span.Start, blocks[i].Span.Length)) == fingerprint, -1);
            return at < 0 ? new LineExample(article.Id, article.Title, article.Language, Before: null, Line: null, After: null)
                : new LineExample(article.Id, article.Title, article.Language, Words(at - 1), Words(at), Words(at + 1));

            string? Words(int i) => i < 0 || i >= blocks.Count ? null : Wording.Excerpt(blocks[i].Span.In(article.ReadingText), 200);
        });
    }
}
