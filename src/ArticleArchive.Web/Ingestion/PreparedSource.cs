using System.Security.Cryptography;
using System.Text.Json;
using ArticleArchive.Parsing;
using ArticleArchive.Parsing.Formats;
using ArticleArchive.Parsing.Text;
using ArticleArchive.Web.Data;
using ArticleArchive.Web.Ingestion.Duplicates;
using ArticleArchive.Web.Ingestion.Lines;

namespace ArticleArchive.Web.Ingestion;

/// <summary>A source with everything done that can be done before the one writer has its turn.</summary>
/// <param name="Place">See <see cref="FoundSource.Place"/>.</param>
/// <param name="ByteCount">See <see cref="IngestionResult.ByteCount"/>.</param>
internal abstract record PreparedSource(string Place, long ByteCount)
{
    /// <summary>Reads, hashes, parses and compresses a source. Whatever is wrong with it becomes a refusal.</summary>
    /// <param name="isKnown">Whether the archive holds the bytes of a SHA-256 already: then they are not parsed again.</param>
    /// <param name="learnt">What the archive learnt about reading.</param>
    public static PreparedSource From(FoundSource found, IngestionOptions options, Func<string, bool> isKnown, LearntReading learnt, DateTime nowUtc)
    {
        if (found is FoundRefusal refusal)
            return new RefusedSource(refusal.Place, refusal.ByteCount, refusal.Outcome, refusal.Detail);
        try
        {
            SourceFile source;
            if (found is FoundFile file)
            {
                if (SourceBytes.Read(file.Path, options.MaxFileBytes) is not { } bytes)
                    return TooLarge(file.Place, file.ByteCount, options);
                source = new SourceFile(Path.GetFileName(file.Path), file.Path, Path.GetFileName(file.Path), bytes);
            }
            else
            {
                source = ((FoundBytes)found).Source;
            }

            return From(found.Place, source, options, isKnown, learnt, nowUtc);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or System.Security.SecurityException or NotSupportedException)
        {
            return new RefusedSource(found.Place, found.ByteCount, IngestionOutcome.Unreadable, SourceBytes.WhyUnreadable(exception));
        }
    }

    /// <summary>Hashes, parses and compresses bytes at hand.</summary>
    public static PreparedSource From(string place, SourceFile source, IngestionOptions options, Func<string, bool> isKnown, LearntReading learnt, DateTime nowUtc)
    {
        var bytes = source.Bytes;
        if (bytes.Length > options.MaxFileBytes)
            return TooLarge(place, bytes.Length, options);
        if (bytes.Length == 0)
            return new RefusedSource(place, 0, IngestionOutcome.Empty, "The file has no bytes.");
        if (SourceSniffer.LooksBinary(bytes))
            return new RefusedSource(place, bytes.Length, IngestionOutcome.Binary, "Its bytes are no text, whatever its name says.");

        var sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes));
        if (isKnown(sha256))
            return new KnownSource(place, bytes.Length, source.Key, sha256, FieldsOf(source));

        ParsedArticle parsed;
        Article article;
        LearntLines lines;
        try
        {
            (parsed, article, lines) = learnt.Lines.Apply(
                known => ArticleParser.Parse(source.FileName, bytes, new ParseOptions { RecordFields = source.RecordFields, KnownLines = known, ClaimWeights = learnt.Weights }),
                read => Row(source, read, sha256, nowUtc));
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // The parser promises never to fail. Should it break the promise, one file is refused and the run goes on.
            return new RefusedSource(place, bytes.Length, IngestionOutcome.Unreadable, $"The program failed on this file ({exception.GetType().Name}: {exception.Message}). Please report it.");
        }

        if (string.IsNullOrWhiteSpace(parsed.SourceText))
            return new RefusedSource(place, bytes.Length, IngestionOutcome.Empty, "The file holds only white space.");

        if (parsed.Format == SourceFormat.Record && WhyNoRecord(parsed) is { } why)
            return new RefusedSource(place, bytes.Length, IngestionOutcome.BadRecord, why);

        return new ParsedSource(place, bytes.Length, article, OriginalBytes.ToRow(sha256, bytes, nowUtc)) { Learnt = lines };
    }

    private static Article Row(SourceFile source, ParsedArticle parsed, string sha256, DateTime nowUtc)
    {
        var article = ArticleRows.NewArticle(parsed);
        article.SourceName = source.Name;
        article.SourceKey = source.Key;
        article.Sha256 = sha256;
        article.ByteCount = source.Bytes.Length;
        article.FirstSeenAtUtc = nowUtc;
        article.RecordFields = FieldsOf(source);
        return article;
    }

    // In one order, so that the same names are the same text.
    private static string? FieldsOf(SourceFile source) =>
        source.RecordFields is null ? null : JsonSerializer.Serialize(new SortedDictionary<string, string>(source.RecordFields.ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal));

    // The parser keeps such a record as plain text with a finding. In an archive of articles, raw JSON is none.
    internal static string? WhyNoRecord(ParsedArticle parsed)
    {
        if (parsed.Findings.Any(finding => finding.Kind == FindingKind.NoRecord))
        {
            return parsed.SourceText.AsSpan().Trim() is ['{', .., '}']
                ? "The record has no text field (text, body or content). If it goes by another name, say so with --map text=FIELD."
                : "It is no JSON object with a text in it.";
        }

        return string.IsNullOrWhiteSpace(parsed.ReadingText) ? "The record's text is empty." : null;
    }

    private static RefusedSource TooLarge(string place, long byteCount, IngestionOptions options) => new(
        place, byteCount, IngestionOutcome.TooLarge,
        $"Larger than {ByteText.Of(options.MaxFileBytes)}, the limit for one file. Split it, or raise the limit (Ingestion__MaxFileBytes in the environment).");
}

/// <summary>Not stored, and why.</summary>
internal sealed record RefusedSource(string Place, long ByteCount, IngestionOutcome Outcome, string Detail) : PreparedSource(Place, ByteCount);

/// <summary>Its bytes are in the archive already.</summary>
internal sealed record KnownSource(string Place, long ByteCount, string Key, string Sha256, string? RecordFields) : PreparedSource(Place, ByteCount);

/// <summary>New bytes, as rows without ids.</summary>
internal sealed record ParsedSource(string Place, long ByteCount, Article Article, Original Original) : PreparedSource(Place, ByteCount)
{
    /// <summary>Taken here, beside other sources, and not while the writer waits.</summary>
    public BodyFingerprint Fingerprint { get; } = BodyFingerprint.Of(Article);

    /// <summary>The lines that it may have in common with others; null where none are to be learnt.</summary>
    public LearntLines? Learnt { get; init; }
}
