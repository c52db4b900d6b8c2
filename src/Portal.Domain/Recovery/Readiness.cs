namespace Portal.Domain.Recovery;

/// <summary>
/// Whether the recovery authority would receive a claim as it stands (klar til overdragelse): its own rules over the fields that would be sent, of the claim and of everything
/// related to it. Asked from the day the claim arrives, so that what is missing is found while somebody still remembers. Reads nothing and changes nothing.
/// </summary>
public static class Readiness
{
    /// <param name="receivedOn">The day on which the authority would receive it.</param>
    /// <returns>Every rule that is broken, the main record's first; none when it would be received at once.</returns>
    public static IReadOnlyList<FailedRule> Check(TransferRecord record, DateOnly receivedOn) =>
    [
        .. EntryFilter.For(record).Where(rule => !rule.Requirement.Holds(record, receivedOn)).Select(rule => Failed(record, rule, receivedOn)),
        .. record.Related.SelectMany(related => Check(related, receivedOn)),
    ];

    /// <summary>Nothing would be refused; what would go to høring may be sent.</summary>
    public static bool IsReady(this IReadOnlyList<FailedRule> failed) => failed.All(rule => rule.Consequence != FilterConsequence.Refused);

    private static FailedRule Failed(TransferRecord record, FilterRule rule, DateOnly receivedOn) =>
        rule.Requirement is Requirement.BeforeReceipt { Field: var field } && record.Day(field, receivedOn) is { } day
            ? new FailedRule(record, rule, Mender.Time) { PassesOn = day < DateOnly.MaxValue ? day.AddDays(1) : day }
            : new FailedRule(record, rule, MenderOf(rule.Requirement));

    private static Mender MenderOf(Requirement requirement) => requirement switch
    {
        Requirement.HasPurpose or Requirement.IsCategory => Mender.Settings,
        Requirement.PrincipalAtMost => Mender.Caseworker,
        { Field: TransferField.Creditor or TransferField.TypeCode } => Mender.Settings,
        { Field: TransferField.OriginalPrincipal or TransferField.Amount } => Mender.Finance,
        { Field: TransferField.LimitationOn or TransferField.Liable } => Mender.Caseworker,
        _ => Mender.Source,
    };
}
