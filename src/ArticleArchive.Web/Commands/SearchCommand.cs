using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using ArticleArchive.Parsing.Text;
using ArticleArchive.Web.Api;
using ArticleArchive.Web.Data;
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
        var query = new Argument<string[]>("QUERY") { Description = "Words, \"phrases\", -not, OR, brackets, prefix*, title: section: claim: speaker: publisher: author:, in:title in:body in:claim in:removed, and of claims nature: form: certainty: has: is: verdict: event:", Arity = ArgumentArity.OneOrMore };
        var level = new Option<SearchLevel?>("--level")
        {
            Description = "What to find: articles, claims, or passages that were removed. Without it: articles, or claims where the query names a property of claims, or removed passages where it says in:removed.",
            HelpName = "articles|claims|removed",
            CustomParser = result =>
            {
                var word = result.Tokens is [var token] ? token.Value : "";
                if (Enum.TryParse<SearchLevel>(word, ignoreCase: true, out var level) && Enum.IsDefined(level) && !char.IsAsciiDigit(word[0]))
                    return level;
                result.AddError($"--level is articles, claims or removed, not {Printable.Of(word)}.");
                return null;
            },
        };
        var size = new Option<int>("--size") { Description = $"Hits at most, 1 to {MaxSize}.", DefaultValueFactory = _ => 10 };
        var json = new Option<bool>("--json") { Description = "Print what /api/search answers." };
        size.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > MaxSize)
                result.AddError($"--size is a number from 1 to {MaxSize}.");
        });
        var command = new Command("search", "Search the archive.") { query, level, size, json };
        command.SetAction((parse, cancellationToken) =>
        {
            var text = string.Join(' ', parse.GetValue(query) ?? []);
            var request = new SearchRequest(text, parse.GetValue(level) ?? SearchLevels.Of(QueryParser.Parse(text)), parse.GetValue(size));
            return RunAsync(parse.GetValue(data) ?? ArchiveFolder.Default(), request, parse.GetValue(json), Console.Out, Console.Error, cancellationToken);
        });
        return command;
    }

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
