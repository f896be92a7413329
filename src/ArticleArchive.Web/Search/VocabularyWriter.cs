using ArticleArchive.Web.Data;
using ArticleArchive.Web.Search.Analysis;
using Microsoft.Data.Sqlite;

namespace ArticleArchive.Web.Search;

/// <summary>
/// Brings the changes of a transaction into the vocabulary. Words stand a hundred or more in a row of the table, so that a batch, which changes
/// a tenth of all words, reads and writes each row once; a row for each word took as long as the full-text index.
/// </summary>
internal sealed class VocabularyWriter(SqliteConnection connection) : IDisposable
{
    // The block that has the word's place, and where the next one begins.
    private readonly IndexStatement _find = new(connection, "SELECT Id, First, Words FROM WordBlocks WHERE First >= (SELECT max(First) FROM WordBlocks WHERE First <= ?1) ORDER BY First LIMIT 2");
    private readonly IndexStatement _update = new(connection, "UPDATE WordBlocks SET Count = ?2, Words = ?3 WHERE Id = ?1");
    private readonly IndexStatement _insert = new(connection, "INSERT INTO WordBlocks (First, Count, Words) VALUES (?1, ?2, ?3)");
    private readonly WordBlockWriter _block = new();
    private byte[] _old = new byte[WordBlockWriter.FullBytes * 2];

    /// <summary>Writes what a tally counted.</summary>
    public void Write(WordTally tally)
    {
        var changes = tally.Changes();
        for (var at = 0; at < changes.Length;)
            at = WriteBlock(tally, changes, at);
    }

    public void Dispose()
    {
        _find.Dispose();
        _update.Dispose();
        _insert.Dispose();
    }

    // Merges the changes that belong into one block with what it has.
    private int WriteBlock(WordTally tally, ReadOnlySpan<int> changes, int at)
    {
        _find.Bind(1, tally.WordOf(changes[at]));
        int? id = null;
        var (length, end) = (0, changes.Length);
        if (_find.Step())
        {
            id = _find.Int(0);
            var words = _find.Bytes(2);
            if (words.Length > _old.Length)
                _old = new byte[words.Length * 2];
            words.CopyTo(_old);
            length = words.Length;
            if (_find.Step())
                end = EndBefore(tally, changes, at, _find.Bytes(1));
        }

        _find.Reset();
        _block.Clear();
        var first = ReadOnlySpan<byte>.Empty;
        var old = new WordBlockReader(_old.AsSpan(0, length));
        var hasOld = old.MoveNext();
        // Whether the last word written is the one before the old one, as it was read; and how far the change's word goes with that one.
        var (isInStep, common) = (true, -1);
        while (hasOld || at < end)
        {
            var order = !hasOld ? 1 : at == end ? -1 : Order(old, tally, changes[at], ref common);
            var word = order <= 0 ? old.Word : tally.WordOf(changes[at]);
            if (_block.EndsBefore(word))
            {
                Save(id, first);
                id = null;
                first = word.ToArray();
                _block.Clear();
                isInStep = false;
            }

            if (order < 0 && isInStep)
                _block.AddNext(old);
            else
                _block.Add(word, order <= 0 ? old.Language : tally.LanguageOf(changes[at]), (order <= 0 ? old.Articles : 0) + (order >= 0 ? tally.ChangeOf(changes[at]) : 0));
            isInStep = order <= 0 && _block.EndsWith(old.Word);
            (at, common) = order >= 0 ? (at + 1, -1) : (at, common);
            hasOld = order <= 0 ? old.MoveNext() : hasOld;
        }

        Save(id, first);
        return end;
    }

    // Where the old word comes: before the change's, there, or after it. Words of a block share their beginnings, so most need no comparison.
    private static int Order(in WordBlockReader old, WordTally tally, int change, ref int common)
    {
        if (common >= 0 && old.Shared != common)
            return old.Shared > common ? -1 : 1;
        var word = old.Word;
        var wanted = tally.WordOf(change);
        common = Math.Max(0, common);
        common += word[common..].CommonPrefixLength(wanted[common..]);
        if (common < word.Length && common < wanted.Length)
            return word[common].CompareTo(wanted[common]);
        return word.Length != wanted.Length ? word.Length.CompareTo(wanted.Length) : old.Language.CompareTo(tally.LanguageOf(change));
    }

    private static int EndBefore(WordTally tally, ReadOnlySpan<int> changes, int at, ReadOnlySpan<byte> next)
    {
        while (at < changes.Length && tally.WordOf(changes[at]).SequenceCompareTo(next) < 0)
            at++;
        return at;
    }

    // The first block of all begins with nothing, so that every word has its place.
    private void Save(int? id, ReadOnlySpan<byte> first)
    {
        var statement = id is null ? _insert : _update;
        if (id is { } known)
            statement.Bind(1, known);
        else
            statement.Bind(1, first);
        statement.Bind(2, _block.Count);
        statement.BindBlob(3, _block.Bytes);
        statement.Run();
    }
}
