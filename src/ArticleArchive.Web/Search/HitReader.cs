using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using ArticleArchive.Parsing;
using ArticleArchive.Parsing.Text;
using ArticleArchive.Web.Data;
using ArticleArchive.Web.Search.Analysis;
using ArticleArchive.Web.Search.QueryLanguage;
using ArticleArchive.Web.Search.Ranking;
using Microsoft.EntityFrameworkCore;
using SQLitePCL;

namespace ArticleArchive.Web.Search;

/// <summary>Reads what a page of hits shows, and nothing of any other hit.</summary>
internal static class HitReader
{
    /// <summary>Time for the passages of a page, beside the search's own.</summary>
    private static readonly TimeSpan s_passagesLimit = TimeSpan.FromMilliseconds(500);

    /// <returns>The hits in order, and whether there was time to cut all passages.</returns>
    public static async Task<(IReadOnlyList<SearchHit> Items, bool AllShown)> ReadAsync(
        SearchReader reader, ParsedQuery query, SearchLevel level, List<RankedHit> page, SearchDeadline deadline)
    {
        if (page.Count == 0)
            return ([], true);
        if (level == SearchLevel.Articles)
            return Articles(reader, query, page);
        await using var db = reader.OpenRows();
        return level switch
        {
            SearchLevel.Sections => (await SectionsAsync(db, query, page, deadline.CancellationToken), true),
            SearchLevel.Claims => (await ClaimsAsync(db, query, page, deadline.CancellationToken), true),
            _ => (await RemovedAsync(db, query, page, deadline.CancellationToken), true),
        };
    }

    /// <summary>The row that a hit stands for in the index of its level (<see cref="RankedHit.Id"/>), and its article's title; null where there is none.</summary>
    public static async Task<(long Row, string? Title)> RowOfAsync(ArchiveDbContext db, SearchLevel level, int id, CancellationToken cancellationToken) => level switch
    {
        SearchLevel.Articles => (id, await db.Articles.Where(row => row.Id == id).Select(row => row.Title).SingleOrDefaultAsync(cancellationToken)),
        SearchLevel.Claims => (id, await db.Claims.Where(row => row.Id == id).Select(row => row.Article!.Title).SingleOrDefaultAsync(cancellationToken)),
        SearchLevel.Removed => (id, await db.Edits.Where(row => row.Id == id).Select(row => row.Article!.Title).SingleOrDefaultAsync(cancellationToken)),
        _ => await db.Sections.Where(row => row.Id == id).Select(row => new { row.ArticleId, row.Position, row.Article!.Title }).SingleOrDefaultAsync(cancellationToken) is { } section
            ? (SectionWindows.KeyOf(section.ArticleId, section.Position), section.Title)
            : (0, null),
    };

    private static async Task<IReadOnlyList<SearchHit>> SectionsAsync(ArchiveDbContext db, ParsedQuery query, List<RankedHit> page, CancellationToken cancellationToken)
    {
        var keys = page.ConvertAll(hit => SectionWindows.Read(hit.Id));
        var ids = keys.Select(key => key.Article).Distinct().ToList();
        var articles = await db.Articles.Where(article => ids.Contains(article.Id)).ToDictionaryAsync(article => article.Id, cancellationToken);
        var sections = (await db.Sections.Where(section => ids.Contains(section.ArticleId)).ToListAsync(cancellationToken)).ToDictionary(section => (section.ArticleId, section.Position));
        var cutter = new PassageCutter(query);
        var inTitle = new HitMatcher(query, SearchField.Title);
        var inHeading = new HitMatcher(query, SearchField.Section);
        var hits = page.Zip(keys).Where(pair => sections.ContainsKey(pair.Second)).Select(pair =>
        {
            var (section, row) = (sections[pair.Second], articles[pair.Second.Article]);
            var language = StemLanguages.Of(row.Language);
            // A section ends where the next begins, whatever is inside what.
            var end = sections.TryGetValue((section.ArticleId, section.Position + 1), out var following) ? following.HeadingStart ?? following.Start : section.End;
            var blocks = row.Blocks.Where(block => block.Span.Start >= section.Start && block.Span.Start < end).ToList();
            return new SearchHit(
                section.Id, row.Id, row.ExternalId, row.Title, HitMarks.Merge(inTitle.Find(row.Title, language)), row.Url, row.Publisher, row.Authors,
                row.PublishedAtUtc, row.PublishedOffsetMinutes, row.PublishedPrecision, pair.First.Score, cutter.Cut(row.ReadingText, blocks, language),
                Section: new SectionFacts(section.Heading, HitMarks.Merge(inHeading.Find(section.Heading ?? "", language)), new TextSpan(section.Start, section.End)));
        });
        return [.. hits];
    }

