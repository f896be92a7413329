using System.Collections.Frozen;
using ArticleArchive.Parsing.Claims.Lexicon;

namespace ArticleArchive.Parsing.Claims.Comparison;

/// <summary>Base forms that say the contrary of each other: by the lexicon, by direction, by prefix.</summary>
internal static class Opposites
{
    private static readonly FrozenSet<string> Up = Words.Set(
        "rise increase grow climb soar surge jump gain expand double triple rocket skyrocket improve raise boost lift up swell accelerate strengthen widen higher high record peak growth upward upturn recover rebound more most max maximum");

    private static readonly FrozenSet<string> Down = Words.Set(
        "fall decrease decline drop plunge plummet sink shrink slump halve slip tumble dip lose reduce cut lower low slow weaken narrow crash down contract worsen diminish dwindle slowdown shrinkage downturn downward less fewer least minimum min");

    private static readonly (string One, string Other)[] Pairs =
    [
        ("open", "close shut seal"), ("win", "lose"), ("allow permit legalize authorize", "ban forbid prohibit bar outlaw block prevent refuse"), ("approve accept adopt pass back support endorse", "reject refuse oppose veto defeat scrap"),
        ("arrive enter join", "leave exit quit depart"), ("begin start launch resume", "end stop finish halt cease suspend"), ("build construct create", "demolish destroy"), ("buy purchase acquire", "sell"), ("hire appoint employ", "fire dismiss sack"),
        ("survive live", "death kill perish"), ("succeed", "fail"), ("guilty", "innocent"), ("convict", "acquit clear"), ("confirm admit acknowledge", "deny refute"), ("safe", "dangerous unsafe hazardous harmful deadly"), ("cause", "prevent cure"),
        ("legal lawful", "illegal unlawful"), ("free release", "jail imprison arrest detain"), ("before", "after"), ("above", "below"), ("good", "bad"), ("best", "worst"), ("better", "worse"), ("first", "last"), ("old", "new young"), ("large big", "small"),
        ("true real genuine authentic", "false fake bogus hoax untrue"), ("save", "spend waste"), ("borrow", "lend"), ("send export", "receive import"), ("attack", "defend"), ("love", "hate"), ("man male", "woman female"), ("boy", "girl"),
        ("north northern", "south southern"), ("east eastern", "west western"), ("public", "private"), ("majority", "minority"), ("increase", "decrease"), ("keep retain", "abolish drop scrap cancel"), ("include", "exclude"), ("help", "harm hurt"),
        ("heal cure", "sicken harm"), ("husband", "wife"), ("employer", "employee"), ("buyer", "seller"), ("victory", "defeat"), ("profit", "loss"), ("surplus", "deficit"), ("rich", "poor"), ("present", "absent"), ("alive", "death"), ("all every", "none"), ("admit", "discharge exclude stop"), ("link", "contrast"), ("plant", "fell uproot"), ("detect find discover notice", "miss lose overlook"), ("suspend", "reinstate restore"), ("pardon", "condemn"), ("praise applaud welcome", "criticize condemn blame"), ("found", "close dissolve"), ("destroy", "spare save"), ("pollute", "clean"), ("build", "destroy"), ("exonerate", "incriminate"), ("agree", "disagree"), ("make earn gain", "lose"), ("upper", "lower low"),
        ("work function", "fail"), ("ignore disregard flout", "heed follow respect"), ("hide conceal withhold", "disclose reveal expose publish release show"), ("uphold", "overturn quash annul reverse strike"), ("include contain", "omit exclude"),
        ("active", "idle inactive dormant"), ("obey comply", "disobey defy flout"), ("honor keep", "break breach violate"), ("recover regain", "lose"), ("cheap", "expensive dear"), ("rare", "common frequent"), ("calm", "violent"), ("peaceful", "violent"),
        ("strong", "weak"), ("hot warm", "cold cool"), ("wet", "dry"), ("full", "empty"), ("heavy", "light"), ("early", "late"), ("fast quick", "slow"), ("voluntary optional", "compulsory mandatory obligatory"), ("temporary", "permanent"), ("domestic", "foreign"),
        ("rural", "urban"), ("civilian", "military"), ("secret", "public open"), ("deny refuse withhold", "grant give"), ("condemn criticize", "praise defend commend"), ("supply provide", "withhold deny"), ("appear", "disappear vanish"), ("encourage", "discourage deter"),
        ("unite", "divide split"), ("expand", "curtail"), ("ease relax loosen", "tighten"), ("strengthen", "weaken undermine"), ("protect", "endanger expose"), ("trust", "distrust mistrust"), ("reopen", "close"), ("cancel scrap", "confirm renew revive"), ("delay postpone", "hasten speed"),
        ("hit", "miss"), ("pass", "fail"), ("catch", "miss"), ("stay remain", "leave go"), ("advance", "retreat withdraw"), ("win gain capture take", "lose cede surrender"), ("deploy send", "withdraw recall"), ("lift end", "impose introduce"), ("enforce", "waive suspend"),
        ("optimistic", "pessimistic"), ("healthy well", "ill sick"), ("innocence", "guilt"), ("success", "failure"), ("truth", "lie falsehood"), ("ally friend", "enemy foe"), ("presence", "absence"), ("import", "export"), ("debtor", "creditor"),
    ];

    private static readonly string[] Prefixes = ["un", "in", "im", "il", "ir", "dis", "non"];

    private static readonly FrozenDictionary<string, FrozenSet<string>> ByWord = Pairs
        .SelectMany(pair => pair.One.Split(' ').SelectMany(one => pair.Other.Split(' ').SelectMany(other => new[] { (one, other), (one: other, other: one) })))
        .GroupBy(pair => pair.one, StringComparer.Ordinal)
        .ToFrozenDictionary(group => group.Key, group => group.Select(pair => pair.other).ToFrozenSet(StringComparer.Ordinal), StringComparer.Ordinal);

    /// <summary>True for a base form that tells of a rise or a fall.</summary>
    public static bool IsChange(string stem) => Up.Contains(stem) || Down.Contains(stem);

    /// <summary>True where a list has a contrary of the word.</summary>
    public static bool HasListed(string word) => Up.Contains(word) || Down.Contains(word) || ByWord.ContainsKey(word) || EnglishWords.OppositesOf(word).Count > 0;

    /// <summary>True for two words of which one is the other with a prefix that denies it.</summary>
    public static bool ArePrefixed(string one, string other) => IsPrefixed(one, other) || IsPrefixed(other, one);

    /// <summary>True for two base forms of which one says the contrary of the other.</summary>
    public static bool Are(string one, string other) =>
        one != other && ((Up.Contains(one) && Down.Contains(other)) || (Down.Contains(one) && Up.Contains(other))
            || (ByWord.TryGetValue(one, out var others) && others.Contains(other)) || ArePrefixed(one, other) || EnglishWords.AreOpposite(one, other));

    private static bool IsPrefixed(string longer, string shorter)
    {
        if (shorter.Length < 4 || longer.Length <= shorter.Length || !longer.EndsWith(shorter, StringComparison.Ordinal))
            return false;
        // "unsafe", "illegal", "ineffective", which the lexicon need not have; not "imprison" or "inform".
        if (EnglishWords.Find(longer) is null ? !EnglishWords.Is(shorter, WordClasses.Adjective) : !EnglishWords.Is(longer, WordClasses.Adjective | WordClasses.Adverb))
            return false;
        var prefix = longer[..^shorter.Length].TrimEnd('-');
        return Array.IndexOf(Prefixes, prefix) >= 0;
    }
}
