using Portal.Domain.Agreements;
using Portal.Domain.Claims;
using Portal.Domain.Letters;
using Portal.Domain.Money;
using Portal.Domain.People;
using Portal.Domain.Policy;
using Portal.Domain.Recovery;

namespace Portal.Domain.Dunning;

/// <summary>
/// The letters of one step about claims of one debtor and one family: one letter to each receiver and one fee in all (gebyrloven § 2).
/// </summary>
/// <param name="claims">The earliest due date first, then the lowest payment id.</param>
internal sealed class NightLetter(LetterKind kind, Step step, IReadOnlyList<NightClaim> claims, DateOnly on, Policies policies)
{
    public IEnumerable<CourseLetter> Send()
    {
        var debtor = claims[0].Facts.Debtor;
        // GIL § 2, stk. 4: whoever need not be told gets no notice; that there was none is on record.
        var theirOwn = claims.Where(claim => step != Step.TransferNotice || !TransferNotices.IsWaived(claim.Facts, debtor)).ToList();
        var debtorLetter = IdOf(claims[0], debtor);
        foreach (var claim in claims) claim.Take(step, theirOwn.Contains(claim) ? debtorLetter : null, skipped: !theirOwn.Contains(claim));
        var others = claims.SelectMany(claim => OthersToTell(claim.Facts)).Distinct().ToList();
        var letters = new Dictionary<PersonId, Guid>();
        foreach (var other in others)
        {
            var theirs = claims.Where(claim => OthersToTell(claim.Facts).Contains(other)).ToList();
            var letter = IdOf(theirs[0], other);
            letters[other] = letter;
            foreach (var claim in theirs) claim.TakeFor(other, step, letter);
        }
        // Renteloven posts on the letter's date, and the fee comes after that day's interest.
        foreach (var claim in claims) claim.PostInterest();
        var fee = Charge(debtorLetter);
        foreach (var claim in claims.Where(_ => step == Step.TransferNotice)) claim.Tell();

        if (theirOwn.Count > 0) yield return Letter(debtorLetter, debtor, debtor, theirOwn, fee);
        foreach (var other in others)
        {
            var theirs = claims.Where(claim => OthersToTell(claim.Facts).Contains(other)).ToList();
            yield return Letter(letters[other], other, debtor, theirs, fee);
        }
    }

    /// <summary>A letter of a co-debtor's own course (P04): to that person alone, and without fee.</summary>
    public CourseLetter SendTo(PersonId coDebtor)
    {
        var id = IdOf(claims[0], coDebtor);
        foreach (var claim in claims)
        {
            claim.TakeOwn(coDebtor, step, id);
            claim.PostInterest();
        }
        return Letter(id, coDebtor, claims[0].Facts.Debtor, claims, null);
    }

    /// <summary>The reminder about a missing instalment (P12), or the demand (P13), to the one whose agreement it is and to nobody else. It bears no fee.</summary>
    /// <param name="claims">Those of the agreement that it names.</param>
    public static CourseLetter OfBreach(AgreementTurn turn, IReadOnlyList<NightClaim> claims, DateOnly on)
    {
        var (agreement, debtor) = (turn.After, claims[0].Facts.Debtor);
        var kind = agreement.Kind == AgreementKind.Arrangement ? LetterKind.Demand : LetterKind.BreachReminder;
        var id = CourseLetter.IdOf(claims[0].Facts.Id, agreement.Person, kind, claims[0].Times(NightClaim.StepOf(agreement), agreement.Person) + 1);
        foreach (var claim in claims)
        {
            claim.Follow(turn, id);
            claim.PostInterest();
        }
        return new CourseLetter(id, kind, on, agreement.Person, debtor, agreement.CureBy!.Value, [.. claims.Select(claim => Shown(claim, on))], Kroner.Zero, null, "")
        {
            Agreement = new CourseLetterAgreement(agreement.Id, agreement.PaymentId.Digits, turn.Missing, turn.Since, Kroner.Sum(claims.Select(claim => claim.Unpaid.Total))),
        };
    }

    /// <summary>A notice bears the number of the claim's notice, also to somebody who has come to be liable after the first.</summary>
    private Guid IdOf(NightClaim first, PersonId receiver) =>
        CourseLetter.IdOf(first.Facts.Id, receiver, kind, step == Step.TransferNotice ? first.CycleOf(step, receiver) : first.Times(step, receiver) + 1);

    /// <summary>Owners get every letter; a confirmed co-debtor is told before the transfer and has a course of their own before that (P04, L08).</summary>
    private IEnumerable<PersonId> OthersToTell(ClaimFacts claim) => claim.Liable
        .Where(liable => liable.IsLiable && !Rests(claim, liable.Person) && (liable.Kind == LiabilityKind.Owner || (liable.Kind == LiabilityKind.CoDebtor && step == Step.TransferNotice))
            && !(step == Step.TransferNotice && TransferNotices.IsWaived(claim, liable.Person)))
        .Select(liable => liable.Person);

    /// <summary>Their own objection to being liable waits for an answer, or was answered a short while ago (L03).</summary>
    private bool Rests(ClaimFacts claim, PersonId person) => claim.Holds.Any(hold => hold.Person == person && (hold.StopsOn(on) || (hold.LiftedOn is not null && on < hold.ResumeOn)));

    /// <summary>One fee in all, on the first of the letter's claims whose law allows it.</summary>
    private Posting? Charge(Guid letter)
    {
        foreach (var claim in claims)
        {
            if (ReminderFees.For(claim.Facts, step, on, policies) is not { } row) continue;
            var fee = new Posting(DerivedId.Beside(letter, "fee", letter, 0), EntryKind.Fee, on, new Kroner(row.Value), $"{row.Source} ({row.Name})", Letter: letter);
            claim.Charge(fee);
            return fee;
        }
        return null;
    }

    private CourseLetter Letter(Guid id, PersonId receiver, PersonId debtor, IReadOnlyList<NightClaim> theirs, Posting? fee)
    {
        var on = theirs.FirstOrDefault(claim => fee is not null && claim.Facts.Postings.Contains(fee))?.Facts;
        return new CourseLetter(
            id, kind, this.On, receiver, debtor, PayBy(theirs), [.. theirs.Select(claim => Shown(claim, this.On))],
            on is null ? Kroner.Zero : fee!.Amount, on?.Id, on is null ? "" : fee!.Rule, on is not null && step == Step.Reminder2 && on.SecondFeeReason);
    }

    private DateOnly On => on;

    /// <summary>A notice's is the last day of its waiting time; where it goes on paper, the letter adds the days that paper takes.</summary>
    private DateOnly PayBy(IReadOnlyList<NightClaim> theirs) => kind switch
    {
        LetterKind.Bill => theirs.Min(claim => claim.Facts.EffectivePayBy),
        LetterKind.TransferNotice => on.AddDays(policies.Days(PolicySetting.NoticeWait, on)),
        _ => Course.Deadline(on, policies),
    };

    private static CourseLetterClaim Shown(NightClaim claim, DateOnly on)
    {
        var account = Account.On(claim.Facts, on);
        return new CourseLetterClaim(
            claim.Facts.Id, claim.Facts.DueOn, claim.Facts.EffectivePayBy, account.Principal, account.Fees, account.Interest, account.Paid, account.Balance);
    }
}
