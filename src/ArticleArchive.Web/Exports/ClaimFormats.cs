namespace ArticleArchive.Web.Exports;

/// <summary>What a list of claims is written as.</summary>
internal enum ClaimFormat
{
    /// <summary>A table, one claim a row.</summary>
    Csv,

    /// <summary>One JSON object a line, in the shape of the API.</summary>
    Ndjson,

    /// <summary>schema.org <c>Claim</c>, and <c>ClaimReview</c> for verdicts that a person published.</summary>
    JsonLd,

    /// <summary>W3C Web Annotations with quote and position selectors.</summary>
    Annotations,

    /// <summary>The articles behind the claims, for LaTeX.</summary>
    BibTex,

    /// <summary>The articles behind the claims, for reference managers.</summary>
    Ris,

    /// <summary>The articles behind the claims, for citation processors.</summary>
    Csl,
}

/// <param name="Suffix">The end of a file's name, and of an export's address.</param>
/// <param name="MediaType">Content type.</param>
/// <param name="Name">What a person calls it.</param>
/// <param name="Use">What it is for.</param>
internal sealed record ClaimFormatFacts(ClaimFormat Format, string Suffix, string MediaType, string Name, string Use)
{
    /// <summary>In the order in which they are offered.</summary>
    public static readonly IReadOnlyList<ClaimFormatFacts> All =
    [
        new(ClaimFormat.Csv, "csv", "text/csv; charset=utf-8", "CSV", "for a spreadsheet"),
        new(ClaimFormat.Ndjson, "ndjson", "application/x-ndjson; charset=utf-8", "NDJSON", "everything, one object a line"),
        new(ClaimFormat.JsonLd, "jsonld", "application/ld+json; charset=utf-8", "JSON-LD", "schema.org Claim and ClaimReview"),
        new(ClaimFormat.Annotations, "annotations.jsonld", "application/ld+json; charset=utf-8; profile=\"http://www.w3.org/ns/anno.jsonld\"", "W3C annotations", "quote and position selectors"),
        new(ClaimFormat.BibTex, "bib", "application/x-bibtex; charset=utf-8", "BibTeX", "the articles, to cite"),
        new(ClaimFormat.Ris, "ris", "application/x-research-info-systems; charset=utf-8", "RIS", "the articles, to cite"),
        new(ClaimFormat.Csl, "csl.json", "application/vnd.citationstyles.csl+json; charset=utf-8", "CSL-JSON", "the articles, to cite"),
    ];

    /// <summary>By the end of a file's name, or by the name of the enum's member in any case; null for none.</summary>
    public static ClaimFormatFacts? Find(string? name) =>
        All.FirstOrDefault(facts => facts.Suffix == name || string.Equals(facts.Format.ToString(), name, StringComparison.OrdinalIgnoreCase));
}
