using ArticleArchive.Parsing.Formats;
using ArticleArchive.Parsing.Models;

namespace ArticleArchive.Parsing.Cleaning.Html;

/// <summary>Measures the passages of an HTML page, each by itself and by its place in the tree.</summary>
/// <remarks>
/// Besides the named features there are hashed ones: the words of classes and ids, since the same words mean the same on
/// thousands of sites (<c>byline</c>, <c>related</c>, <c>share</c>), the first words of short passages, and combinations of
/// kind, length, links and place, which a linear model cannot make by itself.
/// </remarks>
internal sealed class HtmlBlockFeatures
{
    // What a hashed word is in its passage.
    private const uint OwnWord = 101, WordInside = 102, WordOutside = 103, OwnTag = 104, TagPath = 105, RegionWord = 106, FirstWord = 107, Combination = 108, RoleWord = 109, BranchWord = 110, HeadingWord = 111;

    /// <summary>Elements looked at on the way up; an article's own wrappers are nearer.</summary>
    private const int MostLevels = 24;

    private readonly PageText _page;
    private readonly IReadOnlyList<Passage> _passages;
    private readonly IReadOnlyList<LineStats> _lines;
    private readonly HtmlParts _parts;
    private readonly Vocabulary _words;
    private readonly Vocabulary _titleWords;
    private readonly double[] _prose4;
    private readonly double[] _prose12;
    private readonly double[] _links4;
    private readonly bool _readsWords;
    private readonly int _headline;
    private readonly int[] _headingAbove;
    private readonly bool _hasArticleBody;
    private readonly bool _hasMain;
    private readonly HashSet<uint> _seen = [];
    private readonly StatedBody? _stated;
    private int _firstInFavourite = -1;
    private int _lastInFavourite = -1;

    /// <param name="page">The page.</param>
    /// <param name="passages">Its passages.</param>
    /// <param name="lines">What each looks like.</param>
    /// <param name="parts">The parts of the tree.</param>
    /// <param name="readsWords">False to train as on a page in a language that no list knows.</param>
    public HtmlBlockFeatures(PageText page, IReadOnlyList<Passage> passages, IReadOnlyList<LineStats> lines, HtmlParts parts, bool readsWords = true)
    {
        _readsWords = readsWords;
        (_page, _passages, _lines, _parts) = (page, passages, lines, parts);
        Shapes = HtmlShapes.Of(parts, lines);
        _words = Vocabulary.Of(page, passages, i => lines[i].IsProse && parts.IsIn(parts.Holders[i], parts.Favourite));
        _titleWords = Vocabulary.OfText(page.Metadata.FirstOrDefault(stated => stated.Field == MetadataField.Title)?.Value ?? "");
        _prose4 = WindowShares(i => lines[i].IsProse ? 1 : 0, 4);
        _prose12 = WindowShares(i => lines[i].IsProse ? 1 : 0, 12);
        _links4 = WindowShares(i => lines[i].LinkDensity, 4);
        _headline = FindHeadline();
        _headingAbove = HeadingsAbove();
        _hasArticleBody = page.Outline!.Elements.Any(element => element.IsArticleBody);
        _hasMain = page.Outline!.Elements.Any(element => element.Role == "main");
        _stated = StatedBody.Of(page);
        for (var i = 0; i < lines.Count; i++)
        {
            if (!parts.IsIn(parts.Holders[i], parts.Favourite))
                continue;
            _firstInFavourite = _firstInFavourite < 0 ? i : _firstInFavourite;
            _lastInFavourite = i;
        }
    }

    public static FeatureSpace Space { get; } = FeatureSpace.Of<HtmlFeature>(hashBits: 15);

    public HtmlShapes Shapes { get; }

