using ArticleArchive.Web.Search.Saved;

namespace ArticleArchive.Web.Pages.Searching;

/// <summary>Says why a search was not kept, renamed or deleted.</summary>
internal static class SavedWords
{
    /// <returns>A sentence, or null where it was done.</returns>
    public static string? Of(SavedOutcome outcome) => outcome switch
    {
        SavedOutcome.Done => null,
        SavedOutcome.NameTaken => "Another saved search has that name. Choose another one.",
        SavedOutcome.Full => $"There are {SavedSearches.Most} saved searches already. Delete one first.",
        SavedOutcome.Gone => "There is no saved search of that name; it may have been deleted.",
        _ => "There is nothing to save: a saved search has a name and something to search for.",
    };
}
