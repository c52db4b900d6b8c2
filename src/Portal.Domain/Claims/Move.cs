namespace Portal.Domain.Claims;

/// <summary>What a decision wants written down about one claim, all of it or nothing. The writer adds nothing of its own.</summary>
/// <param name="What">The event's name in the journal, such as "deferral-requested".</param>
/// <param name="Rule">The rule and policy row that gave it.</param>
public sealed record Move(
    ClaimId Claim, string What, string Rule,
    IReadOnlyList<Posting> Postings, IReadOnlyList<StepTaken> Steps, IReadOnlyList<Hold> Holds, IReadOnlyList<HoldLift> Lifts, Custody? To = null)
{
    public static Move Posted(ClaimId claim, string what, string rule, params IReadOnlyList<Posting> postings) => new(claim, what, rule, postings, [], [], []);

    public static Move Held(ClaimId claim, string what, string rule, params IReadOnlyList<Hold> holds) => new(claim, what, rule, [], [], holds, []);
}

/// <summary>A hold that ends before its last day: from <paramref name="On"/> it no longer stops anything.</summary>
/// <param name="ResumeOn">No step before this day; null when the course goes on at once.</param>
public sealed record HoldLift(Guid Hold, DateOnly On, DateOnly? ResumeOn = null);