    /// <summary>Fills a vector with what is known of one passage.</summary>
    public void Fill(FeatureVector vector, int index)
    {
        vector.Clear();
        var line = _lines[index];
        var text = _passages[index].Text(_page);
        AddText(vector, line, text);
        AddNeighbours(vector, index);

        var holder = _parts.Holders[index];
        var block = _page.Blocks[_passages[index].First];
        Add(vector, KindOf(block));
        vector.Add((int)HtmlFeature.LinkDensity, line.LinkDensity);
        Add(vector, HtmlFeature.AllLinks, line.LinkDensity > 0.9);
        Add(vector, HtmlFeature.NoLinks, line.LinkDensity == 0);
        AddRegion(vector, line.Region);
        Add(vector, HtmlFeature.BeforeHeadline, index < _headline);
        Add(vector, HtmlFeature.AfterHeadline, _headline >= 0 && index > _headline);
        if (_stated is not null)
            Add(vector, _stated.Holds(text) ? HtmlFeature.InStatedBody : HtmlFeature.NotInStatedBody);
        if (holder >= 0)
            AddPlace(vector, index, holder, line, block);
        AddFirstWords(vector, FirstWord, text, line);
        if (_headingAbove[index] is >= 0 and var heading)
            AddFirstWords(vector, HeadingWord, _passages[heading].Text(_page), _lines[heading]);
    }

    private void AddText(FeatureVector vector, LineStats line, ReadOnlySpan<char> text)
    {
        Add(vector, LengthOf(line));
        vector.Add((int)HtmlFeature.FunctionWords, Math.Min(1, line.FunctionWordShare * 2));
        Add(vector, HtmlFeature.NoFunctionWord, line.FunctionWordShare == 0);
        vector.Add((int)HtmlFeature.Capitals, line.Capitals);
        vector.Add((int)HtmlFeature.Numbers, line.Numbers);
        vector.Add((int)HtmlFeature.Commas, Math.Min(1, line.Commas / 4.0));
        Add(vector, HtmlFeature.EndsSentence, line.EndsSentence);
        Add(vector, HtmlFeature.EndsInEllipsis, line.EndsInEllipsis);
        Add(vector, HtmlFeature.EndsInColon, line.EndsInColon);
        Add(vector, HtmlFeature.EndsInQuestion, line.EndsInQuestion);
        Add(vector, HtmlFeature.StartsSmall, line.StartsSmall);
        Add(vector, HtmlFeature.Sign, line.HasSign);
        Add(vector, HtmlFeature.Time, line.HasTime);
        Add(vector, HtmlFeature.Repeated, line.IsRepeated);
        Add(vector, HtmlFeature.Prose, line.IsProse);
        Add(vector, HtmlFeature.LongProse, line.IsProse && line.Words >= 40);
        Add(vector, HtmlFeature.PhraseWhole, line.Phrase == PhraseMatch.Whole);
        Add(vector, HtmlFeature.PhraseStart, line.Phrase == PhraseMatch.Start);
        Add(vector, HtmlFeature.PhraseInside, line.Phrase == PhraseMatch.Inside);
        var first = text[..Math.Min(text.Length, 400)];
        var (known, count) = _words.Compare(first);
        vector.Add((int)HtmlFeature.SharedWords, count == 0 ? 0.5 : (double)known / count);
        Add(vector, HtmlFeature.NoSharedWords, count > 0 && known == 0);
        var (ofTitle, all) = _titleWords.Compare(first);
        vector.Add((int)HtmlFeature.TitleWords, all == 0 ? 0 : (double)ofTitle / all);
    }

    private void AddNeighbours(FeatureVector vector, int index)
    {
        var previous = index > 0 ? _lines[index - 1] : null;
        var next = index + 1 < _lines.Count ? _lines[index + 1] : null;
        Add(vector, HtmlFeature.PreviousProse, previous is { IsProse: true });
        Add(vector, HtmlFeature.NextProse, next is { IsProse: true });
        Add(vector, HtmlFeature.PreviousShort, previous is { Chars: < 40, EndsSentence: false });
        Add(vector, HtmlFeature.NextShort, next is { Chars: < 40, EndsSentence: false });
        Add(vector, HtmlFeature.PreviousItem, previous is { Kind: PageBlockKind.ListItem });
        Add(vector, HtmlFeature.NextItem, next is { Kind: PageBlockKind.ListItem });
        Add(vector, HtmlFeature.PreviousHeading, previous is { Kind: PageBlockKind.Heading });
        Add(vector, HtmlFeature.NextHeading, next is { Kind: PageBlockKind.Heading });
        Add(vector, HtmlFeature.NextPhrase, next is { Phrase: not PhraseMatch.None });
        Add(vector, HtmlFeature.PreviousPhrase, previous is { Phrase: not PhraseMatch.None });
        vector.Add((int)HtmlFeature.ProseDensity4, _prose4[index]);
        vector.Add((int)HtmlFeature.ProseDensity12, _prose12[index]);
        vector.Add((int)HtmlFeature.LinkDensity4, _links4[index]);
    }

