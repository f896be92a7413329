using ArticleArchive.Parsing;
using ArticleArchive.Parsing.Text;
using ArticleArchive.Web.Data;

namespace ArticleArchive.Web.Ingestion;

/// <summary>Turns what parsing returns into what the database keeps: the one place where the two shapes meet.</summary>
internal static class ArticleRows
{
    /// <summary>A row with everything that parsing decides; where it came from is the caller's to fill in.</summary>
    public static Article NewArticle(ParsedArticle parsed)
    {
        var row = new Article
        {
            SourceName = "",
            SourceKey = "",
            Sha256 = "",
            Format = parsed.Format,
            Encoding = parsed.Encoding,
            Title = parsed.Title.Value,
            TitleBasis = parsed.Title.Basis,
            ReadingText = parsed.ReadingText,
            Blocks = parsed.Blocks,
        };
        FillProperties(row, parsed);
        row.Sections.AddRange(parsed.Sections.Select(SectionRow));
        row.Claims.AddRange(parsed.Claims.Select((claim, position) => ClaimRow(parsed, claim, position, row.Sections)));
        row.Edits.AddRange(parsed.Edits.Select((edit, position) => EditRow(parsed, edit, position)));
        row.Findings.AddRange(parsed.Findings.Select(FindingRow));
        return row;
    }

    /// <summary>Copies what parsing decides into an article's own row, and leaves its children alone.</summary>
    public static void FillProperties(Article row, ParsedArticle parsed)
    {
        row.Format = parsed.Format;
        row.Encoding = parsed.Encoding;
        row.ParserVersion = ArticleParser.Version;
        row.Title = parsed.Title.Value;
        row.TitleOrigin = parsed.Title.Origin;
        row.TitleBasis = parsed.Title.Basis;
        row.Standfirst = parsed.Standfirst?.Value;
        row.Authors = parsed.Authors.Count == 0 ? null : string.Join("; ", parsed.Authors.Select(author => author.Value));
        row.AuthorsBasis = parsed.Authors.Count == 0 ? null : parsed.Authors[0].Basis;
        row.Publisher = parsed.Publisher?.Value;
        row.PublisherOrigin = parsed.Publisher?.Origin;
        row.PublisherBasis = parsed.Publisher?.Basis;
        row.PublishedAtUtc = parsed.Published?.Value.UtcDateTime;
        // A zone that the text does not name is not known to be Greenwich's.
        row.PublishedOffsetMinutes = parsed.Published is { Zone: not null } published ? (int)published.Value.Offset.TotalMinutes : null;
        row.PublishedPrecision = parsed.Published?.Precision;
        row.PublishedOrigin = parsed.Published?.Origin;
        row.PublishedWords = parsed.Published?.Words;
        row.PublishedZone = parsed.Published?.Zone;
        row.Language = parsed.Language?.Value;
        row.LanguageOrigin = parsed.Language?.Origin;
        row.Url = parsed.Url;
        row.ExternalId = parsed.ExternalId;
        row.ReadingText = parsed.ReadingText;
        row.Blocks = parsed.Blocks;
        row.WordCount = parsed.WordCount;
        row.Health = parsed.Health;
        row.SectionCount = parsed.Sections.Count;
        row.ClaimCount = parsed.Claims.Count;
        row.EditCount = parsed.Edits.Count(edit => edit.Kind != EditKind.Whitespace && edit.IsInForce);
        row.FindingCount = parsed.Findings.Count(finding => finding.Resolution == FindingResolution.Open);
    }

    private static Section SectionRow(ParsedSection section, int position) => new()
    {
        Position = position,
        ParentPosition = section.Parent,
        Level = section.Level,
        Heading = section.Heading,
        PrintedLabel = section.PrintedLabel,
        CorrectedLabel = section.CorrectedLabel,
        HeadingStart = section.HeadingSpan?.Start,
        HeadingEnd = section.HeadingSpan?.End,
        Start = section.Span.Start,
        End = section.Span.End,
    };

    private static Claim ClaimRow(ParsedArticle parsed, ParsedClaim claim, int position, List<Section> sections)
    {
        var source = parsed.ToSource(claim.Span);
        return new Claim
        {
            Position = position,
            ParentPosition = claim.Parent,
            Section = sections[claim.Section],
            Block = claim.Block,
            Start = claim.Span.Start,
            End = claim.Span.End,
            SourceStart = source.Start,
            SourceEnd = source.End,
            Text = claim.Text,
            Form = claim.Form,
            Nature = claim.Nature,
            Polarity = claim.Polarity,
            Certainty = claim.Certainty,
            Speaker = claim.Speaker?.Name,
            SpeakerStart = claim.Speaker?.Mention.Start,
            SpeakerEnd = claim.Speaker?.Mention.End,
            SpeakerEvidence = claim.Speaker?.Evidence,
            SpeakerConfidence = claim.Speaker?.Confidence,
            CueStart = claim.Cue?.Start,
            CueEnd = claim.Cue?.End,
            Confidence = claim.Confidence,
            IsQuotable = claim.IsQuotable,
            Parts = claim.Parts,
            Figures = claim.Figures,
            Times = claim.Times,
            Names = claim.Names,
            CheckWorthiness = claim.CheckWorthiness,
            HasFigure = claim.Figures.Count > 0,
            EventFrom = claim.Times.Count > 0 ? claim.Times[0].Earliest : null,
            EventTo = claim.Times.Count > 0 ? claim.Times[0].Latest : null,
            Why = claim.Why,
        };
    }

    private static LedgerEdit EditRow(ParsedArticle parsed, Edit edit, int position)
    {
        var reading = parsed.Text.ReadingSpanOf(edit);
        return new LedgerEdit
        {
            Position = position,
            Key = edit.Key,
            Start = edit.Span.Start,
            End = edit.Span.End,
            ReadingStart = reading.Start,
            ReadingEnd = reading.End,
            Before = edit.Span.In(parsed.Page.Text),
            After = edit.Replacement,
            Kind = edit.Kind,
            Rule = edit.Rule,
            Class = edit.Class,
            Reason = edit.Reason,
            Confidence = edit.Confidence,
            IsUndone = edit.IsUndone,
            IsSuperseded = edit.IsSuperseded,
        };
    }

    private static ArticleFinding FindingRow(Finding finding, int position) => new()
    {
        Position = position,
        Kind = finding.Kind,
        Start = finding.Span.Start,
        End = finding.Span.End,
        Severity = finding.Severity,
        Detail = finding.Detail,
        Suggestion = finding.Suggestion,
        Resolution = finding.Resolution,
    };
}
