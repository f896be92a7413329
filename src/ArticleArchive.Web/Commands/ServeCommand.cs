using ArticleArchive.Web.Api;
using ArticleArchive.Web.Data;
using ArticleArchive.Web.Hosting;
using ArticleArchive.Web.Ingestion;
using ArticleArchive.Web.Ingestion.Claims;
using ArticleArchive.Web.Ingestion.Duplicates;
using ArticleArchive.Web.Ingestion.Imports;
using ArticleArchive.Web.Ingestion.Reruns;
using ArticleArchive.Web.Ingestion.Reviews;
using ArticleArchive.Web.Pages;
using ArticleArchive.Web.Search;
using ArticleArchive.Web.Search.Batch;
using ArticleArchive.Web.Search.Saved;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.Options;

namespace ArticleArchive.Web.Commands;

/// <summary>Serves the archive to a browser on this machine.</summary>
internal static partial class ServeCommand
{
    // What holds unless a setting, the environment or the command line says otherwise.
    private static readonly Dictionary<string, string?> s_defaults = new(StringComparer.OrdinalIgnoreCase)
    {
        ["AllowedHosts"] = "localhost;127.0.0.1;[::1]",
        ["Logging:LogLevel:Default"] = "Warning",
        ["Logging:LogLevel:ArticleArchive"] = "Information",
        // What keeps the program from starting is told in one line instead, below.
        ["Logging:LogLevel:Microsoft.Extensions.Hosting.Internal.Host"] = "None",
        // It warns at every page with a form that the page is not to be cached, which is as it should be.
        ["Logging:LogLevel:Microsoft.AspNetCore.Antiforgery"] = "Error",
    };

    public static async Task<int> RunAsync(string? dataDirectory, string[] args, CancellationToken cancellationToken)
    {
        // `dotnet run` starts in the caller's folder; the pages' static files lie beside the program.
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        Configure(builder, dataDirectory);
        builder.Services.AddArchivePages(builder.WebHost);

        var app = builder.Build();
        app.UseArchivePages();
        app.MapOriginals();
        app.MapSearchApi();
        app.MapCompletionApi();
        app.MapSavedSearchFeeds();
        app.MapBatchSheets();
        app.MapHealthApi();
        app.MapImportReports();
        app.MapClaimDownloads();
        app.MapClaimsApi();

        try
        {
            var database = app.Services.GetRequiredService<ArchiveDatabase>();
            LogSqlite(app.Logger, ArchiveDatabase.Sqlite.Version, ArchiveDatabase.Sqlite.HasWalResetBug ? "has" : "does not have");
            await PrepareAsync(app.Services, database, cancellationToken);
            app.Lifetime.ApplicationStarted.Register(() => Announce(app, database));
            await app.RunAsync(cancellationToken);
            return 0;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await app.DisposeAsync();
            return 0;
        }
        catch (Exception exception) when (exception is ArchiveUnavailableException or OptionsValidationException)
        {
            await app.DisposeAsync();
            await Console.Error.WriteLineAsync(exception.Message);
            return 1;
        }
        catch (IOException exception) when (exception.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            await Console.Error.WriteLineAsync($"{exception.Message.TrimEnd('.')}. Name another address with --urls http://127.0.0.1:PORT.");
            return 1;
        }
    }

    private static void Configure(WebApplicationBuilder builder, string? dataDirectory)
    {
        ((IConfigurationBuilder)builder.Configuration).Sources.Insert(0, new MemoryConfigurationSource { InitialData = s_defaults });
        builder.Logging.AddSimpleConsole(console => console.SingleLine = true);
        builder.Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        if (!ServerAddress.IsGiven(builder.Configuration))
            builder.WebHost.UseUrls($"http://127.0.0.1:{ServerAddress.FreePort()}");

        SecurityHeaders.AddTo(builder.Services);
        var maxUploadBytes = builder.Configuration.GetValue($"{IngestionOptions.Section}:{nameof(IngestionOptions.MaxUploadBytes)}", new IngestionOptions().MaxUploadBytes);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            // A multipart body is a little larger than its files.
            kestrel.Limits.MaxRequestBodySize = maxUploadBytes + (1024L * 1024);
        });
        builder.Services.Configure<FormOptions>(form => form.MultipartBodyLengthLimit = maxUploadBytes + (1024L * 1024));
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(5));

        builder.Services.AddSingleton(_ => new ArchiveDatabase(dataDirectory ?? ArchiveFolder.Default()));
        builder.Services.AddScoped(services => services.GetRequiredService<ArchiveDatabase>().OpenReader());
        builder.Services.AddSingleton(services => new SearchEngine(services.GetRequiredService<ArchiveDatabase>().ReaderConnectionString));
        builder.Services.AddHostedService<SearchWarmUp>();
        builder.Services.AddSingleton<CountCache>();
        builder.Services.AddSingleton(services => new SavedSearches(services.GetRequiredService<ArchiveDatabase>(), services.GetRequiredService<SearchEngine>(), TimeProvider.System));
        builder.Services.AddSingleton(services => new BatchQueue(services.GetRequiredService<ArchiveDatabase>(), services.GetRequiredService<SearchEngine>(), TimeProvider.System));
        builder.Services.AddHostedService(services => services.GetRequiredService<BatchQueue>());
        builder.Services.AddSingleton<SearchCompletion>();
        builder.Services.AddIngestion();
        builder.Services.AddSingleton<StagingArea>();
        builder.Services.AddSingleton<ImportQueue>();
        builder.Services.AddHostedService(services => services.GetRequiredService<ImportQueue>());
        builder.Services.AddSingleton<IndexMaintenance>();
        builder.Services.AddSingleton<IndexUpkeep>();
        builder.Services.AddHostedService(services => services.GetRequiredService<IndexUpkeep>());
        builder.Services.AddHostedService<FingerprintBackfill>();
        builder.Services.AddHostedService<ClaimLinkBackfill>();
        builder.Services.AddHostedService<KnownVerdictMatching>();
        builder.Services.AddHostedService(services => services.GetRequiredService<RerunQueue>());
        builder.Services.AddHostedService<StorageWatch>();
    }

    // A disk that takes no writes keeps nobody from reading.
    private static async Task PrepareAsync(IServiceProvider services, ArchiveDatabase database, CancellationToken cancellationToken)
    {
        try
        {
            await SeedArticles.IngestAsync(database, services.GetRequiredService<IngestionService>(), cancellationToken);
        }
        catch (StorageUnavailableException exception)
        {
            await Console.Error.WriteLineAsync(exception.Message);
        }
    }

    private static void Announce(WebApplication app, ArchiveDatabase database)
    {
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses;
        if (addresses?.FirstOrDefault() is not { } address)
            return;
        database.AnnounceAddress(address);
        if (!ServerAddress.IsGiven(app.Configuration) && new Uri(address).Port != ServerAddress.UsualPort)
            Console.WriteLine($"Port {ServerAddress.UsualPort} is taken by another program.");
        Console.WriteLine($"Article Archive is at {address}");
        using (var db = database.OpenReader())
        {
            if (ArticleReruns.Outdated(db).Count() is > 0 and var outdated)
                Console.WriteLine($"{outdated} {(outdated == 1 ? "article was" : "articles were")} read by an older version of the rules. What this one would change: {address}/update");
        }

        Console.WriteLine($"It keeps its articles in {database.Directory}. Ctrl+C stops it.");
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "SQLite {Version}, which {Has} the WAL-reset fault; one writing process, one gate and one checkpointing connection keep clear of it")]
    private static partial void LogSqlite(ILogger logger, string version, string has);
}
