using ArticleArchive.Benchmarks;
using ArticleArchive.Benchmarks.Claims;
using ArticleArchive.Benchmarks.Ingestion;
using ArticleArchive.Benchmarks.Parsing;
using ArticleArchive.Benchmarks.Search;
using ArticleArchive.Benchmarks.Training;

(string Name, string Usage, Func<string[], Task<int>> Run)[] commands =
[
    ("parsing", ParsingBenchmark.Usage, rest => Task.FromResult(ParsingBenchmark.Run(rest))),
    ("invariants", InvariantsBenchmark.Usage, rest => Task.FromResult(InvariantsBenchmark.Run(rest))),
    ("train-lines", LineTraining.Usage, rest => Task.FromResult(LineTraining.Run(rest))),
    ("train-html", HtmlTraining.Usage, rest => Task.FromResult(HtmlTraining.Run(rest))),
    ("train-structure", StructureTraining.Usage, rest => Task.FromResult(StructureTraining.Run(rest))),
    ("train-claims", ClaimTraining.Usage, rest => Task.FromResult(ClaimTraining.Run(rest))),
    ("train-titles", TitleTrainer.Usage, rest => Task.FromResult(TitleTrainer.Run(rest))),
    ("train-authors", AuthorTraining.Usage, rest => Task.FromResult(AuthorTraining.Run(rest))),
    ("ingest", PipelineBenchmark.Usage, PipelineBenchmark.RunAsync),
    ("writer", WriterBenchmark.Usage, WriterBenchmark.RunAsync),
    ("links", LinksBenchmark.Usage, LinksBenchmark.RunAsync),
    ("search", SearchBenchmark.Usage, SearchBenchmark.RunAsync),
    ("search-load", SearchLoadBenchmark.Usage, SearchLoadBenchmark.RunAsync),
    ("relevance", RelevanceBenchmark.Usage, RelevanceBenchmark.RunAsync),
    ("index", IndexBenchmark.Usage, IndexBenchmark.RunAsync),
    ("comparison", ComparisonBenchmark.Usage, rest => Task.FromResult(ComparisonBenchmark.Run(rest))),
    ("pages", PageBenchmark.Usage, PageBenchmark.RunAsync),
];

if (args.Length > 0 && Array.Find(commands, command => command.Name == args[0]) is { Run: { } run })
    return await run(args[1..]);

Console.Error.WriteLine("dotnet run -c Release --project tests/ArticleArchive.Benchmarks -- COMMAND");
foreach (var command in commands)
    Console.Error.WriteLine("  " + command.Usage);
return 2;
