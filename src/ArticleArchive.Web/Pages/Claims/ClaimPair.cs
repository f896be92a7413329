using ArticleArchive.Parsing.Claims.Comparison;
using ArticleArchive.Parsing.Text;
using ArticleArchive.Web.Data;
using ArticleArchive.Web.Ingestion.Claims;
using Microsoft.EntityFrameworkCore;

namespace ArticleArchive.Web.Pages.Claims;

/// <summary>What a piece of a claim is beside another claim.</summary>
public enum PairPieceKind
{
    /// <summary>The other has it too, or something that stands for it.</summary>
    Shared,

    /// <summary>A word that only this one has.</summary>
    Own,

    /// <summary>What sets the two apart.</summary>
    Clash,
}

/// <summary>A piece of a claim beside another.</summary>
public sealed record PairPiece(string Text, PairPieceKind Kind);

/// <summary>Two claims with what they are to each other. The words that correspond and clash follow from the texts, and are not kept twice.</summary>
public sealed class ClaimPair
{
    private readonly Lazy<ClaimComparison> _comparison;

    public ClaimPair(PairedClaim left, PairedClaim right, ClaimRelation relation, double score, ClaimLinkState state, ClaimLinkDecision? decision)
    {
        (Left, Right, Relation, Score, State, Decision) = (left, right, relation, score, state, decision);
        _comparison = new Lazy<ClaimComparison>(() => ClaimOccasions.Compare(ProfileOf(left), ProfileOf(right)));
    }

    public PairedClaim Left { get; }

    public PairedClaim Right { get; }

    public ClaimRelation Relation { get; }

    public double Score { get; }

    public ClaimLinkState State { get; }

    /// <summary>What a person said of them, or null.</summary>
    public ClaimLinkDecision? Decision { get; }

    public IReadOnlyList<PairPiece> LeftPieces => Pieces(Left.Text, Right.Text, Comparison.Aligned.Select(pair => pair.Left), IsOfRelation ? Comparison.Clash?.Left : null);

    public IReadOnlyList<PairPiece> RightPieces => Pieces(Right.Text, Left.Text, Comparison.Aligned.Select(pair => pair.Right), IsOfRelation ? Comparison.Clash?.Right : null);

    /// <summary>Whether both have the same words, whatever their case and punctuation.</summary>
    public bool IsWordForWord => Left.IsDenial == Right.IsDenial && ClaimWords.HashOf(Left.Text) == ClaimWords.HashOf(Right.Text);

    /// <summary>Why the program takes them for that; a person's word needs no reasons.</summary>
    public IReadOnlyList<string> Why => IsOfRelation ? Comparison.Why : [];

    private ClaimComparison Comparison => _comparison.Value;

    // A person may have said something else than the program sees; its marks would then be of another relation.
    private bool IsOfRelation => Comparison.Relation == Relation;

    /// <summary>Reads links with their claims, in the order given; <paramref name="first"/> stands on the left where it is one of the two.</summary>
    public static async Task<List<ClaimPair>> ReadAsync(ArchiveDbContext db, IReadOnlyList<ClaimLink> links, int? first, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(links);
        var claims = await PairedClaim.ReadAsync(db, [.. links.SelectMany(link => new[] { link.LeftId, link.RightId }).Distinct()], cancellationToken);
        var decisionIds = links.Select(link => link.DecisionId).OfType<int>().ToList();
        var decisions = decisionIds.Count == 0 ? [] : await db.ClaimLinkDecisions.Where(decision => decisionIds.Contains(decision.Id)).ToDictionaryAsync(decision => decision.Id, cancellationToken);
        return [.. links.Select(link => new ClaimPair(
            claims[link.RightId == first ? link.RightId : link.LeftId], claims[link.RightId == first ? link.LeftId : link.RightId],
            link.Relation, link.Score, link.State, link.DecisionId is { } id ? decisions.GetValueOrDefault(id) : null))];
    }

    internal static IReadOnlyList<PairPiece> Pieces(string text, string other, IEnumerable<TextSpan> aligned, TextSpan? clash)
    {
        var kinds = new PairPieceKind[text.Length];
        var theirs = Words(other).Select(span => span.In(other)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var word in Words(text).Where(word => !theirs.Contains(word.In(text))))
            kinds.AsSpan(word.Start..word.End).Fill(PairPieceKind.Own);
        foreach (var span in aligned)
            kinds.AsSpan(span.Start..span.End).Clear();
        // Words in a row are one piece, with the space between them.
        for (var i = 1; i < kinds.Length - 1; i++)
        {
            if (kinds[i - 1] == PairPieceKind.Own && text[i] == ' ' && kinds[i + 1] == PairPieceKind.Own)
                kinds[i] = PairPieceKind.Own;
        }

        if (clash is { Length: > 0 } place)
            kinds.AsSpan(place.Start..place.End).Fill(PairPieceKind.Clash);
        var pieces = new List<PairPiece>();
        for (var start = 0; start < text.Length;)
        {
            var end = start + 1;
            while (end < text.Length && kinds[end] == kinds[start])
                end++;
            pieces.Add(new PairPiece(text[start..end], kinds[start]));
            start = end;
        }

        return pieces;
    }

    private static IEnumerable<TextSpan> Words(string text)
    {
        for (var start = 0; start < text.Length; start++)
        {
            if (!char.IsLetterOrDigit(text[start]))
                continue;
            var end = start + 1;
            while (end < text.Length && (char.IsLetterOrDigit(text[end]) || (text[end] is '\'' or '’' or '-' or '.' or ',' && end + 1 < text.Length && char.IsLetterOrDigit(text[end + 1]))))
                end++;
            yield return new TextSpan(start, end);
            start = end;
        }
    }

    private static ClaimProfile ProfileOf(PairedClaim claim) => ClaimProfile.Of(claim.Text, claim.PublishedAtUtc is { } moment ? DateOnly.FromDateTime(moment) : null, claim.IsDenial);
}

/// <summary>A pair with its form, and the page that the form leads back to.</summary>
/// <param name="Pair">The pair.</param>
/// <param name="Back">The page with its query.</param>
/// <param name="Item">The item's number on it, from 1; null where the page is no list.</param>
/// <param name="IsOfGroups">Whether it decides about all that say the same as the one and the other.</param>
public sealed record LinkDecisionForm(ClaimPair Pair, string Back, int? Item = null, bool IsOfGroups = false);

/// <summary>Half of a pair.</summary>
public sealed record PairSide(PairedClaim Claim, IReadOnlyList<PairPiece> Pieces);
