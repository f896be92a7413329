namespace ArticleArchive.Parsing;

/// <summary>How whole an article is, from its findings.</summary>
public static class HealthScore
{
    /// <returns>100 for no damage, down to 0. A serious finding costs 20, a warning 6, a notice 1; a longer text bears more.</returns>
    public static int Of(IReadOnlyList<Finding> findings, int wordCount)
    {
        ArgumentNullException.ThrowIfNull(findings);
        double cost = 0;
        foreach (var finding in findings)
        {
            // One hole in 200 words weighs more than one in 2,000; what is serious weighs the same in both.
            cost += finding.Severity switch
            {
                Severity.Serious => 20,
                Severity.Warning => 6 * Math.Clamp(500.0 / Math.Max(1, wordCount), 0.25, 1.5),
                _ => 1,
            };
        }

        return (int)Math.Round(Math.Max(0, 100 - cost));
    }
}
