using System.Buffers;
using System.Globalization;
using ArticleArchive.Parsing.Text;
using ArticleArchive.Web.Data;
using ArticleArchive.Web.Pages.Reading;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace ArticleArchive.Web.Pages.Claims;

/// <summary>One claim with its context, its place and how to cite it.</summary>
public sealed class ClaimModel(ArchiveDbContext db) : PageModel
{
    /// <summary>So much of the paragraph is shown on each side of the claim.</summary>
    private const int ContextLength = 700;

    private const string QuotationMarks = "“”„«»\"";

    private static readonly SearchValues<char> s_quotationMarks = SearchValues.Create(QuotationMarks);

    public Claim Claim { get; private set; } = null!;

    public Article Article { get; private set; } = null!;

    public IReadOnlyList<Section> Breadcrumb { get; private set; } = [];

    public IReadOnlyList<IReadOnlyList<Run>> Context { get; private set; } = [];

    /// <summary>Whether the context begins in the middle of a paragraph.</summary>
    public bool ContextStartsInside { get; private set; }

    /// <summary>Whether the context ends in the middle of a paragraph.</summary>
    public bool ContextEndsInside { get; private set; }

    /// <summary>Why the claim is not safe to quote, each a sentence; empty when it is.</summary>
    public IReadOnlyList<string> Unsafe { get; private set; } = [];

    public int? PreviousId { get; private set; }

    public int? NextId { get; private set; }

    public string Permalink => $"{Request.Scheme}://{Request.Host}/claims/{Claim.Id}";

    public string PlacePath => $"/articles/{Article.Id}?at={Claim.Start}-{Claim.End}#at";

    public async Task<IActionResult> OnGetAsync(int id, CancellationToken cancellationToken)
    {
        var claim = await db.Claims.Include(row => row.Article).Include(row => row.Section).SingleOrDefaultAsync(row => row.Id == id, cancellationToken);
        if (claim?.Article is null)
            return NotFound();
        (Claim, Article) = (claim, claim.Article);
        Breadcrumb = await AncestorsAsync(claim, cancellationToken);
        (Context, ContextStartsInside, ContextEndsInside) = ContextOf(Article, claim);
        if (!claim.IsQuotable)
            Unsafe = await ReasonsAsync(claim, cancellationToken);
        var neighbours = await db.Claims
            .Where(row => row.ArticleId == claim.ArticleId && (row.Position == claim.Position - 1 || row.Position == claim.Position + 1))
            .Select(row => new { row.Id, row.Position }).ToListAsync(cancellationToken);
        PreviousId = neighbours.FirstOrDefault(row => row.Position < claim.Position)?.Id;
        NextId = neighbours.FirstOrDefault(row => row.Position > claim.Position)?.Id;
        return Page();
    }

    /// <summary>Everything a reader needs to find the words again, without this archive too.</summary>
    public string Citation()
    {
        var published = Wording.Published(Article.PublishedAtUtc, Article.PublishedOffsetMinutes, Article.PublishedPrecision, Article.PublishedZone);
        var lines = new List<string>
        {
            Claim.Text is ['“' or '"' or '«' or '„', .., '”' or '"' or '»' or '“'] ? Claim.Text : $"“{Claim.Text}”",
            $"— {Source()} in {(Article.TitleOrigin != Parsing.Origin.Derived ? "“" + Article.Title + "”" : "an untitled text beginning “" + Wording.Excerpt(Article.Title, 80) + "”")}, "
                + $"{Article.Publisher ?? "publisher unknown"}, {published ?? "date unknown"}.",
            Permalink,
            string.Create(CultureInfo.InvariantCulture, $"File {Article.SourceName}, SHA-256 {Article.Sha256}, characters {Claim.SourceStart}–{Claim.SourceEnd}."),
        };
        if (!Claim.IsQuotable)
            lines.Insert(2, "[The words touch damage or a repair: compare the original before quoting.]");
        return string.Join('\n', lines);
    }

