using Microsoft.EntityFrameworkCore;
using Portal.App.Actors;
using Portal.App.Agreements;
using Portal.App.Arrangements;
using Portal.App.Data;
using Portal.App.Deferrals;
using Portal.App.Requests;
using Portal.App.Tests.Data;
using Portal.App.Tests.Deferrals;
using Portal.Domain;
using Portal.Domain.Agreements;
using Portal.Domain.Claims;
using Portal.Domain.Deferrals;
using Portal.Domain.Money;
using Portal.Domain.Requests;
using Portal.Domain.Tests.Dunning;
using Portal.Model;

namespace Portal.App.Tests.Dunning;

/// <summary>Agreements and arrangements by the real use cases, and what has become of them and of the requests.</summary>
internal sealed partial class ModelTown
{
    private static readonly HashSet<DeferralGround> Grounds = [DeferralGround.Circumstances];

    private readonly Dictionary<int, ModelPlanAsk> _asked = [];
    private readonly Dictionary<int, Guid> _agreements = [];

    /// <summary>As text, in the order in which they were made.</summary>
    public string Agreements(IReadOnlyList<ClaimFacts> facts) => string.Join('\n', _agreements.OrderBy(one => one.Key)
        .Select(one => Shown.Of(one.Key, facts.SelectMany(claim => claim.Agreements).First(agreement => agreement.Id == one.Value), facts, BusinessDay)));

    /// <summary>As text, in the order in which they were sent.</summary>
    public async Task<string> Requests()
    {
        if (_requests.Count == 0) return "";
        await using var db = database.Open();
        var rows = await db.Requests.AsNoTracking().ToDictionaryAsync(row => row.Id);
        var kinds = (await db.RequestKinds.AsNoTracking().ToListAsync()).ToLookup(row => row.RequestId, row => Slug.Of(row.Kind));
        var claims = (await db.RequestClaims.AsNoTracking().Join(db.Claims, link => link.ClaimId, claim => claim.Id, (link, claim) => new { link.RequestId, Key = claim.Source + "/" + claim.Reference }).ToListAsync())
            .ToLookup(link => link.RequestId, link => link.Key);
        return string.Join('\n', _requests.OrderBy(one => one.Key).Select(one => (one.Key, Row: rows[one.Value.Request])).Select(one => Shown.Of(new ModelRequestState(
            one.Key, string.Join(' ', kinds[one.Row.Id]), Slug.Of(one.Row.Status), one.Row.SubmittedOn!.Value, one.Row.Status == RequestStatus.Withdrawn ? null : one.Row.DecidedOn, [.. claims[one.Row.Id].Order(StringComparer.Ordinal)]))));
    }

    private async Task<bool> Ask(ModelEvent.AskAgreement ask)
    {
        // Nights were left out, so the day of asking moved: what begins so long after it is not answered at once, and formats.md knows no such bound.
        if (ask.Ask.FirstOn > ask.On.AddDays(30)) return false;
        var claims = ask.Keys.Select(key => _claims[key]).ToList();
        var by = new Citizen((await Facts(claims))[0].Debtor, "Navn");
        var draft = await database.Get<StartDeferral>().Handle(by, null, default);
        await database.Get<SaveRequestDraft>().Kinds(draft, new HashSet<RequestKind> { RequestKind.Agreement }, by, default);
        await database.Get<SaveDeferralDraft>().Claims(draft, claims, by, default);
        await database.Get<SaveDeferralDraft>().Reasons(draft, new HashSet<HardshipReason> { HardshipReason.Unemployment }, "", "", by, default);
        await database.Get<SaveRequestDraft>().Instalments(draft, new InstalmentAsk(new Kroner(ask.Ask.MonthlyOre), ask.Ask.PayDay, ask.Ask.FirstOn), by, default);
        if (await database.Get<SubmitRequest>().Handle(draft, by, default) is not SubmitAnswer.Sent) return false;
        _requests[ask.Id] = (draft, by, default);
        _asked[ask.Id] = ask.Ask;
        await Remember(ask.Id, draft);
        return true;
    }

    private async Task<bool> Answer(ModelEvent.DecideAgreement decide)
    {
        if (!_asked.TryGetValue(decide.Id, out var asked)) return false;
        var (request, version) = (_requests[decide.Id].Request, await new DeferralCase(database).VersionOf(_requests[decide.Id].Request));
        var outcome = decide.Given is null ? DeferralOutcome.Refused : decide.Given == asked ? DeferralOutcome.Granted : DeferralOutcome.PartlyGranted;
        var given = outcome == DeferralOutcome.PartlyGranted ? decide.Given : null;
        var input = new AgreementDecisionInput(
            request, version, outcome, given is null ? null : new Kroner(given.MonthlyOre), given?.PayDay, given?.FirstOn, Grounds, "Vi har set på det.", LimitationFinding: true);
        if (await database.Get<DecideAgreement>().Handle(input, Town.Sofie, default) is not DecideAgreementAnswer.Decided) return false;
        await Remember(decide.Id, request);
        return true;
    }

    private int _changes;

    private bool Passed()
    {
        database.Clock.Pass(TimeSpan.FromMilliseconds(++_changes));
        return true;
    }

    /// <summary>The agreement that answers a request, if there is one.</summary>
    private async Task Remember(int id, Guid request)
    {
        await using var db = database.Open();
        if (await db.Agreements.Where(row => row.RequestId == request).Select(row => (Guid?)row.Id).SingleOrDefaultAsync() is { } made) _agreements[id] = made;
    }

    // Two changes of one day are told apart by their instant.
    private async Task<bool> Change(ModelEvent.ChangePayDay change) => Passed() && _agreements.TryGetValue(change.Id, out var agreement)
        && await database.Get<ChangeAgreement>().Handle(agreement, new AgreementChangeAsk(AgreementChange.PayDay, change.PayDay), _requests[change.Id].By, default) is ChangeResult.Done;

    private async Task<bool> Reinstate(ModelEvent.Reinstate reinstate) => Passed() && _agreements.TryGetValue(reinstate.Id, out var agreement)
        && await database.Get<ReinstateAgreement>().Handle(agreement, _requests[reinstate.Id].By, default) is ChangeResult.Done;

    private async Task<bool> Set(ModelEvent.SetArrangement set)
    {
        var claim = _claims[set.Claim];
        // Nights were left out: nobody has been asked to set it yet.
        if ((await Facts([claim]))[0].Steps.All(step => step.Step != Step.SetArrangementTask)) return false;
        var input = new ArrangementInput(
            claim, set.NetYearlyOre is { } ore ? new Kroner(ore) : null, set.HasDependants, set.NetYearlyOre is null ? "" : "Lønseddel", set.NetYearlyOre is null ? null : set.On, null, "", set.FirstOn, set.PayDay);
        if (await database.Get<SetArrangement>().Handle(input, Town.Sofie, default) is not SetArrangementResult.Done) return false;
        await using var db = database.Open();
        if (await db.Arrangements.Where(row => row.ClaimId == claim && row.ReplacedOn == null).Select(row => row.AgreementId).SingleAsync() is { } agreement) _agreements[set.Id] = agreement;
        return true;
    }
}
