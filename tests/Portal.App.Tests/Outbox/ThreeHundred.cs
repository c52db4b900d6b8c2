using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Portal.App.Dunning;
using Portal.App.Import;
using Portal.App.Payments;
using Portal.App.Statements;
using Portal.App.Tests.Data;
using Portal.App.Tests.Dunning;
using Portal.App.Tests.Import;
using Portal.App.Tests.Rules;
using Portal.Domain.Claims;

namespace Portal.App.Tests.Outbox;

/// <summary>Three hundred people who get one letter each: some on paper, some in English, some about two claims at once.</summary>
/// <param name="Day">The day that is worked on.</param>
/// <param name="Fill">Brings a town to where the work can begin.</param>
/// <param name="Write">Makes and files the letters; begun again after a crash.</param>
internal sealed record ThreeHundred(DateOnly Day, Func<Database, Task> Fill, Func<Database, Task> Write)
{
    public const int Letters = 300, OnPaper = 30;

    private static readonly CancellationToken Cancel = CancellationToken.None;
    private static readonly Actors.Caseworker Lone = new("lone", "Lone Leder", System.Collections.Frozen.FrozenSet.ToFrozenSet([Actors.StaffRole.TeamLead]));

    /// <summary>A night in which everybody is reminded for the first time, with fee and interest.</summary>
    public static readonly ThreeHundred Night = new(
        new(2026, 10, 5),
        database => Arrived(database, new(2026, 10, 2), new(2026, 9, 21)),
        database => database.Get<NightWork>().Handle(Night!.Day, mayBeAhead: false, standInAnswers: false, null, Cancel));

    /// <summary>A year-end run from its order to the last filed letter; a third has paid.</summary>
    public static readonly ThreeHundred YearEnd = new(new(2026, 12, 31), YearIsOver, async database =>
    {
        await using (var db = database.Open())
            if (await db.StatementRuns.AnyAsync(row => row.State == Portal.App.Data.Rows.StatementRunState.Released, Cancel)) return;
        if (await database.Get<MakeStatements>().Handle(2026, Town.Finn, null, Cancel) is StatementOutcome.Made made) await database.Get<DecideStatements>().Handle(made.Run, true, Lone, Cancel);
        await database.Get<ReleaseStatements>().Handle(Cancel);
    });

    private static async Task Arrived(Database database, DateOnly arrival, DateOnly due)
    {
        database.Clock.GoTo(arrival);
        Assert.Empty((await database.Persons([.. Enumerable.Range(0, Letters).Select(i => $"{Id(i)};person;Borger Nummer {i};Havnegade {i};9990;Skagen;DK;;;{(i % 15 == 4 ? "en" : "da")};{(i % 10 == 7 ? "exempt" : "yes")};no;;")])).Messages());
        var claims = Enumerable.Range(0, Letters).Select(i => RuleTown.Line($"A{i}", "after-school", Id(i), Kroner(1000 + i), due))
            .Concat(Enumerable.Range(0, Letters).Where(i => i % 20 == 3).Select(i => RuleTown.Line($"B{i}", "daycare", Id(i), Kroner(2000 + i), due)));
        Assert.Empty((await database.Claims([.. claims])).Messages());
    }

    private static async Task YearIsOver(Database database)
    {
        await Arrived(database, new(2026, 12, 30), new(2026, 12, 28));
        await using (var db = database.Open())
        {
            var paid = new CamtFile();
            foreach (var claim in await db.Claims.Where(row => row.Type == ClaimType.AfterSchool).OrderBy(row => row.Reference).ToListAsync(Cancel))
                if (claim.PrincipalOre / 100 % 3 == 0) paid.Add($"B-{claim.Reference}", new(2026, 12, 30), claim.PrincipalOre, false, $"+71&lt;{claim.PaymentId}+{Database.Municipality.CreditorNumber}&lt;");
            Assert.Equal(ImportOutcome.Done, (await database.Get<ImportPayments>().Handle(database.WriteText("bank.xml", paid.ToString()), null, Cancel)).Outcome);
        }
        database.Clock.GoTo(YearEnd.Day);
        Assert.Equal(NightOutcomeKind.Done, (await database.Get<RunNight>().Handle(YearEnd.Day, mayBeAhead: false, null, Cancel)).Outcome);
    }

    private static string Id(int number) => $"610180{1000 + number}";

    private static string Kroner(int kroner) => string.Create(CultureInfo.InvariantCulture, $"{kroner},00");
}
