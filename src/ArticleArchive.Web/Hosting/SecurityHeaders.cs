namespace ArticleArchive.Web.Hosting;

/// <summary>Sets what a browser may do with an answer, on every answer: pages, files, errors and refusals alike.</summary>
/// <remarks>
/// A start-up filter in the first place, because ASP.NET's own host filter answers before any middleware of the program.
/// The headers are set when the answer starts, since an error handler clears those set before.
/// </remarks>
internal sealed class SecurityHeaders : IStartupFilter
{
    /// <summary>Only our own files, no inline script or style, no frame, no other host.</summary>
    public const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
        + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'";

    private const string PermissionsPolicy =
        "accelerometer=(), autoplay=(), camera=(), display-capture=(), encrypted-media=(), fullscreen=(), geolocation=(), gyroscope=(), "
        + "magnetometer=(), microphone=(), midi=(), payment=(), picture-in-picture=(), publickey-credentials-get=(), screen-wake-lock=(), "
        + "sync-xhr=(), usb=(), xr-spatial-tracking=()";

    /// <summary>Registers the filter before all others.</summary>
    public static void AddTo(IServiceCollection services) =>
        services.Insert(0, ServiceDescriptor.Transient<IStartupFilter, SecurityHeaders>());

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use((context, following) =>
        {
            context.Response.OnStarting(Set, context.Response.Headers);
            return following(context);
        });
        next(app);
    };

    private static Task Set(object state)
    {
        var headers = (IHeaderDictionary)state;
        // An answer may be stricter than this, such as the download of an original.
        if (headers.ContentSecurityPolicy.Count == 0)
            headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = PermissionsPolicy;
        return Task.CompletedTask;
    }
}
