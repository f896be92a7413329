using System.Collections.Frozen;

namespace ArticleArchive.Parsing.Claims.Comparison;

/// <summary>Base forms that news uses for one another, where the lexicon's commonest meanings are not one.</summary>
internal static class NearSynonyms
{
    private static readonly string[] Groups =
    [
        "allow permit let", "include contain", "agree consent", "genuine authentic real", "buy purchase acquire", "begin start commence launch", "end finish conclude", "help assist aid", "kill slay", "big large huge", "close shut", "ban forbid prohibit outlaw", "sack fire dismiss axe",
        "hire employ recruit", "get receive obtain", "need require", "hurt injure wound", "arrest detain", "destroy wreck ruin", "child kid", "doctor physician", "company firm business", "law act statute", "raise lift increase hike", "cut reduce slash lower trim",
        "choose select pick", "give donate", "illness disease sickness", "job post position", "salary pay wage", "lawmaker legislator", "plan intend", "leave depart", "attempt try", "reply respond answer", "save rescue", "accident crash", "fire blaze", "gale storm", "rebel insurgent",
        "inquiry investigation probe", "rise climb grow increase", "fall drop decline decrease", "reveal disclose", "build construct", "flee escape", "murder killing homicide", "thief burglar robber", "teenager teen adolescent", "pensioner retiree", "boat vessel ship", "aircraft plane airplane",
        "funds money cash", "quit resign", "elderly old", "poor needy", "rich wealthy", "shop store", "film movie", "flat apartment", "lorry truck", "petrol gasoline", "football soccer", "protest demonstrate", "protester demonstrator",
    ];

    private static readonly FrozenDictionary<string, int[]> ByWord = Groups
        .SelectMany((group, place) => group.Split(' ').Select(word => (word, place)))
        .GroupBy(pair => pair.word, StringComparer.Ordinal)
        .ToFrozenDictionary(group => group.Key, group => group.Select(pair => pair.place).ToArray(), StringComparer.Ordinal);

    /// <summary>The groups that a base form is in; two of one group say nearly the same.</summary>
    public static int[] GroupsOf(string stem) => ByWord.GetValueOrDefault(stem) ?? [];
}
