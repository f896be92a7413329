using System.Text;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Containers;

/// <summary>The names of a ZIP's entries, whose encoding is stated only for UTF-8.</summary>
internal static class ZipNames
{
    /// <summary>Keeps the bytes of names that state no encoding apart from those that were decoded as UTF-8.</summary>
    public static Encoding Raw { get; } = new RawBytes();

    // APPNOTE.TXT, appendix D: a name without the UTF-8 flag is in the first PC's code page. Few programs care.
    private static readonly Encoding s_ibm437 = Encodings.CodePage("ibm437")!;

    /// <summary>The name as text with <c>/</c> between folders; nothing that could deceive in a list is left in it.</summary>
    /// <param name="name">As read with <see cref="Raw"/>.</param>
    public static string Decode(string name)
    {
        if (name.AsSpan().IndexOfAnyInRange(RawBytes.First, RawBytes.Last) >= 0)
        {
            var bytes = name.Select(c => c >= RawBytes.First ? (byte)(c - RawBytes.First + 0x80) : (byte)c).ToArray();
            name = EncodingOf(bytes).GetString(bytes);
        }

        return string.Concat(name.Select(c => c == '\\' ? '/' : char.IsControl(c) ? '\uFFFD' : c));
    }

    /// <summary>False for a name that would lead out of a folder that it is unpacked to.</summary>
    public static bool StaysInside(string name) =>
        !name.StartsWith('/') && !(name.Length > 1 && name[1] == ':') && !name.Split('/').Contains("..", StringComparer.Ordinal);

    private static Encoding EncodingOf(byte[] bytes)
    {
        if (System.Text.Unicode.Utf8.IsValid(bytes))
            return Encoding.UTF8;
        var detected = EncodingDetector.Detect(bytes).Encoding;
        return detected.Equals(Encodings.Fallback) ? s_ibm437 : detected;
    }

    // One character of the private use area for each byte above ASCII; UTF-8 names do not use these.
    private sealed class RawBytes : Encoding
    {
        public const char First = '\uF780';
        public const char Last = '\uF7FF';

        public override int GetByteCount(char[] chars, int index, int count) => count;

        public override int GetBytes(char[] chars, int charIndex, int charCount, byte[] bytes, int byteIndex)
        {
            for (var i = 0; i < charCount; i++)
                bytes[byteIndex + i] = chars[charIndex + i] >= First ? (byte)(chars[charIndex + i] - First + 0x80) : (byte)chars[charIndex + i];
            return charCount;
        }

        public override int GetCharCount(byte[] bytes, int index, int count) => count;

        public override int GetChars(byte[] bytes, int byteIndex, int byteCount, char[] chars, int charIndex)
        {
            for (var i = 0; i < byteCount; i++)
                chars[charIndex + i] = bytes[byteIndex + i] < 0x80 ? (char)bytes[byteIndex + i] : (char)(First + bytes[byteIndex + i] - 0x80);
            return byteCount;
        }

        public override int GetMaxByteCount(int charCount) => charCount;

        public override int GetMaxCharCount(int byteCount) => byteCount;
    }
}
