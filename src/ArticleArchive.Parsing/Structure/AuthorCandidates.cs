using ArticleArchive.Parsing.Formats;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Structure;

/// <summary>Collects what may be an author's name from all lines of a page but the running text, whether cleaning kept them or not.</summary>
/// <remarks>It collects and does not judge: menu entries that are shaped like a name are among the candidates. <see cref="AuthorJudge"/> judges.</remarks>
internal static class AuthorCandidates
{
    private const int MostLines = 3_000;

    // Of a longer line, as the note about the author is one, the beginning is read.
    private const int ReadOfLine = 120;
    private const int ShortLine = 16;
    private const int MostNameWords = 5;
    private const int MostMentions = 12;

    // The last word before a name that says "by", folded.
    private static readonly HashSet<string> ByWords = new(StringComparer.Ordinal)
    {
        "by", "author", "authors", "writer", "contributor", "words", "por", "autor", "autora", "par", "auteur", "auteure", "von", "autorin", "da", "autore", "door", "av", "af", "forfatter", "kirjoittanut",
        "autori", "szerzo", "irta", "yazan", "yazar", "oleh", "penulis", "boi", "автор", "текст", "του", "بقلم", "كتب", "نویسنده", "מאת", "लेखक", "著者", "執筆", "作者", "记者", "記者", "撰文",
    };

    private static readonly string[] WrittenBy =
    [
        "written by", "posted by", "published by", "authored by", "story by", "words by", "article by", "post by", "escrito por", "publicado por", "escrita por", "écrit par", "publié par", "rédigé par", "geschrieben von", "verfasst von", "veröffentlicht von",
        "scritto da", "pubblicato da", "geschreven door", "geplaatst door", "skriven av", "skrevet av", "skrevet af", "ditulis oleh", "опубликовал",
    ];

    // What stands before the name of who presents himself or is presented.
    private static readonly string[] Introductions =
    [
        "i'm", "i’m", "i am", "name is", "me,", "hi,", "hello,", "about", "meet", "more from", "all posts from", "posts from", "follow", "courtesy of", "ich bin", "je suis", "soy", "sono", "über", "à propos de", "sobre", "über den autor", "меня зовут", "обо мне",
    ];

    // Capitalised words that stand right before a name at a line's start and are none of it.
    private static readonly HashSet<string> Leads = new(StringComparer.OrdinalIgnoreCase)
    {
        "meet", "about", "by", "hi", "hey", "hello", "i'm", "i’m", "i", "at", "from", "follow", "written", "author", "authors", "writer", "with", "and", "photo", "image", "credit", "von", "por", "par", "regards", "love", "cheers", "best",
    };

    // With these something else begins behind a name: a date, rights, the kind of a firm.
    private static readonly HashSet<string> Stops = new(StringComparer.OrdinalIgnoreCase)
    {
        "all", "rights", "copyright", "copyrights", "updated", "published", "posted", "last", "edited", "reviewed", "written", "accessed", "originally", "says", "on", "by", "in", "inc", "llc", "ltd", "read", "share", "follow",
        "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
    };

    private static readonly string[] Credits = ["credit", "photo", "image", "picture", "illustration", "foto", "bild", "crédit", "crédito", "фото"];

    private static readonly string[] Speech = ["says", "said", "replied", "wrote", "commented", "schreibt", "sagt", "dit", "dice", "disse", "пишет", "says:"];

    /// <param name="text">Page text and reading text.</param>
    /// <param name="drafts">The blocks of the reading text.</param>
    /// <param name="bodyStart">Index of the body's first block.</param>
    /// <param name="title">The headline; its line is looked for above and in the body.</param>
    /// <param name="byRules">The keys of names that a rule found: they are candidates whatever their shape.</param>
    public static AuthorPage Find(EditedText text, List<DraftBlock> drafts, int bodyStart, string title, IReadOnlyCollection<string> byRules)
    {
        var lines = LinesOf(text);
        var start = bodyStart < drafts.Count ? text.ToPage(drafts[bodyStart].Span).Start : text.Page.Length;
        var end = drafts.Count > 0 ? text.ToPage(drafts[^1].Span).End : text.Page.Length;
        var body = lines.FindIndex(line => line.Span.End > start);
        body = body < 0 ? lines.Count : body;
        var last = lines.FindLastIndex(line => line.Span.Start < end);
        var byKey = new Dictionary<string, AuthorCandidate>(StringComparer.Ordinal);
        var candidates = new List<AuthorCandidate>();
        for (var i = 0; i < lines.Count; i++)
        {
            // Inside the body names are those of whom it speaks; a short line may still be a byline or a picture's.
            if (i >= body && i < last - 6 && lines[i] is { RemovalClass: null, Words: > ShortLine })
                continue;
            AddNames(text.Page, lines, i, byKey, candidates);
        }

        candidates.RemoveAll(candidate => !IsPlausible(candidate) && !byRules.Contains(candidate.Key, StringComparer.Ordinal));
        return new AuthorPage(text, lines, candidates, TitleLine(text.Page, lines, body, title), body, Math.Max(last, body));
    }

