using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Structure;

/// <summary>Works out the publisher from the page's own service lines, such as an invitation to its newsletter.</summary>
/// <remarks>
/// Reads the page text, so that a line counts whether the cleaner took it out or a person put it back. What is found is
/// always derived: the line names the publisher for another purpose.
/// </remarks>
internal static class PublisherReader
{
    // What stands before and after the name. Each is said by publishers of themselves only.
    private static readonly (string Before, string After, int Weight)[] Patterns =
    [
        ("notifications from ", "", 3),
        ("newsletters from ", "", 3),
        ("updates from ", "", 1),
        ("follow other ", " readers", 3),
        ("join other ", " readers", 3),
        ("originally published in ", "", 3),
        ("originally published by ", "", 3),
        ("originally published on ", "", 3),
        ("originally appeared in ", "", 3),
        ("originally appeared on ", "", 3),
        ("first published in ", "", 3),
        ("first published by ", "", 3),
        ("first published on ", "", 3),
        ("first appeared in ", "", 3),
        ("first appeared on ", "", 3),
        ("subscribe to ", "", 1),
        ("subscribe now to ", "", 1),
        ("sign up to ", "", 1),
        ("sign up for ", "", 1),
        ("sign up to the ", " newsletter", 2),
        ("sign up for the ", " newsletter", 2),
        ("subscribe to the ", " newsletter", 2),
        ("become a member of ", "", 1),
        ("©", "", 2),
        ("ⓒ", "", 2),
        ("版权所有", "", 2),
        ("版權所有", "", 2),
        ("(c)", "", 2),
        ("copyright", "", 2),
        ("publisher: ", "", 3),
        ("herausgeber: ", "", 3),
        ("éditeur : ", "", 3),
        ("éditeur: ", "", 3),
        ("editore: ", "", 3),
        ("uitgever: ", "", 3),
        ("издатель: ", "", 3),
        ("veröffentlicht in ", "", 2),
        ("publié dans ", "", 2),
        ("publicado en ", "", 2),
    ];

    private static readonly System.Buffers.SearchValues<string> Befores = System.Buffers.SearchValues.Create([.. Patterns.Select(pattern => pattern.Before)], StringComparison.OrdinalIgnoreCase);

    /// <summary>What a paper's name beside byline and date weighs.</summary>
    private const int PaperBesideByline = 2;

    private static readonly HashSet<string> NoPublisher = new(StringComparer.OrdinalIgnoreCase)
    {
        "us", "our", "all", "the", "this", "a", "an", "free", "we", "my", "your", "it", "and", "youtube", "facebook", "twitter", "google", "apple", "instagram", "whatsapp", "telegram", "linkedin",
        "getty", "reuters", "ap", "afp", "pa", "alamy", "shutterstock", "newsletter", "email", "e-mail", "rss", "copyright", "january", "february", "march", "april", "may", "june", "july",
        "august", "september", "october", "november", "december", "notice", "policy", "date", "by", "creative", "inc", "llc", "ltd",
    };

    // What a line of rights says in place of a name, before it or behind it.
    private static readonly string[] Rights =
    [
        "all rights reserved", "alle rechte vorbehalten", "tous droits réservés", "todos los derechos reservados", "todos os direitos reservados", "tutti i diritti riservati", "alle rechten voorbehouden",
        "все права защищены", "wszelkie prawa zastrzeżone", "tüm hakları saklıdır", "her hakkı saklıdır", "hak cipta dilindungi", "bảo lưu mọi quyền", "جميع الحقوق محفوظة", "كافة الحقوق محفوظة", "تمامی حقوق محفوظ است",
        "کلیه حقوق محفوظ است", "כל הזכויות שמורות", "सर्वाधिकार सुरक्षित", "版权所有", "版權所有", "保留所有权利", "不得转载", "未经授权", "未经许可", "無断転載", "무단 전재", "무단전재",
    ];

    private static readonly System.Buffers.SearchValues<string> RightsWords = System.Buffers.SearchValues.Create(Rights, StringComparison.OrdinalIgnoreCase);

    private static readonly System.Buffers.SearchValues<char> s_noName = System.Buffers.SearchValues.Create(" \u00A0\t.,;:-–—|0123456789");
    private static readonly System.Buffers.SearchValues<char> s_separators = System.Buffers.SearchValues.Create("-–—|:：,،©");

    // Small words that join the words of a house's name: "Corriere della Baia".
    private static readonly HashSet<string> Joins = new(StringComparer.OrdinalIgnoreCase)
    {
        "della", "dello", "dei", "degli", "delle", "des", "und", "et", "and", "für", "och", "og", "i", "и", "im", "am", "sur", "zu", "zur", "zum",
    };

    // "All rights reserved" and the like end a name.
    private static readonly HashSet<string> Ends = new(StringComparer.OrdinalIgnoreCase)
    {
        "all", "rights", "newsletter", "newsletters", "today", "now", "readers", "via", "by", "is", "terms", "privacy", "alle", "tous", "todos", "tutti", "website", "website.", "powered", "registered",
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
    };

