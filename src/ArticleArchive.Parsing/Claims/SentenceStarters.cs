using System.Collections.Frozen;

namespace ArticleArchive.Parsing.Claims;

/// <summary>
/// Closed-class words that, capitalised after an abbreviation, show that a new sentence has begun: a name can follow
/// <c>U.S.</c> or an initial, <c>However</c> cannot.
/// </summary>
internal static class SentenceStarters
{
    // Left out because they stand in names and titles after an abbreviation: One, First, Last, Under (U.S. Under Secretary).
    private static readonly FrozenSet<string> Openers = Words.Set(
        "The A An This That These Those It Its He She They We You I His Her Their Our My Your In On At But And Or However While When Whenever If As For " +
        "After Before There Here What Who Why How Where Which Whose Since Although Though Because With Without During By From To Of Not No Nor Yet So Then Thus " +
        "Meanwhile Moreover Furthermore Additionally Nevertheless Nonetheless Still Also Both Each Every Some Many Most Much All Any Another Other Others Such " +
        "Despite Instead Now Today Yesterday Tomorrow According Once Until Unlike Like Among Between Within Over Through Throughout Even Only Just Perhaps Maybe " +
        "Although Rather Later Earlier Soon Often Sometimes Finally Recently Currently Eventually Is Are Was Were Do Does Did Has Have Had Can Could Would Should " +
        "Never Neither Either Few Several It's He's She's They're We're I'm That's There's It’s He’s She’s They’re We’re I’m That’s There’s Don't Don’t " +
        "Der Die Das Ein Eine Einen Einem Er Sie Es Wir Ihr Im Am Auf Aber Und Oder Doch Dabei Dann Nach Vor Mit Bei Für Als Wenn Weil Während Seit Auch Denn " +
        "Dies Diese Dieser Dieses Diesen Man Nun Was Wer Wie Warum Wo Jedoch Dennoch Damit Dort Hier Heute Gestern Nicht Noch Schon Allerdings Zudem Außerdem " +
        "Il Elle Ils Elles On Ce Cette Ces Mais Et En Dans Pour Par Avec Sans Sur Nous Vous Je Tu Son Sa Ses Leur Leurs Cela Une Quand Comme Si Selon Depuis " +
        "Ella Ellos Ellas Él Pero Y Se Su Sus Es Con Para Según Como Cuando Este Esta Esto Estos Una Uno También Además Aunque Sin Desde Hasta " +
        "Gli Ma È Nel Nella Nei Per Non Questo Questa Sono Anche Mentre Dopo Secondo " +
        "Um Uma Mas Em Na Não Ele Ela Eles Elas Isso Também Embora " +
        "Het Een Hij Zij Ze Wij Maar Ook Dat Deze Dit Er Volgens Toch " +
        "Он Она Они Оно Это В На Но И А По Из С О При Для Как Когда Если Мы Я Вы То Так Что Кто Где Все Его Её Их После До За К У От Не Однако Также Этот Эта Эти");

    // These stand inside personal names (Le Pen, De Wit), so they show nothing after an initial or a title.
    private static readonly FrozenSet<string> Particles = Words.Set("De Le La Les Los Las El Il Lo I Du Des Da Di Dal Del Della O Os As Den Van Von Zu Zum Zur Al Un A");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> WordLookup = Openers.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> ParticleLookup = Particles.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>True when the word opens sentences and is not a part of names.</summary>
    public static bool Contains(ReadOnlySpan<char> word) => WordLookup.Contains(word);

    /// <summary>True when the word opens sentences, though it may also be a part of a name.</summary>
    public static bool ContainsOrParticle(ReadOnlySpan<char> word) => WordLookup.Contains(word) || ParticleLookup.Contains(word);
}
