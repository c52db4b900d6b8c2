using Microsoft.EntityFrameworkCore;
using Portal.App.Agreements;
using Portal.App.Data;
using Portal.App.Limitations;
using Portal.App.Staff;
using Portal.App.Tests.Data;
using Portal.App.Tests.Rules;
using Portal.Domain.Agreements;
using Portal.Domain.Claims;
using Portal.Domain.Money;
using Portal.Domain.Policy;
using static Portal.App.Tests.Rules.RuleTown;

namespace Portal.App.Tests.Limitations;

/// <summary>Staff are told before a claim becomes time-barred (<see cref="WatchLimitation"/>; domain.md section 4).</summary>
public sealed class WatchLimitationTests
{
    /// <summary>To be paid on 16 February 2026: three years end on Friday 16 February 2029.</summary>
    private static string Claim(string reference, string debtor = Anna) => Line(reference, "property-tax", debtor, "4120,50");

    [Theory, OnEveryDatabase]
    public async Task Half_a_year_before_a_claim_is_time_barred_staff_are_told_once(Engine engine)
    {
        await using var town = await Create(engine, null);
        await town.Claims(Claim("A"), Line("T", "general", Bo, "500,00").Replace(";;ordinary", ";2026-09-30;ordinary", StringComparison.Ordinal), Line("D", "general", Shop, "500,00").Replace("ordinary;", "judgment;2026-01-05", StringComparison.Ordinal));
        await Watch(town, "2026-03-29");
        Assert.Empty(await Warned(town));

        await Watch(town, "2026-03-30");
        Assert.Equal(["T by 2026-09-30"], await Warned(town));
        await Watch(town, "2028-08-15");
        Assert.Equal(["T by 2026-09-30"], await Warned(town));
        await Watch(town, "2028-08-16");
        await Watch(town, "2028-08-17");
        Assert.Equal(["A by 2029-02-16", "T by 2026-09-30"], await Warned(town));
        await Watch(town, "2035-08-01");
        Assert.Equal(["A by 2029-02-16", "D by 2036-01-07", "T by 2026-09-30"], await Warned(town));
    }

    [Theory, OnEveryDatabase]
    public async Task What_is_paid_needs_no_warning_and_what_is_owed_again_does(Engine engine)
    {
        await using var town = await Create(engine, null);
        await town.Claims(Claim("A"));
        await Watch(town, "2028-08-16");
        Assert.Equal(["A by 2029-02-16"], await Warned(town));

        var paid = await Post(town, EntryKind.Payment, -4120_50, null);
        await Watch(town, "2028-08-17");
        Assert.Empty(await Warned(town));
        await Post(town, EntryKind.Reversal, 4120_50, paid);
        await Watch(town, "2028-08-18");
        Assert.Equal(["A by 2029-02-16"], await Warned(town));
    }

    [Theory, OnEveryDatabase]
    public async Task An_agreement_moves_the_day_and_the_warning_with_it(Engine engine)
    {
        await using var town = await Create(engine, null);
        await town.Claims(Claim("A"));
        await Watch(town, "2028-08-16");
        await Agree(town, "2028-09-04");

        await Watch(town, "2028-09-05");
        Assert.Empty(await Warned(town));
        await Watch(town, "2031-03-04");
        Assert.Equal(["A by 2031-09-04"], await Warned(town));
    }

    [Theory, OnEveryDatabase]
    public async Task What_staff_have_closed_is_not_opened_again(Engine engine)
    {
        await using var town = await Create(engine, null);
        await town.Claims(Claim("A"));
        await Watch(town, "2028-08-16");
        await using (var db = town.Get<IDbContextFactory<PortalDb>>().CreateDbContext())
            await db.Tasks.ExecuteUpdateAsync(set => set.SetProperty(row => row.ClosedOn, new DateOnly(2028, 8, 16)).SetProperty(row => row.Outcome, "sofie"));

        await Watch(town, "2028-08-17");
        Assert.Empty(await Warned(town));
    }

    [Fact]
    public async Task How_long_ahead_is_the_municipalitys_choice()
    {
        await using var town = await Create(Engine.Sqlite, RuleOff.Choice(PolicySetting.LimitationWarning, 9));
        await town.Claims(Claim("A"));

        await Watch(town, "2028-05-15");
        Assert.Empty(await Warned(town));
        await Watch(town, "2028-05-16");
        Assert.Equal(["A by 2029-02-16"], await Warned(town));
    }

    private static async Task Watch(RuleTown town, string night)
    {
        town.GoTo(Day(night));
        await town.Get<WatchLimitation>().Handle(Day(night), CancellationToken.None);
    }

    private static async Task<string[]> Warned(RuleTown town) =>
        [.. (await town.Get<OpenTasks>().Handle(CancellationToken.None)).Where(task => task is { Kind: "limitation", Detail: "limitation" }).Select(task => $"{task.Claim!.Split('/')[1]} by {task.Deadline:yyyy-MM-dd}").Order()];

    private static async Task<Guid> Post(RuleTown town, EntryKind kind, long ore, Guid? corrects)
    {
        var claim = await town.IdOf("A");
        var posting = new Posting(Guid.NewGuid(), kind, new(2028, 8, 16), new Kroner(ore), "test", Corrects: corrects);
        await using var work = await town.Get<ClaimWriter>().Begin([claim], CancellationToken.None);
        await work.Apply([Move.Posted(claim, "payment", "test", posting)], Actors.SystemActor.Import, CancellationToken.None);
        await work.Commit(CancellationToken.None);
        return posting.Id;
    }

    private static async Task Agree(RuleTown town, string day)
    {
        town.GoTo(Day(day));
        var claim = await town.IdOf("A");
        await using var work = await town.Get<ClaimWriter>().Begin([claim], CancellationToken.None);
        var facts = await ClaimFactsQuery.Of([claim], work.Db, CancellationToken.None);
        await AgreementMaking.Make(work, new AgreementTerms(facts[0].Debtor, facts, [new Instalment(1, new(2028, 10, 2), new Kroner(4120_50))], 1, null, "P07"), Actors.SystemActor.Night, CancellationToken.None);
        await work.Commit(CancellationToken.None);
    }
}
