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

/// <summary>A stretch of a bar.</summary>
public sealed record BarPiece(string Class, string Y, string Height);

/// <summary>Claims over time, ready to be drawn: the same numbers as a picture and as a table.</summary>
public sealed class TimelineChart
{
    /// <summary>The drawing's size, in its own units.</summary>
    public const int Width = 960, Height = 250, Left = 40, Top = 14, Bottom = 26;

    private const int LabelWidth = 46;

    private readonly int _top;

    public TimelineChart(IReadOnlyCollection<DatedCount> counts, DateOnly? from, DateOnly? to, Func<DateOnly, DateOnly, string?> address)
    {
        ArgumentNullException.ThrowIfNull(counts);
        ArgumentNullException.ThrowIfNull(address);
        Scale = TimeScale.Of(from ?? counts.Min(count => count.From), to ?? counts.Max(count => count.From));
        var within = counts.Where(count => count.From >= Scale.From && count.From <= Scale.To).ToLookup(count => Scale.StepOf(count.From));
        Bins = [.. Scale.Steps.Select(start => Bin(start, Scale.EndOf(start), within[start]))];
        Address = start => address(start, Scale.EndOf(start));
        _top = Round(Math.Max(1, Bins.Max(bin => bin.Total)));
        LabelEvery = Math.Max(1, (int)Math.Ceiling(LabelWidth / StepWidth));
    }

    public TimeScale Scale { get; }

    public IReadOnlyList<TimelineBin> Bins { get; }

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
