using System.Globalization;
using System.Text.Json;

namespace ArticleArchive.Web.Data;

/// <summary>Who writes to an archive.</summary>
/// <param name="ProcessId">The system's number of the process.</param>
/// <param name="Activity">What it does, such as <c>serve</c> or <c>ingest</c>.</param>
/// <param name="Address">Where it serves, or null.</param>
/// <param name="SinceUtc">When it took the lock.</param>
public sealed record ArchiveWriter(int ProcessId, string Activity, string? Address, DateTime SinceUtc);

/// <summary>One process owns writing: SQLite 3.50.4 may lose commits when two processes write and checkpoint (docs/reliability.md).</summary>
/// <remarks>
/// The lock is the system's on an open file, so it goes with the process however that ends. The file beside it
/// says who holds the lock; on its own it means nothing.
/// </remarks>
internal sealed class WriterLock : IDisposable
{
    private readonly FileStream _file;
    private readonly string _noticePath;
    private readonly DateTime _sinceUtc;

    private WriterLock(FileStream file, string noticePath, DateTime sinceUtc)
    {
        _file = file;
        _noticePath = noticePath;
        _sinceUtc = sinceUtc;
    }

    /// <exception cref="ArchiveUnavailableException">Another process holds the lock, or the folder cannot be written.</exception>
    public static WriterLock Acquire(string directory, string activity, DateTime nowUtc)
    {
        var noticePath = NoticePath(directory);
        FileStream file;
        try
        {
            file = new FileStream(Path.Combine(directory, "writer.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (UnauthorizedAccessException exception)
        {
            throw new ArchiveUnavailableException($"The folder {directory} cannot be written. Make it writable, or name another with --data DIR.", exception);
        }
        catch (IOException exception)
        {
            throw new ArchiveUnavailableException(InUse(directory, Read(noticePath)), exception);
        }

        var held = new WriterLock(file, noticePath, nowUtc);
        held.Announce(activity, address: null);
        return held;
    }

    /// <summary>Who holds the lock of a folder, as far as known.</summary>
    public static ArchiveWriter? WriterOf(string directory) => Read(NoticePath(directory));

    /// <summary>Says beside the lock who holds it.</summary>
    public void Announce(string activity, string? address)
    {
        try
        {
            File.WriteAllText(_noticePath, JsonSerializer.Serialize(new ArchiveWriter(Environment.ProcessId, activity, address, _sinceUtc)));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A full disk must not keep the archive from being read; the notice only serves a message.
        }
    }

    public void Dispose()
    {
        try
        {
            File.Delete(_noticePath);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A notice without a lock means nothing.
        }

        _file.Dispose();
    }

    // Not .json: a folder that holds the archive may be ingested, and this is no article.
    private static string NoticePath(string directory) => Path.Combine(directory, "writer.info");

    private static ArchiveWriter? Read(string noticePath)
    {
        try
        {
            return JsonSerializer.Deserialize<ArchiveWriter>(File.ReadAllText(noticePath));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    private static string InUse(string directory, ArchiveWriter? writer)
    {
        if (writer is null)
            return $"Another process has the archive in {directory} open for writing. Wait for it or stop it; --data DIR names another archive.";
        var since = writer.SinceUtc.ToLocalTime().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        var who = $"Process {writer.ProcessId} ({writer.Activity}, since {since}) has the archive in {directory} open for writing.";
        return writer.Address is { } address
            ? $"{who} It serves {address}: open that address, where files can be added too, or stop the process first. --data DIR names another archive."
            : $"{who} Wait until it is done, or stop it. --data DIR names another archive.";
    }
}
