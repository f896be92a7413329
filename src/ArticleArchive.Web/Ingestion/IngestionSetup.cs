using ArticleArchive.Web.Ingestion.Claims;
using ArticleArchive.Web.Ingestion.Duplicates;
using ArticleArchive.Web.Ingestion.Lines;
using ArticleArchive.Web.Ingestion.Reruns;
using ArticleArchive.Web.Ingestion.Reviews;

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
        services.AddSingleton<ClaimLinkDecisions>();
        services.AddSingleton<SpeakerDecisions>();
        services.AddSingleton<ArticleReruns>();
        services.AddSingleton<RerunRunner>();
        services.AddSingleton<RerunQueue>();
        services.AddSingleton<LineRules>();
        services.AddSingleton<ClaimReviewing>();
        services.AddSingleton<ClaimAdding>();
        services.AddSingleton<VerdictWriting>();
        services.AddSingleton<KnownVerdicts>();
    }
}
