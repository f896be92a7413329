using System.Buffers;

namespace ArticleArchive.Parsing.Structure;

/// <summary>What can be seen of a name by its shape.</summary>
internal static class PersonalNames
{
    private static readonly SearchValues<char> NoNameCharacters = SearchValues.Create("?!=<>{}\"“”:：／%$€£");

    private static readonly HashSet<string> Particles = new(StringComparer.OrdinalIgnoreCase)
    {
        "de", "la", "del", "di", "da", "dos", "das", "do", "van", "von", "der", "den", "zu", "le", "du", "al", "el", "bin", "ibn", "ter", "ten", "af", "av", "y", "e", "the", "of",
    };

    // A line of capitalised words with one of these is a headline, a heading or a service word rather than a person.
    private static readonly HashSet<string> NotNames = new(StringComparer.OrdinalIgnoreCase)
    {
        "a", "an", "the", "of", "and", "in", "on", "to", "for", "with", "how", "why", "what", "when", "where", "who", "is", "are", "was", "new", "best", "top", "more", "all", "our", "your", "my",
        "read", "time", "min", "share", "comments", "comment", "contents", "table", "article", "articles", "news", "blog", "home", "menu", "related", "topics", "about", "contact", "us",
        "guide", "review", "reviews", "story", "stories", "save", "print", "email", "follow", "subscribe", "newsletter", "privacy", "policy", "terms", "search", "advertisement", "sponsored",
        "copy", "link", "updated", "published", "posted", "last", "first", "introduction", "conclusion", "overview", "summary", "key", "takeaways", "health", "business", "technology",
        "science", "sports", "sport", "politics", "world", "travel", "food", "money", "finance", "marketing", "education", "lifestyle", "design", "music", "video", "photo", "photos", "images",
        "getty", "reuters", "facebook", "twitter", "linkedin", "instagram", "pinterest", "youtube", "editor's", "editors", "note", "back", "next", "previous", "view", "see", "learn", "get", "start",
        "free", "trial", "demo", "log", "sign", "up", "account", "cart", "shop", "sale", "company", "products", "services", "solutions", "resources", "support", "help", "faq", "faqs", "cookie",
        "cookies", "settings", "accept", "close", "open", "listen", "watch", "play", "download", "real", "estate", "home", "improvement", "personal", "insurance", "management", "software",
        "by", "written", "author", "select", "login", "register", "toggle", "skip", "january", "february", "march", "june", "july", "august", "september", "october", "november", "december", "form", "disclosure",
        "media", "social", "digital", "data", "web", "development", "case", "study", "studies", "press", "release", "featured", "popular", "recent", "latest", "posts", "post", "tags", "categories", "category",
    };

    // With one of these, capitalised words are a house and no person.
    private static readonly HashSet<string> HouseWords = new(StringComparer.OrdinalIgnoreCase)
    {
        "group", "inc", "llc", "ltd", "gmbh", "corp", "corporation", "foundation", "university", "institute", "association", "press", "network", "studio", "studios", "photography", "agency", "magazine", "journal",
        "times", "daily", "weekly", "gazette", "tribune", "herald", "center", "centre", "council", "society", "bank", "labs", "systems", "partners", "consulting", "verlag", "club", "school", "college", "department",
        "store", "team", "global", "international", "online", "organization", "academy", "hospital", "clinic", "ministry", "government", "tech", "security", "theme", "wordpress", "creative", "commons",
    };

    private static readonly HashSet<string> Degrees = new(StringComparer.OrdinalIgnoreCase)
    {
        "md", "m.d.", "phd", "ph.d.", "dds", "dmd", "dvm", "rn", "rd", "rdn", "mba", "msc", "ms", "ma", "ba", "bsc", "cfp", "cpa", "jd", "mph", "esq", "esq.", "jr", "jr.", "sr", "sr.", "ii", "iii",
        "dacvb", "np", "pa-c", "lcsw", "lmft", "cscs", "cfa", "do", "mw", "faap", "facp", "edd", "psyd", "lpc", "cdn", "r.d.", "ldn", "cpt", "pt", "dpt", "do", "vmd", "vts", "lvt", "mpp", "cissp", "pmp", "fand", "faclm", "cpp", "psp", "acsm", "facs", "fnp", "aprn", "bcba", "ea", "cma", "fca", "llm", "obe", "mbe",
    };

