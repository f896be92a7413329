using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ArticleArchive.Web.Commands;

/// <summary>Reads a file of JSON objects, one a line; a line that cannot be used is named on the error stream and left out.</summary>
/// <remarks>A text that is there but empty is named too, and handed on as empty.</remarks>
internal sealed class StatementLines(TextWriter errors)
{
    // What stands beyond is not compared; a line of megabytes must not take gigabytes.
    private const int LongestText = 4_000;

    /// <summary>Letters of other scripts are written as they are.</summary>
    public static readonly JsonSerializerOptions Output = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>False once a line or a file could not be used.</summary>
    public bool AllRead { get; private set; } = true;

    /// <summary>The lines' ids, as they stand, with the named texts; in order.</summary>
    /// <param name="path">The file.</param>
    /// <param name="fields">Names of the texts that a line must have.</param>
    /// <param name="cancellationToken">Stops between two lines.</param>
    public async IAsyncEnumerable<(JsonElement Id, string[] Texts)> ReadAsync(string path, string[] fields, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        StreamReader reader;
        try
        {
            reader = new StreamReader(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            AllRead = false;
            await errors.WriteLineAsync($"{path} cannot be read: {exception.Message}");
            yield break;
        }

        using (reader)
        {
            for (var number = 1; await reader.ReadLineAsync(cancellationToken) is { } line; number++)
            {
                if (string.IsNullOrWhiteSpace(line))
                    continue;
                if (Parse(line, fields, out var fault) is { } statement)
                {
                    if (Array.FindIndex(statement.Texts, string.IsNullOrWhiteSpace) is >= 0 and var empty)
                        await errors.WriteLineAsync($"{path}, line {number}: its {fields[empty]} is empty.");
                    yield return statement;
                    continue;
                }

                AllRead = false;
                await errors.WriteLineAsync($"{path}, line {number}: {fault}");
            }
        }
    }

    private static (JsonElement Id, string[] Texts)? Parse(string line, string[] fields, out string fault)
    {
        fault = "not a JSON object.";
        try
        {
            using var document = JsonDocument.Parse(line);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
                return null;
            if (!root.TryGetProperty("id", out var id) || id.ValueKind is not (JsonValueKind.String or JsonValueKind.Number))
            {
                fault = "it has no id.";
                return null;
            }

            var texts = new string[fields.Length];
            for (var i = 0; i < fields.Length; i++)
            {
                if (!root.TryGetProperty(fields[i], out var value) || value.ValueKind != JsonValueKind.String)
                {
                    fault = $"it has no {fields[i]}.";
                    return null;
                }

                texts[i] = Cut(value.GetString()!);
            }

            // A title stands before the text, unless it says the same.
            if (fields is ["text"] && root.TryGetProperty("title", out var title) && title.ValueKind == JsonValueKind.String && title.GetString() is { Length: > 0 } words && !texts[0].Contains(words, StringComparison.OrdinalIgnoreCase))
                texts[0] = Cut(texts[0] + "\n" + words);
            return (id.Clone(), texts);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Cut(string text) => text.Length <= LongestText ? text : text[..(char.IsHighSurrogate(text[LongestText - 1]) ? LongestText - 1 : LongestText)];
}
