using ArticleArchive.Web.Ingestion.Reviews;
using Microsoft.Extensions.DependencyInjection;

namespace ArticleArchive.Web.Tests.Browser;

/// <summary>A test that visits every page of an archive in which every page has something to show.</summary>
public abstract class EveryPageTest(Chromium chromium) : BrowserTest(chromium)
{
    /// <summary>Arranges the archive and names its pages.</summary>
    protected async Task<IReadOnlyList<string>> PathsAsync()
    {
        var lost = await LostVerdictAsync();
        var search = await SearchExamples.StoreAsync(App);
        await using var db = App.Database.OpenReader();
        var specimen = SpecimenId;
        var quotable = db.Claims.First(claim => claim.ArticleId == specimen && claim.IsQuotable && claim.Speaker != null).Id;
        var damaged = db.Claims.First(claim => claim.ArticleId == specimen && !claim.IsQuotable).Id;
        return
        [
            "/", "/articles", "/articles?health=whole&publisher=Nobody", $"/articles/{specimen}?q=light", $"/articles/{specimen}?at=300-500",
            $"/articles/{DamagedId}", $"/articles/{specimen}/ledger", $"/articles/{CleanedId}/ledger?class=account",
            $"/articles/{specimen}/source", $"/articles/{specimen}/ledger?view=marked", $"/articles/{CleanedId}/ledger?view=compare",
            $"/articles/{CleanedId}/ledger?find=logged", $"/articles/{DamagedId}/repair", $"/articles/{DamagedId}/repair?finding=6",
            $"/articles/{DamagedId}/repair?block=3", $"/articles/{DamagedId}/repair?at=20-60", $"/articles/{DamagedId}/claims/new?at=20-60", "/search?q=in%3Aremoved%20registering",
            "/claims", "/claims?sort=worth&status=Auto", "/claims/reviewed", "/claims/reviewed?show=orphaned", $"/verdicts/{lost}", $"/verdicts/new?claim={quotable}", "/verdicts",
            "/verdicts/known", "/verdicts/known?show=all", $"/claims/{quotable}", $"/claims/{damaged}",
            "/search", "/search?q=russia", "/search?q=dredger", "/search?q=dredger+paid&p=2", "/search?q=dredger+OR+ferry&level=sections", "/search?q=dredger&level=claims&sort=published-desc", "/search?q=dredgr+breakwater", "/search?q=dredger+xyzzyx",
            "/search?q=%28russia+%22reset", "/search?q=which+of+the+towns+paid+for+the+dredger+after+the+storm", "/search?q=harbour+-ferry+title%3Astorm", "/search/help", "/search/help?find=date", "/search/batch",
            $"/search/batch/{search.BatchId}", "/search/batch/none", "/search/index", "/searches", "/searches?at=1", "/searches/1", $"/search/explain?q=dredger&id={search.ArticleId}",
            $"/articles/{search.ArticleId}/similar", $"/articles/{search.ArticleId}?q=dredger&hit=2",
            "/add", "/add/1", $"/add/rehearsal/{RehearsalId}", $"/add/rehearsal/{RehearsalId}/0",
            "/duplicates", $"/articles/{CopyId}/versions", $"/articles/{CopyId - 1}/versions?view=inline&all=true", "/about", "/settings", "/articles/999999",
            "/disagreements", "/disagreements?state=orphaned", "/repeated", "/speakers", $"/speakers/{db.Speakers.First(speaker => speaker.Name == ClaimTexts.Mayor).Id}",
            "/timeline", "/timeline?clock=Published", "/claims/map", "/claims/map?rows=publisher", "/evidence", "/search?q=lighthouse&level=claims", "/care", "/care?kind=hole", "/care/map", "/update", $"/update/{specimen}", "/rules",
        ];
    }

    // A claim that was decided about and checked, and whose words the file's next version has not.
    private async Task<int> LostVerdictAsync()
    {
        const string Text = "Two harbours\n\nThe old harbour has room for 40 boats. The new harbour was opened in the spring of 2013.";
        await using var db = App.Database.OpenReader();
        var first = (await App.IngestAsync("harbours.txt", Text)).ArticleId!.Value;
        var claim = db.Claims.First(row => row.ArticleId == first && row.Text.Contains("40 boats")).Id;
        await App.Services.GetRequiredService<ClaimReviewing>().DecideAsync(claim, new ReviewRequest(Web.Data.ReviewStatus.Confirmed), CancellationToken.None);
        var verdict = await App.Services.GetRequiredService<VerdictWriting>().BeginAsync(claim, new VerdictText(Web.Data.VerdictRating.True, RatingWords: null, "It has.", []), author: null, CancellationToken.None);
        await App.IngestAsync("harbours.txt", Text.Replace("40 boats", "45 boats", StringComparison.Ordinal));
        return verdict!.Value;
    }
}
