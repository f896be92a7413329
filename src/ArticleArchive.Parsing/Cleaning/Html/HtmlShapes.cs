using ArticleArchive.Parsing.Formats;
using ArticleArchive.Parsing.Models;

namespace ArticleArchive.Parsing.Cleaning.Html;

/// <summary>
/// Passages whose elements have the same names and classes three levels up: the cards of a list of teasers, the entries of a menu,
/// the paragraphs of an article. What most of them are, each is likely to be.
/// </summary>
internal sealed class HtmlShapes
{
    private const int Levels = 3;

    private readonly Dictionary<uint, (int Count, double Links, int Prose)> _shapes = [];
    private readonly uint[] _shapeOf;

    private HtmlShapes(int count) => _shapeOf = new uint[count];

    /// <summary>Of a passage's shape: how many have it, their mean link density, the share of running text among them.</summary>
    public (int Count, double Links, double Prose) this[int passage]
    {
        get
        {
            var (count, links, prose) = _shapes[_shapeOf[passage]];
            return (count, links / count, (double)prose / count);
        }
    }

    public static HtmlShapes Of(HtmlParts parts, IReadOnlyList<LineStats> lines)
    {
        var shapes = new HtmlShapes(lines.Count);
        for (var i = 0; i < lines.Count; i++)
        {
            uint hash = 0;
            var element = parts.Holders[i] < 0 ? -1 : parts.BlockOf(parts.Holders[i]);
            for (var level = 0; level < Levels && element >= 0; level++, element = parts.Element(element).Parent)
            {
                var facts = parts.Element(element);
                hash = FeatureHash.OfPair(1, hash, FeatureHash.OfWord(2, facts.Name));
                foreach (var word in facts.Words)
                    hash = FeatureHash.OfPair(3, hash, FeatureHash.OfWord(4, word));
            }

            shapes._shapeOf[i] = hash;
            var (count, links, prose) = shapes._shapes.GetValueOrDefault(hash);
            shapes._shapes[hash] = (count + 1, links + lines[i].LinkDensity, prose + (lines[i].IsProse ? 1 : 0));
        }

        return shapes;
    }

    /// <summary>The shape itself, to group by.</summary>
    public uint ShapeOf(int passage) => _shapeOf[passage];
}
