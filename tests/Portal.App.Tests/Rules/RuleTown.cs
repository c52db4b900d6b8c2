using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.App.Accounts;
using Portal.App.Actors;
using Portal.App.Agreements;
using Portal.App.Calls;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.App.Deferrals;
using Portal.App.Requests;
using Portal.App.Dunning;
using Portal.App.Import;
using Portal.App.Letters;
using Portal.App.Liabilities;
using Portal.App.Payments;
using Portal.App.Settings;
using Portal.App.Staff;
using Portal.App.Statements;
using Portal.App.Tests.Data;
using Portal.App.Tests.Deferrals;
using Portal.App.Tests.Dunning;
using Portal.App.Tests.Import;
using Portal.Domain;
using Portal.Domain.Calls;
using Portal.Domain.Claims;
using Portal.Domain.Agreements;
using Portal.Domain.Deferrals;
using Portal.Domain.Dunning;
using Portal.Domain.Liabilities;
using Portal.Domain.Money;
using Portal.Domain.Policy;
using Portal.Domain.Requests;
using Portal.Domain.Statements;
using Portal.Domain.Tasks;

namespace Portal.App.Tests.Rules;

/// <summary>A letter of the course that has been filed, with the references of its claims.</summary>
internal sealed record FiledLetter(Guid Id, DateOnly On, string Kind, string To, string Claims)
{
    public override string ToString() => $"{On:yyyy-MM-dd} {Kind} {To} {Claims}";
}

/// <summary>A town to try one rule in: files imported, nights run, letters read and requests answered by the real use cases on a real database.</summary>
internal sealed class RuleTown : IAsyncDisposable
{
    /// <summary>With a phone.</summary>
    public const string Anna = "6101801234";

    /// <summary>Without one: what would be a call is skipped by rule.</summary>
    public const string Bo = "7202852345";

    public const string Shop = "12345674";

    /// <summary>A Monday; everything arrives on it.</summary>
    public static readonly DateOnly Arrival = new(2026, 2, 2);

    /// <summary>The Monday a fortnight later: the last day to pay, unless a claim says otherwise.</summary>
    public static readonly DateOnly PayBy = new(2026, 2, 16);

    private static readonly CancellationToken Cancel = CancellationToken.None;

    private readonly Database _database;
    private readonly RuleOff? _off;
    private int _files;

    private RuleTown(Database database, RuleOff? off) => (_database, _off) = (database, off);

