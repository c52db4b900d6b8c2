using Portal.App.Data.Rows;
using Portal.Domain.People;

namespace Portal.App.Letters;

/// <summary>Who a letter goes to.</summary>
/// <param name="Address">Street, postcode and city; empty where the address may not stand in the letter (letters.md 6.4).</param>
public sealed record LetterReceiver(PersonId Id, string Name, IReadOnlyList<string> Address, string Language, PersonKind Kind, bool OnPaper)
{
    /// <summary>The address stands in the letter where it is needed: on paper; a protected address never stands in an electronic letter (letters.md 6.4).</summary>
    public static LetterReceiver Of(PersonRow person)
    {
        IReadOnlyList<string> address = person.Protected && !person.ExemptFromDigitalPost ? [] : [person.Street, $"{person.Postcode} {person.City}"];
        return new LetterReceiver(person.Id, person.Name, [.. address.Where(line => line.Trim().Length > 0)], person.Language, person.Kind, person.ExemptFromDigitalPost);
    }
}
