using ArticleArchive.Parsing;
using ArticleArchive.Web.Pages.Claims;

namespace ArticleArchive.Web.Pages.Timeline;

/// <summary>Claims of one nature that a clock puts in one stretch of days.</summary>
/// <param name="From">The first day that it can be.</param>
/// <param name="To">The last day, inclusive.</param>
/// <param name="Nature">Their nature.</param>
/// <param name="Count">How many.</param>
/// <param name="Contested">How many of them somebody contradicts.</param>
public sealed record DatedCount(DateOnly From, DateOnly To, ClaimNature Nature, int Count, int Contested);

/// <summary>A step of the timeline.</summary>
/// <param name="Start">Its first day.</param>
/// <param name="Counts">Claims that lie in it for certain, by <see cref="ClaimInk.Natures"/>.</param>
/// <param name="Rough">Claims that may reach beyond it: their words name a longer time. They are counted where it begins.</param>
/// <param name="Contested">Of all these, those that somebody contradicts.</param>
public sealed record TimelineBin(DateOnly Start, IReadOnlyList<int> Counts, int Rough, int Contested)
{
    public int Total => Counts.Sum() + Rough;
}

/// <summary>Claims that lie so far from all others that the chart leaves them out, and where they are drawn.</summary>
/// <param name="Words">When, such as <c>2100</c> or <c>1066 to 1215</c>.</param>
/// <param name="IsLater">Whether that is behind the chart's end.</param>
/// <param name="Count">How many.</param>
/// <param name="Address">The page that draws them, or null.</param>
public sealed record RemoteClaims(string Words, bool IsLater, int Count, string? Address);

/// <summary>A stretch of a bar.</summary>
public sealed record BarPiece(string Class, string Y, string Height);

/// <summary>Claims over time, ready to be drawn: the same numbers as a picture and as a table.</summary>
public sealed class TimelineChart
{
    /// <summary>The drawing's size, in its own units.</summary>
    public const int Width = 960, Height = 250, Left = 40, Top = 14, Bottom = 26;

    private const int LabelWidth = 46;

    // One sentence about the year 2100 must not press a hundred years of claims into a corner.
    private const double MostRemote = 0.02, LeastGap = 1.0 / 3;

    private readonly int _top;

    public TimelineChart(IReadOnlyCollection<DatedCount> counts, DateOnly? from, DateOnly? to, Func<DateOnly, DateOnly, string?> address)
    {
        ArgumentNullException.ThrowIfNull(counts);
        ArgumentNullException.ThrowIfNull(address);
        var (first, last) = Near(counts, isWhole: from is not null || to is not null);
        Scale = TimeScale.Of(from ?? first, to ?? last);
        Remote = [.. new[] { counts.Where(count => count.From < Scale.From), counts.Where(count => count.From > Scale.To) }
            .Where(remote => from is null && to is null && remote.Any()).Select(remote => RemoteOf([.. remote], address))];
        var within = counts.Where(count => count.From >= Scale.From && count.From <= Scale.To).ToLookup(count => Scale.StepOf(count.From));
        Bins = [.. Scale.Steps.Select(start => Bin(start, Scale.EndOf(start), within[start]))];
        Address = start => address(start, Scale.EndOf(start));
        _top = Round(Math.Max(1, Bins.Max(bin => bin.Total)));
        LabelEvery = Math.Max(1, (int)Math.Ceiling(LabelWidth / StepWidth));
    }

    public TimeScale Scale { get; }

    public IReadOnlyList<TimelineBin> Bins { get; }

    /// <summary>What is left out at either end; nothing where a stretch of time was chosen.</summary>
    public IReadOnlyList<RemoteClaims> Remote { get; }

    /// <summary>Where a step leads to; null for nowhere.</summary>
    public Func<DateOnly, string?> Address { get; }

    /// <summary>Every how many steps one is named.</summary>
    public int LabelEvery { get; }

    /// <summary>The natures that occur.</summary>
    public IReadOnlyList<ClaimNature> Natures => [.. ClaimInk.Natures.Where((_, i) => Bins.Any(bin => bin.Counts[i] > 0))];

    public bool HasRough => Bins.Any(bin => bin.Rough > 0);

    public bool HasContested => Bins.Any(bin => bin.Contested > 0);

    /// <summary>The lines across: half-way and at the top.</summary>
    public IReadOnlyList<(string Y, string Label)> Grid => [.. (_top > 1 ? new[] { _top / 2, _top } : [_top]).Select(count => (ClaimInk.Number(YOf(count)), Wording.Number(count)))];

