using Microsoft.Data.Sqlite;

namespace ArticleArchive.Web.Data;

/// <summary>Whether the archive can take writes. Reading goes on in every condition.</summary>
public enum StorageCondition
{
    /// <summary>The last write went through, or none was tried yet.</summary>
    Writable,

    /// <summary>The last write failed for a reason outside the archive (full disk, I/O error); it ends by itself with the next write that goes through.</summary>
    Failing,

    /// <summary>The file is damaged: nothing is written until a start finds it sound.</summary>
    Damaged,

    /// <summary>Opened for reading only.</summary>
    ReadOnly,
}

/// <summary>The storage's condition, for the health page.</summary>
/// <param name="Condition">Whether writes go through.</param>
/// <param name="Message">What is wrong and what to do; null while all is well.</param>
/// <param name="SinceUtc">When the condition was first seen; null while all is well.</param>
public sealed record StorageState(StorageCondition Condition, string? Message = null, DateTime? SinceUtc = null)
{
    public static StorageState Sound { get; } = new(StorageCondition.Writable);

    public bool CanWrite => Condition is StorageCondition.Writable or StorageCondition.Failing;
}

/// <summary>Tells failures of the storage from mistakes in a statement.</summary>
internal static class StorageFailure
{
    // Primary result codes: https://www.sqlite.org/rescode.html
    private const int Busy = 5, Locked = 6, NoMemory = 7, ReadOnly = 8, InputOutput = 10, Corrupt = 11, Full = 13, CannotOpen = 14, NotADatabase = 26;

    /// <summary>The condition that an exception stands for, or null when the storage is not to blame.</summary>
    public static StorageCondition? ConditionOf(Exception exception) => Find(exception)?.SqliteErrorCode switch
    {
        Corrupt or NotADatabase => StorageCondition.Damaged,
        Busy or Locked or NoMemory or ReadOnly or InputOutput or Full or CannotOpen => StorageCondition.Failing,
        _ => null,
    };

    /// <summary>Whether the storage is to blame, so that trying again later may help.</summary>
    public static bool IsStorage(Exception exception) => exception is StorageUnavailableException || ConditionOf(exception) is not null;

    /// <summary>What to tell a person.</summary>
    public static string Describe(Exception exception, string file) => Find(exception)?.SqliteErrorCode switch
    {
        Full => $"There is no room left for the archive ({file}). Free some space; writing goes on by itself.",
        ReadOnly => $"The archive ({file}) is read-only. Make the file and its folder writable; writing goes on by itself.",
        Busy or Locked => $"Another program keeps the archive ({file}) locked. Close it; writing goes on by itself.",
        NoMemory => "There was not enough memory for the write. Close other programs; writing goes on by itself.",
        Corrupt or NotADatabase => Damage(file, "a page could not be read as it was written"),
        _ => $"The archive ({file}) could not be written: {Find(exception)?.Message ?? exception.Message}. Check the disk; writing goes on by itself.",
    };

    public static string Damage(string file, string what) =>
        $"The archive ({file}) is damaged: {what}. Nothing is written to it any more, and nothing was deleted or replaced. "
        + "Save it first with the command `backup FILE`; then put a good backup in its place, or ingest the originals into a new archive (`--data DIR`).";

    private static SqliteException? Find(Exception? exception)
    {
        for (; exception is not null; exception = exception.InnerException)
        {
            if (exception is SqliteException sqlite)
                return sqlite;
        }

        return null;
    }
}
