using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Web.Search.QueryLanguage;

internal enum QueryTokenKind
{
    Word,
    Phrase,
    Near,

    /// <summary><c>title:</c>, before what has to stand there.</summary>
    Field,

    /// <summary><c>in:title</c>.</summary>
    Place,

    /// <summary><c>nature:fact</c>.</summary>
    Property,

    /// <summary><c>lang:</c> before a bracket: the words in the bracket are values.</summary>
    PropertyGroup,

    /// <summary><c>sort:added</c>.</summary>
    Sort,

    Not,
    And,
    Or,
    Open,
    Close,
}

/// <param name="Text">The words without marks; of a field its name, of a property or an order its value; else as typed.</param>
internal sealed record QueryToken(QueryTokenKind Kind, TextSpan Span, string Text)
{
    public WordMatch Match { get; init; }

    public int Edits { get; init; }

    /// <summary>Of a field or a place.</summary>
    public SearchField Field { get; init; }

    /// <summary>What the reference has on a field or a property.</summary>
    public QueryEntry? Entry { get; init; }

    /// <summary>Of nearness: words and phrases.</summary>
    public IReadOnlyList<QueryToken> Terms { get; init; } = [];

    /// <summary>Of nearness.</summary>
    public int Distance { get; init; }
}
