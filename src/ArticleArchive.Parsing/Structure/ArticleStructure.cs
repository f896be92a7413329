using ArticleArchive.Parsing.Formats;
using ArticleArchive.Parsing.Repairs;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Structure;

/// <summary>The article's parts and properties.</summary>
internal sealed record StructureResult(
    StatedValue Title,
    StatedValue? Standfirst,
    IReadOnlyList<StatedValue> Authors,
    StatedValue? Publisher,
    PublishedDate? Published,
    StatedValue? Language,
    IReadOnlyList<ArticleBlock> Blocks,
    IReadOnlyList<ParsedSection> Sections,
    IReadOnlyList<Finding> Damage)
{
    /// <summary>Roles given by a person that no block took.</summary>
    public IReadOnlyCollection<Repair> UnusedRoles { get; init; } = [];
}

/// <summary>Gives each block of the reading text its role and builds the tree of sections.</summary>
internal static class ArticleStructure
{
    /// <param name="text">Page text and reading text.</param>
    /// <param name="blocks">Of the reading text, from <see cref="ReadingBlocks.Map"/>.</param>
    /// <param name="stated">What the markup states, in order of trust.</param>
    /// <param name="givenRoles">What a person said that blocks are, if anything.</param>
    /// <param name="roleModel">Judges the lines that no markup judges; null for the shipped weights.</param>
    public static StructureResult Read(
        EditedText text, IReadOnlyList<PageBlock> blocks, IReadOnlyList<StatedMetadata> stated, IReadOnlyList<BlockRole>? givenRoles = null, RoleModel? roleModel = null)
    {
        var reading = text.Reading;
        var damage = new List<Finding>();
        var language = Language(reading, stated);
        var (drafts, header) = ReadHeader(text, blocks, stated, language, AuthorJudge.Shipped);
        if (header.RelativeDate is { } relative)
            damage.Add(relative);
        RoleReader.Mark(reading, drafts, header.BodyStart, roleModel ?? RoleModel.Shipped);
        ListReader.FinishItems(text, drafts, damage);
        foreach (var draft in drafts)
            draft.Kind ??= PlainKind(draft.Block.Kind);

        var given = GivenRoles.Apply(reading, drafts, givenRoles ?? []);
        SectionTree.SetLevels(drafts);
        given.SetLevels();
        SectionNumbers.Check(reading, drafts, damage);
        var sections = SectionTree.Build(reading, drafts);
        var articleBlocks = drafts.ConvertAll(draft => draft.ToArticleBlock());

        TextFindings.AddDeceptiveCharacters(reading, damage);
        if (!articleBlocks.Exists(block => block.IsBody && BlockShape.Of(reading, block.Span, 0).HasLetter))
            damage.Add(new Finding(FindingKind.NoBody, new TextSpan(0, 0), Severity.Serious, "The file has no text that reads as the body of an article."));

        return new StructureResult(
            header.Title, header.Standfirst, header.Authors, Publisher(text, stated), header.Published, language, articleBlocks, sections, damage)
        {
            UnusedRoles = given.Unused,
        };
    }

    /// <summary>The blocks with title, byline, dateline and captions marked, and the rest undecided.</summary>
    public static (List<DraftBlock> Drafts, HeaderResult Header) ReadHeader(
        EditedText text, IReadOnlyList<PageBlock> blocks, IReadOnlyList<StatedMetadata> stated, StatedValue? language, AuthorJudge? authorJudge)
    {
        var drafts = DraftBlock.Of(text, blocks);
        // Its numbers and words are the headings' own, and must not be taken for them.
        foreach (var entry in drafts.Where(draft => draft.Block.Kind == PageBlockKind.Contents))
            entry.Kind = BlockKind.Contents;
        var header = HeaderReader.Read(text, drafts, stated, DayFirst(text.Page, language?.Value), authorJudge);
        CaptionReader.Mark(text.Reading, drafts);
        return (drafts, header);
    }

    private static BlockKind PlainKind(PageBlockKind kind) => kind switch
    {
        PageBlockKind.Heading => BlockKind.Heading,
        PageBlockKind.ListItem => BlockKind.ListItem,
        PageBlockKind.Quotation => BlockKind.Quotation,
        PageBlockKind.Caption => BlockKind.Caption,
        PageBlockKind.Preformatted => BlockKind.Preformatted,
        PageBlockKind.TableRow => BlockKind.TableRow,
        PageBlockKind.Contents => BlockKind.Contents,
        _ => BlockKind.Paragraph,
    };

    // What the page's title ends with is asked last: a section of the site stands there too.
    private static StatedValue? Publisher(EditedText text, IReadOnlyList<StatedMetadata> stated)
    {
        var names = stated.Where(value => value.Field == MetadataField.Publisher).ToLookup(value => value.Origin == HtmlTitles.Origin);
        return names[false].FirstOrDefault() is { } named ? new StatedValue(named.Value, Origin.Found, $"stated by the file ({named.Origin})")
            : PublisherReader.Find(text.Page) ?? (names[true].FirstOrDefault() is { } tail ? new StatedValue(tail.Value, Origin.Derived, "what the page's title adds to the headline") : null);
    }

    public static StatedValue? Language(string reading, IReadOnlyList<StatedMetadata> stated)
    {
        var detected = LanguageDetector.Detect(reading);
        var named = stated.FirstOrDefault(value => value.Field == MetadataField.Language);
        // Templates state the wrong language often; where the words clearly say another, the words are believed.
        if (named is not null && (detected is null || named.Value.StartsWith(detected, StringComparison.OrdinalIgnoreCase) || named.Value.Length < 2))
            return new StatedValue(named.Value, Origin.Found, $"stated by the file ({named.Origin})");
        if (detected is null)
            return null;
        return new StatedValue(detected, Origin.Derived, named is null ? "the commonest words and the script of the text" : $"the words of the text, although the file states “{named.Value}”");
    }

    // The order in "03/04/2018": another date of the page tells it, else the language; English is written in both orders, but a
    // country may be stated with it.
    private static bool? DayFirst(string page, string? language)
    {
        if (DateReader.OrderIn(page) is { } shown)
            return shown;
        if (language is null || string.Equals(language, "en", StringComparison.OrdinalIgnoreCase))
            return null;
        return !language.StartsWith("en", StringComparison.OrdinalIgnoreCase) || !(language.EndsWith("US", StringComparison.OrdinalIgnoreCase) || language.EndsWith("PH", StringComparison.OrdinalIgnoreCase));
    }
}
