using System.Text;
using System.Text.Json;
using ArticleArchive.Parsing.Formats;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Tests.Invariants;

/// <summary>What holds for every article, whatever the file: plain checks that name what is broken.</summary>
internal static class ArticleInvariants
{
    /// <returns>A sentence for each broken promise; empty when all hold.</returns>
    /// <param name="fileName">Its extension chooses the reader.</param>
    /// <param name="bytes">The file.</param>
    /// <param name="undone">How many edits to undo, one at a time, spread over the ledger: each costs a whole parse.</param>
    public static IReadOnlyList<string> Broken(string fileName, byte[] bytes, int undone)
    {
        var article = ArticleParser.Parse(fileName, bytes);
        var broken = BrokenIn(article);
        if (Snapshot(article) != Snapshot(ArticleParser.Parse(fileName, bytes)))
            broken.Add("Two parses of the same bytes differ.");

        var checkedEdits = Math.Min(undone, article.Edits.Count);
        for (var i = 0; i < checkedEdits; i++)
        {
            // One of each stretch of the ledger; which one differs from file to file.
            var edit = (int)((long)article.Edits.Count * i / checkedEdits) + (bytes.Length % (article.Edits.Count / checkedEdits));
            broken.AddRange(BrokenByUndo(fileName, bytes, article, article.Edits[edit]));
        }

        return broken;
    }

    private static List<string> BrokenIn(ParsedArticle article)
    {
        var broken = new List<string>();
        Page(article, broken);
        Edits(article, broken);
        Blocks(article, broken);
        Sections(article, broken);
        Findings(article, broken);
        Properties(article, broken);
        Claims(article, broken);
        return broken;
    }

    private static void Page(ParsedArticle article, List<string> broken)
    {
        var (page, source) = (article.Page, article.SourceText);
        Require(!source.Contains('\r') || !source.Contains("\r\n", StringComparison.Ordinal), broken, "A CRLF is left in the source text.");
        if (article.Format == SourceFormat.PlainText)
        {
            Require(page.Runs is null && page.Text == source, broken, "The page text of plain text is not its source text.");
            return;
        }

        var position = 0;
        foreach (var run in page.Runs ?? [])
        {
            if (!Inside(run.Page, page.Text) || !Inside(run.Source, source) || run.Page.Start < position)
                broken.Add($"Run {run.Page} <- {run.Source} is out of order or outside.");
            else if (run.Page.Length == run.Source.Length && run.Page.In(page.Text) != run.Source.In(source))
                broken.Add($"Run {run.Page} <- {run.Source} claims to be exact and is not.");
            position = run.Page.End;
        }
    }

    private static void Edits(ParsedArticle article, List<string> broken)
    {
        var page = article.Page.Text;
        var position = 0;
        var kept = new StringBuilder();
        foreach (var edit in article.Edits)
        {
            if (!Inside(edit.Span, page) || edit.Span.Start < position)
            {
                broken.Add($"Edit {edit.Key} is out of order, overlaps another or lies outside.");
                return;
            }

            Require(edit.Reason.Length > 0 && edit.Rule.Length > 0 && edit.Class.Length > 0, broken, $"Edit {edit.Key} does not say why.");
            Require(edit.Confidence is >= 0 and <= 1, broken, $"Edit {edit.Key} has confidence {edit.Confidence}.");
            Require(edit.Kind != EditKind.Removal || edit.Replacement.Trim().Length == 0, broken, $"Edit {edit.Key} is a removal that writes words.");
            Require(
                edit.Kind != EditKind.Whitespace || Visible(edit.Span.In(page)) == Visible(edit.Replacement),
                broken,
                $"Edit {edit.Key} says white space and changes words.");
            kept.Append(page, position, edit.Span.Start - position).Append(edit.IsUndone ? edit.Span.In(page) : edit.Replacement);
            position = edit.Span.End;
        }

        // Written out here again, not by EditedText: text outside the edits is the reading text, and nothing else is.
        kept.Append(page, position, page.Length - position);
        Require(kept.ToString() == article.ReadingText, broken, "Applying the edits to the page text does not give the reading text.");
        Require(article.Edits.Select(edit => edit.Key).Distinct(StringComparer.Ordinal).Count() == article.Edits.Count, broken, "Two edits share a key.");
    }

