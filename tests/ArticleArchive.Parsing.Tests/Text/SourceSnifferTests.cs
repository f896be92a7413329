using System.Text;
using ArticleArchive.Parsing.Formats;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Tests.Text;

public sealed class SourceSnifferTests
{
    public static TheoryData<string, byte[]> Binaries() => new()
    {
        { "pdf", "%PDF-1.7\n1 0 obj"u8.ToArray() },
        { "zip", [(byte)'P', (byte)'K', 3, 4, 20, 0] },
        { "png", [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10] },
        { "program", [0x7F, (byte)'E', (byte)'L', (byte)'F', 2, 1, 1] },
        { "database", "SQLite format 3\0"u8.ToArray() },
        { "unknown", Enumerable.Range(0, 4000).Select(i => (byte)(i * 167 % 251)).ToArray() },
    };

    [Theory]
    [MemberData(nameof(Binaries))]
    public void Other_files_under_a_text_name_are_known(string name, byte[] bytes)
    {
        SourceSniffer.LooksBinary(bytes).Should().BeTrue(name);
        TextDecoder.Decode(bytes, SourceFormat.PlainText).Damage.Should().Contain(finding =>
            finding.Kind == FindingKind.BinaryContent && finding.Severity == Severity.Serious);
    }

    public static TheoryData<string, byte[]> Texts() => new()
    {
        { "empty", [] },
        { "ascii", "The bridge reopens.\r\n\tOn Monday.\f"u8.ToArray() },
        { "windows-1252", [(byte)'c', (byte)'a', (byte)'f', 0xE9] },
        { "utf-16", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("The bridge reopens on Monday.")] },
        { "utf-16 without a mark", Encoding.Unicode.GetBytes("The bridge reopens on Monday.") },
        { "a stray NUL", [.. Encoding.ASCII.GetBytes(new string('a', 200)), 0, .. "b"u8] },
        { "talks of files", "PK is short for Phil Katz; %PDF starts a PDF; GIF is a format."u8.ToArray() },
        { "iso-2022-jp", CodePagesEncodingProvider.Instance.GetEncoding("iso-2022-jp")!.GetBytes("川の水が減る。") },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void Text_in_any_encoding_is_text(string name, byte[] bytes)
    {
        SourceSniffer.LooksBinary(bytes).Should().BeFalse(name);
    }
}
