using System.Globalization;
using System.Text.Json;
using AngleSharp.Html.Parser;
using ArticleArchive.Web.Data;

namespace ArticleArchive.Web.Ingestion.Reviews;

/// <summary>What a file of <c>ClaimReview</c> objects holds.</summary>
/// <param name="Verdicts">Without ids and times.</param>
/// <param name="Refused">What could not be taken, each in a sentence.</param>
public sealed record ClaimReviewContents(IReadOnlyList<KnownVerdict> Verdicts, IReadOnlyList<string> Refused);

/// <summary>
/// Reads schema.org <c>ClaimReview</c> objects (https://schema.org/ClaimReview) wherever they stand: one object, a list, a graph or feed, one object
/// a line, or the scripts of a saved page. Reads words only: nothing is fetched.
/// </summary>
public static class ClaimReviewFile
{
    private const int LongestText = 4_000;

    private static readonly JsonDocumentOptions s_tolerant = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 64 };

    /// <summary>Reads a file.</summary>
    /// <param name="name">Its name, kept with each verdict.</param>
    /// <param name="text">Its contents.</param>
    public static ClaimReviewContents Read(string name, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var verdicts = new List<KnownVerdict>();
        var refused = new List<string>();
        foreach (var (json, place) in Documents(text.TrimStart('\uFEFF').Trim()))
        {
            try
            {
                using var document = JsonDocument.Parse(json, s_tolerant);
                foreach (var review in ReviewsIn(document.RootElement))
                {
                    if (Of(review, name) is { } verdict)
                        verdicts.Add(verdict);
                    else
                        refused.Add($"{name}{place}: a ClaimReview without claimReviewed says nothing that could be matched.");
                }
            }
            catch (JsonException exception)
            {
                refused.Add($"{name}{place}: no JSON ({exception.Message})");
            }
        }

        if (verdicts.Count == 0 && refused.Count == 0)
            refused.Add($"{name}: no ClaimReview object was found in it. Wanted is JSON-LD with \"@type\": \"ClaimReview\", or a saved page that holds it.");
        return new ClaimReviewContents(verdicts, refused);
    }

    // A page, one document, or one document a line.
    private static IEnumerable<(string Json, string Place)> Documents(string text)
    {
        if (text.StartsWith('<'))
        {
            foreach (var script in new HtmlParser().ParseDocument(text).QuerySelectorAll("script[type='application/ld+json']"))
                yield return (script.TextContent, "");
            yield break;
        }

        var lines = text.Split('\n', StringSplitOptions.TrimEntries);
        if (lines.Length > 1 && lines.Where(line => line.Length > 0).Take(2).All(line => line is ['{', .., '}']))
        {
            for (var i = 0; i < lines.Length; i++)
            {
                if (lines[i].Length > 0)
                    yield return (lines[i], string.Create(CultureInfo.InvariantCulture, $", line {i + 1}"));
            }
        }
        else if (text.Length > 0)
        {
            yield return (text, "");
        }
    }

    // The depth is bounded by the parser.
    private static IEnumerable<JsonElement> ReviewsIn(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Array)
            return value.EnumerateArray().SelectMany(ReviewsIn);
        if (value.ValueKind != JsonValueKind.Object)
            return [];
        return IsReview(value) ? [value] : value.EnumerateObject().SelectMany(property => ReviewsIn(property.Value));
    }

    private static KnownVerdict? Of(JsonElement review, string name)
    {
        if (Text(review, "claimReviewed") is not { } claim)
            return null;
        var rating = First(review, "reviewRating");
        var item = First(review, "itemReviewed");
        var (url, publisher) = (Text(review, "url"), NameOf(First(review, "author")) ?? NameOf(First(review, "publisher")));
        return new KnownVerdict
        {
            Key = ClaimAnchor.HashOf(string.Join('\n', url ?? "", publisher ?? "", claim)),
            ClaimReviewed = claim,
            Claimant = NameOf(First(item, "author")),
            ClaimDate = Text(item, "datePublished"),
            Url = url,
            Publisher = publisher,
            PublishedDate = Text(review, "datePublished"),
            RatingLabel = Text(rating, "alternateName") ?? Text(rating, "name") ?? (Number(rating, "ratingValue") is null ? Text(rating, "ratingValue") : null),
            RatingValue = Number(rating, "ratingValue"),
            BestRating = Number(rating, "bestRating"),
            WorstRating = Number(rating, "worstRating"),
            Appearances = [.. Appearances(item).Distinct(StringComparer.Ordinal).Take(50)],
            SourceName = name,
        };
    }

    private static IEnumerable<string> Appearances(JsonElement item)
    {
        if (item.ValueKind != JsonValueKind.Object)
            yield break;
        foreach (var property in new[] { "firstAppearance", "appearance" })
        {
            if (!item.TryGetProperty(property, out var value))
                continue;
            foreach (var one in value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().ToList() : [value])
            {
                if ((one.ValueKind == JsonValueKind.String ? Clean(one.GetString()) : Text(one, "url") ?? Text(one, "name")) is { } address)
                    yield return address;
            }
        }
    }

    private static bool IsReview(JsonElement value) => value.TryGetProperty("@type", out var stated)
        && (stated.ValueKind == JsonValueKind.Array ? stated.EnumerateArray().Any(IsIt) : IsIt(stated));

    private static bool IsIt(JsonElement type) =>
        type.ValueKind == JsonValueKind.String && type.GetString() is { } name && name[(name.LastIndexOfAny(['/', ':', '#']) + 1)..] == "ClaimReview";

    // A property may hold one value or a list of them.
    private static JsonElement First(JsonElement value, string property)
    {
        if (value.ValueKind != JsonValueKind.Object || !value.TryGetProperty(property, out var found))
            return default;
        return found.ValueKind == JsonValueKind.Array ? found.EnumerateArray().FirstOrDefault() : found;
    }

    private static string? NameOf(JsonElement value) => value.ValueKind == JsonValueKind.String ? Clean(value.GetString()) : Text(value, "name");

    private static string? Text(JsonElement value, string property)
    {
        var found = First(value, property);
        return found.ValueKind switch { JsonValueKind.String => Clean(found.GetString()), JsonValueKind.Number => found.GetRawText(), _ => null };
    }

    private static double? Number(JsonElement value, string property) =>
        Text(value, property) is { } text && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    private static string? Clean(string? text)
    {
        text = text?.Trim();
        return string.IsNullOrEmpty(text) ? null : text.Length <= LongestText ? text : text[..(char.IsHighSurrogate(text[LongestText - 1]) ? LongestText - 1 : LongestText)];
    }
}
