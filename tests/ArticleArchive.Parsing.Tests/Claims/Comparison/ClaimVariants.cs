namespace ArticleArchive.Parsing.Tests.Claims.Comparison;

/// <summary>A claim in parts, from which variants are made that mean the same, and variants that do not.</summary>
/// <param name="Actor">Who.</param>
/// <param name="Verb">Did.</param>
/// <param name="Not">Did not.</param>
/// <param name="Contrary">Did the contrary.</param>
/// <param name="Object">To what; <c>{0}</c> stands for the figure.</param>
/// <param name="Tail">When and where; <c>{0}</c> stands for the year.</param>
/// <param name="Passive">The verb in the passive; empty where there is none.</param>
/// <param name="OtherActor">Somebody else.</param>
/// <param name="Figure">The figure, an equal or rounded form of it after a bar, and another figure after a second one; empty for none.</param>
internal sealed record BaseClaim(string Actor, string Verb, string Not, string Contrary, string Object, string Tail, string Passive, string OtherActor, string Figure)
{
    private const string Year = "2014", OtherYear = "2017";

    private static readonly string[] s_frames =
    [
        "{0}", "The minister said that {1}.", "According to Mara Lindqvist, {1}.", "{0}, the spokesman said on Monday.", "Officials told reporters that {1}.", "“{0},” said Lena Vogt.",
    ];

    private static readonly string[] s_quotes = ["“{0}.”", "\"{0}.\"", "‘{0}.’", "«{0}.»", "{0}"];

    private static readonly string[] s_serviceLines = ["{0}.\nRead more: Sign up for our newsletter", "Advertisement\n{0}.", "{0}.\nShare this article", "{0}.\n\nFollow us on Twitter"];

    private string[] Figures => Figure.Split('|');

    /// <summary>The claim itself.</summary>
    public string Text => Sentence() + ".";

    /// <summary>Variants that say the same: frames, quotation marks, another form of the figure, the passive, a service line.</summary>
    public IEnumerable<(string How, string Text)> Same()
    {
        foreach (var frame in s_frames)
            yield return ("frame", Framed(frame, Sentence()));
        foreach (var quote in s_quotes)
            yield return ("quotation marks", string.Format(null, quote, Sentence()));
        foreach (var line in s_serviceLines)
            yield return ("service line", string.Format(null, line, Sentence()));
        if (Figure.Length > 0)
            yield return ("form of the figure", Sentence(figure: Figures[1]) + ".");
        if (Passive.Length > 0)
        {
            yield return ("passive", InPassive(Actor) + ".");
            yield return ("passive in a frame", Framed(s_frames[1], InPassive(Actor)));
        }
    }

    /// <summary>Variants that do not: another figure, actor or year, a negation, a contrary; each also in frames and the passive.</summary>
    public IEnumerable<(string How, string Text)> Different()
    {
        var changed = new List<(string, string)>
        {
            ("negation", $"{Actor} {Not} {Filled(Figures[0])} {Dated(Year)}"),
            ("contrary", $"{Actor} {Contrary} {Filled(Figures[0])} {Dated(Year)}"),
            ("actor", Sentence(actor: OtherActor)),
            ("year", Sentence(year: OtherYear)),
        };
        if (Figure.Length > 0)
            changed.Add(("figure", Sentence(figure: Figures[2])));
        if (Passive.Length > 0)
        {
            changed.Add(("actor in the passive", InPassive(OtherActor)));
            changed.Add(("negation in the passive", InPassive(Actor).Replace(" were ", " were not ", StringComparison.Ordinal).Replace(" was ", " was not ", StringComparison.Ordinal)));
        }

        foreach (var (how, text) in changed)
        {
            foreach (var frame in s_frames)
                yield return (how, Framed(frame, text));
            yield return (how, string.Format(null, s_quotes[0], text));
            yield return (how, string.Format(null, s_serviceLines[0], text));
        }

        yield return ("negation", $"It is not true that {Small(Sentence())}.");
        yield return ("negation", $"The ministry denied that {Small(Sentence())}.");
        yield return ("negation", $"There is no evidence that {Small(Sentence())}.");
        yield return ("negation", $"The claim that {Small(Sentence())} is false.");
    }

    private string Sentence(string? actor = null, string? figure = null, string year = Year) => $"{actor ?? Actor} {Verb} {Filled(figure ?? Figures[0])} {Dated(year)}".TrimEnd();

    private string InPassive(string actor)
    {
        var thing = Filled(Figures[0]);
        return $"{char.ToUpperInvariant(thing[0])}{thing[1..]} {Passive} by {Small(actor)} {Dated(Year)}".TrimEnd();
    }

    private string Filled(string figure) => string.Format(null, Object, figure);

    private string Dated(string year) => string.Format(null, Tail, year);

    private static string Framed(string frame, string sentence) => frame == "{0}" ? sentence + "." : string.Format(null, frame, sentence, Small(sentence));

