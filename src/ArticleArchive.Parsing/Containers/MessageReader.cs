using ArticleArchive.Parsing.Formats;
using ArticleArchive.Parsing.Structure;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Containers;

/// <summary>The part of a message that holds the article.</summary>
/// <param name="Bytes">With the transfer encoding undone.</param>
/// <param name="Format">HTML or plain text.</param>
/// <param name="Charset">As the part's header states it, or null.</param>
/// <param name="Stated">What the message's header states about the article.</param>
/// <param name="OtherTexts">How many further texts the message has, which are not read.</param>
internal sealed record MessageText(byte[] Bytes, SourceFormat Format, string? Charset, IReadOnlyList<StatedMetadata> Stated, int OtherTexts);

/// <summary>Finds the article in an Internet message: a newsletter (.eml) or a page that a browser saved with its pictures (.mht, RFC 2557).</summary>
internal static class MessageReader
{
    // Parts in parts; real messages have four. What is deeper, or beyond the number, is not looked at.
    private const int MaxDepth = 12;
    private const int MaxParts = 2_000;

    /// <summary>HTML whose words times this are fewer than the plain text's is a stub; forms of one letter differ by far less.</summary>
    private const int LeastShare = 3;

    private sealed record Candidate(MimeEntity Part, bool IsHtml);

    private sealed class Search
    {
        public int Parts { get; set; }

        public int Texts { get; set; }
    }

    /// <returns>Null for bytes that are no message, or a message without a text.</returns>
    public static MessageText? Read(ReadOnlyMemory<byte> bytes)
    {
        // A mailbox file puts a line before each message (RFC 4155).
        var message = MimeEntity.Read(bytes.Span.StartsWith("From "u8) ? bytes[(bytes.Span.IndexOf((byte)'\n') + 1)..] : bytes);
        if (message.FieldCount == 0 || (message.Field("From") ?? message.Field("Content-Type") ?? message.Field("Subject") ?? message.Field("MIME-Version")) is null)
            return null;
        var search = new Search();
        if (Find(message, 0, search) is not var (part, isHtml))
            return null;
        var text = part.Decoded();
        return text.AsSpan().IndexOfAnyExcept(" \t\r\n"u8) < 0 ? null : new MessageText(
            text, isHtml ? SourceFormat.Html : SourceFormat.PlainText, part.Type.Parameter("charset"), Stated(message, part), search.Texts - 1);
    }

    private static Candidate? Find(MimeEntity entity, int depth, Search search)
    {
        if (++search.Parts > MaxParts || depth > MaxDepth)
            return null;
        if (entity.Type.Value.StartsWith("multipart/", StringComparison.Ordinal))
            return FindIn(entity, depth, search);
        if (entity.Type.Value == "message/rfc822")
            return Find(MimeEntity.Read(entity.Decoded()), depth + 1, search);
        var isHtml = entity.Type.Value is "text/html" or "application/xhtml+xml";
        if (entity.IsAttachment || !(isHtml || entity.Type.Value is "text/plain" or ""))
            return null;
        search.Texts++;
        return new Candidate(entity, isHtml);
    }

    private static Candidate? FindIn(MimeEntity multipart, int depth, Search search)
    {
        Candidate? best = null;
        var isAlternative = multipart.Type.Value == "multipart/alternative";
        var start = multipart.Type.Parameter("start");
        foreach (var part in multipart.Parts())
        {
            var before = search.Texts;
            if (Find(part, depth + 1, search) is not { } found)
                continue;
            // The same in several forms, the richest last (RFC 2046, section 5.1.4); the reader of HTML knows most about a page.
            if (isAlternative)
                search.Texts = best is null ? search.Texts : before;
            var isRoot = start is not null && part.Field("Content-ID") == start;
            if (best is null || isRoot || (isAlternative && (found.IsHtml ? !IsStub(found.Part, best) : !best.IsHtml || IsStub(best.Part, found))))
                best = found;
            if (isRoot || search.Parts > MaxParts)
                break;
            // The frames and style sheets of a saved page (RFC 2387) are no texts of their own.
            if (multipart.Type.Value == "multipart/related")
                break;
        }

        return best;
    }

