using ArticleArchive.Parsing.Claims.Lexicon;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Claims;

/// <summary>Who a mention stands for within one article: full names, roles, pronouns. Filled in reading order.</summary>
/// <remarks>
/// A pronoun is whoever spoke last, or the first person named in its own or the last sentences, if gender allows it; beyond
/// the window it stays unknown.
/// </remarks>
internal sealed class SpeakerResolver(NameIndex names)
{
    private const int Window = 4;
    private const int MostRecent = 100;

    private sealed record Named(string Name, int Sentence, TextSpan Span, bool HasSpoken, Gender Gender, bool IsPerson);

    private readonly List<Named> _recent = [];
    private readonly RoleIndex _roles = new();
    private readonly Dictionary<string, Gender> _genders = new(StringComparer.Ordinal);

    // "he" in the frame of a quotation, and in that of the next, which goes on with it, is one person.
    private readonly Dictionary<TextSpan, ClaimSpeaker?> _resolved = [];
    private int _sentence;

    /// <summary>Takes in the names and roles of a sentence.</summary>
    public void Read(string text, Tokens tokens)
    {
        _sentence++;
        names.Read(text, tokens);
        _roles.Read(text, tokens, names);
        for (var i = 0; i < tokens.Count; i++)
        {
            if (!tokens.IsCapitalised(i) || Grammar.DaysAndMonths.Contains(tokens.Lower(i)))
                continue;
            var last = i;
            while (tokens.IsCapitalised(last + 1) && !tokens.IsPossessive(last))
                last++;
            var mention = Speakers.NameEndingAt(tokens, last, i);
            if (mention.Kind == MentionKind.Name)
            {
                var name = names.Complete(mention.Span.In(text));
                var isPerson = names.IsPerson(name) || Genders.OfName(name) != Gender.Unknown || IsTitled(tokens, mention) || ActsAsPerson(tokens, last);
                isPerson &= !IsBody(name);
                if (isPerson || names.Knows(name))
                {
                    Note(name, tokens, mention);
                    _recent.Add(new Named(name, _sentence, mention.Span, HasSpoken: false, GenderOf(name), isPerson));
                }
            }

            i = last;
        }

        Forget();
    }

    private void Forget()
    {
        if (_recent.Count > MostRecent)
            _recent.RemoveRange(0, MostRecent / 2);
    }

    /// <summary>The speaker of a proposal, or null where the article does not tell.</summary>
    public ClaimSpeaker? Resolve(string text, Proposal proposal, string? labelled)
    {
        var mention = proposal.Source;
        var isCarried = proposal.Rule == FrameRule.Carried;
        if (isCarried && mention.Kind != MentionKind.None && _resolved.TryGetValue(mention.Span, out var before))
            return before is null ? null : before with { Evidence = SpeakerEvidence.CarriedOver, Confidence = 0.75 };
        var speaker = Find(text, proposal, labelled);
        _resolved[mention.Span] = speaker;
        return speaker is not null && isCarried ? speaker with { Evidence = SpeakerEvidence.CarriedOver, Confidence = 0.75 } : speaker;
    }

    private ClaimSpeaker? Find(string text, Proposal proposal, string? labelled)
    {
        var mention = proposal.Source;
        var found = mention.Kind switch
        {
            MentionKind.None => null,
            MentionKind.Label => labelled is null ? null : new ClaimSpeaker(names.Complete(labelled), mention.Span, SpeakerEvidence.Explicit, 0.85),
            MentionKind.Pronoun => Pronoun(text, mention),
            MentionKind.Name when proposal.Rule == FrameRule.Labelled && mention.Span.End <= proposal.Content.Start => new ClaimSpeaker(names.Complete(mention.Span.In(text)), mention.Span, SpeakerEvidence.CarriedOver, 0.85),
            MentionKind.Name when Bearer(text, mention) is { } bearer => new ClaimSpeaker(bearer, mention.Span, SpeakerEvidence.Explicit, 0.9),
            MentionKind.Name => new ClaimSpeaker(names.Complete(mention.Span.In(text)), mention.Span, SpeakerEvidence.Explicit, 0.95),
            _ => Role(text, mention),
        };
        if (found is null)
            return null;
        // Whose claim or criticism is spoken of has been named, not heard: "Obama mocked Trump's complaints", he said.
        var hasSpoken = proposal.Rule is not (FrameRule.NounThat or FrameRule.NounOf) && !(proposal.Rule == FrameRule.Tagged && NounFrames.Nouns.Contains(proposal.CueWord));
        _recent.Add(new Named(found.Name, _sentence, mention.Span, hasSpoken, GenderOf(found.Name), IsPerson(text, mention, found.Name)));
        Forget();
        return found;
    }

    private bool IsPerson(string text, Mention mention, string name) => names.IsPerson(name) || mention.Kind switch
    {
        MentionKind.Name or MentionKind.Label => !IsBody(name),
        MentionKind.Pronoun => Genders.OfWord(mention.Span.In(text).ToLowerInvariant()) != Gender.Unknown,
        _ => false,
    };

    // "Mrs Dunn" where the article has two Dunns.
    private string? Bearer(string text, Mention mention)
    {
        var surname = mention.Span.In(text);
        if (surname.Contains(' ', StringComparison.Ordinal) || mention.Span.Start < 3)
            return null;
        var word = mention.Span.Start - 1;
        while (word > 0 && (char.IsLetter(text[word - 1]) || text[word - 1] == '.'))
            word--;
        return Genders.OfWord(text[word..mention.Span.Start].Trim(' ', '.').ToLowerInvariant()) is not Gender.Unknown and var gender && names.Complete(surname) == surname ? names.Bearer(surname, gender) : null;
    }

