using ArticleArchive.Web.Api;
using ArticleArchive.Web.Data;
using ArticleArchive.Web.Ingestion;
using ArticleArchive.Web.Pages;
using ArticleArchive.Web.Search;

namespace ArticleArchive.Web.Commands;

/// <summary>Serves the archive to a browser on this machine.</summary>
internal static class ServeCommand
{
    public static async Task<int> RunAsync(string? dataDirectory, string[] args, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = ContentRoot() });
        if (builder.Configuration["urls"] is null && builder.Configuration["http_ports"] is null)
            builder.WebHost.UseUrls("http://127.0.0.1:5080");
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(_ => new ArchiveDatabase(dataDirectory ?? ArchiveFolder.Default()));
        builder.Services.AddOptions<IngestionOptions>().BindConfiguration(IngestionOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<IngestionService>();
        builder.Services.AddSingleton<ArticleEditing>();
        builder.Services.AddSingleton<UploadQueue>();
        builder.Services.AddHostedService(services => services.GetRequiredService<UploadQueue>());
        builder.Services.AddScoped(services => services.GetRequiredService<ArchiveDatabase>().OpenReader());
        builder.Services.AddSingleton(services => new SearchEngine(services.GetRequiredService<ArchiveDatabase>().ReaderConnectionString));
        builder.Services.AddArchivePages(builder.WebHost);

        var app = builder.Build();
        app.UseArchivePages();
        app.MapSearchApi();

        await IngestSeedsAsync(app.Services, cancellationToken);
        await app.RunAsync(cancellationToken);
        return 0;
    }

    // `dotnet run` starts in the caller's folder; the pages' static files lie beside the program.
    private static string ContentRoot() => AppContext.BaseDirectory;

    private static async Task IngestSeedsAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var ingestion = services.GetRequiredService<IngestionService>();
        foreach (var path in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "seeds")).Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileName(path);
            await ingestion.IngestAsync(new SourceFile(name, "seeds/" + name, name, await File.ReadAllBytesAsync(path, cancellationToken)), cancellationToken);
        }
    }
}
