using System.Globalization;
using ArticleArchive.Parsing.Claims;
using ArticleArchive.Parsing.Claims.Figures;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Tests.Claims.Figures;

public sealed class FigureReaderTests
{
    // value[..high] unit | qualifier | of | words
    [Theory]
    // Digits and scales
    [InlineData("The town has 1,200 residents.", "1200 - Exactly|residents|1,200")]
    [InlineData("The fund spent $3.2 million on roads.", "3200000 USD Exactly|roads|$3.2 million")]
    [InlineData("The bank lost €5bn.", "5000000000 EUR Exactly||€5bn")]
    [InlineData("It cost US$40m to build.", "40000000 USD Exactly||$40m")]
    [InlineData("It cost EUR 40 million to build.", "40000000 EUR Exactly||EUR 40 million")]
    [InlineData("The mayor gave 250 Australian dollars to the school.", "250 AUD Exactly||250 Australian dollars")]
    [InlineData("A $5 million-a-year contract was signed.", "5000000 USD Exactly|contract|$5 million-a-year")]
    [InlineData("Some 70k voters stayed at home.", "70000 - About|voters|Some 70k")]
    // Words
    [InlineData("Forty-two people were hurt.", "42 - Exactly|people|Forty-two")]
    [InlineData("Two hundred and fifty soldiers arrived.", "250 - Exactly|soldiers|Two hundred and fifty")]
    [InlineData("Half a million pensioners wait.", "500000 - Exactly|pensioners|Half a million")]
    [InlineData("A hundred trees fell.", "100 - Exactly|trees|A hundred")]
    [InlineData("Two dozen trees fell.", "24 - Exactly|trees|Two dozen")]
    [InlineData("Tens of thousands of people marched.", "10000..99999 - Between|people|Tens of thousands")]
    [InlineData("Dozens of cars burned.", "24..99 - Between|cars|Dozens")]
    [InlineData("Hundreds marched.", "200..999 - Between||Hundreds")]
    // Shares
    [InlineData("Unemployment fell to 5.4 percent.", "5.4 % Exactly||5.4 percent")]
    [InlineData("40% of voters abstained.", "40 % Exactly|voters|40%")]
    [InlineData("A third of the patients recovered.", "33.33 % Exactly|patients|A third")]
    [InlineData("Two-thirds of the crop failed.", "66.67 % Exactly|crop|Two-thirds")]
    [InlineData("One in five children is poor.", "20 % Exactly|children|One in five")]
    [InlineData("Support rose by three percentage points.", "3 points Exactly||three percentage points")]
    [InlineData("The rate rose by 25 basis points.", "0.25 points Exactly||25 basis points")]
    [InlineData("Half of the members voted.", "50 % Exactly|members|Half")]
    // Qualifiers
    [InlineData("More than 300 homes burned.", "300 - AtLeast|homes|More than 300")]
    [InlineData("No more than 300 homes burned.", "300 - AtMost|homes|No more than 300")]
    [InlineData("At least 12 miners died.", "12 - AtLeast|miners|At least 12")]
    [InlineData("Nearly 300 homes burned.", "300 - About|homes|Nearly 300")]
    [InlineData("An estimated 300 homes burned.", "300 - About|homes|An estimated 300")]
    [InlineData("Up to 300 homes burned.", "300 - AtMost|homes|Up to 300")]
    [InlineData("Fewer than 300 homes burned.", "300 - AtMost|homes|Fewer than 300")]
    [InlineData("It serves 300 or more homes.", "300 - AtLeast|homes|300 or more")]
    // Ranges and changes
    [InlineData("Between 10 and 15 people were hurt.", "10..15 - Between|people|Between 10 and 15")]
    [InlineData("10 to 15 people were hurt.", "10..15 - Between|people|10 to 15")]
    [InlineData("10-15 people were hurt.", "10..15 - Between|people|10-15")]
    [InlineData("10–15 people were hurt.", "10..15 - Between|people|10–15")]
    [InlineData("It costs 5 to 10 million euros.", "5000000..10000000 EUR Between||5 to 10 million euros")]
    [InlineData("The rate rose from 5 to 8 percent.", "5 % Exactly||5;8 % Exactly||8 percent")]
    // Measures
    [InlineData("The tunnel is 5 km long.", "5000 m Exactly||5 km")]
    [InlineData("He ran 10 miles.", "16093.44 m Exactly||10 miles")]
    [InlineData("The park covers 30 square kilometres.", "30000000 m² Exactly||30 square kilometres")]
    [InlineData("They found 50 pounds of cocaine.", "22.6796185 kg Exactly|cocaine|50 pounds")]
    [InlineData("He got a 10-year sentence.", "10 year Exactly|sentence|10-year")]
    [InlineData("A 45-year-old man was held.", "45 year Exactly|age|45-year-old")]
    [InlineData("The trial lasted three weeks.", "21 day Exactly||three weeks")]
    [InlineData("It was 38 degrees Celsius.", "38 °C Exactly||38 degrees Celsius")]
    // No quantities
    [InlineData("Article 5 was never used.", "")]
    [InlineData("Apollo 11 landed.", "")]
    [InlineData("It was the 5th attempt.", "")]
    [InlineData("He came in 2018.", "")]
    [InlineData("They met at 10:30 am.", "")]
    [InlineData("Norvale won 3-1.", "")]
    [InlineData("5G networks cause illness.", "")]
    [InlineData("No one knows it.", "")]
    [InlineData("No. 7 is empty.", "")]
    [InlineData("It happened on 12 March 1962.", "")]
    [InlineData("In Gaza 500 people died in 2014.", "500 - Exactly|people|500")]
    [InlineData("In 2014, 2000 people died.", "2000 - Exactly|people|2000")]
    public void A_quantity_has_value_unit_qualifier_and_thing(string text, string expected)
    {
        var tokens = new Tokens(text, new TextSpan(0, text.Length));
        var figures = FigureReader.Read(text, tokens, new TimeReader(new DateOnly(2020, 6, 17)).Read(text, tokens));
        string.Join(';', figures.Select(figure => string.Create(
            CultureInfo.InvariantCulture, $"{figure.Value / 1.0000000000m:0.########}{(figure.High is { } high ? $"..{high:0.########}" : "")} {figure.Unit ?? "-"} {figure.Qualifier}|{figure.Of}|{figure.Span.In(text)}"))).Should().Be(expected);
    }
}
