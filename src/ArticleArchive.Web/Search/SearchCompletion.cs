using ArticleArchive.Web.Data;
using ArticleArchive.Web.Search.QueryLanguage;
using ArticleArchive.Web.Search.Saved;
using Microsoft.EntityFrameworkCore;

namespace ArticleArchive.Web.Search;

/// <summary>A completion, and where it leads by itself.</summary>
/// <param name="Address">Of an article or a saved search; null for what is only written into the box.</param>
public sealed record CompletionChoice(Completion Completion, string? Address = null);

/// <summary>Proposes how a query may go on while it is typed. Every part is bounded, since it is asked at each key.</summary>
public sealed class SearchCompletion(ArchiveDatabase database, SearchEngine engine, SavedSearches saved)
{
    /// <summary>Most completions of an answer.</summary>
    public const int Most = 12;

    // Of each kind, so that none crowds out the others.
    private const int MostFields = 4;
    private const int MostTitles = 3;
    private const int MostWords = 5;
    private const int MostAsked = 3;

    // A shorter beginning is that of too many titles to mean one of them.
    private const int ShortestTitle = 3;

    /// <summary>Proposes completions at a place of a query.</summary>
    /// <param name="query">As typed so far; longer ones than a query can be get none.</param>
    /// <param name="caret">UTF-16 code units before the caret.</param>
    /// <param name="recent">What this browser asked before, the last first.</param>
    public async Task<IReadOnlyList<CompletionChoice>> OfAsync(string query, int caret, IReadOnlyList<string> recent, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(recent);
        if (query.Length > QueryParser.MaxLength)
            return [];
        var place = CompletionPlace.At(query, caret);
        if (place.Field is { } field)
            return [.. (await ValuesAsync(field, place, cancellationToken)).Take(Most)];

        var asked = await AskedAsync(query, recent, cancellationToken);
        if (query.Trim().Length == 0)
            return [.. asked.Take(Most)];
        var choices = new List<CompletionChoice>();
        if (!place.IsQuoted)
            choices.AddRange(Fields(place));
        choices.AddRange(Words(place));
        choices.AddRange(asked.Take(MostAsked));
        choices.AddRange(await TitlesAsync(query, place, cancellationToken));
        return [.. choices.Take(Most)];
    }

    private static IEnumerable<CompletionChoice> Fields(CompletionPlace place)
    {
        if (place.Text.Length == 0 || !place.Text.All(char.IsAsciiLetter))
            return [];
        return QueryReference.Entries
            .Where(entry => entry.Name.EndsWith(':') && entry.Name.Length > place.Text.Length + 1 && entry.Name.StartsWith(place.Text, StringComparison.OrdinalIgnoreCase))
            .Take(MostFields)
            .Select(entry => new CompletionChoice(new Completion(CompletionKind.Field, entry.Name, entry.Meaning, null, place.Word.Start, place.Word.End)));
    }

    private async Task<IEnumerable<CompletionChoice>> ValuesAsync(string field, CompletionPlace place, CancellationToken cancellationToken)
    {
        if (QueryReference.Find(field + ":") is not { } entry)
            return [];
        if (entry.Source is QueryValueSource.Fixed or QueryValueSource.None)
        {
            return entry.Values.Where(value => value.StartsWith(place.Text, StringComparison.OrdinalIgnoreCase))
                .Select(value => Value(value, value, place));
        }

        if (CompletionSources.FacetOf(entry.Source) is not { } facet)
            return [];
        var found = await engine.ValuesAsync(facet, place.Text, Most, cancellationToken);
        return found.Select(value => Value(QueryWriter.Value(value.Value), value.Value, place, value.Articles));
    }

    private static CompletionChoice Value(string text, string label, CompletionPlace place, int? articles = null) =>
        new(new Completion(CompletionKind.Value, text, label, articles, place.Word.Start, place.Word.End));

    private IEnumerable<CompletionChoice> Words(CompletionPlace place)
    {
        // Inside quotation marks it is the last word that is being typed.
        var typed = place.Text[(place.Text.LastIndexOfAny([' ', '\t', '\u00A0']) + 1)..];
        var start = place.Word.Start + (place.IsQuoted ? 1 : 0) + (place.Text.Length - typed.Length);
        var end = place.IsQuoted ? start + typed.Length : place.Word.End;
        using var connection = database.OpenReaderConnection();
        return CompletionSources.Words(connection, typed, MostWords)
            .Select(word => new CompletionChoice(new Completion(CompletionKind.Word, word.Word, word.Word, word.Articles, start, end)));
    }

    private async Task<IEnumerable<CompletionChoice>> AskedAsync(string query, IReadOnlyList<string> recent, CancellationToken cancellationToken)
    {
        var typed = query.Trim();
        var searches = await saved.AllAsync(cancellationToken);
        var kept = searches.Where(search => Has(search.Name) || Has(search.Query))
            .Select(search => new CompletionChoice(new Completion(CompletionKind.Saved, search.Query, search.Name, null, 0, query.Length), FormattableString.Invariant($"/searches/{search.Id}")));
        var before = recent.Where(one => one.StartsWith(typed, StringComparison.OrdinalIgnoreCase) && !string.Equals(one, typed, StringComparison.OrdinalIgnoreCase))
            .Select(one => new CompletionChoice(new Completion(CompletionKind.Recent, one, one, null, 0, query.Length)));
        return before.Concat(kept);

        bool Has(string text) => typed.Length == 0 || text.Contains(typed, StringComparison.OrdinalIgnoreCase);
    }

    // Titles answer a query of plain words; beside an operator they would only stand in the way.
    private async Task<IEnumerable<CompletionChoice>> TitlesAsync(string query, CompletionPlace place, CancellationToken cancellationToken)
    {
        var typed = query.Trim();
        if (typed.Length < ShortestTitle || place.IsQuoted || !typed.All(c => char.IsLetterOrDigit(c) || char.IsWhiteSpace(c)))
            return [];
        var results = await engine.FindAsync(new SearchRequest($"title:({typed}*)", SearchLevel.Articles, MostTitles), cancellationToken);
        return results.Items.Select(hit => new CompletionChoice(
            new Completion(CompletionKind.Title, hit.Title, hit.Title, null, 0, query.Length), FormattableString.Invariant($"/articles/{hit.ArticleId}")));
    }
}
