using Portal.App.Actors;
using Portal.App.Agreements;
using Portal.App.Tests.Data;
using Portal.Domain.Agreements;
using Portal.Domain.Money;

namespace Portal.App.Tests.Agreements;

/// <summary>A debtor looks after their own agreement (story 8), and takes a broken one up again.</summary>
public sealed class ChangeAgreementTests
{
    [Theory, OnEveryDatabase]
    public async Task The_pay_day_is_moved_and_the_night_goes_by_the_new_dates(Engine engine)
    {
        await using var town = await AgreementTown.Create(engine);
        await town.Nights("2026-02-02");
        Assert.IsType<ChangeResult.Done>(await town.Change(new AgreementChangeAsk(AgreementChange.PayDay, PayDay: 20)));

        Assert.Equal(["2026-03-20", "2026-04-20", "2026-05-20"], (await town.Found()).Instalments.Select(one => $"{one.DueOn:yyyy-MM-dd}"));
        var letter = (await town.Account()).Letters.Single(letter => letter.Kind == "agreement-changed");
        Assert.Contains("20. marts 2026", await town.Text(letter.Id), StringComparison.Ordinal);
        await town.Nights("2026-03-06", "2026-03-26");
        Assert.Equal("active 0/0/0", await town.State());
        await town.Nights("2026-03-27");
        Assert.Equal("breached 0/0/0", await town.State());
        Assert.Empty(await town.Broken());
    }

    [Theory, OnEveryDatabase]
    public async Task An_instalment_is_skipped_once_a_year(Engine engine)
    {
        await using var town = await AgreementTown.Create(engine);
        await town.Nights("2026-02-02");
        Assert.IsType<ChangeResult.Done>(await town.Change(new AgreementChangeAsk(AgreementChange.Skip)));
        Assert.Equal(["2026-04-01", "2026-05-01", "2026-06-01"], (await town.Found()).Instalments.Select(one => $"{one.DueOn:yyyy-MM-dd}"));

        var again = Assert.IsType<ChangeResult.Refused>(await town.Change(new AgreementChangeAsk(AgreementChange.Skip)));
        Assert.Equal([ChangeRefusal.TooManySkipped], again.Reasons);
    }

    [Theory, OnEveryDatabase]
    public async Task What_was_paid_ahead_makes_the_agreement_shorter_or_its_instalments_lower(Engine engine)
    {
        await using var shorter = await AgreementTown.Create(engine);
        await shorter.Nights("2026-02-02");
        await shorter.Pay("2026-02-02", 500_00);
        Assert.IsType<ChangeResult.Done>(await shorter.Change(new AgreementChangeAsk(AgreementChange.Shorten)));
        Assert.Equal(["2026-02-02 500", "2026-03-01 500", "2026-04-01 500"], await shorter.Plan());

        await using var lower = await AgreementTown.Create(engine);
        await lower.Nights("2026-02-02");
        await lower.Pay("2026-02-02", 300_00);
        Assert.IsType<ChangeResult.Done>(await lower.Change(new AgreementChangeAsk(AgreementChange.Lower)));
        Assert.Equal(["2026-02-02 300", "2026-03-01 400", "2026-04-01 400", "2026-05-01 400"], await lower.Plan());
        Assert.Equal("active 300/0/0/0", await lower.State());
    }

    [Theory, OnEveryDatabase]
    public async Task A_broken_agreement_is_taken_up_again_by_paying_what_was_missing_and_only_once(Engine engine)
    {
        await using var town = await AgreementTown.Create(engine);
        await town.Nights("2026-02-02", "2026-03-06", "2026-03-20", "2026-03-21");
        var unpaid = Assert.IsType<ChangeResult.NotReinstated>(await town.Reinstate());
        Assert.Equal([ReinstateRefusal.StillMissing], unpaid.Reasons);

        await town.Pay("2026-03-21", 500_00);
        Assert.IsType<ChangeResult.Done>(await town.Reinstate());
        Assert.Equal("active 500/0/0", await town.State());
        Assert.Equal("agreement", (await town.Claim("A1")).Next!.StoppedBy);
        Assert.Equal(0, (await town.Claim("A1")).FeesOre);
        Assert.Empty(await town.Broken());

        await town.Nights("2026-04-13", "2026-04-27", "2026-04-28");
        await town.Pay("2026-04-28", 500_00);
        Assert.Equal([ReinstateRefusal.AlreadyReinstated], Assert.IsType<ChangeResult.NotReinstated>(await town.Reinstate()).Reasons);
    }

    [Theory, OnEveryDatabase]
    public async Task After_a_fortnight_it_is_too_late(Engine engine)
    {
        await using var town = await AgreementTown.Create(engine);
        await town.Nights("2026-02-02", "2026-03-06", "2026-03-21", "2026-04-05");
        await town.Pay("2026-04-05", 1500_00);
        Assert.Contains(ReinstateRefusal.TooLate, Assert.IsType<ChangeResult.NotReinstated>(await town.Reinstate()).Reasons);
    }

    [Theory, OnEveryDatabase]
    public async Task Somebody_elses_agreement_does_not_exist(Engine engine)
    {
        await using var town = await AgreementTown.Create(engine);
        var bo = new Citizen(await town.PersonOf("7202852345"), "Bo");
        Assert.Null(await town.Get<ChangeAgreement>().Handle(town.Agreement, new AgreementChangeAsk(AgreementChange.Skip), bo, CancellationToken.None));
        Assert.Null(await town.Get<ReinstateAgreement>().Handle(town.Agreement, bo, CancellationToken.None));
        var finance = new Caseworker("finn", "Finn", System.Collections.Frozen.FrozenSet.ToFrozenSet([StaffRole.Finance]));
        Assert.Null(await town.Get<ChangeAgreement>().Handle(town.Agreement, new AgreementChangeAsk(AgreementChange.Skip), finance, CancellationToken.None));
    }

    [Theory, OnEveryDatabase]
    public async Task A_lower_amount_stays_inside_the_frame(Engine engine)
    {
        await using var town = await AgreementTown.Create(engine);
        await town.Nights("2026-02-02");
        var small = Assert.IsType<ChangeResult.Refused>(await town.Change(new AgreementChangeAsk(AgreementChange.LowerAmount, Monthly: new Kroner(249_00))));
        Assert.Equal([ChangeRefusal.InstalmentIsTooSmall], small.Reasons);
        Assert.IsType<ChangeResult.Done>(await town.Change(new AgreementChangeAsk(AgreementChange.LowerAmount, Monthly: new Kroner(300_00))));
        Assert.Equal(["2026-03-01 300", "2026-04-01 300", "2026-05-01 300", "2026-06-01 300", "2026-07-01 300"], await town.Plan());
    }
}
