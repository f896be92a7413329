using System.Collections.Frozen;

namespace ArticleArchive.Parsing.Claims.Figures;

/// <summary>Units and currencies: each to one canonical unit, so that <c>5 km</c> and <c>3.1 miles</c> can be compared.</summary>
internal static class Units
{
    public const string Percent = "%", Points = "points";

    // canonical unit, factor, the words for it
    private static readonly (string Unit, decimal Factor, string Words)[] Table =
    [
        (Percent, 1, "% percent pc pct"),
        ("m", 1000, "km kms kilometre kilometres kilometer kilometers"), ("m", 1, "metre metres meter meters"), ("m", 0.01m, "cm centimetre centimetres centimeter centimeters"),
        ("m", 0.001m, "mm millimetre millimetres millimeter millimeters"), ("m", 1609.344m, "mile miles mi"), ("m", 0.9144m, "yard yards"), ("m", 0.3048m, "foot feet ft"), ("m", 0.0254m, "inch inches"),
        ("kg", 1, "kg kgs kilo kilos kilogram kilograms kilogramme kilogrammes"), ("kg", 1000, "tonne tonnes"), ("kg", 907.18474m, "ton tons"), ("kg", 0.001m, "g gram grams gramme grammes"),
        ("kg", 0.000001m, "mg milligram milligrams"), ("kg", 0.45359237m, "lb lbs"), ("kg", 0.028349523m, "ounce ounces oz"),
        ("m²", 10000, "hectare hectares ha"), ("m²", 4046.8564m, "acre acres"), ("m²", 1000000, "km² sq-km"),
        ("l", 1, "litre litres liter liters"), ("l", 3.785411784m, "gallon gallons"), ("l", 158.987m, "barrel barrels"), ("l", 0.001m, "ml millilitre millilitres milliliter milliliters"),
        ("W", 1, "watt watts"), ("W", 1000, "kw kilowatt kilowatts"), ("W", 1000000, "mw megawatt megawatts"), ("W", 1000000000, "gw gigawatt gigawatts"),
        ("Wh", 1000, "kwh kilowatt-hour kilowatt-hours"), ("Wh", 1000000, "mwh megawatt-hour megawatt-hours"), ("Wh", 1000000000, "gwh gigawatt-hour gigawatt-hours"), ("Wh", 1000000000000, "twh"),
        ("m/s", 0.44704m, "mph"), ("m/s", 0.2777778m, "kmh kph"),
        ("year", 1, "year years yr yrs"), ("year", 10, "decade decades"), ("year", 100, "century centuries"), ("month", 1, "month months"), ("day", 7, "week weeks"), ("day", 1, "day days"),
        ("hour", 1, "hour hours hr hrs"), ("minute", 1, "minute minutes min mins"), ("second", 1, "second seconds sec secs"),
        ("USD", 1, "usd dollar dollars bucks"), ("EUR", 1, "eur euro euros"), ("GBP", 1, "gbp quid sterling"), ("GBP", 0.01m, "pence"), ("JPY", 1, "jpy yen"), ("CNY", 1, "cny yuan renminbi rmb"), ("INR", 1, "inr rupee rupees"),
        ("RUB", 1, "rub rouble roubles ruble rubles"), ("CHF", 1, "chf"), ("SEK", 1, "sek"), ("NOK", 1, "nok"), ("DKK", 1, "dkk"), ("PLN", 1, "pln zloty zlotys"), ("UAH", 1, "uah hryvnia hryvnias"), ("TRY", 1, "try lira liras"),
        ("AUD", 1, "aud"), ("CAD", 1, "cad"), ("NZD", 1, "nzd"), ("BRL", 1, "brl reais"), ("ZAR", 1, "zar rand"), ("KRW", 1, "krw won"), ("NGN", 1, "ngn naira"), ("KES", 1, "kes"), ("PHP", 1, "php peso pesos"),
        ("ILS", 1, "ils shekel shekels"), ("byte", 1000, "kb kilobyte kilobytes"), ("byte", 1000000, "mb megabyte megabytes"), ("byte", 1000000000, "gb gigabyte gigabytes"), ("byte", 1000000000000, "tb terabyte terabytes"),
    ];

    // "won", "try", "try" are words of their own; as a unit only a large sum makes sense of them.
    private static readonly FrozenSet<string> OnlyLarge = Words.Set("won try rand g ha mi");

