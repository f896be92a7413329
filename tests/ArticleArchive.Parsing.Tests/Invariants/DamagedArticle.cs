using System.Globalization;
using System.Text;

namespace ArticleArchive.Parsing.Tests.Invariants;

/// <summary>A file that looks like a scraped article, the same for the same seed.</summary>
/// <param name="FileName">Its extension is the format.</param>
/// <param name="Bytes">The damaged file.</param>
/// <param name="Words">Texts whose letters and digits the page text must hold, block by block; empty where the bytes were broken too.</param>
/// <param name="Sentences">The sentences of the body that the damage left whole, which cleaning may not take out; empty where the text was cut or its bytes broken.</param>
/// <param name="Damages">What was done to it, for the message of a failed test.</param>
internal sealed record DamagedArticle(string FileName, byte[] Bytes, IReadOnlyList<string> Words, IReadOnlyList<string> Sentences, IReadOnlyList<string> Damages)
{
    private enum Role
    {
        Service,
        Title,
        Line,
        Caption,
        Heading,
        Paragraph,
        Item,
        Quotation,
    }

    private sealed record Part(Role Role, string Text);

    public static DamagedArticle Generate(int seed)
    {
        var random = new Random(seed);
        var damages = new List<string>();
        var parts = Compose(random);
        var said = parts.Where(IsBody).SelectMany(part => SentencesOf(part.Text)).Distinct(StringComparer.Ordinal).ToList();
        var times = random.Next(0, 5);
        for (var i = 0; i < times; i++)
            parts = DamageParts(random, parts, damages);

        var format = random.Next(10) switch { < 6 => "txt", < 8 => "html", _ => "md" };
        var text = format switch
        {
            "html" => AsHtml(random, parts),
            "md" => AsMarkdown(parts),
            _ => AsPlainText(random, parts),
        };
        text = DamageText(random, text, format, damages, out var cut);
        var bytes = DamageBytes(random, text, damages, out var broken);
        var words = cut || broken ? [] : parts.ConvertAll(part => part.Text);
        // In a hard-wrapped file the parts of a line, and beside a glued service line the rest of it, are damaged too.
        var whole = cut || broken || damages.Contains("hard wraps") ? [] : parts.FindAll(part => IsBody(part) && IsWhole(part.Text));
        var sentences = said.FindAll(sentence => IsWhole(sentence) && whole.Exists(part => part.Text.Contains(sentence, StringComparison.Ordinal)));
        return new DamagedArticle($"generated-{seed}.{format}", bytes, words, sentences, damages);
    }

    private static bool IsBody(Part part) => part.Role is Role.Paragraph or Role.Item or Role.Quotation;

    // Ends as a sentence does, and was not glued to a line of the page.
    private static bool IsWhole(string text) =>
        ".?!”\"»。？！」؟;।".Contains(text[^1], StringComparison.Ordinal) && !InventedText.ServiceLines.Any(line => text.StartsWith(line.Split('{')[0], StringComparison.Ordinal));

    // Cut by a rule of its own, coarser than the parser's: a full stop, question or exclamation mark, a space and a capital.
    private static IEnumerable<string> SentencesOf(string text)
    {
        var start = 0;
        for (var i = 1; i + 1 < text.Length; i++)
        {
            if (text[i] != ' ' || text[i - 1] is not ('.' or '?' or '!' or '”' or '"') || !char.IsUpper(text[i + 1]))
                continue;
            yield return text[start..i];
            start = i + 1;
        }

        yield return text[start..];
    }

    private static List<Part> Compose(Random random)
    {
        var parts = new List<Part>();
        for (var i = random.Next(0, 4); i > 0; i--)
            Add(Role.Service, InventedText.ServiceLines);
        if (random.Next(4) > 0)
            Add(Role.Title, InventedText.Titles);
        if (random.Next(3) == 0)
            Add(Role.Line, InventedText.English);
        if (random.Next(3) == 0)
            parts.Add(new Part(Role.Line, "By " + Pick(random, InventedText.Names)));
        if (random.Next(3) == 0)
            parts.Add(new Part(Role.Line, Fill(random, "Sunday 28 October {Y} 13:57 GMT")));
        if (random.Next(3) == 0)
            Add(Role.Caption, InventedText.Captions);

        var section = 0;
        for (var i = random.Next(1, 9); i > 0; i--)
        {
            switch (random.Next(8))
            {
                case 0:
                    section++;
                    var label = random.Next(2) == 0 ? Roman(section) + ". " : "";
                    parts.Add(new Part(Role.Heading, label + Fill(random, Pick(random, InventedText.Headings))));
                    break;
                case 1:
                    for (var item = 1; item <= random.Next(2, 5); item++)
                        parts.Add(new Part(Role.Item, Fill(random, Pick(random, InventedText.Labels)) + " " + Sentence(random)));
                    break;
                case 2:
                    Add(Role.Quotation, InventedText.English);
                    break;
                default:
                    parts.Add(new Part(Role.Paragraph, string.Join(' ', Enumerable.Range(0, random.Next(1, 7)).Select(_ => Sentence(random)))));
                    break;
            }
        }

        for (var i = random.Next(0, 4); i > 0; i--)
            Add(Role.Service, InventedText.ServiceLines);
        return parts;

        void Add(Role role, string[] from) => parts.Add(new Part(role, Fill(random, Pick(random, from))));
    }

