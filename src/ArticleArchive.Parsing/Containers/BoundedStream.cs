namespace ArticleArchive.Parsing.Containers;

/// <summary>Unpacks an entry and stops where it grows past what its container allows.</summary>
internal sealed class BoundedStream(Stream packed, Action<int> count) : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <exception cref="ContainerException">A limit is passed, or the packed bytes are damaged.</exception>
    public override int Read(Span<byte> buffer)
    {
        int read;
        try
        {
            read = packed.Read(buffer);
        }
        catch (Exception exception) when (exception is InvalidDataException or NotSupportedException)
        {
            throw new ContainerException("Its packed bytes are damaged.", exception);
        }

        count(read);
        return read;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            packed.Dispose();
        base.Dispose(disposing);
    }
}
