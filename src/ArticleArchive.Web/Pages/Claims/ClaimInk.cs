using System.Globalization;
using ArticleArchive.Parsing;

namespace ArticleArchive.Web.Pages.Claims;

/// <summary>How claims are drawn: the class of each nature's colour, and numbers as SVG takes them.</summary>
internal static class ClaimInk
{
    /// <summary>The natures in the order of legends, stacks and tables.</summary>
    public static readonly IReadOnlyList<ClaimNature> Natures = [ClaimNature.Fact, ClaimNature.Prediction, ClaimNature.Opinion, ClaimNature.Proposal, ClaimNature.Commitment, ClaimNature.Question];

    public static string ClassOf(ClaimNature nature) => "ink-" + nature.ToString().ToLowerInvariant();

    public static string Number(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}
