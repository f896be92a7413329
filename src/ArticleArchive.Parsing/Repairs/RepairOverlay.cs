using ArticleArchive.Parsing.Formats;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Repairs;

/// <summary>Lays a person's repairs over what the rules propose.</summary>
/// <remarks>
/// Repairs are taken in an order of their own (kind, place, value), so that the order of deciding makes no difference. A
/// person's edit stands before a rule's: rules' repairs that it overlaps are set aside, and come back when it is undone.
/// A removal is never broken open; the repair waits until the removal is undone.
/// </remarks>
internal sealed class RepairOverlay
{
    private readonly PageText _page;
    private readonly List<(Repair Repair, TextSpan Page, Edit Edit)> _textEdits = [];
    private readonly List<(Repair Repair, TextSpan Page)> _roles = [];
    private readonly List<(Repair Repair, TextSpan Page)> _dismissals = [];
    private readonly List<Repair> _properties = [];
    private readonly List<RepairResult> _results = [];
    private readonly Edit[] _proposed;

    private RepairOverlay(PageText page, IEnumerable<Edit> proposed)
    {
        _page = page;
        _proposed = [.. proposed];
    }

    /// <summary>Every edit: the rules' and the person's, ordered by place.</summary>
    public IReadOnlyList<Edit> Edits { get; private set; } = [];

    public static RepairOverlay Of(PageText page, IEnumerable<Edit> proposed, IReadOnlyCollection<Repair> repairs)
    {
        var overlay = new RepairOverlay(page, proposed);
        foreach (var repair in repairs.OrderBy(repair => repair, RepairOrder.Instance))
            overlay.Place(repair);
        // Words come before a rule's full stop at the same place, a split after it.
        overlay.Edits = overlay._textEdits.Count == 0
            ? overlay._proposed
            : [.. overlay.EditsOf(RepairKind.Words).Concat(overlay._proposed).Concat(overlay.EditsOf(RepairKind.Split)).Concat(overlay.EditsOf(RepairKind.Join)).OrderBy(edit => edit.Span)];
        return overlay;
    }

    /// <summary>The roles that blocks were given, by their place in the reading text.</summary>
    public IReadOnlyList<BlockRole> Roles(EditedText text) =>
        _roles.ConvertAll(role => new BlockRole(
            role.Repair,
            // As an end, a place stands before words that were put in there; as a start, behind them.
            new TextSpan(
                text.ToReading(new TextSpan(Math.Max(0, role.Page.Start - 1), role.Page.Start)).End,
                text.ToReading(new TextSpan(role.Page.Start, role.Page.Start)).Start)));

    /// <summary>The article's properties as a person set them, in order; of two of one kind the first holds.</summary>
    public IReadOnlyList<Repair> Properties => _properties;

    /// <summary>
    /// Marks findings as mended where words were supplied or a block was split or joined, and as dismissed where a person
    /// said that they are no damage.
    /// </summary>
    /// <param name="findings">Each with its span in the page text.</param>
    /// <param name="text">The edited text.</param>
    public List<Finding> Resolve(List<(Finding Finding, TextSpan Page)> findings, EditedText text)
    {
        var resolutions = new FindingResolution[findings.Count];
        foreach (var (repair, place) in _dismissals)
        {
            var same = Enumerable.Range(0, findings.Count)
                .Where(i => findings[i].Finding.Kind == repair.Finding && findings[i].Page.Start == place.Start)
                .ToList();
            var meant = same.Where(i => findings[i].Finding.Detail == repair.Value).ToList();
            if (meant.Count == 0 && same.Count == 1)
                meant = same;
            foreach (var i in meant)
                resolutions[i] = FindingResolution.Dismissed;
            _results.Add(new RepairResult(repair, meant.Count > 0 ? RepairState.Applied : RepairState.Orphan, text.ToReading(place)));
        }

        foreach (var (repair, place, _) in _textEdits)
        {
            for (var i = 0; i < findings.Count; i++)
            {
                var (finding, span) = findings[i];
                var touches = span.Start <= place.End && place.Start <= span.End;
                if (touches && resolutions[i] == FindingResolution.Open && Mends(repair.Kind, finding.Kind))
                    resolutions[i] = FindingResolution.Mended;
            }
        }

        return [.. findings.Select((entry, i) => resolutions[i] == FindingResolution.Open ? entry.Finding : entry.Finding with { Resolution = resolutions[i] })];
    }

