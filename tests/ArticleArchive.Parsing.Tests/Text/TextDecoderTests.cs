using System.Text;
using ArticleArchive.Parsing.Formats;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Tests.Text;

public sealed class TextDecoderTests
{
    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    private static DecodedText Decode(byte[] bytes, SourceFormat format = SourceFormat.PlainText) => TextDecoder.Decode(bytes, format);

    private static byte[] Bytes(params object[] parts) =>
        parts.SelectMany(part => part is string text ? Encoding.UTF8.GetBytes(text) : [(byte)(int)part]).ToArray();

    [Fact]
    public void An_empty_file_is_an_empty_text()
    {
        Decode([]).Should().BeEquivalentTo(new DecodedText("", "utf-8", []));
    }

    [Fact]
    public void Line_ends_of_every_system_become_line_feeds()
    {
        Decode("a\r\nb\rc\nd\r\r\ne\r"u8.ToArray()).Text.Should().Be("a\nb\nc\nd\n\ne\n");
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-32")]
    [InlineData("utf-32BE")]
    public void A_byte_order_mark_names_the_encoding_and_is_no_text(string name)
    {
        var encoding = Encoding.GetEncoding(name);
        byte[] bytes = [.. encoding.GetPreamble(), .. encoding.GetBytes("Žluťoučký kůň 🐎")];
        var decoded = Decode(bytes);
        decoded.Text.Should().Be("Žluťoučký kůň 🐎");
        decoded.Encoding.Should().Be(name.ToLowerInvariant());
        decoded.Damage.Should().BeEmpty();
    }

    [Theory]
    [InlineData("utf-16", "Plain words of a report.")]
    [InlineData("utf-16BE", "Plain words of a report.")]
    [InlineData("utf-16", "Река обмелела, и город ждёт дождя уже второй месяц.")]
    public void Utf16_without_a_mark_is_known_by_its_zeros(string name, string text)
    {
        var decoded = Decode(Encoding.GetEncoding(name).GetBytes(text));
        decoded.Text.Should().Be(text);
        decoded.Encoding.Should().Be(name.ToLowerInvariant());
    }

    [Fact]
    public void Bytes_that_are_no_utf8_are_windows_1252()
    {
        var decoded = Decode(Windows1252.GetBytes("Café “Zoë” — 5 €"));
        decoded.Text.Should().Be("Café “Zoë” — 5 €");
        decoded.Encoding.Should().Be("windows-1252");
        decoded.Damage.Should().BeEmpty();
    }

    [Fact]
    public void A_bad_byte_in_utf8_costs_its_place_and_not_every_accent()
    {
        var decoded = Decode(Bytes("Die Brücke über den Fluß ", 0xFF, " fällt."));
        decoded.Text.Should().Be("Die Brücke über den Fluß \uFFFD fällt.");
        decoded.Encoding.Should().Be("utf-8");
        decoded.Damage.Should().ContainSingle(finding => finding.Kind == FindingKind.ReplacedBytes)
            .Which.Span.Should().Be(new TextSpan(25, 26));
    }

    [Theory]
    [InlineData("<meta charset=windows-1251>", "windows-1251", "Река")]
    [InlineData("<meta http-equiv='Content-Type' content='text/html; charset=Shift_JIS'>", "shift_jis", "川の水")]
    [InlineData("<?xml version='1.0' encoding=\"koi8-r\"?><html>", "koi8-r", "Река")]
    [InlineData("<meta charset=\"iso-8859-1\">", "windows-1252", "rivière “pleine”")]
    public void Html_is_read_in_the_charset_that_it_declares(string head, string name, string words)
    {
        var bytes = CodePagesEncodingProvider.Instance.GetEncoding(name)!.GetBytes(head + words);
        var decoded = Decode(bytes, SourceFormat.Html);
        decoded.Text.Should().Be(head + words);
        decoded.Encoding.Should().Be(name);
    }

    [Fact]
    public void Valid_utf8_beats_a_wrong_label()
    {
        Decode(Bytes("<meta charset=iso-8859-1>Rivière"), SourceFormat.Html).Text.Should().EndWith("Rivière");
    }

    [Theory]
    [InlineData("<meta charset=utf-16>")]
    [InlineData("<meta charset=no-such-set>")]
    [InlineData("<meta charset=\"")]
    public void A_label_that_cannot_be_true_is_ignored(string head)
    {
        Decode([.. Encoding.ASCII.GetBytes(head), 0xE9], SourceFormat.Html).Text.Should().Be(head + "é");
    }

    [Fact]
    public void Plain_text_does_not_declare_a_charset()
    {
        Decode([.. "<meta charset=windows-1251> "u8, 0xE9], SourceFormat.PlainText).Text.Should().EndWith("é");
    }

    [Fact]
    public void Zero_characters_and_halves_of_pairs_are_replaced_and_found()
    {
        Decode(Bytes("The bridge was ", 0, "closed in May.")).Text.Should().Be("The bridge was \uFFFDclosed in May.");
        byte[] half = [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("a"), 0x3D, 0xD8, .. Encoding.Unicode.GetBytes("b")];
        var decoded = Decode(half);
        decoded.Text.Should().Be("a\uFFFDb");
        decoded.Damage.Should().ContainSingle(finding => finding.Kind == FindingKind.ReplacedBytes);
    }

    [Fact]
    public void Bytes_that_the_code_page_leaves_undefined_are_replaced()
    {
        Decode([(byte)'a', 0x81, (byte)'b', 0xE9]).Text.Should().Be("a\uFFFDbé");
    }

    [Fact]
    public void A_file_full_of_bad_bytes_gives_few_findings_that_say_how_many_there_are()
    {
        var text = string.Concat(Enumerable.Repeat("word \uFFFD ", 500));
        var damage = Decode(Encoding.UTF8.GetBytes(text)).Damage;
        damage.Should().HaveCount(20);
        damage[^1].Detail.Should().Contain("480 further places");
    }

    [Fact]
    public void Any_bytes_decode_to_text_that_can_be_stored()
    {
        var random = new Random(7);
        for (var i = 0; i < 300; i++)
        {
            var bytes = new byte[random.Next(0, 400)];
            random.NextBytes(bytes);
            var decoded = Decode(bytes, i % 2 == 0 ? SourceFormat.Html : SourceFormat.PlainText);
            decoded.Text.Should().NotContainAny("\0", "\r");
            new UTF8Encoding(false, throwOnInvalidBytes: true).Invoking(strict => strict.GetBytes(decoded.Text)).Should().NotThrow();
            decoded.Damage.Should().NotContain(finding => finding.Span.Start < 0 || finding.Span.End > decoded.Text.Length);
        }
    }
}
