using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using SQLitePCL;

namespace ArticleArchive.Web.Search.Ranking.Native;

/// <summary>
/// The posting lists of one full-text table, read from the tables that FTS5 keeps them in and in its own layout (the comment
/// at the head of SQLite's fts5_index.c; <c>detail=full</c>, <c>contentless_delete=1</c>). FTS5 hands out one match at a time
/// through the whole machinery of a statement, which costs ten times what reading a posting does. Nothing is written here.
/// Good for one transaction of the reader.
/// </summary>
internal sealed class PostingLists(SearchReader reader, string table)
{
    private const int StructureId = 10;

    private static readonly byte[] s_withTombstones = [0xFF, 0, 0, 1];

    private readonly string _block = $"SELECT block FROM {table}_data WHERE id = ?1";
    private readonly string _blocks = $"SELECT block FROM {table}_data WHERE id BETWEEN ?1 AND ?2 ORDER BY id";
    private readonly string _page = $"SELECT pgno >> 1 FROM {table}_idx WHERE segid = ?1 AND term <= ?2 ORDER BY term DESC LIMIT 1";
    private readonly string _pageAfter = $"SELECT pgno >> 1 FROM {table}_idx WHERE segid = ?1 AND term > ?2 ORDER BY term LIMIT 1";
    private readonly List<IndexSegment> _segments = Segments(reader, table);

    /// <summary>False where the layout is not the one that is read here: FTS5 has to be asked then.</summary>
    public bool IsKnown { get; } = IsKnownLayout(reader, table);

    /// <summary>Shows a visitor the rows of a word; ascending within a segment of the index, of which a table has a few.</summary>
    /// <param name="word">One word as the index has it.</param>
    /// <param name="isPrefix">All words that begin so, one after the other: a row comes once for each of them.</param>
    /// <param name="visitor">Is told of each segment before its rows.</param>
    /// <param name="after">The first row is greater than this.</param>
    /// <param name="to">The last row.</param>
    /// <param name="deadline">When it must end.</param>
    /// <returns>False when the time was up before the last row.</returns>
    public bool Read(string word, bool isPrefix, IPostingVisitor visitor, long after, long to, SearchDeadline deadline)
    {
        // The main index's words begin with a 0, those of prefix indexes, which the tables do not have, with other digits.
        var key = new byte[1 + Encoding.UTF8.GetByteCount(word)];
        key[0] = (byte)'0';
        Encoding.UTF8.GetBytes(word, key.AsSpan(1));
        foreach (var segment in _segments)
        {
            visitor.BeginSegment();
            if (!Read(segment, key, new PostingCursor(segment, key, isPrefix, visitor, after, to), isPrefix ? 0 : after, deadline))
                return false;
        }

        // A statement that was interrupted has found nothing, which must not pass for there being nothing.
        return !deadline.IsOver;
    }

    // The page where the word must be, then those that follow up to the first whose words are all greater.
    private bool Read(IndexSegment segment, byte[] key, PostingCursor list, long after, SearchDeadline deadline)
    {
        var first = Math.Max(segment.FirstPage, (int)Number(_page, segment.Id, key, segment.FirstPage));
        if (!reader.ReadWhile(_block, row => list.Take(raw.sqlite3_column_blob(row, 0)), deadline, PageId(segment.Id, first)))
            return false;
        if (list.IsOver)
            return true;
        // No byte of UTF-8 is as great as the last one.
        var last = (int)Number(_pageAfter, segment.Id, list.IsPrefix ? [.. key, 0xFF] : key, segment.LastPage);
        first = After(segment, first, last, after, list);
        return reader.ReadWhile(
            _blocks,
            row => list.Take(raw.sqlite3_column_blob(row, 0)) && !deadline.IsOver,
            deadline,
            PageId(segment.Id, first + 1),
            PageId(segment.Id, last)) && (list.IsOver || !deadline.IsOver);
    }

    // The page after which to go on: every page says which row is its first, so those before the range are not read.
    private int After(IndexSegment segment, int first, int last, long after, PostingCursor list)
    {
        var (low, high) = (first, after > 0 ? last : first);
        while (high - low > 2)
        {
            var middle = (low + high) / 2;
            long? row = null;
            reader.ReadWhile(_block, page => { row = PostingCursor.FirstRow(raw.sqlite3_column_blob(page, 0)); return false; }, deadline: null, PageId(segment.Id, middle));
            // No row begins on it: a single one is longer than the page.
            if (row is null)
                break;
            if (row <= after)
                low = middle;
            else
                high = middle;
        }

        if (low == first)
            return first;
        list.Skip();
        return low - 1;
    }

    private long Number(string sql, int segment, byte[] key, long otherwise)
    {
        var number = otherwise;
        reader.ReadWhile(sql, row => { number = raw.sqlite3_column_int64(row, 0); return false; }, deadline: null, segment, key);
        return number;
    }

    private static long PageId(int segment, int page) => ((long)segment << 37) + page;

