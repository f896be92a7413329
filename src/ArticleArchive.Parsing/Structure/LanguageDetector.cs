using System.Collections.Frozen;

namespace ArticleArchive.Parsing.Structure;

/// <summary>Tells a text's language by its script and its commonest words.</summary>
internal static class LanguageDetector
{
    // More adds time, not certainty.
    private const int MaxLength = 20_000;

    // The commonest words of languages that share a script. Words that two of them share tell less and are weighed so.
    private static readonly (string Tag, string Words)[] CommonWords =
    [
        ("en", "the of and to in is that for it was on with as be by are this from at have not or you which were but has their they will an would his been more can"),
        ("es", "el la de que y en los del las por con una para su al es lo como más pero sus le ya este sí porque esta entre cuando muy sin sobre también hasta hay donde"),
        ("fr", "le la les des et est une dans que qui pour pas sur au avec ce il sont par plus ne mais nous cette aux ont ses comme leur été même être deux du"),
        ("de", "der die und das den von zu mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach wird bei einer um noch wie einem über"),
        ("it", "il di che la è e un per non in una sono del con si le della i da come più anche nel gli alla ma ha dei delle al lo questo ed stato essere"),
        ("pt", "o de que e do da em um para é com não uma os no se na por mais as dos como mas foi ao ele das tem à seu sua ou ser quando muito há nos já está também"),
        ("nl", "de het een van en in is dat op te zijn voor met niet aan er die hij was ook maar om bij als dan naar door heeft nog worden uit ze werd wordt deze"),
        ("sv", "och i att det som en på är av för med den till inte har de ett om han men var jag så från vi kan när år under också efter eller sin nu där"),
        ("da", "og i at det er en til på som af for med de den der ikke har et han var men om vi jeg fra kan eller ud efter nu også når være blev skal"),
        ("no", "og i det er på som en til av for med at ikke den har de et om han var men jeg fra vi kan så eller etter nå også når være ble skal"),
        ("fi", "ja on ei että se oli hän mutta ovat kun niin kuin myös mukaan jos ole sen joka tai vain olla sekä ollut jo mitä nyt hänen kuitenkin"),
        ("pl", "w i na z do się nie że to jest o jak po od za przez co ale dla tym był są oraz przy jego który także już tylko może być jako które ich"),
        ("cs", "a se v na je že to s z do o i ve jsem ale jako za pro by si tak po jsou od byl které který také už jeho nebo jen před jeho při až"),
        ("sk", "a sa v na je že to s z do o aj vo ale ako za pre by si tak po sú od bol ktoré ktorý tiež už jeho alebo len pred pri až nie"),
        ("hu", "a az és hogy nem is egy van volt ez meg csak de már mint el még ki azt vagy be sem kell úgy ha lehet minden után szerint pedig"),
        ("ro", "și de în la a cu că pe o nu din mai un este care pentru se sunt fost au dar sau ca fi lui prin după când ce al ale dintre"),
        ("tr", "ve bir bu da de için ile olarak çok daha olan gibi ne en ama kadar sonra değil var o ise ya göre olduğu her iki yok şey mi ancak dedi tek oldu ki mı"),
        ("id", "yang dan di dengan untuk pada dari ini itu tidak dalam akan adalah ke oleh juga sebagai dapat telah atau tersebut karena lebih bisa mereka ada saat bahwa sebagian sudah namun"),
        ("ms", "yang dan di untuk pada dengan ini itu tidak dalam akan adalah oleh juga telah atau kerana boleh bahawa daripada ialah manakala beliau turut serta bagi kepada lebih mereka ada"),
        ("af", "die en van in is het nie dat vir te met op wat hy sy ook ons word was om aan by sal hulle maar uit baie"),
        ("et", "ja on ei et see ka oli kui ta kes mis aga nii oma või siis ning selle pärast kuid tema üks veel aasta"),
        ("lv", "un ir kas ka no uz ar par bet tas kā nav viņš viņa bija pie arī tikai pēc lai līdz ja gada kuri kurš"),
        ("lt", "ir yra kad į iš su už bet tai kaip ne jis ji buvo jo jos apie tik po per dėl taip pat nuo iki metų kurie kuris"),
        ("sl", "in je v na da se so za z ki ne po pa bi tudi kot ali iz od bil bila ni do pri le že še če ko bo"),
        ("sq", "dhe të në e që për me një nga është i u nuk se si por kjo ka më do janë ishte ky"),
        ("az", "və bir bu ilə üçün da də ki olan olub edib o daha sonra kimi var deyil isə görə"),
        ("is", "og að í er á sem það en var við til ekki með um fyrir því hann hún af frá þetta eru hafa"),
        ("eu", "eta da ez dira du bat izan ere baina egin zen hori beste dute dela baino"),
        ("sr", "i je u na se da su za od koji šta kao ali ili iz o biti će nije bilo više kako samo po koja koje još gde pre posle ove takođe godine"),
        ("be", "і у на не што з да як гэта ён яго але для за па аб быў калі так таксама ад ці яны"),
        ("mk", "и на во да се од што за не со ќе е како кој по но или ова беше тоа"),
        ("kk", "және бұл бір мен үшін деп де да бар осы оның болды қазақ"),
        ("vi", "của và là có trong được cho không với các một những người này đã đến khi từ để như về cũng tại ra vào nhiều theo sau hơn"),
        ("ca", "el la de i que els les per amb una un del és en no al més ha com aquest però seva aquesta també són dels ser fer va van"),
        ("hr", "i je u na se da su za od koji s ne bi što kao ali iz o biti će nije te bilo više kako samo po koja koje još gdje prije poslije također godine"),
        ("sw", "ya na wa kwa ni katika za la kuwa hii hiyo huo wakati baada pia lakini watu ili kama hadi huyo nchi"),
        ("tl", "ang ng sa na mga ay at si ni hindi para ito kung niya siya may isang pero kanyang mula naman"),
        ("ru", "и в не на что с по как это но из для за он от о был к до же так его или к также все при мы она только если уже"),
        ("uk", "і в не на що з та як це але із для за він від про був до ж його або також які який вона тільки якщо вже є й"),
        ("bg", "и в на не че с по като това но от за той се да е до са беше или също всички при ние тя само ако вече който"),
        ("sr", "и у на је да се не за су од са који као или али из то о бити ће није више како само по која које још"),
        ("ar", "في من على أن إلى عن التي الذي هذا هذه كان مع ما لا قد بعد كما بين أو وقد ذلك وهو ولا حتى كل"),
        ("fa", "و در به از که این را با است برای آن یک خود تا بر هم نیز شده می بود اما های شد باید ما دارد"),
        ("ur", "کے کی میں سے کا ہے اور کو نے پر کہ یہ ہیں بھی اس وہ تھا ہو کر لیے نہیں ایک جو تھے"),
        ("ps", "د په او چې ته له سره هم دا دی شو ده کې یې کړی نه یو دغه"),
        ("hi", "के की में है से का और को ने पर कि यह हैं भी इस वह था हो कर लिए नहीं एक जो थे"),
        ("mr", "आणि आहे या च्या ते तो ही हा मध्ये की आहेत होते होता यांनी असे केली एक करण्यात साठी"),
        ("ne", "र छ को मा ले हो छन् पनि यो गरेको भएको थियो गर्न एक नेपाल लागि भने"),
    ];

