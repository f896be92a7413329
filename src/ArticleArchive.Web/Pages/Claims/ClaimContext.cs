using ArticleArchive.Parsing;
using ArticleArchive.Parsing.Claims;
using ArticleArchive.Parsing.Text;
using ArticleArchive.Web.Data;
using ArticleArchive.Web.Pages.Reading;

namespace ArticleArchive.Web.Pages.Claims;

/// <summary>A claim's paragraph with its neighbours, cut to what is near.</summary>
/// <param name="Blocks">The words; the claim's sentence, content, cue and speaker are marked.</param>
/// <param name="StartsInside">True where it begins in the middle of a paragraph.</param>
/// <param name="EndsInside">True where it ends in the middle of a paragraph.</param>
public sealed record ClaimContext(IReadOnlyList<IReadOnlyList<Run>> Blocks, bool StartsInside, bool EndsInside)
{
    /// <summary>So much of the paragraphs is shown on each side of the claim.</summary>
    private const int Length = 700;

    public static ClaimContext Of(Article article, Claim claim)
    {
        ArgumentNullException.ThrowIfNull(article);
        ArgumentNullException.ThrowIfNull(claim);
        var runs = new List<IReadOnlyList<Run>>();
        var (startsInside, endsInside) = (false, false);
        var near = new TextSpan(Before(article.ReadingText, claim.Start), After(article.ReadingText, claim.End));
        var marks = ReadingMarks.None with { Others = [.. Marks(article, claim)] };
        for (var i = Math.Max(0, claim.Block - 1); i <= Math.Min(claim.Block + 1, article.Blocks.Count - 1); i++)
        {
            var block = article.Blocks[i].Span;
            if (i != claim.Block && !article.Blocks[i].IsBody)
                continue;
            var shown = new TextSpan(Math.Max(block.Start, near.Start), Math.Min(block.End, near.End));
            if (shown.Length <= 0)
                continue;
            runs.AddRange(ReadingView.Of(article.ReadingText, [article.Blocks[i]], shown, marks).Blocks.SelectMany(view => view.Cells));
            startsInside |= shown.Start > block.Start;
            endsInside |= shown.End < block.End;
        }

        return new ClaimContext(runs, startsInside, endsInside);
    }

    private static IEnumerable<Mark> Marks(Article article, Claim claim)
    {
        var place = new TextSpan(claim.Start, claim.End);
        var sentences = SentenceSplitter.Split(article.ReadingText, article.Blocks[claim.Block].Span).Where(sentence => sentence.Overlaps(place)).ToList();
        if (sentences.Count > 0)
            yield return new Mark(MarkKind.Sentence, new TextSpan(sentences[0].Start, sentences[^1].End));
        var parts = claim.Parts.Count == 0 ? [place] : claim.Parts;
        for (var i = 0; i < parts.Count; i++)
            yield return new Mark(MarkKind.Content, parts[i], i);
        if (claim is { CueStart: { } cueStart, CueEnd: { } cueEnd } && cueStart < cueEnd)
            yield return new Mark(MarkKind.Cue, new TextSpan(cueStart, cueEnd));
        if (claim is { Speaker: not null, SpeakerStart: { } speakerStart, SpeakerEnd: { } speakerEnd } && speakerStart < speakerEnd)
            yield return new Mark(MarkKind.Speaker, new TextSpan(speakerStart, speakerEnd));
    }

    private static int Before(string text, int offset)
    {
        var start = Math.Max(0, offset - Length);
        return start == 0 ? 0 : text.IndexOf(' ', start, offset - start) is >= 0 and var space ? space + 1 : offset;
    }

    private static int After(string text, int offset)
    {
        var end = Math.Min(text.Length, offset + Length);
        return end == text.Length ? end : text.LastIndexOf(' ', end - 1, end - offset) is >= 0 and var space ? space : offset;
    }
}
