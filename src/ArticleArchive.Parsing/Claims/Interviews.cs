using System.Collections.Frozen;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Claims;

/// <summary>Who answers in an interview whose turns do not name the speakers: <c>Q: … A: …</c>, or questions on lines of their own.</summary>
/// <remarks>The one person whom the text before the first question names; with two of them, or none, the answers stay as they are.</remarks>
internal static class Interviews
{
    private const int FewestQuestions = 3;
    private const int LongestQuestion = 400;

    private static readonly FrozenSet<string> Own = Words.Set("i i'm i've i'd i'll my me mine we we're we've we'd we'll our us yes no well");

    /// <summary>The answers: the index of each block with the interviewee's name where the introduction gives it.</summary>
    /// <param name="text">The reading text.</param>
    /// <param name="blocks">Its blocks.</param>
    public static IReadOnlyDictionary<int, Mention> Answers(string text, IReadOnlyList<ArticleBlock> blocks)
    {
        var answers = Labelled(text, blocks);
        if (answers.Count == 0)
            answers = Unlabelled(text, blocks);
        if (answers.Count == 0)
            return FrozenDictionary<int, Mention>.Empty;
        var who = Introduced(text, blocks, answers[0] - 1);
        return who.Kind == MentionKind.None ? FrozenDictionary<int, Mention>.Empty : answers.ToDictionary(block => block, _ => who);
    }

    // Behind "A:" as far as the next label.
    private static List<int> Labelled(string text, IReadOnlyList<ArticleBlock> blocks)
    {
        var (answers, questions, isAnswer) = (new List<int>(), 0, false);
        for (var i = 0; i < blocks.Count; i++)
        {
            if (!blocks[i].IsBody)
                continue;
            if (SpeakerLabels.SideOf(text, blocks[i].Span) is { } side)
            {
                isAnswer = side == 'a';
                questions += isAnswer ? 0 : 1;
            }

            if (isAnswer)
                answers.Add(i);
        }

        return questions > 1 && answers.Count > 1 ? answers : [];
    }

    // The block behind each question, and those after it in which somebody speaks of himself.
    private static List<int> Unlabelled(string text, IReadOnlyList<ArticleBlock> blocks)
    {
        var (answers, questions, personal, isFirst, isOpen) = (new List<int>(), 0, 0, false, false);
        for (var i = 0; i < blocks.Count; i++)
        {
            if (IsQuestion(text, blocks[i]))
            {
                isOpen = isFirst = true;
                continue;
            }

            if (!blocks[i].IsBody || !isOpen)
                continue;
            var isOwn = SpeaksOfOneself(text, blocks[i].Span);
            if (isFirst)
            {
                questions++;
                personal += isOwn ? 1 : 0;
            }

            isOpen = isFirst || isOwn;
            if (isOpen)
                answers.Add(i);
            isFirst = false;
        }

        return questions >= FewestQuestions && personal * 2 >= questions ? answers : [];
    }

    private static bool IsQuestion(string text, ArticleBlock block) =>
        !block.Span.IsEmpty && block.Span.Length <= LongestQuestion && text[block.Span.End - 1] == '?' && !SentenceMarks.IsQuotationMark(text[block.Span.Start]) && block.Kind != BlockKind.Quotation;

    private static bool SpeaksOfOneself(string text, TextSpan block)
    {
        if (SentenceMarks.IsQuotationMark(text[block.Start]) && SentenceMarks.IsCloser(text[block.End - 1]))
            return true;
        var tokens = new Tokens(text, block);
        var isQuoted = false;
        for (var i = 0; i < tokens.Count; i++)
        {
            if (!tokens.IsWord(i) && SentenceMarks.IsQuotationMark(tokens.Word(i)[0]))
                isQuoted = !isQuoted;
            else if (!isQuoted && Own.Contains(tokens.Lower(i)))
                return true;
        }

        return false;
    }

    // Counted by the last word, so that "Odile Brandt ... Brandt" is one.
    private static Mention Introduced(string text, IReadOnlyList<ArticleBlock> blocks, int firstQuestion)
    {
        // A first name that no list has leaves the kind open.
        var people = new Dictionary<string, TextSpan>(StringComparer.Ordinal);
        for (var i = 0; i < firstQuestion; i++)
        {
            if (!blocks[i].IsBody && blocks[i].Kind != BlockKind.Heading)
                continue;
            foreach (var name in NameReader.Read(text, new Tokens(text, blocks[i].Span)))
            {
                if (name.Kind is NameKind.Person or NameKind.Unknown && name.Span.In(text).LastIndexOf(' ') is > 0 and var space)
                    people.TryAdd(name.Span.In(text)[(space + 1)..], name.Span);
            }
        }

        return people.Count == 1 ? new Mention(MentionKind.Name, people.Values.Single(), 0) : Mention.None;
    }
}
