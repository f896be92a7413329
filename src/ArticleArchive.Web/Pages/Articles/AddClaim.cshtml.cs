using System.Globalization;
using ArticleArchive.Parsing;
using ArticleArchive.Parsing.Text;
using ArticleArchive.Web.Data;
using ArticleArchive.Web.Ingestion;
using ArticleArchive.Web.Ingestion.Reviews;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace ArticleArchive.Web.Pages.Articles;

/// <summary>The form's fields.</summary>
public sealed class AddClaimForm
{
    public string? Words { get; set; }

    /// <summary><c>start-end</c> in the reading text, of words that were selected; it holds while the words are those.</summary>
    public string? At { get; set; }

    public string? Stamp { get; set; }

    public string? Speaker { get; set; }

    public ClaimForm Form { get; set; }

    public ClaimNature Nature { get; set; }

    public ClaimPolarity Polarity { get; set; }

    public ClaimCertainty Certainty { get; set; }

    public string? Editor { get; set; }

    public string? Note { get; set; }
}

/// <summary>Adds a claim that the program missed: of words that were selected in the text, or that are typed.</summary>
public sealed class AddClaimModel(ArchiveDbContext db, ClaimAdding adding) : PageModel
{
    /// <summary>A selection: <c>start-end</c> in the reading text.</summary>
    [BindProperty(Name = "at", SupportsGet = true)]
    public string? At { get; set; }

    public Article Article { get; private set; } = null!;

    public ArticleHead Head { get; private set; } = null!;

    public AddClaimForm Given { get; private set; } = new();

    /// <summary>Why the form could not be saved, or null.</summary>
    public AddingOutcome? Said { get; private set; }

    /// <summary>The claim that is there already.</summary>
    public int? KnownId { get; private set; }

    /// <summary>The speakers of the article's claims, to choose from.</summary>
    public IReadOnlyList<string> Speakers { get; private set; } = [];

    public string Stamp => RepairRows.StampOf(Article.ReadingText);

    public async Task<IActionResult> OnGetAsync(int id, CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid || !await ReadAsync(id, cancellationToken))
            return ModelState.IsValid ? NotFound() : BadRequest();
        if (At is not null && PlaceIn(At, Article.ReadingText) is not { IsEmpty: false })
            return BadRequest();
        Given = new AddClaimForm { At = At, Words = At is null ? "" : PlaceIn(At, Article.ReadingText)!.Value.In(Article.ReadingText).Trim(), Editor = Request.Cookies[EditorCookie.Name] };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(int id, [FromForm] AddClaimForm given, CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid || given.Words?.Length > 10_000 || given.Speaker?.Length > 300 || given.Note?.Length > 1000 || given.Editor?.Length > 200)
            return BadRequest();
        if (!await ReadAsync(id, cancellationToken))
            return NotFound();
        EditorCookie.Remember(Response, given.Editor);
        var words = (given.Words ?? "").ReplaceLineEndings("\n").Trim();
        // The selection counts as long as the words in the field are its own; else they are looked for.
        var place = given.At is null || given.Stamp != Stamp ? null : PlaceIn(given.At, Article.ReadingText);
        if (place?.In(Article.ReadingText).Trim() != words)
            place = null;
        try
        {
            (Said, KnownId) = await adding.AddAsync(
                id,
                new AddedClaim(words, place) { TextStamp = given.Stamp, Form = given.Form, Nature = given.Nature, Polarity = given.Polarity, Certainty = given.Certainty, Speaker = given.Speaker, Editor = given.Editor, Note = given.Note },
                cancellationToken);
        }
        catch (StorageUnavailableException)
        {
            return StatusCode(StatusCodes.Status503ServiceUnavailable);
        }

        if (Said == AddingOutcome.Done)
            return LocalRedirect(FormattableString.Invariant($"/claims/{KnownId}?said={ReviewOutcome.Done}#review"));
        Given = given;
        return Page();
    }

    private async Task<bool> ReadAsync(int id, CancellationToken cancellationToken)
    {
        if (await db.Articles.SingleOrDefaultAsync(row => row.Id == id, cancellationToken) is not { } article)
            return false;
        Article = article;
        Head = await ArticleHead.ReadAsync(db, article, "claim", cancellationToken);
        Speakers = await db.Claims.Where(row => row.ArticleId == id && row.Speaker != null).Select(row => row.Speaker!).Distinct().Order().Take(100).ToListAsync(cancellationToken);
        return true;
    }

    private static TextSpan? PlaceIn(string at, string text) =>
        at.Split('-') is [var first, var last] && int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var start)
        && int.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out var end) && start <= end && end <= text.Length
            ? new TextSpan(start, end)
            : null;
}
