using ArticleArchive.Benchmarks.Parsing;

return args switch
{
    ["parsing", .. var rest] => ParsingBenchmark.Run(rest),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine(ParsingBenchmark.Usage);
    return 2;
}
