using System.Collections.Concurrent;
using ArticleArchive.Parsing;
using Microsoft.Data.Sqlite;

namespace ArticleArchive.Web.Ingestion;

/// <summary>
/// The weights for claims that an archive learnt from its own reviews, in a file beside the database: they go before those that ship. Lost
/// or void they are no harm: the reviews that they were fitted on are in the database.
/// </summary>
public static class ArchiveWeights
{
    /// <summary>In the archive's folder.</summary>
    public const string FileName = "claims.weights";

    private static readonly ConcurrentDictionary<string, (DateTime Written, ClaimWeights? Weights, string? Fault)> s_read = new(StringComparer.Ordinal);

    /// <summary>The weights of an archive; null where it has none, or none that this version of the program can use.</summary>
    /// <param name="directory">The archive's folder.</param>
    public static ClaimWeights? Of(string directory) => Read(directory).Weights;

    /// <summary>Why the file that is there is not used, in a sentence; null where it is, or where there is none.</summary>
    /// <param name="directory">The archive's folder.</param>
    public static string? FaultOf(string directory) => Read(directory).Fault;

    /// <summary>When an archive's weights were fitted; null where it uses those that ship.</summary>
    /// <param name="directory">The archive's folder.</param>
    public static DateTime? FittedAtUtc(string directory) => Read(directory) is { Weights: not null } read ? read.Written : null;

    /// <summary>Puts weights in the place of those before, at once or not at all.</summary>
    /// <exception cref="IOException">The folder cannot be written; the weights before stay.</exception>
    public static void Write(string directory, ClaimWeights weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        var path = Path.Combine(directory, FileName);
        var draft = path + ".new";
        using (var stream = File.Create(draft))
            weights.Write(stream);
        File.Move(draft, path, overwrite: true);
    }

    /// <summary>Goes back to the weights that ship.</summary>
    /// <returns>False when the archive had none of its own.</returns>
    /// <exception cref="IOException">The file cannot be removed.</exception>
    public static bool Remove(string directory)
    {
        var path = Path.Combine(directory, FileName);
        if (!File.Exists(path))
            return false;
        File.Delete(path);
        return true;
    }

    internal static ClaimWeights? Of(SqliteConnection connection) => Of(Path.GetDirectoryName(connection.DataSource)!);

    private static (DateTime Written, ClaimWeights? Weights, string? Fault) Read(string directory)
    {
        var path = Path.Combine(Path.GetFullPath(directory), FileName);
        // The year 1601 where there is no file.
        var written = File.GetLastWriteTimeUtc(path);
        if (s_read.TryGetValue(path, out var known) && known.Written == written)
            return known;
        return s_read[path] = Load(path, written);
    }

    private static (DateTime Written, ClaimWeights? Weights, string? Fault) Load(string path, DateTime written)
    {
        if (!File.Exists(path))
            return (written, null, null);
        try
        {
            using var stream = File.OpenRead(path);
            return (written, ClaimWeights.Read(stream), null);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            return (written, null, $"{path} is not used: {exception.Message} Claims are judged by the weights that ship. Run `retrain` to fit the archive's own again, or `retrain --reset` to remove the file.");
        }
    }
}
