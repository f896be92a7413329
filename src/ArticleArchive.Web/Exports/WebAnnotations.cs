using System.Text.Json.Nodes;
using ArticleArchive.Web.Data;

namespace ArticleArchive.Web.Exports;

/// <summary>
/// Claims as annotations of the articles' reading texts, after the W3C Recommendation "Web Annotation Data Model": each with a
/// <c>TextQuoteSelector</c>, by which it is found in any copy of the text, and a <c>TextPositionSelector</c>, which counts code points.
/// </summary>
internal static class WebAnnotations
{
    public const string Tail = "]}}";

    public static string Head(string listAddress, int total)
    {
        var collection = new JsonObject
        {
            ["@context"] = "http://www.w3.org/ns/anno.jsonld",
            ["id"] = listAddress,
            ["type"] = "AnnotationCollection",
            ["label"] = "Claims of an article archive",
            ["total"] = total,
        };
        var page = new JsonObject { ["id"] = listAddress + (listAddress.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "page=1", ["type"] = "AnnotationPage", ["startIndex"] = 0 };
        // Both objects stay open for the items.
        return collection.ToJsonString(ClaimExport.Json)[..^1] + ",\"first\":" + page.ToJsonString(ClaimExport.Json)[..^1] + ",\"items\":[";
    }

    public static JsonObject Of(ExportedClaim claim)
    {
        var bodies = new JsonArray
        {
            Body("classifying", ClaimExport.Code(claim.Nature)),
            Body("classifying", ClaimExport.Code(claim.Form)),
        };
        if (claim.Speaker is { } speaker)
            bodies.Add(Body("identifying", "Speaker: " + speaker.Name));
        if (!claim.IsQuotable)
            bodies.Add(Body("commenting", "The words touch damage or a repair: compare the original before quoting."));
        if (claim.Verdict is { } verdict)
            bodies.Add(Body("assessing", $"{verdict.RatingWords ?? Pages.Verdicts.VerdictWords.Of(verdict.Rating)}: {verdict.Reason}"));
        var annotation = new JsonObject
        {
            ["id"] = claim.Url + "#annotation",
            ["type"] = "Annotation",
            ["motivation"] = "classifying",
            ["body"] = bodies,
            ["target"] = new JsonObject
            {
                ["source"] = SourceOf(claim.Article),
                ["selector"] = new JsonArray
                {
                    new JsonObject { ["type"] = "TextQuoteSelector", ["exact"] = claim.Text, ["prefix"] = claim.Prefix, ["suffix"] = claim.Suffix },
                    new JsonObject { ["type"] = "TextPositionSelector", ["start"] = claim.CodePointStart, ["end"] = claim.CodePointEnd },
                },
            },
            ["generator"] = new JsonObject { ["type"] = "Software", ["name"] = "Article Archive" },
            ["canonical"] = claim.Url,
        };
        if (claim is { Status: ReviewStatus.Confirmed or ReviewStatus.Edited, Reviewer: { } reviewer })
            annotation["creator"] = new JsonObject { ["type"] = "Person", ["name"] = reviewer };
        return annotation;
    }

    private static JsonObject SourceOf(ExportedArticle article)
    {
        var source = new JsonObject { ["id"] = article.TextUrl, ["type"] = "Text", ["format"] = "text/plain" };
        if (article.Language is { } language)
            source["language"] = language;
        if (article.OriginalUrl is { } original)
            source["via"] = original;
        return source;
    }

    private static JsonObject Body(string purpose, string value) => new() { ["type"] = "TextualBody", ["purpose"] = purpose, ["value"] = value };
}
