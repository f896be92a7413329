using System.Text;
using ArticleArchive.Parsing.Text;
using ArticleArchive.Web.Data;
using ArticleArchive.Web.Pages.Reading;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace ArticleArchive.Web.Pages.Articles;

/// <summary>The file as text, as it came.</summary>
public sealed class SourceModel(ArchiveDbContext db) : PageModel
{
    /// <summary>So much of a file is shown at a time.</summary>
    private const int PartLength = 150_000;

    [BindProperty(Name = "view", SupportsGet = true)]
    public string? ViewName { get; set; }

    [BindProperty(Name = "p", SupportsGet = true)]
    public int PageNumber { get; set; } = 1;

    public Article Article { get; private set; } = null!;

    public ArticleHead Head { get; private set; } = null!;

    public Paging Paging { get; private set; } = null!;

    /// <summary>The original's text of this part.</summary>
    public IReadOnlyList<Run> Text { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(int id, CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid || ViewName is not (null or "edits") || PageNumber < 1)
            return BadRequest();
        var article = await db.Articles.SingleOrDefaultAsync(row => row.Id == id, cancellationToken);
        if (article is null)
            return NotFound();
        // The address of earlier versions for what is now a view of the ledger.
        if (ViewName == "edits")
            return LocalRedirectPermanent($"/articles/{id}/ledger?view=marked");
        Article = article;
        Head = await ArticleHead.ReadAsync(db, article, "source", cancellationToken);
        var original = await db.Originals.SingleAsync(row => row.Sha256 == article.Sha256, cancellationToken);
        var text = Decode(original, article.Encoding);
        Paging = new Paging(PageNumber, PartLength, text.Length);
        var part = new TextSpan(Math.Max(0, Paging.From - 1), Paging.To);
        if (PageNumber <= Paging.Last)
            Text = RunSplitter.Split(text, part, DeceptiveCharacters.Find(text, part).Select(span => new Mark(MarkKind.Invisible, span)));
        return PageNumber > Paging.Last ? NotFound() : Page();
    }

    private static string Decode(Original original, string encodingName)
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(encodingName) ?? Encoding.GetEncoding(encodingName);
        using var reader = new StreamReader(new MemoryStream(OriginalBytes.Of(original)), encoding, detectEncodingFromByteOrderMarks: true);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
