namespace ArticleArchive.Parsing.Containers;

/// <summary>A container, or a file in it, is not read; the message says why and what to do.</summary>
public sealed class ContainerException : IOException
{
    /// <inheritdoc/>
    public ContainerException()
    {
    }

    /// <inheritdoc/>
    public ContainerException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public ContainerException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
