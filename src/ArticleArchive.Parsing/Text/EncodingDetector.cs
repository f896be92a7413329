using System.Text;

namespace ArticleArchive.Parsing.Text;

/// <summary>What the bytes of a text say about their encoding.</summary>
/// <param name="Encoding">The likeliest; Windows-1252 where nothing is clearly likelier.</param>
/// <param name="Others">The names of encodings that are nearly as likely and would give other words; empty when there is no doubt.</param>
internal sealed record DetectedEncoding(Encoding Encoding, IReadOnlyList<string> Others);

/// <summary>Tells the legacy encodings apart, for texts that state none and are no UTF-8.</summary>
/// <remarks>
/// Each candidate reads the same bytes, and is given the log-likelihood of what it reads: how often a language uses such
/// letters (<see cref="LanguageLetters"/>, <see cref="EastAsianLetters"/>), and whether letters stand beside each other as they do
/// in words (one script, capitals first, no signs inside). The differences are natural logarithms of odds.
/// </remarks>
internal static class EncodingDetector
{
    private const int Sample = 32 * 1024;

    /// <summary>Odds of 400 to 1: that much likelier than Windows-1252 must another encoding be.</summary>
    private const double Certain = 6;

    /// <summary>Odds of 20 to 1: what is nearer to the likeliest is a doubt.</summary>
    private const double Doubt = 3;

    /// <summary>Of one byte. Below this it is no text in any encoding that is known here.</summary>
    private const double LeastPlausible = -5;

    private const double Undefined = -14;
    private const double TypographicSign = -4;
    private const double OtherSign = -6.5;
    private const double SignInWord = -5;
    private const double ScriptsInWord = -6;
    private const double CapitalInWord = -1;
    private const double CapitalAfterSmall = -4;
    private const double LetterAtNumber = -6;
    private const double MostForMissingLetters = -15;

    // How much rarer than in Windows-1252 texts are in the others, as logarithms. Where two read a text alike, the earlier is named.
    private static readonly (Encoding Encoding, double Prior)[] s_singleByte =
    [
        .. Named("windows-1252").Select(encoding => (encoding, 0.0)),
        .. Named("windows-1251", "windows-1250", "windows-1253", "windows-1254", "windows-1255", "windows-1256", "windows-1257", "iso-8859-2", "koi8-r", "koi8-u")
            .Select(encoding => (encoding, -1.0)),
        .. Named("windows-1258", "iso-8859-5", "iso-8859-7", "iso-8859-6", "iso-8859-15", "iso-8859-3", "iso-8859-4", "iso-8859-13", "windows-874", "ibm866", "macintosh")
            .Select(encoding => (encoding, -4.0)),
    ];

    private static readonly (Encoding Encoding, EastAsianLetters Letters)[] s_doubleByte =
    [
        (Named("gb18030")[0], EastAsianLetters.Simplified),
        (Named("big5")[0], EastAsianLetters.Traditional),
        (Named("shift_jis")[0], EastAsianLetters.Japanese),
        (Named("euc-jp")[0], EastAsianLetters.Japanese),
        (Named("euc-kr")[0], EastAsianLetters.Korean),
    ];

    private static readonly char[][] s_tables = [.. s_singleByte.Select(one => one.Encoding.GetChars([.. Enumerable.Range(0, 256).Select(b => (byte)b)]))];

    private sealed record Candidate(Encoding Encoding, string Reading, double LogLikelihood);

    /// <param name="bytes">No UTF-8 and no UTF-16.</param>
    public static DetectedEncoding Detect(ReadOnlySpan<byte> bytes)
    {
        // From the first byte that is no ASCII: it is a lead byte in every double-byte encoding. The letter before it is a neighbour.
        var first = bytes.IndexOfAnyExceptInRange((byte)0, (byte)0x7F);
        if (first < 0)
            return new DetectedEncoding(Encodings.Fallback, []);
        var sample = bytes.Slice(first, Math.Min(Sample, bytes.Length - first)).ToArray();
        var before = first > 0 ? bytes[first - 1] : (byte)' ';
        var highBytes = sample.Count(b => b >= 0x80);

        var candidates = new List<Candidate>();
        for (var i = 0; i < s_singleByte.Length; i++)
            candidates.Add(SingleByte(s_singleByte[i].Encoding, s_tables[i], sample, before, s_singleByte[i].Prior));
        candidates.AddRange(s_doubleByte.Select(one => DoubleByte(one.Encoding, one.Letters, sample)));

        var fallback = candidates[0];
        var best = candidates.MaxBy(candidate => candidate.LogLikelihood)!;
        var isClear = best.LogLikelihood >= fallback.LogLikelihood + Certain && best.LogLikelihood >= LeastPlausible * highBytes;
        var chosen = isClear ? best : fallback;
        var others = candidates
            .Where(other => other != chosen && other.LogLikelihood > best.LogLikelihood - Doubt && other.LogLikelihood >= LeastPlausible * highBytes && other.Reading != chosen.Reading)
            .OrderByDescending(other => other.LogLikelihood)
            .DistinctBy(other => other.Reading, StringComparer.Ordinal)
            .Take(3);
        return new DetectedEncoding(chosen.Encoding, [.. others.Select(other => other.Encoding.WebName.ToLowerInvariant())]);
    }

