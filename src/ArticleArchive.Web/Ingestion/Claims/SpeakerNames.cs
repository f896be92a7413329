using System.Globalization;
using System.Text;
using ArticleArchive.Web.Data;

namespace ArticleArchive.Web.Ingestion.Claims;

/// <summary>Finds the speaker that a name in a source belongs to, inside the caller's transaction.</summary>
internal sealed class SpeakerNames(PreparedCommands commands, string sourceKey)
{
    // Forms of address, which one article prints and another does not; titles that tell two people apart stay.
    private static readonly HashSet<string> s_address = new(StringComparer.Ordinal) { "mr", "mrs", "ms", "miss", "mx", "dr", "sir", "dame" };

    private readonly Dictionary<string, IReadOnlyList<string>> _names = new(StringComparer.Ordinal);

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

    /// <summary>The speaker's id; a new name is a new speaker, a name of no letters belongs to none.</summary>
    public int? IdOf(string name)
    {
        var key = KeyOf(name);
        if (key.Length == 0)
            return null;
        if (_known.TryGetValue(key, out var known))
            return known;
        var id = Find(key);
        if (id is null)
        {
            commands.Execute("INSERT INTO Speakers (Key, Name, MergedIntoId, DecidedAtUtc) VALUES ($0, $1, NULL, NULL)", key, name.Trim());
            id = commands.LastInsertedId;
        }

        return _known[key] = Convert.ToInt32(id, CultureInfo.InvariantCulture);
    }

    /// <summary>Every name that the speaker is found by: as the source gives it, first, and as people put names together.</summary>
    public IReadOnlyList<string> AllOf(string name)
    {
        if (_names.TryGetValue(name, out var known))
            return known;
        var names = new List<string> { name };
        if (KeyOf(name) is { Length: > 0 } key && Find(key) is { } id)
        {
            using var rows = commands.Query(
                "SELECT s.Name FROM Speakers s JOIN (SELECT coalesce(MergedIntoId, Id) AS Id FROM Speakers WHERE Id = $0) one ON s.Id = one.Id OR s.MergedIntoId = one.Id ORDER BY s.Id", id);
            while (rows.Read())
                names.Add(rows.GetString(0));
        }

        return _names[name] = [.. names.Distinct(StringComparer.Ordinal)];
    }

    /// <summary>True where a person said that the name is nobody's.</summary>
    public bool IsNoSpeaker(string name) => Find(KeyOf(name)) is { } id
        && commands.Scalar("SELECT 1 FROM Speakers WHERE Id = (SELECT coalesce(MergedIntoId, Id) FROM Speakers WHERE Id = $0) AND IsNoSpeaker", id) is not null;

    private object? Find(string key) =>
        commands.Scalar("SELECT SpeakerId FROM SpeakerAssignments WHERE Key = $0 AND SourceKey = $1", key, sourceKey) ?? commands.Scalar("SELECT Id FROM Speakers WHERE Key = $0", key);
}
