using System.Collections.Frozen;
using ArticleArchive.Parsing.Claims.Lexicon;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Claims.Figures;

/// <summary>Finds the quantities that a statement gives: numbers with qualifier, unit and what they count.</summary>
/// <remarks>Years and dates are times (<see cref="TimeReader"/>), ordinals and the numbers of names (Article 5, Apollo 11) count nothing.</remarks>
internal static class FigureReader
{
    // Words that a number follows as a name.
    private static readonly FrozenSet<string> Numbered = Words.Set(
        "no number article section chapter page paragraph clause room flight route level phase type covid category class grade group episode season volume part step line channel highway junction gate platform rule point day");

    private static readonly FrozenSet<string> Abouts = Words.Set("about around roughly some nearly almost approximately circa estimated approx virtually perhaps");

    private static readonly FrozenSet<string> AtLeasts = Words.Set("over above exceeding exceeded exceeds topping topped");

    private static readonly FrozenSet<string> AtMosts = Words.Set("under below");

    // A year stands bare behind these.
    private static readonly FrozenSet<string> BeforeYear = Words.Set(
        "in since by until till before after during from through of early mid late january february march april may june july august september october november december summer winter spring autumn fall and to between " +
        "jan feb mar apr jun jul aug sep sept oct nov dec");

    private static readonly FrozenSet<string> Clock = Words.Set("am pm a.m. p.m. o'clock gmt est utc bst cet");

    /// <param name="text">The text.</param>
    /// <param name="tokens">The statement's words.</param>
    /// <param name="times">Spans of its times, where no figures are looked for.</param>
    public static IReadOnlyList<ClaimFigure> Read(string text, Tokens tokens, IReadOnlyList<ClaimTime> times)
    {
        List<ClaimFigure>? figures = null;
        for (var i = 0; i < tokens.Count; i++)
        {
            if (times.Any(time => time.Span.Contains(tokens[i].Start)))
                continue;
            if (FigureAt(text, tokens, i) is not { } figure)
                continue;
            if (times.Any(time => time.Span.Overlaps(figure.Figure.Span)))
                continue;
            (figures ??= []).Add(figure.Figure);
            i = figure.End - 1;
        }

        return figures is null ? [] : WithSharedUnits(figures, text);
    }

    private static (ClaimFigure Figure, int End)? FigureAt(string text, Tokens tokens, int i)
    {
        var at = i;
        string? unit = null;
        if (!tokens.IsWord(i) && Units.OfSign(text[tokens[i].Start], i > 0 && tokens[i - 1].End == tokens[i].Start ? tokens.Lower(i - 1) : "") is { } currency)
            (unit, at) = (currency, i + 1);
        else if (tokens.IsWord(i) && Units.OfCode(tokens.Word(i)) is { } code && NumberReader.At(tokens, i + 1) is not null)
            (unit, at) = (code, i + 1);
        if (NumberReader.At(tokens, at, unit is not null) is not { } number)
            return null;
        var (value, high, end) = (number.Value, number.High, number.End);

        var tail = number.Tail;
        if (number.IsFraction)
            unit = Units.Percent;
        if (unit is null && tail.Length > 0)
        {
            var first = tail.Split('-')[0];
            if (Units.OfWord(first, value) is { } glued)
                (unit, value, high) = (glued.Unit, value * glued.Factor, high * glued.Factor);
            else if (first is not ("strong" or "fold") && !EnglishWords.Is(first, WordClasses.Noun))
                return null;
        }
        else if (unit is null && Units.At(tokens, end, value) is { } found)
        {
            (unit, value, high) = (found.Unit, value * found.Factor, high * found.Factor);
            end += found.Length;
        }

        if (unit is null && tail.Length == 0 && IsNoQuantity(tokens, at, end, number))
            return null;

        // "between 5 and 10 people", "5 to 10 percent"; "from 5 to 8 percent" is a change: two figures.
        var isRange = high is not null;
        if (high is null && !tokens.Is(at - 1, "from") && !tokens.Is(i - 1, "from") && SecondEnd(text, tokens, i, end, value, unit) is { } second)
            (value, high, unit, end, isRange) = (second.Low, second.High, second.Unit, second.End, true);

        var (start, qualifier) = QualifierBefore(tokens, i);
        if (QualifierBehind(tokens, end) is { } behind)
            (qualifier, end) = (behind.Qualifier, behind.End);
        if (isRange)
            qualifier = FigureQualifier.Between;
        var of = CountedReader.Read(text, tokens, end, unit, tail);
        var span = new TextSpan(tokens[start].Start, tokens[end - 1].End);
        return (new ClaimFigure(value, high, unit, qualifier, of, span), end);
    }

