using Portal.Domain.Claims;
using Portal.Domain.Money;
using Portal.Domain.People;

namespace Portal.Domain.Recovery;

/// <summary>Something that the recovery authority is told to do about one claim (aktion).</summary>
/// <param name="Id">Never changes on a retry: the authority knows by it what it has had already.</param>
public abstract record RecoveryAction(Guid Id, ClaimId Claim);

/// <summary>What is handed over at once: one file (overdragelse).</summary>
/// <param name="Name">The file's name without its ending: letters, digits, '.', '_' and '-', at most 60; never a CPR number.</param>
/// <param name="On">The day it was made.</param>
/// <param name="Creditor">Fordringshaver: the municipality's number at the authority, 8 digits.</param>
public sealed record RecoveryBatch(string Name, DateOnly On, string Creditor, IReadOnlyList<RecoveryAction> Actions);

/// <summary>OPRETFORDRING: collect this claim, with its related records and everybody who is liable. A record that is itself related belongs to a claim that is there already.</summary>
public sealed record CreateClaim(Guid Id, ClaimId Claim, TransferRecord Record) : RecoveryAction(Id, Claim);

/// <summary>NEDSKRIV: less is left of a record than was sent, or an earlier write-down is taken back.</summary>
/// <param name="Record">The record that it is about: the claim's own, or a related one. A payment is about the claim's own alone.</param>
/// <param name="Amount">Above zero, in øre.</param>
/// <param name="EffectiveOn">Virkningsdato: for a payment the day it was paid, else the day it is sent.</param>
public sealed record WriteDown(Guid Id, ClaimId Claim, Guid Record, Kroner Amount, WriteDownReason Reason, DateOnly EffectiveOn) : RecoveryAction(Id, Claim);

/// <summary>TILBAGEKALD: the claim comes back to the municipality, with what is related to it.</summary>
/// <param name="EffectiveOn">Virkningsdato: asked for when a claim has lapsed (BORT); else null, and the authority finds it.</param>
public sealed record Recall(Guid Id, ClaimId Claim, RecallReason Reason, DateOnly? EffectiveOn = null) : RecoveryAction(Id, Claim);

/// <summary>GENINDSENDFORDRING: a claim that was recalled is sent again as it is now. Not after a recall as a mistake (FEJL).</summary>
public sealed record Resend(Guid Id, ClaimId Claim, TransferRecord Record) : RecoveryAction(Id, Claim);

/// <summary>AENDRFORDRING: the circumstances of somebody who is liable have changed (L09).</summary>
/// <param name="Number">Whose circumstances; masked in every text but the file itself.</param>
/// <param name="What">What has changed, at most 1,000 characters, without a CPR number.</param>
public sealed record ReportChange(Guid Id, ClaimId Claim, IdNumber Number, ChangeRequest Request, string What) : RecoveryAction(Id, Claim);

/// <summary>The answer to a claim in høring: approve as it stands, or take it back and send a new one.</summary>
/// <param name="Action">The action that the authority holds in høring.</param>
/// <param name="Reason">Begrundelse, at most 1,000 characters, without a CPR number.</param>
public sealed record AnswerHearing(Guid Id, ClaimId Claim, Guid Action, HearingChoice Choice, string Reason) : RecoveryAction(Id, Claim);

/// <summary>Why a claim is written down (årsagskode).</summary>
public enum WriteDownReason
{
    /// <summary>INDB: the municipality has been paid.</summary>
    Payment,

    /// <summary>REGU: the claim was too large.</summary>
    Regulation,

    /// <summary>OANI: a payment that was reported is taken back.</summary>
    PaymentCancelled,

    /// <summary>OONR: a regulation that was reported is undone.</summary>
    RegulationUndone,
}

/// <summary>Why a claim is recalled (årsagskode).</summary>
public enum RecallReason
{
    /// <summary>BORD: the municipality makes a payment agreement.</summary>
    Agreement,

    /// <summary>BORT: the claim has lapsed.</summary>
    Lapsed,

    /// <summary>FEJL: the claim should not have been sent. What has been covered is undone, and it cannot be sent again.</summary>
    Mistake,

    /// <summary>HENS: the municipality grants a deferral.</summary>
    Deferral,

    /// <summary>KLAG: an objection is being looked at.</summary>
    Objection,

    /// <summary>HAFT: somebody who is liable is added or taken off.</summary>
    Liability,
}

/// <summary>What the authority is asked to do with changed circumstances (L09).</summary>
public enum ChangeRequest
{
    /// <summary>Nothing: it is told.</summary>
    None,

    /// <summary>Collect harder.</summary>
    Intensify,

    /// <summary>Send the claim back, so that the municipality can give time. Refused for claims with state refund (L10).</summary>
    SendBack,
}

/// <summary>How the municipality answers a claim in høring.</summary>
public enum HearingChoice
{
    /// <summary>Godkend: it is right as it stands.</summary>
    Approve,

    /// <summary>Fortryd: it is taken back.</summary>
    Withdraw,
}