    public static async Task<RuleTown> Create(Engine engine, RuleOff? off, Action<IServiceCollection>? also = null)
    {
        var town = new RuleTown(await Database.Create(engine, services =>
        {
            Switch(services, off);
            also?.Invoke(services);
        }), off);
        town._database.Clock.GoTo(Arrival);
        foreach (var choice in off?.Choices ?? []) await town.Choose(choice);
        await town.Persons(Files.Anna, Files.Bo.With("phone", ""), Files.Shop);
        return town;
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    public T Get<T>() where T : notnull => _database.Get<T>();

    /// <summary>The rows as they are.</summary>
    public PortalDb Rows() => _database.Open();

    public void GoTo(DateOnly day) => _database.Clock.GoTo(day);

    /// <summary>What comes of something that the recovery authority tells; null where it never comes.</summary>
    public string? Told(string element) => _off?.Told is { } told ? told(element) : element;

    public static string Line(string reference, string type, string debtor, string principal, DateOnly? dueOn = null) =>
        $"TEST;{reference};{type};{debtor};;{principal};;;;{dueOn ?? PayBy:yyyy-MM-dd};{dueOn ?? PayBy:yyyy-MM-dd};;ordinary;;no;;";

    public async Task Persons(params string[] lines) => Assert.Empty((await _database.Persons(lines)).Messages());

    public async Task Claims(params string[] lines) =>
        Assert.Empty((await _database.Claims([.. lines.Select(line => _off?.ArrivesAs is { } type ? line.With("claim_type", type) : _off?.Arrives is { } arrives ? arrives(line) : line)])).Messages());

    /// <summary>A choice of the municipality that has been approved.</summary>
    public async Task Choose(PolicyRow row)
    {
        await using var db = _database.Open();
        db.PolicyChoices.Add(new PolicyChoiceRow
        {
            Id = Guid.NewGuid(), Setting = Slug.Of(row.Setting), Type = row.Type, ValidFrom = row.ValidFrom, Value = row.Value, Source = row.Source,
            ProposedBy = "lone", ProposedAt = _database.Clock.GetUtcNow(), ApprovedBy = "finn", ApprovedAt = _database.Clock.GetUtcNow(),
        });
        await db.SaveChangesAsync();
    }

    public async Task<NightReport> Night(DateOnly night)
    {
        _database.Clock.GoTo(night);
        var report = await Get<RunNight>().Handle(night, mayBeAhead: false, null, Cancel);
        Assert.Equal((NightOutcomeKind.Done, 0), (report.Outcome, report.Undecided.Count));
        return report;
    }

    public async Task Nights(params string[] nights)
    {
        foreach (var night in nights) await Night(Day(night));
    }

    /// <summary>One bank file, paid by the whole line that a bill bears.</summary>
    public async Task Pay(DateOnly on, params (string Reference, long Ore)[] payments)
    {
        await using var db = _database.Open();
        var ids = await db.Claims.ToDictionaryAsync(row => row.Reference, row => row.PaymentId);
        foreach (var agreement in await db.Agreements.Join(db.Persons, row => row.PersonId, row => row.Id, (row, person) => new { person.IdNumber, row.PaymentId }).ToListAsync())
            ids[$"agreement of {agreement.IdNumber}"] = agreement.PaymentId;
        var file = new CamtFile();
        foreach (var (reference, ore) in payments) file.Add($"B{++_files}", on, ore, false, $"+71&lt;{ids[reference]}+{Database.Municipality.CreditorNumber}&lt;");
        Assert.Equal(ImportOutcome.Done, (await Get<ImportPayments>().Handle(_database.WriteText($"bank-{_files}.xml", file.ToString()), null, Cancel)).Outcome);
    }

    public async Task<AccountClaim> Account(string debtor, string reference) =>
        (await Get<PersonAccount>().Handle(debtor, null, "prøve", SystemActor.CommandLine, Cancel))!.Claims.Single(claim => claim.Reference == reference);

    /// <summary>The steps of a claim as "2026-02-26 reminder-1", in the order they were taken.</summary>
    public async Task<string[]> Steps(string debtor, string reference) =>
        [.. (await Account(debtor, reference)).Steps.Select(step => $"{step.On:yyyy-MM-dd} {step.Step}{(step.Skipped ? " skipped" : "")}")];

    public async Task<IReadOnlyList<FiledLetter>> Letters()
    {
        await using var db = _database.Open();
        var rows = await (
            from letter in db.Letters
            join person in db.Persons on letter.PersonId equals person.Id
            join link in db.LetterClaims on letter.Id equals link.LetterId
            join claim in db.Claims on link.ClaimId equals claim.Id
            where letter.RequestId == null
            orderby letter.On, letter.Kind, claim.DueOn, claim.PaymentId
            select new { letter.Id, letter.On, letter.Kind, person.IdNumber, claim.Reference }).ToListAsync();
        return [.. rows.GroupBy(row => row.Id).Select(one => new FiledLetter(one.Key, one.First().On, Slug.Of(one.First().Kind), one.First().IdNumber, string.Join('+', one.Select(row => row.Reference))))
            .OrderBy(letter => letter.On).ThenBy(letter => letter.ToString(), StringComparer.Ordinal)];
    }

    /// <summary>The letters about one claim, as "2026-02-26 reminder-1".</summary>
    public async Task<string[]> LettersAbout(string reference) =>
        [.. (await Letters()).Where(letter => letter.Claims.Split('+').Contains(reference)).Select(letter => $"{letter.On:yyyy-MM-dd} {letter.Kind}")];

    /// <summary>What the letter says, written and drawn as when it is handed over.</summary>
    public async Task<string> Text(FiledLetter letter) => LetterPlainText.Of((await Get<LetterArchive>().Draw(letter.Id, Cancel))!.Content);

    /// <summary>The letters of an answer to a request, whole, oldest first.</summary>
    public async Task<string[]> Answers(string debtor, string kind)
    {
        var account = (await Get<PersonAccount>().Handle(debtor, null, "prøve", SystemActor.CommandLine, Cancel))!;
        var texts = new List<string>();
        foreach (var letter in account.Letters.Where(letter => letter.Kind == kind)) texts.Add(LetterPlainText.Of((await Get<LetterArchive>().Draw(letter.Id, Cancel))!.Content));
        return [.. texts];
    }

    /// <summary>The debtor's agreements as "active 500/0/0": the status, and what has been paid of each instalment in kroner.</summary>
    public async Task<string[]> Agreements(string debtor) =>
        [.. (await Get<PersonAccount>().Handle(debtor, null, "prøve", SystemActor.CommandLine, Cancel))!.Agreements.Select(one => $"{one.Status} {string.Join('/', one.Instalments.Select(part => part.PaidOre / 100m))}")];

    /// <summary>Open tasks as "phone since 2026-03-24: A1+A2".</summary>
    public async Task<string[]> Tasks() =>
        [.. (await Get<OpenTasks>().Handle(Cancel)).Select(task => $"{task.Kind} since {task.Since:yyyy-MM-dd}: {string.Join('+', task.Claims.Select(name => name.Split('/')[1]).Order())}")];

    public async Task<ClaimId> IdOf(string reference)
    {
        await using var db = _database.Open();
        return await db.Claims.Where(row => row.Reference == reference).Select(row => row.Id).SingleAsync();
    }

    public async Task<Citizen> Citizen(string id)
    {
        await using var db = _database.Open();
        return await db.Persons.Where(row => row.IdNumber == id).Select(row => new Citizen(row.Id, row.Name)).SingleAsync();
    }

    /// <summary>Ready to be sent: more time until a day.</summary>
    public Task<Guid> Draft(Citizen citizen, ClaimId claim, DateOnly until) => new DeferralCase(_database).Draft(citizen, [claim], until);

    public Task<int> VersionOf(Guid request) => new DeferralCase(_database).VersionOf(request);

    /// <summary>A caseworker records what came of the open call to somebody.</summary>
    public async Task<RecordCallResult?> Call(string person, DateOnly on, CallOutcome outcome, string words = "", DateOnly? payBy = null, bool tryAgain = false)
    {
        GoTo(on);
        await using var db = _database.Open();
        var task = await db.Tasks.Where(row => row.Kind == TaskKind.Phone && db.Persons.Any(who => who.Id == row.PersonId && who.IdNumber == person)).OrderBy(row => row.ClosedOn == null ? 0 : 1).Select(row => row.Id).FirstAsync();
        return await Get<RecordCall>().Handle(new CallInput(task, outcome, payBy, words, tryAgain), Town.Sofie, Cancel);
    }

    /// <summary>A caseworker finds somebody liable from 1 January 2026 on.</summary>
    public async Task<LiabilityResult?> Confirm(string reference, string person, DateOnly on, string grounds, string source = "CPR")
    {
        GoTo(on);
        return await Get<ConfirmLiability>().Handle(new LiabilityInput(await IdOf(reference), (await Citizen(person)).Person, new LiabilityAsk(Day("2026-01-01"), null, source, grounds), More: false), Town.Sofie, Cancel);
    }

    /// <summary>How often each try to call somebody is on record, as "2026-03-24 no-answer".</summary>
    public async Task<string[]> Calls(string person)
    {
        await using var db = _database.Open();
        return [.. (await db.Calls.Where(row => db.Persons.Any(who => who.Id == row.PersonId && who.IdNumber == person)).OrderBy(row => row.At).ToListAsync()).Select(row => $"{row.On:yyyy-MM-dd} {Slug.Of(row.Outcome)}")];
    }

    /// <summary>The debtor asks for more time until a day, the way the pages do.</summary>
    public async Task<Guid> Ask(string debtor, DateOnly on, DateOnly until, params string[] references)
    {
        _database.Clock.GoTo(on);
        var claims = new List<ClaimId>();
        foreach (var reference in references) claims.Add(await IdOf(reference));
        var citizen = await Citizen(debtor);
        var draft = await new DeferralCase(_database).Draft(citizen, claims, until, HardshipReason.LargeExpense, special: "Taget er blæst af.");
        Assert.IsType<SubmitAnswer.Sent>(await Get<SubmitRequest>().Handle(draft, citizen, Cancel));
        return draft;
    }

    /// <summary>The debtor asks for instalments from the first of next month, the way the pages do.</summary>
    public async Task<SubmitAnswer?> AskInstalments(string debtor, DateOnly on, Kroner monthly, params string[] references)
    {
        _database.Clock.GoTo(on);
        var claims = new List<ClaimId>();
        foreach (var reference in references) claims.Add(await IdOf(reference));
        var citizen = await Citizen(debtor);
        var draft = await Get<StartDeferral>().Handle(citizen, null, Cancel);
        await Get<SaveRequestDraft>().Kinds(draft, new HashSet<RequestKind> { RequestKind.Agreement }, citizen, Cancel);
        await Get<SaveDeferralDraft>().Claims(draft, claims, citizen, Cancel);
        await Get<SaveDeferralDraft>().Reasons(draft, new HashSet<HardshipReason> { HardshipReason.LargeExpense }, "", "Taget er blæst af.", citizen, Cancel);
        await Get<SaveRequestDraft>().Instalments(draft, new InstalmentAsk(monthly, 1, new DateOnly(on.Year, on.Month, 1).AddMonths(1)), citizen, Cancel);
        return await Get<SubmitRequest>().Handle(draft, citizen, Cancel);
    }

    /// <summary>A caseworker's answer to a request for more time, with the finding of special circumstances or without.</summary>
    public async Task<DecideAnswer?> Decide(Guid request, DeferralOutcome outcome, DateOnly? until, bool special = false)
    {
        var answer = DeferralCase.Answer(request, await new DeferralCase(_database).VersionOf(request), outcome, until, special: special);
        return await Get<DecideDeferral>().Handle(answer with { OfferUntil = Portal.App.Settings.DanishTime.DanishDay(_database.Clock.GetUtcNow()).AddDays(21) }, Town.Sofie, Cancel);
    }

    public async Task Grant(Guid request, DateOnly until)
    {
        var version = await new DeferralCase(_database).VersionOf(request);
        Assert.IsType<DecideAnswer.Decided>(await Get<DecideDeferral>().Handle(DeferralCase.Answer(request, version, DeferralOutcome.Granted, until), Town.Sofie, Cancel));
    }

    public static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static void Switch(IServiceCollection services, RuleOff? off)
    {
        // The one code that these tests need and that a municipality fills in itself.
        services.AddSingleton(new RecoveryOptions { Codes = [new RecoveryCodeSetting { Type = ClaimType.General, Claim = "KFGFEJL" }] });
        if (off?.Municipality is { } municipality) services.AddSingleton(municipality);
        if (off?.Letters is { } letters) services.AddSingleton(letters);
        if (off?.Stated is { } stated)
            services.AddSingleton(provider => new MakeStatements(provider.GetRequiredService<IDbContextFactory<PortalDb>>(), provider.GetRequiredService<ClaimWriter>(), provider.GetRequiredService<Leases>())
            {
                MakeUp = (person, claims, from, to) => stated(BalanceStatement.Of(person, claims, from, to)),
            });
        if (off?.Seen is not { } seen) return;
        services.AddSingleton(provider => new RunNight(
            provider.GetRequiredService<IDbContextFactory<PortalDb>>(), provider.GetRequiredService<ClaimWriter>(), provider.GetRequiredService<Leases>(),
            provider.GetRequiredService<AgreementEndTold>(), provider.GetRequiredService<MunicipalityOptions>(), provider.GetRequiredService<TimeProvider>())
        {
            DecideNight = (claims, debtor, on, before, policies) =>
                Domain.Dunning.Night.Decide([.. claims.Select(claim => seen(claim, on)).OfType<ClaimFacts>()], debtor, on, before, policies),
        });
    }
}
