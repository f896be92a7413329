using System.Globalization;

namespace ArticleArchive.Parsing.Text;

/// <summary>What an edit does to the text.</summary>
public enum EditKind
{
    /// <summary>Words that belong to the page around the article are taken out.</summary>
    Removal,

    /// <summary>Damage is mended: torn text joined, glued text split, a hole marked.</summary>
    Repair,

    /// <summary>White space or invisible characters only; no word changes.</summary>
    Whitespace,
}

/// <summary>One row of the cleaning ledger: the only thing that may change an article's text.</summary>
/// <param name="Span">What is replaced, in the page text (see <see cref="Formats.PageText"/>).</param>
/// <param name="Replacement">What stands there instead; empty for a removal.</param>
/// <param name="Kind">Removal, repair or white space.</param>
/// <param name="Rule">The rule that made the edit: a stable kebab-case name, such as <c>torn-sentence</c>.</param>
/// <param name="Class">What was found, for grouping: <c>comments</c>, <c>account</c>, <c>hole</c>, ... in kebab-case.</param>
/// <param name="Reason">One sentence that a reader understands.</param>
/// <param name="Confidence">0 (a guess) to 1 (certain).</param>
/// <param name="IsUndone">True when a person refused the edit: it is kept on the ledger and not applied.</param>
public sealed record Edit(
    TextSpan Span,
    string Replacement,
    EditKind Kind,
    string Rule,
    string Class,
    string Reason,
    double Confidence,
    bool IsUndone = false)
{
    /// <summary>True when a person's repair stands in its place: it is kept on the ledger and not applied.</summary>
    public bool IsSuperseded { get; init; }

    /// <summary>True when it is applied.</summary>
    public bool IsInForce => !IsUndone && !IsSuperseded;

    /// <summary>
    /// Names the edit on the ledger: rule, place and replacement. The place of a removal holds white space that depends on what is
    /// kept around it, so a refusal is looked up by <see cref="Repairs.RefusedEdits"/> and not by the key alone.
    /// </summary>
    public string Key => KeyOf(Rule, Span, Replacement.Length);

    /// <summary>The parts of a <see cref="Key"/>: rule, place in the page text, length of the replacement; null when it is none.</summary>
    /// <remarks>A key without a length is of an archive older than the length, and taken for a removal's.</remarks>
    internal static (string Rule, TextSpan Span, int Length)? ReadKey(string key)
    {
        var parts = key.Split(':');
        var length = 0;
        if (parts.Length is not (2 or 3) || (parts.Length == 3 && !int.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out length)))
            return null;
        return parts[1].Split('-') is [var from, var to]
            && int.TryParse(from, NumberStyles.None, CultureInfo.InvariantCulture, out var start)
            && int.TryParse(to, NumberStyles.None, CultureInfo.InvariantCulture, out var end)
            && start <= end
            ? (parts[0], new TextSpan(start, end), length)
            : null;
    }

    /// <summary>The <see cref="Key"/> of an edit of that rule, place and length of the replacement.</summary>
    internal static string KeyOf(string rule, TextSpan span, int length) => string.Create(CultureInfo.InvariantCulture, $"{rule}:{span.Start}-{span.End}:{length}");
}
