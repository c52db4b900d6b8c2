using System.Text;
using Microsoft.EntityFrameworkCore;
using Portal.App.Actors;
using Portal.App.Deferrals;
using Portal.App.Letters;
using Portal.App.Requests;
using Portal.App.Tests.Data;
using Portal.App.Tests.Deferrals;
using Portal.App.Tests.Outbox;
using Portal.Domain.Claims;
using Portal.Domain.Deferrals;
using Portal.Domain.Letters;
using static Portal.App.Tests.Deferrals.DeferralCase;

namespace Portal.App.Tests.Requests;

/// <summary>Asking again within 30 days of a refusal (formats.md section 5, "pending request").</summary>
public sealed class RepeatRequestTests
{
    [Theory, OnEveryDatabase]
    public async Task Rule_P08_the_same_again_is_received_and_answered_but_stops_nothing_and_says_so(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var (town, cases) = (new Town(database), new DeferralCase(database));
        var anna = await town.Citizen();
        var (refused, fresh) = (await town.Claim(anna), await town.Claim(anna));
        await cases.Refuse(await cases.Sent(anna, refused));
        database.Clock.Pass(TimeSpan.FromDays(30));

        var draft = await cases.Draft(anna, [refused, fresh]);
        Assert.Equal(refused, Assert.Single((await database.Get<FindDeferralDraft>().Handle(draft, anna, Cancel))!.Repeated));
        Assert.IsType<SubmitAnswer.Sent>(await database.Get<SubmitRequest>().Handle(draft, anna, Cancel));

        Assert.Equal([fresh], await Held(database, draft));
        Assert.Equal(refused, Assert.Single((await database.Get<MyRequest>().Handle(draft, anna, Cancel))!.Unheld));
        var receipt = (await database.Get<MyInbox>().Handle(anna, 1, Cancel)).Items[0];
        Assert.Equal(LetterKind.RequestReceipt, receipt.Kind);
        Assert.Contains("Vi har for nylig svaret nej for Krav nummer 1.", LetterPlainText.Of((await database.Get<MyLetters>().Open(receipt.Id, anna, Cancel))!.Content), StringComparison.Ordinal);
        Assert.Empty(await new Mail(database).Broken());

        await cases.Refuse(draft);
        Assert.Empty(await new Mail(database).Broken());
    }

    [Theory, OnEveryDatabase]
    public async Task A_new_reason_holds_and_so_does_the_same_once_the_days_are_over(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var (town, cases) = (new Town(database), new DeferralCase(database));
        var anna = await town.Citizen();
        var claim = await town.Claim(anna);
        await cases.Refuse(await cases.Sent(anna, claim));

        var other = await cases.Sent(anna, HardshipReason.Illness, claim);
        Assert.Equal([claim], await Held(database, other));
        await cases.Refuse(other);

        // Both have been refused: by turns they are nothing new.
        var again = await cases.Sent(anna, HardshipReason.Unemployment, claim);
        Assert.Empty(await Held(database, again));
        await cases.Refuse(again);

        database.Clock.Pass(TimeSpan.FromDays(31));
        Assert.Equal([claim], await Held(database, await cases.Sent(anna, claim)));
    }

    [Theory, OnEveryDatabase]
    public async Task A_new_document_holds_from_the_day_it_comes(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var (town, cases) = (new Town(database), new DeferralCase(database));
        var anna = await town.Citizen();
        var claim = await town.Claim(anna);
        var first = await cases.Sent(anna, claim);
        await Add(database, first, anna, "opsigelse");
        await cases.Refuse(first);

        var again = await cases.Sent(anna, claim);
        await Add(database, again, anna, "opsigelse");
        Assert.Empty(await Held(database, again));
        await Add(database, again, anna, "sygemelding");
        Assert.Equal([claim], await Held(database, again));
        Assert.Empty((await database.Get<MyRequest>().Handle(again, anna, Cancel))!.Unheld);
        Assert.Empty(await new Mail(database).Broken());
    }

    [Theory, OnEveryDatabase]
    public async Task One_that_stops_nothing_still_waits_and_a_second_about_the_claim_is_refused(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var (town, cases) = (new Town(database), new DeferralCase(database));
        var anna = await town.Citizen();
        var claim = await town.Claim(anna);
        await cases.Refuse(await cases.Sent(anna, claim));
        await cases.Sent(anna, claim);

        var third = await cases.Draft(anna, [claim]);
        Assert.Equal([DeferralRefusal.RequestIsPending], Assert.IsType<SubmitAnswer.Refused>(await database.Get<SubmitRequest>().Handle(third, anna, Cancel)).Reasons);
    }

    private static async Task Add(Database database, Guid request, Citizen citizen, string words) =>
        Assert.Empty((await database.Get<AddEvidence>().Handle(request, "papir.pdf", new MemoryStream(Encoding.ASCII.GetBytes($"%PDF-1.7 {words}")), citizen, Cancel))!);

    private static async Task<List<ClaimId>> Held(Database database, Guid request)
    {
        await using var db = database.Open();
        return await db.Holds.Where(hold => hold.Cause == request && hold.Kind == HoldKind.RequestPending && hold.LiftedOn == null).Select(hold => hold.ClaimId).ToListAsync();
    }
}
