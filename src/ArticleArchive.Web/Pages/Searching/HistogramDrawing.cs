using System.Globalization;
using ArticleArchive.Web.Search;

namespace ArticleArchive.Web.Pages.Searching;

/// <summary>A bar of the histogram, in the drawing's units.</summary>
/// <param name="X">Left edge of the bar's column.</param>
/// <param name="Width">Of the column.</param>
/// <param name="Y">Top of the bar.</param>
/// <param name="Height">Of the bar.</param>
/// <param name="Label">The time in words.</param>
/// <param name="Clause">What narrows a query to it.</param>
public sealed record DrawnBar(double X, double Width, double Y, double Height, string Label, string Clause, DateOnly From, DateOnly To, int Count);

/// <summary>The hits over time, drawn on the server: bars that are links, with the same numbers in words.</summary>
public sealed record HistogramDrawing(IReadOnlyList<DrawnBar> Bars, string First, string Last)
{
    /// <summary>Width of the drawing in its own units.</summary>
    public const int Width = 240;

    /// <summary>Height of the drawing in its own units.</summary>
    public const int Height = 56;

    // A bar of one hit beside one of a thousand is still to be seen.
    private const double Least = 2;

    // More columns than this are too narrow to be pointed at.
    private const int MostBars = 60;

    /// <returns>Null where there is no time to be drawn.</returns>
    public static HistogramDrawing? Of(IReadOnlyList<HistogramBar> bars)
    {
        ArgumentNullException.ThrowIfNull(bars);
        if (bars.Count < 2)
            return null;
        // Years side by side become decades and the like, so that every bar stays wide enough.
        var together = (bars.Count + MostBars - 1) / MostBars;
        var groups = bars.Chunk(together).Select(chunk => new HistogramBar(chunk[0].From, chunk[^1].To, chunk.Sum(bar => bar.Count))).ToList();
        var most = groups.Max(bar => bar.Count);
        var width = (double)Width / groups.Count;
        var drawn = groups.Select((bar, i) =>
        {
            var height = bar.Count == 0 ? 0 : Math.Max(Least, Height * (double)bar.Count / most);
            return new DrawnBar(Round(i * width), Round(width), Round(Height - height), Round(height), Time(bar), QueryClauses.Published(bar.From, bar.To)!, bar.From, bar.To, bar.Count);
        }).ToList();
        return new HistogramDrawing(drawn, drawn[0].Label, drawn[^1].Label);
    }

    private static string Time(HistogramBar bar)
    {
        if (bar.To.DayNumber - bar.From.DayNumber < 31)
            return bar.From.ToString("MMM yyyy", CultureInfo.InvariantCulture);
        var (first, last) = (bar.From.Year.ToString(CultureInfo.InvariantCulture), bar.To.Year.ToString(CultureInfo.InvariantCulture));
        return first == last ? first : $"{first}–{last}";
    }

    private static double Round(double value) => Math.Round(value, 2);
}
