using ArticleArchive.Parsing.Formats;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Cleaning;

/// <summary>Proposes to restore characters that were read in the wrong encoding before the file was saved.</summary>
internal static class EncodingRepair
{
    /// <summary>The <see cref="Edit.Class"/> of these edits.</summary>
    public const string Class = "encoding";

    /// <summary>A file that is misread throughout has thousands of places; a reader needs the first doubtful ones and not the rest.</summary>
    private const int MostDoubts = 20;

    /// <summary>Adds the edits that are certain, and findings for the rest.</summary>
    /// <param name="page">The page text.</param>
    /// <param name="cleaning">What cleaning proposes. A removal or repair goes before; white space gives way.</param>
    public static CleaningResult Add(string page, CleaningResult cleaning)
    {
        var runs = Misdecoding.Find(page);
        if (runs.Count == 0)
            return cleaning;
        var kept = new List<Edit>(cleaning.Edits.Count + runs.Count);
        var repairs = new List<Edit>(runs.Count);
        var damage = new List<Finding>(cleaning.Damage);
        var doubts = 0;
        var next = 0;
        foreach (var run in runs)
        {
            while (next < cleaning.Edits.Count && cleaning.Edits[next].Span.End <= run.Span.Start)
                kept.Add(cleaning.Edits[next++]);
            var last = next;
            while (last < cleaning.Edits.Count && cleaning.Edits[last].Span.Overlaps(run.Span))
                last++;
            var touched = cleaning.Edits.Skip(next).Take(last - next).ToList();
            var gives = touched.TrueForAll(edit => edit.Kind == EditKind.Whitespace && run.Span.Contains(edit.Span));
            if (run.IsCertain && gives)
            {
                repairs.Add(Repair(run));
                next = last;
            }
            else if (touched.TrueForAll(edit => edit.Kind != EditKind.Removal) && ++doubts <= MostDoubts)
            {
                damage.Add(Finding(page, run.Span, run.Restored));
            }
        }

        kept.AddRange(cleaning.Edits.Skip(next));
        if (runs.Count >= ParseLimits.MostMisdecodedRuns)
            damage.Add(new Finding(FindingKind.Mojibake, new TextSpan(runs[^1].Span.End, page.Length), Severity.Warning, "The file has more than 50,000 places that were read in the wrong encoding. What follows is as the file has it."));
        return new CleaningResult([.. kept.Concat(repairs).OrderBy(edit => edit.Span)], damage);
    }

    /// <summary>What a place is that was not restored.</summary>
    public static Finding Finding(string page, TextSpan span, string restored) => new(
        FindingKind.Mojibake,
        span,
        Severity.Warning,
        $"“{span.In(page)}” was probably read in the wrong encoding before the file was saved.",
        restored);

    private static Edit Repair(MisdecodedRun run) => new(
        run.Span,
        run.Restored,
        EditKind.Repair,
        "misdecoded-text",
        Class,
        $"These characters are UTF-8 that was read as {run.Encoding} before the file was saved; here they are as they were written.",
        run.Span.Length > 2 ? 0.99 : 0.97);
}
