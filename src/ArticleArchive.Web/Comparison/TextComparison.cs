using System.Globalization;
using ArticleArchive.Parsing;
using ArticleArchive.Parsing.Claims;
using ArticleArchive.Web.Data;
using DiffPlex;

namespace ArticleArchive.Web.Comparison;

/// <summary>What became of a sentence or a word from one text to another.</summary>
public enum ChangeKind
{
    /// <summary>It stands in both.</summary>
    Same,

    /// <summary>A sentence that stands in both with other words.</summary>
    Changed,

    /// <summary>It stands only in the second.</summary>
    Added,

    /// <summary>It stands only in the first.</summary>
    Removed,
}

/// <summary>Words in a row that are the same in both texts, or stand in one only.</summary>
public sealed record ComparedWords(string Text, ChangeKind Kind);

/// <summary>A sentence of either text, or one that both have in different words.</summary>
/// <param name="Kind">What became of it.</param>
/// <param name="Words">Its words in reading order, those of both texts where it was changed.</param>
/// <param name="BeginsParagraph">Whether it is the first of its paragraph, in the second text where it stands there.</param>
public sealed record ComparedSentence(ChangeKind Kind, IReadOnlyList<ComparedWords> Words, bool BeginsParagraph);

/// <summary>Compares two articles sentence by sentence, and within a changed sentence word by word.</summary>
internal static class TextComparison
{
    // Finding the fewest changes takes time with the square of the changes: where more sentences differ than these, their order is not compared.
    private const int MostOrdered = 8_000;

    // Below this, two sentences at one place are another sentence, not the same one in other words.
    private const double LeastShared = 0.4;

    // Of more sentences that were replaced at once, none is taken for a changed one.
    private const int MostPaired = 60;

    private const char Border = '\0';

    private sealed record Sentence(string Text, bool BeginsParagraph);

    /// <summary>All sentences of both in reading order; where the second replaced some, those of the first come before.</summary>
    public static IReadOnlyList<ComparedSentence> Of(Article first, Article second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        var (old, now) = (Sentences(first), Sentences(second));
        var start = 0;
        while (start < old.Count && start < now.Count && old[start].Text == now[start].Text)
            start++;
        var end = 0;
        while (end < old.Count - start && end < now.Count - start && old[^(end + 1)].Text == now[^(end + 1)].Text)
            end++;

        var result = new List<ComparedSentence>(Math.Max(old.Count, now.Count));
        result.AddRange(now.Take(start).Select(sentence => Whole(sentence, ChangeKind.Same)));
        AddMiddle(result, old[start..^end], now[start..^end]);
        result.AddRange(now.TakeLast(end).Select(sentence => Whole(sentence, ChangeKind.Same)));
        return result;
    }

    private static void AddMiddle(List<ComparedSentence> result, List<Sentence> old, List<Sentence> now)
    {
        if (old.Count == 0 || now.Count == 0)
        {
            Replaced(result, old, now);
            return;
        }

        if (old.Count + now.Count > MostOrdered)
        {
            var (left, right) = (old.Select(sentence => sentence.Text).ToHashSet(StringComparer.Ordinal), now.Select(sentence => sentence.Text).ToHashSet(StringComparer.Ordinal));
            result.AddRange(old.Where(sentence => !right.Contains(sentence.Text)).Select(sentence => Whole(sentence, ChangeKind.Removed)));
            result.AddRange(now.Select(sentence => Whole(sentence, left.Contains(sentence.Text) ? ChangeKind.Same : ChangeKind.Added)));
            return;
        }

        var (i, j) = (0, 0);
        foreach (var block in Diff(old.ConvertAll(sentence => sentence.Text), now.ConvertAll(sentence => sentence.Text)))
        {
            for (; j < block.InsertStartB; i++, j++)
                result.Add(Whole(now[j], ChangeKind.Same));
            Replaced(result, old.GetRange(i, block.DeleteCountA), now.GetRange(j, block.InsertCountB));
            i += block.DeleteCountA;
            j += block.InsertCountB;
        }

        for (; j < now.Count; i++, j++)
            result.Add(Whole(now[j], ChangeKind.Same));
    }

