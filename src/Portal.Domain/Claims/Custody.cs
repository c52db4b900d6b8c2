using System.Collections.Frozen;

namespace Portal.Domain.Claims;

/// <summary>Who is dealing with the claim. What is shown as its stage is computed from dates and steps; deferral and objection are holds.</summary>
public enum Custody
{
    /// <summary>Under opkrævning: with the municipality.</summary>
    Here,

    /// <summary>Under inddrivelse: with the recovery authority.</summary>
    Transferred,

    /// <summary>Nothing is owed any more.</summary>
    Settled,

    /// <summary>Afskrevet: the last amount was given up.</summary>
    WrittenOff,
}

public static class Custodies
{
    /// <summary>Every move a claim may make. A move that is not listed here cannot happen.</summary>
    public static readonly FrozenSet<(Custody From, Custody To)> Allowed = new[]
    {
        (Custody.Here, Custody.Settled),         // paid in full
        (Custody.Here, Custody.Transferred),     // overdraget til inddrivelse: on UDFØRT
        (Custody.Here, Custody.WrittenOff),      // afskrevet, eftergivet, forældet
        (Custody.Transferred, Custody.Here),     // tilbagekaldt eller tilbagesendt
        (Custody.Transferred, Custody.Settled),  // inddrevet
        (Custody.Settled, Custody.Here),         // a payment bounced, or the principal was raised
        (Custody.Settled, Custody.Transferred),  // paid on its way: the authority has it until it is told
        (Custody.WrittenOff, Custody.Here),      // a write-off was taken back
        (Custody.WrittenOff, Custody.Transferred), // given up on its way
    }.ToFrozenSet();

    /// <summary>Where a claim that is here belongs by its figures: settled while nothing is owed, here again when something is.</summary>
    public static Custody By(ClaimFacts claim, Money.Unpaid unpaid) => claim.Custody switch
    {
        Custody.Transferred => Custody.Transferred,
        _ when !unpaid.Total.IsZero => Custody.Here,
        Custody.WrittenOff => Custody.WrittenOff,
        _ => Custody.Settled,
    };
}
