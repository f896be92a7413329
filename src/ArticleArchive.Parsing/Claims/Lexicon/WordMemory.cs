namespace ArticleArchive.Parsing.Claims.Lexicon;

/// <summary>Remembers what was worked out of the words met last: few words make up most of any text.</summary>
/// <remarks>A fixed number of places, each holding the last word that fell on it: the memory is bounded, and a race only costs working it out again.</remarks>
internal sealed class WordMemory<T>(Func<string, T> workOut)
{
    private const int Places = 1 << 13;

    private readonly Entry?[] _entries = new Entry?[Places];

    public T Of(string word)
    {
        ref var place = ref _entries[string.GetHashCode(word, StringComparison.Ordinal) & (Places - 1)];
        if (Volatile.Read(ref place) is { } entry && entry.Word == word)
            return entry.Value;
        var value = workOut(word);
        Volatile.Write(ref place, new Entry(word, value));
        return value;
    }

    private sealed record Entry(string Word, T Value);
}
