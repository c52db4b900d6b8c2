using Portal.App.Data.Rows;
using Portal.Domain.People;

namespace Portal.App.Import;

/// <summary>A line of persons.csv (formats.md section 1).</summary>
internal static class PersonLine
{
    public static readonly IReadOnlyList<string> Columns =
        ["id", "kind", "name", "street", "postcode", "city", "country", "email", "phone", "language", "digital_post", "protected", "benefits", "dead_on"];

    /// <summary>The person as the line says it, with an id of ours that counts only if the person is new. Look at the errors before using it.</summary>
    public static PersonRow Read(LineValues line)
    {
        var id = line.Id("id");
        var kind = line.OneOf<PersonKind>("kind");
        if (line.IsGood && id.Kind != kind) line.Fail("kind", $"{Shown.Value(line.Raw("kind"))} does not fit the id", "a person has a CPR number, a business has a CVR number");

        return new PersonRow
        {
            Id = PersonId.New(), IdNumber = id.Digits ?? "", Kind = kind, Name = line.Required("name"),
            Street = line.Text("street"), Postcode = line.Text("postcode"), City = line.Text("city"), Country = Country(line),
            Email = line.Text("email"), Phone = line.Text("phone"), Language = line.IsSecond("language", "da", "en") ? "en" : "da",
            ExemptFromDigitalPost = line.IsSecond("digital_post", "yes", "exempt"), Protected = line.IsSecond("protected", "no", "yes"),
            Benefit = BenefitOf(line), DeadOn = line.Day("dead_on"),
        };
    }

    private static string Country(LineValues line)
    {
        var country = line.Raw("country");
        if (country.Length > 0 && !Countries.Has(country)) line.Fail("country", $"{Shown.Value(country)} is not a country code", "country is ISO 3166-1 alpha-2, such as DK, FO or GL");
        return country;
    }

    /// <summary>The names are words of Danish law with underscores, so they are not read as slugs.</summary>
    private static Benefit? BenefitOf(LineValues line)
    {
        switch (line.Raw("benefits"))
        {
            case "": return null;
            case "kontanthjaelp": return Benefit.Kontanthjaelp;
            case "uddannelseshjaelp": return Benefit.Uddannelseshjaelp;
            case "selvforsoergelse": return Benefit.Selvforsoergelse;
            case "ressourceforloeb": return Benefit.Ressourceforloeb;
            case "foertidspension_only": return Benefit.FoertidspensionOnly;
            default:
                // Confidential: the value itself is not repeated.
                line.Fail("benefits", "the value is not known", "benefits is empty or one of kontanthjaelp, uddannelseshjaelp, selvforsoergelse, ressourceforloeb, foertidspension_only");
                return null;
        }
    }
}
