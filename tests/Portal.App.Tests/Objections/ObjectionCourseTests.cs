using Microsoft.EntityFrameworkCore;
using Portal.App.Objections;
using Portal.App.Tests.Agreements;
using Portal.App.Tests.Data;
using Portal.App.Tests.Import;
using Portal.Domain.Claims;
using Portal.Domain.Deferrals;
using Portal.Domain.Letters;
using Portal.Domain.Objections;

namespace Portal.App.Tests.Objections;

/// <summary>An objection from its sending to its answer, with the nights between. A3 is 700,00 of property tax, to be paid by 12 February 2026; reminder 1 goes on the 23rd.</summary>
public sealed class ObjectionCourseTests
{
    [Theory, OnEveryDatabase]
    public async Task Rule_L03_a_claim_that_is_disputed_is_not_dunned_and_goes_on_fourteen_days_after_the_answer(Engine engine)
    {
        await using var town = await AgreementTown.Unagreed(engine);
        await town.Nights("2026-02-02", "2026-02-20");
        var anna = await town.Herself();
        var request = await town.Database.Object(anna, await Claim(town, "A3"));

        Assert.Equal(["objection"], (await town.Claim("A3")).Holds.Select(hold => hold.Kind));
        Assert.Equal("objection", (await town.Claim("A3")).Next!.StoppedBy);
        await town.Nights("2026-02-23", "2026-02-24");
        Assert.DoesNotContain("2026-02-23 reminder-1", await town.Steps("A3"));
        Assert.Contains("2026-02-23 reminder-1", await town.Steps("A2"));

        await town.Database.Decided(request, DeferralOutcome.Refused);
        var account = await town.Account();
        var shown = Assert.Single(account.Requests);
        Assert.Equal(("objection", "refused", AgreementTown.Day("2026-02-24")), (Assert.Single(shown.Kinds), shown.Status, shown.DecidedOn));
        Assert.Empty((await town.Claim("A3")).Holds);
        Assert.Equal(AgreementTown.Day("2026-03-10"), (await town.Claim("A3")).Next!.EarliestOn);
        await town.Nights("2026-03-09", "2026-03-10");
        Assert.Contains("2026-03-10 reminder-1", await town.Steps("A3"));

        var letter = await town.Database.Letter(anna, LetterKind.Decision);
        Assert.Contains("vi mener stadig, at beløbet er rigtigt", letter, StringComparison.Ordinal);
        Assert.Contains("Vurderingsstyrelsen", letter, StringComparison.Ordinal);
        Assert.Contains("10. marts 2026", letter, StringComparison.Ordinal);
        Assert.Empty(await town.Broken());
    }

    [Theory, OnEveryDatabase]
    public async Task Rule_L03_a_fee_that_is_taken_away_stays_away_whatever_is_known_later(Engine engine)
    {
        await using var town = await AgreementTown.Unagreed(engine);
        await town.Nights("2026-02-02", "2026-02-20", "2026-02-23");
        Assert.Equal(250_00, (await town.Claim("A3")).FeesOre);
        town.Database.Clock.GoTo(AgreementTown.Day("2026-02-24"));
        var request = await town.Database.Object(await town.Herself(), await Claim(town, "A3"), ObjectionPart.Fee);
        await town.Database.Decided(request, DeferralOutcome.Granted);

        var correction = Assert.Single((await town.Claim("A3")).Entries, entry => entry.Kind == "correction");
        Assert.Equal(("fee", -250_00L, AgreementTown.Day("2026-02-23")), (correction.Of, correction.AmountOre, correction.Corrects));
        Assert.Contains("Gebyr fra den 23. februar 2026", await town.Database.Letter(await town.Herself(), LetterKind.Decision), StringComparison.Ordinal);

        // A payment has every fee of the debtor looked at again.
        await town.PayClaim("A3", "2026-02-20", 100_00);
        await town.Nights("2026-02-25", "2026-03-20");
        Assert.Equal(0, (await town.Claim("A3")).FeesOre);
        Assert.Empty(await town.Broken());
    }