    private static void AddRegion(FeatureVector vector, string? region)
    {
        Add(vector, HtmlFeature.RegionOutside, LineFeatures.IsOutside(region));
        Add(vector, HtmlFeature.RegionInside, region is "article" or "main" or "figure" or "article:header");
        Add(vector, HtmlFeature.RegionHidden, region == HtmlRegions.Hidden);
        vector.AddHashed(FeatureHash.OfWord(RegionWord, region));
    }

    private void AddPlace(FeatureVector vector, int index, int holder, LineStats line, PageBlock block)
    {
        var inFavourite = _parts.IsIn(holder, _parts.Favourite);
        var inBulk = _parts.IsIn(holder, _parts.Bulk);
        Add(vector, HtmlFeature.InFavourite, inFavourite);
        Add(vector, HtmlFeature.InBulk, inBulk);
        Add(vector, HtmlFeature.InBoth, inFavourite && inBulk);
        Add(vector, HtmlFeature.InNeither, !inFavourite && !inBulk);
        Add(vector, HtmlFeature.BeforeFavourite, index < _firstInFavourite);
        Add(vector, HtmlFeature.AfterFavourite, _lastInFavourite >= 0 && index > _lastInFavourite);
        if (inFavourite)
        {
            var size = _lastInFavourite - _firstInFavourite + 1.0;
            vector.Add((int)HtmlFeature.FirstInFavourite, Math.Max(0, 1 - (index - _firstInFavourite) / (0.05 * size + 1)));
            vector.Add((int)HtmlFeature.LastInFavourite, Math.Max(0, 1 - (_lastInFavourite - index) / (0.05 * size + 1)));
            vector.Add((int)HtmlFeature.NearEndOfFavourite, Math.Max(0, 1 - (_lastInFavourite - index) / (0.25 * size + 1)));
        }

        if (_parts.Favourite >= 0)
            vector.Add((int)HtmlFeature.FavouriteShare, _parts.Page.ProseWords == 0 ? 0 : (double)_parts[_parts.Favourite].ProseWords / _parts.Page.ProseWords);
        vector.Add((int)HtmlFeature.FewPassages, 1 / (1 + _lines.Count / 20.0));

        var group = _parts.Group(holder);
        AddPart(vector, _parts[group], HtmlFeature.GroupLinks, HtmlFeature.GroupProse, HtmlFeature.GroupSize, HtmlFeature.GroupHeadings);
        var branch = _parts.Branch(holder);
        if (branch >= 0)
        {
            AddPart(vector, _parts[branch], HtmlFeature.BranchLinks, HtmlFeature.BranchProse, HtmlFeature.BranchSize, HtmlFeature.BranchHeadings);
            vector.Add((int)HtmlFeature.BranchPageShare, (double)_parts[branch].Words / Math.Max(1, _parts.Page.Words));
        }

        var (count, links, prose) = Shapes[index];
        vector.Add((int)HtmlFeature.ShapeCount, Math.Min(1, Math.Log2(count) / 6));
        vector.Add((int)HtmlFeature.ShapeLinks, links);
        vector.Add((int)HtmlFeature.ShapeProse, prose);

        AddElements(vector, holder, inFavourite);

        var where = (inFavourite ? 1u : 0) + (inBulk ? 2u : 0);
        var kind = (uint)KindOf(block).GetValueOrDefault();
        var length = (uint)LengthOf(line);
        var linkBin = (uint)(line.LinkDensity * 3.99);
        var branchLinks = branch < 0 ? 9u : (uint)(_parts[branch].LinkShare * 4.99);
        var branchProse = branch < 0 ? 9u : (uint)(_parts[branch].ProseShare * 2.99);
        AddCombination(vector, 1, kind, length, linkBin, where);
        AddCombination(vector, 2, kind, where, branchLinks, branchProse);
        AddCombination(vector, 3, kind, linkBin, (uint)(_parts[group].LinkShare * 4.99), (uint)Math.Min(5, Math.Log2(_parts[group].Passages)));
        AddCombination(vector, 4, kind, where, (uint)(_prose12[index] * 4.99), line.IsProse ? 1u : 0);
        AddCombination(vector, 5, where, index < _headline ? 0u : _headline < 0 ? 1u : 2u, line.IsProse ? 1u : 0, kind);
        AddCombination(vector, 6, kind, (uint)Math.Min(6, Math.Log2(count)), (uint)(links * 3.99), (uint)(prose * 2.99));
    }

