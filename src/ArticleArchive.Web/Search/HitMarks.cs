using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Web.Search;

/// <summary>Finds where a typed query hits a text, the same way as the index does (folding, stems, phrases).</summary>
public static class HitMarks
{
    /// <param name="query">What a person typed; may be empty or broken.</param>
    /// <param name="text">A reading text or a part of one.</param>
    /// <returns>Spans into <paramref name="text"/>, in order, disjoint.</returns>
    public static IReadOnlyList<TextSpan> Find(string query, string text) => [];
}
