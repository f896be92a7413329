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
        TermNode term => line.Append(term.Text).Append(term.IsPrefix ? "*" : ""),
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

/// <summary>Words that stand next to each other in this order; one word, mostly.</summary>
/// <param name="Text">As typed, without quotation marks, backslashes and the asterisk. Has a letter or digit.</param>
/// <param name="IsPhrase">Typed between quotation marks.</param>
/// <param name="IsPrefix">The last word may go on.</param>
public sealed record TermNode(TextSpan Span, string Text, bool IsPhrase = false, bool IsPrefix = false) : QueryNode(Span);

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
public sealed record SearchWarning(string Message, int? Position = null);

/// <summary>A typed query, read.</summary>
/// <param name="Text">As typed; cut at <see cref="QueryParser.MaxLength"/>.</param>
/// <param name="Root">Null when there is nothing to search for.</param>
/// <param name="Warnings">Every repair, in the order of place.</param>
public sealed record ParsedQuery(string Text, QueryNode? Root, IReadOnlyList<SearchWarning> Warnings);
