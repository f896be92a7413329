using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ArticleArchive.Parsing;
using ArticleArchive.Web.Data;

namespace ArticleArchive.Web.Pages.Claims;

/// <summary>A claim as a quotation to be copied: words, source, permanent address and hashes, so that it can be found and checked without this archive too.</summary>
/// <param name="Plain">For a letter or a note.</param>
/// <param name="Markdown">For a text in Markdown.</param>
/// <param name="WordsHash">SHA-256 of the claim's words in UTF-8, lower-case hexadecimal: whoever has the words can check that they are these.</param>
public sealed record ClaimQuotation(string Plain, string Markdown, string WordsHash)
{
    private const string QuotationMarks = "“”„«»\"";

    private const string Unsafe = "[The words touch damage or a repair: compare the original before quoting.]";

    private static readonly SearchValues<char> s_quotationMarks = SearchValues.Create(QuotationMarks);

    public static ClaimQuotation Of(Article article, Claim claim, string permalink)
    {
        ArgumentNullException.ThrowIfNull(article);
        ArgumentNullException.ThrowIfNull(claim);
        var published = Wording.Published(article.PublishedAtUtc, article.PublishedOffsetMinutes, article.PublishedPrecision, article.PublishedZone);
        var quoted = claim.Text is ['“' or '"' or '«' or '„', .., '”' or '"' or '»' or '“'] ? claim.Text : $"“{claim.Text}”";
        var work = article.TitleOrigin != Origin.Derived ? "“" + article.Title + "”" : "an untitled text beginning “" + Wording.Excerpt(article.Title, 80) + "”";
        var source = $"{Source(article, claim)} in {work}, {article.Publisher ?? "publisher unknown"}, {published ?? "date unknown"}.";
        var words = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(claim.Text)));
        var file = string.Create(CultureInfo.InvariantCulture, $"File {article.SourceName}, SHA-256 {article.Sha256}, characters {claim.SourceStart}–{claim.SourceEnd}. Words SHA-256 {words}.");

        var plain = new List<string> { quoted, "— " + source, permalink, file };
        var markdown = new List<string> { "> " + Escaped(quoted).ReplaceLineEndings("\n> "), ">", $"> — {Escaped(source)}" + (article.Url is null ? "" : $" [Original](<{article.Url.Replace(">", "%3E", StringComparison.Ordinal)}>).") + $" [In the archive](<{permalink}>).", ">", "> " + Escaped(file) };
        if (!claim.IsQuotable)
        {
            plain.Insert(2, Unsafe);
            markdown.Insert(2, "> **" + Unsafe.Trim('[', ']') + "**");
        }

        return new ClaimQuotation(string.Join('\n', plain), string.Join('\n', markdown), words);
    }

    // Only words between quotation marks are the speaker's; a sentence that reports them is the author's.
    private static string Source(Article article, Claim claim)
    {
        if (claim.Form == ClaimForm.DirectQuote && !claim.Text.AsSpan().Trim(QuotationMarks).ContainsAny(s_quotationMarks))
            return (claim.Speaker ?? "speaker unknown") + ", quoted" + (article.Authors is null ? "" : $" by {article.Authors},");
        return (article.Authors ?? "author unknown") + (claim.Speaker is null ? "," : claim.Form == ClaimForm.Indirect ? $", reporting {claim.Speaker} in the author’s words," : $", reporting {claim.Speaker},");
    }

    private static string Escaped(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (c is '\\' or '*' or '_' or '[' or ']' or '<' or '>' or '`' or '#' or '|')
                escaped.Append('\\');
            escaped.Append(c);
        }

        return escaped.ToString();
    }
}
