using System.Diagnostics;
using ArticleArchive.Web.Ingestion;

namespace ArticleArchive.Web.Tests.Ingestion;

public sealed class FolderSourcesTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("article-archive-test-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void A_folder_is_walked_to_its_depths_in_a_stable_order()
    {
        foreach (var name in new[] { "b.txt", "a/z.txt", "a/b/c/d/e.html", "A.txt", ".hidden.md" })
            Write(name);
        Names().Should().Equal(".hidden.md", "A.txt", "b.txt", "a/z.txt", "a/b/c/d/e.html");
    }

    [Fact]
    public void Under_the_root_of_the_disk_every_link_leads_inside()
    {
        Write("a.txt");
        var link = File.CreateSymbolicLink(Path.Combine(_root, "link.txt"), Path.Combine(_root, "a.txt"));
        FolderSources.WhyNotFollowed(link, Path.GetPathRoot(_root)!).Should().BeNull();
        FolderSources.WhyNotFollowed(link, Path.Combine(_root, "a")).Should().Contain("out of the folder");
    }

    [Fact]
    public void A_link_out_of_the_folder_is_refused_and_one_inside_is_followed()
    {
        var inside = Write("sub/real.txt");
        var outside = Path.Combine(Directory.CreateDirectory(_root + "-outside").FullName, "secret.txt");
        try
        {
            File.WriteAllText(outside, "secret");
            File.CreateSymbolicLink(Path.Combine(_root, "in.txt"), inside);
            File.CreateSymbolicLink(Path.Combine(_root, "out.txt"), outside);
            Directory.CreateSymbolicLink(Path.Combine(_root, "folder out"), Path.GetDirectoryName(outside)!);
            Directory.CreateSymbolicLink(Path.Combine(_root, "circle"), _root);
            File.CreateSymbolicLink(Path.Combine(_root, "through.txt"), "circle/sub/real.txt");
            File.CreateSymbolicLink(Path.Combine(_root, "nowhere.txt"), "gone.txt");
            File.CreateSymbolicLink(Path.Combine(_root, "self.txt"), "self.txt");

            var found = Find().ToDictionary(source => Path.GetRelativePath(_root, source.Place), source => (source as FoundRefusal)?.Detail, StringComparer.Ordinal);

            found.Keys.Should().BeEquivalentTo("sub/real.txt", "in.txt", "out.txt", "folder out", "circle", "through.txt", "nowhere.txt", "self.txt");
            found["sub/real.txt"].Should().BeNull();
            found["in.txt"].Should().BeNull();
            found["through.txt"].Should().BeNull();
            found["out.txt"].Should().Contain("out of the folder");
            found["folder out"].Should().Contain("out of the folder");
            found["circle"].Should().NotBeNull();
            found["nowhere.txt"].Should().Contain("nowhere");
            found["self.txt"].Should().Contain("nowhere");
        }
        finally
        {
            Directory.Delete(_root + "-outside", recursive: true);
        }
    }

    [Fact]
    public void A_pipe_is_never_opened()
    {
        if (OperatingSystem.IsWindows())
            return;
        using var make = Process.Start("mkfifo", [Path.Combine(_root, "pipe.txt")]);
        make.WaitForExit();
        File.CreateSymbolicLink(Path.Combine(_root, "zero.txt"), "/dev/zero");

        Find().Should().AllBeOfType<FoundRefusal>().And.HaveCount(2);
        FolderSources.Find(["/dev/zero"], fields: null, new IngestionOptions()).Should().AllBeOfType<FoundRefusal>();
    }

    [Fact]
    public void A_folder_named_like_a_file_is_a_folder()
    {
        Write("folder.txt/a.txt");
        Names().Should().Equal("folder.txt/a.txt");
    }

    [Theory]
    [InlineData("new\nline.txt")]
    [InlineData("quote\"s and 'these'.txt")]
    [InlineData("[markup] %s $(x).txt")]
    [InlineData("\u202Egnp.txt")]
    [InlineData("статья — 日本語 😀.txt")]
    [InlineData(" space .txt")]
    [InlineData("-rf.txt")]
    public async Task A_name_with_odd_characters_is_a_name(string name)
    {
        using var archive = new TempArchive();
        archive.Write(name, "One sentence.");
        (await archive.OutcomesAsync()).Should().Equal((name, IngestionOutcome.Added));
        (await archive.ArticlesAsync()).Single().SourceName.Should().Be(name);
    }

    [Fact]
    public void A_folder_deeper_than_the_stack_is_walked()
    {
        var path = _root;
        for (var i = 0; i < 1_000; i++)
            path += "/d";
        Directory.CreateDirectory(path);
        File.WriteAllText(path + "/a.txt", "x");
        Find().Should().ContainSingle();
    }

    [Fact]
    public void What_is_measured_is_what_is_found()
    {
        Write("a.txt");
        Write("b/c.md");
        Write("d.exe");
        FolderSources.Measure([_root], CancellationToken.None).Should().Be((3, 4));
        Find().Should().HaveCount(3);
    }

    private string Write(string name)
    {
        var path = Path.Combine(_root, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, "x.");
        return path;
    }

    private List<FoundSource> Find() => [.. FolderSources.Find([_root], fields: null, new IngestionOptions())];

    private IEnumerable<string> Names() => Find().Select(source => Path.GetRelativePath(_root, source.Place));
}