    // A house may sign too, but nothing tells its name from the page's other words: a rule must have found it. Who made a picture is
    // the author of that, and who speaks in the comments is mostly a reader.
    private static bool IsPlausible(AuthorCandidate candidate) =>
        candidate.Mentions.Exists(mention => (mention.Cues & (MentionCues.Credit | MentionCues.Speaker)) == MentionCues.None)
        && (candidate.Name.Contains(' ', StringComparison.Ordinal)
            ? PersonalNames.IsPersonShaped(candidate.Name)
            : MonthNames.MonthOf(MonthNames.Fold(candidate.Name)) is null && GivenNames.Contains(candidate.Name));

    private static List<PageLine> LinesOf(EditedText text)
    {
        var (page, lines) = (text.Page, new List<PageLine>());
        var removals = text.Applied.Where(edit => edit.Kind == EditKind.Removal).ToList();
        var r = 0;
        for (var start = 0; start < page.Length && lines.Count < MostLines;)
        {
            var end = page.IndexOf('\n', start);
            end = end < 0 ? page.Length : end;
            var span = Outer(page, start, end);
            start = end + 1;
            if (span.IsEmpty)
                continue;
            while (r < removals.Count && removals[r].Span.End < span.End)
                r++;
            var removal = r < removals.Count && removals[r].Span.Start <= span.Start ? removals[r].Class : null;
            var words = CountWords(page, span);
            var hasDate = words <= ShortLine && span.Length <= 140 && page.AsSpan(span.Start, span.Length).ContainsAnyInRange('0', '9') && DateReader.FindAll(page, span).Count > 0;
            lines.Add(new PageLine(span, removal, words, hasDate));
        }

        return lines;
    }

    private static TextSpan Outer(string text, int start, int end)
    {
        while (start < end && (char.IsWhiteSpace(text[start]) || text[start] is '\u200B' or '\uFEFF'))
            start++;
        while (end > start && (char.IsWhiteSpace(text[end - 1]) || text[end - 1] is '\u200B' or '\uFEFF'))
            end--;
        return new TextSpan(start, end);
    }

    private static int CountWords(string text, TextSpan span)
    {
        var words = 0;
        for (var i = span.Start; i < span.End; i++)
            words += !char.IsWhiteSpace(text[i]) && (i == span.Start || char.IsWhiteSpace(text[i - 1])) ? 1 : 0;
        return words;
    }

    private static int? TitleLine(string page, List<PageLine> lines, int body, string title)
    {
        var key = TitleReader.Key(title);
        int? found = null;
        for (var i = 0; i < lines.Count && key.Length > 0; i++)
        {
            if (lines[i].Span.Length < key.Length || lines[i].Span.Length > 2 * title.Length + 8 || TitleReader.Key(lines[i].Span.In(page)) != key)
                continue;
            // Of copies the last above the body is the headline.
            if (found is null || i <= body)
                found = i;
        }

        return found;
    }

    private static void AddNames(string page, List<PageLine> lines, int index, Dictionary<string, AuthorCandidate> byKey, List<AuthorCandidate> candidates)
    {
        var line = lines[index].Span;
        var end = Math.Min(line.End, line.Start + ReadOfLine);
        for (var i = line.Start; i < end;)
        {
            if (NameAt(page, i, line.End) is not { } name)
            {
                i = NextWord(page, i, line.End);
                continue;
            }

            i = NextWord(page, name.End - 1, line.End);
            var cues = CuesOf(page, lines[index], name);
            var isOneWord = page.AsSpan(name.Start, name.Length).IndexOfAny(' ', '\u00A0') < 0;
            if (isOneWord && (name.Length < 3 || (cues & (MentionCues.WholeLine | MentionCues.By | MentionCues.Copyright | MentionCues.Introduced)) == MentionCues.None))
                continue;
            var key = TitleReader.Key(name.In(page));
            if (!byKey.TryGetValue(key, out var candidate))
            {
                candidate = new AuthorCandidate(name.In(page).Replace('\u00A0', ' '), key, []);
                byKey.Add(key, candidate);
                candidates.Add(candidate);
            }

            if (candidate.Mentions.Count < MostMentions)
                candidate.Mentions.Add(new AuthorMention(name, index, cues));
        }
    }

