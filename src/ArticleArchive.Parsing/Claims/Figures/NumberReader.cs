using System.Collections.Frozen;
using System.Globalization;

namespace ArticleArchive.Parsing.Claims.Figures;

/// <summary>A number in a text, written in digits or in words.</summary>
/// <param name="Value">Multiplied out.</param>
/// <param name="High">The upper end where the words give a range ("10-15", "tens of thousands"), else null.</param>
/// <param name="End">Index of the token behind it.</param>
/// <param name="Tail">What hangs on it by a hyphen or without a blank: <c>year-old</c> of <c>10-year-old</c>, <c>km</c> of <c>5km</c>; empty for nothing.</param>
/// <param name="IsFraction">A share in words ("two thirds", "one in five"): <paramref name="Value"/> is in percent.</param>
/// <param name="IsBare">Four digits and nothing else: it may be a year.</param>
internal readonly record struct Number(decimal Value, decimal? High, int End, string Tail, bool IsFraction, bool IsBare);

/// <summary>Reads numbers at a token: 1,200; 3.2m; 5bn; forty-two; half a million; a third; one in five; tens of thousands.</summary>
/// <remarks>Ordinals, decades (1990s), clock times, versions and model names (5G, 737s) are no numbers.</remarks>
internal static class NumberReader
{
    private const decimal Largest = 1_000_000_000_000_000m;

    private static readonly FrozenDictionary<string, decimal> Small = Numbers(
        "zero 0 one 1 two 2 three 3 four 4 five 5 six 6 seven 7 eight 8 nine 9 ten 10 eleven 11 twelve 12 thirteen 13 fourteen 14 fifteen 15 sixteen 16 seventeen 17 eighteen 18 nineteen 19 " +
        "twenty 20 thirty 30 forty 40 fifty 50 sixty 60 seventy 70 eighty 80 ninety 90");

    private static readonly FrozenDictionary<string, decimal>.AlternateLookup<ReadOnlySpan<char>> SmallLookup = Small.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenDictionary<string, decimal> Scales = Numbers(
        "hundred 100 thousand 1000 k 1000 million 1000000 mn 1000000 mln 1000000 billion 1000000000 bn 1000000000 b 1000000000 trillion 1000000000000 tn 1000000000000 trn 1000000000000 dozen 12 m 1000000");

    private static readonly FrozenDictionary<string, decimal> Vague = Numbers("dozens 12 hundreds 100 thousands 1000 millions 1000000 billions 1000000000 trillions 1000000000000");

    private static readonly FrozenDictionary<string, decimal> Parts = Numbers("half 2 halves 2 third 3 thirds 3 quarter 4 quarters 4 fourth 4 fourths 4 fifth 5 fifths 5 sixth 6 sixths 6 eighth 8 eighths 8 tenth 10 tenths 10");

    // Glued to digits: "5km", "3pc"; "m" is a million unless what follows is measured.
    private static readonly FrozenSet<string> Measured = Words.Set("tall high long wide deep away thick below above race sprint relay");

    /// <summary>The number that begins at a token, or null.</summary>
    /// <param name="tokens">The words.</param>
    /// <param name="i">Where it begins.</param>
    /// <param name="isMoney">True when a currency's sign stands before it: then "m" is a million.</param>
    public static Number? At(Tokens tokens, int i, bool isMoney = false)
    {
        if (!tokens.IsWord(i))
            return null;
        if (char.IsAsciiDigit(tokens.Word(i)[0]))
            return Digits(tokens, i, isMoney);
        return Opens(tokens.Lower(i)) ? InWords(tokens, i) : null;
    }

    // Most words begin no number, and are asked for one again and again.
    private static bool Opens(string word)
    {
        if (word is "a" or "an" or "half" or "tens" || Vague.ContainsKey(word))
            return true;
        var hyphen = word.IndexOf('-', StringComparison.Ordinal);
        return SmallLookup.ContainsKey(hyphen < 0 ? word : word.AsSpan(0, hyphen));
    }

