namespace ArticleArchive.Web.Pages;

/// <summary>How this browser wants to read. Kept in cookies, so that the first byte of a page is right and nothing flashes.</summary>
public sealed record ReaderPreferences(string Theme, string Size, string Numbers, string Shortcuts)
{
    public static readonly IReadOnlyList<string> Themes = ["auto", "light", "dark"];
    public static readonly IReadOnlyList<string> Sizes = ["small", "normal", "large"];
    public static readonly IReadOnlyList<string> Switches = ["on", "off"];

    public static ReaderPreferences From(IRequestCookieCollection cookies)
    {
        ArgumentNullException.ThrowIfNull(cookies);
        return new ReaderPreferences(
            OneOf(Themes, cookies["theme"], "auto"),
            OneOf(Sizes, cookies["size"], "normal"),
            OneOf(Switches, cookies["numbers"], "on"),
            OneOf(Switches, cookies["shortcuts"], "on"));
    }

    /// <summary>Takes a choice only when it is one of the choices: a cookie is typed by whoever likes.</summary>
    public static string OneOf(IReadOnlyList<string> choices, string? chosen, string otherwise) =>
        choices.FirstOrDefault(choice => string.Equals(choice, chosen, StringComparison.Ordinal)) ?? otherwise;
}
