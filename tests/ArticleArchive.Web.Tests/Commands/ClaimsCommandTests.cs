using System.Text;
using System.Text.Json;
using ArticleArchive.Web.Commands;

namespace ArticleArchive.Web.Tests.Commands;

public sealed class ClaimsCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("claims-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_claim_is_a_line_with_its_place_in_the_file_line_ends_included()
    {
        var file = Write("a.txt", "The bridge was closed.\r\n\r\n“It is,” said Mara Lindqvist, “not safe at all.”\r\nShe promised to close it.\r\n");
        var (lines, _, status) = await RunAsync(isPlain: true, file);
        status.Should().Be(0);
        var text = await File.ReadAllTextAsync(file);
        lines.Should().OnlyContain(line => text.Substring(line.GetProperty("start").GetInt32(), line.GetProperty("end").GetInt32() - line.GetProperty("start").GetInt32()) == line.GetProperty("text").GetString());
        lines.Select(line => (Of(line, "kind"), Of(line, "form"), Of(line, "speaker"), Of(line, "speaker_mention"), Of(line, "cue"))).Should().Equal(
            ("fact", "author", null, null, null),
            ("quote", "direct_quote", "Mara Lindqvist", "Mara Lindqvist", "said"),
            ("attributed", "indirect", "Mara Lindqvist", "She", "promised to"));
        var parts = lines[1].GetProperty("spans").EnumerateArray().Select(part => text[part[0].GetInt32()..part[1].GetInt32()]);
        parts.Should().Equal("It is", "not safe at all.");
        lines[0].GetProperty("spans").ValueKind.Should().Be(JsonValueKind.Null);
    }

    [Fact]
    public async Task A_plain_text_has_no_title_and_a_cleaned_one_has()
    {
        var file = Write("a.txt", "Norvale closes its old bridge again\n\nThe bridge at Norvale was closed on Monday after the storm.\n\nThe ferry runs every hour until the repair is done.\n");
        var (plain, _, _) = await RunAsync(isPlain: true, file);
        var (cleaned, _, _) = await RunAsync(isPlain: false, file);
        plain.Should().HaveCount(3);
        cleaned.Should().HaveCount(2);
        cleaned[0].GetProperty("start").GetInt32().Should().Be(37);
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_is_told_and_the_others_are_read()
    {
        var file = Write("a.txt", "The bridge was closed.");
        var (lines, errors, status) = await RunAsync(isPlain: true, Path.Combine(_folder, "none.txt"), file);
        lines.Should().ContainSingle().Which.GetProperty("file").GetString().Should().Be(file);
        errors.Should().Contain("none.txt cannot be read");
        status.Should().Be(1);
    }

    [Fact]
    public async Task A_folder_is_refused_with_what_to_write_instead()
    {
        Write("a.txt", "The bridge was closed.");
        var (lines, errors, status) = await RunAsync(isPlain: true, _folder);
        lines.Should().BeEmpty();
        errors.Should().Be($"{_folder} is a folder: name the files in it, such as {Path.Combine(_folder, "*.txt")}.{Environment.NewLine}");
        status.Should().Be(1);
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_told_by_its_name()
    {
        var (_, errors, status) = await RunAsync(isPlain: true, Path.Combine(_folder, "nowhere", "a.txt"));
        errors.Should().Contain("a.txt cannot be read: ");
        errors.Trim().Should().NotContain("\n");
        status.Should().Be(1);
    }

    [Fact]
    public async Task An_empty_file_has_no_claims_and_is_no_error()
    {
        var (lines, errors, status) = await RunAsync(isPlain: true, Write("empty.txt", ""));
        lines.Should().BeEmpty();
        errors.Should().BeEmpty();
        status.Should().Be(0);
    }

    [Theory]
    [InlineData("Required argument missing", "claims")]
    [InlineData("Required argument missing", "claims", "--plain")]
    [InlineData("There is no option `--plainly`. Did you mean --plain?", "claims", "--plainly", "a.txt")]
    public async Task A_call_that_makes_no_sense_is_told(string said, params string[] call)
    {
        var (status, _, errors) = await ProgramProcess.RunAsync(call);
        status.Should().Be(1);
        errors.Should().Contain(said).And.NotContain("   at ");
    }

    private static string? Of(JsonElement line, string name) => line.GetProperty(name).GetString();

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        return path;
    }

    private static async Task<(List<JsonElement> Lines, string Errors, int Status)> RunAsync(bool isPlain, params string[] files)
    {
        using var output = new MemoryStream();
        await using var errors = new StringWriter();
        var status = await ClaimsCommand.RunAsync(files, isPlain, output, errors, CancellationToken.None);
        var lines = Encoding.UTF8.GetString(output.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        return (lines, errors.ToString(), status);
    }
}
