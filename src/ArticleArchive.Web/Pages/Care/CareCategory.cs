using ArticleArchive.Parsing;
using ArticleArchive.Parsing.Repairs;
using ArticleArchive.Web.Data;
using ArticleArchive.Web.Ingestion.Reviews;
using ArticleArchive.Web.Pages.Duplicates;

namespace ArticleArchive.Web.Pages.Care;

/// <summary>A sort of matter that wants a person: damage of some kinds, or something about the article as a whole.</summary>
/// <param name="Value">Its name in the address.</param>
/// <param name="Title">Its name for a reader.</param>
/// <param name="Kinds">The findings that it holds; empty for what concerns the article as a whole.</param>
/// <param name="Articles">The articles that it concerns, where it holds no findings.</param>
/// <param name="Detail">What is to be said of such an article.</param>
/// <param name="Action">What the link to the place says where it is mended.</param>
/// <param name="Path">Where that is, after the article's address.</param>
/// <param name="IsInformation">Good to know, and nothing that must be done: shown only when it is asked for.</param>
public sealed record CareCategory(
    string Value,
    string Title,
    IReadOnlyList<FindingKind> Kinds,
    Func<ArchiveDbContext, IQueryable<Article>>? Articles = null,
    string Detail = "",
    string Action = "Set it",
    string Path = "/repair#properties",
    bool IsInformation = false)
{
    /// <summary>In the order of what harms most.</summary>
    public static IReadOnlyList<CareCategory> All { get; } =
    [
        new("missing", "Missing parts", [FindingKind.NoBody, FindingKind.MissingSection, FindingKind.BinaryContent, FindingKind.Degraded, FindingKind.NoRecord, FindingKind.PartlyRead]),
        new("cut", "Probably cut short", [FindingKind.CutShort]),
        new("hole", "Lost words", [FindingKind.Hole]),
        new("number", "Cut years and broken numerals", [FindingKind.CutNumber, FindingKind.BrokenNumeral]),
        new("sentence", "Torn or glued sentences", [FindingKind.UnfinishedSentence, FindingKind.DetachedTail, FindingKind.GluedSentences, FindingKind.FlattenedList]),
        new("encoding", "Damaged characters", [FindingKind.ReplacedBytes, FindingKind.Mojibake, FindingKind.DeceptiveCharacters, FindingKind.DoubtfulEncoding]),
        new("doubt", "Doubtful text, kept", [FindingKind.DoubtfulText]),
        new("repair", "Repairs that lost their place", [], db => db.Articles.Where(article => article.Repairs.Any(repair => !repair.IsUndone && repair.State == RepairState.Orphan)), "A repair no longer finds the words that it belongs to.", "See the repairs", "/repair#by-hand"),
        new("claim", "Decisions about claims that lost their place", [], LostClaims, "What was decided about a claim no longer finds its words.", "Settle it"),
        new("copy", "Undecided duplicates", [], db => db.Articles.Where(article => CopyPair.UndecidedGroups(db).Contains(article.Id)), "Other articles say the same in the same words.", "Compare and decide", "/versions"),
        new("relative-date", "Date counted from an unknown day", [FindingKind.RelativeDate]),
        new("date", "No date", [], db => db.Articles.Where(article => article.PublishedAtUtc == null), "No date of publication was found."),
        new("title", "Derived title", [], db => db.Articles.Where(article => article.TitleOrigin == Origin.Derived), "No headline was found; the title is derived."),
        new("outdated", "Read by an older parser", [], db => db.Articles.Where(article => article.ParserVersion < ArticleParser.Version), "An older version of the rules read it.", "See what would change"),
        new("author", "No author", [], db => db.Articles.Where(article => article.Authors == null), "No author was found. Many articles have none.", IsInformation: true),
    ];

    private static IQueryable<Article> LostClaims(ArchiveDbContext db)
    {
        var (reviews, verdicts) = (LostDecisions.Reviews(db), LostDecisions.Verdicts(db));
        return db.Articles.Where(article => reviews.Any(review => review.ArticleId == article.Id) || verdicts.Any(verdict => verdict.ArticleId == article.Id));
    }

    /// <summary>The category of a name; null when there is none.</summary>
    public static CareCategory? Find(string? value) => All.FirstOrDefault(category => category.Value == value);

    /// <summary>The category that a kind of damage belongs to.</summary>
    public static CareCategory Of(FindingKind kind) => All.First(category => category.Kinds.Contains(kind));
}
