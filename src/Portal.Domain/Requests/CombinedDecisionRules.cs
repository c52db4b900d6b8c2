using Portal.Domain.Agreements;
using Portal.Domain.Claims;
using Portal.Domain.Deferrals;

namespace Portal.Domain.Requests;

/// <summary>What follows from a caseworker's answer to a request to wait and then pay by instalments.</summary>
public abstract record CombinedDecided
{
    private CombinedDecided()
    {
    }

    /// <param name="Moves">The deferral's, which end the hold of the request, and the agreement's in the journal.</param>
    public sealed record Made(DecisionAnswer.Decided Deferral, AgreementDecided.Made Agreement, RequestStatus Status, IReadOnlyList<Move> Moves) : CombinedDecided
    {
        /// <summary>Instalments refused: the plan that would be granted, after the wait that is given; null where none would, and where a plan is given.</summary>
        public IReadOnlyList<Instalment>? Nearest => Agreement is { Plan: null, Frame: FrameAnswer.Outside { Nearest: { } nearest } } ? CombinedDecisionRules.After(nearest, Deferral.Until) : null;
    }

    /// <summary>What is missing of each part, all of it.</summary>
    public sealed record Faulty(IReadOnlyList<DecisionFault> Deferral, IReadOnlyList<AgreementDecisionFault> Agreement, IReadOnlyList<PlanRefusal> Plan) : CombinedDecided;
}

/// <summary>A caseworker answers both parts of a request at once (P07-P09, L05, L06): each whole, in part or not, by its own rules and grounds.</summary>
public static class CombinedDecisionRules
{
    public static CombinedDecided Of(DecisionAnswer deferral, AgreementDecided agreement, DeferralOutcome waiting, DeferralOutcome paying)
    {
        var wait = deferral as DecisionAnswer.Decided;
        var plan = agreement as AgreementDecided.Made;
        List<AgreementDecisionFault> faults = [.. (agreement as AgreementDecided.Faulty)?.Faults ?? []];
        if (plan?.Plan is { } instalments && instalments[0].DueOn <= wait?.Until) faults.Add(AgreementDecisionFault.StartsDuringWait);
        if (wait is null || plan is null || faults.Count > 0)
            return new CombinedDecided.Faulty((deferral as DecisionAnswer.Faulty)?.Faults ?? [], faults, (agreement as AgreementDecided.Faulty)?.Plan ?? []);

        // The hold of the request ends once: with the deferral's answer.
        return new CombinedDecided.Made(wait, plan, StatusOf(waiting, paying), [.. wait.Moves, .. plan.Moves.Select(move => move with { Holds = [], Lifts = [] })]);
    }

    /// <summary>On the same days of the month, from the first that comes after the wait.</summary>
    internal static IReadOnlyList<Instalment> After(IReadOnlyList<Instalment> plan, DateOnly? until)
    {
        var months = 0;
        while (plan[0].DueOn.AddMonths(months) <= until) months++;
        return months == 0 ? plan : [.. plan.Select(instalment => instalment with { DueOn = instalment.DueOn.AddMonths(months) })];
    }

    /// <summary>Yes to all of it, no to all of it, or something between.</summary>
    public static RequestStatus StatusOf(params IReadOnlyList<DeferralOutcome> outcomes) =>
        outcomes.All(outcome => outcome == DeferralOutcome.Granted) ? RequestStatus.Granted
        : outcomes.All(outcome => outcome == DeferralOutcome.Refused) ? RequestStatus.Refused
        : RequestStatus.PartlyGranted;
}
