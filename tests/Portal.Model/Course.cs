namespace Portal.Model;

/// <summary>The step that is next and its date: the policy table of section 5.</summary>
internal static class Course
{
    public const string Bill = "bill";
    public const string Reminder1 = "reminder-1";
    public const string Reminder2 = "reminder-2";
    public const string Phone = "phone-task";
    public const string CoLiability = "co-liability-task";
    public const string Arrangement = "set-arrangement-task";
    public const string Demand = "demand";
    public const string BreachReminder = "breach-reminder";
    public const string Notice = "transfer-notice";
    public const string Proposal = "transfer-proposal";
    public const string Transfer = "transfer";
    public const string Recall = "recall";
    public const string Return = "return";
    public const string CoDebtorFirst = "co-debtor-first";

    /// <summary>"at least 50,00 of principal and interest owed on the claim".</summary>
    public const long LeastOre = 50_00;

    /// <summary>Transfer notice: "at least 100,00 owed on the claim with its fees and interest".</summary>
    public const long LeastForNoticeOre = 100_00;

    /// <summary>
    /// The next step and the first night from a day on that can take it: "the step's date by its rule, or the first possible night ... if
    /// that is past (for letters its banking day), null while an open task decides it". A night takes the step when that day is its own.
    /// </summary>
    public static (string Step, DateOnly? On) Next(ClaimFile claim, DateOnly from)
    {
        if (claim.Notice is { } notice)
        {
            // The batch is a task: it decides when the claim is sent.
            return notice.ProposedOn is not null ? (Transfer, null) : notice.ProposalOn is { } on ? Task(claim, Proposal, on, from) : (Proposal, null);
        }

        if (BillOn(claim, from) is { } billOn)
        {
            return (Bill, billOn);
        }

        var next = claim.Claim.Basis != "ordinary" ? Letter(claim, Notice, BreachNoticeOn(claim), from)
            : claim.Type.Family == "repayment" ? NextOfRepayment(claim, from)
            : NextOfReminders(claim, from);
        return next is (Notice, { } noticeOn) ? NoticeAfterOthers(claim, noticeOn, from) : next;
    }

    /// <summary>
    /// "a confirmed co-debtor's own course starts the first banking night after the confirmation: co-debtor-first (it counts as the first of
    /// their two reminders), then as reminder 2 and phone task, measured from their own letters".
    /// </summary>
    public static (string Step, DateOnly? On) NextOfCoDebtor(ClaimFile claim, PersonCourse course, DateOnly from)
    {
        if (claim.Notice is not null)
        {
            return Next(claim, from);
        }

        if (claim.Taken(CoDebtorFirst, course.Person) is not { } firstOn)
        {
            return Letter(claim, CoDebtorFirst, course.ConfirmedOn!.Value.AddDays(1), from);
        }

        if (claim.Taken(Reminder2, course.Person) is null)
        {
            return Letter(claim, Reminder2, SecondReminderOn(firstOn), from);
        }

        if (claim.Taken(Phone, course.Person) is null)
        {
            return Task(claim, Phone, PhoneOn(claim, course)!.Value, from);
        }

        return Next(claim, from) is (Notice, { } noticeOn) ? (Notice, noticeOn) : (Notice, null);
    }

    /// <summary>"repayment family: no reminders: a task set-arrangement-task the first night".</summary>
    public static (string Step, DateOnly? On) NextOfRepayment(ClaimFile claim, DateOnly from)
    {
        if (claim.Arrangement is { Broken: true } lapsed)
        {
            // "unpaid after it: the arrangement lapses, the whole debt is due, then co-liability, notice, proposal".
            return NextAfterCall(claim, lapsed.EndedOn!.Value, from);
        }

        if (claim.Arrangement is { CureBy: { } cureBy })
        {
            return Task(claim, CoLiability, cureBy.AddDays(1), from);
        }

        return claim.ArrangementOpen || claim.ArrangementSet
            ? Letter(claim, Demand, claim.Arrangement is { Runs: true } running ? running.NextMissedOn(from.AddDays(-1)) : null, from)
            : Task(claim, Arrangement, claim.ArrivedOn, from);
    }

    /// <summary>"phone task: the calendar day after reminder 2's deadline".</summary>
    public static DateOnly? PhoneOn(ClaimFile claim, PersonCourse course) =>
        claim.Steps.Any(step => step.Step == Reminder2 && !step.Skipped && step.Person == course.Person)
            ? Later(Deadline(claim.Taken(Reminder2, course.Person)!.Value).AddDays(1), claim.Floor)
            : course == claim.Own && claim.BreachEndedOn is { } endedOn ? Later(endedOn, claim.Floor) : null;

    /// <summary>What stops a step on a day: "the first hold in list order, or small-remainder".</summary>
    /// <param name="person">Whose course; what rests a co-debtor's own stops that course, and what everybody is told together.</param>
    public static string? Stopper(ClaimFile claim, IReadOnlyCollection<ModelPerson> liable, string step, DateOnly day, string? person = null)
    {
        var toTheAuthority = step is Notice or Proposal or Transfer;
        bool Held(string kind) => claim.Holds.Any(hold => hold.Kind == kind && hold.Covers(day) && (hold.Person is null || hold.Person == person || toTheAuthority));
        (string Kind, bool Stops)[] inListOrder =
        [
            ("request-pending", Held("request-pending")),
            ("objection", Held("objection")),
            ("agreement", step != BreachReminder && Held("agreement")),
            ("deferral", Held("deferral")),
            ("notice-waiting", claim.Notice is { } notice && notice.IsWaiting(day)),
            ("contact", Held("contact")),
            ("reversal-wait", Held("reversal-wait")),
            ("mandatory-deferral", Held("mandatory-deferral")),
            ("complaint", Held("complaint")),
            ("estate", liable.Any(one => one.Dead)),
            ("bankruptcy", Held("bankruptcy")),
            ("debt-relief", Held("debt-relief")),
            ("faroe-greenland", toTheAuthority && liable.Any(one => one.Country is "FO" or "GL")),
            ("undeliverable", Held("undeliverable")),
            ("rate-missing", step == Transfer && claim.Now.LacksRate),
            ("small-remainder", TooLittle(claim, step)),
            ("staff", Held("staff")),
        ];
        return inListOrder.FirstOrDefault(hold => hold.Stops).Kind;
    }

