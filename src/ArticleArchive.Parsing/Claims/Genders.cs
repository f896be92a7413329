using System.Collections.Frozen;
using ArticleArchive.Parsing.Claims.Lexicon;

namespace ArticleArchive.Parsing.Claims;

/// <summary>What a name or a word tells of a person's pronoun.</summary>
internal enum Gender
{
    Unknown,
    Male,
    Female,
}

/// <summary>The gender that first names, titles, pronouns and roles tell.</summary>
internal static class Genders
{
    private static readonly FrozenSet<string> MaleWords = Words.Set("mr he his him himself spokesman chairman congressman councilman businessman father husband son brother king prince sir lord uncle herr señor monsieur");
    private static readonly FrozenSet<string> FemaleWords = Words.Set("mrs ms she her herself spokeswoman chairwoman congresswoman councilwoman businesswoman mother wife daughter sister queen princess dame lady aunt frau señora madame");

    /// <summary>True for a first name, whose ever.</summary>
    public static bool IsFirstName(string word) => KnownNames.IsFirstName(word.ToLowerInvariant());

    public static Gender OfName(string fullName)
    {
        var space = fullName.IndexOf(' ', StringComparison.Ordinal);
        var first = (space > 0 ? fullName[..space] : fullName).ToLowerInvariant();
        return KnownNames.GenderOf(first) switch
        {
            NameGender.Man => Gender.Male,
            NameGender.Woman => Gender.Female,
            _ => Gender.Unknown,
        };
    }

    /// <param name="lower">A pronoun, title or role in lower case.</param>
    public static Gender OfWord(string lower) => MaleWords.Contains(lower) ? Gender.Male : FemaleWords.Contains(lower) ? Gender.Female : Gender.Unknown;
}