    private static void Blocks(ParsedArticle article, List<string> broken)
    {
        var text = article.ReadingText;
        var position = 0;
        var section = 0;
        foreach (var block in article.Blocks)
        {
            var from = block.MarkerSpan ?? block.Span;
            if (!Inside(block.Span, text) || !Inside(from, text) || block.Span.IsEmpty)
            {
                broken.Add($"Block {block.Kind} {block.Span} is empty or lies outside.");
                return;
            }

            if (Math.Min(from.Start, block.Span.Start) < position || (block.MarkerSpan is { } marker && marker.Overlaps(block.Span)))
                broken.Add($"Block {block.Kind} {block.Span} is out of order or overlaps.");
            Require(block.Span.In(text) == block.Span.In(text).Trim(), broken, $"Block {block.Kind} {block.Span} is not trimmed.");
            Require(HasNoWord(text, position, Math.Min(from.Start, block.Span.Start)), broken, $"Words before block {block.Kind} {block.Span} are in no block.");
            Require(block.LabelSpan is not { } label || block.Span.Contains(label), broken, $"The label of {block.Span} is outside it.");
            Require(block.CreditSpan is not { } credit || block.Span.Contains(credit), broken, $"The credit of {block.Span} is outside it.");
            Require(block.Section >= section && block.Section < article.Sections.Count, broken, $"Block {block.Span} is in section {block.Section}.");
            section = block.Section;
            position = block.Span.End;
        }

        Require(HasNoWord(text, position, text.Length), broken, "Words after the last block are in no block.");
    }

    private static void Sections(ParsedArticle article, List<string> broken)
    {
        var sections = article.Sections;
        Require(sections.Count > 0, broken, "There is no section.");
        var position = 0;
        for (var i = 0; i < sections.Count; i++)
        {
            var section = sections[i];
            if (!Inside(section.Span, article.ReadingText) || section.Span.Start < position)
                broken.Add($"Section {i} {section.Span} is out of order or outside.");
            position = section.Span.End;
            if (section.Parent is { } parent)
                Require(parent >= 0 && parent < i && sections[parent].Level < section.Level, broken, $"Section {i} hangs under {parent}.");
            Require((section.Heading is null) == (section.Level == 0), broken, $"Section {i} of level {section.Level} has heading {section.Heading}.");
            Require(section.Heading is null || i > 0 || sections.Count > 0, broken, $"Section {i} has no place.");
        }

        foreach (var block in article.Blocks.Where(block => block.Section >= 0 && block.Section < sections.Count))
            Require(sections[block.Section].Span.Contains(block.Span), broken, $"Block {block.Kind} {block.Span} is outside section {block.Section} {sections[block.Section].Span}.");
    }

    private static void Findings(ParsedArticle article, List<string> broken)
    {
        var last = new TextSpan(0, 0);
        foreach (var finding in article.Findings)
        {
            Require(Inside(finding.Span, article.ReadingText) && finding.Span >= last, broken, $"Finding {finding.Kind} {finding.Span} is out of order or outside.");
            Require(finding.Detail.Length > 0, broken, $"Finding {finding.Kind} {finding.Span} does not say what.");
            last = finding.Span;
        }
    }

    private static void Properties(ParsedArticle article, List<string> broken)
    {
        Require(!string.IsNullOrWhiteSpace(article.Title.Value), broken, "There is no title.");
        foreach (var value in article.Authors.Append(article.Title).Append(article.Standfirst).Append(article.Publisher).Append(article.Language))
        {
            if (value is not null)
                Require(value.Value.Length > 0 && value.Basis.Length > 0 && (value.Span is not { } span || Inside(span, article.ReadingText)), broken, $"{value} is empty or lies outside.");
        }

        if (article.Published is { Span: { } at } date)
            Require(Inside(at, article.ReadingText) && at.In(article.ReadingText) == date.Words, broken, $"The date's words \"{date.Words}\" do not stand at {at}.");
        Require(article.Health is >= 0 and <= 100 && article.WordCount >= 0, broken, "Health or word count is impossible.");
    }

    private static void Claims(ParsedArticle article, List<string> broken)
    {
        var text = article.ReadingText;
        var last = new TextSpan(0, 0);
        var topEnd = 0;
        for (var i = 0; i < article.Claims.Count; i++)
        {
            var claim = article.Claims[i];
            if (!Inside(claim.Span, text) || claim.Text != claim.Span.In(text) || claim.Text.Length == 0)
            {
                broken.Add($"Claim {i} \"{claim.Text}\" does not stand at {claim.Span}.");
                continue;
            }

            if (claim.Block < 0 || claim.Block >= article.Blocks.Count || article.Blocks[claim.Block] is not { IsBody: true } block
                || !block.Span.Contains(claim.Span) || block.Section != claim.Section)
            {
                broken.Add($"Claim {i} {claim.Span} is not inside the body block {claim.Block} and section {claim.Section}.");
            }

            Require(claim.Span >= last || (claim.Parent is not null && claim.Span.Start >= last.Start), broken, $"Claim {i} {claim.Span} is out of order.");
            last = claim.Span;
            if (claim.Parent is { } parent)
            {
                Require(parent >= 0 && parent < i && article.Claims[parent].Span.Contains(claim.Span), broken, $"Claim {i} {claim.Span} is not inside its parent {parent}.");
            }
            else
            {
                Require(claim.Span.Start >= topEnd, broken, $"Claim {i} {claim.Span} overlaps the one before.");
                topEnd = claim.Span.End;
            }

            Require(claim.Why.Count > 0 && claim.Why.All(why => why.Length > 0) && claim.Confidence is >= 0 and <= 1, broken, $"Claim {i} does not say why.");
            Require(claim.Cue is not { } cue || (Inside(cue, text) && !cue.IsEmpty), broken, $"The cue of claim {i} lies outside.");
            Require(claim.Speaker is not { } speaker || (Inside(speaker.Mention, text) && !speaker.Mention.IsEmpty && speaker.Name.Length > 0), broken, $"The speaker of claim {i} lies outside.");
            Require(
                !claim.IsQuotable || !article.Findings.Any(finding => finding.TouchesWords && finding.Span.Start <= claim.Span.End && finding.Span.End >= claim.Span.Start && (finding.Span.IsEmpty || finding.Span.Overlaps(claim.Span))),
                broken,
                $"Claim {i} {claim.Span} touches damage and is quotable.");
            MapsBack(article, claim, i, broken);
        }
    }

