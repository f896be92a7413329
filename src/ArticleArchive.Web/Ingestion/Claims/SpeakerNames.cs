using System.Globalization;
using System.Text;
using ArticleArchive.Web.Data;

namespace ArticleArchive.Web.Ingestion.Claims;

/// <summary>Finds the speaker that a name in a source belongs to, inside the caller's transaction; a new name is a new speaker.</summary>
internal sealed class SpeakerNames(PreparedCommands commands, string sourceKey)
{
    // Forms of address, which one article prints and another does not; titles that tell two people apart stay.
    private static readonly HashSet<string> s_address = new(StringComparer.Ordinal) { "mr", "mrs", "ms", "miss", "mx", "dr", "sir", "dame" };

    private readonly Dictionary<string, int> _known = new(StringComparer.Ordinal);

    /// <summary>
    /// The name that equal names have: small letters without accents, points and forms of address. "D. Peskov" and "Peskov" stay apart
    /// from "Dmitry Peskov": within an article the parser joins them, across articles only a person does.
    /// </summary>
    public static string KeyOf(string name)
    {
        var key = new StringBuilder(name.Length);
        foreach (var character in name.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(character) == UnicodeCategory.NonSpacingMark)
                continue;
            if (char.IsLetterOrDigit(character))
                key.Append(char.ToLowerInvariant(character));
            else if (character is not ('.' or '\'' or '’') && key.Length > 0 && key[^1] != ' ')
                key.Append(' ');
        }

        var words = key.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return string.Join(' ', words.Length > 1 && s_address.Contains(words[0]) ? words[1..] : words);
    }

    /// <summary>The speaker's id; a name of no letters belongs to none.</summary>
    public int? IdOf(string name)
    {
        var key = KeyOf(name);
        if (key.Length == 0)
            return null;
        if (_known.TryGetValue(key, out var known))
            return known;
        var id = commands.Scalar("SELECT SpeakerId FROM SpeakerAssignments WHERE Key = $0 AND SourceKey = $1", key, sourceKey)
            ?? commands.Scalar("SELECT Id FROM Speakers WHERE Key = $0", key);
        if (id is null)
        {
            commands.Execute("INSERT INTO Speakers (Key, Name, MergedIntoId, DecidedAtUtc) VALUES ($0, $1, NULL, NULL)", key, name.Trim());
            id = commands.LastInsertedId;
        }

        return _known[key] = Convert.ToInt32(id, CultureInfo.InvariantCulture);
    }
}
