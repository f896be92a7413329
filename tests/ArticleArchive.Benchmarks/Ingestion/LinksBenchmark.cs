using System.Diagnostics;
using System.Globalization;
using System.Text;
using ArticleArchive.Benchmarks.Corpus;
using ArticleArchive.Parsing.Claims.Comparison;
using ArticleArchive.Web.Data;
using ArticleArchive.Web.Ingestion;
using ArticleArchive.Web.Ingestion.Backfills;
using ArticleArchive.Web.Ingestion.Claims;
using ArticleArchive.Web.Ingestion.Lines;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace ArticleArchive.Benchmarks.Ingestion;

/// <summary>
/// Linking the claims of an archive, alone: articles are stored, every link is taken away, and all claims are linked again. Each article
/// also holds statements about matters that other articles take up: the same, with another figure, or denied.
/// </summary>
internal static class LinksBenchmark
{
    public const string Usage = "links [ARTICLES] [WORDS]     links the claims of stored articles (default 10000 of about 600 words)";

    private const int StatementsOfArticle = 3;

    private static readonly string[] s_bodies = ["council", "ministry", "port authority", "school board", "water company", "railway", "hospital", "university"];
    private static readonly string[] s_works = ["bridge", "tunnel", "library", "ferry terminal", "power station", "stadium", "reservoir", "museum"];

    public static async Task<int> RunAsync(string[] args)
    {
        var count = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 10_000;
        var words = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 600;
        var directory = Directory.CreateTempSubdirectory("article-archive-benchmark-").FullName;
        try
        {
            using var database = new ArchiveDatabase(directory, ArchiveAccess.Write, "benchmark");
            await StoreAsync(database, count, words);
            await ForgetAsync(database);
            GC.Collect();
            var before = GC.GetTotalMemory(forceFullCollection: true);

            using var backfill = new ClaimLinkBackfill(database, NullLogger<ClaimLinkBackfill>.Instance);
            var (started, cpu) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
            var done = 0;
            var (last, lastDone) = (cpu, 0);
            while (await backfill.TakeAsync(CancellationToken.None))
            {
                done += 10;
                if (done - lastDone >= count / 10)
                {
                    var now = Environment.CpuUsage.TotalTime;
                    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{done,6} articles: {(now - last).TotalMilliseconds / (done - lastDone):0.0} processor ms an article"));
                    (last, lastDone) = (now, done);
                }
            }

            cpu = Environment.CpuUsage.TotalTime - cpu;
            var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
            var kept = GC.GetTotalMemory(forceFullCollection: true) - before;
            await ReportAsync(database, count, seconds, cpu.TotalSeconds, kept);
            return 0;
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(directory, recursive: true);
        }
    }

    private static async Task StoreAsync(ArchiveDatabase database, int count, int words)
    {
        var corpus = new DamagedArticles(seed: 23);
        var options = new IngestionOptions();
        for (var i = 0; i < count;)
        {
            var batch = new List<PreparedSource>();
            for (var end = Math.Min(i + 200, count); i < end; i++)
            {
                var text = corpus.Text(i, words) + Statements(i, count);
                var name = i.ToString(CultureInfo.InvariantCulture) + ".txt";
                batch.Add(PreparedSource.From(name, new SourceFile(name, name, name, Encoding.UTF8.GetBytes(text)), options, _ => false, LearntReading.None, DateTime.UnixEpoch));
            }

            await database.WriteAsync(
                async db =>
                {
                    foreach (var source in batch)
                        await ArticleStore.StoreAsync(db, source, CancellationToken.None);
                    return 0;
                },
                CancellationToken.None);
        }
    }

    // A matter is taken up by about twelve articles; one statement in six has another figure, one in six denies it.
    private static string Statements(int article, int count)
    {
        var random = new Random((article * 7919) + 1);
        var text = new StringBuilder("\n\n");
        for (var k = 0; k < StatementsOfArticle; k++)
        {
            var matter = random.Next(Math.Max(1, count * StatementsOfArticle / 12));
            var (body, work, town) = (s_bodies[matter % 8], s_works[matter / 8 % 8], $"{(char)('A' + (matter / 64 % 26))}{(char)('a' + (matter / 1664 % 26))}rhaven{matter}");
            var million = 10 + (matter % 80);
            text.Append(random.Next(6) switch
            {
                0 => $"The {body} of {town} spent {million + 7} million pounds on the new {work}.",
                1 => $"The {body} of {town} did not spend {million} million pounds on the new {work}.",
                2 => $"Some {million} million pounds were spent on the new {work} by the {body} of {town}.",
                3 => $"On its new {work} the {body} of {town} spent £{million} million.",
                _ => $"The {body} of {town} spent {million} million pounds on the new {work}.",
            }).Append(' ');
        }

        return text.ToString();
    }

    private static Task<int> ForgetAsync(ArchiveDatabase database) => database.WriteAsync(
        db =>
        {
            foreach (var table in (string[])["ClaimLinks", "ClaimKeys", "LinkedClaims"])
                db.Commands.Execute($"DELETE FROM {table}");
            return Task.FromResult(0);
        },
        CancellationToken.None);

    private static async Task ReportAsync(ArchiveDatabase database, int count, double seconds, double cpu, long kept)
    {
        await using var db = database.OpenReader();
        var claims = await db.LinkedClaims.CountAsync();
        Console.WriteLine();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count} articles, {claims} claims: {seconds:0.0} s, {cpu:0.0} s of processor, {1000 * cpu / count:0.0} ms an article, {1000 * cpu / claims:0.00} ms a claim; {kept / 1e6:0} MB kept in memory"));
        foreach (var relation in await db.ClaimLinks.GroupBy(link => link.Relation).Select(group => new { group.Key, Count = group.Count() }).OrderBy(group => group.Key).ToListAsync())
            Console.WriteLine($"  {relation.Key}: {relation.Count}");

        var links = await (from link in db.ClaimLinks
                           where link.Relation != ClaimRelation.Related
                           join left in db.Claims on link.LeftId equals left.Id
                           join right in db.Claims on link.RightId equals right.Id
                           select new { link.Relation, Left = left.Text, Right = right.Text }).ToListAsync();
        var among = links.Where(link => link.Left.Contains("rhaven") && link.Right.Contains("rhaven")).ToList();
        var ofOneMatter = among.Count(link => MatterOf(link.Left) == MatterOf(link.Right));
        var statements = await db.Claims.CountAsync(claim => claim.Text.Contains("rhaven"));
        var linked = await db.Claims.CountAsync(claim => claim.Text.Contains("rhaven") && db.ClaimLinks.Any(link => (link.LeftId == claim.Id || link.RightId == claim.Id) && link.Relation != ClaimRelation.Related));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"statements about shared matters: {statements}, linked {(double)linked / statements:P1}; links among them {among.Count}, of one matter {(double)ofOneMatter / Math.Max(1, among.Count):P1}; other links {links.Count - among.Count}"));
    }

    private static string MatterOf(string text)
    {
        var at = text.IndexOf("rhaven", StringComparison.Ordinal) + 6;
        var end = at;
        while (end < text.Length && char.IsAsciiDigit(text[end]))
            end++;
        return text[at..end];
    }
}
