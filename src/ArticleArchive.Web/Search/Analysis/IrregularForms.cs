namespace ArticleArchive.Web.Search.Analysis;

/// <summary>Words whose forms no ending explains.</summary>
/// <param name="groups">Forms of a word separated by blanks, words by commas; a form may stand in several groups.</param>
internal sealed class IrregularForms(string groups)
{
    private readonly ILookup<string, string[]> _groups = groups.Split(", ").Select(group => group.Split(' '))
        .SelectMany(forms => forms.Select(form => (Form: form, Forms: forms))).ToLookup(pair => pair.Form, pair => pair.Forms, StringComparer.Ordinal);

    /// <summary>The other forms with the word itself; empty for a word that follows the rules.</summary>
    public IReadOnlyList<string> Of(string word) => [.. _groups[word].SelectMany(forms => forms).Distinct(StringComparer.Ordinal)];
}
