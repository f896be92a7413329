using System.CommandLine;
using System.Globalization;
using ArticleArchive.Web.Data;
using ArticleArchive.Web.Ingestion;

namespace ArticleArchive.Web.Commands;

/// <summary><c>backup [FILE]</c>: a checked copy of the whole archive, also while it is in use.</summary>
internal static class BackupCommand
{
    public static Command Create(Option<string?> data)
    {
        var file = new Argument<string?>("FILE")
        {
            Description = "The copy; it must not exist yet. Default: article-archive-DATE.db in the current folder.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var command = new Command("backup", "Write a checked copy of the whole archive into one file, also while the archive is in use.") { file };
        command.SetAction(async (parse, cancellationToken) =>
        {
            var name = $"article-archive-{TimeProvider.System.GetLocalNow().ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture)}.db";
            var target = Path.GetFullPath(parse.GetValue(file) ?? name);
            if (Directory.Exists(target))
                target = Path.Combine(target, name);
            if (!Directory.Exists(Path.GetDirectoryName(target)))
            {
                await Console.Error.WriteLineAsync($"There is no folder {Printable.Of(Path.GetDirectoryName(target) ?? target)} to put the copy into.");
                return 1;
            }

            return await RunAsync(parse.GetValue(data) ?? ArchiveFolder.Default(), target, cancellationToken);
        });
        return command;
    }

    private static async Task<int> RunAsync(string dataDirectory, string target, CancellationToken cancellationToken)
    {
        try
        {
            var result = await Task.Run(() => ArchiveBackup.Write(Path.Combine(Path.GetFullPath(dataDirectory), "archive.db"), target, cancellationToken), cancellationToken);
            if (result.Damage is { } damage)
            {
                await Console.Error.WriteLineAsync(
                    $"The archive is damaged ({damage}). {result.File} is a copy as it stands, damage and all: keep it, and do not put it in the place of a sound one.");
                return 1;
            }

            await Console.Out.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture, $"{result.File}: {result.Articles:N0} articles, {ByteText.Of(result.ByteCount)}, checked. To use it, put it as archive.db into a folder of its own and start with --data FOLDER."));
            return 0;
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("The backup was stopped; no file was written.");
            return ArchiveCommandLine.Interrupted;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync($"The backup could not be written: {exception.Message}");
            return 1;
        }
    }
}
