using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Portal.App.Demo;
using Portal.App.Recovery;
using Portal.App.Settings;
using Portal.App.Tests.Data;
using Portal.App.Verify;
using Portal.Domain.Agreements;
using Portal.Domain.Claims;
using Portal.Domain.Letters;
using Portal.Domain.People;
using Portal.Domain.Requests;

namespace Portal.App.Tests.Demo;

public sealed class DemoDataTests
{
    [Theory, OnEveryDatabase]
    public async Task An_empty_database_is_filled_by_imports_and_everything_is_in_order(Engine engine)
    {
        await using var database = await Database.Create(engine, services => services.AddSingleton(DemoCodes()));

        var filled = await database.Get<DemoData>().FillIfEmpty(45, 1, null, CancellationToken.None);

        Assert.Equal(45, filled!.Persons);
        await using var db = database.Open();
        Assert.Equal(Enum.GetValues<ClaimType>(), (await db.Claims.Select(row => row.Type).Distinct().ToListAsync()).Order());
        Assert.Contains(await db.Persons.ToListAsync(), person => person.Kind == PersonKind.Business);
        Assert.Empty(((HoldKind[])[HoldKind.RequestPending, HoldKind.Objection, HoldKind.Agreement, HoldKind.Deferral, HoldKind.Estate, HoldKind.FaroeGreenland]).Except(await db.Holds.Select(row => row.Kind).Distinct().ToListAsync()));
        Assert.InRange(filled.Payments, filled.Claims / 2, filled.Claims * 3 / 2);
        Assert.InRange(await db.Claims.CountAsync(row => row.BalanceOre == 0), filled.Claims / 2, filled.Claims * 3 / 4);
        LetterKind[] letters =
        [
            LetterKind.Bill, LetterKind.Reminder1, LetterKind.Reminder2, LetterKind.BreachReminder, LetterKind.TransferNotice, LetterKind.RequestReceipt, LetterKind.Decision, LetterKind.Agreement,
            LetterKind.AgreementChanged, LetterKind.Arrangement,
        ];
        Assert.Empty(letters.Except(await db.Letters.Select(row => row.Kind).Distinct().ToListAsync()));
        Assert.Equal([AgreementStatus.Active, AgreementStatus.Breached, AgreementStatus.Completed], await Statuses(AgreementKind.Agreement));
        Assert.Contains(AgreementStatus.Active, await Statuses(AgreementKind.Arrangement));
        Assert.True(await Requests(RequestStatus.Granted) >= 3);
        Assert.True(await Requests(RequestStatus.Refused) >= 1);
        Assert.InRange(await db.Requests.CountAsync(row => row.DecidedOn == null && row.SubmittedOn != null), 2, 4);
        Assert.True(await db.BankTransactions.AnyAsync(row => row.ClaimId == null));
        Assert.Equal(new DateOnly(2026, 10, 2), await db.Nights.MaxAsync(row => row.On));
        Assert.True(await db.Objections.CountAsync() >= 2);
        // Proposals that can be sent, by the invented codes, and some that cannot.
        var proposed = (await database.Get<TransferDesk>().Handle(Town.Sofie, CancellationToken.None))!.Proposed;
        Assert.Contains(proposed, claim => claim.LeftOut.Count == 0 && claim.Type is ClaimType.General or ClaimType.PropertyTax or ClaimType.Civil);
        Assert.Contains(proposed, claim => claim.LeftOut.Count > 0);
        await foreach (var result in database.Get<VerifyAll>().Handle(CancellationToken.None)) Assert.Empty(result.Broken);

        async Task<IEnumerable<AgreementStatus>> Statuses(AgreementKind kind) => (await db.Agreements.Where(row => row.Kind == kind).Select(row => row.Status).Distinct().ToListAsync()).Order();

        Task<int> Requests(RequestStatus status) => db.Requests.CountAsync(row => row.Status == status);
    }

    /// <summary>As Development has them.</summary>
    private static RecoveryOptions DemoCodes()
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { EnvironmentName = Environments.Development });
        builder.Configuration.AddDemoMunicipality(builder.Environment);
        var codes = builder.Configuration.GetSection(RecoveryOptions.Section).Get<RecoveryOptions>()!;
        Assert.All(codes.Codes.SelectMany(line => (string[])[line.Claim, line.Fee, line.Interest]).Where(code => code.Length > 0), code => Assert.StartsWith("DEMO", code, StringComparison.Ordinal));
        Assert.Empty(codes.Faults(production: false));
        return codes;
    }

    [Fact]
    public async Task A_demo_that_was_cut_off_is_not_taken_for_a_whole_one()
    {
        await using var database = await Database.Create(Engine.Sqlite);
        using var stop = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => database.Get<DemoData>().FillIfEmpty(10, 1, new Stopping(stop), stop.Token));
        await Assert.ThrowsAsync<DemoCutOffException>(() => database.Get<DemoData>().FillIfEmpty(10, 1, null, CancellationToken.None));
    }

    private sealed class Stopping(CancellationTokenSource stop) : IProgress<int>
    {
        public void Report(int value)
        {
            if (value > 0) stop.Cancel();
        }
    }

    [Fact]
    public async Task A_database_with_data_is_left_alone()
    {
        await using var database = await Database.Create(Engine.Sqlite);
        Assert.NotNull(await database.Get<DemoData>().FillIfEmpty(10, 1, null, CancellationToken.None));

        Assert.Null(await database.Get<DemoData>().FillIfEmpty(10, 1, null, CancellationToken.None));
    }

    [Fact]
    public void The_same_citizens_seed_and_day_give_the_same_files_and_another_seed_gives_others()
    {
        Assert.Equal(Written(120, 7), Written(120, 7));
        Assert.NotEqual(Written(120, 7), Written(120, 8));
    }

    [Theory]
    [InlineData("2026-01-31")]
    [InlineData("2028-02-29")]
    [InlineData("2026-12-24")]
    public async Task The_demo_can_be_made_on_any_day(string day)
    {
        await using var database = await Database.Create(Engine.Sqlite);
        database.Clock.GoTo(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(10, (await database.Get<DemoData>().FillIfEmpty(10, 3, null, CancellationToken.None))!.Persons);
    }

    [Fact]
    public void Every_CPR_number_of_the_demo_is_one_that_no_living_person_has()
    {
        var ids = Written(300, 1).Split('\n').Skip(1).Select(line => line.Split(';')[0]).Where(id => id.Length == 10 && id.All(char.IsAsciiDigit)).ToList();
        Assert.All(ids, id => Assert.InRange(int.Parse(id[..2], System.Globalization.CultureInfo.InvariantCulture), 61, 91));
    }

    private static string Written(int citizens, int seed)
    {
        var folder = Directory.CreateTempSubdirectory("portal-demo-").FullName;
        try
        {
            var (files, today) = (new DemoFiles(citizens, seed, new DateOnly(2026, 10, 2)), new DateOnly(2026, 10, 2));
            return File.ReadAllText(files.Persons(folder, today)) + File.ReadAllText(DemoFiles.Claims(folder, today, files.AllClaims));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
