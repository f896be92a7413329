using System.CommandLine;
using ArticleArchive.Web.Data;
using ArticleArchive.Web.Ingestion;
using Microsoft.Extensions.Options;
using Spectre.Console;

namespace ArticleArchive.Web.Commands;

/// <summary><c>ingest PATH...</c>: stores files, folders and data sets.</summary>
internal static class IngestCommand
{
    private static readonly string[] s_properties = ["id", "url", "title", "author", "publisher", "published", "text"];

    public static Command Create(Option<string?> data)
    {
        var paths = new Argument<string[]>("PATH")
        {
            Description = "Files, folders (with everything in them), archives and books (.zip, .epub: one article an entry or chapter) and data sets (.ndjson, .jsonl: one article a line).",
            Arity = ArgumentArity.OneOrMore,
        };
        var map = new Option<string?>("--map")
        {
            Description = $"For data sets: which field holds what, such as text=body,title=headline. What can be named: {string.Join(", ", s_properties)}.",
            HelpName = "NAME=FIELD,...",
        };
        map.Validators.Add(result =>
        {
            try
            {
                ParseMap(result.GetValueOrDefault<string?>());
            }
            catch (FormatException exception)
            {
                result.AddError(exception.Message);
            }
        });
        var json = new Option<bool>("--json") { Description = "Print a JSON object a file and a summary at the end, for machines; everything else goes to the error output." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Print what each source would become, and store nothing. Also beside a running server." };
        var command = new Command("ingest", "Store articles from files and folders. A second run changes nothing; a changed file becomes a new version.") { paths, map, json, dryRun };
        command.SetAction((parse, cancellationToken) => RunAsync(
            parse.GetValue(data) ?? ArchiveFolder.Default(), parse.GetRequiredValue(paths), ParseMap(parse.GetValue(map)), parse.GetValue(json), parse.GetValue(dryRun), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(
        string dataDirectory, string[] paths, IReadOnlyDictionary<string, string>? fields, bool json, bool dryRun, CancellationToken cancellationToken)
    {
        // A mistyped path is told before anything is done for the others.
        var missing = paths.Where(path => !Path.Exists(path)).ToList();
        foreach (var path in missing)
            await Console.Error.WriteLineAsync($"There is nothing at {Printable.Of(path)}.");
        if (missing.Count > 0)
            return 1;

        await using var services = Services(dataDirectory);
        IngestionOptions options;
        try
        {
            options = services.GetRequiredService<IOptions<IngestionOptions>>().Value;
        }
        catch (OptionsValidationException exception)
        {
            await Console.Error.WriteLineAsync(string.Join('\n', exception.Failures));
            return 1;
        }

        if (dryRun)
            return IngestRehearsal.Run(dataDirectory, paths, fields, options, json, cancellationToken);

        var database = services.GetRequiredService<ArchiveDatabase>();
        var ingestion = services.GetRequiredService<IngestionService>();
        var report = new IngestReport(services.GetRequiredService<TimeProvider>());
        var display = Display(json, () => FolderSources.Measure(paths, cancellationToken), report);
        try
        {
            var run = await ingestion.StartRunAsync("ingest " + string.Join(' ', paths), sourceCount: null, cancellationToken);
            await display.ShowAsync(Results(), cancellationToken);
            if (!report.HasFailed)
                await ingestion.FinishRunAsync(run, CancellationToken.None);
            await database.CheckpointAsync(CancellationToken.None);

            IAsyncEnumerable<IngestionResult> Results() => ingestion.RunAsync(run, FolderSources.Find(paths, fields, options), cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            report.IsInterrupted = true;
        }

        display.Conclude();
        return report.ExitStatus;
    }

    private static ServiceProvider Services(string dataDirectory)
    {
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddEnvironmentVariables().Build());
        services.AddSingleton(_ => new ArchiveDatabase(dataDirectory, ArchiveAccess.Write, "ingest"));
        services.AddIngestion();
        return services.BuildServiceProvider();
    }

    private static IngestDisplay Display(bool json, Func<(long Files, long Bytes)> measure, IngestReport report)
    {
        if (json)
            return new JsonDisplay(report, Console.Out);
        // Progress goes to the error output, so that the summary alone can be kept.
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return !Console.IsErrorRedirected && console.Profile.Capabilities.Ansi
            ? new LiveDisplay(report, console, Console.Out, measure)
            : new LineDisplay(report, Console.Error, Console.Out, measure);
    }

    /// <summary>Reads <c>text=body,title=headline</c>.</summary>
    /// <exception cref="FormatException">The message says what is wrong.</exception>
    internal static IReadOnlyDictionary<string, string>? ParseMap(string? map)
    {
        if (string.IsNullOrWhiteSpace(map))
            return null;
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in map.Split(',', StringSplitOptions.TrimEntries))
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            var (property, field) = equals < 0 ? ("", "") : (pair[..equals].Trim(), pair[(equals + 1)..].Trim());
            if (property.Length == 0 || field.Length == 0)
                throw new FormatException($"--map takes NAME=FIELD, several with commas between; \"{pair}\" is none.");
            if (!s_properties.Contains(property, StringComparer.Ordinal))
                throw new FormatException($"--map knows no \"{property}\"; it knows {string.Join(", ", s_properties)}.");
            if (!fields.TryAdd(property, field))
                throw new FormatException($"--map names \"{property}\" twice.");
        }

        return fields;
    }
}
