namespace ArticleArchive.Parsing;

/// <summary>How whole an article is, from its findings.</summary>
public static class HealthScore
{
    // An article that cannot be read keeps no more than this, however few its findings are.
    private const double UnreadableCost = 90;

    // Many small matters never make an article look half lost.
    private const double MostForNotices = 15;

    /// <returns>
    /// 100 for no damage, down to 0; what is mended or dismissed costs nothing. No body or no text costs 90, another serious finding 20, a warning 6 (less in a long
    /// text, more in a short one), a notice 1 up to 15 together.
    /// </returns>
    public static int Of(IReadOnlyList<Finding> findings, int wordCount)
    {
        ArgumentNullException.ThrowIfNull(findings);
        double cost = 0, notices = 0;
        foreach (var finding in findings.Where(finding => finding.Resolution == FindingResolution.Open))
        {
            if (finding.Kind is FindingKind.NoBody or FindingKind.BinaryContent && finding.Severity == Severity.Serious)
                cost += UnreadableCost;
            else if (finding.Severity == Severity.Serious)
                cost += 20;
            else if (finding.Severity == Severity.Warning)
                // One hole in 200 words weighs more than one in 2,000; what is serious weighs the same in both.
                cost += 6 * Math.Clamp(500.0 / Math.Max(1, wordCount), 0.25, 1.5);
            else
                notices++;
        }

        return (int)Math.Round(Math.Max(0, 100 - cost - Math.Min(MostForNotices, notices)));
    }
}