    public static StatedValue? Find(string page)
    {
        var names = new List<(string Name, string Line, int Weight)>();
        var start = 0;
        while (start < page.Length)
        {
            var end = page.IndexOf('\n', start);
            end = end < 0 ? page.Length : end;
            // A service line is short; a longer line is read to its first 300 characters, which holds lines that were glued.
            var line = page.AsSpan(start, Math.Min(end - start, 300));
            ReadLine(line, names);
            if (line.Count('|') + line.Count('•') + line.Count('·') > 1 && BarredHead.Paper(page, new TextSpan(start, end)) is { } paper)
                names.Add((paper, Shorten(line), PaperBesideByline));
            start = end + 1;
        }

        if (names.Count == 0)
            return null;
        var best = names.GroupBy(found => Key(found.Name), StringComparer.Ordinal)
            .Select(group => (Entry: group.OrderByDescending(found => found.Weight).First(), Weight: group.Sum(found => Math.Min(found.Weight, 3))))
            .OrderByDescending(group => group.Weight)
            .First();
        // One weak pattern alone ("subscribe to X") may name anything.
        return best.Weight >= 2 ? new StatedValue(best.Entry.Name, Origin.Derived, $"named in a line of the page: “{best.Entry.Line}”") : null;
    }

    private static void ReadLine(ReadOnlySpan<char> line, List<(string Name, string Line, int Weight)> names)
    {
        if (!line.ContainsAny(Befores))
            return;
        foreach (var (before, after, weight) in Patterns)
        {
            var at = line.IndexOf(before, StringComparison.OrdinalIgnoreCase);
            if (at < 0 || (at > 0 && char.IsLetter(line[at - 1]) && char.IsLetter(before[0])))
                continue;
            var rest = line[(at + before.Length)..];
            if (after.Length > 0)
            {
                var stop = rest.IndexOf(after, StringComparison.OrdinalIgnoreCase);
                if (stop is < 0 or > 60)
                    continue;
                rest = rest[..stop];
            }

            if (NameAt(rest) is { } name)
                names.Add((name, Shorten(line), weight));
        }
    }

    // The run of capitalised words at the start; years, signs and the reserving of rights before it are passed over.
    private static string? NameAt(ReadOnlySpan<char> text)
    {
        var rights = text.IndexOfAny(RightsWords);
        if (rights >= 0 && text[..rights].ContainsAnyExcept(s_noName))
            text = text[..rights];
        else if (rights >= 0)
            // "All rights reserved to the Courier" joins the name in ways of its own; behind a sign it stands as it is.
            text = AfterRights(text[rights..]);
        var words = new List<string>();
        var quoted = '\0';
        foreach (var raw in text.ToString().Split([' ', '\u00A0', '\t'], 14, StringSplitOptions.RemoveEmptyEntries))
        {
            // The words in quotation marks are the name, whatever their letters: «Норвальский вестник».
            if (quoted == '\0' && raw[0] is '"' or '“' or '„' or '«' or '「' or '《')
                quoted = ClosingOf(raw[0]);
            var isQuoted = quoted != '\0';
            var closes = isQuoted && raw.IndexOf(quoted, 1) > 0;
            if (closes)
                quoted = '\0';
            var word = raw.TrimStart(':', '：').Trim('"', '“', '”', '„', '(', '[', '‘', '«', '»', '「', '」', '《', '》');
            var bare = word.TrimEnd('.', ',', ';', ':', '!', '?', ')', ']', '’', '|', '-', '–', '।', '。', '۔', '»', '”', '"', '“', '」', '》');
            if (words.Count == 0 && (bare.Length == 0 || char.IsDigit(bare[0]) || bare is "©" or "ⓒ" or "(c" or "Copyright" || string.Equals(bare, "by", StringComparison.OrdinalIgnoreCase)))
                continue;
            if (bare.Length == 0 || (!isQuoted && Ends.Contains(bare)))
                break;
            var isJoin = words.Count > 0 && (PersonalNames.IsParticle(bare) || Joins.Contains(bare));
            if (char.IsLower(bare[0]) && !isQuoted && !isJoin && !bare.Contains('.', StringComparison.Ordinal))
                break;
            if (!char.IsLetter(bare[0]) && bare is not "&")
                break;
            words.Add(isQuoted && words.Count > 0 ? raw.TrimEnd('.', ',', ';', ':') : bare);
            var isAbbreviation = bare is "Inc" or "St" or "Co" or "Ltd";
            if (words.Count == 7 || closes || (word.Length > bare.Length && !isAbbreviation && !isQuoted))
                break;
        }

        while (words.Count > 0 && (PersonalNames.IsParticle(words[^1]) || Joins.Contains(words[^1]) || words[^1] is "&"))
            words.RemoveAt(words.Count - 1);
        if (words.Count == 0 || (words.Count == 1 && NoPublisher.Contains(words[0])) || NoPublisher.Contains(words[0]) && words[0] is not ("The" or "A" or "All" or "AP" or "Google"))
            return null;
        var name = string.Join(' ', words);
        return name.Length is >= 2 and <= 70 ? name : null;
    }

    private static ReadOnlySpan<char> AfterRights(ReadOnlySpan<char> text)
    {
        var sign = text.IndexOfAny(s_separators);
        return sign < 0 ? [] : text[(sign + 1)..];
    }

    private static char ClosingOf(char opening) => opening switch { '«' => '»', '„' or '“' => '”', '「' => '」', '《' => '》', _ => '"' };

    private static string Key(string name)
    {
        var folded = MonthNames.Fold(name);
        return folded.StartsWith("the ", StringComparison.Ordinal) ? folded[4..] : folded;
    }

    private static string Shorten(ReadOnlySpan<char> line)
    {
        var trimmed = line.Trim().ToString().Replace('\u00A0', ' ');
        return trimmed.Length <= 100 ? trimmed : string.Concat(trimmed.AsSpan(0, 99), "…");
    }
}
