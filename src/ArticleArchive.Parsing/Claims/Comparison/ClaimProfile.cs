using System.Collections.Frozen;
using ArticleArchive.Parsing.Claims.Figures;
using ArticleArchive.Parsing.Claims.Lexicon;
using ArticleArchive.Parsing.Models;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Claims.Comparison;

/// <summary>A statement in the form in which it is compared: words by their base forms, names, figures, times, polarity, how it is held out.</summary>
/// <remarks>Made once a statement and kept; all spans are places in <see cref="Text"/>. Takes any line: a claim, a headline, a post.</remarks>
public sealed class ClaimProfile
{
    private static readonly FrozenSet<string> Light = Claims.Words.Set(
        "say tell make get go come take give have do be use want know think see look find put keep let seem thing way people man time year day lot new good great really actually just now also today more most many much first last other such well even still back big high via amid per video photograph watch breaking news report claim");

    private static readonly FrozenSet<string> Ordinals = Claims.Words.Set(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth zero one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion half quarter double triple twice once");

    private static readonly FrozenSet<string> TimeWords = Claims.Words.Set(
        "monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec yesterday today tomorrow tonight spring summer autumn winter");

    // In "no longer than six days" they qualify the figure, with which they are compared.
    private static readonly FrozenSet<string> QualifierWords = Claims.Words.Set("longer shorter higher lower greater larger smaller better minimum maximum upwards estimated close");

    private readonly ComparableWord[] _words;
    private readonly (int Start, int Length) _core;

    private ClaimProfile(string text, DateOnly? published, bool isDenial)
    {
        Text = text;
        var tokens = new Tokens(text, new TextSpan(0, text.Length));
        Tokens = tokens;
        var frame = StatementFrame.Of(text, tokens);
        // What is said to be untrue twice is said to be true.
        Cues = isDenial ? frame.Cues ^ StanceCues.Refuted : frame.Cues;
        Cue = frame.Cue;
        Core = tokens.Count == 0 ? new TextSpan(0, 0) : new TextSpan(tokens[Math.Min(frame.Start, tokens.Count - 1)].Start, tokens[Math.Max(frame.End, frame.Start + 1) - 1].End);
        Times = new TimeReader(published).Read(text, tokens).Where(time => Core.Contains(time.Span)).ToList();
        Figures = FigureReader.Read(text, tokens, Times).Where(figure => Core.Contains(figure.Span) && !IsScore(text, figure)).ToList();
        var negations = Negations.Of(tokens, frame.Start, frame.End, Figures);
        var names = NameReader.Read(text, tokens);
        Names = names.Where(name => Core.Contains(name.Span)).ToList();
        _words = ReadWords(negations, names);
        var first = Array.FindIndex(_words, word => Core.Contains(word.Span));
        _core = first < 0 ? (0, 0) : (first, _words.Skip(first).TakeWhile(word => Core.Contains(word.Span)).Count());
        CharGrams = GramsOf(Words);
        Shingles = ShinglesOf(Words);
        (Negation, NegationSpan) = (negations.Count, negations.Count > 0 ? negations[0] : null);
        NameParts = [.. Names.Select(name => NameIdentity.Parts.Of(name.Span.In(text)))];
        PlacedFigures = FigureRoles.Of(text, Words, Figures);
    }

    /// <summary>The line itself.</summary>
    public string Text { get; }

    /// <summary>What is stated, without the frame around it.</summary>
    public TextSpan Core { get; }

    /// <summary>Its figures.</summary>
    public IReadOnlyList<ClaimFigure> Figures { get; }

    /// <summary>Its times.</summary>
    public IReadOnlyList<ClaimTime> Times { get; }

    /// <summary>Its names.</summary>
    public IReadOnlyList<ClaimName> Names { get; }

    /// <summary>True when its core denies: an odd number of negations, what calls it untrue counting as one.</summary>
    public bool IsDenied => (Negation + ((Cues & StanceCues.Refuted) != StanceCues.None ? 1 : 0)) % 2 == 1;

    /// <summary>True when it is passed on with distance: alleged, rumoured, may have, or asked.</summary>
    public bool IsDoubted => (Cues & (StanceCues.Doubted | StanceCues.Question)) != StanceCues.None;

    /// <summary>Runs of three content words, hashed; for <see cref="Signature"/>.</summary>
    public IReadOnlyList<uint> ShingleHashes => Shingles;

    internal Tokens Tokens { get; }

    /// <summary>The names taken apart, in the order of <see cref="Names"/>.</summary>
    internal NameIdentity.Parts[] NameParts { get; }

    /// <summary>The figures with the part that each has.</summary>
    internal PlacedFigure[] PlacedFigures { get; }

    internal StanceCues Cues { get; }

    internal TextSpan? Cue { get; }

    internal int Negation { get; }

    internal TextSpan? NegationSpan { get; }

    internal uint[] CharGrams { get; }

    internal uint[] Shingles { get; }

    /// <summary>The words of the core, in order.</summary>
    internal ReadOnlySpan<ComparableWord> Words => _words.AsSpan(_core.Start, _core.Length);

    /// <summary>All words, those of the frame with them.</summary>
    internal ReadOnlySpan<ComparableWord> AllWords => _words;

    /// <summary>Makes the comparable form.</summary>
    /// <param name="text">A claim, headline or post; of a very long text the first 400 words count.</param>
    /// <param name="published">The day of publication, which "last week" is reckoned from; null when unknown.</param>
    /// <param name="isDenial">True for the content of a denial, whose words say what the speaker holds to be untrue: the cue is not in them.</param>
    public static ClaimProfile Of(string text, DateOnly? published = null, bool isDenial = false)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new ClaimProfile(text, published, isDenial);
    }

