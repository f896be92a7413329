namespace ArticleArchive.Parsing.Structure;

/// <summary>What a line of the body is; the classes of <see cref="RoleModel"/>.</summary>
internal enum LineRole
{
    Paragraph,
    Heading,
    ListItem,
}
