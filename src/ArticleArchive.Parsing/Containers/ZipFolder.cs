using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Runtime.InteropServices;

namespace ArticleArchive.Parsing.Containers;

/// <summary>A file in a ZIP.</summary>
/// <param name="Path">Its name with its folders, <c>/</c> between them; unique in the ZIP.</param>
/// <param name="ByteCount">Its unpacked size as the ZIP states it, which is not to be trusted.</param>
/// <param name="Refusal">Why it is not to be read, or null.</param>
public sealed record ZipFolderFile(string Path, long ByteCount, string? Refusal);

/// <summary>A ZIP (APPNOTE.TXT 6.3) as a folder of files. Nothing is unpacked but what is asked for, and never to a disk.</summary>
public sealed class ZipFolder : IDisposable
{
    private const int EndRecordLength = 22;
    private const int LongestComment = ushort.MaxValue;

    // A central directory holds 46 bytes an entry, its name, and extra fields of a few dozen bytes.
    private const int MostDirectoryBytesPerEntry = 2_048;

    private const int LinkMode = 0xA000;
    private const int ModeMask = 0xF000;

    private readonly ZipArchive _archive;
    private readonly ContainerLimits _limits;
    private readonly Dictionary<string, ZipArchiveEntry> _entries = new(StringComparer.Ordinal);
    private long _unpacked;

    /// <param name="stream">Seekable; is read while the folder is in use, and left open.</param>
    /// <param name="limits">What is unpacked at most.</param>
    /// <exception cref="ContainerException">It is no ZIP, is damaged, or has too many entries.</exception>
    public ZipFolder(Stream stream, ContainerLimits limits)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(limits);
        _limits = limits;
        RequireFewEntries(stream);
        try
        {
            _archive = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true, ZipNames.Raw);
            Files = [.. _archive.Entries.Where(entry => entry.FullName.Length > 0 && entry.FullName[^1] is not ('/' or '\\')).Select(Add)];
        }
        catch (Exception exception) when (exception is InvalidDataException or EndOfStreamException or ArgumentException or NotSupportedException)
        {
            throw new ContainerException("It is no ZIP file, or a damaged one. Unpack it with another program, and add what it holds.", exception);
        }
    }

    /// <summary>The files in the order of the ZIP's directory; folders are left out.</summary>
    public IReadOnlyList<ZipFolderFile> Files { get; }

    /// <summary>The whole of a file.</summary>
    /// <exception cref="ContainerException">It is refused, damaged, or larger than a limit.</exception>
    public byte[] Read(ZipFolderFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (file.ByteCount > _limits.MaxEntryBytes)
            throw TooLarge();
        using var stream = Open(file);
        using var bytes = new MemoryStream();
        var buffer = new byte[1 << 16];
        int count;
        while ((count = stream.Read(buffer)) > 0)
        {
            bytes.Write(buffer, 0, count);
            if (bytes.Length > _limits.MaxEntryBytes)
                throw TooLarge();
        }

        return bytes.ToArray();
    }

    /// <summary>A file as a stream, for those that need not be held whole.</summary>
    /// <exception cref="ContainerException">It is refused; the stream throws the same where it is damaged or passes a limit.</exception>
    public Stream Open(ZipFolderFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (file.Refusal is not null)
            throw new ContainerException(file.Refusal);
        var entry = _entries[file.Path];
        long read = 0;
        try
        {
            return new BoundedStream(entry.Open(), Count);
        }
        catch (Exception exception) when (exception is InvalidDataException or NotSupportedException)
        {
            throw new ContainerException("Its packed bytes are damaged, or packed in a way that this program does not know.", exception);
        }

        void Count(int more)
        {
            read += more;
            _unpacked += more;
            if (_unpacked > _limits.MaxTotalBytes)
                throw new ContainerException($"The archive holds more than {Size(_limits.MaxTotalBytes)} unpacked, the limit for one. Split it, or unpack it and add the folder.");
            if (read > _limits.RatioFloor && read > _limits.MaxRatio * Math.Max(1, entry.CompressedLength))
                throw new ContainerException($"It grows to more than {_limits.MaxRatio.ToString(CultureInfo.InvariantCulture)} times its packed size, which no article does.");
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _archive.Dispose();

    private ZipFolderFile Add(ZipArchiveEntry entry)
    {
        var name = ZipNames.Decode(entry.FullName);
        var path = name;
        // Two entries of one name are two files, not two versions of one.
        for (var copy = 2; !_entries.TryAdd(path, entry); copy++)
            path = string.Create(CultureInfo.InvariantCulture, $"{name} ({copy}){Path.GetExtension(name)}");
        return new ZipFolderFile(path, entry.Length, WhyRefused(entry, name));
    }

    private static string? WhyRefused(ZipArchiveEntry entry, string name)
    {
        if (!ZipNames.StaysInside(name))
            return "Its name leads out of the archive.";
        if (((entry.ExternalAttributes >> 16) & ModeMask) == LinkMode)
            return "It is a link; links in archives are not followed.";
        return entry.IsEncrypted ? "It is encrypted. Unpack the archive with its password, and add the folder." : null;
    }

    private ContainerException TooLarge() => new($"Larger than {Size(_limits.MaxEntryBytes)}, the limit for one file.");

    private static string Size(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes >> 20:N0} MB");

    // The library reads the whole directory before it can be asked how long it is, so the end record is asked first.
    private void RequireFewEntries(Stream stream)
    {
        var tail = new byte[(int)Math.Min(stream.Length, EndRecordLength + LongestComment)];
        stream.Position = stream.Length - tail.Length;
        stream.ReadExactly(tail);
        stream.Position = 0;
        var at = tail.AsSpan().LastIndexOf("PK\u0005\u0006"u8);
        if (at < 0 || at + EndRecordLength > tail.Length)
            throw new ContainerException("It is no ZIP file, or its end is missing.");
        var record = tail.AsSpan(at);
        // Then the library goes by another record that may lie anywhere, and none of the numbers below bounds what it reads.
        if (IsZip64(record))
            throw new ContainerException("It is a ZIP of the form for more than 65,534 files or 4 GB (ZIP64), which is more than is read of one. Split it, or unpack it and add the folder.");
        var entries = BinaryPrimitives.ReadUInt16LittleEndian(record[10..]);
        var directory = BinaryPrimitives.ReadUInt32LittleEndian(record[16..]);
        var directoryLength = stream.Length - tail.Length + at - directory;
        if (entries > _limits.MaxEntries || directoryLength > (long)MostDirectoryBytesPerEntry * _limits.MaxEntries)
            throw new ContainerException($"The archive has more than {_limits.MaxEntries.ToString("N0", CultureInfo.InvariantCulture)} entries, the limit for one. Split it, or unpack it and add the folder.");
    }

    // A number of the end record (two of disks, two of entries, the directory's length and place) with all bits set stands in the ZIP64 record.
    private static bool IsZip64(ReadOnlySpan<byte> endRecord) =>
        MemoryMarshal.Cast<byte, ushort>(endRecord[4..12]).Contains(ushort.MaxValue) || MemoryMarshal.Cast<byte, uint>(endRecord[12..20]).Contains(uint.MaxValue);
}
