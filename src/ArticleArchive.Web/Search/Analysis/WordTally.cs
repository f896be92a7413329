using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace ArticleArchive.Web.Search.Analysis;

/// <summary>
/// In how many articles each word of a batch stands, by language: what the vocabulary gains and loses when the batch is
/// committed. Words are UTF-8 in one array; counting allocates nothing but room.
/// </summary>
internal sealed class WordTally
{
    private const int FewestSlots = 1 << 12;

    private readonly List<Step> _sinceMark = [];
    private byte[] _letters = new byte[1 << 16];
    private int _lettersUsed;
    private Entry[] _entries = new Entry[FewestSlots / 2];
    private int _count;
    private int[] _slots = NewSlots(FewestSlots);
    private int _article;
    private StemLanguage _language;
    private int _sign;

    /// <summary>Number of different words, by language.</summary>
    public int Count => _count;

    /// <summary>What follows until the next call is one article.</summary>
    /// <param name="sign">1 where it comes into the index, -1 where it leaves it.</param>
    public void Begin(StemLanguage language, int sign)
    {
        _article++;
        _language = language;
        _sign = sign;
    }

    /// <summary>Counts a word of the article; once, however often it stands there.</summary>
    public void Add(ReadOnlySpan<byte> word)
    {
        var hash = Hash(word) ^ (uint)_language;
        var mask = _slots.Length - 1;
        for (var slot = (int)hash & mask; ; slot = (slot + 1) & mask)
        {
            var index = _slots[slot];
            if (index < 0)
            {
                Insert(slot, hash, word);
                return;
            }

            ref var entry = ref _entries[index];
            if (entry.Hash != hash || entry.Language != _language || !Letters(entry).SequenceEqual(word))
                continue;
            if (entry.Article == _article)
                return;
            entry.Article = _article;
            entry.Change += _sign;
            _sinceMark.Add(new Step(index, _sign));
            return;
        }
    }

    /// <summary>From here on <see cref="Undo"/> takes back.</summary>
    public void Mark() => _sinceMark.Clear();

    /// <summary>Takes back what was counted since the mark.</summary>
    public void Undo()
    {
        foreach (var (index, sign) in _sinceMark)
            _entries[index].Change -= sign;
        _sinceMark.Clear();
    }

    /// <summary>The words whose count changed, as numbers for <see cref="WordOf"/> and its like, by their bytes and then by language.</summary>
    public int[] Changes()
    {
        var changed = 0;
        for (var i = 0; i < _count; i++)
            changed += _entries[i].Change != 0 ? 1 : 0;
        // Most words differ in their first eight bytes, which are one comparison.
        var (keys, order) = (new ulong[changed], new int[changed]);
        for (int i = 0, at = 0; i < _count; i++)
        {
            if (_entries[i].Change == 0)
                continue;
            (keys[at], order[at]) = (FirstBytes(WordOf(i)), i);
            at++;
        }

        Array.Sort(keys, order);
        for (var start = 0; start < changed;)
        {
            var end = start + 1;
            while (end < changed && keys[end] == keys[start])
                end++;
            if (end - start > 1)
            {
                order.AsSpan(start, end - start).Sort((left, right) =>
                {
                    var byWord = WordOf(left).SequenceCompareTo(WordOf(right));
                    return byWord != 0 ? byWord : _entries[left].Language.CompareTo(_entries[right].Language);
                });
            }

            start = end;
        }

        return order;
    }

    /// <summary>A word in UTF-8.</summary>
    public ReadOnlySpan<byte> WordOf(int index) => Letters(_entries[index]);

    /// <summary>The language of the articles that it was counted in.</summary>
    public StemLanguage LanguageOf(int index) => _entries[index].Language;

    /// <summary>How many articles more (or less) have it.</summary>
    public int ChangeOf(int index) => _entries[index].Change;

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        _count = _lettersUsed = 0;
        _sinceMark.Clear();
        // A batch of very many words must not make every small one after it slow.
        if (_slots.Length > FewestSlots * 16)
            (_slots, _entries, _letters) = (NewSlots(FewestSlots), new Entry[FewestSlots / 2], new byte[1 << 16]);
        else
            Array.Fill(_slots, -1);
    }

    private static int[] NewSlots(int count)
    {
        var slots = new int[count];
        Array.Fill(slots, -1);
        return slots;
    }

    // Shorter words are filled with zeros, which stand in no word.
    private static ulong FirstBytes(ReadOnlySpan<byte> word)
    {
        if (word.Length >= 8)
            return BinaryPrimitives.ReadUInt64BigEndian(word);
        Span<byte> filled = stackalloc byte[8];
        filled.Clear();
        word.CopyTo(filled);
        return BinaryPrimitives.ReadUInt64BigEndian(filled);
    }

    private static uint Hash(ReadOnlySpan<byte> word)
    {
        var hash = 0x9E3779B97F4A7C15ul ^ (ulong)word.Length;
        while (word.Length >= 8)
        {
            hash = (hash ^ MemoryMarshal.Read<ulong>(word)) * 0xFF51AFD7ED558CCDul;
            hash ^= hash >> 32;
            word = word[8..];
        }

        foreach (var letter in word)
            hash = (hash ^ letter) * 0x100000001B3ul;
        return (uint)(hash ^ (hash >> 29));
    }

    private void Insert(int slot, uint hash, ReadOnlySpan<byte> word)
    {
        if (_count == _entries.Length)
        {
            Array.Resize(ref _entries, _count * 2);
            _slots = NewSlots(_entries.Length * 2);
            for (var i = 0; i < _count; i++)
                _slots[FreeSlot(_entries[i].Hash)] = i;
            slot = FreeSlot(hash);
        }

        while (_lettersUsed + word.Length > _letters.Length)
            Array.Resize(ref _letters, _letters.Length * 2);
        word.CopyTo(_letters.AsSpan(_lettersUsed));
        _entries[_count] = new Entry { Hash = hash, Start = _lettersUsed, Length = word.Length, Language = _language, Article = _article, Change = _sign };
        _sinceMark.Add(new Step(_count, _sign));
        _slots[slot] = _count++;
        _lettersUsed += word.Length;
    }

    private int FreeSlot(uint hash)
    {
        var slot = (int)hash & (_slots.Length - 1);
        while (_slots[slot] >= 0)
            slot = (slot + 1) & (_slots.Length - 1);
        return slot;
    }

    private ReadOnlySpan<byte> Letters(in Entry entry) => _letters.AsSpan(entry.Start, entry.Length);

    private readonly record struct Step(int Index, int Sign);

    private struct Entry
    {
        public uint Hash;
        public int Start;
        public int Length;
        public StemLanguage Language;
        public int Article;
        public int Change;
    }
}
