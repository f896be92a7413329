using System.CommandLine;

namespace ArticleArchive.Web.Commands;

/// <summary>The program's command line: without a command it serves the archive in a browser.</summary>
internal static class ArchiveCommandLine
{
    public static async Task<int> RunAsync(string[] args)
    {
        var data = new Option<string?>("--data")
        {
            Description = "The archive's folder. Default: the user's data folder.",
            Recursive = true,
        };
        var root = new RootCommand("Article Archive: clean, searchable, quotable articles on your own machine.")
        {
            // What is not ours belongs to ASP.NET (--urls, --environment, ...).
            TreatUnmatchedTokensAsErrors = false,
        };
        root.Options.Add(data);
        root.SetAction((parse, cancellationToken) => ServeCommand.RunAsync(parse.GetValue(data), args, cancellationToken));
        root.Subcommands.Add(SearchCommand.Create(data));
        return await root.Parse(args).InvokeAsync();
    }
}
