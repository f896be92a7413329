namespace ArticleArchive.Web.Search.Ranking;

/// <summary>One of the words or phrases of the index that a term of a query stands for.</summary>
/// <param name="Text">As the index has it, words apart by a space.</param>
/// <param name="IsPrefix">The last word may go on.</param>
/// <param name="Languages">Counts only in articles of these languages; <see cref="uint.MaxValue"/> is any.</param>
internal readonly record struct TermForm(string Text, bool IsPrefix, uint Languages);

/// <summary>A word or phrase of a query as the index is asked for it.</summary>
/// <param name="Typed">As it stands in the query.</param>
/// <param name="Forms">What counts as it; one term together: their places are added up. Empty when the archive has none.</param>
/// <param name="Columns">The columns it may stand in, in FTS5's syntax; empty for all.</param>
/// <param name="Documents">Number of rows that have it, for its weight.</param>
internal sealed record IndexedTerm(string Typed, IReadOnlyList<TermForm> Forms, string Columns, long Documents)
{
    /// <summary>True where a form may stand in an article and yet not count.</summary>
    public bool IsRestricted { get; } = Forms.Any(form => form.Languages != uint.MaxValue);

    /// <summary>
    /// FTS5's query for the rows that have a form. Everything that came from outside stands between quotation marks, where
    /// nothing has a meaning but their own doubling.
    /// </summary>
    public string Expression() =>
        // A phrase of no word matches nothing and keeps its number.
        $"{Filter}({(Forms.Count == 0 ? "\"\"" : string.Join(" OR ", Forms.Select(Quoted)))})";

    /// <summary>FTS5's query for the rows that have one of the forms.</summary>
    public string Expression(int form) => Filter + Quoted(Forms[form]);

    /// <summary>The form where it is one word, so that posting lists are all there is to it; else null.</summary>
    public string? WordOf(int form) => Forms[form].Text is { Length: > 0 } text && !text.Contains(' ', StringComparison.Ordinal) ? text : null;

    private string Filter => Columns.Length > 0 ? Columns + " : " : "";

    private static string Quoted(TermForm form) => $"\"{form.Text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"{(form.IsPrefix ? " *" : "")}";

    /// <summary>Number of phrases that <see cref="Expression"/> has.</summary>
    public int PhraseCount => Math.Max(1, Forms.Count);
}