    [Theory, OnEveryDatabase]
    public async Task Rule_L03_a_claim_that_was_too_large_is_lowered_from_its_due_date_and_the_same_file_does_not_raise_it_again(Engine engine)
    {
        await using var town = await AgreementTown.Unagreed(engine);
        await town.Nights("2026-02-02", "2026-02-20");
        Assert.Equal(7_00, (await town.Claim("A3")).InterestOre);
        var request = await town.Database.Object(await town.Herself(), await Claim(town, "A3"), ObjectionPart.Size, 400_00);
        await town.Database.Decided(request, DeferralOutcome.Granted);

        var claim = await town.Claim("A3");
        Assert.Equal((400_00L, 4_00L), (claim.PrincipalOre, claim.InterestOre));
        Assert.Equal([("principal", -300_00L), ("interest", -3_00L)], claim.Entries.Where(entry => entry.Kind == "correction").Select(entry => (entry.Of!, entry.AmountOre)));
        foreach (var said in (string[])["700,00", "400,00", "700,00"]) Assert.Empty((await town.Database.Claims(Line(said))).Messages());
        Assert.Equal(400_00, (await town.Claim("A3")).PrincipalOre);
        Assert.Empty(await town.Broken());

        // What the department says anew counts.
        Assert.Empty((await town.Database.Claims(Line("500,00"))).Messages());
        Assert.Equal(500_00, (await town.Claim("A3")).PrincipalOre);
        Assert.Empty(await town.Broken());
    }

    [Theory, OnEveryDatabase]
    public async Task Rule_L03_a_claim_that_was_never_owed_is_gone_and_what_was_paid_on_it_is_the_debtors(Engine engine)
    {
        await using var town = await AgreementTown.Unagreed(engine);
        await town.Nights("2026-02-02", "2026-02-20", "2026-02-23");
        await town.PayClaim("A3", "2026-02-23", 100_00);
        await town.Nights("2026-02-24");
        var request = await town.Database.Object(await town.Herself(), await Claim(town, "A3"));
        await town.Database.Decided(request, DeferralOutcome.Granted);

        var claim = await town.Claim("A3");
        Assert.Equal((0L, 0L, 0L, 0L, 100_00L), (claim.PrincipalOre, claim.FeesOre, claim.InterestOre, claim.BalanceOre, claim.CreditOre));
        Assert.Equal("settled", claim.Stage);
        var letter = await town.Database.Letter(await town.Herself(), LetterKind.Decision);
        Assert.Contains("Du skal ikke betale noget", letter, StringComparison.Ordinal);
        Assert.Contains("Du har betalt 100,00 kr. for meget.", letter, StringComparison.Ordinal);
        Assert.Contains("Du har fået ret. Derfor er der ikke noget at klage over.", letter, StringComparison.Ordinal);
        Assert.Empty(await town.Broken());
    }

    [Theory, OnEveryDatabase]
    public async Task Interest_of_one_month_is_taken_away_and_the_next_is_posted(Engine engine)
    {
        await using var town = await AgreementTown.Unagreed(engine);
        await town.Nights("2026-02-02", "2026-02-20", "2026-03-13");
        Assert.Equal(14_00, (await town.Claim("A3")).InterestOre);
        var request = await town.Database.Object(await town.Herself(), await Claim(town, "A3"), ObjectionPart.Interest);
        Assert.IsType<DecideObjectionAnswer.Decided>(await town.Database.Answer(request, DeferralOutcome.PartlyGranted, days: AgreementTown.Day("2026-02-13")));

        Assert.Equal(7_00, (await town.Claim("A3")).InterestOre);
        await town.Nights("2026-03-16", "2026-04-13");
        Assert.Equal(14_00, (await town.Claim("A3")).InterestOre);
        Assert.Equal("partly-granted", Assert.Single((await town.Account()).Requests).Status);
        Assert.Empty(await town.Broken());
    }

    private static async Task<ClaimId> Claim(AgreementTown town, string reference)
    {
        await using var db = town.Database.Open();
        return await db.Claims.Where(row => row.Reference == reference).Select(row => row.Id).SingleAsync();
    }

    private static string Line(string principal) => $"TEST;A3;property-tax;{AgreementTown.Anna};;{principal};;;;2026-02-12;2026-02-12;;ordinary;;no;;";
}
