using Portal.Domain.Claims;
using Portal.Domain.Money;

namespace Portal.Domain.Recovery;

/// <summary>What is written down about a claim when it is sent to the recovery authority (overdragelse), and when it comes back.</summary>
public static class TransferSending
{
    private const string Rule = "L04";

    /// <summary>The action's id follows from the claim and how often it has been sent: a retry, or the same batch approved again after a crash, gives the same.</summary>
    public static Guid IdOf(ClaimFacts claim) => DerivedId.Of("recovery-action", "create", claim.Id, claim.Stays.Count + 1);

    /// <summary>Step "transfer" is the sending; only the authority's UDFØRT makes it transferred.</summary>
    public static Move Sent(ClaimFacts claim, DateOnly on)
    {
        return new Move(claim.Id, "sent-to-recovery", Rule, [], [new StepTaken(Step.Transfer, on, claim.Debtor, null, Skipped: false, Cycle: Times(claim, Step.Transfer) + 1)], [], []);
    }

    /// <summary>The municipality recalls it: the step is the asking; it is back when the authority has answered.</summary>
    public static Move Recalled(ClaimFacts claim, RecallReason reason, DateOnly on) => new(
        claim.Id, "recalled", reason == RecallReason.Objection ? "L03" : "L12", [], [new StepTaken(Step.Recall, on, claim.Debtor, null, Skipped: false, Cycle: Times(claim, Step.Recall) + 1)], [], []);

    /// <summary>It comes back: from the authority (L09), or because the municipality has recalled it. What was refused, or withdrawn while it was in høring, was never there.</summary>
    /// <param name="covered">What has been covered at the authority; it counts as set off from the day of return.</param>
    public static Move Back(ClaimFacts claim, StayEnd end, Guid because, DateOnly on, Kroner covered)
    {
        IReadOnlyList<StepTaken> steps = end == StayEnd.Returned ? [new StepTaken(Step.Return, on, claim.Debtor, null, Skipped: false, Cycle: Times(claim, Step.Return) + 1)] : [];
        IReadOnlyList<Posting> postings = covered.IsPositive ? [new Posting(DerivedId.Of("covered", because), EntryKind.SetOff, on, -covered, "L09")] : [];
        return new Move(claim.Id, $"recovery-{Slug.Of(end)}", "L09", postings, steps, [], [], claim.Custody == Custody.Transferred ? Custody.Here : null);
    }

    private static int Times(ClaimFacts claim, Step step) => claim.Steps.Count(taken => taken.Step == step);

    /// <summary>UDFØRT: from now on the authority has the creditor's powers (L12). What a request or an objection held stays held: it is answered all the same.</summary>
    public static Move Received(ClaimFacts claim) => new(claim.Id, "transferred", "L12", [], [], [], [], Custody.Transferred);

    /// <summary>Whether a claim can be sent as one that was recalled: only then is it the same claim at the authority. After a mistake (FEJL), a return or a refusal it is a new one.</summary>
    public static bool IsResend(RecoveryStay? last, string endCode) => last is { End: StayEnd.Recalled } && endCode is not "" && Slug.TryParse<RecallReason>(endCode, out var reason) && CanBeResent(reason);

    /// <summary>GENINDSENDFORDRING follows HENS, KLAG and HAFT (data/psrm-stamdata-og-aarsagskoder.json).</summary>
    public static bool CanBeResent(RecallReason reason) => reason is RecallReason.Deferral or RecallReason.Objection or RecallReason.Liability;
}
