using System.Text;

namespace ArticleArchive.Web.Search.Batch;

/// <summary>Reads a list of queries that a person pasted or has as a file.</summary>
public static class QueryList
{
    /// <summary>Most queries of a list.</summary>
    public const int MostQueries = 1_000;

    /// <summary>Longest list in UTF-16 code units, and in bytes of a file.</summary>
    public const int LongestText = 1_000_000;

    /// <summary>Reads a list: the first column of a CSV file (RFC 4180), else one query a line as it stands.</summary>
    /// <param name="text">The list.</param>
    /// <param name="fileName">Of the file it comes from; a name that ends in <c>.csv</c> makes it a table. Null for pasted text, where quotation marks are phrases.</param>
    /// <returns>The queries in their order, at most <see cref="MostQueries"/>, without empty lines; and how many more there were.</returns>
    public static (IReadOnlyList<string> Queries, int LeftOut) Read(string text, string? fileName)
    {
        ArgumentNullException.ThrowIfNull(text);
        var isTable = fileName?.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) == true;
        IEnumerable<string> typed = isTable ? FirstColumn(text) : text.Split('\n');
        var lines = typed.Select(line => line.Trim().TrimStart('\uFEFF').Trim()).Where(line => line.Length > 0).ToList();
        // Tables come with a first line that says what the column is.
        if (isTable && lines is [var head, ..] && head.ToLowerInvariant() is "query" or "queries" or "search" or "term" or "terms" or "q")
            lines.RemoveAt(0);
        return ([.. lines.Take(MostQueries)], Math.Max(0, lines.Count - MostQueries));
    }

    private static List<string> FirstColumn(string text)
    {
        var cells = new List<string>();
        var cell = new StringBuilder();
        var (isQuoted, column) = (false, 0);
        // Spreadsheets of some countries write semicolons.
        var firstLine = text.AsSpan(0, text.IndexOf('\n') is >= 0 and var end ? end : text.Length);
        var comma = !firstLine.Contains(',') && firstLine.Contains(';') ? ';' : ',';
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (isQuoted && c == '"' && i + 1 < text.Length && text[i + 1] == '"')
                Take(text[i++]);
            else if (c == '"' && (isQuoted || cell.Length == 0 || column > 0))
                isQuoted = !isQuoted;
            else if (!isQuoted && c == comma)
                column++;
            else if (!isQuoted && c == '\n')
                End();
            else
                Take(c);
        }

        End();
        return cells;

        void Take(char c)
        {
            if (column == 0)
                cell.Append(c);
        }

        void End()
        {
            // A line break inside a cell is white space of the query.
            cells.Add(cell.ToString().Replace('\r', ' ').Replace('\n', ' '));
            cell.Clear();
            column = 0;
        }
    }
}