    private static Number? Digits(Tokens tokens, int i, bool isMoney)
    {
        var word = tokens.Lower(i);
        if (!TryDigits(word, out var value, out var length))
            return null;
        var rest = word[length..];
        var isBare = length == 4 && rest.Length == 0 && char.IsAsciiDigit(word[1]);
        decimal? high = null;
        if (rest.StartsWith('-') && rest.Length > 1 && char.IsAsciiDigit(rest[1]))
        {
            // "10-15": a range where it rises; else a score, a date, a telephone number. "2014-18" are years.
            if (!TryDigits(rest[1..], out var second, out var secondLength) || second <= value || (length == 4 && secondLength is 2 or 4) || rest.AsSpan(1 + secondLength).Contains('-'))
                return null;
            (high, rest, isBare) = (second, rest[(1 + secondLength)..], false);
        }

        var end = i + 1;
        var scale = 1m;
        if (rest.Length > 0)
        {
            var tail = rest.TrimStart('-').TrimEnd('.');
            var first = tail.Split('-')[0];
            if (first is "m" && !isMoney && Measured.Contains(tokens.Lower(end)))
                return Scaled(value, high, 1, end, "metres");
            if (Scales.TryGetValue(first, out scale))
                tail = tail.Length > first.Length ? tail[(first.Length + 1)..] : "";
            else if (rest[0] != '-' && Units.OfWord(first, value) is null)
                return null;
            else
                scale = 1;
            return Scaled(value, high, scale, end, tail);
        }

        if (high is null && (tokens.IsMark(end, '–') || tokens.IsMark(end, '—')) && IsGlued(tokens, end) && tokens.IsWord(end + 1) && TryDigits(tokens.Lower(end + 1), out var upper, out var upperLength)
            && upper > value && !(isBare && upperLength is 2 or 4))
        {
            var tail = tokens.Lower(end + 1)[upperLength..];
            (high, isBare) = (upper, false);
            end += 2;
            if (tail.Length > 0)
            {
                if (Scales.TryGetValue(tail, out scale))
                    return Scaled(value, high, scale, end, "");
                return tail[0] == '-' || Units.OfWord(tail, upper) is not null ? Scaled(value, high, 1, end, tail.TrimStart('-')) : null;
            }
        }

        // "one in five" in digits
        if (high is null && OneIn(tokens, end, value) is { } share)
            return share;
        var behind = ScaleAt(tokens, end);
        if (behind is { } found)
            return Scaled(value, high, found.Scale, end + 1, found.Tail);
        return new Number(value, high, end, "", IsFraction: false, isBare);
    }

    // "million", "million-dollar"
    private static (decimal Scale, string Tail)? ScaleAt(Tokens tokens, int i)
    {
        if (!tokens.IsWord(i))
            return null;
        var word = tokens.Lower(i).TrimEnd('.');
        var hyphen = word.IndexOf('-', StringComparison.Ordinal);
        var first = hyphen < 0 ? word : word[..hyphen];
        // A lone "m" or "b" behind a blank is a letter.
        return first.Length > 1 && Scales.TryGetValue(first, out var scale) ? (scale, hyphen < 0 ? "" : word[(hyphen + 1)..]) : null;
    }

    private static bool IsGlued(Tokens tokens, int mark) => tokens[mark - 1].End == tokens[mark].Start && mark + 1 < tokens.Count && tokens[mark].End == tokens[mark + 1].Start;

    private static Number? Scaled(decimal value, decimal? high, decimal scale, int end, string tail) =>
        value * scale > Largest || high * scale > Largest ? null : new Number(value * scale, high * scale, end, tail, IsFraction: false, IsBare: false);

    private static Number? InWords(Tokens tokens, int i)
    {
        if (VagueAt(tokens, i) is { } vague)
            return vague;
        if (FractionAt(tokens, i) is { } fraction)
            return fraction;
        decimal total = 0, current = 0;
        var (end, isOpen, words) = (i, false, 0);
        var tail = "";
        for (var k = i; tokens.IsWord(k) && tail.Length == 0 && k < i + 8; k++)
        {
            var word = tokens.Lower(k);
            if (word is "a" or "an" && k == i && ScaleAt(tokens, k + 1) is { Tail: "" })
            {
                current = 1;
                continue;
            }

            if (word == "and" && isOpen && tokens.IsWord(k + 1) && Small.ContainsKey(tokens.Lower(k + 1).Split('-')[0]))
                continue;
            var pieces = word.Split('-');
            var used = 0;
            foreach (var piece in pieces)
            {
                if (Small.TryGetValue(piece, out var small) && (current % 100 == 0 || (current % 10 == 0 && current % 100 >= 20 && small < 10)))
                    current += small;
                else if (piece is "hundred" or "dozen" && words > 0 && current is > 0 and < 100)
                    current *= Scales[piece];
                else if (piece.Length > 2 && piece is not ("hundred" or "dozen") && Scales.TryGetValue(piece, out var scale) && current > 0)
                    (total, current) = (total + (current * scale), 0);
                else if (piece is "hundred" or "dozen" && current == 1 && words == 0 && k > i)
                    current *= Scales[piece];
                else
                    break;
                used++;
                words++;
                isOpen = piece is "hundred" or "thousand" or "million";
            }

            if (used == 0)
                break;
            end = k + 1;
            tail = string.Join('-', pieces[used..]);
        }

        if (words == 0)
            return null;
        var value = total + current;
        if (value > Largest)
            return null;
        if (tail.Length == 0 && OneIn(tokens, end, value) is { } share)
            return share;
        // "one" by itself is a pronoun, unless a thing is counted: "one runway".
        return value == 1 && words == 1 && tail.Length == 0 && !IsOneThing(tokens, i) ? null : new Number(value, null, end, tail, IsFraction: false, IsBare: false);
    }

