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

    public ReaderPreferences Preferences { get; private set; } = null!;

    public void OnGet() => Preferences = ReaderPreferences.From(Request.Cookies);

    public IActionResult OnPost()
    {
        Keep("theme", ReaderPreferences.OneOf(ReaderPreferences.Themes, Theme, "auto"));
        Keep("size", ReaderPreferences.OneOf(ReaderPreferences.Sizes, Size, "normal"));
        Keep("numbers", ReaderPreferences.OneOf(ReaderPreferences.Switches, Numbers, "on"));
        Keep("shortcuts", ReaderPreferences.OneOf(ReaderPreferences.Switches, Shortcuts, "on"));
        return LocalRedirect(QueryLinks.IsLocal(ReturnPath) ? ReturnPath! : "/settings");
    }

    // The theme switch is a script's too, so the cookies are open to scripts; they hold nothing but a taste.
    private void Keep(string name, string value) =>
        Response.Cookies.Append(name, value, new CookieOptions { MaxAge = TimeSpan.FromDays(365), SameSite = SameSiteMode.Lax, Path = "/", IsEssential = true });
}
