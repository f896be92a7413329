using System.Buffers;
using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using ArticleArchive.Parsing.Formats;

namespace ArticleArchive.Parsing.Text;

/// <summary>A stretch of text that was UTF-8 and was read in a code page before the file came to us.</summary>
/// <param name="Span">In the text.</param>
/// <param name="Restored">What it was.</param>
/// <param name="Encoding">The encoding that it was wrongly read in, as a reader knows it.</param>
/// <param name="IsCertain">Whether it can hardly be meant as it stands.</param>
internal sealed record MisdecodedRun(TextSpan Span, string Restored, string Encoding, bool IsCertain);

/// <summary>Finds UTF-8 that was read in a code page, also more than once (<c>â€™</c>, <c>Ã©</c>, <c>РџСЂ</c>, <c>ГђВџ</c>).</summary>
/// <remarks>
/// A run of characters whose bytes in the code page are well-formed UTF-8 comes about by accident in short runs only. What is certain
/// goes back to the same characters when it is written and misread again, so an edit that restores it can be checked by anyone.
/// </remarks>
internal static class Misdecoding
{
    private const int MostRounds = 3;

    /// <summary>So many sequences beside each other are no accident, whatever they give.</summary>
    private const int LongRun = 4;

    /// <summary>So many certain runs in one code page show that the whole text went through it: then its short runs are restored too.</summary>
    private const int EnoughToBelieve = 3;

    private static readonly Page[] s_pages =
    [
        new("Windows-1252", Encodings.Fallback, shortestCertain: 1, script: 0),
        new("Windows-1251", Encodings.CodePage("windows-1251")!, shortestCertain: 3, script: 4),
        new("Mac Roman", Encodings.CodePage("macintosh")!, shortestCertain: 1, script: 0),
    ];

    /// <summary>A short text with what is certain restored.</summary>
    public static string Restore(string text)
    {
        var restored = text;
        foreach (var run in Find(text).Where(run => run.IsCertain).Reverse())
            restored = string.Concat(restored.AsSpan(0, run.Span.Start), run.Restored, restored.AsSpan(run.Span.End));
        return restored;
    }

    /// <summary>The runs in order of place, disjoint.</summary>
    public static IReadOnlyList<MisdecodedRun> Find(string text)
    {
        var runs = new List<MisdecodedRun>();
        foreach (var page in s_pages)
        {
            var found = page.Find(text);
            var certain = found.Count(run => run.IsCertain);
            // One doubtful place is how the author wrote it; in Cyrillic so are many.
            found.RemoveAll(run => !run.IsCertain && certain < EnoughToBelieve && !(page.IsAccidentRare && run.Restored.EnumerateRunes().All(page.IsUsual)));
            if (certain == 0 && found.Count < 2)
                continue;
            var blocks = found.Where(run => run.IsCertain).SelectMany(run => run.Restored.EnumerateRunes()).Select(rune => rune.Value >> 8).ToHashSet();
            runs.AddRange(certain < EnoughToBelieve
                ? found
                : found.Select(run => run with { IsCertain = run.IsCertain || run.Restored.EnumerateRunes().All(rune => page.IsUsual(rune) || blocks.Contains(rune.Value >> 8)) }));
        }

        // Two code pages may both explain a place: the longer run is the likelier, and a certain one before a doubtful.
        var chosen = new List<MisdecodedRun>(runs.Count);
        foreach (var run in runs.OrderBy(run => run.Span.Start).ThenByDescending(run => run.Span.End))
        {
            if (chosen.Count == 0 || run.Span.Start >= chosen[^1].Span.End)
                chosen.Add(run);
            else if (run.Span.Length > chosen[^1].Span.Length || (run.IsCertain && !chosen[^1].IsCertain))
                chosen[^1] = run;
        }

        return chosen;
    }

    private sealed class Page
    {
        private readonly FrozenDictionary<char, byte> _bytes;
        private readonly SearchValues<char> _leads;
        private readonly string _name;
        private readonly int _shortestCertain;
        private readonly int _script;

        /// <param name="name">As a reader knows it.</param>
        /// <param name="encoding">A single-byte code page.</param>
        /// <param name="shortestCertain">How many sequences a run must have that no writer means.</param>
        /// <param name="script">The high byte of the characters of its script.</param>
        public Page(string name, Encoding encoding, int shortestCertain, int script)
        {
            (_name, _shortestCertain, _script) = (name, shortestCertain, script);
            var bytes = new Dictionary<char, byte>();
            for (var b = 0x80; b <= 0xFF; b++)
            {
                // Programs kept bytes that the code page leaves undefined as control characters.
                if (encoding.GetString([(byte)b]) is [var c] && c != '\uFFFD')
                    bytes.TryAdd(c, (byte)b);
                if (b < 0xA0)
                    bytes.TryAdd((char)b, (byte)b);
            }

            _bytes = bytes.ToFrozenDictionary();
            _leads = SearchValues.Create([.. bytes.Where(pair => pair.Value is >= 0xC2 and <= 0xF4).Select(pair => pair.Key)]);
        }

