using System.Collections.Frozen;

namespace ArticleArchive.Parsing.Claims;

/// <summary>What a name or a word tells of a person's pronoun.</summary>
internal enum Gender
{
    Unknown,
    Male,
    Female,
}

/// <summary>The commonest first names that are given to one gender only, and words that tell it.</summary>
internal static class FirstNames
{
    private static readonly FrozenSet<string> Male = Words.Set(
        "James John Robert Michael William David Richard Joseph Thomas Charles Christopher Daniel Matthew Anthony Mark Donald Steven Paul Andrew Kenneth Joshua Kevin Brian George Edward Ronald Timothy Jason Jeffrey " +
        "Gary Jacob Nicholas Eric Jonathan Stephen Larry Justin Scott Brandon Benjamin Samuel Frank Gregory Raymond Alexander Patrick Jack Dennis Jerry Tyler Aaron Jose Nathan Henry Douglas Peter Adam Zachary Walter " +
        "Harold Kyle Carl Arthur Gerald Roger Keith Lawrence Terry Albert Joe Sean Willie Austin Bernie Ted Marco Mike Tim Bill Bob Jim Tom Dan Jeff Steve Ben Barack Vladimir Dmitry Sergei Ivan Igor Boris Oleg " +
        "Juan Carlos Luis Miguel Pedro Antonio Francisco Manuel Pablo Jorge Diego Javier Hans Klaus Jürgen Wolfgang Stefan Karl Otto Pierre Jean Jacques François Luc Giovanni Marco Paolo Luca Mario Lars Sven Erik " +
        "Anders Nils Per Olaf Ahmed Mohammed Muhammad Ali Hassan Omar Yusuf Abdul Ibrahim Mitch Mitt Rand Newt Rudy Reince Corey Sam Matt Greg Rick Chuck Harry Lindsey Jared Eddie Fred Phil Ron Ken Ray Ernest Ralph Roy");

    private static readonly FrozenSet<string> Female = Words.Set(
        "Mary Patricia Jennifer Linda Elizabeth Barbara Susan Jessica Sarah Karen Lisa Nancy Betty Sandra Margaret Ashley Kimberly Emily Donna Michelle Carol Amanda Melissa Deborah Stephanie Dorothy Rebecca Sharon Laura " +
        "Cynthia Amy Kathleen Angela Shirley Brenda Emma Anna Pamela Nicole Samantha Katherine Christine Helen Debra Rachel Carolyn Janet Maria Catherine Heather Diane Olivia Julie Joyce Victoria Ruth Virginia Lauren " +
        "Kelly Christina Joan Evelyn Judith Andrea Hannah Megan Cheryl Jacqueline Martha Madison Teresa Gloria Sara Janice Ann Kathryn Abigail Sophia Frances Jean Alice Judy Isabella Julia Grace Denise Amber Marilyn " +
        "Danielle Beverly Charlotte Natalie Diana Brittany Theresa Kayla Alexis Lori Hillary Ivanka Melania Kellyanne Elena Olga Natalia Svetlana Tatiana Irina Ines Karin Heike Ursula Sabine Petra Marie Claire Sophie " +
        "Camille Nathalie Giulia Chiara Francesca Ingrid Astrid Mara Lena Hanna Greta Fatima Aisha Leila Zainab Carla Rosa Carmen Lucia Pilar Marta Ada Jane Kate Katie Ellen Nina Clara Nora Ella Edith Irene Marcia Loretta Huma Donna");

    private static readonly FrozenSet<string> MaleWords = Words.Set("mr he his him himself spokesman chairman congressman councilman businessman father husband son brother king prince sir lord uncle herr señor monsieur");
    private static readonly FrozenSet<string> FemaleWords = Words.Set("mrs ms she her herself spokeswoman chairwoman congresswoman councilwoman businesswoman mother wife daughter sister queen princess dame lady aunt frau señora madame");

    /// <summary>True for a first name, whose ever.</summary>
    public static bool Contains(string word) => Male.Contains(word) || Female.Contains(word);

    public static Gender OfName(string fullName)
    {
        var space = fullName.IndexOf(' ', StringComparison.Ordinal);
        var first = space > 0 ? fullName[..space] : fullName;
        var (male, female) = (Male.Contains(first), Female.Contains(first));
        return male == female ? Gender.Unknown : male ? Gender.Male : Gender.Female;
    }

    /// <param name="lower">A pronoun, title or role in lower case.</param>
    public static Gender OfWord(string lower) => MaleWords.Contains(lower) ? Gender.Male : FemaleWords.Contains(lower) ? Gender.Female : Gender.Unknown;
}
