using System.Text;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Containers;

/// <summary>Header text beyond ASCII: <c>=?utf-8?Q?caf=C3=A9?=</c> (RFC 2047).</summary>
internal static class EncodedWords
{
    /// <summary>The text with its encoded words decoded; what is none stays as it stands.</summary>
    public static string Decode(string text)
    {
        var decoded = new StringBuilder(text.Length);
        // Words beside each other are one text (section 6.2); programs cut it inside characters, so their bytes are joined first.
        var pending = new List<byte>();
        Encoding? charset = null;
        var end = 0;
        for (var at = text.IndexOf("=?", StringComparison.Ordinal); at >= 0; at = text.IndexOf("=?", at, StringComparison.Ordinal))
        {
            if (WordAt(text, at) is not { } word)
            {
                at += 2;
                continue;
            }

            var between = text[end..at];
            if (charset is null || !string.IsNullOrWhiteSpace(between) || !word.Charset.Equals(charset))
            {
                var isBeside = charset is not null && string.IsNullOrWhiteSpace(between);
                Flush();
                if (!isBeside)
                    decoded.Append(between);
                charset = word.Charset;
            }

            pending.AddRange(word.Bytes);
            at = end = word.End;
        }

        Flush();
        return decoded.Append(text, end, text.Length - end).ToString();

        void Flush()
        {
            if (charset is not null)
                decoded.Append(charset.GetString([.. pending]));
            pending.Clear();
            charset = null;
        }
    }

    private static (Encoding Charset, byte[] Bytes, int End)? WordAt(string text, int at)
    {
        var first = text.IndexOf('?', at + 2);
        if (first < 0 || first + 2 >= text.Length || text[first + 2] != '?')
            return null;
        var last = text.IndexOf("?=", first + 3, StringComparison.Ordinal);
        // A language tag may follow the charset (RFC 2231, section 5).
        if (last < 0 || Encodings.Named(text[(at + 2)..first].Split('*')[0]) is not { } charset)
            return null;
        var encoded = Encoding.Latin1.GetBytes(text[(first + 3)..last]);
        return text[first + 1] switch
        {
            'B' or 'b' => (charset, TransferEncoding.Base64(encoded), last + 2),
            'Q' or 'q' => (charset, TransferEncoding.QuotedPrintable(encoded, isHeader: true), last + 2),
            _ => null,
        };
    }
}
