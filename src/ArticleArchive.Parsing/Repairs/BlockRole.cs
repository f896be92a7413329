using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Repairs;

/// <summary>A role that a person gave a block.</summary>
/// <param name="Repair">A heading, a paragraph or a list item.</param>
/// <param name="Start">Where the block starts in the reading text, its mark included: somewhere in these words, which a person may have put there.</param>
internal sealed record BlockRole(Repair Repair, TextSpan Start);
