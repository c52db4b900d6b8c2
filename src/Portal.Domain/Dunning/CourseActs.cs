using Portal.Domain.Claims;
using Portal.Domain.Derivation;
using Portal.Domain.Money;
using Portal.Domain.People;
using Portal.Domain.Policy;

namespace Portal.Domain.Dunning;

/// <summary>Why staff cannot do it to this claim. Each has a text in both languages.</summary>
public enum ActRefusal
{
    /// <summary>L12: the recovery authority has the claim.</summary>
    ClaimIsTransferred,

    NothingIsOwed,

    /// <summary>P06: reminder 1 has not been sent.</summary>
    NoReminderYet,

    /// <summary>The phone task is there already, or has been: there is nothing left to skip.</summary>
    CallIsReached,

    /// <summary>Gebyrloven does not apply to the claim: its law gives no such fee.</summary>
    LawGivesNoFee,

    /// <summary>Reminder 2 has been sent: its letter has no fee that could still be explained in it.</summary>
    SecondReminderIsSent,

    /// <summary>The debtor has been in touch since the last step: the course rests once.</summary>
    ContactIsRegistered,

    AmountIsNotPositive,

    /// <summary>More than the principal that is left on record.</summary>
    MoreThanPrincipal,

    /// <summary>More than was paid above what is owed.</summary>
    MoreThanCredit,

    /// <summary>No hold of that kind is set by staff.</summary>
    NoSuchHold,

    ReasonIsMissing,

    DateIsNotInTheFuture,

    /// <summary>What is put on record has not happened yet.</summary>
    DateIsInTheFuture,

    PersonIsNotLiable,

    /// <summary>An acknowledgement is shown by a document.</summary>
    DocumentIsMissing,

    /// <summary>The claim was time-barred already on the day of the acknowledgement.</summary>
    ClaimWasTimeBarred,

    /// <summary>The same is on record already.</summary>
    IsOnRecord,

    /// <summary>What is written holds somebody's CPR number.</summary>
    TextHoldsANumber,

    /// <summary>Something has been booked since a year-end run was made: its sums are no longer the ledger's (P16).</summary>
    BooksHaveChanged,

    /// <summary>The same waits for somebody to approve it: a button that was pressed twice proposes once.</summary>
    AlreadyProposed,
}

/// <summary>Whether it can be done, and what then is written down.</summary>
public abstract record ActAnswer
{
    private ActAnswer()
    {
    }

    public sealed record Done(Move Move) : ActAnswer;

    public sealed record Refused(IReadOnlyList<ActRefusal> Reasons) : ActAnswer;

    public static ActAnswer No(params IReadOnlyList<ActRefusal> reasons) => new Refused(reasons);
}

/// <summary>What staff may do to a claim's course between its nights.</summary>
public static class CourseActs
{
    /// <summary>The debtor has been in touch (P03, P07): the course rests once before the next step; interest runs on.</summary>
    /// <param name="person">Who; the debtor when left out. Somebody liable beside the debtor rests their own course alone (P04).</param>
    public static ActAnswer Contact(ClaimFacts claim, DateOnly on, Policies policies, PersonId? person = null)
    {
        if (claim.Custody == Custody.Transferred) return ActAnswer.No(ActRefusal.ClaimIsTransferred);
        var alone = person is { } coDebtor && CoDebtorCourse.Of(claim).Contains(coDebtor) ? person : null;
        var last = claim.Holds.Where(hold => hold.Kind == HoldKind.Contact && hold.Person == alone).Max(hold => (DateOnly?)hold.From);
        if (last is { } registered && !claim.Steps.Any(step => step.On > registered)) return ActAnswer.No(ActRefusal.ContactIsRegistered);

        var row = policies.For(PolicySetting.ContactRest, on);
        var id = alone is { } own ? DerivedId.Of("contact", claim.Id, own, on.DayNumber) : DerivedId.Of("contact", claim.Id, on.DayNumber);
        return Hold(claim, "contact-registered", $"P07 ({row.Name})", new Hold(id, HoldKind.Contact, on, on.AddDays((int)row.Value)) { Person = alone });
    }

    /// <summary>P06: further reminders are pointless. Reminder 2 and the call are skipped; the check of who else is liable and the notice are not.</summary>
    /// <param name="person">Whose reminders; the debtor's when left out. Somebody liable beside the debtor has had the first of theirs with the letter that told them so (P04).</param>
    public static ActAnswer RemindersPointless(ClaimFacts claim, DateOnly on, PersonId? person = null)
    {
        var (whose, first) = person is { } coDebtor && CoDebtorCourse.Of(claim).Contains(coDebtor) ? (coDebtor, Step.CoDebtorFirst) : (claim.Debtor, Step.Reminder1);
        var taken = new StepsTaken(claim, whose);
        var refusals = Refusals(claim, on);
        if (!taken.Has(first)) refusals.Add(ActRefusal.NoReminderYet);
        if (taken.Has(Step.PhoneTask)) refusals.Add(ActRefusal.CallIsReached);
        if (refusals.Count > 0) return ActAnswer.No(refusals);

        var skipped = ((Step[])[Step.Reminder2, Step.PhoneTask]).Where(step => !taken.Has(step))
            .Select(step => new StepTaken(step, on, whose, null, Skipped: true, step.IsTask() ? on : null));
        return new ActAnswer.Done(new Move(claim.Id, "reminders-pointless", "P06", [], [.. skipped], [], []));
    }