        /// <summary>False for Cyrillic, where ordinary words begin with two letters that could be misread UTF-8.</summary>
        public bool IsAccidentRare => _shortestCertain == 1;

        public List<MisdecodedRun> Find(string text)
        {
            var runs = new List<MisdecodedRun>();
            for (var at = 0; at < text.Length && runs.Count < ParseLimits.MostMisdecodedRuns;)
            {
                var next = text.AsSpan(at).IndexOfAny(_leads);
                if (next < 0)
                    break;
                at += next;
                if (RunAt(text, at) is not { } run)
                {
                    at++;
                    continue;
                }

                runs.Add(run);
                at = run.Span.End;
            }

            return runs;
        }

        private MisdecodedRun? RunAt(string text, int start)
        {
            var restored = new StringBuilder();
            int end = start, sequences = 0, longest = 0;
            while (end < text.Length && SequenceAt(text, end) is var (rune, length))
            {
                restored.Append(rune.ToString());
                end += length;
                sequences++;
                longest = Math.Max(longest, length);
            }

            if (sequences == 0)
                return null;
            var words = restored.ToString();
            var rounds = 1;
            for (; rounds < MostRounds && Again(words, sequences) is { } deeper; rounds++)
                words = deeper;
            // No writer's text holds these controls: it was not misread in this way, or more was done to it.
            if (words.AsSpan().ContainsAnyInRange('\u0080', '\u009F'))
                return null;

            // "Â°" may be meant, and so may the end of "REGIÃ£" (but not "SÃ£o"); and "café»…" is a Chinese character only by accident.
            var isMeant = longest == 2 && sequences == 1 && rounds == 1 && (text[start] == 'Â' || (start > 1 && char.IsUpper(text[start - 1]) && char.IsUpper(text[start - 2])));
            var isCertain = sequences >= LongRun || (!isMeant && (sequences >= _shortestCertain || rounds > 1) && words.EnumerateRunes().All(IsUsual));
            return new MisdecodedRun(new TextSpan(start, end), words, _name, isCertain);
        }

        /// <summary>What a short run can be believed to have been: letters of the code page's own script, and signs.</summary>
        public bool IsUsual(Rune rune) => rune.Value switch
        {
            < 0x250 => true,
            >= 0x2000 and < 0x2C00 => true,
            0xFB01 or 0xFB02 or 0xFEFF or 0xFFFD => true,
            >= 0x1F000 and < 0x1FB00 => true,
            var value => value >> 8 == _script,
        };

        // Well-formed UTF-8 (Unicode, table 3-7) of a character that stands in texts.
        private (Rune Rune, int Length)? SequenceAt(string text, int at)
        {
            if (!_bytes.TryGetValue(text[at], out var lead) || lead is < 0xC2 or > 0xF4)
                return null;
            var length = lead switch { < 0xE0 => 2, < 0xF0 => 3, _ => 4 };
            if (at + length > text.Length)
                return null;
            Span<byte> sequence = stackalloc byte[4];
            sequence[0] = lead;
            for (var i = 1; i < length; i++)
            {
                if (!_bytes.TryGetValue(text[at + i], out sequence[i]) || sequence[i] is not (>= 0x80 and <= 0xBF))
                    return null;
            }

            return Rune.DecodeFromUtf8(sequence[..length], out var rune, out var consumed) == OperationStatus.Done && consumed == length && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned)
                ? (rune, length)
                : null;
        }

        // Once more through this code page, or through another where that gives what is usual: in Mac Roman "’î" would be an Armenian letter.
        private string? Again(string text, int sequences)
        {
            if (!text.AsSpan().ContainsAnyInRange('\u0080', '\uFFFF'))
                return null;
            return Whole(text) ?? s_pages.Where(page => page != this).Select(page => page.Whole(text))
                .FirstOrDefault(words => words is not null && (sequences >= LongRun || words.EnumerateRunes().All(IsUsual)));
        }

        // All of a text as one run; null when any of it is none.
        private string? Whole(string text)
        {
            var at = 0;
            var restored = new StringBuilder();
            while (at < text.Length && SequenceAt(text, at) is var (rune, length))
            {
                restored.Append(rune.ToString());
                at += length;
            }

            return at == text.Length ? restored.ToString() : null;
        }
    }
}
