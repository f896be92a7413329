namespace ArticleArchive.Parsing.Text;

/// <summary>The mark that stands in the reading text where words are missing.</summary>
public static class HoleMark
{
    /// <summary>
    /// Visible and unlike anything in ordinary text (mathematical white square brackets around an ellipsis), so that both
    /// a reader and a program see it. <c>[…]</c> is not used: authors write it themselves when they shorten a quotation.
    /// </summary>
    public const string Text = "⟦…⟧";
}
