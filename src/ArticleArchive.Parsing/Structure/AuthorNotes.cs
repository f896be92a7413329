using ArticleArchive.Parsing.Formats;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Structure;

/// <summary>Reads the author's name from the note about the author that stands under an article.</summary>
/// <remarks>
/// Three shapes, none of which needs a language's grammar: a name on a line and the next line beginning with it; a heading that
/// says "author" and the next line beginning with a name; a line beginning with a name and a word of being, with a writer's or
/// worker's role in its first words. The name is derived: the note says who somebody is, not in so many words that they wrote this.
/// </remarks>
internal static class AuthorNotes
{
    private const int RoleWithin = 200;
    private const string Basis = "the note about the author under the article";

    private static readonly HashSet<string> Being = new(StringComparer.OrdinalIgnoreCase)
    {
        "is", "was", "has", "writes", "works", "covers", "reports", "leads", "joined", "ist", "schreibt", "arbeitet", "est", "écrit", "es", "escribe", "è", "scrive", "é", "escreve", "schrijft", "är", "skriver", "er", "jest", "pisze", "on", "yazar", "adalah", "là", "este", "je", "píše", "пишет",
    };

    private static readonly string[] Roles =
    [
        "writer", "editor", "author", "journalist", "reporter", "correspondent", "columnist", "blogger", "freelance", "contributor", "founder", "ceo", "director", "manager", "specialist", "expert", "strategist", "consultant",
        "professor", "researcher", "analyst", "engineer", "developer", "photographer", "copywriter", "marketer", "dietitian", "physician", "lecturer", "scientist", "marketing", "content", "years of experience", "editorial", "lives in", "based in",
        "autor", "redakt", "schreib", "journaliste", "auteur", "rédact", "écrivain", "periodista", "escritor", "giornalista", "autore", "jornalista", "schrijver", "skribent", "dziennik", "yazar", "penulis", "журналист", "автор", "редактор",
    ];

    // What stands before an author's name in a box of further texts.
    private static readonly string[] Labels =
    [
        "latest posts by", "all posts by", "view all posts by", "recent posts by", "recent stories by", "latest stories by", "latest articles by", "more articles by", "more stories by", "recently by", "posts by", "published by", "meet",
        "alle beiträge von", "weitere artikel von", "voir tous les articles de", "tous les articles de", "ver todas las entradas de", "todos los artículos de", "tutti gli articoli di", "alle artikelen van", "все статьи автора",
    ];

    private static readonly string[] Headings =
    [
        "about the author", "about the authors", "about the writer", "author", "the author", "author bio", "written by", "meet the author", "über den autor", "über die autorin", "zur person", "à propos de l'auteur", "à propos de l’auteur", "sobre el autor", "sobre la autora", "sobre o autor",
        "sobre a autora", "sull'autore", "l'autore", "over de auteur", "om författaren", "om forfatteren", "kirjoittajasta", "o autorze", "o autorce", "об авторе", "про автора", "yazar hakkında", "tentang penulis", "关于作者", "作者简介", "著者について", "نبذة عن الكاتب", "درباره نویسنده",
    ];

