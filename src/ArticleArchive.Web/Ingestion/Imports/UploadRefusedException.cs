namespace ArticleArchive.Web.Ingestion.Imports;

/// <summary>Files were handed in that are not taken: none, too many bytes, or no room beside the imports that wait. The message says what to do; nothing was kept.</summary>
public sealed class UploadRefusedException : Exception
{
    public UploadRefusedException()
    {
    }

    public UploadRefusedException(string message)
        : base(message)
    {
    }

    public UploadRefusedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
