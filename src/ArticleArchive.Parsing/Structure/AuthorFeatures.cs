using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Structure;

/// <summary>What can be seen of a name as the author's, in numbers, for <see cref="AuthorJudge"/>.</summary>
/// <remarks>No name is among them: the shape of the name, where and how often it stands, how it is presented, and what stands around it.</remarks>
internal sealed class AuthorFeatures
{
    // Lines further from the headline or the text's edges are all alike.
    private const int Far = 30;
    private const int NoteWords = 12;

    private static readonly (string Name, MentionCues Cue)[] Cues =
    [
        ("whole", MentionCues.WholeLine), ("starts", MentionCues.LineStart), ("by", MentionCues.By), ("byline", MentionCues.Byline), ("rights", MentionCues.Copyright), ("credit", MentionCues.Credit),
        ("introduced", MentionCues.Introduced), ("speaker", MentionCues.Speaker), ("note", MentionCues.Note), ("role", MentionCues.Role), ("dated", MentionCues.Date), ("written", MentionCues.Written),
    ];

    /// <summary>Names of the numbers, in order; the weights are stored under them.</summary>
    public static readonly IReadOnlyList<string> Names =
    [
        "words", "letters", "person", "capitals", "role-word", "common-word", "small-share", "initial", "given-first", "given-share", "other-holds", "holds-other",
        "mentions", .. Cues.Select(cue => "count-" + cue.Name), .. Cues.Select(cue => "share-" + cue.Name),
        "in-text", "in-title", "in-other-lines", "bases", "headline", "candidates", "by-names", "dated-names", "rivals", "whole-rivals", "note-rivals", "likest",
        "above-title", "below-title", "to-title", "to-body", "to-end", "behind-end", "in-body", "kept", "removed-comments", "removed-teaser", "removed-legal", "removed-note",
        "line-words", .. Cues.Select(cue => "here-" + cue.Name),
        "above-cue", "above-heading", "above-date", "above-prose", "above-words", "above-same", "below-date", "below-figures", "below-prose", "below-words", "below-same", "below-role", "below-note", "below-starts-same", "date-near",
        "last-to-end", "last-below-note", "last-above-heading", "any-below-starts-same", "any-above-cue", "any-date-beside", "any-above-heading", "any-below-cue", "head-whole", "head-whole-below",
    ];

    private readonly AuthorPage _page;
    private readonly HashSet<string> _bases;
    private readonly HashSet<string> _smallWords;
    private readonly string _titleKey;
    private readonly float _byNames;
    private readonly float _datedNames;
    private readonly float[] _values = new float[Names.Count];
    private readonly List<AuthorCandidate> _persons;
    private int _next;

    /// <param name="page">The page's lines and candidates.</param>
    /// <param name="title">The headline.</param>
    /// <param name="smallWords">The words that the body writes with a small first letter.</param>
    /// <param name="bases">The keys of the names that a rule found.</param>
    public AuthorFeatures(AuthorPage page, string title, HashSet<string> smallWords, IEnumerable<string> bases)
    {
        (_page, _smallWords, _titleKey) = (page, smallWords, TitleReader.Key(title));
        _bases = bases.ToHashSet(StringComparer.Ordinal);
        _persons = page.Candidates.FindAll(candidate => IsPerson(candidate.Name));
        _byNames = page.Candidates.Count(candidate => candidate.Mentions.Exists(mention => mention.Cues.HasFlag(MentionCues.By)));
        _datedNames = page.Candidates.Count(candidate => candidate.Mentions.Exists(mention => mention.Cues.HasFlag(MentionCues.Date)));
    }

    /// <summary>The numbers of a candidate, valid until the next call.</summary>
    public ReadOnlySpan<float> Of(AuthorCandidate candidate)
    {
        _next = 0;
        Array.Clear(_values);
        AddName(candidate);
        AddMentions(candidate);
        AddPage(candidate);
        AddPlace(Best(candidate));
        AddNeighbours(candidate, Best(candidate));
        AddLast(candidate);
        return _values;
    }

    /// <summary>True when the article writes every word of the name with a small letter somewhere, as it never writes a name.</summary>
    public bool IsWrittenSmall(AuthorCandidate candidate) =>
        candidate.Name.Split(' ').All(word => _smallWords.Contains(word.Trim(',', '.').ToLowerInvariant()) || PersonalNames.IsParticle(word));

    /// <summary>The mention that presents the name most as an author's, the nearest to the headline of those that are alike.</summary>
    public AuthorMention Best(AuthorCandidate candidate)
    {
        var anchor = _page.Title ?? _page.Body;
        return candidate.Mentions.MinBy(mention => (-Rank(mention.Cues), Math.Abs(mention.Line - anchor)));
    }

