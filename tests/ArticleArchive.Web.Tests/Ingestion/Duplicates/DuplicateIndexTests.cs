using ArticleArchive.Parsing.Models;
using ArticleArchive.Web.Data;
using ArticleArchive.Web.Ingestion;
using ArticleArchive.Web.Ingestion.Backfills;
using ArticleArchive.Web.Ingestion.Duplicates;
using Microsoft.EntityFrameworkCore;

namespace ArticleArchive.Web.Tests.Ingestion.Duplicates;

public sealed class DuplicateIndexTests : IDisposable
{
    private readonly TempArchive _archive = new();

    public void Dispose() => _archive.Dispose();

    [Fact]
    public async Task Texts_that_share_four_fifths_are_found_and_those_that_share_three_tenths_are_not()
    {
        const int Words = 300;
        for (var seed = 0; seed < 30; seed++)
        {
            var text = Invented(seed, Words);
            await _archive.IngestAsync($"original{seed}.txt", Article(text));
            // Of two texts of n words with the first k in common, k / (2n - k) of the runs are shared.
            await _archive.IngestAsync($"four fifths {seed}.txt", Article([.. text[..(Words * 8 / 9)], .. Invented(1_000 + seed, Words / 9)]));
            await _archive.IngestAsync($"three tenths {seed}.txt", Article([.. text[..(Words * 6 / 13)], .. Invented(2_000 + seed, Words * 7 / 13)]));
        }

        var pairs = await PairsAsync();
        pairs.Should().HaveCount(30).And.OnlyContain(pair => pair.Left.StartsWith("original") && pair.Right == pair.Left.Replace("original", "four fifths "));
        pairs.Should().OnlyContain(pair => pair.Share > 0.75 && pair.Share < 0.85);
        await ArchiveInspection.ShouldBeWholeAsync(_archive.Database);
    }

    [Fact]
    public async Task Other_bytes_of_the_same_words_are_the_same_text()
    {
        var text = Article(Invented(1, 60));
        await _archive.IngestAsync("a.txt", text);
        await _archive.IngestAsync("b.txt", text.Replace("\n", "\r\n", StringComparison.Ordinal) + "\r\n");

        (await PairsAsync()).Should().ContainSingle().Which.Kind.Should().Be(ResemblanceKind.SameText);
        (await _archive.ArticlesAsync()).Should().HaveCount(2, "grouped, never dropped");
    }

    [Theory]
    // Signs without spaces: each counts, and a sentence more is a near copy.
    [InlineData("周一晚间的风暴把两艘船从泊位上扯下来之后港口关闭了港务局说没有人受伤渡轮将于星期三恢复航行市长感谢了救援人员。", "渔民说他们从未见过这样的海浪。", "议会以九票对四票通过了一项在学校上花费更多的预算市长称这次投票是该镇的好日子反对派称这是用不存在的钱进行的赌博。")]
    [InlineData("ท่าเรือถูกปิดเมื่อวันจันทร์หลังจากพายุพัดเรือสองลำหลุดออกจากที่จอดไม่มีผู้ได้รับบาดเจ็บการท่าเรือกล่าวว่าเรือข้ามฟากจะกลับมาแล่นอีกครั้งในวันพุธนายกเทศมนตรีขอบคุณเจ้าหน้าที่กู้ภัย", "ชาวประมงไม่เคยเห็น", "สภาเมืองผ่านงบประมาณที่ใช้จ่ายเพื่อโรงเรียนมากขึ้นด้วยคะแนนเสียงเก้าต่อสี่นายกเทศมนตรีเรียกการลงคะแนนครั้งนี้ว่าเป็นวันที่ดีสำหรับเมืองฝ่ายค้านเรียกว่าการพนัน")]
    [InlineData("सोमवार को तूफान के बाद बंदरगाह बंद कर दिया गया जिसने दो जहाजों को उनके लंगर से अलग कर दिया। किसी को चोट नहीं आई बंदरगाह प्राधिकरण ने कहा और नौकाएं बुधवार को फिर से चलेंगी महापौर ने सबको धन्यवाद दिया।", "मछुआरों ने ऐसी लहरें नहीं देखीं।", "परिषद ने चार के मुकाबले नौ मतों से एक बजट पारित किया जो स्कूलों पर अधिक खर्च करता है। महापौर ने इस मतदान को शहर के लिए अच्छा दिन कहा और विपक्ष ने इसे ऐसे पैसे का जुआ कहा जो है ही नहीं।")]
    public async Task Scripts_without_spaces_and_with_marks_are_compared_too(string text, string more, string other)
    {
        await _archive.IngestAsync("a.txt", text);
        await _archive.IngestAsync("b.txt", text + more);
        await _archive.IngestAsync("c.txt", other);

        var pair = (await PairsAsync()).Should().ContainSingle().Subject;
        (pair.Left, pair.Right).Should().Be(("a.txt", "b.txt"));
    }

