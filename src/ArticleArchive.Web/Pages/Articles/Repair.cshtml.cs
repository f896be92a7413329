using System.Globalization;
using ArticleArchive.Parsing;
using ArticleArchive.Parsing.Repairs;
using ArticleArchive.Parsing.Text;
using ArticleArchive.Web.Data;
using ArticleArchive.Web.Ingestion;
using ArticleArchive.Web.Pages.Reading;
using ArticleArchive.Web.Search;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace ArticleArchive.Web.Pages.Articles;

/// <summary>What a form for a place, a block or a finding was sent with.</summary>
public sealed record RepairForm(RepairKind Kind, string Value, string? After, string? Before, string? Note);

/// <summary>What the form for the article's properties was sent with.</summary>
public sealed record PropertiesForm(string? Title, string? Authors, string? Published, string? Publisher, string? Language, string? Note);

/// <summary>
/// The text with what is wrong in it and the means to put it right. Every control is a plain form of one chosen place, so
/// that it works without script and a long article stays small; a script only lets a selection choose the place.
/// </summary>
public sealed class RepairModel(ArchiveDbContext db, ArticleEditing editing, SearchEngine engine) : PageModel
{
    private const int MostFindings = 300;

    [BindProperty(Name = "part", SupportsGet = true)]
    public int PartNumber { get; set; } = 1;

    /// <summary>The block that is being changed, from 1.</summary>
    [BindProperty(Name = "block", SupportsGet = true)]
    public int? BlockNumber { get; set; }

    /// <summary>The finding that is being mended, from 1.</summary>
    [BindProperty(Name = "finding", SupportsGet = true)]
    public int? FindingNumber { get; set; }

    /// <summary>A selection: <c>start-end</c> in the reading text.</summary>
    [BindProperty(Name = "at", SupportsGet = true)]
    public string? At { get; set; }

    /// <summary>What became of the last form.</summary>
    [BindProperty(Name = "said", SupportsGet = true)]
    public RepairOutcome? Said { get; set; }

    /// <summary>Of the properties in a form that could not be saved, the one at fault.</summary>
    public RepairKind? FailedKind { get; private set; }

    /// <summary>What was written into a form that could not be saved.</summary>
    public RepairForm? Given { get; private set; }

    /// <summary>The same of the article's properties.</summary>
    public PropertiesForm? GivenProperties { get; private set; }

    public Article Article { get; private set; } = null!;

    public ArticleHead Head { get; private set; } = null!;

    public ReadingView View { get; private set; } = null!;

    public ReadingNotes Notes { get; private set; } = null!;

    public IReadOnlyList<ArticleFinding> Findings { get; private set; } = [];

    public ArticleFinding? Chosen { get; private set; }

    public TextSpan? Place { get; private set; }

    /// <summary>The words of the place, where they are few enough to be put right as a whole; else nothing.</summary>
    public string PlaceWords => Place is { Length: > 0 and <= 300 } place ? string.Join(' ', place.In(Article.ReadingText).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) : "";

    public HintResults Hints { get; private set; } = HintResults.None;

    public IReadOnlyList<ArticleRepair> Repairs { get; private set; } = [];

    public int PartCount { get; private set; }

    public string Stamp { get; private set; } = "";

    public string? Editor { get; private set; }

    public async Task<IActionResult> OnGetAsync(int id, CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
            return BadRequest();
        var article = await db.Articles.SingleOrDefaultAsync(row => row.Id == id, cancellationToken);
        if (article is null)
            return NotFound();
        Article = article;
        Stamp = RepairRows.StampOf(article.ReadingText);
        Editor = Request.Cookies[EditorCookie.Name];
        if (At is not null)
        {
            Place = PlaceIn(At, article.ReadingText);
            if (Place is null)
                return BadRequest();
        }

        Chosen = FindingNumber is { } number ? await db.Findings.SingleOrDefaultAsync(row => row.ArticleId == id && row.Position == number - 1, cancellationToken) : null;
        var parts = ReadingParts.Of(article.Blocks, article.ReadingText);
        PartCount = parts.Count;
        if (Wanted() is { } offset)
            PartNumber = 1 + Math.Max(0, parts.ToList().FindLastIndex(part => part.Start <= offset));
        if (PartNumber < 1 || PartNumber > PartCount)
            return NotFound();
        await ReadAsync(id, parts[PartNumber - 1], cancellationToken);
        if (Chosen is { } chosen)
            Hints = await engine.HintsAsync(article, chosen.Kind, new TextSpan(chosen.Start, chosen.End), cancellationToken);
        return Page();
    }

