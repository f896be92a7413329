using ArticleArchive.Parsing.Formats;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Repairs;

/// <summary>An edit that a person refused. It holds for the words, and so also after nothing proposed the edit for a while.</summary>
/// <param name="Key">The <see cref="Edit.Key"/> of the edit when it was refused, or when it was last seen.</param>
/// <param name="Anchor">The words that the edit changes; null to go by the place in the key alone, in this very page text.</param>
public sealed record EditRefusal(string Key, TextAnchor? Anchor = null)
{
    /// <summary>The place in a page text: the key's where the words still stand there, else where the anchor is found; null where neither is.</summary>
    internal TextSpan? Find(PageText page)
    {
        if (Edit.ReadKey(Key) is not { } key)
            return null;
        if (Anchor is null)
            return key.Span.End <= page.Text.Length ? key.Span : null;
        return key.Span.Length == Anchor.Quote.Length && Anchor.Fits(page.Text, key.Span.Start) ? key.Span : Anchor.Find(page);
    }
}

/// <summary>A refusal and what became of it when the article was read.</summary>
/// <param name="Refusal">As it was given, or with the key and the anchor that it has in this page text.</param>
/// <param name="Given">As it was given.</param>
/// <param name="Page">Its place in the page text; null when its words are not in the file, or no longer in one place only.</param>
/// <param name="HasEdit">True when it keeps an edit from being applied; false when nothing proposes one.</param>
public sealed record RefusalResult(EditRefusal Refusal, EditRefusal Given, TextSpan? Page, bool HasEdit);
