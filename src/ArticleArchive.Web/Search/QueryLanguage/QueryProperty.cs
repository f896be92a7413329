using System.Globalization;
using ArticleArchive.Parsing;
using ArticleArchive.Parsing.Formats;
using ArticleArchive.Parsing.Text;
using ArticleArchive.Web.Data;

namespace ArticleArchive.Web.Search.QueryLanguage;

/// <summary>
/// What of a claim or an article, beside its words, can be asked for. A property of claims that is asked of an article
/// means: it has such a claim.
/// </summary>
public enum QueryProperty
{
    /// <summary>Of claims: a <see cref="ClaimNature"/>.</summary>
    Nature,

    /// <summary>Of claims: a <see cref="ClaimForm"/>, or <see cref="QueryProperties.Quote"/>.</summary>
    Form,

    /// <summary>Of claims: a <see cref="ClaimCertainty"/>.</summary>
    Certainty,

    /// <summary><c>figure</c> or <c>time</c> of claims; <c>claim</c>, <c>section</c>, <c>date</c>, <c>author</c>, <c>publisher</c>, <c>speaker</c>, <c>url</c>, <c>language</c>, <c>tag</c> or <c>note</c> of articles.</summary>
    Has,

    /// <summary>Of claims: a <see cref="VerdictRating"/> that was published, <c>any</c> or <c>none</c>.</summary>
    Verdict,

    /// <summary><c>quotable</c>, <c>contested</c>, <c>repeated</c> or <c>reviewed</c> of claims; <c>duplicate</c> of articles; <c>damaged</c> of claims where claims are looked for, else of articles.</summary>
    Is,

    /// <summary>Of claims: the days between which something happened, ISO 8601: <c>1962-01-01..1962-12-31</c>; overlapping counts.</summary>
    Event,

    /// <summary>Of articles: a BCP 47 tag; <c>pt</c> counts <c>pt-BR</c> too.</summary>
    Language,

    /// <summary>Of articles: a <see cref="SourceFormat"/>.</summary>
    Type,

    /// <summary>Of articles: the article's number, or its external id exactly as it is.</summary>
    Id,

    /// <summary>Of articles: a tag.</summary>
    Tag,

    /// <summary>Of articles: the days between which it was published, <c>2018-10-01..2019-02-28</c>; see <see cref="PropertyNode.Days"/>.</summary>
    Published,

    /// <summary>Of articles: the days (UTC) between which it came into the archive.</summary>
    Added,

    /// <summary>Of articles: number of words, <c>501..2147483647</c>; see <see cref="PropertyNode.Numbers"/>.</summary>
    Words,

    /// <summary>Of articles: number of claims.</summary>
    Claims,

    /// <summary>Of articles: health, 0-100.</summary>
    Health,

    /// <summary>The opposite of <see cref="Has"/>, with the same values.</summary>
    No,
}

/// <summary>A property that a claim or an article must have.</summary>
/// <param name="Value">As the summary of the property says; never what was typed. A range is <c>from..to</c>, both inclusive.</param>
public sealed record PropertyNode(TextSpan Span, QueryProperty Property, string Value) : QueryNode(Span)
{
    /// <summary>For a range of days: its first and its last. An open end is the calendar's.</summary>
    public (DateOnly From, DateOnly To) Days => Bounds(text => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture));

    /// <summary>For a range of numbers: the least and the greatest. An open end is 0 or <see cref="int.MaxValue"/>.</summary>
    public (int From, int To) Numbers => Bounds(text => int.Parse(text, CultureInfo.InvariantCulture));

    private (T From, T To) Bounds<T>(Func<string, T> read)
    {
        var dots = Value.IndexOf("..", StringComparison.Ordinal);
        return (read(Value[..dots]), read(Value[(dots + 2)..]));
    }
}