    private void AddElements(FeatureVector vector, int holder, bool inFavourite)
    {
        _seen.Clear();
        var block = _parts.BlockOf(holder);
        vector.AddHashed(FeatureHash.OfWord(OwnTag, _parts.Element(block).Name));
        var parent = _parts.Element(block).Parent;
        if (parent >= 0)
            vector.AddHashed(FeatureHash.OfPair(TagPath, FeatureHash.OfWord(OwnTag, _parts.Element(block).Name), FeatureHash.OfWord(OwnTag, _parts.Element(parent).Name)));

        var isOwn = true;
        var steps = 0;
        bool inArticle = false, inOtherArticle = false, inMain = false, inArticleBody = false;
        for (var (element, level) = (holder, 0); element >= 0 && level < MostLevels; element = _parts.Element(element).Parent, level++)
        {
            var facts = _parts.Element(element);
            var isShared = _parts.HoldsFavourite(element);
            steps += isShared ? 0 : 1;
            if (facts.Name == "article")
                (inArticle, inOtherArticle) = (inArticle | isShared, inOtherArticle | !isShared);
            inMain |= facts.Role == "main";
            inArticleBody |= facts.IsArticleBody;
            if (!isShared || isOwn)
            {
                foreach (var word in facts.Words)
                {
                    if (isOwn)
                        AddOnce(vector, FeatureHash.OfWord(OwnWord, word));
                    if (!isShared)
                        AddOnce(vector, FeatureHash.OfWord(inFavourite ? WordInside : WordOutside, word));
                    if (!isShared)
                        AddOnce(vector, FeatureHash.OfWord(BranchWord, word));
                }

                if (facts.Role is { } role && !isShared)
                    AddOnce(vector, FeatureHash.OfWord(RoleWord, role));
            }

            isOwn &= element != block;
        }

        vector.Add((int)HtmlFeature.StepsFromFavourite, inFavourite ? 0 : Math.Min(1, steps / 10.0));
        vector.Add((int)HtmlFeature.DepthInFavourite, inFavourite ? Math.Min(1, steps / 10.0) : 0);
        Add(vector, HtmlFeature.InArticle, inArticle);
        Add(vector, HtmlFeature.InOtherArticle, inOtherArticle);
        Add(vector, HtmlFeature.InMain, inMain);
        Add(vector, HtmlFeature.OutOfMain, _hasMain && !inMain);
        Add(vector, HtmlFeature.InArticleBody, inArticleBody);
        Add(vector, HtmlFeature.OutOfArticleBody, _hasArticleBody && !inArticleBody);
    }

    // Of long passages the first words say little.
    private void AddFirstWords(FeatureVector vector, uint role, ReadOnlySpan<char> text, LineStats line)
    {
        if (line.Words > 15 || !_readsWords)
            return;
        _seen.Clear();
        var count = 0;
        for (var i = 0; i < text.Length && count < 6;)
        {
            if (!Prose.IsWordPart(text[i]))
            {
                i++;
                continue;
            }

            var start = i;
            while (i < text.Length && Prose.IsWordPart(text[i]))
                i++;
            AddOnce(vector, FeatureHash.OfWord(role, text[start..i]));
            count++;
        }
    }