    private static readonly HashSet<string> RoleWords = new(StringComparer.OrdinalIgnoreCase)
    {
        "editor", "reporter", "correspondent", "writer", "contributor", "contributing", "staff", "columnist", "journalist", "author", "freelance", "chief", "director", "founder", "co-founder",
        "ceo", "cto", "cmo", "vp", "president", "manager", "head", "senior", "associate", "assistant", "deputy", "executive", "producer", "analyst", "professor", "lecturer", "researcher", "guest",
        "specialist", "expert", "consultant", "engineer", "developer", "strategist", "special", "political", "medically", "reviewed", "edited", "updated", "published", "posted", "fact-checked", "min", "minutes",
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", "yesterday", "share", "follow", "view", "read",
        "redakteur", "redakteurin", "redacteur", "redactor", "redactora", "corresponsal", "correspondant", "giornalista", "редактор", "корреспондент",
    };

    /// <summary>A capitalised word, an initial, or a word of a script without capitals.</summary>
    public static bool IsNameWord(string word)
    {
        var bare = word.Trim(',', '.', ';', '’', '\'');
        if (bare.Length == 0 || !char.IsLetter(bare[0]) || char.IsLower(bare[0]))
            return false;
        for (var i = 0; i < bare.Length; i++)
        {
            var c = bare[i];
            // McRoe, DeRoe, MacRoe; but not "RoePublished", where a line end was lost.
            if (i > 3 && char.IsUpper(c) && char.IsLower(bare[i - 1]))
                return false;
            if (!char.IsLetter(c) && c is not ('-' or '\'' or '’' or '.' or '\u00AD') && !char.IsSurrogate(c) && char.GetUnicodeCategory(c) is not (System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark))
                return false;
        }

        return true;
    }

    /// <summary>A small word inside a name, as <c>van</c> or <c>de</c>.</summary>
    public static bool IsParticle(string word) => Particles.Contains(word);

    /// <summary>True when a word tells that capitalised words are no person.</summary>
    public static bool IsCommonTitleWord(IEnumerable<string> words) => words.Any(word => NotNames.Contains(word.Trim(',', '.', ':')));

    /// <summary>A name of a person, a team or an office, as a byline gives it: up to six words, the first capitalised.</summary>
    public static bool LooksLikeName(string name)
    {
        var words = name.Split([' ', '\u00A0'], StringSplitOptions.RemoveEmptyEntries);
        if (words.Length is 0 or > 6 || name.Length > 70 || name.AsSpan().ContainsAny(NoNameCharacters))
            return false;
        if (char.IsDigit(name[0]) || name.Contains("://", StringComparison.Ordinal))
            return false;
        // One word in small letters is a user's name ("by rogerbw"); more than one are a sentence.
        if (words.Length == 1)
            return name.Length >= 2;
        var named = words.Count(word => IsNameWord(word) || IsParticle(word));
        return named == words.Length || (named == words.Length - 1 && words.Length > 2);
    }

    /// <summary>Two to four capitalised words, initials and particles among them, and no word that headlines and menus are made of.</summary>
    public static bool IsPersonShaped(string name)
    {
        var words = name.Split([' ', '\u00A0'], StringSplitOptions.RemoveEmptyEntries);
        // An abbreviation among words in mixed case is a firm's or a product's.
        var isShouted = words.Any(word => word.Length > 2 && word.All(char.IsUpper)) && words.Any(word => word.Any(char.IsLower) && !IsParticle(word));
        return !isShouted && words.Length is >= 2 and <= 5 && name.Length <= 60 && !name.AsSpan().ContainsAny(NoNameCharacters)
            && words.All(word => IsNameWord(word) || IsParticle(word)) && IsNameWord(words[0]) && IsNameWord(words[^1])
            && words.Count(IsNameWord) is >= 2 and <= 4 && !IsLongOrLabel(words) && !IsCommonTitleWord(words) && !IsRole(name) && !words.Any(word => HouseWords.Contains(word.Trim(',', '.')))
            && !words.Any(word => word.Length > 2 && Cleaning.FunctionWords.IsCommon(word) && !IsParticle(word));
    }

    // Where words are written without blanks, a name is two short words at most, and no label of a menu: "首页 新闻 财经 体育" is nobody.
    private static bool IsLongOrLabel(string[] words) => words.Any(word => BlockShape.IsDense(word[0]))
        && (words.Length > 2 || words.Any(word => word.Length > 4 || Cleaning.ServicePhrases.Find(word, out _) != Cleaning.PhraseMatch.None));

    /// <summary>Degrees in place of a name: <c>MD</c>, <c>MS RD</c>.</summary>
    public static bool IsDegree(string part) =>
        part.Split([' ', '\u00A0'], StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } words && words.All(word => Degrees.Contains(word.Trim(',', '.')) || Degrees.Contains(word));

    /// <summary>A role, behind which no more names come.</summary>
    public static bool IsRole(string part) =>
        part.Split([' ', '\u00A0'], StringSplitOptions.RemoveEmptyEntries).Any(word => RoleWords.Contains(word.Trim(',', '.', ':')));
}
