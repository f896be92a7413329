using System.Text.Json;
using System.Text.Json.Serialization;
using ArticleArchive.Parsing.Repairs;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Tests.Golden;

/// <summary>
/// The repairs of a case, from <c>repairs.json</c> beside its source: a list of kind, value and place. The place is
/// behind the words <c>after</c>, which stand once in the page's text, and so many code units long as <c>take</c> says.
/// </summary>
internal static class GivenRepairs
{
    private static readonly JsonSerializerOptions Layout = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    private sealed record Given(RepairKind Kind, string Value = "", string? After = null, int Take = 0, FindingKind? Finding = null);

    public static ParseOptions OptionsOf(GoldenCase golden)
    {
        var file = Path.Combine(Path.GetDirectoryName(golden.ExpectedPath)!, "repairs.json");
        if (!File.Exists(file))
            return ParseOptions.Default;
        var page = ArticleParser.Parse(golden.SourceName, golden.Bytes).Page;
        var given = JsonSerializer.Deserialize<List<Given>>(File.ReadAllText(file), Layout)!;
        return new ParseOptions
        {
            Repairs = given.ConvertAll(one => new Repair(one.Kind, one.Value, one.After is null ? null : Anchor(one), one.Finding)),
        };

        TextAnchor Anchor(Given one)
        {
            var at = page.Text.IndexOf(one.After!, StringComparison.Ordinal);
            // Words that no longer stand in the page: an anchor made before they went.
            if (at < 0)
                return new TextAnchor(new TextSpan(0, 0), "", one.After!, "");
            page.Text.IndexOf(one.After!, at + 1, StringComparison.Ordinal).Should().BeNegative("“{0}” must name one place", one.After);
            return TextAnchor.At(page, TextSpan.OfLength(at + one.After!.Length, one.Take));
        }
    }
}
