using System.CommandLine;
using ArticleArchive.Web.Data;
using ArticleArchive.Web.Hosting;

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
        var root = new RootCommand(
            "Article Archive: clean, searchable, quotable articles on your own machine. Without a command it serves the archive to your browser.")
        {
            // OptionCheck is as strict, and lets configuration keys pass (--Ingestion:MaxFileBytes 1000).
            TreatUnmatchedTokensAsErrors = false,
        };
        root.Options.Add(data);
        // These are read by ASP.NET itself.
        root.Options.Add(new Option<string?>("--urls")
        {
            Description = $"Where to serve, such as http://127.0.0.1:8080. Default: port {ServerAddress.UsualPort} of this machine, or the next free one.",
            HelpName = "ADDRESS",
        });
        foreach (var name in new[] { "--environment", "--contentRoot", "--applicationName" })
            root.Options.Add(new Option<string?>(name) { Hidden = true });
        root.Subcommands.Add(IngestCommand.Create(data));
        root.Subcommands.Add(SearchCommand.Create(data));
        root.Subcommands.Add(SavedSearchesCommand.Create(data));
        root.Subcommands.Add(IndexCommand.Create(data));
        root.Subcommands.Add(ExportCommand.Create(data));
        root.Subcommands.Add(ClaimsCommand.Create());
        root.Subcommands.Add(ReparseCommand.Create(data));
        root.Subcommands.Add(ImportVerdictsCommand.Create(data));
        root.Subcommands.Add(BackupCommand.Create(data));
        root.Subcommands.Add(MatchCommand.Create());
        root.Subcommands.Add(CompareCommand.Create());
        root.SetAction((parse, cancellationToken) => ServeCommand.RunAsync(parse.GetValue(data), args, cancellationToken));

        // Ten seconds to finish or roll back what is under way.
        var invocation = new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(10), EnableDefaultExceptionHandler = false };
        try
        {
            var parse = root.Parse(args);
            if (OptionCheck.Fault(parse, args) is { } fault)
            {
                await Console.Error.WriteLineAsync(fault);
                return 1;
            }

            return await parse.InvokeAsync(invocation);
        }
        catch (Exception exception) when (exception is ArchiveUnavailableException or StorageUnavailableException)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return 1;
        }
    }
}
