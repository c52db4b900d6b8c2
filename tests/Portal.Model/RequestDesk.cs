namespace Portal.Model;

/// <summary>A request that was sent, and its answer.</summary>
internal sealed class RequestFile(int id, string kind, IReadOnlyList<ClaimFile> claims, DateOnly submittedOn)
{
    public int Id { get; } = id;

    public string Kind { get; } = kind;

    public IReadOnlyList<ClaimFile> Claims { get; } = claims;

    public DateOnly SubmittedOn { get; } = submittedOn;

    public DateOnly? Until { get; init; }

    public ModelPlanAsk? Ask { get; init; }

    public string Status { get; set; } = "submitted";

    public DateOnly? DecidedOn { get; set; }

    public bool IsPending => Status == "submitted";
}

/// <summary>Requests, their answers, and the agreements and arrangements that come of them.</summary>
internal sealed class RequestDesk(Func<string, ClaimFile> find)
{
    private readonly List<RequestFile> _requests = [];
    private readonly List<AgreementFile> _agreements = [];

    public IReadOnlyList<RequestFile> Requests => _requests;

    public IReadOnlyList<AgreementFile> Agreements => _agreements;

    /// <returns>False when the event is not one for this desk.</returns>
    public bool Apply(ModelEvent e)
    {
        switch (e)
        {
            case ModelEvent.Request request:
                Receive(new RequestFile(request.Id, "deferral", [.. request.Keys.Select(find)], request.On) { Until = request.Until });
                return true;
            case ModelEvent.Decide decide:
                Decide(decide);
                return true;
            case ModelEvent.Withdraw withdraw:
                EndRequest(withdraw.Id, "withdrawn", null);
                return true;
            case ModelEvent.AskAgreement ask:
                Ask(ask);
                return true;
            case ModelEvent.DecideAgreement decide:
                Decide(decide);
                return true;
            case ModelEvent.ChangePayDay change:
                ChangePayDay(Agreement(change.Id)!, change);
                return true;
            case ModelEvent.Reinstate reinstate:
                Agreement(reinstate.Id)!.Reinstate(reinstate.On);
                return true;
            case ModelEvent.Dispute objection:
                Receive(objection);
                return true;
            case ModelEvent.DecideObjection decide:
                Decide(decide);
                return true;
            case ModelEvent.SetArrangement set:
                SetArrangement(find(set.Claim), set);
                return true;
            default:
                return false;
        }
    }

    public AgreementFile? Agreement(int id) => _agreements.Find(agreement => agreement.Id == id);

    public IEnumerable<AgreementFile> OfDebtor(string debtor) => _agreements.Where(agreement => agreement.Debtor == debtor);

    /// <summary>"a new request within 30 days of a refusal without a new reason or document makes no hold".</summary>
    private void Receive(RequestFile request)
    {
        _requests.Add(request);
        foreach (var claim in request.Claims.Where(claim => !claim.RefusedOn.Any(on => request.SubmittedOn <= on.AddDays(30))))
        {
            claim.AddHold("request-pending", request.SubmittedOn, null, request.Id);

            // "A request or objection lets it lapse".
            LetNoticeLapse(claim);
        }
    }

    /// <summary>A claim that has been sent goes on with the notice that it was sent by.</summary>
    private static void LetNoticeLapse(ClaimFile claim)
    {
        if (claim.Away is null)
        {
            claim.EndNotice();
        }
    }

    /// <summary>"while it is open the disputed part is not dunned or transferred" (L03).</summary>
    private void Receive(ModelEvent.Dispute objection)
    {
        var claim = find(objection.Claim);
        _requests.Add(new RequestFile(objection.Id, "objection", [claim], objection.On));
        claim.AddHold("objection", objection.On, null, objection.Id);
        LetNoticeLapse(claim);
    }

    /// <summary>"the next step no sooner than the banking day of (decision + 14 days)", however it is answered.</summary>
    private void Decide(ModelEvent.DecideObjection decide)
    {
        var status = decide.Answer switch { ModelObjection.Refused => "refused", ModelObjection.Upheld => "granted", _ => "partly-granted" };
        var claim = EndRequest(decide.Id, status, decide.On).Claims[0];
        claim.RaiseFloor(Calendar.BankingDayOf(decide.On.AddDays(14)));
        if (decide.LoweredOre > 0)
        {
            // It was never owed: the corrected principal "counts from due_on, for interest too".
            claim.PrincipalOre -= decide.LoweredOre;
            claim.IsLowered = true;
            claim.Entries.Add(new ModelEntry(decide.On, "correction", "principal", -decide.LoweredOre, null, claim.Claim.DueOn));
        }
    }

