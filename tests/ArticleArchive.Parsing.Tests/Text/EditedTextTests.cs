using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Tests.Text;

public sealed class EditedTextTests
{
    private static Edit Replace(int start, int end, string with) =>
        new(new TextSpan(start, end), with, EditKind.Repair, "test", "test", "A test.", 1);

    [Fact]
    public void Folds_the_edits_and_keeps_the_rest()
    {
        var text = EditedText.Apply("menu\n\nHello torn\n\n, world", [Replace(0, 6, ""), Replace(16, 18, " ⟦…⟧")]);
        text.Reading.Should().Be("Hello torn ⟦…⟧, world");
    }

    [Fact]
    public void A_span_beside_a_removal_does_not_swallow_the_removed_words()
    {
        var text = EditedText.Apply("aa[bb]cc", [Replace(2, 6, "")]);
        text.ToPage(new TextSpan(0, 2)).Should().Be(new TextSpan(0, 2));
        text.ToPage(new TextSpan(2, 4)).Should().Be(new TextSpan(6, 8));
        text.ToPage(new TextSpan(0, 4)).Should().Be(new TextSpan(0, 8));
        text.ToReading(new TextSpan(2, 6)).Should().Be(new TextSpan(2, 2));
    }

    [Fact]
    public void A_removed_block_maps_to_an_empty_span_and_its_neighbours_keep_their_words()
    {
        var text = EditedText.Apply("one\ntwo\nthree", [Replace(4, 8, "")]);
        text.ToReading(new TextSpan(0, 3)).In(text.Reading).Should().Be("one");
        text.ToReading(new TextSpan(4, 7)).IsEmpty.Should().BeTrue();
        text.ToReading(new TextSpan(8, 13)).In(text.Reading).Should().Be("three");
    }

    [Fact]
    public void A_start_at_an_insertion_stands_after_it_and_an_end_before_it()
    {
        var text = EditedText.Apply("in 196However", [Replace(6, 6, ". ")]);
        text.Reading.Should().Be("in 196. However");
        text.ToReading(new TextSpan(6, 13)).In(text.Reading).Should().Be("However");
        text.ToReading(new TextSpan(0, 6)).In(text.Reading).Should().Be("in 196");
    }

    [Fact]
    public void Random_edits_map_there_and_back()
    {
        for (var seed = 0; seed < 500; seed++)
        {
            var random = new Random(seed);
            var page = string.Concat(Enumerable.Range(0, 60).Select(_ => (char)('a' + random.Next(26))));
            var edits = new List<Edit>();
            for (var at = 0; (at += random.Next(1, 9)) < page.Length;)
            {
                var end = Math.Min(page.Length, at + random.Next(0, 5));
                edits.Add(Replace(at, end, new string('#', random.Next(0, 4))));
                at = end + 1;
            }

            var text = EditedText.Apply(page, edits);
            var start = random.Next(0, text.Reading.Length);
            var reading = new TextSpan(start, random.Next(start + 1, text.Reading.Length + 1));
            var pageSpan = text.ToPage(reading);

            var inside = edits.Where(edit => pageSpan.Contains(edit.Span));
            var again = EditedText.Apply(pageSpan.In(page), inside.Select(edit => edit with { Span = new TextSpan(edit.Span.Start - pageSpan.Start, edit.Span.End - pageSpan.Start) }));
            again.Reading.Should().Contain(reading.In(text.Reading), "seed {0}", seed);
        }
    }

    [Fact]
    public void Overlapping_edits_are_refused()
    {
        var apply = () => EditedText.Apply("abcdef", [Replace(0, 3, ""), Replace(2, 4, "")]);
        apply.Should().Throw<ArgumentException>();
    }
}
