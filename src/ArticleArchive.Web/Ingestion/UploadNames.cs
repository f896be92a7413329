namespace ArticleArchive.Web.Ingestion;

/// <summary>What an uploaded file is called, and by what it is known again.</summary>
internal static class UploadNames
{
    private const string Prefix = "upload:";
    private const char OwnMark = '?';
    private const int HashLength = 64;

    /// <summary>The file's path from the folder that was chosen, or its bare name.</summary>
    /// <param name="given">As the browser gave it. A whole path of somebody's disk is cut to the name: it says nothing here.</param>
    public static string PathOf(string given)
    {
        var parts = given.Split(['/', '\\'], StringSplitOptions.RemoveEmptyEntries);
        var isWhole = given.StartsWith('/') || given.StartsWith('\\') || (given.Length > 1 && given[1] == ':');
        var kept = isWhole ? parts.TakeLast(1) : parts.Where(part => part is not ("." or ".."));
        return string.Join('/', kept);
    }

    /// <summary>The <see cref="Data.Article.SourceKey"/> of an upload's name.</summary>
    public static string KeyOf(string name) => Prefix + name;

    public static bool IsUpload(string key) => key.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>The key of an article that only shares its name with another.</summary>
    public static string OwnKey(string key, string sha256) => key + OwnMark + sha256;

    /// <summary>The key without what <see cref="OwnKey"/> added.</summary>
    public static string SharedKey(string key) =>
        IsUpload(key) && key.Length > HashLength + 1 && key[^(HashLength + 1)] == OwnMark && key[^HashLength..].All(char.IsAsciiHexDigitLower)
            ? key[..^(HashLength + 1)]
            : key;

    /// <summary>The bounds, above and below, of all keys that <see cref="OwnKey"/> makes of one.</summary>
    public static (string From, string To) OwnKeys(string key) => (key + OwnMark, key + (char)(OwnMark + 1));
}
