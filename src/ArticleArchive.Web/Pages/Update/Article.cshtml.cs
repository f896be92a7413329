using ArticleArchive.Parsing;
using ArticleArchive.Web.Comparison;
using ArticleArchive.Web.Data;
using ArticleArchive.Web.Ingestion.Reruns;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace ArticleArchive.Web.Pages.Update;

/// <summary>What reading one article anew would change, or what the last reading changed.</summary>
public sealed class UpdateArticleModel(ArchiveDbContext db, ArticleReruns reruns) : PageModel
{
    private const int MostShown = 800;

    public Article Article { get; private set; } = null!;

    /// <summary>True when the changes are proposed, false when they were made and can be taken back.</summary>
    public bool IsProposed { get; private set; }

    public bool IsRefused { get; private set; }

    /// <summary>The parser that had read the article, and the one that the comparison is with.</summary>
    public (int From, int To) Versions { get; private set; }

    /// <summary>Null when the article was read by this parser and there is nothing to go back to.</summary>
    public DerivationComparison? Comparison { get; private set; }

    public IReadOnlyList<ComparisonRow> Text { get; private set; } = [];

    public int SentencesRemoved { get; private set; }

    public int SentencesAdded { get; private set; }

    public int Unshown { get; private set; }

    public async Task<IActionResult> OnGetAsync(int id, CancellationToken cancellationToken)
    {
        var article = await db.Articles.SingleOrDefaultAsync(row => row.Id == id, cancellationToken);
        if (article is null)
            return NotFound();
        Article = article;
        IsProposed = article.ParserVersion < ArticleParser.Version;
        var previous = IsProposed ? null : await db.PreviousDerivations.SingleOrDefaultAsync(row => row.ArticleId == id, cancellationToken);
        Comparison = IsProposed ? await reruns.CompareAsync(id, cancellationToken)
            : previous is null ? null
            : await reruns.CompareWithPreviousAsync(id, previous, cancellationToken);
        Versions = (previous?.ParserVersion ?? article.ParserVersion, ArticleParser.Version);
        IsRefused = await db.ArticlePreviews.AnyAsync(row => row.ArticleId == id && row.ParserVersion == ArticleParser.Version && row.IsRefused, cancellationToken);
        if (Comparison is { } comparison)
        {
            var sentences = TextComparison.Of(comparison.Article, comparison.Derived);
            SentencesRemoved = sentences.Count(sentence => sentence.Kind is ChangeKind.Removed or ChangeKind.Changed);
            SentencesAdded = sentences.Count(sentence => sentence.Kind is ChangeKind.Added or ChangeKind.Changed);
            var rows = FoldedComparison.Of(sentences);
            Text = [.. rows.Take(MostShown)];
            Unshown = rows.Count - Text.Count;
        }

        return Page();
    }

    public Task<IActionResult> OnPostAcceptAsync(int id, CancellationToken cancellationToken) =>
        AnswerAsync(id, () => reruns.AcceptAsync(id, acceptLosses: true, cancellationToken));

    public Task<IActionResult> OnPostRefuseAsync(int id, bool refused, CancellationToken cancellationToken) =>
        AnswerAsync(id, () => reruns.RefuseAsync(id, refused, cancellationToken));

    public Task<IActionResult> OnPostBackAsync(int id, CancellationToken cancellationToken) =>
        AnswerAsync(id, () => reruns.GoBackAsync(id, cancellationToken));

    private async Task<IActionResult> AnswerAsync(int id, Func<Task<RerunOutcome>> decide)
    {
        try
        {
            return await decide() == RerunOutcome.NotFound ? NotFound() : LocalRedirect($"/update/{id}");
        }
        catch (StorageUnavailableException)
        {
            return StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
    }
}