    private static async Task<IReadOnlyList<SearchHit>> RemovedAsync(ArchiveDbContext db, ParsedQuery query, List<RankedHit> page, CancellationToken cancellationToken)
    {
        var ids = page.ConvertAll(hit => (int)hit.Id);
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
        var hits = page.Where(hit => rows.ContainsKey((int)hit.Id)).Select(hit =>
        {
            var row = rows[(int)hit.Id];
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

    // Straight from the driver's native layer, row by row: this is most of what a page costs, and a page of very long
    // articles can stop cutting between two of them; the first is always cut.
    private static (IReadOnlyList<SearchHit> Items, bool AllShown) Articles(SearchReader reader, ParsedQuery query, List<RankedHit> page)
    {
        var inTitle = new HitMatcher(query, SearchField.Title);
        var cutter = new PassageCutter(query);
        var hits = new List<SearchHit>(page.Count);
        var allShown = true;
        var start = Stopwatch.GetTimestamp();
        foreach (var hit in page)
        {
            var isCut = hits.Count == 0 || Stopwatch.GetElapsedTime(start) <= s_passagesLimit;
            allShown &= isCut;
            reader.Read(
                isCut ? ArticleWithText : ArticleWithoutText,
                row =>
                {
                    var language = StemLanguages.Of(Text(row, 8));
                    var title = Text(row, 1)!;
                    hits.Add(new SearchHit(
                        (int)hit.Id, (int)hit.Id, Text(row, 0), title, HitMarks.Merge(inTitle.Find(title, language)), Text(row, 2), Text(row, 3), Text(row, 4),
                        Text(row, 5) is { } published ? DateTime.Parse(published, CultureInfo.InvariantCulture) : null,
                        raw.sqlite3_column_type(row, 6) == raw.SQLITE_NULL ? null : raw.sqlite3_column_int(row, 6),
                        Text(row, 7) is { } precision ? Enum.Parse<DatePrecision>(precision) : null,
                        hit.Score,
                        isCut ? cutter.Cut(Text(row, 9)!, Blocks(Text(row, 10)!), language) : []));
                },
                deadline: null,
                hit.Id);
        }

        return (hits, allShown);
    }

    private const string ArticleWithoutText =
        "SELECT ExternalId, Title, Url, Publisher, Authors, PublishedAtUtc, PublishedOffsetMinutes, PublishedPrecision, Language FROM Articles WHERE Id = ?1";

    private const string ArticleWithText =
        "SELECT ExternalId, Title, Url, Publisher, Authors, PublishedAtUtc, PublishedOffsetMinutes, PublishedPrecision, Language, ReadingText, Blocks FROM Articles WHERE Id = ?1";

    private static string? Text(sqlite3_stmt row, int column) =>
        raw.sqlite3_column_type(row, column) == raw.SQLITE_NULL ? null : raw.sqlite3_column_text(row, column).utf8_to_string();

    private static IReadOnlyList<ArticleBlock> Blocks(string json) => JsonSerializer.Deserialize<IReadOnlyList<ArticleBlock>>(json, ArchiveDbContext.CompactJson)!;

    private static async Task<IReadOnlyList<SearchHit>> ClaimsAsync(ArchiveDbContext db, ParsedQuery query, List<RankedHit> page, CancellationToken cancellationToken)
    {
        var ids = page.ConvertAll(hit => (int)hit.Id);
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
        var hits = page.Where(hit => rows.ContainsKey((int)hit.Id)).Select(hit =>
        {
            var row = rows[(int)hit.Id];
            return new SearchHit(
                row.Id, row.ArticleId, row.ExternalId, row.Title, HitMarks.Merge(inTitle.Find(row.Title, StemLanguages.Of(row.Language))), row.Url, row.Publisher, row.Authors,
                row.PublishedAtUtc, row.PublishedOffsetMinutes, row.PublishedPrecision, hit.Score,
                [PassageCutter.Whole(row.Text, new TextSpan(row.Start, row.End), inClaim, StemLanguages.Of(row.Language))],
                new ClaimFacts(row.Form, row.Nature, row.Speaker, HitMarks.Merge(inSpeaker.Find(row.Speaker ?? "", StemLanguages.Of(row.Language))), row.IsQuotable, row.Section));
        });
        return [.. hits];
    }
}