    // The page words under a claim, with the edits inside them applied, are the claim; only at its borders may a
    // replacement that the claim cuts through stand over.
    private static void MapsBack(ParsedArticle article, ParsedClaim claim, int index, List<string> broken)
    {
        var page = article.Text.ToPage(claim.Span);
        if (!Inside(page, article.Page.Text))
        {
            broken.Add($"Claim {index} maps to {page}, outside the page.");
            return;
        }

        var inside = article.Text.Applied.Where(edit => page.Contains(edit.Span)).ToList();
        var again = EditedText.Apply(
            page.In(article.Page.Text),
            inside.Select(edit => edit with { Span = new TextSpan(edit.Span.Start - page.Start, edit.Span.End - page.Start) })).Reading;
        var at = again.IndexOf(claim.Text, StringComparison.Ordinal);
        var before = at < 0 ? "" : again[..at];
        var after = at < 0 ? "" : again[(at + claim.Text.Length)..];
        if (at < 0
            || (before.Length > 0 && (inside.Count == 0 || inside[0].Span.Start != page.Start || !inside[0].Replacement.StartsWith(before, StringComparison.Ordinal)))
            || (after.Length > 0 && (inside.Count == 0 || inside[^1].Span.End != page.End || !inside[^1].Replacement.EndsWith(after, StringComparison.Ordinal))))
        {
            broken.Add($"Claim {index} \"{claim.Text}\" maps back to \"{again}\".");
        }

        var source = article.ToSource(claim.Span);
        if (!Inside(source, article.SourceText))
            broken.Add($"Claim {index} maps to {source}, outside the source.");
        else if (article.Format == SourceFormat.PlainText && source != page)
            broken.Add($"Claim {index} maps to {source} in the source and {page} in the page of a plain text.");
    }

    private static IEnumerable<string> BrokenByUndo(string fileName, byte[] bytes, ParsedArticle article, Edit edit)
    {
        var without = ArticleParser.Parse(fileName, bytes, new ParseOptions { UndoneEdits = new HashSet<string>(StringComparer.Ordinal) { edit.Key } });
        foreach (var broken in BrokenIn(without))
            yield return $"With {edit.Key} undone: {broken}";
        if (without.Edits.SingleOrDefault(other => other.IsUndone) is not { } undone || undone.Key != edit.Key)
            yield return $"Undoing {edit.Key} did not mark it, and only it, as undone.";
        if (!without.Edits.Select(other => other.Key).SequenceEqual(article.Edits.Select(other => other.Key), StringComparer.Ordinal))
            yield return $"Undoing {edit.Key} changed other edits.";
        var words = edit.Span.In(article.Page.Text);
        if (without.Text.ToReading(edit.Span).In(without.ReadingText) != words)
            yield return $"Undoing {edit.Key} did not give \"{words}\" back at its place.";
    }

    private static string Snapshot(ParsedArticle article) => JsonSerializer.Serialize(article);

    private static string Visible(string text) =>
        string.Concat(text.Where(c => !char.IsWhiteSpace(c) && char.GetUnicodeCategory(c) is not (System.Globalization.UnicodeCategory.Format or System.Globalization.UnicodeCategory.Control)));

    private static bool HasNoWord(string text, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (char.IsLetterOrDigit(text[i]))
                return false;
        }

        return true;
    }

    private static bool Inside(TextSpan span, string text) => span.Start >= 0 && span.Start <= span.End && span.End <= text.Length;

    private static void Require(bool holds, List<string> broken, string sentence)
    {
        if (!holds)
            broken.Add(sentence);
    }
}
