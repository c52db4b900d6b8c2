using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Portal.App.Actors;
using Portal.App.Books;
using Portal.App.Data;
using Portal.App.Deferrals;
using Portal.App.Dunning;
using Portal.App.Import;
using Portal.App.Payments;
using Portal.App.Requests;
using Portal.App.Tests.Data;
using Portal.App.Tests.Deferrals;
using Portal.App.Tests.Import;
using Portal.Domain.Claims;
using Portal.Domain.Deferrals;
using Portal.Domain.Dunning;
using Portal.Domain.Money;
using Portal.Domain.People;
using Portal.Model;

namespace Portal.App.Tests.Dunning;

/// <summary>The reference model's events carried out by the real use cases on a real database: files imported, nights run, staff at work.</summary>
/// <param name="transfers">The claims go on to the recovery authority, and bear what it wants to know.</param>
internal sealed partial class ModelTown(Database database, DateOnly today, bool transfers = false)
{
    private static readonly Caseworker Lone = new("lone", "Lone Leder", System.Collections.Frozen.FrozenSet.ToFrozenSet([StaffRole.TeamLead]));

    private readonly Dictionary<string, PersonId> _people = [];
    private readonly Dictionary<string, ClaimId> _claims = [];
    private readonly Dictionary<int, (Guid Request, Citizen By, DateOnly Until)> _requests = [];
    private int _files;
    private readonly Dictionary<string, DateOnly> _paid = [];

    public DateOnly BusinessDay { get; private set; } = today;

    public PersonId Person(string id) => _people[id];

    /// <summary>What this town has a use case for so far; the others come with the parts that build them.</summary>
    public static bool Knows(ModelEvent happened) =>
        happened is not (ModelEvent.ClosePhone or ModelEvent.CloseCoLiability);

    /// <returns>False when the use case refuses it, as it may once other nights have been left out.</returns>
    public async Task<bool> Apply(ModelEvent happened)
    {
        database.Clock.GoTo(BusinessDay);
        switch (happened)
        {
            case ModelEvent.Persons persons: await Import(persons.All); break;
            case ModelEvent.Claims claims: await Import(claims.All); break;
            case ModelEvent.Payments payments: return await Import(payments.All);
            case ModelEvent.Night night: await Run(night.D); break;
            case ModelEvent.Hold hold: await database.Get<HoldClaim>().Handle(_claims[hold.Claim], HoldKind.Staff, hold.Until, "test", Town.Sofie, default); break;
            case ModelEvent.ReleaseHold release: await database.Get<ReleaseHold>().Handle(_claims[release.Claim], HoldKind.Staff, Town.Sofie, default); break;
            case ModelEvent.Contact contact: foreach (var claim in await OfDebtor(contact.Debtor)) await database.Get<RegisterContact>().Handle(claim, "", Town.Sofie, default); break;
            case ModelEvent.Pointless pointless: return await database.Get<JudgeRemindersPointless>().Handle(_claims[pointless.Claim], "test", Town.Sofie, default) is ActResult.Done;
            case ModelEvent.FeeReason reason: return await database.Get<RecordFeeReason>().Handle(_claims[reason.Claim], "test", Town.Sofie, default) is ActResult.Done;
            case ModelEvent.WriteDown down: await Approved(await database.Get<WriteDownClaim>().Handle(_claims[down.Claim], new Kroner(down.Ore), "test", Town.Finn, default)); break;
            case ModelEvent.WriteOff off: await Approved(await database.Get<WriteOffClaim>().Handle(_claims[off.Claim], "test", Town.Finn, default)); break;
            case ModelEvent.Request request: return await Ask(request);
            case ModelEvent.Decide decide: return await Answer(decide);
            case ModelEvent.AskAgreement ask: return await Ask(ask);
            case ModelEvent.DecideAgreement decide: return await Answer(decide);
            case ModelEvent.ChangePayDay change: return await Change(change);
            case ModelEvent.Reinstate reinstate: return await Reinstate(reinstate);
            case ModelEvent.SetArrangement set: return await Set(set);
            case ModelEvent.Withdraw withdraw: return _requests.TryGetValue(withdraw.Id, out var sent) && await database.Get<WithdrawRequest>().Handle(sent.Request, sent.By, default) is true;
            default: return await Recover(happened);
        }
        return true;
    }

    public Task<IReadOnlyList<ClaimFacts>> Claims() => Facts(_claims.Values);

    private async Task Run(DateOnly night)
    {
        database.Clock.GoTo(night);
        var report = await database.Get<RunNight>().Handle(night, mayBeAhead: false, null, default);
        Assert.Equal(NightOutcomeKind.Done, report.Outcome);
        Assert.Empty(report.Undecided);
        BusinessDay = night;
    }

    private async Task<bool> Ask(ModelEvent.Request request)
    {
        var claims = request.Keys.Select(key => _claims[key]).ToList();
        var by = new Citizen((await Facts(claims))[0].Debtor, "Navn");
        var draft = await new DeferralCase(database).Draft(by, claims, request.Until, special: "test");
        if (await database.Get<SubmitRequest>().Handle(draft, by, default) is not SubmitAnswer.Sent) return false;
        _requests[request.Id] = (draft, by, request.Until);
        return true;
    }

