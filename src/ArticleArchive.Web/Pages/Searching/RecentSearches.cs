using System.Buffers.Text;
using System.Text;

namespace ArticleArchive.Web.Pages.Searching;

/// <summary>
/// The last queries of this browser, kept in a cookie: they work without script, go nowhere but to the person's own server,
/// and the settings switch them off.
/// </summary>
internal static class RecentSearches
{
    /// <summary>Most queries that are kept.</summary>
    public const int Most = 10;

    private const string Name = "recent";
    private const string Switch = "recents";

    // A longer query is one of a program.
    private const int Longest = 120;

    // A browser keeps four thousand bytes of a cookie, its name and flags included.
    private const int LongestCookie = 3_500;

    public static bool IsOn(HttpRequest request) => request.Cookies[Switch] != "off";

    /// <summary>The queries, the last first; what a cookie holds beside them is passed over.</summary>
    public static IReadOnlyList<string> Read(HttpRequest request)
    {
        if (!IsOn(request))
            return [];
        return [.. (request.Cookies[Name] ?? "").Split('.', StringSplitOptions.RemoveEmptyEntries).Take(Most).Select(Query).OfType<string>()];
    }

    /// <summary>Puts a query in front.</summary>
    public static void Remember(HttpContext context, string query)
    {
        var typed = query.Trim();
        if (!IsOn(context.Request) || typed.Length is 0 or > Longest)
            return;
        var cookie = "";
        foreach (var one in Read(context.Request).Where(other => !string.Equals(other, typed, StringComparison.OrdinalIgnoreCase)).Prepend(typed).Take(Most))
        {
            var word = Base64Url.EncodeToString(Encoding.UTF8.GetBytes(one));
            if (cookie.Length + 1 + word.Length > LongestCookie)
                break;
            cookie += cookie.Length == 0 ? word : "." + word;
        }

        context.Response.Cookies.Append(Name, cookie, Options());
    }

    public static void Clear(HttpResponse response) => response.Cookies.Delete(Name);

    /// <summary>Switches the memory on or off; off forgets what it held.</summary>
    public static void Set(HttpResponse response, bool isOn)
    {
        response.Cookies.Append(Switch, isOn ? "on" : "off", Options());
        if (!isOn)
            Clear(response);
    }

    private static CookieOptions Options() => new() { HttpOnly = true, SameSite = SameSiteMode.Lax, MaxAge = TimeSpan.FromDays(365), IsEssential = true };

    private static string? Query(string word)
    {
        if (word.Length > 4 * Longest || !Base64Url.IsValid(word))
            return null;
        var query = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(word));
        return query.Length is 0 or > Longest || query.Any(char.IsControl) ? null : query;
    }
}
