using System.Text;
using ArticleArchive.Web.Data;
using ArticleArchive.Web.Ingestion;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace ArticleArchive.Web.Tests;

/// <summary>The whole program over a SQLite file of its own in a folder that goes with it.</summary>
public sealed class ArchiveApp : WebApplicationFactory<Program>
{
    private readonly string _directory;
    private readonly bool _isFolderOwn;

    private ArchiveApp(string directory, bool isFolderOwn)
    {
        _directory = directory;
        _isFolderOwn = isFolderOwn;
    }

    /// <summary>Over a copy of the archive that a first start makes.</summary>
    public ArchiveApp()
        : this(PreparedArchive.WithSeeds)
    {
    }

    /// <summary>Over a copy of an archive.</summary>
    internal ArchiveApp(PreparedArchive prepared)
        : this(Directory.CreateTempSubdirectory("article-archive-test-").FullName, isFolderOwn: true) => prepared.CopyTo(_directory);

    public string DataDirectory => _directory;

    public ArchiveDatabase Database => Services.GetRequiredService<ArchiveDatabase>();

    protected override void ConfigureWebHost(IWebHostBuilder builder) => builder.UseSetting("data", _directory);

    /// <summary>Over a folder that stays, where a first start makes an archive.</summary>
    public static ArchiveApp Of(string directory) => new(directory, isFolderOwn: false);

    /// <summary>Arranges through the user's door: the same service as the command and the upload.</summary>
    public Task<IngestionResult> IngestAsync(string fileName, string text) => IngestAsync(fileName, Encoding.UTF8.GetBytes(text));

    public Task<IngestionResult> IngestAsync(string fileName, byte[] bytes) =>
        Services.GetRequiredService<IngestionService>()
            .IngestAsync(new SourceFile(fileName, "test:" + fileName, fileName, bytes), CancellationToken.None);

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (_isFolderOwn)
            Directory.Delete(_directory, recursive: true);
    }
}
