using System.Text;
using System.Text.RegularExpressions;
using ArticleArchive.Parsing;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Benchmarks.Claims;

/// <summary>An attribution that a person marked.</summary>
/// <param name="Form">Whose words.</param>
/// <param name="Speaker">As completely as the article names the source, or null where it does not tell.</param>
/// <param name="Parts">What was said.</param>
/// <param name="Source">The source's mention, or null.</param>
/// <param name="Cue">The verb or phrase that attributes, or null.</param>
internal sealed record LabelledAttribution(ClaimForm Form, string? Speaker, IReadOnlyList<TextSpan> Parts, TextSpan? Source, TextSpan? Cue);

/// <summary>An article with its attributions marked, in the format of docs/claims-guidelines.md.</summary>
/// <param name="Id">Of its head.</param>
/// <param name="Genre">Of its head.</param>
/// <param name="Text">Without the marks.</param>
/// <param name="Attributions">In the order in which they end.</param>
internal sealed partial record LabelledArticle(string Id, string Genre, string Text, IReadOnlyList<LabelledAttribution> Attributions)
{
    private sealed class Open(ClaimForm form, string? speaker)
    {
        public ClaimForm Form => form;

        public string? Speaker => speaker;

        public List<TextSpan> Parts { get; } = [];

        public TextSpan? Source { get; set; }

        public TextSpan? Cue { get; set; }
    }

    /// <summary>The articles of a folder, in the order of their names.</summary>
    public static List<LabelledArticle> ReadAll(string folder) => [.. Directory.EnumerateFiles(folder, "*.txt").Order(StringComparer.Ordinal).Select(Read)];

    /// <exception cref="InvalidDataException">The marks do not fit together.</exception>
    public static LabelledArticle Read(string path)
    {
        var file = File.ReadAllText(path).ReplaceLineEndings("\n");
        var gap = file.IndexOf("\n\n", StringComparison.Ordinal);
        var head = file[..gap].Split('\n').Select(line => line.Split(':', 2)).Where(pair => pair.Length == 2).ToDictionary(pair => pair[0].Trim(), pair => pair[1].Trim(), StringComparer.Ordinal);
        var marked = file[(gap + 2)..];
        var text = new StringBuilder();
        var found = new List<LabelledAttribution>();
        var attributions = new Stack<Open>();
        var starts = new Stack<(string Tag, int At)>();
        var position = 0;
        foreach (Match match in Tag().Matches(marked))
        {
            text.Append(Plain(marked[position..match.Index]));
            position = match.Index + match.Length;
            var (isEnd, tag) = (match.Groups["end"].Length > 0, match.Groups["tag"].Value);
            if (!isEnd)
            {
                starts.Push((tag, text.Length));
                if (tag == "a")
                    attributions.Push(Begin(match.Groups["attributes"].Value, path));
                continue;
            }

            if (starts.Count == 0 || starts.Peek().Tag != tag)
                throw new InvalidDataException($"{path}: </{tag}> closes nothing at \"{Around(marked, match.Index)}\".");
            var span = new TextSpan(starts.Pop().At, text.Length);
            if (tag == "a")
            {
                var open = attributions.Pop();
                if (open.Parts.Count > 0)
                    found.Add(new LabelledAttribution(open.Form, open.Speaker, open.Parts, open.Source, open.Cue));
                continue;
            }

            if (attributions.Count == 0)
                throw new InvalidDataException($"{path}: <{tag}> outside <a> at \"{Around(marked, match.Index)}\".");
            if (tag == "c")
                attributions.Peek().Parts.Add(span);
            else if (tag == "s")
                attributions.Peek().Source = span;
            else
                attributions.Peek().Cue = span;
        }

        if (starts.Count > 0)
            throw new InvalidDataException($"{path}: <{starts.Peek().Tag}> is not closed.");
        text.Append(Plain(marked[position..]));
        return new LabelledArticle(head.GetValueOrDefault("id", Path.GetFileNameWithoutExtension(path)), head.GetValueOrDefault("genre", ""), text.ToString(), found);
    }

    private static Open Begin(string attributes, string path)
    {
        var values = Attribute().Matches(attributes).ToDictionary(match => match.Groups["name"].Value, match => Plain(match.Groups["value"].Value), StringComparer.Ordinal);
        var form = values.GetValueOrDefault("form") switch
        {
            "direct" => ClaimForm.DirectQuote,
            "mixed" => ClaimForm.MixedQuote,
            "indirect" => ClaimForm.Indirect,
            var other => throw new InvalidDataException($"{path}: there is no form {other}."),
        };
        return new Open(form, values.GetValueOrDefault("speaker") is { } speaker and not "?" ? speaker : null);
    }

    private static string Plain(string marked) => marked.Replace("&lt;", "<", StringComparison.Ordinal).Replace("&quot;", "\"", StringComparison.Ordinal).Replace("&amp;", "&", StringComparison.Ordinal);

    private static string Around(string text, int at) => text[Math.Max(0, at - 40)..Math.Min(text.Length, at + 10)];

    [GeneratedRegex("<(?<end>/?)(?<tag>[asqc])(?<attributes>(?:\\s[^<>]*)?)>", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Tag();

    [GeneratedRegex("(?<name>[a-z]+)=\"(?<value>[^\"]*)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Attribute();
}