    private static string Sentence(Random random) =>
        Fill(random, Pick(random, random.Next(4) == 0 ? InventedText.Others : InventedText.English));

    private static List<Part> DamageParts(Random random, List<Part> parts, List<string> damages)
    {
        parts = [.. parts];
        var at = random.Next(parts.Count);
        var text = parts[at].Text;
        var space = Nth(text, ' ', random);
        switch (random.Next(9))
        {
            case 0 when space > 0:
                // A link's text is lost and the paragraph torn around it.
                damages.Add("lost link");
                var rest = Math.Min(text.Length, space + random.Next(1, 20));
                parts[at] = parts[at] with { Text = text[..space] + "\n\n" + (random.Next(2) == 0 ? ", " : "") + text[rest..].TrimStart() };
                break;
            case 1:
                damages.Add("service line inside");
                parts.Insert(at, new Part(Role.Service, Fill(random, Pick(random, InventedText.ServiceLines))));
                break;
            case 2:
                damages.Add("glued sentences");
                parts[at] = parts[at] with { Text = text.Replace(". ", ".", StringComparison.Ordinal) };
                break;
            case 3:
                damages.Add("eaten year");
                parts[at] = parts[at] with { Text = text + " It began in 196However, nobody noticed." };
                break;
            case 4:
                damages.Add("doubled line");
                parts.Insert(at, parts[at]);
                parts[at + 1] = parts[at + 1] with { Text = text + " (Ellery Press)" };
                break;
            case 5 when parts[at].Role == Role.Item && text.Contains(": ", StringComparison.Ordinal):
                damages.Add("flattened list");
                var colon = text.IndexOf(": ", StringComparison.Ordinal) + 1;
                parts[at] = parts[at] with { Text = text[..colon] };
                parts.Insert(at + 1, new Part(Role.Item, text[colon..].TrimStart()));
                break;
            case 6 when parts[at].Role == Role.Heading:
                damages.Add("lost numeral");
                parts[at] = parts[at] with { Text = text.Replace("II", "I", StringComparison.Ordinal).Replace(".", "", StringComparison.Ordinal) };
                break;
            case 7 when space > 0:
                damages.Add("glued service line");
                parts[at] = parts[at] with { Text = Fill(random, Pick(random, InventedText.ServiceLines)) + text };
                break;
            case 8 when space > 0:
                damages.Add("detached tail");
                parts[at] = parts[at] with { Text = text[..space] };
                parts.Insert(at + 1, parts[at] with { Text = text[(space + 1)..] });
                break;
        }

        return parts;
    }

    private static string AsPlainText(Random random, List<Part> parts)
    {
        var text = new StringBuilder();
        var number = 0;
        foreach (var part in parts)
        {
            number = part.Role == Role.Item ? number + 1 : 0;
            if (part.Role == Role.Item)
                text.Append(CultureInfo.InvariantCulture, $"  {number}. ");
            text.Append(part.Text).Append(random.Next(8) switch { 0 => "\n", 1 => "\n\n\n", _ => part.Role == Role.Item ? "\n" : "\n\n" });
        }

        return text.ToString();
    }

    private static string AsHtml(Random random, List<Part> parts)
    {
        var text = new StringBuilder("<!doctype html><html><head><meta charset=\"utf-8\"><title>A page</title></head><body>\n");
        var inList = false;
        foreach (var part in parts)
        {
            if (inList != (part.Role == Role.Item))
            {
                text.Append(inList ? "</ol>\n" : "<ol>\n");
                inList = !inList;
            }

            var words = part.Text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);
            text.Append(part.Role switch
            {
                Role.Title => $"<h1>{words}</h1>",
                Role.Heading => $"<h2>{words}</h2>",
                Role.Item => $"<li>{words}</li>",
                Role.Quotation => $"<blockquote><p>{words}</p></blockquote>",
                Role.Caption => $"<figure><img src=x.png><figcaption>{words}</figcaption></figure>",
                Role.Service => $"<div class=promo><a href=\"/x\">{words}</a></div>",
                _ => random.Next(3) == 0 ? $"<p>{words}" : $"<p>{words.Replace(" the ", " <em>the</em> ", StringComparison.Ordinal)}</p>",
            }).Append('\n');
        }