    private void AddOnce(FeatureVector vector, uint hash)
    {
        if (_seen.Add(hash))
            vector.AddHashed(hash);
    }

    private static void AddCombination(FeatureVector vector, uint which, uint first, uint second, uint third, uint fourth) =>
        vector.AddHashed(FeatureHash.OfPair(Combination + which, (first * 64) + second, (third * 64) + fourth));

    private static void AddPart(FeatureVector vector, in PartStats part, HtmlFeature links, HtmlFeature prose, HtmlFeature size, HtmlFeature headings)
    {
        vector.Add((int)links, part.LinkShare);
        vector.Add((int)prose, part.ProseShare);
        vector.Add((int)size, Math.Min(1, Math.Log2(1 + part.Words) / 12));
        vector.Add((int)headings, Math.Min(1, (double)part.Headings / Math.Max(1, part.Passages)));
    }

    private static void Add(FeatureVector vector, HtmlFeature? feature, bool holds = true)
    {
        if (holds && feature is { } named)
            vector.Add((int)named);
    }

    private static HtmlFeature LengthOf(LineStats line) => line.Chars switch
    {
        < 15 => HtmlFeature.Chars15,
        < 40 => HtmlFeature.Chars40,
        < 80 => HtmlFeature.Chars80,
        < 160 => HtmlFeature.Chars160,
        < 320 => HtmlFeature.Chars320,
        _ => HtmlFeature.CharsMore,
    };

    private static HtmlFeature? KindOf(PageBlock block) => block.Kind switch
    {
        PageBlockKind.ListItem => HtmlFeature.ListItem,
        PageBlockKind.Heading => block.Level switch { 1 => HtmlFeature.Heading1, 2 => HtmlFeature.Heading2, 3 => HtmlFeature.Heading3, _ => HtmlFeature.HeadingDeeper },
        PageBlockKind.Quotation => HtmlFeature.Quotation,
        PageBlockKind.Caption => HtmlFeature.Caption,
        PageBlockKind.TableRow => HtmlFeature.TableRow,
        PageBlockKind.Preformatted => HtmlFeature.Preformatted,
        _ => null,
    };

    // The h1 that shares most words with the stated title, else the first one.
    private int FindHeadline()
    {
        var best = (Index: -1, Share: -1.0);
        for (var i = 0; i < _lines.Count; i++)
        {
            var block = _page.Blocks[_passages[i].First];
            if (block is not { Kind: PageBlockKind.Heading, Level: 1 })
                continue;
            var (known, count) = _titleWords.Compare(_passages[i].Text(_page));
            var share = count == 0 ? 0 : (double)known / count;
            if (share > best.Share)
                best = (i, share);
        }

        return best.Index;
    }

    private int[] HeadingsAbove()
    {
        var above = new int[_lines.Count];
        for (int i = 0, heading = -1; i < above.Length; i++)
        {
            above[i] = heading;
            if (_lines[i].Kind == PageBlockKind.Heading)
                heading = i;
        }

        return above;
    }

    private double[] WindowShares(Func<int, double> share, int reach)
    {
        var n = _lines.Count;
        var sums = new double[n + 1];
        var totals = new double[n + 1];
        for (var i = 0; i < n; i++)
        {
            // A passage's end weighs too: ten labels are more than one paragraph's interruption.
            var weight = Math.Min(_lines[i].Chars, 400) + 20;
            sums[i + 1] = sums[i] + share(i) * weight;
            totals[i + 1] = totals[i] + weight;
        }

        var shares = new double[n];
        for (var i = 0; i < n; i++)
        {
            var (from, to) = (Math.Max(0, i - reach), Math.Min(n, i + reach + 1));
            shares[i] = (sums[to] - sums[from]) / (totals[to] - totals[from]);
        }

        return shares;
    }
}
