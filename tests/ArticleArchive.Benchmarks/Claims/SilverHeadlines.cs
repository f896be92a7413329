namespace ArticleArchive.Benchmarks.Claims;

/// <summary>Headlines made of statements that are known to be for a claim: the frames in which headlines confirm, pass on and refute.</summary>
/// <remarks>They teach the frames, not the world: which frames a statement gets follows from its place in the list, so that the same data give the same weights.</remarks>
internal static class SilverHeadlines
{
    /// <summary>How much a generated headline counts beside a written one.</summary>
    public const float Weight = 0.25f;

    private const int FramesOfStatement = 2;

    private static readonly string[] s_for =
    [
        "{0}", "BREAKING: {0}", "It's official: {1}", "Confirmed: {0}", "Police confirm {1}", "{0} (VIDEO)", "Yes, {1}", "{0}, officials confirm", "{0}, study finds", "{0}, court records show", "Photos: {0}", "How {1}", "{0}: the full story", "{0} - and here is why", "WATCH: {0}",
        "{0}, police say", "Exclusive: {0}", "{0} for the first time", "Revealed: {1}", "New figures show {1}",
    ];

    private static readonly string[] s_against =
    [
        "Hoax: {1}", "No, {1} is not true", "FAKE: {0}", "{0}? No, that is a hoax", "Fact check: it is false that {1}", "Story that {1} is fake", "Police deny {1}", "Spokesman denies that {1}", "No, {1}: the viral story is a hoax", "Debunked: {0}", "Claim that {1} is untrue, officials say",
        "It isn't true that {1}", "'{0}': the story is satire", "There is no evidence that {1}", "Company denies reports that {1}", "Viral story that {1} was made up", "Sorry, it's not true that {1}", "Don't believe it: {1} is a fake", "Rumour that {1} dismissed as nonsense", "False alarm: reports that {1} were wrong",
        "{0}? Not so fast, it never happened", "That photo doesn't show that {1}", "Why the story that {1} is wrong",
    ];

    private static readonly string[] s_observing =
    [
        "Report: {0}", "{0}, report claims", "{0}, according to reports", "Did it happen? {0}, says one source", "Is it true that {1}?", "Reports that {1}", "Rumour: {0}", "Rumors swirl that {1}", "{0}, source says", "Sources: {1}", "Man claims {1}", "Local TV claims {1}", "{0}, it is claimed", "Reportedly, {1}",
        "{0}, reportedly", "{0}?", "Police investigate claim that {1}", "Viral video allegedly shows that {1}", "Unconfirmed reports say {1}", "{0}, rebels claim", "Witness says {1}", "Ministry looks into reports that {1}", "Allegedly: {1}", "Website claims {1}", "It may be that {1}", "Speculation grows that {1}",
        "What we know about claims that {1}", "{0}, tabloid alleges",
    ];

    /// <param name="statements">A claim, and what is said for it.</param>
    public static IEnumerable<(string Claim, string Headline, string Label)> Of(IEnumerable<(string Claim, string Other)> statements)
    {
        var place = 0;
        foreach (var (claim, other) in statements)
        {
            var statement = other.TrimEnd('.', ' ');
            // Frames around a headline that has one already read as none.
            if (statement.Length < 20 || statement.AsSpan().ContainsAny(":?'"))
                continue;
            for (var i = 0; i < FramesOfStatement; i++, place++)
            {
                yield return (claim, Frame(s_for[place % s_for.Length], statement), "for");
                yield return (claim, Frame(s_against[place % s_against.Length], statement), "against");
                yield return (claim, Frame(s_observing[place % s_observing.Length], statement), "observing");
            }
        }
    }

    private static string Frame(string frame, string statement) => string.Format(null, frame, statement, StartsWithWord(statement) ? char.ToLowerInvariant(statement[0]) + statement[1..] : statement);

    // An article may be written small inside a sentence; a name may not.
    private static bool StartsWithWord(string statement) => statement.StartsWith("The ", StringComparison.Ordinal) || statement.StartsWith("A ", StringComparison.Ordinal) || statement.StartsWith("An ", StringComparison.Ordinal);
}
