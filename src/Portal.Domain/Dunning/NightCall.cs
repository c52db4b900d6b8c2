using Portal.Domain.Agreements;
using Portal.Domain.Claims;
using Portal.Domain.Derivation;
using Portal.Domain.Money;
using Portal.Domain.People;
using Portal.Domain.Policy;
using Portal.Domain.Recovery;
using Portal.Domain.Tasks;

namespace Portal.Domain.Dunning;

/// <summary>P03: one call to a person about all that they are reminded of. Skipped by rule where there is no number, or too little to call about.</summary>
/// <param name="person">The debtor, or somebody liable beside the debtor, who is called by themselves (P04).</param>
/// <param name="claims">The debtor's that the night looks at.</param>
internal sealed class NightCall(PersonId person, NightDebtor debtor, IReadOnlyList<NightClaim> claims, DateOnly night, Policies policies)
{
    private readonly NightCallee _callee = debtor.Of(person);

    private bool IsDebtor => person == debtor.Person;

    /// <returns>The task that is opened, or that more claims join; null when nobody is to be called.</returns>
    public NightTask? Open()
    {
        // A call closes by itself when nothing is left to call about; once there is, it is made after all.
        var waiting = _callee.OpenCall is null ? claims.Where(IsToBeCalledAfterAll).ToList() : [];
        var reached = claims.Where(IsDue).ToList();
        if (reached.Count + waiting.Count == 0) return null;

        var owed = Kroner.Sum(reached.Select(claim => claim.Unpaid.Total)) + Kroner.Sum(CalledBefore().Select(claim => claim.Total));
        var skipped = _callee.OpenCall is null && waiting.Count == 0 && (!_callee.HasPhone || owed < policies.Amount(PolicySetting.SmallestCall, night));
        foreach (var claim in reached)
            if (IsDebtor) claim.Take(Step.PhoneTask, null, skipped);
            else claim.TakeOwn(person, Step.PhoneTask, null, skipped);
        if (skipped) return null;
        return new NightTask(_callee.OpenCall ?? DerivedId.Of("task", "phone", person, night.DayNumber), TaskKind.Phone, person, [.. reached.Concat(waiting).Select(claim => claim.Facts.Id)]);
    }

    /// <summary>What somebody has been given notice about rests until its time has run out; a notice that has lapsed or was spent stops nothing.</summary>
    private bool WaitsAfterNotice(ClaimFacts claim) => TransferNotices.Of(claim, night, policies) is { } notice && notice.On < night && !(notice.ProposalOn <= night);

    private bool IsDue(NightClaim claim) => IsDebtor ? claim.IsDue(Step.PhoneTask) : claim.DueFor(person) == Step.PhoneTask;

    private bool IsToBeCalledAfterAll(NightClaim claim) =>
        claim.Facts.Steps.Any(step => step.Step == Step.PhoneTask && step.Person == person && step.DoneOn is null && step.On < night) && claim.MayTake(Step.PhoneTask, person);

    /// <summary>What is left on claims whose call has been, as far as nothing stops their course or puts it off (formats.md section 5: "whose phone-task date has come").</summary>
    private IEnumerable<Unpaid> CalledBefore() =>
        from claim in claims.Select(claim => claim.Facts).Concat(debtor.Called ?? [])
        where claim.Steps.Any(step => step.Step == Step.PhoneTask && step.Person == person && step.On < night) && !WaitsAfterNotice(claim)
        where !(Course.NotBefore(claim, Step.PhoneTask, person, policies) > night)
        // Judged pointless a claim never had a day for the call; after a broken agreement it has (P12).
        where claim.Steps.Any(step => step is { Step: Step.Reminder2, Skipped: false } && step.Person == person)
            || claim.Agreements.Any(agreement => agreement is { Kind: AgreementKind.Agreement, Status: AgreementStatus.Breached, Holds: false })
        let unpaid = DerivedAccount.Of(claim, night, policies).Unpaid
        where Course.Plans(claim, unpaid, night, policies).Count > 0 && Course.StoppedBy(claim, unpaid, Step.PhoneTask, night, policies, person) is null
        select unpaid;
}
