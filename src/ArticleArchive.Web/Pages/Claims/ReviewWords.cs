using System.Globalization;
using ArticleArchive.Parsing;
using ArticleArchive.Web.Data;
using ArticleArchive.Web.Ingestion.Reviews;

namespace ArticleArchive.Web.Pages.Claims;

/// <summary>The pages' English for reviews, figures and times.</summary>
internal static class ReviewWords
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    public static string Of(ReviewStatus status) => status switch
    {
        ReviewStatus.Confirmed => "confirmed",
        ReviewStatus.Edited => "put right",
        ReviewStatus.Rejected => "rejected: no claim",
        _ => "not reviewed",
    };

    public static string CssClass(ReviewStatus status) => status switch
    {
        ReviewStatus.Confirmed or ReviewStatus.Edited => "good",
        ReviewStatus.Rejected => "warn",
        _ => "",
    };

    /// <summary>A decision in the past tense, for the history.</summary>
    public static string Done(ReviewStatus status) => status switch
    {
        ReviewStatus.Confirmed => "Confirmed",
        ReviewStatus.Edited => "Put right",
        ReviewStatus.Rejected => "Rejected: no claim",
        _ => "Decision taken back",
    };

    public static string Of(ReviewOutcome outcome) => outcome switch
    {
        ReviewOutcome.Done => "Saved.",
        ReviewOutcome.AlreadySo => "Nothing was changed: it was so already.",
        ReviewOutcome.ClaimChanged => "Nothing was saved: the claim has changed since the page was opened. Look at it again.",
        ReviewOutcome.NoSuchWords => "Nothing was saved: these words do not stand so in the claim’s paragraph. Copy them from the context below, with their punctuation.",
        ReviewOutcome.Outdated => "The words were not changed: an older version of the program read this article, and their place in the file cannot be told.",
        _ => "Nothing was saved: there is no such claim.",
    };

    public static string Of(ClaimCertainty certainty) => certainty.ToString().ToLowerInvariant();

    public static string Of(ClaimPolarity polarity) => polarity == ClaimPolarity.Denied ? "denied" : "affirmed";

    /// <summary>What a person changed, each as name, before and after.</summary>
    public static IEnumerable<(string Name, string Before, string After)> Changes(ClaimReading derived, ClaimReading stated)
    {
        if (derived.Text != stated.Text)
            yield return ("words", derived.Text, stated.Text);
        if (derived.Speaker != stated.Speaker)
            yield return ("speaker", derived.Speaker ?? "none", stated.Speaker ?? "none");
        if (derived.Nature != stated.Nature)
            yield return ("nature", Wording.Of(derived.Nature), Wording.Of(stated.Nature));
        if (derived.Form != stated.Form)
            yield return ("form", Wording.Of(derived.Form), Wording.Of(stated.Form));
        if (derived.Certainty != stated.Certainty)
            yield return ("certainty", Of(derived.Certainty), Of(stated.Certainty));
        if (derived.Polarity != stated.Polarity)
            yield return ("polarity", Of(derived.Polarity), Of(stated.Polarity));
    }

    /// <summary>A figure multiplied out, with how it is held and what it counts.</summary>
    public static string Of(ClaimFigure figure)
    {
        var qualifier = figure.Qualifier switch
        {
            FigureQualifier.About => "about ",
            FigureQualifier.AtLeast => "at least ",
            FigureQualifier.AtMost => "at most ",
            _ => "",
        };
        var value = Number(figure.Value) + (figure.High is { } high ? "–" + Number(high) : "");
        return $"{qualifier}{value}{(figure.Unit is null ? "" : figure.Unit == "%" ? "%" : " " + figure.Unit)}{(figure.Of is null ? "" : ", of: " + figure.Of)}";
    }

    /// <summary>A time as exact as it is.</summary>
    public static string Of(ClaimTime time) => time.Precision switch
    {
        TimePrecision.Month => time.Earliest.ToString("MMMM yyyy", English),
        TimePrecision.Year => time.Earliest.ToString("yyyy", English),
        _ => Days(time.Earliest, time.Latest),
    };

    public static string Of(TimeAnchor anchor) => anchor switch
    {
        TimeAnchor.Stated => "written out",
        TimeAnchor.Text => "reckoned from a time named earlier in the text",
        _ => "reckoned from the date of publication",
    };

    /// <summary>A stretch of days; whole months and years by their names.</summary>
    public static string Days(DateOnly from, DateOnly to)
    {
        var isWhole = from.Day == 1 && to.AddDays(1).Day == 1;
        if (isWhole && from.Month == 1 && to.Month == 12)
            return from.Year == to.Year ? $"{from.Year}" : $"{from.Year} to {to.Year}";
        if (isWhole && (from.Year, from.Month) == (to.Year, to.Month))
            return from.ToString("MMMM yyyy", English);
        return from == to ? from.ToString("d MMMM yyyy", English) : $"{from.ToString("d MMMM yyyy", English)} to {to.ToString("d MMMM yyyy", English)}";
    }

    private static string Number(decimal value) => value.ToString("#,0.############", English);
}