    public double StepWidth => (double)(Width - Left) / Bins.Count;

    public string XOf(int bin) => ClaimInk.Number(Left + (bin * StepWidth) + Gap);

    public string CentreOf(int bin) => ClaimInk.Number(Left + ((bin + 0.5) * StepWidth));

    public string BarWidth => ClaimInk.Number(Math.Max(1, StepWidth - (2 * Gap)));

    /// <summary>Where the mark of a contested step stands: over its bar.</summary>
    public string MarkOf(TimelineBin bin) => ClaimInk.Number(YOf(bin?.Total ?? 0) - 6);

    /// <summary>A bar's pieces from the ground up.</summary>
    public IEnumerable<BarPiece> PiecesOf(TimelineBin bin)
    {
        ArgumentNullException.ThrowIfNull(bin);
        var below = 0;
        for (var i = 0; i < bin.Counts.Count; i++)
        {
            if (bin.Counts[i] > 0)
                yield return Piece(ClaimInk.ClassOf(ClaimInk.Natures[i]), ref below, bin.Counts[i]);
        }

        if (bin.Rough > 0)
            yield return Piece("rough", ref below, bin.Rough);
    }

    private double Gap => StepWidth > 8 ? Math.Min(6, StepWidth * 0.12) : 0.3;

    private BarPiece Piece(string name, ref int below, int count)
    {
        var (bottom, top) = (YOf(below), YOf(below + count));
        below += count;
        return new BarPiece(name, ClaimInk.Number(top), ClaimInk.Number(bottom - top));
    }

    private double YOf(int count) => Height - Bottom - ((double)count / _top * (Height - Top - Bottom));

    // The days between which nearly all claims lie: without the few at an end that a gap of a third of the whole time parts from the others.
    private static (DateOnly First, DateOnly Last) Near(IReadOnlyCollection<DatedCount> counts, bool isWhole)
    {
        var days = counts.GroupBy(count => count.From.DayNumber).OrderBy(day => day.Key).Select(day => (Day: day.Key, Count: day.Sum(count => count.Count))).ToArray();
        var most = days.Sum(day => day.Count) * MostRemote;
        for (var isNear = isWhole; !isNear;)
        {
            var gap = (days[^1].Day - days[0].Day) * LeastGap;
            var (early, late) = (RemoteDays(days, most, gap), RemoteDays([.. days.Reverse()], most, gap));
            isNear = early + late == 0;
            days = days[early..^late];
        }

        return (DateOnly.FromDayNumber(days[0].Day), DateOnly.FromDayNumber(days[^1].Day));
    }

    // How many days from the first on have few claims together and lie apart from those behind them.
    private static int RemoteDays((int Day, int Count)[] days, double most, double gap)
    {
        var claims = 0;
        for (var i = 0; i + 1 < days.Length; i++)
        {
            claims += days[i].Count;
            if (claims > most)
                return 0;
            if (Math.Abs(days[i + 1].Day - days[i].Day) >= gap)
                return i + 1;
        }

        return 0;
    }

    private RemoteClaims RemoteOf(List<DatedCount> remote, Func<DateOnly, DateOnly, string?> address)
    {
        var (from, to) = (remote.Min(count => count.From), remote.Max(count => count.From));
        var words = from.Year == to.Year ? ClaimInk.Number(from.Year) : $"{ClaimInk.Number(from.Year)} to {ClaimInk.Number(to.Year)}";
        return new RemoteClaims(words, from > Scale.To, remote.Sum(count => count.Count), address(from, to));
    }

    private static TimelineBin Bin(DateOnly start, DateOnly end, IEnumerable<DatedCount> counts)
    {
        var byNature = new int[ClaimInk.Natures.Count];
        var (rough, contested) = (0, 0);
        foreach (var count in counts)
        {
            contested += count.Contested;
            if (count.To > end)
                rough += count.Count;
            else
                byNature[ClaimInk.Natures.ToList().IndexOf(count.Nature)] += count.Count;
        }

        return new TimelineBin(start, byNature, rough, contested);
    }

    // The next number that begins with 1, 2 or 5, even so that its half is whole.
    private static int Round(int count)
    {
        for (var unit = 1; ; unit *= 10)
        {
            foreach (var first in (ReadOnlySpan<int>)[1, 2, 4, 6, 8])
            {
                if (first * unit >= count && (first * unit) % 2 == 0)
                    return first * unit;
            }
        }
    }
}
