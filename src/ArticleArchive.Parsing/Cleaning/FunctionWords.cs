using System.Collections.Frozen;

namespace ArticleArchive.Parsing.Cleaning;

/// <summary>The small words that running text is full of and that menus and labels lack, as data.</summary>
/// <remarks>Languages share one list: a word that is common in any of them is taken for running text.</remarks>
internal static class FunctionWords
{
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> s_common = Set(
        // English
        "the a an and or but if of to in on at by for with from as is are was were be been has have had do does did will would can could should may might not no it its they them their he his she her we our you your i my this that these those there which who what when where how than then so such also more most about into over after before between because while all one up out",
        // German
        "der die das den dem des ein eine einen einem einer und oder aber nicht ist sind war waren wird werden wurde hat haben mit von zu zum zur im in auf für an bei nach aus als auch wie dass sich er sie es wir ihr ich noch nur über vor durch bis mehr kann",
        // French
        "le la les un une des du de et ou mais est sont était a ont pas ne que qui dans sur pour par avec au aux ce cette ces il elle ils nous vous je se sa son ses plus leur comme être",
        // Spanish and Portuguese
        "el los las una del y o pero es son era fue han que en con por para no se su sus al lo como más este esta ser os as um uma do da dos das e ou mas é são foi não em na nos nas com ao seu sua mais pelo pela",
        // Italian
        "il gli i dello della dei degli delle ed ma è sono che di in per con non si nel nella come più anche alla dal dalla questo questa",
        // Dutch and the Nordic languages
        "het een van en of maar niet zijn wordt werd heeft dat die voor met op te aan bij naar uit ook als er om door och att det som på av för är med den till inte om har de var jag han og ikke til er på af ja on ei että",
        // Polish, Czech, Russian, Ukrainian, Turkish, Greek
        "w i z na do nie się że jest to o jak po za od przez są v se že je s a na by jako и в не на что с по как это он она они был к у за из от до для та що як це ve bir bu da de için ile ο η το και του της να με για από στο στην",
        // Turkish, Indonesian, Vietnamese, Hindi, Arabic, Persian, Hebrew
        "olarak çok daha olan gibi kadar sonra bu yang ke dari untuk dengan pada adalah ini itu tidak akan oleh juga dalam telah sudah atau và của là có không được cho trong với những một các đã này khi để từ "
        + "के का की में है और से को ने पर यह हैं कि भी एक नहीं था थी तो कर في من على أن إلى التي الذي عن مع هذا هذه كان قد لا ما و در به از که این را با است برای آن یک של את על לא הוא היא עם זה כי אל גם או");

    // Words that no sentence ends with: a line that does goes on somewhere, or its end is lost. Prepositions with which
    // English questions and headings end ("what to look for") are left out.
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> s_opening = Set(
        "the a an and or of from with than our your their its my his as such into by via called named",
        "der die das den dem des ein eine einen einem einer und oder von mit für zum zur im",
        "le les un une des du de et ou dans par avec au aux que",
        "el los las del y o con por para os um uma dos das pelo pela",
        "il gli dello della dei degli delle ed di nel nella het een van en och att av og af til");

    // Among them those that are also the second half of a verb: "stellt den Betrieb ein", "slår av".
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> s_particle = Set("ein mit zu av af til van");

    // Words that go on with the sentence after a comma without anything between.
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> s_tail = Set(
        "including such especially particularly notably namely while whereas although though because since which who whose where when whether unless until as with without rather making leading according thereby",
        "einschließlich insbesondere darunter während obwohl weil da wobei sodass dass",
        "notamment tandis bien parce puisque dont qui où lorsque",
        "incluyendo incluidos especialmente mientras aunque porque donde cuando incluindo enquanto embora onde");

    // Words that begin a sentence often enough to tell a glued sentence from a name in mixed case.
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> s_opener = Set(
        "However Please The This That These Those There They We He She It You But And Yet So Although While When Where What Why How If In On At As For From With After Before During Since Despite Meanwhile Moreover Furthermore Additionally Finally Instead Indeed Still Then Thus Therefore Many Most Some Several Both Another Its Their His Her Our According Because Today Now Once Read Click Sign Log Share Subscribe Follow Continue Download",
        "Der Die Das Ein Eine Es Sie Wir Und Aber Doch Bei Im Am Mit Nach Für Auch Wenn",
        "Le La Les Un Une Il Elle Ils Nous Cette Mais Pour Dans En El Los Las Pero Para Este Esta");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> s_asking = Set(
        "what how why when where who which whom whose was wie warum wann wo wer que quoi comment pourquoi quand où qui qué cómo por cuándo dónde quién cosa come perché quando dove chi");

    // Words that stand before an author's name or before a date in a page's head.
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> s_introducing = Set("by on von am par le por el di il door op av af den autor autore auteur");

    /// <summary>True for a word that stands before an author's name or a date in a page's head.</summary>
    public static bool IntroducesName(ReadOnlySpan<char> word) => s_introducing.Contains(word);

    /// <summary>True for a word that begins a question, or a heading that is one.</summary>
    public static bool Asks(ReadOnlySpan<char> word) => s_asking.Contains(word);

    /// <summary>True for a function word of any language of the list, in any case.</summary>
    public static bool IsCommon(ReadOnlySpan<char> word) => s_common.Contains(word);

    /// <summary>True for a word that cannot be a sentence's last.</summary>
    public static bool CannotEnd(ReadOnlySpan<char> word) => s_opening.Contains(word);

    /// <summary>True for a word that cannot be a sentence's last, and is not the second half of a verb either.</summary>
    public static bool CannotEndAnything(ReadOnlySpan<char> word) => CannotEnd(word) && !s_particle.Contains(word);

    /// <summary>True for a word that goes on after a comma.</summary>
    public static bool OpensTail(ReadOnlySpan<char> word) => s_tail.Contains(word);

    /// <summary>True for a word that often begins a sentence.</summary>
    public static bool OpensSentence(ReadOnlySpan<char> word) => s_opener.Contains(word);

    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Set(params string[] lists) =>
        lists.SelectMany(list => list.Split(' ')).ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
}
