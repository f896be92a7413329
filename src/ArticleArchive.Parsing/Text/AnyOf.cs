using System.Buffers;
using System.Text;

namespace ArticleArchive.Parsing.Text;

/// <summary>Phrases looked for all at once, in any case.</summary>
/// <remarks>Phrases of ASCII have a vectorised search of their own, which a single other phrase beside them would undo.</remarks>
internal sealed class AnyOf(params string[] phrases)
{
    private readonly SearchValues<string> _ascii = SearchValues.Create([.. phrases.Where(phrase => Ascii.IsValid(phrase))], StringComparison.OrdinalIgnoreCase);
    private readonly SearchValues<string> _other = SearchValues.Create([.. phrases.Where(phrase => !Ascii.IsValid(phrase))], StringComparison.OrdinalIgnoreCase);

    /// <summary>True when at least one of the phrases stands in a text.</summary>
    public bool IsIn(ReadOnlySpan<char> text) => text.ContainsAny(_ascii) || (!Ascii.IsValid(text) && text.ContainsAny(_other));
}
