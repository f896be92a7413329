using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using ArticleArchive.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace ArticleArchive.Web.Ingestion.Reruns;

/// <summary>Keeps an article's rows as they were before it was read anew: the parser that made them is gone, so only the rows lead back.</summary>
internal static class PreviousDerivations
{
    private static readonly JsonSerializerOptions s_json = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        PreferredObjectCreationHandling = JsonObjectCreationHandling.Populate,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { WithoutNavigations } },
    };

    /// <summary>Keeps the article as it is stored now; what was kept of it before goes.</summary>
    public static void Keep(ArchiveDbContext db, Article article) => db.Commands.Execute(
        """
        INSERT INTO PreviousDerivations (ArticleId, ParserVersion, ReplacedAtUtc, Rows) VALUES ($0, $1, strftime('%Y-%m-%d %H:%M:%f', 'now'), $2)
        ON CONFLICT (ArticleId) DO UPDATE SET ParserVersion = excluded.ParserVersion, ReplacedAtUtc = excluded.ReplacedAtUtc, Rows = excluded.Rows
        """,
        article.Id,
        article.ParserVersion,
        // The tracked ones have the decision on them already that makes the article be read anew.
        Pack(new KeptRows(
            article,
            [.. db.Repairs.AsNoTracking().Where(repair => repair.ArticleId == article.Id).OrderBy(repair => repair.Id)],
            [.. db.Refusals.AsNoTracking().Where(refusal => refusal.ArticleId == article.Id).OrderBy(refusal => refusal.Id)])));

    /// <summary>The rows as they were, without ids, as a new derivation has them; only the repairs keep theirs, since they outlive derivations.</summary>
    public static KeptRows Unpack(byte[] packed)
    {
        using var brotli = new BrotliStream(new MemoryStream(packed), CompressionMode.Decompress);
        var kept = JsonSerializer.Deserialize<KeptRows>(brotli, s_json) ?? throw new InvalidDataException("A kept derivation is empty.");
        var article = kept.Article;
        var sections = article.Sections.ToDictionary(section => section.Id);
        foreach (var claim in article.Claims)
        {
            claim.Section = claim.SectionId is { } id ? sections[id] : article.Sections[0];
            (claim.Id, claim.SectionId) = (0, null);
        }

        foreach (var section in article.Sections)
            section.Id = 0;
        foreach (var edit in article.Edits)
            edit.Id = 0;
        foreach (var finding in article.Findings)
            finding.Id = 0;
        foreach (var refusal in kept.Refusals ?? [])
            refusal.Id = 0;
        return kept;
    }

    private static byte[] Pack(KeptRows rows)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Fastest))
            JsonSerializer.Serialize(brotli, rows, s_json);
        return packed.ToArray();
    }

    // An article knows its children, and they know it. What people decided is kept beside it.
    private static void WithoutNavigations(JsonTypeInfo type)
    {
        for (var i = type.Properties.Count - 1; i >= 0; i--)
        {
            var property = type.Properties[i].PropertyType;
            if ((type.Type != typeof(KeptRows) && property == typeof(Article)) || property == typeof(Section) || property == typeof(List<ArticleRepair>) || property == typeof(List<EditRefusalRow>))
                type.Properties.RemoveAt(i);
        }
    }

    /// <param name="Article">With its children.</param>
    /// <param name="Repairs">As they stood.</param>
    /// <param name="Refusals">As they stood; null from an archive in which they were no rows of their own.</param>
    internal sealed record KeptRows(Article Article, IReadOnlyList<ArticleRepair> Repairs, IReadOnlyList<EditRefusalRow>? Refusals = null);
}