    private static List<Sentence> Sentences(Article article)
    {
        var sentences = new List<Sentence>();
        foreach (var block in article.Blocks)
        {
            var isFirst = true;
            foreach (var span in SentenceSplitter.Split(article.ReadingText, block.Span))
            {
                // Where a line was broken is no difference.
                var text = string.Join(' ', span.In(article.ReadingText).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Replace(Border, '\uFFFD');
                if (text.Length == 0)
                    continue;
                sentences.Add(new Sentence(text, isFirst));
                isFirst = false;
            }
        }

        return sentences;
    }

    private static void Replaced(List<ComparedSentence> result, List<Sentence> old, List<Sentence> now)
    {
        var pairs = Pairs(old, now);
        var (i, j) = (0, 0);
        foreach (var (left, right) in pairs)
        {
            for (; i < left; i++)
                result.Add(Whole(old[i], ChangeKind.Removed));
            for (; j < right; j++)
                result.Add(Whole(now[j], ChangeKind.Added));
            result.Add(new ComparedSentence(ChangeKind.Changed, Words(old[i].Text, now[j].Text), now[j].BeginsParagraph));
            i++;
            j++;
        }

        for (; i < old.Count; i++)
            result.Add(Whole(old[i], ChangeKind.Removed));
        for (; j < now.Count; j++)
            result.Add(Whole(now[j], ChangeKind.Added));
    }

    // The pairs, in order on both sides, that share the most words together.
    private static List<(int Old, int Now)> Pairs(List<Sentence> old, List<Sentence> now)
    {
        if (old.Count > MostPaired || now.Count > MostPaired)
            return [];
        var ours = old.ConvertAll(sentence => Tokens(sentence.Text).Where(IsWord).ToHashSet(StringComparer.OrdinalIgnoreCase));
        var theirs = now.ConvertAll(sentence => Tokens(sentence.Text).Where(IsWord).ToHashSet(StringComparer.OrdinalIgnoreCase));
        var best = new double[old.Count + 1, now.Count + 1];
        for (var i = old.Count - 1; i >= 0; i--)
        {
            for (var j = now.Count - 1; j >= 0; j--)
                best[i, j] = Math.Max(Math.Max(best[i + 1, j], best[i, j + 1]), Paired(i, j));
        }

        var pairs = new List<(int, int)>();
        for (int i = 0, j = 0; i < old.Count && j < now.Count;)
        {
            if (best[i, j] <= best[i + 1, j])
                i++;
            else if (best[i, j] <= best[i, j + 1])
                j++;
            else
                pairs.Add((i++, j++));
        }

        return pairs;

        double Paired(int i, int j)
        {
            var shared = (double)ours[i].Count(theirs[j].Contains) / Math.Max(1, Math.Max(ours[i].Count, theirs[j].Count));
            return shared < LeastShared ? 0 : shared + best[i + 1, j + 1];
        }
    }

    private static List<ComparedWords> Words(string old, string now)
    {
        var (ours, theirs) = (Tokens(old), Tokens(now));
        var words = new List<ComparedWords>();
        var (i, j) = (0, 0);
        foreach (var block in Diff(ours, theirs))
        {
            Add(theirs.GetRange(j, block.InsertStartB - j), ChangeKind.Same);
            i += block.InsertStartB - j;
            Add(ours.GetRange(i, block.DeleteCountA), ChangeKind.Removed);
            Add(theirs.GetRange(block.InsertStartB, block.InsertCountB), ChangeKind.Added);
            i += block.DeleteCountA;
            j = block.InsertStartB + block.InsertCountB;
        }

        Add(theirs.GetRange(j, theirs.Count - j), ChangeKind.Same);
        return Joined(words);

        void Add(List<string> tokens, ChangeKind kind)
        {
            if (tokens.Count > 0)
                words.Add(new ComparedWords(string.Concat(tokens), kind));
        }
    }

    // Words that were replaced one after the other are one change; the white space between them, the same by chance, does not part it.
    private static List<ComparedWords> Joined(List<ComparedWords> words)
    {
        var joined = new List<ComparedWords>();
        var (was, now) = ("", "");
        for (var i = 0; i < words.Count; i++)
        {
            var (text, kind) = words[i];
            var isGap = kind == ChangeKind.Same && string.IsNullOrWhiteSpace(text) && i > 0 && i < words.Count - 1;
            if (kind == ChangeKind.Removed || isGap)
                was += text;
            if (kind == ChangeKind.Added || isGap)
                now += text;
            if (kind != ChangeKind.Same || isGap)
                continue;
            Close();
            joined.Add(words[i]);
        }

        Close();
        return joined;

        void Close()
        {
            if (was.Length > 0)
                joined.Add(new ComparedWords(was, ChangeKind.Removed));
            if (now.Length > 0)
                joined.Add(new ComparedWords(now, ChangeKind.Added));
            (was, now) = ("", "");
        }
    }

    private static IList<DiffPlex.Model.DiffBlock> Diff(List<string> old, List<string> now) => new Differ()
        .CreateCustomDiffs(string.Join(Border, old), string.Join(Border, now), ignoreWhiteSpace: false, text => text.Split(Border)).DiffBlocks;

    private static ComparedSentence Whole(Sentence sentence, ChangeKind kind) => new(kind, [new ComparedWords(sentence.Text, kind)], sentence.BeginsParagraph);

    // Words, the white space between them and single signs; in Chinese and Japanese each sign is a word.
    private static List<string> Tokens(string text)
    {
        var tokens = new List<string>();
        for (var start = 0; start < text.Length;)
        {
            var end = start + 1;
            if (char.IsHighSurrogate(text[start]) && end < text.Length && char.IsLowSurrogate(text[end]))
                end++;
            while (end < text.Length && IsInWord(text[start]) && IsInWord(text[end]))
                end++;
            tokens.Add(text[start..end]);
            start = end;
        }

        return tokens;
    }

    private static bool IsWord(string token) => char.IsLetterOrDigit(token, 0);

    private static bool IsInWord(char character) => character is not (>= '\u3040' and <= '\u9FFF')
        && (char.IsLetterOrDigit(character) || char.GetUnicodeCategory(character) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark);
}
