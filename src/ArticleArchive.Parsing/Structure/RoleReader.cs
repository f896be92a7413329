using ArticleArchive.Parsing.Formats;

namespace ArticleArchive.Parsing.Structure;

/// <summary>Makes headings and list items of the lines that are: by markup where there is any, else by <see cref="RoleModel"/>.</summary>
internal static class RoleReader
{
    public static void Mark(string reading, List<DraftBlock> drafts, int bodyStart, RoleModel model)
    {
        if (drafts.Count == 0)
            return;
        var rules = RoleRules.Of(reading, drafts, bodyStart);
        var roles = model.Decide(new RoleFeatures(reading, drafts, bodyStart), rules.Allowed);
        for (var i = 0; i < drafts.Count; i++)
        {
            if (drafts[i].Kind is not null)
                continue;
            if (roles[i] == LineRole.Heading)
                HeadingReader.Make(drafts[i], reading, rules.Numbered.GetValueOrDefault(i));
            else if (roles[i] == LineRole.ListItem)
                ListReader.Make(reading, drafts[i]);
        }
    }
}
