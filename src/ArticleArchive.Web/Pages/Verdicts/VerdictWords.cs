using ArticleArchive.Web.Data;
using ArticleArchive.Web.Ingestion.Reviews;

namespace ArticleArchive.Web.Pages.Verdicts;

/// <summary>The pages' English for verdicts.</summary>
internal static class VerdictWords
{
    public static string Of(VerdictRating rating) => rating switch
    {
        VerdictRating.MostlyTrue => "mostly true",
        VerdictRating.MostlyFalse => "mostly false",
        VerdictRating.Mixed => "partly true",
        _ => rating.ToString().ToLowerInvariant(),
    };

    /// <summary>What a rating means, beside its name in a list to choose from.</summary>
    public static string Meaning(VerdictRating rating) => rating switch
    {
        VerdictRating.True => "it is so",
        VerdictRating.MostlyTrue => "so but for details that change little",
        VerdictRating.Mixed => "part of it is so, part is not",
        VerdictRating.Misleading => "what it makes one believe is not so",
        VerdictRating.MostlyFalse => "not so but for a grain",
        VerdictRating.False => "it is not so",
        _ => "it cannot be told from what is known",
    };

    public static string CssClass(VerdictRating rating) => rating switch
    {
        VerdictRating.True or VerdictRating.MostlyTrue => "good",
        VerdictRating.Mixed or VerdictRating.Misleading => "warn",
        VerdictRating.MostlyFalse or VerdictRating.False => "bad",
        _ => "",
    };

    /// <summary>What a person can say of a verdict of others, as the words of a button.</summary>
    public static IReadOnlyList<(KnownVerdictAnswer Answer, string Label)> Answers { get; } =
    [
        (KnownVerdictAnswer.Same, "This very statement"), (KnownVerdictAnswer.Opposite, "Its opposite"),
        (KnownVerdictAnswer.Other, "Another statement on this matter"), (KnownVerdictAnswer.Unrelated, "Another matter"),
    ];

    /// <summary>What a verdict of others is to a claim: a rating of another statement never stands beside a claim without it.</summary>
    public static string Of(KnownVerdictAnswer checks) => checks switch
    {
        KnownVerdictAnswer.Same => "a check of this statement",
        KnownVerdictAnswer.Opposite => "a check of the opposite statement",
        KnownVerdictAnswer.Other => "a check of another statement on the same matter",
        _ => "a check of another matter",
    };

    public static string Of(VerdictStatus status) => status switch
    {
        VerdictStatus.InReview => "in review",
        _ => status.ToString().ToLowerInvariant(),
    };

    /// <summary>What brings a verdict to a state, as the words of a button.</summary>
    public static string Action(VerdictStatus from, VerdictStatus to) => (from, to) switch
    {
        (_, VerdictStatus.InReview) => "Send to review",
        (_, VerdictStatus.Published) => "Publish",
        (_, VerdictStatus.Withdrawn) => "Withdraw",
        (VerdictStatus.InReview, _) => "Back to draft",
        _ => "Take up again as a draft",
    };

    /// <summary>A step of the history in the past tense.</summary>
    /// <param name="before">The step before it, or null.</param>
    public static string Done(VerdictStep step, VerdictStep? before) => (step.From, step.To) switch
    {
        (null, _) => "Begun",
        var (from, to) when from == to && before is not null && before.Rating == step.Rating && before.RatingWords == step.RatingWords && before.Reason == step.Reason && before.Sources.SequenceEqual(step.Sources) => "Moved",
        var (from, to) when from == to => "Rewritten",
        (_, VerdictStatus.InReview) => "Sent to review",
        (_, VerdictStatus.Published) => "Published",
        (_, VerdictStatus.Withdrawn) => "Withdrawn",
        (VerdictStatus.InReview, _) => "Sent back to draft",
        _ => "Taken up again",
    };

    public static string Of(VerdictOutcome outcome) => outcome switch
    {
        VerdictOutcome.Done => "Saved.",
        VerdictOutcome.AlreadySo => "Nothing was changed: it was so already.",
        VerdictOutcome.Changed => "Nothing was saved: the verdict has changed since the page was opened. What you wrote stands below; compare it with the verdict as it is now.",
        VerdictOutcome.NotAllowed => "Nothing was saved: a verdict in this state cannot be changed so.",
        VerdictOutcome.Unfounded => "Not published: write down the reason and at least one source first.",
        _ => "There is no such verdict.",
    };
}
