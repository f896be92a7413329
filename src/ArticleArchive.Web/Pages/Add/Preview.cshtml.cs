using ArticleArchive.Parsing.Text;
using ArticleArchive.Web.Data;
using ArticleArchive.Web.Ingestion.Imports;
using ArticleArchive.Web.Pages.Articles;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace ArticleArchive.Web.Pages.Add;

/// <summary>One source of a rehearsal: the article that it would be, with what cleaning would remove in its place.</summary>
public sealed class PreviewModel(ArchiveDbContext db, ImportQueue queue) : PageModel
{
    /// <summary>So much of a text is shown.</summary>
    public const int MostCharacters = 150_000;
    private const int MostPieces = 5_000;

    private const int MostPassages = 8;

    public ImportItem Item { get; private set; } = null!;

    public Article Article { get; private set; } = null!;

    /// <summary>The first removed passages, in reading order.</summary>
    public IReadOnlyList<LedgerEdit> Removed { get; private set; } = [];

    public int RemovedCount { get; private set; }

    public IReadOnlyList<MarkedPiece> Pieces { get; private set; } = [];

    public bool IsCut { get; private set; }

    public async Task<IActionResult> OnGetAsync(int importId, int position, CancellationToken cancellationToken)
    {
        var item = await db.ImportItems.SingleOrDefaultAsync(row => row.ImportId == importId && row.Position == position, cancellationToken);
        if (item is null || await queue.PreviewAsync(importId, position, cancellationToken) is not { } article)
            return NotFound();
        Item = item;
        Article = article;
        var removed = article.Edits.Where(edit => edit is { Kind: EditKind.Removal, IsUndone: false }).ToList();
        RemovedCount = removed.Count;
        Removed = [.. removed.Take(MostPassages)];
        var part = MarkedText.Part(article.ReadingText.Length, EditPlace.Of(article.Edits), number: 1, edit: null, MostCharacters, MostPieces);
        IsCut = part.Count > 1;
        Pieces = MarkedText.Pieces(part, article.ReadingText, article.Edits, _ => true);
        return Page();
    }
}
