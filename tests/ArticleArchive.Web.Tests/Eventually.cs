using System.Diagnostics;

namespace ArticleArchive.Web.Tests;

/// <summary>Waits for a state of the program: for what normally takes no time, as long as a busy machine may need.</summary>
internal static class Eventually
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(3);

    /// <summary>Asks until the answer is yes.</summary>
    /// <exception cref="TimeoutException">It never became so.</exception>
    public static async Task IsAsync(Func<Task<bool>> isSo, string what)
    {
        var waited = Stopwatch.StartNew();
        while (!await isSo())
        {
            if (waited.Elapsed > s_patience)
                throw new TimeoutException($"It never came about that {what}.");
            await Task.Delay(20);
        }
    }

    /// <inheritdoc cref="IsAsync(Func{Task{bool}}, string)"/>
    public static Task IsAsync(Func<bool> isSo, string what) => IsAsync(() => Task.FromResult(isSo()), what);
}