    /// <summary>"bill: ... no lowest amount".</summary>
    private static bool TooLittle(ClaimFile claim, string step) =>
        step != Bill && (claim.Now.PrincipalAndInterestLeft < LeastOre || (step is Notice or Proposal or Transfer && claim.Now.Balance < LeastForNoticeOre));

    /// <summary>"the first banking night from the claim's arrival, if before the effective pay-by".</summary>
    private static DateOnly? BillOn(ClaimFile claim, DateOnly from)
    {
        var on = Calendar.BankingDayOf(Later(Later(claim.ArrivedOn, claim.Floor), from));
        var letterTaken = claim.Steps.Any(step => step.Step is Bill or Reminder1 or Notice);
        return !letterTaken && on < claim.PayBy ? on : null;
    }

    private static (string Step, DateOnly? On) NextOfReminders(ClaimFile claim, DateOnly from)
    {
        if (claim.Taken(Reminder1) is not { } reminder1On)
        {
            // "the banking day of effective pay-by + 10 days".
            return Letter(claim, Reminder1, claim.PayBy.AddDays(10), from);
        }

        if (claim.Taken(Reminder2) is null)
        {
            return Letter(claim, Reminder2, SecondReminderOn(reminder1On), from);
        }

        if (claim.Taken(Phone) is null)
        {
            return Task(claim, Phone, PhoneOn(claim, claim.Own)!.Value, from);
        }

        if (claim.Own.PhoneDoneOn is not { } phoneDoneOn)
        {
            return (claim.Type.CheckOthers ? CoLiability : Notice, null);
        }

        return NextAfterCall(claim, phoneDoneOn, from);
    }

    /// <summary>"the banking day of the later of (reminder 1 + 14 days) and (its deadline + 1 day)".</summary>
    private static DateOnly SecondReminderOn(DateOnly firstOn) => Later(firstOn.AddDays(14), Deadline(firstOn).AddDays(1));

    /// <summary>"The notice goes to everybody on the claim the same night, when all their courses are done."</summary>
    private static (string Step, DateOnly? On) NoticeAfterOthers(ClaimFile claim, DateOnly on, DateOnly from)
    {
        if (claim.CoCourses.Any(course => course.PhoneDoneOn is null))
        {
            return (Notice, null);
        }

        var allDoneOn = claim.CoCourses.Select(course => course.PhoneDoneOn!.Value.AddDays(1)).Append(on).Max();
        return Letter(claim, Notice, Later(allDoneOn, claim.NoticeFloor), from);
    }

    private static (string Step, DateOnly? On) NextAfterCall(ClaimFile claim, DateOnly doneOn, DateOnly from)
    {
        if (!claim.Type.CheckOthers)
        {
            // "the banking day of the day after all earlier steps are done".
            return Letter(claim, Notice, doneOn.AddDays(1), from);
        }

        if (claim.Taken(CoLiability) is null)
        {
            // "the night that the phone task is done or skipped".
            return Task(claim, CoLiability, doneOn, from);
        }

        return claim.CoLiabilityDoneOn is { } checkedOn ? Letter(claim, Notice, checkedOn.AddDays(1), from) : (Notice, null);
    }

    /// <summary>
    /// "settlement, judgment: a term unpaid 5 banking days after its date: notice the next banking day"; "without terms all is due by
    /// pay_by". A term is unpaid when the payments up to that fifth day are less than the terms up to it.
    /// </summary>
    private static DateOnly? BreachNoticeOn(ClaimFile claim)
    {
        var terms = claim.Claim.Terms.Count > 0
            ? claim.Claim.Terms.OrderBy(term => term.DueOn).ToList()
            : [(claim.PayBy, claim.PrincipalOre - claim.WriteDowns.Sum(down => down.Ore))];
        var due = 0L;
        foreach (var (dueOn, ore) in terms)
        {
            due += ore;
            var lastDay = Calendar.AddBankingDays(dueOn, 5);
            if (claim.Now.PaidInUpTo(lastDay) < due)
            {
                return lastDay.AddDays(1);
            }
        }

        return null;
    }

    /// <summary>"deadline on a letter: the banking day of (letter date + 10 days)".</summary>
    public static DateOnly Deadline(DateOnly letterOn) => Calendar.BankingDayOf(letterOn.AddDays(10));

    private static (string Step, DateOnly? On) Letter(ClaimFile claim, string step, DateOnly? date, DateOnly from) =>
        (step, date is { } on ? Calendar.BankingDayOf(Later(Later(on, claim.Floor), from)) : null);

    private static (string Step, DateOnly? On) Task(ClaimFile claim, string step, DateOnly date, DateOnly from) =>
        (step, Later(Later(date, claim.Floor), from));

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;
}
