namespace ArticleArchive.Web.Search;

/// <summary>What a completion is.</summary>
public enum CompletionKind
{
    /// <summary>A word of the archive.</summary>
    Word,

    /// <summary>A field's name, such as <c>publisher:</c>.</summary>
    Field,

    /// <summary>A value that a field can have.</summary>
    Value,

    /// <summary>The title of an article.</summary>
    Title,

    /// <summary>A query that was asked before.</summary>
    Recent,

    /// <summary>A saved search.</summary>
    Saved,
}

/// <summary>A proposal for how a query may go on.</summary>
/// <param name="Text">What replaces the span.</param>
/// <param name="Label">What a person is shown.</param>
/// <param name="Count">Number of articles it would find, where that is known without a search.</param>
/// <param name="ReplaceStart">First UTF-16 code unit of the query that it replaces.</param>
/// <param name="ReplaceEnd">One after the last.</param>
public sealed record Completion(CompletionKind Kind, string Text, string Label, int? Count, int ReplaceStart, int ReplaceEnd);
