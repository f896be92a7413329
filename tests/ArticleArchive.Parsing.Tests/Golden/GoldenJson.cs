using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using ArticleArchive.Parsing.Repairs;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Tests.Golden;

/// <summary>Writes an article for a person to read and compare: words, not offsets; what is usual is left out.</summary>
internal static class GoldenJson
{
    internal static readonly JsonSerializerOptions Layout = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public static string Write(ParsedArticle article) => JsonSerializer.Serialize(Shape(article), Layout) + "\n";

    /// <summary>What is written of an article.</summary>
    internal static object Shape(ParsedArticle article) => new
    {
        Encoding = article.Encoding == "utf-8" ? null : article.Encoding,
        Title = Value(article.Title),
        Standfirst = Value(article.Standfirst),
        Authors = NoneAsNull(article.Authors.Select(Value)),
        Publisher = Value(article.Publisher),
        Published = Date(article.Published),
        Language = Value(article.Language),
        article.Url,
        article.ExternalId,
        Sections = article.Sections.Select((section, i) => Section(article, section, i)),
        Blocks = article.Blocks.Select(block => Block(article.ReadingText, block)),
        Claims = article.Claims.Select((claim, i) => Claim(article, claim, i)),
        Edits = article.Edits.Select(edit => Edit(article.Page.Text, edit)),
        Findings = article.Findings.Select(finding => Finding(article.ReadingText, finding)),
        Repairs = NoneAsNull(article.Repairs.Select(result => Repair(article.ReadingText, result))),
        Health = article.Repairs.Count > 0 ? article.Health : (int?)null,
    };

    // "The Independent" | derived: named in a service line
    private static string? Value(StatedValue? value) =>
        value is null ? null : $"{value.Value} | {Kebab(value.Origin)}: {value.Basis}";

    private static string? Date(PublishedDate? date) =>
        date is null
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"{date.Value:yyyy-MM-dd HH:mm:ss zzz} | to the {Kebab(date.Precision)}, zone {date.Zone ?? "unknown"}, {Kebab(date.Origin)}: {date.Words}");

    //   2 [I => III] Russia's Conditional Openness
    private static string Section(ParsedArticle article, ParsedSection section, int index)
    {
        var depth = 0;
        for (var parent = section.Parent; parent is { } at && depth < article.Sections.Count; parent = article.Sections[at].Parent)
            depth++;
        var label = (section.PrintedLabel, section.CorrectedLabel) switch
        {
            (null, null) => "",
            ({ } printed, null) => $"[{printed}] ",
            (var printed, { } corrected) => $"[{printed ?? "none"} => {corrected}] ",
        };
        return $"{new string(' ', 2 * depth)}{index} {label}{section.Heading ?? "(lead)"}";
    }

    // list-item (section 4, marker "1.", label "Congressional opposition:"): Congressional opposition: With a ...
    private static string Block(string reading, ArticleBlock block)
    {
        var notes = new List<string>();
        if (block.Section > 0)
            notes.Add($"section {block.Section}");
        if (block.Level > 0)
            notes.Add($"level {block.Level}");
        if (block.Ordered)
            notes.Add("ordered");
        Add("marker", block.MarkerSpan?.In(reading));
        Add("should be", block.CorrectedMarker);
        Add("label", block.LabelSpan?.In(reading));
        Add("credit", block.CreditSpan?.In(reading));
        var about = notes.Count > 0 ? $" ({string.Join(", ", notes)})" : "";
        return $"{Kebab(block.Kind)}{about}: {block.Span.In(reading)}";

        void Add(string name, string? words)
        {
            if (words is not null)
                notes.Add($"{name} \"{words}\"");
        }
    }

    private static object Claim(ParsedArticle article, ParsedClaim claim, int index) => new
    {
        Claim = index,
        claim.Text,
        Form = Kebab(claim.Form),
        Nature = Kebab(claim.Nature),
        Polarity = claim.Polarity == ClaimPolarity.Affirmed ? null : Kebab(claim.Polarity),
        Certainty = claim.Certainty == ClaimCertainty.Asserted ? null : Kebab(claim.Certainty),
        Speaker = claim.Speaker is { } speaker ? $"{speaker.Name} | {Kebab(speaker.Evidence)}: {speaker.Mention.In(article.ReadingText)}" : null,
        Cue = claim.Cue?.In(article.ReadingText),
        Quotable = claim.IsQuotable ? null : (bool?)false,
        claim.Parent,
    };

    private static object Edit(string page, Edit edit) => new
    {
        edit.Rule,
        edit.Class,
        Kind = Kebab(edit.Kind),
        Before = edit.Span.In(page),
        After = edit.Replacement,
        edit.Reason,
        Undone = edit.IsUndone ? true : (bool?)null,
        Superseded = edit.IsSuperseded ? true : (bool?)null,
    };

    private static object Finding(string reading, Finding finding) => new
    {
        Kind = Kebab(finding.Kind),
        Words = finding.Span.IsEmpty ? null : finding.Span.In(reading),
        Between = finding.Span.IsEmpty ? Place(reading, finding.Span.Start) : null,
        Severity = Kebab(finding.Severity),
        finding.Detail,
        finding.Suggestion,
        Resolution = finding.Resolution == FindingResolution.Open ? null : Kebab(finding.Resolution),
    };

    // words "1962" | applied: [1962]
    private static string Repair(string reading, RepairResult result)
    {
        var place = result.Reading is { } span ? ": " + (span.IsEmpty ? Place(reading, span.Start) : span.In(reading)) : "";
        return $"{Kebab(result.Repair.Kind)} \"{result.Repair.Value}\" | {Kebab(result.State)}{place}";
    }

    // The words around a place: "in 196" ^ "However,"
    private static string Place(string reading, int offset) =>
        $"{reading[Math.Max(0, offset - 20)..offset]} ^ {reading[offset..Math.Min(reading.Length, offset + 20)]}";

    private static IEnumerable<T>? NoneAsNull<T>(IEnumerable<T> values) => values.Any() ? values : null;

    private static string Kebab<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
