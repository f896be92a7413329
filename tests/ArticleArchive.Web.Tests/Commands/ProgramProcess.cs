using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace ArticleArchive.Web.Tests.Commands;

/// <summary>The built program as a process of its own, as a person runs it.</summary>
internal sealed class ProgramProcess : IDisposable
{
    private readonly Process _process;
    private readonly List<string> _output = [];
    private readonly List<string> _errors = [];

    private ProgramProcess(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Add(_output, line.Data);
        process.ErrorDataReceived += (_, line) => Add(_errors, line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public IReadOnlyList<string> Output
    {
        get
        {
            lock (_output)
                return [.. _output];
        }
    }

    public string Errors
    {
        get
        {
            lock (_errors)
                return string.Join('\n', _errors);
        }
    }

    public static ProgramProcess Start(params IEnumerable<string> args) => StartIn(locale: null, args);

    /// <param name="locale">The language and customs of the machine, such as <c>de_DE.UTF-8</c>; null for this one's.</param>
    /// <param name="args">Of the program.</param>
    public static ProgramProcess StartIn(string? locale, params IEnumerable<string> args)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "ArticleArchive.Web.dll"));
        foreach (var arg in args)
            start.ArgumentList.Add(arg);
        if (locale is not null)
            start.Environment["LC_ALL"] = locale;
        return new ProgramProcess(new Process { StartInfo = start });
    }

    /// <summary>Runs to the end.</summary>
    public static async Task<(int Status, IReadOnlyList<string> Output, string Errors)> RunAsync(params IEnumerable<string> args)
    {
        using var program = Start(args);
        var status = await program.EndAsync();
        return (status, program.Output, program.Errors);
    }

    /// <summary>The lines that <c>ingest --json</c> printed; a line cut by a kill is none.</summary>
    public static IEnumerable<JsonElement> Json(IEnumerable<string> output)
    {
        foreach (var line in output)
        {
            JsonElement? element = null;
            try
            {
                element = JsonDocument.Parse(line).RootElement;
            }
            catch (JsonException)
            {
            }

            if (element is { } parsed)
                yield return parsed;
        }
    }

    public async Task WaitForOutputAsync(Func<IReadOnlyList<string>, bool> isThere)
    {
        await Eventually.IsAsync(
            () =>
            {
                if (isThere(Output))
                    return true;
                if (!_process.HasExited)
                    return false;
                // What it printed last may still be on its way.
                _process.WaitForExit();
                isThere(Output).Should().BeTrue("it ended, and all it printed is: {0} {1}", string.Join('\n', Output), Errors);
                return true;
            },
            "the program has printed it");
    }

    public void Kill() => _process.Kill();

    /// <summary>Sends what Ctrl+C (2) or a service's stop (15) sends.</summary>
    public void Signal(int number)
    {
        using var kill = Process.Start("kill", [$"-{number}", $"{_process.Id}"]);
        kill.WaitForExit();
    }

    /// <summary>True where this process was started with the interrupt signal ignored, as a shell without job control starts what runs in its background.</summary>
    public static bool IsInterruptIgnored()
    {
        const int Interrupt = 2;
        const string Name = "SigIgn:";
        if (!File.Exists("/proc/self/status"))
            return false;
        var ignored = File.ReadLines("/proc/self/status").First(line => line.StartsWith(Name, StringComparison.Ordinal))[Name.Length..];
        return (ulong.Parse(ignored, NumberStyles.HexNumber | NumberStyles.AllowLeadingWhite, CultureInfo.InvariantCulture) & (1UL << (Interrupt - 1))) != 0;
    }

    public async Task<int> EndAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        await _process.WaitForExitAsync(patience.Token);
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }

        _process.Dispose();
    }

    private static void Add(List<string> lines, string? line)
    {
        if (line is null)
            return;
        lock (lines)
            lines.Add(line);
    }
}