    /// <param name="reading">The reading text: whom it speaks of is no author of it.</param>
    /// <param name="lines">The last lines of the body and what was taken out behind it.</param>
    public static StatedValue? Find(string reading, List<HeaderLine> lines)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            if (line.Draft.Kind is BlockKind.Title or BlockKind.Caption)
                continue;
            var afterHeading = AfterHeading(line.Text, line.Draft.Span);
            var isUnderHeading = afterHeading is not null || (i > 0 && AfterHeading(lines[i - 1].Text, lines[i - 1].Draft.Span) is { IsEmpty: true });
            var start = afterHeading ?? line.Draft.Span;
            if (AfterLabel(line) is { } labelled && !IsSpokenOf(reading, line, labelled))
                return line.Value(labelled, Origin.Derived, $"the line “{line.Words}” under the article");
            if (start.IsEmpty || LeadingName(line.Text, start) is not { } name)
                continue;
            var isAlone = name.End >= start.End;
            var isRepeated = isAlone && i + 1 < lines.Count && lines[i + 1].Draft.Shape.Words > 6
                && lines[i + 1].Text.AsSpan(lines[i + 1].Draft.Span.Start, lines[i + 1].Draft.Span.Length).StartsWith(FirstWord(line.Text, name), StringComparison.Ordinal);
            if ((isUnderHeading || isRepeated || IsNote(line.Text, start, name)) && !IsSpokenOf(reading, line, name))
                return line.Value(name, Origin.Derived, Basis);
        }

        return null;
    }

    // "Latest posts by Jane Roe", "Meet Jane Roe": a short line that ends with the name.
    private static TextSpan? AfterLabel(HeaderLine line)
    {
        if (line.Draft.Shape.Words > 9)
            return null;
        var span = line.Draft.Span;
        foreach (var label in Labels)
        {
            if (span.Length <= label.Length + 3 || !line.Text.AsSpan(span.Start, span.Length).StartsWith(label + " ", StringComparison.OrdinalIgnoreCase))
                continue;
            var name = Blank.Trim(line.Text, new TextSpan(span.Start + label.Length, span.End));
            var end = line.Text.IndexOfAny(['(', ':', '|', '·', '→', '»'], name.Start, name.Length);
            name = end < 0 ? name : Blank.Trim(line.Text, new TextSpan(name.Start, end));
            return PersonalNames.IsPersonShaped(name.In(line.Text)) ? name : null;
        }

        return null;
    }

    // The words behind "About the author:"; empty for the heading alone; null for no heading.
    private static TextSpan? AfterHeading(string text, TextSpan line)
    {
        foreach (var heading in Headings)
        {
            if (!text.AsSpan(line.Start, line.Length).StartsWith(heading, StringComparison.OrdinalIgnoreCase))
                continue;
            var rest = Blank.Trim(text, new TextSpan(line.Start + heading.Length, line.End));
            if (rest.IsEmpty)
                return rest;
            if (text[rest.Start] is ':' or '：' or '-' or '–')
                return Blank.Trim(text, new TextSpan(rest.Start + 1, rest.End));
        }

        return null;
    }

    // Two to four words with capitals, initials and particles among them, at the start.
    private static TextSpan? LeadingName(string text, TextSpan line)
    {
        var (end, words, i) = (line.Start, 0, line.Start);
        var particle = false;
        while (i < line.End && words < 5)
        {
            var start = i;
            while (i < line.End && !char.IsWhiteSpace(text[i]))
                i++;
            var word = text[start..i];
            var bare = word.TrimEnd(',', ':', '.');
            if (PersonalNames.IsNameWord(bare) && !PersonalNames.IsCommonTitleWord([bare]) && !Being.Contains(bare))
                (end, words, particle) = (start + (bare.Length <= 2 && word.EndsWith('.') ? word.Length : bare.Length), words + 1, false);
            else if (words > 0 && !particle && PersonalNames.IsParticle(bare))
                particle = true;
            else
                break;
            if (word.Length > bare.Length && word[bare.Length] != '.')
                break;
            while (i < line.End && char.IsWhiteSpace(text[i]))
                i++;
        }

        return words is >= 2 and <= 4 && PersonalNames.IsPersonShaped(text[line.Start..end]) ? new TextSpan(line.Start, end) : null;
    }

    /// <summary>True when the line goes on behind the name as a note about somebody does: a word of being and a role.</summary>
    public static bool SaysWhoItIs(string text, TextSpan line, TextSpan name) => name.End < line.End && IsNote(text, line, name);

    /// <summary>True for a heading such as "About the author".</summary>
    public static bool IsHeading(string text, TextSpan line) => AfterHeading(text, line) is { IsEmpty: true };

    private static bool IsNote(string text, TextSpan line, TextSpan name)
    {
        var rest = text.AsSpan(name.End, Math.Min(line.End - name.End, RoleWithin));
        if (rest.Length < 20 || rest.IndexOfAny('“', '”', '"') >= 0)
            return false;
        var isApposition = rest[0] == ',';
        var words = rest.TrimStart(" ,\u00A0");
        // "Jane Roe (@jane) is": what stands in brackets is passed over.
        if (words[0] == '(' && words.IndexOf(')') is > 0 and var close)
            words = words[(close + 1)..].TrimStart();
        var stop = words.IndexOfAny(' ', '\u00A0');
        var isBeing = stop > 0 && Being.GetAlternateLookup<ReadOnlySpan<char>>().Contains(words[..stop]);
        if (!isBeing && !isApposition)
            return false;
        return HasRole(rest) && (isBeing || rest.Contains(" is ", StringComparison.Ordinal) || rest.Contains(" has ", StringComparison.Ordinal));
    }

    /// <summary>True when a writer's or worker's role is named.</summary>
    public static bool HasRole(ReadOnlySpan<char> text)
    {
        foreach (var role in Roles)
        {
            if (text.Contains(role, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    // Someone whom the text names again, higher up, is one of its subjects.
    private static bool IsSpokenOf(string reading, HeaderLine line, TextSpan name)
    {
        var text = name.In(line.Text);
        var end = line.IsKept ? line.Draft.Span.Start : reading.Length;
        for (var at = reading.IndexOf(text, StringComparison.Ordinal); at >= 0 && at < end; at = reading.IndexOf(text, at + 1, StringComparison.Ordinal))
        {
            var lineEnd = reading.IndexOf('\n', at);
            var lineStart = reading.LastIndexOf('\n', at) + 1;
            // A byline above the text is short.
            if ((lineEnd < 0 ? reading.Length : lineEnd) - lineStart > text.Length + 40)
                return true;
        }

        return false;
    }

    private static ReadOnlySpan<char> FirstWord(string text, TextSpan name)
    {
        var span = text.AsSpan(name.Start, name.Length);
        var blank = span.IndexOf(' ');
        return blank < 0 ? span : span[..blank];
    }
}
