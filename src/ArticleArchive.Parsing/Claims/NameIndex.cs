using ArticleArchive.Parsing.Claims.Lexicon;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Claims;

/// <summary>The full names that an article has used up to a place, by their last word: <c>Peskov</c> is <c>Dmitry Peskov</c>.</summary>
/// <remarks>Filled in reading order. Two people with one surname leave it as it stands.</remarks>
internal sealed class NameIndex
{
    private readonly Dictionary<string, string?> _fullNames = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string?> _firstNames = new(StringComparer.Ordinal);
    private readonly HashSet<string> _all = new(StringComparer.Ordinal);

    /// <summary>Takes in the names of a sentence.</summary>
    public void Read(string text, Tokens tokens)
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            if (!tokens.IsCapitalised(i))
                continue;
            var last = i;
            while (last + 1 < tokens.Count && !tokens.IsPossessive(last) && tokens.IsCapitalised(last + 1))
                last++;
            var first = i;
            while (first < last && IsNoName(tokens, first, isFirst: first == 0))
                first++;

            // "Indiana Gov. Mike Pratt", "House Speaker Paul Denning": what stands before the title is the title's.
            for (var title = first + 1; title < last && !Subjects.IsBody(tokens.Lower(last)); title++)
            {
                if (IsTitle(tokens, title))
                    first = title + 1;
            }

            // "Omar Said": behind a first name a verb's word with a capital is a surname.
            if (last > first && last - first <= 3 && (!IsNoName(tokens, last, isFirst: false) || (Cues.IsSpeechVerb(tokens.Lower(last)) && Genders.IsFirstName(tokens.Word(last - 1).ToString()))))
            {
                Add(WithoutPossessive(new TextSpan(tokens[first].Start, tokens[last].End).In(text)), WithoutPossessive(tokens.Word(last).ToString()));

                // "Mark and Lisa Dunn"
                if (first == i && tokens.Is(first - 1, "and") && tokens.IsCapitalised(first - 2) && !tokens.IsCapitalised(first - 3) && Genders.IsFirstName(tokens.Word(first - 2).ToString()) && Genders.IsFirstName(tokens.Word(first).ToString()))
                    Add($"{tokens.Word(first - 2)} {WithoutPossessive(tokens.Word(last).ToString())}", WithoutPossessive(tokens.Word(last).ToString()));
            }

            i = last;
        }
    }

    /// <summary>The most complete name for a mention, or its own words.</summary>
    public string Complete(string mention)
    {
        var name = WithoutPossessive(mention);
        if (name.Contains(' ', StringComparison.Ordinal))
            return name;
        return _fullNames.TryGetValue(name, out var full) ? full ?? name : _firstNames.GetValueOrDefault(name) ?? name;
    }

    /// <summary>The one of several people of a surname whose first name is a man's or a woman's, or null: <c>Mrs Dunn</c> beside <c>Mark and Lisa Dunn</c>.</summary>
    public string? Bearer(string surname, Gender gender)
    {
        string? found = null;
        foreach (var name in _all)
        {
            if (!name.EndsWith(' ' + surname, StringComparison.Ordinal) || Genders.OfName(name) != gender)
                continue;
            if (found is not null)
                return null;
            found = name;
        }

        return found;
    }

    /// <summary>True for a full name that was used before, or a word that is the last of one.</summary>
    public bool Knows(string name) => _fullNames.ContainsKey(name) || _all.Contains(name);

    /// <summary>True for the full name of somebody whose first name is one.</summary>
    public bool IsPerson(string name)
    {
        var space = name.IndexOf(' ', StringComparison.Ordinal);
        return space > 0 && _all.Contains(name) && Genders.IsFirstName(name[..space]);
    }

    private void Add(string full, string surname)
    {
        if (!_all.Add(full))
            return;
        // A line's end or a hyphen may part the words as well.
        var space = full.IndexOf(' ', StringComparison.Ordinal);
        if (space > 0 && full[..space] is var first && Genders.IsFirstName(first))
            _firstNames[first] = _firstNames.TryGetValue(first, out var namesake) && namesake != full ? null : full;
        if (!_fullNames.TryGetValue(surname, out var known))
            _fullNames[surname] = full;
        else if (known is not null && known != full)
            _fullNames[surname] = known.EndsWith(' ' + full, StringComparison.Ordinal) ? known : full.EndsWith(' ' + known, StringComparison.Ordinal) ? full : null;
    }

    private static bool IsTitle(Tokens tokens, int i) => Grammar.Bare(tokens.Lower(i)) is var lower && !Grammar.Origins.Contains(lower) && (Grammar.Titles.Contains(lower) || Grammar.Roles.Contains(lower));

    private static bool IsNoName(Tokens tokens, int i, bool isFirst)
    {
        var word = tokens.Word(i);
        var lower = Grammar.Bare(tokens.Lower(i));
        // "Given Russia": the first word of a sentence has a capital whatever it is.
        if (isFirst && (EnglishWords.ClassOf(lower) is WordClasses.Verb or WordClasses.Adverb or WordClasses.Function || lower is "given" or "following" or "amid" or "unlike" or "despite") && !KnownNames.IsFirstName(lower))
            return true;
        return Grammar.Titles.Contains(lower) || Grammar.Roles.Contains(lower) || Grammar.DaysAndMonths.Contains(lower) || Grammar.IsGermanRole(lower)
            || ((isFirst || !tokens.IsWord(i - 1)) && (SentenceStarters.ContainsOrParticle(word) || Grammar.Prepositions.Contains(lower)))
            || (isFirst && word.EndsWith("ly", StringComparison.Ordinal)) || Cues.IsSpeechVerb(lower);
    }

    private static string WithoutPossessive(string name) =>
        name.EndsWith("'s", StringComparison.Ordinal) || name.EndsWith("’s", StringComparison.Ordinal) ? name[..^2] : name;
}
