using Microsoft.EntityFrameworkCore;
using Portal.App.Actors;
using Portal.App.Data.Rows;
using Portal.App.Dunning;
using Portal.App.Policy;
using Portal.App.Staff;
using Portal.App.Tests.Data;
using Portal.Domain.Claims;
using Portal.Domain.Policy;

namespace Portal.App.Tests.Policy;

/// <summary>A municipality's dated choice: proposed by one, approved by another, in force from its day and not before.</summary>
public sealed class PolicyChoiceTests
{
    private static readonly Caseworker Tina = Staff("tina", StaffRole.TeamLead), Ada = Staff("ada", StaffRole.Administrator);
    private static readonly DateOnly Today = new(2026, 10, 2), From = new(2026, 10, 6);

    [Theory, OnEveryDatabase]
    public async Task One_proposes_another_approves_and_both_stand_in_the_journal(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var id = await Proposed(database, PolicySetting.ReminderFee, 15_000);
        Assert.Equal(("approve", "policy-choice"), Assert.Single((await database.Get<OpenTasks>().Handle(default)).Select(task => (task.Kind, task.Detail))));
        Assert.DoesNotContain((await View(database)).Coming, choice => choice.Row.Setting == PolicySetting.ReminderFee);

        Assert.IsType<PolicyAnswer.Done>(await database.Get<DecidePolicyChoice>().Handle(id, approved: true, Ada, default));
        var coming = Assert.Single((await View(database)).Coming, choice => choice.Row.Setting == PolicySetting.ReminderFee);
        Assert.Equal((15_000, "tina", "ada"), (coming.Row.Value, coming.ProposedBy, coming.ApprovedBy));
        Assert.Empty((await View(database)).Proposals);
        Assert.Empty(await database.Get<OpenTasks>().Handle(default));
        Assert.Equal(
            [("policy-proposed", "staff:tina", "reminder-fee/2026-10-06"), ("policy-approved", "staff:ada", "reminder-fee/2026-10-06")], await Journal(database));
    }

    [Theory, OnEveryDatabase]
    public async Task The_proposer_cannot_approve_nor_can_other_roles(Engine engine)
    {
        await using var database = await Database.Create(engine);
        Assert.Null(await Propose(database, PolicySetting.ReminderFee, 15_000, by: Town.Sofie));
        Assert.Null(await Propose(database, PolicySetting.ReminderFee, 15_000, by: Town.Finn));
        var id = await Proposed(database, PolicySetting.ReminderFee, 15_000);

        foreach (var by in new[] { Tina, Town.Sofie, Town.Finn, Staff("rita", StaffRole.Auditor) })
            foreach (var approved in new[] { true, false })
                Assert.Null(await database.Get<DecidePolicyChoice>().Handle(id, approved, by, default));
        Assert.Single((await View(database)).Proposals);
    }

    [Theory, OnEveryDatabase]
    public async Task A_choice_is_decided_once_and_a_rejected_one_holds_nothing(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var id = await Proposed(database, PolicySetting.ReminderFee, 15_000);
        Assert.Equal([PolicyRefusal.AlreadyProposed], Reasons(await Propose(database, PolicySetting.ReminderFee, 16_000)));

        Assert.IsType<PolicyAnswer.Done>(await database.Get<DecidePolicyChoice>().Handle(id, approved: false, Ada, default));
        Assert.Null(await database.Get<DecidePolicyChoice>().Handle(id, approved: true, Ada, default));
        Assert.Empty((await View(database)).Proposals);
        Assert.Empty((await View(database)).Coming);
        Assert.Equal("policy-rejected", (await Journal(database))[^1].What);
    }

    [Theory, OnEveryDatabase]
    public async Task A_limit_is_told_at_the_proposal_and_binds_at_the_approval(Engine engine)
    {
        await using var database = await Database.Create(engine);
        Assert.Equal([PolicyRefusal.BeyondLimit], Reasons(await Propose(database, PolicySetting.MonthlyInterest, 101)));
        Assert.Empty(await Journal(database));

        // A row that came around the form, or a limit that was lowered after the proposal.
        var id = await Around(database, PolicySetting.MonthlyInterest, 101, approved: false);
        Assert.Equal([PolicyRefusal.BeyondLimit], Reasons(await database.Get<DecidePolicyChoice>().Handle(id, approved: true, Ada, default)));
        Assert.Equal([PolicyRefusal.BeyondLimit], Assert.Single((await View(database)).Proposals).Faults.Select(fault => fault.Reason));
        Assert.Null(await database.Get<CheckPolicy>().Handle(default));
    }

    [Theory, OnEveryDatabase]
    public async Task The_start_names_a_row_beyond_the_law_and_its_limit(Engine engine)
    {
        await using var database = await Database.Create(engine);
        Assert.Null(await database.Get<CheckPolicy>().Handle(default));
        await Around(database, PolicySetting.MonthlyInterest, 101, approved: true);

        var fault = await database.Get<CheckPolicy>().Handle(default);
        Assert.Contains("monthly-interest/2026-10-06 = 1,01 %: at most 1,00 % (gebyrloven § 3)", fault, StringComparison.Ordinal);
    }

    [Theory, OnEveryDatabase]
    public async Task A_choice_whose_day_has_come_can_only_be_rejected(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var id = await Proposed(database, PolicySetting.ReminderFee, 15_000);
        await Night(database, From);

        Assert.Equal([PolicyRefusal.NotAfterBusinessDay], Reasons(await database.Get<DecidePolicyChoice>().Handle(id, approved: true, Ada, default)));
        Assert.IsType<PolicyAnswer.Done>(await database.Get<DecidePolicyChoice>().Handle(id, approved: false, Ada, default));
    }

