using System.Collections.Frozen;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Claims.Comparison;

/// <summary>Whether two names that end in one surname can be one person's: by their given names, initials and what follows the surname.</summary>
internal static class NameIdentity
{
    private static readonly FrozenDictionary<string, string> Suffixes = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["jr"] = "jr",
        ["junior"] = "jr",
        ["jnr"] = "jr",
        ["sr"] = "sr",
        ["senior"] = "sr",
        ["snr"] = "sr",
        ["i"] = "1",
        ["ii"] = "2",
        ["iii"] = "3",
        ["iv"] = "4",
        ["v"] = "5",
        ["vi"] = "6",
        ["vii"] = "7",
        ["viii"] = "8",
        ["ix"] = "9",
        ["x"] = "10",
        ["xi"] = "11",
        ["xii"] = "12",
        ["xiii"] = "13",
        ["xiv"] = "14",
        ["xv"] = "15",
        ["xvi"] = "16",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The first two names of one surname that cannot be one person's, or null.</summary>
    public static SpanPair? Clash(ClaimProfile left, ClaimProfile right)
    {
        for (var i = 0; i < left.NameParts.Length; i++)
        {
            var ours = left.NameParts[i];
            SpanPair? clash = null;
            for (var k = 0; k < right.NameParts.Length; k++)
            {
                var theirs = right.NameParts[k];
                if (ours.Surname.Length == 0 || ours.Surname != theirs.Surname)
                    continue;
                if (ours.CanBe(theirs))
                {
                    clash = null;
                    break;
                }

                clash ??= new SpanPair(left.Names[i].Span, right.Names[k].Span);
            }

            if (clash is not null)
                return clash;
        }

        return null;
    }

    /// <summary>A name taken apart; in small letters.</summary>
    /// <param name="Surname">Its last word but for a suffix.</param>
    /// <param name="Initials">The letters that stand for given names.</param>
    /// <param name="Suffix">Junior, senior or a number; empty for none.</param>
    internal readonly record struct Parts(string Surname, string Initials, string Suffix)
    {
        public static Parts Of(string name)
        {
            var words = name.ToLowerInvariant().Split([' ', '.', ',', '-'], StringSplitOptions.RemoveEmptyEntries);
            var end = words.Length;
            var suffix = "";
            if (end > 1 && Suffixes.TryGetValue(words[end - 1], out var known))
                (suffix, end) = (known, end - 1);
            if (end == 0)
                return new Parts("", "", "");
            var initials = string.Concat(words.Take(end - 1).Where(word => word.Length == 1));
            return new Parts(words[end - 1], initials, suffix);
        }

        // What one leaves out may be anything; what both give must agree as far as the shorter goes.
        public bool CanBe(Parts other) =>
            (Suffix.Length == 0 || other.Suffix.Length == 0 || Suffix == other.Suffix)
            && (Initials.StartsWith(other.Initials, StringComparison.Ordinal) || other.Initials.StartsWith(Initials, StringComparison.Ordinal));
    }
}
