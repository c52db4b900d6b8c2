using Portal.Domain.Money;

namespace Portal.Domain.Recovery;

/// <summary>The end state of an action at the recovery authority (kvittering).</summary>
public enum ReceiptOutcome
{
    /// <summary>UDFØRT: only now has a claim been transferred.</summary>
    Done,

    /// <summary>AFVIST: refused, with codes.</summary>
    Refused,

    /// <summary>HØRING: not received; the claim is still the municipality's and its limitation runs.</summary>
    Hearing,
}

/// <summary>A claim as the authority names it back to us: what the source calls itself and its reference, as in claims.csv.</summary>
public sealed record ClaimReference(string Source, string Reference)
{
    public override string ToString() => $"{Source}/{Reference}";
}

/// <summary>What became of one action.</summary>
/// <param name="Action">The action's id, as it was sent.</param>
/// <param name="Codes">The authority's codes: the rules that a refused claim breaks, or that sent it to høring.</param>
/// <param name="On">The day it was decided; for UDFØRT the day of receipt (modtagelsesdato).</param>
public sealed record ActionReceipt(Guid Action, ReceiptOutcome Outcome, IReadOnlyList<string> Codes, DateOnly On);

/// <summary>What the authority has left of a transferred claim (L14).</summary>
/// <param name="Id">The authority's own, the same however often it is told.</param>
/// <param name="Balance">What is left with everything related, without the authority's own interest.</param>
/// <param name="OtherCreditors">The debtor has claims of other creditors there as well.</param>
public sealed record BalanceUpdate(string Id, ClaimReference Claim, DateOnly On, Kroner Balance, bool OtherCreditors);

/// <summary>The authority sends a claim back (returnering, L09).</summary>
/// <param name="Id">The authority's own, the same however often it is told.</param>
/// <param name="Code">The authority's reason code.</param>
/// <param name="Balance">What is left with everything related, without the authority's own interest: what is less than was sent has been covered there.</param>
public sealed record ReturnedClaim(string Id, ClaimReference Claim, DateOnly On, string Code, Kroner Balance);

/// <summary>Money that the authority has kept back and gives to a claim that is still here (modregning).</summary>
/// <param name="Id">The authority's own, the same however often it is told.</param>
public sealed record SetOff(string Id, ClaimReference Claim, DateOnly On, Kroner Amount);
