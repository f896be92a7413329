namespace ArticleArchive.Web.Data;

/// <summary>What the newest version of an article is compared by; see <c>Ingestion/Duplicates</c>.</summary>
public sealed class TextFingerprint
{
    public int ArticleId { get; set; }

    /// <summary>Joins the articles that resemble each other, directly or through others: the lowest id among them; null for one alone.</summary>
    public int? GroupId { get; set; }

    public int WordCount { get; set; }

    public long? TextHash { get; set; }

    public byte[]? Signature { get; set; }
}

/// <summary>One of an article's sixteen places in the index of texts.</summary>
public sealed class TextBand
{
    public int Key { get; set; }

    public int ArticleId { get; set; }
}

/// <summary>What two articles are to each other, as far as a program can see.</summary>
public enum ResemblanceKind
{
    /// <summary>The same words in other bytes.</summary>
    SameText,

    /// <summary>Alike, with the same title and no other date: probably the same article, edited.</summary>
    EditedVersion,

    /// <summary>Alike, or one is a part of the other.</summary>
    NearDuplicate,
}

/// <summary>Two articles, both the newest of their source, that have much in common.</summary>
public sealed class Resemblance
{
    /// <summary>The lower of the two ids.</summary>
    public int LeftId { get; set; }

    public int RightId { get; set; }

    public ResemblanceKind Kind { get; set; }

    /// <summary>The share of runs of four words that both have, of all that either has: 0 to 1.</summary>
    public double Share { get; set; }

    /// <summary>The share of the shorter one's runs that the longer has too: 0 to 1.</summary>
    public double Containment { get; set; }
}

/// <summary>What a person says that two articles are to each other.</summary>
public enum ArticleRelation
{
    /// <summary>One article, saved or printed twice.</summary>
    SameArticle,

    /// <summary>Versions of one article.</summary>
    Versions,

    /// <summary>Different articles; they are not shown together again.</summary>
    Different,
}

/// <summary>A person's decision about two sources.</summary>
public sealed class ResemblanceDecision
{
    /// <summary>The <see cref="Article.SourceKey"/> that is lower in ordinal order.</summary>
    public required string LeftKey { get; set; }

    public required string RightKey { get; set; }

    public ArticleRelation Relation { get; set; }

    public DateTime DecidedAtUtc { get; set; }
}
