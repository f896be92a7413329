using ArticleArchive.Parsing.Repairs;
using ArticleArchive.Web.Data;

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

    /// <summary>True for an edit that a person made.</summary>
    public static bool IsByHand(LedgerEdit edit) => edit.Rule.StartsWith("editor-", StringComparison.Ordinal);

    /// <summary>How sure a rule is, in words; the number is for comparing.</summary>
    public static string Sure(double confidence) => (confidence switch
    {
        >= 0.95 => "certain",
        >= 0.8 => "quite sure",
        >= 0.6 => "rather sure",
        _ => "unsure: look at it",
    }) + $" ({Wording.Percent(confidence)})";

    public static string Of(RepairKind kind) => kind switch
    {
        RepairKind.Words => "Words supplied",
        RepairKind.Split => "Block split",
        RepairKind.Join => "Blocks joined",
        RepairKind.Heading => "Made a heading",
        RepairKind.Paragraph => "Made a paragraph",
        RepairKind.ListItem => "Made a list item",
        RepairKind.Dismissal => "Looks right",
        RepairKind.Title => "Title set",
        RepairKind.Authors => "Authors set",
        RepairKind.Published => "Date set",
        RepairKind.Publisher => "Publisher set",
        RepairKind.Language => "Language set",
        _ => kind.ToString(),
    };

    public static string Of(RepairState state) => state switch
    {
        RepairState.Applied => "in force",
        RepairState.Orphan => "lost its place",
        RepairState.Removed => "inside a removed passage",
        _ => "without effect",
    };

    /// <summary>True for a property that was carried over and waits for a person, since the file says something else now.</summary>
    public static bool IsProposed(ArticleRepair repair) => repair is { IsUndone: true, State: RepairState.Conflict, CarriedFromId: not null };

    /// <summary>What a person can do with a repair.</summary>
    public static string Turn(ArticleRepair repair) => IsProposed(repair) ? "Use it" : repair.IsUndone ? "Redo" : "Undo";

    public static string Of(RefusalState state) => state switch
    {
        RefusalState.InForce => "in force",
        RefusalState.Idle => "waits",
        _ => "lost its place",
    };

    /// <summary>What a refusal does.</summary>
    public static string WhyOf(RefusalState state) => state switch
    {
        RefusalState.InForce => "It keeps these words as they are, against:",
        RefusalState.Idle => "No rule proposes it now. When one does again, it stays undone. It was:",
        _ => "The words that it belongs to are no longer found in one place. It was:",
    };

    /// <summary>Why a repair is not in force.</summary>
    public static string WhyNot(RepairState state) => state switch
    {
        RepairState.Orphan => "The words that it belongs to are no longer found in one place.",
        RepairState.Removed => "Its place is inside a passage that is removed: undo that to bring it into force.",
        _ => "Another repair holds its place, or nothing is left for it to do.",
    };

    /// <summary>What a repair says, as it shows in the text.</summary>
    public static string What(ArticleRepair repair) => repair.Kind switch
    {
        RepairKind.Words => $"[{repair.Value}]" + (string.IsNullOrWhiteSpace(repair.Quote) ? "" : $" instead of “{repair.Quote}”"),
        RepairKind.Split or RepairKind.Join => $"…{Wording.Tail(repair.Before ?? "", 40)} ^ {Wording.Excerpt((repair.After ?? "").TrimStart(), 40)}",
        RepairKind.Heading => $"Level {repair.Value}: {repair.Quote}…",
        RepairKind.Paragraph or RepairKind.ListItem => repair.Quote + "…",
        RepairKind.Dismissal => repair.Value,
        _ => repair.Value.Length == 0 ? "unknown" : repair.Value,
    };

    public static string ClassName(string name)
    {
        var words = name.Replace('-', ' ');
        return words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..];
    }
}
