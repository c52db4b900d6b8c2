using Portal.App.Actors;
using Portal.App.Dunning;
using Portal.App.Payments;
using Portal.App.Tests.Data;
using Portal.Domain.Claims;
using Portal.Domain.Money;

namespace Portal.App.Tests.Dunning;

public sealed class WhoMayActTests
{
    private static readonly CancellationToken Cancel = CancellationToken.None;

    [Fact]
    public async Task Only_caseworkers_and_team_leads_change_a_claim_s_course()
    {
        await using var database = await Database.Create(Engine.Sqlite);
        var town = new Town(database);
        var claim = await town.Claim(await town.Citizen());

        Assert.Null(await database.Get<RegisterContact>().Handle(claim, "ringede", Town.Finn, Cancel));
        Assert.Null(await database.Get<JudgeRemindersPointless>().Handle(claim, "bor i udlandet", Town.Finn, Cancel));
        Assert.Null(await database.Get<RecordFeeReason>().Handle(claim, "ny adresse", Town.Finn, Cancel));
        Assert.Null(await database.Get<HoldClaim>().Handle(claim, HoldKind.Staff, null, "venter", Town.Finn, Cancel));
        Assert.Null(await database.Get<ReleaseHold>().Handle(claim, HoldKind.Staff, Town.Finn, Cancel));
        foreach (var other in new[] { StaffRole.Administrator, StaffRole.Auditor })
        {
            var by = new Caseworker("x", "X", [other]);
            Assert.Null(await database.Get<MatchPayment>().Handle(Guid.NewGuid(), claim, by, Cancel));
            Assert.Null(await database.Get<AnswerQuestion>().Handle(Guid.NewGuid(), QuestionAnswer.Same, by, Cancel));
            Assert.Null(await database.Get<MoveCredit>().Handle(claim, claim, Kroner.Of(1), by, Cancel));
        }
        Assert.Null(await database.Get<MoveCredit>().Handle(claim, claim, Kroner.Of(1), Town.Sofie, Cancel));
        Assert.IsType<MoneyResult.Refused>(await database.Get<MoveCredit>().Handle(claim, claim, Kroner.Of(1), Town.Finn, Cancel));
        Assert.IsType<ActResult.Done>(await database.Get<HoldClaim>().Handle(claim, HoldKind.Staff, null, "venter", Town.Sofie, Cancel));
    }
}
