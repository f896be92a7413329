using System.Diagnostics;
using System.Globalization;
using ArticleArchive.Web.Data;

namespace ArticleArchive.Benchmarks.Search.Peers;

/// <summary>
/// Another search engine in a process of its own, asked a line a question (see <c>LucenePeer.java</c>). How long it took for the
/// best 20 without their excerpts, it says itself.
/// </summary>
internal sealed class ProcessPeer(string name, ArchiveDatabase database, string folder, params string[] command) : ISearchPeer
{
    private const string Jars = "/usr/share/java/lucene-";

    private readonly List<string> _errors = [];
    private readonly List<int> _processIds = [];
    private Process? _process;

    public string Name => name;

    public bool TellsTop => true;

    /// <summary>As Linux counts it, in nanoseconds; elsewhere in the steps of its clock.</summary>
    public TimeSpan ProcessorTime => OperatingSystem.IsLinux()
        ? TimeSpan.FromMicroseconds(_processIds.Sum(id => Directory.EnumerateDirectories($"/proc/{id.ToString(CultureInfo.InvariantCulture)}/task").Sum(Nanoseconds)) / 1e3)
        : _process!.TotalProcessorTime;

    /// <summary>The peers that <c>Peers/install.sh</c> installs; their indexes are kept beside the archive.</summary>
    public static IEnumerable<ProcessPeer> All(ArchiveDatabase database, string directory)
    {
        var sources = Path.Combine(AppContext.BaseDirectory, "Peers");
        var folder = Path.Combine(directory, "peers");
        var classes = string.Join(':', new[] { "core", "analyzers-common", "highlighter", "queries", "memory" }.Select(jar => $"{Jars}{jar}-8.7.0.jar"));
        return
        [
            new ProcessPeer("Lucene 8.7", database, Path.Combine(folder, "lucene"), "java", "-Xmx2g", "-cp", classes, Path.Combine(sources, "LucenePeer.java")),
            new ProcessPeer("Xapian", database, Path.Combine(folder, "xapian"), "/usr/bin/python3", Path.Combine(sources, "xapian_peer.py")),
            new ProcessPeer("PostgreSQL 15", database, Path.Combine(folder, "postgres"), "/usr/bin/python3", Path.Combine(sources, "postgres_peer.py")),
        ];
    }

    public async Task<bool> PrepareAsync()
    {
        Directory.CreateDirectory(folder);
        var corpus = Path.Combine(Path.GetDirectoryName(folder)!, "corpus.tsv");
        if (!File.Exists(corpus))
            await ExportAsync(corpus);
        var start = new ProcessStartInfo(command[0]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var argument in command[1..].Append(folder).Append(corpus))
            start.ArgumentList.Add(argument);
        try
        {
            _process = Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception exception)
        {
            Console.WriteLine($"{Name}: {exception.Message}");
            return false;
        }

        _process.ErrorDataReceived += (_, line) => _errors.Add(line.Data ?? "");
        _process.BeginErrorReadLine();
        if (await _process.StandardOutput.ReadLineAsync() is { } ready && ready.Split(' ') is ["ready", var seconds, var bytes, .. var others])
        {
            _processIds.AddRange([_process.Id, .. others.Select(id => int.Parse(id, CultureInfo.InvariantCulture))]);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Name}: indexed in {seconds} s, {long.Parse(bytes, CultureInfo.InvariantCulture) / 1e6:F0} MB with the text that it keeps"));
            return true;
        }

        await _process.WaitForExitAsync();
        Console.WriteLine($"{Name}: {_errors.FindLast(line => line.Length > 0)}");
        return false;
    }

    public PeerPage Find(BenchmarkQuery query)
    {
        var kind = query.Kind switch
        {
            QueryKind.Phrase => "phrase",
            QueryKind.Prefix => "prefix",
            QueryKind.Any or QueryKind.Question => "or",
            _ => "and",
        };
        _process!.StandardInput.WriteLine($"{kind}\t{string.Join(' ', query.Words)}");
        _process.StandardInput.Flush();
        var answer = _process.StandardOutput.ReadLine()?.Split('\t') ?? throw new InvalidOperationException($"{Name} has ended: {string.Join('\n', _errors)}");
        return new PeerPage(int.Parse(answer[0], CultureInfo.InvariantCulture), double.Parse(answer[1], CultureInfo.InvariantCulture));
    }

    public void Dispose()
    {
        if (_process is null)
            return;
        // It ends when there are no more questions.
        _process.StandardInput.Close();
        if (!_process.WaitForExit(TimeSpan.FromSeconds(60)))
            _process.Kill();
        _process.Dispose();
    }

    // One line an article, which every peer reads; white space stands for itself no more.
    private async Task ExportAsync(string file)
    {
        await using var db = database.OpenReader();
        var unfinished = file + ".part";
        await using (var lines = new StreamWriter(unfinished))
        {
            foreach (var article in db.Articles.Where(article => article.IsLatest).OrderBy(article => article.Id).Select(article => new { article.Id, article.Title, article.ReadingText }).AsEnumerable())
                await lines.WriteAsync(string.Create(CultureInfo.InvariantCulture, $"{article.Id}\t{Plain(article.Title)}\t{Plain(article.ReadingText)}\n"));
        }

        File.Move(unfinished, file);
    }

    private static double Nanoseconds(string thread)
    {
        try
        {
            return double.Parse(File.ReadAllText(Path.Combine(thread, "schedstat")).Split(' ')[0], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            // The thread has just ended.
            return 0;
        }
    }

    private static string Plain(string text) => string.Join(' ', text.Replace('\\', ' ').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
