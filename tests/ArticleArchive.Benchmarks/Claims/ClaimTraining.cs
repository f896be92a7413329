using System.Diagnostics;
using System.Globalization;
using ArticleArchive.Parsing;

namespace ArticleArchive.Benchmarks.Claims;

/// <summary>Fits the models of the claims stage on the labelled texts of this folder and measures them on a hold-out.</summary>
internal static class ClaimTraining
{
    public const string Usage = "train-claims [--data FOLDER] [--out FOLDER] [--errors FILE]   fit the weights of the claims stage and measure them";

    public static int Run(string[] args)
    {
        var data = "tests/ArticleArchive.Benchmarks/Claims/Data";
        string? output = null, errors = null;
        for (var i = 0; i < args.Length; i++)
        {
            if (args[i] is "--data" && i + 1 < args.Length)
                data = args[++i];
            else if (args[i] is "--out" && i + 1 < args.Length)
                output = args[++i];
            else if (args[i] is "--errors" && i + 1 < args.Length)
                errors = args[++i];
            else
            {
                Console.Error.WriteLine(Usage);
                return 2;
            }
        }

        using var log = errors is null ? null : new StreamWriter(errors);
        LabelAgreement.Run(data);
        SentenceTraining.Run(data, output is null ? null : Path.Combine(output, "Judgement"));
        AttributionTraining.Run(data, output, log);
        ComparisonTraining.Run(data, output is null ? null : Path.Combine(output, "Comparison"), log);
        return 0;
    }
}
