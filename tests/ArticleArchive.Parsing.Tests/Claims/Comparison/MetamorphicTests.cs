using ArticleArchive.Parsing.Claims.Comparison;

namespace ArticleArchive.Parsing.Tests.Claims.Comparison;

/// <summary>What may change in a claim without its saying something else, and what may not; 99 in 100 of the generated variants must hold.</summary>
public sealed class MetamorphicTests(ITestOutputHelper output)
{
    private const double LeastShare = 0.99;

    [Fact]
    public void A_frame_a_quotation_mark_a_form_of_a_figure_the_passive_or_a_service_line_changes_nothing() => Measure(
        claim => claim.Same(), (_, relation) => relation == ClaimRelation.Same);

    [Fact]
    public void Another_figure_actor_or_year_a_negation_or_a_contrary_is_never_the_same() => Measure(
        claim => claim.Different(), (_, relation) => relation != ClaimRelation.Same);

    [Fact]
    public void A_difference_is_called_what_it_is() => Measure(
        claim => claim.Different(),
        (how, relation) => how.Split(' ')[0] switch
        {
            "negation" or "contrary" => relation == ClaimRelation.Opposite,
            "figure" or "year" => relation == ClaimRelation.FiguresDiffer,
            _ => relation == ClaimRelation.Related,
        },
        least: 0.9);

    [Fact]
    public void Changed_round_two_claims_are_to_each_other_what_they_were() => Measure(
        claim => claim.Same().Concat(claim.Different()).Where((_, i) => i % 3 == 0),
        (_, _) => true,
        symmetric: true);

    [Fact]
    public void A_small_word_that_changes_what_is_said_is_seen() => MeasureContrasts(contrast => contrast.Different(), (_, relation) => relation != ClaimRelation.Same);

    [Fact]
    public void Other_words_for_the_same_change_nothing() => MeasureContrasts(contrast => contrast.Equal(), (_, relation) => relation == ClaimRelation.Same);

    [Fact]
    public void A_small_difference_is_called_what_it_is() => MeasureContrasts(
        contrast => contrast.Different(),
        (how, relation) => how switch
        {
            "qualifier" or "swap" or "score" or "change" => relation == ClaimRelation.FiguresDiffer,
            "without" or "contrary" or "answer" or "compare" => relation == ClaimRelation.Opposite,
            "doubt" => relation is ClaimRelation.Opposite or ClaimRelation.Reports,
            "preposition" => relation is ClaimRelation.Related or ClaimRelation.Opposite,
            _ => relation == ClaimRelation.Related,
        },
        least: 0.9);

    private void MeasureContrasts(Func<ClaimContrast, IEnumerable<(string How, string Text)>> variants, Func<string, ClaimRelation, bool> holds, double least = LeastShare) =>
        Measure([.. ClaimContrast.Known.Concat(ClaimContrast.Fresh).Select(contrast => (contrast.Text, variants(contrast)))], holds, least, symmetric: true);

    private void Measure(Func<BaseClaim, IEnumerable<(string How, string Text)>> variants, Func<string, ClaimRelation, bool> holds, double least = LeastShare, bool symmetric = false) =>
        Measure([.. BaseClaim.All.Select(claim => (claim.Text, variants(claim)))], holds, least, symmetric);

    private void Measure(IReadOnlyList<(string Text, IEnumerable<(string How, string Text)> Variants)> claims, Func<string, ClaimRelation, bool> holds, double least, bool symmetric)
    {
        var (count, right, failures) = (0, 0, new List<string>());
        foreach (var (claim, variants) in claims)
        {
            var original = ClaimProfile.Of(claim);
            foreach (var (how, text) in variants)
            {
                var variant = ClaimProfile.Of(text);
                var comparison = ClaimComparer.Compare(original, variant);
                var isRight = holds(how, comparison.Relation) && (!symmetric || ClaimComparer.Compare(variant, original).Relation == comparison.Relation);
                count++;
                right += isRight ? 1 : 0;
                if (!isRight)
                    failures.Add($"{how}: {comparison.Relation} ({comparison.Score:0.00}) {claim} | {text.ReplaceLineEndings("⏎")} | {comparison.Why[0]}");
            }
        }

        output.WriteLine($"{right} of {count} variants of {claims.Count} claims");
        foreach (var failure in failures)
            output.WriteLine(failure);
        count.Should().BeGreaterThan(400);
        ((double)right / count).Should().BeGreaterThanOrEqualTo(least, string.Join('\n', failures.Take(10)));
    }
}
