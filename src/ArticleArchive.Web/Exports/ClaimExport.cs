using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ArticleArchive.Web.Api;

namespace ArticleArchive.Web.Exports;

/// <summary>Writes claims in each of the formats, one after the other, so that a list may be as long as the archive.</summary>
/// <param name="address">Where the archive is served, without a slash at the end.</param>
internal sealed class ClaimExport(string address)
{
    /// <summary>The shapes of the API, with letters as they are.</summary>
    public static readonly JsonSerializerOptions Json = new(SearchApi.Json) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="format">What to write.</param>
    /// <param name="claims">In their order.</param>
    /// <param name="total">How many there are.</param>
    /// <param name="listAddress">Where this same list can be had again.</param>
    /// <param name="stream">Is left open.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    public async Task WriteAsync(ClaimFormat format, IAsyncEnumerable<ExportedClaim> claims, int total, string listAddress, Stream stream, CancellationToken cancellationToken)
    {
        // The mark at the start tells spreadsheets that it is UTF-8; JSON must not have it.
        var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: format == ClaimFormat.Csv), bufferSize: 16 * 1024, leaveOpen: true);
        await using (writer)
        {
            claims = Cancellable(claims, cancellationToken);
            await (format switch
            {
                ClaimFormat.Csv => CsvAsync(writer, claims),
                ClaimFormat.Ndjson => LinesAsync(writer, claims),
                ClaimFormat.JsonLd => ListAsync(writer, SchemaOrgClaims.Head, SchemaOrgClaims.Tail, claims, claim => SchemaOrgClaims.Of(claim, address)),
                ClaimFormat.Annotations => ListAsync(writer, WebAnnotations.Head(listAddress, total), WebAnnotations.Tail, claims, claim => [WebAnnotations.Of(claim)]),
                ClaimFormat.BibTex => CitationsAsync(writer, claims, Citations.BibTex),
                ClaimFormat.Ris => CitationsAsync(writer, claims, Citations.Ris),
                _ => CslAsync(writer, claims),
            });
        }
    }

    private static async Task CsvAsync(TextWriter writer, IAsyncEnumerable<ExportedClaim> claims)
    {
        await writer.WriteAsync(CsvClaims.Header + "\r\n");
        await foreach (var claim in claims)
            await writer.WriteAsync(CsvClaims.Row(claim) + "\r\n");
    }

    private static async Task LinesAsync(TextWriter writer, IAsyncEnumerable<ExportedClaim> claims)
    {
        await foreach (var claim in claims)
            await writer.WriteAsync(JsonSerializer.Serialize(claim, Json) + "\n");
    }

    private static async Task ListAsync(TextWriter writer, string head, string tail, IAsyncEnumerable<ExportedClaim> claims, Func<ExportedClaim, IEnumerable<JsonObject>> nodes)
    {
        await writer.WriteAsync(head);
        var isFirst = true;
        await foreach (var claim in claims)
        {
            foreach (var node in nodes(claim))
            {
                await writer.WriteAsync(isFirst ? "\n" : ",\n");
                await writer.WriteAsync(node.ToJsonString(Json));
                isFirst = false;
            }
        }

        await writer.WriteAsync("\n" + tail + "\n");
    }

    // An article is cited once, however many of its claims are in the list.
    private static async Task CitationsAsync(TextWriter writer, IAsyncEnumerable<ExportedClaim> claims, Func<ExportedArticle, string> entry)
    {
        var seen = new HashSet<int>();
        await foreach (var claim in claims)
        {
            if (seen.Add(claim.Article.Id))
                await writer.WriteAsync(entry(claim.Article) + "\n");
        }
    }

    private static async Task CslAsync(TextWriter writer, IAsyncEnumerable<ExportedClaim> claims)
    {
        var seen = new HashSet<int>();
        await ListAsync(writer, "[", "]", claims, claim => seen.Add(claim.Article.Id) ? [Citations.Csl(claim.Article)] : []);
    }

    private static async IAsyncEnumerable<ExportedClaim> Cancellable(IAsyncEnumerable<ExportedClaim> claims, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var claim in claims.WithCancellation(cancellationToken))
            yield return claim;
    }

    /// <summary>A word of the archive's own as it is written in files: <c>directQuote</c>.</summary>
    internal static string Code<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    /// <summary>A moment, ISO 8601 in UTC.</summary>
    internal static string Moment(DateTime utc) => utc.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
