using Microsoft.EntityFrameworkCore;
using Portal.App.Actors;
using Portal.App.Agreements;
using Portal.App.Data;
using Portal.App.Dunning;
using Portal.App.Tests.Data;
using Portal.Domain.Claims;
using Portal.Domain.Dunning;

namespace Portal.App.Tests.Dunning;

/// <summary>A night reads and decides the next claims while it writes those before: what staff do to one of them meanwhile still counts.</summary>
public sealed class NightBesideTests
{
    private static readonly DateOnly Bills = new(2026, 10, 5);
    private static readonly DateOnly Reminders = new(2026, 11, 2);
    private static readonly CancellationToken Cancel = CancellationToken.None;

    [Theory, OnEveryDatabase]
    public async Task A_hold_set_after_a_claim_was_decided_and_before_it_was_written_stops_its_letter(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var town = new Town(database);
        var claims = new List<ClaimId>();
        for (var i = 0; i < 4; i++) claims.Add(await town.Claim(await town.Citizen($"Borger Nummer{i}"), ClaimType.Daycare, 1000 + i, new DateOnly(2026, 10, 15)));
        database.Clock.GoTo(Bills);
        await database.Get<NightWork>().Handle(Bills, false, standInAnswers: true, null, Cancel);
        database.Clock.GoTo(Reminders);

        var decided = new List<ClaimId>();
        var night = new RunNight(database.Get<IDbContextFactory<PortalDb>>(), database.Get<ClaimWriter>(), database.Get<Leases>(), database.Get<AgreementEndTold>(), Database.Municipality, database.Clock)
        {
            ChunkClaims = 1,
            DecideNight = (facts, debtor, on, before, policies) =>
            {
                var plan = Night.Decide(facts, debtor, on, before, policies);
                var first = !decided.Contains(facts[0].Id);
                decided.Add(facts[0].Id);
                if (first && facts[0].Id == claims[2])
                    Assert.IsType<ActResult.Done>(database.Get<HoldClaim>().Handle(claims[2], HoldKind.Staff, null, "Ringede om morgenen", Town.Sofie, Cancel).GetAwaiter().GetResult());
                return plan;
            },
        };
        var report = await night.Handle(Reminders, false, null, Cancel);

        Assert.Equal((NightOutcomeKind.Done, 3), (report.Outcome, report.Letters));
        Assert.Equal(2, decided.Count(claim => claim == claims[2]));
        Assert.All(claims.Where(claim => claim != claims[2]), claim => Assert.Single(decided, claim));
        await using var db = database.Open();
        Assert.False(await db.Steps.AnyAsync(step => step.ClaimId == claims[2] && step.Step == Step.Reminder1, Cancel));
    }
}
