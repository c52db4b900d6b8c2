using Microsoft.EntityFrameworkCore;
using Portal.App.Actors;
using Portal.App.Data;
using Portal.App.Dunning;
using Portal.App.Settings;
using Portal.App.Tests.Data;
using Portal.App.Tests.Payments;
using Portal.Domain.Dunning;
using Portal.Domain.Payments;

namespace Portal.App.Tests.Dunning;

/// <summary>What staff are told of the next night is what the night then does.</summary>
public sealed class NightDeskTests
{
    private static readonly CancellationToken Cancel = CancellationToken.None;

    [Theory, OnEveryDatabase]
    public async Task What_the_next_night_is_said_to_do_is_what_it_does(Engine engine)
    {
        await using var town = await MoneyTown.Create(engine);
        var (letters, stopped) = (0, 0);
        for (var night = MoneyTown.Monday; night <= new DateOnly(2026, 4, 1); night = night.AddDays(1))
        {
            town.Database.Clock.GoTo(night);
            if (night == new DateOnly(2026, 2, 20)) await town.Get<HoldClaim>().Handle(await town.IdOf("A2"), Portal.Domain.Claims.HoldKind.Staff, null, "venter", Town.Sofie, Cancel);
            var coming = (await town.Get<NightDesk>().Handle(Town.Sofie, Cancel))!.Coming!;
            Assert.Equal(night, coming.On);

            var done = await town.Get<RunNight>().Handle(night, mayBeAhead: false, null, Cancel);

            Assert.Equal((done.Looked, done.Letters, done.Tasks, done.FeesOre, done.InterestOre), (coming.Report.Looked, coming.Report.Letters, coming.Report.Tasks, coming.Report.FeesOre, coming.Report.InterestOre));
            Assert.Equal(done.Steps, coming.Report.Steps);
            Assert.Equal(done.Stopped, coming.Report.Stopped);
            Assert.Equal(done.Steps.Values.Sum() + done.Skipped.Values.Sum(), coming.Listed.Count(claim => claim.Outcome.Taken));
            (letters, stopped) = (letters + done.Letters, stopped + done.Stopped.Values.Sum());
        }
        Assert.True(letters >= 6 && stopped > 0, $"{letters} letters, {stopped} stopped");
    }

    [Theory, OnEveryDatabase]
    public async Task The_nights_before_are_told_with_what_they_did_and_the_next_is_the_day_after_the_last(Engine engine)
    {
        await using var town = await MoneyTown.Create(engine);
        Assert.Empty((await town.Get<NightDesk>().Handle(Town.Finn, Cancel))!.Past);
        var done = await town.Get<RunNight>().Handle(MoneyTown.Monday, mayBeAhead: false, null, Cancel);

        var view = (await town.Get<NightDesk>().Handle(Town.Finn, Cancel))!;

        var past = Assert.Single(view.Past);
        Assert.Equal((MoneyTown.Monday, done.Looked, done.InterestOre), (past.On, past.Report.Looked, past.Report.InterestOre));
        Assert.Equal(MoneyTown.Monday.AddDays(1), view.Coming!.On);
    }

    [Theory, OnEveryDatabase]
    public async Task An_old_bank_file_is_warned_of(Engine engine)
    {
        await using var town = await MoneyTown.Create(engine);
        Assert.Equal((null, false), Bank((await town.Get<NightDesk>().Handle(Town.Sofie, Cancel))!));
        await town.Bank(("B1", MoneyTown.Friday, 100_00, PaymentId.Of(1).Digits));
        foreach (var (days, old) in new[] { (0, false), (4, false), (5, true) })
        {
            town.Database.Clock.GoTo(MoneyTown.Monday.AddDays(days));
            Assert.Equal((MoneyTown.Monday, old), Bank((await town.Get<NightDesk>().Handle(Town.Sofie, Cancel))!));
        }
        static (DateOnly?, bool) Bank(NightDeskView view) => (view.LastBankFile, view.BankFileIsOld);
    }

    /// <summary>As the night does: it is told of, and the others are shown.</summary>
    [Theory, OnEveryDatabase]
    public async Task A_claim_that_cannot_be_decided_does_not_take_the_page_or_the_preview_with_it(Engine engine)
    {
        await using var town = await MoneyTown.Create(engine);
        var bad = await town.IdOf("B1");
        DecideNight decide = (claims, debtor, on, before, policies) => claims.Any(claim => claim.Id == bad) ? throw new InvalidOperationException("no rule") : Night.Decide(claims, debtor, on, before, policies);
        var dbs = town.Get<IDbContextFactory<PortalDb>>();
        var desk = new NightDesk(dbs, town.Database.Clock, new JobsOptions()) { DecideNight = decide };

        var coming = (await desk.Handle(Town.Sofie, Cancel))!.Coming!;

        Assert.Equal([new UndecidedClaim(bad.Value, "no rule")], coming.Report.Undecided);
        Assert.Equal((coming.Claims, coming.Claims - 1), (coming.Decided, coming.Report.Looked));
        var previewed = new List<PreviewedClaim>();
        await foreach (var claim in new PreviewNight(dbs) { DecideNight = decide }.Handle(MoneyTown.Monday, Cancel)) previewed.Add(claim);
        Assert.Equal(coming.Claims, previewed.Count);
        var left = Assert.Single(previewed, claim => claim.Outcome is null);
        Assert.Equal(("B1", "no rule"), (left.Reference, left.Undecided));
    }

    [Fact]
    public async Task Whoever_decides_nothing_about_claims_does_not_see_it()
    {
        await using var town = await MoneyTown.Create(Engine.Sqlite);
        foreach (var role in new[] { StaffRole.Administrator, StaffRole.Auditor }) Assert.Null(await town.Get<NightDesk>().Handle(new Caseworker("x", "X", [role]), Cancel));
    }

    [Fact]
    public async Task Beyond_the_bank_s_calendar_there_is_no_next_night()
    {
        await using var town = await MoneyTown.Create(Engine.Sqlite);
        town.Database.Clock.GoTo(new DateOnly(2031, 12, 30));
        Assert.Null((await town.Get<NightDesk>().Handle(Town.Sofie, Cancel))!.Coming);
    }
}
