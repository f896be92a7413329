using ArticleArchive.Web.Commands;
using ArticleArchive.Web.Data;
using ArticleArchive.Web.Search;
using ArticleArchive.Web.Search.Analysis;
using Microsoft.EntityFrameworkCore;

namespace ArticleArchive.Web.Tests.Search;

/// <summary>The index, the vocabulary and the rows of the search stay what the articles say, whatever is stored, taken out, undone or built anew.</summary>
public sealed class SearchIndexTests : IAsyncLifetime
{
    private readonly List<IDisposable> _open = [];
    private SearchArchive _archive = null!;

    private IndexMaintenance Maintenance => new(_archive.Database, TimeProvider.System);

    public async ValueTask InitializeAsync() => _archive = await SearchArchive.WithAsync(
        new Draft("The old bridge", "The men signed a treaty at the bridge.", "Ice on the river; the bridges were closed.") { Publisher = "The River Post", Authors = "Ada Smith; Ben Jones", Heading = "Winter", Speakers = new Dictionary<int, string> { [0] = "Dmitry Peskov" } },
        new Draft("A man and his bridge", "Bridging the gap between two crises."),
        new Draft("中国与俄罗斯的关系", "大学的关系。"));

    public ValueTask DisposeAsync()
    {
        _open.ForEach(one => one.Dispose());
        _archive.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task What_was_stored_is_what_the_articles_say() => await ShouldAgreeAsync();

    [Fact]
    public async Task What_came_in_goes_out_again()
    {
        var words = await WordsAsync();
        var ids = await SearchArchive.AddAsync(_archive.Database, new Draft("A new treaty", "The bridge and the ferry.") { Publisher = "The River Post" });
        (await WordsAsync()).Should().Contain(("ferry", 1)).And.NotBeEquivalentTo(words);

        await WithdrawAsync(ids[0]);

        (await WordsAsync()).Should().BeEquivalentTo(words);
        await ShouldAgreeAsync();
        await using var db = _archive.Database.OpenReader();
        var row = await db.SearchRows.SingleAsync(one => one.ArticleId == ids[0]);
        row.Flags.Should().Be((int)SearchRowFlags.Removed, "a reader must see that it went");
        row.Change.Should().Be((await db.IndexStates.SingleAsync()).LastChange);
    }

    [Fact]
    public async Task Taking_out_what_is_not_there_changes_nothing()
    {
        await WithdrawAsync(1);
        var words = await WordsAsync();
        await _archive.Database.WriteAsync(
            async db =>
            {
                await SearchIndex.RemoveAsync(db, 1, CancellationToken.None);
                await SearchIndex.RemoveAsync(db, 99, CancellationToken.None);
                return 0;
            },
            CancellationToken.None);
        (await WordsAsync()).Should().BeEquivalentTo(words);
    }

    [Fact]
    public async Task A_transaction_that_fails_leaves_no_words()
    {
        var words = await WordsAsync();
        var failing = async () => await _archive.Database.WriteAsync<int>(
            async db =>
            {
                await AddAsync(db, "Lost words of a failed transaction");
                throw new InvalidOperationException("as it may happen");
            },
            CancellationToken.None);
        await failing.Should().ThrowAsync<InvalidOperationException>();

        (await WordsAsync()).Should().BeEquivalentTo(words);
        await SearchArchive.AddAsync(_archive.Database, new Draft("Later", "Something else.") { Publisher = "A new paper" });
        (await WordsAsync()).Should().NotContain(word => word.Word == "lost");
        await ShouldAgreeAsync();
    }

    [Fact]
    public async Task An_article_that_fails_inside_a_batch_leaves_no_words_and_the_others_keep_theirs()
    {
        await _archive.Database.WriteAsync(
            async db =>
            {
                db.Commands.BeginSavepoint();
                await AddAsync(db, "Kept ferry", "Kept Gazette");
                db.Commands.Release();
                db.Commands.BeginSavepoint();
                await AddAsync(db, "Lost ferry", "Lost Gazette");
                db.Commands.RollBack();
                db.ChangeTracker.Clear();
                db.Commands.BeginSavepoint();
                await AddAsync(db, "Kept again", "Lost Gazette");
                db.Commands.Release();
                return 0;
            },
            CancellationToken.None);

        (await WordsAsync()).Should().Contain(("kept", 2)).And.Contain(("ferry", 1)).And.Contain(("lost", 1), "the publisher of the last one is called so");
        await ShouldAgreeAsync();
    }

    [Fact]
    public async Task Random_changes_keep_the_counts_exact()
    {
        var random = new Random(5);
        var kept = new List<int> { 1, 2, 3 };
        for (var round = 0; round < 12; round++)
        {
            kept.AddRange(await SearchArchive.AddAsync(_archive.Database, PlainSearch.Corpus(random, random.Next(1, 6))));
            if (random.Next(2) == 0)
            {
                var gone = kept[random.Next(kept.Count)];
                kept.Remove(gone);
                await WithdrawAsync(gone);
            }
        }

        await ShouldAgreeAsync();
        await ArchiveIndexShouldBeSoundAsync();
    }

    [Fact]
    public async Task Built_anew_it_is_the_same()
    {
        await WithdrawAsync(2);
        var (words, rows) = (await WordsAsync(), await RowsAsync());

        await Maintenance.EmptyAsync(CancellationToken.None);
        await using (var db = _archive.Database.OpenReader())
        {
            (await db.WordBlocks.CountAsync()).Should().Be(0);
            (await db.SearchRows.CountAsync(row => (row.Flags & 1) == 0)).Should().Be(0);
        }

        await Maintenance.BuildAsync(progress: null, CancellationToken.None);

        (await WordsAsync()).Should().BeEquivalentTo(words);
        (await RowsAsync()).Should().BeEquivalentTo(rows);
        await ShouldAgreeAsync();
    }

    [Fact]
    public async Task Articles_that_come_and_go_while_it_is_built_are_counted_once()
    {
        await Maintenance.EmptyAsync(CancellationToken.None);
        await SearchArchive.AddAsync(_archive.Database, new Draft("Meanwhile", "A ferry came."));
        await WithdrawAsync(1);
        await Maintenance.BuildAsync(progress: null, CancellationToken.None);

        (await WordsAsync()).Should().Contain(("ferry", 1));
        await ShouldAgreeAsync();
    }

    [Fact]
    public async Task An_archive_of_an_older_program_is_filled_at_the_start()
    {
        await _archive.Database.WriteAsync(db => Task.FromResult(db.Commands.Execute("UPDATE IndexStates SET AnalyserVersion = 0")), CancellationToken.None);
        (await Maintenance.IsOfOlderAnalyserAsync(CancellationToken.None)).Should().BeTrue();
        using var upkeep = new IndexUpkeep(Maintenance, Microsoft.Extensions.Logging.Abstractions.NullLogger<IndexUpkeep>.Instance);
        await upkeep.StartAsync(CancellationToken.None);
        await Eventually.IsAsync(async () => !(await Maintenance.IsOfOlderAnalyserAsync(CancellationToken.None) || await IsUnfinishedAsync()), "the index is whole");
        await upkeep.StopAsync(CancellationToken.None);

        (await IsUnfinishedAsync()).Should().BeFalse();
        await ShouldAgreeAsync();
    }

    [Theory]
    [InlineData("DELETE FROM WordBlocks", "treaty")]
    [InlineData("UPDATE WordBlocks SET Words = x'00'", "A row of the vocabulary is damaged")]
    [InlineData("UPDATE WordBlocks SET Count = Count + 1", "A row of the vocabulary has")]
    [InlineData("INSERT INTO WordBlocks (First, Count, Words) VALUES ('m', 0, x'')", "stands in the wrong row of the vocabulary")]
    [InlineData("DELETE FROM ArticleIndex WHERE rowid = 2", "Articles are missing from the index: 2")]
    [InlineData("DELETE FROM ClaimIndex WHERE rowid = 1", "Claims are missing from the index: 1")]
    [InlineData("INSERT INTO RemovedIndex (rowid, text) VALUES (77, 'x')", "Removed passages are in the index, but not to be found: 77")]
    [InlineData("INSERT INTO ArticleIndex (rowid, body) VALUES (900, 'ghost')", "ghost")]
    [InlineData("UPDATE SearchRows SET Tokens = 1 WHERE ArticleId = 1", "Article 1: words in its row")]
    [InlineData("UPDATE SearchRows SET Health = 99 WHERE ArticleId = 1", "Article 1: its health: 99")]
    [InlineData("UPDATE SearchRows SET Sections = x'00' WHERE ArticleId = 1", "Article 1: its sections")]
    [InlineData("UPDATE SearchRows SET Flags = Flags | 1 WHERE ArticleId = 3", "Articles that search knows are missing from the index: 3")]
    [InlineData("UPDATE IndexStates SET Articles = 7", "counts 7 articles")]
    public async Task A_difference_is_named(string damage, string named)
    {
#pragma warning disable EF1002, CA2100 // Constants of this test.
        await _archive.Database.WriteAsync(db => db.Database.ExecuteSqlRawAsync(damage), CancellationToken.None);
#pragma warning restore EF1002, CA2100

        (await Maintenance.VerifyAsync(progress: null, CancellationToken.None)).Should().Contain(difference => difference.Contains(named, StringComparison.Ordinal));

        await Maintenance.EmptyAsync(CancellationToken.None);
        await Maintenance.BuildAsync(progress: null, CancellationToken.None);
        await ShouldAgreeAsync();
    }

    [Theory]
    [InlineData("bridge", 1, "“bridge”")]
    [InlineData("treaty", -1, "“treaty”")]
    [InlineData("ghost", 1, "stands in no article")]
    public async Task A_wrong_count_is_named(string word, int change, string named)
    {
        await CountAsync(word, change);

        (await Maintenance.VerifyAsync(progress: null, CancellationToken.None)).Should().ContainSingle(difference => difference.Contains("vocabulary", StringComparison.Ordinal))
            .Which.Should().Contain(named);
    }

    [Fact]
    public async Task An_article_taken_out_in_the_transaction_that_brought_it_leaves_nothing()
    {
        await _archive.Database.WriteAsync(
            async db =>
            {
                db.Commands.BeginSavepoint();
                var first = await AddAsync(db, "First ferry");
                db.Commands.Release();
                db.Commands.BeginSavepoint();
                await SearchIndex.RemoveAsync(db, first, CancellationToken.None);
                db.Commands.RollBack();
                db.Commands.BeginSavepoint();
                var second = await AddAsync(db, "Second ferry");
                await SearchIndex.RemoveAsync(db, second, CancellationToken.None);
                db.Commands.Release();
                return db.Commands.Execute("UPDATE Articles SET IsLatest = 0 WHERE Id = $0", second);
            },
            CancellationToken.None);

        (await WordsAsync()).Should().Contain(("first", 1), "what took it out was taken back").And.NotContain(word => word.Word == "second");
        await ShouldAgreeAsync();
    }

    [Fact]
    public async Task The_vocabulary_of_many_words_keeps_each_in_its_place()
    {
        var random = new Random(3);
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        for (var round = 0; round < 4; round++)
        {
            // Some new, some known; one of every length that a number of bytes may get.
            var words = Enumerable.Range(0, 700).Select(_ => "w" + random.Next(3_000)).Append(new string('x', round == 3 ? 90 : 20)).Distinct(StringComparer.Ordinal).ToList();
            foreach (var word in words)
            {
                var term = word[..Math.Min(word.Length, IndexTokenizer.MaxTermLength)];
                counts[term] = counts.GetValueOrDefault(term) + 1;
            }

            await SearchArchive.AddAsync(_archive.Database, new Draft("Many", string.Join(' ', words) + "."));
        }

        await using (var db = _archive.Database.OpenReader())
            (await db.WordBlocks.CountAsync()).Should().BeGreaterThan(5, "one row would show nothing");
        var vocabulary = OpenVocabulary();
        counts.Should().OnlyContain(word => vocabulary.Documents(word.Key) == word.Value);
        vocabulary.WithPrefix("w1", 2_000).Select(word => (word.Word, word.Documents)).Should().BeEquivalentTo(counts.Where(word => word.Key.StartsWith("w1", StringComparison.Ordinal)).Select(word => (word.Key, word.Value)));
        vocabulary.Documents("w").Should().Be(0);
        await ShouldAgreeAsync();
    }

    [Fact]
    public async Task Merging_changes_no_word()
    {
        for (var i = 0; i < 12; i++)
            await SearchArchive.AddAsync(_archive.Database, new Draft($"Ferry {i}", "The ferry came."));
        var before = await PiecesAsync();

        await SearchIndex.MergeAsync(_archive.Database, CancellationToken.None);

        (await PiecesAsync()).Should().BeLessThan(before);
        await ShouldAgreeAsync();
        await ArchiveIndexShouldBeSoundAsync();
    }

    [Fact]
    public async Task The_commands_say_how_it_stands()
    {
        var (output, errors) = (new StringWriter(), new StringWriter());
        (await IndexCommand.VerifyAsync(_archive.DataDirectory, json: false, output, errors, CancellationToken.None)).Should().Be(0);
        output.ToString().Should().Contain("3 articles compared");
        await CountAsync("treaty", -1);
        (await IndexCommand.VerifyAsync(_archive.DataDirectory, json: true, output, errors, CancellationToken.None)).Should().Be(1);
        output.ToString().Should().Contain("treaty");
        (await IndexCommand.StateAsync(_archive.DataDirectory, json: false, output, CancellationToken.None)).Should().Be(0);
        output.ToString().Should().Contain("3 of 3 articles").And.Contain("Not compared with the articles yet");
        errors.ToString().Should().Contain("this comparison is not kept", "another process writes the archive");

        _archive.Database.Dispose();
        (await IndexCommand.VerifyAsync(_archive.DataDirectory, json: false, output, errors, CancellationToken.None)).Should().Be(1);
        var state = new StringWriter();
        await IndexCommand.StateAsync(_archive.DataDirectory, json: false, state, CancellationToken.None);
        state.ToString().Should().Contain("Compared with 3 articles at").And.Contain("differences");
    }

    [Theory]
    [InlineData("bridge", "bridge bridges bridging")]
    [InlineData("bridges", "bridge bridges bridging")]
    [InlineData("men", "man men")]
    [InlineData("crisis", "crises crisis")]
    [InlineData("ghost", "ghost")]
    [InlineData("关系", "关系")]
    public void A_word_stands_for_its_forms(string word, string forms)
    {
        using var vocabulary = OpenVocabulary();
        var variants = vocabulary.Variants(word);
        variants.Select(variant => variant.Word).Should().BeEquivalentTo(forms.Split(' '));
        variants[0].Should().Match<WordVariant>(first => first.Word == word && first.Languages == StemLanguages.All);
    }

    [Fact]
    public async Task Forms_count_in_articles_of_their_language_only()
    {
        await AddAsync("de", "Die Wahlen und die Kinder");
        await AddAsync("en", "The wahlen of children");
        await AddAsync("ja", "wahlen");
        using var vocabulary = OpenVocabulary();

        vocabulary.Variants("wahl").Should().ContainSingle(variant => variant.Word == "wahlen").Which.Should().Be(new WordVariant("wahlen", StemLanguage.German.Bit(), 1));
        vocabulary.Variants("wahlen")[0].Should().Be(new WordVariant("wahlen", StemLanguages.All, 3));
        vocabulary.Variants("child").Should().ContainSingle(variant => variant.Word == "children").Which.Languages.Should().Be(StemLanguage.English.Bit(), "German has no such form");
    }

    [Fact]
    public async Task Articles_of_unknown_language_count_as_English_where_most_others_are()
    {
        using (var vocabulary = OpenVocabulary())
            vocabulary.Languages().Unknown.Should().Be(StemLanguage.English, "none is of a known language");
        await AddAsync("fr", "Une phrase");
        using (var vocabulary = OpenVocabulary())
        {
            vocabulary.Languages().Unknown.Should().Be(StemLanguage.Unknown);
            vocabulary.Variants("bridge").Should().ContainSingle();
        }
    }

    [Fact]
    public void Words_are_found_by_their_beginning_their_letters_and_their_neighbours()
    {
        using var vocabulary = OpenVocabulary();
        vocabulary.WithPrefix("brid", 10).Select(word => word.Word).Should().Equal("bridge", "bridges", "bridging");
        vocabulary.WithPrefix("brid", 1).Should().Equal(new WordVariant("bridge", StemLanguages.All, 2));
        vocabulary.Containing("ridg", 10).Should().HaveCount(3);
        vocabulary.Near("brigde", 1, 10).Select(word => word.Word).Should().Equal("bridge");
        vocabulary.Near("rbidge", 1, 10).Select(word => word.Word).Should().Equal("bridge");
        vocabulary.Near("bridges", 1, 10).Select(word => word.Word).Should().Equal("bridges", "bridge");
        vocabulary.Completions("关", 10).Should().BeEmpty("a pair of characters is no word");
        vocabulary.DidYouMean("brigde")!.Value.Word.Should().Be("bridge");
        vocabulary.DidYouMean("bridge").Should().BeNull();
        vocabulary.DidYouMean("zzzzzz").Should().BeNull();
    }

    [Theory]
    [InlineData("bridge", "bridge", 0)]
    [InlineData("bridge", "brigde", 1)]
    [InlineData("bridge", "bride", 1)]
    [InlineData("bridge", "bridged", 1)]
    [InlineData("bridge", "fridge", 1)]
    [InlineData("bridge", "brisk", 3)]
    [InlineData("", "ab", 2)]
    public void The_distance_of_two_words(string left, string right, int distance)
    {
        EditDistance.Within(left, right, distance).Should().Be(distance);
        EditDistance.Within(right, left, distance + 1).Should().Be(distance);
        if (distance > 0)
            EditDistance.Within(left, right, distance - 1).Should().BeNull();
    }

    private static async Task<int> AddAsync(ArchiveDbContext db, string title, string? publisher = null, string? language = null)
    {
        var article = SearchArchive.Row(new Draft(title, title + ".") { Publisher = publisher });
        article.Language = language;
        db.Originals.Add(new Original { Sha256 = article.Sha256, Bytes = [] });
        db.Articles.Add(article);
        await db.SaveChangesAsync();
        await SearchIndex.AddAsync(db, article, CancellationToken.None);
        return article.Id;
    }

    // Counts a word as the index does, without an article.
    private Task<int> CountAsync(string word, int change) => _archive.Database.WriteAsync(
        db =>
        {
            using var vocabulary = new VocabularyWriter(db.Commands.Connection);
            var tally = new WordTally();
            tally.Begin(StemLanguage.Unknown, change);
            tally.Add(System.Text.Encoding.UTF8.GetBytes(word));
            vocabulary.Write(tally);
            return Task.FromResult(0);
        },
        CancellationToken.None);

    // The pieces that the index of articles consists of.
    private Task<int> PiecesAsync() => _archive.Database.WriteAsync(
        db => Task.FromResult(Convert.ToInt32(db.Commands.Scalar("SELECT count(DISTINCT segid) FROM ArticleIndex_idx"), System.Globalization.CultureInfo.InvariantCulture)), CancellationToken.None);

    private Task<int> AddAsync(string language, string text) => _archive.Database.WriteAsync(
        async db =>
        {
            await AddAsync(db, text, language: language);
            return 0;
        },
        CancellationToken.None);

    private Task<int> WithdrawAsync(int id) => _archive.Database.WriteAsync(
        async db =>
        {
            await SearchIndex.RemoveAsync(db, id, CancellationToken.None);
            return db.Commands.Execute("UPDATE Articles SET IsLatest = 0 WHERE Id = $0", id);
        },
        CancellationToken.None);

    private Vocabulary OpenVocabulary()
    {
        var connection = _archive.Database.OpenReaderConnection();
        _open.Add(connection);
        return new Vocabulary(connection);
    }

    private async Task<List<(string Word, int Articles)>> WordsAsync()
    {
        await using var db = _archive.Database.OpenReader();
        var words = new List<(string, int)>();
        foreach (var block in await db.WordBlocks.OrderBy(block => block.First).Select(block => block.Words).ToListAsync())
            Read(block);
        return words;

        void Read(byte[] block)
        {
            for (var reader = new WordBlockReader(block); reader.MoveNext();)
                words.Add((reader.Text, reader.Articles));
        }
    }

    private async Task<List<object>> RowsAsync()
    {
        await using var db = _archive.Database.OpenReader();
        return (await db.SearchRows.Where(row => (row.Flags & 1) == 0).OrderBy(row => row.ArticleId).ToListAsync())
            .ConvertAll(row => (object)new { row.ArticleId, row.Tokens, row.Words, row.Claims, row.Language, row.Natures, Facets = Convert.ToHexString(row.Facets), Sections = Convert.ToHexString(row.Sections) });
    }

    private async Task<bool> IsUnfinishedAsync()
    {
        await using var db = _archive.Database.OpenReader();
        return await db.IndexStates.AnyAsync(state => state.RebuiltUpTo != null);
    }

    private async Task ShouldAgreeAsync() => (await Maintenance.VerifyAsync(progress: null, CancellationToken.None)).Should().BeEmpty();

    private async Task ArchiveIndexShouldBeSoundAsync() => await _archive.Database.WriteAsync(
        db => Task.FromResult(db.Commands.Execute("INSERT INTO ArticleIndex (ArticleIndex, rank) VALUES ('integrity-check', 1)")), CancellationToken.None);
}
