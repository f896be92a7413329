using Microsoft.EntityFrameworkCore;

namespace ArticleArchive.Web.Data;

/// <summary>A search that a person keeps and comes back to.</summary>
public sealed class SavedSearch
{
    public int Id { get; set; }

    /// <summary>What the person calls it; no two have the same.</summary>
    public required string Name { get; set; }

    /// <summary>As typed.</summary>
    public required string Query { get; set; }

    /// <summary>What it finds.</summary>
    public Search.SearchLevel Level { get; set; }

    /// <summary>The order, as an address has it (<c>published-asc</c>); null where the query decides.</summary>
    public string? Sort { get; set; }

    public DateTime CreatedAtUtc { get; set; }

    /// <summary>When a person last looked at its hits.</summary>
    public DateTime VisitedAtUtc { get; set; }

    /// <summary>
    /// The newest article at that visit; what has a greater id is new. An id and not a time, since clocks are put back and ids
    /// are not, and an article that is only read anew is not news.
    /// </summary>
    public int SeenArticleId { get; set; }

    internal static void Configure(ModelBuilder modelBuilder) => modelBuilder.Entity<SavedSearch>(search =>
    {
        search.ToTable("SavedSearches");
        search.HasIndex(row => row.Name).IsUnique();
    });
}
