using ArticleArchive.Parsing;
using ArticleArchive.Parsing.Claims.Comparison;
using ArticleArchive.Web.Data;
using ArticleArchive.Web.Pages.Timeline;

namespace ArticleArchive.Web.Pages.Claims;

/// <summary>A claim to be put on the map.</summary>
/// <param name="Id">The claim.</param>
/// <param name="Row">The row's key.</param>
/// <param name="Nature">Its colour.</param>
/// <param name="Worth">0-1: its size.</param>
/// <param name="Day">Where it stands in time; null for unknown.</param>
/// <param name="IsContested">Whether it has a ring.</param>
/// <param name="Text">Its words, shortened.</param>
public sealed record MapClaim(int Id, string Row, ClaimNature Nature, double Worth, DateOnly? Day, bool IsContested, string Text);

/// <summary>A dot of the map, in its units.</summary>
public sealed record MapDot(MapClaim Claim, double X, double Y, double Radius);

/// <summary>A line between two claims of the map.</summary>
public sealed record MapArc(string Path, ClaimRelation Relation, bool IsConfirmed);

/// <summary>A row of the map.</summary>
/// <param name="Key">What it is of.</param>
/// <param name="Label">Its name.</param>
/// <param name="Top">Its upper edge.</param>
/// <param name="Height">Its height.</param>
/// <param name="Dots">Its claims.</param>
public sealed record MapRow(string Key, string Label, double Top, double Height, IReadOnlyList<MapDot> Dots)
{
    public double Middle => Top + (Height / 2);
}

/// <summary>
/// The archive as a picture: a row for each speaker or publisher, time from left to right, a dot for each claim, large where it is worth
/// checking. Dots of one row never cover each other; lines join what says the same and what says otherwise.
/// </summary>
public sealed class MapDrawing
{
    public const double Width = 1200, Top = 34, Bottom = 16;

    private const double Left = 190;

    // Claims without a date stand in a strip of their own at the right edge.
    private const double UndatedX = 1160, BeforeUndated = 1120;

    private readonly double _right;

    private const double LeastRow = 30, MostRow = 150, Gap = 0.8;

    public MapDrawing(IReadOnlyList<(string Key, string Label)> rows, IReadOnlyCollection<MapClaim> claims, IEnumerable<ClaimLink> links)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(claims);
        ArgumentNullException.ThrowIfNull(links);
        var days = claims.Select(claim => claim.Day).OfType<DateOnly>().Order().ToList();
        Scale = days.Count == 0 ? null : TimeScale.Of(days[0], days[^1]);
        HasUndated = claims.Any(claim => claim.Day is null);
        _right = HasUndated ? BeforeUndated : Width - 15;
        var byRow = claims.ToLookup(claim => claim.Row, StringComparer.Ordinal);
        var joined = links.ToList();
        var drawn = new List<MapRow>();
        var top = Top;
        foreach (var (key, label) in Arranged(rows, claims, joined))
        {
            var dots = Swarm(byRow[key]);
            var height = Math.Clamp(dots.Count == 0 ? 0 : (2 * dots.Max(dot => Math.Abs(dot.Y) + dot.Radius)) + 8, LeastRow, MostRow);
            var middle = top + (height / 2);
            drawn.Add(new MapRow(key, label, top, height, [.. dots.Select(dot => dot with { Y = middle + dot.Y })]));
            top += height;
        }

