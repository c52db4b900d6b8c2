using Microsoft.EntityFrameworkCore;
using Portal.App.Actors;
using Portal.App.Deferrals;
using Portal.App.Requests;
using Portal.App.Letters;
using Portal.App.Tests.Data;
using Portal.App.Tests.Outbox;
using Portal.Domain.Claims;
using Portal.Domain.Deferrals;
using Portal.Domain.Letters;
using Portal.Domain.Requests;
using static Portal.App.Tests.Deferrals.DeferralCase;

namespace Portal.App.Tests.Deferrals;

public sealed class EnterDeferralTests
{
    [Theory, OnEveryDatabase]
    public async Task Rule_L05_what_was_asked_for_by_phone_is_on_record_with_the_same_hold_and_a_receipt_to_the_citizen(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var (town, cases) = (new Town(database), new DeferralCase(database));
        var anna = await town.Citizen();
        var (claim, own) = (await town.Claim(anna), await town.Claim(anna));
        var draft = await cases.Draft(anna, [own]);

        var sent = Assert.IsType<SubmitAnswer.Sent>(await database.Get<EnterRequest>().Handle(Input(anna, claim), Town.Sofie, Cancel));

        await using var db = database.Open();
        var row = await db.Requests.SingleAsync(request => request.Id == sent.Request);
        Assert.Equal((RequestStatus.Submitted, RequestChannel.Phone, "Sofie Sagsbehandler", "2026-000001"), (row.Status, row.Channel, row.EnteredBy, row.CaseNumber));
        Assert.Equal((claim, HoldKind.RequestPending), await db.Holds.Select(hold => new ValueTuple<ClaimId, HoldKind>(hold.ClaimId, hold.Kind)).SingleAsync());
        Assert.Equal("staff:sofie", (await db.Journal.SingleAsync(entry => entry.What == "request-submitted")).Actor);
        var receipt = Assert.Single((await database.Get<MyInbox>().Handle(anna, 1, Cancel)).Items);
        Assert.Equal(LetterKind.RequestReceipt, receipt.Kind);
        Assert.Contains("Du ringede til os", LetterPlainText.Of((await database.Get<MyLetters>().Open(receipt.Id, anna, Cancel))!.Content), StringComparison.Ordinal);
        Assert.Equal(own, Assert.Single((await database.Get<FindDeferralDraft>().Handle(draft, anna, Cancel))!.Chosen).Card.Id);
        Assert.Empty(await new Mail(database).Broken());
    }

    [Theory, OnEveryDatabase]
    public async Task The_rules_are_the_same_and_nothing_is_left_of_what_they_refuse(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var town = new Town(database);
        var (anna, bo) = (await town.Citizen(), await town.Citizen("Bo Æbelø"));
        var (daycare, bos) = (await town.Claim(anna, ClaimType.Daycare), await town.Claim(bo));
        var enter = database.Get<EnterRequest>();

        Assert.Null(await enter.Handle(Input(anna, daycare), Town.Finn, Cancel));
        Assert.Null(await enter.Handle(Input(anna, bos), Town.Sofie, Cancel));
        Assert.Null(await enter.Handle(Input(anna, daycare) with { Person = new(Guid.NewGuid()) }, Town.Sofie, Cancel));
        Assert.Equal([DeferralRefusal.SpecialCircumstancesMissing], Refusals(await enter.Handle(Input(anna, daycare), Town.Sofie, Cancel)));
        Assert.Equal(
            [DeferralRefusal.ChannelIsMissing, DeferralRefusal.ExplanationIsTooLong],
            Refusals(await enter.Handle(Input(anna, daycare) with { Channel = RequestChannel.Portal, Explanation = new string('x', SaveDeferralDraft.LongestText + 1) }, Town.Sofie, Cancel)));

        await using var db = database.Open();
        Assert.Equal((0, 0, 0), (await db.Requests.CountAsync(), await db.PersonalTexts.CountAsync(), await db.Letters.CountAsync()));
    }

    private static EnteredRequest Input(Citizen citizen, params ClaimId[] claims) =>
        new(citizen.Person, claims, RequestChannel.Phone, Christmas, new HashSet<HardshipReason> { HardshipReason.Illness }, "Ringede fra sygehuset.", "", false);

    private static IReadOnlyList<DeferralRefusal> Refusals(SubmitAnswer? answer) => Assert.IsType<SubmitAnswer.Refused>(answer).Reasons;
}
