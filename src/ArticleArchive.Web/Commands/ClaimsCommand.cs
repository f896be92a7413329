using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using ArticleArchive.Parsing;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Web.Commands;

/// <summary><c>claims FILE...</c>: the claims of files, a JSON object a line. Opens no archive.</summary>
internal static class ClaimsCommand
{
    private static readonly JsonSerializerOptions Layout = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    private sealed record Line(
        string File, int Start, int End, string Text, string Kind, ClaimForm Form, ClaimNature Nature, ClaimCertainty Certainty, ClaimPolarity Polarity,
        string? Speaker, string? SpeakerMention, string? Cue, double Score, double Confidence, IReadOnlyList<int[]>? Spans);

    public static Command Create()
    {
        var files = new Argument<string[]>("FILE") { Description = "Files to read: text, HTML, Markdown, saved pages, e-mails.", Arity = ArgumentArity.OneOrMore };
        var plain = new Option<bool>("--plain") { Description = "Take each file as it is: all of its text is the body of one article. Nothing is cleaned away, no title or byline is looked for." };
        var command = new Command("claims", "Print the claims of files, one JSON object a line.") { files, plain };
        command.SetAction((parse, cancellationToken) => RunAsync(parse.GetValue(files) ?? [], parse.GetValue(plain), Console.OpenStandardOutput(), Console.Error, cancellationToken));
        return command;
    }

    /// <param name="files">Paths.</param>
    /// <param name="isPlain">Take the text as it is.</param>
    /// <param name="output">Takes UTF-8, a line a claim; the files in the order in which they were named.</param>
    /// <param name="errors">Takes a line for each file that cannot be read.</param>
    /// <param name="cancellationToken">Stops between two files.</param>
    /// <returns>0 when every file was read, else 1.</returns>
    internal static async Task<int> RunAsync(IReadOnlyList<string> files, bool isPlain, Stream output, TextWriter errors, CancellationToken cancellationToken)
    {
        var isWhole = true;
        await using var writer = new BufferedStream(output, 1 << 16);
        foreach (var file in files)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (Directory.Exists(file))
            {
                await errors.WriteLineAsync($"{Printable.Of(file)} is a folder: name the files in it, such as {Printable.Of(Path.Combine(file, "*.txt"))}.");
                isWhole = false;
                continue;
            }

            byte[] bytes;
            try
            {
                bytes = await File.ReadAllBytesAsync(file, cancellationToken);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
            {
                await errors.WriteLineAsync($"{Printable.Of(file)} cannot be read: {exception.Message}");
                isWhole = false;
                continue;
            }

            foreach (var claim in FileClaims.Find(file, bytes, isPlain))
            {
                JsonSerializer.Serialize(writer, LineOf(file, claim), Layout);
                writer.WriteByte((byte)'\n');
            }
        }

        await writer.FlushAsync(cancellationToken);
        return isWhole ? 0 : 1;
    }

    private static Line LineOf(string file, FileClaim found)
    {
        var claim = found.Claim;
        return new Line(
            file, found.Place.Start, found.Place.End, found.Text, Kind(claim), claim.Form, claim.Nature, claim.Certainty, claim.Polarity, claim.Speaker?.Name, found.Mention, found.Cue,
            Math.Round(claim.CheckWorthiness, 4), claim.Confidence, found.Parts.Count > 0 ? [.. found.Parts.Select(Pair)] : null);
    }

    private static int[] Pair(TextSpan span) => [span.Start, span.End];

    private static string Kind(ParsedClaim claim) => claim.Form switch
    {
        ClaimForm.DirectQuote or ClaimForm.MixedQuote => "quote",
        ClaimForm.Indirect => "attributed",
        _ => JsonNamingPolicy.SnakeCaseLower.ConvertName(claim.Nature.ToString()),
    };
}
