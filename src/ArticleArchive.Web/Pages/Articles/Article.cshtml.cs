using System.Globalization;
using ArticleArchive.Parsing;
using ArticleArchive.Parsing.Text;
using ArticleArchive.Web.Data;
using ArticleArchive.Web.Pages.Reading;
using ArticleArchive.Web.Pages.Verdicts;
using ArticleArchive.Web.Search;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace ArticleArchive.Web.Pages.Articles;

/// <summary>A claim in the rail.</summary>
public sealed record RailClaim(
    int Id, int Position, TextSpan Span, string Text, ClaimForm Form, ClaimNature Nature, string? Speaker, bool IsQuotable, bool IsPart)
{
    /// <summary>The published verdict that stands on it, or null.</summary>
    public ClaimVerdict? Verdict { get; init; }

    /// <summary>True where a person added it.</summary>
    public bool IsAdded { get; init; }
}

/// <summary>A section in the table of contents.</summary>
public sealed record ContentsEntry(int Position, int Depth, string? Heading, string? PrintedLabel, string? CorrectedLabel, int Part);

/// <summary>Another version of the same source.</summary>
public sealed record ArticleVersion(int Id, int Version, DateTime FirstSeenAtUtc, bool IsLatest);

/// <summary>Where in a long article the hits are.</summary>
public sealed record PartHits(int Part, int Count);

/// <summary>Reads one article.</summary>
public sealed class ArticleModel(ArchiveDbContext db) : PageModel
{
    /// <summary>Hits are counted over the whole article up to this length; in a longer one, in the part that is shown.</summary>
    private const int LongestSearched = 1_000_000;

    private const int MostContents = 400;

    [BindProperty(Name = "q", SupportsGet = true)]
    public string? Query { get; set; }

    [BindProperty(Name = "at", SupportsGet = true)]
    public string? At { get; set; }

    [BindProperty(Name = "part", SupportsGet = true)]
    public int? PartNumber { get; set; }

    /// <summary>The hit to be shown, from 1 in reading order.</summary>
    [BindProperty(Name = "hit", SupportsGet = true)]
    public int? HitNumber { get; set; }

    public Article Article { get; private set; } = null!;

    public ReadingView View { get; private set; } = null!;

    public ReadingNotes Notes { get; private set; } = null!;

    public ReadingBlock? TitleBlock { get; private set; }

    public ReadingBlock? StandfirstBlock { get; private set; }

    public IReadOnlyList<RailClaim> Claims { get; private set; } = [];

    public IReadOnlyList<ArticleFinding> Findings { get; private set; } = [];

    public IReadOnlyList<LedgerEdit> Edits { get; private set; } = [];

    public IReadOnlyList<ContentsEntry> Contents { get; private set; } = [];

    public ArticleHead Head { get; private set; } = null!;

    public IReadOnlyList<ArticleVersion> Versions { get; private set; } = [];

    public IReadOnlyList<PartHits> Hits { get; private set; } = [];

    public int PartCount { get; private set; }

    /// <summary>The part that is shown, from 1.</summary>
    public int Part { get; private set; }

    public int HitCount => Hits.Sum(hits => hits.Count);

    /// <summary>The hit that the address leads to, from 1; null where it leads to none.</summary>
    public int? CurrentHit { get; private set; }

    /// <summary>Hits before the part that is shown.</summary>
    public int HitsBefore { get; private set; }

    /// <summary>The address of a hit; a number beyond either end is the hit at the other.</summary>
    public string HitAddress(int number)
    {
        var hit = number < 1 ? HitCount : number > HitCount ? 1 : number;
        return string.Create(CultureInfo.InvariantCulture, $"{HitAddressStart}{hit}#hit-{hit}");
    }

    /// <summary>How the address of a hit begins, up to its number.</summary>
    public string HitAddressStart =>
        // Where only one part is searched, the numbers are that part's.
        string.Create(CultureInfo.InvariantCulture, $"/articles/{Article.Id}?q={Uri.EscapeDataString(string.Concat(Query!.EnumerateRunes()))}{(Article.ReadingText.Length > LongestSearched ? $"&part={Part}" : "")}&hit=");

