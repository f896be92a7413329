using ArticleArchive.Web.Ingestion.Duplicates;

namespace ArticleArchive.Web.Ingestion;

/// <summary>What the server and the commands need to ingest.</summary>
internal static class IngestionSetup
{
    public static void AddIngestion(this IServiceCollection services)
    {
        services.AddOptions<IngestionOptions>().BindConfiguration(IngestionOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<IngestionService>();
        services.AddSingleton<ArticleEditing>();
        services.AddSingleton<DuplicateDecisions>();
    }
}
