using System.Security.Cryptography;
using System.Text;
using ArticleArchive.Parsing;
using ArticleArchive.Parsing.Repairs;
using ArticleArchive.Parsing.Text;
using ArticleArchive.Web.Data;

namespace ArticleArchive.Web.Ingestion;

/// <summary>Turns repairs into rows and back.</summary>
internal static class RepairRows
{
    /// <summary>Names a reading text: a form that was filled in over another one is told apart by it.</summary>
    public static string StampOf(string readingText) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(readingText)))[..12];

    public static ArticleRepair New(Repair repair, RepairRequest request, DateTime madeAtUtc) => new()
    {
        Kind = repair.Kind,
        Value = repair.Value,
        Finding = repair.Finding,
        SourceStart = repair.Anchor?.Source.Start,
        SourceEnd = repair.Anchor?.Source.End,
        Quote = repair.Anchor?.Quote,
        Before = repair.Anchor?.Before,
        After = repair.Anchor?.After,
        Editor = string.IsNullOrWhiteSpace(request.Editor) ? null : request.Editor.Trim(),
        Note = string.IsNullOrWhiteSpace(request.Note) ? null : request.Note.Trim(),
        MadeAtUtc = madeAtUtc,
    };

    public static Repair Read(ArticleRepair row) => new(
        row.Kind,
        row.Value,
        row is { SourceStart: { } start, SourceEnd: { } end } ? new TextAnchor(new TextSpan(start, end), row.Quote ?? "", row.Before ?? "", row.After ?? "") : null,
        row.Finding);

    /// <summary>Undoes what a repair takes the place of: the same property, the role of the same block, the same change at the same place.</summary>
    public static void GiveWay(IEnumerable<ArticleRepair> rows, ArticleRepair coming)
    {
        var repair = Read(coming);
        foreach (var row in rows.Where(row => row != coming && !row.IsUndone))
        {
            var other = Read(row);
            row.IsUndone = repair.SetsProperty ? other.Kind == repair.Kind
                : repair.SetsRole ? other.SetsRole && other.Anchor!.Source.Start == repair.Anchor!.Source.Start
                : other.Kind == repair.Kind && other.Anchor!.Source == repair.Anchor!.Source && other.Finding == repair.Finding && (repair.Kind != RepairKind.Dismissal || other.Value == repair.Value);
        }
    }

    /// <summary>Writes what became of each repair to its row, and who made an edit to the edit.</summary>
    public static void Settle(Article article, IReadOnlyDictionary<Repair, ArticleRepair> rows, IEnumerable<RepairResult> results)
    {
        foreach (var result in results)
        {
            var row = rows[result.Repair];
            row.State = result.State;
            row.ReadingStart = result.Reading?.Start;
            row.ReadingEnd = result.Reading?.End;
            row.EditKey = result.EditKey;
            if (result.EditKey is { } key && article.Edits.Find(edit => edit.Key == key) is { } made)
                made.Reason = Reason(made.Reason, row);
        }
    }

    private static string Reason(string reason, ArticleRepair row)
    {
        var by = row.Editor is null ? "" : $" By {row.Editor}.";
        return row.Note is null ? reason + by : $"{reason}{by} Note: {row.Note}";
    }
}
