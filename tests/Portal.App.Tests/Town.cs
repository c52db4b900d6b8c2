using Portal.App.Actors;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.App.Tests.Data;
using Portal.Domain.Claims;
using Portal.Domain.Money;
using Portal.Domain.Payments;
using Portal.Domain.People;

namespace Portal.App.Tests;

/// <summary>A few people and claims to try use cases on, written the way an import writes them.</summary>
internal sealed class Town(Database database)
{
    private int _people;
    private int _claims;

    public static readonly Caseworker Sofie = new("sofie", "Sofie Sagsbehandler", System.Collections.Frozen.FrozenSet.ToFrozenSet([StaffRole.Caseworker]));
    public static readonly Caseworker Soren = new("soren", "Søren Sagsbehandler", System.Collections.Frozen.FrozenSet.ToFrozenSet([StaffRole.Caseworker]));
    public static readonly Caseworker Finn = new("finn", "Finn Finans", System.Collections.Frozen.FrozenSet.ToFrozenSet([StaffRole.Finance]));

    public async Task<Citizen> Citizen(string name = "Anna Ågård Sørensen", Action<PersonRow>? with = null)
    {
        await using var db = database.Open();
        var person = new PersonRow
        {
            Id = PersonId.New(), IdNumber = $"610180{1000 + _people++}", Name = name, Street = "Havnegade 4, 2. tv", Postcode = "9990", City = "Skagen", Country = "DK", Language = "da",
        };
        with?.Invoke(person);
        db.Persons.Add(person);
        await db.SaveChangesAsync();
        return new Citizen(person.Id, person.Name);
    }

    public async Task<ClaimId> Claim(Citizen debtor, ClaimType type = ClaimType.AfterSchool, int kroner = 1790, DateOnly? dueOn = null, Citizen? other = null, bool confirmed = true, Action<ClaimRow>? with = null)
    {
        var today = DateOnly.FromDateTime(database.Clock.GetUtcNow().UtcDateTime);
        var due = dueOn ?? today.AddDays(-3);
        var claim = new ClaimRow
        {
            Id = new ClaimId(Guid.NewGuid()), Source = "TEST", Reference = $"T-{++_claims}", Type = type, DebtorId = debtor.Person, PaymentId = PaymentId.Of(_claims).Digits, PrincipalOre = kroner * 100L,
            DueOn = due, PayBy = due, ArrivedOn = due < today ? due : today, Description = $"Krav nummer {_claims}",
        };
        with?.Invoke(claim);
        await using var work = await database.Get<ClaimWriter>().Begin([], CancellationToken.None);
        work.Db.Claims.Add(claim);
        work.Db.Liabilities.Add(new LiabilityRow { ClaimId = claim.Id, PersonId = debtor.Person, Kind = LiabilityKind.Primary, ConfirmedOn = claim.ArrivedOn });
        if (other is not null)
            work.Db.Liabilities.Add(new LiabilityRow { ClaimId = claim.Id, PersonId = other.Person, Kind = LiabilityKind.CoDebtor, ConfirmedOn = confirmed ? claim.ArrivedOn : null });
        await work.Db.SaveChangesAsync();
        await work.Apply([Move.Posted(claim.Id, "claim-arrived", "L03", new Posting(Guid.CreateVersion7(), EntryKind.Principal, claim.ArrivedOn, Kroner.Of(kroner), "L03"))], SystemActor.Import, CancellationToken.None);
        await work.Commit(CancellationToken.None);
        return claim.Id;
    }
}
