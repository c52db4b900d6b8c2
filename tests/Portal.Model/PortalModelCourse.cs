namespace Portal.Model;

/// <summary>What staff do about the course of a claim, and what becomes of its notice.</summary>
public sealed partial class PortalModel
{
    /// <summary>The claim's open tasks, in order of arrival of the claims.</summary>
    public IReadOnlyList<ModelTask> Tasks() => [.. _claims.SelectMany(claim => Showing.Tasks(claim, BusinessDay))];

    private void Contact(ModelEvent.Contact contact) =>
        _claims.Where(claim => claim.Claim.Debtor == contact.Debtor && claim.Away is not { IsReceived: true }).ToList().ForEach(claim => claim.RestFor(claim.Own, contact.On));

    /// <summary>"reminder 2 and the phone task are recorded as skipped with the reason; P06 keeps the co-liability task; then the notice".</summary>
    private static void SkipReminders(ClaimFile claim, DateOnly on)
    {
        if (claim.Taken(Course.Reminder1) is null || claim.Own.PhoneDoneOn is not null || claim.Own.PhoneOpen)
        {
            return;
        }

        if (claim.Taken(Course.Reminder2) is null)
        {
            claim.Steps.Add(new ModelStep(on, Course.Reminder2, claim.Claim.Debtor, true));
        }

        claim.Steps.Add(new ModelStep(on, Course.Phone, claim.Claim.Debtor, true));
        claim.Own.PhoneDoneOn = on;
    }

    private void ClosePhone(string person, DateOnly on)
    {
        foreach (var course in _claims.SelectMany(claim => claim.Courses).Where(course => course.Person == person && course.PhoneOpen))
        {
            course.ClosePhone(on);
        }
    }

    /// <summary>"A reaction is any contact, not only money: a registered contact rests the course" (P04): so does a promise on the phone, on the claims that it was about.</summary>
    private void Call(ModelEvent.Call call)
    {
        foreach (var claim in _claims)
        {
            foreach (var course in claim.Courses.Where(course => course.Person == call.Person && course.PhoneOpen && call.Outcome is (ModelCall.Agreed or ModelCall.WillPayBy)).ToList())
            {
                claim.RestFor(course, call.On);
            }
        }

        ClosePhone(call.Person, call.On);
        if (call.Outcome == ModelCall.WrongNumber)
        {
            _wrongNumbers.Add(call.Person);
        }
    }

    /// <summary>"call (outcome logged) or skip (reason logged)" (P03): the task's step becomes one that was skipped.</summary>
    private void SkipCall(ModelEvent.SkipCall skip)
    {
        foreach (var claim in _claims.Where(claim => claim.Courses.Any(course => course.Person == skip.Person && course.PhoneOpen)))
        {
            var at = claim.Steps.FindIndex(step => step.Step == Course.Phone && step.Person == skip.Person);
            claim.Steps[at] = claim.Steps[at] with { Skipped = true };
        }

        ClosePhone(skip.Person, skip.On);
    }

    private static void CloseCoLiability(ClaimFile claim, DateOnly on)
    {
        if (claim.CoLiabilityOpen)
        {
            claim.CoLiabilityOpen = false;
            claim.CoLiabilityDoneOn = on;
        }
    }

    /// <summary>"each co-debtor confirmed runs a course of their own on the same claim" (P04); "another liable person" makes a notice one that must be renewed.</summary>
    private static void ConfirmLiability(ClaimFile claim, ModelEvent.ConfirmLiability confirm)
    {
        CloseCoLiability(claim, confirm.On);
        foreach (var person in confirm.People.Except(claim.Liable).ToList())
        {
            claim.CoCourses.Add(new PersonCourse(person, confirm.On));
            claim.EndNotice();
        }
    }

    /// <summary>"set-offs before a transfer (claim, amount, day, id), booked once".</summary>
    private void Book(ModelEvent.SetOff setOff)
    {
        var claim = Find(setOff.Claim);
        if (claim.Away is null && _recovery.IsNew(setOff))
        {
            claim.Payments.Add(new PaymentFact(setOff.Id, setOff.PaidOn, setOff.AmountOre, ++_booked) { Kind = "set-off" });
        }
    }

    /// <summary>"renewed notice": it grew beyond what was said, or too little is left.</summary>
    private static void ReviewNotice(ClaimFile claim)
    {
        if (claim is { Away: null, Notice: { SaidOre: > 0 } notice } && (notice.IsPaidAway(claim.Now) || notice.IsOutgrown(claim.Now)))
        {
            claim.EndNotice();
        }
    }

    private ModelClaimState State(ClaimFile claim) => Showing.State(claim, LiableFor(claim), BusinessDay, claim.Own);

    private List<ModelPerson> LiableFor(ClaimFile claim) => [.. claim.Liable.Select(id => _persons[id])];

    /// <summary>As one person's account shows it: "each sees only the claim and their own letters".</summary>
    private ModelClaimState State(ClaimFile claim, string person)
    {
        var course = claim.CoCourses.Find(one => one.Person == person) ?? claim.Own;
        var shown = Showing.State(claim, LiableFor(claim), BusinessDay, course);
        return shown with { Steps = [.. shown.Steps.Where(step => step.Person == person)] };
    }
}
