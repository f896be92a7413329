namespace ArticleArchive.Parsing.Claims.Lexicon;

/// <summary>What a first name tells of its bearer.</summary>
internal enum NameGender
{
    /// <summary>Borne by men.</summary>
    Man,

    /// <summary>Borne by women.</summary>
    Woman,

    /// <summary>Borne by both.</summary>
    Either,
}

/// <summary>Common names: first names with gender, surnames, places, demonyms with their places, organisations.</summary>
/// <remarks>Made from compromise 14, the places of demonyms from WordNet 3.0 (docs/notices.md). Names are asked for in small letters.</remarks>
internal static class KnownNames
{
    private static readonly Lazy<LexiconFile> s_names = new(() => LexiconFile.Embedded("lexicon-names.txt"));

    /// <summary>Who bears a first name, or null when it is none that is known.</summary>
    public static NameGender? GenderOf(ReadOnlySpan<char> lower)
    {
        var kinds = KindsOf(lower);
        return kinds.Contains('m') ? NameGender.Man : kinds.Contains('f') ? NameGender.Woman : kinds.Contains('x') ? NameGender.Either : null;
    }

    public static bool IsFirstName(ReadOnlySpan<char> lower) => KindsOf(lower).ContainsAny('m', 'f', 'x');

    public static bool IsSurname(ReadOnlySpan<char> lower) => KindsOf(lower).Contains('l');

    /// <summary>A country, a region or a city.</summary>
    public static bool IsPlace(ReadOnlySpan<char> lower) => KindsOf(lower).Contains('c');

    /// <summary>The adjective or noun of a place's people: Russian, Afghans.</summary>
    public static bool IsDemonym(ReadOnlySpan<char> lower) => KindsOf(lower).Contains('d');

    public static bool IsOrganisation(ReadOnlySpan<char> lower) => KindsOf(lower).Contains('o');

    /// <summary>The place of a demonym in small letters (<c>dutch</c>: <c>netherlands</c>), or null.</summary>
    public static string? PlaceOf(ReadOnlySpan<char> demonym) =>
        s_names.Value.TryFind(demonym, out var fields) && fields.IndexOf('\t') is > 0 and var tab ? fields[(tab + 1)..].ToString() : null;

    private static ReadOnlySpan<char> KindsOf(ReadOnlySpan<char> lower)
    {
        if (!s_names.Value.TryFind(lower, out var fields))
            return [];
        var tab = fields.IndexOf('\t');
        return tab < 0 ? fields : fields[..tab];
    }
}