        Rows = drawn;
        Height = top + Bottom;
        var places = drawn.SelectMany(row => row.Dots).ToDictionary(dot => dot.Claim.Id);
        Arcs = [.. Legible(joined.Where(link => places.ContainsKey(link.LeftId) && places.ContainsKey(link.RightId))).Select(link => Arc(places[link.LeftId], places[link.RightId], link))];
    }

    public IReadOnlyList<MapRow> Rows { get; }

    public IReadOnlyList<MapArc> Arcs { get; }

    /// <summary>The steps of time; null when no claim has a date.</summary>
    public TimeScale? Scale { get; }

    public double Height { get; }

    public bool HasUndated { get; }

    public IEnumerable<ClaimNature> Natures => ClaimInk.Natures.Where(nature => Rows.Any(row => row.Dots.Any(dot => dot.Claim.Nature == nature)));

    /// <summary>The lines between steps of time, with names for as many as there is room for.</summary>
    public IEnumerable<(double X, string? Label)> Steps()
    {
        if (Scale is null)
            yield break;
        var steps = Scale.Steps.ToList();
        var every = Math.Max(1, (int)Math.Ceiling(steps.Count * 58 / (_right - Left)));
        for (var i = 0; i < steps.Count; i += every)
            yield return (XOf(steps[i]), Scale.LabelOf(steps[i], i == 0 ? null : steps[i - every]));
    }

    public static string UndatedCentre => ClaimInk.Number(UndatedX);

    private double XOf(DateOnly? day)
    {
        if (day is not { } known || Scale is null)
            return UndatedX;
        double from = Scale.From.DayNumber, to = Scale.To.DayNumber + 1;
        return Left + ((known.DayNumber - from) / (to - from) * (_right - Left));
    }

    // Those who contradict each other stand side by side, so that the lines between them are short and cross little else: from the first row
    // on always the one with most clashes with the row before, else with any row before, else the next as given.
    private static IEnumerable<(string Key, string Label)> Arranged(IReadOnlyList<(string Key, string Label)> rows, IEnumerable<MapClaim> claims, List<ClaimLink> links)
    {
        var rowOf = claims.ToDictionary(claim => claim.Id, claim => claim.Row);
        var clashes = links.Where(link => link.Relation != ClaimRelation.Same && rowOf.ContainsKey(link.LeftId) && rowOf.ContainsKey(link.RightId))
            .Select(link => (Left: rowOf[link.LeftId], Right: rowOf[link.RightId])).SelectMany(pair => new[] { pair, (Left: pair.Right, Right: pair.Left) })
            .CountBy(pair => pair).ToDictionary(pair => pair.Key, pair => pair.Value);
        var waiting = rows.ToList();
        var placed = new List<string>();
        while (waiting.Count > 0)
        {
            var next = placed.Count == 0 ? waiting[0] : waiting.MaxBy(row => (clashes.GetValueOrDefault((placed[^1], row.Key)), placed.Sum(other => clashes.GetValueOrDefault((other, row.Key)))));
            waiting.Remove(next);
            placed.Add(next.Key);
            yield return next;
        }
    }

    // A beeswarm: the largest first, each as near to the middle as those before leave room.
    private List<MapDot> Swarm(IEnumerable<MapClaim> claims)
    {
        var placed = new List<MapDot>();
        foreach (var claim in claims.OrderByDescending(claim => claim.Worth).ThenBy(claim => claim.Id))
        {
            var radius = 3.2 + (4.6 * claim.Worth);
            var x = XOf(claim.Day);
            var near = placed.Where(dot => Math.Abs(dot.X - x) < dot.Radius + radius + Gap).ToList();
            var y = near.SelectMany(dot => Beside(dot, x, radius)).Append(0)
                .Where(candidate => Math.Abs(candidate) + radius <= (MostRow / 2) - 4 && near.TrueForAll(dot => Distance(dot, x, candidate) >= dot.Radius + radius + Gap - 0.01))
                .OrderBy(Math.Abs).ThenBy(candidate => candidate).Select(candidate => (double?)candidate).FirstOrDefault();
            // A day so full that its claims find no room beside each other is drawn as full as it can be.
            placed.Add(new MapDot(claim, x, y ?? ((claim.Id % 120) - 60), radius));
        }

        return placed;
    }

    private static IEnumerable<double> Beside(MapDot dot, double x, double radius)
    {
        var reach = dot.Radius + radius + Gap;
        var rise = Math.Sqrt(Math.Max(0, (reach * reach) - ((dot.X - x) * (dot.X - x))));
        yield return dot.Y + rise;
        yield return dot.Y - rise;
    }

    private static double Distance(MapDot dot, double x, double y) => Math.Sqrt(((dot.X - x) * (dot.X - x)) + ((dot.Y - y) * (dot.Y - y)));

    // A claim that fifty others contradict is joined to one of them: the ring says the rest, and the lines stay lines.
    private static IEnumerable<ClaimLink> Legible(IEnumerable<ClaimLink> links)
    {
        var (same, clashing) = (new HashSet<int>(), new HashSet<int>());
        foreach (var link in links)
        {
            var joined = link.Relation == ClaimRelation.Same ? same : clashing;
            if (joined.Contains(link.LeftId) || joined.Contains(link.RightId))
                continue;
            joined.Add(link.LeftId);
            joined.Add(link.RightId);
            yield return link;
        }
    }

    private static MapArc Arc(MapDot one, MapDot other, ClaimLink link)
    {
        var (x, y) = ((one.X + other.X) / 2, (one.Y + other.Y) / 2);
        var (dx, dy) = (other.X - one.X, other.Y - one.Y);
        var length = Math.Max(1, Math.Sqrt((dx * dx) + (dy * dy)));
        var bend = Math.Min(46, length / 4);
        return new MapArc(FormattableString.Invariant($"M{one.X:0.#} {one.Y:0.#}Q{x - (dy / length * bend):0.#} {y + (dx / length * bend):0.#} {other.X:0.#} {other.Y:0.#}"), link.Relation, link.State == ClaimLinkState.Confirmed);
    }
}
