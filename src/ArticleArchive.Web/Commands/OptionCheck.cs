using System.CommandLine;

namespace ArticleArchive.Web.Commands;

/// <summary>
/// Refuses what no command understands. The parser's own check must stay off: the server takes configuration keys
/// (<c>--Ingestion:MaxFileBytes 1000</c>), and a query or a path takes whatever stands before it, mistyped options too.
/// </summary>
internal static class OptionCheck
{
    private static readonly string[] s_always = ["--help", "-h", "-?", "/h", "/?", "--version"];

    // The sections of the configuration that this program reads.
    private static readonly string[] s_sections = ["Ingestion", "Logging", "Kestrel"];

    /// <summary>What is wrong with a command line in a sentence, or null.</summary>
    /// <param name="parse">The command line as the parser understood it.</param>
    /// <param name="args">The same as it was typed.</param>
    public static string? Fault(ParseResult parse, string[] args)
    {
        var command = parse.CommandResult.Command;
        var isServing = command is RootCommand;
        var options = command.Options.Concat(parse.RootCommandResult.Command.Options.Where(option => option.Recursive))
            .Where(option => !option.Hidden).Select(option => option.Name).Where(name => name != "--help" && name != "--version").Distinct(StringComparer.Ordinal).ToList();
        var hidden = command.Options.Where(option => option.Hidden).Select(option => option.Name).ToList();

        // After a lone -- everything is a word.
        foreach (var arg in args.TakeWhile(arg => arg != "--"))
        {
            if (!arg.StartsWith("--", StringComparison.Ordinal))
                continue;
            var name = arg.Split('=', 2)[0];
            if (options.Contains(name) || hidden.Contains(name) || s_always.Contains(name) || (isServing && IsSetting(name)))
                continue;
            return Unknown(name, options, command, isServing);
        }

        return isServing ? StrayWord(parse) : parse.UnmatchedTokens is [var word, ..] ? $"`{word}` is one word too many for {command.Name}; see {command.Name} --help." : null;
    }

    private static string Unknown(string name, List<string> options, Command command, bool isServing)
    {
        var nearest = options.Select(option => (option, Distance: Distance(name, option))).MinBy(pair => pair.Distance);
        var hint = nearest.Distance <= 2
            ? $"Did you mean {nearest.option}?"
            : $"{(isServing ? "Without a command, which serves the archive, there" : command.Name + ": there")} {(options.Count == 1 ? "is" : "are")} {string.Join(", ", options)}.";
        var port = isServing && name is "--port" ? " A port is chosen with --urls http://127.0.0.1:PORT." : "";
        var word = command.Name is "search" ? " A word that starts so stands after a lone --." : "";
        return $"There is no option `{name}`. {hint}{port}{word}";
    }

    // What is not an option or a command is the value of a setting, which stands right before it.
    private static string? StrayWord(ParseResult parse)
    {
        var isValue = false;
        foreach (var token in parse.UnmatchedTokens)
        {
            var isSetting = token.StartsWith("--", StringComparison.Ordinal);
            if (!isSetting && !isValue)
            {
                var commands = parse.RootCommandResult.Command.Subcommands.Select(command => command.Name);
                return $"There is no command `{token}`. There are: {string.Join(", ", commands)}; without one, the archive is served in the browser.";
            }

            isValue = isSetting && !token.Contains('=', StringComparison.Ordinal);
        }

        return isValue ? $"{parse.UnmatchedTokens[^1]} needs a value." : null;
    }

    private static bool IsSetting(string name) =>
        name[2..].Split(':', 2) is [var section, { Length: > 0 }] && s_sections.Contains(section, StringComparer.OrdinalIgnoreCase);

    // Letters to change, add or take away. Names of options are short, and a typed word is as long as a line can be: its length alone tells.
    private static int Distance(string typed, string option)
    {
        if (Math.Abs(typed.Length - option.Length) > 3)
            return int.MaxValue;
        var row = Enumerable.Range(0, option.Length + 1).ToArray();
        for (var i = 1; i <= typed.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= option.Length; j++)
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (typed[i - 1] == option[j - 1] ? 0 : 1)));
        }

        return row[^1];
    }
}
