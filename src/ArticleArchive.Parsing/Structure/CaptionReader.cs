using ArticleArchive.Parsing.Formats;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Structure;

/// <summary>Finds captions by the credit that stands in them.</summary>
internal static class CaptionReader
{
    private const int MaxWords = 60;
    private const int LongestPhotographer = 30;
    private const int MostBlanksInCredit = 8;

    private static readonly AnyOf Agencies = new(
        "Getty", "Reuters", "AFP", "AP Photo", "Associated Press", "EPA", "Alamy", "Shutterstock", "iStock", "Rex Features", "Bloomberg", "Sputnik", "Xinhua", "Unsplash", "Pexels", "Pixabay", "Wikimedia",
        "TASS", "ТАСС", "РИА", "dpa", "ANSA", "EFE", "Anadolu", "Magnum", "Press Association", "Images", "Photo", "Foto", "Courtesy", "Handout", "Wire", "Instagram", "Flickr");

    // At the start of the credit; the colon or "by" makes it one.
    private static readonly string[] CreditWords =
    [
        "Photo credit:", "Image credit:", "Picture credit:", "Photo courtesy of", "Image courtesy of", "Photograph by", "Photo by", "Photos by", "Image by", "Illustration by", "Photo:", "Photos:", "Photograph:",
        "Picture:", "Image:", "Images:", "Credit:", "Credits:", "Image source:", "Photo via", "Illustration:", "Courtesy of", "Foto:", "Fotos:", "Bild:", "Crédit photo :", "Crédit:", "Crédit photo:", "Crédits :", "Photo :",
        "Imagen:", "Fotografía:", "Fot.", "Foto de", "Фото:", "写真:", "写真：", "图：", "摄影：", "صورة:", "تصوير:", "عکس:", "צילום:", "फोटो:", "사진:", "사진=", "Fotoğraf:", "Foto oleh", "Ảnh:", "©",
    ];

    // Most lines hold none of them, which one look for all of them at once says much faster than one look for each.
    private static readonly AnyOf AnyCreditWord = new(CreditWords);

    /// <summary>Marks captions and their credits among the blocks that are still undecided.</summary>
    public static void Mark(string reading, List<DraftBlock> drafts)
    {
        for (var i = 0; i < drafts.Count; i++)
        {
            var draft = drafts[i];
            var isMarkedUp = draft.Block.Kind == PageBlockKind.Caption;
            if (!isMarkedUp && (!draft.IsUndecidedText || draft.Shape.Words > MaxWords))
                continue;
            draft.CreditSpan = FindCredit(reading, draft.Span, isMarkedUp);
            if (!isMarkedUp && draft.CreditSpan is null)
                continue;
            draft.Kind = BlockKind.Caption;
            // The same words without the credit right before it are the same caption, printed for the small picture.
            if (i > 0 && drafts[i - 1].IsUndecidedText && draft.CreditSpan is { } credit
                && Blank.Trim(reading, new TextSpan(draft.Span.Start, credit.Start)) is { IsEmpty: false } words
                && words.Length == drafts[i - 1].Span.Length && words.In(reading) == drafts[i - 1].TextIn(reading))
                drafts[i - 1].Kind = BlockKind.Caption;
        }
    }

    /// <summary>True for a line that names the source of a picture, as a caption's end or alone.</summary>
    public static bool EndsInCredit(ReadOnlySpan<char> line)
    {
        var text = line.ToString();
        return FindCredit(text, new TextSpan(0, text.Length), isMarkedUp: false) is not null;
    }

    private static TextSpan? FindCredit(string text, TextSpan span, bool isMarkedUp)
    {
        var line = text.AsSpan(span.Start, span.Length);
        // "... allies (Getty)", "... in Berlin (Reuters/A. Name)", "[Photo by X]"
        if (line[^1] is ')' or ']')
        {
            var open = line.LastIndexOfAny('(', '[');
            var inner = open >= 0 ? line[(open + 1)..^1] : default;
            if (inner.Length is > 1 and <= 80 && (Agencies.IsIn(inner) || StartsWithCreditWord(inner)))
                return new TextSpan(span.Start + open, span.End);
        }

        // "A. Name / Reuters" alone on a line is a credit without a caption.
        var slash = line.LastIndexOf('/');
        if (slash > 0 && line.Length <= 60 && !BlockShape.IsSentenceEnd(line[^1]) && Agencies.IsIn(line[(slash + 1)..]) && line.Count(' ') <= 7)
            return span;

        // "本报记者 周敏 摄": Chinese says behind the name who took the picture.
        if (line[^1] is '摄' or '攝' && line.LastIndexOfAny('。', '！', '？') is var end && line.Length - end <= LongestPhotographer)
            return new TextSpan(span.Start + end + 1, span.End);

        if (!AnyCreditWord.IsIn(line))
            return null;
        var at = -1;
        foreach (var word in CreditWords)
        {
            var found = line.LastIndexOf(word, StringComparison.OrdinalIgnoreCase);
            // In running text "photo by" or "image:" is speech; a credit stands at the start of the line or behind a sentence, and is short.
            var isAtBorder = found == 0 || (found > 1 && (BlockShape.IsSentenceEnd(line[found - 1]) || line[found - 1] is '|' or '/' or '—' || (char.IsWhiteSpace(line[found - 1])
                && (BlockShape.IsSentenceEnd(line[found - 2]) || line[found - 2] is '|' or '/' or '—' or ')' or '”' || isMarkedUp))));
            if (found >= 0 && isAtBorder && line.Length - found <= 100 && (at < 0 || found < at) && line.Length > found + word.Length)
                at = found;
        }

        // "Photo: the mayor keeps one on her desk, and shows it to visitors." is a sentence of the text.
        if (at >= 0 && !isMarkedUp && BlockShape.IsSentenceEnd(line[^1]) && line[at..].Count(' ') > MostBlanksInCredit)
            return null;
        return at >= 0 ? new TextSpan(span.Start + at, span.End) : null;
    }

    private static bool StartsWithCreditWord(ReadOnlySpan<char> text)
    {
        foreach (var word in CreditWords)
        {
            if (text.StartsWith(word, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}
