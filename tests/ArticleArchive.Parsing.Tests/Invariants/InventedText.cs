namespace ArticleArchive.Parsing.Tests.Invariants;

/// <summary>Sentences of no real article, in several languages and scripts, for the generator.</summary>
internal static class InventedText
{
    public static readonly string[] Names =
        ["Mara Lindqvist", "Tomas Okafor", "J. R. Havel", "Dr. Ines Moreau", "Sen. Paul Whitcombe", "O'Brien", "Lucía Fernández", "Профессор Орлов"];

    public static readonly string[] Places = ["Norvale", "the U.S.", "Port Ellery", "Washington, D.C.", "Østby", "São Lucas", "東川"];

    /// <summary>English templates: {N} a name, {P} a place, {Y} a year, {F} a figure.</summary>
    public static readonly string[] English =
    [
        "The harbour at {P} moved {F} per cent more grain in {Y} than in the year before.",
        "“We will open the new bridge before the winter,” {N} told the council in {P}.",
        "{N} said that the ferry company had lost {F} million crowns since {Y}.",
        "\"Nobody in {P} was asked about the dam,\" said {N}, who leads the fishermen's union.",
        "However, the report by Harlow & Sons Inc. leaves out the years before {Y}.",
        "Should the levy pass, the town of {P} is likely to close two of its five schools.",
        "Critics must remember that U.S.-Norvale relations were never simple… They were not in {Y} either.",
        "Who pays for the damage?",
        "In {Y}, {N} described the plan as “a very expensive garden” and asked for a vote on Jan. 5.",
        "According to {N}, the river rose by {F} metres (its highest mark since {Y}).",
        "It cost $3.4 million, i.e. {F} times the first estimate; see www.example.org/report.pdf for details.",
        "There was no evidence that the pump had failed, and the mayor denied it.",
        "Visitors came from Germany, France, and {P}",
        "The committee – five men and four women – met at 9 a.m. in {P}. The vote could be repeated.",
    ];

    public static readonly string[] Others =
    [
        "Der Bürgermeister sagte am 3. Oktober {Y}, die Brücke werde erst im Frühjahr fertig.",
        "„Wir haben nichts gewusst“, erklärte Frau Dr. Weidlich in Großenau. Die Akten fehlen z. B. für {Y}.",
        "Le maire a déclaré : « Nous ne fermerons pas l’école de Valmont. » La décision tombera en {Y}.",
        "Según la alcaldesa, el río creció {F} metros. ¿Quién pagará los daños?",
        "Il Sig. Bardi ha detto che il porto non riaprirà prima del {Y}.",
        "O prefeito disse que a obra custou {F} milhões. Não houve licitação.",
        "Volgens dhr. De Wit is de dijk sinds {Y} niet meer gecontroleerd.",
        "По словам г-на Орлова, мост закрыли в {Y} году. «Мы ждём ответа», — сказал он.",
        "市长说，新桥将于{Y}年完工。谁来支付费用？“我们不会加税！”她表示。",
        "港の貨物は昨年より{F}パーセント増えた。「まだ足りない」と町長は述べた。",
        "قال رئيس البلدية إن الجسر سيفتح في {Y}. من سيدفع الثمن؟",
        "महापौर ने कहा कि पुल {Y} में खुलेगा। खर्च कौन देगा?",
        "Ο δήμαρχος είπε ότι η γέφυρα θα ανοίξει το {Y}. Ποιος πληρώνει;",
    ];

    public static readonly string[] Titles =
        ["A bridge too late for {P}", "What the grain harbour teaches us", "{N}: the flood was no accident", "Warum die Brücke in {P} wartet", "IV. Lessons", "新桥的故事"];

    public static readonly string[] Headings =
        ["Introduction", "The harbour before {Y}", "Economic cooperation", "Risks and challenges:", "What comes next?", "Ausblick", "Conclusion"];

    public static readonly string[] ServiceLines =
    [
        "Subscribe to our newsletter", "Comments", "Share this article", "Sign in to comment", "Advertisement", "Read more", "Most popular",
        "Stay up to date with notifications from The Norvale Courier", "We use cookies to improve your experience. Accept all",
        "Thank you for registering", "Follow us on Facebook, Twitter and Instagram", "© {Y} The Norvale Courier. All rights reserved.",
    ];

    public static readonly string[] Captions =
        ["The harbour of {P} in the morning", "{N} at the opening of the bridge", "Grain silos near {P}"];

    public static readonly string[] Labels = ["Lower tolls:", "New ferries and joint crews:", "Public opinion in {P}:", "Dredging:"];
}
