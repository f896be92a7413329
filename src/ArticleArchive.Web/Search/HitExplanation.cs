namespace ArticleArchive.Web.Search;

/// <summary>Why a hit was found, and how its rank came about.</summary>
/// <param name="Title">The article's.</param>
/// <param name="Terms">The words and phrases of the query, in its order.</param>
/// <param name="Parts">What the score is the sum of.</param>
/// <param name="Score">The sum; greater is better.</param>
public sealed record HitExplanation(string Title, IReadOnlyList<TermExplanation> Terms, IReadOnlyList<ScorePart> Parts, double Score);

/// <summary>What one word or phrase of the query did for a hit.</summary>
/// <param name="Typed">As it stands in the query.</param>
/// <param name="Folded">The words of the archive it stands for: folded, its inflections, its completions.</param>
/// <param name="Fields">Where it was found; empty where it was not.</param>
/// <param name="Idf">How much it says: the rarer, the more.</param>
/// <param name="Score">Its part of the score.</param>
public sealed record TermExplanation(string Typed, IReadOnlyList<string> Folded, IReadOnlyList<FieldHits> Fields, double Idf, double Score);

/// <summary>The hits of a word in one field.</summary>
/// <param name="Field">Such as <c>title</c>.</param>
/// <param name="Words">The words as they stand there, each once.</param>
/// <param name="Count">Number of places.</param>
public sealed record FieldHits(string Field, IReadOnlyList<string> Words, int Count);

/// <summary>A summand of a score.</summary>
/// <param name="Name">Such as <c>nearness</c>.</param>
/// <param name="Why">A sentence.</param>
public sealed record ScorePart(string Name, string Why, double Value);
