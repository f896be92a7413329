using System.Collections.Frozen;

namespace ArticleArchive.Parsing.Structure;

/// <summary>Names of the months, and words around dates, in the larger written languages.</summary>
internal static class MonthNames
{
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
        "يناير/كانون|فبراير/شباط|مارس/اذار|ابريل/نيسان|مايو/ايار|يونيو/حزيران|يوليو/تموز|اغسطس/اب|سبتمبر/ايلول|اكتوبر|نوفمبر|ديسمبر",
        "ژانویه|فوریه|مارس|آوریل|مه|ژوئن|ژوئیه|اوت|سپتامبر|اکتبر|نوامبر|دسامبر",
        "جنوری|فروری|مارچ|اپریل|مئی|جون|جولائی|اگست|ستمبر|اکتوبر|نومبر|دسمبر",
        "ינואר/בינואר|פברואר/בפברואר|מרץ/במרץ|אפריל/באפריל|מאי/במאי|יוני/ביוני|יולי/ביולי|אוגוסט/באוגוסט|ספטמבר/בספטמבר|אוקטובר/באוקטובר|נובמבר/בנובמבר|דצמבר/בדצמבר",
        "जनवरी|फरवरी|मार्च|अप्रैल|मई|जून|जुलाई|अगस्त|सितंबर/सितम्बर|अक्टूबर|नवंबर/नवम्बर|दिसंबर/दिसम्बर",
        "জানুয়ারি|ফেব্রুয়ারি|মার্চ|এপ্রিল|মে|জুন|জুলাই|আগস্ট|সেপ্টেম্বর|অক্টোবর|নভেম্বর|ডিসেম্বর",
        "มกราคม|กุมภาพันธ์|มีนาคม|เมษายน|พฤษภาคม|มิถุนายน|กรกฎาคม|สิงหาคม|กันยายน|ตุลาคม|พฤศจิกายน|ธันวาคม",
    ];

    private static readonly FrozenDictionary<char, char> Unaccented = new (char Plain, string Accented)[]
    {
        ('a', "àáâãäåāăą"), ('c', "çćĉċč"), ('d', "ďđ"), ('e', "èéêëēĕėęě"), ('g', "ĝğġģ"), ('i', "ìíîïĩīĭįı"), ('l', "ĺļľł"),
        ('n', "ñńņňŉ"), ('o', "òóôõöøōŏő"), ('r', "ŕŗř"), ('s', "śŝşšș"), ('t', "ţťŧț"), ('u', "ùúûüũūŭůűų"), ('y', "ýÿ"), ('z', "źżž"),
        ('α', "ά"), ('ε', "έ"), ('η', "ή"), ('ι', "ίϊΐ"), ('ο', "ό"), ('υ', "ύϋΰ"), ('ω', "ώ"), ('е', "ё"), ('ا', "أإآ"),
    }.SelectMany(row => row.Accented.Select(accented => (row.Plain, Accented: accented))).ToFrozenDictionary(pair => pair.Accented, pair => pair.Plain);

    private static readonly FrozenDictionary<string, int> Months = Names
        .SelectMany(language => language.Split('|').SelectMany((variants, month) => variants.Split('/').Select(name => (Name: Fold(name), Month: month + 1))))
        .GroupBy(entry => entry.Name, StringComparer.Ordinal)
        // A name that means different months in different languages decides nothing.
        .Where(group => group.Select(entry => entry.Month).Distinct().Count() == 1)
        .ToFrozenDictionary(group => group.Key, group => group.First().Month, StringComparer.Ordinal);

    /// <returns>1-12, or null for a word that is no month.</returns>
    public static int? MonthOf(string foldedWord) => Months.TryGetValue(foldedWord, out var month) ? month : null;

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
