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
        words = Close(words);
        return words.Length <= 1500 ? words : Wording.Excerpt(words, 1200) + " […] " + words[^200..];
    }

    /// <summary>Context without the empty lines between paragraphs.</summary>
    public static string Close(string context)
    {
        var lines = context.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var closed = string.Join('\n', lines);
        if (context.Length > 0 && context[0] is '\n')
            closed = '\n' + closed;
        else if (context.Length > 0 && char.IsWhiteSpace(context[0]))
            closed = ' ' + closed;
        if (lines.Length > 0 && context[^1] is '\n')
            closed += '\n';
        else if (lines.Length > 0 && char.IsWhiteSpace(context[^1]))
            closed += ' ';
        return closed;
    }

    public static string ClassName(string name)
    {
        var words = name.Replace('-', ' ');
        return words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..];
    }
}
