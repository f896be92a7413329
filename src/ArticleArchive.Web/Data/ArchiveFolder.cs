namespace ArticleArchive.Web.Data;

/// <summary>Where archives lie.</summary>
public static class ArchiveFolder
{
    /// <summary>The user's data folder: <c>$XDG_DATA_HOME</c>, <c>~/.local/share</c>, or the system's own place.</summary>
    public static string Default() => Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create), "article-archive");
}
