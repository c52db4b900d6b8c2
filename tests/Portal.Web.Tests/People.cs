using Portal.App.Actors;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.Domain.Claims;
using Portal.Domain.Money;
using Portal.Domain.Payments;
using Portal.Domain.People;

namespace Portal.Web.Tests;

/// <summary>Some people of the demo municipality with claims in every state a citizen meets.</summary>
internal sealed class People
{
    private int _number;

    public PersonId Anna { get; } = PersonId.New();
    public PersonId Bo { get; } = PersonId.New();
    public PersonId Clara { get; } = PersonId.New();
    public PersonId Dines { get; } = PersonId.New();

    /// <summary>Anna's, late, with fee and interest; Bo owes it too.</summary>
    public ClaimId Daycare { get; private set; }

    /// <summary>Anna's, to be paid in ten days; Bo is only a possible co-debtor.</summary>
    public ClaimId AfterSchool { get; private set; }

    /// <summary>Anna's, with an objection that rests it.</summary>
    public ClaimId Library { get; private set; }

    /// <summary>Anna's, with the recovery authority.</summary>
    public ClaimId Transferred { get; private set; }

    /// <summary>Anna's, paid.</summary>
    public ClaimId Paid { get; private set; }

    /// <summary>Bo's alone.</summary>
    public ClaimId Bos { get; private set; }

    /// <summary>Dines', who reads English.</summary>
    public ClaimId Property { get; private set; }

    public static async Task<People> Seed(PortalApplication portal)
    {
        var people = new People();
        await using var work = await portal.Get<ClaimWriter>().Begin([], CancellationToken.None);
        people.AddPersons(work.Db);
        var late = new DateOnly(2026, 9, 1);
        people.Daycare = people.Claim(work.Db, ClaimType.Daycare, "Daginstitution, september 2026", people.Anna, late, late, new(2026, 9, 30));
        people.AfterSchool = people.Claim(work.Db, ClaimType.AfterSchool, "SFO, oktober 2026", people.Anna, new(2026, 10, 1), new(2026, 10, 12));
        people.Library = people.Claim(work.Db, ClaimType.General, "Bibliotek, bog ikke afleveret", people.Anna, new(2026, 9, 15), new(2026, 9, 15));
        people.Transferred = people.Claim(work.Db, ClaimType.Daycare, "Daginstitution, februar 2026", people.Anna, new(2026, 2, 2), new(2026, 2, 2));
        people.Paid = people.Claim(work.Db, ClaimType.Daycare, "Daginstitution, juni 2026", people.Anna, new(2026, 6, 1), new(2026, 6, 1));
        people.Bos = people.Claim(work.Db, ClaimType.General, "Byggesag 2026", people.Bo, new(2026, 9, 20), new(2026, 10, 20));
        people.Property = people.Claim(work.Db, ClaimType.PropertyTax, "Ejendomsbidrag, 2. rate 2026", people.Dines, new(2026, 8, 3), new(2026, 8, 3));
        work.Db.Liabilities.AddRange(
            new LiabilityRow { ClaimId = people.Daycare, PersonId = people.Bo, Kind = LiabilityKind.CoDebtor, ConfirmedOn = late },
            new LiabilityRow { ClaimId = people.AfterSchool, PersonId = people.Bo, Kind = LiabilityKind.CoDebtor });
        await work.Db.SaveChangesAsync();
        // A payment that no bank file brought, with both its sides in the books.
        var paid = Guid.CreateVersion7();
        work.Db.Transactions.Add(new TransactionRow { Id = paid, ClaimId = people.Paid, Kind = EntryKind.Payment, On = new(2026, 6, 1), AmountOre = -2140_00, Rule = "bank", At = work.Now });
        work.Db.Lines.Add(new LineRow { TransactionId = paid, Number = 0, Account = LedgerAccount.ClaimPaid, ClaimId = people.Paid, AmountOre = -2140_00 });
        work.Db.Lines.Add(new LineRow { TransactionId = paid, Number = 1, Account = LedgerAccount.Bank, AmountOre = 2140_00 });
        await work.Apply(people.Moves(), SystemActor.Import, CancellationToken.None);
        await work.Commit(CancellationToken.None);
        return people;
    }

    private void AddPersons(PortalDb db)
    {
        foreach (var (id, number, name, language) in new[]
        {
            (Anna, "6101801234", "Anna Ågård Sørensen", "da"), (Bo, "7202852345", "Bo Æbelø", "da"),
            (Clara, "8503903456", "Clara O'Neill", "en"), (Dines, "6504754567", "Dines Ørbæk", "en"),
        })
            db.Persons.Add(new PersonRow { Id = id, IdNumber = number, Kind = PersonKind.Person, Name = name, Street = "Havnegade 2", Postcode = "9990", City = "Strandby", Language = language });
    }

    private ClaimId Claim(PortalDb db, ClaimType type, string description, PersonId debtor, DateOnly due, DateOnly payBy, DateOnly? to = null)
    {
        var id = new ClaimId(Guid.NewGuid());
        db.Claims.Add(new ClaimRow
        {
            Id = id, Source = "DAGTILBUD", Reference = $"ref-{++_number}", Type = type, DebtorId = debtor, Custody = Custody.Here, PaymentId = PaymentId.Of(1000 + _number).Digits,
            PeriodFrom = to is null ? null : due, PeriodTo = to, DueOn = due, PayBy = payBy, LimitationOn = due.AddYears(3), Description = description, ArrivedOn = due.AddDays(-10),
        });
        db.Liabilities.Add(new LiabilityRow { ClaimId = id, PersonId = debtor, Kind = LiabilityKind.Primary, ConfirmedOn = due });
        return id;
    }

    private IReadOnlyList<Move> Moves() =>
    [
        Post(Daycare, EntryKind.Principal, new(2026, 9, 1), 2140_00, "source"),
        Post(Daycare, EntryKind.Interest, new(2026, 9, 2), 21_40, "gebyrloven § 3"),
        Post(Daycare, EntryKind.Fee, new(2026, 9, 11), 250_00, "gebyrloven § 2"),
        new(Daycare, "reminded", "P03", [], [new StepTaken(Step.Reminder1, new(2026, 9, 11), Anna, null, false)], [], []),
        Post(AfterSchool, EntryKind.Principal, new(2026, 10, 1), 1495_00, "source"),
        Post(Library, EntryKind.Principal, new(2026, 9, 15), 349_00, "source"),
        Move.Held(Library, "objection", "L03", new Hold(Guid.CreateVersion7(), HoldKind.Objection, new(2026, 9, 24))),
        Post(Transferred, EntryKind.Principal, new(2026, 2, 2), 2310_50, "source"),
        new(Transferred, "transferred", "L04", [], [], [], [], Custody.Transferred),
        Post(Paid, EntryKind.Principal, new(2026, 6, 1), 2140_00, "source"),
        new(Paid, "settled", "P02", [], [], [], [], Custody.Settled),
        Post(Bos, EntryKind.Principal, new(2026, 9, 20), 800_00, "source"),
        Post(Property, EntryKind.Principal, new(2026, 8, 3), 4120_50, "source"),
    ];

    private static Move Post(ClaimId claim, EntryKind kind, DateOnly on, long ore, string rule) =>
        Move.Posted(claim, "posted", rule, new Posting(Guid.CreateVersion7(), kind, on, new Kroner(ore), rule, AccrualOn: kind == EntryKind.Interest ? on : null));
}
