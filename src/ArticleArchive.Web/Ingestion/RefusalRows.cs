using ArticleArchive.Parsing;
using ArticleArchive.Parsing.Repairs;
using ArticleArchive.Parsing.Text;
using ArticleArchive.Web.Data;

namespace ArticleArchive.Web.Ingestion;

/// <summary>Turns refusals of edits into rows and back.</summary>
internal static class RefusalRows
{
    /// <summary>Refuses edits of the article's ledger.</summary>
    public static void Add(Article article, IEnumerable<LedgerEdit> edits, DateTime nowUtc)
    {
        foreach (var edit in edits)
        {
            article.Refusals.Add(new EditRefusalRow
            {
                EditKey = edit.Key,
                Start = edit.Start,
                End = edit.End,
                Kind = edit.Kind,
                Reason = edit.Reason,
                Quote = edit.Before,
                DecidedAtUtc = nowUtc,
            });
        }
    }

    /// <summary>Takes back the refusals of edits. Other edits that one of them concerned too stay refused for themselves.</summary>
    public static void Withdraw(Article article, IReadOnlyCollection<LedgerEdit> edits, DateTime nowUtc)
    {
        var going = article.Refusals.Where(row => edits.Any(edit => Concerns(row, edit))).ToHashSet<EditRefusalRow>(ReferenceEqualityComparer.Instance);
        var staying = article.Edits.Where(edit => edit.IsUndone && !edits.Contains(edit) && going.Any(row => Concerns(row, edit))).ToList();
        article.Refusals.RemoveAll(going.Contains);
        Add(article, staying.Where(edit => !article.Refusals.Exists(row => row.EditKey == edit.Key)), nowUtc);
    }

    public static EditRefusal Read(EditRefusalRow row) => new(
        row.EditKey,
        row is { SourceStart: { } start, SourceEnd: { } end } ? new TextAnchor(new TextSpan(start, end), row.Quote, row.Before ?? "", row.After ?? "") : null);

    /// <summary>Writes what became of each refusal to its row, and where it stands now.</summary>
    public static void Settle(IReadOnlyDictionary<EditRefusal, EditRefusalRow> rows, IEnumerable<RefusalResult> results)
    {
        foreach (var result in results)
        {
            var row = rows[result.Given];
            row.State = result.Page is null ? RefusalState.Orphan : result.HasEdit ? RefusalState.InForce : RefusalState.Idle;
            if (result is not { Page: { } page, Refusal.Anchor: { } anchor })
                continue;
            row.EditKey = result.Refusal.Key;
            (row.Start, row.End) = (page.Start, page.End);
            (row.SourceStart, row.SourceEnd) = (anchor.Source.Start, anchor.Source.End);
            (row.Quote, row.Before, row.After) = (anchor.Quote, anchor.Before, anchor.After);
        }
    }

    /// <summary>Refusals as they stood with rows that come back.</summary>
    /// <param name="article">The article as it was.</param>
    /// <param name="then">The refusals of that time; null from an archive in which they were no rows of their own.</param>
    /// <param name="nowUtc">When one is written down now.</param>
    public static void Restore(Article article, IReadOnlyList<EditRefusalRow>? then, DateTime nowUtc)
    {
        article.Refusals.Clear();
        if (then is null)
            Add(article, article.Edits.Where(edit => edit.IsUndone), nowUtc);
        else
            article.Refusals.AddRange(then);
    }

    private static bool Concerns(EditRefusalRow row, LedgerEdit edit) => row.EditKey == edit.Key
        || (row.Kind == EditKind.Removal && edit.Kind == EditKind.Removal && row.Start < edit.End && edit.Start < row.End);
}
