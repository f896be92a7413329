using ArticleArchive.Parsing.Claims;
using ArticleArchive.Parsing.Cleaning;
using ArticleArchive.Parsing.Formats;
using ArticleArchive.Parsing.Repairs;
using ArticleArchive.Parsing.Structure;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing;

/// <summary>Reads one file into an article.</summary>
public static class ArticleParser
{
    /// <summary>The version of the rules, stored with each article; raised when the same bytes may give another article.</summary>
    public const int Version = 5;

    /// <summary>The longest title, standfirst, author or publisher, in UTF-16 code units.</summary>
    public const int MaxPropertyLength = 1_000;

    /// <summary>Reads an article. Never fails: what cannot be read becomes a finding.</summary>
    /// <param name="fileName">Decides the format by its extension and may serve to derive a title; no file is opened.</param>
    /// <param name="bytes">The file as it came.</param>
    /// <param name="options">Refused edits and field names; null for none.</param>
    public static ParsedArticle Parse(string fileName, ReadOnlySpan<byte> bytes, ParseOptions? options = null)
    {
        options ??= ParseOptions.Default;
        var format = FormatDetector.Detect(fileName);
        var (decoded, page) = SourceReader.Read(format, bytes, options);

        var cleaning = EncodingRepair.Add(page.Text, PageCleaner.Clean(page, options));
        var refused = new RefusedEdits(options.UndoneEdits.Select(key => new EditRefusal(key)).Concat(options.Refusals), page);
        var overlay = RepairOverlay.Of(page, cleaning.Edits.Select(edit => edit with { IsUndone = refused.Contains(edit) }), options.Repairs);
        var text = EditedText.Apply(page.Text, overlay.Edits);

        var structure = ArticleStructure.Read(text, ReadingBlocks.Map(page, text), page.Metadata, overlay.Roles(text), options.Roles);
        structure = GivenProperties.Apply(structure, overlay.Properties);
        var damage = decoded.Damage.Select(finding => finding with { Span = page.FromSource(finding.Span) })
            .Concat(page.Damage)
            .Concat(cleaning.Damage)
            .Concat(overlay.Edits.Where(edit => edit is { IsUndone: true, Class: EncodingRepair.Class }).Select(edit => EncodingRepair.Finding(page.Text, edit.Span, edit.Replacement)))
            .Select(finding => (Finding: finding with { Span = text.ToReading(finding.Span) }, Page: finding.Span))
            // What turned out to be the headline belongs to the article.
            .Where(entry => entry.Finding.Kind != FindingKind.DoubtfulText || !structure.Blocks.Any(block => block.Kind == BlockKind.Title && block.Span.Contains(entry.Finding.Span)))
            .Concat(structure.Damage.Select(finding => (Finding: finding, Page: text.ToPage(finding.Span))))
            .OrderBy(entry => entry.Finding.Span)
            .ToList();
        var findings = overlay.Resolve(damage, text);

        var hasAllClaims = true;
        var claims = options.LeavesOutClaims ? [] : ClaimExtractor.Extract(text.Reading, structure.Blocks, UnsafeSpans(text, findings), DayOf(structure.Published), out hasAllClaims, options.ClaimWeights);
        if (!hasAllClaims)
            findings.Insert(0, new Finding(FindingKind.PartlyRead, new TextSpan(0, 0), Severity.Warning, "The file has more than 40,000 sentences. No claims were looked for in what follows."));
        claims = WithEditorsHand(claims, overlay.SuppliedSpans(text).ToList());
        var wordCount = structure.Blocks.Where(block => block.IsBody).Sum(block => CountWords(block.Span.In(text.Reading)));
        return new ParsedArticle
        {
            Format = format,
            Encoding = decoded.Encoding,
            SourceText = decoded.Text,
            Page = page,
            Text = text,
            Edits = overlay.Edits,
            Repairs = overlay.Results(text, structure.UnusedRoles),
            Refusals = refused.Results(overlay.Edits),
            Findings = findings,
            Title = Bounded(structure.Title),
            Standfirst = structure.Standfirst is { } standfirst ? Bounded(standfirst) : null,
            Authors = structure.Authors.Select(Bounded).ToList(),
            Publisher = structure.Publisher is { } publisher ? Bounded(publisher) : null,
            Published = structure.Published,
            Language = structure.Language,
            Url = Stated(page, MetadataField.Url),
            ExternalId = Stated(page, MetadataField.ExternalId),
            Blocks = structure.Blocks,
            Sections = structure.Sections,
            Claims = claims,
            WordCount = wordCount,
            Health = HealthScore.Of(findings, wordCount),
        };
    }

    private static DateOnly? DayOf(PublishedDate? published) =>
        published is { Precision: not (DatePrecision.Year or DatePrecision.Month) } day ? DateOnly.FromDateTime(day.Value.DateTime) : null;

    // A page may state a title of megabytes. Its words stay in the text; what is shown in lists and citations is cut, and says so.
    private static StatedValue Bounded(StatedValue stated)
    {
        if (stated.Value.Length <= MaxPropertyLength)
            return stated;
        var end = MaxPropertyLength - 1;
        if (char.IsHighSurrogate(stated.Value[end - 1]))
            end--;
        return stated with { Value = stated.Value[..end] + "…", Origin = Origin.Derived, Basis = stated.Basis + ", cut at 1,000 characters" };
    }

    private static string? Stated(PageText page, MetadataField field) =>
        page.Metadata.FirstOrDefault(stated => stated.Field == field)?.Value;

    // A claim is not safe to quote where words are missing or doubtful, or where a repair changed what the file says.
    // Characters read in the wrong encoding are an exception: restored, they are what the author wrote, and no word is another.
    // What is wrong between sentences (a lost section, the text's end cut off) leaves the sentences themselves whole.
    private static List<TextSpan> UnsafeSpans(EditedText text, List<Finding> findings) =>
        findings.Where(finding => finding is { TouchesWords: true, Resolution: FindingResolution.Open }).Select(finding => finding.Span)
            .Concat(text.Applied.Where(edit => edit is { Kind: EditKind.Repair, Class: not (EncodingRepair.Class or QuoteMarks.Class) }).Select(edit => text.ToReading(edit.Span)))
            .Order()
            .ToList();

    private static IReadOnlyList<ParsedClaim> WithEditorsHand(IReadOnlyList<ParsedClaim> claims, List<TextSpan> supplied) => supplied.Count == 0
        ? claims
        : [.. claims.Select(claim => supplied.Exists(claim.Span.Overlaps)
            ? claim with { IsQuotable = false, Why = [.. claim.Why, "the words in [brackets] are an editor's and stay in brackets when it is quoted"] }
            : claim)];

    private static int CountWords(string text)
    {
        var count = 0;
        var inWord = false;
        foreach (var c in text)
        {
            var isWord = char.IsLetterOrDigit(c) || (inWord && c is '\'' or '’');
            if (isWord && !inWord)
                count++;
            inWord = isWord;
        }

        return count;
    }
}
