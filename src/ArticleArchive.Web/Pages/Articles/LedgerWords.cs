namespace ArticleArchive.Web.Pages.Articles;

/// <summary>How the ledger shows what cannot be seen.</summary>
internal static class LedgerWords
{
    /// <summary>Long words cut in the middle, and white space alone made visible.</summary>
    public static string Shown(string words)
    {
        if (words.Length == 0)
            return "nothing";
        if (string.IsNullOrWhiteSpace(words))
            return string.Concat(words.Take(12).Select(c => c switch { '\n' => "↵", '\t' => "⇥", _ => "␣" })) + (words.Length > 12 ? "…" : "");
        return words.Length <= 1500 ? words : Wording.Excerpt(words, 1200) + " […] " + words[^200..];
    }

    public static string ClassName(string name)
    {
        var words = name.Replace('-', ' ');
        return words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..];
    }
}
