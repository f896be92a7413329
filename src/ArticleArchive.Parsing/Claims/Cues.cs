using System.Collections.Frozen;

namespace ArticleArchive.Parsing.Claims;

/// <summary>The words that attribute a statement to a speaker.</summary>
internal static class Cues
{
    // Verbs of other languages than English whose object is what was said: beside a quotation, or before "that".
    private static readonly FrozenSet<string> Foreign = Words.Set(
        "sagte sagt sagten berichtete berichtet erzählte erzählt erklärte erklärt meinte meint betonte betont schrieb schreibt fragte fragt antwortete antwortet warnte warnt forderte fordert ergänzte räumte kritisierte " +
        "déclaré déclare dit affirmé affirme expliqué explique ajouté ajoute assuré assure répondu répond demandé confie confié raconte raconté précise précisé souligne souligné estime estimé indique indiqué résume " +
        "dijo dice afirmó afirma declaró declara explicó explica añadió añade aseguró asegura señaló señala preguntó respondió advirtió contó cuenta comentó comenta recordó recuerda indicó indica sostuvo sostiene " +
        "detto dice dichiarato dichiara affermato afferma spiegato spiega aggiunto aggiunge chiesto racconta raccontato disse sottolinea commenta " +
        "disse diz afirmou afirma declarou explicou acrescentou perguntou respondeu contou conta " +
        "zei zegt verklaarde stelde vroeg antwoordde aldus schreef benadrukte vertelt vertelde " +
        "сказал сказала сказали говорит заявил заявила заявили сообщил сообщила сообщили отметил отметила добавил добавила подчеркнул подчеркнула пояснил спросил спросила рассказал рассказала рассказали рассказывает ответил ответила написал написала объяснил объяснила вспоминает");

    private static readonly FrozenSet<string> ForeignLabels = Words.Set("bezeichnete nannte qualifié calificó");

    // English verbs in the form of the dictionary are as often nouns ("report", "note"); these are not.
    private static readonly FrozenSet<string> PlainBases = Words.Set("say tell suggest argue");

    // "Selon M. Duval, ...", "Volgens dhr. De Wit ..."
    private static readonly FrozenSet<string> ForeignSources = Words.Set("selon según segundo secondo volgens laut");

    // Invert after a quotation: "...," said Mara. "Told" and "claimed that" do not.
    private static readonly FrozenSet<string> NoInversion = Words.Set("told tells tell telling saying adding stating asking replying explaining writing arguing claiming noting denied denies denying");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> ForeignLookup = Foreign.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> ForeignLabelLookup = ForeignLabels.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> NoInversionLookup = NoInversion.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>True for a verb whose object is what was said; in lower case.</summary>
    public static bool IsSpeechVerb(ReadOnlySpan<char> word) =>
        ForeignLookup.Contains(word) || (CueVerbs.Of(word) is { } verb && verb.Has(CueUse.Quotes) && !verb.Has(CueUse.Labels) && (verb.Form != VerbForm.Base || PlainBases.Contains(verb.Lemma)));

    /// <summary>True for a verb that takes a clause with "that": what is said, believed or known.</summary>
    public static bool TakesThat(string lower) => VerbOf(lower) is { Form: not VerbForm.Base } verb && verb.Has(CueUse.That);

    /// <summary>True for a verb that carries a judgement or a label: what it quotes is a part of the speaker's statement.</summary>
    public static bool IsLabellingVerb(ReadOnlySpan<char> word) =>
        ForeignLabelLookup.Contains(word) || (CueVerbs.Of(word) is { Form: not VerbForm.Base } verb && verb.Has(CueUse.Labels)) || word is "speaks" or "spoke" or "warned";

    /// <summary>The verb of saying that a word in lower case is a form of, in any of the languages, or null.</summary>
    public static CueVerb? VerbOf(string lower) =>
        CueVerbs.Of(lower) ?? (Foreign.Contains(lower) ? new CueVerb(lower, CueUse.Quotes | CueUse.That | CueUse.Inverts, VerbForm.Past) : null);

    /// <summary>True for a verb of saying of another language than English; in lower case.</summary>
    public static bool IsForeign(string lower) => Foreign.Contains(lower) && CueVerbs.Of(lower) is null;

    /// <summary>True for a verb (its dictionary form) by which a speaker says that something is not so.</summary>
    public static bool Denies(string lemma) => lemma is "deny" or "refute" or "rebut" or "reject" or "dismiss" or "dispute" or "contradict" or "disprove";

    /// <summary>The last token of a cue that names a source (<c>according to</c>, <c>selon</c>), or -1.</summary>
    public static int SourceCueEnd(Tokens tokens, int i)
    {
        if ((tokens.Is(i, "according") && tokens.Is(i + 1, "to")) || (tokens.Is(i, "по") && tokens.Is(i + 1, "словам")))
            return i + 1;
        return IsForeignSource(tokens.Lower(i)) ? i : -1;
    }

    /// <summary><c>selon</c>, <c>laut</c></summary>
    public static bool IsForeignSource(string lower) => ForeignSources.Contains(lower);

    /// <summary>The cue of <c>“C,” said S</c>.</summary>
    public static bool Inverts(ReadOnlySpan<char> word) => IsSpeechVerb(word) && !NoInversionLookup.Contains(word);

    /// <summary><c>stating</c>, <c>adding</c>: their subject is the sentence's.</summary>
    public static bool IsParticiple(ReadOnlySpan<char> word) => word.EndsWith("ing", StringComparison.Ordinal) && (IsSpeechVerb(word) || IsLabellingVerb(word));
}
