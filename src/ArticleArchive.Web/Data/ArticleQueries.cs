using System.Linq.Expressions;
using System.Reflection;
using ArticleArchive.Parsing;

namespace ArticleArchive.Web.Data;

/// <summary>Reads of articles that leave out what costs.</summary>
internal static class ArticleQueries
{
    private static readonly Expression<Func<Article, Article>> s_withoutBlocks = WithoutBlocks();

    /// <summary>The articles without their blocks: a text of a million lines has a million.</summary>
    public static IQueryable<Article> WithoutBlocks(this IQueryable<Article> articles) => articles.Select(s_withoutBlocks);

    // Every other column, whatever columns there are.
    private static Expression<Func<Article, Article>> WithoutBlocks()
    {
        var row = Expression.Parameter(typeof(Article), "row");
        var columns = typeof(Article).GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite);
        var values = columns.Select(property => Expression.Bind(
            property,
            property.Name == nameof(Article.Blocks) ? Expression.Constant(Array.Empty<ArticleBlock>(), typeof(IReadOnlyList<ArticleBlock>)) : Expression.Property(row, property)));
        return Expression.Lambda<Func<Article, Article>>(Expression.MemberInit(Expression.New(typeof(Article)), values), row);
    }
}
