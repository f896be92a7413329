using Microsoft.EntityFrameworkCore;
using static ArticleArchive.Web.Data.ArchiveDbContext;

namespace ArticleArchive.Web.Data;

/// <summary>The mapping of what people said of claims: reviews, verdicts, and the verdicts of others.</summary>
internal static class ReviewModel
{
    public static void Configure(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<ClaimDecision>(decision =>
        {
            decision.Property(row => row.Derived).HasConversion(JsonOf<ClaimReading>(), ByReference<ClaimReading>());
            decision.Property(row => row.Stated).HasConversion(JsonOf<ClaimReading>(), ByReference<ClaimReading>());
            decision.HasOne<Article>().WithMany().HasForeignKey(row => row.ArticleId).OnDelete(DeleteBehavior.Cascade);
            decision.HasIndex(row => row.ArticleId);
            decision.HasIndex(row => row.ClaimId);
        });
        modelBuilder.Entity<Verdict>(verdict =>
        {
            verdict.Property(row => row.Sources).HasConversion(JsonOf<IReadOnlyList<VerdictSource>>(), ByReference<IReadOnlyList<VerdictSource>>());
            verdict.HasOne<Article>().WithMany().HasForeignKey(row => row.ArticleId).OnDelete(DeleteBehavior.Cascade);
            verdict.HasMany(row => row.Steps).WithOne(row => row.Verdict).HasForeignKey(row => row.VerdictId);
            verdict.HasIndex(row => row.ArticleId);
            verdict.HasIndex(row => row.ClaimId);
            verdict.HasIndex(row => row.Words);
            verdict.HasIndex(row => row.Status);
        });
        modelBuilder.Entity<ClaimVerdict>().HasNoKey().ToView("ClaimVerdicts");
        modelBuilder.Entity<VerdictStep>(step =>
        {
            step.Property(row => row.Sources).HasConversion(JsonOf<IReadOnlyList<VerdictSource>>(), ByReference<IReadOnlyList<VerdictSource>>());
            step.HasIndex(row => row.VerdictId);
        });
        modelBuilder.Entity<KnownVerdict>(known =>
        {
            known.Property(row => row.Appearances).HasConversion(JsonOf<IReadOnlyList<string>>(), ByReference<IReadOnlyList<string>>());
            known.HasIndex(row => row.Key).IsUnique();
        });
        modelBuilder.Entity<KnownVerdictMatch>(match =>
        {
            match.HasKey(row => new { row.KnownVerdictId, row.ClaimId });
            match.Property(row => row.Why).HasConversion(JsonOf<IReadOnlyList<string>>(), ByReference<IReadOnlyList<string>>());
            match.HasOne(row => row.KnownVerdict).WithMany().HasForeignKey(row => row.KnownVerdictId);
            match.HasOne(row => row.Claim).WithMany().HasForeignKey(row => row.ClaimId);
            match.HasIndex(row => row.ClaimId);
            match.Ignore(row => row.Proposal);
        });
        modelBuilder.Entity<KnownVerdictDecision>(decision =>
        {
            decision.HasKey(row => new { row.KnownVerdictId, row.WordsHash });
            decision.HasOne(row => row.KnownVerdict).WithMany().HasForeignKey(row => row.KnownVerdictId);
        });
        modelBuilder.Entity<KnownVerdictRun>(run =>
        {
            run.HasKey(row => row.ArticleId);
            run.Property(row => row.ArticleId).ValueGeneratedNever();
            run.HasOne<Article>().WithMany().HasForeignKey(row => row.ArticleId).OnDelete(DeleteBehavior.Cascade);
        });
    }
}
