using System.Text.Json;
using ArticleArchive.Web.Commands;

namespace ArticleArchive.Web.Tests.Commands;

public sealed class StatementCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("statements").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Match_prints_the_repeated_claim_first()
    {
        var corpus = File("corpus", """
            {"id": "a", "text": "The council closed three libraries in 2019."}
            {"id": "b", "text": "India has overtaken China as the most populous country."}
            {"id": 7, "title": "Petrol prices", "text": "Petrol is more expensive here than in Germany."}
            """);
        var queries = File("queries", """
            {"id": "q1", "text": "So #India now has more people than China?! 😳 https://example.org/x"}
            {"id": 2, "text": "petrol costs MORE than in Germany"}
            """);

        var (status, output, errors) = await Run((o, e) => MatchCommand.RunAsync(queries, corpus, o, e, default));

        status.Should().Be(0);
        errors.Should().BeEmpty();
        var lines = output.Select(line => JsonDocument.Parse(line).RootElement).ToList();
        lines.First(line => line.GetProperty("query").ToString() == "q1").GetProperty("doc").GetString().Should().Be("b");
        var second = lines.First(line => line.GetProperty("query").ToString() == "2");
        second.GetProperty("query").ValueKind.Should().Be(JsonValueKind.Number);
        second.GetProperty("doc").GetInt32().Should().Be(7);
        second.GetProperty("score").GetDouble().Should().BeInRange(0, 1);
    }

    [Fact]
    public async Task Match_prints_at_most_fifty_claims_a_text()
    {
        var corpus = File("corpus", string.Join('\n', Enumerable.Range(0, 120).Select(i => $$"""{"id": {{i}}, "text": "The council closed library number {{i}}."}""")));
        var queries = File("queries", """{"id": "q", "text": "The council closed a library."}""");

        var (_, output, _) = await Run((o, e) => MatchCommand.RunAsync(queries, corpus, o, e, default));

        output.Should().HaveCount(50);
        output.Select(line => JsonDocument.Parse(line).RootElement.GetProperty("score").GetDouble()).Should().BeInDescendingOrder();
    }

    [Fact]
    public async Task Compare_says_for_against_or_observing()
    {
        var pairs = File("pairs", """
            {"id": "1", "claim": "A crocodile was found in a hotel pool.", "other": "A crocodile was found in a hotel pool in Darwin"}
            {"id": "2", "claim": "A crocodile was found in a hotel pool.", "other": "Hoax: no crocodile was found in the hotel pool, it is fake"}
            {"id": "4", "claim": "The plant was closed.", "other": "Pelagon denied that the plant was closed."}
            {"id": "3", "claim": "A crocodile was found in a hotel pool.", "other": "Was a crocodile found in a hotel pool? Police investigate unconfirmed reports"}
            """);

        var (status, output, _) = await Run((o, e) => CompareCommand.RunAsync(pairs, o, e, default));

        status.Should().Be(0);
        output.Select(line => JsonDocument.Parse(line).RootElement.GetProperty("label").GetString()).Should().Equal("for", "against", "against", "observing");
    }

    [Fact]
    public async Task A_bad_line_fails_alone_and_is_named()
    {
        var pairs = File("pairs", """
            {"id": "1", "claim": "The bridge fell.", "other": "Bridge falls"}
            not json
            {"id": "3", "claim": "The bridge fell."}
            {"claim": "The bridge fell.", "other": "Bridge falls"}
            ["id"]

            {"id": "7", "claim": "The bridge fell.", "other": "The bridge did not fall"}
            """);

        var (status, output, errors) = await Run((o, e) => CompareCommand.RunAsync(pairs, o, e, default));

        status.Should().Be(1);
        output.Should().HaveCount(2);
        errors.Should().Equal($"{pairs}, line 2: not a JSON object.", $"{pairs}, line 3: it has no other.", $"{pairs}, line 4: it has no id.", $"{pairs}, line 5: not a JSON object.");
    }

    [Fact]
    public async Task Nothing_said_takes_no_stand_and_repeats_nothing_and_is_named()
    {
        var pairs = File("pairs", """
            {"id": "1", "claim": "The bridge fell.", "other": " "}
            {"id": "2", "claim": "", "other": "Bridge falls"}
            """);
        var queries = File("queries", """{"id": "q", "text": ""}""");
        var corpus = File("corpus", """
            {"id": "a", "text": "The bridge fell."}
            {"id": "b", "text": ""}
            """);

        var (status, output, errors) = await Run((o, e) => CompareCommand.RunAsync(pairs, o, e, default));
        var (matchStatus, matches, matchErrors) = await Run((o, e) => MatchCommand.RunAsync(queries, corpus, o, e, default));

        (status, matchStatus).Should().Be((0, 0));
        output.Should().Equal("""{"id":"1","label":"observing","score":0}""", """{"id":"2","label":"observing","score":0}""");
        errors.Should().Equal($"{pairs}, line 1: its other is empty.", $"{pairs}, line 2: its claim is empty.");
        matches.Should().BeEmpty();
        matchErrors.Should().Equal($"{corpus}, line 2: its text is empty.", $"{queries}, line 1: its text is empty.");
    }

    [Fact]
    public async Task A_missing_file_is_an_error_and_not_an_empty_answer()
    {
        var (status, output, errors) = await Run((o, e) => CompareCommand.RunAsync(Path.Combine(_folder, "none.jsonl"), o, e, default));

        status.Should().Be(1);
        output.Should().BeEmpty();
        errors.Should().ContainSingle().Which.Should().Contain("cannot be read");
    }

    private string File(string name, string lines)
    {
        var path = Path.Combine(_folder, name + ".jsonl");
        System.IO.File.WriteAllText(path, lines);
        return path;
    }

    private static async Task<(int Status, string[] Output, string[] Errors)> Run(Func<TextWriter, TextWriter, Task<int>> command)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var status = await command(output, errors);
        return (status, Lines(output), Lines(errors));

        static string[] Lines(StringWriter writer) => writer.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
    }
}
