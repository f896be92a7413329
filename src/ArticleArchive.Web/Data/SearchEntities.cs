using System.Diagnostics.CodeAnalysis;

namespace ArticleArchive.Web.Data;

/// <summary>Words of the archive as the index has them, one after the other in the order of their UTF-8, with the number of articles by language.</summary>
public sealed class WordBlock
{
    public int Id { get; set; }

    /// <summary>Its words are this or greater, and less than the next block's.</summary>
    public required string First { get; set; }

    /// <summary>Number of its words, by language.</summary>
    public int Count { get; set; }

    /// <summary>The words: <c>WordBlockReader</c>.</summary>
    public required byte[] Words { get; set; }
}

/// <summary>What articles can be counted by.</summary>
public enum FacetKind
{
    Publisher = 1,
    Author = 2,
    Speaker = 3,

    /// <summary>A language tag.</summary>
    Language = 4,

    Tag = 5,
}

/// <summary>A publisher, an author, ... by its name; rows stay when nothing has them any more.</summary>
public sealed class FacetValue
{
    public int Id { get; set; }

    /// <summary><see cref="FacetKind"/> as a number.</summary>
    public int Kind { get; set; }

    public required string Value { get; set; }
}

/// <summary>What a search knows of an article beside its words. Rows of articles that left the index stay, so that a reader sees what went.</summary>
public sealed class SearchRow
{
    /// <summary>The article's id.</summary>
    public int ArticleId { get; set; }

    /// <summary>Rises with every change of any row: what is greater than what a reader knows is new to it.</summary>
    public long Change { get; set; }

    /// <summary>Number of words in all columns of the article's row in the index.</summary>
    public int Tokens { get; set; }

    /// <summary>The first day that the publication date covers, as <see cref="DateOnly.DayNumber"/>, in the publication's own zone; null where there is none.</summary>
    public int? PublishedDay { get; set; }

    /// <summary>The day it was first seen (UTC), as <see cref="DateOnly.DayNumber"/>.</summary>
    public int AddedDay { get; set; }

    public int Words { get; set; }

    public int Claims { get; set; }

    public int Health { get; set; }

    /// <summary>The number of its language (<c>StemLanguage</c>).</summary>
    public int Language { get; set; }

    /// <summary><see cref="SearchRowFlags"/>.</summary>
    public int Flags { get; set; }

    /// <summary>A bit for each <c>ClaimNature</c> of its claims.</summary>
    public int Natures { get; set; }

    /// <summary>Ids of <see cref="FacetValue"/>, each as a number of seven bits a byte, lowest first.</summary>
    public required byte[] Facets { get; set; }

    /// <summary>
    /// For each section in its order two numbers of seven bits a byte: how many words of <c>headings</c> and of <c>body</c> come between its start and
    /// that of the section before.
    /// </summary>
    public required byte[] Sections { get; set; }
}

/// <summary>What is so or not so of an article.</summary>
[Flags]
[SuppressMessage("Naming", "CA1711", Justification = "The column is called so.")]
public enum SearchRowFlags
{
    None = 0,

    /// <summary>The article is no longer in the index.</summary>
    Removed = 1,

    /// <summary>It has findings that are open.</summary>
    Damaged = 2,

    /// <summary>Its publication date is a month.</summary>
    PublishedMonth = 4,

    /// <summary>Its publication date is a year.</summary>
    PublishedYear = 8,

    /// <summary>A claim states a figure.</summary>
    HasFigure = 16,

    /// <summary>It is a newer version of what was there before.</summary>
    HasEarlierVersion = 32,
}

/// <summary>How the index stands; one row.</summary>
public sealed class IndexState
{
    public const int OnlyId = 1;

    public int Id { get; set; }

    /// <summary>Which version of the analyser the words come from; an older one makes the program build anew.</summary>
    public int AnalyserVersion { get; set; }

    /// <summary>The greatest <see cref="SearchRow.Change"/>.</summary>
    public long LastChange { get; set; }

    /// <summary>Articles in the index.</summary>
    public int Articles { get; set; }

    /// <summary>Those of them whose language is known.</summary>
    public int KnownLanguages { get; set; }

    /// <summary>Those of them that are English.</summary>
    public int EnglishArticles { get; set; }

    /// <summary>A bit for each number of a language that an article of the index has, or had.</summary>
    public int Languages { get; set; }

    /// <summary>While the index is built anew: the last article that is done; null when it is whole.</summary>
    public int? RebuiltUpTo { get; set; }

    /// <summary>How many articles the rebuild has to do.</summary>
    public int RebuildTotal { get; set; }

    public DateTime? RebuiltAtUtc { get; set; }

    public DateTime? VerifiedAtUtc { get; set; }

    /// <summary>How many articles the last check compared.</summary>
    public int VerifiedArticles { get; set; }

    /// <summary>What the last check found, in sentences; a JSON array.</summary>
    public required string Differences { get; set; }
}
