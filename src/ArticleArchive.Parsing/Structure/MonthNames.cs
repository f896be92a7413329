using System.Collections.Frozen;

namespace ArticleArchive.Parsing.Structure;

/// <summary>Names of the months, and words around dates, in the larger written languages.</summary>
internal static class MonthNames
{
    /// <summary>November in Polish (<c>28 listopada 2018</c>), October in Croatian (<c>28. listopada 2018.</c>).</summary>
    public const string Listopada = "listopada";

    // The months of Iran's calendar, Farvardin to Esfand, folded.
    private static readonly string[] SolarHijri = ["فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور", "مهر", "ابان", "اذر", "دی", "بهمن", "اسفند"];

    // One line a language, January to December; "/" separates variants. Diacritics are folded when the table is read.
    private static readonly string[] Names =
    [
        "january/jan|february/feb|march/mar|april/apr|may|june/jun|july/jul|august/aug|september/sept/sep|october/oct|november/nov|december/dec",
        "enero/ene|febrero|marzo|abril/abr|mayo|junio|julio|agosto/ago|septiembre/setiembre/set|octubre|noviembre|diciembre/dic",
        "janvier/janv|fevrier/fevr/fev|mars|avril/avr|mai|juin|juillet/juil|aout|septembre|octobre|novembre|decembre",
        "januar/janner/jaenner|februar|marz/maerz/mrz|april|mai|juni|juli|august|september|oktober/okt|november|dezember/dez",
        "gennaio/gen|febbraio/febb|marzo|aprile|maggio/mag|giugno/giu|luglio/lug|agosto|settembre/sett|ottobre/ott|novembre|dicembre",
        "janeiro|fevereiro|marco|abril|maio|junho|julho|agosto|setembro|outubro/out|novembro|dezembro",
        "januari|februari|maart/mrt|april|mei|juni|juli|augustus|september|oktober|november|december",
        "januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december",
        "januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|desember",
        "tammikuuta/tammikuu|helmikuuta/helmikuu|maaliskuuta/maaliskuu|huhtikuuta/huhtikuu|toukokuuta/toukokuu|kesakuuta/kesakuu|heinakuuta/heinakuu|elokuuta/elokuu|syyskuuta/syyskuu|lokakuuta/lokakuu|marraskuuta/marraskuu|joulukuuta/joulukuu",
        "stycznia/styczen|lutego/luty|marca/marzec|kwietnia/kwiecien|maja/maj|czerwca/czerwiec|lipca/lipiec|sierpnia/sierpien|wrzesnia/wrzesien|pazdziernika/pazdziernik|listopada|grudnia/grudzien",
        "ledna/leden|unora/unor|brezna/brezen|dubna/duben|kvetna/kveten|cervna/cerven|cervence/cervenec|srpna/srpen|zari|rijna/rijen|listopadu|prosince/prosinec",
        "ianuarie|februarie|martie|aprilie|mai|iunie|iulie|august|septembrie|octombrie|noiembrie|decembrie",
        "januar|februar|marcius|aprilis|majus|junius|julius|augusztus|szeptember|oktober|november|december",
        "ocak|subat|mart|nisan|mayıs|haziran|temmuz|agustos|eylul|ekim|kasım|aralık",
        "januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|desember",
        "января/январь/янв|февраля/февраль/фев|марта/март/мар|апреля/апрель/апр|мая/май|июня/июнь|июля/июль|августа/август/авг|сентября/сентябрь/сен|октября/октябрь/окт|ноября/ноябрь/ноя|декабря/декабрь/дек",
        "січня/січень|лютого/лютий|березня/березень|квітня/квітень|травня/травень|червня/червень|липня/липень|серпня/серпень|вересня/вересень|жовтня/жовтень|листопада/листопад|грудня/грудень",
        "януари|февруари|март|април|май|юни|юли|август|септември|октомври|ноември|декември",
        "јануар|фебруар|март|април|мај|јун|јул|август|септембар|октобар|новембар|децембар",
        "ιανουαριου/ιανουαριος|φεβρουαριου/φεβρουαριος|μαρτιου/μαρτιος|απριλιου/απριλιος|μαιου/μαιος|ιουνιου/ιουνιος|ιουλιου/ιουλιος|αυγουστου/αυγουστος|σεπτεμβριου/σεπτεμβριος|οκτωβριου/οκτωβριος|νοεμβριου/νοεμβριος|δεκεμβριου/δεκεμβριος",
        "يناير/كانون الثاني/جانفي|فبراير/شباط/فيفري|مارس/اذار|ابريل/نيسان/افريل|مايو/ايار/ماي|يونيو/حزيران/جوان|يوليو/تموز/جويلية|اغسطس/اب/اوت|سبتمبر/ايلول|اكتوبر/تشرين الاول|نوفمبر/تشرين الثاني|ديسمبر/كانون الاول",
        "ژانویه|فوریه|مارس|آوریل|مه|ژوئن|ژوئیه|اوت|سپتامبر|اکتبر|نوامبر|دسامبر",
        "جنوری|فروری|مارچ|اپریل|مئی|جون|جولائی|اگست|ستمبر|اکتوبر|نومبر|دسمبر",
        "ינואר/בינואר|פברואר/בפברואר|מרץ/במרץ|אפריל/באפריל|מאי/במאי|יוני/ביוני|יולי/ביולי|אוגוסט/באוגוסט|ספטמבר/בספטמבר|אוקטובר/באוקטובר|נובמבר/בנובמבר|דצמבר/בדצמבר",
        "जनवरी|फरवरी|मार्च|अप्रैल|मई|जून|जुलाई|अगस्त|सितंबर/सितम्बर|अक्टूबर|नवंबर/नवम्बर|दिसंबर/दिसम्बर",
        "জানুয়ারি|ফেব্রুয়ারি|মার্চ|এপ্রিল|মে|জুন|জুলাই|আগস্ট|সেপ্টেম্বর|অক্টোবর|নভেম্বর|ডিসেম্বর",
        "gener|febrer|marc|abril|maig|juny|juliol|agost|setembre|octubre|novembre|desembre",
        "sijecnja/sijecanj|veljace/veljaca|ozujka/ozujak|travnja/travanj|svibnja/svibanj|lipnja/lipanj|srpnja/srpanj|kolovoza/kolovoz|rujna/rujan|listopada|studenoga/studenog/studeni|prosinca/prosinac",
        "januara|februara|marca|aprila|maja|juna|jula|augusta|septembra|oktobra|novembra|decembra",
        "januarja|februarja|marca/marec|aprila|maja|junija/junij|julija/julij|avgusta/avgust|septembra|oktobra|novembra|decembra",
        "sausio|vasario|kovo|balandzio|geguzes|birzelio|liepos|rugpjucio|rugsejo|spalio|lapkricio|gruodzio",
        "janvaris/janvari|februaris/februari|marts/marta|aprilis/aprili|maijs/maija|junijs/junija|julijs/julija|augusts/augusta|septembris/septembri|oktobris/oktobri|novembris/novembri|decembris/decembri",
        "jaanuar|veebruar|marts|aprill|mai|juuni|juuli|august|september|oktoober|november|detsember",
        "yanvar|fevral|mart|aprel|may|iyun|iyul|avqust|sentyabr|oktyabr|noyabr|dekabr",
        "januari|februari|mac|april|mei|jun|julai|ogos|september|oktober|november|disember",
        "januari|februari|machi|aprili|mei|juni|julai|agosti|septemba|oktoba|novemba|desemba",
        "enero|pebrero|marso|abril|mayo|hunyo|hulyo|agosto|setyembre|oktubre|nobyembre|disyembre",
        "jan|fev|mar|abr|mai|jun|jul|ago|set|out|nov|dez",
        "jan|febr|marc|apr|maj|jun|jul|aug|szept|okt|nov|dec",
        "sty|lut|mar|kwi|maj|cze|lip|sie|wrz|paz|lis|gru",
        "oca|sub|mar|nis|may|haz|tem|agu|eyl|eki|kas|ara",
        "जानेवारी|फेब्रुवारी|मार्च|एप्रिल|मे|जून|जुलै|ऑगस्ट|सप्टेंबर|ऑक्टोबर|नोव्हेंबर|डिसेंबर",
        "ஜனவரி|பிப்ரவரி|மார்ச்|ஏப்ரல்|மே|ஜூன்|ஜூலை|ஆகஸ்ட்|செப்டம்பர்|அக்டோபர்|நவம்பர்|டிசம்பர்",
        "జనవరి|ఫిబ్రవరి|మార్చి|ఏప్రిల్|మే|జూన్|జులై/జూలై|ఆగస్టు|సెప్టెంబర్|అక్టోబర్|నవంబర్|డిసెంబర్",
        "જાન્યુઆરી|ફેબ્રુઆરી|માર્ચ|એપ્રિલ|મે|જૂન|જુલાઈ|ઑગસ્ટ/ઓગસ્ટ|સપ્ટેમ્બર|ઑક્ટોબર/ઓક્ટોબર|નવેમ્બર|ડિસેમ્બર",
        "ਜਨਵਰੀ|ਫਰਵਰੀ|ਮਾਰਚ|ਅਪ੍ਰੈਲ|ਮਈ|ਜੂਨ|ਜੁਲਾਈ|ਅਗਸਤ|ਸਤੰਬਰ|ਅਕਤੂਬਰ|ਨਵੰਬਰ|ਦਸੰਬਰ",
        "ಜನವರಿ|ಫೆಬ್ರವರಿ|ಮಾರ್ಚ್|ಏಪ್ರಿಲ್|ಮೇ|ಜೂನ್|ಜುಲೈ|ಆಗಸ್ಟ್|ಸೆಪ್ಟೆಂಬರ್|ಅಕ್ಟೋಬರ್|ನವೆಂಬರ್|ಡಿಸೆಂಬರ್",
        "ജനുവരി|ഫെബ്രുവരി|മാർച്ച്|ഏപ്രിൽ|മേയ്/മെയ്|ജൂൺ|ജൂലൈ|ഓഗസ്റ്റ്|സെപ്റ്റംബർ|ഒക്ടോബർ|നവംബർ|ഡിസംബർ",
        // Without their dots, as DateTokens reads them.
        "มค|กพ|มีค|เมย|พค|มิย|กค|สค|กย|ตค|พย|ธค",
        "มกราคม|กุมภาพันธ์|มีนาคม|เมษายน|พฤษภาคม|มิถุนายน|กรกฎาคม|สิงหาคม|กันยายน|ตุลาคม|พฤศจิกายน|ธันวาคม",
    ];

