using System.Globalization;
using ArticleArchive.Parsing;
using ArticleArchive.Parsing.Claims.Comparison;
using ArticleArchive.Parsing.Formats;
using ArticleArchive.Parsing.Text;
using ArticleArchive.Web.Data;
using ArticleArchive.Web.Ingestion;

namespace ArticleArchive.Web.Pages;

/// <summary>The pages' English for the archive's terms, so that each is called the same everywhere.</summary>
internal static class Wording
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>Where a property comes from that a person gave; the parser's own words.</summary>
    public const string SetByHand = "set by an editor";

    public static string Of(ClaimForm form) => form switch
    {
        ClaimForm.Author => "author’s words",
        ClaimForm.DirectQuote => "direct quote",
        ClaimForm.MixedQuote => "mixed quote",
        ClaimForm.Indirect => "reported speech",
        _ => form.ToString(),
    };

    public static string Of(ClaimNature nature) => nature switch
    {
        // Not a verdict: it says what sort of statement this is, not that it is true.
        ClaimNature.Fact => "factual claim",
        ClaimNature.Prediction => "prediction",
        ClaimNature.Opinion => "opinion",
        ClaimNature.Proposal => "proposal",
        ClaimNature.Commitment => "commitment",
        ClaimNature.Question => "question",
        _ => nature.ToString(),
    };

    public static string Of(ClaimPolarity polarity) => polarity == ClaimPolarity.Denied ? "says it is not so" : "says it is so";

    /// <summary>What a claim says of its words: a question says nothing.</summary>
    public static string Of(ClaimPolarity polarity, ClaimNature nature) => nature == ClaimNature.Question ? "asks whether it is so" : Of(polarity);

    public static string Of(ClaimCertainty certainty) => certainty switch
    {
        ClaimCertainty.Asserted => "asserted flatly",
        ClaimCertainty.Hedged => "hedged (may, could, likely)",
        ClaimCertainty.Reported => "passed on as somebody’s word",
        ClaimCertainty.Conditional => "under a condition",
        _ => certainty.ToString(),
    };

    public static string Of(ClaimRelation relation) => relation switch
    {
        ClaimRelation.Same => "the same",
        ClaimRelation.Opposite => "opposite",
        ClaimRelation.FiguresDiffer => "figures differ",
        ClaimRelation.Reports => "one passes it on",
        ClaimRelation.Related => "same matter only",
        _ => "nothing to do with it",
    };

    /// <summary>The same, said as a possibility while nobody has confirmed it.</summary>
    public static string Of(ClaimRelation relation, ClaimLinkState state) => state == ClaimLinkState.Confirmed ? Of(relation) : relation switch
    {
        ClaimRelation.Opposite => "may be opposite",
        ClaimRelation.FiguresDiffer => "figures may differ",
        _ => Of(relation),
    };

    /// <summary>A person's yes to what the program takes two claims for.</summary>
    public static string Confirm(ClaimRelation relation) => relation switch
    {
        ClaimRelation.Same => "They say the same",
        ClaimRelation.Opposite => "They contradict",
        ClaimRelation.FiguresDiffer => "The figures differ",
        ClaimRelation.Reports => "One passes it on",
        _ => "Same matter",
    };

    /// <summary>A person's no.</summary>
    public static string Refuse(ClaimRelation relation) => relation switch
    {
        ClaimRelation.Same => "Not the same",
        ClaimRelation.Opposite => "No contradiction",
        ClaimRelation.FiguresDiffer => "No conflict",
        ClaimRelation.Reports => "It does not",
        _ => "Another matter",
    };

    public static string Of(SpeakerEvidence? evidence) => evidence switch
    {
        SpeakerEvidence.Explicit => "named beside the reporting word",
        SpeakerEvidence.Pronoun => "resolved from a pronoun or a role",
        SpeakerEvidence.CarriedOver => "carried over from the sentence before",
        SpeakerEvidence.Byline => "the article’s author",
        _ => "unknown",
    };

    public static string Of(SourceFormat format) => format switch
    {
        SourceFormat.PlainText => "plain text",
        SourceFormat.Html => "HTML",
        SourceFormat.Markdown => "Markdown",
        SourceFormat.Record => "data-set record",
        SourceFormat.Message => "message (e-mail or saved page)",
        _ => format.ToString(),
    };

    public static string Of(FindingKind kind) => kind switch
    {
        FindingKind.Hole => "Words are missing",
        FindingKind.CutShort => "Probably cut short",
        FindingKind.UnfinishedSentence => "Unfinished sentence",
        FindingKind.DetachedTail => "Detached piece of a sentence",
        FindingKind.CutNumber => "A number lost digits",
        FindingKind.GluedSentences => "Sentences run together",
        FindingKind.BrokenNumeral => "Broken numeral",
        FindingKind.MissingSection => "A section is missing",
        FindingKind.FlattenedList => "Flattened list",
        FindingKind.ReplacedBytes => "Unreadable bytes",
        FindingKind.BinaryContent => "Does not look like text",
        FindingKind.Mojibake => "Wrongly decoded characters",
        FindingKind.Degraded => "Read as plain text only",
        FindingKind.NoRecord => "No record with a text",
        FindingKind.RelativeDate => "A date without its day",
        FindingKind.PartlyRead => "Not all of it was looked at",
        FindingKind.NoBody => "No body text",
        FindingKind.DoubtfulText => "Doubtful text, kept",
        FindingKind.DeceptiveCharacters => "Deceptive characters",
        FindingKind.DoubtfulEncoding => "Doubtful encoding",
        _ => kind.ToString(),
    };

    public static string Of(Severity severity) => severity switch
    {
        Severity.Serious => "serious",
        Severity.Warning => "warning",
        _ => "notice",
    };

    /// <summary>A finding's weight, or what was decided about it.</summary>
    public static string Of(FindingResolution resolution, Severity severity) => resolution switch
    {
        FindingResolution.Mended => "mended",
        FindingResolution.Dismissed => "looks right",
        _ => Of(severity),
    };

    public static string Of(EditKind kind) => kind switch
    {
        EditKind.Removal => "removed",
        EditKind.Repair => "repaired",
        _ => "white space",
    };

    public static string Of(IngestionOutcome outcome) => outcome switch
    {
        IngestionOutcome.Added => "added",
        IngestionOutcome.Unchanged => "unchanged",
        IngestionOutcome.NewVersion => "new version",
        IngestionOutcome.Reread => "read anew",
        IngestionOutcome.LeftOut => "left out",
        IngestionOutcome.UnknownFormat => "refused: unknown format",
        IngestionOutcome.Empty => "refused: empty",
        IngestionOutcome.TooLarge => "refused: too large",
        IngestionOutcome.Binary => "refused: no text",
        IngestionOutcome.Unreadable => "refused: unreadable",
        IngestionOutcome.BadRecord => "refused: no article in this record",
        IngestionOutcome.NotWritten => "not stored: the archive could not write",
        _ => outcome.ToString(),
    };

    public static string Of(RehearsalVerdict verdict) => verdict switch
    {
        RehearsalVerdict.New => "new",
        RehearsalVerdict.NewVersion => "new version",
        RehearsalVerdict.NearDuplicate => "near-duplicate",
        RehearsalVerdict.SameText => "same text",
        RehearsalVerdict.SameBytes => "same bytes",
        RehearsalVerdict.Refused => "refused",
        _ => verdict.ToString(),
    };

    public static string Of(ResemblanceKind kind) => kind switch
    {
        ResemblanceKind.SameText => "same text",
        ResemblanceKind.EditedVersion => "edited version",
        ResemblanceKind.NearDuplicate => "near copy",
        _ => kind.ToString(),
    };

    public static string Of(ArticleRelation relation) => relation switch
    {
        ArticleRelation.SameArticle => "same article",
        ArticleRelation.Versions => "versions of one article",
        ArticleRelation.Different => "different articles",
        _ => relation.ToString(),
    };

    /// <summary>A date as precise as it is known, in the zone that the article printed.</summary>
    public static string? Published(DateTime? utc, int? offsetMinutes, DatePrecision? precision, string? zone)
    {
        if (utc is not { } moment)
            return null;
        var local = moment.AddMinutes(offsetMinutes ?? 0);
        return precision switch
        {
            DatePrecision.Year => local.ToString("yyyy", English),
            DatePrecision.Month => local.ToString("MMMM yyyy", English),
            DatePrecision.Minute or DatePrecision.Second => local.ToString("d MMMM yyyy, HH:mm", English) + (zone is null ? "" : " " + (zone is "Z" ? "UTC" : zone)),
            _ => local.ToString("d MMMM yyyy", English),
        };
    }

    public static string Day(DateTime utc) => utc.ToString("d MMMM yyyy", English);

    public static string Moment(DateTime utc) => utc.ToString("d MMMM yyyy, HH:mm 'UTC'", English);

    public static string Number(long number) => number.ToString("N0", English);

    /// <summary>A share in hundredths; what is not the whole is never called so.</summary>
    public static string Percent(double share) => (share < 1 ? Math.Min(share, 0.99) : share).ToString("P0", English).Replace(" ", "", StringComparison.Ordinal);

    /// <summary>How sure the comparison is that two statements are of one matter, in a word: its figures near 1 are not worth their digits.</summary>
    public static string OneMatter(double score) => score switch
    {
        >= ClaimComparer.LikelyOneMatter => "likely the same matter",
        >= ClaimComparer.PossiblyOneMatter => "possibly the same matter",
        _ => "perhaps another matter",
    };

    /// <summary>A count with its noun: <c>1 claim</c>, <c>2,400 claims</c>.</summary>
    public static string Count(long number, string one, string? many = null) =>
        Number(number) + "\u00a0" + (number == 1 ? one : many ?? one + "s");

    public static string Bytes(long bytes) => bytes switch
    {
        < 1024 => Count(bytes, "byte"),
        < 1024 * 1024 => (bytes / 1024.0).ToString("0.#", English) + "\u00a0kB",
        < 1024 * 1024 * 1024 => (bytes / 1024.0 / 1024.0).ToString("0.#", English) + "\u00a0MB",
        _ => (bytes / 1024.0 / 1024.0 / 1024.0).ToString("0.#", English) + "\u00a0GB",
    };

    /// <summary>A language tag with its English name where it has one.</summary>
    public static string Language(string tag)
    {
        try
        {
            var culture = CultureInfo.GetCultureInfo(tag);
            return culture.EnglishName.StartsWith("Unknown", StringComparison.Ordinal) ? tag : culture.EnglishName;
        }
        catch (CultureNotFoundException)
        {
            return tag;
        }
    }

    /// <summary>A file's tag where it may stand in a <c>lang</c> attribute, else null.</summary>
    public static string? LangAttribute(string? tag) =>
        tag is { Length: >= 2 and <= 35 } && tag.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') ? tag : null;

    /// <summary><c>rtl</c> for the languages that are written from right to left, else null, which leaves the attribute out.</summary>
    /// <remarks>For the parts of a page that hold blocks; each block finds its own direction by <c>dir="auto"</c>.</remarks>
    public static string? DirAttribute(string? tag) =>
        tag?.Split('-')[0].ToLowerInvariant() is "ar" or "he" or "iw" or "fa" or "ur" or "ps" or "ug" or "sd" or "yi" or "dv" or "ckb" or "syr" ? "rtl" : null;

    /// <summary>The end of a text, cut at a word.</summary>
    public static string Tail(string text, int length)
    {
        text = text.TrimEnd();
        if (text.Length <= length)
            return text;
        var start = text.IndexOf(' ', text.Length - length);
        return start < 0 ? text[^1..] : text[(start + 1)..];
    }

    /// <summary>The start of a text, cut at a word.</summary>
    public static string Excerpt(string text, int length)
    {
        if (text.Length <= length)
            return text;
        var end = text.LastIndexOf(' ', length);
        if (end < length / 2)
            end = char.IsHighSurrogate(text[length - 1]) ? length - 1 : length;
        return text[..end].TrimEnd() + "…";
    }
}

/// <summary>Health in words. The borders are where a reader's trust changes: a few marks, a few unsafe sentences, missing parts.</summary>
internal sealed record HealthBand(string Value, string Label, string TagClass, int From, int To)
{
    public static readonly IReadOnlyList<HealthBand> All =
    [
        new("whole", "whole", "good", 90, 100),
        new("light", "lightly damaged", "warn", 70, 89),
        new("damaged", "damaged", "warn", 40, 69),
        new("bad", "badly damaged", "bad", 0, 39),
    ];

    public static HealthBand Of(int health) => All.First(band => health >= band.From);

    /// <summary>The band's words, never milder than the worst finding: beside a serious one, no article is lightly damaged.</summary>
    public static HealthBand Of(int health, bool hasSerious)
    {
        var band = Of(health);
        return hasSerious && band.From > All[2].From ? All[2] : band;
    }
}
