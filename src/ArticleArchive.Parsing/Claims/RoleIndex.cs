using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Claims;

/// <summary>Who holds which role, as the article has told so far: <c>Putin's spokesman Dmitry Peskov</c>, <c>Mara Lindqvist, the mayor of Norvale</c>.</summary>
internal sealed class RoleIndex
{
    private const int LongestDescription = 9;
    private const int MostHolders = 500;

    private readonly List<(string Role, string Description, string Name)> _holders = [];

    public void Read(string text, Tokens tokens, NameIndex names)
    {
        for (var i = 0; i < tokens.Count && _holders.Count < MostHolders; i++)
        {
            var lower = Grammar.Bare(tokens.Lower(i));
            if (!tokens.IsWord(i) || !Subjects.IsRole(lower))
                continue;
            Before(text, tokens, i, names);
            Behind(text, tokens, i, names);
        }
    }

    /// <summary>The one person or body that a definite role stands for, or null where there is none or more.</summary>
    public string? HolderOf(string mention)
    {
        var words = mention.ToLowerInvariant().Split(' ');
        string? holder = null;
        foreach (var (role, description, name) in _holders)
        {
            if (!words.Contains(role) || !Array.TrueForAll(words, word => word == role || word.Length < 4 || description.Contains(word, StringComparison.Ordinal)) || holder == name)
                continue;
            if (holder is not null)
                return null;
            holder = name;
        }

        return holder;
    }

    // "spokesman Dmitry Peskov"
    private void Before(string text, Tokens tokens, int role, NameIndex names)
    {
        var first = role + 1;
        if (!tokens.IsCapitalised(first) || tokens.IsPossessive(role))
            return;
        var last = first;
        while (last < first + 5 && tokens.IsCapitalised(last + 1) && !tokens.IsPossessive(last))
            last++;
        if (last == first)
            return;
        var start = role;
        while (start > 0 && start > role - LongestDescription && tokens.IsWord(start - 1) && !Grammar.Conjunctions.Contains(tokens.Lower(start - 1)))
            start--;
        Add(tokens.Lower(role), new TextSpan(tokens[start].Start, tokens[role].End).In(text), names.Complete(new TextSpan(tokens[first].Start, tokens[last].End).In(text)));
    }

    // "Mara Lindqvist, the mayor of Norvale,"
    private void Behind(string text, Tokens tokens, int role, NameIndex names)
    {
        var comma = role - 1;
        while (comma > 0 && comma > role - 5 && tokens.IsWord(comma))
            comma--;
        if (!tokens.IsMark(comma, ',') || !tokens.IsCapitalised(comma - 1) || !tokens.IsCapitalised(comma - 2) || tokens.IsPossessive(comma - 1))
            return;
        var first = comma - 1;
        while (tokens.IsCapitalised(first - 1) && first > comma - 4)
            first--;
        var end = role;
        while (end + 1 < tokens.Count && end < role + LongestDescription && tokens.IsWord(end + 1))
            end++;
        Add(tokens.Lower(role), new TextSpan(tokens[comma + 1].Start, tokens[end].End).In(text), names.Complete(new TextSpan(tokens[first].Start, tokens[comma - 1].End).In(text)));
    }

    private void Add(string role, string description, string name)
    {
        if (!_holders.Exists(known => known.Role == role && known.Name == name))
            _holders.Add((role, description.ToLowerInvariant(), name));
    }
}
