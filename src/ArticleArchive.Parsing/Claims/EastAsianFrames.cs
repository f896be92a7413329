using System.Collections.Frozen;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Claims;

/// <summary>The frames of Chinese and Japanese, which put no space between speaker and cue.</summary>
internal static class EastAsianFrames
{
    // A longer stretch between the mark and the cue is not only a speaker.
    private const int LongestSpeaker = 12;

    private static readonly string[] ChineseCues = ["告诉记者", "告訴記者", "表示", "指出", "强调", "強調", "写道", "寫道", "说道", "說道", "补充", "補充", "回答", "说", "說", "称", "稱", "问", "問", "道"];

    private static readonly string[] JapaneseCues =
        ["話した", "話す", "話している", "話しています", "話しました", "語った", "語る", "語っている", "述べた", "述べている", "述べました", "言った", "言う", "言いました", "答えた", "説明した", "説明する", "強調した", "コメントした"];

    // A name of two or three characters begins with a family name; the commonest cover most speakers, and the others stay unnamed.
    private static readonly FrozenSet<char> FamilyNames =
        "王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何林高罗羅郑鄭梁谢謝宋唐许許韩韓冯馮邓鄧曹彭曾肖田董袁潘于蒋蔣蔡余杜叶葉程苏蘇魏吕呂丁任沈姚卢盧姜崔钟鐘谭譚陆陸汪范金石廖贾賈夏韦方邹邱秦江史顾顧侯邵孟龙龍万萬段雷钱錢汤湯尹黎易常武乔喬贺賀赖龚文".ToFrozenSet();

    /// <summary>The frame right behind a closed quotation: <c>“…”李梅说</c>, <c>「…」と店主は話した</c>.</summary>
    public static Frame? After(string text, Tokens tokens, int first)
    {
        var i = first;
        while (tokens.IsMark(i, '，') || tokens.IsMark(i, ',') || tokens.IsMark(i, '、'))
            i++;
        if (!tokens.IsWord(i) || !IsIdeographOrKana(tokens.Word(i)[0]))
            return null;
        var start = tokens[i].Start;
        var word = tokens.Word(i);
        if (word[0] == 'と')
        {
            if (Ending(word, JapaneseCues) is not { } said)
                return null;
            var particle = word.IndexOf('は');
            var speaker = particle > 1 && particle < word.Length - said.Length ? Japanese(text, start + 1, start + particle, i) : Mention.None;
            return new Frame(FrameKind.Direct, new TextSpan(start + word.Length - said.Length, start + word.Length), speaker);
        }

        var best = -1;
        var cue = "";
        foreach (var candidate in ChineseCues)
        {
            var at = word.IndexOf(candidate, StringComparison.Ordinal);
            if (at >= 0 && at <= LongestSpeaker && (best < 0 || at < best) && at + candidate.Length == word.Length)
                (best, cue) = (at, candidate);
        }

        return best >= 0 ? new Frame(FrameKind.Direct, new TextSpan(start + best, start + best + cue.Length), Chinese(text, start, start + best, i)) : null;
    }

    /// <summary>The frame before a quotation: <c>李梅说：“…”</c>, <c>店主は「…」と話した</c>.</summary>
    /// <param name="text">The reading text.</param>
    /// <param name="tokens">The sentence.</param>
    /// <param name="quotation">The token that opens the quotation.</param>
    /// <param name="behind">The token behind it where it closes in the same sentence, or -1.</param>
    public static Frame? Before(string text, Tokens tokens, int quotation, int behind)
    {
        var i = quotation - 1;
        var hasMark = tokens.IsMark(i, '：') || tokens.IsMark(i, ':') || tokens.IsMark(i, '，') || tokens.IsMark(i, '、');
        if (hasMark)
            i--;
        if (!tokens.IsWord(i) || !IsIdeographOrKana(tokens.Word(i)[0]))
            return null;
        var start = tokens[i].Start;
        var word = tokens.Word(i);
        if (word[^1] == 'は')
        {
            var after = behind >= 0 && tokens.IsWord(behind) ? tokens.Word(behind) : [];
            if (after.IsEmpty || after[0] != 'と' || Ending(after, JapaneseCues) is not { } said || after.Length > said.Length + LongestSpeaker)
                return null;
            var end = tokens[behind].End;
            return new Frame(FrameKind.Direct, new TextSpan(end - said.Length, end), Japanese(text, start, start + word.Length - 1, i));
        }

        if (!hasMark || Ending(word, ChineseCues) is not { } cue)
            return null;
        var stop = start + word.Length - cue.Length;
        return new Frame(FrameKind.Direct, new TextSpan(stop, stop + cue.Length), Chinese(text, start, stop, i));
    }

    private static string? Ending(ReadOnlySpan<char> word, string[] cues)
    {
        foreach (var cue in cues)
        {
            if (word.EndsWith(cue, StringComparison.Ordinal))
                return cue;
        }

        return null;
    }

    // Without word borders only a short name with a known family name is plain: a title before it ("市长李梅") is not.
    private static Mention Chinese(string text, int start, int end, int token) =>
        end - start is 2 or 3 && FamilyNames.Contains(text[start]) && text[end - 1] is not ('们' or '們' or '都' or '也' or '还' or '又')
            ? new Mention(MentionKind.Name, new TextSpan(start, end), token)
            : Mention.None;

    // 店主, 田中さん: what stands before は, ideographs only.
    private static Mention Japanese(string text, int start, int end, int token)
    {
        var name = text.AsSpan(start, end - start);
        var isName = name.EndsWith("さん", StringComparison.Ordinal) || name.EndsWith("氏", StringComparison.Ordinal);
        var stop = name.EndsWith("さん", StringComparison.Ordinal) ? end - 2 : name.EndsWith("氏", StringComparison.Ordinal) ? end - 1 : end;
        if (stop - start is < 2 or > 6)
            return Mention.None;
        foreach (var c in text.AsSpan(start, stop - start))
        {
            if (c is not (>= '\u3400' and <= '\u9FFF' or '々'))
                return Mention.None;
        }

        return text[start] is '彼' or '私' or '僕' or '今' ? Mention.None : new Mention(isName ? MentionKind.Name : MentionKind.Role, new TextSpan(start, stop), token);
    }

    private static bool IsIdeographOrKana(char c) => c is >= '\u3040' and <= '\u30FF' or >= '\u3400' and <= '\u9FFF';
}
