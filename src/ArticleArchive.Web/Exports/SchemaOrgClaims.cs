using System.Text.Json.Nodes;
using ArticleArchive.Parsing;
using ArticleArchive.Web.Data;

namespace ArticleArchive.Web.Exports;

/// <summary>
/// Claims in the terms of schema.org: each a <c>Claim</c> with where it appears, who made it and who took it for one; a <c>ClaimReview</c>
/// only where a person published a verdict.
/// </summary>
internal static class SchemaOrgClaims
{
    public const string Head = "{\"@context\":\"https://schema.org\",\"@graph\":[";

    public const string Tail = "]}";

    // From false to true, so that a higher number is truer; what cannot be told has none.
    private static readonly VerdictRating[] s_scale =
        [VerdictRating.False, VerdictRating.MostlyFalse, VerdictRating.Misleading, VerdictRating.Mixed, VerdictRating.MostlyTrue, VerdictRating.True];

    public static IEnumerable<JsonObject> Of(ExportedClaim claim, string address)
    {
        var article = ArticleOf(claim.Article);
        var node = new JsonObject
        {
            ["@type"] = "Claim",
            ["@id"] = claim.Url,
            ["url"] = claim.Url,
            ["text"] = claim.Text,
            ["appearance"] = article,
            // The first that is known to this archive.
            ["firstAppearance"] = new JsonObject { ["@id"] = claim.FirstAppearance },
            ["claimInterpreter"] = InterpreterOf(claim, address),
            // What is found by rules and what a person looked at must not look the same.
            ["creativeWorkStatus"] = claim.Status switch { ReviewStatus.Confirmed when claim.IsAdded => "added by a person", ReviewStatus.Confirmed => "confirmed by a person", ReviewStatus.Edited => "put right by a person", _ => "found by a program" },
            ["genre"] = ClaimExport.Code(claim.Nature),
        };
        if (SpeakerOf(claim) is { } speaker)
            node["author"] = speaker;
        if (claim.Article.Language is { } language)
            node["inLanguage"] = language;
        if (claim.Times.Count > 0)
            node["temporalCoverage"] = claim.Times[0].Earliest == claim.Times[0].Latest ? Day(claim.Times[0].Earliest) : $"{Day(claim.Times[0].Earliest)}/{Day(claim.Times[0].Latest)}";
        yield return node;
        if (claim.Verdict is { } verdict)
            yield return ReviewOf(claim, verdict);
        // A candidate is no review of this claim, nor is a review of its opposite or of another statement.
        foreach (var known in claim.KnownVerdicts.Where(known => known.RatesClaim))
            yield return ReviewOf(claim, known);
    }

    private static JsonObject ArticleOf(ExportedArticle article)
    {
        var node = new JsonObject { ["@type"] = "Article", ["@id"] = article.Url, ["identifier"] = "sha256:" + article.Sha256 };
        node[article.IsTitleDerived ? "abstract" : "headline"] = article.Title;
        if (article.OriginalUrl is { } url)
            node["url"] = url;
        if (article.Authors.Count > 0)
            node["author"] = new JsonArray([.. article.Authors.Select(name => new JsonObject { ["@type"] = "Person", ["name"] = name })]);
        if (article.Publisher is { } publisher)
            node["publisher"] = new JsonObject { ["@type"] = "Organization", ["name"] = publisher };
        if (article.Published is { } published)
            node["datePublished"] = published;
        if (article.Language is { } language)
            node["inLanguage"] = language;
        return node;
    }

    // Whose claim it is: the speaker's, else the article's authors'.
    private static JsonNode? SpeakerOf(ExportedClaim claim)
    {
        if (claim.Speaker is { } speaker)
        {
            var type = speaker.Kind switch { NameKind.Person => "Person", NameKind.Organisation => "Organization", _ => "Thing" };
            return new JsonObject { ["@type"] = type, ["name"] = speaker.Name };
        }

        return claim.Form != ClaimForm.Author || claim.Article.Authors.Count == 0
            ? null
            : new JsonArray([.. claim.Article.Authors.Select(name => new JsonObject { ["@type"] = "Person", ["name"] = name })]);
    }

    private static JsonObject InterpreterOf(ExportedClaim claim, string address) =>
        claim is { Status: ReviewStatus.Confirmed or ReviewStatus.Edited, Reviewer: { } reviewer }
            ? new JsonObject { ["@type"] = "Person", ["name"] = reviewer }
            : new JsonObject { ["@type"] = "Organization", ["name"] = "Article Archive", ["url"] = address };

    private static JsonObject ReviewOf(ExportedClaim claim, ExportedVerdict verdict)
    {
        var rating = new JsonObject { ["@type"] = "Rating", ["alternateName"] = verdict.RatingWords ?? Pages.Verdicts.VerdictWords.Of(verdict.Rating) };
        if (Array.IndexOf(s_scale, verdict.Rating) is >= 0 and var place)
        {
            rating["ratingValue"] = place + 1;
            rating["bestRating"] = s_scale.Length;
            rating["worstRating"] = 1;
        }

        var review = new JsonObject
        {
            ["@type"] = "ClaimReview",
            ["@id"] = verdict.Url,
            ["url"] = verdict.Url,
            ["claimReviewed"] = verdict.ClaimText,
            ["itemReviewed"] = new JsonObject { ["@id"] = claim.Url },
            ["reviewRating"] = rating,
            ["reviewBody"] = verdict.Reason,
        };
        if (verdict.Author is { } author)
            review["author"] = new JsonObject { ["@type"] = "Person", ["name"] = author };
        if (verdict.PublishedAtUtc is { } published)
            review["datePublished"] = ClaimExport.Moment(published);
        if (verdict.Sources.Count > 0)
            review["citation"] = new JsonArray([.. verdict.Sources.Select(SourceOf)]);
        return review;
    }

    private static JsonObject ReviewOf(ExportedClaim claim, ExportedKnownVerdict known)
    {
        var review = new JsonObject { ["@type"] = "ClaimReview", ["claimReviewed"] = known.ClaimReviewed, ["itemReviewed"] = new JsonObject { ["@id"] = claim.Url } };
        var rating = new JsonObject { ["@type"] = "Rating" };
        if (known.Rating is { } words)
            rating["alternateName"] = words;
        foreach (var (name, value) in new[] { ("ratingValue", known.RatingValue), ("bestRating", known.BestRating), ("worstRating", known.WorstRating) })
        {
            if (value is { } number)
                rating[name] = number;
        }

        if (rating.Count > 1)
            review["reviewRating"] = rating;
        if (known.Url is { } url)
            review["url"] = url;
        if (known.Publisher is { } publisher)
            review["author"] = new JsonObject { ["@type"] = "Organization", ["name"] = publisher };
        if (known.Published is { } published)
            review["datePublished"] = published;
        return review;
    }

    private static JsonObject SourceOf(VerdictSource source)
    {
        var work = new JsonObject { ["@type"] = "CreativeWork" };
        if (source.Title is { } title)
            work["name"] = title;
        if (source.Address is { } address)
            work["url"] = address;
        return work;
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
