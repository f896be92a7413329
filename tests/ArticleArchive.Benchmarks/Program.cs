using ArticleArchive.Benchmarks;
using ArticleArchive.Benchmarks.Ingestion;
using ArticleArchive.Benchmarks.Parsing;
using ArticleArchive.Benchmarks.Search;
using ArticleArchive.Benchmarks.Training;

return args switch
{
    ["parsing", .. var rest] => ParsingBenchmark.Run(rest),
    ["train-lines", .. var rest] => LineTraining.Run(rest),
    ["train-html", .. var rest] => HtmlTraining.Run(rest),
    ["ingest", .. var rest] => await PipelineBenchmark.RunAsync(rest),
    ["writer", .. var rest] => await WriterBenchmark.RunAsync(rest),
    ["search", .. var rest] => await SearchBenchmark.RunAsync(rest),
    ["pages", .. var rest] => await PageBenchmark.RunAsync(rest),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("dotnet run -c Release --project tests/ArticleArchive.Benchmarks -- COMMAND");
    foreach (var usage in (string[])[ParsingBenchmark.Usage, LineTraining.Usage, HtmlTraining.Usage, PipelineBenchmark.Usage, WriterBenchmark.Usage, SearchBenchmark.Usage, PageBenchmark.Usage])
        Console.Error.WriteLine("  " + usage);
    return 2;
}
