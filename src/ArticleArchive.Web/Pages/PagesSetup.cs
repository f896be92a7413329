using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace ArticleArchive.Web.Pages;

/// <summary>What the program needs to serve the pages, in two calls.</summary>
internal static class PagesSetup
{
    public static void AddArchivePages(this IServiceCollection services, IWebHostBuilder webHost)
    {
        // Outside development too, `dotnet run` finds the static files where the build left them.
        webHost.UseStaticWebAssets();
        services.AddRazorPages(options => options.Conventions.AddPageRoute("/Verdicts/Verdict", "/verdicts/new"));
        services.AddScoped<Care.CareMatters>();
        services.AddAntiforgery(options => options.Cookie.Name = "form");
        services.AddRouting(options => options.LowercaseUrls = true);

        // The default encoder turns every letter outside ASCII into a reference, which makes a page of Russian six times as long.
        // Quotes, angle brackets and ampersands are encoded with this one too.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
    }

    public static void UseArchivePages(this WebApplication app)
    {
        app.UseExceptionHandler("/error/500");
        app.UseStatusCodePagesWithReExecute("/error/{0}");
        app.MapStaticAssets();
        app.MapRazorPages().WithStaticAssets();
    }
}
