using System.Globalization;
using ArticleArchive.Web.Search;
using ArticleArchive.Web.Search.Ranking;
using ArticleArchive.Web.Search.Ranking.Native;
using Microsoft.EntityFrameworkCore;

namespace ArticleArchive.Web.Tests.Search;

/// <summary>Posting lists read from FTS5's tables are those that FTS5 hands out: in many segments, over many pages, with rows that left.</summary>
public sealed class PostingListsTests
{
    private static readonly string[] s_words = ["a", "common", "rare", "rarer", "long", "once", "ünder", "名前", "nowhere", "lon", "longer"];

    [Fact]
    public async Task Every_word_has_the_rows_and_places_that_FTS5_has()
    {
        using var archive = await SearchArchive.WithAsync();
        await FillAsync(archive);
        using var reader = new SearchReader(archive.Database.ReaderConnectionString);
        using var state = reader.Begin();
        var deadline = new SearchDeadline(TimeSpan.FromMinutes(1), CancellationToken.None);
        reader.LastChange();
        var lists = reader.PostingsOf(SearchLevel.Articles)!;
        lists.Should().NotBeNull("this SQLite writes the layout that is read");

        var (rows, places) = (0, 0);
        foreach (var (after, to) in new (long, long)[] { (0, long.MaxValue), (0, 4_000), (3_999, 9_000), (7_777, 7_778), (11_000, long.MaxValue) })
        {
            foreach (var word in s_words)
            {
                var (own, fts5) = (new Postings(), new Postings());
                lists.Read(word, isPrefix: false, own, after, to, deadline).Should().BeTrue();
                reader.Scan(SearchLevel.Articles, $"\"{word}\"", fts5, after, to, deadline).Should().BeTrue();
                own.Found.Should().Equal(fts5.Found, (left, right) => left.Key == right.Key && left.Value == right.Value, $"{word} in {after}..{to}");
                (rows, places) = (rows + own.Found.Count, places + own.Found.Values.Sum(list => list.Split(' ').Length));
            }
        }

        rows.Should().BeGreaterThan(25_000);
        places.Should().BeGreaterThan(rows + 8_000, "one row has more places than a page can hold");
    }

    [Theory]
    [InlineData("rare", 0, long.MaxValue)]
    [InlineData("r", 4_000, 9_000)]
    [InlineData("lon", 0, long.MaxValue)]
    [InlineData("common", 0, 5_000)]
    [InlineData("\u00FC", 0, long.MaxValue)]
    [InlineData("none", 0, long.MaxValue)]
    public async Task Words_that_begin_so_have_the_rows_and_places_that_FTS5_has(string prefix, long after, long to)
    {
        using var archive = await SearchArchive.WithAsync();
        await FillAsync(archive);
        using var reader = new SearchReader(archive.Database.ReaderConnectionString);
        using var state = reader.Begin();
        var deadline = new SearchDeadline(TimeSpan.FromMinutes(1), CancellationToken.None);
        var (own, fts5) = (new Counts(), new Counts());
        reader.PostingsOf(SearchLevel.Articles)!.Read(prefix, isPrefix: true, own, after, to, deadline).Should().BeTrue();
        reader.Scan(SearchLevel.Articles, $"\"{prefix}\" *", fts5, after, to, deadline).Should().BeTrue();
        own.Found.Should().Equal(fts5.Found);
        own.InTitle.Should().Equal(fts5.InTitle);
    }

    // Twelve commits; rows taken out, some of them put back with other words; one row with a list over many pages.
    private static async Task FillAsync(SearchArchive archive)
    {
        for (var batch = 0; batch < 12; batch++)
        {
            var first = (batch * 1_000) + 1;
            await archive.Database.WriteAsync(
                async db =>
                {
                    for (var row = first; row < first + 1_000; row++)
                        await InsertAsync(db, row, row % 7 == 0 ? "common rare" : row % 3 == 0 ? "common ünder 名前 common" : "a common common a");
                    if (first == 5_001)
                        await InsertAsync(db, 20_000, string.Join(' ', Enumerable.Repeat("long", 40_000)) + " longer");
                    if (first > 3_000)
                    {
                        await db.Database.ExecuteSqlRawAsync("DELETE FROM ArticleIndex WHERE rowid % 11 = 0 AND rowid BETWEEN {0} AND {1}", first - 2_500, first - 2_000);
                        for (var row = first - 2_500; row < first - 2_300; row += 22)
                        {
                            await db.Database.ExecuteSqlRawAsync("DELETE FROM ArticleIndex WHERE rowid = {0}", row);
                            await InsertAsync(db, row, "rarer once");
                        }
                    }

                    return 0;
                },
                CancellationToken.None);
        }
    }

    private static Task<int> InsertAsync(Web.Data.ArchiveDbContext db, int row, string words) =>
        db.Database.ExecuteSqlRawAsync("INSERT INTO ArticleIndex (rowid, title, body) VALUES ({0}, {1}, {2})", row, row % 5 == 0 ? "common" : "", words);

    private sealed class Postings : IMatchVisitor, IPostingVisitor
    {
        public SortedDictionary<long, string> Found { get; } = [];

        public bool Visit(Match match)
        {
            Visit(match.Id, match.Of(0));
            return true;
        }

        public void BeginSegment()
        {
        }

        public void Visit(long id, Positions positions)
        {
            var places = new List<string>();
            while (positions.MoveNext() && places.Count < Positions.MostCounted)
                places.Add(string.Create(CultureInfo.InvariantCulture, $"{positions.Column}:{positions.Offset}"));
            Found.Add(id, string.Join(' ', places)); // Throws where a row comes twice.
        }
    }

    private sealed class Counts : IMatchVisitor, IPostingVisitor
    {
        public SortedDictionary<long, double> Found { get; } = [];

        public SortedDictionary<long, int> InTitle { get; } = [];

        public bool Visit(Match match)
        {
            Visit(match.Id, match.Of(0));
            return true;
        }

        public void BeginSegment()
        {
        }

        public void Visit(long id, Positions positions)
        {
            // FTS5 puts the places of all words together before they are counted up to the most.
            Found[id] = Math.Min(Positions.MostCounted, Found.GetValueOrDefault(id) + positions.Weighted([1, 1, 1, 1, 1, 1, 1]));
            InTitle[id] = InTitle.GetValueOrDefault(id) + positions.CountIn(ColumnWeights.Title);
        }
    }
}
