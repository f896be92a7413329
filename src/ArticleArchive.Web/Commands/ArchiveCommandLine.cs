using System.CommandLine;
using ArticleArchive.Web.Data;

namespace ArticleArchive.Web.Commands;

/// <summary>The program's command line: without a command it serves the archive in a browser.</summary>
internal static class ArchiveCommandLine
{
    /// <summary>The exit status of a command that a person stopped (128 and the number of the interrupt signal).</summary>
    public const int Interrupted = 130;

    public static async Task<int> RunAsync(string[] args)
    {
        var data = new Option<string?>("--data")
        {
            Description = "The archive's folder. Default: the user's data folder.",
            HelpName = "DIR",
            Recursive = true,
        };
        var root = new RootCommand("Article Archive: clean, searchable, quotable articles on your own machine.")
        {
            // What is not ours belongs to ASP.NET (--urls, --environment, ...).
            TreatUnmatchedTokensAsErrors = false,
        };
        root.Options.Add(data);
        root.Subcommands.Add(IngestCommand.Create(data));
        root.Subcommands.Add(SearchCommand.Create(data));
        root.Subcommands.Add(BackupCommand.Create(data));
        root.SetAction((parse, cancellationToken) => parse.UnmatchedTokens is [var word, ..] && !word.StartsWith('-')
            ? UnknownAsync(word, root)
            : ServeCommand.RunAsync(parse.GetValue(data), args, cancellationToken));

        // Ten seconds to finish or roll back what is under way.
        var invocation = new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(10), EnableDefaultExceptionHandler = false };
        try
        {
            return await root.Parse(args).InvokeAsync(invocation);
        }
        catch (Exception exception) when (exception is ArchiveUnavailableException or StorageUnavailableException)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return 1;
        }
    }

    private static async Task<int> UnknownAsync(string word, RootCommand root)
    {
        await Console.Error.WriteLineAsync(
            $"There is no command `{word}`. There are: {string.Join(", ", root.Subcommands.Select(command => command.Name))}; without one, the archive is served in the browser.");
        return 1;
    }
}
