using System.Collections.Frozen;

namespace ArticleArchive.Parsing.Claims.Comparison;

/// <summary>What a preposition makes of the thing behind it; several, where it depends on the verb.</summary>
[Flags]
internal enum PrepositionRole
{
    /// <summary>Nothing that sets it apart from others.</summary>
    None = 0,

    /// <summary>Where it goes.</summary>
    Goal = 1,

    /// <summary>Where it comes from.</summary>
    Source = 2,

    /// <summary>Where it is.</summary>
    Place = 4,

    /// <summary>What it is aimed at.</summary>
    Target = 8,

    /// <summary>Who does it.</summary>
    Agent = 16,

    /// <summary>Whom or what it serves.</summary>
    Supported = 32,

    /// <summary>Whom or what it is directed against.</summary>
    Opposed = 64,

    /// <summary>What is there too.</summary>
    Present = 128,

    /// <summary>What is missing.</summary>
    Missing = 256,

    /// <summary>It comes before this.</summary>
    Earlier = 512,

    /// <summary>It comes after this.</summary>
    Later = 1024,

    /// <summary>It is higher.</summary>
    Above = 2048,

    /// <summary>It is lower.</summary>
    Below = 4096,

    /// <summary>It is not in there.</summary>
    Outside = 8192,
}

/// <summary>Whether two prepositions before the same thing can mean the same.</summary>
/// <remarks>Only direction and part in the event are told apart: most others go with the verb ("fined for", "fined over") and say nothing by themselves.</remarks>
internal static class Prepositions
{
    private static readonly FrozenDictionary<string, PrepositionRole> Roles = new Dictionary<string, PrepositionRole>(StringComparer.Ordinal)
    {
        ["to"] = PrepositionRole.Goal,
        ["into"] = PrepositionRole.Goal,
        ["toward"] = PrepositionRole.Goal,
        ["towards"] = PrepositionRole.Goal,
        ["onto"] = PrepositionRole.Goal | PrepositionRole.Target,
        ["from"] = PrepositionRole.Source,
        ["out"] = PrepositionRole.Source,
        ["off"] = PrepositionRole.Source,
        ["in"] = PrepositionRole.Place,
        ["inside"] = PrepositionRole.Place,
        ["within"] = PrepositionRole.Place,
        ["at"] = PrepositionRole.Place | PrepositionRole.Target,
        ["on"] = PrepositionRole.Place | PrepositionRole.Target,
        ["upon"] = PrepositionRole.Place | PrepositionRole.Target,
        ["outside"] = PrepositionRole.Outside,
        ["by"] = PrepositionRole.Agent,
        ["for"] = PrepositionRole.Supported,
        ["favour"] = PrepositionRole.Supported,
        ["favor"] = PrepositionRole.Supported,
        ["support"] = PrepositionRole.Supported,
        ["against"] = PrepositionRole.Opposed | PrepositionRole.Target,
        ["with"] = PrepositionRole.Present,
        ["without"] = PrepositionRole.Missing,
        ["before"] = PrepositionRole.Earlier,
        ["until"] = PrepositionRole.Earlier,
        ["till"] = PrepositionRole.Earlier,
        ["ahead"] = PrepositionRole.Earlier,
        ["after"] = PrepositionRole.Later,
        ["since"] = PrepositionRole.Later,
        ["above"] = PrepositionRole.Above,
        ["below"] = PrepositionRole.Below,
        ["beneath"] = PrepositionRole.Below,
        ["under"] = PrepositionRole.Below,
        ["over"] = PrepositionRole.Above,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    // Both cannot hold of one event.
    private static readonly (PrepositionRole One, PrepositionRole Other)[] Contraries =
    [
        (PrepositionRole.Present, PrepositionRole.Missing), (PrepositionRole.Supported, PrepositionRole.Opposed), (PrepositionRole.Earlier, PrepositionRole.Later),
        (PrepositionRole.Above, PrepositionRole.Below), (PrepositionRole.Place, PrepositionRole.Outside),
    ];

    // Another event: "launched on Kyiv", "from Kyiv".
    private static readonly (PrepositionRole One, PrepositionRole Other)[] Others =
    [
        (PrepositionRole.Goal, PrepositionRole.Source), (PrepositionRole.Target, PrepositionRole.Source), (PrepositionRole.Place, PrepositionRole.Source), (PrepositionRole.Supported, PrepositionRole.Source),
        (PrepositionRole.Agent, PrepositionRole.Source), (PrepositionRole.Agent, PrepositionRole.Goal), (PrepositionRole.Agent, PrepositionRole.Supported), (PrepositionRole.Agent, PrepositionRole.Opposed),
    ];

    // Behind these the next "of" belongs to them: "out of", "in favour of", "ahead of".
    private static readonly FrozenSet<string> BeforeOf = Claims.Words.Set("out favour favor support ahead outside inside off");

    /// <summary>The preposition as it counts, or null where the word is none.</summary>
    /// <param name="word">In small letters.</param>
    /// <param name="before">The word before it.</param>
    public static string? Of(string word, string before) =>
        word == "of" && BeforeOf.Contains(before) ? before : Grammar.Prepositions.Contains(word) ? word : null;

    /// <summary>How two prepositions before the same thing clash, or null where they may say the same.</summary>
    public static ClashKind? Clash(string one, string other)
    {
        if (one.Length == 0 || other.Length == 0 || one == other || !Roles.TryGetValue(one, out var ours) || !Roles.TryGetValue(other, out var theirs) || (ours & theirs) != PrepositionRole.None)
            return null;
        return Meets(Contraries, ours, theirs) ? ClashKind.Antonym : Meets(Others, ours, theirs) ? ClashKind.Direction : null;
    }

    private static bool Meets((PrepositionRole One, PrepositionRole Other)[] pairs, PrepositionRole ours, PrepositionRole theirs)
    {
        foreach (var (one, other) in pairs)
        {
            if (((ours & one) != PrepositionRole.None && (theirs & other) != PrepositionRole.None) || ((ours & other) != PrepositionRole.None && (theirs & one) != PrepositionRole.None))
                return true;
        }

        return false;
    }
}
