using ArticleArchive.Parsing;

namespace ArticleArchive.Web.Pages.Claims;

/// <summary>What a claim is, as the small tags under its text. What is ordinary (affirmed, asserted) is not said.</summary>
public sealed record ClaimTags(ClaimForm Form, ClaimNature Nature, ClaimPolarity Polarity, ClaimCertainty Certainty, string? Speaker, bool IsQuotable);
