using System.Collections.Frozen;

namespace ArticleArchive.Parsing.Claims;

/// <summary>The words that attribute a statement to a speaker.</summary>
internal static class Cues
{
    // Verbs whose object is what was said: beside a quotation, or before "that".
    private static readonly FrozenSet<string> Speech = Words.Set(
        "said says say saying told tells tell telling added adds adding stated states stating asked asks asking replied replies replying answered answers answering " +
        "explained explains explaining wrote writes writing argued argues arguing claimed claims claiming insisted insists insisting warned warns warning noted notes noting " +
        "announced announces announcing declared declares declaring remarked remarks remarking recalled recalls recalling admitted admits admitting acknowledged acknowledges " +
        "acknowledging complained complains complaining suggested suggests suggest suggesting stressed stresses stressing emphasized emphasised emphasizes emphasises emphasizing emphasising " +
        "concluded concludes concluding confirmed confirms confirming continued continues quipped joked jokes joking shouted shouts cried whispered whispers tweeted tweets tweeting " +
        "posted predicted predicts predicting promised promises pledged pledges vowed vows responded responds countered counters maintained maintains maintaining contended contends " +
        "asserted asserts asserting alleged alleges alleging testified testifies reported reports reporting observed observes commented comments lamented laments boasted boasts " +
        "conceded concedes denied denies denying urged urges reiterated reiterates reiterating cautioned cautions cautioning mused muses queried quoted inquired inquires read reads " +
        "sagte sagt sagten berichtete berichtet erzählte erzählt erklärte erklärt meinte meint betonte betont schrieb schreibt fragte fragt antwortete antwortet warnte warnt forderte fordert ergänzte räumte kritisierte " +
        "déclaré déclare dit affirmé affirme expliqué explique ajouté ajoute assuré assure répondu répond demandé confie confié raconte raconté précise précisé souligne souligné estime estimé indique indiqué résume " +
        "dijo dice afirmó afirma declaró declara explicó explica añadió añade aseguró asegura señaló señala preguntó respondió advirtió contó cuenta comentó comenta recordó recuerda indicó indica sostuvo sostiene " +
        "detto dice dichiarato dichiara affermato afferma spiegato spiega aggiunto aggiunge chiesto racconta raccontato disse sottolinea commenta " +
        "disse diz afirmou afirma declarou explicou acrescentou perguntou respondeu contou conta " +
        "zei zegt verklaarde stelde vroeg antwoordde aldus schreef benadrukte vertelt vertelde " +
        "сказал сказала сказали говорит заявил заявила заявили сообщил сообщила сообщили отметил отметила добавил добавила подчеркнул подчеркнула пояснил спросил спросила рассказал рассказала рассказали рассказывает ответил ответила написал написала объяснил объяснила вспоминает");

    // Verbs that carry a judgement or a label: what they quote is a part of the speaker's statement.
    private static readonly FrozenSet<string> Labelling = Words.Set(
        "accused accuses accusing described describes describing called calls calling dubbed dubs labelled labeled branded brands denounced denounces condemned condemns " +
        "praised praises hailed hails characterized characterised characterizes characterises criticized criticised criticizes criticises dismissed dismisses blamed blames " +
        "referred refers spoke speaks warned bezeichnete nannte qualifié calificó");

    // Verbs of opinion and of knowledge: with "that" they report what somebody holds, never a quotation.
    private static readonly FrozenSet<string> Holding = Words.Set("believes believed believe thinks thought fears feared hopes hoped expects expected suspects suspected");

    // Invert after a quotation: "...," said Mara. "Told" and "claimed that" do not.
    private static readonly FrozenSet<string> NoInversion = Words.Set("told tells tell telling saying adding stating asking replying explaining writing arguing claiming noting denied denies denying");

    // Behind a comma these can only have what stands before them as their object; "announced", "reported" and "claimed" there may be participles.
    private static readonly FrozenSet<string> Trailing = Words.Set(
        "said says added adds wrote writes explains argues warns notes insists sagte sagt erklärte meinte dijo afirmó dice explica disse afirmou сказал сказала сообщил сообщила заявил заявила рассказал рассказала");

    // "The ferry is full, the operator reported."
    private static readonly FrozenSet<string> Closing = Words.Set(
        "said says added adds wrote writes explained explains argued argues warned warns noted notes reported reports announced confirmed stated claimed claims insisted insists");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> TrailingLookup = Trailing.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> ClosingLookup = Closing.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> SpeechLookup = Speech.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> LabellingLookup = Labelling.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> HoldingLookup = Holding.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> NoInversionLookup = NoInversion.GetAlternateLookup<ReadOnlySpan<char>>();

    public static bool IsSpeechVerb(ReadOnlySpan<char> word) => SpeechLookup.Contains(word);

    public static bool IsLabellingVerb(ReadOnlySpan<char> word) => LabellingLookup.Contains(word);

    public static bool IsHoldingVerb(ReadOnlySpan<char> word) => HoldingLookup.Contains(word);

    public static bool Inverts(ReadOnlySpan<char> word) => IsSpeechVerb(word) && !NoInversionLookup.Contains(word);

    /// <summary>The cue of <c>C, says S</c>: with a subject behind it, a comma before it suffices.</summary>
    public static bool Trails(ReadOnlySpan<char> word) => TrailingLookup.Contains(word);

    /// <summary>The cue of <c>C, S said.</c></summary>
    public static bool Closes(ReadOnlySpan<char> word) => ClosingLookup.Contains(word);

    /// <summary><c>stating</c>, <c>adding</c>: their subject is the sentence's.</summary>
    public static bool IsParticiple(ReadOnlySpan<char> word) => word.EndsWith("ing", StringComparison.Ordinal) && (IsSpeechVerb(word) || IsLabellingVerb(word));
}
