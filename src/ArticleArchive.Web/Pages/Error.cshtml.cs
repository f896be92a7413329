using System.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ArticleArchive.Web.Pages;

/// <summary>What went wrong, in words a reader can act on. Any method may end here, so no form token is asked for.</summary>
[ResponseCache(NoStore = true)]
[IgnoreAntiforgeryToken]
public sealed class ErrorModel : PageModel
{
    public int Code { get; private set; }

    public string TraceId { get; private set; } = "";

    public string Heading => Code switch
    {
        404 => "There is nothing at this address",
        400 => "This address or form is not well formed",
        405 => "This cannot be done here",
        413 => "That is too large",
        503 => "The archive cannot do this at the moment",
        >= 500 => "Something went wrong in the program",
        _ => "This did not work",
    };

    public string Explanation => Code switch
    {
        404 => "The article, claim or page may have been given another number, or the address was cut.",
        400 => "A number, a filter or a form in it is none that the archive knows. A form that stood open for long may only need to be loaded again.",
        413 => "Files of up to 10 MB are taken. Larger ones are best cut, or added by the command as a data set, one article a line.",
        503 => "Nothing was changed and nothing was lost. The about page says how the archive is.",
        >= 500 => "What you asked for was not done. What is stored is not touched by this.",
        _ => "The archive answered with the number above.",
    };

    public void OnGet(int? code) => Show(code);

    public void OnPost(int? code) => Show(code);

    private void Show(int? code)
    {
        Code = code is >= 400 and <= 599 ? code.Value : 404;
        Response.StatusCode = Code;
        TraceId = Activity.Current?.TraceId.ToString() ?? HttpContext.TraceIdentifier;
    }
}
