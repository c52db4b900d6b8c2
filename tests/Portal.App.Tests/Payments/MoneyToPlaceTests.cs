using Microsoft.EntityFrameworkCore;
using Portal.App.Access;
using Portal.App.Actors;
using Portal.App.Payments;
using Portal.App.Tests.Data;
using Portal.Domain.Payments;

namespace Portal.App.Tests.Payments;

/// <summary>What staff see of money that waits for them.</summary>
public sealed class MoneyToPlaceTests
{
    private static readonly CancellationToken Cancel = CancellationToken.None;

    [Theory, OnEveryDatabase]
    public async Task Each_list_says_what_is_needed_to_decide(Engine engine)
    {
        await using var town = await MoneyTown.Create(engine);
        await town.Bank(("C1", MoneyTown.Friday, 700_00, PaymentId.Of(3).Digits), ("U1", MoneyTown.Friday, 500_00, MoneyTown.NoId), ("U2", MoneyTown.Monday, 40_00, "000000000000028"));
        await town.Bank(("C1", MoneyTown.Friday, 90_00, PaymentId.Of(3).Digits));

        var view = (await town.Get<MoneyToPlace>().Handle(Town.Finn, Cancel))!;

        Assert.Equal((2, 1, 1, true), (view.Unmatched.Count, view.Questions.Count, view.Credits.Count, view.MayMoveCredit));
        var (exact, near) = (view.Unmatched.Shown[0], view.Unmatched.Shown[1]);
        Assert.Equal((500_00, "unknown-id", "EJENDOM/B1", "Bo Æbelø", false), (exact.Amount.Ore, exact.Reason, exact.Likely[0].Name, exact.Likely[0].Debtor, exact.Likely[0].NearId));
        Assert.Equal((40_00, "wrong-check-digit", "000000000000028"), (near.Amount.Ore, near.Reason, near.Text));
        Assert.Contains(near.Likely, claim => claim is { Name: "EJENDOM/A2", NearId: true });
        var asked = Assert.Single(view.Questions.Shown);
        Assert.Equal((90_00, 700_00, "EJENDOM/A3"), (asked.Amount.Ore, asked.Like[0].Amount.Ore, asked.Like[0].Claim));
        var credit = Assert.Single(view.Credits.Shown);
        Assert.Equal(("EJENDOM/A3", 200_00), (credit.Claim.Name, credit.Credit.Ore));
        Assert.Equal(["EJENDOM/A1", "EJENDOM/A2"], credit.Others.Select(other => other.Name));
        // Whoever is named can read that they were looked at, once each.
        await using var db = town.Database.Open();
        Assert.Equal(["Anna Ågård Sørensen", "Bo Æbelø"], await db.Access.Where(look => look.What == AccessKind.List).Join(db.Persons, look => look.PersonId, person => person.Id, (_, person) => person.Name).OrderBy(name => name).ToListAsync());
    }

    [Theory, OnEveryDatabase]
    public async Task A_claim_is_found_by_its_payment_id_or_its_own_name_and_others_see_nothing(Engine engine)
    {
        await using var town = await MoneyTown.Create(engine);
        var (page, claim) = (town.Get<MoneyToPlace>(), await town.IdOf("A2"));

        Assert.Equal(claim, await page.Find($" {PaymentId.Of(2).Digits} ", Cancel));
        Assert.Equal(claim, await page.Find("EJENDOM/A2", Cancel));
        Assert.Null(await page.Find("EJENDOM", Cancel));
        Assert.Null(await page.Find("EJENDOM/A9", Cancel));
        Assert.False((await page.Handle(Town.Sofie, Cancel))!.MayMoveCredit);
        Assert.Null(await page.Handle(new Caseworker("rita", "Rita Revisor", [StaffRole.Auditor]), Cancel));
    }
}
