using System.Text;
using ArticleArchive.Parsing.Claims.Judgement;
using ArticleArchive.Parsing.Models;

namespace ArticleArchive.Parsing;

/// <summary>What decides of which nature a claim is and how much it is worth checking; see <see cref="ClaimRetraining"/>.</summary>
public sealed class ClaimWeights
{
    private const string Mark = "article-archive claim weights 1";

    internal ClaimWeights(LinearModel nature, LinearModel worth) => (Nature, Worth) = (nature, worth);

    /// <summary>Over <see cref="SentenceModel.Natures"/>.</summary>
    internal LinearModel Nature { get; }

    /// <summary>Over <see cref="SentenceModel.Worths"/>.</summary>
    internal LinearModel Worth { get; }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="InvalidDataException">These are no such weights, or they were fitted for another version of the program.</exception>
    public static ClaimWeights Read(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        try
        {
            using (var reader = new BinaryReader(stream, Encoding.UTF8, leaveOpen: true))
            {
                if (reader.ReadString() != Mark)
                    throw new InvalidDataException("These are no weights for claims.");
            }

            return new ClaimWeights(LinearModel.Read(stream, SentenceFeatures.Space, SentenceModel.Natures), LinearModel.Read(stream, SentenceFeatures.Space, SentenceModel.Worths));
        }
        catch (Exception exception) when (exception is EndOfStreamException or FormatException)
        {
            throw new InvalidDataException("The weights end too early.", exception);
        }
    }

    /// <summary>Writes them, about 180 KB.</summary>
    public void Write(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        using (var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true))
            writer.Write(Mark);
        Nature.Write(stream);
        Worth.Write(stream);
    }
}
