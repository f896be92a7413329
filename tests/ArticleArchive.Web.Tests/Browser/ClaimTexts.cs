namespace ArticleArchive.Web.Tests.Browser;

/// <summary>Articles of four publishers about one town, whose claims repeat and contradict each other.</summary>
internal static class ClaimTexts
{
    public const string Mayor = "Ingrid Halvorsen";

    /// <summary>Stores them.</summary>
    public static async Task StoreAsync(ArchiveApp app)
    {
        (string Publisher, string Published, string Title, string Body)[] articles =
        [
            ("The Harbour Gazette", "2014-03-04", "A bridge at last",
                "The new bridge over the Sund of Stennis cost 40 million pounds. “The water of the Stennis reservoir is safe to drink,” said Mayor Ingrid Halvorsen. The opposition will vote against the budget."),
            ("Northern Herald", "2014-03-05", "What the bridge cost",
                "The new bridge over the Sund of Stennis cost 65 million pounds. “We will build a second bridge before the end of 2024,” said Mayor Ingrid Halvorsen. Tomas Reyes said that the water of the Stennis reservoir is not safe to drink."),
            ("Island Post", "2015-06-12", "The price of the Sund",
                "According to the harbour office, the new bridge over the Sund of Stennis cost 40 million pounds. “The plan is a disgrace for the whole region,” said Tomas Reyes. The storm of January 2012 destroyed 120 houses on the northern islands."),
            ("Daily Ledger", "2017-01-20", "Islands wait for an answer",
                "The storm of January 2012 destroyed 120 houses on the northern islands. “The council should pay the fishermen of the islands,” said Helen Park. Unemployment in Stennis rose to nine per cent in 2016."),
        ];
        for (var i = 0; i < articles.Length; i++)
        {
            var (publisher, published, title, body) = articles[i];
            await app.IngestAsync(
                $"stennis/{i}.html",
                $"<html lang=\"en\"><head><title>{title}</title><meta property=\"og:site_name\" content=\"{publisher}\"><meta property=\"article:published_time\" content=\"{published}\"></head><body><article><h1>{title}</h1><p>{body}</p></article></body></html>");
        }
    }
}