    public async Task<IActionResult> OnGetAsync(int id, CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid || Query?.Length > 512)
            return BadRequest();
        var article = await db.Articles.SingleOrDefaultAsync(row => row.Id == id, cancellationToken);
        if (article is null)
            return NotFound();
        Article = article;
        var text = article.ReadingText;
        var place = PlaceIn(text);
        if (At is not null && place is null)
            return BadRequest();

        var parts = ReadingParts.Of(article.Blocks, text);
        PartCount = parts.Count;
        if (PartNumber is { } asked && (asked < 1 || asked > PartCount))
            return NotFound();
        var hits = text.Length <= LongestSearched ? FindHits(text, parts[0]) : null;
        Part = PartNumber ?? (place is { } p ? PartAt(parts, p.Start) : HitNumber is { } wanted && hits is not null && wanted >= 1 && wanted <= hits.Count ? PartAt(parts, hits[wanted - 1].Start) : 1);
        var part = parts[Part - 1];
        hits ??= FindHits(text, part);

        await ReadAsync(id, part, cancellationToken);
        var contents = await db.Sections.Where(section => section.ArticleId == id).OrderBy(section => section.Position)
            .Take(MostContents).ToListAsync(cancellationToken);
        Contents = ContentsOf(contents, parts);
        Versions = await db.Articles.Where(row => row.SourceKey == article.SourceKey).OrderByDescending(row => row.Version)
            .Select(row => new ArticleVersion(row.Id, row.Version, row.FirstSeenAtUtc, row.IsLatest)).Take(50).ToListAsync(cancellationToken);

