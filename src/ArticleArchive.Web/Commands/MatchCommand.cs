using System.CommandLine;
using System.Text.Json;
using ArticleArchive.Parsing.Claims.Comparison;

namespace ArticleArchive.Web.Commands;

/// <summary><c>match QUERIES --corpus CORPUS</c>: which known claims new texts repeat. Touches no archive.</summary>
internal static class MatchCommand
{
    private const int MostMatches = 50;

    public static Command Create()
    {
        var queries = new Argument<string>("QUERIES") { Description = "A file of texts, one {\"id\", \"text\"} a line: posts, sentences." };
        var corpus = new Option<string>("--corpus") { Description = "A file of known claims, one {\"id\", \"text\"} a line, also with a \"title\".", Required = true, HelpName = "FILE" };
        var command = new Command("match", $"Print, for each text, the known claims that it most likely repeats: at most {MostMatches} lines {{\"query\", \"doc\", \"score\"}}, best first.") { queries, corpus };
        command.SetAction((parse, cancellationToken) => RunAsync(parse.GetValue(queries)!, parse.GetValue(corpus)!, Console.Out, Console.Error, cancellationToken));
        return command;
    }

    /// <returns>0 when every line of both files was used; 1 when one was not (the others were), or a file cannot be read.</returns>
    internal static async Task<int> RunAsync(string queries, string corpus, TextWriter output, TextWriter errors, CancellationToken cancellationToken)
    {
        var lines = new StatementLines(errors);
        var finder = new ClaimFinder();
        var ids = new List<JsonElement>();
        await foreach (var (id, texts) in lines.ReadAsync(corpus, ["text"], cancellationToken))
        {
            ids.Add(id);
            finder.Add(ClaimProfile.Of(texts[0]));
        }

        await foreach (var (id, texts) in lines.ReadAsync(queries, ["text"], cancellationToken))
        {
            foreach (var match in finder.Find(ClaimProfile.Of(texts[0]), MostMatches))
                await output.WriteLineAsync(JsonSerializer.Serialize(new { query = id, doc = ids[match.Index], score = Math.Round(match.Score, 6) }, StatementLines.Output));
        }

        await output.FlushAsync(cancellationToken);
        return lines.AllRead ? 0 : 1;
    }
}
