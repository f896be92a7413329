using System.Collections.Frozen;
using ArticleArchive.Parsing.Claims.Lexicon;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Claims;

/// <summary>Finds the names in a statement: runs of capitalised words, with their kind where the lexicon, a title or an ending tells it.</summary>
internal static class NameReader
{
    private const int MostWords = 6;

    private static readonly FrozenSet<string> BodyEndings = Words.Set(
        "inc corp ltd plc llc co company corporation group bank university college institute foundation association union party ministry department agency council committee commission court " +
        "parliament senate congress assembly house army navy force forces police service authority board bureau office organisation organization society club fund trust church hospital school times post news journal");

    private static readonly FrozenSet<string> PlaceEndings = Words.Set("river lake island islands sea ocean mountain mountains valley county province state city street avenue road bridge park airport station bay coast peninsula desert square");

    private static readonly FrozenSet<string> PlacePrepositions = Words.Set("in at near from across outside inside around throughout");

    private static readonly FrozenSet<string> PersonTitles = Words.Set(
        "mr mrs ms mx dr prof sen rep gov gen lt col maj capt sgt rev hon sir dame lord lady president senator congressman congresswoman minister chancellor professor doctor king queen prince princess pope " +
        "judge justice captain colonel general major sergeant secretary mayor ambassador governor");

    /// <param name="text">The text.</param>
    /// <param name="tokens">The statement's words.</param>
    /// <param name="complete">The most complete form of a mention that the article gives; null to leave mentions as they stand.</param>
    public static IReadOnlyList<ClaimName> Read(string text, Tokens tokens, Func<string, string>? complete = null)
    {
        List<ClaimName>? names = null;
        var isShouted = IsShouted(text, tokens.Span);
        for (var i = 0; i < tokens.Count; i++)
        {
            if (isShouted || !tokens.IsCapitalised(i) || IsNoName(tokens, i))
                continue;
            var end = i + 1;
            while (end < tokens.Count && end - i < MostWords && !tokens.IsPossessive(end - 1))
            {
                if (tokens.IsCapitalised(end) && !IsTimeWord(tokens, end) && !SentenceStarters.Contains(tokens.Word(end)))
                    end++;
                else if (end + 1 < tokens.Count && tokens.IsCapitalised(end + 1) && (Grammar.NameParticles.Contains(tokens.Lower(end)) || (tokens.Lower(end) is "of" && BodyEndings.Contains(tokens.Lower(end - 1)))))
                    end += 2;
                else
                    break;
            }

            var start = i;
            var hasTitle = false;
            while (start < end - 1 && Grammar.Titles.Contains(Grammar.Bare(tokens.Lower(start))) && !KnownNames.IsDemonym(tokens.Lower(start)))
            {
                hasTitle |= PersonTitles.Contains(Grammar.Bare(tokens.Lower(start)));
                start++;
            }

            var span = new TextSpan(tokens[start].Start, EndWithoutPossessive(tokens, end - 1));
            if (span.Length > 1)
            {
                var mention = span.In(text);
                (names ??= []).Add(new ClaimName(complete?.Invoke(mention) ?? mention, KindOf(tokens, start, end, mention, hasTitle), span));
            }

            i = end - 1;
        }

        return names ?? (IReadOnlyList<ClaimName>)[];
    }

    private static bool IsNoName(Tokens tokens, int i)
    {
        var word = tokens.Word(i);
        var lower = Grammar.Bare(WithoutPossessive(tokens.Lower(i)));
        if (lower is "i" || EnglishWords.IsFunctionWord(tokens.Lower(i)) && !IsCountryLetters(word) || IsTimeWord(tokens, i))
            return true;
        var opens = i == 0 || !tokens.IsWord(i - 1) && !tokens.IsMark(i - 1, ',') && !tokens.IsMark(i - 1, '(') && !tokens.IsMark(i - 1, '@') && !tokens.IsMark(i - 1, '#');
        if (!opens)
            return false;
        // A capital that opens a sentence tells nothing: the word is a name when it is known as one, or no English word, or a capital follows.
        if (SentenceStarters.Contains(word) || lower.EndsWith("ly", StringComparison.Ordinal) && EnglishWords.Find(lower) is not null)
            return true;
        if (KnownNames.IsPlace(lower) || KnownNames.IsFirstName(lower) || KnownNames.IsSurname(lower) || KnownNames.IsDemonym(lower) || KnownNames.IsOrganisation(lower))
            return EnglishWords.Find(lower) is not null && !tokens.IsCapitalised(i + 1) && !KnownNames.IsPlace(lower);
        return EnglishWords.Find(lower) is not null || EnglishWords.Find(EnglishWords.Lemma(lower)) is not null;
    }

    // "US", "UK", "WHO", "IT": small, they are words of grammar.
    private static bool IsCountryLetters(ReadOnlySpan<char> word) => word.Length is > 1 and < 5 && word.IndexOfAnyInRange('a', 'z') < 0;

    private static bool IsTimeWord(Tokens tokens, int i) => Grammar.DaysAndMonths.Contains(Grammar.Bare(tokens.Lower(i)));

    private static NameKind KindOf(Tokens tokens, int start, int end, string mention, bool hasTitle)
    {
        var lower = mention.ToLowerInvariant();
        var last = Grammar.Bare(WithoutPossessive(tokens.Lower(end - 1)));
        if (hasTitle)
            return NameKind.Person;
        if (BodyEndings.Contains(last) || KnownNames.IsOrganisation(lower) || BodyEndings.Contains(tokens.Lower(start)))
            return NameKind.Organisation;
        if (KnownNames.IsPlace(lower) || lower is "us" or "u.s." or "usa" or "uk" or "u.k." or "uae" or "ussr" || PlaceEndings.Contains(last))
            return NameKind.Place;
        if (end - start is 2 or 3 && KnownNames.IsFirstName(tokens.Lower(start)))
            return NameKind.Person;
        if (end - start == 1 && KnownNames.IsSurname(last) && !KnownNames.IsPlace(last))
            return NameKind.Person;
        if (mention.Length is >= 2 and <= 5 && !mention.AsSpan().ContainsAnyInRange('a', 'z') && EnglishWords.Find(last) is null)
            return NameKind.Organisation;
        return PlacePrepositions.Contains(tokens.Lower(start - 1)) && end - start <= 2 ? NameKind.Place : NameKind.Unknown;
    }

    private static int EndWithoutPossessive(Tokens tokens, int i) => tokens.IsPossessive(i) && tokens.Word(i).Length > 2 && tokens.Word(i)[^2] is '\'' or '’' ? tokens[i].End - 2 : tokens[i].End;

    private static string WithoutPossessive(string lower) => lower.EndsWith("'s", StringComparison.Ordinal) ? lower[..^2] : lower;

    // In a line of capitals no capital tells a name.
    private static bool IsShouted(string text, TextSpan span)
    {
        var (upper, lower) = (0, 0);
        foreach (var c in text.AsSpan(span.Start, span.Length))
        {
            if (char.IsUpper(c))
                upper++;
            else if (char.IsLower(c))
                lower++;
        }

        return upper > 12 && upper > 4 * lower;
    }
}
