namespace ArticleArchive.Parsing.Tests.Claims.Comparison;

/// <summary>A claim, the same with one small change that makes it say something else, and the same in other words.</summary>
/// <param name="Class">What is changed.</param>
/// <param name="Base">The claim, without its full stop.</param>
/// <param name="Other">What says something else.</param>
/// <param name="Same">What says the same.</param>
internal sealed record ClaimContrast(string Class, string Base, string Other, string Same)
{
    private static readonly string[] s_frames =
        ["{0}.", "The spokesman said that {1}.", "According to Mara Lindqvist, {1}.", "“{0},” said Lena Vogt.", "Officials told reporters on Monday that {1}.", "{0}.\nRead more: Sign up for our newsletter"];

    /// <summary>The claim itself.</summary>
    public string Text => Base + ".";

    /// <summary>What says something else, in several frames.</summary>
    public IEnumerable<(string How, string Text)> Different() => Framed(Other);

    /// <summary>What says the same, in as many frames.</summary>
    public IEnumerable<(string How, string Text)> Equal() => Framed(Same);

    private IEnumerable<(string How, string Text)> Framed(string sentence)
    {
        // "Yes, ..." answers on its own, and a frame stands in no frame.
        foreach (var frame in Class is "answer" or "doubt" ? s_frames.AsSpan(0, 1).ToArray() : s_frames)
            yield return (Class, string.Format(null, frame, sentence, Small(sentence)));
    }

    private static readonly HashSet<string> s_names = [.. "Norvale Pelagon Brightwell Havel Dynamo Hattie George John Martin Robert King Anna Maria East West North South Lower Upper A. B. P. Zambia Solheim Lusaka Samuel Louis New Old Lindau".Split(' ')];

    // A name keeps its capital inside a sentence.
    private static string Small(string sentence) => s_names.Contains(sentence.Split(' ')[0]) ? sentence : char.ToLowerInvariant(sentence[0]) + sentence[1..];