    /// <summary>What became of every repair, in the overlay's own order.</summary>
    /// <param name="text">The edited text.</param>
    /// <param name="unusedRoles">Roles that no block took.</param>
    public IReadOnlyList<RepairResult> Results(EditedText text, IReadOnlyCollection<Repair> unusedRoles)
    {
        _results.AddRange(_textEdits.Select(made => new RepairResult(made.Repair, RepairState.Applied, text.ReadingSpanOf(made.Edit), made.Edit.Key)));
        _results.AddRange(_roles.Select(role => new RepairResult(
            role.Repair, unusedRoles.Contains(role.Repair) ? RepairState.Conflict : RepairState.Applied, text.ToReading(role.Page))));
        var set = new HashSet<RepairKind>();
        _results.AddRange(_properties.Select(property => new RepairResult(property, set.Add(property.Kind) ? RepairState.Applied : RepairState.Conflict)));
        return [.. _results.OrderBy(result => result.Repair, RepairOrder.Instance)];
    }

    /// <summary>The reading spans of the words that a person supplied.</summary>
    public IEnumerable<TextSpan> SuppliedSpans(EditedText text) =>
        EditsOf(RepairKind.Words).Select(text.ReadingSpanOf);

    private IEnumerable<Edit> EditsOf(RepairKind kind) => _textEdits.Where(made => made.Repair.Kind == kind).Select(made => made.Edit);

    private void Place(Repair repair)
    {
        if (!repair.IsUnderstood)
        {
            _results.Add(new RepairResult(repair, RepairState.Conflict));
            return;
        }

        if (repair.SetsProperty)
        {
            _properties.Add(repair);
            return;
        }

        if (repair.Anchor?.Find(_page) is not { } place)
            _results.Add(new RepairResult(repair, RepairState.Orphan));
        else if (repair.Kind == RepairKind.Dismissal)
            _dismissals.Add((repair, place));
        else if (Array.Exists(_proposed, edit => edit is { IsInForce: true, Kind: EditKind.Removal } && Holds(edit.Span, place)))
            _results.Add(new RepairResult(repair, RepairState.Removed));
        else if (repair.SetsRole)
            _roles.Add((repair, place));
        else
            AddEdit(repair, place);
    }

    private static bool Holds(TextSpan removed, TextSpan place) =>
        place.IsEmpty ? removed.Start < place.Start && place.Start < removed.End : removed.Overlaps(place);

    private void AddEdit(Repair repair, TextSpan place)
    {
        var (edit, filled) = TextRepairs.EditFor(repair, place, _page, _proposed);
        var isTaken = edit is not null && _textEdits.Exists(other => other.Edit.Span == edit.Span || other.Edit.Span.Overlaps(edit.Span));
        if (edit is null || isTaken || Array.Exists(_proposed, other => other is { IsInForce: true, Kind: EditKind.Removal } && other.Span.Overlaps(edit.Span)))
        {
            _results.Add(new RepairResult(repair, RepairState.Conflict));
            return;
        }

        for (var i = 0; i < _proposed.Length; i++)
        {
            if (_proposed[i].IsInForce && (_proposed[i] == filled || _proposed[i].Span.Overlaps(edit.Span)))
                _proposed[i] = _proposed[i] with { IsSuperseded = true };
        }

        _textEdits.Add((repair, edit.Span, edit));
    }

    private static bool Mends(RepairKind repair, FindingKind finding) => repair == RepairKind.Words
        ? finding is FindingKind.Hole or FindingKind.CutNumber or FindingKind.UnfinishedSentence or FindingKind.DetachedTail or FindingKind.GluedSentences
            or FindingKind.ReplacedBytes or FindingKind.Mojibake or FindingKind.CutShort or FindingKind.DeceptiveCharacters
        : finding is FindingKind.Hole or FindingKind.GluedSentences or FindingKind.DetachedTail or FindingKind.UnfinishedSentence;

    private sealed class RepairOrder : IComparer<Repair>
    {
        public static readonly RepairOrder Instance = new();

        public int Compare(Repair? x, Repair? y)
        {
            var byKind = x!.Kind.CompareTo(y!.Kind);
            if (byKind != 0)
                return byKind;
            var byPlace = (x.Anchor?.Source ?? default).CompareTo(y.Anchor?.Source ?? default);
            return byPlace != 0 ? byPlace : string.CompareOrdinal(x.Value, y.Value);
        }
    }
}
