using System.Collections.Frozen;

namespace ArticleArchive.Parsing.Claims;

/// <summary>How an English verb can hold what somebody said, thought, ordered or promised.</summary>
[Flags]
internal enum CueUse
{
    None = 0,

    /// <summary>Stands beside a quotation.</summary>
    Quotes = 1,

    /// <summary><c>S claimed that C</c></summary>
    That = 2,

    /// <summary><c>S thinks C</c>: without "that".</summary>
    Bare = 4,

    /// <summary><c>S told X that C</c></summary>
    Tells = 8,

    /// <summary><c>S promised to C</c></summary>
    Infinitive = 16,

    /// <summary><c>S urged X to C</c></summary>
    Moves = 32,

    /// <summary><c>S denied C-ing</c></summary>
    Gerund = 64,

    /// <summary><c>S announced C</c>: what was said is a noun phrase.</summary>
    Object = 128,

    /// <summary><c>S explained why C</c></summary>
    Asks = 256,

    /// <summary><c>C, announced S</c></summary>
    Inverts = 512,

    /// <summary><c>S described X as C</c>: a quotation behind it is a part of what is said.</summary>
    Labels = 1024,

    /// <summary>What is held, not said: <c>S believes that C</c></summary>
    Holds = 2048,
}

/// <summary>The form a verb stands in.</summary>
internal enum VerbForm
{
    /// <summary><c>say</c></summary>
    Base,

    /// <summary><c>says</c></summary>
    Third,

    /// <summary><c>said</c>, past tense and past participle where they are one.</summary>
    Past,

    /// <summary><c>written</c>: a past participle that is no past tense.</summary>
    Participle,

    /// <summary><c>saying</c></summary>
    Ing,
}

/// <param name="Lemma">The dictionary form.</param>
/// <param name="Use">The frames of the verb.</param>
/// <param name="Form">The form of the word.</param>
internal sealed record CueVerb(string Lemma, CueUse Use, VerbForm Form)
{
    public bool Has(CueUse use) => (Use & use) != CueUse.None;
}

/// <summary>The English verbs of saying, thinking and ordering, in all their forms.</summary>
/// <remarks>
/// Chosen from WordNet 3.0's lexicographer files verb.communication, verb.cognition and verb.emotion: the verbs that have there
/// the sentence frames "Somebody ----s that CLAUSE", "... to INFINITIVE" or "... somebody to INFINITIVE", without those whose
/// common sense is another (<c>see</c>, <c>make</c>, <c>cut</c>).
/// </remarks>
internal static class CueVerbs
{
    private const CueUse Speech = CueUse.Quotes | CueUse.That | CueUse.Inverts;

    private static readonly (CueUse Use, string Lemmas)[] Lists =
    [
        (Speech | CueUse.Bare | CueUse.Asks, "say"),
        (Speech | CueUse.Bare | CueUse.Asks, "explain reveal disclose note add recall write tweet confirm report state announce declare indicate repeat mention"),
        (Speech | CueUse.Bare, "argue claim insist suggest warn maintain contend allege assert stress admit acknowledge concede complain predict testify boast joke quip remark " +
            "observe comment reply respond answer emphasize emphasise underscore underline reiterate conclude caution lament muse exclaim object protest swear vow promise pledge guarantee " +
            "speculate hint post blog retort counter affirm reaffirm proclaim profess venture opine brag gripe grumble fume confess attest hypothesize theorize theorise interject volunteer " +
            "counsel elaborate reassert restate shout yell whisper mutter murmur cry sigh shrug marvel gush crow sniff scoff sneer snap thunder blurt intone chime text elaborate fume storm rage rant seethe bellow plead interrupt intervene clarify tease"),
        (CueUse.Quotes | CueUse.That | CueUse.Bare | CueUse.Tells | CueUse.Asks, "tell remind inform assure"),
        (CueUse.Bare, "show indicate warn"),
        (CueUse.That | CueUse.Tells, "notify warn advise convince persuade reassure brief caution promise write"),
        (CueUse.Quotes | CueUse.Inverts | CueUse.Asks, "ask wonder inquire query question"),
        (CueUse.Quotes | CueUse.Inverts, "continue read begin"),
        (CueUse.Quotes | CueUse.That | CueUse.Gerund | CueUse.Object, "deny"),
        (CueUse.That | CueUse.Bare | CueUse.Holds | CueUse.Asks, "know understand realize realise decide guess forget remember learn"),
        (CueUse.That | CueUse.Bare | CueUse.Holds | CueUse.Quotes, "think believe feel"),
        (CueUse.That | CueUse.Bare | CueUse.Holds, "hope fear expect suspect assume worry doubt wish imagine trust reckon bet figure"),
        (CueUse.That | CueUse.Holds | CueUse.Bare, "find estimate determine rule calculate recognize recognise anticipate envision foresee forecast project agree disagree hold judge deem"),
        (CueUse.That, "propose recommend demand request urge order decree stipulate posit postulate imply signal show demonstrate argue regret rejoice dispute certify verify plead intimate insinuate " +
            "accept submit charge state find point disagree count maintain insist fret agonize rumor rumour uncover discover establish hear"),
        (CueUse.Infinitive, "undertake promise pledge vow threaten offer agree refuse decline swear volunteer consent"),
        (CueUse.Infinitive | CueUse.Holds, "want hope plan intend expect wish decide resolve aim"),
        (CueUse.Infinitive, "propose demand ask claim"),
        (CueUse.Moves, "urge ask tell order advise encourage instruct beg implore invite warn request direct challenge press exhort admonish command call counsel persuade pressure"),
        (CueUse.Moves | CueUse.Holds, "want expect"),
        (CueUse.Gerund, "suggest propose recommend admit consider advocate oppose favor favour regret contemplate discuss"),
        (CueUse.Quotes | CueUse.Labels | CueUse.Object, "describe term call dub label brand denounce condemn praise hail characterize characterise criticize criticise dismiss blame deride decry slam blast mock ridicule tout " +
            "accuse portray depict cast disparage lambaste chide rebuke commend laud defend attack refer liken fault berate scold chastise denigrate"),
        (CueUse.Holds, "put"),
        (CueUse.Object, "report cite deny urge dispute blame attribute accuse predict say estimate announce propose suggest predict confirm acknowledge reject oppose question endorse demand promise express voice recommend dispute advocate emphasize emphasise stress highlight " +
            "warn cite mention discuss explain reveal pledge outline echo reiterate refute rebut welcome applaud favor favour detail regret protest lament claim believe"),
    ];

