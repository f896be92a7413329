using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Structure;

/// <summary>A line that signs for a house and names nobody: <c>The Courier Editorial Team</c>, <c>Norvale Staff</c>, <c>Newsdesk</c>.</summary>
/// <remarks>Only asked beside the date or under the headline, where a byline stands: elsewhere such a line is a menu's.</remarks>
internal static class HouseSignature
{
    public const string Basis = "a line that signs for the house, beside the date or under the headline";

    private const int MostWords = 5;

    private static readonly HashSet<string> Ends = new(StringComparer.OrdinalIgnoreCase) { "team", "staff", "editors", "newsdesk", "newsroom", "redaktion", "redacción", "redazione", "rédaction", "redactie", "redação", "редакция", "редакція" };

    // These need no more words; a lone "Team" is a menu's.
    private static readonly HashSet<string> Alone = new(StringComparer.OrdinalIgnoreCase) { "newsdesk", "redaktion", "redacción", "redazione", "redactie", "redação", "редакция", "редакція" };

    // "Meet Our Team" leads to a page about the house.
    private static readonly HashSet<string> Invitations = new(StringComparer.OrdinalIgnoreCase) { "our", "meet", "join", "about", "contact", "your", "my" };

    public static bool Is(string text, TextSpan line)
    {
        var words = line.In(text).Split([' ', '\u00A0'], StringSplitOptions.RemoveEmptyEntries);
        return words.Length is >= 1 and <= MostWords && Ends.Contains(words[^1]) && (words.Length > 1 || Alone.Contains(words[0]))
            && !Array.Exists(words, Invitations.Contains)
            && Array.TrueForAll(words, word => !char.IsLower(word[0]) || PersonalNames.IsParticle(word));
    }
}