    /// <param name="lines">A line each: <c>class: words [of the claim|of the other|of the same] words</c>; with two variants the third is the first.</param>
    private static IReadOnlyList<ClaimContrast> Read(string lines) =>
        [.. lines.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(line =>
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            return new ClaimContrast(line[..colon], Pick(line[(colon + 1)..], 0), Pick(line[(colon + 1)..], 1), Pick(line[(colon + 1)..], 2));
        })];

    private static string Pick(string line, int variant)
    {
        var picked = string.Concat(line.Trim().Split('[', ']').Select((part, i) => i % 2 == 0 ? part : part.Split('|') is var parts ? parts[variant < parts.Length ? variant : 0] : ""));
        return string.Join(' ', picked.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Replace(" ,", ",", StringComparison.Ordinal);
    }

    /// <summary>Those that the rules were written with.</summary>
    public static IReadOnlyList<ClaimContrast> Known { get; } = Read(
        """
        qualifier: [At least|At most|No fewer than] 12 people were killed in the ferry accident off Lindau
        qualifier: The blaze destroyed [more than|fewer than|over] 300 homes in the Callis valley
        qualifier: The pension fund lost [up to|at least|a maximum of] $40 million on the bonds
        qualifier: [Over|Under|More than] 60 percent of voters in Havel backed the tunnel
        qualifier: The vaccine costs [less than|more than|under] €20 a dose
        qualifier: The dam holds [a minimum of|a maximum of|at least] 800 million litres of water
        qualifier: The orchestra needs [no more than|no fewer than|at most] 45 players
        qualifier: Parents waited [at least|at most|not less than] nine weeks for an appointment
        swap: [12 people were killed and 30 were hurt|30 people were killed and 12 were hurt|30 were hurt and 12 people were killed] in the Rangpur fire
        swap: The party won [48 seats in the north and 17 in the south|17 seats in the north and 48 in the south|17 seats in the south and 48 in the north]
        swap: Havel has [14 hospitals and Lindau has 9|9 hospitals and Lindau has 14|14 hospitals, and Lindau has 9]
        swap: The city spent [$5 million on roads and $3 million on schools|$3 million on roads and $5 million on schools|$3 million on schools and $5 million on roads]
        swap: The price of bread rose [from 5 to 8|from 8 to 5|to 8 from 5] crowns in Norvale
        swap: [Nine guards injured 21 prisoners|21 guards injured nine prisoners|Nine guards injured twenty-one prisoners] in the riot at Altmark
        swap: The survey found that [62 percent of women and 41 percent of men|41 percent of women and 62 percent of men|41 percent of men and 62 percent of women] read a newspaper
        swap: The herd has [40 cows and 65 sheep|65 cows and 40 sheep|65 sheep and 40 cows]
        score: Dynamo Lindau beat Kelso [3-1|1-3|3–1] on Saturday
        score: The home side won the final [4-2|2-4|4–2]
        score: The assembly approved the levy by [52-48|48-52|52–48]
        score: Norvale drew [2-2|3-3|2–2] with Ellery
        score: Hattie Broome won the decider [6-4|7-5|6–4]
        score: The judges ruled [5-4|6-3|5–4] for the union
        change: The birth rate of Ruritania fell [to|by|to about] 12 percent
        change: Rents in Havel rose [by|to|] 9 percent
        change: The airline reduced its fleet [to|by|to just] 40 aircraft
        change: The number of wolves in Sylvania increased [by|to|by some] 300
        change: The regulator raised the fine [to|by|up to] 6 million euros
        change: The company cut its debt [from|to|from about] 700 million dollars
        change: Wages at the plant dropped [by|to|by roughly] 200 crowns
        preposition: Drones were launched [on|from|against] Kyiv overnight
        preposition: The militia opened fire [on|from|at] the monastery
        preposition: The refugees fled [from|to] Moldova in spring
        preposition: The train [to|from] Darwin was cancelled
        preposition: Copper exports [to|from] Zambia tripled
        preposition: The painting was stolen [by|from] the curator of the museum
        preposition: Students [from|in] Kenya protested against the fees
        preposition: The pipeline was built [by|for] Pelagon Energy
        preposition: The bishop spoke [for|against|in favour of] the treaty
        preposition: The walls were painted [before|after] the inspection
        preposition: The letter [from|to] Petru Vasile was found in the archive
        preposition: The plane crashed [before|after] the storm
        preposition: The gas flows [into|out of|to] Ellery
        without: Patients were treated [with|without] antibiotics at the clinic
        without: The governor signed the decree [with|without] the consent of parliament
        without: The suspect left the hotel [with|without] his passport
        without: The new vans are sold [with|without] airbags
        without: The inspectors entered the silo [with|without] masks
        without: Elections were held [with|without] foreign observers
        contrary: Brightwell Foods [made|lost|earned] $3 million in 2019
        contrary: The village of Umby [has|lacks] a doctor
        contrary: The old barracks [have|lack] running water
        contrary: The clerk was found [guilty|innocent] of theft
        contrary: The jury found the surgeon [innocent|guilty|not guilty] of manslaughter
        contrary: The bridge at Kanem is [safe|unsafe] for lorries
        contrary: The board [kept|broke] its promise to the nurses
        contrary: The vaccine [works|fails] against the new strain
        contrary: The regulator [ignored|heeded] the warning of the engineers
        contrary: The museum [remembered|forgot] to insure the vase
        contrary: The captain [obeyed|disobeyed] the order to turn back
        contrary: The minister [agreed|declined|consented] to meet the strikers
        contrary: The river is [clean|dirty] below the tannery
        contrary: The firm [hid|disclosed|concealed] the leak from its owners
        contrary: The club [managed|failed] to pay its players
        contrary: The court [upheld|overturned] the ban on trawling
        contrary: The treaty [includes|omits|contains] a clause on fishing
        contrary: The drug was found to be [effective|ineffective] in children
        contrary: The reactor is [active|idle]
        answer: [Yes, the|No, the|The] quarry polluted the wells of Umby
        answer: [Yes, camel|No, camel|Camel] milk cures diabetes
        answer: The members voted [yes|no] on the merger
        answer: The council said [yes|no] to the stadium
        answer: The reply of the ministry was [yes|no]
        tense: Pelagon Energy [will close|closed|is going to close] its refinery in Callis
        tense: The council [will sell|sold|is to sell] the swimming pool
        tense: The army [has left|will leave|left] the town of Kassa
        tense: The senator [resigned|will resign|has resigned] over the tapes
        tense: The lake [dried up|will dry up|has dried up]
        tense: The factory [was sold|will be sold|has been sold] to a Swedish fund
        tense: The airport [is expected to open|opened|is set to open] a second runway
        tense: The actress [plans to sue|sued|intends to sue] the magazine
        tense: The government [should abolish|abolished|ought to abolish] the toll
        tense: Taxes on diesel [have risen|will rise|rose]
        doubt: [The mayor says that the|The mayor doubts that the|The] tunnel was flooded
        doubt: [The coach confirmed that the|The coach rejected claims that the|The coach said the] striker was injured
        doubt: [The ministry admitted that the|The ministry disputed that the|The] list was forged
        doubt: [A chemist said that the|A chemist questioned whether the|The] water is safe to drink
        doubt: [The widow believes that the|The widow does not believe that the|The widow thinks that the] will is genuine
        doubt: [The pilot did not deny that the|The pilot denied that the] engine had failed
        name: George [W.|H. W.] Bush visited the base in Norvale
        name: John Keller [Jr.|Sr.] bought the newspaper
        name: [A. Marsh|B. Marsh] signed the contract with the harbour
        name: King Aldric [II|III] opened the cathedral
        name: Martin [L.|J.|L.] Quince wrote the report on the dam
        name: Robert Downing [Jr.|Sr.|Jr] paid the fine
        name: [Anna|Maria|Anna] Solheim chaired the inquiry into the crash
        name: [East|West] Sylvania closed its border
        name: [North|South] Korea tested a rocket
        name: [Lower|Upper] Austria banned the pesticide
        """);

    /// <summary>Written when the rules stood, and not looked at before.</summary>
    public static IReadOnlyList<ClaimContrast> Fresh { get; } = Read(
        """
        qualifier: The cyclone left [more than|less than|over] 9,000 families without a roof
        qualifier: The tunnel will carry [up to|at least|at most] 15,000 cars a day
        qualifier: [Fewer than|More than|Under] 200 tigers live in the reserve
        qualifier: The strike lasted [no longer than|at least|at most] six days
        qualifier: The chemist sold [at most|at least|no more than] 30 boxes a week
        qualifier: Tuition costs [upwards of|under|more than] $50,000 a year
        swap: The coalition holds [61 seats and the opposition 59|59 seats and the opposition 61|61 seats, the opposition 59]
        swap: [Seven boats and two helicopters|Two boats and seven helicopters|Two helicopters and seven boats] searched for the fishermen
        swap: The price of onions climbed [from 20 to 35 rupees|from 35 to 20 rupees|to 35 rupees from 20] in Pune
        swap: Women earn [18 euros an hour and men 22|22 euros an hour and men 18|18 euros an hour, and men 22]
        swap: Lusaka recorded [90 cases of cholera and Ndola 34|34 cases of cholera and Ndola 90|90 cases of cholera, Ndola 34]
        swap: The clinic treated [320 adults and 85 children|85 adults and 320 children|85 children and 320 adults] last week
        score: Zambia lost [2-1|1-2|2–1] to Botswana in the qualifier
        score: The panel voted [7-2|2-7|7–2] to release the file
        score: Solheim led [11-9|9-11|11–9] in the final set
        score: The rugby match ended [24-10|10-24|24–10]
        change: Infant mortality declined [to|by|to around] 4 percent
        change: The ferry company raised fares [by|to|by about] 15 euros
        change: The glacier has shrunk [by|to|by nearly] 12 kilometres
        change: The bank lowered its forecast [to|from|to about] 2.3 percent
        change: Sales of bicycles jumped [by|to|by just over] 7,000
        change: Membership fell [from|to|from some] 60,000
        preposition: Rockets were fired [at|from|on] the port of Aden
        preposition: The money was sent [to|from] a bank in Cyprus
        preposition: The novelist was praised [by|for] Anna Keller
        preposition: Miners marched [to|from] Lusaka in protest
        preposition: The prisoners were moved [into|out of] the old wing
        preposition: Refugees [from|in] Eritrea were counted in the census
        preposition: The road [to|from] Kassa was mined
        preposition: The mayor campaigned [for|against|in support of] the merger
        preposition: The memo was written [before|after] the merger
        preposition: Planes took off [from|to] the island at dawn
        without: The hikers set out [with|without] a guide
        without: The bill was passed [with|without] a debate
        without: Workers handled the asbestos [with|without] gloves
        without: The film was released [without|with] subtitles
        contrary: The charity [has|lacks] the money for winter
        contrary: Pelagon Energy [earned|lost] 90 million euros in the spring
        contrary: The witness was [honest|dishonest] about the meeting
        contrary: The pilot [reported|failed to report] the crack
        contrary: The new law [permits|forbids|allows] fishing at night
        contrary: The patients [recovered|died] after the operation
        contrary: The town [welcomed|rejected] the asylum seekers
        contrary: The envoy [accepted|declined] the invitation
        contrary: The two ministers [agree|disagree] on the budget
        contrary: The tablets are [harmless|harmful] to dogs
        contrary: The painting is [genuine|fake|authentic]
        contrary: The ship [sank|floated] after the blast
        contrary: The clinic [remembered to inform|forgot to inform|informed] the parents
        contrary: The committee was [able|unable] to reach a verdict
        contrary: Attendance at the fair was [higher|lower] than in 2015
        contrary: The bridge [withstood|collapsed in] the flood
        compare: Nurses earn [more than teachers|less than teachers]
        compare: [Milk is dearer than wine|Wine is dearer than milk] in Ruritania
        compare: [Cyclists break the rules more often than drivers|Drivers break the rules more often than cyclists]
        compare: [Lindau has more museums than Havel|Havel has more museums than Lindau]
        answer: [Yes, the|No, the|The] treaty bans cluster bombs
        answer: [Yes: garlic|No: garlic|Garlic] lowers blood pressure
        answer: The parish answered [yes|no] to the mosque
        tense: Norvale University [will admit|admitted|is going to admit] men
        tense: The zoo [sent|will send|has sent] its elephants to Spain
        tense: The cathedral [was restored|will be restored|has been restored] with private money
        tense: The admiral [is to retire|retired|will retire]
        tense: The league [should ban|banned|ought to ban] headers for children
        tense: The dam [burst|will burst|has burst]
        tense: The king [intends to abdicate|abdicated|plans to abdicate]
        tense: The ministry [must publish|published|has to publish] the list
        doubt: [The coroner said that the|The coroner doubted that the|The] singer was poisoned
        doubt: [A farmer said that the|A farmer denied that the|The] goats were stolen
        doubt: [The union says that the|The union disputes that the|The] mine is profitable
        doubt: [Experts agree that the|Experts do not think that the|The] mask is Roman
        name: John [Q.|R.] Whitcombe founded the bank
        name: Samuel Marsh [Sr.|Jr.|Sr] owned the quarry
        name: Louis [XIV|XVI] built the palace
        name: [South|North] Carolina raised the tax on cigarettes
        name: [P. J.|P. T.] Broome wrote the song
        name: [New|Old] Delhi flooded in July
        """);
}
