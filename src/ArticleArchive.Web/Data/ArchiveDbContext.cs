using System.Text.Json;
using System.Text.Json.Serialization;
using ArticleArchive.Parsing;
using ArticleArchive.Parsing.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace ArticleArchive.Web.Data;

/// <summary>The archive's rows. Instances come from <see cref="ArchiveDatabase"/>, which knows reading from writing.</summary>
public sealed class ArchiveDbContext(DbContextOptions<ArchiveDbContext> options) : DbContext(options)
{
    private readonly PreparedCommands? _commands;

    internal ArchiveDbContext(DbContextOptions<ArchiveDbContext> options, PreparedCommands commands)
        : this(options) => _commands = commands;

    /// <summary>The writer's prepared statements, in the transaction of this context.</summary>
    internal PreparedCommands Commands => _commands ?? throw new InvalidOperationException("This context reads; statements that write need the one of WriteAsync.");

    public DbSet<Original> Originals => Set<Original>();

    public DbSet<Article> Articles => Set<Article>();

    public DbSet<Section> Sections => Set<Section>();

    public DbSet<Claim> Claims => Set<Claim>();

    public DbSet<RetiredClaim> RetiredClaims => Set<RetiredClaim>();

    public DbSet<LedgerEdit> Edits => Set<LedgerEdit>();

    public DbSet<ArticleFinding> Findings => Set<ArticleFinding>();

    public DbSet<ArticleRepair> Repairs => Set<ArticleRepair>();

    public DbSet<EditRefusalRow> Refusals => Set<EditRefusalRow>();

    public DbSet<IngestionRun> IngestionRuns => Set<IngestionRun>();

    public DbSet<IngestionItem> IngestionItems => Set<IngestionItem>();

    public DbSet<PendingImport> Imports => Set<PendingImport>();

    public DbSet<ImportFile> ImportFiles => Set<ImportFile>();

    public DbSet<ImportItem> ImportItems => Set<ImportItem>();

    public DbSet<TextFingerprint> TextFingerprints => Set<TextFingerprint>();

    public DbSet<TextBand> TextBands => Set<TextBand>();

    public DbSet<Resemblance> Resemblances => Set<Resemblance>();

    public DbSet<ResemblanceDecision> ResemblanceDecisions => Set<ResemblanceDecision>();

    public DbSet<LineSource> LineSources => Set<LineSource>();

    public DbSet<LineLearner> LineLearners => Set<LineLearner>();

    public DbSet<SourceLine> SourceLines => Set<SourceLine>();

    public DbSet<LinePlace> LinePlaces => Set<LinePlace>();

    public DbSet<LineRule> LineRules => Set<LineRule>();

    public DbSet<Rerun> Reruns => Set<Rerun>();

    public DbSet<ArticlePreview> ArticlePreviews => Set<ArticlePreview>();

    public DbSet<PreviousDerivation> PreviousDerivations => Set<PreviousDerivation>();

    public DbSet<SkippedCare> SkippedCares => Set<SkippedCare>();

    public DbSet<LinkedClaim> LinkedClaims => Set<LinkedClaim>();

    public DbSet<ClaimKey> ClaimKeys => Set<ClaimKey>();

    public DbSet<ClaimLink> ClaimLinks => Set<ClaimLink>();

    public DbSet<ClaimLinkDecision> ClaimLinkDecisions => Set<ClaimLinkDecision>();

    public DbSet<Speaker> Speakers => Set<Speaker>();

    public DbSet<SpeakerAssignment> SpeakerAssignments => Set<SpeakerAssignment>();

    public DbSet<KnownSpeaker> ClaimSpeakers => Set<KnownSpeaker>();

    public DbSet<ClaimDecision> ClaimDecisions => Set<ClaimDecision>();

    public DbSet<Verdict> Verdicts => Set<Verdict>();

    public DbSet<ClaimVerdict> ClaimVerdicts => Set<ClaimVerdict>();

    public DbSet<VerdictStep> VerdictSteps => Set<VerdictStep>();

