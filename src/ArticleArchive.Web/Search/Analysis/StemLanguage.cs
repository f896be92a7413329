namespace ArticleArchive.Web.Search.Analysis;

/// <summary>The languages that search tells apart, because words end in ways of their own. Stored as numbers: none may change.</summary>
internal enum StemLanguage : byte
{
    /// <summary>The article's language is not known.</summary>
    Unknown = 0,

    /// <summary>A language without a stemmer: words are found as written.</summary>
    Other = 1,

    English = 2,
    German = 3,
    French = 4,
    Spanish = 5,
    Italian = 6,
    Portuguese = 7,
    Russian = 8,
    Dutch = 9,
    Swedish = 10,
}

/// <summary>Languages as sets of bits, and what a language tag says.</summary>
internal static class StemLanguages
{
    /// <summary>Every language, and none known: the word itself counts everywhere.</summary>
    public const uint All = uint.MaxValue;

    /// <summary>The set of one language.</summary>
    public static uint Bit(this StemLanguage language) => 1u << (int)language;

    /// <param name="tag">BCP 47, such as <c>en-GB</c>; null or empty where it is not known.</param>
    public static StemLanguage Of(string? tag)
    {
        if (string.IsNullOrEmpty(tag))
            return StemLanguage.Unknown;
        var end = tag.AsSpan().IndexOfAny('-', '_');
        return (end < 0 ? tag : tag[..end]).ToLowerInvariant() switch
        {
            "en" => StemLanguage.English,
            "de" => StemLanguage.German,
            "fr" => StemLanguage.French,
            "es" => StemLanguage.Spanish,
            "it" => StemLanguage.Italian,
            "pt" => StemLanguage.Portuguese,
            "ru" => StemLanguage.Russian,
            "nl" => StemLanguage.Dutch,
            "sv" => StemLanguage.Swedish,
            _ => StemLanguage.Other,
        };
    }
}
