using System.Collections.Frozen;

namespace ArticleArchive.Parsing.Claims;

/// <summary>Closed-class words (and short lists of nouns that stand for speakers) that the rules look at.</summary>
internal static class Grammar
{
    /// <summary>Prepositions: a name after one is not the subject.</summary>
    public static readonly FrozenSet<string> Prepositions = Words.Set(
        "of in on at by for from with to into about against between among during under over near through across after before without within per via than since until toward towards like behind " +
        "beside besides beyond inside outside off onto upon amid " +
        "von mit bei für aus zu nach in de du des en à avec pour dans par con di da del della em do da dos van bij met");

    public static readonly FrozenSet<string> Determiners = Words.Set(
        "the a an this that these those his her its their our my your some another one two three several many other each every no any der die das ein eine le la les un une el los las il o os as het een");

    public static readonly FrozenSet<string> Pronouns = Words.Set(
        "he she they it i we you who er sie wir ich il elle ils elles nous je él ella ellos ellas lui lei loro ele ela eles elas hij zij ze wij он она они я мы");

    /// <summary>Words that may stand between a subject and the verb of saying.</summary>
    public static readonly FrozenSet<string> VerbChain = Words.Set(
        "has have had was is are were been being be also then later even still once again never often not so far as to went on gone who himself herself themselves has just already recently " +
        "would will did does do may might could can should must began begins continued continues now earlier today yesterday afterwards soon instead merely only simply long always previously first initially all both each sometimes used rather " +
        "hat haben habe ist a ont avait ha han hanno tem");

    /// <summary>Days and months are capitalised and are nobody's name beside a verb of saying.</summary>
    public static readonly FrozenSet<string> DaysAndMonths = Words.Set(
        "monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december");

    /// <summary>Nouns that can be the subject of a verb of saying: people by their role, bodies, writings.</summary>
    public static readonly FrozenSet<string> Roles = Words.Set(
        "spokesman spokeswoman spokesperson spokespeople spokesmen official officials president senator senators minister ministers chancellor mayor governor ambassador diplomat diplomats secretary " +
        "chairman chairwoman chair chief head director directors manager executive executives ceo founder owner officer officers commander general colonel captain sergeant soldier soldiers " +
        "analyst analysts expert experts economist economists scientist scientists researcher researchers professor teacher teachers student students doctor doctors nurse nurses lawyer lawyers " +
        "attorney judge judges prosecutor prosecutors lawmaker lawmakers politician politicians leader leaders activist activists campaigner campaigners critic critics opponent opponents supporter supporters " +
        "author authors writer editor journalist reporter historian coach player driver farmer fisherman resident residents neighbour neighbor witness witnesses victim victims mother father parents son daughter " +
        "wife husband brother sister man woman king queen prince pope bishop priest adviser advisor aide aides source sources candidate deputy representative representatives councillor councilman " +
        "ministry government administration department agency office court company firm bank police party union committee commission council parliament congress army military navy kremlin " +
        "university association organisation organization group team report study survey poll statement paper document complaint lawsuit authorities authority regulator " +
        "staff management board operator operators owners utility airline railway insurer retailer developer developers investigator investigators firefighter firefighters inspector inspectors engineer engineers " +
        "democrat democrats republican republicans conservatives liberals progressives libertarians independents unionists billionaire lobbyist lobbyists donor donors voter voters "
        + "biologist geologist meteorologist forecaster forecasters trainer ranger rangers keeper organiser organisers organizer organizers volunteer volunteers passenger passengers veterinarian surgeon curator");

    /// <summary>Nouns that one goes by, not that one believes: <c>according to the size</c>.</summary>
    public static readonly FrozenSet<string> Measures = Words.Set(
        "size sizes age ages number numbers amount amounts type types kind kinds need needs weight height length season seasons situation circumstances way rank order means ability abilities taste tastes budget temperature");

    /// <summary>Titles that stand capitalised before a name and are no part of it.</summary>
    public static readonly FrozenSet<string> Titles = Words.Set(
        "mr mrs ms mx dr prof sen rep gov gen lt col maj capt sgt rev hon sir dame lord lady president senator congressman congresswoman minister chancellor professor doctor king queen prince princess pope " +
        "judge justice captain colonel general major sergeant chief ceo secretary deputy vice prime foreign defence defense interior finance governor mayor ambassador chairman chairwoman director spokesman " +
        "spokeswoman spokesperson coach officer detective inspector attorney dhr mevr herr frau monsieur madame señor señora sr sra sig dott avv representative speaker commissioner superintendent constable " +
        "republicans democrats uncle aunt father mother brother sister saint st " + OriginWords);

    /// <summary>Capitalised words that tell of what party or country somebody is. Before the name of a body they belong to it: <c>Republican National Committee</c>.</summary>
    public static readonly FrozenSet<string> Origins = Words.Set(OriginWords);

    private const string OriginWords = "republican democrat us u.s. uk u.k. eu russian american british french german chinese ukrainian polish italian spanish turkish israeli indian";

    // German writes the role before a name with a capital too.
    private static readonly FrozenSet<string> GermanRoles = Words.Set(
        "sprecher präsident minister kanzler lehrer leiter direktor professor chef trainer anwalt arzt forscher experte vorsitzende vorsitzender vorstand landrat landrätin anwältin ärztin expertin bürgermeister " +
        "geschäftsführer betreiber inhaber besitzer gründer autor sänger schauspieler politiker richter pfarrer kommissar schülerin schüler student wirt bäuerin bauer nachbar anwohner historiker soziologe soziologin");

    private static readonly string[] GermanRoleEndings = ["sprecher", "präsident", "minister", "meister", "kanzler", "lehrer", "leiter", "direktor", "führer", "forscher", "politiker", "vorsitzende", "vorsitzender", "anwalt", "anwältin"];

    /// <summary>True for <c>bürgermeisterin</c>, which before a name is no part of it.</summary>
    public static bool IsGermanRole(string lower)
    {
        if (GermanRoles.Contains(lower))
            return true;
        var stem = lower.EndsWith("in", StringComparison.Ordinal) ? lower[..^2] : lower;
        return GermanRoles.Contains(stem) || (stem.Length > 10 && GermanRoleEndings.Any(ending => stem.EndsWith(ending, StringComparison.Ordinal)));
    }

    /// <summary>Parts of names that are written small.</summary>
    public static readonly FrozenSet<string> NameParticles = Words.Set("de del della di da dos du van von der den ter bin ibn al la le el zu zur y");

    /// <summary>Words after which a subject can begin: conjunctions.</summary>
    public static readonly FrozenSet<string> Conjunctions = Words.Set("and or but nor while when as because although though if that where whereas since und oder aber et mais y pero e ma en maar и но");

    /// <summary>The word between a cue and a statement.</summary>
    public static readonly FrozenSet<string> That = Words.Set("that dass que che dat что");

    /// <summary>A form to compare with the tables: lower case, without the full stop of an abbreviation.</summary>
    public static string Bare(string lower) => lower.Length > 2 && lower[^1] == '.' && !lower.AsSpan(0, lower.Length - 1).Contains('.') ? lower[..^1] : lower;
}
