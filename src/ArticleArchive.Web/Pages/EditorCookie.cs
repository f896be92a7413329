namespace ArticleArchive.Web.Pages;

/// <summary>The name that a person gave with a repair, for the next one on this browser.</summary>
internal static class EditorCookie
{
    public const string Name = "editor";
}
