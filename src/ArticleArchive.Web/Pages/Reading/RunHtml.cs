using System.Buffers;
using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace ArticleArchive.Web.Pages.Reading;

/// <summary>What the numbers in marks stand for, for the reader: where each leads and what it says.</summary>
/// <param name="Claims">By number.</param>
/// <param name="Findings">By number: a short sentence.</param>
/// <param name="Edits">By number.</param>
/// <param name="LedgerPath">The address of the article's ledger.</param>
public sealed record ReadingNotes(
    IReadOnlyList<ClaimNote> Claims, IReadOnlyList<FindingNote> Findings, IReadOnlyList<EditNote> Edits, string LedgerPath)
{
    public static readonly ReadingNotes None = new([], [], [], "");

    /// <summary>Hits before the first one here: they are numbered over the whole article.</summary>
    public int HitsBefore { get; init; }
}

/// <summary>A claim's number in the article (from 1), its page, and what it is in a few words.</summary>
public sealed record ClaimNote(int Number, string Path, string Summary, string CssClass);

/// <summary>A finding's number in the article (from 1) and what it says.</summary>
public sealed record FindingNote(int Number, string Summary);

/// <summary>An edit’s number on the ledger (from 1) and why it was made.</summary>
public sealed record EditNote(int Number, string Reason);

/// <summary>
/// Writes runs as markup. Elements are fixed here and every word of the article passes through <c>Append</c>, which
/// encodes: nothing that an article holds can become markup.
/// </summary>
internal static class RunHtml
{
    private static readonly SearchValues<char> s_closingMarks = SearchValues.Create(".,;:!?)]’”\"'");

    public static IHtmlContent Of(IReadOnlyList<Run> runs, ReadingNotes notes)
    {
        var root = new HtmlContentBuilder();
        var open = new List<(int Claim, TagBuilder Tag)>();
        TagBuilder? joined = null;
        foreach (var (run, isJoined) in AroundHoles(runs))
        {
            var claims = run.Marks.Where(mark => mark.Kind == MarkKind.Claim).ToList();
            var shared = 0;
            while (shared < open.Count && shared < claims.Count && open[shared].Claim == claims[shared].Number)
                shared++;
            if (!isJoined || shared < open.Count || shared < claims.Count)
                joined = null;
            open.RemoveRange(shared, open.Count - shared);
            foreach (var claim in claims.Skip(shared))
            {
                var tag = ClaimTag(notes.Claims[claim.Number], isFirstPiece: claim.Span.Start == run.Start);
                Parent(root, open).AppendHtml(tag);
                open.Add((claim.Number, tag));
            }

            if (isJoined && joined is null)
                Parent(root, open).AppendHtml(joined = Element("span", "joined"));
            (joined?.InnerHtml ?? Parent(root, open)).AppendHtml(Piece(run, notes));
        }

        return root;
    }

    /// <summary>Runs where neither claims nor damage are of interest, only hits, the place and what deceives.</summary>
    public static IHtmlContent Of(IReadOnlyList<Run> runs) => Of(runs, ReadingNotes.None);

    /// <summary>Runs in an element that says where they begin in the reading text, so that words selected in it have a place.</summary>
    public static IHtmlContent At(IReadOnlyList<Run> runs, ReadingNotes notes)
    {
        if (runs.Count == 0)
            return Of(runs, notes);
        var words = new TagBuilder("span");
        words.MergeAttribute("data-start", runs[0].Start.ToString(CultureInfo.InvariantCulture));
        words.InnerHtml.AppendHtml(Of(runs, notes));
        return words;
    }

    // A hole, what leads to its explanation and the mark behind it stay on one line; that it was edited, the hole itself says.
    private static IEnumerable<(Run Run, bool IsJoined)> AroundHoles(IReadOnlyList<Run> runs)
    {
        var afterHole = false;
        for (var i = 0; i < runs.Count; i++)
        {
            var run = runs[i];
            if (run.Text.Length == 0)
            {
                var isEdit = run.Is(MarkKind.EditReference);
                if (!isEdit || !(afterHole || runs.Skip(i + 1).Take(4).FirstOrDefault(next => next.Text.Length > 0)?.Is(MarkKind.Hole) == true))
                    yield return (run, afterHole && !run.Is(MarkKind.Place));
                continue;
            }

            var isHole = run.Is(MarkKind.Hole);
            var marks = afterHole && !isHole ? run.Text.AsSpan().IndexOfAnyExcept(s_closingMarks) : 0;
            if (marks != 0)
            {
                marks = marks < 0 ? run.Text.Length : marks;
                yield return (run with { Text = run.Text[..marks] }, true);
                run = new Run(run.Start + marks, run.Text[marks..], run.Marks);
            }

            if (run.Text.Length > 0)
                yield return (run, isHole);
            afterHole = isHole;
        }
    }

    private static IHtmlContentBuilder Parent(HtmlContentBuilder root, List<(int Claim, TagBuilder Tag)> open) =>
        open.Count == 0 ? root : open[^1].Tag.InnerHtml;