    private static int Rank(MentionCues cues) =>
        cues.HasFlag(MentionCues.Byline) ? 4 : (cues & (MentionCues.WholeLine | MentionCues.By | MentionCues.Note)) != MentionCues.None ? 3 : cues.HasFlag(MentionCues.LineStart) ? 2 : cues.HasFlag(MentionCues.Copyright) ? 1 : 0;

    private void AddName(AuthorCandidate candidate)
    {
        var words = candidate.Name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Add(words.Length);
        Add(candidate.Key.Length);
        Add(PersonalNames.IsPersonShaped(candidate.Name));
        Add(!candidate.Name.Any(char.IsLower));
        Add(PersonalNames.IsRole(candidate.Name));
        Add(PersonalNames.IsCommonTitleWord(words));
        Add(words.Count(word => _smallWords.Contains(word.Trim(',', '.').ToLowerInvariant())) / (float)words.Length);
        Add(words.Any(word => word.Length == 2 && word[1] == '.'));
        Add(GivenNames.Contains(words[0]) || (words.Length > 1 && words[0].EndsWith('.') && GivenNames.Contains(words[1])));
        Add(words.Count(GivenNames.Contains) / (float)words.Length);
        Add(_page.Candidates.Exists(other => other.Key.Length > candidate.Key.Length && other.Key.StartsWith(candidate.Key, StringComparison.Ordinal)));
        Add(_page.Candidates.Exists(other => other.Key.Length < candidate.Key.Length && other.Key.Length > 3 && candidate.Key.StartsWith(other.Key, StringComparison.Ordinal)));
    }

    private void AddMentions(AuthorCandidate candidate)
    {
        var mentions = candidate.Mentions;
        Add(mentions.Count);
        foreach (var (_, cue) in Cues)
            Add(mentions.Count(mention => mention.Cues.HasFlag(cue)));
        foreach (var (_, cue) in Cues)
            Add(mentions.Count(mention => mention.Cues.HasFlag(cue)) / (float)mentions.Count);
    }

    private void AddPage(AuthorCandidate candidate)
    {
        Add(TimesSpokenOf(candidate));
        Add(_titleKey.Contains(candidate.Key, StringComparison.Ordinal));
        Add(candidate.Mentions.Select(mention => mention.Line).Distinct().Count());
        Add(_bases.Contains(candidate.Key));
        Add(_page.Title is not null);
        Add(MathF.Log(1 + _page.Candidates.Count));
        Add(_byNames);
        Add(_datedNames);
        Add(_persons.Count);
        Add(_persons.Count(other => other != candidate && other.Mentions.Exists(mention => mention.Cues.HasFlag(MentionCues.WholeLine))));
        Add(_persons.Count(other => other != candidate && other.Mentions.Exists(mention => mention.Cues.HasFlag(MentionCues.Note))));
        Add(_persons.TrueForAll(other => other.Mentions.Count <= candidate.Mentions.Count));
    }

    private static bool IsPerson(string name)
    {
        var blank = name.IndexOf(' ', StringComparison.Ordinal);
        return blank > 0 && GivenNames.Contains(name[..blank]) && PersonalNames.IsPersonShaped(name);
    }

    /// <summary>How often long lines of the article speak of a candidate, those aside that present him; at most four.</summary>
    public int TimesSpokenOf(AuthorCandidate candidate)
    {
        var (reading, name, count) = (_page.Text.Reading, candidate.Name, 0);
        for (var at = reading.IndexOf(name, StringComparison.Ordinal); at >= 0 && count < 4; at = reading.IndexOf(name, at + name.Length, StringComparison.Ordinal))
        {
            var end = reading.IndexOf('\n', at);
            var length = (end < 0 ? reading.Length : end) - (reading.LastIndexOf('\n', at) + 1);
            if (length <= name.Length + 60)
                continue;
            var inPage = _page.Text.ToPage(new TextSpan(at, at + name.Length));
            count += candidate.Mentions.Exists(mention => mention.Cues != MentionCues.None && _page.Lines[mention.Line].Span.Contains(inPage)) ? 0 : 1;
        }

        return count;
    }

    private void AddPlace(AuthorMention mention)
    {
        var line = _page.Lines[mention.Line];
        var toTitle = _page.Title is { } title ? mention.Line - title : 0;
        Add(Math.Clamp(-toTitle, 0, Far));
        Add(Math.Clamp(toTitle, 0, Far));
        Add(_page.Title is null ? -1 : Math.Min(Math.Abs(toTitle), Far));
        Add(Math.Clamp(mention.Line - _page.Body, -Far, Far));
        Add(Math.Clamp(_page.End - mention.Line, -Far, Far));
        Add(mention.Line > _page.End);
        Add(mention.Line > _page.Body && mention.Line <= _page.End);
        Add(line.RemovalClass is null);
        Add(line.RemovalClass is "comments");
        Add(line.RemovalClass is "teaser" or "related");
        Add(line.RemovalClass is "legal");
        Add(line.RemovalClass is "author-bio");
        Add(Math.Min(line.Words, Far));
        foreach (var (_, cue) in Cues)
            Add(mention.Cues.HasFlag(cue));
    }

