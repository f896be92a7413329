using ArticleArchive.Parsing.Claims.Lexicon;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Claims;

/// <summary>What the rules propose in a block, what the tagger marks in it, and what only the tagger proposes.</summary>
internal sealed class Candidates
{
    private const int FarthestSource = 14;
    private const int FewestContent = 2;

    // A longer sentence is a table or a list run together.
    private const int MostTokens = 1_000;

    private static readonly WordMemory<bool> s_attributing = new(Attributes);

    private readonly BySentence<Proposal> _byCue;
    private readonly AttributionTagger _tagger;

    // Made when first asked for: in most sentences nothing is proposed.
    private readonly AttributionTag[]?[] _tags;

    public Candidates(BlockSpeeches speeches, AttributionTagger tagger)
    {
        Speeches = speeches;
        _tagger = tagger;
        _byCue = new BySentence<Proposal>(speeches.Sentences);
        _tags = new AttributionTag[speeches.Sentences.Count][];
        var all = new List<Proposal>(speeches.Attributions);
        foreach (var proposal in all)
            _byCue.Add(proposal.Cue ?? proposal.Content, proposal);
        for (var s = 0; s < speeches.Sentences.Count; s++)
        {
            var tokens = speeches.Sentences[s];
            if (!HasAttributing(tokens) || TagsOf(s) is not { } tags)
                continue;
            foreach (var proposal in Tagged(tokens, tags, _byCue.At(s)).ToList())
            {
                all.Add(proposal);
                _byCue.Add(proposal.Cue!.Value, proposal);
            }
        }

        All = all;
    }

    public BlockSpeeches Speeches { get; }

    public IReadOnlyList<Proposal> All { get; }

    /// <summary>The index of the sentence in which a proposal's cue stands, or its content where it has none; the number of sentences where there is none.</summary>
    public int SentenceOf(Proposal proposal) => _byCue.Range(proposal.Cue ?? proposal.Content).First;

    /// <summary>The proposals whose cue stands in a sentence.</summary>
    public IReadOnlyList<Proposal> In(int sentence) => _byCue.At(sentence);

    /// <summary>The share of a span's tokens in a sentence that the tagger marks in one of two ways, 0-1.</summary>
    public double Share(int sentence, TextSpan span, AttributionTag tag, AttributionTag other)
    {
        if (TagsOf(sentence) is not { } tags)
            return 0;
        var tokens = Speeches.Sentences[sentence];
        var (marked, count) = (0, 0);
        for (var i = tokens.FirstFrom(span.Start); i < tokens.Count && tokens[i].Start < span.End; i++)
        {
            count++;
            marked += tags[i] == tag || tags[i] == other ? 1 : 0;
        }

        return count == 0 ? 0 : (double)marked / count;
    }

    private AttributionTag[]? TagsOf(int sentence)
    {
        var tokens = Speeches.Sentences[sentence];
        return tokens.Count > MostTokens ? null : _tags[sentence] ??= _tagger.Tag(tokens, i => Speeches.IsQuoted(tokens[i].Span));
    }

    private static bool HasAttributing(Tokens tokens)
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            if (s_attributing.Of(tokens.Lower(i)))
                return true;
        }

        return false;
    }

    // Cues that no rule knows: with the nearest source and the longest stretch of content.
    private static IEnumerable<Proposal> Tagged(Tokens tokens, AttributionTag[] tags, IReadOnlyList<Proposal> known)
    {
        for (var i = 0; i < tags.Length; i++)
        {
            if (tags[i] != AttributionTag.Cue)
                continue;
            var end = i + 1;
            while (end < tags.Length && tags[end] == AttributionTag.Cue)
                end++;
            var cue = new TextSpan(tokens[i].Start, tokens[end - 1].End);
            if (Enumerable.Range(i, end - i).Any(k => s_attributing.Of(tokens.Lower(k))) && !known.Any(proposal => proposal.Cue is { } other && other.Overlaps(cue))
                && Run(tags, AttributionTag.Source, i, end) is { } source && Run(tags, AttributionTag.Content, i, end) is { } content && content.Last - content.First + 1 >= FewestContent)
            {
                // "mocked Trump's complaints, telling him to": behind a comma a noun holds nothing any more.
                if (NounFrames.Nouns.Contains(tokens.Lower(i)) && content.First > end && !tokens.IsWord(end))
                    continue;
                var who = new TextSpan(tokens[source.First].Start, tokens[source.Last].End);
                var kind = tokens.IsCapitalised(source.Last) && source.Last > 0 ? MentionKind.Name : Grammar.Pronouns.Contains(tokens.Lower(source.Last)) ? MentionKind.Pronoun : Subjects.IsRole(tokens.Lower(source.Last)) ? MentionKind.Role : MentionKind.Noun;
                var lower = tokens.Lower(i);
                yield return new Proposal(FrameRule.Tagged, cue, Cues.VerbOf(lower)?.Lemma ?? lower, new Mention(kind, who, source.First), [new TextSpan(tokens[content.First].Start, tokens[content.Last].End)]);
            }

            i = end;
        }
    }

    // A verb of saying or knowing in any dictionary's sense, or a noun of saying: elsewhere the tagger only guesses.
    private static bool Attributes(string lower) => Cues.VerbOf(lower) is not null || NounFrames.Nouns.Contains(lower)
        || EnglishWords.Find(EnglishWords.Lemma(lower, WordClasses.Verb)) is { Likeliest: WordClasses.Verb } and ({ Says: true } or { Believes: true });

    // The run of a tag nearest to a cue.
    private static (int First, int Last)? Run(AttributionTag[] tags, AttributionTag tag, int cue, int end)
    {
        for (var distance = 1; distance <= FarthestSource; distance++)
        {
            foreach (var at in (ReadOnlySpan<int>)[cue - distance, end - 1 + distance])
            {
                if (at < 0 || at >= tags.Length || tags[at] != tag)
                    continue;
                var (first, last) = (at, at);
                while (first > 0 && tags[first - 1] == tag)
                    first--;
                while (last + 1 < tags.Length && tags[last + 1] == tag)
                    last++;
                return (first, last);
            }
        }

        return null;
    }
}
