namespace ArticleArchive.Parsing.Cleaning.Html;

/// <summary>What is asked of a passage of an HTML page by itself and by its place in the tree. Each is about 0 to 1.</summary>
internal enum HtmlFeature
{
    // Length in letters, one of them.
    Chars15, Chars40, Chars80, Chars160, Chars320, CharsMore,

    // Words and signs.
    FunctionWords, NoFunctionWord, Capitals, Numbers, Commas,
    EndsSentence, EndsInEllipsis, EndsInColon, EndsInQuestion, StartsSmall,
    Sign, Time, Repeated, Prose, LongProse,
    PhraseWhole, PhraseStart, PhraseInside,
    SharedWords, NoSharedWords, TitleWords,

    // What the markup makes of it.
    ListItem, Heading1, Heading2, Heading3, HeadingDeeper, Quotation, Caption, TableRow, Preformatted,
    LinkDensity, AllLinks, NoLinks,

    // Where it stands: in the two likely containers of the article, and how far from them.
    InFavourite, InBulk, InBoth, InNeither,
    StepsFromFavourite, DepthInFavourite,
    BeforeFavourite, AfterFavourite, FirstInFavourite, LastInFavourite, NearEndOfFavourite,
    FavouriteShare, FewPassages,
    InArticle, InOtherArticle, InMain, OutOfMain, InArticleBody, OutOfArticleBody,
    RegionOutside, RegionInside, RegionHidden,
    BeforeHeadline, AfterHeadline,

    // The part around it: the smallest element with more than this passage, and the largest that is not around the favourite.
    GroupLinks, GroupProse, GroupSize, GroupHeadings,
    BranchLinks, BranchProse, BranchSize, BranchPageShare, BranchHeadings,

    // Passages of the same shape: elements of the same names and classes.
    ShapeCount, ShapeLinks, ShapeProse,

    // Around it in the order of reading.
    PreviousProse, NextProse, PreviousShort, NextShort, PreviousItem, NextItem, PreviousHeading, NextHeading, NextPhrase, PreviousPhrase,
    ProseDensity4, ProseDensity12, LinkDensity4,

    // The text that the page's own metadata give, where they do.
    InStatedBody, NotInStatedBody,
}
