using ArticleArchive.Parsing.Formats;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Structure;

/// <summary>The roles that a line may have.</summary>
[Flags]
internal enum AllowedRoles
{
    Paragraph = 1 << LineRole.Paragraph,
    Heading = 1 << LineRole.Heading,
    ListItem = 1 << LineRole.ListItem,
}

/// <summary>What is certain about the roles of lines, whatever the model makes of their looks.</summary>
/// <param name="Allowed">For each line the roles that it may have; at least one.</param>
/// <param name="Numbered">The lines that a numeral starts which their neighbours bear out, by index.</param>
internal sealed record RoleRules(AllowedRoles[] Allowed, IReadOnlyDictionary<int, Numeral> Numbered)
{
    private const int MostWordsOfHeading = 40;
    private const int MostWordsOfName = 24;
    private const int MostWordsBeforeColon = 10;

    // A line that ends in one of these and a colon runs on into what follows: it introduces, it does not name.
    private static readonly HashSet<string> s_introducing = new(StringComparer.OrdinalIgnoreCase)
    {
        "include", "includes", "including", "included", "following", "follows", "to", "are", "is", "was", "were", "these", "this", "that", "as", "for", "of", "with", "by", "can", "should", "must", "will",
        "be", "need", "needs", "have", "has", "had", "on", "in", "below", "said", "says", "wrote", "asked", "added", "means", "you", "it", "them", "do", "like", "e.g", "i.e", "example", "when", "if", "from",
        "folgende", "sind", "son", "sont", "suivants", "siguientes", "seguenti", "zijn",
    };

