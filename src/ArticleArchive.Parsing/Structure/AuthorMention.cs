using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Structure;

/// <summary>How a name is presented in a line.</summary>
[Flags]
internal enum MentionCues
{
    None = 0,

    /// <summary>The line is the name and signs.</summary>
    WholeLine = 1,

    /// <summary>The line begins with it.</summary>
    LineStart = 2,

    /// <summary>A word that says "by" stands right before it.</summary>
    By = 4,

    /// <summary>Nothing but such words stands before it in the line.</summary>
    Byline = 8,

    /// <summary>The line of rights names it.</summary>
    Copyright = 16,

    /// <summary>The line names who made a picture.</summary>
    Credit = 32,

    /// <summary>"I'm", "about", "meet", "more from" stand before it.</summary>
    Introduced = 64,

    /// <summary>It is the label of an utterance: "Jane Roe says:", "Jane Roe on May 3".</summary>
    Speaker = 128,

    /// <summary>A line that says who somebody is: the name, a word of being, a writer's or worker's role.</summary>
    Note = 256,

    /// <summary>A role stands behind it, after a sign.</summary>
    Role = 512,

    /// <summary>A date stands in the line.</summary>
    Date = 1024,

    /// <summary>Words that say more than "by" stand right before it: "written by", "posted by".</summary>
    Written = 2048,
}

/// <summary>A line of the page, as candidates for the author are looked for in it.</summary>
/// <param name="Span">In the page text, trimmed.</param>
/// <param name="RemovalClass">What cleaning took it out as; null for a line that was kept.</param>
/// <param name="Words">Number of words, by white space.</param>
/// <param name="HasDate">A short line with a date.</param>
internal readonly record struct PageLine(TextSpan Span, string? RemovalClass, int Words, bool HasDate);

/// <summary>A place where a name stands.</summary>
/// <param name="Span">In the page text.</param>
/// <param name="Line">Index among the page's lines.</param>
/// <param name="Cues">How it is presented there.</param>
internal readonly record struct AuthorMention(TextSpan Span, int Line, MentionCues Cues);

/// <summary>A name that may be the author's, with the places where it stands outside running text.</summary>
/// <param name="Name">As it is printed first.</param>
/// <param name="Key">Its letters in small letters, by which mentions belong together.</param>
/// <param name="Mentions">One or more, in the order of the page.</param>
internal sealed record AuthorCandidate(string Name, string Key, List<AuthorMention> Mentions);

/// <summary>The page's lines, what is known of their place, and the names in them.</summary>
/// <param name="Text">Page text and reading text.</param>
/// <param name="Lines">The lines of the page that are not blank.</param>
/// <param name="Candidates">Empty when no line holds the like of a name.</param>
/// <param name="Title">The line of the headline; null when no line is it.</param>
/// <param name="Body">The line that the body starts with.</param>
/// <param name="End">The line that the body ends with.</param>
internal sealed record AuthorPage(EditedText Text, List<PageLine> Lines, List<AuthorCandidate> Candidates, int? Title, int Body, int End);
