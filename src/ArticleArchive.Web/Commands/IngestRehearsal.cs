using System.Globalization;
using System.Text.Json;
using ArticleArchive.Web.Data;
using ArticleArchive.Web.Hosting;
using ArticleArchive.Web.Ingestion;
using ArticleArchive.Web.Ingestion.Imports;

namespace ArticleArchive.Web.Commands;

/// <summary><c>ingest --dry-run PATH...</c>: prints what each source would become. It only reads, also beside a server that writes.</summary>
internal static class IngestRehearsal
{
    private const int MaxName = 44, MaxRest = 60;

    public static int Run(string dataDirectory, string[] paths, IReadOnlyDictionary<string, string>? fields, IngestionOptions options, bool json, CancellationToken cancellationToken)
    {
        // Without an archive everything is new; making one here would be a trace that a rehearsal must not leave.
        var isThere = File.Exists(Path.Combine(Path.GetFullPath(dataDirectory), "archive.db"));
        var directory = isThere ? dataDirectory : Directory.CreateTempSubdirectory("article-archive-rehearsal-").FullName;
        try
        {
            using var database = new ArchiveDatabase(directory, isThere ? ArchiveAccess.Read : ArchiveAccess.Write, "rehearse");
            Print(database, paths, fields, options, json, cancellationToken);
            return 0;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return ArchiveCommandLine.Interrupted;
        }
        finally
        {
            if (!isThere)
            {
                Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
                Directory.Delete(directory, recursive: true);
            }
        }
    }

    private static void Print(ArchiveDatabase database, string[] paths, IReadOnlyDictionary<string, string>? fields, IngestionOptions options, bool json, CancellationToken cancellationToken)
    {
        var counts = new SortedDictionary<RehearsalVerdict, int>();
        var (damaged, total) = (0, 0);
        var places = new List<string>();
        using var rehearsal = new Rehearsal(database, options);
        if (!json)
            Console.WriteLine($"{"source",-MaxName}  {"what it is",-15}{"words",8}{"removed",9}{"health",8}  remarks");
        foreach (var item in rehearsal.Rehearse(FolderSources.Find(paths, fields, options), cancellationToken))
        {
            total++;
            counts[item.Verdict] = counts.GetValueOrDefault(item.Verdict) + 1;
            damaged += item.IsDamaged ? 1 : 0;
            places.Add(item.Place);
            Console.WriteLine(json ? ImportReports.JsonLine(ImportReports.RehearsalColumns, ImportReports.RehearsalValues(item)) : Line(item, places));
        }

        if (json)
        {
            Console.WriteLine(JsonSerializer.Serialize(
                new { summary = new { total, damaged, verdicts = counts.ToDictionary(pair => JsonNamingPolicy.CamelCase.ConvertName(pair.Key.ToString()), pair => pair.Value, StringComparer.Ordinal) } },
                JsonSerializerOptions.Web));
            return;
        }

        Console.WriteLine();
        var parts = counts.Select(pair => string.Create(CultureInfo.InvariantCulture, $"{Name(pair.Key)} {pair.Value:N0}"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{total:N0} {(total == 1 ? "source" : "sources")}: {string.Join(", ", parts)}{(damaged > 0 ? $"; damaged {damaged:N0}" : "")}. Nothing was stored."));
    }

    private static string Line(ImportItem item, List<string> places)
    {
        var isRead = item.Title is not null && item.Verdict != RehearsalVerdict.SameBytes;
        var figures = isRead ? string.Create(CultureInfo.InvariantCulture, $"{item.WordCount,8}{item.RemovedWordCount,9}{item.Health,8}") : new string(' ', 25);
        var remarks = new List<string>();
        if (item.ArticleId is { } article)
            remarks.Add(string.Create(CultureInfo.InvariantCulture, $"article {article}"));
        if (item.ItemPosition is { } other)
            remarks.Add(Cut(Printable.Of(places[other]), MaxName));
        if (item.Resemblance is { } share && item.Verdict is RehearsalVerdict.NearDuplicate or RehearsalVerdict.NewVersion)
            remarks.Add(string.Create(CultureInfo.InvariantCulture, $"{(item.ItemPosition is null ? "" : "about ")}{share * 100:0} % alike"));
        if (item.IsDamaged)
            remarks.Add("damaged");
        if (item.Detail is not null)
            remarks.Add(Printable.Of(item.Detail));
        else if (isRead && remarks.Count == 0)
            remarks.Add($"\"{Cut(Printable.Of(item.Title!), MaxRest)}\"");
        // The end of a path tells more than its beginning.
        var place = Printable.Of(item.Place);
        return $"{(place.Length > MaxName ? "…" + place[^(MaxName - 1)..] : place).PadRight(MaxName)}  {Name(item.Verdict),-15}{figures}  {string.Join("; ", remarks)}";
    }

    private static string Cut(string text, int length) => text.Length <= length ? text : text[..(length - 1)] + "…";

    private static string Name(RehearsalVerdict verdict) => verdict switch
    {
        RehearsalVerdict.New => "new",
        RehearsalVerdict.NewVersion => "new version",
        RehearsalVerdict.NearDuplicate => "near-duplicate",
        RehearsalVerdict.SameText => "same text",
        RehearsalVerdict.SameBytes => "same bytes",
        RehearsalVerdict.Refused => "refused",
        _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, message: null),
    };
}
