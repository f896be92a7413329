namespace ArticleArchive.Benchmarks.Claims;

/// <summary>Fits the models of the claims stage on the labelled texts of this folder and measures each on texts that its fit has not seen.</summary>
internal static class ClaimTraining
{
    public const string Usage = "train-claims [--data FOLDER] [--out FOLDER] [--step NAME] [--errors FILE]   fit the weights of the claims stage and measure them";

    // Data folder, folder of the stage's weights or null, what was wrong on the hold-out or null.
    private static readonly (string Name, Action<string, string?, TextWriter?> Run)[] s_steps =
    [
        ("agreement", static (data, _, _) => LabelAgreement.Run(data)),
        ("sentences", static (data, output, _) => SentenceTraining.Run(data, output is null ? null : Path.Combine(output, "Judgement"))),
        ("attributions", AttributionTraining.Run),
        ("comparison", static (data, output, log) => ComparisonTraining.Run(data, output is null ? null : Path.Combine(output, "Comparison"), log)),
    ];

    public static int Run(string[] args)
    {
        var data = "tests/ArticleArchive.Benchmarks/Claims/Data";
        string? output = null, errors = null, only = null;
        for (var i = 0; i < args.Length; i++)
        {
            if (args[i] is "--data" && i + 1 < args.Length)
                data = args[++i];
            else if (args[i] is "--out" && i + 1 < args.Length)
                output = args[++i];
            else if (args[i] is "--errors" && i + 1 < args.Length)
                errors = args[++i];
            else if (args[i] is "--step" && i + 1 < args.Length && Array.Exists(s_steps, step => step.Name == args[i + 1]))
                only = args[++i];
            else
            {
                Console.Error.WriteLine(Usage);
                Console.Error.WriteLine("steps: " + string.Join(", ", s_steps.Select(step => step.Name)));
                return 2;
            }
        }

        using var log = errors is null ? null : new StreamWriter(errors);
        foreach (var step in s_steps.Where(step => only is null || step.Name == only))
            step.Run(data, output, log);
        return 0;
    }
}
