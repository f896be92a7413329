using Microsoft.EntityFrameworkCore;

namespace ArticleArchive.Web.Data;

/// <summary>The mapping of what joins claims across articles.</summary>
internal static class LinkModel
{
    public static void Configure(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<LinkedClaim>(linked =>
        {
            linked.HasKey(row => row.ClaimId);
            linked.Property(row => row.ClaimId).ValueGeneratedNever();
            linked.HasOne<Claim>().WithMany().HasForeignKey(row => row.ClaimId).OnDelete(DeleteBehavior.Cascade);
            linked.HasIndex(row => row.ArticleId);
            linked.HasIndex(row => row.Words);
            linked.HasIndex(row => row.SpeakerId).HasFilter("\"SpeakerId\" IS NOT NULL");
            linked.HasIndex(row => row.ClusterId).HasFilter("\"ClusterId\" IS NOT NULL");
            linked.HasIndex(row => row.ContestCount).HasFilter("\"ContestCount\" > 0");
        });
        modelBuilder.Entity<ClaimKey>().HasKey(row => new { row.Key, row.ClaimId });
        modelBuilder.Entity<ClaimLink>(link =>
        {
            link.HasKey(row => new { row.LeftId, row.RightId });
            link.HasOne<Claim>().WithMany().HasForeignKey(row => row.LeftId).OnDelete(DeleteBehavior.Cascade);
            link.HasOne<Claim>().WithMany().HasForeignKey(row => row.RightId).OnDelete(DeleteBehavior.Cascade);
            link.HasOne<ClaimLinkDecision>().WithMany().HasForeignKey(row => row.DecisionId).OnDelete(DeleteBehavior.SetNull);
            link.HasIndex(row => new { row.Relation, row.State, row.Score });
            link.HasIndex(row => row.DecisionId).HasFilter("\"DecisionId\" IS NOT NULL");
        });
        modelBuilder.Entity<ClaimLinkDecision>(decision =>
        {
            decision.HasIndex(row => new { row.LeftWords, row.RightWords });
            decision.HasIndex(row => row.RightWords);
        });
        modelBuilder.Entity<Speaker>(speaker =>
        {
            speaker.HasIndex(row => row.Key).IsUnique();
            speaker.HasIndex(row => row.MergedIntoId).HasFilter("\"MergedIntoId\" IS NOT NULL");
        });
        modelBuilder.Entity<KnownSpeaker>().HasNoKey().ToView("ClaimSpeakers");
        modelBuilder.Entity<SpeakerAssignment>().HasKey(row => new { row.Key, row.SourceKey });
    }
}