    // "View this letter in your browser", or pictures of words: the HTML of some letters says next to nothing of what the plain text says.
    private static bool IsStub(MimeEntity html, Candidate other) =>
        !other.IsHtml && LeastShare * Words(MarkupStripper.Read(TextOf(html, SourceFormat.Html)).Text) < Words(TextOf(other.Part, SourceFormat.PlainText));

    private static string TextOf(MimeEntity part, SourceFormat format) => TextDecoder.Decode(part.Decoded(), format, part.Type.Parameter("charset")).Text;

    // Plain text writes out the addresses that HTML has behind its words.
    private static int Words(string text) =>
        text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Count(word => char.IsLetter(word[0]) && !word.Contains("://", StringComparison.Ordinal));

    private static List<StatedMetadata> Stated(MimeEntity message, MimeEntity part)
    {
        var stated = new List<StatedMetadata>();
        var address = message.Field("Snapshot-Content-Location") ?? part.Field("Content-Location") ?? message.Field("Archived-At")?.Trim('<', '>');
        if (address is not null && (address.StartsWith("http:", StringComparison.OrdinalIgnoreCase) || address.StartsWith("https:", StringComparison.OrdinalIgnoreCase)))
            Add(MetadataField.Url, address, "message header");
        var isSavedPage = message.Type.Value == "multipart/related" && (message.Field("Snapshot-Content-Location") ?? part.Field("Content-Location")) is not null;
        Add(MetadataField.Title, WithoutReply(EncodedWords.Decode(message.Field("Subject") ?? "")), "header Subject");
        // A browser that saves a page is its sender, and the day of saving its date.
        if (isSavedPage)
            return stated;
        AddSender(message.Field("From") ?? "", Add);
        Add(MetadataField.Published, message.Field("Date") ?? "", "header Date");
        return stated;

        void Add(MetadataField field, string value, string origin)
        {
            value = string.Join(' ', value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
            if (value.Length > 0)
                stated.Add(new StatedMetadata(field, value, origin));
        }
    }

    // "Jane Roe from The Courier" <jane@courier.example>, "The Courier" <news@courier.example>, jane@courier.example (Jane Roe)
    private static void AddSender(string from, Action<MetadataField, string, string> add)
    {
        var open = from.IndexOf('<', StringComparison.Ordinal);
        var name = open >= 0 ? from[..open] : from.IndexOf('(', StringComparison.Ordinal) is >= 0 and var comment ? from[(comment + 1)..].TrimEnd(' ', ')') : "";
        name = EncodedWords.Decode(name).Trim().Trim('"', '\'').Replace("\\\"", "\"", StringComparison.Ordinal).Trim();
        if (name.Length == 0 || name.Contains('@', StringComparison.Ordinal))
            return;
        foreach (var joint in (ReadOnlySpan<string>)[" from ", " at ", " via ", " | ", " – ", " - ", ", "])
        {
            var at = name.IndexOf(joint, StringComparison.OrdinalIgnoreCase);
            if (at <= 0 || !PersonalNames.IsPersonShaped(name[..at]))
                continue;
            add(MetadataField.Author, name[..at], "header From");
            add(MetadataField.Publisher, name[(at + joint.Length)..], "header From");
            return;
        }

        // A publication's name is usually in its address, a person's before the sign or nowhere.
        var host = from[(from.LastIndexOf('@') + 1)..].Split('>', ' ')[0];
        var isInHost = name.Split(' ').Any(word => word.Length > 3 && host.Contains(word, StringComparison.OrdinalIgnoreCase));
        add(PersonalNames.IsPersonShaped(name) && !isInHost ? MetadataField.Author : MetadataField.Publisher, name, "header From");
    }

    // "Re: " (RFC 5322, section 3.6.5) and what programs put before a forwarded subject say how the letter came, not what it is about.
    private static string WithoutReply(string subject)
    {
        var words = subject.Trim();
        while (Array.Find(s_replies, reply => words.StartsWith(reply, StringComparison.OrdinalIgnoreCase)) is { } mark)
            words = words[mark.Length..].TrimStart();
        return words;
    }

    private static readonly string[] s_replies = ["Re:", "Fwd:", "Fw:", "AW:", "WG:", "TR:", "RV:", "RE :", "Antw:", "SV:", "VS:", "I:", "R:"];
}