    private static bool IsKnownLayout(SearchReader reader, string table)
    {
        long version = 0;
        reader.ReadWhile($"SELECT v FROM {table}_config WHERE k = 'version'", row => { version = raw.sqlite3_column_int64(row, 0); return false; }, deadline: null);
        return version == 4;
    }

    private static List<IndexSegment> Segments(SearchReader reader, string table)
    {
        var segments = new List<IndexSegment>();
        reader.ReadWhile(
            $"SELECT block FROM {table}_data WHERE id = {StructureId}",
            row =>
            {
                Segments(reader, table, raw.sqlite3_column_blob(row, 0), segments);
                return false;
            },
            deadline: null);
        return segments;
    }

    // Cookie, mark of the layout with tombstones, number of levels and of segments, a counter; then each level.
    private static void Segments(SearchReader reader, string table, ReadOnlySpan<byte> block, List<IndexSegment> segments)
    {
        var at = 4;
        var hasTombstones = block[at..].StartsWith(s_withTombstones);
        if (hasTombstones)
            at += 4;
        var levels = (int)SqliteInteger.Read(block, ref at);
        SqliteInteger.Read(block, ref at);
        SqliteInteger.Read(block, ref at);
        for (; levels > 0; levels--)
        {
            SqliteInteger.Read(block, ref at);
            for (var count = (int)SqliteInteger.Read(block, ref at); count > 0; count--)
            {
                var (id, first, last, tombstones) = ((int)SqliteInteger.Read(block, ref at), (int)SqliteInteger.Read(block, ref at), (int)SqliteInteger.Read(block, ref at), 0);
                if (hasTombstones)
                {
                    SqliteInteger.Read(block, ref at);
                    SqliteInteger.Read(block, ref at);
                    tombstones = (int)SqliteInteger.Read(block, ref at);
                    SqliteInteger.Read(block, ref at);
                    SqliteInteger.Read(block, ref at);
                }

                segments.Add(new IndexSegment(reader, table, id, first, last, tombstones));
            }
        }
    }
}

/// <summary>Sees postings.</summary>
internal interface IPostingVisitor
{
    /// <summary>Rows of another part of the index follow.</summary>
    void BeginSegment();

    /// <param name="id">The row.</param>
    /// <param name="positions">Where the word stands in it; only good during the call.</param>
    void Visit(long id, Positions positions);
}

/// <summary>Walks over the posting list of one word, or of all that begin so, in one segment, page by page.</summary>
internal sealed unsafe class PostingCursor(IndexSegment segment, byte[] key, bool isPrefix, IPostingVisitor visitor, long after, long to)
{
    /// <summary>First offset on a page: after the offset of its first row and the offset of its footer.</summary>
    private const int Header = 4;

    // Of a list that goes over pages no more is looked at than this: more places than Positions counts.
    private const int MostSpilled = 16 * Positions.MostCounted;

    // No word of ours is as long.
    private const int LongestTerm = 512;

    private byte[]? _spill;
    private int _spilled;
    private long _missing;
    private long _row;
    private bool _isInList;
    private bool _isPast;

    public bool IsPrefix => isPrefix;

    /// <summary>Nothing of the word, or of the range, is on later pages.</summary>
    public bool IsOver { get; private set; }

    /// <returns>The page's first row, or null where none begins on it.</returns>
    public static long? FirstRow(ReadOnlySpan<byte> page)
    {
        int at = Short(page, 0);
        return at == 0 ? null : SqliteInteger.Read(page, ref at);
    }

    /// <summary>Goes on with a later page: what is left of the row before is not looked at.</summary>
    public void Skip() => (_missing, _spilled) = (0, 0);

    /// <summary>Reads what a page has of the list: the end of what the page before began, and the lists of its own words.</summary>
    /// <returns>False at the end.</returns>
    public bool Take(ReadOnlySpan<byte> page)
    {
        int end = Short(page, 2);
        var footer = end;
        // The footer says where the page's words are: the first by its offset, each other by the distance to the one before.
        var next = footer < page.Length ? (int)SqliteInteger.Read(page, ref footer) : 0;
        var hasTerm = next > 0;
        if (_isInList)
        {
            Continue(page, hasTerm ? next : end);
            _isInList = !hasTerm;
            IsOver |= hasTerm && !isPrefix;
        }

        Span<byte> term = stackalloc byte[LongestTerm];
        for (var isFirst = true; hasTerm && !IsOver; isFirst = false)
        {
            var at = next;
            var kept = isFirst ? 0 : (int)SqliteInteger.Read(page, ref at);
            var length = (int)SqliteInteger.Read(page, ref at);
            hasTerm = footer < page.Length;
            if (hasTerm)
                next += (int)SqliteInteger.Read(page, ref footer);
            var isShort = kept + length <= LongestTerm;
            if (isShort)
                page.Slice(at, length).CopyTo(term[kept..]);
            ReadOnlySpan<byte> found = isShort ? term[..(kept + length)] : page.Slice(at, length);
            if (isShort && (isPrefix ? found.StartsWith(key) : found.SequenceEqual(key)))
            {
                _isPast = false;
                Take(page, at + length, hasTerm ? next : end, isFirst: true);
                _isInList = !hasTerm;
                IsOver |= hasTerm && !isPrefix;
            }
            else if (isShort && found.SequenceCompareTo(key) > 0)
            {
                IsOver = true;
            }
        }

        // The first page is the last one whose first word may be less; only what begins so can begin on a later one.
        IsOver |= !isPrefix && !_isInList;
        return !IsOver;
    }