    private async Task<bool> Answer(ModelEvent.Decide decide)
    {
        if (!_requests.TryGetValue(decide.Id, out var sent)) return false;
        var outcome = decide.DeferralUntil is null ? DeferralOutcome.Refused : decide.DeferralUntil == sent.Until ? DeferralOutcome.Granted : DeferralOutcome.PartlyGranted;
        var input = DeferralCase.Answer(sent.Request, await new DeferralCase(database).VersionOf(sent.Request), outcome, decide.DeferralUntil, special: true) with { LimitationFinding = true, Offer = NearestOffer.Nothing };
        return await database.Get<DecideDeferral>().Handle(input, Town.Sofie, default) is DecideAnswer.Decided;
    }

    private async Task<IReadOnlyList<ClaimFacts>> Facts(IReadOnlyCollection<ClaimId> claims)
    {
        await using var db = database.Open();
        return await ClaimFactsQuery.Of(claims, db, default);
    }

    private async Task Approved(ActResult? proposed)
    {
        if (proposed is ActResult.Done done) Assert.IsType<ActResult.Done>(await database.Get<Approve>().Handle(done.Id, approved: true, Lone, default));
    }

    private async Task Import(IReadOnlyList<ModelPerson> people)
    {
        Assert.Equal(ImportOutcome.Done, (await database.Persons([.. people.Select(person =>
            $"{person.Id};{(person.Id.Length == 8 ? "business" : "person")};Navn;Vej 1;9990;By;{person.Country};;{(person.HasPhone ? "20112233" : "")};da;{(person.Exempt ? "exempt" : "yes")};no;;{(person.Dead ? $"{BusinessDay:yyyy-MM-dd}" : "")}")])).Outcome);
        await using var db = database.Open();
        foreach (var row in await db.Persons.AsNoTracking().ToListAsync()) _people[row.IdNumber] = row.Id;
    }

    private async Task Import(IReadOnlyList<ModelClaim> claims)
    {
        var imported = await database.Claims([.. claims.Select(claim => FieldsFor(claim, string.Create(CultureInfo.InvariantCulture,
            $"{claim.Source};{claim.Reference};{claim.Type};{claim.Debtor};{string.Join(' ', claim.CoDebtors)};{claim.PrincipalOre / 100},{claim.PrincipalOre % 100:00};;;;{claim.DueOn:yyyy-MM-dd};{claim.PayBy:yyyy-MM-dd};;{claim.Basis};{(claim.Basis == "ordinary" ? "" : $"{claim.DueOn:yyyy-MM-dd}")};no;;")))]);
        Assert.True(imported.Outcome == ImportOutcome.Done, string.Join('\n', imported.Messages()));
        await using var db = database.Open();
        foreach (var row in await db.Claims.AsNoTracking().ToListAsync()) _claims[$"{row.Source}/{row.Reference}"] = row.Id;

        var terms = claims.SelectMany(claim => claim.Terms.Select(term => string.Create(CultureInfo.InvariantCulture,
            $"{claim.Source};{claim.Reference};{term.DueOn:yyyy-MM-dd};{term.AmountOre / 100},{term.AmountOre % 100:00}"))).ToArray();
        if (terms.Length == 0) return;
        var report = await database.Get<ImportTerms>().Handle(database.Write("terms.csv", ["source;reference;due_on;amount", .. terms]), false, null, default);
        Assert.True(report.Outcome == ImportOutcome.Done, string.Join('\n', report.Messages()));
    }

    /// <returns>False when an agreement that is paid on was never made here, or what is taken back has not been counted.</returns>
    private async Task<bool> Import(IReadOnlyList<ModelPayment> payments)
    {
        await using var db = database.Open();
        if (payments.Any(payment => payment.Agreement is { } named && !_agreements.ContainsKey(named))) return false;
        // Nights were left out: what is taken back before a night has counted it is in the books, and the model knows nothing of it.
        if (payments.Any(payment => payment is { Agreement: not null, Reverses: { } paid } && (!_paid.TryGetValue(paid, out var on) || on > BusinessDay))) return false;
        foreach (var payment in payments.Where(payment => payment is { Agreement: not null, IsReversal: false })) _paid[payment.Reference] = payment.PaidOn;
        var agreements = await db.Agreements.AsNoTracking().ToDictionaryAsync(row => row.Id, row => row.PaymentId);
        var ids = await db.Claims.AsNoTracking().ToDictionaryAsync(row => row.Source + "/" + row.Reference, row => row.PaymentId);
        var file = new CamtFile();
        foreach (var payment in payments)
            file.Add(
                payment.Reverses ?? payment.Reference, payment.PaidOn, payment.AmountOre, payment.IsReversal,
                payment.Agreement is { } agreement ? agreements[_agreements[agreement]] : ids.GetValueOrDefault($"{payment.ClaimSource}/{payment.ClaimReference}") ?? "000000009999996");
        var report = await database.Get<ImportPayments>().Handle(database.WriteText($"bank-{++_files}.xml", file.ToString()), null, default);
        Assert.True(report.Outcome == ImportOutcome.Done, string.Join('\n', report.Errors.Select(error => error.Text("bank"))));
        return true;
    }

    private async Task<IReadOnlyList<ClaimId>> OfDebtor(string debtor)
    {
        await using var db = database.Open();
        return await db.Claims.Where(row => row.DebtorId == _people[debtor]).Select(row => row.Id).ToListAsync();
    }
}