    // Letters that few languages of a script write; each counts a little.
    private static readonly (string Letters, string Tags)[] TellingLetters =
    [
        ("łśżźćń", "pl"), ("ęą", "pl"), ("řůě", "cs"), ("ľĺŕô", "sk"), ("őű", "hu"), ("șț", "ro"), ("ăâ", "ro vi"), ("žšč", "sl hr cs sk sr lt"), ("ğı", "tr"), ("ñ¿¡", "es"), ("ß", "de"), ("äü", "de"), ("ãõ", "pt"),
        ("å", "sv da no"), ("øæ", "da no"), ("đơưạảấầẩậắằệểễộổọờợụứừữựỳỵ", "vi"), ("àèò", "it fr ca"), ("œêû", "fr"), ("ïĳ", "nl"), ("їєґ", "uk"), ("і", "uk be kk"), ("ў", "be"), ("ыэё", "ru be"), ("ѓќѕ", "mk"), ("әғқңөұүһ", "kk"), ("þð", "is"), ("ė", "lt"), ("ļņģķ", "lv"), ("õ", "et"), ("ə", "az"), ("ëç", "sq"), ("ټډړښځې", "ps"), ("ъ", "bg"), ("ђјљњћџ", "sr"),
        ("پچژگ", "fa ur"), ("ٹڈڑںےہ", "ur"), ("ةىأإ", "ar"), ("ळ", "mr"),
    ];

    private const double TellingWeight = 0.35;

    // Scripts that one large language uses: a range of letters and the tag.
    private static readonly (char From, char To, string Tag)[] Scripts =
    [
        ('\u0370', '\u03FF', "el"), ('\u0530', '\u058F', "hy"), ('\u0590', '\u05FF', "he"), ('\u0980', '\u09FF', "bn"), ('\u0A00', '\u0A7F', "pa"),
        ('\u0A80', '\u0AFF', "gu"), ('\u0B00', '\u0B7F', "or"), ('\u0B80', '\u0BFF', "ta"), ('\u0C00', '\u0C7F', "te"), ('\u0C80', '\u0CFF', "kn"),
        ('\u0D00', '\u0D7F', "ml"), ('\u0D80', '\u0DFF', "si"), ('\u0E00', '\u0E7F', "th"), ('\u0E80', '\u0EFF', "lo"), ('\u1000', '\u109F', "my"),
        ('\u10A0', '\u10FF', "ka"), ('\u1200', '\u137F', "am"), ('\u1780', '\u17FF', "km"), ('\uAC00', '\uD7AF', "ko"), ('\u3040', '\u30FF', "ja"),
    ];

