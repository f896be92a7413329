using ArticleArchive.Web.Data;
using ArticleArchive.Web.Ingestion;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ArticleArchive.Web.Pages.Add;

/// <summary>Takes files from the browser and hands them to the queue.</summary>
[RequestFormLimits(ValueCountLimit = 20_000)]
public sealed class AddModel(ArchiveDbContext db, UploadQueue queue, IOptions<IngestionOptions> options) : PageModel
{
    public IngestionOptions Limits { get; } = options.Value;

    /// <summary>Why nothing was taken, or null.</summary>
    public string? Refusal { get; private set; }

    public IReadOnlyList<IngestionRun> Runs { get; private set; } = [];

    public Task OnGetAsync(CancellationToken cancellationToken) => ReadRunsAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(List<IFormFile>? files, CancellationToken cancellationToken)
    {
        // Before the files are read: what waits is bounded by the slots, not by the requests.
        using var slot = queue.TakeSlot();
        if (slot is null)
        {
            Refusal = "Too many uploads are waiting for their turn. Try again in a minute.";
            Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            Response.Headers.RetryAfter = "60";
            await ReadRunsAsync(cancellationToken);
            return Page();
        }

        try
        {
            queue.RequireRoom((files ?? []).Sum(file => file.Length));
            var uploads = new List<UploadedFile>();
            foreach (var file in files ?? [])
                uploads.Add(new UploadedFile(file.FileName, await BytesAsync(file, cancellationToken)));
            return Redirect($"/add/{await queue.EnqueueAsync(slot, uploads, cancellationToken)}");
        }
        catch (ArgumentException exception)
        {
            Refusal = exception.ParamName is null ? exception.Message : exception.Message.Replace($" (Parameter '{exception.ParamName}')", "", StringComparison.Ordinal);
            Response.StatusCode = StatusCodes.Status400BadRequest;
        }
        catch (StorageUnavailableException exception)
        {
            Refusal = exception.Message;
            Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        }

        await ReadRunsAsync(cancellationToken);
        return Page();
    }

    private async Task ReadRunsAsync(CancellationToken cancellationToken) =>
        Runs = await db.IngestionRuns.OrderByDescending(run => run.Id).Take(6).ToListAsync(cancellationToken);

    // One byte above the limit is enough for the ingestion to see and say that a file is too large; of a data set each line has the limit.
    private async Task<byte[]> BytesAsync(IFormFile file, CancellationToken cancellationToken)
    {
        var length = RecordLines.IsDataSet(file.FileName) ? file.Length : Math.Min(file.Length, Limits.MaxFileBytes + 1L);
        var bytes = new byte[length];
        await using var stream = file.OpenReadStream();
        await stream.ReadExactlyAsync(bytes, cancellationToken);
        return bytes;
    }
}
