using System.Collections.Frozen;

namespace ArticleArchive.Web.Search.QueryLanguage;

/// <summary>
/// Tells a question from a list of words by how it is put: a question mark at its end, or a word at its beginning that asks.
/// Only words that begin hardly anything else in any of the languages: not <c>will</c> (Smith), <c>may</c>, <c>como</c> (the lake),
/// <c>dove</c>. In capitals it is an abbreviation (WHO, IS).
/// </summary>
internal static class QuestionWords
{
    private static readonly FrozenSet<string> s_first = (
        "who whom whose what when where why which how is are was were do does did has have had could should would " +
        "wer wem wen wessen warum wieso weshalb wie wo woher wohin wann welche welcher welches ist sind war waren hat haben wurde wurden " +
        "qui que quoi quand où pourquoi comment combien quel quelle quels quelles " +
        "quién quiénes qué cuándo dónde cómo cuál cuáles cuánto cuántos cuánta cuántas " +
        "perché quanto quanti quante quale quali quando quem onde porquê qual quais " +
        "waarom wanneer welke hoe hoeveel waar wat vad vem varför hur när vilken vilka " +
        "кто что где когда почему зачем как какой какая какие какое сколько чей").Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <param name="text">A query of words without an operator.</param>
    public static bool IsQuestion(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        if (text is [.., '?' or '\uFF1F' or '\u061F' or '\u037E'] or ['¿', ..])
            return true;
        var length = 0;
        while (length < text.Length && char.IsLetter(text[length]))
            length++;
        var first = text[..length];
        // "What's" is "what", "how-to" is no question.
        var endsThere = length == text.Length || char.IsWhiteSpace(text[length]) || text[length] is '\'' or '’';
        return endsThere && !(length > 1 && first.ToString().All(char.IsUpper)) && s_first.GetAlternateLookup<ReadOnlySpan<char>>().Contains(first);
    }
}
