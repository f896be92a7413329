using ArticleArchive.Parsing.Claims;
using ArticleArchive.Parsing.Claims.Comparison;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Tests.Claims.Comparison;

public sealed class PostTextTests
{
    [Theory]
    [InlineData("So #ClimateChange is FAKE?! 😳 https://t.co/x1", "So|Climate|Change|is|FAKE")]
    [InlineData("RT @JoeBiden_2020: 3.2m new jobs", "RT|Joe|Biden|2020|3.2m|new|jobs")]
    [InlineData("#NHSCuts and #covid19", "NHS|Cuts|and|covid|19")]
    [InlineData("U.S.-backed forces don't stop (see example.com/news)", "U.S.|backed|forces|don't|stop|see")]
    [InlineData("1,200 people; 5,5", "1,200|people|5,5")]
    [InlineData("pic.twitter.com/abc www.example.org Hello", "Hello")]
    [InlineData("", "")]
    public void A_post_is_split_into_words(string text, string words) => string.Join('|', PostText.Split(text).Select(span => span.In(text))).Should().Be(words);

    [Theory]
    [InlineData("The minister said that the bridge was closed.", "the bridge was closed.", StanceCues.Attributed)]
    [InlineData("According to Mara Lindqvist, the bridge was closed.", "the bridge was closed.", StanceCues.Attributed)]
    [InlineData("The bridge was closed, the spokesman said on Monday.", "The bridge was closed", StanceCues.Attributed)]
    [InlineData("The bridge was closed, according to the police.", "The bridge was closed", StanceCues.Attributed)]
    [InlineData("The farmer claims that the bridge was closed.", "the bridge was closed.", StanceCues.Doubted)]
    [InlineData("The ministry denied that the bridge was closed.", "the bridge was closed.", StanceCues.Refuted)]
    [InlineData("It is not true that the bridge was closed.", "the bridge was closed.", StanceCues.Refuted)]
    [InlineData("There is no evidence that the bridge was closed.", "the bridge was closed.", StanceCues.Refuted)]
    [InlineData("The bridge was reportedly closed.", "The bridge was reportedly closed.", StanceCues.Doubted)]
    [InlineData("Was the bridge closed?", "Was the bridge closed?", StanceCues.Question)]
    [InlineData("The story of the closed bridge is a hoax.", "The story of the closed bridge is a hoax.", StanceCues.Refuted)]
    [InlineData("The hospital admitted 310 patients.", "The hospital admitted 310 patients.", StanceCues.None)]
    [InlineData("The bridge was closed in May.", "The bridge was closed in May.", StanceCues.None)]
    public void A_frame_is_told_from_what_is_stated(string text, string core, object cues)
    {
        var tokens = new Tokens(text, new TextSpan(0, text.Length));
        var frame = StatementFrame.Of(text, tokens);
        text[tokens[frame.Start].Start..tokens[frame.End - 1].End].Should().Be(core);
        frame.Cues.Should().Be((StanceCues)cues);
    }
}
