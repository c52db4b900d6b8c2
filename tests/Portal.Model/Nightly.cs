namespace Portal.Model;

/// <summary>The steps of one night, decided for its day alone, on the figures after that day's payments and interest.</summary>
internal sealed class Nightly(IReadOnlyList<ClaimFile> claims, Func<string, ModelPerson> person, Func<string, bool> hasPhone, DateOnly night)
{
    /// <summary>The night's letters, one for each debtor, family and step.</summary>
    public List<Dispatch> Dispatches { get; } = [];

    public List<ModelLetter> Letters { get; } = [];

    public void TakeSteps()
    {
        var letters = claims.Select(claim => (Claim: claim, Step: LetterDue(claim))).Where(due => due.Step is not null).ToList();
        var coLetters = CoDebtorLettersDue();
        OpenArrangements();
        OpenPhoneTasks();
        OpenCoLiabilityTasks();
        foreach (var shared in letters.GroupBy(due => (due.Claim.Claim.Debtor, due.Claim.Type.Family, due.Step)))
        {
            Send(shared.Key.Step!, [.. shared.Select(due => due.Claim)]);
        }

        coLetters.ForEach(SendToCoDebtor);
        Propose();
    }

    /// <summary>A letter about an agreement or an arrangement, to the person who has it, without a fee.</summary>
    public void SendAlone(string step, IReadOnlyList<ClaimFile> named)
    {
        var receiver = named[0].Claim.Debtor;
        Dispatches.Add(new Dispatch(night, step, named, null, 0));
        foreach (var claim in named)
        {
            Record(claim, step, receiver, skipped: false);
        }

        Letters.Add(new ModelLetter(night, step, receiver, [.. named.Select(claim => claim.Key).Order(StringComparer.Ordinal)]));
    }

    public bool MayTake(ClaimFile claim, string step) => MayTake(claim, claim.Own, step);

    private bool MayTake(ClaimFile claim, PersonCourse course, string step) =>
        claim.Now.Balance > 0 && claim.Away is null && Course.Stopper(claim, [.. claim.Liable.Select(person)], step, night, course.Person) is null;

    private bool IsDue(ClaimFile claim, string step) => Course.Next(claim, night) == (step, night) && MayTake(claim, step);

    private bool IsDue(ClaimFile claim, PersonCourse course, string step) =>
        course == claim.Own
            ? IsDue(claim, step)
            : Course.NextOfCoDebtor(claim, course, night) == (step, night) && MayTake(claim, course, step);

    private List<(string Step, PersonCourse Course, List<ClaimFile> Named)> CoDebtorLettersDue() =>
    [
        .. claims.SelectMany(claim => claim.CoCourses.Select(course => (Claim: claim, Course: course)))
            .SelectMany(one => new[] { Course.CoDebtorFirst, Course.Reminder2 }.Where(step => IsDue(one.Claim, one.Course, step)).Select(step => (one.Claim, one.Course, Step: step)))
            .GroupBy(due => (due.Course.Person, due.Claim.Claim.Debtor, due.Claim.Type.Family, due.Step))
            .Select(shared => (shared.Key.Step, shared.First().Course, shared.Select(due => due.Claim).ToList())),
    ];

    /// <summary>A co-debtor's own letter, "without fee".</summary>
    private void SendToCoDebtor((string Step, PersonCourse Course, List<ClaimFile> Named) letter)
    {
        Dispatches.Add(new Dispatch(night, letter.Step, letter.Named, null, 0));
        letter.Named.ForEach(claim => Record(claim, letter.Step, letter.Course.Person, skipped: false));
        Letters.Add(new ModelLetter(night, letter.Step, letter.Course.Person, [.. letter.Named.Select(claim => claim.Key).Order(StringComparer.Ordinal)]));
    }

    /// <summary>"order of a night D: payments, interest, breaches, steps, proposals".</summary>
    private void Propose()
    {
        foreach (var claim in claims.Where(claim => IsDue(claim, Course.Proposal)).ToList())
        {
            Record(claim, Course.Proposal, claim.Claim.Debtor, skipped: false);
            claim.Notice!.ProposedOn = night;
        }
    }

    private string? LetterDue(ClaimFile claim) =>
        new[] { Course.Bill, Course.Reminder1, Course.Reminder2, Course.Notice }.FirstOrDefault(step => IsDue(claim, step));

    private void OpenArrangements()
    {
        foreach (var claim in claims.Where(claim => claim.Type.Family == "repayment" && claim.Claim.Basis == "ordinary"))
        {
            // A task needs no banking night and does not wait for the bill.
            if (Course.NextOfRepayment(claim, night) == (Course.Arrangement, night) && MayTake(claim, Course.Arrangement))
            {
                claim.ArrangementOpen = true;
                Record(claim, Course.Arrangement, claim.Claim.Debtor, skipped: false);
            }
        }
    }