    private static (decimal Low, decimal High, string? Unit, int End)? SecondEnd(string text, Tokens tokens, int first, int end, decimal low, string? unit)
    {
        var isBetween = tokens.Is(first - 1, "between");
        if (!(isBetween ? tokens.Is(end, "and") : tokens.Is(end, "to") || tokens.Is(end, "or")))
            return null;
        var at = end + 1;
        if (at < tokens.Count && !tokens.IsWord(at) && Units.OfSign(text[tokens[at].Start], "") is { } currency)
        {
            if (currency != unit)
                return null;
            at++;
        }

        if (NumberReader.At(tokens, at, Units.IsMoney(unit)) is not { IsFraction: false, Tail: "", High: null } number)
            return null;
        var (high, next) = (number.Value, number.End);
        var factor = 1m;
        if (!Units.IsMoney(unit) && Units.At(tokens, next, high) is { } found)
        {
            if (unit is not null && found.Unit != unit)
                return null;
            (unit, factor) = (unit ?? found.Unit, found.Factor);
            next += found.Length;
            high *= factor;
            if (low * factor < high && low < number.Value)
                low = tokens.Lower(end - 1) == tokens.Lower(next - 1) ? low : low * factor;
        }

        // "5 to 10 million": the scale is that of both.
        if (number.Value >= 1000 && low < 1000 && high / 1000 > low)
        {
            var scale = 1m;
            while (scale * 1000 <= high)
                scale *= 1000;
            if (low * scale < high)
                low *= scale;
        }

        return low < high && (isBetween || high <= 10 * low || tokens.Is(end, "to")) && (isBetween || tokens.Is(end, "to") || high <= low + 2) ? (low, high, unit, next) : null;
    }

    // A year, a clock time, a name's number, a vote or a match (52-48, 3-1).
    private static bool IsNoQuantity(Tokens tokens, int at, int end, Number number)
    {
        var (before, next) = (tokens.Lower(at - 1), tokens.Lower(end));
        if (Clock.Contains(next) || tokens.IsMark(end, ':') && tokens.IsWord(end + 1) && char.IsAsciiDigit(tokens.Word(end + 1)[0]))
            return true;
        if (tokens.IsMark(at - 1, ':') && at > 1 && char.IsAsciiDigit(tokens.Word(at - 2) is { Length: > 0 } hour ? hour[0] : ' '))
            return true;
        if (number.IsBare && number.Value is >= 1000 and <= 2100 && (BeforeYear.Contains(before) || !IsCountable(tokens, end)))
            return true;
        if (tokens.IsMark(at - 1, '.') && tokens.Is(at - 2, "no") || Numbered.Contains(before.TrimEnd('.')) || tokens.IsMark(at - 1, '#'))
            return true;
        var isMonthDay = Grammar.DaysAndMonths.Contains(before) || Grammar.DaysAndMonths.Contains(next);
        // "Apollo 11", "Windows 10 users" against "Gaza 500 people".
        var isNamed = (at > 1 || (at == 1 && EnglishWords.Find(before) is null)) && !EnglishWords.IsFunctionWord(before) && tokens.IsCapitalised(at - 1) && tokens.IsWord(at) && char.IsAsciiDigit(tokens.Word(at)[0]) && !IsCountable(tokens, end);
        return isMonthDay || isNamed;
    }

