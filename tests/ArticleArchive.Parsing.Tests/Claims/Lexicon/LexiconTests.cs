using ArticleArchive.Parsing.Claims.Lexicon;

namespace ArticleArchive.Parsing.Tests.Claims.Lexicon;

public sealed class LexiconTests
{
    [Theory]
    [InlineData("denied", WordClasses.Verb, "deny")]
    [InlineData("stopped", WordClasses.Verb, "stop")]
    [InlineData("falling", WordClasses.Verb, "fall")]
    [InlineData("fell", WordClasses.Verb, "fall")]
    [InlineData("rose", WordClasses.Verb, "rise")]
    [InlineData("closes", WordClasses.Verb, "close")]
    [InlineData("dying", WordClasses.Verb, "die")]
    [InlineData("retweeted", WordClasses.Verb, "retweet")]
    [InlineData("was", WordClasses.Verb, "be")]
    [InlineData("cities", WordClasses.Noun, "city")]
    [InlineData("buses", WordClasses.Noun, "bus")]
    [InlineData("firemen", WordClasses.Noun, "fireman")]
    [InlineData("children", WordClasses.Noun, "child")]
    [InlineData("vaccines", WordClasses.Noun, "vaccine")]
    [InlineData("gas", WordClasses.Noun, "gas")]
    [InlineData("virus", WordClasses.Noun, "virus")]
    [InlineData("chatbots", WordClasses.Noun, "chatbot")]
    [InlineData("worse", WordClasses.Adjective, "bad")]
    [InlineData("safer", WordClasses.Adjective, "safe")]
    [InlineData("bigger", WordClasses.Adjective, "big")]
    [InlineData("happiest", WordClasses.Adjective, "happy")]
    public void A_word_has_a_base_form(string word, object wordClass, string lemma) => EnglishWords.Lemma(word, (WordClasses)wordClass).Should().Be(lemma);

    [Theory]
    [InlineData("the", WordClasses.Function)]
    [InlineData("minister", WordClasses.Noun)]
    [InlineData("announced", WordClasses.Verb)]
    [InlineData("quickly", WordClasses.Adverb)]
    [InlineData("deindustrialisation", WordClasses.Noun)]
    [InlineData("dangerous", WordClasses.Adjective)]
    public void A_word_has_a_likely_class(string word, object wordClass) => EnglishWords.ClassOf(word).Should().Be((WordClasses)wordClass);

    [Theory]
    [InlineData("rise", "fall")]
    [InlineData("guilty", "innocent")]
    [InlineData("increase", "decrease")]
    [InlineData("win", "lose")]
    public void Opposites_are_known_from_both_sides(string one, string other)
    {
        EnglishWords.AreOpposite(one, other).Should().BeTrue();
        EnglishWords.AreOpposite(other, one).Should().BeTrue();
        EnglishWords.AreOpposite(one, one).Should().BeFalse();
    }

    [Fact]
    public void Words_of_one_meaning_share_a_key()
    {
        EnglishWords.AreSynonyms("car", "automobile").Should().BeTrue();
        EnglishWords.AreSynonyms("car", "house").Should().BeFalse();
    }

    [Theory]
    [InlineData("warn", true, false)]
    [InlineData("deny", true, false)]
    [InlineData("believe", false, true)]
    [InlineData("eat", false, false)]
    public void Verbs_of_saying_and_believing_are_marked(string verb, bool says, bool believes)
    {
        var entry = EnglishWords.Find(verb);
        entry!.Value.Says.Should().Be(says);
        entry.Value.Believes.Should().Be(believes);
    }

    [Fact]
    public void People_and_bodies_are_marked()
    {
        EnglishWords.Find("nurse")!.Value.IsRole.Should().BeTrue();
        EnglishWords.Find("table")!.Value.IsRole.Should().BeFalse();
        EnglishWords.Find("committee")!.Value.IsBody.Should().BeTrue();
    }

    [Fact]
    public void Names_tell_gender_place_and_kind()
    {
        KnownNames.GenderOf("anna").Should().Be(NameGender.Woman);
        KnownNames.GenderOf("aaron").Should().Be(NameGender.Man);
        KnownNames.GenderOf("table").Should().BeNull();
        KnownNames.IsPlace("new zealand").Should().BeTrue();
        KnownNames.PlaceOf("dutch").Should().Be("netherlands");
        KnownNames.PlaceOf("netherlands").Should().BeNull();
        KnownNames.IsOrganisation("toyota").Should().BeTrue();
    }

    [Fact]
    public void Words_have_a_tone()
    {
        WordTone.ValenceOf("disaster").Should().BeLessThan(-1.5);
        WordTone.ValenceOf("disasters").Should().BeLessThan(-1.5);
        WordTone.ValenceOf("excellent").Should().BeGreaterThan(1.5);
        WordTone.ValenceOf("table").Should().Be(0);
        WordTone.IsHedge("apparently").Should().BeTrue();
        WordTone.IsHedge("in my view").Should().BeTrue();
        WordTone.IsHedge("table").Should().BeFalse();
    }
}
