using Portal.App.Dunning;
using Portal.App.Tests.Data;
using Portal.Domain.Claims;

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
        Assert.IsType<ActResult.Done>(await database.Get<HoldClaim>().Handle(claim, HoldKind.Staff, null, "venter", Town.Sofie, Cancel));
    }
}
