using ArticleArchive.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace ArticleArchive.Web.Pages.Evidence;

/// <summary>
/// The claims that a person has chosen for an evidence pack, in their order. They are kept in a cookie, so that choosing needs neither
/// script nor a writable archive, and is nobody else's business.
/// </summary>
internal static class EvidenceBasket
{
    /// <summary>Most claims; so many fit into a cookie whatever their ids.</summary>
    public const int MaxClaims = 400;

    private const string Name = "evidence";

    private const string Digits = "0123456789abcdefghijklmnopqrstuvwxyz";

    /// <summary>The ids; what a cookie holds beside them is passed over.</summary>
    public static IReadOnlyList<int> Read(HttpRequest request) =>
        (request.Cookies[Name] ?? "").Split('.', StringSplitOptions.RemoveEmptyEntries).Select(Number).Where(id => id > 0).Distinct().Take(MaxClaims).ToList();

    /// <returns>False where there are more than fit; nothing is changed then.</returns>
    public static bool Write(HttpResponse response, IReadOnlyList<int> ids)
    {
        if (ids.Count > MaxClaims)
            return false;
        if (ids.Count == 0)
            response.Cookies.Delete(Name);
        else
            response.Cookies.Append(Name, string.Join('.', ids.Select(Word)), new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax, MaxAge = TimeSpan.FromDays(365), IsEssential = true });
        return true;
    }

    /// <summary>The chosen claims that go into a pack: what a person rejected since is no claim, and evidence of nothing.</summary>
    public static async Task<IReadOnlyList<int>> PackedAsync(HttpRequest request, ArchiveDbContext db, CancellationToken cancellationToken)
    {
        var chosen = Read(request);
        var rejected = await db.Claims.Where(claim => chosen.Contains(claim.Id) && claim.Status == ReviewStatus.Rejected).Select(claim => claim.Id).ToListAsync(cancellationToken);
        return [.. chosen.Except(rejected)];
    }

    private static string Word(int id)
    {
        var word = "";
        for (var rest = id; rest > 0; rest /= Digits.Length)
            word = Digits[rest % Digits.Length] + word;
        return word;
    }

    // 0 for what is no id.
    private static int Number(string word)
    {
        long number = 0;
        foreach (var c in word)
        {
            if (Digits.IndexOf(c, StringComparison.Ordinal) is not (>= 0 and var digit) || (number = (number * Digits.Length) + digit) > int.MaxValue)
                return 0;
        }

        return (int)number;
    }
}
