using Microsoft.EntityFrameworkCore;
using Portal.App.Actors;
using Portal.App.Calls;
using Portal.App.Data;
using Portal.Domain.Agreements;
using Portal.Domain.Claims;
using Portal.Domain.Money;

namespace Portal.App.Agreements;

/// <summary>What somebody wants changed.</summary>
/// <param name="PayDay">The new pay day, 1 to 28.</param>
/// <param name="Monthly">The new, lower amount a month.</param>
public sealed record AgreementChangeAsk(AgreementChange Change, int PayDay = 0, Kroner Monthly = default);

/// <summary>What changing gives.</summary>
public abstract record ChangeResult
{
    private ChangeResult()
    {
    }

    public sealed record Done(Guid Agreement) : ChangeResult;

    /// <summary>Every reason at once.</summary>
    public sealed record Refused(IReadOnlyList<ChangeRefusal> Reasons) : ChangeResult;

    /// <summary>Every reason against taking it up again.</summary>
    public sealed record NotReinstated(IReadOnlyList<ReinstateRefusal> Reasons) : ChangeResult;
}

/// <summary>A debtor looks after their own agreement (story 8): pay day, a skipped instalment, what an extra payment is used for, a lower amount.</summary>
public sealed class ChangeAgreement(ClaimWriter writer, AgreementChangeTold tell)
{
    /// <returns>Null when it is not the citizen's, or the member of staff is not of the case team.</returns>
    public async Task<ChangeResult?> Handle(Guid agreement, AgreementChangeAsk ask, Actor by, CancellationToken cancel)
    {
        if (await AgreementWork.Begin(writer, agreement, by, cancel) is not { } about) return null;
        await using var _ = about;
        var work = about.Work;
        switch (Decide(await Running(work.Db, about.Agreement, about.Claims, work.Today, cancel), ask, work))
        {
            case ChangeAnswer.Refused refused:
                return new ChangeResult.Refused(refused.Reasons);

            case ChangeAnswer.Changed changed:
                about.Replace(changed.Plan);
                if (ask.Change == AgreementChange.PayDay) about.Row.PayDay = ask.PayDay;
                about.Record(ask.Change, "P07", by);
                await tell.File(about, ask.Change, changed.Plan, by, cancel);
                // The next night looks at the new dates.
                await work.Apply([.. about.Claims.Select(claim => new Move(claim.Id, "agreement-changed", "P07", [], [], [], []))], by, cancel);
                await work.Commit(cancel);
                return new ChangeResult.Done(agreement);

            default:
                throw new InvalidOperationException("The rules gave an answer that nobody reads.");
        }
    }

    private static ChangeAnswer Decide(RunningAgreement running, AgreementChangeAsk ask, Work work) => ask.Change switch
    {
        AgreementChange.PayDay => AgreementChanges.PayDay(running, ask.PayDay, work.Today, work.Policies, work.Policies.Limits),
        AgreementChange.Skip => AgreementChanges.SkipNext(running, work.Today, work.Policies, work.Policies.Limits),
        AgreementChange.Shorten => AgreementChanges.ExtraPayment(running, ExtraPaymentUse.Shorten, work.Today, work.Policies, work.Policies.Limits),
        AgreementChange.Lower => AgreementChanges.ExtraPayment(running, ExtraPaymentUse.Lower, work.Today, work.Policies, work.Policies.Limits),
        AgreementChange.LowerAmount => AgreementChanges.LowerAmount(running, ask.Monthly, work.Today, work.Policies, work.Policies.Limits),
        _ => throw new ArgumentOutOfRangeException(nameof(ask), ask.Change, "This is not for a debtor to choose."),
    };

    /// <param name="claims">The agreement's claims.</param>
    internal static async Task<RunningAgreement> Running(PortalDb db, Agreement agreement, IReadOnlyList<ClaimFacts> claims, DateOnly today, CancellationToken cancel)
    {
        var since = today.AddYears(-1);
        var changes = await db.AgreementChanges.Where(row => row.AgreementId == agreement.Id && row.On > since).Select(row => row.Change).ToListAsync(cancel);
        return new RunningAgreement(
            agreement, Owed(claims, today), new AgreementProgress(agreement, claims, today).Paid,
            changes.Count(change => change == AgreementChange.PayDay), changes.Count(change => change == AgreementChange.Skip));
    }

    internal static IReadOnlyList<OwedClaim> Owed(IEnumerable<ClaimFacts> claims, DateOnly on) => OwedClaim.InOrder(claims.Select(claim => new OwedClaim(claim, Account.On(claim, on).Balance)));
}

/// <summary>A debtor takes up an agreement again that has ended by its breach (story 8): once, within a fortnight, without a fee.</summary>
public sealed class ReinstateAgreement(ClaimWriter writer, AgreementChangeTold tell)
{
    /// <returns>Null when it is not the citizen's, or the member of staff is not of the case team.</returns>
    public async Task<ChangeResult?> Handle(Guid agreement, Actor by, CancellationToken cancel)
    {
        if (await AgreementWork.Begin(writer, agreement, by, cancel) is not { } about) return null;
        await using var _ = about;
        var work = about.Work;
        if (Reinstatement.Against(about.Agreement, about.Claims, work.Today, work.Policies) is { Count: > 0 } reasons) return new ChangeResult.NotReinstated(reasons);

        about.Record(AgreementChange.Reinstated, "P12", by);
        await tell.File(about, AgreementChange.Reinstated, about.Agreement.Instalments, by, cancel);
        await work.Apply([.. about.Claims.Select(claim => AgreementMaking.Hold(work, about.Row, claim.Id, "agreement-reinstated", "P12"))], by, cancel);
        await IdleCalls.Close(work.Db, work.Today, cancel);
        var again = Reinstatement.Of(about.Agreement);
        (about.Row.Status, about.Row.BreachedOn, about.Row.CureBy, about.Row.EndedOn, about.Row.Reinstated) = (again.Status, again.BreachedOn, again.CureBy, again.EndedOn, again.Reinstated);
        await work.Commit(cancel);
        return new ChangeResult.Done(agreement);
    }
}
