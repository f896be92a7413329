namespace ArticleArchive.Web.Pages;

/// <summary>The name that a person gave with a decision, for the next one on this browser.</summary>
internal static class EditorCookie
{
    public const string Name = "editor";

    public static void Remember(HttpResponse response, string? editor)
    {
        if (string.IsNullOrWhiteSpace(editor))
            response.Cookies.Delete(Name);
        else
            response.Cookies.Append(Name, editor.Trim(), new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax, MaxAge = TimeSpan.FromDays(365), IsEssential = true });
    }
}
