using ArticleArchive.Parsing.Models;

namespace ArticleArchive.Parsing.Tests.Claims.Judgement;

public class ClaimRetrainingTests
{
    private static readonly string[] s_things = ["bridge", "school", "harbour", "library", "tunnel", "market", "station", "museum", "hospital", "stadium"];

    [Fact]
    public void What_people_correct_again_and_again_is_learnt_and_the_gain_is_measured_on_what_was_held_out()
    {
        // The program takes these for facts; the reader of this archive does not.
        var result = ClaimRetraining.Fit([.. Corrections("milestone", ClaimNature.Opinion), .. Corrections("cost", ClaimNature.Fact)])!;

        result.HeldOut.Should().BeGreaterThanOrEqualTo(ClaimRetraining.LeastHeldOut);
        (result.Learned + result.HeldOut).Should().Be(80);
        result.After.Should().BeGreaterThan(result.Before);
    }

    [Fact]
    public void The_same_corrections_give_the_same_weights_in_whatever_order()
    {
        var corrections = Corrections("milestone", ClaimNature.Opinion).Concat(Corrections("cost", nature: null)).ToList();

        Bytes(ClaimRetraining.Fit(corrections)!.Weights).Should().Equal(Bytes(ClaimRetraining.Fit([.. Enumerable.Reverse(corrections)])!.Weights));
    }

    [Fact]
    public void Weights_are_read_as_they_were_written_and_what_is_none_is_refused()
    {
        var weights = ClaimRetraining.Fit([.. Corrections("milestone", ClaimNature.Opinion), .. Corrections("cost", ClaimNature.Fact)])!.Weights;
        var bytes = Bytes(weights);

        Bytes(ClaimWeights.Read(new MemoryStream(bytes))).Should().Equal(bytes);
        foreach (var broken in new[] { bytes[..1000], [], "no weights"u8.ToArray() })
            FluentActions.Invoking(() => ClaimWeights.Read(new MemoryStream(broken))).Should().Throw<InvalidDataException>();
    }

    [Fact]
    public void Too_few_corrections_and_those_of_a_single_article_teach_nothing()
    {
        ClaimRetraining.Fit([.. Corrections("milestone", ClaimNature.Opinion).Take(ClaimRetraining.LeastCorrections - 1)]).Should().BeNull();
        ClaimRetraining.Fit([.. Corrections("milestone", ClaimNature.Opinion).Concat(Corrections("cost", ClaimNature.Fact)).Select(one => one with { Group = "one" })]).Should().BeNull("nothing could be held out");
        ClaimRetraining.Fit([.. Enumerable.Repeat(new ClaimCorrection("The bridge is a milestone.", ClaimNature.Opinion, "a"), 100)]).Should().BeNull("a hundred times the same is one");
    }

    [Fact]
    public void Few_examples_move_the_weights_that_they_start_from_and_none_leave_them()
    {
        var space = new FeatureSpace(["a", "b"], hashBits: 0);
        var prior = LinearModel.FromWeights(space, ["no", "yes"], [0.5, 2, -1]);
        var set = new TrainingSet(space, ["no", "yes"]);
        var vector = new FeatureVector(space);
        vector.AddAt(0, 1);
        set.Add(vector, label: 0, weight: 1, "x");

        var held = LogisticRegression.Fit(set, static _ => true, penalty: 1_000, prior: prior);
        var moved = LogisticRegression.Fit(set, static _ => true, penalty: 0.1, prior: prior);

        held.Score(vector).Should().BeApproximately(prior.Score(vector), 0.01f);
        moved.Score(vector).Should().BeLessThan(prior.Score(vector));
        moved.WeightOf(1).Should().BeApproximately(-1, 0.001f, "no example has the other feature");
    }

    private static IEnumerable<ClaimCorrection> Corrections(string what, ClaimNature? nature) =>
        from year in Enumerable.Range(2010, 4)
        from thing in s_things
        select new ClaimCorrection(what == "cost" ? $"The {thing} of {year} had a cost of {year - 1900} million pounds." : $"The {thing} of {year} was a milestone in the story of the town.", nature, thing);

    private static byte[] Bytes(ClaimWeights weights)
    {
        using var stream = new MemoryStream();
        weights.Write(stream);
        return stream.ToArray();
    }
}
