using System.Collections.Frozen;

namespace ArticleArchive.Parsing.Text;

/// <summary>How often a language uses the letters that are not ASCII: what tells one code page from another.</summary>
/// <remarks>
/// Frequencies fall with the rank about as in Zipf's law, in every alphabet; so the order of the letters is all that is written down.
/// </remarks>
internal sealed class LanguageLetters
{
    /// <summary>Log-probability of a letter that the language does not use, as in a foreign name.</summary>
    public const double Foreign = -8;

    private readonly FrozenDictionary<char, double> _logProbabilities;

    private LanguageLetters(string letters, double share, bool isEven = false, double prior = 0)
    {
        Share = share;
        Prior = prior;
        var weights = letters.Select((_, rank) => isEven ? 1 : 1 / (rank + 2.0)).ToArray();
        var sum = weights.Sum();
        _logProbabilities = letters.Select((letter, rank) => KeyValuePair.Create(letter, Math.Log(weights[rank] / sum))).ToFrozenDictionary();
    }

    /// <summary>These letters' usual share of all letters of a text, 0-1; half of what is counted in running text, to allow for names and menus.</summary>
    public double Share { get; }

    /// <summary>Natural logarithm of the odds of meeting it, before any letter is seen; 0 for most.</summary>
    public double Prior { get; }

    /// <summary>Natural logarithm of the letter's share of the language's letters that are not ASCII.</summary>
    /// <param name="letter">In lower case.</param>
    public double LogProbability(char letter) => _logProbabilities.GetValueOrDefault(letter, Foreign);

    /// <summary>The languages that single-byte code pages were made for.</summary>
    public static IReadOnlyList<LanguageLetters> All { get; } =
    [
        // Names and words from abroad in an English text: any letter of Western Europe, at any rate; then of its centre.
        new("éáíóúñçüöäøåæèêëàâîïôûãõßœùìòýÿ", 0, isEven: true),
        new("éáíóúüöäçčšžćłńśęąřěýňťďůőűăâîșşțţđżźôľĺŕß", 0, isEven: true, prior: -3),
        new("éèàêçùâîôûëïœüÿæ", 0.017), // French
        new("üäöß", 0.009), // German
        new("óáéíñúüºª", 0.012), // Spanish
        new("ãçéáíóêõâúàôü", 0.018), // Portuguese
        new("àèùòìéîó", 0.006), // Italian
        new("éëïüóöèáê", 0.002), // Dutch
        new("äöåé", 0.025), // Swedish, Finnish
        new("åøæéòôó", 0.016), // Danish, Norwegian
        new("áðíþéöýúóæ", 0.05), // Icelandic, Faroese
        new("àòèéíçóúïü·", 0.015), // Catalan
        new("ëç", 0.03), // Albanian
        new("áíéúó", 0.02), // Irish
        new("íáěéřčšžýůúňťóďö", 0.06), // Czech
        new("áíéčšžýúľťôňďóäŕĺ", 0.05), // Slovak
        new("łęąóżśćńź", 0.03), // Polish
        new("áéöőóüíúű", 0.05), // Hungarian
        new("ăîâșțşţ", 0.03), // Romanian
        new("čšžćđ", 0.012), // Croatian, Slovene, Serbian in Latin letters
        new("ıüşğöçİâîû", 0.045), // Turkish, Azerbaijani
        new("ėšžųįūčąę", 0.03), // Lithuanian
        new("āīēšūņļģķžč", 0.05), // Latvian
        new("äõüöšž", 0.025), // Estonian
        new("ħżġċàèòù", 0.02), // Maltese
        new("ĉĝĥĵŝŭ", 0.008), // Esperanto
        new("đàáôưêạơảâếốộóăãòìềíậấđệúủịớợủờầứựữùồụ\u0301\u0300\u0323\u0309\u0303", 0.1), // Vietnamese
        new("оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё", 0.4), // Russian
        new("оанивіртескулдмпязьбгйчхцжюїшєфщґ", 0.4), // Ukrainian
        new("аоеинтрсвлдпкмузгъябчщйжшхцюфьѝ", 0.4), // Bulgarian
        new("аоиенрстјувдкмплбгзцчшњжљћхђфџѓќѕ", 0.4), // Serbian, Macedonian
        new("анісеорткдлвуымпябзьгцўхйчшжюёэф", 0.4), // Belarusian
        new("αοιετσνηυρπκμλςωάγόίδέχήθύφβώξζψϊϋΐΰ", 0.4), // Greek
        new("יוהלארתבשמנדעקפחםגכטזסצןףץך", 0.4), // Hebrew
        new("اليمونرتبعدسهفكقحجةشطصخضذثىزأإغئءظآؤپچژگ", 0.4), // Arabic, Persian
        new("านรอกเง่มยลวดทสตะัิปบีคห้แจพชขใไืโุูถ์ผศณธซภษญึ็ำฐฉฟๆ", 0.4), // Thai
    ];
}
