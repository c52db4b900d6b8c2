namespace Portal.Model;

/// <summary>One person's course on one claim: the debtor's, or a confirmed co-debtor's own.</summary>
/// <param name="confirmedOn">The day on which a co-debtor was confirmed; null for the debtor.</param>
internal sealed class PersonCourse(string person, DateOnly? confirmedOn)
{
    public string Person { get; } = person;

    public DateOnly? ConfirmedOn { get; } = confirmedOn;

    /// <summary>The day of the last contact that gave a hold.</summary>
    public DateOnly? ContactOn { get; set; }

    public bool PhoneOpen { get; set; }

    public DateOnly? PhoneDoneOn { get; set; }

    public void ClosePhone(DateOnly on) => (PhoneOpen, PhoneDoneOn) = (false, on);
}
