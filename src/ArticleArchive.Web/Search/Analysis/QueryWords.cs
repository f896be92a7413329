namespace ArticleArchive.Web.Search.Analysis;

/// <summary>The words of a typed word or phrase, as the index has them next to each other.</summary>
/// <param name="Words">At least one, unless the text has no letter or digit.</param>
/// <param name="IsLastPrefix">The last word stands for all that begin with it: asked for, or a single character of a script without spaces.</param>
internal sealed record QueryWords(IReadOnlyList<string> Words, bool IsLastPrefix)
{
    /// <param name="text">As typed, without operators.</param>
    /// <param name="isPrefix">The last word may go on.</param>
    public static QueryWords Of(string text, bool isPrefix = false)
    {
        var words = new List<string>();
        var (isUnspaced, isAlone, previousFirst) = (false, false, -1);
        var tokenizer = new IndexTokenizer(text);
        while (tokenizer.Next())
        {
            words.Add(tokenizer.Term.ToString());
            isUnspaced = tokenizer.IsUnspaced;
            isAlone = tokenizer.IsLastOfRun && previousFirst != tokenizer.Start;
            previousFirst = tokenizer.IsUnspaced ? tokenizer.FirstEnd : -1;
        }

        // What was typed may go on in the text: only a run that stands in the middle of a phrase ends where it ends.
        if (isUnspaced && !isAlone)
            words.RemoveAt(words.Count - 1);
        return new QueryWords(words, isUnspaced ? isAlone : isPrefix);
    }
}