    [Fact]
    public async Task Pages_that_share_only_what_cleaning_removes_are_not_grouped()
    {
        const string Before = "Stay up to date with notifications from The Independent\n\nNotifications can be managed in browser preferences.\n\n";
        const string After = "\n\nJoin our commenting forum\n\nJoin thought-provoking conversations, follow other Independent readers and see their replies\n\nThank you for registering\n\nPlease refresh the page or navigate to another page on the site to be automatically logged in\n\nAlready subscribed? Log in\n";
        await _archive.IngestAsync("a.txt", Before + "A storm closed the harbour\n\nThe harbour was closed on Monday after a storm tore two ships from their moorings. Nobody was hurt, the port authority said, and the ferries will sail again on Wednesday." + After);
        await _archive.IngestAsync("b.txt", Before + "The council passed its budget\n\nWith nine votes to four the council passed a budget that spends more on schools. The mayor called the vote a good day for the town, and the opposition called it a gamble." + After);

        (await PairsAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task A_copy_that_was_cut_is_found_by_what_it_has_in_common()
    {
        var text = Invented(5, 400);
        await _archive.IngestAsync("whole.txt", Article(text));
        await _archive.IngestAsync("cut.txt", Article(text[..190]));

        var pair = (await PairsAsync()).Should().ContainSingle().Subject;
        pair.Share.Should().BeLessThan(DuplicateIndex.NearDuplicate);
    }

    [Fact]
    public async Task An_edited_article_under_another_name_is_told_from_a_mere_copy()
    {
        var text = Invented(6, 200);
        await _archive.IngestAsync("a.txt", "The harbour is closed\n\nMonday 5 March 2018\n\n" + Article(text));
        await _archive.IngestAsync("b.txt", "The harbour is closed\n\nMonday 5 March 2018\n\n" + Article([.. text[..180], .. Invented(7, 20)]));
        await _archive.IngestAsync("c.txt", "Ships torn from their moorings\n\nTuesday 6 March 2018\n\n" + Article([.. text[..180], .. Invented(8, 20)]));

        var pairs = await PairsAsync();
        pairs.Single(pair => pair.Right == "b.txt").Kind.Should().Be(ResemblanceKind.EditedVersion);
        pairs.Where(pair => pair.Right == "c.txt").Should().NotBeEmpty().And.OnlyContain(pair => pair.Kind == ResemblanceKind.NearDuplicate);
    }

    [Fact]
    public async Task Very_many_copies_make_one_group_with_few_pairs_each()
    {
        var text = Invented(9, 100);
        for (var i = 0; i < 80; i++)
            await _archive.IngestAsync($"{i}.txt", Article([.. text[..97], $"other{i}"]));

        await using var db = _archive.Database.OpenReader();
        (await db.TextFingerprints.Select(row => row.GroupId).Distinct().ToListAsync()).Should().ContainSingle().Which.Should().Be(1);
        (await db.Resemblances.CountAsync()).Should().BeLessThan(80 * 7);
    }

    [Fact]
    public async Task A_decision_stays_over_reingestion_new_versions_and_undone_edits()
    {
        var text = Invented(10, 120);
        await _archive.IngestAsync("a.txt", Article(text));
        await _archive.IngestAsync("b.txt", Article([.. text[..110], .. Invented(11, 10)]));
        await _archive.IngestAsync("c.txt", Article([.. text[..112], .. Invented(12, 8)]));
        var decisions = new DuplicateDecisions(_archive.Database, TimeProvider.System);
        (await GroupsAsync()).Should().Equal((1, 1), (2, 1), (3, 1));

        (await decisions.DecideAsync(2, 1, ArticleRelation.Different, CancellationToken.None)).Should().BeTrue();
        (await GroupsAsync()).Should().Equal([(1, 1), (2, 1), (3, 1)], "both still resemble the third");
        await decisions.DecideAsync(2, 3, ArticleRelation.Different, CancellationToken.None);
        (await GroupsAsync()).Should().Equal((1, 1), (2, null), (3, 1));

        await _archive.IngestAsync("b.txt", Article([.. text[..110], .. Invented(11, 10)]));
        await _archive.IngestAsync("b.txt", Article([.. text[..110], .. Invented(13, 10)]));
        (await GroupsAsync()).Should().Equal([(1, 1), (3, 1), (4, null)], "the new version is the same source");
        _archive.Reopen();
        (await GroupsAsync()).Should().Equal((1, 1), (3, 1), (4, null));

        decisions = new DuplicateDecisions(_archive.Database, TimeProvider.System);
        await decisions.DecideAsync(1, 3, ArticleRelation.SameArticle, CancellationToken.None);
        await decisions.DecideAsync(1, 4, relation: null, CancellationToken.None);
        (await GroupsAsync()).Should().Equal((1, 1), (3, 1), (4, 1));
        (await decisions.DecideAsync(1, 99, ArticleRelation.Different, CancellationToken.None)).Should().BeFalse();
        (await decisions.DecideGroupAsync(1, ArticleRelation.Different, CancellationToken.None)).Should().BeTrue();
        (await GroupsAsync()).Should().OnlyContain(row => row.Group == null);
        await ArchiveInspection.ShouldBeWholeAsync(_archive.Database);
    }

    [Fact]
    public async Task Articles_of_an_older_archive_are_compared_later()
    {
        var text = Invented(14, 60);
        await _archive.IngestAsync("a.txt", Article(text));
        await _archive.IngestAsync("b.txt", Article(text) + "\n\nMore.");
        await _archive.Database.WriteAsync(
            db => Task.FromResult(db.Commands.Execute("DELETE FROM Resemblances") + db.Commands.Execute("DELETE FROM TextBands") + db.Commands.Execute("DELETE FROM TextFingerprints")),
            CancellationToken.None);

        using var backfill = new FingerprintBackfill(_archive.Database, Microsoft.Extensions.Logging.Abstractions.NullLogger<FingerprintBackfill>.Instance);
        (await backfill.TakeAsync(CancellationToken.None)).Should().BeTrue();
        (await backfill.TakeAsync(CancellationToken.None)).Should().BeFalse();

        (await PairsAsync()).Should().ContainSingle();
        await ArchiveInspection.ShouldBeWholeAsync(_archive.Database);
    }

    [Fact]
    public async Task An_article_that_cannot_be_read_keeps_no_other_from_being_compared_later()
    {
        var text = Invented(14, 60);
        var broken = (await _archive.IngestAsync("broken.txt", "The ferry sailed at noon.")).ArticleId!.Value;
        await _archive.IngestAsync("a.txt", Article(text));
        await _archive.IngestAsync("b.txt", Article(text) + "\n\nMore.");
        await _archive.Database.WriteAsync(
            db => Task.FromResult(db.Commands.Execute("DELETE FROM Resemblances") + db.Commands.Execute("DELETE FROM TextBands") + db.Commands.Execute("DELETE FROM TextFingerprints")
                + db.Commands.Execute("UPDATE Articles SET Blocks = '{' WHERE Id = $0", broken)),
            CancellationToken.None);

        using var backfill = new FingerprintBackfill(_archive.Database, Microsoft.Extensions.Logging.Abstractions.NullLogger<FingerprintBackfill>.Instance);
        (await backfill.TakeAsync(CancellationToken.None)).Should().BeTrue();
        (await backfill.TakeAsync(CancellationToken.None)).Should().BeFalse("it is not met again");

        (await PairsAsync()).Should().ContainSingle();
    }

    [Fact]
    public void The_estimate_is_near_the_exact_share()
    {
        for (var common = 50; common <= 450; common += 50)
        {
            var (left, right) = (Shingles.Of(TextWords.Of(string.Join(' ', Invented(15, 500)))), Shingles.Of(TextWords.Of(string.Join(' ', (string[])[.. Invented(15, 500)[..common], .. Invented(16 + common, 500 - common)]))));
            MinHash.Estimate(MinHash.Of(left), MinHash.Of(right)).Should().BeApproximately(Shingles.Compare(left, right).Resemblance, 0.2);
        }
    }

    [Fact]
    public void A_signature_is_the_same_in_every_process()
    {
        // Stored in archives: a change here makes every stored signature void, and needs a migration.
        MinHash.Of(Shingles.Of(TextWords.Of("The harbour was closed on Monday after a storm.")))[..2].Should().Equal(MinHashOfTheHarbour);
    }

    private static readonly uint[] MinHashOfTheHarbour = [85609733, 31674782];

    // Words that no other seed has, so that only what is copied is shared.
    private static string[] Invented(int seed, int count)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(i => (i % 12 == 11 ? "." : "") + new string([.. Enumerable.Range(0, random.Next(3, 9)).Select(_ => (char)('a' + random.Next(26)))]))];
    }

    private static string Article(string[] words) => string.Join(' ', words).Replace(" .", ". ", StringComparison.Ordinal) + ".";

    private async Task<List<(string Left, string Right, ResemblanceKind Kind, double Share)>> PairsAsync()
    {
        await using var db = _archive.Database.OpenReader();
        var pairs = await db.Resemblances.OrderBy(pair => pair.LeftId).ThenBy(pair => pair.RightId)
            .Select(pair => new { Left = db.Articles.Single(row => row.Id == pair.LeftId).SourceName, Right = db.Articles.Single(row => row.Id == pair.RightId).SourceName, pair.Kind, pair.Share }).ToListAsync();
        return pairs.ConvertAll(pair => (pair.Left, pair.Right, pair.Kind, pair.Share));
    }

    private async Task<List<(int Id, int? Group)>> GroupsAsync()
    {
        await using var db = _archive.Database.OpenReader();
        var rows = await db.TextFingerprints.OrderBy(row => row.ArticleId).ToListAsync();
        return rows.ConvertAll(row => (row.ArticleId, row.GroupId));
    }
}
