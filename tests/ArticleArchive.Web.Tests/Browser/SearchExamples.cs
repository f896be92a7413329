using System.Globalization;
using System.Text;
using ArticleArchive.Web.Data;
using ArticleArchive.Web.Search;
using ArticleArchive.Web.Search.Batch;
using ArticleArchive.Web.Search.Saved;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ArticleArchive.Web.Tests.Browser;

/// <summary>Invented articles, saved searches and a list of queries: enough for every part of the search pages to show.</summary>
/// <param name="BatchId">A list that was searched, with found, not found and unreadable queries.</param>
/// <param name="ArticleId">An article with several hits for <c>dredger</c>.</param>
internal sealed record SearchExamples(string BatchId, int ArticleId)
{
    private static readonly (string Publisher, string Author, string Town, string Language)[] s_houses =
    [
        ("The Harbour Gazette", "Ada Marsh", "Stennis", "en"), ("Northern Herald", "Tomas Reyes", "Lerwick", "en"), ("Island Post", "Jan Ólafsson", "Kirkwall", "en"),
        ("Der Küstenbote", "Grete Jansen", "Husum", "de"), ("Le Phare de l’Ouest, journal des ports et des îles", "Maëlle Le Goff", "Brest", "fr"), ("Daily Ledger", "Helen Park", "Thurso", "en"),
    ];

    private static readonly string[] s_subjects = ["the dredger", "the ferry", "the breakwater", "the fish market", "the pilot station", "the lifeboat", "the sea wall"];

    private static readonly string[] s_events =
    [
        "was paid for twice, the auditors found", "will not be mended before the winter of 2021", "lost a third of its income between 2015 and 2017", "was named after a captain who never sailed it",
        "is older than the town’s charter", "must be sold if the council does not agree by May", "carried 41,000 passengers in a year", "was closed for eleven weeks after the storm",
    ];

    private static readonly string[] s_german = ["Der Bagger im Hafen von {0} wurde zweimal bezahlt, sagen die Prüfer. „Wir haben davon nichts gewusst“, sagte die Bürgermeisterin. Der dredger kam aus England."];

    private static readonly string[] s_french = ["La drague du port de {0} a été payée deux fois, selon les auditeurs. « Nous n’en savions rien », a déclaré le maire. On l’appelait ici le dredger."];

    /// <summary>Stores them.</summary>
    public static async Task<SearchExamples> StoreAsync(ArchiveApp app)
    {
        var random = new Random(7);
        for (var i = 0; i < 50; i++)
        {
            var (publisher, author, town, language) = s_houses[random.Next(s_houses.Length)];
            var subject = s_subjects[random.Next(s_subjects.Length)];
            var date = new DateOnly(2009, 1, 1).AddDays(random.Next(4_300)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            var text = language switch
            {
                "de" => string.Format(CultureInfo.InvariantCulture, s_german[0], town),
                "fr" => string.Format(CultureInfo.InvariantCulture, s_french[0], town),
                _ => English(random, subject, town),
            };
            await app.IngestAsync(
                $"coast/{i}.html",
                $"<html lang={language}><head><title>{Title(subject, town, i)}</title><meta property=\"og:site_name\" content=\"{publisher}\"><meta name=author content=\"{author}\"><meta property=\"article:published_time\" content=\"{date}\"></head><body><article><h1>{Title(subject, town, i)}</h1>{text}</article></body></html>");
        }

        var saved = app.Services.GetRequiredService<SavedSearches>();
        await saved.SaveAsync("The dredger and who paid for it", "dredger paid", SearchLevel.Articles, sort: null, CancellationToken.None);
        await saved.SaveAsync("Claims of the auditors about money", "auditors nature:fact", SearchLevel.Claims, "published-desc", CancellationToken.None);
        var last = await app.IngestAsync(
            "coast/last.html",
            "<html lang=en><head><title>The dredger leaves Stennis</title><meta property=\"og:site_name\" content=\"Island Post\"><meta property=\"article:published_time\" content=\"2021-03-09\"></head><body><article><h1>The dredger leaves Stennis</h1>"
            + string.Concat(Enumerable.Range(1, 12).Select(i => $"<p>On day {i} the dredger was paid for once more, the harbour office of Stennis said. Nobody on the quay believed that the dredger would come back, and the fishermen said so.</p>")) + "</article></body></html>");

        var queue = app.Services.GetRequiredService<BatchQueue>();
        var batch = await queue.AddAsync(["dredger paid", "speaker:\"Helen Park\" ferry", "submarine cable", "()", "published:2015..2017 \"sea wall\"", "(breakwater OR \"fish market"], leftOut: 0, CancellationToken.None);
        await Eventually.IsAsync(() => !queue.Find(batch!)!.IsRunning, "the list is searched");
        return new SearchExamples(batch!, last.ArticleId!.Value);
    }

    /// <summary>Makes the index look as it does while it is built anew.</summary>
    public static Task StopRebuildHalfwayAsync(ArchiveDatabase database) => database.WriteAsync(
        db => db.IndexStates.ExecuteUpdateAsync(set => set.SetProperty(state => state.RebuiltUpTo, 30).SetProperty(state => state.RebuildTotal, 120)), CancellationToken.None);

    private static string Title(string subject, string town, int number) => $"{char.ToUpperInvariant(subject[0])}{subject[1..]} of {town}, {(number % 3) switch { 0 => "and who pays", 1 => "again", _ => "in the council" }}";

    private static string English(Random random, string subject, string town)
    {
        var text = new StringBuilder();
        var count = random.Next(3, 7);
        for (var i = 0; i < count; i++)
        {
            if (i == 2)
                text.Append("<h2>What the council says</h2>");
            var what = i == 0 ? subject : s_subjects[random.Next(s_subjects.Length)];
            text.Append(CultureInfo.InvariantCulture, $"<p>{char.ToUpperInvariant(what[0])}{what[1..]} of {town} {s_events[random.Next(s_events.Length)]}. “We {(random.Next(2) == 0 ? "will" : "should")} not pay for {what} again,” said {s_houses[random.Next(s_houses.Length)].Author}. ");
            text.Append(CultureInfo.InvariantCulture, $"According to the harbour office, {what} cost {random.Next(2, 90)} million pounds in {random.Next(2008, 2021)}.</p>");
        }

        return text.ToString();
    }
}