    private static readonly FrozenDictionary<char, char> Unaccented = new (char Plain, string Accented)[]
    {
        ('a', "àáâãäåāăąạảấầẩẫậắằẳẵặ"), ('c', "çćĉċč"), ('d', "ďđ"), ('e', "èéêëēĕėęěẹẻẽếềểễệ"), ('g', "ĝğġģ"), ('i', "ìíîïĩīĭįıỉị"), ('l', "ĺļľł"),
        ('n', "ñńņňŉ"), ('o', "òóôõöøōŏőọỏốồổỗộơớờởỡợ"), ('r', "ŕŗř"), ('s', "śŝşšș"), ('t', "ţťŧț"), ('u', "ùúûüũūŭůűųụủưứừửữự"), ('y', "ýÿỳỵỷỹ"), ('z', "źżž"),
        ('α', "ά"), ('ε', "έ"), ('η', "ή"), ('ι', "ίϊΐ"), ('ο', "ό"), ('υ', "ύϋΰ"), ('ω', "ώ"), ('е', "ё"), ('ا', "أإآ"),
    }.SelectMany(row => row.Accented.Select(accented => (row.Plain, Accented: accented))).ToFrozenDictionary(pair => pair.Accented, pair => pair.Plain);

    private static readonly FrozenDictionary<string, int> Months = Names
        .SelectMany(language => language.Split('|').SelectMany((variants, month) => variants.Split('/').Select(name => (Name: Fold(name), Month: month + 1))))
        .GroupBy(entry => entry.Name, StringComparer.Ordinal)
        // A name that means different months in different languages decides nothing; "listopada" DateReader tells apart.
        .Where(group => group.Key == Listopada || group.Select(entry => entry.Month).Distinct().Count() == 1)
        .ToFrozenDictionary(group => group.Key, group => group.First().Month, StringComparer.Ordinal);

    /// <returns>1-12, or null for a word that is no month.</returns>
    public static int? MonthOf(string foldedWord) => Months.TryGetValue(foldedWord, out var month) ? month : null;

    /// <returns>1-12, or null for a word that is no month of Iran's calendar.</returns>
    public static int? SolarHijriMonthOf(string foldedWord) => Array.IndexOf(SolarHijri, foldedWord) is >= 0 and var month ? month + 1 : null;

    /// <summary>Small letters without the diacritics of Latin, Greek and Arabic script.</summary>
    /// <remarks>A table, not Unicode normalisation: that depends on libraries which a machine may lack.</remarks>
    public static string Fold(ReadOnlySpan<char> word)
    {
        Span<char> folded = word.Length <= 64 ? stackalloc char[word.Length] : new char[word.Length];
        var length = 0;
        foreach (var c in word)
        {
            // Combining marks, soft hyphens and the Arabic tatweel carry no letter.
            if (c is (>= '\u0300' and <= '\u036F') or '\u00AD' or '\u0640')
                continue;
            var small = char.ToLowerInvariant(c);
            folded[length++] = small < '\u00E0' ? small : Unaccented.GetValueOrDefault(small, small);
        }

        return new string(folded[..length]);
    }
}
