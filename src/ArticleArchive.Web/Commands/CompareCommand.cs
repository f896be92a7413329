using System.CommandLine;
using System.Text.Json;
using ArticleArchive.Parsing.Claims.Comparison;

namespace ArticleArchive.Web.Commands;

/// <summary><c>compare PAIRS</c>: whether headlines or sentences are for a claim, against it, or only pass it on. Touches no archive.</summary>
internal static class CompareCommand
{
    public static Command Create()
    {
        var pairs = new Argument<string>("PAIRS") { Description = "A file of pairs, one {\"id\", \"claim\", \"other\"} a line." };
        var command = new Command("compare", "Print, for each pair, what the other text says of the claim: {\"id\", \"label\", \"score\"} with the label for, against or observing.") { pairs };
        command.SetAction((parse, cancellationToken) => RunAsync(parse.GetValue(pairs)!, Console.Out, Console.Error, cancellationToken));
        return command;
    }

    /// <returns>0 when every line was used; 1 when one was not (the others were), or the file cannot be read.</returns>
    internal static async Task<int> RunAsync(string pairs, TextWriter output, TextWriter errors, CancellationToken cancellationToken)
    {
        var lines = new StatementLines(errors);
        await foreach (var (id, texts) in lines.ReadAsync(pairs, ["claim", "other"], cancellationToken))
        {
            // Nothing said takes no stand: an answer all the same, so that no pair is without one.
            if (texts.Any(string.IsNullOrWhiteSpace))
            {
                await output.WriteLineAsync(JsonSerializer.Serialize(new { id, label = Label(ClaimStance.Observing), score = 0 }, StatementLines.Output));
                continue;
            }

            var (stance, score) = StanceJudge.Judge(ClaimProfile.Of(texts[0]), ClaimProfile.Of(texts[1]));
            await output.WriteLineAsync(JsonSerializer.Serialize(new { id, label = Label(stance), score = Math.Round(score, 6) }, StatementLines.Output));
        }

        await output.FlushAsync(cancellationToken);
        return lines.AllRead ? 0 : 1;
    }

    private static string Label(ClaimStance stance) => stance switch
    {
        ClaimStance.For => "for",
        ClaimStance.Against => "against",
        _ => "observing",
    };
}