    // Past tense and, where it is another, past participle.
    private static readonly Dictionary<string, string[]> Irregular = new(StringComparer.Ordinal)
    {
        ["say"] = ["said"],
        ["tell"] = ["told"],
        ["write"] = ["wrote", "written"],
        ["think"] = ["thought"],
        ["feel"] = ["felt"],
        ["know"] = ["knew", "known"],
        ["undertake"] = ["undertook", "undertaken"],
        ["understand"] = ["understood"],
        ["find"] = ["found"],
        ["hold"] = ["held"],
        ["swear"] = ["swore", "sworn"],
        ["forget"] = ["forgot", "forgotten"],
        ["foresee"] = ["foresaw", "foreseen"],
        ["beg"] = ["begged"],
        ["begin"] = ["began", "begun"],
        ["read"] = ["read"],
        ["bet"] = ["bet"],
        ["cast"] = ["cast"],
        ["forecast"] = ["forecast"],
        ["hear"] = ["heard"],
        ["show"] = ["showed", "shown"],
        ["learn"] = ["learned"],
        ["admit"] = ["admitted"],
        ["quip"] = ["quipped"],
        ["plan"] = ["planned"],
        ["brag"] = ["bragged"],
        ["dub"] = ["dubbed"],
        ["refer"] = ["referred"],
        ["infer"] = ["inferred"],
        ["blog"] = ["blogged"],
        ["slam"] = ["slammed"],
        ["shrug"] = ["shrugged"],
        ["snap"] = ["snapped"],
        ["rebut"] = ["rebutted"],
        ["regret"] = ["regretted"],
        ["fret"] = ["fretted"],
        ["signal"] = ["signaled"],
        ["label"] = ["labeled"],
        ["put"] = ["put"],
        ["see"] = ["saw", "seen"],
        ["counsel"] = ["counseled"],
    };

    private static readonly string[] Doubled = ["admit", "quip", "plan", "brag", "dub", "refer", "blog", "slam", "shrug", "snap", "rebut", "regret", "fret", "beg", "begin", "forget", "bet", "put"];

    private static readonly FrozenDictionary<string, CueVerb> Forms = Inflect();

    private static readonly FrozenDictionary<string, CueVerb>.AlternateLookup<ReadOnlySpan<char>> Lookup = Forms.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The verb that a word in lower case is a form of, or null.</summary>
    public static CueVerb? Of(ReadOnlySpan<char> lower) => Lookup.TryGetValue(lower, out var verb) ? verb : null;

    private static FrozenDictionary<string, CueVerb> Inflect()
    {
        var uses = new Dictionary<string, CueUse>(StringComparer.Ordinal);
        foreach (var (use, lemmas) in Lists)
        {
            foreach (var lemma in lemmas.Split(' '))
                uses[lemma] = uses.GetValueOrDefault(lemma) | use;
        }

        var forms = new Dictionary<string, CueVerb>(StringComparer.Ordinal);
        foreach (var (lemma, use) in uses)
        {
            Add(lemma, VerbForm.Base);
            Add(Third(lemma), VerbForm.Third);
            Add(Ing(lemma), VerbForm.Ing);
            var past = Irregular.GetValueOrDefault(lemma) ?? [Past(lemma)];
            Add(past[0], VerbForm.Past);
            if (past.Length > 1)
                Add(past[1], VerbForm.Participle);
            if (lemma is "signal" or "label" or "counsel")
                Add(lemma + "led", VerbForm.Past);

            // "found" is a form of "find" before it is a verb of its own.
            void Add(string form, VerbForm kind)
            {
                if (kind != VerbForm.Base || !forms.ContainsKey(form))
                    forms[form] = new CueVerb(lemma, use, kind);
            }
        }

        return forms.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static bool EndsInConsonantY(string lemma) => lemma[^1] == 'y' && lemma[^2] is not ('a' or 'e' or 'i' or 'o' or 'u');

    private static string Third(string lemma) =>
        EndsInConsonantY(lemma) ? lemma[..^1] + "ies"
        : lemma[^1] is 's' or 'x' or 'z' || lemma.EndsWith("ch", StringComparison.Ordinal) || lemma.EndsWith("sh", StringComparison.Ordinal) ? lemma + "es"
        : lemma + "s";

    private static string Past(string lemma) => EndsInConsonantY(lemma) ? lemma[..^1] + "ied" : lemma[^1] == 'e' ? lemma + "d" : lemma + "ed";

    private static string Ing(string lemma) =>
        Doubled.Contains(lemma) ? lemma + lemma[^1] + "ing"
        : lemma[^1] == 'e' && lemma[^2] != 'e' ? lemma[..^1] + "ing"
        : lemma + "ing";
}