    public static RoleRules Of(string reading, List<DraftBlock> drafts, int bodyStart)
    {
        var numbered = NumberedLines.Find(reading, drafts, bodyStart);
        var hasHeadingMarkup = drafts.Exists(draft => draft.Kind is null && draft.Block.Kind == PageBlockKind.Heading);
        var hasListMarkup = drafts.Exists(draft => draft.Block is { Kind: PageBlockKind.ListItem, MarkerSpan: null });
        // Under a heading stands something; what closes a text is a signature or a note.
        var last = drafts.FindLastIndex(draft => draft.Kind is null);
        // What the article's own contents name is a heading where it stands again.
        var contents = drafts.Where(draft => draft.Kind == BlockKind.Contents).Select(draft => HtmlContents.KeyOf(reading, draft.Span)).ToHashSet(StringComparer.Ordinal);
        var decimals = Enumerable.Range(0, drafts.Count).Where(IsDecimal).ToHashSet();
        var allowed = new AllowedRoles[drafts.Count];
        for (var i = 0; i < drafts.Count; i++)
            allowed[i] = drafts[i].Kind is null ? ByBlock(i) : AllowedRoles.Paragraph;
        return new RoleRules(allowed, numbered);

        AllowedRoles ByBlock(int i) => drafts[i].Block.Kind switch
        {
            PageBlockKind.Heading => AllowedRoles.Heading,
            PageBlockKind.ListItem or PageBlockKind.Text when contents.Contains(HtmlContents.KeyOf(reading, drafts[i].Span)) && HasProseBelow(i) => AllowedRoles.Heading,
            // A printed number may be a section's; a printed bullet never is.
            PageBlockKind.ListItem when IsSectionNumber(i) => AllowedRoles.Heading,
            PageBlockKind.ListItem => drafts[i].Block is { Ordered: true, MarkerSpan: not null } && numbered.ContainsKey(i) ? AllowedRoles.ListItem | AllowedRoles.Heading : AllowedRoles.ListItem,
            PageBlockKind.Text => OfText(i),
            _ => AllowedRoles.Paragraph,
        };

        AllowedRoles OfText(int i)
        {
            var shape = drafts[i].Shape;
            if (IsSectionNumber(i))
                return AllowedRoles.Heading;
            var numeral = numbered.GetValueOrDefault(i);
            if (numeral is null && ListReader.IsMarkedText(reading, drafts, i))
                return AllowedRoles.ListItem;
            var roles = AllowedRoles.Paragraph;
            if (shape is { IsProse: false, Words: <= MostWordsOfHeading, HasHole: false } && i < last && !ClosesList(i) && !IsQuoted(reading, drafts[i].Span) && !IsDatum(reading, drafts[i].Span) && (!hasHeadingMarkup || numeral is not null))
                roles = IsName(i) && i >= bodyStart ? AllowedRoles.Heading : roles | AllowedRoles.Heading;
            return roles != AllowedRoles.Heading && shape.HasLetter && !hasListMarkup ? roles | AllowedRoles.ListItem : roles;
        }

        // Items are not numbered in Roman numerals or in parts (1.1), and where a number is divided it is a section's too.
        bool IsSectionNumber(int i) => decimals.Count > 1 && decimals.Contains(i)
            || (numbered.TryGetValue(i, out var numeral) && (numeral.Kind == NumeralKind.Roman || (decimals.Count > 1 && numeral.Kind == NumeralKind.Arabic)));

        bool IsDecimal(int i) => drafts[i].Kind is null && drafts[i].Shape is { IsBare: true, Words: <= MostWordsOfHeading } && HasProseBelow(i)
            && Numeral.At(reading, drafts[i].Whole)?.Kind == NumeralKind.Decimal;

        bool HasProseBelow(int i) => i + 1 < drafts.Count && drafts[i + 1].Kind is null && drafts[i + 1].Shape is { IsProse: true, StartsLower: false };

        // The last of close lines under a colon is one of them, though running text stands below it.
        bool ClosesList(int i)
        {
            if (i + 1 >= drafts.Count || drafts[i + 1].Shape.LineEndsBefore == 1)
                return false;
            var first = i;
            while (first > 0 && drafts[first].Shape is { LineEndsBefore: 1, IsBare: true })
                first--;
            return i - first >= 2 && first > 0 && drafts[first - 1].Shape.EndsColon;
        }

        bool IsAboveMarks(int i) => i + 1 < drafts.Count && drafts[i + 1].Block is { Kind: PageBlockKind.ListItem, MarkerSpan: not null };

        // Names what follows: in Title Case, or a few words with a colon that do not run on into it.
        bool IsName(int i)
        {
            var shape = drafts[i].Shape;
            // "Ingredients" above the first marked item.
            if (IsAboveMarks(i) && shape is { IsBare: true, StartsLower: false, EndsColon: false, Words: <= MostWordsBeforeColon })
                return true;
            return shape is { IsBare: true, StartsLower: false } && HasProseBelow(i)
                && ((shape is { IsTitleCase: true, Words: >= 3 and <= MostWordsOfName, LineEndsBefore: > 1 } && drafts[i + 1].Shape.LineEndsBefore > 1 && !shape.EndsColon)
                    || (shape is { EndsColon: true, Words: <= MostWordsBeforeColon } && !IntroducesBelow(reading, drafts[i].Span)));
        }
    }

    // "The following:" is the start of a sentence that the lines below end.
    private static bool IntroducesBelow(string reading, TextSpan span)
    {
        var end = span.End - 1;
        while (end > span.Start && !char.IsLetter(reading[end - 1]))
            end--;
        var start = end;
        while (start > span.Start && (char.IsLetter(reading[start - 1]) || reading[start - 1] == '.'))
            start--;
        return s_introducing.Contains(reading[start..end]);
    }

    // A line all in quotation marks between two paragraphs repeats what someone says.
    private static bool IsQuoted(string reading, TextSpan span) => reading[span.Start] is '"' or '“' or '„' or '«' && reading[span.End - 1] is '"' or '”' or '“' or '»';

    // "Price range: $11-$88" states a value; a heading with a colon in it goes on in words.
    private static bool IsDatum(string reading, TextSpan span)
    {
        var line = reading.AsSpan(span.Start, span.Length);
        var colon = line.IndexOf(": ", StringComparison.Ordinal);
        if (colon <= 0 || line[..colon].Count(' ') > 3 || line[..colon].ContainsAnyInRange('0', '9'))
            return false;
        var value = line[(colon + 2)..].TrimStart();
        return value.Length > 0 && (char.IsDigit(value[0]) || value[0] is '$' or '€' or '£' or '★' || value.Count(',') >= 2);
    }
}
