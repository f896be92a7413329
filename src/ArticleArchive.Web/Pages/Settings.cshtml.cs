using ArticleArchive.Web.Pages.Searching;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ArticleArchive.Web.Pages;

/// <summary>How this browser wants to read.</summary>
public sealed class SettingsModel : PageModel
{
    [BindProperty(Name = "return", SupportsGet = true)]
    public string? ReturnPath { get; set; }

    [BindProperty]
    public string? Theme { get; set; }

    [BindProperty]
    public string? Size { get; set; }

    [BindProperty]
    public string? Numbers { get; set; }

    [BindProperty]
    public string? Shortcuts { get; set; }

    [BindProperty]
    public string? Recent { get; set; }

    public ReaderPreferences Preferences { get; private set; } = null!;

    public bool IsRecentOn { get; private set; }

    public int RecentCount { get; private set; }

    public void OnGet()
    {
        Preferences = ReaderPreferences.From(Request.Cookies);
        IsRecentOn = RecentSearches.IsOn(Request);
        RecentCount = RecentSearches.Read(Request).Count;
    }

    public IActionResult OnPostClearRecent()
    {
        RecentSearches.Clear(Response);
        return LocalRedirect("/search");
    }

    public IActionResult OnPost()
    {
        Keep("theme", ReaderPreferences.OneOf(ReaderPreferences.Themes, Theme, "auto"));
        Keep("size", ReaderPreferences.OneOf(ReaderPreferences.Sizes, Size, "normal"));
        Keep("numbers", ReaderPreferences.OneOf(ReaderPreferences.Switches, Numbers, "on"));
        Keep("shortcuts", ReaderPreferences.OneOf(ReaderPreferences.Switches, Shortcuts, "on"));
        RecentSearches.Set(Response, ReaderPreferences.OneOf(ReaderPreferences.Switches, Recent, "on") == "on");
        return LocalRedirect(QueryLinks.IsLocal(ReturnPath) ? ReturnPath! : "/settings");
    }

    // The theme switch is a script's too, so the cookies are open to scripts; they hold nothing but a taste.
    private void Keep(string name, string value) =>
        Response.Cookies.Append(name, value, new CookieOptions { MaxAge = TimeSpan.FromDays(365), SameSite = SameSiteMode.Lax, Path = "/", IsEssential = true });
}
