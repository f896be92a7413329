using System.Text;

namespace ArticleArchive.Parsing.Containers;

/// <summary>A value with parameters, such as <c>text/html; charset="utf-8"</c> (RFC 2045, section 5.1).</summary>
/// <param name="Value">What stands before the first semicolon, in lower case.</param>
internal sealed record HeaderValue(string Value)
{
    private const int MaxParameters = 50;

    private readonly Dictionary<string, string> _parameters = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>A parameter's value without its quotation marks, or null.</summary>
    public string? Parameter(string name) => _parameters.GetValueOrDefault(name);

    public static HeaderValue Parse(string text)
    {
        var end = text.IndexOf(';', StringComparison.Ordinal);
        var parsed = new HeaderValue((end < 0 ? text : text[..end]).Trim().ToLowerInvariant());
        while (end >= 0 && end < text.Length && parsed._parameters.Count < MaxParameters)
        {
            var equals = text.IndexOf('=', end);
            if (equals < 0)
                break;
            var name = text[(end + 1)..equals].Trim();
            var at = equals + 1;
            while (at < text.Length && char.IsWhiteSpace(text[at]))
                at++;
            var value = new StringBuilder();
            if (at < text.Length && text[at] == '"')
            {
                for (at++; at < text.Length && text[at] != '"'; at++)
                {
                    if (text[at] == '\\' && at + 1 < text.Length)
                        at++;
                    value.Append(text[at]);
                }

                end = text.IndexOf(';', Math.Min(at, text.Length));
            }
            else
            {
                end = text.IndexOf(';', at);
                value.Append(text.AsSpan(at, (end < 0 ? text.Length : end) - at).Trim());
            }

            parsed._parameters.TryAdd(name, value.ToString());
        }

        return parsed;
    }
}
