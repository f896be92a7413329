using ArticleArchive.Parsing;
using ArticleArchive.Parsing.Text;
using ArticleArchive.Web.Data;
using ArticleArchive.Web.Search;
using ArticleArchive.Web.Search.QueryLanguage;
using Microsoft.EntityFrameworkCore;

namespace ArticleArchive.Web.Tests.Search;

/// <summary>Claims 1 to 4 stand in article 1, claims 5 and 6 in article 2, claim 7 in a version that is not the newest.</summary>
public sealed class ClaimPropertySearchTests : IAsyncLifetime
{
    private SearchArchive _archive = null!;

    public async ValueTask InitializeAsync()
    {
        _archive = await SearchArchive.WithAsync(
            new Draft("Ferries", "The ferry carried 4,200 people in 1962.", "Ferries will sail in May.", "The ferry may sink.", "Ferries are ugly.") { Speakers = new Dictionary<int, string> { [1] = "Ada Smith" } },
            new Draft("Bridges", "The bridge was opened in October 1962.", "Bridges and ferries are the same."),
            new Draft("Old ferries", "The ferry carried nobody.") { IsOld = true });
        await SetAsync(1, claim => (claim.Nature, claim.HasFigure, claim.EventFrom, claim.EventTo, claim.Times) = (ClaimNature.Fact, true, new(1962, 1, 1), new(1962, 12, 31), [Year(1962), Year(1975)]));
        await SetAsync(2, claim => (claim.Nature, claim.Form, claim.Status) = (ClaimNature.Prediction, ClaimForm.DirectQuote, ReviewStatus.Confirmed));
        await SetAsync(3, claim => (claim.Nature, claim.Certainty, claim.IsQuotable) = (ClaimNature.Prediction, ClaimCertainty.Hedged, false));
        await SetAsync(4, claim => claim.Nature = ClaimNature.Opinion);
        await SetAsync(5, claim => (claim.Form, claim.EventFrom, claim.EventTo) = (ClaimForm.MixedQuote, new(1962, 10, 1), new(1962, 10, 31)));
        await SetAsync(6, claim => (claim.Nature, claim.Status) = (ClaimNature.Opinion, ReviewStatus.Rejected));
        await _archive.Database.WriteAsync(db => db.Database.ExecuteSqlAsync($"DELETE FROM ClaimIndex WHERE rowid = 6"), CancellationToken.None);
        await SetAsync(7, claim => (claim.Nature, claim.HasFigure) = (ClaimNature.Prediction, true));
        await VerdictAsync(1, VerdictRating.MostlyFalse, VerdictStatus.Published);
        await VerdictAsync(4, VerdictRating.True, VerdictStatus.Draft);
    }

    public ValueTask DisposeAsync()
    {
        _archive.Dispose();
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData("nature:prediction", new[] { 2, 3 })]
    [InlineData("nature:opinion", new[] { 4 })]
    [InlineData("form:quote", new[] { 2, 5 })]
    [InlineData("form:direct", new[] { 2 })]
    [InlineData("certainty:hedged", new[] { 3 })]
    [InlineData("has:figure", new[] { 1 })]
    [InlineData("has:time", new[] { 1, 5 })]
    [InlineData("is:reviewed", new[] { 2 })]
    [InlineData("event:1962", new[] { 1, 5 })]
    [InlineData("event:1962-10-28", new[] { 1, 5 })]
    [InlineData("event:1962-11..1963", new[] { 1 })]
    [InlineData("event:1975", new[] { 1 })]
    [InlineData("event:..1961", new int[0])]
    [InlineData("event:1970.. -nature:fact", new int[0])]
    [InlineData("verdict:any", new[] { 1 })]
    [InlineData("verdict:mostly-false", new[] { 1 })]
    [InlineData("verdict:true", new int[0])]
    [InlineData("verdict:none ferries", new[] { 2, 3, 4 })]
    [InlineData("ferry nature:prediction", new[] { 2, 3 })]
    [InlineData("ferry -nature:prediction", new[] { 1, 4 })]
    [InlineData("nature:opinion OR bridge", new[] { 4, 5 })]
    [InlineData("speaker:smith nature:prediction", new[] { 2 })]
    [InlineData("title:bridges event:1962", new[] { 5 })]
    public async Task A_property_finds_the_claims_that_have_it(string query, int[] claims)
    {
        SearchLevels.Of(QueryParser.Parse(query)).Should().Be(SearchLevel.Claims);
        (await _archive.FindAsync(query, SearchLevel.Claims)).Should().BeEquivalentTo(new { Total = claims.Length, IsComplete = true });
        (await _archive.IdsAsync(query, SearchLevel.Claims)).Should().BeEquivalentTo(claims);
        (await _archive.Engine.AllAsync(QueryParser.Parse(query), SearchLevel.Claims, CancellationToken.None)).Should().BeEquivalentTo(claims, "an export has what the search has");
    }

    // What articles can be too is asked of claims only where claims are looked for.
    [Fact]
    public async Task Damage_is_the_claim_s_where_claims_are_looked_for_and_the_article_s_elsewhere()
    {
        SearchLevels.Of(QueryParser.Parse("is:damaged")).Should().Be(SearchLevel.Articles);
        SearchLevels.Of(QueryParser.Parse("is:damaged has:figure")).Should().Be(SearchLevel.Claims);
        (await _archive.IdsAsync("is:damaged", SearchLevel.Claims)).Should().BeEquivalentTo([3]);
    }

    [Theory]
    [InlineData("claim:(ferry nature:opinion)", new[] { 1 })]
    [InlineData("claim:(sink nature:opinion)", new int[0])]
    [InlineData("-claim:nature:prediction", new[] { 2 })]
    public async Task Inside_a_claim_it_finds_articles(string query, int[] articles)
    {
        SearchLevels.Of(QueryParser.Parse(query)).Should().Be(SearchLevel.Articles);
        (await _archive.IdsAsync(query)).Should().BeEquivalentTo(articles);
    }

    [Fact]
    public async Task All_claims_of_a_property_are_read_from_the_index_alone()
    {
        await using var connection = _archive.Database.OpenReaderConnection();
        await using var command = connection.CreateCommand();
        command.CommandText = "EXPLAIN QUERY PLAN " + PropertyQueries.Claims(QueryProperty.Nature, "Fact");
        command.Parameters.AddWithValue("?1", "Fact");
        var plan = new List<string>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            plan.Add(reader.GetString(3));

        plan.Should().Contain(step => step.Contains("COVERING INDEX IX_Claims_Properties", StringComparison.Ordinal));
    }

    private static ClaimTime Year(int year) => new(new DateOnly(year, 1, 1), new DateOnly(year, 12, 31), TimePrecision.Year, TimeAnchor.Stated, new TextSpan(0, 1));

    private Task<int> SetAsync(int id, Action<Claim> set) => _archive.Database.WriteAsync(
        async db =>
        {
            var claim = await db.Claims.AsTracking().SingleAsync(row => row.Id == id);
            set(claim);
            return await db.SaveChangesAsync();
        },
        CancellationToken.None);

    private Task<int> VerdictAsync(int claimId, VerdictRating rating, VerdictStatus status) => _archive.Database.WriteAsync(
        async db =>
        {
            db.Verdicts.Add(new Verdict { ClaimId = claimId, ArticleId = 1, ClaimText = "", Prefix = "", Suffix = "", WordsHash = "", Rating = rating, Reason = "", Status = status });
            return await db.SaveChangesAsync();
        },
        CancellationToken.None);
}
