using ArticleArchive.Parsing;
using ArticleArchive.Parsing.Repairs;
using ArticleArchive.Parsing.Text;
using ArticleArchive.Web.Data;

namespace ArticleArchive.Web.Ingestion;

/// <summary>What became of a repair that a person asked for.</summary>
public enum RepairOutcome
{
    /// <summary>The article was derived anew with it.</summary>
    Done,

    /// <summary>It was so already; nothing was written.</summary>
    AlreadySo,

    /// <summary>There is no such article.</summary>
    NoSuchArticle,

    /// <summary>The place, finding or repair is not there.</summary>
    NoSuchPlace,

    /// <summary>The text is another than the one that the person saw.</summary>
    TextChanged,

    /// <summary>An older parser read the article and this one reads it otherwise: a person looks at that first. Nothing was written.</summary>
    Outdated,

    /// <summary>The value is none that this repair can have.</summary>
    NotUnderstood,

    /// <summary>It would change nothing, or another repair holds the place; nothing was written.</summary>
    HasNoEffect,
}

/// <param name="Outcome">What became of it.</param>
/// <param name="RepairId">The row, where there is one.</param>
/// <param name="State">What became of the repair when the article was derived.</param>
/// <param name="Kind">Of several that were asked for, the one that could not be made; null where all were.</param>
public sealed record RepairDecision(RepairOutcome Outcome, int? RepairId = null, RepairState? State = null, RepairKind? Kind = null);

/// <summary>A repair as a person asks for it: by a place in the reading text, a block or a finding.</summary>
/// <param name="Kind">What is put right.</param>
/// <param name="Value">See <see cref="Repair.Value"/>; brackets around words may be left out.</param>
public sealed record RepairRequest(RepairKind Kind, string Value = "")
{
    /// <summary>Place in the reading text: what words replace, an empty one where they go in or where a block is split.</summary>
    public TextSpan? Place { get; init; }

    /// <summary>Number of the block (from 0) that gets a role, or goes on with the next.</summary>
    public int? Block { get; init; }

    /// <summary>Number of the finding (from 0) that is mended or dismissed.</summary>
    public int? Finding { get; init; }

    /// <summary>Of the reading text that the person saw (<see cref="RepairRows.StampOf"/>), or null to take it as it is.</summary>
    public string? TextStamp { get; init; }

    /// <summary>The person's name, or null.</summary>
    public string? Editor { get; init; }

    /// <summary>Why, or null.</summary>
    public string? Note { get; init; }

    /// <summary>Whether the place that was asked for is the same in an article that was derived anew.</summary>
    internal bool IsPlaceIn(ParsedArticle now, Article stored)
    {
        if (Place is null && Block is null && Finding is null)
            return true;
        if (now.ReadingText != stored.ReadingText)
            return false;
        return Finding is not { } number || number < 0 || number >= stored.Findings.Count
            || (number < now.Findings.Count && now.Findings[number].Kind == stored.Findings[number].Kind && now.Findings[number].Span.Start == stored.Findings[number].Start);
    }

    /// <summary>The repair with its anchor in the file, or null where the place is not there.</summary>
    internal Repair? Locate(ParsedArticle article)
    {
        var value = Kind == RepairKind.Words ? Words() : Value.Trim();
        if (Kind == RepairKind.Dismissal)
        {
            return FindingIn(article) is { } dismissed
                ? new Repair(Kind, dismissed.Detail, TextAnchor.At(article.Page, RepairPlaces.ForDismissal(article, dismissed)), dismissed.Kind)
                : null;
        }

        var repair = new Repair(Kind, value);
        if (repair.SetsProperty)
            return repair;
        return PageSpan(article) is { } span ? repair with { Anchor = TextAnchor.At(article.Page, span) } : null;
    }

    private TextSpan? PageSpan(ParsedArticle article)
    {
        var block = Block is { } number && number >= 0 && number < article.Blocks.Count ? article.Blocks[number] : null;
        var place = Place is { } asked && asked.Start >= 0 && asked.Start <= asked.End && asked.End <= article.ReadingText.Length ? asked : (TextSpan?)null;
        return Kind switch
        {
            RepairKind.Words when Finding is not null => FindingIn(article) is { } finding ? RepairPlaces.ForFinding(article, finding) : null,
            RepairKind.Words => place is { } words ? RepairPlaces.ForWords(article, words) : null,
            RepairKind.Split => place is { } at ? RepairPlaces.ForSplit(article, at.Start) : null,
            RepairKind.Join => block is null ? null : RepairPlaces.ForJoin(article, block),
            _ => block is null ? null : RepairPlaces.ForRole(article, block),
        };
    }

    private Finding? FindingIn(ParsedArticle article) =>
        Finding is { } number && number >= 0 && number < article.Findings.Count ? article.Findings[number] : null;

    // On one line, and without the brackets that the text puts around them.
    private string Words()
    {
        var words = string.Join(' ', Value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return words is ['[', .. var inner, ']'] && !inner.Contains('[', StringComparison.Ordinal) ? inner.Trim() : words;
    }
}
