using System.Runtime.InteropServices;

namespace ArticleArchive.Web.Search.Ranking.Native;

/// <summary>SQLite's <c>fts5_api</c>: what an extension is given to add functions of its own (fts5.h of SQLite 3.50).</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct Fts5Api
{
    public int Version;
    public nint CreateTokenizer;
    public nint FindTokenizer;
    public delegate* unmanaged[Cdecl]<Fts5Api*, byte*, nint, delegate* unmanaged[Cdecl]<Fts5ExtensionApi*, nint, nint, int, nint, void>, nint, int> CreateFunction;
}

/// <summary>
/// SQLite's <c>Fts5ExtensionApi</c>: what an auxiliary function may ask about the row it stands on. The members up to
/// <c>xPhraseNext</c>, which every version has. Those that are called for each row only look into memory and neither call
/// back nor wait, so they are called without telling the garbage collector.
/// </summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct Fts5ExtensionApi
{
    public int Version;
    public delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, nint> UserData;
    public nint ColumnCount;
    public nint RowCount;
    public nint ColumnTotalSize;
    public nint Tokenize;
    public nint PhraseCount;
    public nint PhraseSize;
    public nint InstCount;
    public nint Inst;
    public delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, long> Rowid;
    public nint ColumnText;
    public nint ColumnSize;
    public nint QueryPhrase;
    public nint SetAuxdata;
    public nint GetAuxdata;
    public delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, int, Fts5PhraseIter*, int*, int*, int> PhraseFirst;
    public nint PhraseNext;
}

/// <summary>
/// The rest of a phrase's positions in a row, as the index stores them: SQLite's variable-length integers, each the
/// distance to the position before plus 2; a 1 says that the next integer is a column, where positions start anew.
/// </summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct Fts5PhraseIter
{
    public byte* Next;
    public byte* End;
}