    private static Encoding[] Named(params string[] names) => [.. names.Select(name => Encodings.CodePage(name)!)];

    private static Candidate SingleByte(Encoding encoding, char[] table, byte[] sample, byte before, double prior)
    {
        var counts = new Dictionary<char, int>();
        var likelihood = prior;
        int letters = 0, special = 0;
        var previous = table[before];
        for (var i = 0; i < sample.Length; i++)
        {
            var c = table[sample[i]];
            var isLetter = IsLetter(c);
            letters += isLetter ? 1 : 0;
            if (sample[i] >= 0x80)
            {
                if (isLetter)
                {
                    special++;
                    var lower = char.ToLowerInvariant(c);
                    counts[lower] = counts.GetValueOrDefault(lower) + 1;
                    likelihood += InWord(previous, c)
                        + (char.IsAsciiDigit(previous) || (i + 1 < sample.Length && char.IsAsciiDigit((char)sample[i + 1])) ? LetterAtNumber : 0);
                }
                else
                {
                    likelihood += Sign(c) + (IsLetter(previous) && i + 1 < sample.Length && IsLetter(table[sample[i + 1]]) && !JoinsWords(c) ? SignInWord : 0);
                }
            }
            else if (isLetter && previous >= 0x80)
            {
                likelihood += InWord(previous, c);
            }

            previous = c;
        }

        likelihood += LanguageLetters.All.Max(language =>
            language.Prior + counts.Sum(pair => pair.Value * language.LogProbability(pair.Key)) + MissingLetters(special, language.Share * letters));
        return new Candidate(encoding, encoding.GetString(sample), likelihood);
    }

    // Poisson: three letters of Czech among a thousand of ASCII are not a Czech text.
    private static double MissingLetters(int found, double expected) =>
        found >= expected ? 0
        : found == 0 ? Math.Max(MostForMissingLetters, -expected)
        : Math.Max(MostForMissingLetters, (found * Math.Log(expected / found)) - expected + found);

    private static Candidate DoubleByte(Encoding encoding, EastAsianLetters letters, byte[] sample)
    {
        var reading = encoding.GetString(sample);
        // The sample may end in the middle of a character.
        var whole = sample.Length == Sample ? reading.AsSpan().TrimEnd('\uFFFD') : reading;
        var likelihood = 0.0;
        foreach (var c in whole)
            likelihood += c < 0x80 ? 0 : letters.LogProbability(c);
        return new Candidate(encoding, reading, likelihood);
    }

    // What two letters beside each other say against the reading.
    private static double InWord(char previous, char c)
    {
        if (!IsLetter(previous))
            return 0;
        var against = Script(previous) == Script(c) ? 0 : ScriptsInWord;
        if (char.IsUpper(c))
            against += char.IsLower(previous) ? CapitalAfterSmall : CapitalInWord;
        return against;
    }

    private static double Sign(char c) => c switch
    {
        '\uFFFD' or (>= '\u0080' and <= '\u009F') => Undefined,
        '“' or '”' or '„' or '‘' or '’' or '‚' or '«' or '»' or '–' or '—' or '…' or '•' or '·' or '\u00A0' or '\u00AD' or '°' or '§' or '€' or '£' or '№' or '©' or '®' or '™' or '½' or '¼' or '¾' or '¿' or '¡' or '،' or '؟' => TypographicSign,
        _ => OtherSign,
    };

    private static bool JoinsWords(char c) => c is '’' or '‘' or '–' or '—' or '…' or '·' or '\u00AD' or '\u00A0' or '\u200C' or '\u200D';

    private static bool IsLetter(char c) =>
        char.IsLetter(c) && c is not ('ª' or 'º') || char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.NonSpacingMark;

    private static int Script(char c) => c switch
    {
        < '\u0370' => 1,
        < '\u0400' => 2,
        < '\u0530' => 3,
        < '\u0600' => 4,
        < '\u0700' => 5,
        >= '\u0E00' and < '\u0E80' => 6,
        _ => 1,
    };
}
