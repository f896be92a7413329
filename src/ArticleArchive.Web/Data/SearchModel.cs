using Microsoft.EntityFrameworkCore;

namespace ArticleArchive.Web.Data;

/// <summary>The mapping of what the search keeps beside its full-text tables.</summary>
internal static class SearchModel
{
    public static void Configure(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<WordBlock>().ToTable("WordBlocks").HasIndex(block => block.First).IsUnique();
        modelBuilder.Entity<FacetValue>().ToTable("FacetValues").HasIndex(row => new { row.Kind, row.Value }).IsUnique();
        modelBuilder.Entity<SearchRow>(row =>
        {
            row.ToTable("SearchRows");
            row.HasKey(one => one.ArticleId);
            row.Property(one => one.ArticleId).ValueGeneratedNever();
            row.HasIndex(one => one.Change);
        });
        modelBuilder.Entity<IndexState>(state =>
        {
            state.ToTable("IndexStates");
            state.Property(one => one.Id).ValueGeneratedNever();
        });
    }
}