    /// <summary>64 numbers of which two statements share about as large a part as they share runs of three words; null for a statement without words. See <see cref="MinHash"/>.</summary>
    public uint[]? Signature() => Shingles.Length == 0 ? null : MinHash.Of(Shingles);

    /// <summary>
    /// Keys that statements about the same matter are likely to share: a name with a figure, two names. For finding candidates.
    /// </summary>
    public IEnumerable<string> Keys()
    {
        var names = Words.ToArray().Where(word => word.Kind == ComparableKind.Name).Select(word => word.Stem).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Take(6).ToList();
        for (var i = 0; i < names.Count; i++)
        {
            foreach (var figure in Figures.Take(4))
                yield return $"{names[i]} {FigureAgreement.Rounded(figure)}";
            for (var k = i + 1; k < names.Count; k++)
                yield return $"{names[i]} {names[k]}";
        }
    }

    // "3-1", "52-48": two numbers and nothing that they count. Their order matters, so they are one word.
    private static bool IsScore(string text, ClaimFigure figure)
    {
        if (figure is not { Unit: null, Of: null })
            return false;
        var (start, end) = (figure.Span.Start, figure.Span.End);
        while (start > 0 && IsScorePart(text[start - 1]))
            start--;
        while (end < text.Length && IsScorePart(text[end]))
            end++;
        var words = text.AsSpan(start, end - start);
        return words.Length > 2 && char.IsAsciiDigit(words[0]) && char.IsAsciiDigit(words[^1]) && words.IndexOfAny("-–—") is > 0 and var dash && words[(dash + 1)..].IndexOfAnyExceptInRange('0', '9') < 0;
    }

    private static bool IsScorePart(char c) => char.IsAsciiDigit(c) || c is '-' or '–' or '—';

    private ComparableWord[] ReadWords(List<TextSpan> negations, IReadOnlyList<ClaimName> names)
    {
        var words = new List<ComparableWord>();
        var (slot, governor, last) = ("", "", "");
        var (before, isBehindNoun) = (0, false);
        foreach (var span in PostText.Split(Text))
        {
            var between = Text.AsSpan(before, span.Start - before);
            // A preposition does not reach over a comma, nor from the frame into what is stated.
            if (span.Start == Core.Start || between.ContainsAny(",;:()"))
                (slot, governor) = ("", "");
            before = span.End;
            var isName = names.Any(name => name.Span.Contains(span)) || (span.Start > 0 && Text[span.Start - 1] == '@');
            var lower = Text[span.Start..span.End].ToLowerInvariant().Replace('’', '\'');
            if (lower.EndsWith("'s", StringComparison.Ordinal))
                lower = lower[..^2];
            if (between is "-" or "–" or "—" && words.Count > 0 && IsDigits(lower) && IsDigits(words[^1].Lower) && !IsReckoned(span))
            {
                var score = words[^1].Lower + "-" + lower;
                words[^1] = words[^1] with { Span = new TextSpan(words[^1].Span.Start, span.End), Lower = score, Stem = score, Root = score };
                continue;
            }

            var isPart = IsReckoned(span);
            var isFunction = !isName && (EnglishWords.IsFunctionWord(lower) && !(lower is "us" && Text[span.Start..span.End] == "US") || negations.Contains(span) || (isPart && QualifierWords.Contains(lower)));
            if (isFunction)
            {
                // "At least 12 people": no preposition, but a part of the figure.
                if (!isPart && Prepositions.Of(lower, last) is { } preposition)
                    (slot, governor, isBehindNoun) = (lower, preposition, false);
                else if (!isPart && !Grammar.Determiners.Contains(lower) && lower is not ("and" or "or" or "all" or "both"))
                    governor = "";
                words.Add(new ComparableWord(span, lower, lower, lower, ComparableKind.Function, WordClasses.Function, 0, slot));
                last = lower;
                continue;
            }

            var word = Read(span, lower, isName, slot);
            var isNoun = word.Kind == ComparableKind.Name || word.Class == WordClasses.Noun;
            // The object of a preposition ends with its noun ("from Kyiv hit the town"); of a figure it is the figure.
            // Behind an article or a preposition what is mostly a verb is a noun: "with a guide".
            var isVerb = word is { Class: WordClasses.Verb, Kind: ComparableKind.Content };
            var isObject = isVerb && !lower.EndsWith("ing", StringComparison.Ordinal) && (Grammar.Determiners.Contains(last) || (governor == last && last != "to"));
            if (isPart || (isVerb && !isObject) || (isBehindNoun && !isNoun))
                governor = "";
            isBehindNoun = isNoun || isObject;
            words.Add(word with { Governor = governor });
            if (isVerb)
                slot = "";
            last = lower;
        }

        var read = words.ToArray();
        for (var i = 0; i < read.Length; i++)
            read[i] = read[i] with { Tense = VerbTenses.Of(read, i), IsReckoned = IsOfFigure(read[i].Span) };
        for (var i = 0; i < read.Length; i++)
        {
            if (VerbTenses.IsAuxiliary(read, i))
                read[i] = read[i] with { Kind = ComparableKind.Function, Weight = 0 };
        }

        return read;
    }