    private RequestFile EndRequest(int id, string status, DateOnly? on)
    {
        var request = _requests.Single(request => request.Id == id);
        (request.Status, request.DecidedOn) = (status, on);
        foreach (var claim in request.Claims)
        {
            claim.EndHolds(hold => hold.Kind is "request-pending" or "objection" && hold.Cause == id);
        }

        return request;
    }

    private void Decide(ModelEvent.Decide decide)
    {
        var asked = _requests.Single(request => request.Id == decide.Id).Until;
        var status = decide.DeferralUntil is null ? "refused" : decide.DeferralUntil == asked ? "granted" : "partly-granted";
        foreach (var claim in EndRequest(decide.Id, status, decide.On).Claims)
        {
            if (decide.DeferralUntil is { } until)
            {
                Defer(claim, decide.On, until);
            }
            else
            {
                Refuse(claim, decide.On);
            }
        }
    }

    /// <summary>"the next step no sooner than the banking day of (decision + 14 days)".</summary>
    private static void Refuse(ClaimFile claim, DateOnly on)
    {
        claim.RefusedOn.Add(on);
        claim.RaiseFloor(Calendar.BankingDayOf(on.AddDays(14)));
    }

    /// <summary>
    /// "U takes the place of the effective pay-by; nothing is sent before it; granted before the old pay-by: interest reckons with U as
    /// pay-by, else it runs on; unpaid: the step that was next, on the banking day of U + 10 days".
    /// </summary>
    private static void Defer(ClaimFile claim, DateOnly on, DateOnly until)
    {
        if (until > claim.InterestPayBy && on < claim.InterestPayBy)
        {
            claim.InterestPayBy = until;
        }

        claim.PayBy = until > claim.PayBy ? until : claim.PayBy;
        claim.AddHold("deferral", on, until);
        LetNoticeLapse(claim);
        claim.RaiseFloor(Calendar.BankingDayOf(until.AddDays(10)));
    }

    private void Ask(ModelEvent.AskAgreement ask)
    {
        var request = new RequestFile(ask.Id, "agreement", [.. ask.Keys.Select(find)], ask.On) { Ask = ask.Ask };
        var plan = Plans.Of(request.Claims.Sum(claim => claim.Now.Balance), ask.Ask, ask.On);
        if (!Plans.InFrame(request.Claims, plan, OfDebtor(request.Claims[0].Claim.Debtor), ask.On))
        {
            Receive(request);
            return;
        }

        (request.Status, request.DecidedOn) = ("granted", ask.On);
        _requests.Add(request);
        Make(request, ask.Ask, ask.On);
    }

    private void Decide(ModelEvent.DecideAgreement decide)
    {
        var asked = _requests.Single(request => request.Id == decide.Id).Ask;
        var request = EndRequest(decide.Id, decide.Given is null ? "refused" : decide.Given == asked ? "granted" : "partly-granted", decide.On);
        if (decide.Given is { } given)
        {
            Make(request, given, decide.On);
        }
        else
        {
            request.Claims.ToList().ForEach(claim => Refuse(claim, decide.On));
        }
    }

    private void Make(RequestFile request, ModelPlanAsk ask, DateOnly on)
    {
        var plan = Plans.Of(request.Claims.Sum(claim => claim.Now.Balance), ask, on);
        _agreements.Add(new AgreementFile(request.Id, false, request.Claims, on, ask.PayDay, plan));
        _agreements[^1].Hold(on);
        request.Claims.ToList().ForEach(LetNoticeLapse);
    }

    private static void ChangePayDay(AgreementFile agreement, ModelEvent.ChangePayDay change)
    {
        agreement.Plan = Plans.Moved(agreement, change.PayDay, change.On);
        agreement.PayDay = change.PayDay;
        agreement.PayDayChangesOn.Add(change.On);
    }

    private void SetArrangement(ClaimFile claim, ModelEvent.SetArrangement set)
    {
        (claim.ArrangementOpen, claim.ArrangementSet) = (false, true);
        if (Arrangements.Monthly(set.NetYearlyOre, set.HasDependants) is not { } monthly)
        {
            claim.AddHold("mandatory-deferral", set.On, null);
            return;
        }

        var plan = Plans.Of(claim.Now.Balance, new ModelPlanAsk(monthly, set.PayDay, set.FirstOn), set.On);
        _agreements.Add(new AgreementFile(set.Id, true, [claim], set.On, set.PayDay, plan));
        claim.Arrangement = _agreements[^1];
    }
}
