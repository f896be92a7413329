using ArticleArchive.Parsing.Structure;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Cleaning;

/// <summary>The longer words of a text, cut to their beginnings: endings change from sentence to sentence.</summary>
internal static class Stems
{
    private const int ShortestWord = 4;

    /// <summary>"relation" for "relations".</summary>
    private const int Length = 6;

    /// <summary>A syllable of Korean is one character: its nouns have two or three, and a particle behind them.</summary>
    private const int Syllables = 2;

    /// <summary>The next one at or behind a place: a word's, or a pair of characters where words are written without blanks.</summary>
    /// <param name="text">The text.</param>
    /// <param name="position">Where to look; afterwards where to look for the one after.</param>
    /// <param name="word">The whole word that the stem begins.</param>
    /// <returns>Its place in the text; null when there is no more.</returns>
    public static TextSpan? Next(ReadOnlySpan<char> text, ref int position, out TextSpan word)
    {
        while (position < text.Length)
        {
            var start = position;
            if (BlockShape.IsDense(text[position]))
            {
                position++;
                if (position < text.Length && BlockShape.IsDense(text[position]))
                    return word = new TextSpan(start, start + 2);
                continue;
            }

            while (position < text.Length && text[position] is not ('\'' or '’') && Prose.IsWordPart(text[position]) && !BlockShape.IsDense(text[position]))
                position++;
            var isHangul = position > start && text[start] is >= '\uAC00' and <= '\uD7A3';
            if (position - start >= (isHangul ? Syllables : ShortestWord))
            {
                word = new TextSpan(start, position);
                return new TextSpan(start, Math.Min(position, start + (isHangul ? Syllables : Length)));
            }

            if (position == start)
                position++;
        }

        word = default;
        return null;
    }
}
