using System.Collections.Frozen;

namespace ArticleArchive.Parsing.Text;

/// <summary>The commonest characters of an East Asian language: half of any text is made of a few hundred of them.</summary>
/// <remarks>Bytes read in the wrong double-byte encoding give characters from the whole set, of which these are a twentieth.</remarks>
internal sealed class EastAsianLetters
{
    private const double Common = -5;
    private const double Rare = -8.6;
    private const double Kana = -3.4;
    private const double Punctuation = -4.5;
    private const double Symbol = -8.5;
    private const double Foreign = -10;
    private const double Undefined = -14;

    private readonly FrozenSet<char> _common;
    private readonly bool _hasKana;
    private readonly bool _isHangul;

    private EastAsianLetters(string common, bool hasKana = false, bool isHangul = false)
    {
        _common = common.ToFrozenSet();
        _hasKana = hasKana;
        _isHangul = isHangul;
    }

    /// <summary>Chinese in simplified characters.</summary>
    public static EastAsianLetters Simplified { get; } = new(
        "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比员解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件计管期市直德资命山金指克许统区保至队形社便空决治展马科司五基眼书非则听白却界达光放强即像难且权思王象完设式色路记南品住告类求据程北边死张该交规万取拉格望觉术领共确传师观清今切院让识候带导争运河桥城水日");

    /// <summary>Chinese in traditional characters.</summary>
    public static EastAsianLetters Traditional { get; } = new(
        "的一是不了在人有我他這個們中來上大為和國地到以說時要就出會可也你對生能而子那得於著下自之年過發後作裡用道行所然家種事成方多經麼去法學如都同現當沒動面起看定天分還進好小部其些主樣理心她本前開但因只從想實日軍者意無力它與長把機十民第公此已工使情明性知全三又關點正業外將兩高間由問很最重並物手應戰向頭文體政美相見被利什二等產或新己制身果加西斯月話合回特代內信表化老給世位次度門任常先海通教兒原東聲提立及比員解水名真論處走義各入幾口認條平系氣題活爾更別打女變四神總何電數安少報才結反受目太量再感建務做接必場件計管期市直德資命山金指克許統區保至隊形社便空決治展馬科司五基眼書非則聽白卻界達光放強即像難且權思王象完設式色路記南品住告類求據程北邊死張該交規萬取拉格望覺術領共確傳師觀清今切院讓識候帶導爭運河橋城灣");

    /// <summary>Japanese: half of a text is kana.</summary>
    public static EastAsianLetters Japanese { get; } = new(
        "日一国人年大十二本中長出三時行見月分後前生五間上東四今金九入学高円子外八六下来気小七山話女北午百書先名川千水半男西電校語土木聞食車何南万毎白天母火右読友左休父雨会同事自社発者地業方新場員立開手力問代明動京目通言理体田主題意不作用度強公持野以思家世多正安院心界教文元重近考画海売知道集別物使品計死特私始朝運終台広住無真有口少町料工建空急止送切転研足究楽起着店病質待試族銀早映親験英医仕去味写字答夜音注帰古歌買悪図週室歩風紙黒花春赤青館屋色走政府市長対決内部第相全定回最性的法経現実成和約調表関連議民合戦選保得産業費値期平活首党米区県",
        hasKana: true);

    /// <summary>Korean: syllables of the Hangul script.</summary>
    public static EastAsianLetters Korean { get; } = new(
        "이다의는에을가고지하기사로은자한를인어시나리도해아대과정일부있수그서장전보주원들게으제스상구면오여라조안것비용성관계문소위공동국우세신했모선경마야학만치방개분및발진업생당미연회유중체결행러드내무와려적던어말년월금영단거양점등군두였때법바저통속반할산실역강없입된까물될되호민권습니까겠않았",
        isHangul: true);

    /// <summary>Natural logarithm of about how often the character occurs in the language's text.</summary>
    public double LogProbability(char c)
    {
        if (_common.Contains(c))
            return Common;
        return c switch
        {
            '\uFFFD' => Undefined,
            >= '\u3041' and <= '\u30FE' => _hasKana ? Kana : Foreign,
            >= '\u3000' and <= '\u301F' or >= '\uFF01' and <= '\uFF1F' or '，' or '“' or '”' or '‘' or '’' or '…' or '—' or '·' => Punctuation,
            >= '\u4E00' and <= '\u9FFF' => _isHangul ? Foreign : Rare,
            >= '\uAC00' and <= '\uD7A3' => _isHangul ? Rare : Undefined,
            >= '\uE000' and <= '\uF8FF' => Undefined,
            >= '\uFF61' and <= '\uFF9F' => Foreign,
            _ => Symbol,
        };
    }

    /// <summary>Whether the character is one of the commonest of any of the languages.</summary>
    public static bool IsCommon(char c) =>
        c is >= '\u3041' and <= '\u30FE' or >= '\u3001' and <= '\u300F'
        || Simplified._common.Contains(c) || Traditional._common.Contains(c) || Japanese._common.Contains(c) || Korean._common.Contains(c);
}
