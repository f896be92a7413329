using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Structure;

/// <summary>Compares the numerals of the sections with the order they stand in.</summary>
internal static class SectionNumbers
{
    // A longer gap is another numbering, not a loss.
    private const int MaxMissing = 5;

    /// <summary>Corrects broken numerals and reports missing sections; nothing is invented in the text.</summary>
    public static void Check(string reading, List<DraftBlock> drafts, List<Finding> damage)
    {
        var headings = drafts.Where(draft => draft is { Kind: BlockKind.Heading }).ToList();
        foreach (var kind in (ReadOnlySpan<NumeralKind>)[NumeralKind.Roman, NumeralKind.Arabic])
        {
            var numbered = headings.Where(heading => heading.Numeral?.Kind == kind).ToList();
            foreach (var sequence in Sequences(numbered))
                CheckSequence(reading, headings, sequence, damage);
        }
    }

    // A numeral 1 after a higher one starts a new count, unless the count goes on behind it as if it were not there.
    private static IEnumerable<List<DraftBlock>> Sequences(List<DraftBlock> numbered)
    {
        var sequence = new List<DraftBlock>();
        for (var i = 0; i < numbered.Count; i++)
        {
            var value = numbered[i].Numeral!.Value;
            var isRestart = sequence.Count > 0 && value == 1 && numbered[i].Numeral!.Punctuation.Length > 0
                && !(i + 1 < numbered.Count && numbered[i + 1].Numeral!.Value > sequence[^1].Numeral!.Value + 1);
            if (isRestart || (sequence.Count > 0 && numbered[i].Level != sequence[^1].Level))
            {
                yield return sequence;
                sequence = [];
            }

            sequence.Add(numbered[i]);
        }

        if (sequence.Count > 0)
            yield return sequence;
    }

    private static void CheckSequence(string reading, List<DraftBlock> headings, List<DraftBlock> sequence, List<Finding> damage)
    {
        // A countdown (10, 9, 8) and a single number say nothing about losses.
        if (sequence.Count < 2 || sequence[^1].Numeral!.Value <= sequence[0].Numeral!.Value)
            return;
        var expectedPunctuation = sequence.Select(heading => heading.Numeral!.Punctuation).FirstOrDefault(mark => mark.Length > 0) ?? "";
        var previous = sequence[0].Numeral!.Value;
        var hasBrokenNumeral = false;
        for (var i = 1; i < sequence.Count; i++)
        {
            var numeral = sequence[i].Numeral!;
            var value = numeral.Value;
            if (value <= previous || numeral.Punctuation.Length == 0)
            {
                value = Expected(sequence, i, previous);
                if (value <= previous)
                    return;
                sequence[i].CorrectedMarker = numeral.Print(value) + expectedPunctuation;
                hasBrokenNumeral = true;
                damage.Add(new Finding(FindingKind.BrokenNumeral, sequence[i].Whole, Severity.Notice,
                    $"The section is printed “{numeral.Span.In(reading)}”, but its place between the others asks for “{sequence[i].CorrectedMarker}”.", sequence[i].CorrectedMarker));
            }

            if (value > previous + 1 && value - previous <= MaxMissing)
            {
                for (var missing = previous + 1; missing < value; missing++)
                    AddMissing(damage, sequence[i].Whole.Start, numeral.Print(missing) + expectedPunctuation, $"stands between {numeral.Print(previous)} and {numeral.Print(value)}");
            }

            previous = value;
        }

        // Where numerals were lost, a top heading without one behind the last number was probably numbered too.
        var last = headings.IndexOf(sequence[^1]);
        var after = last < 0 ? null : headings.Skip(last + 1).FirstOrDefault(heading => heading.Level <= sequence[^1].Level);
        if (hasBrokenNumeral && after is { Numeral: null })
            AddMissing(damage, after.Whole.Start, sequence[^1].Numeral!.Print(previous + 1) + expectedPunctuation, "should follow here: the headings go on without a number");
    }

    // The numeral before the next one that is whole, else the one after the previous.
    private static int Expected(List<DraftBlock> sequence, int i, int previous)
    {
        for (var next = i + 1; next < sequence.Count; next++)
        {
            if (sequence[next].Numeral is { Punctuation.Length: > 0 } whole && whole.Value > previous + (next - i))
                return whole.Value - (next - i);
        }

        return previous + 1;
    }

    private static void AddMissing(List<Finding> damage, int place, string label, string where) =>
        damage.Add(new Finding(FindingKind.MissingSection, new TextSpan(place, place), Severity.Warning, $"Section {label} is not in the file; by the numbering it {where}."));
}
