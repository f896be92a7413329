using System.Security.Cryptography;

namespace ArticleArchive.Parsing.Tests.Golden;

public sealed class SeedTests
{
    [Theory]
    [InlineData("000_ca50d9e9eb5b3c11.txt", "7fda4f2332becdf6573b858edb9fa9b38564e1c56e76a9a5df6767bdb5b6ca08")]
    [InlineData("003_1ce044e4ab5a2437.txt", "ddf6a419922b41b8587c9e35998d26d1b3ac801dba9ffef47baae29746b3ec68")]
    public void A_seed_is_kept_byte_for_byte(string name, string sha256) =>
        Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(CaseFolders.SeedsRoot, name)))).Should().Be(sha256);
}