    /// <summary>
    /// "one task for a debtor, recorded as step phone-task on each claim; skipped by rule the same night when the debtor has no phone
    /// number, or the balances of the debtor's claims whose phone-task date has come and which meet the condition of every step sum to
    /// less than 500,00; a claim reaching it while the task is open joins that task".
    /// </summary>
    private void OpenPhoneTasks()
    {
        var courses = claims.SelectMany(claim => claim.Courses.Select(course => (Claim: claim, Course: course))).ToList();
        var open = courses.Where(one => one.Course.PhoneOpen).Select(one => one.Course.Person).ToHashSet();
        foreach (var reached in courses.Where(one => IsDue(one.Claim, one.Course, Course.Phone)).GroupBy(one => (one.Course.Person, one.Claim.Claim.Debtor)).ToList())
        {
            var calledAbout = courses.Where(one => (one.Course.Person, one.Claim.Claim.Debtor) == reached.Key).ToList();
            var sum = calledAbout.Where(one => Course.PhoneOn(one.Claim, one.Course) <= night && MayTake(one.Claim, one.Course, Course.Phone)).Sum(one => one.Claim.Now.Balance);
            var skipped = !open.Contains(reached.Key.Person) && (!hasPhone(reached.Key.Person) || sum < 500_00);
            foreach (var (claim, course) in reached)
            {
                Record(claim, Course.Phone, reached.Key.Person, skipped);
                course.PhoneOpen = !skipped;
                course.PhoneDoneOn = skipped ? night : null;
            }
        }
    }

    private void OpenCoLiabilityTasks()
    {
        foreach (var claim in claims.Where(claim => IsDue(claim, Course.CoLiability)).ToList())
        {
            Record(claim, Course.CoLiability, claim.Claim.Debtor, skipped: false);
            claim.CoLiabilityOpen = true;
        }
    }

    /// <summary>
    /// "one letter with one fee, posted on the claim with the earliest due_on, then the lowest payment id, among the letter's claims whose
    /// law allows the fee". "Owners get bill and reminders the same night as the debtor, one fee in all. The notice goes to everybody".
    /// </summary>
    private void Send(string step, IReadOnlyList<ClaimFile> named)
    {
        var feeClaim = named.Where(claim => Fee(claim, step) > 0).OrderBy(claim => claim.Claim.DueOn).ThenBy(claim => claim.Number).FirstOrDefault();
        Dispatches.Add(new Dispatch(night, step, named, feeClaim, feeClaim is null ? 0 : Fee(feeClaim, step)));
        var notices = named.ToDictionary(claim => claim, _ => new List<NoticeLetter>());
        foreach (var receiver in named.SelectMany(Receivers).Distinct())
        {
            var theirs = named.Where(claim => Receivers(claim).Contains(receiver)).ToList();
            var letter = new NoticeLetter(receiver, theirs);
            foreach (var claim in theirs)
            {
                Record(claim, step, receiver, skipped: false);
                notices[claim].Add(letter);
            }

            Letters.Add(new ModelLetter(night, step, receiver, [.. theirs.Select(claim => claim.Key).Order(StringComparer.Ordinal)]));
        }

        foreach (var (claim, letters) in notices.Where(_ => step == Course.Notice))
        {
            claim.Notices.Add(new NoticeFile(night, letters));
        }

        // A co-debtor is reminded in a course of their own.
        IEnumerable<string> Receivers(ClaimFile claim) => step == Course.Notice ? claim.Liable : claim.Owners.Prepend(claim.Claim.Debtor).Distinct();
    }

    /// <summary>
    /// "gebyrloven: reminder 1 250,00; reminder 2 0,00 unless a caseworker recorded the objective reason for one more fee in that case.
    /// renteloven: 100,00 for reminder 1 and 2 each. Law none: no fee. Never on bill, notice".
    /// </summary>
    private static long Fee(ClaimFile claim, string step) => (claim.Type.Law, step) switch
    {
        (Law.Gebyrloven, Course.Reminder1) => 250_00,
        (Law.Gebyrloven, Course.Reminder2) => claim.FeeReason ? 250_00 : 0,
        (Law.Renteloven, Course.Reminder1 or Course.Reminder2) => 100_00,
        _ => 0,
    };

    public void Record(ClaimFile claim, string step, string receiver, bool skipped) =>
        claim.Steps.Add(new ModelStep(night, step, receiver, skipped));
}