        return text.Append(inList ? "</ol>" : "").Append("</body></html>").ToString();
    }

    private static string AsMarkdown(List<Part> parts)
    {
        var text = new StringBuilder();
        foreach (var part in parts)
        {
            var mark = part.Role switch { Role.Title => "# ", Role.Heading => "## ", Role.Item => "1. ", Role.Quotation => "> ", _ => "" };
            text.Append(mark).Append(part.Text).Append(part.Role == Role.Item ? "\n" : "\n\n");
        }

        return text.ToString();
    }

    private static string DamageText(Random random, string text, string format, List<string> damages, out bool cut)
    {
        cut = false;
        for (var i = random.Next(0, 3); i > 0; i--)
        {
            switch (random.Next(8))
            {
                case 0 when !text.Contains('\r', StringComparison.Ordinal):
                    damages.Add("CRLF");
                    text = text.Replace("\n", "\r\n", StringComparison.Ordinal);
                    break;
                case 1:
                    damages.Add("no-break spaces");
                    text = text.Replace(" the ", "\u00A0the\u00A0", StringComparison.Ordinal);
                    break;
                case 2:
                    damages.Add("zero-width characters");
                    text = text.Replace("er", "e\u200Br", StringComparison.Ordinal).Replace("tion", "ti\u00ADon", StringComparison.Ordinal);
                    break;
                case 3 when format == "txt":
                    damages.Add("hard wraps");
                    text = Wrap(text, random.Next(30, 90));
                    break;
                case 4:
                    damages.Add("cut off");
                    cut = true;
                    text = text[..random.Next(text.Length)];
                    break;
                case 5:
                    damages.Add("unpaired surrogate");
                    cut = true;
                    text = text.Insert(random.Next(text.Length + 1), random.Next(2) == 0 ? "\uD83D" : "\uDC00");
                    break;
                case 6:
                    damages.Add("pictographs and direction marks");
                    cut = true;
                    text = text.Insert(random.Next(text.Length + 1), "🚢\u202E").Insert(random.Next(text.Length + 1), "\u0000");
                    break;
                case 7 when text.Contains('“', StringComparison.Ordinal):
                    damages.Add("missing closing quotation marks");
                    text = text.Replace("”", "", StringComparison.Ordinal);
                    break;
            }
        }

        return text;
    }

    private static byte[] DamageBytes(Random random, string text, List<string> damages, out bool broken)
    {
        broken = false;
        switch (random.Next(12))
        {
            case 0:
                damages.Add("BOM");
                return [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(text)];
            case 1:
                damages.Add("UTF-16");
                broken = true;
                return [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(text)];
            case 2:
                damages.Add("invalid bytes");
                broken = true;
                var bytes = Encoding.UTF8.GetBytes(text);
                for (var i = 0; i < 5 && bytes.Length > 0; i++)
                    bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
                return bytes;
            case 3:
                damages.Add("Latin-1");
                broken = true;
                return Encoding.Latin1.GetBytes(text);
            default:
                return Encoding.UTF8.GetBytes(text);
        }
    }

    private static string Wrap(string text, int width)
    {
        var wrapped = new StringBuilder(text.Length);
        var column = 0;
        foreach (var c in text)
        {
            var breaks = c == ' ' && column >= width;
            wrapped.Append(breaks ? '\n' : c);
            column = breaks || c == '\n' ? 0 : column + 1;
        }

        return wrapped.ToString();
    }

    private static string Fill(Random random, string template) => template
        .Replace("{N}", Pick(random, InventedText.Names), StringComparison.Ordinal)
        .Replace("{P}", Pick(random, InventedText.Places), StringComparison.Ordinal)
        .Replace("{Y}", random.Next(1890, 2026).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("{F}", (random.Next(10, 900) / 10.0).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);

    private static string Roman(int number) => new[] { "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX" }[(number - 1) % 9];

    private static T Pick<T>(Random random, T[] from) => from[random.Next(from.Length)];

    private static int Nth(string text, char c, Random random)
    {
        var at = text.IndexOf(c, random.Next(text.Length));
        return at >= 0 ? at : text.IndexOf(c, StringComparison.Ordinal);
    }
}
