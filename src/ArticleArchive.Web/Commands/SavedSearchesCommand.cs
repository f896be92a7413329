using System.CommandLine;
using System.Globalization;
using ArticleArchive.Web.Data;
using ArticleArchive.Web.Pages.Searching;
using ArticleArchive.Web.Search;
using ArticleArchive.Web.Search.QueryLanguage;
using ArticleArchive.Web.Search.Saved;

namespace ArticleArchive.Web.Commands;

/// <summary><c>searches</c>: the saved searches with what is new in each; below it commands that keep, rename, look at and delete them.</summary>
internal static class SavedSearchesCommand
{
    public static Command Create(Option<string?> data)
    {
        var command = new Command("searches", "List the saved searches, each with the number of hits that are new since it was last looked at.");
        command.SetAction((parse, cancellationToken) => ListAsync(Folder(parse, data), Console.Out, Console.Error, cancellationToken));
        command.Subcommands.Add(Save(data));
        command.Subcommands.Add(Change("look", "Print the hits that are new in a saved search, and note that they were looked at.", data, LookAsync));
        command.Subcommands.Add(Change("delete", "Delete a saved search; articles and claims stay.", data, async (saved, search, _, cancellationToken) => await saved.DeleteAsync(search.Id, cancellationToken)));
        command.Subcommands.Add(Rename(data));
        return command;
    }

    /// <returns>0; 1 when there is no archive.</returns>
    internal static async Task<int> ListAsync(string directory, TextWriter output, TextWriter errors, CancellationToken cancellationToken)
    {
        try
        {
            using var database = new ArchiveDatabase(directory, ArchiveAccess.Read);
            using var engine = new SearchEngine(database.ReaderConnectionString);
            var saved = new SavedSearches(database, engine, TimeProvider.System);
            foreach (var search in await saved.AllAsync(cancellationToken))
            {
                var news = await saved.NewsAsync(search, cancellationToken);
                var count = news.New switch { null => "?", SavedSearches.NewLimit => "100+", var number => number.Value.ToString(CultureInfo.InvariantCulture) };
                await output.WriteLineAsync($"{count,5} new  {Printable.Of(search.Name)}: {Printable.Of(search.Query)}");
            }

            return 0;
        }
        catch (ArchiveUnavailableException exception)
        {
            await errors.WriteLineAsync(exception.Message);
            return 1;
        }
    }

    /// <summary>Keeps a search.</summary>
    /// <returns>0 when it was kept, else 1.</returns>
    internal static Task<int> SaveAsync(string directory, string name, SearchRequest request, TextWriter errors, CancellationToken cancellationToken) => WithSavedAsync(
        directory,
        errors,
        async saved => (await saved.SaveAsync(name, request.Query, request.Level, request.Sort is { } sort ? new SearchOrder(sort, request.IsDescending ?? true).ToString() : null, cancellationToken)).Outcome);

    /// <summary>Does something with the search of a name.</summary>
    /// <returns>0 when it was done, else 1.</returns>
    internal static Task<int> ChangeAsync(
        string directory, string name, Func<SavedSearches, SavedSearch, TextWriter, CancellationToken, Task<SavedOutcome>> change, TextWriter output, TextWriter errors, CancellationToken cancellationToken) =>
        WithSavedAsync(
            directory,
            errors,
            async saved => await saved.FindAsync(name, cancellationToken) is { } search ? await change(saved, search, output, cancellationToken) : SavedOutcome.Gone);

    /// <summary>Prints what is new in a search and notes the visit.</summary>
    internal static async Task<SavedOutcome> LookAsync(SavedSearches saved, SavedSearch search, TextWriter output, CancellationToken cancellationToken)
    {
        var results = await saved.NewestHitsAsync(search, SavedSearches.NewLimit, cancellationToken);
        foreach (var hit in results.Items.Where(hit => hit.ArticleId > search.SeenArticleId))
        {
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{hit.Id,6}  {Printable.Of(hit.Title)}"));
            foreach (var passage in hit.Passages)
                await output.WriteLineAsync("        " + Printable.Of(passage.Text));
        }

        // What was not looked at to its end is not seen.
        return results.IsComplete ? await saved.VisitAsync(search.Id, cancellationToken) : SavedOutcome.Done;
    }

    private static Command Save(Option<string?> data)
    {
        var name = Name();
        var query = new Argument<string[]>("QUERY") { Description = "What to search for.", Arity = ArgumentArity.OneOrMore };
        var level = SearchCommand.LevelOption();
        var sort = SearchCommand.SortOption();
        var command = new Command("save", "Keep a search under a name.") { name, query, level, sort };
        command.SetAction((parse, cancellationToken) =>
        {
            var text = string.Join(' ', parse.GetValue(query)!);
            var order = parse.GetValue(sort);
            var request = new SearchRequest(text, parse.GetValue(level) ?? SearchLevels.Of(QueryParser.Parse(text)), 1, Sort: order?.Sort, IsDescending: order?.IsDescending);
            return SaveAsync(Folder(parse, data), parse.GetValue(name)!, request, Console.Error, cancellationToken);
        });
        return command;
    }

    private static Command Rename(Option<string?> data)
    {
        var name = Name();
        var other = new Argument<string>("NEW") { Description = "Its new name." };
        var command = new Command("rename", "Give a saved search another name.") { name, other };
        command.SetAction((parse, cancellationToken) => ChangeAsync(
            Folder(parse, data), parse.GetValue(name)!, (saved, search, _, token) => saved.RenameAsync(search.Id, parse.GetValue(other), token), Console.Out, Console.Error, cancellationToken));
        return command;
    }

    private static Command Change(string verb, string description, Option<string?> data, Func<SavedSearches, SavedSearch, TextWriter, CancellationToken, Task<SavedOutcome>> change)
    {
        var name = Name();
        var command = new Command(verb, description) { name };
        command.SetAction((parse, cancellationToken) => ChangeAsync(Folder(parse, data), parse.GetValue(name)!, change, Console.Out, Console.Error, cancellationToken));
        return command;
    }

    private static Argument<string> Name() => new("NAME") { Description = "What the search is called." };

    private static string Folder(ParseResult parse, Option<string?> data) => parse.GetValue(data) ?? ArchiveFolder.Default();

    private static async Task<int> WithSavedAsync(string directory, TextWriter errors, Func<SavedSearches, Task<SavedOutcome>> action)
    {
        try
        {
            using var database = new ArchiveDatabase(directory, ArchiveAccess.Write, "searches");
            using var engine = new SearchEngine(database.ReaderConnectionString);
            var outcome = await action(new SavedSearches(database, engine, TimeProvider.System));
            if (SavedWords.Of(outcome) is not { } why)
                return 0;
            await errors.WriteLineAsync(why);
            return 1;
        }
        catch (Exception exception) when (exception is ArchiveUnavailableException or StorageUnavailableException)
        {
            await errors.WriteLineAsync(exception.Message);
            return 1;
        }
    }
}
