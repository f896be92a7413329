using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ArticleArchive.Benchmarks.Parsing;

/// <summary>A part of a set, chosen by a hash of the page's id, so that pages can be held back while rules are written.</summary>
/// <param name="Chosen">The remainders that belong to the part.</param>
/// <param name="Count">The number of parts.</param>
internal sealed record IdHashPart(IReadOnlyList<int> Chosen, int Count)
{
    public static IdHashPart All { get; } = new([0], 1);

    /// <summary>Reads <c>0/5</c> (a fifth) or <c>1,2,3,4/5</c> (the rest); null when it is neither.</summary>
    public static IdHashPart? TryParse(string text)
    {
        if (text.Split('/') is not [var chosen, var count] || !int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var parts) || parts < 1)
            return null;
        var remainders = new List<int>();
        foreach (var number in chosen.Split(','))
        {
            if (!int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var remainder) || remainder >= parts)
                return null;
            remainders.Add(remainder);
        }

        return new IdHashPart(remainders, parts);
    }

    public bool Holds(string id) => Chosen.Contains(SHA256.HashData(Encoding.UTF8.GetBytes(id))[0] % Count);
}