    private ClaimSpeaker Role(string text, Mention mention)
    {
        var words = mention.Span.In(text);
        var isDefinite = mention.Span.Start >= 4 && text.AsSpan(mention.Span.Start - 4, 4).Equals("the ", StringComparison.OrdinalIgnoreCase);
        var holder = isDefinite || words.Contains('\'', StringComparison.Ordinal) || words.Contains('’', StringComparison.Ordinal) ? _roles.HolderOf(words) : null;
        return holder is null
            ? new ClaimSpeaker(words, mention.Span, SpeakerEvidence.Explicit, 0.85)
            : new ClaimSpeaker(holder, mention.Span, SpeakerEvidence.Pronoun, 0.75);
    }

    private ClaimSpeaker? Pronoun(string text, Mention mention)
    {
        var lower = mention.Span.In(text).ToLowerInvariant();
        var gender = Genders.OfWord(lower);
        var isOne = gender != Gender.Unknown;
        if (!isOne && lower is not ("they" or "their" or "it" or "its"))
            return null;

        // Its own sentence: the first person before it. Then whoever spoke last, then the first person of each sentence before.
        if (isOne && _recent.Find(named => named.Sentence == _sentence && named.Span.End <= mention.Span.Start && Fits(named)) is { } own)
            return Found(own.Name, mention);
        if (isOne && Someone(_sentence) is { } inSentence)
            return Found(inSentence.Name, mention);
        for (var back = 0; back <= Window; back++)
        {
            if (_recent.FindLast(named => named.Sentence == _sentence - back && named.HasSpoken && named.Span.Start < mention.Span.Start && Fits(named)) is { } speaker)
                return Found(speaker.Name, mention);
            if (back > 0 && isOne && _recent.Find(named => named.Sentence == _sentence - back && !named.HasSpoken && Fits(named)) is { } subject)
                return Found(subject.Name, mention);
        }

        // Nobody is named: "my opponent", "a teacher", where such a one has just spoken.
        return isOne && Someone(_sentence - 1) is { } someone ? Found(someone.Name, mention) : null;

        Named? Someone(int from) => _recent.FindLast(named => named.Sentence >= from && named.HasSpoken && named.Span.Start < mention.Span.Start && IsOnePerson(LastWord(named.Name)) && GenderOf(named.Name) is var told && (told == gender || told == Gender.Unknown));

        bool Fits(Named named) => isOne ? named.IsPerson && (GenderOf(named.Name) == gender || GenderOf(named.Name) == Gender.Unknown) : !named.IsPerson;

        ClaimSpeaker Found(string name, Mention at)
        {
            if (isOne)
                _genders.TryAdd(name, gender);
            return new ClaimSpeaker(name, at.Span, SpeakerEvidence.Pronoun, 0.7);
        }
    }

    // "Renfield himself", "Rod Pilling, who", "Alice Kerr, 44,"
    private static bool ActsAsPerson(Tokens tokens, int last) =>
        tokens.Lower(last + 1) is "himself" or "herself" || (tokens.IsMark(last + 1, ',') && (tokens.Is(last + 2, "who") || (tokens.IsMark(last + 3, ',') && tokens.Word(last + 2) is { Length: 2 } age && char.IsAsciiDigit(age[0]) && char.IsAsciiDigit(age[1]))));

    // "the Justice Department", "the Center for Responsive Politics"
    private static bool IsBody(string name)
    {
        var joint = name.IndexOf(" for ", StringComparison.Ordinal) is >= 0 and var of ? of : name.IndexOf(" of ", StringComparison.Ordinal);
        return IsHead(LastWord(name)) || (joint > 0 && IsHead(LastWord(name[..joint])));

        static bool IsHead(string word) => Subjects.IsBody(word) || BodyNames.Heads.Contains(word);
    }

    // "my opponent", "a teacher": not "officials", not "the ministry".
    private static bool IsOnePerson(string noun) => Subjects.IsRole(noun) && !Subjects.IsBody(noun) && EnglishWords.Lemma(noun, WordClasses.Noun) == noun && EnglishWords.Find(noun) is { IsRole: true };

    private static string LastWord(string words) => words[(words.LastIndexOf(' ') + 1)..].ToLowerInvariant();

    private static bool IsTitled(Tokens tokens, Mention mention)
    {
        var before = tokens.FirstFrom(mention.Span.Start) - 1;
        return before >= 0 && (Grammar.Titles.Contains(Grammar.Bare(tokens.Lower(before))) || Genders.OfWord(Grammar.Bare(tokens.Lower(before))) != Gender.Unknown);
    }

    // "Mrs. Clinton", "spokeswoman Mara Holt"
    private void Note(string name, Tokens tokens, Mention mention)
    {
        var before = tokens.FirstFrom(mention.Span.Start) - 1;
        if (before >= 0 && Genders.OfWord(Grammar.Bare(tokens.Lower(before))) is not Gender.Unknown and var told && tokens.Lower(before) is not ("his" or "her" or "him" or "he" or "she"))
            _genders.TryAdd(name, told);
    }

    // A name alone is more often a surname, and many are first names too: "Vance", "Kelly", "Warren".
    private Gender GenderOf(string name) => _genders.TryGetValue(name, out var known) ? known : name.Contains(' ', StringComparison.Ordinal) ? Genders.OfName(name) : Gender.Unknown;
}
