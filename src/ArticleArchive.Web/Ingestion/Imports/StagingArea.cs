using System.Security.Cryptography;
using ArticleArchive.Web.Data;

namespace ArticleArchive.Web.Ingestion.Imports;

/// <summary>Keeps the bytes of imports that are not finished, in files beside the database named by their SHA-256.</summary>
/// <remarks>
/// A file is on the disk, under its final name, before the row that needs it is committed; a file that no row needs is removed.
/// Adding and removing take turns, so that nothing goes between the two steps of an import that is being handed in.
/// </remarks>
public sealed class StagingArea(ArchiveDatabase database) : IDisposable
{
    private const string Unfinished = ".part";

    private readonly SemaphoreSlim _turn = new(1, 1);

    private string Folder => Path.Combine(database.Directory, "staging");

    /// <summary>Waits until nobody else adds or removes; dispose of the result to let the next one.</summary>
    public async Task<IDisposable> TakeTurnAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        return new Turn(_turn);
    }

    /// <summary>Keeps the bytes of a stream; the same bytes twice are one file.</summary>
    /// <returns>Their SHA-256, in lower-case hexadecimal, and how many they are.</returns>
    /// <exception cref="StorageUnavailableException">The disk is full or cannot be written.</exception>
    public async Task<(string Sha256, long ByteCount)> KeepAsync(Stream bytes, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        var unfinished = Path.Combine(Folder, Guid.NewGuid().ToString("N") + Unfinished);
        try
        {
            Directory.CreateDirectory(Folder);
            string sha256;
            long count;
            using (var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256))
            await using (var file = new FileStream(unfinished, FileMode.CreateNew, FileAccess.Write))
            {
                var buffer = new byte[1 << 16];
                int read;
                while ((read = await bytes.ReadAsync(buffer, cancellationToken)) > 0)
                {
                    hash.AppendData(buffer, 0, read);
                    await file.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
                }

                // A power cut must not leave a row whose bytes never reached the disk.
                file.Flush(flushToDisk: true);
                sha256 = Convert.ToHexStringLower(hash.GetHashAndReset());
                count = file.Length;
            }

            File.Move(unfinished, PathOf(sha256), overwrite: true);
            return (sha256, count);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StorageUnavailableException($"The files could not be kept in {Folder}: {exception.Message} Free some space, or make the folder writable, and hand them in again.", exception);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    /// <summary>The kept bytes.</summary>
    /// <exception cref="IOException">They are not there any more, or cannot be read.</exception>
    public Stream Open(string sha256) => new FileStream(PathOf(sha256), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);

    /// <summary>Removes every file that is not needed, also what a broken upload left half-written.</summary>
    /// <param name="needed">The SHA-256 of all files that some import still needs.</param>
    public void Sweep(IReadOnlySet<string> needed)
    {
        ArgumentNullException.ThrowIfNull(needed);
        try
        {
            if (!Directory.Exists(Folder))
                return;
            foreach (var path in Directory.EnumerateFiles(Folder).Where(path => !needed.Contains(Path.GetFileName(path))).ToList())
                File.Delete(path);
            if (needed.Count == 0)
                Directory.Delete(Folder);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // What stays is removed by the next sweep.
        }
    }

    public void Dispose() => _turn.Dispose();

    private string PathOf(string sha256) => Path.Combine(Folder, sha256);

    private sealed class Turn(SemaphoreSlim turn) : IDisposable
    {
        private SemaphoreSlim? _turn = turn;

        public void Dispose() => Interlocked.Exchange(ref _turn, null)?.Release();
    }
}