    // Capitalised words from here on, initials and particles among them, up to a sign; behind a line of rights a house's name too.
    private static TextSpan? NameAt(string text, int start, int lineEnd)
    {
        while (start < lineEnd && !char.IsLetterOrDigit(text[start]))
            start++;
        var (i, end, words) = (start, start, 0);
        while (i < lineEnd && words < MostNameWords)
        {
            var stop = i;
            while (stop < lineEnd && !char.IsWhiteSpace(text[stop]) && text[stop] is not (',' or ';' or ':' or '|' or '(' or ')' or '•' or '·' or '/' or '—' or '–' or '"' or '“' or '”' or '!' or '?' or '@' or '©'))
                stop++;
            if (stop == i)
                break;
            var word = text[i..stop];
            // "Roe's" is the name with an ending; "Roe." ends a sentence, "J." and "Dr." do not.
            var bare = word.EndsWith("'s", StringComparison.Ordinal) || word.EndsWith("’s", StringComparison.Ordinal) ? word[..^2] : word;
            var isDotted = bare.Length > 3 && bare[^1] == '.';
            bare = isDotted ? bare[..^1] : bare;
            if ((words == 0 && (Leads.Contains(bare) || Stops.Contains(bare))) || (words > 0 && (Stops.Contains(bare) || MonthNames.MonthOf(MonthNames.Fold(bare)) is not null)))
                break;
            if (PersonalNames.IsNameWord(bare))
                (end, words) = (i + bare.Length, words + 1);
            else if (words == 0 || !PersonalNames.IsParticle(bare) || bare is "the" or "of")
                break;
            if (bare.Length != word.Length || stop >= lineEnd || text[stop] is not (' ' or '\u00A0') || (stop + 1 < lineEnd && char.IsWhiteSpace(text[stop + 1])))
                break;
            i = stop + 1;
        }

        return words > 0 ? new TextSpan(start, end) : null;
    }

    private static int NextWord(string text, int i, int end)
    {
        while (i < end && !char.IsWhiteSpace(text[i]))
            i++;
        while (i < end && char.IsWhiteSpace(text[i]))
            i++;
        return i;
    }

    private static MentionCues CuesOf(string page, PageLine line, TextSpan name)
    {
        var before = page.AsSpan(line.Span.Start, name.Start - line.Span.Start).Trim();
        var after = page.AsSpan(name.End, Math.Min(line.Span.End - name.End, 200)).TrimStart();
        var cues = line.HasDate ? MentionCues.Date : MentionCues.None;
        var isBare = before.IndexOfAnyExceptInRange('\0', '\u00BF') < 0 && !ContainsLetter(before);
        if (isBare)
            cues |= MentionCues.LineStart;
        if (isBare && !ContainsLetter(after) && !after.ContainsAnyInRange('0', '9'))
            cues |= MentionCues.WholeLine;
        if (before.Contains('©') || before.Contains("copyright", StringComparison.OrdinalIgnoreCase) || before.Contains("(c)", StringComparison.OrdinalIgnoreCase))
            cues |= MentionCues.Copyright;
        else if (!isBare)
            cues |= BeforeCues(before);
        if (StartsWithAny(after, Speech))
            cues |= MentionCues.Speaker;
        if (AuthorNotes.SaysWhoItIs(page, line.Span, name))
            cues |= MentionCues.Note;
        if (after.Length > 2 && line.Words <= ShortLine && after[0] is ',' or '|' or '-' or '–' or '—' or '•' or '(' && PersonalNames.IsRole(after[1..Math.Min(after.Length, 60)].ToString()))
            cues |= MentionCues.Role;
        return cues;
    }

    private static MentionCues BeforeCues(ReadOnlySpan<char> before)
    {
        var cues = MentionCues.None;
        var trimmed = before.TrimEnd(" :：-–|/").ToString();
        var last = MonthNames.Fold(trimmed.AsSpan(trimmed.LastIndexOfAny([' ', '\u00A0']) + 1));
        if (ByWords.Contains(last))
        {
            cues |= MentionCues.By;
            if (BylineReader.Read(trimmed, new TextSpan(0, trimmed.Length)) is { Count: 0 })
                cues |= MentionCues.Byline;
        }

        foreach (var written in WrittenBy)
        {
            if (trimmed.EndsWith(written, StringComparison.OrdinalIgnoreCase))
                cues |= MentionCues.Written;
        }

        foreach (var credit in Credits)
        {
            if (trimmed.Contains(credit, StringComparison.OrdinalIgnoreCase))
                cues |= MentionCues.Credit;
        }

        foreach (var introduction in Introductions)
        {
            if (trimmed.EndsWith(introduction, StringComparison.OrdinalIgnoreCase) && (trimmed.Length == introduction.Length || !char.IsLetter(trimmed[^(introduction.Length + 1)])))
                cues |= MentionCues.Introduced;
        }

        return cues;
    }

    private static bool ContainsLetter(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (char.IsLetter(c))
                return true;
        }

        return false;
    }

    private static bool StartsWithAny(ReadOnlySpan<char> text, string[] words)
    {
        foreach (var word in words)
        {
            if (text.StartsWith(word, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}