    /// <summary>Gebyrloven § 2 and the ministry's letter of 4 October 2022: one more fee needs an objective reason in the case; reminder 2 prints it.</summary>
    public static ActAnswer RecordFeeReason(ClaimFacts claim, DateOnly on, Policies policies)
    {
        var refusals = Refusals(claim, on);
        if (policies.FeeLaw(claim.Type, claim.DueOn) != FeeLaw.Gebyrloven) refusals.Add(ActRefusal.LawGivesNoFee);
        if (new StepsTaken(claim).Has(Step.Reminder2)) refusals.Add(ActRefusal.SecondReminderIsSent);
        return refusals.Count > 0 ? ActAnswer.No(refusals) : new ActAnswer.Done(Move.Posted(claim.Id, "fee-reason-recorded", "gebyrloven § 2"));
    }

    /// <summary>A hold (pause) set by a caseworker with a reason.</summary>
    /// <param name="until">The last day, inclusive; null until it is released.</param>
    public static ActAnswer StaffHold(ClaimFacts claim, HoldKind kind, DateOnly on, DateOnly? until)
    {
        if (claim.Custody == Custody.Transferred) return ActAnswer.No(ActRefusal.ClaimIsTransferred);
        if (until < on) return ActAnswer.No(ActRefusal.DateIsNotInTheFuture);
        var number = claim.Holds.Count(hold => hold.Kind == kind);
        return Hold(claim, "held", "P07", new Hold(DerivedId.Of("hold", claim.Id, Slug.Of(kind), on.DayNumber, number), kind, on, until));
    }

    /// <summary>Ends the holds of a kind that staff have set.</summary>
    public static ActAnswer ReleaseHold(ClaimFacts claim, HoldKind kind, DateOnly on)
    {
        var ended = claim.Holds.Where(hold => hold.Kind == kind && hold.LiftedOn is null && hold.Cause is null).Select(hold => new HoldLift(hold.Id, on)).ToList();
        return ended.Count == 0 ? ActAnswer.No(ActRefusal.NoSuchHold) : new ActAnswer.Done(new Move(claim.Id, "released", "P07", [], [], [], ended));
    }

    /// <summary>Nedskrivning: the claim was too large. What had covered it covers the rest, or becomes credit; the recovery authority is told of a claim that it has (L12).</summary>
    public static ActAnswer WriteDown(ClaimFacts claim, Kroner amount, DateOnly on)
    {
        List<ActRefusal> refusals = [];
        if (!amount.IsPositive) refusals.Add(ActRefusal.AmountIsNotPositive);
        if (amount > Account.On(claim, on).Principal) refusals.Add(ActRefusal.MoreThanPrincipal);
        if (refusals.Count > 0) return ActAnswer.No(refusals);
        var number = claim.Postings.Count(posting => posting.Kind == EntryKind.WriteDown);
        return new ActAnswer.Done(Move.Posted(claim.Id, "written-down", "L03", new Posting(DerivedId.Of("write-down", claim.Id, number), EntryKind.WriteDown, on, -amount, "L03")));
    }

    /// <summary>Afskrivning: what is left is given up, part by part.</summary>
    public static ActAnswer WriteOff(ClaimFacts claim, DateOnly on, Policies policies)
    {
        var refusals = Refusals(claim, on);
        if (refusals.Count > 0) return ActAnswer.No(refusals);
        var left = DerivedAccount.Of(claim, on, policies).Unpaid;
        var number = claim.Postings.Count(posting => posting.Kind == EntryKind.WriteOff);
        var parts = ((EntryKind Of, Kroner Amount)[])[(EntryKind.Interest, left.Interest), (EntryKind.Fee, left.Fees), (EntryKind.Principal, left.Principal)];
        return new ActAnswer.Done(Move.Posted(claim.Id, "written-off", "L03",
            [.. parts.Where(part => !part.Amount.IsZero)
                .Select(part => new Posting(DerivedId.Of("write-off", claim.Id, number, Slug.Of(part.Of)), EntryKind.WriteOff, on, -part.Amount, "L03", part.Of))]));
    }

    /// <summary>A task of the course is done: the claim goes on from here.</summary>
    /// <returns>The steps as they stand once closed.</returns>
    /// <param name="person">Whose; everybody's when left out.</param>
    public static IReadOnlyList<StepTaken> Close(ClaimFacts claim, Step task, DateOnly on, PersonId? person = null) =>
        [.. claim.Steps.Where(step => step.Step == task && step.DoneOn is null && (person is null || step.Person == person)).Select(step => step with { DoneOn = on })];

    private static ActAnswer.Done Hold(ClaimFacts claim, string what, string rule, Hold hold) => new(Move.Held(claim.Id, what, rule, hold));

    private static List<ActRefusal> Refusals(ClaimFacts claim, DateOnly on)
    {
        if (claim.Custody == Custody.Transferred) return [ActRefusal.ClaimIsTransferred];
        return Account.On(claim, on).Balance.IsPositive ? [] : [ActRefusal.NothingIsOwed];
    }
}
