using Microsoft.EntityFrameworkCore;

namespace ArticleArchive.Web.Data;

/// <summary>The mapping of what stands beside the articles: recurring lines, runs, previews, what was put off.</summary>
internal static class CareModel
{
    public static void Configure(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<LineSource>().HasIndex(row => row.Name).IsUnique();
        modelBuilder.Entity<LineLearner>(learner =>
        {
            learner.HasKey(row => row.ArticleId);
            learner.Property(row => row.ArticleId).ValueGeneratedNever();
            learner.HasOne<Article>().WithMany().HasForeignKey(row => row.ArticleId).OnDelete(DeleteBehavior.Cascade);
        });
        modelBuilder.Entity<LearntBody>().ToTable("LearntBodies").HasKey(row => new { row.SourceId, row.Fingerprint });
        modelBuilder.Entity<SourceLine>(line =>
        {
            line.HasKey(row => new { row.SourceId, row.Fingerprint });
            line.HasIndex(row => row.ArticleCount);
        });
        modelBuilder.Entity<LinePlace>().HasKey(row => new { row.SourceId, row.Fingerprint, row.ArticleId });
        modelBuilder.Entity<LineRule>(rule =>
        {
            rule.HasIndex(row => new { row.SourceId, row.Fingerprint }).IsUnique();
            rule.HasOne(row => row.Source).WithMany().HasForeignKey(row => row.SourceId);
        });
        modelBuilder.Entity<ArticlePreview>(preview =>
        {
            preview.HasKey(row => row.ArticleId);
            preview.Property(row => row.ArticleId).ValueGeneratedNever();
            preview.HasOne<Article>().WithMany().HasForeignKey(row => row.ArticleId).OnDelete(DeleteBehavior.Cascade);
        });
        modelBuilder.Entity<PreviousDerivation>(previous =>
        {
            previous.HasKey(row => row.ArticleId);
            previous.Property(row => row.ArticleId).ValueGeneratedNever();
            previous.HasOne<Article>().WithMany().HasForeignKey(row => row.ArticleId).OnDelete(DeleteBehavior.Cascade);
        });
        modelBuilder.Entity<SkippedCare>(skipped =>
        {
            skipped.HasKey(row => new { row.ArticleId, row.Matter, row.Start, row.End });
            skipped.HasOne<Article>().WithMany().HasForeignKey(row => row.ArticleId).OnDelete(DeleteBehavior.Cascade);
        });
    }
}
