using ArticleArchive.Benchmarks.Ingestion;
using ArticleArchive.Benchmarks.Parsing;

return args switch
{
    ["parsing", .. var rest] => ParsingBenchmark.Run(rest),
    ["writer", .. var rest] => await WriterBenchmark.RunAsync(rest),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine(ParsingBenchmark.Usage);
    Console.Error.WriteLine(WriterBenchmark.Usage);
    return 2;
}
