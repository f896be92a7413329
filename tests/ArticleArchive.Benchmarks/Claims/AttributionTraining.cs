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

    // The shipped threshold is among them.
    private static readonly double[] s_thresholds = [0.3, AttributionVote.Least, 0.6];

    /// <param name="data">The folder of the labelled texts.</param>
    /// <param name="output">Where the weights go, or null to measure only.</param>
    /// <param name="log">Takes what was missed and what was wrong on the hold-out, or null.</param>
    public static void Run(string data, string? output, TextWriter? log)
    {
        var articles = LabelledArticle.ReadAll(Path.Combine(data, "articles"));
        // The vote learns how far to believe the tagger from sentences that the tagger has not seen.
        var sentences = articles.SelectMany(TaggerTraining.Sentences).ToList();
        var taggers = Enumerable.Range(0, Folds).Select(held => TaggerTraining.Fit([.. sentences.Where(sentence => Fold(sentence.Group) != held)])).ToList();
        var set = new TrainingSet(AttributionFeatures.Space, AttributionFeatures.Classes);
        foreach (var article in articles)
            AddExamples(set, article, taggers[Fold(article.Id)]);

        // Each fold is measured with weights that were fitted without it.
        var weights = Enumerable.Range(0, Folds).Select(held => Fit(set, id => Fold(id) != held)).ToList();
        foreach (var least in s_thresholds)
        {
            var score = new AttributionScore();
            foreach (var article in articles)
            {
                var vote = new AttributionVote(weights[Fold(article.Id)], taggers[Fold(article.Id)], least);
                score.Add(article, ClaimExtractor.Extract(article.Text, PlainClaims.Blocks(article.Text), [], published: null, vote, out _), least == AttributionVote.Least ? log : null);
            }

            Console.WriteLine(score.Summary(string.Create(CultureInfo.InvariantCulture, $"who said what, from {least:0.00} on")));
        }

        var all = Fit(set, _ => true);
        var tagger = TaggerTraining.FitWeights(sentences);
        if (output is not null)
        {
            Write(all, output, AttributionVote.ResourceName);
            Write(tagger, output, AttributionTagger.ResourceName);
        }

        // Written before the rules for what they show, and no weight is fitted on them.
        var unseen = new AttributionScore();
        foreach (var article in LabelledArticle.ReadAll(Path.Combine(data, "unseen")))
            unseen.Add(article, ClaimExtractor.Extract(article.Text, PlainClaims.Blocks(article.Text), [], published: null, new AttributionVote(all, new AttributionTagger(tagger)), out _), log);
        Console.WriteLine(unseen.Summary("who said what, articles that no rule or weight was made for"));
        Time(articles, new AttributionVote(all, new AttributionTagger(tagger)));
    }

    private static void Write(LinearModel model, string folder, string name)
    {
        using var file = File.Create(Path.Combine(folder, name));
        model.Write(file);
    }

    private static LinearModel Fit(TrainingSet set, Func<string, bool> learnsFrom) => LogisticRegression.Fit(set, example => learnsFrom(set.GroupOf(example)), Penalty);

    private static int Fold(string id) => SHA256.HashData(Encoding.UTF8.GetBytes(id))[0] % Folds;

    // A proposal is right when a person marked the same words for the same source.
    private static void AddExamples(TrainingSet set, LabelledArticle article, AttributionTagger tagger)
    {
        foreach (var speeches in ClaimExtractor.Propose(article.Text, PlainClaims.Blocks(article.Text)))
        {
            var candidates = new Candidates(speeches, tagger);
            var features = new AttributionFeatures(article.Text, candidates);
            foreach (var proposal in candidates.All)
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
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        for (var i = 0; i < Rounds; i++)
        {
            foreach (var article in articles)
                ClaimExtractor.Extract(article.Text, PlainClaims.Blocks(article.Text), [], published: null, vote, out _);
        }

        // Of the whole claims stage; time of the processor, since the machine may have other things to do.
        process.Refresh();
        var spent = (process.TotalProcessorTime - before).TotalMilliseconds;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{articles.Count} articles, {words} words, {spent / Rounds / words * 1000:0.0} ms per 1,000 words"));
    }
}