    private static TagBuilder ClaimTag(ClaimNote claim, bool isFirstPiece)
    {
        var number = claim.Number.ToString(CultureInfo.InvariantCulture);
        var tag = Element("span", "claim " + claim.CssClass);
        tag.MergeAttribute("data-claim", number);
        if (!isFirstPiece)
            return tag;
        tag.MergeAttribute("id", "claim-" + number);
        var link = Element("a", "verse");
        link.MergeAttribute("href", claim.Path);
        link.MergeAttribute("aria-label", $"Claim {number}: {claim.Summary}");
        link.InnerHtml.Append(number);
        tag.InnerHtml.AppendHtml(link);
        return tag;
    }

    private static IHtmlContent Piece(Run run, ReadingNotes notes)
    {
        if (run.Find(MarkKind.DamageReference) is { } reference && run.Text.Length == 0)
            return DamageLink(notes.Findings[reference.Number]);
        if (run.Find(MarkKind.EditReference) is { } edit && run.Text.Length == 0)
            return EditLink(notes, notes.Edits[edit.Number]);

        if (run.Find(MarkKind.Place) is { Span.IsEmpty: true })
        {
            var point = Element("span", "place-point");
            point.MergeAttribute("id", "at");
            return point;
        }

        IHtmlContent piece = Words(run);
        // A line under nothing but a space would look like a stray mark.
        var hasInk = !run.Is(MarkKind.Hole) && !string.IsNullOrWhiteSpace(run.Text);
        if (run.Find(MarkKind.Damage) is { } damage && hasInk)
            piece = Wrap("span", "damage", piece, notes.Findings.Count > damage.Number ? notes.Findings[damage.Number].Summary : null);
        if (run.Find(MarkKind.Repair) is { } repair && hasInk)
            piece = Wrap("span", "repair", piece, "Repaired: " + notes.Edits[repair.Number].Reason);
        if (run.Is(MarkKind.Label))
            piece = Wrap("strong", "label", piece);
        if (run.Is(MarkKind.Credit))
            piece = Wrap("span", "credit", piece);
        if (run.Find(MarkKind.Hit) is { } hit)
            piece = HitTag(hit, hit.Span.Start == run.Start, piece, notes);
        if (run.Is(MarkKind.Speaker))
            piece = Wrap("span", "speaker-mark", piece, "the speaker");
        if (run.Is(MarkKind.Cue))
            piece = Wrap("span", "cue-mark", piece, "the words that attribute it");
        if (run.Is(MarkKind.Content))
            piece = Wrap("mark", "place", piece);
        if (run.Is(MarkKind.Sentence))
            piece = Wrap("span", "sentence-mark", piece);
        if (run.Find(MarkKind.Place) is { } place)
        {
            var tag = Wrap("mark", "place", piece);
            if (place.Span.Start == run.Start)
                tag.MergeAttribute("id", "at");
            piece = tag;
        }

        return piece;
    }

    // A hit is in several pieces where a claim or an edit begins inside it; its first piece has its address.
    private static TagBuilder HitTag(Mark hit, bool isFirst, IHtmlContent words, ReadingNotes notes)
    {
        var tag = Wrap("mark", isFirst ? "hit first" : "hit", words);
        if (isFirst && !ReferenceEquals(notes, ReadingNotes.None))
            tag.MergeAttribute("id", "hit-" + (notes.HitsBefore + hit.Number + 1).ToString(CultureInfo.InvariantCulture));
        return tag;
    }

    private static IHtmlContent Words(Run run)
    {
        if (run.Is(MarkKind.Hole))
        {
            // The mark is one thing, also where a border cuts it: the first piece speaks for all.
            var hole = Element("span", "hole");
            hole.MergeAttribute("role", "img");
            hole.MergeAttribute("aria-label", "words are missing here");
            hole.MergeAttribute("title", "Words are missing here in the file");
            hole.InnerHtml.Append(run.Text);
            return hole;
        }

        if (run.Is(MarkKind.Invisible))
        {
            var shown = Element("span", "invisible");
            shown.MergeAttribute("title", "A character that cannot be seen or that turns the text around it");
            shown.InnerHtml.Append(DeceptiveCharacters.Shown(run.Text));
            return shown;
        }

        return new HtmlContentBuilder(1).Append(run.Text);
    }

    private static TagBuilder DamageLink(FindingNote finding)
    {
        var number = finding.Number.ToString(CultureInfo.InvariantCulture);
        var link = Element("a", "obelus");
        link.MergeAttribute("id", "damage-" + number);
        link.MergeAttribute("href", "#finding-" + number);
        link.MergeAttribute("aria-label", $"Damage {number}: {finding.Summary}");
        link.MergeAttribute("title", finding.Summary);
        link.InnerHtml.Append("†" + number);
        return link;
    }

    private static TagBuilder EditLink(ReadingNotes notes, EditNote edit)
    {
        var link = Element("a", "caret");
        link.MergeAttribute("href", string.Create(CultureInfo.InvariantCulture, $"{notes.LedgerPath}?edit={edit.Number}#edit-{edit.Number}"));
        link.MergeAttribute("aria-label", "Edited here: " + edit.Reason);
        link.MergeAttribute("title", edit.Reason);
        return link;
    }

    private static TagBuilder Wrap(string name, string cssClass, IHtmlContent content, string? title = null)
    {
        var tag = Element(name, cssClass);
        if (title is not null)
            tag.MergeAttribute("title", title);
        tag.InnerHtml.AppendHtml(content);
        return tag;
    }

    private static TagBuilder Element(string name, string cssClass)
    {
        var tag = new TagBuilder(name);
        tag.AddCssClass(cssClass);
        return tag;
    }
}
