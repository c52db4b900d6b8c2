namespace Portal.Domain.Recovery;

/// <summary>The authority's codes for what the portal says in words (data/psrm-stamdata-og-aarsagskoder.json).</summary>
public static class ActionCodes
{
    public static string Of(WriteDownReason reason) => reason switch
    {
        WriteDownReason.Payment => "INDB",
        WriteDownReason.Regulation => "REGU",
        WriteDownReason.PaymentCancelled => "OANI",
        _ => "OONR",
    };

    public static string Of(RecallReason reason) => reason switch
    {
        RecallReason.Agreement => "BORD",
        RecallReason.Lapsed => "BORT",
        RecallReason.Mistake => "FEJL",
        RecallReason.Deferral => "HENS",
        RecallReason.Objection => "KLAG",
        _ => "HAFT",
    };

    public static string Of(ChangeRequest request) => request switch
    {
        ChangeRequest.Intensify => "INTENSIVER",
        ChangeRequest.SendBack => "SEND-TILBAGE",
        _ => "INGEN",
    };

    public static string Of(HearingChoice choice) => choice == HearingChoice.Approve ? "GODKEND" : "FORTRYD";

    public static string Of(RecoveryPurpose purpose) => purpose == RecoveryPurpose.Collect ? "INDR" : "MODR";

    /// <returns>Null where the authority has no such end state.</returns>
    public static ReceiptOutcome? Outcome(string state) => state switch
    {
        "UDFØRT" => ReceiptOutcome.Done,
        "AFVIST" => ReceiptOutcome.Refused,
        "HØRING" => ReceiptOutcome.Hearing,
        _ => null,
    };
}