    private static readonly FrozenDictionary<string, (int Language, double Weight)[]> Votes = ReadVotes();

    private static readonly FrozenDictionary<char, int[]> Telling = TellingLetters
        .SelectMany(row => row.Letters.SelectMany(letter => row.Tags.Split(' ').Select(tag => (Letter: letter, Language: Array.FindIndex(CommonWords, language => language.Tag == tag)))))
        .GroupBy(entry => entry.Letter)
        .ToFrozenDictionary(group => group.Key, group => group.Select(entry => entry.Language).Distinct().ToArray());

    /// <returns>A BCP 47 tag, or null when the text is too short or no language stands out.</returns>
    public static string? Detect(string text)
    {
        var sample = text.AsSpan(0, Math.Min(text.Length, MaxLength));
        return ByScript(sample) ?? ByWords(sample);
    }

    private static string? ByScript(ReadOnlySpan<char> sample)
    {
        var counts = new int[Scripts.Length];
        int letters = 0, han = 0;
        foreach (var c in sample)
        {
            if (!char.IsLetter(c))
                continue;
            letters++;
            if (c is >= '\u3400' and <= '\u9FFF')
                han++;
            for (var s = 0; c >= '\u0370' && s < Scripts.Length; s++)
            {
                if (c >= Scripts[s].From && c <= Scripts[s].To)
                    counts[s]++;
            }
        }

        if (letters < 20)
            return null;
        // Japanese mixes its own letters with Chinese characters; a tenth of them is enough to tell.
        var japanese = counts[^1];
        if (japanese + han > letters / 2)
            return japanese * 10 >= han ? "ja" : "zh";
        var best = Array.IndexOf(counts, counts.Max());
        return counts[best] > letters / 2 ? Scripts[best].Tag : null;
    }

    private static string? ByWords(ReadOnlySpan<char> sample)
    {
        var scores = new double[CommonWords.Length];
        var hits = new int[CommonWords.Length];
        var words = 0;
        AddLetters(sample, scores);
        var lookup = Votes.GetAlternateLookup<ReadOnlySpan<char>>();
        Span<char> small = stackalloc char[16];
        for (var i = 0; i < sample.Length;)
        {
            if (!IsWordPart(sample[i]))
            {
                i++;
                continue;
            }

            var start = i;
            while (i < sample.Length && IsWordPart(sample[i]))
                i++;
            words++;
            if (i - start > small.Length)
                continue;
            var length = sample[start..i].ToLowerInvariant(small);
            if (!lookup.TryGetValue(small[..length], out var votes))
                continue;
            foreach (var (language, weight) in votes)
            {
                scores[language] += weight;
                hits[language]++;
            }
        }

        if (words < 8)
            return null;
        var (first, second) = (-1, -1);
        for (var i = 0; i < scores.Length; i++)
        {
            if (first < 0 || scores[i] > scores[first])
                (second, first) = (first, i);
            else if (second < 0 || scores[i] > scores[second])
                second = i;
        }

        // Common words are a third of running text; a tenth, and a clear lead, are asked for.
        var isClear = hits[first] >= 3 && hits[first] * 10 >= words && (scores[first] >= scores[second] * 1.15 || AreSisters(CommonWords[first].Tag, CommonWords[second].Tag));
        return isClear ? CommonWords[first].Tag : null;
    }

    // Languages that share nearly all their common words: the likelier of the two tells more than none, the larger one on a tie.
    private static bool AreSisters(string one, string other) => (one, other) is ("id", "ms") or ("ms", "id") or ("hr", "sr") or ("sr", "hr") or ("da", "no") or ("no", "da");

    private static void AddLetters(ReadOnlySpan<char> sample, double[] scores)
    {
        foreach (var c in sample)
        {
            if (c < '\u00A1' || !Telling.TryGetValue(char.ToLowerInvariant(c), out var languages))
                continue;
            foreach (var language in languages)
                scores[language] += TellingWeight / languages.Length;
        }
    }

    private static bool IsWordPart(char c) =>
        char.IsLetter(c) || char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.SpacingCombiningMark or System.Globalization.UnicodeCategory.NonSpacingMark;

    private static FrozenDictionary<string, (int Language, double Weight)[]> ReadVotes() =>
        CommonWords.SelectMany((row, language) => row.Words.Split(' ').Distinct(StringComparer.Ordinal).Select(word => (Word: word, Language: language)))
            .GroupBy(vote => vote.Word, StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => group.Select(vote => (vote.Language, 1.0 / group.Count())).ToArray(), StringComparer.Ordinal);
}
