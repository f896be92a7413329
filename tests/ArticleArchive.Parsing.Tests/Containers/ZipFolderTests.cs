using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using ArticleArchive.Parsing.Containers;

namespace ArticleArchive.Parsing.Tests.Containers;

public sealed class ZipFolderTests
{
    private static readonly Encoding Ibm866 = CodePagesEncodingProvider.Instance.GetEncoding(866)!;

    private static MemoryStream Zip(Action<ZipArchive> fill, Encoding? names = null)
    {
        var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true, names))
            fill(zip);
        stream.Position = 0;
        return stream;
    }

    private static ZipArchiveEntry Add(ZipArchive zip, string name, string text)
    {
        var entry = zip.CreateEntry(name);
        using (var writer = new StreamWriter(entry.Open()))
            writer.Write(text);
        return entry;
    }

    private static ZipFolder Open(Stream stream, ContainerLimits? limits = null) => new(stream, limits ?? new ContainerLimits());

    [Fact]
    public void Files_are_read_with_their_folders_and_folders_are_none()
    {
        using var folder = Open(Zip(zip =>
        {
            zip.CreateEntry("a/");
            Add(zip, "a/b.txt", "One.");
            Add(zip, "a/b.txt", "Two.");
            Add(zip, "c\\d.txt", "Three.");
        }));
        folder.Files.Select(file => (file.Path, Encoding.UTF8.GetString(folder.Read(file)))).Should()
            .Equal(("a/b.txt", "One."), ("a/b.txt (2).txt", "Two."), ("c/d.txt", "Three."));
    }

    [Fact]
    public void Names_in_other_encodings_are_read()
    {
        using var russian = Open(Zip(zip => Add(zip, "новости и статьи.txt", "x"), Ibm866));
        russian.Files.Single().Path.Should().Be("новости и статьи.txt");
        using var utf8 = Open(Zip(zip => Add(zip, "ferme à l’étang é.txt", "x")));
        utf8.Files.Single().Path.Should().Be("ferme à l’étang é.txt");
    }

    [Theory]
    [InlineData("../out.txt")]
    [InlineData("/etc/out.txt")]
    [InlineData("a/../../out.txt")]
    [InlineData("C:\\out.txt")]
    public void A_name_that_leads_out_is_refused(string name)
    {
        using var folder = Open(Zip(zip => Add(zip, name, "x")));
        folder.Files.Single().Refusal.Should().Contain("leads out");
        folder.Invoking(one => one.Read(one.Files[0])).Should().Throw<ContainerException>();
    }

    [Fact]
    public void A_link_is_refused()
    {
        using var folder = Open(Zip(zip => Add(zip, "link.txt", "/etc/passwd").ExternalAttributes = unchecked((int)0xA1FF0000)));
        folder.Files.Single().Refusal.Should().Contain("link");
    }

    [Fact]
    public void A_bomb_stops_at_the_ratio()
    {
        using var folder = Open(Zip(zip => Add(zip, "a.txt", new string('a', 9_000_000))));
        folder.Invoking(one => one.Read(one.Files[0])).Should().Throw<ContainerException>().WithMessage("*times its packed size*");
    }

    [Fact]
    public void The_bytes_of_all_entries_together_are_bounded()
    {
        var random = new Random(1);
        using var folder = Open(
            Zip(zip =>
            {
                for (var i = 0; i < 5; i++)
                    Add(zip, $"{i}.txt", Convert.ToBase64String(Enumerable.Range(0, 30_000).Select(_ => (byte)random.Next(256)).ToArray()));
            }),
            new ContainerLimits { MaxTotalBytes = 100_000 });
        folder.Read(folder.Files[0]);
        folder.Read(folder.Files[1]);
        folder.Invoking(one => one.Read(one.Files[2])).Should().Throw<ContainerException>().WithMessage("*the limit for one*");
    }

    [Fact]
    public void An_entry_that_lies_about_its_size_is_stopped()
    {
        // Stored as it is: of a packed entry the library itself gives no more bytes than are stated.
        var stream = Zip(zip =>
        {
            using var entry = zip.CreateEntry("a.txt", CompressionLevel.NoCompression).Open();
            entry.Write(new byte[60_000]);
        });
        var bytes = stream.ToArray();
        // The unpacked size stands 24 bytes behind the signature in the directory.
        var at = bytes.AsSpan().LastIndexOf("PK\u0001\u0002"u8);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(at + 24), 10);
        using (var folder = Open(new MemoryStream(bytes), new ContainerLimits { MaxEntryBytes = 50_000 }))
        {
            folder.Files[0].ByteCount.Should().Be(10, "that is what passes the check beforehand");
            folder.Invoking(one => one.Read(one.Files[0])).Should().Throw<ContainerException>().WithMessage("Larger than*");
        }

        using var roomy = Open(new MemoryStream(bytes), new ContainerLimits { MaxEntryBytes = 70_000 });
        roomy.Read(roomy.Files[0]).Should().HaveCount(60_000, "it was the limit that stopped it");
    }

    [Fact]
    public void Too_many_entries_are_refused_before_they_are_listed()
    {
        var stream = Zip(zip =>
        {
            for (var i = 0; i < 12; i++)
                Add(zip, $"{i}.txt", "");
        });
        ((Action)(() => Open(stream, new ContainerLimits { MaxEntries = 10 }))).Should().Throw<ContainerException>().WithMessage("*more than 10 entries*");
    }

    // The end record states one entry; the ZIP64 record that a number of all bits set refers to states them all.
    [Theory]
    [InlineData(16, 4, true)]
    [InlineData(8, 4, true)]
    [InlineData(12, 4, false)]
    [InlineData(4, 2, false)]
    public void A_zip_of_the_larger_form_is_refused_before_it_is_listed(int at, int length, bool isFollowed)
    {
        var whole = Zip(zip =>
        {
            for (var i = 0; i < 12; i++)
                Add(zip, $"{i}.txt", "");
        }).ToArray();
        var end = whole.AsSpan().LastIndexOf("PK\u0005\u0006"u8);
        var larger = new byte[76];
        "PK\u0006\u0006"u8.CopyTo(larger);
        BinaryPrimitives.WriteInt64LittleEndian(larger.AsSpan(4), 44);
        BinaryPrimitives.WriteInt64LittleEndian(larger.AsSpan(24), 12);
        BinaryPrimitives.WriteInt64LittleEndian(larger.AsSpan(32), 12);
        BinaryPrimitives.WriteInt64LittleEndian(larger.AsSpan(40), BinaryPrimitives.ReadInt32LittleEndian(whole.AsSpan(end + 12)));
        BinaryPrimitives.WriteInt64LittleEndian(larger.AsSpan(48), BinaryPrimitives.ReadInt32LittleEndian(whole.AsSpan(end + 16)));
        "PK\u0006\u0007"u8.CopyTo(larger.AsSpan(56));
        BinaryPrimitives.WriteInt64LittleEndian(larger.AsSpan(64), end);
        BinaryPrimitives.WriteInt32LittleEndian(larger.AsSpan(72), 1);
        byte[] endRecord = [.. whole[end..]];
        BinaryPrimitives.WriteInt16LittleEndian(endRecord.AsSpan(8), 1);
        BinaryPrimitives.WriteInt16LittleEndian(endRecord.AsSpan(10), 1);
        endRecord.AsSpan(at, length).Fill(0xFF);
        byte[] bytes = [.. whole[..end], .. larger, .. endRecord];

        if (isFollowed)
        {
            using var zip = new ZipArchive(new MemoryStream(bytes));
            zip.Entries.Should().HaveCount(12, "the library goes by the larger record");
        }

        ((Action)(() => Open(new MemoryStream(bytes), new ContainerLimits { MaxEntries = 10 }))).Should().Throw<ContainerException>().WithMessage("*ZIP64*");
    }

    [Theory]
    [InlineData("")]
    [InlineData("PK")]
    [InlineData("no zip at all, only a sentence that is long enough to be looked through")]
    [InlineData("PK\u0005\u0006\u0000\u0000\u0000\u0000\u0001\u0000\u0001\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000")]
    public void What_is_no_zip_is_refused(string text) =>
        ((Action)(() => Open(new MemoryStream(Encoding.Latin1.GetBytes(text))))).Should().Throw<ContainerException>();

    [Fact]
    public void Damaged_zips_are_refused_or_read_but_never_break_the_program()
    {
        var whole = Zip(zip =>
        {
            Add(zip, "a.txt", string.Concat(Enumerable.Repeat("Some words of a text. ", 200)));
            Add(zip, "b.txt", "Others.");
        }).ToArray();
        for (var seed = 0; seed < 500; seed++)
        {
            var random = new Random(seed);
            var bytes = whole.ToArray();
            for (var i = random.Next(6); i >= 0; i--)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            try
            {
                using var folder = Open(new MemoryStream(bytes[..(bytes.Length - random.Next(3) * 7)]));
                foreach (var file in folder.Files)
                    folder.Read(file);
            }
            catch (ContainerException exception)
            {
                exception.Message.Should().NotBeEmpty();
            }
        }
    }
}
