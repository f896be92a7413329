using ArticleArchive.Web.Data;

namespace ArticleArchive.Web.Pages.Duplicates;

/// <summary>An article in a list of those that resemble each other.</summary>
public sealed record CopyArticle(int Id, string Title, string SourceName, string? Publisher, DateTime? PublishedAtUtc, int WordCount, string? Language);

/// <summary>Two articles that resemble each other, and what a person said of them.</summary>
public sealed record CopyPair(CopyArticle Left, CopyArticle Right, ResemblanceKind Kind, double Share, double Containment, ArticleRelation? Relation)
{
    /// <summary>How much they have in common; where one is a part of the other, that is the figure that says it.</summary>
    public string ShareInWords => Kind == ResemblanceKind.SameText ? "word for word"
        : Containment > 0.8 && Share < 0.7 ? $"{Wording.Percent(Share)} alike, {Wording.Percent(Containment)} of the shorter stands in the longer"
        : $"{Wording.Percent(Share)} alike";

    public CopyArticle OtherThan(int id) => Left.Id == id ? Right : Left;

    /// <summary>The groups (<see cref="TextFingerprint.GroupId"/>) with a pair that nobody decided about.</summary>
    public static IQueryable<int?> UndecidedGroups(ArchiveDbContext db) =>
        (from fingerprint in db.TextFingerprints
         join pair in db.Resemblances on fingerprint.ArticleId equals pair.LeftId
         join left in db.Articles on pair.LeftId equals left.Id
         join right in db.Articles on pair.RightId equals right.Id
         where fingerprint.GroupId != null && !db.ResemblanceDecisions.Any(decision =>
             (decision.LeftKey == left.SourceKey && decision.RightKey == right.SourceKey) || (decision.LeftKey == right.SourceKey && decision.RightKey == left.SourceKey))
         select fingerprint.GroupId).Distinct();

    /// <summary>Pairs with their articles and decisions, the most alike first.</summary>
    public static IQueryable<CopyPair> Of(ArchiveDbContext db, IQueryable<Resemblance> pairs) =>
        from pair in pairs
        join left in db.Articles on pair.LeftId equals left.Id
        join right in db.Articles on pair.RightId equals right.Id
        orderby pair.Share descending, pair.LeftId, pair.RightId
        select new CopyPair(
            new CopyArticle(left.Id, left.Title, left.SourceName, left.Publisher, left.PublishedAtUtc, left.WordCount, left.Language),
            new CopyArticle(right.Id, right.Title, right.SourceName, right.Publisher, right.PublishedAtUtc, right.WordCount, right.Language),
            pair.Kind,
            pair.Share,
            pair.Containment,
            db.ResemblanceDecisions
                .Where(decision => (decision.LeftKey == left.SourceKey && decision.RightKey == right.SourceKey) || (decision.LeftKey == right.SourceKey && decision.RightKey == left.SourceKey))
                .Select(decision => (ArticleRelation?)decision.Relation).FirstOrDefault());
}

/// <summary>The buttons to decide about a pair.</summary>
/// <param name="Pair">The pair.</param>
/// <param name="Back">The page to come back to.</param>
public sealed record DecisionForm(CopyPair Pair, string Back);
