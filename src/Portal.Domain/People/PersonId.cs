namespace Portal.Domain.People;

/// <summary>Our own opaque id of a person or business (skyldner or anybody else on record). Never a CPR or CVR number; safe in addresses and logs.</summary>
public readonly record struct PersonId(Guid Value)
{
    public static PersonId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString();
}