        Hits = hits.CountBy(hit => PartAt(parts, hit.Start)).Select(pair => new PartHits(pair.Key, pair.Value)).OrderBy(one => one.Part).ToList();
        var shown = hits.Where(hit => hit.End > part.Start && hit.Start < part.End).ToList();
        HitsBefore = hits.TakeWhile(hit => hit.End <= part.Start).Count();
        CurrentHit = HitNumber is { } number && number >= 1 && number <= hits.Count ? number
            : place is { } at && hits.TakeWhile(hit => hit.End <= at.Start).Count() is var before && before < hits.Count ? before + 1 : null;
        Lay(text, part, shown, place);
        Head = (await ArticleHead.ReadAsync(db, article, "read", cancellationToken)) with { Title = TitleBlock, Standfirst = StandfirstBlock, Notes = Notes };
        return Page();
    }

    private async Task ReadAsync(int id, TextSpan part, CancellationToken cancellationToken)
    {
        Claims = await db.Claims.Where(claim => claim.ArticleId == id && claim.Status != ReviewStatus.Rejected && claim.End > part.Start && claim.Start < part.End).OrderBy(claim => claim.Start).ThenBy(claim => claim.Position)
            .Select(claim => new RailClaim(
                claim.Id, claim.Position, new TextSpan(claim.Start, claim.End), claim.Text, claim.Form, claim.Nature, claim.Speaker, claim.IsQuotable, claim.ParentPosition != null)
            { IsAdded = claim.IsAdded })
            .ToListAsync(cancellationToken);
        var verdictOf = await ClaimVerdict.ReadAsync(db, Claims.Select(claim => claim.Id).ToList(), cancellationToken);
        if (verdictOf.Count > 0)
            Claims = [.. Claims.Select(claim => claim with { Verdict = verdictOf.GetValueOrDefault(claim.Id) })];
        Findings = await db.Findings.Where(finding => finding.ArticleId == id && finding.End >= part.Start && finding.Start <= part.End)
            .OrderBy(finding => finding.Position).ToListAsync(cancellationToken);
        Edits = await db.Edits
            .Where(edit => edit.ArticleId == id && !edit.IsUndone && !edit.IsSuperseded && edit.Kind != EditKind.Whitespace && edit.ReadingEnd >= part.Start && edit.ReadingStart <= part.End)
            .OrderBy(edit => edit.Position).ToListAsync(cancellationToken);
    }

    private void Lay(string text, TextSpan part, List<TextSpan> hits, TextSpan? place)
    {
        // What was mended shows as the repair that it is, what was dismissed not at all; the list under the text has both.
        var open = Findings.Where(finding => finding.Resolution == FindingResolution.Open).ToList();
        View = ReadingView.Of(text, Article.Blocks, part, new ReadingMarks(
            Claims.Select(claim => claim.Span).ToList(),
            open.ConvertAll(finding => new TextSpan(finding.Start, finding.End)),
            Edits.Select(edit => new EditMark(new TextSpan(edit.ReadingStart, edit.ReadingEnd), edit.Kind == EditKind.Repair)).ToList(),
            hits,
            place));
        Notes = new ReadingNotes(
            Claims.Select(claim => new ClaimNote(claim.Position + 1, $"/claims/{claim.Id}", ClaimSummary(claim), ClaimClass(claim))).ToList(),
            open.ConvertAll(finding => new FindingNote(finding.Position + 1, Wording.Of(finding.Kind))),
            Edits.Select(edit => new EditNote(edit.Position + 1, edit.Reason)).ToList(),
            $"/articles/{Article.Id}/ledger")
        { HitsBefore = HitsBefore };
        TitleBlock = View.Blocks.FirstOrDefault(block => block.Block.Kind == BlockKind.Title);
        StandfirstBlock = View.Blocks.FirstOrDefault(block => block.Block.Kind == BlockKind.Standfirst);
    }

    // "start-end" in the reading text, moved off the middle of a surrogate pair; null for anything else.
    private TextSpan? PlaceIn(string text)
    {
        if (At?.Split('-') is not [var first, var last] || !int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var start)
            || !int.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out var end))
            return null;
        if (start < 0 || end < start || end > text.Length)
            return null;
        if (start > 0 && start < text.Length && char.IsLowSurrogate(text[start]))
            start--;
        if (end > start && end < text.Length && char.IsLowSurrogate(text[end]))
            end++;
        return new TextSpan(start, end);
    }

    private IReadOnlyList<TextSpan> FindHits(string text, TextSpan part)
    {
        if (string.IsNullOrWhiteSpace(Query))
            return [];
        if (text.Length <= LongestSearched)
            return HitMarks.Find(Query, text, Article.Language);
        return HitMarks.Find(Query, part.In(text), Article.Language).Select(hit => new TextSpan(hit.Start + part.Start, hit.End + part.Start)).ToList();
    }

    private static List<ContentsEntry> ContentsOf(List<Section> sections, IReadOnlyList<TextSpan> parts)
    {
        var depths = new Dictionary<int, int>();
        var entries = new List<ContentsEntry>();
        foreach (var section in sections)
        {
            // A parent stands before its children, so that its depth is known.
            var depth = section.ParentPosition is { } parent ? depths.GetValueOrDefault(parent) + 1 : 0;
            depths[section.Position] = depth;
            entries.Add(new ContentsEntry(
                section.Position, Math.Min(depth, 5), section.Heading, section.PrintedLabel, section.CorrectedLabel, PartAt(parts, section.Start)));
        }

        return entries;
    }

    private static int PartAt(IReadOnlyList<TextSpan> parts, int offset)
    {
        for (var i = parts.Count - 1; i > 0; i--)
        {
            if (parts[i].Start <= offset)
                return i + 1;
        }

        return 1;
    }

    private static string ClaimSummary(RailClaim claim) =>
        Wording.Of(claim.Nature) + ", " + Wording.Of(claim.Form) + (claim.Speaker is null ? "" : " of " + claim.Speaker) + (claim.IsQuotable ? "" : ", not safe to quote") + (claim.Verdict is { } verdict ? ", verdict: " + (verdict.RatingWords ?? VerdictWords.Of(verdict.Rating)) : "");

    private static string ClaimClass(RailClaim claim) => claim.Form switch
    {
        ClaimForm.DirectQuote or ClaimForm.MixedQuote => "is-quote",
        ClaimForm.Indirect => "is-reported",
        _ => "is-author",
    };
}
