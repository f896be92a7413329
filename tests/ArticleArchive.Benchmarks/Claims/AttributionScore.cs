using System.Globalization;
using ArticleArchive.Parsing;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Benchmarks.Claims;

/// <summary>How well who-said-what was found: claims against labels.</summary>
/// <remarks>
/// A claim and a label are of the same content when their words overlap with an F1 of 0.5 or more; each is matched once, the best
/// pairs first. The speaker is right when the mentions overlap, or the last words of the resolved names are the same.
/// Strict: the same words and the same full name.
/// </remarks>
internal sealed class AttributionScore
{
    private const double LeastOverlap = 0.5;

    private readonly Dictionary<ClaimForm, (int Labels, int Content, int Both)> _forms = [];

    public int Labels { get; private set; }

    public int Claims { get; private set; }

    public int Content { get; private set; }

    public int Both { get; private set; }

    public int Strict { get; private set; }

    public double Precision => Ratio(Both, Claims);

    public double Recall => Ratio(Both, Labels);

    public double F1 => Ratio(2 * Both, Labels + Claims);

    /// <param name="article">With its labels.</param>
    /// <param name="claims">What was found.</param>
    /// <param name="log">Takes a line for each label that is missed and each claim that is wrong, or null.</param>
    public void Add(LabelledArticle article, IEnumerable<ParsedClaim> claims, TextWriter? log = null)
    {
        var found = Joined(article.Text, claims);
        var labels = article.Attributions;
        var pairs = new List<(double Overlap, int Label, int Claim)>();
        for (var l = 0; l < labels.Count; l++)
        {
            for (var c = 0; c < found.Count; c++)
            {
                if (Overlap(article.Text, labels[l].Parts, Parts(found[c])) is >= LeastOverlap and var overlap)
                    pairs.Add((overlap, l, c));
            }
        }

        var (usedLabels, usedClaims) = (new int[labels.Count], new bool[found.Count]);
        Array.Fill(usedLabels, -1);
        foreach (var (_, l, c) in pairs.OrderByDescending(pair => pair.Overlap + (IsSpeaker(article.Text, labels[pair.Label], found[pair.Claim]) ? 0.3 : 0)))
        {
            if (usedLabels[l] < 0 && !usedClaims[c])
                (usedLabels[l], usedClaims[c]) = (c, true);
        }

        Labels += labels.Count;
        Claims += found.Count;
        for (var l = 0; l < labels.Count; l++)
        {
            var label = labels[l];
            var claim = usedLabels[l] < 0 ? null : found[usedLabels[l]];
            var isSpeaker = claim is not null && IsSpeaker(article.Text, label, claim);
            var (count, content, both) = _forms.GetValueOrDefault(label.Form);
            _forms[label.Form] = (count + 1, content + (claim is null ? 0 : 1), both + (isSpeaker ? 1 : 0));
            Content += claim is null ? 0 : 1;
            Both += isSpeaker ? 1 : 0;
            Strict += claim is not null && Words(article.Text, label.Parts).SequenceEqual(Words(article.Text, Parts(claim))) && string.Equals(label.Speaker, claim.Speaker?.Name, StringComparison.OrdinalIgnoreCase) ? 1 : 0;
            if (claim is null)
                log?.WriteLine($"{article.Id} MISS {label.Form} [{label.Speaker}] {label.Cue?.In(article.Text)}: {string.Join(" … ", label.Parts.Select(part => part.In(article.Text)))}");
            else if (!isSpeaker)
                log?.WriteLine($"{article.Id} WHO [{label.Speaker}|{label.Source?.In(article.Text)}] not [{claim.Speaker?.Name}|{claim.Mention?.In(article.Text)}]: {claim.Text}");
        }

        for (var c = 0; c < found.Count; c++)
        {
            if (!usedClaims[c])
                log?.WriteLine($"{article.Id} EXTRA {found[c].Form} [{found[c].Speaker?.Name}] {found[c].Cue?.In(article.Text)}: {found[c].Text}");
        }
    }

    public string Summary(string name) => string.Create(CultureInfo.InvariantCulture,
        $"{name}: F1 {F1:0.000}, precision {Precision:0.000}, recall {Recall:0.000} (content alone F1 {Ratio(2 * Content, Labels + Claims):0.000}; strict F1 {Ratio(2 * Strict, Labels + Claims):0.000}); recall direct {Form(ClaimForm.DirectQuote)}, mixed {Form(ClaimForm.MixedQuote)}, indirect {Form(ClaimForm.Indirect)}; {Labels} labels, {Claims} claims");

    private string Form(ClaimForm form)
    {
        var (labels, content, both) = _forms.GetValueOrDefault(form);
        return string.Create(CultureInfo.InvariantCulture, $"{Ratio(both, labels):0.000} (content {Ratio(content, labels):0.000}, {labels})");
    }

    // The sentences of a turn are claims of their own; the label is of the whole turn.
    private static List<ParsedClaim> Joined(string text, IEnumerable<ParsedClaim> claims)
    {
        var joined = new List<ParsedClaim>();
        foreach (var claim in claims.Where(claim => claim.Form != ClaimForm.Author))
        {
            var at = joined.FindLastIndex(earlier => earlier.Parent is null);
            if (at >= 0 && claim is { Cue: null, Mention: { } mention, Parent: null } && joined[at] is { Cue: null } last && last.Mention == mention && last.Block == claim.Block && last.Speaker?.Evidence == claim.Speaker?.Evidence
                && (last.Speaker?.Evidence == SpeakerEvidence.Explicit || text.AsSpan(last.Span.End, Math.Max(0, claim.Span.Start - last.Span.End)).IndexOfAny("\"“”'‘") < 0))
                joined[at] = last with { Span = new TextSpan(last.Span.Start, claim.Span.End), Parts = [.. Parts(last), .. Parts(claim)] };
            else
                joined.Add(claim);
        }

        return joined;
    }

    private static IReadOnlyList<TextSpan> Parts(ParsedClaim claim) => claim.Parts.Count > 0 ? claim.Parts : [claim.Span];

    private static bool IsSpeaker(string text, LabelledAttribution label, ParsedClaim claim)
    {
        if (label.Source is { } source && claim.Mention is { } mention && source.Overlaps(mention))
            return true;
        return label.Speaker is { } speaker && claim.Speaker is { } found && string.Equals(LastWord(speaker), LastWord(found.Name), StringComparison.OrdinalIgnoreCase);
    }

    private static string LastWord(string name) => name[(name.LastIndexOf(' ') + 1)..];

    /// <summary>F1 of the words of two contents.</summary>
    public static double Overlap(string text, IReadOnlyList<TextSpan> one, IReadOnlyList<TextSpan> other)
    {
        if (one[0].Start >= other[^1].End || other[0].Start >= one[^1].End)
            return 0;
        var (words, others) = (Words(text, one), Words(text, other));
        return Ratio(2 * words.Intersect(others).Count(), words.Count + others.Count);
    }

    // The starts of its words.
    private static List<int> Words(string text, IReadOnlyList<TextSpan> parts)
    {
        var words = new List<int>();
        foreach (var part in parts)
        {
            for (var i = part.Start; i < part.End; i++)
            {
                if (char.IsLetterOrDigit(text[i]) && (i == part.Start || !char.IsLetterOrDigit(text[i - 1])))
                    words.Add(i);
            }
        }

        return words;
    }

    private static double Ratio(double part, double whole) => whole == 0 ? 0 : part / whole;
}
