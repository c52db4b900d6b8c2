using Portal.Domain.Claims;
using Portal.Domain.Money;

namespace Portal.Domain.Statements;

/// <summary>A sum that a corrected statement says otherwise than the one it replaces.</summary>
/// <param name="Claim">Null for the sums of the whole statement.</param>
/// <param name="Movement">Null for what stood at the end, or with <paramref name="AtStart"/> at the beginning.</param>
/// <param name="Shared">It is owed together with others.</param>
public sealed record StatementChange(ClaimId? Claim, Movement? Movement, bool AtStart, bool Shared, Kroner Old, Kroner New)
{
    public Kroner Difference => New - Old;
}

/// <summary>What a corrected statement (rettet opgørelse) changes, line by line (letters.md 4.22).</summary>
public static class StatementChanges
{
    /// <summary>Claim by claim in the new statement's order, then those that are gone from it, then the whole. A line that says the same is no change.</summary>
    public static IReadOnlyList<StatementChange> Between(BalanceStatement old, BalanceStatement now) =>
    [
        .. Ids(now.Own.Select(claim => claim.Claim), old.Own.Select(claim => claim.Claim)).SelectMany(id => Own(id, old.Own.FirstOrDefault(claim => claim.Claim == id), now.Own.FirstOrDefault(claim => claim.Claim == id))),
        .. Changed(null, false, [(null, true, old.Opening, now.Opening), (null, false, old.Closing, now.Closing)]),
        .. Ids(now.Shared.Select(share => share.Claim), old.Shared.Select(share => share.Claim)).SelectMany(id => Shared(id, old.Shared.FirstOrDefault(share => share.Claim == id), now.Shared.FirstOrDefault(share => share.Claim == id))),
    ];

    private static IEnumerable<ClaimId> Ids(IEnumerable<ClaimId> now, IEnumerable<ClaimId> old) => now.Concat(old).Distinct();

    private static IEnumerable<StatementChange> Own(ClaimId id, StatementClaim? old, StatementClaim? now) => Changed(id, false,
    [
        (null, true, old?.Opening ?? Kroner.Zero, now?.Opening ?? Kroner.Zero),
        .. Enum.GetValues<Movement>().Select(movement => ((Movement?)movement, false, old?.Sum(movement) ?? Kroner.Zero, now?.Sum(movement) ?? Kroner.Zero)),
        (null, false, old?.Closing ?? Kroner.Zero, now?.Closing ?? Kroner.Zero),
    ]);

    private static IEnumerable<StatementChange> Shared(ClaimId id, StatementShare? old, StatementShare? now) => Changed(id, true,
    [
        (null, true, old?.Opening ?? Kroner.Zero, now?.Opening ?? Kroner.Zero),
        (Movement.Charge, false, old?.Added ?? Kroner.Zero, now?.Added ?? Kroner.Zero),
        (Movement.Payment, false, old?.Paid ?? Kroner.Zero, now?.Paid ?? Kroner.Zero),
        (null, false, old?.Closing ?? Kroner.Zero, now?.Closing ?? Kroner.Zero),
    ]);

    private static IEnumerable<StatementChange> Changed(ClaimId? claim, bool shared, IEnumerable<(Movement? Movement, bool AtStart, Kroner Old, Kroner New)> lines) =>
        from line in lines
        where line.Old != line.New
        select new StatementChange(claim, line.Movement, line.AtStart, shared, line.Old, line.New);
}
