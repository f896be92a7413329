using System.Diagnostics;
using System.Globalization;
using ArticleArchive.Parsing.Tests.Invariants;

namespace ArticleArchive.Benchmarks.Parsing;

/// <summary>Checks what holds for every article on the pages of an evaluation set, as they are and damaged.</summary>
internal static class InvariantsBenchmark
{
    public const string Usage = "invariants SET_FOLDER [--mutations N]   check every promise on a set's pages and on N damaged ones";

    /// <summary>Each undone edit costs a whole parse.</summary>
    private const int UndonePerPage = 2;

    private const int MostShown = 40;

    public static int Run(string[] args)
    {
        var mutations = 0;
        if (args is not ([_] or [_, "--mutations", _]) || !Directory.Exists(args[0])
            || (args.Length == 3 && !int.TryParse(args[2], NumberStyles.None, CultureInfo.InvariantCulture, out mutations)))
        {
            Console.Error.WriteLine(Usage);
            return 2;
        }

        var pages = EvaluationPage.Of(args[0], IdHashPart.All);
        int broken = 0, shown = 0;
        var slowest = (Name: "-", Elapsed: TimeSpan.Zero);
        foreach (var page in pages)
            Check(page.Id, page.Name, page.Bytes, UndonePerPage);
        for (var seed = 0; seed < mutations; seed++)
        {
            var page = pages[seed % pages.Count];
            var bytes = MutatedFile.Of(page.Bytes, pages[(seed + 7) % pages.Count].Bytes, seed);
            Check($"{page.Id} mutated with seed {seed}", page.Name, bytes, undone: seed % 10 == 0 ? 1 : 0);
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{pages.Count} pages and {mutations} mutated: {broken} files break a promise; slowest check {slowest.Name} {slowest.Elapsed.TotalMilliseconds:0} ms"));
        return broken == 0 ? 0 : 1;

        void Check(string name, string fileName, byte[] bytes, int undone)
        {
            var start = Stopwatch.GetTimestamp();
            IReadOnlyList<string> promises;
            try
            {
                promises = ArticleInvariants.Broken(fileName, bytes, undone);
            }
            catch (Exception failure)
            {
                promises = [failure.ToString()];
            }

            var elapsed = Stopwatch.GetElapsedTime(start);
            if (elapsed > slowest.Elapsed)
                slowest = (name, elapsed);
            if (promises.Count == 0)
                return;
            broken++;
            if (++shown <= MostShown)
                Console.WriteLine($"{name}: {promises.Count} broken: {promises[0][..Math.Min(600, promises[0].Length)]}");
        }
    }
}