    [Theory, OnEveryDatabase]
    public async Task Nothing_is_approved_while_a_night_is_run_nor_for_a_night_that_was_cut_off(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var id = await Proposed(database, PolicySetting.ReminderFee, 15_000);
        var leases = database.Get<Leases>();
        var fence = await leases.Take(RunNight.Lease, TimeSpan.FromMinutes(2), default);
        Assert.Equal([PolicyRefusal.NightIsRunning], Reasons(await database.Get<DecidePolicyChoice>().Handle(id, approved: true, Ada, default)));

        await leases.Release(RunNight.Lease, fence!.Value, default);
        await using (var db = database.Open())
        {
            db.Nights.Add(new NightRow { On = From, StartedAt = database.Clock.GetUtcNow(), Fence = fence.Value });
            await db.SaveChangesAsync();
        }
        Assert.Equal([PolicyRefusal.NotAfterBusinessDay], Reasons(await database.Get<DecidePolicyChoice>().Handle(id, approved: true, Ada, default)));
        Assert.NotNull(await leases.Take(RunNight.Lease, TimeSpan.FromMinutes(2), default));
    }

    [Theory, OnEveryDatabase]
    public async Task The_last_approved_of_two_from_the_same_day_holds(Engine engine)
    {
        await using var database = await Database.Create(engine);
        foreach (var fee in new[] { 15_000, 12_000 })
        {
            await database.Get<DecidePolicyChoice>().Handle(await Proposed(database, PolicySetting.ReminderFee, fee), approved: true, Ada, default);
            database.Clock.Pass(TimeSpan.FromHours(1));
        }

        Assert.Equal(12_000, Assert.Single((await View(database)).Coming).Row.Value);
    }

    [Theory, OnEveryDatabase]
    public async Task The_night_takes_the_fee_from_its_day_and_not_before(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var town = new Town(database);
        var early = await town.Claim(await town.Citizen(), ClaimType.Daycare, dueOn: new DateOnly(2026, 9, 28));
        var late = await town.Claim(await town.Citizen("Bo Æbelø"), ClaimType.Daycare, dueOn: new DateOnly(2026, 9, 29));
        await Night(database, Today);
        var from = new DateOnly(2026, 10, 9);
        var id = Assert.IsType<PolicyAnswer.Done>(await Propose(database, PolicySetting.ReminderFee, 15_000, from)).Id;
        Assert.IsType<PolicyAnswer.Done>(await database.Get<DecidePolicyChoice>().Handle(id, approved: true, Ada, default));

        for (var night = Today.AddDays(1); night <= from; night = night.AddDays(1)) await Night(database, night);

        await using var db = database.Open();
        var fees = await db.Transactions.Where(row => row.Kind == EntryKind.Fee).OrderBy(row => row.On).Select(row => new { row.ClaimId, row.On, row.AmountOre, row.Rule }).ToListAsync();
        Assert.Equal([early, late], fees.Select(fee => fee.ClaimId!.Value));
        Assert.Equal([25_000L, 15_000L], fees.Select(fee => fee.AmountOre));
        Assert.Equal([from.AddDays(-1), from], fees.Select(fee => fee.On));
        Assert.Contains("reminder-fee/2026-10-09", fees[1].Rule, StringComparison.Ordinal);
    }

    private static async Task Night(Database database, DateOnly night)
    {
        database.Clock.GoTo(night);
        Assert.Equal(NightOutcomeKind.Done, (await database.Get<RunNight>().Handle(night, mayBeAhead: false, null, default)).Outcome);
    }

    private static async Task<Guid> Proposed(Database database, PolicySetting setting, long value) => Assert.IsType<PolicyAnswer.Done>(await Propose(database, setting, value)).Id;

    private static Task<PolicyAnswer?> Propose(Database database, PolicySetting setting, long value, DateOnly? from = null, Caseworker? by = null) =>
        database.Get<ProposePolicyChoice>().Handle(setting, null, from ?? From, value, " byrådets beslutning af 1. oktober 2026 ", by ?? Tina, default);

    private static async Task<Guid> Around(Database database, PolicySetting setting, long value, bool approved)
    {
        await using var db = database.Open();
        var row = new PolicyChoiceRow
        {
            Id = Guid.CreateVersion7(), Setting = Domain.Slug.Of(setting), ValidFrom = From, Value = value, Source = "x", ProposedBy = Tina.JournalId, ProposedAt = database.Clock.GetUtcNow(),
            ApprovedBy = approved ? Ada.JournalId : null, ApprovedAt = approved ? database.Clock.GetUtcNow() : null,
        };
        db.PolicyChoices.Add(row);
        await db.SaveChangesAsync();
        return row.Id;
    }

    private static Task<PolicyView> View(Database database) => database.Get<PolicyOverview>().Handle(Ada, default);

    private static async Task<List<(string What, string Actor, string Rule)>> Journal(Database database)
    {
        await using var db = database.Open();
        return [.. (await db.Journal.Where(row => row.What.StartsWith("policy-")).OrderBy(row => row.Id).ToListAsync()).OrderBy(row => row.What == "policy-proposed" ? 0 : 1).Select(row => (row.What, row.Actor, row.Rule))];
    }

    private static IEnumerable<PolicyRefusal> Reasons(PolicyAnswer? answer) => Assert.IsType<PolicyAnswer.Refused>(answer).Faults.Select(fault => fault.Reason);

    private static Caseworker Staff(string id, StaffRole role) => new(id, id, System.Collections.Frozen.FrozenSet.ToFrozenSet([role]));
}
