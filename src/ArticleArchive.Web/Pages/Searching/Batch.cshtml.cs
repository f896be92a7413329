using System.Text;
using ArticleArchive.Web.Search.Batch;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ArticleArchive.Web.Pages.Searching;

/// <summary>Takes a list of queries, pasted or as a file.</summary>
[RequestFormLimits(ValueLengthLimit = QueryList.LongestText * 4)]
public sealed class BatchModel(BatchQueue batches) : PageModel
{
    /// <summary>What was pasted, so that a refusal does not lose it.</summary>
    public string? Text { get; private set; }

    /// <summary>Why nothing was searched, or null.</summary>
    public string? Refusal { get; private set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(string? text, IFormFile? file, CancellationToken cancellationToken)
    {
        Text = text;
        if (file?.Length > QueryList.LongestText || text?.Length > QueryList.LongestText)
            return Refuse($"The list is longer than {Wording.Number(QueryList.LongestText)} characters. Divide it.");
        var list = text ?? "";
        if (file is { Length: > 0 })
        {
            using var reader = new StreamReader(file.OpenReadStream(), Encoding.UTF8, detectEncodingFromByteOrderMarks: true);
            list = await reader.ReadToEndAsync(cancellationToken);
            // A file that is no text would be a list of thousands of nothings.
            if (list.Contains('\0', StringComparison.Ordinal))
                return Refuse("The file is not text. Save the list as .csv or .txt.");
        }

        var (queries, leftOut) = QueryList.Read(list, file is { Length: > 0 } ? file.FileName : null);
        if (queries.Count == 0)
            return Refuse("Paste a list of queries, or choose a file that has some.");
        return await batches.AddAsync(queries, leftOut, cancellationToken) is { } id
            ? LocalRedirect("/search/batch/" + id)
            : Refuse("Several lists are waiting to be searched already. Try again when they are done.");
    }

    private PageResult Refuse(string why)
    {
        Refusal = why;
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }
}
