using System.Collections.Frozen;

namespace ArticleArchive.Parsing.Claims;

/// <summary>What a full stop after an abbreviation can mean.</summary>
internal enum AbbreviationKind
{
    /// <summary>Not an abbreviation.</summary>
    None,

    /// <summary>Something must follow it: <c>Dr. Moreau</c>, <c>e.g. bread</c>. Never a sentence's end.</summary>
    Leads,

    /// <summary>A number must follow it (<c>No. 5</c>); before anything else it is an ordinary word.</summary>
    LeadsNumber,

    /// <summary>May end a sentence: it does where a word follows that opens sentences (<c>the U.S. The</c>).</summary>
    MayEnd,

    /// <summary>Usually the last word where a capital follows: <c>etc.</c>, <c>a.m.</c></summary>
    Ends,
}

/// <summary>Abbreviations that are written with a full stop, of the languages the archive is most often fed with.</summary>
internal static class Abbreviations
{
    // Written as they stand: "rep" and "gen" in lower case are words, "Rep" and "Gen" are titles.
    private static readonly FrozenDictionary<string, AbbreviationKind> Table = Build(
        (AbbreviationKind.Leads,
            // Titles before names.
            "Mr Mrs Ms Messrs Mx Dr Drs Prof Rev Hon Fr Sr. Gen Lt Col Maj Capt Cpt Cmdr Cdr Adm Sgt Cpl Pvt Pfc Brig Sen Rep Gov Amb Pres Supt Insp Det Ofc Atty Dep Msgr Mt Ft St Ste " +
            "mr mrs ms dr prof dhr Dhr mevr Mevr mw drs ir ing " +
            "Hr Hrn Fa Fam Dipl Ing Mag M MM Mme Mlle Me Mgr Sra Srta Dra Dña Sto Sta Exmo Exma Sig Sigg Dott Avv Geom Rag Arch On " +
            "проф акад доц им ул просп пер пл стр гос тов гр " +
            // Words that need a continuation.
            "e.g i.e eg ie cf viz vs v ca approx resp incl excl esp ibid op seq a.k.a aka nee née " +
            "z.B d.h u.a bzw evtl ggf inkl exkl vgl sog bspw insb geb gest zzgl abzgl bzgl Mio Mrd Tsd mio mrd i.d.R o.g s.o s.u m.E v.a " +
            "p.ex c.-à-d env av bd " +
            "p.ej aprox Ud Uds EE núm pág págs avda " +
            "p.es ed pag pagg " +
            "bijv d.w.z m.b.t t.a.v o.a blz m.n i.v.m n.a.v " +
            "т.е см напр ср обл руб тыс млн млрд " +
            "bl.a t.ex f.eks kl tzn np tj tzv např vb örn"),
        (AbbreviationKind.LeadsNumber,
            "No Nos no nos Nr Nrn nr Art Arts art arts Fig Figs fig figs Vol Vols vol vols Sec Secs Ch Chap chap Pt p pp Abs Rn Kap Bd S str Str Tab Ziff par n núms Núm " +
            "№ ст гл"),
        (AbbreviationKind.MayEnd,
            "Inc Co Corp Ltd Bros Cos Assn Dept Univ Jr Sr Esq Ph.D M.D B.A M.A Ph.Ds LL.M U.S U.K U.N U.S.A E.U D.C N.Y L.A N.J U.S.S.R " +
            "Ave Blvd Rd Hwy Sq Pkwy Bldg " +
            "Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue Tues Wed Thu Thur Thurs Fri " +
            "Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Md Mich Minn Mont Neb Nev Okla Ore Pa Tenn Tex Va Vt Wash Wis Wyo Ont Que " +
            "Ltda Cia Cía S.A S.p.A S.r.l GmbH e.V Jh Jhd Chr J.-C a.C d.C UU Tel tel " +
            "al др пр г гг в вв"),
        (AbbreviationKind.Ends,
            "etc usw usf u.s.w ecc enz e.d a.m p.m A.M P.M т.д т.п jl"));

    private static readonly FrozenDictionary<string, AbbreviationKind>.AlternateLookup<ReadOnlySpan<char>> Lookup =
        Table.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <param name="word">The word before the full stop, which is not part of it.</param>
    public static AbbreviationKind KindOf(ReadOnlySpan<char> word)
    {
        if (word.IsEmpty)
            return AbbreviationKind.None;
        if (Lookup.TryGetValue(word, out var kind))
            return kind;
        if (word.EndsWith("str", StringComparison.Ordinal))
            return AbbreviationKind.LeadsNumber; // German street names: "Hauptstr. 5"
        return IsLettersWithStops(word) ? AbbreviationKind.MayEnd : AbbreviationKind.None;
    }

    /// <summary>True for <c>U.S</c>, <c>m.a.W</c>, <c>J.K</c>: single letters between full stops.</summary>
    public static bool IsLettersWithStops(ReadOnlySpan<char> word)
    {
        if (word.Length < 3 || (word.Length & 1) == 0)
            return false;
        for (var i = 0; i < word.Length; i++)
        {
            if ((i & 1) == 0 ? !char.IsLetter(word[i]) : word[i] != '.')
                return false;
        }

        return true;
    }

    private static FrozenDictionary<string, AbbreviationKind> Build(params (AbbreviationKind Kind, string Words)[] groups)
    {
        var table = new Dictionary<string, AbbreviationKind>(StringComparer.Ordinal);
        foreach (var (kind, words) in groups)
        {
            foreach (var word in words.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                table[word.TrimEnd('.')] = kind;
        }

        return table.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
