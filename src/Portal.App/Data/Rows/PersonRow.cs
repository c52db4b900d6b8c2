using Portal.Domain.People;

namespace Portal.App.Data.Rows;

/// <summary>A person or business on record (persons.csv).</summary>
public sealed class PersonRow
{
    public PersonId Id { get; set; }

    /// <summary>CPR or CVR. Never leaves the database but to match a login, address a letter or answer staff's logged view.</summary>
    public string IdNumber { get; set; } = "";
    public PersonKind Kind { get; set; }
    public string Name { get; set; } = "";
    /// <summary>The name in capitals, for search: the two engines do not agree on æ, ø and å in small and large letters.</summary>
    public string SearchName
    {
        get => Name.ToUpperInvariant();
        private set => _ = value;
    }

    public string Street { get; set; } = "";
    public string Postcode { get; set; } = "";
    public string City { get; set; } = "";
    public string Country { get; set; } = "";
    public string Email { get; set; } = "";
    public string Phone { get; set; } = "";

    /// <summary>"da" or "en": the language of letters.</summary>
    public string Language { get; set; } = "da";

    /// <summary>Exempt from Digital Post: gets paper.</summary>
    public bool ExemptFromDigitalPost { get; set; }

    /// <summary>Name and address protection (navne- og adressebeskyttelse).</summary>
    public bool Protected { get; set; }

    /// <summary>Confidential: the case team only.</summary>
    public Benefit? Benefit { get; set; }
    public DateOnly? DeadOn { get; set; }
}