    // A name keeps its capital inside a sentence.
    private static string Small(string sentence) => sentence.StartsWith("The ", StringComparison.Ordinal) || sentence.StartsWith("A ", StringComparison.Ordinal) || sentence.StartsWith("Police ", StringComparison.Ordinal)
        || sentence.StartsWith("Scientists ", StringComparison.Ordinal) || sentence.StartsWith("Doctors ", StringComparison.Ordinal) || sentence.StartsWith("Farmers ", StringComparison.Ordinal)
        ? char.ToLowerInvariant(sentence[0]) + sentence[1..] : sentence;

    /// <summary>Claims of many shapes.</summary>
    public static IReadOnlyList<BaseClaim> All { get; } =
    [
        new("The city council", "closed", "did not close", "opened", "{0} libraries", "in {0}", "were closed", "The school board", "three|3|five"),
        new("Mara Lindqvist", "sold", "never sold", "bought", "{0} houses in Norvale", "in {0}", "were sold", "Tom Weidlich", "twelve|12|nine"),
        new("The central bank", "raised", "did not raise", "cut", "interest rates by {0}", "in {0}", "", "The finance ministry", "0.5 percent|0.5%|0.75 percent"),
        new("Exports to Poland", "rose", "did not rise", "fell", "by {0}", "in {0}", "", "Exports to Spain", "5.4 percent|5.4 per cent|7.1 percent"),
        new("Unemployment in Ellery", "increased", "did not increase", "decreased", "to {0}", "in {0}", "", "Inflation in Ellery", "9.2%|9.2 percent|6.8%"),
        new("The ministry", "approved", "did not approve", "rejected", "the sale of {0} tanks to Egypt", "in {0}", "", "The parliament", "1,200|1,200|800"),
        new("The army", "destroyed", "did not destroy", "built", "{0} bridges near Kassa", "in {0}", "were destroyed", "The militia", "four|4|six"),
        new("Brightwell Foods", "hired", "did not hire", "fired", "{0} workers", "in {0}", "were hired", "Pelagon Energy", "2,480|2,500|3,100"),
        new("The government", "spent", "did not spend", "saved", "{0} on the airport", "in {0}", "", "The region", "$3.2 million|3.2 million dollars|$4.7 million"),
        new("Senator Whitcombe", "won", "did not win", "lost", "the election in Ellery by {0} votes", "in {0}", "", "Senator Marsh", "1,214|1,200|2,900"),
        new("Ruritania", "imported", "did not import", "exported", "{0} of wheat", "in {0}", "", "Sylvania", "40,000 tonnes|40 thousand tonnes|65,000 tonnes"),
        new("The hospital", "admitted", "did not admit", "discharged", "{0} patients with measles", "in {0}", "were admitted", "The clinic", "310|310|470"),
        new("Police", "arrested", "did not arrest", "released", "{0} protesters in Lindau", "in {0}", "were arrested", "Soldiers", "forty-two|42|sixty"),
        new("The court", "convicted", "did not convict", "acquitted", "{0} officers of fraud", "in {0}", "were convicted", "The sheriff", "five|5|eight"),
        new("Anna Keller", "founded", "never founded", "closed", "{0} schools for girls", "in {0}", "were founded", "Lena Vogt", "seven|7|three"),
        new("The railway", "opened", "did not open", "closed", "{0} stations on the coast", "in {0}", "were opened", "The bus company", "eleven|11|fifteen"),
        new("Norvale University", "accepted", "did not accept", "rejected", "{0} students from Kenya", "in {0}", "were accepted", "Ellery University", "640|640|910"),
        new("The mayor", "banned", "did not ban", "allowed", "{0} sports in the park", "in {0}", "were banned", "The governor", "three|3|nine"),
        new("Scientists", "found", "did not find", "lost", "{0} fossils in the Sokol cave", "in {0}", "were found", "Miners", "26|26|41"),
        new("The airline", "cancelled", "did not cancel", "kept", "{0} flights to Darwin", "in {0}", "were cancelled", "The ferry line", "130|130|95"),
        new("Germany", "accepted", "did not accept", "refused", "{0} refugees", "in {0}", "were accepted", "France", "1.1 million|1,100,000|1.6 million"),
        new("The factory", "increased", "did not increase", "reduced", "its output by {0}", "in {0}", "", "The quarry", "a third|33 percent|a quarter"),
        new("Poverty in the north", "fell", "did not fall", "rose", "by {0}", "in {0}", "", "Crime in the north", "12 percent|12%|19 percent"),
        new("The union", "supported", "did not support", "opposed", "the strike at {0} ports", "in {0}", "", "The chamber", "six|6|ten"),
        new("The navy", "bought", "did not buy", "sold", "{0} submarines from Sweden", "in {0}", "were bought", "The coast guard", "two|2|five"),
        new("Voters in Havel", "rejected", "did not reject", "approved", "the new constitution", "in {0}", "", "Voters in Lindau", ""),
        new("The senate", "passed", "did not pass", "defeated", "the fishing bill", "in {0}", "was passed", "The assembly", ""),
        new("Dario Elsner", "joined", "never joined", "left", "the Labour Party", "in {0}", "", "Paul Duval", ""),
        new("The committee", "confirmed", "did not confirm", "denied", "the leak at the plant", "in {0}", "was confirmed", "The ministry", ""),
        new("A storm", "destroyed", "did not destroy", "spared", "the old harbour", "in {0}", "was destroyed", "A flood", ""),
        new("The president", "pardoned", "did not pardon", "condemned", "the two journalists", "in {0}", "were pardoned", "The king", ""),
        new("The museum", "bought", "did not buy", "sold", "a painting by Vermeer", "in {0}", "was bought", "The cathedral", ""),
        new("Kelso Motors", "recalled", "did not recall", "kept", "{0} vans with faulty brakes", "in {0}", "were recalled", "Castle Motors", "18,000|18 thousand|27,000"),
        new("The study", "linked", "did not link", "contrasted", "coffee to kidney stones", "in {0}", "", "The survey", ""),
        new("Farmers", "planted", "did not plant", "felled", "{0} trees along the river", "in {0}", "were planted", "Prisoners", "half a million|500,000|700,000"),
        new("The company", "polluted", "did not pollute", "cleaned", "{0} of the river", "in {0}", "", "The town", "5 km|5 kilometres|9 km"),
        new("Taxes on small firms", "rose", "did not rise", "fell", "by {0} in Norvale", "in {0}", "", "Rents for small firms", "four percentage points|4 percentage points|seven percentage points"),
        new("The border guard", "stopped", "did not stop", "admitted", "{0} lorries from Moldova", "in {0}", "were stopped", "The customs office", "seventy|70|ninety"),
        new("Idris Ganda", "attacked", "never attacked", "defended", "the town of Kanem with {0} fighters", "in {0}", "", "Petru Vasile", "300|300|450"),
        new("The prime minister", "praised", "did not praise", "criticised", "the treaty with Zambia", "in {0}", "was praised", "The bishop", ""),
        new("The observatory", "detected", "did not detect", "missed", "{0} signals from the comet", "in {0}", "were detected", "The satellite", "fourteen|14|thirty"),
        new("The league", "suspended", "did not suspend", "reinstated", "{0} players for doping", "in {0}", "were suspended", "The club", "nine|9|four"),
        new("Hattie Broome", "won", "did not win", "lost", "the Marlford prize worth {0}", "in {0}", "", "Kersti Aru", "£50,000|50,000 pounds sterling|£80,000"),
        new("The water company", "cut", "did not cut", "raised", "its prices by {0}", "in {0}", "", "The gas company", "8 percent|8%|13 percent"),
        new("Doctors", "vaccinated", "did not vaccinate", "failed to vaccinate", "{0} children against measles", "in {0}", "were vaccinated", "Nurses", "1.5 million|1,500,000|2.4 million"),
        // Written after the rules stood, and not looked at before.
        new("The climber", "reached", "did not reach", "missed", "the summit of {0} mountains", "in {0}", "", "The pilot", "eight|8|six"),
        new("Zambia", "exported", "did not export", "imported", "{0} of copper", "in {0}", "", "Botswana", "820,000 tonnes|820 thousand tonnes|640,000 tonnes"),
        new("The newspaper", "published", "did not publish", "withheld", "{0} letters from prison", "in {0}", "were published", "The magazine", "thirty|30|forty"),
        new("The trade ministry", "lowered", "did not lower", "raised", "the tariff on steel by {0}", "in {0}", "", "The customs union", "2.5 percent|2.5 per cent|4 percent"),
        new("Petru Vasile", "accused", "never accused", "cleared", "the judge of bribery", "in {0}", "", "Idris Ganda", ""),
        new("The drug", "prevented", "did not prevent", "caused", "{0} of heart attacks", "in {0}", "", "The diet", "40%|40 percent|25%"),
        new("Wolves", "killed", "did not kill", "spared", "{0} sheep near Altmark", "in {0}", "were killed", "Bears", "sixty|60|ninety"),
        new("The regiment", "crossed", "did not cross", "avoided", "the river at Rangpur with {0} tanks", "in {0}", "", "The brigade", "220|220|150"),
        new("The festival in Lindau", "attracted", "did not attract", "repelled", "{0} visitors", "in {0}", "", "The fair in Lindau", "1.3 million|1,300,000|1.9 million"),
        new("The referee", "confirmed", "did not confirm", "overturned", "{0} goals", "in {0}", "were confirmed", "The captain", "two|2|four"),
        new("Pelagon Energy", "stored", "did not store", "spilled", "{0} of oil in Callis", "in {0}", "", "Vela Energy", "5,000 barrels|5 thousand barrels|9,000 barrels"),
        new("Teachers", "demanded", "did not demand", "refused", "a pay rise of {0}", "in {0}", "", "Nurses", "€300|300 euros|€450"),
        new("The party of Eli Marchetti", "lost", "did not lose", "gained", "{0} seats", "in {0}", "", "The party of Rita Solheim", "17|17|23"),
    ];
}
