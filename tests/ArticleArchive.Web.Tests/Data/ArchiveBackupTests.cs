using System.Security.Cryptography;
using ArticleArchive.Web.Data;

namespace ArticleArchive.Web.Tests.Data;

public sealed class ArchiveBackupTests
{
    [Fact]
    public async Task A_backup_beside_a_writer_is_an_archive_of_its_own()
    {
        using var archive = new TempArchive();
        for (var i = 0; i < 20; i++)
            await archive.IngestAsync($"{i}.txt", $"Article {i}\n\nIt says something.");
        var target = Path.Combine(archive.Root, "copy", "archive.db");

        var result = ArchiveBackup.Write(archive.Database.FilePath, target, CancellationToken.None);

        result.Damage.Should().BeNull();
        result.Articles.Should().Be(20);
        Directory.EnumerateFiles(Path.GetDirectoryName(target)!).Should().Equal(target);
        using var copy = new ArchiveDatabase(Path.GetDirectoryName(target)!);
        await ArchiveInspection.ShouldBeWholeAsync(copy);
    }

    [Fact]
    public async Task A_backup_never_overwrites()
    {
        using var archive = new TempArchive();
        await archive.IngestAsync("a.txt", "One sentence.");
        var target = archive.Write("there.db", "somebody's");

        var act = () => ArchiveBackup.Write(archive.Database.FilePath, target, CancellationToken.None);

        act.Should().Throw<IOException>().WithMessage("*exists already*");
        (await File.ReadAllTextAsync(target)).Should().Be("somebody's");
    }

    [Fact]
    public async Task A_damaged_archive_is_saved_as_it_stands_and_the_backup_says_so()
    {
        using var archive = new TempArchive();
        for (var i = 0; i < 50; i++)
            await archive.IngestAsync($"{i}.txt", $"Article {i}\n\nIt says something. {new string('x', 3_000)}");
        archive.Database.Dispose();
        using (var file = new FileStream(archive.Database.FilePath, FileMode.Open, FileAccess.ReadWrite))
        {
            file.Position = file.Length / 2;
            file.Write(RandomNumberGenerator.GetBytes(60_000));
        }

        var target = Path.Combine(archive.Root, "copy.db");
        var result = ArchiveBackup.Write(archive.Database.FilePath, target, CancellationToken.None);

        result.Damage.Should().NotBeNullOrEmpty();
        new FileInfo(target).Length.Should().Be(new FileInfo(archive.Database.FilePath).Length);
        archive.Reopen();
    }

    [Fact]
    public void Originals_come_back_as_they_were_compressed_or_not()
    {
        foreach (var bytes in new[] { "The same, the same, the same, the same, the same."u8.ToArray(), RandomNumberGenerator.GetBytes(5_000), [42] })
        {
            var row = OriginalBytes.ToRow("x", bytes, DateTime.UnixEpoch);
            row.Bytes.Length.Should().BeLessThanOrEqualTo(bytes.Length);
            OriginalBytes.Of(row).Should().Equal(bytes);
        }

        OriginalBytes.ToRow("x", new byte[10_000], DateTime.UnixEpoch).IsCompressed.Should().BeTrue();
    }
}
