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

    public static RoleRules Of(string reading, List<DraftBlock> drafts, int bodyStart)
    {
        var numbered = NumberedLines.Find(reading, drafts, bodyStart);
        var hasHeadingMarkup = drafts.Exists(draft => draft.Kind is null && draft.Block.Kind == PageBlockKind.Heading);
        var hasListMarkup = drafts.Exists(draft => draft.Block is { Kind: PageBlockKind.ListItem, MarkerSpan: null });
        // Under a heading stands something; what closes a text is a signature or a note.
        var last = drafts.FindLastIndex(draft => draft.Kind is null);
        var hasDecimals = numbered.Values.Any(numeral => numeral.Kind == NumeralKind.Decimal);
        var allowed = new AllowedRoles[drafts.Count];
        for (var i = 0; i < drafts.Count; i++)
            allowed[i] = drafts[i].Kind is null ? ByBlock(i) : AllowedRoles.Paragraph;
        return new RoleRules(allowed, numbered);

        AllowedRoles ByBlock(int i) => drafts[i].Block.Kind switch
        {
            PageBlockKind.Heading => AllowedRoles.Heading,
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
            if (shape is { IsProse: false, Words: <= MostWordsOfHeading, HasHole: false } && i < last && !IsQuoted(reading, drafts[i].Span) && !IsDatum(reading, drafts[i].Span) && (!hasHeadingMarkup || numeral is not null))
                roles |= AllowedRoles.Heading;
            return shape.HasLetter && !hasListMarkup ? roles | AllowedRoles.ListItem : roles;
        }

        // Items are not numbered in Roman numerals or in parts (1.1), and where a number is divided it is a section's too.
        bool IsSectionNumber(int i) => numbered.TryGetValue(i, out var numeral)
            && (numeral.Kind is NumeralKind.Roman or NumeralKind.Decimal || (hasDecimals && numeral.Kind == NumeralKind.Arabic));
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