    private void AddNeighbours(AuthorCandidate candidate, AuthorMention mention)
    {
        var above = mention.Line > 0 ? mention.Line - 1 : (int?)null;
        var below = mention.Line + 1 < _page.Lines.Count ? mention.Line + 1 : (int?)null;
        Add(above is { } a && IsCue(a));
        Add(above is { } h && IsHeading(h));
        Add(above is { } d && _page.Lines[d].HasDate);
        Add(above is { } p && _page.Lines[p].Words >= 25);
        Add(above is { } w ? Math.Min(_page.Lines[w].Words, Far) : 0);
        Add(above is { } s && Holds(candidate, s));
        Add(below is { } bd && _page.Lines[bd].HasDate);
        Add(below is { } bf && _page.Lines[bf].Words <= 8 && WordsOf(bf).ContainsAnyInRange('0', '9'));
        Add(below is { } bp && _page.Lines[bp].Words >= 25);
        Add(below is { } bw ? Math.Min(_page.Lines[bw].Words, Far) : 0);
        Add(below is { } bs && Holds(candidate, bs));
        Add(below is { } br && _page.Lines[br].Words <= 10 && PersonalNames.IsRole(WordsOf(br).ToString()));
        Add(below is { } bn && IsNote(bn));
        Add(StartsSame(mention, below));
        Add(DateNear(mention.Line));
    }

    private void AddLast(AuthorCandidate candidate)
    {
        var last = candidate.Mentions[^1];
        var below = last.Line + 1 < _page.Lines.Count ? last.Line + 1 : (int?)null;
        Add(Math.Clamp(last.Line - _page.End, -Far, Far));
        Add(below is { } n && IsNote(n));
        Add(last.Line > 0 && IsHeading(last.Line - 1));
        Add(candidate.Mentions.Exists(mention => StartsSame(mention, mention.Line + 1 < _page.Lines.Count ? mention.Line + 1 : null)));
        Add(candidate.Mentions.Exists(mention => mention.Line > 0 && IsCue(mention.Line - 1)));
        Add(candidate.Mentions.Count(mention => DateNear(mention.Line)));
        Add(candidate.Mentions.Exists(mention => mention.Line > 0 && IsHeading(mention.Line - 1)));
        Add(candidate.Mentions.Exists(mention => mention.Line + 1 < _page.Lines.Count && IsCue(mention.Line + 1)));
        var anchor = _page.Title ?? _page.Body;
        var whole = candidate.Mentions.FindAll(mention => mention.Cues.HasFlag(MentionCues.WholeLine)).ConvertAll(mention => mention.Line - anchor);
        Add(whole.Count == 0 ? Far + 1 : Math.Min(Far, whole.Min(Math.Abs)));
        Add(whole.Exists(distance => distance is > 0 and < 8));
    }

    // The lines above and below have a date, which a byline and a comment have both.
    private bool DateNear(int line) =>
        _page.Lines[line].HasDate || (line > 0 && _page.Lines[line - 1].HasDate) || (line + 1 < _page.Lines.Count && _page.Lines[line + 1].HasDate);

    private bool IsCue(int line) =>
        _page.Lines[line].Words <= 4 && BylineReader.Read(_page.Text.Page, _page.Lines[line].Span) is { Count: 0 };

    private bool IsHeading(int line) => _page.Lines[line].Words <= 6 && AuthorNotes.IsHeading(_page.Text.Page, _page.Lines[line].Span);

    private bool IsNote(int line) => _page.Lines[line].Words >= NoteWords && AuthorNotes.HasRole(WordsOf(line)[..Math.Min(200, _page.Lines[line].Span.Length)]);

    private bool Holds(AuthorCandidate candidate, int line) => WordsOf(line).Contains(candidate.Name, StringComparison.Ordinal);

    // "Jane Roe", and then a line that begins with "Jane".
    private bool StartsSame(AuthorMention mention, int? below)
    {
        if (below is not { } next || _page.Lines[next].Words < 6 || !mention.Cues.HasFlag(MentionCues.LineStart))
            return false;
        var name = _page.Text.Page.AsSpan(mention.Span.Start, mention.Span.Length);
        var blank = name.IndexOfAny(' ', '\u00A0');
        return WordsOf(next).StartsWith(blank < 0 ? name : name[..blank], StringComparison.Ordinal);
    }

    private ReadOnlySpan<char> WordsOf(int line) => _page.Text.Page.AsSpan(_page.Lines[line].Span.Start, _page.Lines[line].Span.Length);

    private void Add(bool value) => Add(value ? 1 : 0);

    private void Add(float value) => _values[_next++] = value;
}