    private bool IsOfFigure(TextSpan span) => Figures.Any(figure => figure.Span.Overlaps(span)) || Times.Any(time => time.Span.Overlaps(span));

    private static bool IsDigits(string word) => !word.AsSpan().ContainsAnyExceptInRange('0', '9');

    private bool IsReckoned(TextSpan span) => Figures.Any(figure => figure.Span.Contains(span)) || Times.Any(time => time.Span.Contains(span));

    private static ComparableWord Read(TextSpan span, string lower, bool isName, string slot)
    {
        if (char.IsDigit(lower[0]) || (!isName && Ordinals.Contains(lower)))
            return new ComparableWord(span, lower, lower, lower, ComparableKind.Number, WordClasses.None, 1, slot);
        if (TimeWords.Contains(lower) && !(lower is "march" or "mar" or "spring" or "may" && !isName))
            return new ComparableWord(span, lower, lower, lower, ComparableKind.Time, WordClasses.None, 0.6f, slot);
        var stem = WordForms.StemOf(lower, isName);
        if (isName)
            return new ComparableWord(span, lower, stem, stem, ComparableKind.Name, WordClasses.Noun, 1.5f, slot);
        var wordClass = EnglishWords.ClassOf(lower);
        var weight = Light.Contains(stem) ? 0.35f : wordClass == WordClasses.Adverb ? 0.5f : EnglishWords.Find(stem) is null ? 1.4f : 1;
        return new ComparableWord(span, lower, stem, WordForms.RootOf(stem), ComparableKind.Content, wordClass, weight, slot);
    }

    private static uint[] GramsOf(ReadOnlySpan<ComparableWord> words)
    {
        var letters = string.Join(' ', words.ToArray().Where(word => word.Kind != ComparableKind.Function).Select(word => word.Lower));
        if (letters.Length == 0)
            return [];
        var size = Math.Min(5, letters.Length);
        var grams = new uint[letters.Length - size + 1];
        for (var i = 0; i < grams.Length; i++)
            grams[i] = FeatureHash.OfWord(5, letters.AsSpan(i, size));
        return Distinct(grams);
    }

    private static uint[] ShinglesOf(ReadOnlySpan<ComparableWord> words)
    {
        var hashes = words.ToArray().Where(word => word.Weight > 0.5f || word.Kind is ComparableKind.Number or ComparableKind.Name).Select(word => FeatureHash.OfWord(3, word.Stem)).ToArray();
        if (hashes.Length == 0)
            return [];
        var shingles = new uint[Math.Max(1, hashes.Length - 2)];
        for (var i = 0; i < shingles.Length; i++)
        {
            shingles[i] = hashes[i];
            for (var k = i + 1; k < Math.Min(i + 3, hashes.Length); k++)
                shingles[i] = FeatureHash.OfPair(3, shingles[i], hashes[k]);
        }

        return Distinct(shingles);
    }

    private static uint[] Distinct(uint[] hashes)
    {
        Array.Sort(hashes);
        var count = 0;
        for (var i = 0; i < hashes.Length; i++)
        {
            if (count == 0 || hashes[i] != hashes[count - 1])
                hashes[count++] = hashes[i];
        }

        return hashes[..count];
    }
}
