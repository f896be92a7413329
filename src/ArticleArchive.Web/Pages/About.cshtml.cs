using System.Reflection;
using ArticleArchive.Parsing;
using ArticleArchive.Parsing.Containers;
using ArticleArchive.Web.Data;
using ArticleArchive.Web.Ingestion;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ArticleArchive.Web.Pages;

/// <summary>The state of the archive and of the program.</summary>
public sealed class AboutModel(ArchiveDbContext db, ArchiveDatabase database, CountCache cache, IOptions<IngestionOptions> ingestion) : PageModel
{
    /// <summary>The limits of a file, and of an upload.</summary>
    public IngestionOptions Limits => ingestion.Value;

    /// <summary>The limits of an archive.</summary>
    public static ContainerLimits Containers { get; } = new();

    public string ProgramVersion { get; } =
        typeof(AboutModel).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "unknown";

    /// <summary>When the archive's own weights for claims were fitted; null where it uses those that ship.</summary>
    public DateTime? WeightsFittedAtUtc => ArchiveWeights.FittedAtUtc(database.Directory);

    /// <summary>Why the archive's own weights are not used, though there are some; else null.</summary>
    public string? WeightsFault => ArchiveWeights.FaultOf(database.Directory);

    public string DatabasePath => database.FilePath;

    public long DatabaseBytes { get; private set; }

    public long SchemaVersion { get; private set; }

    public ArchiveCounts Counts { get; private set; } = null!;

    public int OldVersions { get; private set; }

    public long OriginalBytes { get; private set; }

    public IReadOnlyList<(FindingKind Kind, int Count)> Damage { get; private set; } = [];

    public IReadOnlyList<IngestionRun> Runs { get; private set; } = [];

    /// <summary>Builds of SQLite before 3.50.7, and 3.51 before 3.51.3, can lose writes of two connections; the archive writes through one.</summary>
    public static bool HasWalResetBug => ArchiveDatabase.Sqlite.HasWalResetBug;

    public static string SqliteVersion => ArchiveDatabase.Sqlite.Version;

    /// <summary>Whether writes go through, and what to do where they do not.</summary>
    public StorageState Storage => database.State;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        // What was written last is still in the log beside the database.
        DatabaseBytes = new[] { DatabasePath, DatabasePath + "-wal" }.Where(System.IO.File.Exists).Sum(path => new FileInfo(path).Length);
        SchemaVersion = await db.Database.SqlQuery<long>($"SELECT user_version AS Value FROM pragma_user_version()").SingleAsync(cancellationToken);
        Counts = await ArchiveCounts.ReadAsync(cache, db, cancellationToken);
        OldVersions = await db.Articles.CountAsync(article => !article.IsLatest, cancellationToken);
        OriginalBytes = await db.Originals.SumAsync(original => original.ByteCount, cancellationToken);
        var damage = await db.Findings.Where(finding => finding.Resolution == FindingResolution.Open && finding.Article!.IsLatest).GroupBy(finding => finding.Kind)
            .Select(group => new { group.Key, Count = group.Count() }).ToListAsync(cancellationToken);
        Damage = damage.OrderByDescending(group => group.Count).Select(group => (group.Key, group.Count)).ToList();
        Runs = await db.IngestionRuns.OrderByDescending(run => run.Id).Take(8).ToListAsync(cancellationToken);
    }
}
