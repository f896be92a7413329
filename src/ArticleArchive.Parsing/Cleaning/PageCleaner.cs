using ArticleArchive.Parsing.Formats;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Cleaning;

/// <summary>What cleaning proposes.</summary>
/// <param name="Edits">Disjoint, ordered by place; spans in the page text.</param>
/// <param name="Damage">Spans in the page text; they are carried over to the reading text by the assembler.</param>
internal sealed record CleaningResult(IReadOnlyList<Edit> Edits, IReadOnlyList<Finding> Damage);

/// <summary>Finds what does not belong to the article and what is torn, glued or missing.</summary>
internal static class PageCleaner
{
    public static CleaningResult Clean(PageText page) => new([], []);
}
