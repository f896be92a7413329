using System.Diagnostics;
using System.Globalization;
using ArticleArchive.Parsing;

namespace ArticleArchive.Benchmarks.Claims;

/// <summary>Who said what: measures the stage on the labelled articles.</summary>
internal static class AttributionTraining
{
    public static void Run(string data, string? output, TextWriter? log)
    {
        var articles = LabelledArticle.ReadAll(Path.Combine(data, "articles"));
        var score = new AttributionScore();
        foreach (var article in articles)
            score.Add(article, PlainClaims.Find(article.Text), log);
        Console.WriteLine(score.Summary("who said what, rules"));
        var words = articles.Sum(article => article.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length);
        var clock = Stopwatch.StartNew();
        const int rounds = 5;
        for (var i = 0; i < rounds; i++)
        {
            foreach (var article in articles)
                PlainClaims.Find(article.Text);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{words} words, {clock.Elapsed.TotalMilliseconds / rounds / words * 1000:0.0} ms per 1,000 words"));
    }
}