    public DbSet<KnownVerdict> KnownVerdicts => Set<KnownVerdict>();

    public DbSet<KnownVerdictMatch> KnownVerdictMatches => Set<KnownVerdictMatch>();

    public DbSet<KnownVerdictDecision> KnownVerdictDecisions => Set<KnownVerdictDecision>();

    public DbSet<KnownVerdictRun> KnownVerdictRuns => Set<KnownVerdictRun>();

    public DbSet<SavedSearch> SavedSearches => Set<SavedSearch>();

    public DbSet<WordBlock> WordBlocks => Set<WordBlock>();

    public DbSet<FacetValue> FacetValues => Set<FacetValue>();

    public DbSet<SearchRow> SearchRows => Set<SearchRow>();

    public DbSet<IndexState> IndexStates => Set<IndexState>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<Enum>().HaveConversion<string>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Original>().HasKey(original => original.Sha256);
        modelBuilder.Entity<Article>(article =>
        {
            article.Property(row => row.Blocks).HasConversion(JsonOf<IReadOnlyList<ArticleBlock>>(), ByReference<IReadOnlyList<ArticleBlock>>());
            article.HasMany(row => row.Sections).WithOne(row => row.Article).HasForeignKey(row => row.ArticleId);
            article.HasMany(row => row.Claims).WithOne(row => row.Article).HasForeignKey(row => row.ArticleId);
            article.HasMany(row => row.Edits).WithOne(row => row.Article).HasForeignKey(row => row.ArticleId);
            article.HasMany(row => row.Findings).WithOne(row => row.Article).HasForeignKey(row => row.ArticleId);
            article.HasMany(row => row.Repairs).WithOne(row => row.Article).HasForeignKey(row => row.ArticleId);
            article.HasMany(row => row.Refusals).WithOne(row => row.Article).HasForeignKey(row => row.ArticleId);
            article.HasOne<Original>().WithMany().HasForeignKey(row => row.Sha256).OnDelete(DeleteBehavior.Restrict);
            article.HasIndex(row => row.Sha256).IsUnique();
            article.HasIndex(row => row.SourceKey);
            article.HasIndex(row => row.ExternalId);
            article.HasIndex(row => row.ParserVersion);
            article.HasIndex(row => new { row.IsLatest, row.PublishedAtUtc });
            article.HasIndex(row => new { row.IsLatest, row.Publisher });
        });
        modelBuilder.Entity<Section>().HasIndex(row => new { row.ArticleId, row.Position }).IsUnique();
        modelBuilder.Entity<Claim>(claim =>
        {
            claim.Property(row => row.Why).HasConversion(JsonOf<IReadOnlyList<string>>(), ByReference<IReadOnlyList<string>>());
            claim.Property(row => row.Parts).HasConversion(JsonOf<IReadOnlyList<TextSpan>>(), ByReference<IReadOnlyList<TextSpan>>());
            claim.Property(row => row.Figures).HasConversion(JsonOf<IReadOnlyList<ClaimFigure>>(), ByReference<IReadOnlyList<ClaimFigure>>());
            claim.Property(row => row.Times).HasConversion(JsonOf<IReadOnlyList<ClaimTime>>(), ByReference<IReadOnlyList<ClaimTime>>());
            claim.Property(row => row.Names).HasConversion(JsonOf<IReadOnlyList<ClaimName>>(), ByReference<IReadOnlyList<ClaimName>>());
            claim.HasIndex(row => row.CheckWorthiness);
            claim.HasIndex(row => row.EventFrom);
            claim.HasIndex(row => new { row.ArticleId, row.Status, row.Nature, row.Form, row.Certainty, row.HasFigure, row.IsQuotable, row.EventFrom, row.EventTo }).HasDatabaseName("IX_Claims_Properties");
            claim.HasOne(row => row.Section).WithMany().HasForeignKey(row => row.SectionId).OnDelete(DeleteBehavior.SetNull);
            claim.HasIndex(row => new { row.ArticleId, row.Position });
            claim.HasIndex(row => row.SectionId);
            claim.HasIndex(row => row.Speaker);
            claim.HasIndex(row => new { row.Nature, row.Form });
        });
        modelBuilder.Entity<RetiredClaim>(retired =>
        {
            retired.HasKey(row => row.ClaimId);
            retired.Property(row => row.ClaimId).ValueGeneratedNever();
            retired.HasOne<Article>().WithMany().HasForeignKey(row => row.ArticleId).OnDelete(DeleteBehavior.Cascade);
        });
        modelBuilder.Entity<LedgerEdit>().ToTable("Edits").HasIndex(row => new { row.ArticleId, row.Position });
        modelBuilder.Entity<ArticleFinding>().ToTable("Findings").HasIndex(row => new { row.ArticleId, row.Position });
        modelBuilder.Entity<ArticleFinding>().HasIndex(row => row.Kind);
        modelBuilder.Entity<IngestionRun>().HasMany(row => row.Items).WithOne(row => row.Run).HasForeignKey(row => row.RunId);
        ConfigureImports(modelBuilder);
        ConfigureDuplicates(modelBuilder);
        CareModel.Configure(modelBuilder);
        LinkModel.Configure(modelBuilder);
        ReviewModel.Configure(modelBuilder);
        SavedSearch.Configure(modelBuilder);
        SearchModel.Configure(modelBuilder);
    }

    private static void ConfigureImports(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<PendingImport>(import =>
        {
            import.HasMany(row => row.Files).WithOne(row => row.Import).HasForeignKey(row => row.ImportId);
            import.HasMany(row => row.Items).WithOne(row => row.Import).HasForeignKey(row => row.ImportId);
        });
        modelBuilder.Entity<ImportFile>().HasIndex(row => row.Sha256);
        modelBuilder.Entity<ImportItem>(item =>
        {
            item.Property(row => row.Removals).HasConversion(JsonOf<IReadOnlyList<NamedCount>>(), ByReference<IReadOnlyList<NamedCount>>());
            item.Property(row => row.Findings).HasConversion(JsonOf<IReadOnlyList<NamedCount>>(), ByReference<IReadOnlyList<NamedCount>>());
            item.HasIndex(row => new { row.ImportId, row.Position }).IsUnique();
            item.HasIndex(row => new { row.ImportId, row.Verdict });
        });
    }

    private static void ConfigureDuplicates(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<TextFingerprint>(fingerprint =>
        {
            fingerprint.HasKey(row => row.ArticleId);
            fingerprint.Property(row => row.ArticleId).ValueGeneratedNever();
            fingerprint.HasOne<Article>().WithMany().HasForeignKey(row => row.ArticleId).OnDelete(DeleteBehavior.Cascade);
            fingerprint.HasIndex(row => row.GroupId).HasFilter("\"GroupId\" IS NOT NULL");
        });
        modelBuilder.Entity<TextBand>().HasKey(row => new { row.Key, row.ArticleId });
        modelBuilder.Entity<Resemblance>(pair =>
        {
            pair.HasKey(row => new { row.LeftId, row.RightId });
            pair.HasOne<Article>().WithMany().HasForeignKey(row => row.LeftId).OnDelete(DeleteBehavior.Cascade);
            pair.HasOne<Article>().WithMany().HasForeignKey(row => row.RightId).OnDelete(DeleteBehavior.Cascade);
        });
        modelBuilder.Entity<ResemblanceDecision>().HasKey(row => new { row.LeftKey, row.RightKey });
    }

    internal static readonly JsonSerializerOptions CompactJson = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        IgnoreReadOnlyProperties = true,
    };

    internal static ValueConverter<T, string> JsonOf<T>() => new(
        value => JsonSerializer.Serialize(value, CompactJson),
        json => JsonSerializer.Deserialize<T>(json, CompactJson)!);

    // The values are immutable lists: a change is always a new list.
    internal static ValueComparer<T> ByReference<T>()
        where T : class => new((left, right) => ReferenceEquals(left, right), value => value.GetHashCode(), value => value);
}