    /// <summary>Puts something right at a place, a block or a finding.</summary>
    public async Task<IActionResult> OnPostAsync(
        int id, RepairKind? kind, string? value, int? block, int? finding, string? at, string? after, string? before, string? stamp, string? editor, string? note, CancellationToken cancellationToken)
    {
        if (kind is null || !ModelState.IsValid || value?.Length > 4000 || note?.Length > 1000 || editor?.Length > 200)
            return BadRequest();
        var text = await db.Articles.Where(row => row.Id == id).Select(row => new { row.ReadingText, row.Blocks }).SingleOrDefaultAsync(cancellationToken);
        if (text is null)
            return NotFound();
        var place = at is null ? InBlock(text.ReadingText, block is { } b && b >= 1 && b <= text.Blocks.Count ? text.Blocks[b - 1] : null, after, before) : PlaceIn(at, text.ReadingText);
        EditorCookie.Remember(Response, editor);
        var request = new RepairRequest(kind.Value, value ?? "")
        {
            Place = place,
            Block = block - 1,
            Finding = finding - 1,
            TextStamp = stamp,
            Editor = editor,
            Note = note,
        };
        try
        {
            var decision = await editing.RepairAsync(id, request, cancellationToken);
            if (decision.Outcome == RepairOutcome.NoSuchArticle)
                return NotFound();
            if (decision.Outcome == RepairOutcome.Done)
                return LocalRedirect(string.Create(CultureInfo.InvariantCulture, $"/articles/{id}/repair?said={decision.Outcome}{(decision.RepairId is { } made ? $"#repair-{made}" : "#said")}"));
            // What failed is asked again with the same form open, and with what was written in it.
            (BlockNumber, FindingNumber, At) = (block, finding, place is null ? null : at);
            Given = new RepairForm(kind.Value, value ?? "", after, before, note);
            return await AskAgainAsync(id, decision, cancellationToken);
        }
        catch (StorageUnavailableException)
        {
            return StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
    }

    /// <summary>Sets those of the article's properties that were changed in the form.</summary>
    public async Task<IActionResult> OnPostPropertiesAsync(
        int id, string? title, string? authors, string? published, string? publisher, string? language, string? editor, string? note, CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid || new[] { title, authors, published, publisher, language, note, editor }.Any(given => given?.Length > ArticleParser.MaxPropertyLength))
            return BadRequest();
        var article = await db.Articles.SingleOrDefaultAsync(row => row.Id == id, cancellationToken);
        if (article is null)
            return NotFound();
        EditorCookie.Remember(Response, editor);
        (RepairKind Kind, string? Given, string Known)[] fields =
        [
            (RepairKind.Title, title, article.Title), (RepairKind.Authors, authors, article.Authors ?? ""), (RepairKind.Published, published, DateOf(article)),
            (RepairKind.Publisher, publisher, article.Publisher ?? ""), (RepairKind.Language, language, article.Language ?? ""),
        ];
        var requests = fields.Where(field => (field.Given ?? "").Trim() != field.Known).Select(field => new RepairRequest(field.Kind, (field.Given ?? "").Trim()) { Editor = editor, Note = note }).ToList();
        try
        {
            var decision = requests.Count == 0 ? new RepairDecision(RepairOutcome.AlreadySo) : await editing.RepairAsync(id, requests, cancellationToken);
            if (decision.Outcome is RepairOutcome.Done or RepairOutcome.AlreadySo)
                return LocalRedirect($"/articles/{id}/repair?said={decision.Outcome}#said");
            GivenProperties = new PropertiesForm(title, authors, published, publisher, language, note);
            return await AskAgainAsync(id, decision, cancellationToken);
        }
        catch (StorageUnavailableException)
        {
            return StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
    }

    /// <summary>Undoes a repair or puts it back, and returns to where it was decided.</summary>
    public async Task<IActionResult> OnPostUndoAsync(int id, int? repair, bool? undone, string? back, CancellationToken cancellationToken)
    {
        if (repair is null || undone is null)
            return BadRequest();
        try
        {
            var decision = await editing.DecideRepairAsync(id, repair.Value, undone.Value, cancellationToken);
            if (decision.Outcome is RepairOutcome.NoSuchArticle or RepairOutcome.NoSuchPlace)
                return NotFound();
            if (decision.Outcome == RepairOutcome.Outdated)
                return LocalRedirect(string.Create(CultureInfo.InvariantCulture, $"/articles/{id}/repair?said={decision.Outcome}#said"));
        }
        catch (StorageUnavailableException)
        {
            return StatusCode(StatusCodes.Status503ServiceUnavailable);
        }

        var home = back is not null && back.StartsWith($"/articles/{id}/", StringComparison.Ordinal) && QueryLinks.IsLocal(back) ? back : $"/articles/{id}/repair";
        return LocalRedirect(string.Create(CultureInfo.InvariantCulture, $"{home}#repair-{repair}"));
    }

    /// <summary>The article's date in the notation of the form.</summary>
    public static string DateOf(Article article)
    {
        if (article.PublishedAtUtc is not { } utc)
            return "";
        var local = utc.AddMinutes(article.PublishedOffsetMinutes ?? 0);
        var zone = article.PublishedZone is null ? "" : article.PublishedOffsetMinutes is 0 or null ? "Z" : new DateTimeOffset(local, TimeSpan.FromMinutes(article.PublishedOffsetMinutes.Value)).ToString("zzz", CultureInfo.InvariantCulture);
        return article.PublishedPrecision switch
        {
            DatePrecision.Year => local.ToString("yyyy", CultureInfo.InvariantCulture),
            DatePrecision.Month => local.ToString("yyyy-MM", CultureInfo.InvariantCulture),
            DatePrecision.Minute => local.ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture) + zone,
            DatePrecision.Second => local.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture) + zone,
            _ => local.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        };
    }

    /// <summary>True where words can be supplied for a finding.</summary>
    public static bool TakesWords(FindingKind kind) => kind is FindingKind.Hole or FindingKind.CutNumber or FindingKind.UnfinishedSentence or FindingKind.DetachedTail
        or FindingKind.GluedSentences or FindingKind.ReplacedBytes or FindingKind.Mojibake or FindingKind.CutShort or FindingKind.DeceptiveCharacters;

    private Task<IActionResult> AskAgainAsync(int id, RepairDecision decision, CancellationToken cancellationToken)
    {
        (Said, FailedKind) = (decision.Outcome, decision.Kind);
        return OnGetAsync(id, cancellationToken);
    }

    private async Task ReadAsync(int id, TextSpan part, CancellationToken cancellationToken)
    {
        Head = await ArticleHead.ReadAsync(db, Article, "repair", cancellationToken);
        Findings = await db.Findings.Where(row => row.ArticleId == id && row.End >= part.Start && row.Start <= part.End).OrderBy(row => row.Position).Take(MostFindings).ToListAsync(cancellationToken);
        Repairs = await db.Repairs.Where(row => row.ArticleId == id).OrderByDescending(row => row.Id).Take(MostFindings).ToListAsync(cancellationToken);
        var edits = await db.Edits
            .Where(row => row.ArticleId == id && !row.IsUndone && !row.IsSuperseded && row.Kind == EditKind.Repair && row.ReadingEnd >= part.Start && row.ReadingStart <= part.End)
            .OrderBy(row => row.Position).ToListAsync(cancellationToken);
        // What was mended shows as the repair that it is.
        var open = Findings.Where(row => row.Resolution == FindingResolution.Open).ToList();
        View = ReadingView.Of(Article.ReadingText, Article.Blocks, part, new ReadingMarks(
            [],
            open.ConvertAll(row => new TextSpan(row.Start, row.End)),
            edits.ConvertAll(row => new EditMark(new TextSpan(row.ReadingStart, row.ReadingEnd), IsRepair: true)),
            [],
            Place ?? (Chosen is null ? null : new TextSpan(Chosen.Start, Chosen.End))));
        Notes = new ReadingNotes(
            [],
            open.ConvertAll(row => new FindingNote(row.Position + 1, Wording.Of(row.Kind))),
            edits.ConvertAll(row => new EditNote(row.Position + 1, row.Reason)),
            $"/articles/{id}/ledger");
    }

    private int? Wanted() =>
        Place?.Start ?? Chosen?.Start ?? (BlockNumber is { } block && block >= 1 && block <= Article.Blocks.Count ? Article.Blocks[block - 1].Span.Start : null);

    private static TextSpan? PlaceIn(string at, string text) =>
        at.Split('-') is [var first, var last] && int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var start)
        && int.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out var end) && start <= end && end <= text.Length
            ? new TextSpan(start, end)
            : null;

    // Without a selection a place is named by the words at it, which must stand in the block once.
    private static TextSpan? InBlock(string text, ArticleBlock? block, string? after, string? before)
    {
        var words = string.IsNullOrWhiteSpace(after) ? before?.Trim() : after.Trim();
        if (block is null || string.IsNullOrEmpty(words))
            return null;
        var at = text.IndexOf(words, block.Span.Start, block.Span.Length, StringComparison.Ordinal);
        if (at < 0 || text.IndexOf(words, at + 1, block.Span.End - at - 1, StringComparison.Ordinal) >= 0)
            return null;
        var place = string.IsNullOrWhiteSpace(after) ? at : at + words.Length;
        return new TextSpan(place, place);
    }
}