    private static bool IsOneThing(Tokens tokens, int i) =>
        tokens.IsWord(i + 1) && !tokens.IsCapitalised(i + 1) && tokens.Lower(i - 1) is not ("no" or "any" or "every" or "another" or "this" or "that" or "the" or "each" or "number")
        && tokens.Lower(i + 1) is not ("day" or "thing" or "way" or "time" or "side" or "hand" or "man" or "point" or "reason" or "person" or "part" or "place" or "end")
        && Lexicon.EnglishWords.ClassOf(tokens.Lower(i + 1)) == Lexicon.WordClasses.Noun && !tokens.Lower(i + 1).EndsWith('s');

    // "dozens", "hundreds of thousands": from one power of ten to the next.
    private static Number? VagueAt(Tokens tokens, int i)
    {
        var word = tokens.Lower(i);
        decimal factor = 1;
        if ((word is "tens" or "dozens" || Vague.ContainsKey(word)) && tokens.Is(i + 1, "of") && Vague.TryGetValue(tokens.Lower(i + 2), out var scale))
        {
            factor = word == "tens" ? 10 : Vague[word];
            return new Number(factor * scale, (factor == 12 ? 100 : factor * 10) * scale - 1, i + 3, "", IsFraction: false, IsBare: false);
        }

        return Vague.TryGetValue(word, out factor)
            ? new Number(factor == 12 ? 24 : 2 * factor, factor == 12 ? 99 : (factor * 10) - 1, i + 1, "", IsFraction: false, IsBare: false)
            : null;
    }

    // "half of", "a third of", "two-thirds", "three quarters of", "half a million"
    private static Number? FractionAt(Tokens tokens, int i)
    {
        var word = tokens.Lower(i);
        if (word == "half" && tokens.Lower(i + 1) is "a" or "an" && ScaleAt(tokens, i + 2) is { Tail: "" } scale)
            return new Number(scale.Scale / 2, null, i + 3, "", IsFraction: false, IsBare: false);
        if (word == "half" && tokens.Lower(i + 1) is "of" or "the" or "all" or "its" or "their" or "his" or "her" or "our" or "my")
            return Share(1, 2, i + 1);
        if (word is "a" or "an" or "one" && Parts.TryGetValue(tokens.Lower(i + 1), out var part) && (tokens.Is(i + 2, "of") || tokens.Is(i - 1, "by")) && part != 2)
            return Share(1, part, i + 2);
        if (word.Split('-') is [var many, var parts] && Small.TryGetValue(many, out var count) && Parts.TryGetValue(parts, out part) && count < part)
            return Share(count, part, i + 1);
        return Small.TryGetValue(word, out count) && Parts.TryGetValue(tokens.Lower(i + 1), out part) && tokens.Lower(i + 1).EndsWith('s') && count < part ? Share(count, part, i + 2) : null;
    }

    // "in five", "out of 10" behind a number
    private static Number? OneIn(Tokens tokens, int i, decimal of)
    {
        var at = tokens.Is(i, "in") ? i + 1 : tokens.Is(i, "out") && tokens.Is(i + 1, "of") ? i + 2 : -1;
        if (at < 0 || of is < 1 or > 9 || !tokens.IsWord(at))
            return null;
        var word = tokens.Lower(at);
        var whole = Small.TryGetValue(word, out var spelled) ? spelled : TryDigits(word, out var digits, out var length) && length == word.Length ? digits : 0;
        return whole > of && whole <= 1000 ? Share(of, whole, at + 1) : null;
    }

    private static Number Share(decimal count, decimal parts, int end) => new(Math.Round(100 * count / parts, 2), null, end, "", IsFraction: true, IsBare: false);

    private static bool TryDigits(string word, out decimal value, out int length)
    {
        length = 0;
        var (points, groups) = (0, 0);
        while (length < word.Length)
        {
            var c = word[length];
            if (char.IsAsciiDigit(c))
            {
                length++;
                continue;
            }

            if (c is not ('.' or ',') || length + 1 >= word.Length || !char.IsAsciiDigit(word[length + 1]))
                break;
            if (c == ',')
            {
                // "1,200"; "1,2" is another language's decimal, or a list.
                var digits = 1;
                while (length + digits < word.Length && char.IsAsciiDigit(word[length + digits]))
                    digits++;
                if (digits != 4 || points > 0)
                    break;
                groups++;
            }
            else
            {
                points++;
            }

            length++;
        }

        value = 0;
        return length is > 0 and < 20 && points <= 1 && decimal.TryParse(word.AsSpan(0, length), NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out value) && value <= Largest;
    }

    private static FrozenDictionary<string, decimal> Numbers(string table)
    {
        var words = table.Split(' ');
        return Enumerable.Range(0, words.Length / 2).ToFrozenDictionary(i => words[2 * i], i => decimal.Parse(words[(2 * i) + 1], CultureInfo.InvariantCulture), StringComparer.Ordinal);
    }
}
