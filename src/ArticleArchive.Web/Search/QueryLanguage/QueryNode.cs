using System.Text;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Web.Search.QueryLanguage;

/// <summary>Where a word has to stand.</summary>
public enum SearchField
{
    /// <summary>Anywhere.</summary>
    Any,

    /// <summary>In the article's title.</summary>
    Title,

    /// <summary>In a section's heading.</summary>
    Section,

    /// <summary>Inside one claim, together with the other words of its group.</summary>
    Claim,

    /// <summary>In the name of a claim's speaker.</summary>
    Speaker,

    /// <summary>In the publisher's name.</summary>
    Publisher,

    /// <summary>In the authors' names.</summary>
    Author,

    /// <summary>In the running text, not in title or headings.</summary>
    Body,

    /// <summary>Inside one passage that was removed, together with the other words of its group.</summary>
    Removed,

    /// <summary>In a name that a claim mentions: a person, an organisation, a place.</summary>
    Entity,

    /// <summary>In the name of the file, or the address, that the article came from.</summary>
    Source,

    /// <summary>In a person's note.</summary>
    Note,
}

/// <summary>How a word of a query is compared with a word of the archive.</summary>
public enum WordMatch
{
    /// <summary>The same word or another form of it, in the languages that have a stemmer.</summary>
    Stem,

    /// <summary>The same letters, after folding of capitals and accents.</summary>
    Exact,

    /// <summary>The same beginning: <c>sanction*</c>.</summary>
    Prefix,

    /// <summary>The same letters anywhere inside: <c>*6050*</c>. Slower, since every word of the archive is looked at.</summary>
    Infix,

    /// <summary>At most <see cref="TermNode.Edits"/> letters changed, missing, added or swapped: <c>putin~1</c>.</summary>
    Fuzzy,
}

/// <summary>What results are ordered by.</summary>
public enum SearchSort
{
    /// <summary>How well they fit.</summary>
    Relevance,

    /// <summary>When the article was published; those without a date come last in either direction.</summary>
    Published,

    /// <summary>When the article came into the archive.</summary>
    Added,

    /// <summary>Number of words of the article.</summary>
    Words,

    /// <summary>The article's health, 0-100.</summary>
    Health,
}

/// <summary>A part of a query. The tree knows no engine: what a node means is written here, how it is found elsewhere.</summary>
/// <param name="Span">Where it stands in <see cref="ParsedQuery.Text"/>.</param>
public abstract record QueryNode(TextSpan Span)
{
    /// <summary>The tree on one line, such as <c>(or (and a b) title:"c d" x*)</c>; for tests and explanations.</summary>
    public sealed override string ToString() => Write(new StringBuilder(), this).ToString();

    // As deep as the tree, which the parser bounds.
    private static StringBuilder Write(StringBuilder line, QueryNode node) => node switch
    {
        TermNode { IsPhrase: true } term => line.Append('"').Append(term.Text).Append(term.IsPrefix ? "\"*" : "\""),
        TermNode { Match: WordMatch.Infix } term => line.Append('*').Append(term.Text).Append('*'),
        TermNode { Match: WordMatch.Fuzzy } term => line.Append(term.Text).Append('~').Append(term.Edits),
        TermNode term => line.Append(term.Text).Append(term.IsPrefix ? "*" : ""),
        NearNode near => WriteAll(line.Append("(near").Append(near.Distance), near.Terms),
        FieldNode field => Write(line.Append(field.Field.ToString().ToLowerInvariant()).Append(':'), field.Child),
        PropertyNode property => line.Append(property.Property.ToString().ToLowerInvariant()).Append(':').Append(property.Value),
        NotNode not => Write(line.Append('-'), not.Child),
        AndNode and => WriteAll(line.Append("(and"), and.Children),
        OrNode or => WriteAll(line.Append("(or"), or.Children),
        _ => throw new InvalidOperationException($"No such node: {node.GetType().Name}"),
    };

    private static StringBuilder WriteAll(StringBuilder line, IReadOnlyList<QueryNode> children)
    {
        foreach (var child in children)
            Write(line.Append(' '), child);
        return line.Append(')');
    }
}

/// <summary>A word, or words that stand next to each other in this order.</summary>
/// <param name="Text">As typed, without quotation marks, backslashes and asterisks. Has a letter or digit.</param>
/// <param name="IsPhrase">Typed between quotation marks: its words are compared as they are, never by their stems.</param>
/// <param name="Match">How the word is compared; of several words only the last may be a <see cref="WordMatch.Prefix"/>, the others are exact.</param>
/// <param name="Edits">For <see cref="WordMatch.Fuzzy"/>: 1 or 2; else 0.</param>
public sealed record TermNode(TextSpan Span, string Text, bool IsPhrase = false, WordMatch Match = WordMatch.Stem, int Edits = 0) : QueryNode(Span)
{
    /// <summary>The last word may go on.</summary>
    public bool IsPrefix => Match == WordMatch.Prefix;
}

/// <summary>Words that stand near each other in any order, inside one paragraph.</summary>
/// <param name="Terms">Two or more; none is a <see cref="WordMatch.Infix"/> or <see cref="WordMatch.Fuzzy"/>.</param>
/// <param name="Distance">Other words between the first and the last of them at most.</param>
public sealed record NearNode(TextSpan Span, IReadOnlyList<TermNode> Terms, int Distance) : QueryNode(Span);

/// <summary>Something that has to stand in one field; a field further in replaces it.</summary>
public sealed record FieldNode(TextSpan Span, SearchField Field, QueryNode Child) : QueryNode(Span);

/// <summary>Everything that the child does not match.</summary>
public sealed record NotNode(TextSpan Span, QueryNode Child) : QueryNode(Span);

/// <summary>All of two or more.</summary>
public sealed record AndNode(TextSpan Span, IReadOnlyList<QueryNode> Children) : QueryNode(Span);

/// <summary>Any of two or more.</summary>
public sealed record OrNode(TextSpan Span, IReadOnlyList<QueryNode> Children) : QueryNode(Span);

/// <summary>Something that was put right in a query, or that a person should know about its result.</summary>
/// <param name="Message">A sentence.</param>
/// <param name="Position">0-based offset into the query in UTF-16 code units, or null where it concerns no place.</param>
/// <param name="IsRepair">The query could not be taken as it was written; a strict caller has it refused.</param>
public sealed record SearchWarning(string Message, int? Position = null, bool IsRepair = false);

/// <summary>A typed query, read.</summary>
/// <param name="Text">As typed; cut at <see cref="QueryParser.MaxLength"/>.</param>
/// <param name="Root">Null when there is nothing to search for.</param>
/// <param name="Warnings">Every repair and every hint, in the order of place.</param>
/// <param name="Sort">What the query itself asks to be ordered by, or null.</param>
/// <param name="IsDescending">Greatest or newest first; only where <paramref name="Sort"/> is not null.</param>
/// <param name="IsQuestion">A pasted sentence: words without any operator, to be ranked by any of them. The tree still asks for all: one <see cref="AndNode"/> of words.</param>
public sealed record ParsedQuery(
    string Text,
    QueryNode? Root,
    IReadOnlyList<SearchWarning> Warnings,
    SearchSort? Sort = null,
    bool IsDescending = false,
    bool IsQuestion = false)
{
    /// <summary>The day, in UTC, that <c>age:</c> and <c>added:today</c> were read on.</summary>
    public DateOnly Today { get; init; }

    /// <summary>What a strict caller refuses the query for: the repairs, in the order of place.</summary>
    public IEnumerable<SearchWarning> Repairs => Warnings.Where(warning => warning.IsRepair);
}
