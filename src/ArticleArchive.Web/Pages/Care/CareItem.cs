using ArticleArchive.Parsing;

namespace ArticleArchive.Web.Pages.Care;

/// <summary>One matter that wants a person.</summary>
/// <param name="Category">What it is about.</param>
/// <param name="ArticleId">Whose.</param>
/// <param name="Title">The article's title.</param>
/// <param name="Publisher">The article's publisher, or null.</param>
/// <param name="Language">The article's language, or null.</param>
/// <param name="Start">Its place in the reading text; 0 to 0 for the whole article.</param>
/// <param name="End">The place's end.</param>
/// <param name="Severity">How bad the damage is; null for what concerns the whole article.</param>
/// <param name="Detail">What is wrong, for a reader.</param>
/// <param name="Suggestion">What probably stood there, or null.</param>
/// <param name="Context">The sentence around the place; null for the whole article.</param>
/// <param name="Finding">The finding's number in its article, from 1; null for the whole article.</param>
/// <param name="Stamp">Names the text that the number holds for (<see cref="Ingestion.RepairRows.StampOf"/>).</param>
public sealed record CareItem(
    CareCategory Category,
    int ArticleId,
    string Title,
    string? Publisher,
    string? Language,
    int Start,
    int End,
    Severity? Severity,
    string Detail,
    string? Suggestion,
    CareContext? Context,
    int? Finding,
    string? Stamp)
{
    /// <summary>Where the matter is looked at.</summary>
    public string Address => Category.Value == "outdated" ? MendAddress
        : Context is null ? $"/articles/{ArticleId}"
        : $"/articles/{ArticleId}?at={Start}-{End}#at";

    /// <summary>Where it is mended.</summary>
    public string MendAddress => Category.Value == "outdated" ? $"/update/{ArticleId}"
        : Category.Value == "claim" ? "/claims/reviewed?show=orphaned"
        : Finding is { } number ? $"/articles/{ArticleId}/repair?finding={number}#mend"
        : $"/articles/{ArticleId}{Category.Path}";
}

/// <summary>A place with the words around it.</summary>
public sealed record CareContext(string Before, string Words, string After)
{
    private const int Reach = 160;
    private const int MostWords = 300;

    /// <summary>Cuts the sentence around a place out of a text, or what is near where it is long.</summary>
    public static CareContext Of(string text, int start, int end)
    {
        ArgumentNullException.ThrowIfNull(text);
        start = Math.Clamp(start, 0, text.Length);
        end = Math.Clamp(end, start, text.Length);
        var from = start;
        while (from > 0 && start - from < Reach && text[from - 1] != '\n' && !IsSentenceEnd(text, from - 1))
            from--;
        var to = end;
        while (to < text.Length && to - end < Reach && text[to] != '\n' && (to == end || !IsSentenceEnd(text, to - 1)))
            to++;
        from = AtWord(text, from, start);
        var isCutBefore = start - from >= Reach - 20;
        var isCutAfter = to - end >= Reach && to < text.Length;
        return new CareContext((isCutBefore ? "…" : "") + text[from..start].TrimStart(), Wording.Excerpt(text[start..end], MostWords), text[end..to].TrimEnd() + (isCutAfter ? "…" : ""));
    }

    private static bool IsSentenceEnd(string text, int i) =>
        text[i] is '。' or '！' or '？' || (text[i] == ' ' && i > 0 && text[i - 1] is '.' or '!' or '?');

    // A context that was cut by its length begins with a whole word.
    private static int AtWord(string text, int from, int start)
    {
        if (from == 0 || start - from < Reach)
            return from;
        var space = text.IndexOf(' ', from, start - from);
        return space < 0 ? from : space + 1;
    }
}
