using System.Text;
using ArticleArchive.Parsing;
using ArticleArchive.Parsing.Claims.Comparison;
using ArticleArchive.Parsing.Text;
using ArticleArchive.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace ArticleArchive.Web.Ingestion.Reviews;

/// <summary>
/// Claims that people added. No derivation gives them: their rows are taken away before an article is derived anew and made again from the
/// decisions afterwards, at the place of their words. Where these are gone, the decision waits for them like any other.
/// </summary>
internal static class AddedClaims
{
    /// <summary>Takes the added claims out of what an article holds; their rows stay in the archive.</summary>
    public static void TakeOff(ArchiveDbContext db, Article article)
    {
        foreach (var claim in article.Claims.FindAll(claim => claim.IsAdded))
        {
            db.Entry(claim).State = EntityState.Detached;
            article.Claims.Remove(claim);
        }
    }

    /// <summary>Makes the rows of the added claims again.</summary>
    /// <param name="db">The caller's transaction.</param>
    /// <param name="article">Just derived, with its children.</param>
    /// <param name="decisions">Those in force, tracked.</param>
    /// <param name="cancellationToken">Stops before anything is written.</param>
    public static async Task PutOnAsync(ArchiveDbContext db, Article article, IReadOnlyCollection<ClaimDecision> decisions, CancellationToken cancellationToken)
    {
        var added = decisions.Where(decision => decision.IsAdded).OrderBy(decision => decision.Id).ToList();
        if (added.Count == 0)
            return;
        // What was derived has its ids and its edits from here on.
        await db.SaveChangesAsync(cancellationToken);
        foreach (var decision in added)
        {
            var (said, id) = (decision.Stated, decision.ClaimId);
            var home = await db.Claims.AsNoTracking().Where(claim => claim.Id == id).Select(claim => (int?)claim.ArticleId).SingleOrDefaultAsync(cancellationToken);
            var place = ClaimAnchor.Find(article.ReadingText, said.Text, decision.Prefix, decision.Suffix);
            var source = place is null ? null : await SourceAsync(db, article, decision, said, place.Value, cancellationToken);
            if (place is not { } words || source is not { } file || BlockOf(article, words) is not { } block)
            {
                db.Commands.Execute("DELETE FROM Claims WHERE Id = $0 AND ArticleId = $1", id, article.Id);
                continue;
            }

            // The program finds it by itself now: it is one claim, with what was decided about it.
            if (article.Claims.Find(claim => claim.Start == words.Start && claim.End == words.End && !decisions.Any(other => other.ClaimId == claim.Id)) is { } found)
            {
                db.Commands.Execute("DELETE FROM Claims WHERE Id = $0 AND ArticleId = $1", id, article.Id);
                (decision.ClaimId, decision.IsAdded) = (found.Id, false);
                continue;
            }

            // To be taken back to, should other words have been chosen since.
            if (ClaimAnchor.Nearest(article.ReadingText, article.Blocks[block].Span, decision.Derived.Text, words.Start) is { } first
                && await SourceAsync(db, article, decision, decision.Derived, first, cancellationToken) is { } firstInFile)
                decision.Derived = ClaimReading.Of(Row(article, block, first, firstInFile, decision.Derived));
            decision.Stated = said with { SourceStart = file.Start, SourceEnd = file.End };
            var row = Row(article, block, words, file, decision.Derived);
            // An id that another version's claim has stays there.
            row.Id = home is null || home == article.Id ? id : 0;
            article.Claims.Add(row);
            db.Entry(row).State = home == article.Id ? EntityState.Modified : EntityState.Added;
            if (row.Id == 0)
                await db.SaveChangesAsync(cancellationToken);
            decision.ClaimId = row.Id;
        }
    }

    // The file never changes: where the words are there, they are where they were in it. Another version is another file.
    private static async Task<TextSpan?> SourceAsync(ArchiveDbContext db, Article article, ClaimDecision decision, ClaimReading said, TextSpan place, CancellationToken cancellationToken) =>
        decision.CarriedFromId is null ? new TextSpan(said.SourceStart, said.SourceEnd) : await DecidedClaims.SourceAsync(db, article.Id, article.ReadingText, place, cancellationToken);

    /// <summary>The number of the block that holds a place, or null where it reaches over a block's border.</summary>
    public static int? BlockOf(Article article, TextSpan place)
    {
        for (var i = 0; i < article.Blocks.Count; i++)
        {
            if (article.Blocks[i].Span.Contains(place))
                return i;
        }

        return null;
    }

    /// <summary>A claim's row at a place: figures, times and names as the program reads them there, the rest as a person says.</summary>
    /// <param name="article">With its sections, claims, findings and edits.</param>
    /// <param name="block">The number of its block.</param>
    /// <param name="place">Its words.</param>
    /// <param name="source">Their place in the file.</param>
    /// <param name="said">Form, nature, polarity, certainty and speaker.</param>
    public static Claim Row(Article article, int block, TextSpan place, TextSpan source, ClaimReading said)
    {
        var text = place.In(article.ReadingText);
        var profile = ClaimProfile.Of(text, article.PublishedAtUtc is { } published ? DateOnly.FromDateTime(published) : null);
        var row = new Claim
        {
            ArticleId = article.Id,
            Section = article.Sections.Find(section => section.Position == article.Blocks[block].Section),
            Position = article.Claims.Count == 0 ? 0 : article.Claims.Max(claim => claim.Position) + 1,
            Block = block,
            Text = text,
            Figures = [.. profile.Figures.Select(figure => figure with { Span = At(figure.Span) })],
            Times = [.. profile.Times.Select(time => time with { Span = At(time.Span) })],
            Names = [.. profile.Names.Select(name => name with { Span = At(name.Span) })],
            HasFigure = profile.Figures.Count > 0,
            EventFrom = profile.Times.Count > 0 ? profile.Times[0].Earliest : null,
            EventTo = profile.Times.Count > 0 ? profile.Times[0].Latest : null,
            CheckWorthiness = WorthOf(text),
            Confidence = 1,
            Why = ["A person added it: the program did not find it."],
            IsAdded = true,
        };
        var reading = DecidedClaims.WithWords(article, said with { Speaker = null, SpeakerStart = null, SpeakerEnd = null, SpeakerEvidence = null, SpeakerConfidence = null }, place, source);
        DecidedClaims.WithSpeaker(article, row, reading, said.Speaker).PutOn(row);
        return row;

        TextSpan At(TextSpan span) => new(span.Start + place.Start, span.End + place.Start);
    }

    // As of a text of its own: of several statements in it the one most worth checking.
    private static double WorthOf(string text) =>
        FileClaims.Find("claim.txt", Encoding.UTF8.GetBytes(text), isPlain: true).Select(found => found.Claim.CheckWorthiness).DefaultIfEmpty(0).Max();
}
