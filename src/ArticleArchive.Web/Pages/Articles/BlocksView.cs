using ArticleArchive.Parsing;
using ArticleArchive.Web.Data;
using ArticleArchive.Web.Pages.Reading;

namespace ArticleArchive.Web.Pages.Articles;

/// <summary>The flow of an article: its blocks, with runs of list items and table rows grouped.</summary>
public sealed record BlocksView(
    ReadingView View,
    ReadingNotes Notes,
    IReadOnlyList<LedgerEdit> Edits,
    ReadingBlock? TitleBlock,
    ReadingBlock? StandfirstBlock,
    IReadOnlyList<ContentsEntry> Contents)
{
    /// <summary>The blocks in order, in groups: items of one list or of a table of contents, rows of one table, or a block alone.</summary>
    public IEnumerable<IReadOnlyList<ReadingBlock>> Groups()
    {
        var group = new List<ReadingBlock>();
        foreach (var block in View.Blocks.Where(block => block != TitleBlock && block != StandfirstBlock))
        {
            if (group.Count > 0 && !(block.Block.Kind is BlockKind.ListItem or BlockKind.TableRow or BlockKind.Contents && block.Block.Kind == group[^1].Block.Kind))
            {
                yield return group;
                group = [];
            }

            group.Add(block);
        }

        if (group.Count > 0)
            yield return group;
    }

    /// <summary>True for the heading that opens its section, which the table of contents leads to.</summary>
    public bool OpensSection(ReadingBlock block) =>
        block.Block.Kind == BlockKind.Heading && !block.IsContinued
        && !View.Blocks.Any(other => other.Number < block.Number && other.Number >= block.Number - 8 && other.Block.Section == block.Block.Section && other.Block.Kind == BlockKind.Heading);

    /// <summary>What was taken out before a block, in a few words.</summary>
    public string RemovedSummary(IReadOnlyList<int> numbers)
    {
        var classes = numbers.Select(number => Edits[number].Class).Distinct(StringComparer.Ordinal).ToList();
        var what = numbers.Count == 1 ? "1 passage" : numbers.Count + " passages";
        return classes.Count <= 3 ? $"{what} removed ({string.Join(", ", classes.Select(name => name.Replace('-', ' ')))})" : what + " removed";
    }

    /// <summary>The ledger row of the first of some edits.</summary>
    public string LedgerPath(IReadOnlyList<int> numbers) => $"{Notes.LedgerPath}?edit={Edits[numbers[0]].Position + 1}#edit-{Edits[numbers[0]].Position + 1}";
}
