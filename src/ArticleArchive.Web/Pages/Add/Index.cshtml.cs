using ArticleArchive.Web.Data;
using ArticleArchive.Web.Ingestion;
using ArticleArchive.Web.Ingestion.Imports;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ArticleArchive.Web.Pages.Add;

/// <summary>An import that is not finished, in the list of those.</summary>
public sealed record WaitingImport(int Id, ImportState State, DateTime CreatedAtUtc, int? RunId, int FileCount, long ByteCount, string? FirstName);

/// <summary>Takes files and pasted text from the browser and hands them to the queue.</summary>
[RequestFormLimits(ValueCountLimit = 20_000, ValueLengthLimit = PastedText.MaxLength * 4)]
public sealed class AddModel(ArchiveDbContext db, ImportQueue queue, IOptions<IngestionOptions> options) : PageModel
{
    public IngestionOptions Limits { get; } = options.Value;

    /// <summary>Why nothing was taken, or null.</summary>
    public string? Refusal { get; private set; }

    /// <summary>What was pasted, so that a refusal does not lose it.</summary>
    public string? PastedTitle { get; private set; }

    public string? Pasted { get; private set; }

    public IReadOnlyList<IngestionRun> Runs { get; private set; } = [];

    public IReadOnlyList<WaitingImport> Waiting { get; private set; } = [];

    public Task OnGetAsync(CancellationToken cancellationToken) => ReadAsync(cancellationToken);

    public Task<IActionResult> OnPostAsync(List<IFormFile>? files, bool atOnce, CancellationToken cancellationToken) =>
        TakeAsync((files ?? []).ConvertAll(file => new UploadedFile(file.FileName, file.Length, file.OpenReadStream)), atOnce, cancellationToken);

    public async Task<IActionResult> OnPostPasteAsync(string? title, string? text, bool atOnce, CancellationToken cancellationToken)
    {
        (PastedTitle, Pasted) = (title, text);
        if (string.IsNullOrWhiteSpace(text))
            return await RefuseAsync("Paste a text first.", StatusCodes.Status400BadRequest, cancellationToken);
        if (text.Length > PastedText.MaxLength)
            return await RefuseAsync($"The text is longer than {Wording.Number(PastedText.MaxLength)} characters. Save it as a file and choose that.", StatusCodes.Status400BadRequest, cancellationToken);
        return await TakeAsync([PastedText.ToFile(title, text)], atOnce, cancellationToken);
    }

    /// <summary>Gives up an import that was not begun.</summary>
    public async Task<IActionResult> OnPostDiscardAsync(int id, CancellationToken cancellationToken)
    {
        try
        {
            await queue.DiscardAsync(id, cancellationToken);
            return Redirect("/add");
        }
        catch (StorageUnavailableException exception)
        {
            return await RefuseAsync(exception.Message, StatusCodes.Status503ServiceUnavailable, cancellationToken);
        }
    }

    private async Task<IActionResult> TakeAsync(List<UploadedFile> files, bool atOnce, CancellationToken cancellationToken)
    {
        try
        {
            return Redirect(atOnce ? $"/add/{await queue.ImportAsync(files, cancellationToken)}" : $"/add/rehearsal/{await queue.RehearseAsync(files, cancellationToken)}");
        }
        catch (UploadRefusedException exception)
        {
            return await RefuseAsync(exception.Message, StatusCodes.Status400BadRequest, cancellationToken);
        }
        catch (StorageUnavailableException exception)
        {
            return await RefuseAsync(exception.Message, StatusCodes.Status503ServiceUnavailable, cancellationToken);
        }
    }

    private async Task<IActionResult> RefuseAsync(string why, int status, CancellationToken cancellationToken)
    {
        Refusal = why;
        Response.StatusCode = status;
        await ReadAsync(cancellationToken);
        return Page();
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        Runs = await db.IngestionRuns.OrderByDescending(run => run.Id).Take(6).ToListAsync(cancellationToken);
        Waiting = await db.Imports.OrderByDescending(import => import.Id)
            .Select(import => new WaitingImport(
                import.Id, import.State, import.CreatedAtUtc, import.RunId, import.Files.Count, import.Files.Sum(file => file.ByteCount), import.Files.OrderBy(file => file.Id).Select(file => file.Name).FirstOrDefault()))
            .ToListAsync(cancellationToken);
    }
}