    // A plural, or a word that the lexicon knows as a noun or an adjective before one.
    private static bool IsCountable(Tokens tokens, int i)
    {
        for (var k = i; k < i + 3 && tokens.IsWord(k); k++)
        {
            var word = tokens.Lower(k);
            if (EnglishWords.IsFunctionWord(word) && word != "of" || Cues.IsSpeechVerb(word))
                return false;
            if (EnglishWords.Lemma(word, WordClasses.Noun) is var lemma && lemma != word && (EnglishWords.Is(lemma, WordClasses.Noun) || EnglishWords.Find(lemma) is null) && EnglishWords.Find(word)?.Likeliest != WordClasses.Verb)
                return true;
        }

        return false;
    }

    private static (int Start, FigureQualifier Qualifier) QualifierBefore(Tokens tokens, int i)
    {
        var word = tokens.Lower(i - 1);
        if (tokens.IsMark(i - 1, '~') || Abouts.Contains(word))
            return (word == "estimated" && tokens.Lower(i - 2) is "an" or "the" ? i - 2 : i - 1, FigureQualifier.About);
        if (word == "to" && tokens.Is(i - 2, "close") || word == "of" && tokens.Is(i - 2, "upwards"))
            return (i - 2, word == "to" ? FigureQualifier.About : FigureQualifier.AtLeast);
        if (word == "to" && tokens.Is(i - 2, "up"))
            return (i - 2, FigureQualifier.AtMost);
        if (word == "than")
        {
            var (compared, isNegated) = (tokens.Lower(i - 2), tokens.Is(i - 3, "no") || tokens.Is(i - 3, "not"));
            if (compared is "more" or "greater" or "higher" or "larger" or "longer" or "better" or "fewer" or "less" or "lower" or "smaller" or "shorter")
            {
                var isMore = compared is "more" or "greater" or "higher" or "larger" or "longer" or "better";
                return (isNegated ? i - 3 : i - 2, isMore != isNegated ? FigureQualifier.AtLeast : FigureQualifier.AtMost);
            }
        }

        if (word is "least" or "most" && tokens.Is(i - 2, "at"))
            return (i - 2, word == "least" ? FigureQualifier.AtLeast : FigureQualifier.AtMost);
        if (word is "minimum" or "maximum" or "of" && (word == "of" ? tokens.Lower(i - 2) : word) is "minimum" or "maximum")
            return (word == "of" ? i - 2 : i - 1, (word == "of" ? tokens.Lower(i - 2) : word) == "minimum" ? FigureQualifier.AtLeast : FigureQualifier.AtMost);
        if (word == "as" && tokens.Lower(i - 2) is "many" or "much" or "few" or "little" && tokens.Is(i - 3, "as"))
            return (i - 3, tokens.Lower(i - 2) is "many" or "much" ? FigureQualifier.AtMost : FigureQualifier.AtLeast);
        if (AtLeasts.Contains(word))
            return (i - 1, FigureQualifier.AtLeast);
        if (AtMosts.Contains(word))
            return (i - 1, FigureQualifier.AtMost);
        return word == "between" ? (i - 1, FigureQualifier.Between) : (i, FigureQualifier.Exactly);
    }

    // "500 or more", "50 or so", "18+"
    private static (FigureQualifier Qualifier, int End)? QualifierBehind(Tokens tokens, int end)
    {
        if (tokens.IsMark(end, '+'))
            return (FigureQualifier.AtLeast, end + 1);
        if (!tokens.Is(end, "or"))
            return null;
        return tokens.Lower(end + 1) switch
        {
            "more" or "above" or "over" => (FigureQualifier.AtLeast, end + 2),
            "less" or "fewer" or "under" => (FigureQualifier.AtMost, end + 2),
            "so" => (FigureQualifier.About, end + 2),
            _ => null,
        };
    }

    // "rose from 5 to 8 percent": the first has the second's unit.
    private static List<ClaimFigure> WithSharedUnits(List<ClaimFigure> figures, string text)
    {
        for (var i = 0; i + 1 < figures.Count; i++)
        {
            var between = text.AsSpan(figures[i].Span.End, figures[i + 1].Span.Start - figures[i].Span.End).Trim();
            if (figures[i].Unit is null && figures[i].Of is null && figures[i + 1].Unit is Units.Percent or Units.Points && (between.SequenceEqual("to") || between.SequenceEqual("and") || between.SequenceEqual("or")))
                figures[i] = figures[i] with { Unit = figures[i + 1].Unit };
        }

        return figures;
    }
}
