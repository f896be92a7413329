using System.Diagnostics;
using ArticleArchive.Parsing;
using ArticleArchive.Parsing.Text;
using ArticleArchive.Web.Data;
using ArticleArchive.Web.Search.Analysis;
using ArticleArchive.Web.Search.QueryLanguage;
using Microsoft.EntityFrameworkCore;

namespace ArticleArchive.Web.Search;

/// <summary>Reads what a page of hits shows, and nothing of any other hit.</summary>
internal static class HitReader
{
    /// <summary>Time for the passages of a page, beside the search's own.</summary>
    private static readonly TimeSpan s_passagesLimit = TimeSpan.FromMilliseconds(500);

    /// <returns>The hits in order, and whether there was time to cut all passages.</returns>
    public static async Task<(IReadOnlyList<SearchHit> Items, bool AllShown)> ReadAsync(
        SearchReader reader, ParsedQuery query, SearchLevel level, List<Scored> page, SearchDeadline deadline)
    {
        if (page.Count == 0)
            return ([], true);
        await using var db = reader.OpenRows();
        return level switch
        {
            SearchLevel.Articles => await ArticlesAsync(db, query, page, deadline),
            SearchLevel.Claims => (await ClaimsAsync(db, query, page, deadline.CancellationToken), true),
            _ => (await RemovedAsync(db, query, page, deadline.CancellationToken), true),
        };
    }

    private static async Task<IReadOnlyList<SearchHit>> RemovedAsync(ArchiveDbContext db, ParsedQuery query, List<Scored> page, CancellationToken cancellationToken)
    {
        var ids = page.ConvertAll(hit => hit.Id);
        var rows = await db.Edits.Where(edit => ids.Contains(edit.Id))
            .Select(edit => new
            {
                edit.Id,
                edit.ArticleId,
                edit.Position,
                edit.Class,
                edit.Reason,
                edit.Before,
                edit.ReadingStart,
                edit.Article!.ExternalId,
                edit.Article.Title,
                edit.Article.Url,
                edit.Article.Publisher,
                edit.Article.Authors,
                edit.Article.PublishedAtUtc,
                edit.Article.PublishedOffsetMinutes,
                edit.Article.PublishedPrecision,
                edit.Article.Language,
            })
            .ToDictionaryAsync(row => row.Id, cancellationToken);

        var inTitle = new HitMatcher(query, SearchField.Title);
        var cutter = new PassageCutter(query, SearchField.Removed);
        var hits = page.Where(hit => rows.ContainsKey(hit.Id)).Select(hit =>
        {
            var row = rows[hit.Id];
            var words = row.Before.Trim();
            // Its place in the reading text is where it stood: nothing is there now.
            var passages = cutter.Cut(words, [new ArticleBlock(BlockKind.Paragraph, new TextSpan(0, words.Length), 0)], StemLanguages.Of(row.Language))
                .Select(passage => passage with { Span = new TextSpan(row.ReadingStart, row.ReadingStart) });
            return new SearchHit(
                row.Id, row.ArticleId, row.ExternalId, row.Title, HitMarks.Merge(inTitle.Find(row.Title, StemLanguages.Of(row.Language))), row.Url, row.Publisher, row.Authors,
                row.PublishedAtUtc, row.PublishedOffsetMinutes, row.PublishedPrecision, hit.Score, [.. passages],
                Removed: new RemovedFacts(row.Position + 1, row.Class, row.Reason));
        });
        return [.. hits];
    }

