using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ArticleArchive.Web.Pages.Searching;

/// <summary>The query language on one page, which can itself be searched.</summary>
public sealed class HelpModel : PageModel
{
    [BindProperty(Name = "find", SupportsGet = true)]
    public string? Find { get; set; }

    public IReadOnlyList<QueryReferenceTopic> Topics { get; private set; } = [];

    public void OnGet() => Topics = QueryReferenceTopics.Of(Find);
}