    // Only words between quotation marks are the speaker's; a sentence that reports them is the author's.
    private string Source()
    {
        if (Claim.Form == Parsing.ClaimForm.DirectQuote && !Claim.Text.AsSpan().Trim(QuotationMarks).ContainsAny(s_quotationMarks))
            return (Claim.Speaker ?? "speaker unknown") + ", quoted" + (Article.Authors is null ? "" : $" by {Article.Authors},");
        return (Article.Authors ?? "author unknown") + (Claim.Speaker is null ? "," : $", reporting {Claim.Speaker},");
    }

    private async Task<IReadOnlyList<Section>> AncestorsAsync(Claim claim, CancellationToken cancellationToken)
    {
        var path = new List<Section>();
        var section = claim.Section;
        // A tree from a file may be deep; nobody reads more than the last levels.
        while (section is not null && path.Count < 8)
        {
            path.Insert(0, section);
            var parent = section.ParentPosition;
            section = parent is null ? null
                : await db.Sections.SingleOrDefaultAsync(row => row.ArticleId == claim.ArticleId && row.Position == parent, cancellationToken);
        }

        return path;
    }

    private async Task<IReadOnlyList<string>> ReasonsAsync(Claim claim, CancellationToken cancellationToken)
    {
        var findings = await db.Findings
            .Where(finding => finding.ArticleId == claim.ArticleId && finding.Start <= claim.End && finding.End >= claim.Start && finding.Severity != Parsing.Severity.Notice && finding.Resolution == Parsing.FindingResolution.Open)
            .OrderBy(finding => finding.Position).Take(10).Select(finding => finding.Detail).ToListAsync(cancellationToken);
        var repairs = await db.Edits
            .Where(edit => edit.ArticleId == claim.ArticleId && !edit.IsUndone && !edit.IsSuperseded && edit.Kind == EditKind.Repair && edit.ReadingStart <= claim.End && edit.ReadingEnd >= claim.Start)
            .OrderBy(edit => edit.Position).Take(10).Select(edit => edit.Reason).ToListAsync(cancellationToken);
        return [.. findings, .. repairs.Select(reason => "Repaired here: " + reason)];
    }

    // The claim's block with its neighbours, cut to what is near.
    private static (List<IReadOnlyList<Run>> Runs, bool StartsInside, bool EndsInside) ContextOf(Article article, Claim claim)
    {
        var runs = new List<IReadOnlyList<Run>>();
        var (startsInside, endsInside) = (false, false);
        var place = new TextSpan(claim.Start, claim.End);
        for (var i = Math.Max(0, claim.Block - 1); i <= Math.Min(claim.Block + 1, article.Blocks.Count - 1); i++)
        {
            var block = article.Blocks[i].Span;
            if (i != claim.Block && !article.Blocks[i].IsBody)
                continue;
            var near = new TextSpan(Math.Max(block.Start, Before(article.ReadingText, claim.Start)), Math.Min(block.End, After(article.ReadingText, claim.End)));
            if (near.Length <= 0)
                continue;
            runs.AddRange(ReadingView.Of(article.ReadingText, [article.Blocks[i]], near, ReadingMarks.None with { Place = place }).Blocks.SelectMany(view => view.Cells));
            startsInside |= near.Start > block.Start;
            endsInside |= near.End < block.End;
        }

        return (runs, startsInside, endsInside);
    }

    private static int Before(string text, int offset)
    {
        var start = Math.Max(0, offset - ContextLength);
        return start == 0 ? 0 : text.IndexOf(' ', start, offset - start) is >= 0 and var space ? space + 1 : offset;
    }

    private static int After(string text, int offset)
    {
        var end = Math.Min(text.Length, offset + ContextLength);
        return end == text.Length ? end : text.LastIndexOf(' ', end - 1, end - offset) is >= 0 and var space ? space : offset;
    }
}
