using Microsoft.EntityFrameworkCore;
using Portal.App.Accounts;
using Portal.App.Actors;
using Portal.App.Agreements;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.App.Dunning;
using Portal.App.Import;
using Portal.App.Letters;
using Portal.App.Payments;
using Portal.App.Tests.Data;
using Portal.App.Tests.Dunning;
using Portal.App.Tests.Import;
using Portal.App.Verify;
using Portal.Domain.Agreements;
using Portal.Domain.Money;
using Portal.Domain.People;
using Portal.Domain.Payments;

namespace Portal.App.Tests.Agreements;

/// <summary>
/// A town with an agreement: Anna owes 1.000,00 and 500,00 of a law without interest, due a month apart, and 700,00 of property tax; the first two are in an
/// agreement of three instalments of 500,00 on the 1st of March, April and May 2026, made on Monday 2 February.
/// </summary>
internal sealed class AgreementTown : IAsyncDisposable
{
    public const string Anna = "6101801234";

    public static readonly DateOnly Made = new(2026, 2, 2);

    private int _files;

    private AgreementTown(Database database) => Database = database;

    public Database Database { get; }

    public Guid Agreement { get; private set; }

    public string PaymentId { get; private set; } = "";

    /// <param name="claims">The references of the claims in it.</param>
    public static async Task<AgreementTown> Create(Engine engine, params string[] claims)
    {
        var town = await Unagreed(engine);
        await town.Agree(claims.Length > 0 ? claims : ["A1", "A2"]);
        return town;
    }

    /// <summary>The claims alone.</summary>
    public static async Task<AgreementTown> Unagreed(Engine engine)
    {
        var town = new AgreementTown(await Database.Create(engine));
        town.Database.Clock.GoTo(Made);
        await town.Database.Persons(Files.Anna, Files.Bo);
        Assert.Empty((await town.Database.Claims(
            Line("A1", "general", "1000,00", "2026-01-12"), Line("A2", "general", "500,00", "2026-02-12"), Line("A3", "property-tax", "700,00", "2026-02-12"))).Messages());
        return town;
    }

    public DateOnly Today => Portal.App.Settings.DanishTime.DanishDay(Database.Clock.GetUtcNow());

    public ValueTask DisposeAsync() => Database.DisposeAsync();

    public T Get<T>() where T : notnull => Database.Get<T>();

    public async Task Agree(params string[] references)
    {
        var writer = Get<ClaimWriter>();
        await using var db = Database.Open();
        var rows = await db.Claims.Where(row => references.Contains(row.Reference)).ToListAsync();
        await using var work = await writer.Begin([.. rows.Select(row => row.Id)], CancellationToken.None);
        var claims = await ClaimFactsQuery.Of([.. rows.Select(row => row.Id)], work.Db, CancellationToken.None);
        Instalment[] plan = [.. Enumerable.Range(0, 3).Select(i => new Instalment(i + 1, new DateOnly(2026, 3, 1).AddMonths(i), new Kroner(500_00)))];
        var row = await AgreementMaking.Make(work, new AgreementTerms(rows[0].DebtorId, claims, plan, 1, null, "P07"), SystemActor.Night, CancellationToken.None);
        (Agreement, PaymentId) = (row.Id, row.PaymentId);
        await work.Commit(CancellationToken.None);
    }

    public async Task Nights(params string[] nights)
    {
        foreach (var night in nights)
        {
            Database.Clock.GoTo(Day(night));
            var report = await Get<RunNight>().Handle(Day(night), mayBeAhead: false, null, CancellationToken.None);
            Assert.Equal((NightOutcomeKind.Done, 0), (report.Outcome, report.Undecided.Count));
        }
    }

    /// <summary>Paid on the agreement's own id.</summary>
    public Task Pay(string day, long ore, string reference = "") => Bank(day, ore, PaymentId, reference);

    public async Task PayClaim(string claim, string day, long ore)
    {
        await using var db = Database.Open();
        await Bank(day, ore, (await db.Claims.SingleAsync(row => row.Reference == claim)).PaymentId);
    }

    /// <summary>A negative amount is taken back by the bank.</summary>
    public async Task Bank(string day, long ore, string id, string reference = "")
    {
        Database.Clock.Pass(TimeSpan.FromSeconds(1));
        var file = new CamtFile().Add(reference.Length > 0 ? reference : $"B{++_files}", Day(day), Math.Abs(ore), ore < 0, id).ToString();
        var report = await Get<ImportPayments>().Handle(Database.WriteText($"bank-{++_files}.xml", file), null, CancellationToken.None);
        Assert.Equal((ImportOutcome.Done, 1), (report.Outcome, report.Matched.Count));
    }

    public async Task<AccountDocument> Account(string? asOf = null) =>
        (await Get<PersonAccount>().Handle(Anna, asOf is null ? null : Day(asOf), "prøve", SystemActor.CommandLine, CancellationToken.None))!;

    public async Task<AccountAgreement> Found() => Assert.Single((await Account()).Agreements);

    /// <summary>"active 500/500/0": the status, and what has been paid of each instalment in kroner.</summary>
    public async Task<string> State()
    {
        var agreement = await Found();
        return $"{agreement.Status} {string.Join('/', agreement.Instalments.Select(one => one.PaidOre / 100m))}";
    }

    public async Task<AccountClaim> Claim(string reference) => (await Account()).Claims.Single(claim => claim.Reference == reference);

    /// <summary>The plan as "2026-03-01 500", in kroner.</summary>
    public async Task<string[]> Plan() => [.. (await Found()).Instalments.Select(one => $"{one.DueOn:yyyy-MM-dd} {one.AmountOre / 100m}")];

    /// <summary>Anna changes her agreement.</summary>
    public async Task<ChangeResult?> Change(AgreementChangeAsk ask) => await Get<ChangeAgreement>().Handle(Agreement, ask, await Herself(), CancellationToken.None);

    public async Task<ChangeResult?> Reinstate() => await Get<ReinstateAgreement>().Handle(Agreement, await Herself(), CancellationToken.None);

    public async Task<PersonId> PersonOf(string number)
    {
        await using var db = Database.Open();
        return (await db.Persons.SingleAsync(row => row.IdNumber == number)).Id;
    }

    /// <summary>What a letter says.</summary>
    public async Task<string> Text(Guid letter) => LetterPlainText.Of((await Get<LetterArchive>().Draw(letter, CancellationToken.None))!.Content);

    public async Task<Citizen> Herself() => new(await PersonOf(Anna), "Anna");

    /// <summary>The steps of a claim as "2026-03-06 breach-reminder".</summary>
    public async Task<string[]> Steps(string reference) =>
        [.. (await Claim(reference)).Steps.Select(step => $"{step.On:yyyy-MM-dd} {step.Step}{(step.Skipped ? " skipped" : "")}")];

    public async Task<string[]> Letters() => [.. (await Account()).Letters.Select(letter => $"{letter.On:yyyy-MM-dd} {letter.Kind}")];

    /// <summary>What <c>verify</c> finds broken.</summary>
    public async Task<string[]> Broken()
    {
        var broken = new List<string>();
        await foreach (var result in Get<VerifyAll>().Handle(CancellationToken.None)) broken.AddRange(result.Broken.Select(one => $"{result.Name}: {one}"));
        return [.. broken];
    }

    public static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static string Line(string reference, string type, string principal, string payBy) =>
        $"TEST;{reference};{type};{Anna};;{principal};;;;{payBy};{payBy};;ordinary;;no;;";
}