    private static readonly FrozenDictionary<string, (string Unit, decimal Factor)> ByWord =
        Table.SelectMany(row => row.Words.Split(' ').Select(word => (Word: word, Row: row))).ToFrozenDictionary(entry => entry.Word, entry => (entry.Row.Unit, entry.Row.Factor), StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> Dollars = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["us"] = "USD",
        ["u.s."] = "USD",
        ["american"] = "USD",
        ["a"] = "AUD",
        ["au"] = "AUD",
        ["australian"] = "AUD",
        ["c"] = "CAD",
        ["ca"] = "CAD",
        ["canadian"] = "CAD",
        ["nz"] = "NZD",
        ["hk"] = "HKD",
        ["s"] = "SGD",
        ["singapore"] = "SGD",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Lengths = Words.Set("year month day hour minute second");

    private static readonly FrozenSet<string> Physical = Words.Set("m kg m² l W Wh m/s °C °F byte");

    /// <summary>True for a length of time.</summary>
    public static bool IsDuration(string? unit) => unit is not null && Lengths.Contains(unit);

    /// <summary>True for an ISO 4217 code.</summary>
    public static bool IsMoney(string? unit) => unit is { Length: 3 } && char.IsAsciiLetterUpper(unit[0]) && char.IsAsciiLetterUpper(unit[2]);

    /// <summary>True for a measure of length, weight, area, volume, power, speed or heat.</summary>
    public static bool IsPhysical(string? unit) => unit is not null && Physical.Contains(unit);

    /// <summary>The currency of a sign before a number, or null.</summary>
    /// <param name="sign">Such as <c>$</c>.</param>
    /// <param name="before">The word that stands before it without a blank, in small letters (<c>us</c> of <c>US$</c>), or empty.</param>
    public static string? OfSign(char sign, string before) => sign switch
    {
        '$' => Dollars.GetValueOrDefault(before, "USD"),
        '€' => "EUR",
        '£' => "GBP",
        '¥' => "JPY",
        '₹' => "INR",
        '₽' => "RUB",
        '₩' => "KRW",
        '₴' => "UAH",
        '₺' => "TRY",
        '₪' => "ILS",
        '₦' => "NGN",
        _ => null,
    };

    /// <summary>The unit of a word by itself: <c>percent</c>, <c>km</c>, <c>euros</c>.</summary>
    public static (string Unit, decimal Factor)? OfWord(string lower, decimal value) =>
        ByWord.TryGetValue(lower, out var found) && (value >= 1000 || !OnlyLarge.Contains(lower)) ? found : null;

    /// <summary>The unit in front of a number: <c>EUR 5m</c>.</summary>
    public static string? OfCode(ReadOnlySpan<char> word) =>
        word.Length == 3 && char.IsAsciiLetterUpper(word[0]) && char.IsAsciiLetterUpper(word[2]) && ByWord.TryGetValue(word.ToString().ToLowerInvariant(), out var found) && IsMoney(found.Unit) ? found.Unit : null;

    /// <summary>The unit that begins at a token, and how many tokens it takes; null where none does.</summary>
    /// <param name="tokens">The words.</param>
    /// <param name="i">The token behind the number.</param>
    /// <param name="value">The number: some words are units of large sums only.</param>
    public static (string Unit, decimal Factor, int Length)? At(Tokens tokens, int i, decimal value)
    {
        if (tokens.IsMark(i, '%'))
            return tokens.Lower(i + 1) is "points" or "point" ? (Points, 1, 2) : (Percent, 1, 1);
        if (tokens.IsMark(i, '°'))
            return tokens.Lower(i + 1) switch { "c" => ("°C", 1, 2), "f" => ("°F", 1, 2), _ => null };
        var (word, next) = (tokens.Lower(i), tokens.Lower(i + 1));
        switch (word)
        {
            case "percentage" when next is "points" or "point":
                return (Points, 1, 2);
            case "basis" when next is "points" or "point":
                return (Points, 0.01m, 2);
            case "per" when next is "cent":
                return (Percent, 1, 2);
            case "square" when AreaFactor(next) is { } area:
                return ("m²", area, 2);
            case "degrees" or "degree":
                return next switch { "celsius" or "c" => ("°C", 1, 2), "fahrenheit" or "f" => ("°F", 1, 2), _ => null };
            case "swiss" when next is "francs":
                return ("CHF", 1, 2);
            case "pounds" or "pound" when next == "sterling":
                return ("GBP", 1, 2);
            // By weight, if something is weighed; a large sum is money; else it is not told.
            case "pounds" or "pound":
                return next == "of" ? ("kg", 0.45359237m, 1) : value >= 100_000 ? ("GBP", 1, 1) : null;
            case "miles" when next == "per" && tokens.Is(i + 2, "hour"):
                return ("m/s", 0.44704m, 3);
            case "kilometres" or "kilometers" or "km" when next == "per" && tokens.Is(i + 2, "hour"):
                return ("m/s", 0.2777778m, 3);
        }

        if (next is "dollars" && Dollars.TryGetValue(word, out var dollars))
            return (dollars, 1, 2);
        return OfWord(word, value) is { } found ? (found.Unit, found.Factor, 1) : null;
    }

    private static decimal? AreaFactor(string word) => word switch
    {
        "kilometres" or "kilometers" or "kilometre" or "kilometer" or "km" => 1_000_000,
        "miles" or "mile" => 2_589_988.11m,
        "metres" or "meters" or "metre" or "meter" => 1,
        "feet" or "foot" => 0.09290304m,
        _ => null,
    };
}