    private static async Task<(IReadOnlyList<SearchHit> Items, bool AllShown)> ArticlesAsync(
        ArchiveDbContext db, ParsedQuery query, List<Scored> page, SearchDeadline deadline)
    {
        var ids = page.ConvertAll(hit => hit.Id);
        var inTitle = new HitMatcher(query, SearchField.Title);
        var rows = await db.Articles.Where(article => ids.Contains(article.Id))
            .Select(article => new
            {
                article.Id,
                article.ExternalId,
                article.Title,
                article.Url,
                article.Publisher,
                article.Authors,
                article.PublishedAtUtc,
                article.PublishedOffsetMinutes,
                article.PublishedPrecision,
                article.Language,
            })
            .ToDictionaryAsync(row => row.Id, deadline.CancellationToken);

        var (passages, allShown) = await PassagesAsync(db, query, ids, deadline);
        var hits = page.Where(hit => rows.ContainsKey(hit.Id)).Select(hit =>
        {
            var row = rows[hit.Id];
            return new SearchHit(
                row.Id, row.Id, row.ExternalId, row.Title, HitMarks.Merge(inTitle.Find(row.Title, StemLanguages.Of(row.Language))), row.Url, row.Publisher, row.Authors,
                row.PublishedAtUtc, row.PublishedOffsetMinutes, row.PublishedPrecision, hit.Score, passages.GetValueOrDefault(row.Id, []));
        });
        return ([.. hits], allShown);
    }

    // Texts come one after the other, so that a page of very long articles can stop between two; the first is always cut.
    private static async Task<(Dictionary<int, IReadOnlyList<Passage>> Passages, bool AllShown)> PassagesAsync(
        ArchiveDbContext db, ParsedQuery query, List<int> ids, SearchDeadline deadline)
    {
        var cutter = new PassageCutter(query);
        var passages = new Dictionary<int, IReadOnlyList<Passage>>();
        var texts = db.Articles.Where(article => ids.Contains(article.Id)).Select(article => new { article.Id, article.ReadingText, article.Blocks, article.Language });
        var start = Stopwatch.GetTimestamp();
        await foreach (var row in texts.AsAsyncEnumerable().WithCancellation(deadline.CancellationToken))
        {
            if (passages.Count == 0)
                start = Stopwatch.GetTimestamp();
            else if (Stopwatch.GetElapsedTime(start) > s_passagesLimit)
                break;
            passages.Add(row.Id, cutter.Cut(row.ReadingText, row.Blocks, StemLanguages.Of(row.Language)));
        }

        return (passages, passages.Count == ids.Count);
    }

    private static async Task<IReadOnlyList<SearchHit>> ClaimsAsync(ArchiveDbContext db, ParsedQuery query, List<Scored> page, CancellationToken cancellationToken)
    {
        var ids = page.ConvertAll(hit => hit.Id);
        var rows = await db.Claims.Where(claim => ids.Contains(claim.Id))
            .Select(claim => new
            {
                claim.Id,
                claim.ArticleId,
                claim.Text,
                claim.Start,
                claim.End,
                claim.Form,
                claim.Nature,
                claim.Speaker,
                claim.IsQuotable,
                Section = claim.Section!.Heading,
                claim.Article!.ExternalId,
                claim.Article.Title,
                claim.Article.Url,
                claim.Article.Publisher,
                claim.Article.Authors,
                claim.Article.PublishedAtUtc,
                claim.Article.PublishedOffsetMinutes,
                claim.Article.PublishedPrecision,
                claim.Article.Language,
            })
            .ToDictionaryAsync(row => row.Id, cancellationToken);

        var inTitle = new HitMatcher(query, SearchField.Title);
        var inClaim = new HitMatcher(query, SearchField.Claim);
        var inSpeaker = new HitMatcher(query, SearchField.Speaker);
        var hits = page.Where(hit => rows.ContainsKey(hit.Id)).Select(hit =>
        {
            var row = rows[hit.Id];
            return new SearchHit(
                row.Id, row.ArticleId, row.ExternalId, row.Title, HitMarks.Merge(inTitle.Find(row.Title, StemLanguages.Of(row.Language))), row.Url, row.Publisher, row.Authors,
                row.PublishedAtUtc, row.PublishedOffsetMinutes, row.PublishedPrecision, hit.Score,
                [PassageCutter.Whole(row.Text, new TextSpan(row.Start, row.End), inClaim, StemLanguages.Of(row.Language))],
                new ClaimFacts(row.Form, row.Nature, row.Speaker, HitMarks.Merge(inSpeaker.Find(row.Speaker ?? "", StemLanguages.Of(row.Language))), row.IsQuotable, row.Section));
        });
        return [.. hits];
    }
}
