using ArticleArchive.Benchmarks.Ingestion;
using ArticleArchive.Benchmarks.Parsing;
using ArticleArchive.Benchmarks.Search;

return args switch
{
    ["parsing", .. var rest] => ParsingBenchmark.Run(rest),
    ["writer", .. var rest] => await WriterBenchmark.RunAsync(rest),
    ["search", .. var rest] => await SearchBenchmark.RunAsync(rest),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine(ParsingBenchmark.Usage);
    Console.Error.WriteLine(WriterBenchmark.Usage);
    Console.Error.WriteLine(SearchBenchmark.Usage);
    return 2;
}