    private void Continue(ReadOnlySpan<byte> page, int end)
    {
        if (_missing > 0)
            Spill(page[Header..end], _missing);
        int first = Short(page, 0);
        if (first >= Header && first < end && !_isPast)
            Take(page, first, end, isFirst: true);
    }

    private void Take(ReadOnlySpan<byte> page, int at, int end, bool isFirst)
    {
        var start = (byte*)Unsafe.AsPointer(ref MemoryMarshal.GetReference(page));
        while (at < end)
        {
            var value = SqliteInteger.Read(page, ref at);
            _row = isFirst ? value : _row + value;
            isFirst = false;
            if (_row > to)
            {
                _isPast = true;
                IsOver |= !isPrefix;
                return;
            }

            var length = SqliteInteger.Read(page, ref at) >> 1;
            if (length > end - at)
            {
                _spilled = 0;
                Spill(page[at..end], length);
                return;
            }

            if (_row > after && length > 0 && !segment.Has(_row))
                visitor.Visit(_row, new Positions(start + at, start + at + length));
            at += (int)length;
        }
    }

    // A part of a row's places that goes on on the next page.
    private void Spill(ReadOnlySpan<byte> part, long wanted)
    {
        _spill ??= GC.AllocateUninitializedArray<byte>(MostSpilled, pinned: true);
        var taken = (int)Math.Min(part.Length, wanted);
        var copied = Math.Min(taken, MostSpilled - _spilled);
        part[..copied].CopyTo(_spill.AsSpan(_spilled));
        _spilled += copied;
        _missing = wanted - taken;
        if (_missing > 0 || _row <= after || segment.Has(_row))
            return;
        var start = (byte*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_spill));
        visitor.Visit(_row, new Positions(start, start + _spilled));
    }

    private static int Short(ReadOnlySpan<byte> page, int at) => (page[at] << 8) | page[at + 1];
}

/// <summary>A part of the index that was written at once, with the rows that were taken out of it since.</summary>
internal sealed class IndexSegment(SearchReader reader, string table, int id, int firstPage, int lastPage, int tombstonePages)
{
    // Header of a page of tombstones: the size of a key, a flag for row 0, the number of keys.
    private const int Header = 8;

    private readonly byte[]?[] _pages = new byte[tombstonePages][];

    public int Id => id;

    public int FirstPage => firstPage;

    public int LastPage => lastPage;

    /// <summary>True where a row is no longer part of this segment: a hash table over several pages, with open addressing.</summary>
    public bool Has(long row)
    {
        if (tombstonePages == 0)
            return false;
        var page = _pages[row % tombstonePages] ??= Page((int)(row % tombstonePages));
        var size = page.Length > 0 && page[0] == 4 ? 4 : 8;
        var slots = page.Length > 16 ? (page.Length - Header) / size : 1;
        var slot = (int)(row / tombstonePages % slots);
        for (var tries = 0; tries <= slots; tries++)
        {
            var at = Header + (slot * size);
            if (at + size > page.Length)
                return false;
            var key = size == 4
                ? BinaryPrimitives.ReadUInt32BigEndian(page.AsSpan(at))
                : BinaryPrimitives.ReadInt64BigEndian(page.AsSpan(at));
            if (key == 0)
                return false;
            if (key == row)
                return true;
            slot = (slot + 1) % slots;
        }

        return false;
    }

    private byte[] Page(int number)
    {
        byte[] page = [];
        // A statement of its own: the one that reads a list stands on a row meanwhile.
        reader.ReadWhile($"SELECT id, block FROM {table}_data WHERE id = ?1", row => { page = raw.sqlite3_column_blob(row, 1).ToArray(); return false; }, deadline: null, ((long)(id + (1 << 16)) << 37) + number);
        return page;
    }
}

/// <summary>SQLite's integers: seven bits a byte, the most significant first; a ninth byte has eight.</summary>
internal static class SqliteInteger
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long Read(ReadOnlySpan<byte> bytes, ref int at)
    {
        var first = bytes[at++];
        return first < 0x80 ? first : Rest(bytes, ref at, first & 0x7F);
    }

    private static long Rest(ReadOnlySpan<byte> bytes, ref int at, long value)
    {
        for (var i = 0; i < 7; i++)
        {
            var part = bytes[at++];
            value = (value << 7) | (part & 0x7Fu);
            if (part < 0x80)
                return value;
        }

        return (value << 8) | bytes[at++];
    }
}
