using System.Globalization;
using System.Text;
using System.Xml;
using ArticleArchive.Web.Data;
using ArticleArchive.Web.Search;
using ArticleArchive.Web.Search.Saved;
using Microsoft.EntityFrameworkCore;

namespace ArticleArchive.Web.Hosting;

/// <summary>An Atom feed (RFC 4287) of each saved search: <c>/searches/{id}/feed</c>, the hits of the newest articles first. Reading it is no visit.</summary>
internal static class SavedSearchFeeds
{
    /// <summary>Entries of a feed.</summary>
    public const int MostEntries = 50;

    private const string Atom = "http://www.w3.org/2005/Atom";

    public static void MapSavedSearchFeeds(this IEndpointRouteBuilder endpoints) => endpoints.MapGet("/searches/{id:int}/feed", FeedAsync);

    private static async Task<IResult> FeedAsync(int id, SavedSearches searches, ArchiveDbContext db, HttpContext context, CancellationToken cancellationToken)
    {
        if (await searches.FindAsync(id, cancellationToken) is not { } search)
            return Results.Problem("There is no such saved search; it may have been deleted.", statusCode: StatusCodes.Status404NotFound, title: "Not found");
        var results = await searches.NewestHitsAsync(search, MostEntries, cancellationToken);
        // A feed of half the hits would tell a reader that the others are gone.
        if (!results.IsComplete)
        {
            context.Response.Headers.RetryAfter = "60";
            return Results.Problem("The search took too long. Ask again later, or narrow the saved search.", statusCode: StatusCodes.Status503ServiceUnavailable, title: "No feed this time");
        }

        var ids = results.Items.Select(hit => hit.ArticleId).ToHashSet();
        var added = await db.Articles.Where(article => ids.Contains(article.Id)).Select(article => new { article.Id, article.FirstSeenAtUtc }).ToDictionaryAsync(article => article.Id, article => article.FirstSeenAtUtc, cancellationToken);
        var bytes = Write(search, results, added, ClaimDownloads.AddressOf(context.Request));
        return Results.Bytes(bytes, "application/atom+xml; charset=utf-8", lastModified: new DateTimeOffset(Updated(search, added.Values)));
    }

    private static byte[] Write(SavedSearch search, SearchResults results, Dictionary<int, DateTime> added, string address)
    {
        using var stream = new MemoryStream();
        using (var xml = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), Indent = true }))
        {
            var home = string.Create(CultureInfo.InvariantCulture, $"{address}/searches/{search.Id}");
            xml.WriteStartElement("feed", Atom);
            Element(xml, "id", home);
            Element(xml, "title", search.Name);
            Element(xml, "subtitle", "Article Archive: " + search.Query);
            Element(xml, "updated", Moment(Updated(search, added.Values)));
            Link(xml, "self", home + "/feed", "application/atom+xml");
            Link(xml, "alternate", home, "text/html");
            xml.WriteStartElement("author", Atom);
            Element(xml, "name", "Article Archive");
            xml.WriteEndElement();
            foreach (var hit in results.Items.Where(hit => added.ContainsKey(hit.ArticleId)))
                Entry(xml, hit, results.Level, address, added[hit.ArticleId]);
            xml.WriteEndElement();
        }

        return stream.ToArray();
    }

    private static void Entry(XmlWriter xml, SearchHit hit, SearchLevel level, string address, DateTime added)
    {
        var place = hit.Passages.Count == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"?at={hit.Passages[0].Span.Start}-{hit.Passages[0].Span.End}#at");
        var link = level switch
        {
            SearchLevel.Claims => string.Create(CultureInfo.InvariantCulture, $"{address}/claims/{hit.Id}"),
            SearchLevel.Removed => string.Create(CultureInfo.InvariantCulture, $"{address}/articles/{hit.ArticleId}/ledger?edit={hit.Removed?.Edit}#edit-{hit.Removed?.Edit}"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{address}/articles/{hit.ArticleId}{place}"),
        };
        xml.WriteStartElement("entry", Atom);
        // The id stays when the text moves, so it has no place in it.
        Element(xml, "id", string.Create(CultureInfo.InvariantCulture, $"{address}/articles/{hit.ArticleId}{(level == SearchLevel.Articles ? "" : $"#{level.ToString().ToLowerInvariant()}-{hit.Id}")}"));
        Element(xml, "title", hit.Title);
        Link(xml, "alternate", link, "text/html");
        Element(xml, "updated", Moment(added));
        // Atom has no time without a zone.
        if (hit.PublishedOffsetMinutes is not null && PublishedText.Iso(hit.PublishedAtUtc, hit.PublishedOffsetMinutes, hit.PublishedPrecision) is { } published && hit.PublishedAtUtc is { } publishedAt && published.Contains('T', StringComparison.Ordinal))
            Element(xml, "published", Moment(publishedAt));
        if (hit.Authors is { Length: > 0 } authors)
        {
            xml.WriteStartElement("author", Atom);
            Element(xml, "name", authors);
            xml.WriteEndElement();
        }

        Element(xml, "summary", string.Join(" … ", hit.Passages.Select(passage => passage.Text)));
        xml.WriteEndElement();
    }

    private static void Element(XmlWriter xml, string name, string text) => xml.WriteElementString(name, Atom, Allowed(text));

    private static void Link(XmlWriter xml, string relation, string address, string type)
    {
        xml.WriteStartElement("link", Atom);
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("type", type);
        xml.WriteAttributeString("href", address);
        xml.WriteEndElement();
    }

    // An article may hold what XML 1.0 cannot: control characters and halves of surrogate pairs.
    private static string Allowed(string text) => string.Concat(text.EnumerateRunes().Select(rune => rune.Value is 9 or 10 or 13 or (>= 0x20 and not (0xFFFE or 0xFFFF)) ? rune.ToString() : "\uFFFD"));

    private static DateTime Updated(SavedSearch search, IEnumerable<DateTime> added) => DateTime.SpecifyKind(added.Append(search.CreatedAtUtc).Max(), DateTimeKind.Utc);

    private static string Moment(DateTime utc) => DateTime.SpecifyKind(utc, DateTimeKind.Utc).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
