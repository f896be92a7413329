namespace ArticleArchive.Web.Search.Ranking;

/// <summary>A part of a query's tree on its way to a plan.</summary>
internal abstract record QueryPart
{
    /// <summary>FTS5's query for every row that may match, or null where it cannot be asked.</summary>
    public virtual string? Guard => null;

    /// <summary>The terms of <see cref="Guard"/>, in the order of writing.</summary>
    public virtual IReadOnlyList<TermTest> Guarding => [];

    /// <summary>Terms that the test asks for and that do not stand in <see cref="Guard"/>.</summary>
    public virtual IReadOnlyList<TermTest> Loose => [];

    /// <summary>The guard finds just what matches.</summary>
    public virtual bool IsExact => false;

    /// <summary>About how many rows the guard finds.</summary>
    public virtual long Candidates => long.MaxValue;

    /// <summary>Where any of some terms is enough: these; else null.</summary>
    public virtual Alternatives? Any => null;

    /// <summary>The test, where the terms' places are at hand.</summary>
    public abstract RowTest Test { get; }

    /// <summary>The test where no expression can be asked: each part that has one is looked up before, as a set.</summary>
    public RowTest Materialised(Func<QueryPart, IdSet> find) => Guard is null ? Materialise(find) : new SetTest(find(this));

    protected abstract RowTest Materialise(Func<QueryPart, IdSet> find);
}

/// <summary>A word or phrase.</summary>
internal sealed record TermPart(TermTest Term) : QueryPart
{
    public override string Guard { get; } = Term.Term.Expression();

    public override IReadOnlyList<TermTest> Guarding => [Term];

    public override bool IsExact => !Term.Term.IsRestricted;

    public override long Candidates => Term.Term.Documents;

    public override Alternatives? Any => new([Term], Rest: null);

    public override RowTest Test => Term;

    protected override RowTest Materialise(Func<QueryPart, IdSet> find) => throw new InvalidOperationException("A term can always be asked for.");
}

/// <summary>Terms near each other: all of them, and a look at their places.</summary>
internal sealed record NearPart(IReadOnlyList<TermTest> Terms, TermTest ParagraphEnd, int Distance) : QueryPart
{
    public override string Guard { get; } = "(" + string.Join(" AND ", Terms.Select(term => term.Term.Expression())) + ")";

    public override IReadOnlyList<TermTest> Guarding => Terms;

    public override IReadOnlyList<TermTest> Loose => [ParagraphEnd];

    public override long Candidates => Terms.Min(term => term.Term.Documents);

    public override RowTest Test => new NearTest(Terms, ParagraphEnd, Distance);

    protected override RowTest Materialise(Func<QueryPart, IdSet> find) => throw new InvalidOperationException("Terms can always be asked for.");
}

/// <summary>What the index does not know: a value of the article, a set.</summary>
internal sealed record TestPart(RowTest Condition) : QueryPart
{
    public override RowTest Test => Condition;

    protected override RowTest Materialise(Func<QueryPart, IdSet> find) => Condition;
}

/// <summary>What must not be. Beside what is wanted, and where the index alone decides it, it becomes part of the expression.</summary>
internal sealed record NotPart(QueryPart Inner) : QueryPart
{
    public override IReadOnlyList<TermTest> Loose => [.. Inner.Guarding, .. Inner.Loose];

    public override RowTest Test => new NotTest(Inner.Test);

    protected override RowTest Materialise(Func<QueryPart, IdSet> find) => new NotTest(Inner.Materialised(find));
}

/// <summary>All of several.</summary>
internal sealed record AllPart : QueryPart
{
    private readonly IReadOnlyList<QueryPart> _parts;
    private readonly List<QueryPart> _asked;
    private readonly List<NotPart> _excluded = [];
    private readonly List<QueryPart> _tested;

    public AllPart(IReadOnlyList<QueryPart> parts, bool excludesInIndex)
    {
        _parts = parts;
        _asked = [.. parts.Where(part => part.Guard is not null)];
        // Below a NOT, FTS5 drops the places of terms that wait on a later row whenever a column filter beside them fails.
        var hasColumns = _asked.SelectMany(part => part.Guarding).Any(term => term.Term.Columns.Length > 0);
        if (_asked.Count > 0 && excludesInIndex && !hasColumns)
            _excluded.AddRange(parts.OfType<NotPart>().Where(part => part.Inner is { IsExact: true, Guard: not null }));
        _tested = [.. parts.Except(_excluded)];
        if (_asked.Count == 0)
            return;
        Guard = "(" + string.Join(" AND ", _asked.Select(part => part.Guard)) + ")";
        foreach (var part in _excluded)
            Guard = $"({Guard} NOT {part.Inner.Guard})";
    }

    public override string? Guard { get; }

    public override IReadOnlyList<TermTest> Guarding => [.. _asked.SelectMany(part => part.Guarding), .. _excluded.SelectMany(part => part.Inner.Guarding)];

    public override IReadOnlyList<TermTest> Loose => [.. _tested.SelectMany(part => part.Loose)];

    public override bool IsExact => _tested.TrueForAll(part => part.IsExact);

    public override long Candidates => _asked.Count == 0 ? long.MaxValue : _asked.Min(part => part.Candidates);

    public override Alternatives? Any => _asked is [{ Any: { Rest: null } any }] && _parts.All(part => ReferenceEquals(part, _asked[0]) || part is TestPart { Condition.IsRanked: false })
        ? any with { Rest = new AllTest([.. _parts.Where(part => !ReferenceEquals(part, _asked[0])).Select(part => part.Test)]) }
        : null;

    // What the expression leaves out is tested as well: below a NOT the expression is not asked.
    public override RowTest Test => _parts is [var only] ? only.Test : new AllTest([.. _parts.Select(part => part.Test)]);

    protected override RowTest Materialise(Func<QueryPart, IdSet> find) => new AllTest([.. _parts.Select(part => part.Materialised(find))]);
}

/// <summary>Any of several.</summary>
internal sealed record AnyPart(IReadOnlyList<QueryPart> Parts) : QueryPart
{
    private readonly bool _isAsked = Parts.All(part => part.Guard is not null);

    public override string? Guard { get; } = Parts.All(part => part.Guard is not null) ? "(" + string.Join(" OR ", Parts.Select(part => part.Guard)) + ")" : null;

    public override IReadOnlyList<TermTest> Guarding => _isAsked ? [.. Parts.SelectMany(part => part.Guarding)] : [];

    public override IReadOnlyList<TermTest> Loose => _isAsked ? [.. Parts.SelectMany(part => part.Loose)] : [.. Parts.SelectMany(part => part.Guarding.Concat(part.Loose))];

    public override bool IsExact => _isAsked && Parts.All(part => part.IsExact);

    public override long Candidates => _isAsked ? Parts.Sum(part => Math.Min(part.Candidates, int.MaxValue)) : long.MaxValue;

    public override Alternatives? Any => Parts.All(part => part is TermPart) ? new([.. Parts.Cast<TermPart>().Select(part => part.Term)], Rest: null) : null;

    public override RowTest Test => new AnyTest([.. Parts.Select(part => part.Test)]);

    protected override RowTest Materialise(Func<QueryPart, IdSet> find) => new AnyTest([.. Parts.Select(part => part.Materialised(find))]);
}
