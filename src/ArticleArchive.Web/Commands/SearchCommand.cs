using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using ArticleArchive.Parsing.Text;
using ArticleArchive.Web.Api;
using ArticleArchive.Web.Data;
using ArticleArchive.Web.Pages.Searching;
using ArticleArchive.Web.Search;
using ArticleArchive.Web.Search.QueryLanguage;
using Spectre.Console;

namespace ArticleArchive.Web.Commands;

/// <summary><c>search QUERY</c>: the search page's answer in the terminal. Opens the archive for reading only, so it works while the server runs.</summary>
internal static class SearchCommand
{
    private const int MaxSize = 100;

    public static Command Create(Option<string?> data)
    {
        var query = new Argument<string[]>("QUERY") { Description = "Words, \"phrases\", -not, OR, brackets, prefix*, fields such as title: speaker: published: and in:removed. The page /search/help has all of it.", Arity = ArgumentArity.ZeroOrMore };
        var level = LevelOption();
        var sort = SortOption();
        var size = new Option<int>("--size") { Description = $"Hits at most, 1 to {MaxSize}.", DefaultValueFactory = _ => 10 };
        var json = new Option<bool>("--json") { Description = "Print what /api/search answers." };
        var batch = new Option<string?>("--batch") { Description = "Search for each query of a file instead: one a line, or the first column of a .csv. Prints the hits at each level.", HelpName = "FILE" };
        var csv = new Option<bool>("--csv") { Description = "With --batch: print the table as CSV." };
        var onlyNotFound = new Option<bool>("--not-found") { Description = "With --batch: only what was searched and not found." };
        size.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > MaxSize)
                result.AddError($"--size is a number from 1 to {MaxSize}.");
        });
        var command = new Command("search", "Search the archive.") { query, level, sort, size, json, batch, csv, onlyNotFound };
        command.Validators.Add(result =>
        {
            var hasQuery = result.GetValue(query) is { Length: > 0 };
            var hasBatch = result.GetValue(batch) is not null;
            if (hasQuery == hasBatch)
                result.AddError(hasQuery ? "Name a query or --batch FILE, not both." : "Name what to search for, or --batch FILE.");
            else if (!hasBatch && (result.GetValue(csv) || result.GetValue(onlyNotFound)))
                result.AddError("--csv and --not-found go with --batch FILE.");
        });
        command.SetAction((parse, cancellationToken) =>
        {
            var folder = parse.GetValue(data) ?? ArchiveFolder.Default();
            if (parse.GetValue(batch) is { } file)
                return BatchCommand.RunAsync(folder, new BatchRequest(file, parse.GetValue(csv), parse.GetValue(onlyNotFound)), Console.Out, Console.Error, cancellationToken);
            var text = string.Join(' ', parse.GetValue(query) ?? []);
            var order = parse.GetValue(sort);
            var request = new SearchRequest(text, parse.GetValue(level) ?? SearchLevels.Of(QueryParser.Parse(text)), parse.GetValue(size), Sort: order?.Sort, IsDescending: order?.IsDescending);
            return RunAsync(folder, request, parse.GetValue(json), Console.Out, Console.Error, cancellationToken);
        });
        return command;
    }

    /// <summary>What to find, by the names that addresses have for it.</summary>
    internal static Option<SearchLevel?> LevelOption() => new("--level")
    {
        Description = "What to find: articles, sections, claims, or passages that were removed. Without it: articles, or claims where the query names a property of claims, or removed passages where it says in:removed.",
        HelpName = "articles|sections|claims|removed",
        CustomParser = result =>
        {
            var word = result.Tokens is [var token] ? token.Value : "";
            if (SearchAddress.LevelOf(word.ToLowerInvariant()) is { } level)
                return level;
            result.AddError($"--level is articles, sections, claims or removed, not {Printable.Of(word)}.");
            return null;
        },
    };

    /// <summary>The order, by the names that addresses have for it.</summary>
    internal static Option<SearchOrder?> SortOption() => new("--sort")
    {
        Description = "The order: relevance, published, added, words or health; the greatest, newest or best first, or with -asc the other way.",
        HelpName = "ORDER",
        CustomParser = result =>
        {
            var word = result.Tokens is [var token] ? token.Value : "";
            if (SearchOrder.TryParse(word, out var order))
                return order;
            result.AddError($"--sort is {SearchOrder.Names}, not {Printable.Of(word)}.");
            return null;
        },
    };

    /// <returns>0 when the search was answered, with hits or without; 1 when there is no archive to search.</returns>
    internal static async Task<int> RunAsync(string directory, SearchRequest request, bool asJson, TextWriter output, TextWriter errors, CancellationToken cancellationToken)
    {
        ArchiveDatabase database;
        try
        {
            database = new ArchiveDatabase(directory, ArchiveAccess.Read);
        }
        catch (ArchiveUnavailableException exception)
        {
            await errors.WriteLineAsync(exception.Message);
            return 1;
        }

        using (database)
            return await AnswerAsync(database, request, asJson, output, cancellationToken);
    }

    private static async Task<int> AnswerAsync(ArchiveDatabase database, SearchRequest request, bool asJson, TextWriter output, CancellationToken cancellationToken)
    {
        using var engine = new SearchEngine(database.ReaderConnectionString);
        await engine.WarmAsync(cancellationToken);
        var results = await engine.FindAsync(request, cancellationToken);
        if (asJson)
        {
            await output.WriteLineAsync(JsonSerializer.Serialize(SearchApi.Answer(results), SearchApi.Json));
            return 0;
        }

        var zero = results is { Total: 0, IsComplete: true } ? await engine.ExplainZeroAsync(results.Query, request.Level, cancellationToken) : null;
        Print(output, results, zero);
        return 0;
    }

    private static void Print(TextWriter output, SearchResults results, ZeroResults? zero)
    {
        // Colours and line breaks only where a person looks; text from articles never is markup.
        var isTerminal = ReferenceEquals(output, Console.Out) && !Console.IsOutputRedirected;
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output), Ansi = isTerminal ? AnsiSupport.Detect : AnsiSupport.No });
        if (!isTerminal)
            console.Profile.Width = 10_000;
        foreach (var warning in results.Warnings)
            console.MarkupLineInterpolated($"[yellow]{warning.Message}[/]");
        if (results.RankedByAny)
            console.WriteLine("Read as a question: any of the words is enough; those with more and rarer ones come first.");
        console.MarkupLineInterpolated($"[bold]{Count(results)}[/]");
        foreach (var reason in zero?.Reasons ?? [])
            console.WriteLine(reason);
        foreach (var offer in zero?.Offers ?? [])
            console.WriteLine($"  {offer.Label} ({offer.Count}): {offer.Query}");
        foreach (var hit in results.Items)
        {
            console.WriteLine();
            console.Markup($"[grey]{hit.Id,6}[/]  ");
            WriteMarked(console, hit.Title, hit.TitleMarks, "bold");
            var source = string.Join(", ", new[] { hit.Publisher ?? "publisher unknown", PublishedText.Words(hit.PublishedAtUtc, hit.PublishedOffsetMinutes, hit.PublishedPrecision) }.OfType<string>());
            console.MarkupLineInterpolated($"        [grey]{source}[/]");
            if (hit.Section is { } section)
                console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"        [grey]article {hit.ArticleId}: {section.Heading ?? "its opening"}[/]");
            if (hit.Removed is { } removed)
                console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"        [grey]article {hit.ArticleId}, edit {removed.Edit}: {removed.Reason}[/]");
            foreach (var passage in hit.Passages)
            {
                console.Write("        ");
                WriteMarked(console, passage.Text, passage.Marks, "default");
            }
        }
    }

    private static string Count(SearchResults results) => (results.Level, results.Total) switch
    {
        (SearchLevel.Articles, 1) => "1 article",
        (SearchLevel.Articles, var total) => $"{total} articles",
        (SearchLevel.Sections, 1) => "1 section",
        (SearchLevel.Sections, var total) => $"{total} sections",
        (SearchLevel.Removed, 1) => "1 removed passage",
        (SearchLevel.Removed, var total) => $"{total} removed passages",
        (_, 1) => "1 claim",
        (_, var total) => $"{total} claims",
    };

    private static void WriteMarked(IAnsiConsole console, string text, IReadOnlyList<TextSpan> marks, string style)
    {
        var line = new Paragraph();
        foreach (var (part, isMarked) in HitMarks.Split(text, marks))
            line.Append(OneLine(part), isMarked ? Style.Parse(style + " underline") : Style.Parse(style));
        console.Write(line);
        console.WriteLine();
    }

    // Control characters of an article must not steer the terminal.
    private static string OneLine(string text) => string.Create(text.Length, text, static (line, source) =>
    {
        for (var i = 0; i < source.Length; i++)
            line[i] = char.IsControl(source[i]) ? ' ' : source[i];
    });
}
