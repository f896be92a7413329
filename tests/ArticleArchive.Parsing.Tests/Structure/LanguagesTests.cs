namespace ArticleArchive.Parsing.Tests.Structure;

/// <summary>Headings and lists in languages that the weights were not fitted on: only the looks of lines can tell them.</summary>
public sealed class LanguagesTests
{
    private static readonly Dictionary<string, (string Prose, string[] Headings, string[] Items)> s_articles = new(StringComparer.Ordinal)
    {
        ["de"] = (
            "Die Fähre zu den Inseln wird Ende Oktober eingestellt, beschloss der Rat am Montag nach drei Stunden Debatte. Fachleute hatten gewarnt, dass der Rumpf zu dünn sei. Einen weiteren Winter werde das Schiff nicht überstehen.",
            ["Wie es dazu kam", "Was die Reederei plant"],
            ["Fisch und Brot", "Post aus der Stadt", "Holz für den Winter"]),
        ["es"] = (
            "El transbordador de las islas dejará de navegar a finales de octubre, decidió el consejo el lunes tras tres horas de debate. Los ingenieros habían advertido de que el casco es demasiado fino. No resistiría otro invierno en el mar.",
            ["Cómo se llegó hasta aquí", "Lo que viene ahora"],
            ["Pescado y pan fresco", "Cartas de la ciudad", "Leña para el invierno"]),
        ["ru"] = (
            "Паром на острова перестанет ходить в конце октября, решил городской совет в понедельник после трёх часов споров. Инженеры предупреждали, что корпус судна слишком тонок. Ещё одной зимы в море он не выдержит.",
            ["Как всё начиналось", "Что будет дальше"],
            ["Рыба и хлеб", "Письма из города", "Дрова на зиму"]),
        ["ar"] = (
            "ستتوقف العبارة إلى الجزر عن الإبحار في نهاية أكتوبر، كما قرر المجلس يوم الاثنين بعد ثلاث ساعات من النقاش. وكان المهندسون قد حذروا من أن هيكلها رقيق جدا. ولن تصمد شتاء آخر في البحر كما يقولون.",
            ["كيف بدأت القصة", "ماذا سيحدث الآن"],
            ["السمك والخبز", "رسائل من المدينة", "حطب للشتاء"]),
        ["zh"] = (
            "市议会周一经过三个小时的辩论后决定，开往群岛的渡轮将在十月底停运。工程师们曾警告说，船体太薄，无法再在海上度过一个冬天。许多前来旁听的居民在宣布结果之后，一句话也没有说就离开了会议厅。",
            ["事情的开始", "接下来会怎样"],
            ["鲜鱼和面包", "城里来的信", "过冬的木柴"]),
        ["ja"] = (
            "島へ渡るフェリーは十月末に運航を終えることになった。町議会が月曜日、三時間の議論の末に決めた。技術者たちは船体が薄すぎると警告しており、もう一度冬を越すことはできないという。傍聴に来た住民の多くは黙って会場を出た。",
            ["ことの始まり", "これからの島"],
            ["魚とパン", "町からの手紙", "冬のための薪"]),
    };

    public static TheoryData<string> Languages => [.. s_articles.Keys];

    [Theory]
    [MemberData(nameof(Languages))]
    public void Headings_between_paragraphs_are_found(string language)
    {
        var (prose, headings, _) = s_articles[language];
        var read = Read.Page($"{prose}\n\n{prose}\n\n{headings[0]}\n\n{prose}\n\n{prose}\n\n{headings[1]}\n\n{prose}\n\n{prose}");
        read.Outline().Should().Equal(headings);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Close_short_lines_under_a_line_with_a_colon_are_a_list(string language)
    {
        var (prose, headings, items) = s_articles[language];
        var read = Read.Page($"{prose}\n\n{prose}\n\n{headings[0]}:\n\n{string.Join('\n', items)}\n\n{prose}\n\n{prose}");
        read.Words(BlockKind.ListItem).Should().Equal(items);
    }
}
