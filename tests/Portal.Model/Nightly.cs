namespace Portal.Model;

/// <summary>The steps of one night, decided for its day alone, on the figures after that day's payments and interest.</summary>
internal sealed class Nightly(IReadOnlyList<ClaimFile> claims, Func<string, ModelPerson> person, DateOnly night)
{
    /// <summary>The night's letters, one for each debtor, family and step.</summary>
    public List<Dispatch> Dispatches { get; } = [];

    public List<ModelLetter> Letters { get; } = [];

    public void TakeSteps()
    {
        var letters = claims.Select(claim => (Claim: claim, Step: LetterDue(claim))).Where(due => due.Step is not null).ToList();
        OpenArrangements();
        OpenPhoneTasks();
        OpenCoLiabilityTasks();
        foreach (var shared in letters.GroupBy(due => (due.Claim.Claim.Debtor, due.Claim.Type.Family, due.Step)))
        {
            Send(shared.Key.Step!, [.. shared.Select(due => due.Claim)]);
        }
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

    public bool MayTake(ClaimFile claim, string step) =>
        claim.Now.Balance > 0 && Course.Stopper(claim, person(claim.Claim.Debtor), step, night) is null;

    private bool IsDue(ClaimFile claim, string step) => Course.Next(claim, night) == (step, night) && MayTake(claim, step);

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
        foreach (var reached in claims.Where(claim => IsDue(claim, Course.Phone)).GroupBy(claim => claim.Claim.Debtor).ToList())
        {
            var ofDebtor = claims.Where(claim => claim.Claim.Debtor == reached.Key).ToList();
            var sum = ofDebtor.Where(claim => Course.PhoneOn(claim) <= night && MayTake(claim, Course.Phone)).Sum(claim => claim.Now.Balance);
            var skipped = !ofDebtor.Any(claim => claim.PhoneOpen) && (!person(reached.Key).HasPhone || sum < 500_00);
            foreach (var claim in reached)
            {
                Record(claim, Course.Phone, reached.Key, skipped);
                claim.PhoneOpen = !skipped;
                claim.PhoneDoneOn = skipped ? night : null;
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
        foreach (var receiver in named.SelectMany(claim => claim.Liable).Distinct())
        {
            var theirs = named.Where(claim => claim.Liable.Contains(receiver)).ToList();
            foreach (var claim in theirs)
            {
                Record(claim, step, receiver, skipped: false);
            }

            Letters.Add(new ModelLetter(night, step, receiver, [.. theirs.Select(claim => claim.Key).Order(StringComparer.Ordinal)]));
        }
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
