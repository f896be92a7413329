using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ArticleArchive.Benchmarks.Training;
using ArticleArchive.Parsing;
using ArticleArchive.Parsing.Claims;
using ArticleArchive.Parsing.Models;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Benchmarks.Claims;

/// <summary>Who said what: fits the vote over the proposals and measures the stage on labelled articles that the fit has not seen.</summary>
internal static class AttributionTraining
{
    private const int Folds = 5;
    private const double Penalty = 1.5e-3;
    private const double LeastOverlap = 0.5;
    private const int Rounds = 5;

    /// <param name="data">The folder of the labelled texts.</param>
    /// <param name="output">Where the weights go, or null to measure only.</param>
    /// <param name="log">Takes what was missed and what was wrong on the hold-out, or null.</param>
    public static void Run(string data, string? output, TextWriter? log)
    {
        var articles = LabelledArticle.ReadAll(Path.Combine(data, "articles"));
        var set = new TrainingSet(AttributionFeatures.Space, AttributionFeatures.Classes);
        foreach (var article in articles)
            AddExamples(set, article);

        // Each fold is measured with weights that were fitted without it.
        var score = new AttributionScore();
        for (var fold = 0; fold < Folds; fold++)
        {
            var held = fold;
            var vote = new AttributionVote(Fit(set, id => Fold(id) != held));
            foreach (var article in articles.Where(article => Fold(article.Id) == held))
                score.Add(article, ClaimExtractor.Extract(article.Text, PlainClaims.Blocks(article.Text), [], vote, out _), log);
        }

        Console.WriteLine(score.Summary("who said what"));
        var all = Fit(set, _ => true);
        if (output is not null)
        {
            using var file = File.Create(Path.Combine(output, AttributionVote.ResourceName));
            all.Write(file);
        }

        Time(articles, new AttributionVote(all));
    }

    private static LinearModel Fit(TrainingSet set, Func<string, bool> learnsFrom) => LogisticRegression.Fit(set, example => learnsFrom(set.GroupOf(example)), Penalty);

    private static int Fold(string id) => SHA256.HashData(Encoding.UTF8.GetBytes(id))[0] % Folds;

    // A proposal is right when a person marked the same words for the same source.
    private static void AddExamples(TrainingSet set, LabelledArticle article)
    {
        foreach (var speeches in ClaimExtractor.Propose(article.Text, PlainClaims.Blocks(article.Text)))
        {
            var features = new AttributionFeatures(article.Text, speeches);
            foreach (var proposal in speeches.Attributions)
            {
                var isRight = article.Attributions.Any(label => AttributionScore.Overlap(article.Text, label.Parts, proposal.Parts) >= LeastOverlap && IsSource(label, proposal));
                set.Add(features.Of(proposal), isRight ? 1 : 0, 1, article.Id);
            }
        }
    }

    private static bool IsSource(LabelledAttribution label, Proposal proposal) => label.Source is { } source && proposal.Rule != FrameRule.Carried && proposal.Source.Kind != MentionKind.None
        ? source.Overlaps(proposal.Source.Span)
        : label.Source is null || proposal.Rule == FrameRule.Carried;

    private static void Time(List<LabelledArticle> articles, AttributionVote vote)
    {
        var words = articles.Sum(article => Tokens.CountWords(article.Text, new TextSpan(0, article.Text.Length)));
        var clock = Stopwatch.StartNew();
        for (var i = 0; i < Rounds; i++)
        {
            foreach (var article in articles)
                ClaimExtractor.Extract(article.Text, PlainClaims.Blocks(article.Text), [], vote, out _);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{articles.Count} articles, {words} words, {clock.Elapsed.TotalMilliseconds / Rounds / words * 1000:0.0} ms per 1,000 words"));
    }
}
